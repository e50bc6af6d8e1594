"""What the user knows of a report: its region, organ and year settle what the text leaves open (已知信息)."""

from __future__ import annotations

from typing import Any, NamedTuple

from reportkit.link.gazetteer import Place, Unit, gazetteer
from reportkit.link.placed import placed, shown
from reportkit.link.regions import Linked, key_of, years_of
from reportkit.models.enums import Level, Organ


class Facts(NamedTuple):
    """What a manifest says of a report: the code of its region, whose report it is, the last year reviewed.

    A file's name may tell the ``place`` by its names (``placed.written``), and a ``year``, which is that reviewed or that of
    the report: it fills nothing, it may only contradict.
    """

    adcode: str | None = None
    organ: str | None = None
    review_year: int | None = None
    place: str | None = None
    year: int | None = None


NO_FACTS = Facts()


def settle(meta: dict[str, Any], facts: Facts) -> list[str]:
    """Fill what ``meta`` leaves open from ``facts``; where the text says something else it wins, and a line tells of it."""
    found = []
    if facts.review_year is not None:
        if meta["review_to"] is None:
            meta["review_from"] = meta["review_to"] = facts.review_year
        elif meta["review_to"] != facts.review_year:
            found.append(f"the text reviews {meta['review_to']}, not {facts.review_year}")
    if facts.organ is not None:
        if meta["organ"] == Organ.OTHER:
            meta["organ"] = facts.organ
        elif meta["organ"] != facts.organ:
            found.append(f"the text is of {meta['organ']}, not of {facts.organ}")
    if facts.year is not None and meta["review_to"] not in (None, facts.year, facts.year - 1):
        found.append(f"the text reviews {meta['review_to']}, which does not fit the year {facts.year}")
    if facts.adcode is None and facts.place is not None:
        found += _settle_place(meta, facts)
    if facts.adcode is not None and (problem := _settle_region(meta, facts.adcode)):
        found.append(problem)
    meta["key"] = key_of(meta)
    return found


def _settle_place(meta: dict[str, Any], facts: Facts) -> list[str]:
    """Fill the region by the names of its place where they mean one unit."""
    told = facts.place or ""
    year = facts.year or facts.review_year
    places = placed(told, years_of(meta) or (year and (year - 1, year, year - 2)) or None)
    if meta["region"]["adcode"] is not None and any(p.unit.code == meta["region"]["adcode"] for p in places):
        return []
    if len(places) != 1:
        what = "several units" if places else "no unit"
        return [f"{shown(told)} is the name of {what} in the table of administrative units"]
    problem = _settle_region(meta, places[0].unit.code)
    return [problem] if problem else []


def _settle_region(meta: dict[str, Any], adcode: str) -> str | None:
    region = meta["region"]
    if region["adcode"] == adcode:
        return None
    place = _place(adcode, meta)
    if place is None:
        return f"no table of administrative units has the code {adcode}"
    if region["adcode"] is not None or not _may_be(meta, place.unit):
        return f"the text is of {region['name']}{_code(region['adcode'])}, not of {place.unit.name} ({adcode})"
    level = region["level"] if region["level"] == Level.TOWNSHIP else place.unit.level
    meta["region"] = Linked(level, adcode, place).region(region["name"] or place.unit.name)
    meta["region_candidates"] = []
    return None


def _code(adcode: str | None) -> str:
    return f" ({adcode})" if adcode else ""


def _may_be(meta: dict[str, Any], unit: Unit) -> bool:
    """Whether the text leaves it open that it is of ``unit``: it names no place, this one, or a township of it."""
    name, candidates = meta["region"]["name"], [c["adcode"] for c in meta["region_candidates"]]
    if candidates:
        return unit.code in candidates
    if name is None or name in ("市", "县", "区", "州", "盟", "旗"):
        return True
    if meta["region"]["level"] == Level.TOWNSHIP:
        return True
    return bool(name.endswith(unit.name) or unit.name.endswith(name))


def _place(adcode: str, meta: dict[str, Any]) -> Place | None:
    """The unit with this code in the report's year, or the last that had it."""
    units = gazetteer().units(adcode)
    if not units:
        return None
    years = years_of(meta) or ()
    in_force = (unit for year in years for unit in units if unit.first <= year <= unit.last)
    unit = next(in_force, units[-1])
    return gazetteer().place(unit, years[0] if years else unit.last)
