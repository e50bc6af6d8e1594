"""What hangs together in a report: a number and what is told by it, parts and wholes, tasks, checks (相互引用)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportkit.models.corrections import Reviewed
from reportkit.models.enums import Unread
from reportkit.review.draft import OF_CATEGORY, Data, Draft, Refused, short

# What a figure and its meeting or suggestion say alike: one clause, one answer.
SHARED = frozenset({"approx", "per", "actor", "status", "denied", "period", "pooled"})
NUMBERS = ("count", "rate")
REFERRING = ("figure", "base", "part_of")
PLACED = {"figures": Unread.NUMERAL, "law_inspections": Unread.LAW, "laws": Unread.LAW, "oversight": Unread.ACT}
REJECTED = "a person says that it is no such record (review)"


def carry(draft: Draft, kind: str, record: Data, name: str, old: Any) -> None:
    """Have what hangs on a field of ``record`` follow it from ``old``; what a correction names outright is left alone."""
    if kind == "figures":
        _from_figure(draft, record, name, old)
    elif kind in OF_CATEGORY and (figure := draft.get("figures", record["figure"])) is not None:
        _to_figure(draft, record, figure, name, old)


def _from_figure(draft: Draft, figure: Data, name: str, old: Any) -> None:
    if name in ("value", "value_max", "unit"):
        drop_checks(draft, figure["id"])
    if name == "category":
        _leave_category(draft, figure, old)
        return
    for kind, record in list(draft.dependents(figure["id"])):
        if name == "value":
            for number in NUMBERS:
                _follow(draft, kind, record, number, old, figure["value"])
        elif name == "part_of" and kind == "suggestions":
            if figure["part_of"] is not None or record["base"] == old:
                _set(draft, kind, record, "base", figure["part_of"])
        elif name == "unit" and kind == "suggestions" and "%" in (old, figure["unit"]):
            _turn(draft, record)
        elif name in SHARED:
            _follow(draft, kind, record, name, old, figure[name])
    if name == "part_of":
        loosen_checks(draft)


def _to_figure(draft: Draft, record: Data, figure: Data, name: str, old: Any) -> None:
    """A number said again is the figure's too, and through it that of what else is told by the figure."""
    if name in NUMBERS and record[name] is not None and figure["value"] != record[name]:
        before = figure["value"]
        if _set(draft, "figures", figure, "value", record[name]):
            _from_figure(draft, figure, "value", before)
    elif name == "base" and figure["part_of"] not in (None, record["base"]):
        if _set(draft, "figures", figure, "part_of", record["base"]):
            loosen_checks(draft)
    elif (
        name in SHARED and name in figure and figure[name] == old and _set(draft, "figures", figure, name, record[name])
    ):
        for other, told in draft.dependents(figure["id"]):
            if told is not record:
                _follow(draft, other, told, name, old, record[name])


def _follow(draft: Draft, kind: str, record: Data, name: str, old: Any, new: Any) -> None:
    if name in record and record[name] == old:
        _set(draft, kind, record, name, new)


def _set(draft: Draft, kind: str, record: Data, name: str, value: Any) -> bool:
    """Set a field that follows another one; False where a correction says otherwise, or accepts what stands there."""
    if record[name] == value or draft.is_named(kind, record, name):
        return False
    if name not in REFERRING and (kind, record["id"]) in draft.accepted:
        return False
    record[name] = value
    mark_followed(record)
    draft.note(f"{kind} {record['id']} follows: {name} {value}")
    return True


def _turn(draft: Draft, record: Data) -> None:
    """A count becomes a rate, or a rate a count."""
    if not any(draft.is_named("suggestions", record, number) for number in NUMBERS):
        count, rate = record["count"], record["rate"]
        if (count is None) != (rate is None):
            record["count"], record["rate"] = rate, count
            mark_followed(record)
            draft.note(f"suggestions {record['id']} follows: {'count' if rate is not None else 'rate'}")


def mark_followed(record: Data) -> None:
    """Have a record that followed another say so; its confidence is not judged by that."""
    if record["rule"] != Reviewed.ADDED:
        record["rule"] = Reviewed.CHANGED.value


def _leave_category(draft: Draft, figure: Data, old: str) -> None:
    """What a figure was told by as of its old category goes with that; what its new one asks for is told."""
    for kind, record in list(draft.dependents(figure["id"])):
        if OF_CATEGORY[kind] == old != figure["category"]:
            if draft.is_vouched(kind, record):
                draft.note(f"{kind} {record['id']}, which a correction names, stays though its figure is no {old}")
            else:
                draft.data[kind].remove(record)
                draft.note(f"{kind} {record['id']} {short(record['evidence']['text'])} goes with it")
    needed = next((kind for kind, name in OF_CATEGORY.items() if name == figure["category"]), None)
    there = {kind for kind, _ in draft.dependents(figure["id"])}
    if needed and needed not in there and not draft.is_to_be_added(needed, figure):
        draft.note(f"figures {figure['id']} has no record in {needed} yet; add one")


