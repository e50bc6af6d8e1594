"""What a user knows of a report settles what its text leaves open, and never more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportkit.errors import ReportkitError
from reportkit.io.item import Item
from reportkit.io.manifest import read_manifest
from reportkit.link.facts import Facts
from reportkit.pipeline import build
from tests.support import Run

BARE = "人大常委会工作报告\n\n一、过去一年的工作\n\n全年召开常委会会议8次。\n\n二、今年的工作安排\n\n开展执法检查。\n"
NAMED = "鼓楼区人民代表大会常务委员会工作报告\n——2021年1月10日在鼓楼区第十七届人民代表大会第二次会议上\n\n一、2020年工作回顾\n\n全年召开常委会会议8次。\n"


def read(text: str, **facts: Any) -> tuple[dict[str, Any], list[str]]:
    report = build(text, {}, facts=Facts(**facts))
    return report["meta"], [w["message"] for w in report["warnings"] if w["code"] == "contradicted"]


def test_a_region_that_the_text_does_not_name() -> None:
    meta, contradicted = read(BARE, adcode="330802", review_year=2019)
    assert contradicted == []
    assert meta["region"] == {
        "name": "柯城区",
        "adcode": "330802",
        "level": "county",
        "province": "浙江省",
        "prefecture": "衢州市",
    }
    assert (meta["review_from"], meta["review_to"], meta["plan_year"]) == (2019, 2019, 2020)


def test_one_of_several_regions_of_the_name() -> None:
    assert read(NAMED)[0]["region"]["adcode"] is None
    meta, contradicted = read(NAMED, adcode="320106")
    assert (meta["region"]["adcode"], meta["region"]["prefecture"], meta["region_candidates"]) == (
        "320106",
        "南京市",
        [],
    )
    assert meta["key"] == "320106/npc_standing_committee/17-2"
    assert contradicted == []


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"adcode": "330802"}, "the text is of 鼓楼区, not of 柯城区 (330802)"),
        ({"adcode": "999999"}, "no table of administrative units has the code 999999"),
        (
            {"organ": "cppcc_standing_committee"},
            "the text is of npc_standing_committee, not of cppcc_standing_committee",
        ),
        ({"review_year": 2018}, "the text reviews 2020, not 2018"),
    ],
)
def test_where_the_text_says_something_else_it_wins(facts: dict[str, Any], told: str) -> None:
    meta, contradicted = read(NAMED, **facts)
    assert contradicted == [told]
    assert meta == read(NAMED)[0]


def test_what_the_text_says_too_is_no_news() -> None:
    assert read(NAMED, organ="npc_standing_committee", review_year=2020)[1] == []


def test_a_year_given_dates_the_records() -> None:
    report = build(BARE, {}, facts=Facts(review_year=2019))
    assert report["meetings"][0]["period"]["from"] == 2019


def test_the_manifest_tells_them(tmp_path: Path) -> None:
    file = tmp_path / "m.csv"
    file.write_text("path,adcode,organ,review_year\na.txt,330802,npc_standing_committee,2019\n", encoding="utf-8")
    row = read_manifest(str(file)).row(Item("a.txt", "a.txt", ".txt"))
    assert row.facts == Facts("330802", "npc_standing_committee", 2019)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a.txt,3308,,", "adcode '3308' cannot be"),
        ("a.txt,,congress,", "organ 'congress' cannot be"),
        ("a.txt,,,19", "review_year '19' cannot be"),
    ],
)
def test_a_manifest_that_is_wrong(tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "m.csv"
    file.write_text(f"path,adcode,organ,review_year\n{line}\n", encoding="utf-8")
    with pytest.raises(ReportkitError, match=told) as error:
        read_manifest(str(file))
    assert "m.csv:2" in str(error.value)


def test_extract_takes_them_from_the_manifest(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BARE, encoding="utf-8")
    (tmp_path / "m.jsonl").write_text('{"path": "a.txt", "adcode": "330802", "review_year": 2019}\n', encoding="utf-8")
    done = run("extract", "a.txt", "-q", "--manifest", "m.jsonl", "--jobs", "2", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    meta = json.loads(done.stdout)["meta"]
    assert (meta["region"]["adcode"], meta["review_to"]) == ("330802", 2019)
