"""The year of a record: as the text says, imputed and marked so, or not known."""

from __future__ import annotations

from typing import Any

import pytest

from reportkit.dataset.tables.years import Year, YearBasis, year_of

ONE = {"review_from": 2021, "review_to": 2021, "plan_year": 2022}
TERM = {"review_from": 2017, "review_to": 2021, "plan_year": None}


def period(start: int | None, end: int | None, basis: str) -> dict[str, Any]:
    return {"from": start, "to": end, "basis": basis, "text": "…"}


@pytest.mark.parametrize(
    ("kind", "record", "meta", "year"),
    [
        ("meetings", {"status": "done", "period": None}, ONE, Year(2021, 2021, 2021, YearBasis.REPORT)),
        ("meetings", {"status": "planned", "period": None}, ONE, Year(2022, 2022, 2022, YearBasis.PLAN)),
        ("tasks", {}, ONE, Year(2022, 2022, 2022, YearBasis.PLAN)),
        ("tasks", {}, TERM, Year(None, None, None, YearBasis.UNKNOWN)),
        ("shortcomings", {}, TERM, Year(2021, 2021, 2021, YearBasis.REPORT)),
        ("meetings", {"status": "done", "period": None}, TERM, Year(None, 2017, 2021, YearBasis.UNKNOWN)),
        ("figures", {"period": period(2021, 2021, "year")}, TERM, Year(2021, 2021, 2021, YearBasis.STATED)),
        ("figures", {"period": period(2019, 2021, "year")}, ONE, Year(None, 2019, 2021, YearBasis.TERM)),
        ("figures", {"period": period(None, None, "year")}, ONE, Year(None, None, None, YearBasis.UNKNOWN)),
        ("figures", {"period": period(2017, 2021, "term")}, TERM, Year(None, 2017, 2021, YearBasis.TERM)),
        ("figures", {"period": period(2021, 2021, "part_year")}, ONE, Year(2021, 2021, 2021, YearBasis.PART_YEAR)),
        (
            "figures",
            {"period": period(2021, 2021, "since_session")},
            ONE,
            Year(2021, 2021, 2021, YearBasis.SINCE_SESSION),
        ),
        ("figures", {"period": period(None, 2021, "as_of")}, ONE, Year(2021, None, 2021, YearBasis.AS_OF)),
        ("figures", {"period": period(2018, None, "cumulative")}, ONE, Year(None, 2018, None, YearBasis.CUMULATIVE)),
        ("figures", {"period": period(2019, 2021, "consecutive")}, ONE, Year(None, 2019, 2021, YearBasis.CONSECUTIVE)),
    ],
)
def test_year_of_a_record(kind: str, record: dict[str, Any], meta: dict[str, Any], year: Year) -> None:
    assert year_of(kind, record, meta) == year
