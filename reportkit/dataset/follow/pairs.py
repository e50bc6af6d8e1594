"""The plan of one year against the report of the next: what was planned, and what the next report tells of it (计划与落实).

What is not mentioned is no broken promise: a report tells of some of what was done, in words of its own.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportkit.dataset.follow.matching import unused, verdicts
from reportkit.dataset.follow.planned import Act, planned_acts
from reportkit.dataset.follow.reported import Told
from reportkit.dataset.follow.verdicts import Followed, Verdict
from reportkit.dataset.panel.copies import fullness
from reportkit.dataset.panel.places import today
from reportkit.dataset.source import Sourced
from reportkit.models import Report
from reportkit.models.enums import Genre, Level
from reportkit.models.report import LawInspection, Meta, Oversight
from reportkit.models.sentences import Sentences

NOTE = "not mentioned is not a broken promise: a report does not tell of everything that was done"
NO_NEXT = Verdict(Followed.NO_NEXT_REPORT, "no report on the planned year")
NOWHERE = Verdict(Followed.NO_NEXT_REPORT, "the place of the report is not known")
# What tells of all the work of a year; a report on proposals, or on one inspection, does not.
WHOLE_YEAR = frozenset({Genre.WORK_REPORT, Genre.ABRIDGED_REPORT, Genre.WORK_SUMMARY, Genre.NEWS})
PLANS = WHOLE_YEAR | {Genre.WORK_PLAN}
Unit = tuple[str, str, str]
NO_PLACE = "~"  # behind all codes


@dataclass(frozen=True, slots=True)
class Link:
    """A planned act and what the next report tells of it."""

    act: Act
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """The plan of a report, held against the next one; ``not_planned`` is what that tells and no planned act leads to.

    ``before`` and ``after`` are the sentences of the two, null where the text is not at hand.
    """

    plan: Report
    following: Report | None
    links: list[Link]
    not_planned: list[Oversight | LawInspection]
    before: Sentences | None
    after: Sentences | None


class Follow:
    """The plans of ``sources``, each with the report of the same organ on the year that it plans, where there is one.

    Iterate once: pairs in the order of place, organ and year. All reports are held meanwhile, packed. ``copies`` counts
    plans that were left out because a fuller copy of the report is there.
    """

    def __init__(self, sources: Iterable[Sourced]) -> None:
        self.copies = 0
        self._sources = sources

    def __iter__(self) -> Iterator[Pair]:
        units: dict[Unit, list[_Packed]] = defaultdict(list)
        for sourced in self._sources:
            units[_unit(sourced.report)].append(_Packed.of(sourced))
        for unit, found in sorted(_joined(units).items()):
            found.sort(key=_Packed.rank, reverse=True)
            known = unit[0] != NO_PLACE
            for plan in self._plans(found):
                pair = _pair(plan, _next(plan, found) if known else None, known)
                if pair.links:
                    yield pair

    def _plans(self, found: list[_Packed]) -> list[_Packed]:
        """One of each kind of text and year, in the order of the years."""
        plans: dict[tuple[int, str], _Packed] = {}
        for packed in found:
            if packed.meta.plan_year is None or packed.meta.genre not in PLANS:
                continue
            best = plans.setdefault((packed.meta.plan_year, packed.meta.genre), packed)
            self.copies += best is not packed
        return [plans[key] for key in sorted(plans)]


def follow(sources: Iterable[Sourced]) -> Iterator[Pair]:
    """Each plan of ``sources`` with the report on the planned year: ``Follow``, for those who need no more."""
    return iter(Follow(sources))


@dataclass(frozen=True, slots=True)
class _Packed:
    """A report kept until its neighbours are known, in a fraction of the room."""

    meta: Meta
    full: tuple[int, int, int]
    id: str
    report: bytes
    text: bytes | None

    @classmethod
    def of(cls, sourced: Sourced) -> _Packed:
        report, text = sourced.report, sourced.text
        packed = zlib.compress(report.model_dump_json(by_alias=True).encode(), 1)
        kept = None if text is None else zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
        return cls(report.meta, fullness(report), report.id, packed, kept)

    def rank(self) -> tuple[tuple[int, int, int], str]:
        """To order copies by: the fullest last; the id settles ties, whatever order the files were read in."""
        return self.full, self.id

    def open(self) -> tuple[Report, Sentences]:
        """The report and its sentences; without its text, those of the words that its records quote."""
        report = Report.model_validate_json(zlib.decompress(self.report))
        text = _quoted(report) if self.text is None else zlib.decompress(self.text).decode("utf-8", "surrogatepass")
        return report, Sentences(text)


def _unit(report: Report) -> Unit:
    """Who reports: today's code, so that a place whose code changed stays one, and of a township its name."""
    region, year = report.meta.region, report.meta.review_to or report.meta.plan_year
    name, code = region.name or "", region.adcode
    if code is None and not name:
        return NO_PLACE, report.id, report.meta.organ
    named = code is None or region.level is Level.TOWNSHIP
    if code is not None and year is not None:
        code = today(code, year).adcode or code
    return code or "", name if named else "", report.meta.organ


def _joined(units: dict[Unit, list[_Packed]]) -> dict[Unit, list[_Packed]]:
    """``units``, those without a code put together where one name is the end of one other: 桐花镇, 清江县桐花镇."""
    joined = dict(units)
    for code, name, organ in units:
        longer = [
            unit
            for unit in units
            if unit[0] == code and unit[2] == organ and unit[1] != name and unit[1].endswith(name)
        ]
        if code == "" and len(longer) == 1:
            joined[longer[0]] = joined[longer[0]] + joined.pop((code, name, organ))
    return joined


def _next(plan: _Packed, found: list[_Packed]) -> _Packed | None:
    """The report that reviews the planned year: of that year alone before of several, of these the fullest."""
    others = [packed for packed in found if packed is not plan and _reviews(packed.meta, plan.meta.plan_year)]
    return min(others, key=lambda packed: _years(packed.meta), default=None)


def _reviews(meta: Meta, year: int | None) -> bool:
    """Whether the planned year is the last that is reviewed, and the plan was not made after it."""
    return meta.genre in WHOLE_YEAR and year is not None and meta.review_to == year and meta.plan_year != year


def _years(meta: Meta) -> int:
    return (meta.review_to or 0) - (meta.review_from or meta.review_to or 0)


def _quoted(report: Report) -> str:
    """What the records of a report quote, each at its place, line breaks between."""
    text = ["\n"] * report.source.chars
    kinds = (report.tasks, report.oversight, report.law_inspections, report.figures, report.laws, report.suggestions)
    for kind in (*kinds, report.unclaimed):
        for record in kind:
            text[record.evidence.start : record.evidence.end] = record.evidence.text
    return "".join(text)


def _pair(plan: _Packed, following: _Packed | None, known: bool) -> Pair:
    report, sentences = plan.open()
    acts = planned_acts(report, sentences)
    before = sentences if plan.text is not None else None
    if following is None:
        none = NO_NEXT if known else NOWHERE
        return Pair(report, None, [Link(act, none) for act in acts], [], before, None)
    other, told_in = following.open()
    told = Told(other, told_in, has_text=following.text is not None)
    place = report.meta.region.name or ""
    found = verdicts(acts, told, place)
    links = [Link(act, verdict) for act, verdict in zip(acts, found, strict=True)]
    not_planned = unused(told, found)
    return Pair(report, other, links, not_planned, before, told_in if following.text is not None else None)
