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

from reportkit.numerals.digits import (
    FORMAL_DIGITS,
    HAN,
    LARGE,
    SCALES,
    Number,
    begins,
    collect,
    ends,
    value_of,
)
from reportkit.numerals.uncounted import H
from reportkit.numerals.values import MULTIPLIERS, multiplier

TEN_THOUSAND = 10_000
BLANKS_MORE = re.compile(" {0,4}(?:[余多] ?)?")
# The sign of place of the higher end of a range that is that of both: 3至5万, 三至五百, 十至二十万.
OF_BOTH = re.compile(r"(?:[万亿]+|(?<=^.)[百千])$")
BEHIND_MORE = re.compile(r" ?(?:(?P<over>[余多])|(?P<about>来(?=[个件次名人项户位家条])))")
OF = re.compile(r" {0,4}分 {0,4}之 {0,4}(?P<sign>[负負-]?)")
SLASH = re.compile(r"/(?P<n>\d{1,3})(?![\d/.])")
AND = re.compile(r" {0,4}又 {0,4}")
MIXED = re.compile(r" \d{1,3}/\d{1,3}(?![\d/.])")
RANGE = re.compile(rf" ?(?:-|—|~|至|到) ?(?=[\d{H}{FORMAL_DIGITS}])")
NEGATIVE = re.compile(r"(?<![减抱肩担背自胜身辜欺不承重债亏欠正])[负負]$")
# A hyphen is a sign behind what can be less than nothing; behind another word it may be a dash, at the beginning a bullet.
MINUS = re.compile(r"(?:^|[\s长降为达到至率速幅额值比是(:,、])-$")
DASH = re.compile(r"[\u4e00-\u9fff]-$")
# 百分之15k, 1.1^23, 2.5m, 3O: letters and powers behind digits.
LETTERS = re.compile(r" ?(?:[eE^][-+^]*\d[\d.]*|[A-Za-z\u0391-\u03c9]+(?![A-Za-z]))")
# 3、4名: three or four; not 第3、4名, 分别为3、4名, 附件3、4份, 1、2年级.
EITHER = re.compile(
    r"(?<=[\u4e00-\u9fff,;])(?<![第各号])(?<!议题|议程|附件|附录|附表|序号|编号)(?P<a>\d)、(?P<b>\d)"
    r"(?=[万亿]?(?:[名人位次个件项天家户场篇部份倍所座处元米亩岁吨里层]|小时|公[里顷斤]|平方|年(?!级|度|期)))"
)
EACH_ITS = re.compile(r"(?:分别|依次|各)[^,;。]{0,8}$")
SIGNED = frozenset("-.负負")
# Behind blanks, these show that a number stands before them.
SHOWS = frozenset("%‰成折又")
CALENDAR = ("年", "日", "页")
# What stands behind the first digits of a number that goes on: most numbers do not.
GOES_ON = frozenset("成折余多来几数万千百十亿兆-—~至到.·、点分/又 拾佰仟0123456789" + FORMAL_DIGITS)


