"""Segments lead back to the source, over what is not read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.pipeline import build
from reportkit.text.fold import fold
from reportkit.text.joined import Joined, legible
from reportkit.trace import explain


def read(text: str) -> str:
    folded = fold(text)
    return Joined.of(folded, legible(folded)).text


@pytest.mark.parametrize(
    ("written", "legibly"),
    [
        ("3\u00ad7\ufeff人次", "37人次"),
        ("\ufeff\u200b", ""),
        ("督（dū）办、询(xún )问", "督办、询问"),
        ("蚌埠（bèngbù）市", "蚌埠市"),
        ("蚌埠（Bèng-bù）市、西安（Xī'ān）", "蚌埠市、西安"),
        ("蚌(be\u0300ng)埠", "蚌埠"),
        ("蚌\u200b(bè\u00adng)\ufeff埠", "蚌埠"),
        ("毕（bi）节", "毕节"),
        ("毕节（bi）。", "毕节(bi)。"),
        ("平台（APP）上、（a）办结", "平台(APP)上、(a)办结"),
        ("公里（km）以上、千瓦（kw）级", "公里(km)以上、千瓦(kw)级"),
        ("（dū）办、3（sān）件", "(dū)办、3(sān)件"),
        ("工作（情况）报告", "工作(情况)报告"),
    ],
)
def test_legible(written: str, legibly: str) -> None:
    assert read(written) == legibly


@given(st.text(alphabet="会议1件\u200b\u00ad\ufeff(（dū）)\n"))
def test_positions_lead_there_and_back(text: str) -> None:
    folded = fold(text)
    segments = legible(folded)
    whole = Joined.of(folded, segments)
    assert all(start < end for start, end in segments) or not whole.text
    for position in range(len(whole.text)):
        offset = whole.offset(position)
        assert folded[offset] == whole.text[position]
        assert whole.position(offset) == position
    for offset in range(len(text)):
        assert 0 <= whole.position(offset) <= len(whole.text)


REPORT = """云溪县人民代表大会常务委员会工作报告
——2022年1月9日在云溪县第十六届人民代表大会第一次会议上
县人大常委会主任 何志远
各位代表：
一、过去五年的主要工作
五年来，召开常委会会议41次，对《水污染防治法》实施情况开展执法检查，办结代表建议326件，办结率99.5%。
工作中还有不足，监督的实效还不够强。
二、今后的工作
继续听取审计整改情况的报告。
"""


def essence(node: Any, text: str) -> Any:
    """A report without its offsets and what comes of the file, evidence as it is read."""
    if isinstance(node, list):
        return [essence(item, text) for item in node]
    if not isinstance(node, dict):
        return node
    if set(node) == {"start", "end", "text"}:
        assert text[node["start"] : node["end"]] == node["text"]
        return read(node["text"])
    left_out = ("start", "end", "id") if "role" in node or "meta" in node else ()
    return {key: essence(value, text) for key, value in node.items() if key not in left_out}


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\ufeff\u2060", "\U000e0100"])
def test_characters_without_width_anywhere_change_no_record(sign: str) -> None:
    for dressed in (sign.join(REPORT), sign + REPORT.replace("会", f"会{sign}") + sign):
        report = build(dressed, {})
        assert {row["end"] <= len(dressed) for row in report["sections"]} == {True}
        title = report["meta"].pop("title")
        plain = build(REPORT, {})
        assert read(title) == plain["meta"].pop("title")
        assert essence(report, dressed) == essence(plain, REPORT)


def test_explain_finds_the_place() -> None:
    text = REPORT.replace("41次", "4\u200b1次（cì）")
    at = text.index("\u200b")
    lines = list(explain(text, at + 1))
    assert any(line.startswith(f"place      {at + 1} ") for line in lines)
    assert any(line.startswith("numeral    41次: figure 41") for line in lines)
    start = text.index("五年来")
    assert any(line.startswith(f"sentence   {start}:{text.index('99.5%。') + 6} ") for line in lines)
