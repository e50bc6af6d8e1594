"""The names of rules that records carry are those that ``reportkit rules list`` tells, and each of them is used."""

from __future__ import annotations

import pytest

from reportkit.models import RECORD_KINDS
from reportkit.outline.cues import CUES
from reportkit.pipeline import build
from reportkit.records.figures.rules import RULES as FIGURE_RULES
from reportkit.records.rule import Rule
from reportkit.rules import RULES
from tests.same import NOT_SHOWN, read_units

# Both may only shrink.
NOT_LISTED = {
    "suggestion.all",
    "suggestion.none",
}
NEVER_GIVEN: set[str] = set()


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


HEAD = "某县人民代表大会常务委员会工作报告\n——2022年1月10日在某县第十七届人民代表大会第一次会议上\n\n各位代表：\n一、2021年工作回顾\n"


def _figure_rules(text: str) -> set[str]:
    return {figure["rule"] for figure in build(f"{HEAD}{text}\n", {})["figures"]}


@pytest.mark.parametrize("rule", FIGURE_RULES, ids=lambda rule: rule.name)
def test_example_shows_the_rule_and_near_miss_does_not(rule: Rule) -> None:
    assert rule.name in _figure_rules(rule.example)
    assert rule.name not in _figure_rules(rule.near_miss)
