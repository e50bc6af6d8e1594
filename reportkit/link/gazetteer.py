"""Administrative units of every year since 1980, by name and by code: package data from licensed sources.

Codes are those of GB/T 2260. The standard has none for the country; 100000, which maps and statistics use, stands for it.
Taiwan, Hong Kong and Macao have no units below them; townships are no part of the standard.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from reportkit.text.said import closed_by

NATIONAL = "100000"
STILL = 9999
KINDS = (
    *("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区", "地区"),
    *("省", "市", "州", "盟"),
)


def _plain(name: str) -> str:
    """``name`` without what it says of its kind: 浙江, 广西."""
    return name.removesuffix(closed_by(name, KINDS))


class Unit(NamedTuple):
    """A unit as it was on 31 December of every year from ``first`` to ``last`` (9999: still is).

    ``parent`` is the code of the unit that governed it: of the province where no prefecture stood between, "" for a
    province. ``short`` is 大理州 for 大理白族自治州, "" for most.
    """

    code: str
    name: str
    parent: str
    first: int
    last: int
    short: str

    @property
    def level(self) -> str:
        """province | prefecture | county."""
        return "province" if not self.parent else "prefecture" if self.code.endswith("00") else "county"

    @property
    def forms(self) -> tuple[str, ...]:
        """How a text may write it before the name of a unit within: 浙江省, 浙江."""
        return tuple(dict.fromkeys(n for n in (self.name, self.short, _plain(self.short or self.name)) if n))


class Place(NamedTuple):
    """A unit in a year, with those above it, the nearest first."""

    unit: Unit
    above: tuple[Unit, ...]

    @property
    def province(self) -> str:
        """Name of the province, the unit's own if it is one."""
        return (self.unit, *self.above)[-1].name

    @property
    def prefecture(self) -> str | None:
        """Name of the prefecture, the unit's own if it is one."""
        return next((u.name for u in (self.unit, *self.above) if u.level == "prefecture"), None)


class Gazetteer:
    """The table, from the content of ``regions.tsv``; its lines are taken apart when they are asked for."""

    def __init__(self, content: str) -> None:
        self._by_name: dict[str, list[str]] = {}
        self._by_short: dict[str, list[str]] = {}
        self._by_code: dict[str, list[str]] = {}
        for line in content.splitlines()[1:]:
            code, name, _, _, _, short = line.split("\t")
            self._by_name.setdefault(name, []).append(line)
            self._by_code.setdefault(code, []).append(line)
            if short:
                self._by_short.setdefault(short, []).append(line)

    def places(self, name: str, years: tuple[int, ...] | None) -> list[Place]:
        """Units of this name in the first of ``years`` that has one, sorted by code; of any year if ``years`` is None.

        A name in full comes before a short one. Of several rows with one code the last counts.
        """
        for index in (self._by_name, self._by_short):
            units = [_unit(line) for line in index.get(name, ())]
            if years is None and units:
                newest = {u.code: u for u in units}
                return [Place(u, self._above(u, u.last)) for u in newest.values()]
            for year in years or ():
                if found := [Place(u, self._above(u, year)) for u in units if u.first <= year <= u.last]:
                    return found
        return []

    def __contains__(self, name: str) -> bool:
        """Whether a unit of any year bears ``name``, in full or for short."""
        return name in self._by_name or name in self._by_short

    def units(self, code: str) -> list[Unit]:
        """What bore ``code``, the earliest first."""
        return sorted((_unit(line) for line in self._by_code.get(code, ())), key=lambda unit: unit.first)

    def place(self, unit: Unit, year: int) -> Place:
        """``unit`` with those above it in ``year``."""
        return Place(unit, self._above(unit, year))

    def begun(self, province: str, year: int) -> list[Unit]:
        """Units of the province (the first two digits of its code) that began to bear their code in ``year``."""
        codes = [code for code in self._by_code if code.startswith(province)]
        return [unit for code in codes for unit in self.units(code) if unit.first == year]

    def ended(self, province: str, year: int) -> list[Unit]:
        """Units of the province that bore their code in ``year`` for the last time."""
        codes = [code for code in self._by_code if code.startswith(province)]
        return [unit for code in codes for unit in self.units(code) if unit.last == year]

    def has_counties(self, code: str) -> bool:
        """Whether the prefecture with this code ever had counties or districts (东莞市 never did)."""
        return any(c.startswith(code[:4]) and c != code for c in self._by_code)

    def _above(self, unit: Unit, year: int) -> tuple[Unit, ...]:
        found: list[Unit] = []
        while parent := (found[-1] if found else unit).parent:
            rows = (_unit(line) for line in self._by_code.get(parent, ()))
            higher = min(rows, key=lambda u: (max(u.first - year, year - u.last, 0), -u.first), default=None)
            if higher is None:
                break
            found.append(higher)
        return tuple(found)


@lru_cache(maxsize=4096)
def _unit(line: str) -> Unit:
    code, name, parent, first, last, short = line.split("\t")
    return Unit(code, name, parent, int(first), int(last or STILL), short)


def _read(name: str) -> str:
    return (resources.files("reportkit.link") / "data" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The package's table, read once a process."""
    return Gazetteer(_read("regions.tsv"))


@lru_cache(maxsize=1)
def towns() -> dict[str, frozenset[str]]:
    """Names of today's towns and streets by county code, for counties that share their name with another."""
    lines = (line.split("\t") for line in _read("towns.tsv").splitlines()[1:])
    return {code: frozenset(names.split(" ")) for code, names in lines}
