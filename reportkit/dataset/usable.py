"""Whether a record may stand in a panel as what it says: the organ's own, done, of one whole year (可用与否)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reportkit.dataset.years import Year, YearBasis, year_of
from reportkit.models.enums import Action, Actor, Category, Confidence, Labelled, Measure, Status, SuggestionKind

Data = Mapping[str, Any]


class WhyNot(Labelled):
    """What speaks against taking a record as the organ's number of the year (不可用的原因)."""

    PLANNED = "planned", "拟做"
    OTHER_ACTOR = "other_actor", "他人所为"
    POOLED = "pooled", "混合计数"
    PART = "part", "同类总数的一部分"
    CHANGE = "change", "增减数"
    PER = "per", "每年、每个"
    PART_OF_YEAR = "part_of_year", "一年中的一段"
    SEVERAL_YEARS = "several_years", "数年合计"
    NOT_DONE = "not_done", "未做之数"
    MINIMUM = "minimum", "只说下限"
    DOUBTFUL = "doubtful", "存疑"


# Who puts in is a deputy or member, who handles is by nature somebody else: the number is the organ's all the same.
_HANDLING = frozenset(
    (
        *(Action.HANDLED, Action.NOT_HANDLED, Action.RESOLVED, Action.NOT_RESOLVED, Action.PLANNED),
        *(Action.RESOLVED_OR_PLANNED, Action.EXPLAINED, Action.ADOPTED, Action.CONSULTED, Action.MERGED),
    )
)
_HANDED_IN = frozenset(
    (
        *(SuggestionKind.MOTION, SuggestionKind.SUGGESTION),
        *(SuggestionKind.MOTION_AND_SUGGESTION, SuggestionKind.PROPOSAL),
    )
)
_MINIMUM = ("不少于", "不低于", "至少", "最少", "不得少于", "不得低于")
_MONTH = re.compile("([0-9]{1,2}|[一二三四五六七八九十]{1,2})月")
_MONTHS = {name: number for number, name in enumerate(("一", "二", "三", "四", "五", "六", "七", "八", "九"), 1)}
LAST_QUARTER = 10
_BETWEEN = "闭会"  # between sessions: beside it, what came in at the session is a part
_MIDDLE = ("年中", "上半年", "前三季度", "三季度末", "半年")


def why_not(kind: str, record: Data, report: Data) -> list[str]:
    """What speaks against ``record``, which stands in the list ``kind`` of ``report``; nothing: it is usable.

    Usable is what may stand in a panel as the number, or the act, that category, kind and action name.
    """
    figure = record if kind == "figures" else _figure(record.get("figure"), report)
    act = _suggestion(record, report) if kind == "figures" else record
    found = [
        (WhyNot.PLANNED, record.get("status") == Status.PLANNED),
        (WhyNot.OTHER_ACTOR, record.get("actor", Actor.OWN) != Actor.OWN and not _handled_by_others(act)),
        (WhyNot.POOLED, bool(record.get("pooled") or (figure or {}).get("pooled"))),
        (WhyNot.PART, figure is not None and _is_part(figure, report)),
        (WhyNot.CHANGE, record.get("change") is not None),
        (WhyNot.PER, record.get("per") is not None),
        *_of_time(kind, record, report),
        (WhyNot.NOT_DONE, bool(record.get("denied")) and record.get("quantifier") is None),
        (WhyNot.MINIMUM, record.get("approx") is not None and _is_minimum(record)),
        (WhyNot.DOUBTFUL, record.get("confidence") == Confidence.DOUBTFUL),
    ]
    return [reason.value for reason, holds in found if holds]


def _of_time(kind: str, record: Data, report: Data) -> list[tuple[WhyNot, bool]]:
    year = year_of(kind, record, report["meta"])
    several = year.year is None and year.start != year.end
    return [
        (WhyNot.PART_OF_YEAR, _is_part_of_year(kind, record, year, report)),
        (WhyNot.SEVERAL_YEARS, several or year.basis in (YearBasis.CONSECUTIVE, YearBasis.CUMULATIVE, YearBasis.TERM)),
    ]


def _is_part_of_year(kind: str, record: Data, year: Year, report: Data) -> bool:
    """A part of the year by its words; what is counted up to a date in the last quarter is the year's."""
    words = record["period"]["text"] if record.get("period") else ""
    if record.get("value", record.get("count", record.get("rate"))) is None and record.get("quantifier") is None:
        return False  # an act in March is an act of the year
    if year.basis is YearBasis.PART_YEAR:
        return True
    if year.basis is YearBasis.AS_OF:
        months = [int(m) if m.isdecimal() else _MONTHS.get(m, LAST_QUARTER) for m in _MONTH.findall(words)]
        return bool(months and months[-1] < LAST_QUARTER) or any(word in words for word in _MIDDLE)
    if year.basis is YearBasis.SINCE_SESSION:
        act = _suggestion(record, report) if kind == "figures" else record if kind == "suggestions" else None
        return _BETWEEN in words or ("期间" in words and act is not None and _has_between(act, report))
    return False


def _has_between(record: Data, report: Data) -> bool:
    """Whether the report also counts what of the same suggestions came in between sessions."""
    return any(
        other["period"] and _BETWEEN in other["period"]["text"] and _same(other, record, "kind", "action")
        for other in report["suggestions"]
    )


def _handled_by_others(record: Data | None) -> bool:
    return record is not None and record.get("kind") in _HANDED_IN and record.get("action") in _HANDLING


def _is_minimum(record: Data) -> bool:
    return str(record["evidence"]["text"]).startswith(_MINIMUM)


def _is_part(figure: Data, report: Data) -> bool:
    """A part of a number of the same thing (其中第四季度3次); not an outcome of a whole, nor a share of it."""
    whole = _figure(figure.get("part_of"), report)
    if whole is None or figure["measure"] == Measure.SHARE or figure["category"] != whole["category"]:
        return False
    if figure["category"] == Category.SUGGESTION:
        return _same(_suggestion(figure, report), _suggestion(whole, report), "kind", "action")
    if figure["category"] == Category.MEETING:
        return _same(_of_figure("meetings", figure, report), _of_figure("meetings", whole, report), "body")
    return True


def _same(one: Data | None, other: Data | None, *keys: str) -> bool:
    return one is not None and other is not None and all(one[key] == other[key] for key in keys)


def _suggestion(figure: Data, report: Data) -> Data | None:
    return _of_figure("suggestions", figure, report) if figure.get("category") == Category.SUGGESTION else None


def _of_figure(kind: str, figure: Data, report: Data) -> Data | None:
    """The record of ``kind`` that the figure gave."""
    return next((record for record in report[kind] if record["figure"] == figure["id"]), None)


def _figure(name: str | None, report: Data) -> Data | None:
    return next((figure for figure in report["figures"] if figure["id"] == name), None) if name else None
