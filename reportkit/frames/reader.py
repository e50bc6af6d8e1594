"""One grammar of numerals: where a numeral ends, and what it is worth.

    numeral  = sign? number [又 fraction] | sign? number 分之 sign? number | digits / digits | number to number
    number   = digits, Han or formal characters and signs of place, in any order that counts (5万4千, 两千三百点一, 拾万),
               with thousands parted by commas, 余 and 多 before 万 (十多万) and a scanner's blanks between them (五 分之 一)

A numeral is read from its first character to its last. What begins as one and cannot be read to its end is left whole:
``unread`` says why, and no piece of it is taken for a number. Offsets are positions in the folded text of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from reportkit.frames.uncounted import H
from reportkit.frames.values import FORMAL, MULTIPLIERS, few, in_digits, multiplier, number, written_plainly

FORMAL_DIGITS = "".join(FORMAL)
DIGIT = "零〇一二三四五六七八九" + FORMAL_DIGITS
HAN = frozenset(H + FORMAL_DIGITS)
SCALES = frozenset("十百千万亿拾佰仟兆")
ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
BLANKS = re.compile(" {0,4}")
# 12千米, 3百姓: behind digits these begin another word.
# Of these a thousand is part in any script.
PREFIXED = re.compile(r"千(?:字节|卡|伏|赫|帕)")
NO_SCALE = re.compile(r"千(?:[米克瓦卡]|方百计|家|户|村|年)|百(?:[分姓强日年]|万分之)")
# 兆 is a million to some and more to others; 五兆瓦 are megawatts.
MEGA = re.compile(r"兆(?:瓦|字节|赫|帕|欧|比特|焦)")
POINT = re.compile(rf" ?点 ?(?P<digits>[{DIGIT}](?: ?[{DIGIT}])*)(?! ?[十百千拾佰仟])")
# 9 8 . 5 %, 8·5%: a scanner's blanks around the point, a raised point.
SPACED_POINT = re.compile(r" ?[.·] ?(?P<digits>\d+(?: \d+){0,5})(?![\d.])")
MEASURED = re.compile(r" ?(?:[%‰万亿]|个百分点|公里|平方|[元亩米吨倍])")
MORE = re.compile(r"(?P<blank> {0,4})(?:(?P<more>[余多])|(?P<some>[几数]))(?= {0,4}[十百千万亿拾佰仟])")
BEHIND_MORE = re.compile(r" ?(?:(?P<over>[余多])|(?P<about>来(?=[个件次名人项户位家条])))")
SOME = re.compile(r"几[十百千万亿]*")
OF = re.compile(r" {0,4}分 {0,4}之 {0,4}(?P<sign>[负負-]?)")
SLASH = re.compile(r"/(?P<n>\d{1,3})(?![\d/.])")
AND = re.compile(r" {0,4}又 {0,4}")
MIXED = re.compile(r" \d{1,3}/\d{1,3}(?![\d/.])")
RANGE = re.compile(rf" ?(?:-|—|~|至|到) ?(?=[\d{H}{FORMAL_DIGITS}])")
NEGATIVE = re.compile(r"(?<![减抱肩担背自胜身辜欺不承重债亏欠正])[负負]$")
# A hyphen is a sign behind what can be less than nothing; behind another word it may be a dash, at the beginning a bullet.
MINUS = re.compile(r"(?:^|[\s长降为达到至率速幅额值是(:,、])-$")
DASH = re.compile(r"[\u4e00-\u9fff]-$")
# 百分之15k, 1.1^23, 2.5m, 3O: letters and powers behind digits.
LETTERS = re.compile(r" ?(?:[eE^][-+^]*\d[\d.]*|[A-Za-z\u0391-\u03c9]+(?![A-Za-z]))")
# 3、4名: three or four; not 第3、4名, 分别为3、4名, 附件3、4份, 1、2年级.
EITHER = re.compile(
    r"(?<=[\u4e00-\u9fff,;])(?<![第各号])(?<!议题|议程|附件|附录|附表|序号|编号)(?P<a>\d)、(?P<b>\d)"
    r"(?=[万亿]?(?:[名人位次个件项天家户场篇部份倍所座处元米亩岁吨里层]|小时|公[里顷斤]|平方|年(?!级|度|期)))"
)
EACH_ITS = re.compile(r"(?:分别|依次|各)[^,;。]{0,8}$")
SIMPLE = re.compile(rf"{ARABIC.pattern}|[{H}]+")
# Behind blanks, these show that a number stands before them.
SHOWS = frozenset("%‰成折又")
CALENDAR = ("年", "日", "页")
# What stands behind the first digits of a number that goes on: most numbers do not.
GOES_ON = frozenset("余多来几数万千百十亿兆-—~至到.·、点分/又 拾佰仟0123456789" + FORMAL_DIGITS)


@dataclass(slots=True)
class Amount:
    """A numeral read: ``start:num_end`` are its characters, ``position`` is behind 余 and 多.

    ``kind`` is number, percent, fraction or slashed; ``high`` the other end of a range; ``scaled`` says that digits stand
    before 万; ``more`` is over where 余 or 多 stands with it, about with 来; ``unread`` why it has no value; ``minus`` that a
    hyphen stands before it.
    """

    start: int
    num_end: int
    position: int
    value: Decimal | None = None
    high: Decimal | None = None
    kind: str = "number"
    han: bool = False
    scaled: bool = False
    more: str = ""
    minus: bool = False
    unread: str = ""


@dataclass(slots=True)
class _Number:
    """Characters ``start:end`` of a number and the same in plain writing; how many blanks, and whether 余 or 几, lie in it."""

    start: int
    end: int
    text: str
    blanks: int = 0
    more: bool = False
    some: bool = False


class Reader:
    """Reads numerals; ``unit`` gives the measure word at a position, empty when there is none."""

    def __init__(self, unit: Callable[[str, int], str]) -> None:
        self._unit = unit

    def read(self, text: str, start: int, limit: int, low: int = 0) -> Amount:
        """The numeral whose first digit stands at ``start``; nothing of it lies before ``low`` or behind ``limit``."""
        amount = self._unsigned(text, start, limit)
        before = text[start - 1 : start] if start > low else ""
        if before in ("负", "負") and NEGATIVE.search(text, max(0, start - 2), start):
            amount = _negative(amount, start - 1)
        elif before == "-" and (start - 1 > low or not low) and MINUS.search(text, max(0, start - 2), start):
            amount = replace(_negative(amount, start - 1), minus=True)
        elif before == "-" and start - 1 > low and DASH.search(text, max(0, start - 2), start):
            amount.unread = amount.unread or "a sign or a dash"
            amount.start -= 1
        elif before == "." and (start < 2 or not text[start - 2].isdigit()):
            amount.unread, amount.start = amount.unread or "a number without its beginning", start - 1
        return amount

    def _unsigned(self, text: str, start: int, limit: int) -> Amount:
        first = self._number(text, start, limit)
        if isinstance(first, Amount):
            return first
        following = text[first.end : first.end + 1]
        if first.end < limit and following in GOES_ON:
            if of := OF.match(text, first.end, limit):
                return self._fraction(text, first, of, limit)
            if slash := SLASH.match(text, first.end):
                return _slashed(text, first, slash)
            if following in "又 " and (sign := AND.match(text, first.end, limit)):
                return self._and(text, first, sign, limit)
            if following == " " and (sign := MIXED.match(text, first.end, limit)):
                return _unread(first.start, sign.end(), "a number and a fraction")
        amount = _amount(first)
        if following == "、":
            _either(text, amount)
        elif following in GOES_ON and not first.some:
            self._behind(text, first, amount, limit)
        return amount

    def _number(self, text: str, start: int, limit: int) -> _Number | Amount:
        """The number at ``start``: with a scanner's blanks in it where it counts with them, else without; whole, if unread."""
        simple = SIMPLE.match(text, start, limit)
        if (
            simple
            and text[simple.end() : simple.end() + 1] not in GOES_ON
            and not PREFIXED.match(text, simple.end() - 1)
        ):
            return _Number(start, simple.end(), simple.group().replace(",", ""))
        found = _collect(text, start, limit, blanks=True)
        if not found.blanks:
            return found
        behind = BLANKS.match(text, found.end).end()  # type: ignore[union-attr]
        unit = self._unit(text, behind)
        if not (unit or text[behind : behind + 1] in SHOWS or OF.match(text, found.end)):
            return _collect(text, start, limit, blanks=False)
        groups = [len(x) for x in text[start : found.end].split()] if found.text.isdigit() else []
        apart = unit in CALENDAR if groups else False
        if _value(found)[0] is None or apart or any(a > 1 and b > 1 for a, b in pairwise(groups)):
            return _unread(start, found.end, "digits that may be misread")
        return found

    def _fraction(self, text: str, bottom: _Number, of: re.Match[str], limit: int) -> Amount:
        """百分之五, 三分之二, 千分之2.4; what is no share of a whole (三分之五) is unread."""
        top = _collect(text, of.end(), limit, blanks=True) if _begins(text, of.end(), limit) else None
        if top is None:
            return _unread(bottom.start, bottom.end, "a fraction without its number")
        end = top.end
        again = OF.match(text, end, limit)
        while again and _begins(text, again.end(), limit):
            end = _collect(text, again.end(), limit, blanks=True).end
            again = OF.match(text, end, limit)
        if end > top.end:
            return _unread(bottom.start, end, "a share of a share")
        if letters := LETTERS.match(text, end):
            return _unread(bottom.start, letters.end(), "letters in a number")
        value, high = _value(top) if not top.some and top.text not in ("千", "万", "亿") else (None, None)
        kind = "percent" if bottom.text == "百" else "fraction"
        found = Amount(bottom.start, end, end, value, high, kind, han=top.text[0] in HAN)
        if value is None or of["sign"]:
            found.value, found.unread = None, "numeral could not be read"
        elif kind == "fraction":
            whole = _value(bottom)[0]
            if not whole or value >= whole or high is not None:
                found.value, found.unread = None, "no share of a whole"
            else:
                found.value = _ratio(value, whole)
        found.more = "over" if top.more else ""
        if kind == "percent" and found.value is not None and found.high is None:
            self._range(text, top, found, limit)  # 百分之三到五
        return found

    def _and(self, text: str, whole: _Number, sign: re.Match[str], limit: int) -> Amount:
        """三又二分之一."""
        below = _collect(text, sign.end(), limit, blanks=True) if _begins(text, sign.end(), limit) else None
        of = OF.match(text, below.end, limit) if below else None
        if below is None or of is None:
            return _unread(whole.start, sign.end(), "a number and a fraction")
        part, value = self._fraction(text, below, of, limit), _value(whole)[0]
        if part.value is None or value is None or part.kind != "fraction":
            return _unread(whole.start, part.num_end, "a number and a fraction")
        return replace(part, start=whole.start, value=value + part.value)

    def _behind(self, text: str, first: _Number, amount: Amount, limit: int) -> None:
        """余 behind a number, and the other end of a range."""
        _more(text, amount)
        if amount.high is None and amount.value is not None:
            self._range(text, first, amount, limit)

    def _range(self, text: str, first: _Number, amount: Amount, limit: int) -> None:
        """The other end of a range; a sign of place that stands with it alone is that of both (3至5万)."""
        sign = RANGE.match(text, amount.position, limit)
        if sign is None or amount.value is None:
            return
        other = _collect(text, sign.end(), limit, blanks=False)
        high = _value(other)
        if high[0] is None or high[1] is not None or amount.han != (other.text[0] in HAN) or OF.match(text, other.end):
            return
        low, scale = amount.value, other.text.lstrip("零〇一二两三四五六七八九0123456789.")
        single = len(first.text) == 1 or first.text.isdigit()
        if scale and set(scale) <= SCALES and "十" not in scale and not SCALES.intersection(first.text) - set("十百千"):
            low *= multiplier(scale) if single or "万" in scale or "亿" in scale else 1
        if low < high[0]:
            amount.value, amount.high, amount.num_end, amount.position = low, high[0], other.end, other.end
            amount.scaled = amount.scaled or (bool(scale) and not amount.han)
            _more(text, amount)


