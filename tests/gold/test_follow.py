"""Invented places over three years, linked by hand: how well plans are followed does not fall.

Four are open; nobody who writes the matching opens the two of ``follow-closed``, of which only totals are printed.
"""

from __future__ import annotations

import pytest

from tests.follow_score import Score, score
from tests.support import ROOT

FOLLOW = ROOT / "tests" / "gold" / "follow"
# What was measured, rounded down; they only rise.
FLOORS = {
    "reported_precision": 0.98,
    "reported_recall": 0.88,
    "partly_precision": 0.95,
    "partly_recall": 0.74,
    "not_mentioned_precision": 0.95,
    "right_place": 0.97,
    "not_planned_recall": 0.83,
    "not_planned_precision": 0.79,
}
# These only fall.
CEILINGS = {"look_share": 0.2, "unseen_share": 0.03}
LINKS = 241
CLOSED = ROOT / "tests" / "gold" / "follow-closed"
FLOORS_CLOSED = {
    "reported_precision": 0.97,
    "reported_recall": 0.57,
    "partly_precision": 0.88,
    "not_mentioned_precision": 0.9,
    "right_place": 0.98,
    "not_planned_recall": 0.58,
}
LINKS_CLOSED = 178


@pytest.fixture(scope="module")
def result() -> Score:
    return score(FOLLOW)


@pytest.fixture(scope="module")
def closed() -> Score:
    return score(CLOSED)


def test_all_links_are_scored(result: Score, closed: Score) -> None:
    assert (result.total(), closed.total()) == (LINKS, LINKS_CLOSED)


@pytest.mark.parametrize("name", FLOORS)
def test_floor(result: Score, name: str) -> None:
    assert result.summary()[name] >= FLOORS[name]


@pytest.mark.parametrize("name", FLOORS_CLOSED)
def test_floor_of_closed_places(closed: Score, name: str) -> None:
    assert closed.summary()[name] >= FLOORS_CLOSED[name]


@pytest.mark.parametrize("name", CEILINGS)
def test_ceiling(result: Score, name: str) -> None:
    assert result.summary()[name] <= CEILINGS[name]
