"""xlsx: a sheet a table, Chinese labels and names above, both frozen, with filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from reportkit.dataset.columns import Column, Table
from reportkit.dataset.write.base import Cell, Row, missing
from reportkit.errors import ReportkitError

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ROWS_MAX = 1_048_576
CELL_MAX = 32_767
WIDE = {
    **dict.fromkeys(("sentence", "cite", "text", "message", "完整原句", "引用", "原句", "说明"), 60),
    **dict.fromkeys(("title", "标题"), 40),
    **dict.fromkeys(("key", "unit_id", "panel_id", "同一报告的键", "单位标识", "面板单位标识"), 36),
    **dict.fromkeys(("path", "路径"), 32),
    **dict.fromkeys(("quote", "heading", "topic", "object", "organ", "原文", "议题", "对象", "机关", "报告机关"), 24),
    **dict.fromkeys(("report", "报告"), 18),
}
NARROW, MIDDLE, HEAD_MAX = 9, 14, 30
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # no clock: two runs give the same bytes


class XlsxBook:
    """A workbook with a sheet for each table; rows go to disk as they come."""

    def __init__(self, path: Path, tables: Sequence[Table]) -> None:
        try:
            import xlsxwriter
        except ImportError as error:
            raise missing("XlsxWriter", error, "xlsx") from error
        options = {
            "constant_memory": True,
            "tmpdir": str(path.parent),
            "strings_to_urls": False,
            "strings_to_formulas": False,
        }
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"created": MADE})
        label = self._book.add_format({"bold": True, "bg_color": "#DDE6F0", "bottom": 1})
        name = self._book.add_format({"font_color": "#666666", "bottom": 1})
        self._sheets = {
            table.name: _Sheet(self._book.add_worksheet(_title(table)), table, label, name) for table in tables
        }

    def write(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows to the sheet of ``table``."""
        self._sheets[table].add(rows)

    def close(self) -> None:
        """Write the workbook."""
        from xlsxwriter.exceptions import XlsxWriterException

        for sheet in self._sheets.values():
            sheet.finish()
        try:
            self._book.close()
        except XlsxWriterException as error:
            raise OSError(str(error)) from error

    def abandon(self) -> None:
        """Close what is open, which only writing it does."""
        with suppress(Exception):
            self._book.close()


class _Sheet:
    def __init__(self, sheet: Worksheet, table: Table, label: Any, name: Any) -> None:
        self._sheet = sheet
        self._table = table
        self._heads = 1 if _is_chinese(table) else 2
        self._row = self._heads
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, _width(column))
            sheet.write_string(0, at, column.zh or column.name, label)
        for at, column in enumerate(table.columns if self._heads > 1 else ()):
            sheet.write_string(1, at, column.name, name)
        sheet.freeze_panes(self._heads, min(2, len(table.columns) - 1))
        sheet.repeat_rows(0, self._heads - 1)  # the heads on every page that is printed
        sheet.set_landscape()

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if self._row >= ROWS_MAX:
                message = f"table {self._table.name} has more rows than a sheet can hold ({ROWS_MAX:,})"
                raise ReportkitError(message, stage="write", hint="write .db, or a folder with --format parquet")
            for at, cell in enumerate(row):
                if cell is not None:
                    self._write(at, cell)
            self._row += 1

    def finish(self) -> None:
        first = self._heads - 1
        self._sheet.autofilter(first, 0, max(self._row - 1, first), len(self._table.columns) - 1)

    def _write(self, at: int, cell: Cell) -> None:
        if isinstance(cell, bool):
            self._sheet.write_boolean(self._row, at, cell)
        elif isinstance(cell, str):
            self._sheet.write_string(self._row, at, cell if len(cell) <= CELL_MAX else f"{cell[: CELL_MAX - 1]}…")
        elif cell is not None:
            self._sheet.write_number(self._row, at, cell)


def _is_chinese(table: Table) -> bool:
    """Whether the columns go by their Chinese labels, which then stand there once."""
    return all(column.name == column.zh for column in table.columns)


def _title(table: Table) -> str:
    return table.zh if _is_chinese(table) else table.name


def _width(column: Column) -> int:
    """Width of a column in characters: what its cells hold as a rule, and its heads whole."""
    base = NARROW if column.type != "string" else WIDE.get(column.name, WIDE.get(column.zh, MIDDLE))
    heads = max(_columns(column.name), _columns(column.zh)) + 2
    return max(base, min(heads, HEAD_MAX))


def _columns(text: str) -> int:
    """How wide ``text`` is: a Chinese character takes two columns."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
