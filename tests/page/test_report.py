"""The data of a report's page: blocks, records, what became of the plan."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.models import RECORD_KINDS
from reportkit.page.onereport import blocks, report_data
from reportkit.page.words import words
from tests.dataset.made import report_text
from tests.page.made import HOSTILE, page_of, sourced, years

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@given(st.text(alphabet="一、二是A。，：\n\r\u2028 \u3000𠮷", max_size=80))
def test_blocks_hold_all_that_is_not_blank(text: str) -> None:
    found = blocks(text, [])
    covered = {at for start, end, _, _ in found for at in range(start, end)}
    assert all(text[at].isspace() or text[at] == "\ufeff" for at in range(len(text)) if at not in covered)
    assert [(s, e) for s, e, _, _ in found] == sorted((s, e) for s, e, _, _ in found)
    assert all(start < end for start, end, _, _ in found)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_heading_is_one_and_stands_where_its_section_begins(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    one = sourced(text)
    told = report_data(one)
    headed = {start: text[start:until] for start, _, level, until in told["blocks"] if level > 1}
    for section in one.report.sections:
        if section.heading:
            start = max(at for at in headed if at <= section.start)
            assert section.heading.split("\n")[0][:8] in headed[start]


def test_a_heading_that_runs_into_its_paragraph_ends_where_it_ends() -> None:
    text = "一、关于监督工作。检查消防法。\n"
    sections = [{"heading": "关于监督工作", "start": 0, "end": 15, "level": 1, "role": "review"}]
    assert blocks(text, sections) == [[0, 15, 2, 8]]


@pytest.mark.parametrize("text", [HOSTILE, *years()], ids=["hostile", "first", "second"])
def test_a_record_has_the_values_of_the_report(text: str) -> None:
    one = sourced(text)
    told = report_data(one)
    records = {(kind, record["id"]): record for kind in RECORD_KINDS for record in one.data[kind]}
    assert len(records) == len(told["records"])
    for shown in told["records"]:
        record = records[shown["kind"], shown["id"]]
        start, end = shown["sentence"]
        assert start <= shown["start"] < shown["end"] <= end
        for name, value in shown["values"].items():
            at: object = record
            for key in name.split("."):
                assert isinstance(at, dict)
                at = at[key]
            assert at == value


def test_what_the_next_report_tells_of_a_plan() -> None:
    page = page_of(years())
    told = [json.loads(data) for data in re.findall(r'id="r-\w+">(.*?)</script>', page)]
    first, second = told
    reported = [act for act in first["plan"] if act["status"] == "reported"]
    assert {act["next_report"] for act in reported} == {second["id"]}
    assert any("消防法" in act["next_sentence"] for act in reported)
    assert {act["status"] for act in second["plan"]} == {"no_next_report"}


def test_what_was_done_without_a_plan() -> None:
    first = report_text("共召开常委会会议8次。", "将检查消防法实施情况。", year=2021)
    second = report_text("检查了消防法实施情况，听取和审议养老服务工作情况的报告。", year=2022)
    told = [json.loads(data) for data in re.findall(r'id="r-\w+">(.*?)</script>', page_of([first, second]))]
    (act,) = told[0]["not_planned"]
    assert (act["report"], act["topic"]) == (told[1]["id"], "养老服务")
    assert told[1]["not_planned"] == []


def test_a_check_speaks_both_languages() -> None:
    page = page_of([report_text("收到代表建议120件，其中A类60件，B类30件，C类20件。")])
    (told,) = [json.loads(data) for data in re.findall(r'id="r-\w+">(.*?)</script>', page)]
    assert [check["message"][1].endswith("而文中为「收到代表建议120件」。") for check in told["checks"]] == [True]


def test_the_words_are_there_in_both_languages() -> None:
    told = words()
    assert [name for name, pair in told["words"].items() if len(pair) != 2 or not all(pair)] == []
    assert [kind["name"] for kind in told["kinds"]] == list(RECORD_KINDS)
    for kind in told["kinds"]:
        names = [field["name"] for field in kind["fields"]]
        assert kind["type"] is None or kind["type"] in names


def test_every_word_that_the_script_asks_for_is_there() -> None:
    folder = Path(__file__).parents[2] / "reportkit" / "page"
    told = words()["words"]
    asked: set[str] = set()
    for file in (folder / "static").glob("*.js"):
        asked |= set(re.findall(r'\bt\("(\w+)"', file.read_text(encoding="utf-8")))
    template = (folder / "templates" / "page.html.j2").read_text(encoding="utf-8")
    asked |= set(re.findall(r'data-t(?:-label|-hint)?="(\w+)"', template))
    assert asked - set(told) == set()
