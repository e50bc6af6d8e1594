"""Of which suggestions a share or an outcome is told: of all, or of a few picked out (比例的总体)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportkit.dataset.panel.candidates import Asked
from reportkit.models.enums import Action, Actor, Status, SuggestionKind

Data = Mapping[str, Any]
INTAKE = frozenset((Action.SUBMITTED, Action.FILED, Action.ASSIGNED, Action.HANDLED))
HANDED_IN = {
    SuggestionKind.SUGGESTION: "suggestion",
    SuggestionKind.MOTION_AND_SUGGESTION: "suggestion",
    SuggestionKind.MOTION: "motion",
    SuggestionKind.PROPOSAL: "proposal",
}


def is_of_picked(asked: Asked, record: Data) -> bool:
    """Whether it is told of suggestions that somebody of the organ looked after (重点建议12件)."""
    base = _base(asked, record)
    return base is not None and base["action"] == Action.SUPERVISED


def is_of_a_few(asked: Asked, record: Data) -> bool:
    """Whether a share or outcome is told of suggestions picked out (重点建议12件，办结率100%), not of all."""
    base = _base(asked, record)
    if base is None:
        return False
    if base["action"] not in INTAKE or HANDED_IN[base["kind"]] != HANDED_IN.get(record["kind"]):
        return True
    one_year = asked.year("suggestions", base).year is not None
    counts = [
        other["count"]
        for other in asked.report["suggestions"]
        if other["count"] is not None
        and other["action"] in INTAKE
        and HANDED_IN.get(other["kind"]) == HANDED_IN.get(base["kind"])
        and other["status"] == Status.DONE
        and other["actor"] in (Actor.OWN, Actor.GOVERNMENT)
        and (asked.year("suggestions", other).year is not None) == one_year
    ]
    return bool(counts) and 2 * base["count"] < max(counts)


def _base(asked: Asked, record: Data) -> Data | None:
    """The number of suggestions that a share or outcome is told of: itself, its base, else the last one nearby."""
    counted = [s for s in asked.report["suggestions"] if s["count"] is not None and s["kind"] in HANDED_IN]
    if record["count"] is not None and record["action"] in INTAKE:
        return record
    named = (s for s in counted if s["figure"] == record["base"])
    last = next(named, None) if record["base"] else _before(asked, record, counted)
    if last is None or last["action"] not in INTAKE:
        return last
    # 会上187件，闭会期间14件，办复率100%: of both, so of the larger one.
    at = last["evidence"]["start"]
    beside = [s for s in counted if s["action"] in INTAKE and s["evidence"]["start"] <= at]
    beside = [s for s in beside if asked.together(s["evidence"]["start"], at)]
    most: Data = max(beside, key=lambda s: float(s["count"]), default=last)
    return most


def _before(asked: Asked, record: Data, counted: list[Data]) -> Data | None:
    """The last number of suggestions taken in, or looked after, in the sentence or in the one before."""
    before = [
        s
        for s in counted
        if s["evidence"]["end"] <= record["evidence"]["start"]
        and s["section"] == record["section"]
        and (s["action"] in INTAKE or s["action"] == Action.SUPERVISED)
        and asked.near(s["evidence"]["start"], record["evidence"]["start"])
    ]
    return max(before, key=lambda s: int(s["evidence"]["start"]), default=None)
