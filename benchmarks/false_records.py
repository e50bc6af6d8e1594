"""False records on prose that has none: how many a thousand characters, by kind.

    python benchmarks/false_records.py [PATH]...

The texts of tests/gold/prose (speeches, essays, background, news of other matters) hold no figure, meeting, inspection,
suggestion or matter looked into; whatever is read from them is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROSE = ROOT / "tests" / "gold" / "prose"
KINDS = ("figures", "meetings", "law_inspections", "suggestions", "oversight")


def false_records(paths: Iterable[Path]) -> tuple[int, list[tuple[str, str, str]]]:
    """Characters read, and file, kind and evidence of every record."""
    from reportkit.io.load import load_file
    from reportkit.pipeline import build

    chars = 0
    found: list[tuple[str, str, str]] = []
    for path in paths:
        text = load_file(str(path)).text
        chars += len(text)
        report = build(text, {})
        found += [(path.stem, kind, record["evidence"]["text"]) for kind in KINDS for record in report[kind]]
    return chars, found


def main(arguments: list[str] | None = None) -> int:
    """Print the rates, then every record."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[PROSE])
    options = parser.parse_args(arguments)
    files = [f for p in options.paths for f in (sorted(p.glob("*.txt")) if p.is_dir() else [p])]
    if not files:
        parser.error("no text to read")
    chars, found = false_records(files)
    print(f"{len(files)} texts, {chars} characters, {len(found)} records")
    for kind in KINDS:
        print(f"{kind:<16}{1000 * sum(k == kind for _, k, _ in found) / chars:>7.2f} a thousand characters")
    print(f"{'total':<16}{1000 * len(found) / chars:>7.2f} a thousand characters")
    for name, kind, words in found:
        print(f"{name}: {kind}: {words}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
