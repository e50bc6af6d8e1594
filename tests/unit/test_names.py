"""What the names of files tell goes the way of a manifest's facts: it fills what the text leaves open, never more."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.errors import ReportkitError
from reportkit.io.item import Item
from reportkit.io.manifest import described, known_of
from reportkit.io.names import names_of
from reportkit.link.facts import NO_FACTS, Facts
from reportkit.link.placed import placed
from reportkit.pipeline import build
from tests.support import Run

BARE = "人大常委会工作报告\n\n一、过去一年的工作\n\n全年召开常委会会议8次。\n\n二、今年的工作安排\n\n开展执法检查。\n"
DATED = "人大常委会工作报告\n——2021年1月10日在第十七届人民代表大会第二次会议上\n\n一、2020年工作回顾\n\n全年召开常委会会议8次。\n"


@pytest.mark.parametrize(
    ("pattern", "name", "facts"),
    [
        (
            "{province}_{city}_{year}.txt",
            "a/浙江省_衢州市_2021.txt",
            Facts(place="province:浙江省/city:衢州市", year=2021),
        ),
        ("{region}{review_year}", "x.zip!in/柯城区2019.html", Facts(review_year=2019, place="region:柯城区")),
        ("{adcode}-{organ}-{report_year}", "330802-政协-2020.pdf", Facts("330802", "cppcc_standing_committee", 2019)),
        ("{province}/*/{county}.md", "r/浙江/衢州/柯城.md", Facts(place="province:浙江/county:柯城")),
        ("*_{year}.csv", "t_2020.csv:17", Facts(year=2020)),
        ("{city}_{year}.txt", "衢州.txt", NO_FACTS),
        ("{city}_{year}.txt", "衢州_2021.html", NO_FACTS),
        ("{organ}_{year}", "海关_2021.txt", NO_FACTS),
    ],
)
def test_facts(pattern: str, name: str, facts: Facts) -> None:
    names = names_of(pattern)
    assert names.facts(name) == facts
    assert names.unfit == (facts == NO_FACTS)


@pytest.mark.parametrize("pattern", ["{town}.txt", "{year}_{year}", "a.txt", "{}"])
def test_patterns_that_cannot_be(pattern: str) -> None:
    with pytest.raises(ReportkitError, match="name pattern"):
        names_of(pattern)


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ("province:浙江省/city:义乌市", ["330782"]),
        ("province:浙江/city:义乌", ["330782"]),
        ("city:衢州/county:柯城", ["330802"]),
        ("province:江苏/region:鼓楼区", ["320106", "320302"]),
        ("province:江苏/city:南京/county:鼓楼", ["320106"]),
        ("province:浙江/city:南京", []),
        ("province:内蒙古", ["150000"]),
    ],
)
def test_places(told: str, codes: list[str]) -> None:
    assert sorted(place.unit.code for place in placed(told, (2020,))) == codes


def test_a_name_fills_what_the_text_leaves_open() -> None:
    report = build(BARE, {}, facts=Facts(place="province:浙江/city:义乌", review_year=2019))
    assert (report["meta"]["region"]["adcode"], report["meta"]["review_to"]) == ("330782", 2019)
    assert "contradicted" not in [w["code"] for w in report["warnings"]]


def test_a_year_alone_fills_nothing_and_may_contradict() -> None:
    for year, contradicts in ((2020, False), (2021, False), (2019, True), (2022, True)):
        report = build(DATED, {}, facts=Facts(year=year))
        assert report["meta"]["review_to"] == 2020
        assert ("contradicted" in [w["code"] for w in report["warnings"]]) == contradicts
    assert build(BARE, {}, facts=Facts(year=2021))["meta"]["review_to"] is None


def test_names_of_several_units_or_none_are_told() -> None:
    for place in ("region:鼓楼区", "city:清江浦城"):
        report = build(BARE, {}, facts=Facts(place=place, year=2021))
        assert report["meta"]["region"]["adcode"] is None
        assert "contradicted" in [w["code"] for w in report["warnings"]]


def test_a_manifest_wins(tmp_path: Path) -> None:
    manifest = tmp_path / "m.csv"
    manifest.write_text("path,adcode,year\n义乌_2020.txt,330802,1\n", encoding="utf-8")
    known = known_of(str(manifest), "{city}_{review_year}")
    (item,) = described([Item("义乌_2020.txt", "义乌_2020.txt", ".txt")], known)
    assert isinstance(item, Item)
    assert item.facts == Facts("330802", None, 2020, "city:义乌")


def test_the_command(run: Run, tmp_path: Path) -> None:
    for name in ("浙江_义乌_2020.txt", "其他.txt"):
        (tmp_path / name).write_text(BARE + name, encoding="utf-8")
    done = run("extract", tmp_path, "--name-pattern", "{province}_{city}_{review_year}.txt")
    assert '"adcode":"330782"' in done.stdout
    assert "name pattern: 1 name did not fit" in done.stderr
    assert run("extract", tmp_path, "--name-pattern", "{town}").returncode == 2
