"""Formats of tables by name and by extension, and a writer for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from reportkit.dataset.columns import Table
from reportkit.dataset.write.base import Row, Sink, Writer


class Format(StrEnum):
    """A format of tables."""

    SQLITE = "sqlite"
    XLSX = "xlsx"
    CSV = "csv"
    PARQUET = "parquet"
    JSONL = "jsonl"


FILES = {
    ".db": Format.SQLITE,
    ".sqlite": Format.SQLITE,
    ".sqlite3": Format.SQLITE,
    ".xlsx": Format.XLSX,
}  # of several tables
ONE = {".csv": Format.CSV, ".parquet": Format.PARQUET, ".jsonl": Format.JSONL, ".ndjson": Format.JSONL}  # of one table


@contextmanager
def opened(form: Format, place: Path, tables: Sequence[Table]) -> Iterator[Writer]:
    """A writer of ``tables`` to ``place``: a file, or of CSV, Parquet and JSON Lines a folder that is there, a file a table."""
    writer = _writer(form, place, tables)
    try:
        yield writer
        writer.close()
    except BaseException:
        writer.abandon()
        raise


def _writer(form: Format, place: Path, tables: Sequence[Table]) -> Writer:
    if form is Format.SQLITE:
        from reportkit.dataset.write.sqlite import SqliteFile

        return SqliteFile(place, tables)
    if form is Format.XLSX:
        from reportkit.dataset.write.xlsx import XlsxBook

        return XlsxBook(place, tables)
    return _Folder(form, place, tables)


class _Folder:
    """A file for each table."""

    def __init__(self, form: Format, folder: Path, tables: Sequence[Table]) -> None:
        self._files = {table.name: (folder / f"{table.name}.{form}").open("wb") for table in tables}
        self._sinks = {table.name: sink(form, self._files[table.name], table) for table in tables}

    def write(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows to the file of ``table``."""
        self._sinks[table].add(rows)

    def close(self) -> None:
        """Finish all files."""
        for name, file in self._files.items():
            self._sinks[name].close()
            file.close()

    def abandon(self) -> None:
        """Close all files."""
        for file in self._files.values():
            file.close()


def sink(form: Format, file: BinaryIO, table: Table) -> Sink:
    """What takes the rows of one ``table`` into one ``file``: CSV, Parquet or JSON Lines."""
    if form is Format.PARQUET:
        from reportkit.dataset.write.parquet import ParquetSink

        return ParquetSink(file, table)
    if form is Format.JSONL:
        from reportkit.dataset.write.jsonl import JsonlSink

        return JsonlSink(file, table)
    from reportkit.dataset.write.csvfile import CsvSink

    return CsvSink(file, table)
