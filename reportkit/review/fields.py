"""Fields of records as a person sets them: of the right type, references by place (字段的更改)."""

from __future__ import annotations

from typing import Any

import orjson
from pydantic import ValidationError

from reportkit.models import RECORD_KINDS
from reportkit.review.draft import Data, Draft, Refused
from reportkit.review.matching import span_of, value_at

TO_FIGURES = ("figure", "base", "part_of", "figures")


def new_value(draft: Draft, field: str, value: Any) -> Any:
    """``value`` as the report has it: whole numbers as integers, a figure referred to by its place by its id."""
    if field in TO_FIGURES and value is not None:
        return [_figure(draft, place) for place in value] if isinstance(value, list) else _figure(draft, value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _figure(draft: Draft, place: Any) -> str:
    """The id of the figure at ``place``, an object with start and end: ids are others in the next run."""
    if not isinstance(place, dict) or not all(isinstance(place.get(key), int) for key in ("start", "end")):
        raise Refused('names a figure by an id, which moves; write its place: {"start": N, "end": N}')
    start, end = place["start"], place["end"]
    figures = draft.data["figures"]
    exact = [figure for figure in figures if span_of(figure) == (start, end)]
    found = exact or [f for f in figures if f["evidence"]["start"] < end and start < f["evidence"]["end"]]
    if len(found) != 1:
        raise Refused(f"refers to a figure at {start}-{end}: there {'is none' if not found else 'are several'}")
    return str(found[0]["id"])


def put(kind: str, record: Data, field: str, value: Any) -> None:
    """Set ``field`` of ``record``, ``law.title`` inside another; raises Refused where the schema has no such value."""
    changed = orjson.loads(orjson.dumps(record))
    *way, last = field.split(".")
    holder = value_at(changed, ".".join(way)) if way else changed
    if not isinstance(holder, dict) or last not in holder:
        raise Refused(f"has no {field} to be set" + (f"; set {way[0]} as a whole" if way else ""))
    holder[last] = value
    check(kind, changed)
    record.update(changed)


def check(kind: str, record: Data) -> None:
    """Raise Refused where ``record`` breaks the schema of its kind."""
    try:
        RECORD_KINDS[kind].model_validate_json(orjson.dumps(record), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Refused(f"breaks the schema at {where} ({first['msg']})") from error
