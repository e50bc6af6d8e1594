"""Whether a record may stand in a panel as what it says: the organ's own, done, of one whole year (可用与否)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reportkit.dataset.tables.years import Year, YearBasis, year_of
from reportkit.models.enums import Action, Actor, Category, Confidence, Labelled, Measure, Status, SuggestionKind
from reportkit.text.fold import fold

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
# What became of suggestions by a day is what the report tells of the year, whichever day it was.
_OUTCOMES = _HANDLING | {
    Action.SATISFIED,
    Action.SATISFIED_OR_BASICALLY,
    Action.BASICALLY_SATISFIED,
    Action.UNSATISFIED,
}
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
_BETWEEN, _AT = "闭会", "会议"  # between sessions: beside it, what came in at the session is a part
_INTAKE = frozenset((Action.SUBMITTED, Action.ASSIGNED, Action.HANDLED))
_YEARS_END = ("年底", "年末", "年终", "岁末")
_MIDDLE = ("年中", "上半年", "前三季度", "三季度末", "半年")


class Known:
    """A report, its figures by their id, the records that a figure gave, and the suggestions taken in, by kind."""

    def __init__(self, report: Data) -> None:
        self.report = report
        self._figures: dict[str, Data] = {figure["id"]: figure for figure in report["figures"]}
        self._given: dict[tuple[str, str], Data] = {}
        self._taken_in: dict[str, list[Data]] = {}
        for kind in ("meetings", "suggestions"):
            for record in reversed(report[kind]):  # the first of those that a figure gave
                self._given[kind, record["figure"]] = record
        for record in report["suggestions"]:
            if record["count"] is not None and record["action"] in _INTAKE:
                self._taken_in.setdefault(record["kind"], []).append(record)
        self._most = {kind: max(record["count"] for record in found) for kind, found in self._taken_in.items()}
        self._with_between = {kind for kind, found in self._taken_in.items() if any(map(_is_between, found))}

    def figure(self, name: str | None) -> Data | None:
        """The figure of this id."""
        return self._figures.get(name) if name else None

    def given(self, kind: str, figure: Data) -> Data | None:
        """The record of ``kind`` that the figure gave."""
        return self._given.get((kind, figure["id"]))

    def suggestion(self, figure: Data) -> Data | None:
        """The suggestions that the figure counts."""
        return self.given("suggestions", figure) if figure.get("category") == Category.SUGGESTION else None

    def is_of_one_session(self, record: Data) -> bool:
        """Suggestions of the session where those between sessions are counted too, or these; the larger total is neither."""
        words = fold(record["period"]["text"])
        if record["count"] is None or record["action"] not in _INTAKE or all(w in words for w in (_BETWEEN, _AT)):
            return False
        kind = record["kind"]
        if _BETWEEN in words:
            return len(self._taken_in[kind]) == 1 or self._most[kind] > record["count"]
        return "期间" in words and kind in self._with_between


def why_not(kind: str, record: Data, known: Known) -> list[str]:
    """What speaks against ``record``, which stands in the list ``kind`` of the ``known`` report; nothing: it is usable.

    Usable is what may stand in a panel as the number, or the act, that category, kind and action name.
    """
    figure = record if kind == "figures" else known.figure(record.get("figure"))
    act = known.suggestion(record) if kind == "figures" else record
    found = [
        (WhyNot.PLANNED, record.get("status") == Status.PLANNED),
        (WhyNot.OTHER_ACTOR, record.get("actor", Actor.OWN) != Actor.OWN and not _handled_by_others(act)),
        (WhyNot.POOLED, bool(record.get("pooled") or (figure or {}).get("pooled"))),
        (WhyNot.PART, figure is not None and _is_part(figure, known)),
        (WhyNot.CHANGE, record.get("change") is not None),
        (WhyNot.PER, record.get("per") is not None),
        *_of_time(kind, record, known),
        (WhyNot.NOT_DONE, bool(record.get("denied")) and record.get("quantifier") is None),
        (WhyNot.MINIMUM, record.get("approx") is not None and _is_minimum(record)),
        (WhyNot.DOUBTFUL, record.get("confidence") == Confidence.DOUBTFUL),
    ]
    return [reason.value for reason, holds in found if holds]


def _of_time(kind: str, record: Data, known: Known) -> list[tuple[WhyNot, bool]]:
    year = year_of(kind, record, known.report["meta"])
    several = year.year is None and year.start != year.end
    if _counts(record):
        several = several or year.basis in (YearBasis.CONSECUTIVE, YearBasis.CUMULATIVE, YearBasis.TERM)
    elif year.basis is YearBasis.CONSECUTIVE:
        several = False  # 连续两年开展…检查: an act of this year too
    return [
        (WhyNot.PART_OF_YEAR, _counts(record) and _is_part_of_year(kind, record, year, known)),
        (WhyNot.SEVERAL_YEARS, several),
    ]


def _counts(record: Data) -> bool:
    """Whether the record is a number, and no act: an act in March is an act of the year."""
    number = record.get("value", record.get("count", record.get("rate")))
    return number is not None or record.get("rate") is not None or record.get("quantifier") is not None


def _is_part_of_year(kind: str, record: Data, year: Year, known: Known) -> bool:
    """A part of the year by its words; what is counted up to a date in the last quarter is the year's."""
    words = fold(record["period"]["text"]) if record.get("period") else ""
    if year.basis is YearBasis.PART_YEAR:
        return not (record.get("action") in _OUTCOMES and any(word in words for word in _YEARS_END))
    if year.basis is YearBasis.AS_OF and record.get("action", record.get("category")) not in _OUTCOMES:
        if year.year is not None and year.year > (known.report["meta"]["review_to"] or year.year):
            return False  # the year was over by then
        months = [int(m) if m.isdecimal() else _MONTHS.get(m, LAST_QUARTER) for m in _MONTH.findall(words)]
        return bool(months and months[-1] < LAST_QUARTER) or any(word in words for word in _MIDDLE)
    if year.basis is YearBasis.SINCE_SESSION:
        act = known.suggestion(record) if kind == "figures" else record if kind == "suggestions" else None
        return act is not None and known.is_of_one_session(act)
    return False


def _is_between(record: Data) -> bool:
    return bool(record["period"]) and _BETWEEN in fold(record["period"]["text"])


def _handled_by_others(record: Data | None) -> bool:
    return record is not None and record.get("kind") in _HANDED_IN and record.get("action") in _HANDLING


def _is_minimum(record: Data) -> bool:
    return str(record["evidence"]["text"]).startswith(_MINIMUM)


def _is_part(figure: Data, known: Known) -> bool:
    """A part of a number of the same thing (其中第四季度3次); not an outcome of a whole, nor a share of it."""
    whole = known.figure(figure.get("part_of"))
    if whole is None or figure["measure"] == Measure.SHARE or figure["category"] != whole["category"]:
        return False
    if _year_of(whole, known) is None and _year_of(figure, known) is not None:
        return False  # of five years, one
    if figure["category"] == Category.SUGGESTION:
        return _same(known.suggestion(figure), known.suggestion(whole), "kind", "action")
    if figure["category"] == Category.MEETING:
        return _same(known.given("meetings", figure), known.given("meetings", whole), "body")
    return True


def _year_of(figure: Data, known: Known) -> int | None:
    return year_of("figures", figure, known.report["meta"]).year


def _same(one: Data | None, other: Data | None, *keys: str) -> bool:
    return one is not None and other is not None and all(one[key] == other[key] for key in keys)
