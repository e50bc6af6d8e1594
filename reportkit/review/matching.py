"""Which record a correction is of: by kind and span, and where several share a span, by what they say (更正对应的记录)."""

from __future__ import annotations

from typing import Any

from reportkit.models.corrections import Correction, Deed, RecordKind
from reportkit.review.draft import Data, is_reviewed

# What a record is at all: one that says another thing of these is another record, though it stands in the same place.
IDENTITY: dict[str, tuple[str, ...]] = {
    RecordKind.MEETINGS: ("count",),
    RecordKind.SUGGESTIONS: ("count", "rate"),
    RecordKind.LAW_INSPECTIONS: ("law.name",),
    RecordKind.OVERSIGHT: ("form",),
    RecordKind.LAWS: ("name",),
}
# What else tells records of one place apart.
TELLING: dict[str, tuple[str, ...]] = {
    RecordKind.MEETINGS: ("body", "name"),
    RecordKind.SUGGESTIONS: ("quantifier", "kind", "action", "aspect", "title"),
    RecordKind.LAW_INSPECTIONS: ("mode",),
    RecordKind.OVERSIGHT: ("topic", "venue"),
    RecordKind.LAWS: ("role", "title"),
}


def value_at(record: Data, field: str) -> Any:
    """What ``field`` says, ``law.title`` inside another; None where that is null or has no such key."""
    value: Any = record
    for key in field.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def span_of(record: Data) -> tuple[int, int]:
    """Where the evidence of ``record`` stands."""
    return record["evidence"]["start"], record["evidence"]["end"]


def found_for(correction: Correction, records: list[Data], *, corrected: bool = False) -> list[Data]:
    """The record of ``records``, those of its kind, that a correction is of; none, or several that it does not tell apart.

    Of an ``add`` it is the record that says the same thing already. Where no record has the very span, one that lies in it
    or holds it is meant, if there is but one: rules that change may cut evidence otherwise (约30件, 30件). ``corrected``:
    the records have been corrected before, so that one at the place may be what is left there; then the id must be the same.
    """
    place = correction.start, correction.end
    found = [record for record in records if span_of(record) == place]
    if correction.action is Deed.ADD:
        return [record for record in found or _nested(place, records) if is_the_same(correction, record)][:1]
    alone = correction.kind not in IDENTITY
    if not found and (alone or correction.record is not None):
        found = _nested(place, records)
    if not alone and correction.record is not None:
        found = [r for r in found if _is_seen(correction, r) or (corrected and _is_changed(correction, r))]
    elif not alone and corrected and correction.id is not None:
        found = [record for record in found if record["id"] == correction.id]
    return _told_apart(correction, found)


def is_the_same(correction: Correction, record: Data) -> bool:
    """Whether the ``record`` at the place of an added one is that thing, whatever else it says of it."""
    added = _as_record(correction.record)
    names = (
        *IDENTITY.get(correction.kind, ()),
        *(("quantifier",) if correction.kind == RecordKind.SUGGESTIONS else ()),
    )
    return all(value_at(added, name) == value_at(record, name) for name in names)


def _is_seen(correction: Correction, record: Data) -> bool:
    """Whether ``record`` is the one that a person saw, or what the change makes of it."""
    seen = _as_record(correction.record)
    for name in IDENTITY[correction.kind]:
        now = value_at(record, name)
        if now != value_at(seen, name) and not (name == correction.field and now == correction.new):
            return False
    return True


def _is_changed(correction: Correction, record: Data) -> bool:
    """Whether ``record`` is the one that was seen, changed by a person since: ids do not move where nothing is extracted."""
    return record["id"] == correction.id and is_reviewed(record)


def _as_record(record: Data | None) -> Data:
    """What a person saw or gave, a law that is given by its name alone as an object."""
    found = record or {}
    law = found.get("law")
    return found | {"law": {"name": law}} if isinstance(law, str) else found


def _nested(place: tuple[int, int], records: list[Data]) -> list[Data]:
    start, end = place
    found = []
    for record in records:
        first, last = span_of(record)
        if (first <= start and end <= last) or (start <= first and last <= end):
            found.append(record)
    return found if len(found) == 1 else []


def _told_apart(correction: Correction, found: list[Data]) -> list[Data]:
    """``found`` narrowed by what the person saw, then by the value to be changed, then by the id, which may have moved."""
    if correction.record is not None and len(found) > 1:
        seen, telling = _as_record(correction.record), TELLING.get(correction.kind, ())
        found = _or_all([r for r in found if all(value_at(seen, name) == value_at(r, name) for name in telling)], found)
    if correction.field is not None:
        for value in (correction.old, correction.new):
            same = [record for record in found if value_at(record, correction.field) == value]
            if same and len(found) > 1:
                found = same
    return _or_all([record for record in found if record["id"] == correction.id], found) if len(found) > 1 else found


def _or_all(narrowed: list[Data], found: list[Data]) -> list[Data]:
    return narrowed or found
