"""Tables of laws, and which law a name stands for in a report of a place and a year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportkit.errors import ReportkitError
from reportkit.grammar.lawnames import find_laws
from reportkit.lexicon.lawtable import KnownLaw, LawTable, law_table, read_laws
from reportkit.lexicon.own import Own
from reportkit.lexicon.vocabulary import load
from reportkit.link.laws import Linker
from reportkit.pipeline import build
from reportkit.specimen import wrapped

TABLE = """title\tkind\tissuer\tregion\taliases\tfrom\tto
浙江省河长制规定\tlocal_regulation\t浙江省人民代表大会常务委员会\t浙江省\t\t2017\t
浙江省实施《中华人民共和国体育法》办法\tlocal_regulation\t\t\t\t\t
浙江省物业管理条例\tlocal_regulation\t\t浙江省\t\t\t
温州市物业管理条例\tlocal_regulation\t\t330300\t\t\t
温州市温瑞塘河保护管理条例\tlocal_regulation\t\t330300\t塘河条例\t\t
优化营商环境条例\tadmin_regulation\t国务院\t\t\t2019\t
浙江省优化营商环境条例\tlocal_regulation\t\t浙江省\t\t2024\t
河北省消防条例\tlocal_regulation\t\t河北省\t消防条例\t\t
浙江省消防条例\tlocal_regulation\t\t浙江省\t消防条例\t\t2010-12-01
清河县禁牧办法\t\t\t\t\t\t
"""


def _linker(table: LawTable | None = None, years: tuple[int, int] | None = (2023, 2024)) -> Linker:
    places = ("浙江省", "温州市", "鹿城区")
    return Linker(table or LawTable(read_laws(TABLE, "t"), ""), places, "330302", *(years or (None, None)))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("浙江省河长制规定", "浙江省河长制规定"),
        ("省河长制规定", "浙江省河长制规定"),
        ("我省河长制规定", "浙江省河长制规定"),
        ("河长制规定", "浙江省河长制规定"),
        ("市河长制规定", None),
        ("省实施体育法办法", "浙江省实施《中华人民共和国体育法》办法"),
        ("浙江省实施〈中华人民共和国体育法〉办法", "浙江省实施《中华人民共和国体育法》办法"),
        ("省物业管理条例", "浙江省物业管理条例"),
        ("市物业管理条例", "温州市物业管理条例"),
        ("物业管理条例", None),
        ("温瑞塘河保护管理条例", "温州市温瑞塘河保护管理条例"),
        ("塘河条例", "温州市温瑞塘河保护管理条例"),
        ("优化营商环境条例", None),
        ("省优化营商环境条例", "浙江省优化营商环境条例"),
        ("河北省消防条例", "河北省消防条例"),
        ("消防条例", None),
        ("县禁牧办法", None),
        ("杭州市物业管理条例", None),
    ],
)
def test_names_are_understood_by_region(name: str, title: str | None) -> None:
    law = _linker().law_of(name)
    assert (law.title if law else None) == title


def test_the_year_decides_between_laws_of_one_name() -> None:
    assert (law := _linker(years=(2022, 2022)).law_of("优化营商环境条例")) is not None
    assert law.title == "优化营商环境条例"
    assert (law := _linker(years=(2009, 2010)).law_of("消防条例")) is not None
    assert law.title == "浙江省消防条例"
    assert _linker(years=(2010, 2012)).law_of("省河长制规定") is None


@pytest.mark.parametrize(
    ("name", "year", "linked"),
    [
        ("物权法", 2015, True),
        ("物权法", 2023, False),
        ("中华人民共和国物权法", 2023, True),
        ("物权法", 2005, False),
        ("民法典", 2020, True),
        ("城市规划法", 2012, False),
    ],
)
def test_repealed_laws_are_linked_in_their_time(name: str, year: int, linked: bool) -> None:
    assert bool(_linker(law_table(), (year, year)).law_of(name)) == linked


def test_without_years_a_name_borne_by_one_law_is_linked() -> None:
    assert _linker(law_table(), None).law_of("物权法") is not None


def test_package_table() -> None:
    table = law_table()
    (law,) = table.bearers("监督法")
    assert (law.title, law.kind, law.issuer) == (
        "中华人民共和国各级人民代表大会常务委员会监督法",
        "law",
        "全国人民代表大会常务委员会",
    )
    assert len(table.bearers("宪法修正案")) == 5
    assert table.bearers("办法") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "t: is empty"),
        ("name,kind\n消防法,law\n", "t:1: has no column title"),
        ("title,alias\n消防法,\n", "t:1: has a column alias; try: calling it aliases"),
        ("title,title\n消防法,\n", "t:1: has two columns title"),
        ("title,kind\n消防法,法律\n", "t:2: has kind 法律; try: one of law"),
        ("title,from\n消防法,去年\n", "t:2: has 去年 as from"),
        ("title,from,to\n消防法,2009,1998\n", "t:2: ends in 1998 before it begins in 2009"),
        ("title,region\n浙江省消防条例,33\n", "t:2: has region 33"),
        ("title,kind\n,law\n", "t:2: has no title"),
        ("title\n消防法\n《消防法》\n", "t:3: names 消防法 again, after line 2"),
        ("title\n消防法,law\n", "t:2: has 2 cells under a header of 1"),
        ('title\n"消防法\n', "t:2: is not CSV"),
    ],
)
def test_a_bad_table_gives_one_line(text: str, said: str) -> None:
    with pytest.raises(ReportkitError) as caught:
        list(read_laws(text, "t"))
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


def test_a_table_as_a_spreadsheet_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "laws.csv"
    path.write_bytes(
        'title,short,aliases,note\r\n"浙江省河长制规定",,"河长规定;河长制规定",x\r\n\r\n'.encode("gb18030")
    )
    (law,) = law_table(str(path)).bearers("河长规定")
    assert law == KnownLaw(
        "浙江省河长制规定", "浙江省河长制规定", None, None, None, ("河长规定", "河长制规定"), None, None
    )
    assert law_table(str(path)).digest != law_table().digest


def test_the_users_row_goes_before_the_packages(tmp_path: Path) -> None:
    path = tmp_path / "laws.tsv"
    path.write_text("title\tissuer\n消防法\t全国人大\n", encoding="utf-8")
    assert [law.issuer for law in law_table(str(path)).bearers("消防法")] == ["全国人大"]


def test_the_users_row_keeps_the_packages_short_names(tmp_path: Path) -> None:
    path = tmp_path / "laws.csv"
    path.write_text("title,issuer\n中华人民共和国节约能源法,人大\n", encoding="utf-8")
    assert [law.issuer for law in law_table(str(path)).bearers("节能法")] == ["人大"]


def test_names_of_the_table_are_found_without_marks() -> None:
    table = LawTable(read_laws(TABLE, "t"), "")
    text = "推动塘河条例落地,宁波市消防条例和鄞州区塘河条例不在表中。"
    assert [law.name for law in find_laws(text, table, load().laws)] == ["塘河条例", "宁波市消防条例", "鄞州区塘河条例"]


def test_a_name_without_place_is_the_one_named_with_it_before() -> None:
    linker = _linker(years=(2022, 2022))
    linker.named("吉林省优化营商环境条例", None)
    assert linker.law_of("优化营商环境条例") is None
    linker.named("浙江省物业管理条例", linker.law_of("浙江省物业管理条例"))
    assert (law := linker.law_of("物业管理条例")) is not None
    assert law.title == "浙江省物业管理条例"
    linker.named("温州市物业管理条例", linker.law_of("温州市物业管理条例"))
    assert linker.law_of("物业管理条例") is None


def test_report_with_a_table(tmp_path: Path) -> None:
    path = tmp_path / "laws.tsv"
    path.write_text("title\tkind\n清河县禁牧办法\tlocal_regulation\n", encoding="utf-8")
    text, _ = wrapped("检查县禁牧办法执行情况，依照该办法处罚9人。", "review", "npc", 2021)
    report: dict[str, Any] = build(text, {}, Own(laws=str(path)))
    assert [(m["name"], m["role"], m["title"]) for m in report["laws"]] == [
        ("县禁牧办法", "inspected", "清河县禁牧办法"),
        ("该办法", "cited", "清河县禁牧办法"),
    ]
    assert report["law_inspections"][0]["law"]["title"] == "清河县禁牧办法"
    assert report["generator"]["rules"] != build(text, {})["generator"]["rules"]
