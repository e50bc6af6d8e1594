"""Which region a name stands for in which year: cases written from the official codes and decisions, not from the table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportkit.link.regions import find, key_of, years_of
from reportkit.pipeline import read
from tests.support import ROOT

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "regions.json").read_text(encoding="utf-8"))


def report(case: dict[str, Any]) -> str:
    """A report of ``case``'s region, delivered in its month, with its context in the body."""
    name, (year, month) = case["name"], case["date"].split("-")
    organ = "人民代表大会主席团" if case["level"] == "township" else "人民代表大会常务委员会"
    return (
        f"{name}{organ}工作报告\n——{year}年{int(month)}月15日在{name}第十五届人民代表大会第四次会议上\n\n各位代表：\n\n"
        f"一、{int(year) - 1}年工作回顾\n\n共召开会议8次。{case['context']}\n"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['name']}-{c['date']}")
def test_region(case: dict[str, Any]) -> None:
    meta = read(report(case)).meta
    expected = {key: case[key] for key in ("name", "adcode", "level", "province", "prefecture")}
    assert meta["region"] == expected
    assert [c["adcode"] for c in meta["region_candidates"]] == case["candidates"]


def test_there_are_cases_enough_and_none_twice() -> None:
    keys = [(c["name"], c["date"], c["context"]) for c in CASES]
    assert len(set(keys)) == len(keys) >= 200


SEEDS = {
    "000_3dd7caa003c09858": ("义乌市", "330782", "330782/npc_standing_committee/15-5"),
    "001_a2fd0a4af5d0bc61": ("义乌市", "330782", "330782/cppcc_standing_committee/13-5"),
    "002_2016327c06eda9b5": ("温州市", "330300", "330300/npc_standing_committee/14-4"),
    "003_6a72c38e1faec660": ("衢州市柯城区", "330802", "330802/npc_standing_committee/9-4"),
    "004_c321c03a2d5498ab": ("永康市", "330784", None),
}
TEXTS = {
    "dev-01": ("阳春市", "441781", "441781/npc_standing_committee/15-4"),
    "dev-02": ("石景山区", "110107", "110107/npc_standing_committee/16-4"),
    "dev-03": ("吉林省", "220000", "220000/npc_standing_committee/13-5"),
    "dev-04": ("杭州市临平区", "330113", "330113/cppcc_standing_committee/1-3"),
    "dev-05": ("大庆市", "230600", "230600/npc_standing_committee/9-3"),
    "dev-06": ("临朐县", "370724", None),
    "dev-07": ("凤冈县", "520327", "520327/npc_standing_committee/18-1"),
    "dev-08": ("湘潭县花石镇", "430321", "430321花石镇/npc_presidium/18-5"),
    "dev-09": ("沧州市", "130900", "130900/cppcc_standing_committee/14-2"),
}
FILES = [(ROOT / "seeds" / f"{n}.txt", v) for n, v in SEEDS.items()] + [
    (ROOT / "tests/gold/texts" / f"{n}.txt", v) for n, v in TEXTS.items()
]


@pytest.mark.parametrize(("path", "expected"), FILES, ids=lambda v: v.stem if isinstance(v, Path) else "")
def test_labelled_reports(path: Path, expected: tuple[str, str, str | None]) -> None:
    meta = read(path.read_text(encoding="utf-8-sig")).meta
    assert (meta["region"]["name"], meta["region"]["adcode"], meta["key"]) == expected


def meta_of(**given: Any) -> dict[str, Any]:
    region = {"name": "义乌市", "adcode": "330782", "level": "county"}
    known = {"genre": "work_report", "organ": "npc_standing_committee", "congress": 15, "session": 5, "region": region}
    return known | given


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({}, "330782/npc_standing_committee/15-5"),
        ({"genre": "abridged_report"}, "330782/npc_standing_committee/15-5"),
        ({"organ": "court"}, "330782/court/15-5"),
        ({"session": None}, None),
        ({"congress": None}, None),
        ({"genre": "proposals_report"}, None),
        ({"region": {"name": "鼓楼区", "adcode": None, "level": "county"}}, None),
        ({"region": {"name": "全国", "adcode": "100000", "level": "national"}}, "100000/npc_standing_committee/15-5"),
    ],
)
def test_key(given: dict[str, Any], key: str | None) -> None:
    assert key_of(meta_of(**given)) == key


def test_key_of_a_township_tells_it_from_its_neighbours() -> None:
    towns = ("三江侗族自治县高基瑶族乡", "三江侗族自治县独峒镇")
    regions = [{"name": name, "adcode": "450226", "level": "township"} for name in towns]
    keys = [key_of(meta_of(organ="npc_presidium", region=region)) for region in regions]
    assert keys == ["450226高基瑶族乡/npc_presidium/15-5", "450226独峒镇/npc_presidium/15-5"]


@pytest.mark.parametrize(
    ("date", "review_to", "plan_year", "years"),
    [
        ("2021-01-22", 2020, 2021, (2020, 2021, 2019)),
        ("2023-12-27", 2023, 2024, (2023, 2022)),
        ("2021-01", None, None, (2020, 2021, 2019)),
        (None, 2023, None, (2023, 2024, 2022)),
        (None, None, 2013, (2012, 2013, 2011)),
        (None, None, None, None),
    ],
)
def test_years(date: str | None, review_to: int | None, plan_year: int | None, years: tuple[int, ...] | None) -> None:
    assert years_of({"date": date, "review_to": review_to, "plan_year": plan_year}) == years


def test_without_a_year_only_a_code_that_never_changed_is_given() -> None:
    assert find("瑞安市", None, "").code is None  # 339002 until 1994, 330381 since
    assert {p.unit.code for p in find("瑞安市", None, "").candidates} >= {"330381"}
    assert find("北仑区", None, "").code == "330206"


def test_the_country() -> None:
    linked = find("全国", (2020, 2021), "")
    assert (linked.code, linked.level, linked.region("全国")["province"]) == ("100000", "national", None)


def test_what_is_no_unit_has_no_code() -> None:
    for name in ("某县", "高新技术产业开发区", "开创义乌市"):
        linked = find(name, (2020, 2021), "")
        assert linked.code is None
        assert linked.candidates == ()