def _unread(start: int, end: int, why: str) -> Amount:
    return Amount(start, end, end, unread=why)


def _negative(amount: Amount, start: int) -> Amount:
    if amount.value is None or amount.high is not None:
        return replace(amount, start=start, value=None, unread=amount.unread or "numeral could not be read")
    return replace(amount, start=start, value=-amount.value)


def _more(text: str, amount: Amount) -> None:
    """Reads 余, 多 or 来 once."""
    if not amount.more and (more := BEHIND_MORE.match(text, amount.position)):
        amount.more, amount.position = more.lastgroup or "", more.end()


def _begins(text: str, at: int, limit: int) -> bool:
    """Whether a number begins at ``at``."""
    return at < limit and (text[at] in HAN or text[at].isdigit())


def _amount(found: _Number) -> Amount:
    value, high = _value(found)
    han = not any(c.isdigit() for c in found.text)
    scaled = not han and (found.text[-1] in SCALES or found.more)
    more = "over" if found.more else ""
    amount = Amount(found.start, found.end, found.end, value, high, han=han, scaled=scaled, more=more)
    if found.some:
        amount.value, amount.unread = None, "no exact number"
    elif value is None:
        amount.unread = "numeral could not be read"
    return amount


def _value(found: _Number) -> tuple[Decimal | None, Decimal | None]:
    """Value of a number, and its high end where it is one of two neighbours (三四百)."""
    if (digits := in_digits(found.text)) is not None:
        return digits, None
    return few(found.text) or (number(found.text), None)


