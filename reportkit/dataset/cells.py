"""From a report to a cell: which number is the year's, or why there is none (取数)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportkit.dataset.cues import spoken_of
from reportkit.dataset.indicators import CellStatus, Indicator, Take, Where
from reportkit.dataset.asked import Candidate, Asked, candidates
from reportkit.models.enums import Action, Completeness
from reportkit.text.fold import fold

ORDINAL = re.compile("[一二三四五六七八九十]次会议")
SHORTEST = 4  # a name of fewer characters may end others by chance: 水法, 节水法
BETWEEN, SESSION = "闭会", "期间"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says of one indicator; ``why`` says of a cell without a value why it has none."""

    indicator: str
    status: CellStatus
    value: int | float | None = None
    value_max: int | float | None = None
    unit: str | None = None
    basis: str | None = None
    year_basis: str | None = None
    approx: str | None = None
    confidence: str | None = None
    records: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    sentence: str | None = None
    n_candidates: int = 0
    why: str | None = None


@dataclass(slots=True)
class _Case:
    """One indicator asked of one report, and the records it finds."""

    indicator: Indicator
    asked: Asked
    seen: list[Candidate] = field(default_factory=list)
    few: list[Candidate] = field(default_factory=list)

    def find(self, wheres: Iterable[Where], *, of_all: bool = False) -> list[Candidate]:
        """Records that fit the first of ``wheres`` that any fits; all that were seen are remembered."""
        i = self.indicator
        for where in wheres:
            found = list(candidates(self.asked, i.from_, where, i.status, i.number))
            if of_all:
                few = [c for c in found if self.asked.is_of_a_few(c.record)]
                self.few += [c for c in few if c.value is not None and not self.asked.is_of_picked(c.record)]
                found = [c for c in found if c not in few]
            self.seen += [c for c in found if c not in self.seen]
            if any(c.is_full for c in found):
                return found
        return []

    def cell(self, status: CellStatus, why: str | None = None, taken: Sequence[Candidate] = (), **more: Any) -> Cell:
        """The cell, with what is known of the first record ``taken``."""
        first = taken[0] if taken else None
        fields: dict[str, Any] = {}
        if first is not None:
            record = first.record
            fields = {
                "value_max": first.value_max,
                "unit": first.unit,
                "basis": self.asked.field(record, self.indicator.basis) if self.indicator.basis else None,
                "year_basis": first.year.basis.value,
                "approx": record.get("approx"),
                "confidence": record.get("confidence"),
                "records": tuple(str(c.record["id"]) for c in taken),
                "start": first.start,
                "end": first.end,
                "sentence": self.asked.sentence(first.start, max(c.end for c in taken[:3])),
            }
        return Cell(self.indicator.name, status, n_candidates=len(self.seen), why=why, **(fields | more))

    def stated(self, taken: Sequence[Candidate], value: int | float | None) -> Cell:
        """A cell with a value."""
        return self.cell(CellStatus.STATED, taken=taken, value=value)

    def look(self, why: str, taken: Sequence[Candidate] = ()) -> Cell:
        """A cell for people to look at."""
        return self.cell(CellStatus.LOOK, why, taken)


def cell_of(indicator: Indicator, asked: Asked) -> Cell:
    """The cell of ``indicator`` for the report ``asked``."""
    case = _Case(indicator, asked)
    if indicator.organs and asked.meta["organ"] not in indicator.organs:
        return case.cell(CellStatus.NOT_APPLICABLE, f"no such thing of {asked.meta['organ']}")
    if indicator.take in (Take.RECORDS, Take.DISTINCT):
        return _counted(case)
    return _number(case) or _said_in_words(case) or _summed(case) or _held_back(case) or _silent(case)


