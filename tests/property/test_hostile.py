"""Texts made to break things, and those that fuzzing found: a report that keeps its rules, or one line of error."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from reportkit.errors import ReportkitError
from reportkit.io.item import Item
from reportkit.io.jsonl import dump
from reportkit.io.limits import Limits
from reportkit.io.load import load
from reportkit.io.run import report_of_text
from tests.support import ROOT, Run

NUMERAL = re.compile("[0-9]+|[一二三四五六七八九十百千万]+")

# Each ended the program with an exception when it was found.
FOUND = {
    "a meeting taken back twice": "还存在不足，视察、调研了各位代表：（张三 摄）9-共召开常委会会议"
    "——2021年1月22日在松阳县第十七届人民代表大会第五次会议上月了；八二",
    "a numeral cn2an knows nothing of": "八亿一是",
    "a heading without words": "# ",
    "a task without words": "一、过去一年的主要工作2022年的主要任务\r！1.\r\n一、过去一年的主要工作》",
    "a share of nothing": "一是0多提案\ufeff三一年来，多。一是0多提案\ufeff,一是人\u200b**代表提出的建议百分之3并",
    "a number beyond 64 bits": "共召开会议99999999999999999999次。",
    "a task that is a full stop": "三、打算\n。",
    "a text cut behind a number that begins a clause": "3月18日，县政府召开代表建议交办会议，3",
    "a range beyond 64 bits": "提出建议3—99999999999999999999件。",
}
HOSTILE = {
    "brackets in brackets": "（" * 5000 + "）" * 5000,
    "quotes in titles in brackets": "（《“" * 3000,
    "endless digits": "共收到" + "1" * 20_000 + "件。",
    "endless Han digits": "共收到" + "九" * 20_000 + "件。",
    "endless commas in a number": "1," * 10_000 + "000件",
    "a line of 100,000 characters": "依法履职，召开会议8次，" * 8_000,
    "NULs": "会\0议\0召\0开\0" * 500,
    "marks of direction": "\u202e\u2067召开\u200f会议\u202c8次\u2069。" * 200,
    "joiners and marks without a base": "\u0301\u200d\ufe0f" * 500 + "召开会议8次。",
    "line ends of all kinds": "召开会议\r\n\n\r8次\u2028听取\u2029报告\x0b\x0c\x859个。" * 200,
    "private use and outside the plane": "\ue000\U000f0000𠮷召开会议8次。" * 200,
}


def evidence(node: Any) -> list[dict[str, Any]]:
    """All evidence objects anywhere in a report."""
    if isinstance(node, list):
        return [e for item in node for e in evidence(item)]
    if isinstance(node, dict):
        return [node] if set(node) == {"start", "end", "text"} else [e for v in node.values() for e in evidence(v)]
    return []


@pytest.mark.parametrize("text", [*FOUND.values(), *HOSTILE.values()], ids=[*FOUND, *HOSTILE])
def test_a_report_all_the_same(text: str) -> None:
    report = report_of_text(text)[0]
    assert dump(report).count(b"\n") == 1
    assert [e for e in evidence(report) if text[e["start"] : e["end"]] != e["text"]] == []


@pytest.mark.parametrize("seed", sorted((ROOT / "seeds").glob("0*.txt")), ids=lambda path: path.name[:3])
def test_text_that_ends_behind_a_numeral(seed: Path) -> None:
    """A download that stopped short: the last clause has no end."""
    text = seed.read_text(encoding="utf-8")
    ends = [match.end() for match in NUMERAL.finditer(text)]
    for end in ends[:: len(ends) // 30]:
        report_of_text(f"一、过去一年\n{text[max(0, end - 120) : end]}")


def test_number_beyond_all_counting_is_shown_and_not_written() -> None:
    report = report_of_text("松阳县人大常委会工作报告\n\n共召开会议1000000000000001次、听取报告12个。\n")[0]
    assert [figure["value"] for figure in report["figures"]] == [12]
    assert [(u["reason"], u["evidence"]["text"]) for u in report["unclaimed"]] == [
        ("too large to count anything", "1000000000000001")
    ]


def test_half_a_surrogate_pair_is_an_error() -> None:
    with pytest.raises(ReportkitError, match="half a surrogate pair at character 2"):
        report_of_text("会议\ud800")
    with pytest.raises(ReportkitError):
        load(Item("a.txt", "a.txt", ".txt", "会议".encode() + b"\xed\xa0\x80"))


def test_file_of_200_mb_is_refused_unread(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        os.truncate(file.fileno(), 200 * 1024 * 1024)
    (tmp_path / "small.txt").write_text("召开会议8次。", encoding="utf-8")
    done = run("extract", "-q", "large.txt", "small.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.count("\n") == 1
    assert done.stderr == "reportkit: large.txt: is larger than 64 MB; try: one report a file, or raise --max-bytes\n"


@pytest.mark.slow
def test_text_of_200_mb_when_it_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes("依法履职，召开会议8次。\n".encode() * 5_700_000)
    limits = Limits(max_bytes=10**9)
    with pytest.raises(ReportkitError, match="has 74,100,000 characters, more than 2,000,000"):
        load(Item(str(path), "large.txt", ".txt"), limits)


@pytest.mark.slow
@pytest.mark.parametrize("end", ["", "\n"], ids=["one line", "lines"])
def test_two_million_characters(end: str) -> None:
    text = f"依法履职，服务大局，召开会议8次。{end}" * 110_000
    assert len(report_of_text(text)[0]["figures"]) >= 109_990
