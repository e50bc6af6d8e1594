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

from reportkit.lexicon.besidewords import BesideWords
from reportkit.numerals.digits import (
    FORMAL_DIGITS,
    HAN,
    LARGE,
    SCALES,
    Number,
    begins,
    collect,
    ends,
    past_blanks,
    value_of,
)
from reportkit.numerals.uncounted import H
from reportkit.numerals.values import MULTIPLIERS, multiplier
from reportkit.text.marks import clause_start, is_han
from reportkit.text.said import has_digit

TEN_THOUSAND = 10_000
# 余 and 多 stand behind a number for more, 来 before a measure word for about.
COUNTING = frozenset("个件次名人项户位家条")
OF = re.compile(r" {0,4}分 {0,4}之 {0,4}(?P<sign>[负負-]?)")
SLASH = re.compile(r"/(?P<n>\d{1,3})(?![\d/.])")
MIXED = re.compile(rf" \d{{1,3}}{SLASH.pattern}")
TO = frozenset("-—~至到")
BEGINS = frozenset("0123456789" + H + FORMAL_DIGITS)
# Before 负 these make a word of it: 减负, 肩负.
NO_SIGN = frozenset("减抱肩担背自胜身辜欺不承重债亏欠正")
# A hyphen is a sign behind what can be less than nothing; behind another word it may be a dash, at the beginning a bullet.
BEFORE_MINUS = frozenset("长降为达至到率速幅额值比是(:,、")
# 百分之15k, 1.1^23, 2.5m, 3O: letters and powers behind digits.
LETTERS = re.compile(r" ?(?:[eE^][-+^]*\d[\d.]*|[A-Za-z\u0391-\u03c9]+(?![A-Za-z]))")
# 3、4名: three or four; not 第3、4名, 分别为3、4名, 附件3、4份, 1、2年级.
EITHER = (*"名人位次个件项天家户场篇部份倍所座处元米亩岁吨里层年", "小时", "公里", "公顷", "公斤", "平方")
NO_YEARS = ("年级", "年度", "年期")
EACH_ITS = ("分别", "依次", "各")
EACH_REACH = 8
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
    """Reads numerals; ``unit`` gives the measure word at a position, empty when there is none, the others words beside it."""

    def __init__(self, unit: Callable[[str, int], str], before: BesideWords, behind: BesideWords) -> None:
        self._unit, self._before, self._words = unit, before, behind

    @staticmethod
    def alone(text: str, run: re.Match[str]) -> Amount | None:
        """The numeral of a run of digits of one script that has neither sign nor anything behind it, as most have not."""
        start, end = run.span()
        word = run.group()
        if (
            text[end : end + 1] in GOES_ON
            or text[start - 1 : start] in SIGNED
            or run.lastgroup == "old"
            or word[-1] == "千"
        ):
            return None
        if run.lastgroup == "dig":
            return Amount(start, end, end, Decimal(word.replace(",", "")))
        value, high = ends(word)
        unread = "numeral could not be read" if value is None else ""
        large = len(word) > 2 and not LARGE.isdisjoint(word)
        return Amount(start, end, end, value, high, han=True, scaled=large, unread=unread)

    def read(self, text: str, start: int, limit: int, low: int = 0) -> Amount:
        """The numeral whose first digit stands at ``start``; nothing of it lies before ``low`` or behind ``limit``."""
        amount = self._unsigned(text, start, limit)
        before = text[start - 1 : start] if start > low else ""
        further = text[start - 2 : start - 1] if start > 1 else ""
        if before in ("负", "負") and further not in NO_SIGN:
            amount = _negative(amount, start - 1)
        elif before == "-" and (start - 1 > low or not low) and _signs(further):
            amount = replace(_negative(amount, start - 1), minus=True)
        elif before == "-" and start - 1 > low and is_han(further):
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
            if following in "又 " and text.startswith("又", sign := past_blanks(text, first.end, limit)):
                return self._and(text, first, past_blanks(text, sign + 1, limit), limit)
            if following == " " and (mixed := MIXED.match(text, first.end, limit)):
                return _unread(first.start, mixed.end(), "a number and a fraction")
        amount = _amount(first)
        if following == "、":
            _either(text, amount, self._before)
        elif following in GOES_ON and not first.some:
            self._behind(text, first, amount, limit)
        return amount

    def _number(self, text: str, start: int, limit: int) -> Number | Amount:
        """The number at ``start``: with a scanner's blanks in it where it counts with them, else without; whole, if unread."""
        found = collect(text, start, limit, self._words, blanks=True)
        if not found.blanks:
            return found
        behind = past_blanks(text, found.end, len(text))
        if text[behind : behind + 1] in ("余", "多"):
            behind += 1 + text.startswith(" ", behind + 1)
        unit = self._unit(text, behind)
        if not (unit or text[behind : behind + 1] in SHOWS or OF.match(text, found.end)):
            return collect(text, start, limit, self._words, blanks=False)
        groups = [len(x) for x in text[start : found.end].split()] if found.text.isdigit() else []
        apart = unit in CALENDAR if groups else False
        if value_of(found)[0] is None or apart or any(a > 1 and b > 1 for a, b in pairwise(groups)):
            return _unread(start, found.end, "digits that may be misread")
        return found

    def _fraction(self, text: str, bottom: Number, of: re.Match[str], limit: int) -> Amount:
        """百分之五, 三分之二, 千分之2.4; what is no share of a whole (三分之五) is unread."""
        top = collect(text, of.end(), limit, self._words, blanks=True) if begins(text, of.end(), limit) else None
        if top is None:
            return _unread(bottom.start, bottom.end, "a fraction without its number")
        end = top.end
        again = OF.match(text, end, limit)
        while again and begins(text, again.end(), limit):
            end = collect(text, again.end(), limit, self._words, blanks=True).end
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

    def _and(self, text: str, whole: Number, at: int, limit: int) -> Amount:
        """三又二分之一; the fraction stands ``at``."""
        below = collect(text, at, limit, self._words, blanks=True) if begins(text, at, limit) else None
        of = OF.match(text, below.end, limit) if below else None
        if below is None or of is None:
            return _unread(whole.start, at, "a number and a fraction")
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
        begin = _range_goes_on(text, amount.position, limit)
        if not begin or amount.value is None:
            return
        other = collect(text, begin, limit, self._words, blanks=False)
        high = value_of(other)
        if high[0] is None or high[1] is not None or amount.han != (other.text[0] in HAN) or OF.match(text, other.end):
            return
        low, scale = amount.value, _of_both(other.text)
        if scale and not LARGE.intersection(first.text) and (scale not in "百千" or first.text[-1] not in "百千"):
            low *= multiplier(scale)
        if low < high[0]:
            amount.value, amount.high, amount.num_end, amount.position = low, high[0], other.end, other.end
            amount.scaled = amount.scaled or (scale != "" and not amount.han)
            _more(text, amount)