def remove(draft: Draft, kind: str, record: Data) -> None:
    """Take a record out, with what cannot stand without it; raises Refused where a person vouches for that."""
    if kind == "figures":
        _leave(draft, record)
    draft.data[kind].remove(record)
    if kind == "figures":
        _unclaim(draft, record)
    elif kind in OF_CATEGORY:
        _tell_of_figure(draft, kind, record)


def _tell_of_figure(draft: Draft, kind: str, record: Data) -> None:
    """The number of a rejected meeting or suggestion stays, and still has its category."""
    figure = draft.get("figures", record["figure"])
    if figure is None or figure["category"] != OF_CATEGORY[kind] or draft.is_to_be_added(kind, figure):
        return
    if not any(other == kind for other, _ in draft.dependents(figure["id"])):
        draft.note(f"its figure {figure['id']} stays a number of category {figure['category']}; correct that too")


def _leave(draft: Draft, figure: Data) -> None:
    """Have nothing refer to ``figure``."""
    name = figure["id"]
    told = list(draft.dependents(name))
    for kind, record in told:
        if _is_number(record) and draft.is_vouched(kind, record):
            raise Refused(f"is rejected, but {kind} {record['id']}, which another correction vouches for, rests on it")
    for kind, record in told:
        if _is_number(record):
            draft.data[kind].remove(record)
            draft.note(f"{kind} {record['id']} {short(record['evidence']['text'])} goes with it")
        else:
            record["figure"] = None
    for kind in ("figures", "suggestions"):
        for record in draft.data[kind]:
            for key in REFERRING:
                if record.get(key) == name:
                    record[key] = None
                    draft.note(f"{kind} {record['id']} is part of no other number now ({key})")
    for task in draft.data["tasks"]:
        task["figures"] = [other for other in task["figures"] if other != name]
    drop_checks(draft, name)


def _is_number(record: Data) -> bool:
    return any(record.get(number) is not None for number in NUMBERS)


def drop_checks(draft: Draft, figure: str) -> None:
    """Take out the checks that reckoned with a figure that is another now: their sums were made of what it said before."""
    for check in [check for check in draft.data["checks"] if figure in check["figures"]]:
        draft.data["checks"].remove(check)
        draft.note(f"check {check['id']} ({check['kind']}) goes: it reckoned with the number as it was")


def loosen_checks(draft: Draft) -> None:
    """Checks whose whole is not that of their figures any more have none."""
    above = {figure["id"]: figure["part_of"] for figure in draft.data["figures"]}
    for check in draft.data["checks"]:
        whole = check["whole"]
        if whole is not None and any(
            above.get(name) is not None and name != whole and whole not in _chain(name, above)
            for name in check["figures"]
        ):
            check["whole"] = None
            draft.note(f"check {check['id']} ({check['kind']}) names no whole any more")


def _chain(name: str, above: dict[str, str | None]) -> Iterator[str]:
    seen = {name}
    at = above.get(name)
    while at is not None and at not in seen:
        seen.add(at)
        yield at
        at = above.get(at)


def _unclaim(draft: Draft, figure: Data) -> None:
    """A numeral that is no figure is no other class either until somebody says so: no number goes in silence."""
    listed = {"kind": Unread.NUMERAL.value, "reason": REJECTED, "evidence": figure["evidence"]}
    rows = draft.data["unclaimed"]
    rows.append(listed)
    rows.sort(key=lambda row: (row["evidence"]["start"], row["evidence"]["end"]))
    draft.data["numerals"]["figure"] = max(draft.data["numerals"]["figure"] - 1, 0)
    draft.data["numerals"]["unclaimed"] += 1


def claim(draft: Draft, kind: str, record: Data) -> None:
    """What is unclaimed at the place of an added record is claimed now; an added number is one of the tasks around it."""
    start, end = record["evidence"]["start"], record["evidence"]["end"]
    if kind in PLACED:
        rows = draft.data["unclaimed"]
        taken = [
            row
            for row in rows
            if row["kind"] == PLACED[kind] and row["evidence"]["start"] < end and start < row["evidence"]["end"]
        ]
        draft.data["unclaimed"] = [row for row in rows if row not in taken]
        if kind == "figures":
            draft.data["numerals"]["figure"] += 1
            draft.data["numerals"]["unclaimed"] = max(draft.data["numerals"]["unclaimed"] - len(taken), 0)
    if kind == "figures":
        for task in draft.data["tasks"]:
            if task["evidence"]["start"] <= start and end <= task["evidence"]["end"]:
                task["figures"].append(record["id"])
