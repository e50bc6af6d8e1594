"""A report as rows of every table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportkit.dataset.columns import SEPARATOR
from reportkit.dataset.source import Sourced
from reportkit.dataset.tables.definitions import REPORTS, Field, record_fields
from reportkit.dataset.tables.sentences import cite
from reportkit.dataset.tables.usable import Known, why_not
from reportkit.dataset.tables.years import year_of
from reportkit.dataset.write.base import Cell, Row
from reportkit.io.levels import at_least
from reportkit.models import RECORD_KINDS

Data = dict[str, Any]


class ReportRows:
    """The rows of one report; ``data`` is the report as a dict, without the records below ``level`` of confidence.

    Whether a row is usable is asked of the whole report.
    """

    def __init__(self, sourced: Sourced, level: str | None = None) -> None:
        self.report = sourced.report
        self.whole = sourced.data
        self.known = Known(self.whole)
        self.data = at_least(sourced.data, level)
        # as they were, with all that they refer to
        self._told = {(k, r["id"]): r for k in RECORD_KINDS for r in self.whole[k]} if level is not None else {}
        meta = self.data["meta"]
        self.id: str = self.data["id"]
        self.whose = (meta["region"]["adcode"], meta["region"]["name"], meta["organ"])
        self.sentences = sourced.sentences
        self.fields = record_fields()
        self.reasons: dict[str, list[str]] = {}  # why each record of the rows made is not usable, by its id

    def of_report(self) -> Row:
        """The row of ``reports`` but for its last cell, ``is_best_of_key``, which other reports decide."""
        data, meta, source = self.data, self.data["meta"], self.data["source"]
        told = meta | source | {
            "report": data["id"],
            **{key: meta["region"][key] for key in ("adcode", "level", "province", "prefecture")},
            "region": meta["region"]["name"],
            "region_candidates": _joined(candidate["adcode"] for candidate in meta["region_candidates"]),
            "has_text": self.sentences is not None,
            "n_unclaimed": len(data["unclaimed"]),
            "warnings": _joined(dict.fromkeys(warning["code"] for warning in data["warnings"])),
        }  # fmt: skip
        return tuple(told[name] for name in REPORTS.names[:-1])

    def of_sentences(self) -> list[Row]:
        """Rows of ``sentences``: all of the text, where it is at hand."""
        found = self.sentences
        return [(self.id, start, end, found.text[start:end]) for start, end in found.spans] if found else []

    def of_records(self) -> dict[str, list[Row]]:
        """Rows of the other tables, in the order of the tables; cells in the order of their columns."""
        data, fields = self.data, self.fields
        rows: dict[str, list[Row]] = {
            "sections": [(*self._head(x["id"]), *_cells(x, fields["sections"])) for x in data["sections"]]
        }
        for kind in RECORD_KINDS:
            rows[kind] = [self._record(kind, record) for record in data[kind]]
            if kind == "tasks":
                rows["acts"] = [row for task in data["tasks"] for row in self._acts(task)]
        figures = {figure["id"]: figure["evidence"] for figure in data["figures"]}
        rows["checks"] = [
            (*self._head(check["id"]), *_cells(check, fields["checks"]), *self._quote(_place(check, figures)))
            for check in data["checks"]
        ]
        rows["unclaimed"] = [
            (*self._head(f"u{number}"), *_cells(x, fields["unclaimed"]), *self._quote(x["evidence"]))
            for number, x in enumerate(data["unclaimed"], 1)
        ]
        return rows

    def _head(self, name: str) -> Row:
        return (self.id, name, *self.whose)

    def _record(self, kind: str, record: Data) -> Row:
        return (
            *self._head(record["id"]),
            *self._judged(kind, record),
            *_cells(record, self.fields[kind]),
            *self._quote(record["evidence"]),
        )

    def _judged(self, kind: str, record: Data) -> Row:
        """The year of a record, and whether it is usable."""
        year = year_of(kind, record, self.data["meta"])
        told = self._told.get((kind, record["id"]), record)
        reasons = self.reasons[record["id"]] = why_not(kind, told, self.known)
        return (year.year, year.start, year.end, year.basis.value, not reasons, _joined(reasons))

    def _acts(self, task: Data) -> list[Row]:
        """The acts of a task; year and usability are the task's."""
        judged = self._judged("tasks", task) if task["acts"] else ()
        return [
            (
                *self._head(f"{task['id']}.{number}"),
                task["id"],
                *judged,
                *_cells(act, self.fields["acts"]),
                *self._quote(act["evidence"]),
            )
            for number, act in enumerate(task["acts"], 1)
        ]

    def _quote(self, evidence: Data | None) -> Row:
        if evidence is None:
            return (None, None, None, None, None)
        start, end, quote = evidence["start"], evidence["end"], evidence["text"]
        sentence = None if self.sentences is None else self.sentences.of(start, end)
        return (sentence, quote, start, end, cite(sentence or quote, self.report, start))


def _place(check: Data, figures: dict[str, Data]) -> Data | None:
    """Where a check is to be looked up: at its whole, else at its first figure."""
    name = check["whole"] or next(iter(check["figures"]), None)
    return figures.get(name) if name else None


def _cells(record: Data, fields: Sequence[Field]) -> list[Cell]:
    cells: list[Cell] = []
    for field in fields:
        value: Any = record
        for key in field.path:
            value = None if value is None else value[key]
        # an empty string would be null in CSV and not elsewhere
        cells.append(_joined(value) if field.column.several else None if value == "" else value)
    return cells


def _joined(values: Iterable[str]) -> str | None:
    return SEPARATOR.join(values) or None
