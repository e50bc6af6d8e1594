"""Tables in Chinese: heads and the values of closed lists by their labels (中文表头与取值)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum

from reportkit.dataset.columns import SEPARATOR, Column, Table
from reportkit.dataset.write.base import Cell, Row


class Lang(StrEnum):
    """A language of labels."""

    EN = "en"
    ZH = "zh"


def in_chinese(table: Table, rows: Iterable[Row]) -> tuple[Table, Iterator[Row]]:
    """``table`` and its ``rows`` with Chinese heads; values of closed lists are their labels."""
    columns = tuple(replace(column, name=column.zh, labels=()) for column in table.columns)
    labels = [dict(column.labels) for column in table.columns]
    told = (
        tuple(_labelled(cell, column, known) for cell, column, known in zip(row, table.columns, labels, strict=True))
        for row in rows
    )
    return replace(table, name=table.zh or table.name, columns=columns, key=(), references=()), told


def _labelled(cell: Cell, column: Column, labels: dict[str, str]) -> Cell:
    if not labels or not isinstance(cell, str):
        return cell
    return (
        SEPARATOR.join(labels.get(value, value) for value in cell.split(SEPARATOR))
        if column.several
        else labels.get(cell, cell)
    )
