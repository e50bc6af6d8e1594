"""Make ``reportkit/lexicon/data/placechars.tsv``: how much a character speaks for a name of a place.

    python refresh/placechars.py            write the table
    python refresh/placechars.py --check    only say whether the committed table is what the sources give

``char first behind``: ten times the natural logarithm of how much more often the character begins a name of a unit (stands
behind in it) than it stands in prose. The names are those of ``regions.tsv``, the prose is that of the vocabulary's examples.
"""

from __future__ import annotations

import math
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "reportkit"
TARGET = ROOT / "lexicon" / "data" / "placechars.tsv"
LEVEL = re.compile(r"(?:地区|新区|特区|(?<!自治)[省市县区州盟旗])$")
UNSEEN, RARE = 0.02, 2  # what counts for a character that begins no name; characters as rare in prose are left out


def main(arguments: list[str]) -> int:
    """Write the table or compare it."""
    rows = (ROOT / "link" / "data" / "regions.tsv").read_text(encoding="utf-8").splitlines()[1:]
    stems = sorted({LEVEL.sub("", row.split("\t")[1]) for row in rows})
    stems = [stem for stem in stems if len(stem) == 2]
    first, behind = Counter(s[0] for s in stems), Counter(s[1] for s in stems)
    prose = Counter(char for text in _examples() for char in text if "\u4e00" <= char <= "\u9fff")
    total = sum(prose.values())

    def weight(count: int, char: str) -> int:
        return round(10 * math.log((count + UNSEEN) / len(stems) * total / (prose[char] + 1)))

    kept = sorted(c for c in set(first) | set(behind) | set(prose) if c in first or c in behind or prose[c] >= RARE)
    lines = ["char\tfirst\tbehind", *(f"{c}\t{weight(first[c], c)}\t{weight(behind[c], c)}" for c in kept)]
    content = "\n".join(lines) + "\n"
    if "--check" in arguments:
        return int(TARGET.read_text(encoding="utf-8") != content)
    TARGET.write_text(content, encoding="utf-8")
    return 0


def _examples() -> list[str]:
    """Examples of all words but those that stand before places, which hold names of kinds of places only."""
    files = sorted(path for path in (ROOT / "lexicon" / "data").glob("*.toml") if path.stem != "places")
    groups = [group for path in files for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"]]
    return [example for group in groups for example in group["words"].values()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
