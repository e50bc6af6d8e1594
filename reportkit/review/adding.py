"""A record that a person adds: what it does not say is filled in, by its place and by what is usual (补充的记录)."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from reportkit.models import RECORD_KINDS
from reportkit.models.corrections import Correction, RecordKind, Reviewed
from reportkit.models.enums import Initiative, LawRole, Measure, Mode, Role, Status
from reportkit.review.draft import OF_CATEGORY, Data, Draft, Refused, mark
from reportkit.review.fields import check, new_value
from reportkit.review.matching import span_of
from reportkit.review.references import NUMBERS, claim

LETTERS = {
    "figures": "f",
    "meetings": "m",
    "law_inspections": "i",
    "suggestions": "g",
    "tasks": "t",
    "shortcomings": "w",
    "oversight": "o",
    "laws": "l",
}
# What a record says that says nothing of it; of all other fields null, where the schema has it.
USUAL: dict[str, Any] = {
    "pooled": False,
    "denied": False,
    "first_time": False,
    "actor": "own",
    "also": [],
    "acts": [],
    "laws": [],
    "figures": [],
    "measure": Measure.OTHER.value,
    "mode": Mode.INSPECTION.value,
    "initiative": Initiative.OWN.value,
    "role": LawRole.CITED.value,
}
LAW = ("name", "title", "kind", "issuer")


def add(draft: Draft, correction: Correction) -> Data:
    """Add a record in the order of the text; returns it. Raises Refused where it cannot stand."""
    if draft.text is None:
        raise Refused("is added, and the text that it must be a slice of is not at hand; try: --texts DIR")
    if draft.text[correction.start : correction.end] != correction.evidence:
        there = draft.text[correction.start : correction.end]
        raise Refused(f"is not what the text has there ({there[:24]!r})")
    kind = str(correction.kind)
    record = _filled(draft, kind, correction)
    if kind in OF_CATEGORY:
        _find_figure(draft, kind, record)
    check(kind, record)
    rows = draft.data[kind]
    rows.insert(bisect_right(rows, span_of(record), key=span_of), record)
    claim(draft, kind, record)
    return record


def _filled(draft: Draft, kind: str, correction: Correction) -> Data:
    said = {name: new_value(draft, name, value) for name, value in (correction.record or {}).items()}
    if isinstance(said.get("law"), str):
        said["law"] = {"name": said["law"]}
    if isinstance(said.get("law"), dict):
        said["law"] = dict.fromkeys(LAW) | said["law"]
    section = _section(draft, correction.start)
    status = Status.PLANNED if section["role"] == Role.PLAN else Status.DONE
    usual = USUAL | {"status": status.value, "text": correction.evidence}
    record: Data = {}
    for name, info in RECORD_KINDS[kind].model_fields.items():
        key = info.alias or name
        record[key] = said[key] if key in said else usual.get(key)
    place = {"start": correction.start, "end": correction.end, "text": correction.evidence}
    record |= {"id": _free(draft, kind), "section": section["id"], "rule": Reviewed.ADDED.value, "evidence": place}
    mark(record, Reviewed.ADDED)
    return record


def _section(draft: Draft, start: int) -> Data:
    """The innermost section that holds the character ``start``."""
    around = [section for section in draft.data["sections"] if section["start"] <= start < section["end"]]
    if not around:
        raise Refused("stands in no section of the report")
    return max(around, key=lambda section: (section["level"], section["start"]))


def _free(draft: Draft, kind: str) -> str:
    """An id that no record, section or check has."""
    letter = LETTERS[kind]
    numbers = [int(match[1]) for r in draft.data[kind] if (match := re.fullmatch(rf"{letter}([0-9]+)", r["id"]))]
    return f"{letter}{max(numbers, default=0) + 1}"


def _find_figure(draft: Draft, kind: str, record: Data) -> None:
    """A number is told by a figure in its evidence: one with its value that is told by no other record of the kind."""
    value = next((record[number] for number in NUMBERS if record.get(number) is not None), None)
    if value is None or record["figure"] is not None:
        return
    start, end = span_of(record)
    inside = [f for f in draft.data["figures"] if f["evidence"]["start"] < end and start < f["evidence"]["end"]]
    found = [figure for figure in inside if figure["value"] == value]
    if not found:
        raise Refused(f"says {value}, and no figure of that value stands in its evidence; add the figure too")
    figure = found[0]
    record["figure"] = figure["id"]
    if kind == RecordKind.SUGGESTIONS and figure["part_of"] is not None:
        record["base"] = figure["part_of"]
    if figure["category"] != OF_CATEGORY[kind]:
        draft.note(f"its figure {figure['id']} has category {figure['category']}; correct that too")
