"""What every format of tables can do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

Cell = str | int | float | bool | None
Row = Sequence[Cell]


class Writer(Protocol):
    """Takes rows of tables as they come, mixed; what it writes appears when its context is left, whole or not at all."""

    def write(self, table: str, rows: Iterable[Row]) -> None:
        """Add ``rows`` to ``table``, each with a cell for every column of the table, in order."""
