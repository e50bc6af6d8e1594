"""What holds of any text, whatever it says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportkit.lexicon.vocabulary import load
from reportkit.models import Report
from reportkit.numerals.scan import Numeral, Scanner
from reportkit.pipeline import build
from reportkit.text.decode import decode
from reportkit.text.fold import fold
from tests.support import ROOT

PIECES = (
    "各位代表：",
    "一、过去一年的主要工作",
    "（一）加强监督。",
    "2021年的主要任务",
    "共召开常委会会议",
    "听取和审议专项工作报告",
    "对《水污染防治法》",
    "实施情况开展执法检查",
    "代表提出的建议",
    "办结率",
    "1 4",
    "５",
    "百分之九十九点八",
    "三分之一",
    "次",
    "件",
    "万元",
    "，",
    "。",
    "；",
    "、",
    "\n",
    "\n\n",
    "\r\n",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "一是",
    "还存在差距，如",
    "\t",
    " | ",
    "\n序号\t单位\t收到（件）\t2021年\n",
    "\n1\t教育局\t23\t98%\n",
    "\n| 类别 | 金额（万元） |\n|---|---|\n",
    "\n类别\n件数\n",
)
REPORTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)
SOURCE: dict[str, Any] = {
    "path": None,
    "sha256": None,
    "text_sha256": "",
    "media_type": None,
    "reader": None,
    "encoding": None,
    "chars": 0,
    **dict.fromkeys(("url", "publisher", "published", "retrieved")),
}


def evidence(node: Any) -> list[dict[str, Any]]:
    """All evidence objects anywhere in a report."""
    if isinstance(node, list):
        return [e for item in node for e in evidence(item)]
    if isinstance(node, dict):
        return [node] if set(node) == {"start", "end", "text"} else [e for v in node.values() for e in evidence(v)]
    return []


@settings(max_examples=150, deadline=None)
@given(REPORTS)
@example("")
@example("\ufeff\x00\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
@example("5\n6份")
@example("单位\t件数\n\t5\t\n第三代表团5人\t\t6次\n\t\t\t7\n")
@example("|||\n|-|-|\n|a|5|\n| |6件|\n合计||")
@example("（" * 500 + "1" * 500)
def test_any_text_gives_a_valid_report_of_its_own_characters(text: str) -> None:
    report = build(text, SOURCE)
    Report.model_validate(report)
    assert [e for e in evidence(report) if text[e["start"] : e["end"]] != e["text"] or not e["text"]] == []
    assert build(text, SOURCE) == report


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def one(text: str) -> Numeral:
    found = [n for n in Scanner(load()).scan(fold(text)) if n.kind == "figure"]
    assert len(found) == 1, text
    return found[0]


@settings(max_examples=150, deadline=None)
@given(st.integers(2, 9_999_999))
def test_numbers_come_back_from_arabic_digits(number: int) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in str(number))
    for written in (str(number), f"{number:,}", wide):
        assert one(f"提出建议{written}条").value == number


@pytest.mark.parametrize("name", sorted(p.name for p in (ROOT / "tests" / "gold" / "texts").glob("*.txt")))
def test_part_base_and_whole_say_the_same(name: str) -> None:
    report = build(decode((ROOT / "tests" / "gold" / "texts" / name).read_bytes()).text, SOURCE)
    above = {figure["id"]: figure["part_of"] for figure in report["figures"]}
    for row in report["suggestions"]:
        assert above.get(row["figure"]) in (None, row["base"])
    for check in report["checks"]:
        for figure in check["figures"] if check["whole"] else ():
            chain = [figure]
            while (whole := above[chain[-1]]) is not None:
                assert whole not in chain
                chain.append(whole)
            assert check["whole"] in chain or len(chain) == 1


@settings(max_examples=150, deadline=None)
@given(st.integers(3, 99_999).filter(lambda n: n not in (100, 1000, 10000)))
def test_numbers_come_back_from_han_numerals(number: int) -> None:
    import cn2an

    written = cn2an.an2cn(number)
    assert one(f"提出建议{written}件").value == number


@pytest.mark.parametrize("name", sorted(p.name for p in (ROOT / "seeds").glob("0*.txt")))
def test_text_after_a_sentence_leaves_its_records_alone(name: str) -> None:
    text = decode((ROOT / "seeds" / name).read_bytes()).text
    before = build(text, SOURCE)
    after = build(text + "\n\n本文由办公室整理。\n", SOURCE)
    assert after["figures"] == before["figures"]
    assert after["meetings"] == before["meetings"]
