"""One clause, one answer: records that stand at one place of a clause agree on whether, when and by whom."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cache

import pytest

from reportkit.grammar.clause import Mood
from reportkit.grammar.paragraph import Paragraph
from reportkit.models.drafts import Evidence, MeetingDraft, SuggestionDraft
from reportkit.models.enums import Status
from reportkit.pipeline import Reading, build, read
from tests.same import NOT_SHOWN, read_units

# All labelled texts that those who write rules may open.
TEXTS = {
    name: text
    for unit, texts in read_units().items()
    if not unit.startswith(("specs/", *NOT_SHOWN))
    for name, text in texts.items()
}


# How many records that property is asked of at the least, by kind.
LEAST = {"figures": 5_000, "law_inspections": 300, "oversight": 1_200, "meetings": 350}


class Places:
    """Where evidence stands in the paragraphs of a reading; rows of tables, told in sentences of their own, are left out."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        told = [p for p in reading.paragraphs if p.told is None and p.joined.text]
        self.paragraphs = sorted(told, key=lambda p: p.joined.span(0, 1))
        self.starts = [p.joined.span(0, 1)[0] for p in self.paragraphs]

    def of(self, evidence: Evidence) -> tuple[Paragraph, int, int] | None:
        """The paragraph that holds ``evidence``, and where in it."""
        start, end = (self.reading.legible.position(at) for at in (evidence.start, evidence.end - 1))
        i = bisect_right(self.starts, start) - 1
        joined = self.paragraphs[max(i, 0)].joined
        first, last = joined.span(0, len(joined.text))
        if not (first <= start and end < last):
            return None
        return self.paragraphs[i], joined.position(start), joined.position(end) + 1


def agree(reading: Reading) -> Counter[str]:
    """How many records of each kind are done or planned as their clause says; an error where one is not."""
    collection, places, checked = reading.collection, Places(reading), Counter[str]()
    for kind, records in (
        ("figures", collection.figures),
        ("law_inspections", collection.law_inspections),
        ("oversight", collection.oversight),
        ("meetings", collection.meetings),
    ):
        for record in records:
            if (place := places.of(record.evidence)) is None:
                continue
            paragraph, at, end = place
            clause = paragraph.clause_at(at)
            if kind != "figures" and (clause.turns or end > clause.end):
                continue  # in several clauses, or in one that goes from what is done to what is planned
            planned = clause.mood_at(at).value is Mood.PLANNED
            assert (record.status is Status.PLANNED) == planned, record.evidence.text
            checked[kind] += 1
    return checked


@cache
def reading_of(name: str) -> Reading:
    return read(TEXTS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_records_are_done_or_planned_as_their_clause_says(name: str) -> None:
    reading = reading_of(name)
    checked, collection = agree(reading), reading.collection
    if not any(paragraph.told for paragraph in reading.paragraphs):
        assert checked["figures"] == len(collection.figures)  # none stands outside the paragraphs


def test_many_records_are_asked() -> None:
    asked = sum((agree(reading_of(name)) for name in TEXTS), Counter[str]())
    assert all(asked[kind] > least for kind, least in LEAST.items()), asked


def test_a_record_that_disagrees_is_found() -> None:
    reading = read(next(iter(TEXTS.values())))
    figure = next(f for f in reading.collection.figures if f.status is Status.DONE)
    figure.status = Status.PLANNED
    with pytest.raises(AssertionError):
        agree(reading)


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_figure_counts_says_what_the_figure_says(name: str) -> None:
    collection = reading_of(name).collection
    views: list[MeetingDraft | SuggestionDraft] = [*collection.meetings, *collection.suggestions]
    counted = [view for view in views if view.figure is not None]
    for view in counted:
        figure = view.figure
        assert figure is not None
        told = (figure.status, figure.actor, figure.period, figure.per, figure.change)
        assert (view.status, view.actor, view.period, view.per, None) == told, figure.evidence.text
    categories = [f for f in collection.figures if f.category in ("meeting", "suggestion") and f.change is None]
    assert len(counted) == len(categories)


@pytest.mark.parametrize("name", TEXTS)
def test_parts_and_bases_are_one_relation(name: str) -> None:
    report = build(TEXTS[name], {})
    parts = {figure["id"]: figure["part_of"] for figure in report["figures"]}
    for suggestion in report["suggestions"]:
        if (whole := parts.get(suggestion["figure"])) is not None:
            assert suggestion["base"] == whole, suggestion["evidence"]["text"]
