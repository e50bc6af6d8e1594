"""Corrections applied to one report (更正的应用)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from reportkit.models import RECORD_KINDS
from reportkit.models.corrections import FIXED, Correction, Deed, Reviewed
from reportkit.review.adding import add
from reportkit.review.corrections import Said
from reportkit.review.draft import Data, Draft, Refused, is_reviewed, mark, short
from reportkit.review.fields import TO_FIGURES, new_value, put
from reportkit.review.matching import found_for, value_at
from reportkit.review.references import carry, remove
from reportkit.validation.rules import broken_rules

KINDS = tuple(RECORD_KINDS)
GONE = "is not among the records any more"


class What(StrEnum):
    """What became of a correction."""

    APPLIED = "applied"
    SAME = "already so"
    REFUSED = "not applied"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one correction; ``lines`` are what a person should know of it."""

    said: Said
    what: What
    lines: tuple[str, ...] = ()


@dataclass(slots=True)
class Applied:
    """A report with corrections applied. ``rejected`` are the records that were taken out, with their kinds."""

    data: Data
    outcomes: list[Outcome]
    rejected: list[tuple[str, Data]] = field(default_factory=list)


@dataclass(slots=True)
class Unit:
    """What is said of one record, which ``kind`` and ``name`` (its id) tell; of an added one ``name`` is empty."""

    kind: str
    name: str
    said: list[Said]

    @property
    def order(self) -> tuple[int, int]:
        """Changes, then what is rejected, then what is added; figures first, as others rest on them."""
        phase = {Deed.REJECT: 1, Deed.ADD: 2}.get(self.said[0].correction.action, 0)
        return phase, KINDS.index(self.kind)


def apply(data: Data, text: str | None, said: list[Said], digest: str) -> Applied:
    """``data`` with what is ``said`` of it; ``text`` is asked for where something is added.

    ``data`` itself is not changed. What cannot be applied, or would break a rule of the contract, is left out and told.
    ``generator.corrections`` is ``digest`` where a record is another now, or said by a person to be right.
    """
    before = data["generator"]["corrections"]
    run = _Run(Draft(data, text), len(broken_rules(data)), corrected=before is not None, again=before == digest)
    packed = run.draft.packed()
    run.draft.restore(packed)
    units = run.units(said)
    run.draft.named = frozenset(
        (unit.kind, unit.name, name)
        for unit in units
        for field in (one.correction.field for one in unit.said)
        if field is not None
        for name in (field, field.partition(".")[0])
    )
    run.draft.vouched = frozenset((u.kind, u.name) for u in units if u.name and u.order[0] == 0)
    run.draft.accepted = frozenset(
        (u.kind, u.name) for u in units for one in u.said if one.correction.action is Deed.ACCEPT
    )
    run.draft.adding = frozenset(
        (u.kind, c.start, c.end) for u in units if not u.name for c in (one.correction for one in u.said)
    )
    run.apply(units)
    applied = Applied(run.draft.data, run.outcomes, run.rejected)
    if run.draft.packed() != packed:
        applied.data["generator"]["corrections"] = digest
    order = {id(one): number for number, one in enumerate(said)}
    applied.outcomes.sort(key=lambda outcome: order[id(outcome.said)])
    return applied