def _number(case: _Case) -> Cell | None:
    """The number of the year, where a record gives it."""
    i = case.indicator
    first, *others = i.where
    found = case.find([first], of_all=i.of_all)
    if not found and any(case.find([where]) for where in i.none):
        return None
    if i.take is Take.SESSIONS:
        return _of_sessions(case)
    full = [c for c in found or case.find(others, of_all=i.of_all) if c.is_full and c.value is not None]
    if not full:
        return None
    if i.take is Take.ONE and any((c.value or 0) > 1 for c in full):
        full = [c for c in full if c.value != 1 or c.unit == "%"]  # one that is told of is not counted with the others
    if i.take is Take.WIDEST:
        full = [max(full, key=lambda c: c.value or 0)]
    for where in i.prefer:
        full = [c for c in full if case.asked.fits(c.record, where)] or full
    values = {(c.value, c.value_max) for c in full}
    if len(values) > 1:
        summed_up = [c for c in full if any(s <= c.start < e for s, e in case.asked.summaries)]
        agreed = next(
            (found for found in (_total(full), summed_up) if len({(c.value, c.value_max) for c in found}) == 1), None
        )
        if agreed is None:
            told = " | ".join(f"{c.value:g}{c.unit or ''}" for c in full[:6])
            return case.look(f"numbers that differ: {told}", full)
        full = agreed
    return case.stated(full, full[0].value)


def _total(full: list[Candidate]) -> list[Candidate]:
    """The number that is the sum of all the others, in their unit (3部法律, 2部法规, later 5部法律法规)."""
    values = {c.value for c in full}
    most = max(full, key=lambda c: c.value or 0)
    if (
        len(values) < 3
        or len({c.unit for c in full}) > 1
        or sum(v for v in values if v is not None) != 2 * (most.value or 0)
    ):
        return []
    return [c for c in full if c.value == most.value]


def _of_sessions(case: _Case) -> Cell | None:
    """The widest number of the year; what came in between sessions is added where the text counts it apart.

    Apart is 大会期间100件，闭会期间12件 (112); in 闭会期间12件，共112件 the total stands there.
    """
    counted = [c for c in case.seen if c.value is not None and not c.reasons - {"part_of_year", "part"}]
    between = [c for c in counted if c.reasons == {"part_of_year"} and _period_has(c, BETWEEN)]
    others = [c for c in counted if not _period_has(c, BETWEEN)]
    wide = [c for c in counted if c.is_full] + [c for c in others if _is_of_a_session(c)]
    if not wide:
        return None
    widest = max(wide, key=lambda c: (c.value or 0, -c.start))
    if len(_sessions(wide)) > 1:
        return case.look("numbers of two sessions", wide)
    if not between:
        return case.stated([widest], widest.value)
    apart = max(between, key=lambda c: c.value or 0)
    session = [c for c in others if c.start < apart.start and case.asked.near(c.start, apart.start)]
    session += [c for c in others if _is_of_a_session(c) and not case.asked.together(apart.start, c.start)]
    most = max(session, key=lambda c: c.value or 0, default=widest)
    total = (most.value or 0) + (apart.value or 0)
    if not session or (widest.value or 0) >= total:
        return case.stated([widest], widest.value)
    if any(case.asked.together(apart.start, c.start) for c in _converted(case)) and most.start < apart.start:
        return case.look("motions made suggestions may be counted or not", [most, apart])
    return case.stated([most, apart], total)


def _converted(case: _Case) -> list[Candidate]:
    """Motions made suggestions, counted behind what came in between sessions: 另有由议案转来的7件."""
    i = case.indicator
    return list(candidates(case.asked, i.from_, {"action": Action.CONVERTED.value}, i.status, i.number))


def _sessions(found: list[Candidate]) -> set[str]:
    """Which sessions the numbers are said to be of, by their ordinal."""
    return {m[0] for c in found if c.record.get("period") for m in ORDINAL.finditer(fold(c.record["period"]["text"]))}


def _is_of_a_session(candidate: Candidate) -> bool:
    return _period_has(candidate, SESSION) and not _period_has(candidate, BETWEEN) and "part" not in candidate.reasons


def _period_has(candidate: Candidate, words: str) -> bool:
    period = candidate.record.get("period")
    return bool(period and words in fold(period["text"]))


def _said_in_words(case: _Case) -> Cell | None:
    """None at all, or all of them, said without a number."""
    i = case.indicator
    for wheres, status, value in ((i.none, CellStatus.STATED_ZERO, 0), (i.all_, CellStatus.ALL, 100)):
        for where in wheres:
            said = list(candidates(case.asked, i.from_, where, i.status, i.number))
            said = [c for c in said if _is_of_the_year(c) and not (i.of_all and case.asked.is_of_a_few(c.record))]
            if said:
                return case.cell(status, taken=said[:1], value=value)
    return None


