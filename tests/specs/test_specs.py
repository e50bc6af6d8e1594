"""Every specification case gives its records; the ones known to fail are listed and must still fail."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.specs.cases import Case, cases, forms, known_failures, misses

KNOWN = known_failures()
# Forms whose cases are expected to fail: 面商 is an action of its own by version 4 of the definitions, which the rules do not know.
WAITING: set[str] = set()


def _parameters() -> list[object]:
    strict = pytest.mark.xfail
    return [
        pytest.param(case, id=case.id, marks=strict(reason=KNOWN[case.id], strict=True) if case.id in KNOWN else ())
        for case in cases()
    ]


@pytest.mark.parametrize("case", _parameters())
def test_case(case: Case) -> None:
    found = misses(case)
    assert not found, "\n".join(
        f"{case.form}: {case.text}\n  {m.kind}: expected {m.expected}, got {m.got}" for m in found
    )


def test_cases_stay_distinct_when_digits_are_masked() -> None:
    masked = [re.sub(r"[\d零〇一二三四五六七八九十百千万亿两]+", "N", case.text) for case in cases()]
    assert len(set(masked)) == len(masked) >= 300


def test_ids_are_unique_and_known_failures_name_cases() -> None:
    names = [case.id for case in cases()]
    assert len(set(names)) == len(names)
    assert set(KNOWN) <= set(names)
    assert all(KNOWN.values())


def test_every_form_is_shown_twice_and_missed_once_by_cases_that_hold() -> None:
    holding = [case for case in cases() if case.id not in KNOWN]
    shown = Counter(form for case in holding for form in set(case.shows))
    near = Counter(form for case in holding for form in set(case.near))
    assert set(shown) | set(near) <= set(forms())
    short = {form: (shown[form], near[form]) for form in forms() if shown[form] < 2 or not near[form]}
    assert set(short) >= WAITING
    short = {form: counts for form, counts in short.items() if form not in WAITING}
    assert not short, f"forms with fewer than two cases that show them or one near miss: {short}"
