"""From a report to a cell: which number is the year's, or why there is none (取数)."""

from __future__ import annotations

from reportkit.dataset.panel.candidates import Asked, Candidate
from reportkit.dataset.panel.cell import Case, Cell
from reportkit.dataset.panel.indicators import CellStatus, Indicator, Take
from reportkit.dataset.panel.mentions import spoken_of
from reportkit.dataset.panel.sessions import is_of_a_session, of_sessions
from reportkit.dataset.panel.shares import is_of_a_few
from reportkit.models.enums import Completeness
from reportkit.text.fold import fold

LOSSY = ("guessed_paragraphs", "lost_characters", "pictures")
OTHER_ACTOR = "other_actor"
CONSTITUTION = "宪法"  # 宪法和法律赋予的职权 stands in every report, beside inspections too
SHORTEST = 4  # a name of fewer characters may end others by chance: 水法, 节水法


def cell_of(indicator: Indicator, asked: Asked) -> Cell:
    """The cell of ``indicator`` for the report ``asked``."""
    case = Case(indicator, asked)
    if indicator.organs and asked.meta["organ"] not in indicator.organs:
        return case.cell(CellStatus.NOT_APPLICABLE, f"no such thing of {asked.meta['organ']}")
    if indicator.take in (Take.RECORDS, Take.DISTINCT):
        return _counted(case)
    return _number(case) or _said_in_words(case) or _summed(case) or _held_back(case) or _silent(case)


def _number(case: Case) -> Cell | None:
    """The number of the year, where a record gives it."""
    i = case.indicator
    first, *others = i.where
    found = case.find([first], of_all=i.of_all)
    if not found and any(case.find([where]) for where in i.none):
        return None
    if i.take is Take.SESSIONS:
        return of_sessions(case)
    full = [c for c in found or case.find(others, of_all=i.of_all) if c.is_full and c.value is not None]
    sure = [c for c in full if not any(case.asked.fits(c.record, where) for where in i.doubt)]
    if full and not sure:
        return case.look("may be another's", full)
    return _agreed(case, sure) if sure else None


def _agreed(case: Case, full: list[Candidate]) -> Cell:
    """The one number of those found: where several differ, the preferred, the total, or that of the summary."""
    i = case.indicator
    if i.take is Take.WIDEST:
        full = [max(full, key=lambda c: c.value or 0)]
    elif any((c.value or 0) > 1 for c in full):
        full = [c for c in full if c.value != 1 or c.unit == "%"]  # one that is told of is not counted with the others
    for where in i.prefer:
        full = [c for c in full if case.asked.fits(c.record, where)] or full
    agreed = next((found for found in (full, _total(full), _summed_up(case, full)) if _is_one(found)), None)
    if agreed is not None:
        return case.stated(agreed, agreed[0].value)
    told = " | ".join(f"{c.value:g}{c.unit or ''}" for c in full[:6])
    return _summed(case) or case.look(f"numbers that differ: {told}", full)


def _is_one(found: list[Candidate]) -> bool:
    return len({(c.value, c.value_max) for c in found}) == 1


def _total(full: list[Candidate]) -> list[Candidate]:
    """The number that is the sum of all the others, in their unit (3部法律, 2部法规, later 5部法律法规)."""
    values = {c.value or 0 for c in full}
    most = max(values)
    adds_up = len(values) > 2 and sum(values) == 2 * most and len({c.unit for c in full}) == 1
    return [c for c in full if c.value == most] if adds_up else []


def _summed_up(case: Case, full: list[Candidate]) -> list[Candidate]:
    """Those that stand where the report sums up its year."""
    return [c for c in full if any(start <= c.start < end for start, end in case.asked.summaries)]


def _said_in_words(case: Case) -> Cell | None:
    """None at all, or all of them, said without a number."""
    i = case.indicator
    for wheres, status, said_as in (
        (i.none, CellStatus.STATED_ZERO, {"value": 0}),
        (i.all_, CellStatus.ALL, {"value": 100, "unit": "%"}),
    ):
        for where in wheres:
            said = case.like(where)
            said = [c for c in said if _is_of_the_year(c) and not (i.of_all and is_of_a_few(case.asked, c.record))]
            if said:
                return case.cell(status, taken=said[:1], **said_as)
    return None


