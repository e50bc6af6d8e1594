"""A denial before a verb undoes what its clause tells, 将 puts it ahead; what only looks like either changes nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import pytest

from reportkit.pipeline import build
from reportkit.specimen import wrapped
from reportkit.text.fold import fold
from tests.property.test_meaning import PATHS, text_of

VERBS = "召开|举行|举办|听取和审议|听取审议|听取|组织开展|开展|视察|检查|调研"
BEFORE = r"(?:\d{4}年,|去年,|全年,?|一年来,|五年来,)?(?:(?:[市县区州镇]?人大)?常委会|政协)?(?:共|先后)?"
ACT = re.compile(rf"^(?P<before>{BEFORE})(?P<verb>{VERBS})(?![组点])(?=了?[^,:。;的]{{3,}}(?:,|$))")
ACTS = ("meetings", "law_inspections", "oversight")
# Words in which 未, 无, 没有 and 将 deny and intend nothing.
ALIKE = ("不断", "无一遗漏地", "没有因疫情中断工作,", "在将军镇", "为未成年人")


@lru_cache(maxsize=1)
def sentences() -> tuple[str, ...]:
    """Sentences of the labelled texts whose first clause begins with a verb of the organ's, folded."""
    found: dict[str, None] = {}
    for name in PATHS:
        for line in fold(text_of(name)).splitlines():
            for sentence in re.split("[。;]", line):
                told = re.sub(r"^[\s*]*(?:\([^)]{1,3}\)|[一二三四五六七八九十\d]{1,2}[、.是])?\s*", "", sentence)
                if 8 < len(told) < 120 and ACT.match(told) and not re.search(r"[未没无将拟已要(]", told.split(",")[0]):
                    found[told] = None
    return tuple(found)


def read(sentence: str, at: int) -> tuple[dict[str, list[dict[str, Any]]], list[str]]:
    """Records of the clause that ``at`` lies in, by kind, and what is said not to have happened."""
    text, start = wrapped(f"常委会认真履职,召开会议5次。{sentence}。", "review", "npc", 2021)
    report = build(text, {})
    first = text.index(sentence, start) + at
    ends = [first + m.start() for m in re.finditer("[,:]", sentence[at:])]
    last = min(ends, default=first - at + len(sentence))
    inside = {
        kind: [r for r in report[kind] if first <= r["evidence"]["start"] < last]
        for kind in (*ACTS, "figures", "suggestions")
    }
    denied = [row["evidence"] for row in report["unclaimed"] if row["kind"] == "denied"]
    return inside, [row["text"] for row in denied if row["start"] < last and first < row["end"]]


def told(record: dict[str, Any]) -> dict[str, Any]:
    keys = (
        "value",
        "unit",
        "category",
        "change",
        "per",
        "body",
        "count",
        "law",
        "mode",
        "form",
        "topic",
        "kind",
        "action",
    )
    return {key: record[key] for key in keys if key in record}


TOLD = [s for s in sentences() if any(read(s, ACT.match(s).end("before"))[0][kind] for kind in ACTS)][:60]  # type: ignore[union-attr]


def test_there_are_sentences() -> None:
    assert len(TOLD) >= 30


@pytest.mark.parametrize("denial", ["没有", "未"])
@pytest.mark.parametrize("sentence", TOLD)
def test_what_is_denied_gives_no_act(sentence: str, denial: str) -> None:
    match = ACT.match(sentence)
    assert match
    at = match.end("before")
    records, denied = read(sentence[:at] + denial + sentence[at:], at)
    assert [told(r) for kind in ACTS for r in records[kind]] == []
    assert denied


@pytest.mark.parametrize("sentence", [s for s in TOLD if "了" not in s.split(",")[0]])
def test_what_is_intended_lies_ahead(sentence: str) -> None:
    match = ACT.match(sentence)
    assert match
    at = match.end("before")
    before, after = read(sentence, at)[0], read(f"{sentence[:at]}将{sentence[at:]}", at)[0]
    before["meetings"] = [
        m for m in before["meetings"] if m["count"] is not None
    ]  # a named meeting is one that was held
    for kind in before:
        assert [told(r) for r in after[kind]] == [told(r) for r in before[kind]]
        assert {r["status"] for r in after[kind]} <= {"planned"}


@pytest.mark.parametrize("words", ALIKE)
@pytest.mark.parametrize("sentence", TOLD[:20])
def test_what_only_looks_like_it_changes_nothing(sentence: str, words: str) -> None:
    match = ACT.match(sentence)
    assert match
    at = match.end("before")
    changed = sentence[:at] + words + sentence[at:]
    before, after = read(sentence, at)[0], read(changed, at + len(words) if words.endswith(",") else at)[0]
    assert [r["status"] for kind in ACTS for r in after[kind]] == [r["status"] for kind in ACTS for r in before[kind]]
    assert read(changed, at)[1] == []