@dataclass(slots=True)
class _Run:
    """``corrected``: the report was corrected before; ``again``: with these very corrections, so that little is to be told."""

    draft: Draft
    broken: int
    corrected: bool
    again: bool
    outcomes: list[Outcome] = field(default_factory=list)
    rejected: list[tuple[str, Data]] = field(default_factory=list)

    def units(self, said: Iterable[Said]) -> list[Unit]:
        """What is said, by record, in the order in which it is applied; what is of no record is refused."""
        units: dict[tuple[str, str], Unit] = {}
        for one in said:
            correction = one.correction
            kind = str(correction.kind)
            if correction.action is Deed.ADD:
                units[kind, one.place] = Unit(kind, "", [one])
                continue
            if correction.action is Deed.REJECT and self.again:
                self.tell(one, What.SAME, [])
                continue
            try:
                key = (kind, self._target(correction))
            except Refused as reason:
                gone = correction.action is Deed.REJECT and str(reason) == GONE
                self.tell(one, What.SAME if gone else What.REFUSED, [str(reason)])
                continue
            unit = units.setdefault(key, Unit(*key, []))
            against = _against(correction, unit.said)
            if against is None:
                unit.said.append(one)
            else:
                self.tell(one, What.REFUSED, [f"says otherwise than {against.place}, which holds"])
        return sorted(units.values(), key=lambda unit: unit.order)

    def _target(self, correction: Correction) -> str:
        """The id of the record that is meant; raises Refused where there is none, or more than one."""
        chars = self.draft.data["source"]["chars"]
        if correction.end > chars:
            raise Refused(f"ends at {correction.end}, outside the text, which has {chars} characters")
        found = found_for(correction, self.draft.data[correction.kind], corrected=self.corrected)
        if len(found) > 1:
            raise Refused(
                f"may be any of {', '.join(r['id'] for r in found)}, which stand at one place; give record or id"
            )
        if not found:
            raise Refused(GONE)
        record = found[0]
        start, end = max(correction.start, record["evidence"]["start"]), min(correction.end, record["evidence"]["end"])
        there = record["evidence"]["text"][start - record["evidence"]["start"] : end - record["evidence"]["start"]]
        if correction.evidence[start - correction.start : end - correction.start] != there:
            raise Refused(f"is not what the text has there ({short(record['evidence']['text'])})")
        if correction.action is Deed.REJECT:
            _is_what_was_rejected(correction, record)
        return str(record["id"])

    def apply(self, units: list[Unit]) -> None:
        """Apply ``units``; where they break a rule of the contract together, those that do are found and refused."""
        if not units:
            return
        packed, told, gone = self.draft.packed(), len(self.outcomes), len(self.rejected)
        for unit in units:
            self._apply(unit)
        problems = broken_rules(self.draft.data)
        if len(problems) <= self.broken:
            return
        self.draft.restore(packed)
        del self.outcomes[told:], self.rejected[gone:]
        if len(units) == 1:
            for one in units[0].said:
                self.tell(one, What.REFUSED, [f"would break the contract: {problems[-1]}"])
            return
        self.apply(units[: len(units) // 2])
        self.apply(units[len(units) // 2 :])

    def _apply(self, unit: Unit) -> None:
        for one in unit.said:
            self.draft.notes = []
            record = self.draft.get(unit.kind, unit.name) if unit.name else None
            try:
                what = self._deed(unit.kind, record, one.correction)
            except Refused as reason:
                self.tell(one, What.REFUSED, [str(reason)])
            else:
                self.tell(one, what, self.draft.notes)

    def _deed(self, kind: str, record: Data | None, correction: Correction) -> What:
        if correction.action is Deed.ADD:
            return self._add(kind, correction)
        if record is None:  # it went with another one
            if correction.action is Deed.REJECT:
                return What.SAME
            raise Refused("went with another record that was corrected")
        if correction.action is Deed.REJECT:
            remove(self.draft, kind, record)
            self.rejected.append((kind, record))
            return What.APPLIED
        if correction.action is Deed.ACCEPT:
            return self._accept(kind, record, correction)
        return self._change(kind, record, str(correction.field), correction)

    def _accept(self, kind: str, record: Data, correction: Correction) -> What:
        """What was accepted holds, also where other rules would have it otherwise now."""
        differing = [
            name for name in _comparable(correction.record, record) if not self.draft.is_named(kind, record, name)
        ]
        for name in differing:
            self._put(kind, record, name, (correction.record or {})[name])
        what = What.SAME if is_reviewed(record) and not differing else What.APPLIED
        mark(record, Reviewed.CHANGED if differing else Reviewed.ACCEPTED)
        return what

    def _change(self, kind: str, record: Data, name: str, correction: Correction) -> What:
        new, current = new_value(self.draft, name, correction.new), value_at(record, name)
        if current == new and type(current) is type(new):
            if not is_reviewed(record):
                self.draft.note(f"says {name} {_told(new)} by itself now")
            mark(record, Reviewed.ACCEPTED)
            return What.SAME
        if name in TO_FIGURES or _was(correction.old, current):
            self._carried(kind, record, name, new)
        else:
            self._put(kind, record, name, new)
        mark(record, Reviewed.CHANGED)
        return What.APPLIED

    def _put(self, kind: str, record: Data, name: str, new: Any) -> None:
        """Set what a person said of a record that says something else now than when it was seen."""
        self.draft.note(f"the rules say {name} {_told(value_at(record, name))} now; {_told(new)} is kept")
        self._carried(kind, record, name, new)

    def _carried(self, kind: str, record: Data, name: str, new: Any) -> None:
        """Set a field, and have what hangs on it follow."""
        whole = name.partition(".")[0]
        before = record[whole]
        put(kind, record, name, new)
        carry(self.draft, kind, record, whole, before)

    def _add(self, kind: str, correction: Correction) -> What:
        if correction.end > (chars := self.draft.data["source"]["chars"]):
            raise Refused(f"ends at {correction.end}, outside the text, which has {chars} characters")
        found = found_for(correction, self.draft.data[kind])
        if not found:
            add(self.draft, correction)
            return What.APPLIED
        record = found[0]
        differing = _comparable(correction.record, record)
        if is_reviewed(record):
            if differing and not self.again:
                raise Refused(f"is there as {record['id']}, which a person set otherwise ({', '.join(differing)})")
            return What.SAME
        for name in differing:
            self._put(kind, record, name, new_value(self.draft, name, (correction.record or {})[name]))
        if not differing:
            self.draft.note("is found by the rules themselves now")
        mark(record, Reviewed.CHANGED if differing else Reviewed.ACCEPTED)
        return What.APPLIED if differing else What.SAME

    def tell(self, one: Said, what: What, notes: Iterable[str]) -> None:
        """Note what became of a correction."""
        c = one.correction
        head = (
            f"{one.place}: {self.draft.data['source']['path'] or self.draft.data['id']}: {c.kind} {short(c.evidence)}"
        )
        lines = [f"{head} {note}" for note in notes]
        self.outcomes.append(Outcome(one, what, tuple(lines)))


def _against(correction: Correction, others: list[Said]) -> Said | None:
    """The first of ``others``, said of the same record, that the correction says the opposite of."""
    opposed: Callable[[Correction], bool]
    if correction.action is Deed.CHANGE:
        opposed = lambda c: c.action is Deed.REJECT or (c.field == correction.field and c.new != correction.new)  # noqa: E731 (a name for the rule)
    else:
        rejects = correction.action is Deed.REJECT
        opposed = lambda c: (c.action is Deed.REJECT) != rejects  # noqa: E731
    return next((one for one in others if opposed(one.correction)), None)


def _is_what_was_rejected(correction: Correction, record: Data) -> None:
    """Raise Refused where the record says something else now than what a person rejected."""
    if record["rule"] == Reviewed.ADDED:
        raise Refused("is a record that a person added; take it out of the corrections")
    if differing := _comparable(correction.record, record):
        told = ", ".join(f"{name} {_told(record[name])}" for name in differing)
        raise Refused(f"was rejected, and says something else now ({told}); look again")


def _comparable(seen: Data | None, record: Data) -> list[str]:
    """The fields that a person saw, or gave, and in which the record differs; what moves from run to run aside."""
    if seen is None:
        return []
    return [
        n for n in record if n in seen and n not in FIXED and n not in TO_FIGURES and not _alike(seen[n], record[n])
    ]


def _alike(seen: Any, now: Any) -> bool:
    if isinstance(now, dict):
        given = {"name": seen} if isinstance(seen, str) else seen
        return isinstance(given, dict) and all(now.get(key) == value for key, value in given.items())
    return bool(seen == now)


def _was(old: Any, current: Any) -> bool:
    """Whether a field still says what it said when it was seen: false and an empty list may have been seen as nothing."""
    return bool(old == current or (old is None and (current is False or current == [])))


def _told(value: Any) -> str:
    return "null" if value is None else str(value)
