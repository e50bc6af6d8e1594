"""Folding keeps every character's place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.text.fold import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("召開會議１４次", "召开会议14次"),
        ("（一）听取；审议", "(一)听取;审议"),
        ("𝟏𝟐次、٣件", "12次、3件"),
        ("😀５份", "😀5份"),
        ("「回头看」", "“回头看”"),
    ],
)
def test_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_no_digit_but_ascii_and_no_other_length(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert all(c in "0123456789" for c in folded if c.isdecimal())
    assert fold(folded) == folded
