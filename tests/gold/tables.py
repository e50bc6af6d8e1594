"""The tables of README.md and docs/ACCURACY.md from the files that ``make eval`` leaves in build/.

python -m tests.gold.tables short|long
"""

from __future__ import annotations

import sys

from reportkit.evaluate import evaluate
from tests.gold.test_floors import FLOORS, GOLD, TEXTS
from tests.support import ROOT

KINDS = tuple(FLOORS["seeds"])


def main(arguments: list[str]) -> int:
    """Print one table of F1 for all sets (short), or one of precision, recall and counts for each (long)."""
    results = {
        name: evaluate(str(ROOT / "build" / f"{name}.jsonl"), str(GOLD / name), [str(folder)])
        for name, folder in TEXTS.items()
    }
    rows = {name: result.rows() for name, result in results.items()}
    write = sys.stdout.write
    if arguments == ["short"]:
        write("| |" + "".join(f" {n} ({results[n].documents}) |" for n in rows) + "\n|---|" + "---|" * len(rows) + "\n")
        for kind in KINDS:
            write(f"| {kind} |" + "".join(f" {rows[n][kind]['f1']:.3f} |" for n in rows) + "\n")
        return 0
    for name, result in results.items():
        write(f"## {name}\n\n| kind | P | R | F1 | right | found | gold |\n|---|---|---|---|---|---|---|\n")
        for kind in KINDS:
            r = rows[name][kind]
            write(f"| {kind} | {r['p']:.3f} | {r['r']:.3f} | {r['f1']:.3f} | {r['tp']} | {r['pred']} | {r['gold']} |\n")
        write(f"\nGold figures neither found nor listed under `unclaimed`: {result.silent}.\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
