"""Another doer in the place of the reporting organ changes whose act a clause tells of, and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import pytest

from reportkit.pipeline import build
from reportkit.specimen import wrapped
from reportkit.text.fold import fold
from tests.property.test_meaning import PATHS, text_of

ACTS = "组织|开展|检查|视察|走访|举办|督办|培训|调研|收集|接待|邀请|征求|安排|审查|任免|办理|梳理|选派|深入"
ORGAN = r"(?:[市县区州镇]?人大)?常委会"
LEAD = r"(?:\d{4}年,|去年,|全年,|一年来,|五年来,)?"
SUBJECT = re.compile(rf"^(?P<lead>{LEAD})(?P<organ>(?:{ORGAN})?)(?P<act>共|先后|还)?(?={ACTS})")
ASIDE = re.compile(rf"(?P<before>[向对为给请受经])(?P<organ>{ORGAN})(?!会议)")
OTHERS = {"县政府": "government", "县人民法院": "government", "县委": "other", "各乡镇": "lower"}
# What the act of another is not: work that is the organ's alone, whoever a report on it names.
ALONE = ("filing_review",)


@lru_cache(maxsize=1)
def sentences() -> tuple[str, ...]:
    """Sentences of the labelled texts that count something, folded."""
    found: dict[str, None] = {}
    for name in PATHS:
        for line in fold(text_of(name)).splitlines():
            for sentence in re.split("[。;]", line):
                told = re.sub(r"^[\s*]*(?:\([^)]{1,3}\)|[一二三四五六七八九十\d]{1,2}[、.是])?\s*", "", sentence)
                if 8 < len(told) < 160 and re.search(r"\d", told) and "(" not in told:
                    found[told] = None
    return tuple(found)


def figures(sentence: str) -> list[dict[str, Any]]:
    text, start = wrapped(f"{sentence}。", "review", "npc", 2021)
    return [f for f in build(text, {})["figures"] if f["evidence"]["start"] >= start]


def told(figure: dict[str, Any]) -> dict[str, Any]:
    keys = ("value", "value_max", "unit", "approx", "change", "per", "measure", "status", "denied", "category")
    period = figure["period"] and {k: figure["period"][k] for k in ("from", "to", "basis")}
    return {**{key: figure[key] for key in keys}, "period": period}


SUBJECTS = [s for s in sentences() if SUBJECT.match(s)][:40]
ASIDES = [s for s in sentences() if ASIDE.search(s)]


def test_there_are_sentences() -> None:
    assert len(SUBJECTS) >= 20
    assert len(ASIDES) >= 5


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("sentence", SUBJECTS)
def test_another_subject_is_the_actor_of_its_clause(sentence: str, other: str) -> None:
    match = SUBJECT.match(sentence)
    assert match
    rest = sentence[match.end("organ") :]
    sentence = f"{match['lead']}常委会{rest}"
    before, after = figures(sentence), figures(f"{match['lead']}{other}{rest}")
    assert [told(f) for f in after] == [told(f) for f in before]
    clause = re.split("[,:]", sentence[len(match["lead"]) :])[0]
    inside = [f for f in after if f["evidence"]["text"] in clause]
    for earlier, figure in zip(before, after, strict=True):
        if figure in inside and earlier["actor"] == "own" and figure["category"] not in ALONE:
            assert figure["actor"] == OTHERS[other], figure["evidence"]["text"]


@pytest.mark.parametrize("sentence", ASIDES)
def test_another_beside_the_subject_changes_nothing(sentence: str) -> None:
    match = ASIDE.search(sentence)
    assert match
    changed = sentence[: match.start("organ")] + "县总工会" + sentence[match.end("organ") :]
    assert [(f["value"], f["actor"]) for f in figures(changed)] == [(f["value"], f["actor"]) for f in figures(sentence)]
