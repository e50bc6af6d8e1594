"""The table of modules in CONTRIBUTING.md, printed from the tree: ``python -m tests.tree [--write]``."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.support import ROOT

PAGE = ROOT / "CONTRIBUTING.md"
TABLE = re.compile(r"(?<=<!-- tree -->\n).*(?=<!-- /tree -->)", re.DOTALL)
# The rooms of the rules, in the order in which a text passes through them, then those of what users do with records.
FOLDERS = (
    "text",
    "lexicon",
    "outline",
    "numerals",
    "grammar",
    "records",
    "link",
    "checks",
    "dataset",
    "review",
    "page",
)


def table() -> str:
    """Rows of module and what it is for, by the first sentence of its docstring."""
    return "".join(f"{row}\n" for row in ("| module | what |", "|---|---|", *_rows()))


def _rows() -> Iterator[str]:
    for folder in FOLDERS:
        for path in sorted((ROOT / "reportkit" / folder).rglob("*.py"), key=_order):
            told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
            first = re.split(r"(?<=[.)])\n\n|\n\n", told)[0].replace("\n", " ").replace("|", "\\|")
            name = path.relative_to(ROOT / "reportkit").as_posix()
            room = path.name == "__init__.py"
            if first:
                yield f"| {'**' if room else ''}`{name.removesuffix('__init__.py')}`{'**' if room else ''} | {first} |"


def _order(path: Path) -> tuple[str, bool, str]:
    return (path.parent.as_posix(), path.name != "__init__.py", path.name)


def main(args: list[str]) -> int:
    """Print the table, or write it into the page."""
    if "--write" in args:
        PAGE.write_text(TABLE.sub(lambda _: table(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        sys.stdout.write(table())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
