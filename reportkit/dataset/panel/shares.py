"""Of which suggestions a share or an outcome is told: of all, or of a few picked out (比例的总体)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
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
    handed_in = HANDED_IN[base["kind"]]
    if base["action"] not in INTAKE or handed_in != HANDED_IN.get(record["kind"]):
        return True
    one_year = asked.year("suggestions", base).year is not None
    most = _counted(asked).most.get((handed_in, one_year), 0)
    return 2 * float(base["count"]) < most


@dataclass(slots=True)
class Counted:
    """The numbers of suggestions of a report, in the order of its text.

    ``by_figure`` are the first by their figure, ``before`` those taken in or looked after, by section; ``taken_in`` has with
    each the largest so far of its sentence; ``most`` is the largest done, by what was handed in and whether it is of a year.
    """

    by_figure: dict[str, Data] = field(default_factory=dict)
    before: dict[str | None, list[Data]] = field(default_factory=dict)
    taken_in: list[tuple[Data, Data]] = field(default_factory=list)
    most: dict[tuple[str, bool], float] = field(default_factory=dict)


def _counted(asked: Asked) -> Counted:
    """Looked through once a report."""
    return asked.once(Counted, _count)


def _count(asked: Asked) -> Counted:
    found = Counted()
    counted = [s for s in asked.report["suggestions"] if s["count"] is not None and s["kind"] in HANDED_IN]
    for one in sorted(counted, key=_start):
        found.by_figure.setdefault(one["figure"], one)
        if one["action"] in INTAKE or one["action"] == Action.SUPERVISED:
            found.before.setdefault(one["section"], []).append(one)
        if one["action"] not in INTAKE:
            continue
        last = found.taken_in[-1][1] if found.taken_in else one
        goes_on = asked.text is not None and asked.together(_start(last), _start(one))
        found.taken_in.append((one, last if goes_on and float(last["count"]) >= float(one["count"]) else one))
        if one["status"] == Status.DONE and one["actor"] in (Actor.OWN, Actor.GOVERNMENT):
            key = HANDED_IN[one["kind"]], asked.year("suggestions", one).year is not None
            found.most[key] = max(found.most.get(key, 0), float(one["count"]))
    return found


def _start(record: Data) -> int:
    return int(record["evidence"]["start"])


def _base(asked: Asked, record: Data) -> Data | None:
    """The number of suggestions that a share or outcome is told of: itself, its base, else the last one nearby."""
    if record["count"] is not None and record["action"] in INTAKE:
        return record
    counted = _counted(asked)
    last = counted.by_figure.get(record["base"]) if record["base"] else _before(asked, record, counted)
    if last is None or last["action"] not in INTAKE:
        return last
    # 会上187件，闭会期间14件，办复率100%: of both, so of the larger one.
    at = _start(last)
    most = last
    for i in range(bisect_right(counted.taken_in, at, key=lambda pair: _start(pair[0])) - 1, -1, -1):
        one, largest = counted.taken_in[i]
        if not asked.together(_start(one), at):
            break
        if asked.text is not None:
            return largest
        most = one if float(one["count"]) >= float(most["count"]) else most
    return most


def _before(asked: Asked, record: Data, counted: Counted) -> Data | None:
    """The last number of suggestions taken in, or looked after, in the sentence or in the one before."""
    at = _start(record)
    there = counted.before.get(record["section"], [])
    for i in range(bisect_right(there, at, key=_start) - 1, -1, -1):
        if not asked.near(_start(there[i]), at):
            return None
        if there[i]["evidence"]["end"] <= at:
            return there[i]
    return None
