"""Which region a report is of: code, level and what it belongs to, in the report's year.

- The name's own words come first: 南京市鼓楼区 says which 鼓楼区. A name that several units bear is settled by what the text
  says of the units above them (evidence.py), or stays without a code and with its candidates.
- ``adcode`` of a township is that of the county, or of the city without counties, that governs it.
- ``prefecture`` and ``province`` hold the region itself too (温州市 is in the prefecture 温州市). ``prefecture`` is null for
  provinces, the districts of 直辖市, cities governed by a province or region alone (仙桃市, 石河子市) and the country.
- Units that are no part of GB/T 2260 (a development zone, 加格达奇区) have no code; what they lie in is told where named.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportkit.link.evidence import governing_counties, settle
from reportkit.link.gazetteer import NATIONAL, Place, gazetteer, towns

Years = tuple[int, ...] | None
TOWNSHIP = ("镇", "乡", "街道", "苏木")
CORPS, NUMBERS = ("新疆", "生产建设", "兵团"), frozenset("一二三四五六七八九十")
LEVEL_ENDS = (
    (TOWNSHIP, "township"),
    (("县", "旗"), "county"),
    (("自治州", "地区", "盟"), "prefecture"),
    (("省", "自治区", "特别行政区"), "province"),
)
COPIES = ("work_report", "abridged_report", "news", "work_summary")


@dataclass(frozen=True, slots=True)
class Linked:
    """What a name stands for: its ``code``, the ``place`` with that code or around it, or several ``candidates``."""

    level: str | None
    code: str | None = None
    place: Place | None = None
    candidates: tuple[Place, ...] = ()

    def region(self, name: str | None) -> dict[str, Any]:
        """The region of the contract; what all candidates share is told."""
        places = (self.place,) if self.place else self.candidates
        provinces = {p.province for p in places}
        prefectures = {p.prefecture for p in places}
        return {
            "name": name,
            "adcode": self.code,
            "level": self.level,
            "province": provinces.pop() if len(provinces) == 1 else None,
            "prefecture": prefectures.pop() if len(prefectures) == 1 else None,
        }


def link_region(meta: dict[str, Any], folded: str) -> None:
    """Fill region, candidates and key of ``meta`` from the name it holds, its years and the text."""
    name = meta["region"]["name"]
    linked = find(name, years_of(meta), folded) if name else Linked(None)
    meta["region"] = linked.region(name)
    meta["region_candidates"] = [
        {"name": p.unit.name, "adcode": p.unit.code, "province": p.province, "prefecture": p.prefecture}
        for p in linked.candidates
    ]
    meta["key"] = key_of(meta)


@lru_cache(maxsize=4096)
def is_known(name: str) -> bool:
    """Whether ``name``, alone or behind those above it, is that of a province, prefecture or county of any year."""
    return name in gazetteer() or bool(_named(name, None))


def years_of(meta: dict[str, Any]) -> Years:
    """Years on whose last day the region may have been in force, the likeliest first; None when no year is known.

    A report of the first half of a year, when most are delivered, tells of the state at the end of the year before; an
    organ may keep the name of the unit it was elected in until its own end, hence the year before that.
    """
    date, review_to = meta["date"], meta["review_to"]
    if date and int(date[5:7]) > 6:
        return int(date[:4]), int(date[:4]) - 1
    year = int(date[:4]) if date else review_to + 1 if review_to is not None else meta["plan_year"]
    return None if year is None else (year - 1, year, year - 2)


def key_of(meta: dict[str, Any]) -> str | None:
    """The same for every copy of a work report: 330782/npc_standing_committee/15-5, null unless all of it is known.

    A township has its name behind the county's code, which its neighbours have too. A report on motions given at the same
    session is no copy of the work report and has no key.
    """
    region, congress, session = meta["region"], meta["congress"], meta["session"]
    if None in (region["adcode"], congress, session) or meta["genre"] not in COPIES:
        return None
    town = _outer_and_town(region["name"])[1] if region["level"] == "township" else ""
    return f"{region['adcode']}{town}/{meta['organ']}/{congress}-{session}"


def find(name: str, years: Years, folded: str) -> Linked:
    """What ``name`` stands for in ``years``, by the name and by what the folded text tells."""
    if name == "全国":
        return Linked("national", NATIONAL)
    places = _named(name, years)
    if len(places) > 1:
        places = settle(places, places[0].unit.name, folded)
    if places:
        levels = {p.unit.level for p in places}
        level = levels.pop() if len(levels) == 1 else None
        if len(places) > 1:
            return Linked(level, candidates=tuple(places))
        return Linked(level, places[0].unit.code, places[0])
    level = next((level for ends, level in LEVEL_ENDS if name.endswith(ends)), None)
    if level == "township":
        return _township(name, years, folded)
    around = _outer(name, years)[0]
    return Linked(level, place=around[0] if len(around) == 1 else None)


def _named(name: str, years: Years) -> list[Place]:
    """Units that ``name`` may mean; what stands before the unit's own name must be what it belongs to."""
    table = gazetteer()
    for start in range(len(name) - 1):
        own, before = name[start:], name[:start]
        if own in table and (places := [p for p in table.places(own, years) if before in _prefixes(p)]):
            return places
        if before[-1:] == "师" and _is_division(before):
            return [p for p in table.places(own, years) if p.unit.code.startswith("6590")]
    return []


