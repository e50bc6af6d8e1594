"""What every format of tables can do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO, Protocol

from reportkit.dataset.columns import Table
from reportkit.errors import ReportkitError

Cell = str | int | float | bool | None
Row = Sequence[Cell]


class Writer(Protocol):
    """Takes rows of its tables as they come, mixed."""

    def write(self, table: str, rows: Iterable[Row]) -> None:
        """Add ``rows`` to ``table``, each with a cell for every column of the table, in order."""

    def close(self) -> None:
        """Finish what was written; call it once, after the last row."""

    def abandon(self) -> None:
        """Let go of what is open: what was written is not wanted."""


class Sink(Protocol):
    """Takes the rows of one table into one file."""

    def __init__(self, file: BinaryIO, table: Table) -> None: ...

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows, each with a cell for every column, in order."""

    def close(self) -> None:
        """Write what is left; the file stays open."""


def missing(package: str, error: ImportError, wanted: str) -> ReportkitError:
    """The error where a package of the extra ``tables`` is not installed."""
    hint = "pip install 'reportkit[tables]'"
    return ReportkitError(f"{wanted} needs {package}, which is not installed ({error})", stage="write", hint=hint)