def _is_of_the_year(candidate: Candidate) -> bool:
    """Whether it is told of the year, or of the session that most of the year's suggestions come from."""
    return candidate.is_full or (candidate.reasons == {"part_of_year"} and _is_of_a_session(candidate))


def _summed(case: _Case) -> Cell | None:
    """The sum of parts that the text gives completely (任命24人次，免职13人次), one number each, in one sentence."""
    taken: list[Candidate] = []
    for where in case.indicator.sum:
        found = [
            c for c in candidates(case.asked, case.indicator.from_, where, case.indicator.status, case.indicator.number)
        ]
        found = [c for c in found if not c.reasons - {"part"} and c.value is not None]
        if len({c.value for c in found}) != 1:
            return None
        taken.append(found[0])
    if not taken or not all(case.asked.together(taken[0].start, c.start) for c in taken[1:]):
        return None
    return case.stated(taken, _plain(sum(c.value or 0 for c in taken)))


def _plain(value: int | float) -> int | float:
    """A sum without what binary fractions add to it (97.9 and 2.1), whole numbers as such."""
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _held_back(case: _Case) -> Cell | None:
    """Numbers there are, but none of the whole year and of this alone."""
    i = case.indicator
    blocked = [c for c in case.seen if c.reasons and c.value is not None]
    pooled = [c for where in i.pooled for c in candidates(case.asked, i.from_, where, i.status, i.number)]
    parts = [c for where in i.part for c in candidates(case.asked, i.from_, where, i.status, i.number)]
    for reason, status, more in (
        ("several_years", CellStatus.TERM_ONLY, []),
        ("pooled", CellStatus.POOLED_ONLY, pooled),
        ("", CellStatus.PART_ONLY, parts),
    ):
        taken = [c for c in blocked if reason in c.reasons or not reason] + [c for c in more if c.value is not None]
        if any("doubtful" in c.reasons for c in taken):
            return case.look("the record is doubtful", taken)
        if taken:
            reasons = sorted({r for c in taken for r in c.reasons} - {"several_years", "pooled"})
            return case.cell(status, ", ".join(reasons) or None, taken)
    return None


def _counted(case: _Case) -> Cell:
    """How many records, or how many things that they name."""
    i = case.indicator
    found = [c for where in i.where for c in candidates(case.asked, i.from_, where, i.status, i.number)]
    case.seen += found
    if not found:
        return _silent(case)
    if any("doubtful" in c.reasons for c in found):
        return case.look("a record is doubtful", found)
    dated = [c for c in found if "several_years" not in c.reasons]
    if len(dated) < len(found):
        if dated:
            return case.look(f"{len(found) - len(dated)} of {len(found)} may be of other years", found)
        return case.cell(CellStatus.TERM_ONLY, None, found)
    if i.take is Take.RECORDS:
        return case.stated(found, len(found))
    return case.stated(found, len(_distinct({_name(case, c) for c in found})))


def _distinct(names: set[str]) -> set[str]:
    """``names`` without those that are the end of a longer one: 草原管理条例 after 内蒙古自治区草原管理条例."""
    return {n for n in names if len(n) < SHORTEST or not any(other != n and other.endswith(n) for other in names)}


def _name(case: _Case, candidate: Candidate) -> str:
    values = (case.asked.field(candidate.record, path) for path in case.indicator.distinct)
    return fold(str(next((value for value in values if value), candidate.record["id"])))


def _silent(case: _Case) -> Cell:
    """Nothing was read: the text does not say it, or somebody should look."""
    asked = case.asked
    if asked.text is None:
        return case.look("the text was not found")
    if case.few:
        return case.look("told of a part of them, it seems", case.few)
    spoken = spoken_of(case.indicator, asked)
    if spoken is not None:
        start, end, why = spoken
        sentence = asked.sentence(start, end)
        return case.cell(CellStatus.LOOK, why, start=start, end=end, sentence=sentence)
    if asked.meta["completeness"] != Completeness.FULL or asked.meta["genre"] == "news":
        return case.cell(CellStatus.ABRIDGED, f"the text is {asked.meta['completeness']}")
    return case.cell(CellStatus.NOT_STATED, "the text gives no number of it")