def _is_of_the_year(candidate: Candidate) -> bool:
    """Whether it is told of the year, or of the session that most of the year's suggestions come from."""
    return candidate.is_full or (candidate.reasons == {"part_of_year"} and is_of_a_session(candidate))


def _summed(case: Case) -> Cell | None:
    """The sum of parts that the text gives completely (任命24人次，免职13人次), one number each, in one sentence."""
    taken: list[Candidate] = []
    for where in case.indicator.sum:
        found = [c for c in case.like(where) if not c.reasons - {"part"} and c.value is not None]
        if len({c.value for c in found}) != 1:
            return None
        taken.append(found[0])
    if not taken or not all(case.asked.together(taken[0].start, c.start) for c in taken[1:]):
        return None
    return case.stated(taken, _plain(sum(c.value or 0 for c in taken)))


def _plain(value: float) -> int | float:
    """A sum without what binary fractions add to it (97.9 and 2.1), whole numbers as such."""
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _held_back(case: Case) -> Cell | None:
    """Numbers there are, but none of the whole year and of this alone."""
    i = case.indicator
    blocked = [c for c in case.seen if c.reasons and c.value is not None]
    pooled = [c for where in i.pooled for c in case.like(where)]
    parts = [c for where in i.part for c in case.like(where)]
    for reason, status, more, why in (
        ("several_years", CellStatus.TERM_ONLY, [], "a number of several years"),
        ("pooled", CellStatus.POOLED_ONLY, pooled, "one number with something else"),
        ("", CellStatus.PART_ONLY, parts, "a number of a part"),
    ):
        taken = [c for c in blocked if reason in c.reasons or not reason] + [c for c in more if c.value is not None]
        if taken:
            reasons = sorted({r for c in taken for r in c.reasons} - {"several_years", "pooled"})
            return case.cell(status, f"{why}: {', '.join(reasons)}" if reasons else why, taken)
    return None


def _counted(case: Case) -> Cell:
    """How many records, or how many things that they name."""
    i = case.indicator
    found = [c for where in i.where for c in case.like(where)]
    case.seen += found
    if not found:
        return _silent(case)
    if (doubt := _doubt(case, found)) is not None:
        return case.look(doubt, found)
    dated = [c for c in found if "several_years" not in c.reasons]
    if len(dated) < len(found):
        if dated:
            return case.look(f"{len(found) - len(dated)} of {len(found)} may be of other years", found)
        return case.cell(CellStatus.TERM_ONLY, "of several years", found)
    if i.take is Take.RECORDS:
        return case.stated(found, len(found))
    return case.stated(found, len(_distinct({_name(case, c) for c in found})))


def _doubt(case: Case, found: list[Candidate]) -> str | None:
    """Why a count of records is not to be relied on: one too many or too few is a wrong number."""
    i, asked = case.indicator, case.asked
    if i.genres and asked.meta["genre"] not in i.genres:
        return f"records of {asked.meta['genre']} are not sure enough to be counted"
    if lost := [w["code"] for w in asked.report["warnings"] if w["code"] in LOSSY]:
        return f"the text is not sure: {', '.join(lost)}"
    for c in found:
        if any(asked.fits(c.record, where) for where in i.doubt):
            return f"may be none: {c.record['evidence']['text'][:20]}"
    names = {_name(case, c) for c in found}
    for left in asked.report["unclaimed"]:
        name = "".join(fold(left["evidence"]["text"]).split()).strip("《》")
        told = left["kind"] != i.unread or left["reason"] == OTHER_ACTOR or name == CONSTITUTION
        if not told and not any(n.endswith(name) or name.endswith(n) for n in names):
            return f"was left out: {name}"
    return None


def _distinct(names: set[str]) -> set[str]:
    """``names`` without those that are the end of a longer one: 草原管理条例 after 内蒙古自治区草原管理条例."""
    return {n for n in names if len(n) < SHORTEST or not any(other != n and other.endswith(n) for other in names)}


def _name(case: Case, candidate: Candidate) -> str:
    values = (case.asked.field(candidate.record, path) for path in case.indicator.distinct)
    return fold(str(next((value for value in values if value), candidate.record["id"])))


def _silent(case: Case) -> Cell:
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
