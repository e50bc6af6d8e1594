"""A report twice as long takes twice as long: counted in lines that run, so that a busy machine is no failure."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from reportkit import extract
from reportkit.dataset.panel.entries import entry_of
from reportkit.dataset.panel.indicators import shipped
from reportkit.dataset.source import Sourced
from reportkit.dataset.tables.rows import ReportRows
from tests.dataset.made import report_text

TEXT = "收到代表建议{}件，其中已解决{}件，办结率90%。召开常委会会议{}次，重点督办建议3件，办复率100%，检查消防法实施情况。\n"


def steps(work: Callable[[], Any]) -> int:
    """How many lines ``work`` runs, each turn of a loop in one line for itself."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return seen

    before = sys.gettrace()
    sys.settrace(seen)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def made(sentences: int) -> Sourced:
    text = report_text("".join(TEXT.format(100 + i % 37, 50 + i % 31, i % 9 + 2) for i in range(sentences)))
    return Sourced(extract(text), text)


@pytest.mark.parametrize("work", [lambda one: entry_of(one, shipped()), lambda one: ReportRows(one).of_records()])
def test_the_work_grows_as_the_report_does(work: Callable[[Sourced], Any]) -> None:
    few, many = made(40), made(160)
    for sourced in (few, many):
        assert sourced.data["suggestions"]
    work(few)  # what is read once
    assert steps(lambda: work(many)) < 5 * steps(lambda: work(few))