def _ratio(top: Decimal, bottom: Decimal) -> Decimal:
    """A share to four places, or to four figures where it is less than a thousandth."""
    ratio = top / bottom
    return ratio.quantize(Decimal("0.0001")) if ratio >= Decimal("0.001") else Decimal(f"{ratio:.3e}")


def _slashed(text: str, top: _Number, slash: re.Match[str]) -> Amount:
    """3/4; with more than three digits it is none."""
    value, end = _value(top)[0], slash.end()
    bottom = Decimal(slash["n"])
    found = Amount(top.start, end, end, kind="slashed", unread="no share of a whole")
    if (
        top.text.isdigit()
        and len(top.text) < 4
        and value is not None
        and value < bottom
        and text[top.start - 1 : top.start] not in ("/", ".")
    ):
        found.value, found.unread = _ratio(value, bottom), ""
    return found


def _either(text: str, amount: Amount) -> None:
    """Read the second of two neighbours: 3、4名."""
    match = EITHER.match(text, amount.start)
    if (
        match
        and int(match["b"]) == int(match["a"]) + 1
        and not EACH_ITS.search(text, max(0, match.start() - 10), match.start())
    ):
        amount.high, amount.num_end, amount.position = Decimal(match["b"]), match.end(), match.end()
        if text[match.end()] in "万亿":
            scale = MULTIPLIERS[text[match.end()]]
            amount.value, amount.high, amount.scaled = int(match["a"]) * Decimal(scale), amount.high * scale, True
            amount.num_end = amount.position = match.end() + 1