def _unread(start: int, end: int, why: str) -> Amount:
    return Amount(start, end, end, unread=why)


def _negative(amount: Amount, start: int) -> Amount:
    if amount.value is None or amount.high is not None:
        return replace(amount, start=start, value=None, unread=amount.unread or "numeral could not be read")
    return replace(amount, start=start, value=-amount.value)


def _more(text: str, amount: Amount) -> None:
    """Reads 余, 多 or 来 once."""
    if amount.more:
        return
    at = amount.position + text.startswith(" ", amount.position)
    if text.startswith(("余", "多"), at):
        amount.more = "over"
    elif text.startswith("来", at) and text[at + 1 : at + 2] in COUNTING:
        amount.more = "about"
    if amount.more:
        amount.position = at + 1
        amount.scaled = amount.scaled or (amount.value or 0) >= TEN_THOUSAND


def _amount(found: Number) -> Amount:
    value, high = value_of(found)
    han = not has_digit(found.text)
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


def _either(text: str, amount: Amount, words: BesideWords) -> None:
    """Read the second of two neighbours: 3、4名."""
    start, second = amount.start, amount.start + 2
    low, high = text[start], text[second : second + 1]
    if not (start + 1 == amount.num_end and low.isdigit() and high.isdigit() and int(high) == int(low) + 1):
        return
    large = text[second + 1 : second + 2] in ("万", "亿")
    behind = second + 1 + large
    before = text[start - 1 : start]
    if not text.startswith(EITHER, behind) or text.startswith(NO_YEARS, behind):
        return
    if not (is_han(before) or before in (",", ";")) or before in "第各号" or words.before(text, start)[0] == "list":
        return
    if any(
        text.find(each, clause_start(text, start, ",;。", max(0, start - EACH_REACH - len(each))), start) >= 0
        for each in EACH_ITS
    ):
        return
    amount.high, amount.num_end, amount.position = Decimal(high), behind, behind
    if large:
        scale = MULTIPLIERS[text[behind - 1]]
        amount.value, amount.high, amount.scaled = int(low) * Decimal(scale), amount.high * scale, True


def _signs(before: str) -> bool:
    """Whether a hyphen behind ``before``, one character or none, is the sign of a number."""
    return not before or before.isspace() or before in BEFORE_MINUS


def _range_goes_on(text: str, at: int, limit: int) -> int:
    """Where the other end of a range begins that is not yet said ``at``; 0 where none is."""
    at += text.startswith(" ", at)
    if at >= limit or text[at] not in TO:
        return 0
    at += 1 + text.startswith(" ", at + 1)
    return at if at < limit and text[at] in BEGINS else 0


def _of_both(number: str) -> str:
    """The sign of place of the higher end of a range that is that of both: 3至5万, 三至五百, 十至二十万."""
    scale = number[len(number.rstrip("万亿")) :]
    return number[1:] if not scale and len(number) == 2 and number[1] in "百千" else scale
