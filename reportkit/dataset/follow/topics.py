"""Whether two names stand for one matter: 养老服务体系建设 and 全县养老服务工作; 固废法 and 固体废物污染环境防治法 (议题的比对)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from reportkit.text.fold import fold

WHOLE = 4  # characters that name a matter on their own wherever they stand
_MARKS = re.compile(r"[^\w%]+")
_NUMBERS = re.compile(
    r"(?:19|20)\d\d年?(?:度)?|[0-9]+(?:\.[0-9]+)?%?|第?[一二两三四五六七八九十百]+[次个项件部期场名家届](?!会议)"
)
_ORGANS = tuple("局委办院厅署处")
_SHORTENED = "局委办院厅会法例"  # what ends the name of an organ or a law that may be shortened: 住建局, 固废法
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)|[0-9]+周年")
_TERM = re.compile(r"(?:十[一二三四五六七八九]|[四五六七八九])五(?=[”’」]|规划|普法)")


@dataclass(frozen=True, slots=True)
class Words:
    """What tells nothing, what tells little, and what tells the same in the names of matters (data/follow.toml)."""

    common: re.Pattern[str]
    broad: re.Pattern[str]
    same: re.Pattern[str]
    short: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    kinds: dict[str, list[str]]


@cache
def words() -> Words:
    """The words of the package, read once."""
    table = tomllib.loads(
        resources.files("reportkit.dataset.follow").joinpath("data/follow.toml").read_text(encoding="utf-8")
    )
    short = {long: name for name, longs in table["same"].items() for long in longs}
    lists = {name: tuple(found) for part in ("acts", "forms", "said") for name, found in table[part].items()}
    return Words(
        common=_any_of(table["common"]),
        broad=_any_of(table["broad"]),
        same=_any_of(short),
        short=short,
        lists=lists,
        kinds=table["kinds"],
    )


def _any_of(found: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word)))))


@lru_cache(maxsize=8192)
def plain(name: str, place: str = "") -> str:
    """``name`` without marks, numbers and the place's own name, each thing under its short name."""
    text = _MARKS.sub("", fold(name))
    if place:
        text = text.replace(fold(place), "")
    told = words()
    return _NUMBERS.sub("", told.same.sub(lambda match: told.short[match.group()], text))


def differ(one: str, other: str) -> bool:
    """Whether two names are of different terms, years or kinds: “七五”普法 and “八五”普法, 2021年决算 and 2022年决算."""
    years = set(_YEAR.findall(fold(one))), set(_YEAR.findall(fold(other)))
    return _apart(*years) or of_other_kind(one, other)


def of_other_kind(name: str, text: str) -> bool:
    """Whether ``text`` speaks of another five years or another kind than ``name``: 企业国有资产, 行政事业性国有资产."""
    if _apart(set(_TERM.findall(fold(name))), set(_TERM.findall(fold(text)))):
        return True
    a, b = plain(name), plain(text)
    for family, kinds in words().kinds.items():
        told = {kind for kind in kinds if kind in a}, {kind for kind in kinds if kind in b}
        if family in a and family in b and told[0] != told[1] and not told[0] & told[1]:
            return True
    return False


def _apart(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and not one & other


def is_organ(name: str) -> bool:
    """县交通运输局, 区法院."""
    return name.endswith(_ORGANS)


def is_short_for(short: str, long: str) -> bool:
    """住建局 for 住房和城乡建设局, 固废法 for 固体废物污染环境防治法: same ends, the rest in its order."""
    if not 3 <= len(short) < len(long) or short[-1] not in _SHORTENED or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return short[0] == long[0] and all(char in rest for char in short)


def short_in(name: str, text: str) -> str | None:
    """The short form of ``name`` that stands in ``text``: 固废法, 县教体局."""
    ends = (at for at, char in enumerate(text, 1) if char == name[-1:])
    found = (text[end - size : end] for end in ends for size in range(3, min(len(name), end + 1)))
    return next((short for short in found if is_short_for(short, name)), None)
