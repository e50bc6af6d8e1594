"""Tables in Chinese: heads and the values of closed lists by their labels (中文表头与取值)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum

from reportkit.dataset.columns import SEPARATOR, Reference, Table
from reportkit.dataset.write.base import Cell, Row, Writer


class Lang(StrEnum):
    """A language of labels."""

    EN = "en"
    ZH = "zh"


def in_chinese(table: Table, rows: Iterable[Row]) -> tuple[Table, Iterator[Row]]:
    """``table`` and its ``rows`` with Chinese heads; values of closed lists are their labels."""
    return replace(chinese_table(table), name=table.zh or table.name), chinese_rows(table, rows)


def chinese_table(table: Table, others: Iterable[Table] = ()) -> Table:
    """``table`` with Chinese heads; it keeps its references to those of ``others``."""
    names = {other.name: _names(other) for other in others}
    own = _names(table)
    references = tuple(
        Reference(tuple(own[name] for name in r.columns), r.table, tuple(names[r.table][name] for name in r.fields))
        for r in table.references
        if r.table in names
    )
    columns = tuple(replace(c, name=c.zh, labels=tuple((zh, zh) for _, zh in c.labels)) for c in table.columns)
    return replace(table, key=tuple(own[name] for name in table.key), columns=columns, references=references)


def chinese_rows(table: Table, rows: Iterable[Row]) -> Iterator[Row]:
    """``rows`` of ``table`` with the values of closed lists as their labels."""
    labelled = [(at, dict(c.labels), c.several) for at, c in enumerate(table.columns) if c.labels]
    for row in rows:
        cells: list[Cell] = list(row)
        for at, labels, several in labelled:
            if isinstance(cell := cells[at], str):
                parts = cell.split(SEPARATOR) if several else [cell]
                cells[at] = SEPARATOR.join(labels.get(part, part) for part in parts)
        yield tuple(cells)


class ChineseWriter:
    """Passes rows of ``tables`` on to ``writer`` with the values of closed lists as their Chinese labels."""

    def __init__(self, writer: Writer, tables: Iterable[Table]) -> None:
        self._writer = writer
        self._tables = {table.name: table for table in tables}

    def write(self, table: str, rows: Iterable[Row]) -> None:
        """Add ``rows`` to ``table``."""
        self._writer.write(table, chinese_rows(self._tables[table], rows))

    def close(self) -> None:
        """Finish what was written."""
        self._writer.close()

    def abandon(self) -> None:
        """Let go of what is open."""
        self._writer.abandon()


def _names(table: Table) -> dict[str, str]:
    return {column.name: column.zh for column in table.columns}
