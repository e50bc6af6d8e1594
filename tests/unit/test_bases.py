"""Which count a rate or part of suggestions refers to."""

from __future__ import annotations

import pytest

from reportkit.pipeline import build
from reportkit.specimen import wrapped


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        (
            "代表提出建议112件，已解决97件，占86.6%，满意率99.1%。",
            {"97件": "112件", "86.6%": "112件", "99.1%": "112件"},
        ),
        ("收到提案326件，立案298件，其中集体提案71件。", {"298件": "326件", "71件": "298件"}),
        (
            "收到提案612件，立案548件，立案率89.5%，不予立案64件。",
            {"548件": "612件", "89.5%": "612件", "64件": "612件"},
        ),
        # 79 of 132 are 59.8 %: what 办理 called handled is a part, not a new whole.
        (
            "办理建议132件，办成79件，占59.8%；列入计划44件，占33.3%。",
            {"79件": "132件", "59.8%": "132件", "44件": "132件"},
        ),
        ("收到提案206件，对办理质量不高的5件提案退回重办。提案者满意率97.3%。", {"97.3%": "206件"}),
        # Two counts whose sum is not stated: no whole to refer to.
        ("会上提出建议187件，闭会期间提出建议14件，办复率100%。", {"100%": None}),
        ("力争建议办结率100%。", {"100%": None}),
        ("提出建议96条。督办重点建议10件。", {"96条": None, "10件": None}),
    ],
)
def test_base(text: str, bases: dict[str, str | None]) -> None:
    document, _ = wrapped(text, "review", "cppcc" if "提案" in text else "npc", 2020)
    report = build(document, {})
    words = {figure["id"]: figure["evidence"]["text"] for figure in report["figures"]}
    found = {row["evidence"]["text"]: words.get(row["base"]) for row in report["suggestions"]}
    assert {text: found[text] for text in bases} == bases


def test_a_part_has_its_whole_and_a_rate_only_a_base() -> None:
    document, _ = wrapped("代表提出建议112件，已解决97件，占86.6%，满意率99.1%。", "review", "npc", 2020)
    report = build(document, {})
    words = {figure["id"]: figure["evidence"]["text"] for figure in report["figures"]}
    parts = {figure["evidence"]["text"]: words.get(figure["part_of"]) for figure in report["figures"]}
    assert parts == {"112件": None, "97件": "112件", "86.6%": "112件", "99.1%": None}
    share = next(check for check in report["checks"] if check["kind"] == "share")
    assert words[share["whole"]] == "112件"
