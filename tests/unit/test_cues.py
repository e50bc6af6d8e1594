"""The cues that divide a report into parts: each is shown by its example and not by its near miss."""

from __future__ import annotations

import pytest

from reportkit.lexicon.vocabulary import load
from reportkit.models.enums import Genre
from reportkit.outline.cues import CUES, PARTS, Cue
from reportkit.outline.evidence import Setting, features_of, heading_features, sentence_features, shown
from reportkit.outline.parts import BORDER_COSTS, CHANGE_COSTS, Border, Unit, divide

SETTING = Setting(2021, "next", Genre.WORK_REPORT)


# Where a near miss differs from its example by its place, not by its words.
OTHERWISE = {"review.default": "heading", "plan.genre": "heading plan_genre", "plan.genre_heading": "heading"}


def cues_of(words: str, setting: str) -> list[str]:
    """Names of the cues that ``words`` show as a heading or a sentence in this setting."""
    names = setting.split()
    if "heading" in names:
        features = heading_features(load(), words, SETTING)
    else:
        (features,) = sentence_features(load(), words, [(0, len(words))], SETTING)
    return [cue.name for cue in shown(features | features_of(*names))]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.name)
def test_example_shows_the_cue_and_near_miss_does_not(cue: Cue) -> None:
    assert cue.name in cues_of(cue.example, cue.setting)
    other = OTHERWISE.get(cue.name, cue.setting)
    assert cue.name not in cues_of(cue.near_miss, other)


def test_the_table_is_small_and_its_names_differ() -> None:
    names = [cue.name for cue in CUES]
    assert len(set(names)) == len(names) <= 64
    assert len(PARTS) <= 8
    assert all(cue.name.split(".")[0] == cue.part.value for cue in CUES)


def test_no_cue_decides_alone() -> None:
    """A sentence within prose with the strongest single cue does not turn the part when what stands around it speaks against."""
    heaviest = max(cue.weight for cue in CUES if "heading" not in cue.needs)
    for border in (Border.SENTENCE, Border.ITEM):
        there_and_back = BORDER_COSTS[border][0] + CHANGE_COSTS[0][3] + BORDER_COSTS[border][3] + CHANGE_COSTS[3][0]
        assert there_and_back + 2 >= heaviest


def test_every_change_of_part_costs_something_or_nothing() -> None:
    for leaving in BORDER_COSTS:
        for part, row in enumerate(CHANGE_COSTS):
            assert all(leaving[part] + cost >= 0 for other, cost in enumerate(row) if other != part)


def test_a_long_review_outweighs_one_misread_heading() -> None:
    """A heading of the review that looks like one of the plan does not turn the section below it."""
    misread = heading_features(load(), "围绕中心,谋划打算", SETTING)
    (done,) = sentence_features(load(), "检查了消防法。", [(0, 7)], SETTING)
    units = (
        [Unit(done, Border.TOP)] + [Unit(misread, Border.HEADING)] + [Unit(done, Border.PARAGRAPH) for _ in range(4)]
    )
    divide(units)
    assert [unit.part.value for unit in units[2:]] == ["review"] * 4


def test_behind_the_plan_review_is_no_longer_the_default() -> None:
    assert "review.default" in cues_of("检查档案法实施情况。", "")
    assert "review.default" not in cues_of("检查档案法实施情况。", "behind")
