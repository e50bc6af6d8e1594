"""Rows of tables inside a text: their cells, the columns with their heads, the words above.

Offsets are those of the source (code points, half-open), which the folded text shares.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportkit.text.joined import Joined

# 23, 98%, 约3.2, 1,250: a number alone; 23件, 3万元, 20余人: one with its unit, and no date.
BARE = re.compile(
    r"(?:平均|约|近|超过?|逾|不足|[-+负])?\s?\d[\d,]*(?:\.\d+)?(?:\s?[-~—至]\s?\d[\d,]*(?:\.\d+)?)?[余多]?[百千]?[万亿]?\s?%?"
)
MEASURED = re.compile(rf"{BARE.pattern}[\u4e00-\u9fff]{{0,4}}(?:\([^()]{{1,3}}\))?(?<![年月日号时点度旬季])")
YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?")
TOTALS = ("合计", "总计", "小计", "共计", "总数", "累计")
UNITS = frozenset("全总省市县区镇乡")


def is_total(text: str) -> bool:
    """Whether a cell names a row that sums up others: 合 计, 全县总计."""
    words = "".join(text.split())
    return words.endswith(TOTALS) and len(words) <= 4 and UNITS.issuperset(words[:-2])


@dataclass(slots=True, eq=False)
class Cell:
    """A cell with words in it: its source span without blanks around it, and its folded ``text``."""

    start: int
    end: int
    text: str


@dataclass(slots=True, eq=False)
class Column:
    """The head cells above a column, outermost first, and what stands in it (``ColumnWords``)."""

    heads: tuple[Cell, ...] = ()
    kind: str | None = None


@dataclass(slots=True, eq=False)
class Row:
    """A row: a cell (None where it is empty) for each of ``columns``, the words above the table, the row's name.

    ``label`` may stand in a row above, of which the cell reaches down; ``unit`` is the cell of 单位：万元 above the table.
    """

    cells: tuple[Cell | None, ...]
    columns: tuple[Column, ...]
    caption: Cell | None
    unit: Cell | None
    label: Cell | None = None

    @property
    def total(self) -> bool:
        """Whether it sums up the others."""
        return self.label is not None and is_total(self.label.text)

    @property
    def named_by(self) -> str | None:
        """What stands in the column of the row's name."""
        return next((column.kind for cell, column in self.filled() if cell is self.label), None)

    def filled(self) -> list[tuple[Cell, Column]]:
        """The cells that are not empty, with their columns."""
        return [(cell, column) for cell, column in zip(self.cells, self.columns, strict=True) if cell is not None]

    def joined(self, folded: str) -> Joined:
        """The row as one line: its span of the folded text with blanks for all that stands between its cells."""
        filled = [cell for cell in self.cells if cell is not None]
        start, text = filled[0].start, ""
        for cell in filled:
            text += " " * (cell.start - start - len(text)) + folded[cell.start : cell.end]
        return Joined(text, (0,), (start,))


@dataclass(slots=True, eq=False)
class Table:
    """Lines ``first:stop`` that make up a table; ``rows`` by the number of their first line, all other lines are its heads."""

    first: int
    stop: int
    rows: dict[int, tuple[int, Row]] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()