def _collect(text: str, start: int, limit: int, *, blanks: bool) -> _Number:
    """The characters of the number at ``start``, up to what cannot belong to it."""
    found, pieces, at = _Number(start, start, ""), list[str](), start
    while at < limit:
        char, last = text[at], pieces[-1] if pieces else ""
        piece = ""
        if char.isdigit():
            digits = ARABIC.match(text, at, limit)
            piece = (
                digits.group()
                if digits and _digits_join(text, digits, pieces, spaced=at > found.end, limit=limit)
                else ""
            )
        elif _han_joins(text, at, last):
            piece = char
        if not piece:
            break
        found.blanks += at - found.end
        pieces.append(piece)
        at = found.end = at + len(piece)
        if point := _point(text, at, limit, piece, pieces, blanks=blanks):
            found.blanks += " " in point.group() or "·" in point.group()
            pieces.append(("." if piece[0].isdigit() else "点") + point["digits"])
            at = found.end = point.end()
        if (more := MORE.match(text, at, limit)) and (blanks or not more["blank"]):
            found.more, found.some, at = (
                found.more or more["more"] is not None,
                found.some or more["some"] is not None,
                more.end(),
            )
            found.end = at
        if blanks:
            at = BLANKS.match(text, at, limit).end()  # type: ignore[union-attr]
    if not found.some and (some := SOME.match(text, found.end, limit)):
        found.some, found.end = True, some.end()
    found.text = written_plainly("".join(pieces))
    return found


def _point(text: str, at: int, limit: int, piece: str, pieces: list[str], *, blanks: bool) -> re.Match[str] | None:
    """The point behind ``piece`` and the digits behind it."""
    if any("点" in x or "." in x for x in pieces):
        return None
    if not piece[0].isdigit():
        point = POINT.match(text, at, limit) if text[at : at + 2].lstrip(" ")[:1] == "点" else None
        return point if point and (blanks or " " not in point.group()) else None
    point = SPACED_POINT.match(text, at, limit) if blanks and text[at : at + 2].lstrip(" ")[:1] in (".", "·") else None
    return point if point and MEASURED.match(text, point.end()) else None


def _han_joins(text: str, at: int, last: str) -> bool:
    """Whether a Han character goes on with the piece before it: behind digits a sign of place, anything behind another."""
    char = text[at]
    if char == "兆":
        return bool(last) and MEGA.match(text, at) is None
    behind_digits = last[:1].isdigit() or last[:1] == "."
    if last and char == "千" and PREFIXED.match(text, at):
        return False
    return char in HAN and not (behind_digits and (char not in SCALES or NO_SCALE.match(text, at)))


def _digits_join(text: str, digits: re.Match[str], pieces: list[str], *, spaced: bool, limit: int) -> bool:
    """Whether digits go on with the ``pieces`` before them: behind a sign of place, or where a scanner put a blank between."""
    if not pieces:
        return True
    last = pieces[-1]
    if last[0].isdigit():
        return spaced and "," not in digits.group() and "." not in last and len(last) < 4
    if last not in MULTIPLIERS and last not in ("零", "〇"):
        return False
    behind = BLANKS.match(text, digits.end(), limit)
    return not spaced or (behind is not None and text[behind.end() : behind.end() + 1] in SCALES)
