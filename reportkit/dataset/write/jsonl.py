"""JSON Lines: an object a row, every column a key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from reportkit.dataset.columns import Table
from reportkit.dataset.write.base import Row
from reportkit.io.jsonl import dump


class JsonlSink:
    """The rows of a table as JSON Lines."""

    def __init__(self, file: BinaryIO, table: Table) -> None:
        self._file = file
        self._names = table.names

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        self._file.writelines(dump(dict(zip(self._names, row, strict=True))) for row in rows)

    def close(self) -> None:
        """Nothing is left to do."""