@dataclass(slots=True)
class Amount:
    """A numeral read: ``start:num_end`` are its characters, ``position`` is behind 余 and 多.

    ``kind`` is number, percent, fraction or slashed; ``high`` the other end of a range; ``scaled`` says that digits stand
    before 万 (40万, 四万三千); ``more`` is over where 余 or 多 stands with it, about with 来; ``unread`` why it has no value; ``minus`` that a
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


class Reader:
    """Reads numerals; ``unit`` gives the measure word at a position, empty when there is none."""

    def __init__(self, unit: Callable[[str, int], str]) -> None:
        self._unit = unit

    @staticmethod
    def alone(text: str, run: re.Match[str]) -> Amount | None:
        """The numeral of a run of digits of one script that has neither sign nor anything behind it, as most have not."""
        start, end = run.span()
        word = run.group()
        if (
            text[end : end + 1] in GOES_ON
            or text[start - 1 : start] in SIGNED
            or run.lastgroup == "formal"
            or word[-1] == "千"
        ):
            return None
        if run.lastgroup == "arabic":
            return Amount(start, end, end, Decimal(word.replace(",", "")))
        value, high = ends(word)
        unread = "numeral could not be read" if value is None else ""
        large = len(word) > 2 and not LARGE.isdisjoint(word)
        return Amount(start, end, end, value, high, han=True, scaled=large, unread=unread)

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

    def _number(self, text: str, start: int, limit: int) -> Number | Amount:
        """The number at ``start``: with a scanner's blanks in it where it counts with them, else without; whole, if unread."""
        found = collect(text, start, limit, blanks=True)
        if not found.blanks:
            return found
        behind = BLANKS_MORE.match(text, found.end).end()  # type: ignore[union-attr]
        unit = self._unit(text, behind)
        if not (unit or text[behind : behind + 1] in SHOWS or OF.match(text, found.end)):
            return collect(text, start, limit, blanks=False)
        groups = [len(x) for x in text[start : found.end].split()] if found.text.isdigit() else []
        apart = unit in CALENDAR if groups else False
        if value_of(found)[0] is None or apart or any(a > 1 and b > 1 for a, b in pairwise(groups)):
            return _unread(start, found.end, "digits that may be misread")
        return found

    def _fraction(self, text: str, bottom: Number, of: re.Match[str], limit: int) -> Amount:
        """百分之五, 三分之二, 千分之2.4; what is no share of a whole (三分之五) is unread."""
        top = collect(text, of.end(), limit, blanks=True) if begins(text, of.end(), limit) else None
        if top is None:
            return _unread(bottom.start, bottom.end, "a fraction without its number")
        end = top.end
        again = OF.match(text, end, limit)
        while again and begins(text, again.end(), limit):
            end = collect(text, again.end(), limit, blanks=True).end
            again = OF.match(text, end, limit)
        if end > top.end:
            return _unread(bottom.start, end, "a share of a share")
        if letters := LETTERS.match(text, end):
            return _unread(bottom.start, letters.end(), "letters in a number")
        value, high = value_of(top) if not top.some and top.text not in ("千", "万", "亿") else (None, None)
        kind = "percent" if bottom.text == "百" else "fraction"
        found = Amount(bottom.start, end, end, value, high, kind, han=top.text[0] in HAN)
        if value is None or of["sign"]:
            found.value, found.unread = None, "numeral could not be read"
        elif kind == "fraction":
            whole = value_of(bottom)[0]
            if not whole or value >= whole or high is not None:
                found.value, found.unread = None, "no share of a whole"
            else:
                found.value = _ratio(value, whole)
        found.more = "over" if top.more else ""
        if kind == "percent" and found.value is not None and found.high is None:
            self._range(text, top, found, limit)  # 百分之三到五
        return found

    def _and(self, text: str, whole: Number, sign: re.Match[str], limit: int) -> Amount:
        """三又二分之一."""
        below = collect(text, sign.end(), limit, blanks=True) if begins(text, sign.end(), limit) else None
        of = OF.match(text, below.end, limit) if below else None
        if below is None or of is None:
            return _unread(whole.start, sign.end(), "a number and a fraction")
        part, value = self._fraction(text, below, of, limit), value_of(whole)[0]
        if part.value is None or value is None or part.kind != "fraction":
            return _unread(whole.start, part.num_end, "a number and a fraction")
        kind = "number" if self._unit(text, part.num_end) else part.kind
        return replace(part, start=whole.start, value=value + part.value, kind=kind)

    def _behind(self, text: str, first: Number, amount: Amount, limit: int) -> None:
        """余 behind a number, and the other end of a range."""
        _more(text, amount)
        if amount.high is None and amount.value is not None:
            self._range(text, first, amount, limit)

    def _range(self, text: str, first: Number, amount: Amount, limit: int) -> None:
        """The other end of a range; a sign of place that stands with it alone is that of both (3至5万)."""
        sign = RANGE.match(text, amount.position, limit)
        if sign is None or amount.value is None:
            return
        other = collect(text, sign.end(), limit, blanks=False)
        high = value_of(other)
        if high[0] is None or high[1] is not None or amount.han != (other.text[0] in HAN) or OF.match(text, other.end):
            return
        low, scale = amount.value, OF_BOTH.search(other.text)
        if (
            scale
            and not LARGE.intersection(first.text)
            and (scale.group() not in "百千" or first.text[-1] not in "百千")
        ):
            low *= multiplier(scale.group())
        if low < high[0]:
            amount.value, amount.high, amount.num_end, amount.position = low, high[0], other.end, other.end
            amount.scaled = amount.scaled or (scale is not None and not amount.han)
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
        amount.scaled = amount.scaled or (amount.value or 0) >= TEN_THOUSAND


def _amount(found: Number) -> Amount:
    value, high = value_of(found)
    han = not any(c.isdigit() for c in found.text)
    large = len(found.text) > 2 - found.more and not LARGE.isdisjoint(found.text)
    scaled = large if han else found.text[-1] in SCALES or found.more
    more = "over" if found.more else ""
    amount = Amount(found.start, found.end, found.end, value, high, han=han, scaled=scaled, more=more)
    if found.some:
        amount.value, amount.unread = None, "no exact number"
    elif value is None:
        amount.unread = "numeral could not be read"
    return amount


def _ratio(top: Decimal, bottom: Decimal) -> Decimal:
    """A share to four places, or to four figures where it is less than a thousandth."""
    ratio = top / bottom
    return ratio.quantize(Decimal("0.0001")) if ratio >= Decimal("0.001") else Decimal(f"{ratio:.3e}")


def _slashed(text: str, top: Number, slash: re.Match[str]) -> Amount:
    """3/4; with more than three digits it is none."""
    value, end = value_of(top)[0], slash.end()
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