def _is_division(words: str) -> bool:
    """Whether ``words`` name a division of the corps that governs a city: 新疆生产建设兵团第八师."""
    for part in CORPS:
        words = words.removeprefix(part)
    number = words.removeprefix("第").removesuffix("师")
    return len(number) == len(words) - 2 and 1 <= len(number) <= 3 and NUMBERS.issuperset(number)


def _prefixes(place: Place) -> set[str]:
    """What may stand before the name of ``place``: "", the province, the prefecture, both."""
    found = {""}
    for unit in place.above:
        found |= {form + rest for form in unit.forms for rest in found}
    return found


def _outer(name: str, years: Years) -> tuple[list[Place], str]:
    """Units that the longest known beginning of ``name`` may mean, and the rest of it."""
    for end in range(len(name) - 1, 1, -1):
        if places := _named(name[:end], years):
            return places, name[end:]
    return [], name


def _township(name: str, years: Years, folded: str) -> Linked:
    """The county of a township: named before it, or the one that the text gives it."""
    around, town = _outer(name, years)
    if not around:
        around = _unique_counties(name, years, folded)
    if len(around) > 1:
        having = [p for p in around if town in towns().get(p.unit.code, ())]
        around = having if len(having) == 1 else settle(around, around[0].unit.name, folded)
    if len(around) > 1:
        return Linked("township", candidates=tuple(around))
    if not around:
        return Linked("township")
    governs = around[0].unit.level == "county" or not gazetteer().has_counties(around[0].unit.code)
    return Linked("township", around[0].unit.code if governs else None, around[0])


def _unique_counties(town: str, years: Years, folded: str) -> list[Place]:
    """The one county that the text names before ``town`` or, failing that, before an office; [] when there are several."""
    for names in governing_counties(town, folded):
        found = {p.unit.code: p for n in names for p in _last_named(n, years) if p.unit.level == "county"}
        if found:
            return list(found.values()) if len({p.unit.name for p in found.values()}) == 1 else []
    return []


def _last_named(words: str, years: Years) -> list[Place]:
    """Units that the end of ``words`` names (在湘潭县 → 湘潭县)."""
    return next((places for i in range(len(words) - 1) if (places := _named(words[i:], years))), [])


def _outer_and_town(name: str) -> tuple[str, str]:
    town = _outer(name, None)[1]
    return name.removesuffix(town), town
