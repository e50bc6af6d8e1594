"""Whether two names stand for one matter: 养老服务体系建设 and 全县养老服务工作; 固废法 and 固体废物污染环境防治法 (议题的比对)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz.fuzz import ratio

from reportkit.text.fold import fold

WHOLE = 4  # characters that name a matter on their own wherever they stand
ALIKE = 0.8  # from here on two names are one
CONTAINED, MOSTLY, HALF = 0.95, 0.6, 0.5
_MARKS = re.compile(r"[^\w%]+")
_NUMBERS = re.compile(
    r"(?:19|20)\d\d年?(?:度)?|[0-9]+(?:\.[0-9]+)?%?|第?[一二两三四五六七八九十百]+[次个项件部期场名家届](?!会议)"
)
_EVERYWHERE = re.compile(r"^[全我本][省市县区州旗镇乡]")
_ENDS = re.compile(r"(?:工作|情况|建设|问题)+$")
_COINED = re.compile(r"[《“‘]([^《》“”‘’]{2,40})[》”’]")
_ORGANS = tuple("局委办院厅署处")
_SHORTENED = "局委办院厅会法例"  # what ends the name of an organ or a law that may be shortened: 住建局, 固废法
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)|[0-9]+周年")
_TERM = re.compile(r"(?:十[一二三四五六七八九]|[四五六七八九])五(?=[”’」]|规划|普法)")
_JOINS = "和与及的等并"


@dataclass(frozen=True, slots=True)
class Words:
    """What tells nothing, what tells little, and what tells the same in the names of matters (data/follow.toml)."""

    common: re.Pattern[str]
    broad: re.Pattern[str]
    same: re.Pattern[str]
    short: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    kinds: dict[str, list[str]]
    frequent: frozenset[str]


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
        frequent=frozenset(table["frequent"]),
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


def pieces(name: str, place: str = "") -> tuple[str, ...]:
    """What tells a matter from others, in its order: 县域医共体建设 gives 医共体, 加强各项工作 nothing."""
    whole = plain(name, place)
    left = words().common.sub(" ", whole).replace("的", " ").split()
    return tuple(piece for piece in (piece.strip(_JOINS) for piece in left) if len(piece) > 1)


def core(name: str, place: str = "") -> tuple[str, ...]:
    """``pieces``; where nothing tells it from others, all of it: 全县重点项目建设 gives 重点项目."""
    found = pieces(name, place)
    if found:
        return found
    return (_trimmed(plain(name, place)),)


def _trimmed(name: str) -> str:
    """Without 全县 before it, 工作 behind it, and what describes it: 32个承办单位的提案办理工作 gives 提案办理."""
    whole = _ENDS.sub("", _EVERYWHERE.sub("", name)) or name
    _, _, last = whole.rpartition("的")
    return last if len(last) >= WHOLE else whole


def coined(name: str) -> tuple[str, ...]:
    """Titles and coined names in ``name``: 《文史资料》, “微心愿”, “代表活动周”."""
    found, common = _COINED.findall(fold(name)), words().common
    return tuple(x for x in found if len(x) > 2 and (pieces(x) or (len(x) >= WHOLE and not common.fullmatch(x))))


@dataclass(frozen=True, slots=True)
class Cover:
    """How much of a name stands in a text: the ``share`` of its characters, and of those that tell it from others (``told``).

    ``telling``: a run of characters that stands in both tells it from others; ``found`` are these runs.
    """

    share: float
    told: float
    telling: bool
    found: tuple[str, ...] = ()

    def is_enough(self, share: float) -> bool:
        """Whether ``share`` of the name is there, and most of what tells it from others."""
        return self.telling and self.share >= share and self.told > HALF


NOTHING = Cover(0.0, 0.0, telling=False)


def cover(of: tuple[str, ...], text: str) -> Cover:
    """How much of the pieces ``of`` stands in ``text`` (as ``plain`` gives it), in runs of two characters and more."""
    runs = [(piece, start, end) for piece in of for start, end in _runs(piece, text)]
    if not runs:
        return NOTHING
    total = sum(map(len, of))
    share = sum(end - start for _, start, end in runs) / total
    found = tuple(piece[start:end] for piece, start, end in runs)
    telling = any(map(_tells_alone, found)) or (share == 1 and total >= WHOLE)
    all_telling = sum(sum(_telling(piece)) for piece in of)
    told = sum(sum(_telling(piece)[start:end]) for piece, start, end in runs) / all_telling if all_telling else share
    return Cover(share, told, telling, found)


def _tells_alone(run: str) -> bool:
    """Whether a run of characters tells a matter from others: 养老, but neither 重点 nor 农村."""
    told = words()
    return len(told.common.sub("", told.broad.sub("", run))) > 1


@lru_cache(maxsize=8192)
def _telling(piece: str) -> tuple[bool, ...]:
    """Of each character, whether it stands outside broad words: of 城市口袋公园 the last four."""
    inside = {at for match in words().broad.finditer(piece) for at in range(*match.span())}
    return tuple(at not in inside for at in range(len(piece)))


def _runs(piece: str, text: str) -> list[tuple[int, int]]:
    """Where the longest runs of ``piece`` stand that stand in ``text``, from left to right."""
    found, at = [], 0
    while at < len(piece) - 1:
        end = at + 2
        if piece[at:end] not in text:
            at += 1
            continue
        while end < len(piece) and piece[at : end + 1] in text:
            end += 1
        found.append((at, end))
        at = end
    return found


def likeness(one: str, other: str, place: str = "") -> float:
    """How far ``other`` names the matter ``one``, from 0 to 1; it may name more, but not much less."""
    a, b = plain(one, place), plain(other, place)
    if a == b or is_short_for(*sorted((a, b), key=len)):
        return 1.0
    if a[-1:] in _ORGANS and b[-1:] in _ORGANS:
        return 0.0  # two organs
    if differ(one, other):
        return 0.0
    whole = ratio(_trimmed(a), _trimmed(b)) / 100
    a, b = "".join(pieces(one, place)), "".join(pieces(other, place))
    if not (_tells(a) and _tells(b)):
        return whole  # 城市管理 and 城市建设
    if a == b:
        return 1.0
    # 农村饮水安全 is told by 城乡供水一体化及农村饮水安全, but 知识产权检察和公益诉讼检察 not by one of the two
    if (a in b and len(a) >= WHOLE) or (b in a and len(b) >= max(WHOLE, MOSTLY * len(a))):
        return CONTAINED
    return ratio(a, b) / 100


def shares_a_character(of: tuple[str, ...], text: str) -> bool:
    """Whether a character that is no everyday one stands in both: 涝 of 内涝 in 易涝点整治."""
    told = words()
    return any(char in text for piece in of for char in told.broad.sub("", piece) if char not in told.frequent)


def _tells(piece: str) -> bool:
    """Whether a piece tells a matter from others: four characters, or two that are no broad word."""
    return len(piece) >= WHOLE or len(words().broad.sub("", piece)) > 1


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
