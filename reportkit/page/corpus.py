"""The data of a corpus's page: reports and their indicators, what differs, and what somebody should look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportkit.checks.messages import in_chinese
from reportkit.dataset.compare.comparison import shown
from reportkit.dataset.compare.differences import SAID
from reportkit.dataset.language import Lang
from reportkit.dataset.panel.cell import Cell
from reportkit.dataset.panel.entries import Entry, Panel
from reportkit.dataset.panel.indicators import CellStatus, Indicator
from reportkit.models.enums import Confidence, Genre, Level, Organ
from reportkit.models.report import RECORD_KINDS, Report
from reportkit.models.shared import Evidence
from reportkit.page.embed import plain
from reportkit.page.words import labels_of

Data = dict[str, Any]
ENTRY = (
    *("path", "unit_id", "adcode", "region", "level", "province", "prefecture"),
    *("organ", "genre", "completeness", "key", "year", "plan_year", "title"),
)
CELL = ("value", "value_max", "unit", "basis", "year_basis", "approx", "start", "end", "why")
MOST, BESIDE = 60, 20  # characters of the words of a work list, and of those on each side


def corpus_data(panel: Panel, work: Sequence[Data], reports: Iterable[str]) -> Data:
    """What the page of a corpus shows beside the reports: ``work`` are the lines of ``work_of``, ``reports`` the ids of all."""
    return {
        "indicators": [_indicator(i) for i in panel.indicators],
        "entries": [_entry(entry) for entry in panel.entries],
        "work": list(work),
        "reports": list(reports),
        "said": {what: list(said) for what, said in SAID.items()},
        "lists": {"level": labels_of(Level), "organ": labels_of(Organ), "genre": labels_of(Genre)},
    }


def quotes_data(panel: Panel) -> dict[str, list[str | None]]:
    """The sentences of the cells, by report, in the order of the indicators; looked up only when a cell is."""
    return {
        entry.report: [cell.sentence for cell in entry.cells]
        for entry in panel.entries
        if entry.report is not None and any(cell.sentence for cell in entry.cells)
    }


def work_of(report: Report) -> list[Data]:
    """What of a report should be looked at: checks that fail, doubtful records."""
    figures = {figure.id: figure.evidence for figure in report.figures}
    found: list[Data] = []
    for check in report.checks:
        if not check.ok:
            name = check.whole or next(iter(check.figures), None)
            place = figures.get(name) if name else None
            told: Data = {"report": report.id, "what": "check", "kind": check.kind.value, "id": check.id}
            told["says"] = [check.message, in_chinese(check.message)]
            if place is not None:
                told |= {"start": place.start, "end": place.end}
            found.append(told)
    for kind in RECORD_KINDS:
        for record in getattr(report, kind):
            if getattr(record, "confidence", None) is Confidence.DOUBTFUL:
                told = {"report": report.id, "what": "doubtful", "kind": kind, "id": record.id}
                found.append(told | _quoted(record.evidence, report.text))
    return found


def _quoted(evidence: Evidence, text: str | None) -> Data:
    """Where something stands, its words, and some of those beside them."""
    start, end = evidence.start, evidence.end
    said = evidence.text if len(evidence.text) <= MOST else f"{evidence.text[: MOST - 1]}…"
    before, after = ("", "") if text is None else (text[max(0, start - BESIDE) : start], text[end : end + BESIDE])
    return {"start": start, "end": end, "says": plain(said), "before": plain(before), "after": plain(after)}


def _indicator(indicator: Indicator) -> Data:
    return {
        "name": indicator.name,
        "label": [indicator.en, indicator.zh],
        "says": indicator.definition,
        "planned": indicator.is_planned,
    }


def _entry(entry: Entry) -> Data:
    told: Data = {name: value for name in ENTRY if (value := getattr(entry, name)) is not None}
    told |= {"id": entry.report, "copies": entry.copies, "notes": entry.notes, "now": entry.now.adcode}
    return told | {"cells": [_cell(cell) for cell in entry.cells]}


def _cell(cell: Cell) -> Data:
    told: Data = {name: value for name in CELL if (value := getattr(cell, name)) is not None}
    told["status"] = cell.status.value
    if cell.value is not None or cell.status is CellStatus.ALL:
        told["shown"] = shown(cell, Lang.EN) if cell.status is not CellStatus.ALL else "100 %"
    if cell.records:
        told["record"] = cell.records[0]
    return told
