"""What is too long to be read at once is cut where it hurts least, and every offset stays right."""

from __future__ import annotations

from typing import Any

import pytest

from reportkit.outline.sentences import PARAGRAPH_MAX, SENTENCE_MAX, cut
from reportkit.pipeline import build, read
from reportkit.text.joined import Joined

HEAD = "松阳县人大常委会工作报告\n\n各位代表：\n\n一、过去一年的主要工作\n\n"


def figures(text: str) -> list[tuple[float, str]]:
    report: dict[str, Any] = build(text, {})
    for figure in report["figures"]:
        evidence = figure["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
    return [(figure["value"], figure["evidence"]["text"]) for figure in report["figures"]]


def test_every_number_of_an_endless_sentence_is_read_once() -> None:
    clauses = [f"第{n}组提出建议{n:,}条，" for n in range(1000, 2000)]
    values = [value for value, _ in figures(HEAD + "".join(clauses) + "共召开会议8次。\n")]
    assert values == [*range(1000, 2000), 8]


@pytest.mark.parametrize("filler", ["会", "一", "1"])
def test_no_cut_inside_a_number(filler: str) -> None:
    for shift in range(30):
        text = "会" * (SENTENCE_MAX - shift) + "提出建议12,345,678条" + "会" * 300
        assert all(not (text[end - 1].isdigit() and text[end : end + 1] in "0123456789,") for _, end in cut(text)[:-1])
    assert all(end - start <= SENTENCE_MAX for start, end in cut(filler * 5000))


def test_long_paragraph_is_read_in_shares() -> None:
    sentences = "共召开常委会会议8次。" * 1000
    reading = read(HEAD + sentences)
    shares = {id(s.joined): s.joined for s in reading.outline.sentences}.values()
    assert max(len(share.text) for share in shares) <= PARAGRAPH_MAX
    assert [s.text for s in reading.outline.sentences] == ["共召开常委会会议8次。"] * 1000
    assert [s.first for s in reading.outline.sentences].count(True) == 1


def test_part_of_a_joined_run() -> None:
    source = "甲乙丙丁戊己庚辛"
    joined = Joined.of(source, [(0, 2), (3, 5), (6, 8)])
    assert joined.text == "甲乙丁戊庚辛"
    for start in range(6):
        for end in range(start + 1, 7):
            part = joined.part(start, end)
            assert part.text == joined.text[start:end]
            assert [part.offset(p) for p in range(end - start)] == [joined.offset(p) for p in range(start, end)]
