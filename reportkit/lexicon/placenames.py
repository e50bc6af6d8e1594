"""Names of places: those that begin with a numeral (三明, 六安市: it counts nothing), and the words that stand before one."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from importlib import resources

import tomli

# The table stands with those who give places their codes; of it only the names are wanted here.
TABLE = "reportkit.link", "data/regions.tsv"
NUMBER = re.compile("[一二三四五六七八九十百千万两]+")
LEVEL = re.compile(r"(?:地区|新区|特区|(?<!自治)[省市县区州盟旗])$")
LONGEST_UNIT = 3
RARE = (-7, -7)  # of a character that is rare in names and in prose


def numbered_places(units: Container[str]) -> dict[str, str]:
    """Names of units of all years that begin with a numeral, in full and without their level: name → meaning.

    Where a measure word of ``units`` follows the numeral, the bare name (三台, 五家渠) may be a count: "unclaimed".
    """
    package, path = TABLE
    table = (resources.files(package) / path).read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in re.findall(r"(?m)^\d+\t(?=[一二三四五六七八九十百千万两]).*", table):
        _, name, *_, short = line.split("\t")
        for full in (name, short):
            if len(full) < 3:  # 万县: says too little
                continue
            found[full] = "name"
            bare = LEVEL.sub("", full)
            if bare != full and not NUMBER.fullmatch(bare):
                found[bare] = "unclaimed" if _may_count(bare, units) else "name"
    return found


def _may_count(word: str, units: Container[str]) -> bool:
    number = NUMBER.match(word)
    end = number.end() if number else 0
    return any(word[end:stop] in units for stop in range(end + 1, end + 1 + LONGEST_UNIT))


@lru_cache(maxsize=1)
def words_before_places() -> dict[str, str]:
    """Verbs, times, links and joints (和) that stand before 市政府, 县人大 and are no part of a name (交由市 is no place)."""
    data = tomli.loads((resources.files("reportkit.lexicon") / "data/places.toml").read_text(encoding="utf-8"))
    return {word: group["value"] for group in data["group"] for word in group["words"]}


@lru_cache(maxsize=1)
def _characters() -> dict[str, tuple[int, int]]:
    """How much each character speaks for a name of a place, as the first of it and behind."""
    table = (resources.files("reportkit.lexicon") / "data/placechars.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {char: (int(first), int(behind)) for char, first, behind in rows}


def like_a_place(stem: str) -> int:
    """How much its characters speak for ``stem`` as a name that no table knows; below 0 prose is likelier (青岚, but 商请)."""
    weights = _characters()
    first, *behind = (weights.get(char, RARE) for char in stem)
    return first[0] + sum(weight[1] for weight in behind)
