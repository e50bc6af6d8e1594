"""Tables with Chinese names of columns and values, for people who read them in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportkit.dataset.columns import SEPARATOR, Column, Reference, Table
from reportkit.dataset.write.base import Cell, Row, Writer


def in_chinese(table: Table, others: Iterable[Table]) -> Table:
    """``table`` with the Chinese labels of its columns as their names; ``others`` are those that it may refer to."""
    names = {other.name: _names(other) for other in others}
    own = _names(table)
    references = tuple(
        Reference(tuple(own[name] for name in r.columns), r.table, tuple(names[r.table][name] for name in r.fields))
        for r in table.references
    )
    columns = tuple(map(_column, table.columns))
    return replace(table, key=tuple(own[name] for name in table.key), columns=columns, references=references)


class ChineseWriter:
    """Writes rows of ``tables`` to ``writer`` with Chinese labels for the values of closed lists."""

    def __init__(self, writer: Writer, tables: Iterable[Table]) -> None:
        self._writer = writer
        self._labels = {
            table.name: [(at, dict(c.labels), c.several) for at, c in enumerate(table.columns) if c.labels]
            for table in tables
        }

    def write(self, table: str, rows: Iterable[Row]) -> None:
        """Add ``rows`` to ``table``."""
        self._writer.write(table, self._told(table, rows))

    def close(self) -> None:
        """Finish what was written."""
        self._writer.close()

    def abandon(self) -> None:
        """Let go of what is open."""
        self._writer.abandon()

    def _told(self, table: str, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            cells: list[Cell] = list(row)
            for at, labels, several in self._labels[table]:
                if isinstance(cell := cells[at], str):
                    parts = cell.split(SEPARATOR) if several else [cell]
                    cells[at] = SEPARATOR.join(labels.get(part, part) for part in parts)
            yield cells


def _names(table: Table) -> dict[str, str]:
    return {column.name: column.zh for column in table.columns}


def _column(column: Column) -> Column:
    return replace(column, name=column.zh, labels=tuple((zh, zh) for _, zh in column.labels))
