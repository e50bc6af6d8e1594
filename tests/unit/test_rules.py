"""The names of rules that records carry are those that ``reportkit rules list`` tells, and each of them is used."""

from __future__ import annotations

import pytest

from reportkit.models import RECORD_KINDS
from reportkit.outline.cues import CUES
from reportkit.pipeline import build
from reportkit.rules import RULES
from tests.same import NOT_SHOWN, read_units

# Both may only shrink.
NOT_LISTED = {
    "figure.among",
    "figure.asked",
    "figure.audience",
    "figure.courts",
    "figure.filing",
    "figure.invited",
    "figure.listed",
    "figure.private",
    "figure.reported",
    "figure.works",
    "suggestion.all",
    "suggestion.none",
}
NEVER_GIVEN = {"figure.heading"}


@pytest.fixture(scope="module")
def given() -> set[str]:
    """Rules of all records of the labelled texts and the specification cases."""
    texts = [text for unit, texts in read_units().items() if not unit.startswith(NOT_SHOWN) for text in texts.values()]
    reports = [build(text, {}) for text in texts]
    return {record["rule"] for report in reports for kind in RECORD_KINDS for record in report[kind]}


def test_every_rule_given_is_listed(given: set[str]) -> None:
    """A task or shortcoming has the name of the cue that spoke loudest for its part."""
    assert given - set(RULES) - {cue.name for cue in CUES} == NOT_LISTED


def test_every_rule_listed_is_given(given: set[str]) -> None:
    assert set(RULES) - given == NEVER_GIVEN
