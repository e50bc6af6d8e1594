"""The same indicators side by side, and what keeps them from being compared (比较)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportkit.dataset.case import Cell
from reportkit.dataset.columns import Column, Table
from reportkit.dataset.denominators import Denominators
from reportkit.dataset.indicators import CellStatus, Indicator
from reportkit.dataset.layout import CELL, WHERE
from reportkit.dataset.panel import Entry, Panel
from reportkit.dataset.write.base import Row
from reportkit.dataset.years import YearBasis
from reportkit.models.enums import Approx, Completeness

SIGNS = {Approx.OVER: ">", Approx.UNDER: "<", Approx.ABOUT: "≈"}
WITH_VALUE = (CellStatus.STATED, CellStatus.STATED_ZERO, CellStatus.ALL)


@dataclass(slots=True)
class Comparison:
    """Entries side by side; ``notes`` say of each indicator what differs, ``ratios`` are by entry, indicator and name."""

    indicators: tuple[Indicator, ...]
    entries: list[Entry]
    notes: list[str] = field(default_factory=list)
    names: tuple[str, ...] = ()
    numbers: list[dict[str, float | None]] = field(default_factory=list)


def comparison(panel: Panel, denominators: Denominators | None = None) -> Comparison:
    """What ``panel`` has, side by side, with the user's numbers beside it."""
    entries = sorted(panel.entries, key=lambda e: (e.region or "~", e.organ, e.year or 0, e.path or ""))
    notes = [note for i, indicator in enumerate(panel.indicators) for note in _differences(indicator, i, entries)]
    found = Comparison(panel.indicators, entries, notes + _of_reports(entries))
    if denominators is not None:
        found.names = denominators.names
        found.numbers = [denominators.of(entry) for entry in entries]
        for name in denominators.names:
            lacking = [_who(e) for e, n in zip(entries, found.numbers, strict=True) if n[name] is None]
            if lacking:
                found.notes.append(f"{name}: no number for {_listed(lacking)}")
    return found


def shown(cell: Cell) -> str:
    """A cell in few characters: 8, >96 %, 5 部, or its status where it has no value."""
    if cell.status is CellStatus.ALL:
        return "100 % (all)"
    if cell.value is None:
        return f"– {cell.status}"
    number = f"{cell.value:,}" if cell.value_max is None else f"{cell.value:,}–{cell.value_max:,}"
    sign = SIGNS.get(Approx(cell.approx), "") if cell.approx else ""
    return f"{sign}{number}{f' {cell.unit}' if cell.unit else ''}"


def _differences(indicator: Indicator, at: int, entries: Sequence[Entry]) -> list[str]:
    """Lines on an indicator: units, bases, years, and rows without a value."""
    cells = [(entry, entry.cells[at]) for entry in entries]
    valued = [(entry, cell) for entry, cell in cells if cell.status in WITH_VALUE]
    notes = []
    for what, values in (
        ("is counted in different units", [(cell.unit or "", entry) for entry, cell in valued if cell.unit]),
        ("is counted on different bases", [(cell.basis or "", entry) for entry, cell in valued if cell.basis]),
        ("holds for different stretches of time", [(_time(cell), entry) for entry, cell in valued if cell.year_basis]),
        ("is in part not exact", [(cell.approx or "exact", entry) for entry, cell in valued]),
    ):
        groups = _groups(values)
        if len(groups) > 1:
            told = "; ".join(f"{value}: {_listed(whose)}" for value, whose in groups.items())
            notes.append(f"{indicator.name} {what} ({told})")
    without = _groups([(str(cell.status), entry) for entry, cell in cells if cell.status not in WITH_VALUE])
    if without:
        told = "; ".join(f"{status}: {_listed(whose)}" for status, whose in without.items())
        notes.append(f"{indicator.name} has no value ({told})")
    return notes


def _time(cell: Cell) -> str:
    return "imputed from the report's year" if cell.year_basis == YearBasis.REPORT else str(cell.year_basis)


def _of_reports(entries: Sequence[Entry]) -> list[str]:
    """Lines on the reports: what is not complete, organs and levels that differ, two reports on one year."""
    notes = []
    partial = [e for e in entries if e.completeness not in (None, Completeness.FULL)]
    if partial:
        notes.append(f"not the whole report: {_listed([_who(e) for e in partial])}; what it lacks is unknown, not zero")
    for what, values in (
        ("organs", [e.organ for e in entries]),
        ("levels", [e.level for e in entries if e.level]),
        ("kinds of text", [e.genre for e in entries if e.genre]),
    ):
        counts = Counter(values)
        if len(counts) > 1:
            notes.append(f"{what} differ: {', '.join(f'{value} {n}' for value, n in counts.items())}")
    if several := [_who(e) for e in entries if "same_year" in e.notes]:
        notes.append(f"two reports on one year: {_listed(several)}")
    if changed := [e for e in entries if e.adcode and e.now.adcode != e.adcode]:
        told = ", ".join(f"{_who(e)} {e.adcode} → {e.now.adcode or 'not known'}" for e in changed)
        notes.append(f"codes have changed since: {told}")
    return notes


def _groups(values: Iterable[tuple[str, Entry]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for value, entry in values:
        groups.setdefault(value, []).append(_who(entry))
    return groups


def _who(entry: Entry) -> str:
    return f"{entry.region or entry.unit_id} {entry.year or '?'}"


def _listed(names: Sequence[str], most: int = 4) -> str:
    """Names, the first few of many."""
    shown_ones = ", ".join(dict.fromkeys(names[:most]))
    return shown_ones if len(names) <= most else f"{shown_ones} and {len(names) - most} more"


def ratio(cell: Cell, number: float | None) -> float | None:
    """A count for each of the user's number; none of a share, nor by zero."""
    if cell.value is None or cell.status is CellStatus.ALL or cell.unit == "%" or not number:
        return None
    return round(cell.value / number, 6)


def table(found: Comparison) -> Table:
    """The columns of the comparison as a long table."""
    numbers = [Column(name, "number", f"{name}, from the file that was joined", name) for name in found.names]
    ratios = [Column(f"per_{name}", "number", f"The value for each of {name}", f"每{name}") for name in found.names]
    cell = [column for column in CELL if column.name in KEPT]
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
