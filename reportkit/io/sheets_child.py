"""Reads a workbook in a process of its own: what python-calamine does not survive ends this process only.

The bytes come on standard input, the sheets go to standard output as JSON. Nothing of reportkit is imported, the script is
run by its path.
"""

from __future__ import annotations

import io
import json
import sys
from typing import Any

MEMORY = 2 * 1024 * 1024 * 1024


def main() -> int:
    """Exit code 1 with a line on stderr for a workbook that is damaged."""
    _limit()
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        sheets = [_sheet(book, meta) for meta in book.sheets_metadata]
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        sys.stderr.write(str(error).split("\n", 1)[0][:200])
        return 1
    sys.stdout.buffer.write(json.dumps(sheets).encode("ascii"))
    return 0


def _limit() -> None:
    """No more memory than a workbook of reports may take; a cell in the far corner of a sheet would take all."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _sheet(book: Any, meta: Any) -> dict[str, Any]:
    """Name, and rows that are not empty with their numbers. Numbers stay numbers, dates become strings in a list."""
    hidden = not str(meta.visible).endswith("Visible")
    if hidden or not str(meta.typ).endswith("WorkSheet"):
        return {"name": meta.name, "hidden": True, "rows": []}
    rows = book.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
    filled = [[number, list(map(_cell, row))] for number, row in enumerate(rows, 1) if any(cell != "" for cell in row)]
    return {"name": meta.name, "hidden": False, "rows": filled}


def _cell(cell: Any) -> Any:
    return cell if isinstance(cell, str | int | float | bool) else [str(cell)]


if __name__ == "__main__":
    sys.exit(main())
