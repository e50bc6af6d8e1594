"""Texts laid out: offsets stay, tidy texts stay, marks of layout give way to what they stand for."""

from __future__ import annotations

import pytest

from reportkit.models.enums import WarningCode
from reportkit.outline.breaks import lay_out
from reportkit.outline.markup import without_marks
from reportkit.pipeline import build
from reportkit.text.fold import fold
from reportkit.text.marks import SKIP
from tests.clothes.dress import LAYOUTS
from tests.clothes.test_clothes import SEEDS

TIDY = ["松台县人民代表大会常务委员会工作报告", "各位代表：", "一、过去一年的工作", "一年来，召开会议3次。" * 9]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\n　　"])
def test_a_tidy_text_stays(gap: str) -> None:
    text = fold(gap.join(TIDY))
    laid = lay_out(text)
    assert laid.text is text
    assert (laid.cuts, laid.warnings) == ((), [])


@pytest.mark.parametrize("name", LAYOUTS)
def test_offsets_are_those_of_the_source(name: str) -> None:
    text = LAYOUTS[name][1](SEEDS[0].read_text(encoding="utf-8")).decode("utf-8", "replace")
    folded = fold(text)
    laid = lay_out(folded).text
    assert len(laid) == len(text)
    kept = [i for i, c in enumerate(laid) if c not in f"{SKIP}\n " and folded[i] != "&"]
    assert all(laid[i] == folded[i] for i in kept)
    report = build(text, {})
    assert all(
        row["evidence"]["text"] == text[row["evidence"]["start"] : row["evidence"]["end"]] for row in report["figures"]
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("一<br/>二", "一\n二"),
        ("一</p><p class='x'>二", "一\n\n\n\n二"),
        ("一\\n二", "一\n\n二"),
        ("一_x000D_二", "一\n\n二"),
        ("&nbsp;一&ldquo;二&rdquo;&#12288;三", " 一“二” 三"),
        ("<strong>一</strong>二", "一二"),
        ("&amp;nbsp;一", " 一"),
        ("PM2.5<35微克, a<b>c, C:\\new", "PM2.5<35微克, ac, C:\\new"),
        ("<某某>一 & 二; R&D;", "<某某>一 & 二; R&D;"),
    ],
)
def test_marks_of_layout(text: str, said: str) -> None:
    laid = without_marks(text)
    assert len(laid) == len(text)
    assert laid.replace(SKIP, "") == said


def test_a_guess_is_told() -> None:
    text = (
        "松台县人民代表大会常务委员会工作报告各位代表："
        "一、2021年工作回顾一年来，召开会议3次。" + "二、2022年工作安排我们将开展视察。" * 9
    )
    assert [code for code, _ in lay_out(fold(text)).warnings] == [WarningCode.GUESSED_PARAGRAPHS]
    assert [code for code, _ in lay_out(fold(text.replace("。", "。　　"))).warnings] == []
