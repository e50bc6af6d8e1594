"""The panel as a table: long, wide, and for Stata (长表、宽表)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from reportkit.dataset.columns import SEPARATOR, Column, Table
from reportkit.dataset.panel.cell import Cell
from reportkit.dataset.panel.entries import Entry, Panel
from reportkit.dataset.panel.indicators import CellStatus, Indicator
from reportkit.dataset.tables.years import YearBasis
from reportkit.dataset.write.base import Row
from reportkit.models.enums import Action, Approx, Completeness, Confidence, Genre, Labelled, Level, Organ


class Layout(StrEnum):
    """One row a cell, or one row a report."""

    LONG = "long"
    WIDE = "wide"
    STATA = "stata"


CODES = {status: number for number, status in enumerate(CellStatus, 1)}


def _labels(closed: type[Labelled]) -> tuple[tuple[str, str], ...]:
    return tuple((member.value, member.label) for member in closed)


WHERE = (
    Column("path", "string", "Path of the report; empty where the frame wants one that is not there", "路径"),
    Column("adcode", "string", "GB/T 2260 code in the report's year", "行政区划代码"),
    Column("region", "string", "Region as the text gives it", "行政区"),
    Column("organ", "string", "Whose report it is", "报告机关", _labels(Organ), required=True),
    Column("year", "integer", "Last year reviewed", "年份"),
)
ABOUT = (
    Column("unit_id", "string", "Who reports, the same in every year of one code", "单位标识", required=True),
    Column("adcode_now", "string", "The code of today; empty where it is not one and sure", "现行代码"),
    Column("successors", "string", f"Codes that took the place over, parted by {SEPARATOR}", "后继代码"),
    Column("level", "string", "Administrative level", "层级", _labels(Level)),
    Column("province", "string", "Province", "省级"),
    Column("prefecture", "string", "Prefecture", "地级"),
    Column("genre", "string", "Kind of text", "文种", _labels(Genre)),
    Column("completeness", "string", "How much of the report the text holds", "完整程度", _labels(Completeness)),
    Column("key", "string", "The same for every copy of a work report", "同一报告的键"),
    Column("title", "string", "Title", "标题"),
    Column("copies", "string", f"Other copies, which do not count, parted by {SEPARATOR}", "其他版本"),
    Column("notes", "string", "copies | same_year: another report of the organ on this year is a row too", "提示"),
)
CELL = (
    Column("indicator", "string", "Name of the indicator", "指标", required=True),
    Column("value", "number", "The value; empty unless status is stated, stated_zero or all", "值"),
    Column("value_max", "number", "High end of a range", "区间上限"),
    Column("unit", "string", "Unit as printed", "单位"),
    Column("status", "string", "What the cell is", "状态", _labels(CellStatus), required=True),
    Column("basis", "string", "What was counted, where that differs between reports", "计数口径", _labels(Action)),
    Column("year_basis", "string", "How the year of the number is known", "年份依据", _labels(YearBasis)),
    Column(
        "of_year", "integer", "The year the number is of: the last reviewed, of what is planned the next", "数字年份"
    ),
    Column("approx", "string", "over, under, about", "约数", _labels(Approx)),
    Column("confidence", "string", "What the program thinks of the record", "把握程度", _labels(Confidence)),
    Column("report", "string", "Id of the report", "报告编号"),
    Column("record", "string", f"Ids of its records, parted by {SEPARATOR}", "记录编号"),
    Column("n_candidates", "integer", "How many records the indicator looked at", "候选记录数", required=True),
    Column("why", "string", "Why there is no value", "无值原因"),
    Column("sentence", "string", "The sentence of the text", "原句"),
    Column("start", "integer", "First character of the record, from 0", "起点"),
    Column("end", "integer", "One past its last character", "终点"),
    Column("cite", "string", "The sentence with its source, ready to paste", "引文"),
)


def cell_columns(indicators: Sequence[Indicator]) -> tuple[Column, ...]:
    """The columns of a cell, with the names of the indicators for labels."""
    labels = tuple((indicator.name, indicator.zh) for indicator in indicators)
    return (replace(CELL[0], labels=labels), *CELL[1:])


def table(panel: Panel, layout: Layout) -> Table:
    """What the columns of the panel are."""
    if layout is Layout.LONG:
        return Table(
            "panel",
            ("unit_id", "year", "path", "indicator"),
            (*WHERE, *cell_columns(panel.indicators), *ABOUT),
            "Panel",
            "面板",
        )
    told = [column for indicator in panel.indicators for column in _told(indicator, layout)]
    return Table("panel", ("panel_id",), (PANEL_ID, *WHERE, *ABOUT, *told), "Panel, one row a report", "面板（宽表）")


PANEL_ID = Column(
    "panel_id", "string", "The unit; of its second report on one year with #2", "面板单位标识", required=True
)


def rows(panel: Panel, layout: Layout) -> Iterator[Row]:
    """The rows of ``table``."""
    if layout is Layout.LONG:
        for entry in panel.entries:
            where, about = _where(entry), _about(entry)
            for indicator, cell, cite in zip(panel.indicators, entry.cells, entry.cites, strict=True):
                yield (*where, *_cell(entry, indicator, cell, cite), *about)
        return
    seen: Counter[tuple[str, int | None]] = Counter()
    for entry in panel.entries:
        seen[entry.unit_id, entry.year] += 1
        n = seen[entry.unit_id, entry.year]
        panel_id = entry.unit_id if n == 1 else f"{entry.unit_id}#{n}"
        values: list[str | int | float | None] = []
        for indicator, cell in zip(panel.indicators, entry.cells, strict=True):
            values += [cell.value, CODES[cell.status] if layout is Layout.STATA else cell.status.value]
            values += [cell.unit] if indicator.unit_matters else []
        yield (panel_id, *_where(entry), *_about(entry), *values)


def _told(indicator: Indicator, layout: Layout) -> list[Column]:
    name = indicator.column if layout is Layout.STATA else indicator.name
    status = Column(f"{name}_status", "string", f"{indicator.en}: status", f"{indicator.zh}：状态", _labels(CellStatus))
    if layout is Layout.STATA:
        coded = tuple((str(code), status.value) for status, code in CODES.items())
        status = Column(status.name, "integer", status.en, status.zh, coded)
    columns = [Column(name, "number", indicator.en, indicator.zh), status]
    if indicator.unit_matters:
        columns.append(Column(f"{name}_unit", "string", f"{indicator.en}: unit", f"{indicator.zh}：单位"))
    return columns


def _where(entry: Entry) -> Row:
    return (entry.path, entry.adcode, entry.region, entry.organ, entry.year)


def _about(entry: Entry) -> Row:
    return (
        entry.unit_id,
        entry.now.adcode,
        SEPARATOR.join(entry.now.successors) or None,
        entry.level,
        entry.province,
        entry.prefecture,
        entry.genre,
        entry.completeness,
        entry.key,
        entry.title,
        SEPARATOR.join(entry.copies) or None,
        SEPARATOR.join(entry.notes) or None,
    )


def _cell(entry: Entry, indicator: Indicator, cell: Cell, cite: str | None) -> Row:
    return (
        cell.indicator,
        cell.value,
        cell.value_max,
        cell.unit,
        cell.status.value,
        cell.basis,
        cell.year_basis,
        entry.plan_year if indicator.is_planned else entry.year,
        cell.approx,
        cell.confidence,
        entry.report,
        SEPARATOR.join(cell.records) or None,
        cell.n_candidates,
        cell.why,
        cell.sentence,
        cell.start,
        cell.end,
        cite,
    )
