"""CSV: UTF-8 with byte order mark, which Excel needs to read Chinese, and no cell that Excel would take for a formula."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from reportkit.dataset.columns import Table, Type
from reportkit.dataset.write.base import Cell, Row

RISKY = ("=", "+", "-", "@", "\t", "\r")  # a text that begins so is a formula to a spreadsheet
SAFE = "'"  # written before it; Excel shows the text
SUSPECT = (SAFE, *RISKY)


class CsvSink:
    """The rows of a table as CSV, names of columns first."""

    def __init__(self, file: BinaryIO, table: Table) -> None:
        file.write(BOM_UTF8)
        self._file = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        self._writer = csv.writer(self._file)
        self._writer.writerow(table.names)
        self._texts = [at for at, column in enumerate(table.columns) if column.type == "string"]
        self._flags = [at for at, column in enumerate(table.columns) if column.type == "boolean"]

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows: an empty cell for None, ``true`` and ``false``, numbers as they are."""
        self._writer.writerows(map(self._written, rows))

    def _written(self, row: Row) -> Sequence[Cell]:
        """A row as ``written`` has its cells; a call for each cell would take twice the time."""
        cells = list(row)
        for at in self._texts:
            cell = cells[at]
            if cell and str(cell)[0] in SUSPECT:
                cells[at] = written(cell)
        for at in self._flags:
            cells[at] = written(cells[at])
        return cells

    def close(self) -> None:
        """Give the file back."""
        self._file.flush()
        self._file.detach()


def written(cell: Cell) -> Cell:
    """``cell`` as CSV has it."""
    if isinstance(cell, str):
        return SAFE + cell if cell.startswith(SUSPECT) and _is_risky(cell) else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell


def read_back(text: str, kind: Type) -> Cell:
    """The cell of a column of type ``kind`` that ``text`` was written for."""
    if not text:
        return None
    if kind == "boolean":
        return text == "true"
    if kind == "string":
        return text[1:] if text[0] == SAFE and _is_risky(text[1:]) else text
    return int(text) if text.lstrip("-").isdecimal() else float(text)


def _is_risky(text: str) -> bool:
    """Whether a spreadsheet would take ``text`` for a formula, or it looks like one that was made safe."""
    return text.lstrip(SAFE).startswith(RISKY)
