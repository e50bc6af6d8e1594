"""The same indicators side by side, and what keeps them from being compared (比较)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportkit.dataset.columns import Column, Table
from reportkit.dataset.compare.denominators import Denominators
from reportkit.dataset.compare.differences import Difference, differences, without_number
from reportkit.dataset.language import Lang
from reportkit.dataset.panel.cell import Cell
from reportkit.dataset.panel.entries import Entry, Panel
from reportkit.dataset.panel.indicators import CellStatus, Indicator
from reportkit.dataset.panel.layout import WHERE, cell_columns
from reportkit.dataset.write.base import Row
from reportkit.models.enums import Approx

SIGNS = {Approx.OVER: ">", Approx.UNDER: "<", Approx.ABOUT: "≈"}


@dataclass(slots=True)
class Comparison:
    """Entries side by side, and what differs; ``numbers`` are the user's, by entry and name."""

    indicators: tuple[Indicator, ...]
    entries: list[Entry]
    differences: list[Difference] = field(default_factory=list)
    names: tuple[str, ...] = ()
    numbers: list[dict[str, float | None]] = field(default_factory=list)


def comparison(panel: Panel, denominators: Denominators | None = None) -> Comparison:
    """What ``panel`` has, side by side, with the user's numbers beside it."""
    entries = sorted(panel.entries, key=lambda e: (e.region or "~", e.organ, e.year or 0, e.path or ""))
    found = Comparison(panel.indicators, entries, differences(panel.indicators, entries))
    if denominators is not None:
        found.names = denominators.names
        found.numbers = [denominators.of(entry) for entry in entries]
        for name in denominators.names:
            lacking = [entry for entry, numbers in zip(entries, found.numbers, strict=True) if numbers[name] is None]
            found.differences += [without_number(name, lacking)] if lacking else []
    return found


def shown(cell: Cell, lang: Lang = Lang.EN) -> str:
    """A cell in few characters: 8, >96 %, 5 部, or its status where it has no value."""
    status = cell.status.label if lang is Lang.ZH else cell.status.value
    if cell.status is CellStatus.ALL:
        return f"100 % ({status})"
    if cell.value is None:
        return f"– {status}"
    number = f"{cell.value:,}" if cell.value_max is None else f"{cell.value:,}–{cell.value_max:,}"
    sign = SIGNS.get(Approx(cell.approx), "") if cell.approx else ""
    return f"{sign}{number}{f' {cell.unit}' if cell.unit else ''}"


def ratio(cell: Cell, number: float | None) -> float | None:
    """A count for each of the user's number; none of a share, nor by zero."""
    if cell.value is None or cell.status is CellStatus.ALL or cell.unit == "%" or not number:
        return None
    return round(cell.value / number, 6)


def table(found: Comparison) -> Table:
    """The columns of the comparison as a long table."""
    numbers = [Column(name, "number", f"{name}, from the file that was joined", name) for name in found.names]
    ratios = [Column(f"per_{name}", "number", f"The value for each of {name}", f"每{name}") for name in found.names]
    cell = [column for column in cell_columns(found.indicators) if column.name in KEPT]
    return Table("comparison", ("path", "indicator"), (*WHERE, *cell, *numbers, *ratios), "Comparison", "比较")


KEPT = ("indicator", "value", "value_max", "unit", "status", "basis", "year_basis", "approx", "why", "sentence", "cite")


def rows(found: Comparison) -> Iterable[Row]:
    """The rows of ``table``."""
    for at, entry in enumerate(found.entries):
        numbers = found.numbers[at] if found.numbers else {}
        where = (entry.path, entry.adcode, entry.region, entry.organ, entry.year)
        for cell, cite in zip(entry.cells, entry.cites, strict=True):
            told = (
                cell.indicator,
                cell.value,
                cell.value_max,
                cell.unit,
                cell.status.value,
                cell.basis,
                cell.year_basis,
            )
            beside = [numbers.get(name) for name in found.names]
            each = [ratio(cell, number) for number in beside]
            yield (*where, *told, cell.approx, cell.why, cell.sentence, cite, *beside, *each)
