"""The panel: one row a report, its cells, copies counted once, and what is told of years that come twice (面板)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportkit.dataset.panel.candidates import Asked
from reportkit.dataset.panel.cell import Cell
from reportkit.dataset.panel.choose import cell_of
from reportkit.dataset.panel.copies import fullness
from reportkit.dataset.panel.frame import Wanted
from reportkit.dataset.panel.indicators import CellStatus, Indicator
from reportkit.dataset.panel.places import Today, today, unit_id
from reportkit.dataset.source import Sourced
from reportkit.dataset.tables.sentences import cite
from reportkit.io.levels import is_at_least
from reportkit.models import RECORD_KINDS
from reportkit.models.enums import Genre

NOWHERE = Today(None, ())
# A report is in the news, in an excerpt and in full; a plan or a report on suggestions at the same session is another text.
COPIED = frozenset((Genre.WORK_REPORT, Genre.ABRIDGED_REPORT, Genre.NEWS, Genre.WORK_SUMMARY))


@dataclass(frozen=True, slots=True)
class Entry:
    """One report in the panel, with a cell for each indicator; a place and year of a frame without one has no ``report``.

    ``copies`` are the paths of other copies of it, which do not count; ``notes`` what a user of the row should know.
    """

    path: str | None
    report: str | None
    unit_id: str
    adcode: str | None
    now: Today
    region: str | None
    level: str | None
    province: str | None
    prefecture: str | None
    organ: str
    genre: str | None
    completeness: str | None
    key: str | None
    year: int | None
    plan_year: int | None
    title: str | None
    cells: tuple[Cell, ...]
    cites: tuple[str | None, ...] = ()
    fullness: tuple[int, int, int] = (0, 0, 0)
    copies: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Panel:
    """The entries in the order of unit and year; ``warnings`` are lines for the person at the terminal."""

    indicators: tuple[Indicator, ...]
    entries: list[Entry]
    warnings: list[str] = field(default_factory=list)


def panel(
    reports: Iterable[Sourced],
    indicators: Sequence[Indicator],
    *,
    genres: Sequence[str] = (),
    frame: Sequence[Wanted] = (),
) -> Panel:
    """The panel of ``reports``, one row each, those of other ``genres`` than asked for left out.

    Copies of one key count once: the fullest. ``frame`` says which organs and years should be there: those without a
    report are rows with cells ``no_report``.
    """
    entries = [entry_of(one, indicators) for one in reports if not genres or one.report.meta.genre in genres]
    return settled(entries, indicators, frame)


def settled(entries: list[Entry], indicators: Sequence[Indicator], frame: Sequence[Wanted] = ()) -> Panel:
    """The panel of ``entries``, one a report: copies once, in order, with what the ``frame`` misses; cells are not looked at."""
    entries = _copies_once(entries)
    entries, warnings = _twice(entries)
    entries += [_missing(wanted, indicators) for wanted in frame if not any(wanted.is_met(e) for e in entries)]
    entries.sort(key=lambda e: (e.adcode or "~", e.unit_id, e.organ, e.year or 0, e.path or ""))
    return Panel(tuple(indicators), entries, warnings)


def entry_of(
    one: Sourced,
    indicators: Sequence[Indicator],
    level: str | None = None,
    reasons: Mapping[str, Iterable[str]] | None = None,
) -> Entry:
    """The row of one report; a cell that rests on a record below ``level`` of confidence is for people to look at.

    ``reasons`` are those against records, where they have been asked already, by id.
    """
    report, meta = one.report, one.report.meta
    asked = Asked(one.data, one.text, one.sentences, reasons)
    cells = tuple(cell_of(indicator, asked) for indicator in indicators)
    if level is not None:
        low = {r["id"] for kind in RECORD_KINDS for r in one.data[kind] if not is_at_least(r, level)}
        cells = tuple(_resting(cell, low, level) for cell in cells)
    region = meta.region
    return Entry(
        path=report.source.path,
        report=report.id,
        unit_id=unit_id(report),
        adcode=region.adcode,
        now=today(region.adcode, meta.review_to or 0) if region.adcode else NOWHERE,
        region=region.name,
        level=region.level,
        province=region.province,
        prefecture=region.prefecture,
        organ=meta.organ,
        genre=meta.genre,
        completeness=meta.completeness,
        key=meta.key,
        year=meta.review_to,
        plan_year=meta.plan_year,
        title=meta.title,
        cells=cells,
        cites=tuple(cite(c.sentence, report, c.start) if c.sentence and c.start is not None else None for c in cells),
        fullness=fullness(report),
    )


def _resting(cell: Cell, low: set[str], level: str) -> Cell:
    """The cell without the records of ``low``; without its value too, where that rests on one of them."""
    kept = tuple(record for record in cell.records if record not in low)
    if kept == cell.records:
        return cell
    if cell.value is None:
        return replace(cell, records=kept)
    why = f"rests on a record that is less than {level}"
    return replace(cell, status=CellStatus.LOOK, value=None, value_max=None, records=kept, why=why)


def _copies_once(entries: list[Entry]) -> list[Entry]:
    """Of the copies of a report the fullest, of equals the first; the others are named in it.

    What has the key of another report but another year is no copy: one of them was misread.
    """
    groups: dict[tuple[str | int, bool, int | None], list[Entry]] = {}
    for number, entry in enumerate(sorted(entries, key=lambda e: e.year is None)):
        key = (number, True) if entry.key is None else (entry.key, entry.genre in COPIED)
        same = next((k for k in groups if k[:2] == key), None) if entry.year is None else None
        groups.setdefault(same or (*key, entry.year), []).append(entry)
    kept = []
    for group in groups.values():
        best = max(group, key=lambda e: e.fullness)
        others = tuple(e.path or e.report or "" for e in group if e is not best)
        kept.append(replace(best, copies=others, notes=(*best.notes, "copies") if others else best.notes))
    return kept


def _twice(entries: list[Entry]) -> tuple[list[Entry], list[str]]:
    """Entries with a note where an organ has two for one year, and a line for each such year."""
    groups: dict[tuple[str, str, int], list[Entry]] = {}
    for entry in entries:
        if entry.year is not None:
            groups.setdefault((entry.unit_id, entry.organ, entry.year), []).append(entry)
    double = {key: group for key, group in groups.items() if len(group) > 1}
    warnings = [
        f"{group[0].region or unit} {organ} has {len(group)} reports on {year}, each a row: "
        + ", ".join(e.path or e.report or "" for e in group)
        for (unit, organ, year), group in sorted(double.items())
    ]
    noted = [
        replace(e, notes=(*e.notes, "same_year")) if (e.unit_id, e.organ, e.year) in double else e for e in entries
    ]
    return noted, warnings


def _missing(wanted: Wanted, indicators: Sequence[Indicator]) -> Entry:
    return Entry(
        path=None,
        report=None,
        unit_id=wanted.unit_id,
        adcode=wanted.adcode,
        now=today(wanted.adcode, wanted.year),
        region=wanted.region,
        level=None,
        province=None,
        prefecture=None,
        organ=wanted.organ,
        genre=None,
        completeness=None,
        key=None,
        year=wanted.year,
        plan_year=None,
        title=None,
        cells=tuple(Cell(i.name, CellStatus.NO_REPORT, why="no report among the input") for i in indicators),
        cites=(None,) * len(indicators),
    )
