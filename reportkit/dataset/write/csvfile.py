"""CSV: UTF-8 with byte order mark, which Excel needs to read Chinese, and no cell that Excel would take for a formula."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable
from typing import BinaryIO

from reportkit.dataset.columns import Table
from reportkit.dataset.write.base import Cell, Row

RISKY = ("=", "+", "-", "@", "\t", "\r")  # a text that begins so is a formula to a spreadsheet
SAFE = "'"  # written before it; Excel shows the text


class CsvSink:
    """The rows of a table as CSV, names of columns first."""

    def __init__(self, file: BinaryIO, table: Table) -> None:
        file.write(BOM_UTF8)
        self._file = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        self._writer = csv.writer(self._file)
        self._writer.writerow(table.names)

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows: an empty cell for None, ``true`` and ``false``, numbers as they are."""
        self._writer.writerows([written(cell) for cell in row] for row in rows)

    def close(self) -> None:
        """Give the file back."""
        self._file.flush()
        self._file.detach()


def written(cell: Cell) -> Cell:
    """``cell`` as CSV has it."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str) and cell.startswith(RISKY):
        return SAFE + cell
    return cell
