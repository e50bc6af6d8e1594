"""The characters of one number, and its value: digits of any script, signs of place, points, a scanner's blanks.

Offsets are positions in the folded text of a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reportkit.lexicon.besidewords import BesideWords
from reportkit.numerals.uncounted import H
from reportkit.numerals.values import FORMAL, MULTIPLIERS, few, in_digits, number, written_plainly

FORMAL_DIGITS = "".join(FORMAL)
DIGIT = "零〇一二三四五六七八九" + FORMAL_DIGITS
HAN = frozenset(H + FORMAL_DIGITS)
SCALES = frozenset("十百千万亿拾佰仟兆")
ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
WIDE = 4  # blanks that a scanner may leave within a number
# 两千三百点一, 9 8 . 5 %, 8·5%: a scanner's blanks around the point, a raised point.
POINT = re.compile(rf" ?点 ?(?P<digits>[{DIGIT}](?: ?[{DIGIT}])*)(?! ?[十百千拾佰仟])")
SPACED_POINT = re.compile(r" ?[.·] ?(?P<digits>\d+(?: \d+){0,5})(?![\d.])")
MEASURED = (*"%‰万亿元亩米吨倍", "个百分点", "公里", "平方")
LARGE = frozenset("万亿")
PLACES = SCALES - {"兆"}
MORE = frozenset("余多几数")

MOST_BLANKS = 12  # inside a number


@dataclass(slots=True)
class Number:
    """Characters ``start:end`` of a number and the same in plain writing; how many blanks, and whether 余 or 几, lie in it."""

    start: int
    end: int
    text: str
    blanks: int = 0
    more: bool = False
    some: bool = False


def past_blanks(text: str, at: int, limit: int) -> int:
    """Where the blanks of a scanner at ``at`` end."""
    stop = min(at + WIDE, limit)
    while at < stop and text[at] == " ":
        at += 1
    return at


def begins(text: str, at: int, limit: int) -> bool:
    """Whether a number begins at ``at``."""
    return at < limit and (text[at] in HAN or text[at].isdigit())


def value_of(found: Number) -> tuple[Decimal | None, Decimal | None]:
    """Value of a number, and its high end where it is one of two neighbours (三四百)."""
    return ends(found.text)


@lru_cache(maxsize=4096)
def ends(text: str) -> tuple[Decimal | None, Decimal | None]:
    """The same of its characters."""
    text = written_plainly(text)
    if (digits := in_digits(text)) is not None:
        return digits, None
    return few(text) or (number(text), None)


def collect(text: str, start: int, limit: int, words: BesideWords, *, blanks: bool) -> Number:
    """The characters of the number at ``start``, up to what cannot belong to it."""
    found, pieces, at, pointed = Number(start, start, ""), list[str](), start, False
    while at < limit:
        if found.blanks > MOST_BLANKS:  # no number, and every digit of it would begin a search as long
            return collect(text, start, limit, words, blanks=False)
        char, last = text[at], pieces[-1] if pieces else ""
        piece = ""
        if char.isdigit():
            digits = ARABIC.match(text, at, limit)
            piece = (
                digits.group()
                if digits and _digits_join(text, digits, pieces, blanks=at - found.end, limit=limit)
                else ""
            )
        elif _han_joins(text, at, last, words):
            piece = char
        if not piece:
            break
        found.blanks += at - found.end
        pieces.append(piece)
        at = found.end = at + len(piece)
        pointed = pointed or "." in piece or piece == "点"
        if not pointed and (point := _point(text, at, limit, piece, blanks=blanks)):
            pointed = True
            found.blanks += " " in point.group() or "·" in point.group()
            pieces.append(("." if piece[0].isdigit() else "点") + point["digits"])
            at = found.end = point.end()
        if (sign := past_blanks(text, at, limit)) < limit and text[sign] in MORE and (blanks or sign == at):
            scale = past_blanks(text, sign + 1, limit)
            if scale < limit and text[scale] in PLACES:  # 十多万, 几十
                found.more, found.some = found.more or text[sign] in "余多", found.some or text[sign] in "几数"
                found.end = at = sign + 1
        if blanks:
            at = past_blanks(text, at, limit)
    if not found.some and found.end < limit and text[found.end] == "几":
        found.some, found.end = True, found.end + 1
        while found.end < limit and text[found.end] in MULTIPLIERS:
            found.end += 1
    found.text = written_plainly("".join(pieces))
    return found


def _point(text: str, at: int, limit: int, piece: str, *, blanks: bool) -> re.Match[str] | None:
    """The point behind ``piece`` and the digits behind it."""
    if not piece[0].isdigit():
        point = POINT.match(text, at, limit) if text[at : at + 2].lstrip(" ")[:1] == "点" else None
        return point if point and (blanks or " " not in point.group()) else None
    point = SPACED_POINT.match(text, at, limit) if blanks and text[at : at + 2].lstrip(" ")[:1] in (".", "·") else None
    if point is None:
        return None
    behind = point.end() + (text[point.end() : point.end() + 1] == " ")
    return point if text.startswith(MEASURED, behind) else None


def _han_joins(text: str, at: int, last: str, words: BesideWords) -> bool:
    """Whether a Han character goes on with the piece before it: behind digits a sign of place, anything behind another.

    五兆瓦 are megawatts; of 千卡 a thousand is part in any script; 12千米, 3百姓: behind digits these begin another word.
    """
    char = text[at]
    if char not in HAN and char != "兆":
        return False
    said = words.behind(text, at)[0] if last and char in "千百兆" else ""
    if char == "兆":
        return bool(last) and said != "unit"
    if not last or char not in "千百":
        return not (last[:1].isdigit() or last[:1] == ".") or char in SCALES
    return said != "unit" and (said != "word" or not (last[:1].isdigit() or last[:1] == "."))


def _digits_join(text: str, digits: re.Match[str], pieces: list[str], *, blanks: int, limit: int) -> bool:
    """Whether digits go on with the ``pieces`` before them: behind a sign of place, or where a scanner put a blank between."""
    if not pieces:
        return True
    last = pieces[-1]
    if last[0].isdigit():
        return blanks == 1 and "," not in digits.group() and "." not in last and len(last) < 4
    if last not in MULTIPLIERS and last not in ("零", "〇"):
        return False
    behind = past_blanks(text, digits.end(), limit)
    return not blanks or text[behind : behind + 1] in SCALES
