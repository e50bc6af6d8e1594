"""One clause, one answer: records that stand at one place of a clause agree on whether, when and by whom."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportkit.grammar.clause import Mood
from reportkit.grammar.paragraph import Paragraph
from reportkit.models.drafts import Evidence, MeetingDraft, SuggestionDraft
from reportkit.models.enums import Status
from reportkit.pipeline import Reading, build, read
from tests.property.test_meaning import PATHS, text_of


def place(reading: Reading, paragraph: Paragraph, evidence: Evidence) -> int | None:
    """Position in the paragraph of the first character of ``evidence``, None where it stands elsewhere."""
    offset = reading.legible.position(evidence.start)
    joined = paragraph.joined
    first, last = joined.span(0, len(joined.text))
    return joined.position(offset) if first <= offset < last else None


def counted(reading: Reading) -> Iterator[tuple[Paragraph, int, Status, str]]:
    """Figures in their paragraphs, with the position of each and what it says of being done."""
    for paragraph in reading.collection.paragraphs:
        if paragraph.told is None:
            for figure in reading.collection.figures:
                at = place(reading, paragraph, figure.evidence)
                if at is not None:
                    yield paragraph, at, figure.status, figure.evidence.text


@pytest.mark.parametrize("name", PATHS)
def test_a_figure_is_done_or_planned_as_its_clause_says(name: str) -> None:
    reading = read(text_of(name))
    for paragraph, at, status, words in counted(reading):
        planned = paragraph.clause_at(at).mood_at(at).value is Mood.PLANNED
        assert (status is Status.PLANNED) == planned, words


@pytest.mark.parametrize("name", PATHS)
def test_what_a_figure_counts_says_what_the_figure_says(name: str) -> None:
    collection = read(text_of(name)).collection
    views: list[MeetingDraft | SuggestionDraft] = [*collection.meetings, *collection.suggestions]
    for view in views:
        if view.figure is not None:
            figure = view.figure
            told = (figure.status, figure.actor, figure.period, figure.per, figure.change)
            assert (view.status, view.actor, view.period, view.per, None) == told, figure.evidence.text


@pytest.mark.parametrize("name", PATHS)
def test_parts_and_bases_are_one_relation(name: str) -> None:
    report = build(text_of(name), {})
    parts = {figure["id"]: figure["part_of"] for figure in report["figures"]}
    for suggestion in report["suggestions"]:
        if (whole := parts.get(suggestion["figure"])) is not None:
            assert suggestion["base"] == whole, suggestion["evidence"]["text"]
