"""Prints the table of docs/INPUTS.md: ``python -m tests.clothes.table``."""

from __future__ import annotations

from tests.clothes.test_clothes import ALL, SEEDS, differing


def row(name: str) -> str:
    """One line of the table: which seeds agree in these clothes, or what differs."""
    return f"| {name} | {' | '.join(', '.join(differing(seed, name)) or 'same' for seed in SEEDS)} |"


if __name__ == "__main__":
    print("\n".join(map(row, ALL)))  # noqa: T201
