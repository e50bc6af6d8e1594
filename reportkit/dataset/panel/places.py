"""Which place a row of the panel is of: its code in the report's year, today's code, and what took its area over."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reportkit.link.gazetteer import STILL, Unit, gazetteer
from reportkit.models import Report
from reportkit.models.enums import Level

KINDS = ("自治县", "自治旗", "地区", "县", "区", "市", "旗", "盟")


class Today(NamedTuple):
    """What has become of a code: ``adcode`` of today, where that is one and sure, and every successor known."""

    adcode: str | None
    successors: tuple[str, ...]


@lru_cache(maxsize=4096)
def today(adcode: str, year: int) -> Today:
    """What has become of the unit that bore ``adcode`` in ``year``.

    A unit goes on under its code, whatever it is renamed; where the code ended, in the unit of the same name whose code
    began the year after, if there is one (富阳市, 富阳区). Splits and mergers are not bridged: no code of today is given.
    """
    units = gazetteer().units(adcode)
    at = next((i for i, unit in enumerate(units) if year <= unit.last), len(units) - 1)
    if at < 0:
        return Today(None, ())
    last = units[at]
    for unit in units[at + 1 :]:
        if unit.first != last.last + 1 or _was_another(unit):
            break  # the code was given to another unit
        last = unit
    if last.last == STILL:
        return Today(adcode, ())
    found = [unit for unit in gazetteer().begun(adcode[:2], last.last + 1) if _same_name(unit, last)]
    if len(found) != 1:
        return Today(None, tuple(sorted({unit.code for unit in found})))
    after = today(found[0].code, found[0].first)
    return Today(after.adcode, (found[0].code, *after.successors))


def _was_another(unit: Unit) -> bool:
    """Whether the name that comes with a code was borne under another code until then (万盛区, 綦江区 of 500110)."""
    ended = gazetteer().ended(unit.code[:2], unit.first - 1)
    return any(_same_name(other, unit) and other.code != unit.code for other in ended)


def _same_name(one: Unit, other: Unit) -> bool:
    """Whether two units differ in what kind they are at most: 富阳市, 富阳区."""
    return one.level == other.level and _stem(one.name) == _stem(other.name)


def _stem(name: str) -> str:
    return name.removesuffix(next((kind for kind in KINDS if name.endswith(kind)), ""))


def unit_id(report: Report) -> str:
    """Who reports, the same in every year of one code: 330782/npc_standing_committee; a township's name follows the code.

    A place without a code goes by its name, a report without either by its own id.
    """
    meta = report.meta
    name = (meta.region.name or "").split("县")[-1] if meta.region.level is Level.TOWNSHIP else ""
    if meta.key is not None:
        return meta.key.rpartition("/")[0]
    place = f"{meta.region.adcode}{name}" if meta.region.adcode else meta.region.name or report.id
    return f"{place}/{meta.organ}"
