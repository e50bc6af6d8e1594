"""Warnings: every code is listed in the documents, and none is given that is not in the list."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import reportkit
from reportkit.io.item import Item
from reportkit.io.load import load
from reportkit.models.enums import WarningCode
from reportkit.pipeline import build
from tests.support import ROOT, Run

HEAD = "{0}人民代表大会常务委员会工作报告\n——2021年1月10日在{0}第十届人民代表大会第五次会议上\n\n各位代表：\n"
BODY = "我受县人大常委会委托，向大会报告工作。\n\n一、2020年主要工作\n\n召开常委会会议8次。\n"
PLAN = "\n二、2021年主要任务\n\n检查食品安全法贯彻实施情况。\n"
BROKEN = "听取和审议县人民政府关于农村饮水安全、农村公路养护、乡村教师队伍建设、基层医疗卫生服务能力提升情\n\n况的报告，开展满意度测评。\n"


def codes(text: str) -> list[str]:
    return [warning["code"] for warning in build(text, {})["warnings"]]


def test_every_code_stands_in_the_table_with_its_label() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| (\S+) \|", (ROOT / "docs" / "WARNINGS.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert rows == [(code.value, code.label) for code in WarningCode]


def test_readers_give_no_other_codes() -> None:
    """They may not import the list; what they say is looked up in it when a file is loaded."""
    given = [
        code
        for path in sorted((ROOT / "reportkit" / "readers").glob("*.py"))
        for code in re.findall(r'warnings\.append\(\("(\w+)"', path.read_text(encoding="utf-8"))
    ]
    assert given
    assert set(given) <= set(WarningCode)


def test_codes_of_reading() -> None:
    loaded = load(Item("a.txt", "a.txt", ".txt", ("各位代表：" * 300 + "\ufffd").encode()))
    assert [code for code, _ in loaded.warnings] == [WarningCode.LOST_CHARACTERS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD.format("凤冈县") + BODY + PLAN, []),
        (HEAD.format("凤冈县") + BODY, ["no_plan"]),
        (HEAD.format("云岭县") + BODY + PLAN, ["unknown_region"]),
        ("今天天气很好。\n", ["no_report"]),
        (HEAD.format("凤冈县") + BODY + PLAN + BROKEN, ["joined"]),
    ],
)
def test_codes_of_texts(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_joined_says_nothing_of_pages() -> None:
    text = HEAD.format("凤冈县") + BODY + PLAN + BROKEN
    told: list[Any] = list(reportkit.extract(text).warnings)
    assert told[0].message == "1 paragraph was put together from lines that broke in mid-sentence"


def test_no_report_is_told_at_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("今天天气很好。\n", encoding="utf-8")
    done = run("extract", "a.txt", cwd=tmp_path)
    assert (done.stderr, done.returncode) == ("reportkit: a.txt: the text does not look like a work report\n", 0)
    assert run("extract", "-q", "a.txt", cwd=tmp_path).stderr == ""
