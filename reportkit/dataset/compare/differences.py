"""What keeps indicators from being compared: units, bases, times, texts that are not whole (可比性)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportkit.dataset.language import Lang
from reportkit.dataset.panel.cell import Cell
from reportkit.dataset.panel.entries import Entry
from reportkit.dataset.panel.indicators import CellStatus, Indicator
from reportkit.dataset.tables.years import YearBasis
from reportkit.models.enums import Action, Approx, Completeness, Genre, Labelled, Level, Organ

WITH_VALUE = (CellStatus.STATED, CellStatus.STATED_ZERO, CellStatus.ALL)
EXACT = "exact"
MOST = 4  # so many places are named in a line
# What differs, in the order in which it is told, in both languages.
SAID: dict[str, tuple[str, str]] = {
    "unit": ("is counted in different units", "计数单位不同"),
    "basis": ("is counted on different bases", "计数口径不同"),
    "time": ("holds for different stretches of time", "所涉期间不同"),
    "approx": ("is in part not exact", "部分为约数"),
    "without": ("has no value", "无值"),
    "partial": ("not the whole report; what it lacks is unknown, not zero", "非全文，未载不等于没有"),
    "organ": ("organs differ", "报告机关不同"),
    "level": ("levels differ", "行政层级不同"),
    "genre": ("kinds of text differ", "文种不同"),
    "twice": ("two reports on one year", "同一年度有两份报告"),
    "code": ("codes have changed since", "行政区划代码已变更"),
    "number": ("has no number", "无对应数字"),
}
LISTS: dict[str, type[Labelled]] = {
    "basis": Action,
    "time": YearBasis,
    "approx": Approx,
    "without": CellStatus,
    "organ": Organ,
    "level": Level,
    "genre": Genre,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: ``what`` (a key of ``SAID``), ``of`` which indicator, and who has which value."""

    what: str
    of: Indicator | str | None
    groups: tuple[tuple[str, tuple[str, ...]], ...]

    def text(self, lang: Lang = Lang.EN) -> str:
        """One line of it."""
        zh = lang is Lang.ZH
        of = "" if self.of is None else self.of if isinstance(self.of, str) else self.of.zh if zh else self.of.name
        said = SAID[self.what][zh]
        told = "; ".join(f"{self._value(value, lang)}{_listed(whose, lang)}" for value, whose in self.groups)
        return f"{of}{'：' if zh and of else ' ' if of else ''}{said} ({told})"

    def _value(self, value: str, lang: Lang) -> str:
        """A value before those who have it, with its label; nothing where there is but one value."""
        if not value:
            return ""
        labels = LISTS.get(self.what)
        if lang is Lang.ZH:
            value = labels(value).label if labels and value in set(labels) else {EXACT: "确数"}.get(value, value)
        elif self.what == "time" and value == YearBasis.REPORT:
            value = "imputed from the report's year"
        return f"{value}: "


def differences(indicators: Sequence[Indicator], entries: Sequence[Entry]) -> list[Difference]:
    """All that differs between ``entries``: indicator by indicator, then between the reports."""
    found = [d for at, indicator in enumerate(indicators) for d in _of_indicator(indicator, at, entries)]
    return found + list(_of_reports(entries))


def without_number(name: str, entries: Iterable[Entry]) -> Difference:
    """Entries for which the user's numbers have no ``name``."""
    return Difference("number", name, (("", tuple(map(who, entries))),))


def who(entry: Entry) -> str:
    """A place and year, as people name it."""
    return f"{entry.region or entry.unit_id} {entry.year or '?'}"


def _of_indicator(indicator: Indicator, at: int, entries: Sequence[Entry]) -> Iterable[Difference]:
    cells = [(entry, entry.cells[at]) for entry in entries]
    valued = [(entry, cell) for entry, cell in cells if cell.status in WITH_VALUE]
    for what, values in (
        ("unit", [(cell.unit, entry) for entry, cell in valued]),
        ("basis", [(cell.basis, entry) for entry, cell in valued]),
        ("time", [(cell.year_basis, entry) for entry, cell in valued]),
        ("approx", [(cell.approx or EXACT, entry) for entry, cell in valued]),
    ):
        groups = _groups(values)
        if len(groups) > 1:
            yield Difference(what, indicator, groups)
    if without := _groups((cell.status.value, entry) for entry, cell in cells if not _has_value(cell)):
        yield Difference("without", indicator, without)


def _has_value(cell: Cell) -> bool:
    return cell.status in WITH_VALUE


def _of_reports(entries: Sequence[Entry]) -> Iterable[Difference]:
    if partial := [who(e) for e in entries if e.completeness not in (None, Completeness.FULL)]:
        yield Difference("partial", None, (("", tuple(partial)),))
    for what, values in (
        ("organ", [(e.organ, e) for e in entries]),
        ("level", [(e.level, e) for e in entries]),
        ("genre", [(e.genre, e) for e in entries]),
    ):
        groups = _groups(values)
        if len(groups) > 1:
            yield Difference(what, None, groups)
    if several := [who(e) for e in entries if "same_year" in e.notes]:
        yield Difference("twice", None, (("", tuple(several)),))
    if changed := [
        (f"{e.adcode} → {e.now.adcode or '?'}", e) for e in entries if e.adcode and e.now.adcode != e.adcode
    ]:
        yield Difference("code", None, _groups(changed))


def _groups(values: Iterable[tuple[str | None, Entry]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who has which value, the values in the order in which they come."""
    groups: dict[str, list[str]] = {}
    for value, entry in values:
        if value:
            groups.setdefault(str(value), []).append(who(entry))
    return tuple((value, tuple(whose)) for value, whose in groups.items())


def _listed(names: Sequence[str], lang: Lang) -> str:
    """Names, the first few of many."""
    first = ("、" if lang is Lang.ZH else ", ").join(dict.fromkeys(names[:MOST]))
    if len(names) <= MOST:
        return first
    return f"{first}等{len(names)}份" if lang is Lang.ZH else f"{first} and {len(names) - MOST} more"
