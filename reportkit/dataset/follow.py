"""The plan of one year against the report of the next: what was planned, and what the next report tells of it (计划与落实).

What is not mentioned is no broken promise: a report tells of some of what was done, in words of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportkit.dataset.acts import Act, planned_acts
from reportkit.dataset.matching import Followed, Verdict, unused, verdict
from reportkit.dataset.told import Told
from reportkit.models.report import LawInspection, Oversight, Report
from reportkit.models.sentences import Sentences

NOTE = "Not mentioned is not a broken promise: a report does not tell of everything that was done."
NO_NEXT = Verdict(Followed.NO_NEXT_REPORT, "no report on the planned year")


@dataclass(frozen=True, slots=True)
class Source:
    """A report with its sentences; without its text there are none."""

    report: Report
    sentences: Sentences


@dataclass(frozen=True, slots=True)
class Link:
    """A planned act and what the next report tells of it."""

    act: Act
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """The plan of a report, held against the next one; ``not_planned`` is what that tells and no planned act leads to."""

    plan: Source
    following: Source | None
    links: list[Link]
    not_planned: list[Oversight | LawInspection]


def follow(sources: Iterable[Source]) -> Iterator[Pair]:
    """Each report with a plan, in the order of place, organ and year, with the report on the year that it plans."""
    found = sorted(sources, key=_order)
    for plan in found:
        if plan.report.meta.plan_year is None:
            continue
        acts = planned_acts(plan.report, plan.sentences)
        if acts:
            yield _pair(plan, _next(plan, found), acts)


def _order(source: Source) -> tuple[str, str, str, int, str]:
    meta = source.report.meta
    year = meta.plan_year or meta.review_to or 0
    return meta.region.adcode or "", meta.region.name or "", meta.organ, year, source.report.id


def _unit(report: Report) -> tuple[str, str] | None:
    meta = report.meta
    place = meta.region.adcode or meta.region.name
    return (place, meta.organ) if place else None


def _next(plan: Source, sources: list[Source]) -> Source | None:
    """The report of the same organ that reviews the planned year: the one year alone before several, the fuller one."""
    unit, year = _unit(plan.report), plan.report.meta.plan_year
    found = [x for x in sources if x is not plan and unit is not None and _unit(x.report) == unit and _reviews(x, year)]
    return min(found, key=_fitness, default=None)


def _reviews(source: Source, year: int | None) -> bool:
    meta = source.report.meta
    last = meta.review_to
    return year is not None and last is not None and (meta.review_from or last) <= year <= last


def _fitness(source: Source) -> tuple[int, str, int, str]:
    meta = source.report.meta
    years = (meta.review_to or 0) - (meta.review_from or 0)
    order = {"full": "0"}.get(meta.completeness, "1") + {"work_report": "0"}.get(meta.genre, "1")
    return years, order, -source.report.source.chars, source.report.id


def _pair(plan: Source, following: Source | None, acts: list[Act]) -> Pair:
    if following is None:
        return Pair(plan, None, [Link(act, NO_NEXT) for act in acts], [])
    told = Told(following.report, following.sentences)
    place = plan.report.meta.region.name or ""
    forms = Counter(act.form for act in acts)
    links = [Link(act, verdict(act, told, place, forms[act.form] == 1)) for act in acts]
    left = set(unused(told, (link.verdict for link in links)))
    return Pair(plan, following, links, [x for x in (*told.matters, *told.inspections) if x.id in left])
