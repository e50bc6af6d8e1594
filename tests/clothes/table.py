"""Prints the table of docs/INPUTS.md: ``python -m tests.clothes.table``."""

from __future__ import annotations

from tests.clothes.dress import CLOTHES, LAYOUTS, PAGES, SCRIPTS
from tests.clothes.test_clothes import COMPARED, SEEDS, as_given, dressed, words


def row(name: str) -> str:
    """One line of the table: which seeds agree in these clothes, or what differs."""
    cells = []
    for seed in SEEDS:
        expected, found = as_given(seed), dressed(seed, name)
        differing = [key for key in COMPARED if words(expected[key]) != words(found[key])]
        cells.append(", ".join(differing) or "same")
    return f"| {name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    print("\n".join(row(name) for name in (*CLOTHES, *PAGES, *LAYOUTS, *SCRIPTS)))  # noqa: T201
