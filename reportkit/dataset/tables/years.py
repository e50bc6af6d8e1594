"""Which year a record is of, and how that is known: said by the text, or imputed from the report (年份及其依据)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from reportkit.models.enums import Basis, Labelled, Status

Data = Mapping[str, Any]


class YearBasis(Labelled):
    """How the year of a record is known (年份依据)."""

    STATED = "stated", "文中写明"
    REPORT = "report", "推定为报告年度"
    PLAN = "plan", "推定为安排年度"
    TERM = "term", "届期或数年"
    PART_YEAR = "part_year", "一年中的一段"
    CONSECUTIVE = "consecutive", "连续数年"
    SINCE_SESSION = "since_session", "会议以来、会议期间"
    AS_OF = "as_of", "截至"
    CUMULATIVE = "cumulative", "累计、至今"
    UNKNOWN = "unknown", "不明"


class Year(NamedTuple):
    """The year of a record, null where it holds for several or for none that is known; its first and last year."""

    year: int | None
    start: int | None
    end: int | None
    basis: YearBasis


FOLLOW_UP = "follow_up"
PLANNED_KINDS = ("tasks", "acts")


def year_of(kind: str, record: Data, meta: Data) -> Year:
    """The year of ``record``, which stands in the list ``kind`` of a report with this ``meta``.

    The words of the text decide (``period``). Where they say nothing, what is planned is of the year planned for and all
    else of the year reviewed: ``plan`` and ``report`` mark that as imputed. A report on several years imputes nothing.
    """
    period = record.get("period")
    if period and not _dates_what_is_followed_up(record, meta):
        return _stated(period)
    if kind == "shortcomings":  # what is lacking is lacking on the day of the report
        return Year(
            meta["review_to"], meta["review_to"], meta["review_to"], _known(meta["review_to"], YearBasis.REPORT)
        )
    if kind in PLANNED_KINDS or record.get("status") == Status.PLANNED:
        return _imputed(meta["plan_year"], meta["plan_year"], YearBasis.PLAN)
    return _imputed(meta["review_from"], meta["review_to"], YearBasis.REPORT)


def _dates_what_is_followed_up(record: Data, meta: Data) -> bool:
    """上年检查过的消防法，今年“回头看”: the year before is that of the inspection, not of following it up."""
    last, first = record["period"]["to"], meta["review_from"]
    return FOLLOW_UP in (record.get("mode"), record.get("form")) and bool(last and first and last < first)


def _stated(period: Data) -> Year:
    start, end = period["from"], period["to"]
    year = start if start == end else None
    basis = Basis(period["basis"])
    if basis in (Basis.TERM, Basis.CONSECUTIVE, Basis.CUMULATIVE):
        return Year(None, start, end, YearBasis(basis.value))
    if basis is Basis.AS_OF:
        return Year(end, start, end, YearBasis.AS_OF if end else YearBasis.UNKNOWN)
    if year is None:
        return Year(None, start, end, YearBasis.TERM if start and end else YearBasis.UNKNOWN)
    return Year(year, start, end, YearBasis.STATED if basis is Basis.YEAR else YearBasis(basis.value))


def _imputed(start: int | None, end: int | None, basis: YearBasis) -> Year:
    year = start if start == end else None
    return Year(year, start, end, _known(year, basis))


def _known(year: int | None, basis: YearBasis) -> YearBasis:
    return YearBasis.UNKNOWN if year is None else basis
