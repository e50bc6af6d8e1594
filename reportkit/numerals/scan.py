"""Every numeral of a paragraph, classified once.

A numeral is a figure (it counts or measures), a date, an ordinal, part of a name, a list marker,
indefinite (几十) or unclaimed (it could not be placed). Offsets are positions in the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.numerals.approx import NOT_EXACT, approximation
from reportkit.numerals.compound import (
    ONE_HALF,
    can_be_negative,
    coins,
    half_behind,
    half_of_unit,
    half_tenth,
    is_piece,
    lasts,
    longer_unit,
    many,
    no_fraction,
    of_all,
    tenths,
)
from reportkit.numerals.digits import FORMAL_DIGITS
from reportkit.numerals.idioms import BESIDE, NEVER, beside, counts, each_period, of_speech
from reportkit.numerals.reader import CALENDAR, OF, Amount, Reader
from reportkit.numerals.uncounted import BETWEEN_DIGITS, MISREAD, H, N, Span, Uncounted, find_uncounted, may_last
from reportkit.numerals.values import LARGEST, MULTIPLIERS, VULGAR, plain
from reportkit.text.marks import is_han

# Fractions and numbers in a ring or brackets; 半 is a half.
SIGNS = "半¼-¾⅓-⅘①-⒛㈠-㈩❶-❿"
# 队伍, 大陆, 收拾 are no numbers.
WORD_DIGITS = "伍陆拾"
# A set at the start is found faster than a choice (``dig``its, ``sign``, ``han``, ``old``: 壹贰), 0-9 (folding leaves no other digits) faster than \d.
RUN = re.compile(
    rf"[0-9{SIGNS}{H}{FORMAL_DIGITS}](?:(?<=\d)(?:\d{{0,2}}(?:,\d{{3}})+|\d*)(?:\.\d+)?(?P<dig>)|(?<=[{SIGNS}])(?P<sign>)|(?:(?<=[{H}])(?P<han>)"
    rf"|(?:(?<![{WORD_DIGITS}])|(?<![队入退大登着内收行落].)(?=[拾佰仟万亿零]|(?<=拾)[{N}壹贰叁肆伍陆柒捌玖]))(?P<old>))[{H}{FORMAL_DIGITS}]*)"
)
HALVES = ("一半", "半数")
# 4.3部法律的…: the fourth item, which begins with a number; nobody counts 4.3 laws.
ITEM_NUMBER = re.compile(r"\s*(\d{1,2})\.(?=\d{1,3}(?:余|多)?[部次个件项名家场条篇份期位])")
POINTS = re.compile(r"(?=个? ) {0,4}个? {0,2}百 {0,2}分 {0,2}点")
FLOORS = ("层", "楼", "号")
BEHIND_BARE = frozenset(",。;、)!?")
NUMBER_GOES_ON = tuple(H)
PLACES = frozenset("县市区镇乡州")
# What stands behind the digits of a share, and behind a number that goes on: most numbers are neither.
SHARE_NEXT = "分/成半数折点 "
NAME_UNITS = ("期", "号", "代", "度", "级", "点", "分", "段")
AREA_ENDS = ("", *"0123456789,。;、)的")
SCALES = "百千万亿"
TELEPHONE = 7  # digits of a number that counts nothing
NO_SCALE = frozenset("元里年度日方花姓分")


@dataclass(slots=True)
class Numeral:
    """A numeral: ``start:end`` covers it with approximation and unit, ``num:num_end`` its characters alone.

    ``value`` is None for everything but a figure; ``reason`` says why it is no figure. ``implied``: the ``unit`` is not printed.
    """

    start: int
    end: int
    num: int
    num_end: int
    kind: str
    value: int | float | None = None
    value_max: int | float | None = None
    unit: str | None = None
    measure: str = "other"
    approx: str | None = None
    reason: str = ""
    implied: bool = False

    def moved(self, by: int) -> Numeral:
        """The same numeral in a text that begins ``by`` characters earlier."""
        at = {name: getattr(self, name) + by for name in ("start", "end", "num", "num_end")}
        return replace(self, **at)


def _unclaimed(amount: Amount) -> Numeral:
    """What cannot be read, whole."""
    kind = "indefinite" if amount.unread == "no exact number" else "unclaimed"
    reason = amount.unread or "numeral could not be read"
    return Numeral(amount.start, amount.num_end, amount.start, amount.num_end, kind, reason=reason)


def _within(start: int, end: int, kind: str, word: str) -> Numeral:
    """A numeral within a word that says what it is."""
    reason = f"{'a count or a name' if kind == 'unclaimed' else kind}: {word[:20]}"
    return Numeral(start, end, start, end, kind, reason=reason)


class Scanner:
    """Finds and classifies the numerals of one paragraph."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        lengths: dict[str, set[int]] = {}
        for word in vocabulary.units:
            lengths.setdefault(word[:1], set()).add(len(word))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self.reader = Reader(self._unit, vocabulary.before, vocabulary.behind)

    def _unit(self, text: str, position: int) -> str:
        """The longest measure word at ``position``, empty when there is none."""
        units = self.vocabulary.units
        for length in self._lengths.get(text[position : position + 1], ()):
            if (word := text[position : position + length]) in units:
                return word
        return ""

    def scan(self, text: str, breaks: tuple[int, ...] = ()) -> list[Numeral]:
        """All numerals of ``text`` in order; no two overlap in their characters, none goes on over one of ``breaks``."""
        if breaks and (inside := [at for at in breaks if text[at - 1].isdigit() and text[at].isdigit()]):
            edges = [0, *inside, len(text)]
            return [n for start, end in pairwise(edges) for n in self._part(text[start:end], start)]
        found: list[Numeral] = []
        if not RUN.search(text):
            return found
        taken = find_uncounted(text, self.vocabulary)
        position = first = 0
        if item := ITEM_NUMBER.match(text):
            position = first = item.end()
            found.append(
                Numeral(item.start(1), item.end(1), item.start(1), item.end(1), "marker", reason="list marker")
            )
        for run in RUN.finditer(text, position):
            if run.start() < position:
                continue
            marked = bool(found) and found[-1].kind == "marker"
            numeral = self._numeral(text, run, taken, position)
            if numeral is None:
                continue
            if (
                numeral.kind == "figure"
                and not marked
                and is_piece(text, first, run.start(), numeral.unit, self.vocabulary)
            ):
                whole = numeral.num, numeral.num_end
                numeral = Numeral(*whole, *whole, "unclaimed", reason="a piece of a number")
            found.append(numeral)
            position = numeral.end if numeral.kind == "figure" else numeral.num_end
        return found

    def _part(self, text: str, by: int) -> list[Numeral]:
        """Numerals of the part of a paragraph ``by`` characters from its beginning; one that stands first may be a piece."""
        found = self.scan(text)
        if by and found and found[0].num == 0 and found[0].kind == "figure":
            first = found[0]
            found[0] = Numeral(0, first.num_end, 0, first.num_end, "unclaimed", reason="a piece of a number")
        return [numeral.moved(by) for numeral in found]

    def _numeral(self, text: str, run: re.Match[str], taken: list[Uncounted], low: int) -> Numeral | None:
        start, end = run.span()
        if text[end : end + 1] in SHARE_NEXT and (share := self._share(text, run, low)) is not None:
            return share
        if text[start] == "半":
            return self._half(text, start)
        if run.lastgroup == "sign":
            return self._sign(text, run)
        if text[start] in SCALES and end - start == 1 and (scale := self._scale(text, start, end)) is not None:
            return scale
        beside: list[Span] = []
        for words in taken:
            for s, e, said in words.overlapping(start, end):
                kind = "name" if said == "unclaimed" and text[e : e + 1] in PLACES else said
                if (s <= start and end <= e) or kind not in ("name", "unclaimed"):
                    if kind == "name" and self._misread(text, s, e):
                        return Numeral(s, e, s, e, "unclaimed", reason="digits that may be misread")
                    return _within(start, end, kind, text[s:e])
                beside.append((s, e, kind))
        for s, e, kind in beside:
            if s <= start and e - s > 1:
                return _within(start, end, kind, text[s:e])
        amount = self.reader.alone(text, run)
        if amount is None:
            limit = min((words.next(end) for words in taken), default=len(text))
            amount = self.reader.read(text, start, min(limit, len(text)), low)
            if (share := self._of_share(text, amount)) is not None:
                return share
        return self._with_unit(text, amount)

    def _misread(self, text: str, start: int, end: int) -> bool:
        """12O件, l2件, 2e5件: letters like digits, or a power, before a measure word; 1O6: letters between digits."""
        unit = self._unit(text, end + (text[end : end + 1] == " "))
        if unit and unit not in CALENDAR and MISREAD.fullmatch(text, start, end):
            return True
        return BETWEEN_DIGITS.fullmatch(text, start, end) is not None

    def _half(self, text: str, start: int) -> Numeral | None:
        """半个月, 半小时."""
        half = half_of_unit(text, start, self.vocabulary)
        if half is None:
            tenth = half_tenth(text, start)
            return self._finish(text, (start, tenth[1], tenth[1]), tenth[0], "%", "share") if tenth else None
        numeral = self._finish(text, (start, start + 1, half[0]), ONE_HALF, half[1], "duration")
        numeral.approx = "over" if half[2] else numeral.approx
        return numeral

    def _sign(self, text: str, run: re.Match[str]) -> Numeral | None:
        """½ is a share by itself; ⑨ before a measure word may be a count where no ⑧ or ⑩ makes it a list's marker."""
        sign, (start, end) = run.group(), run.span()
        unit, before = self._unit(text, end), text[:start].rstrip()[-1:]
        if sign in VULGAR:
            if not unit and not before.isdigit():
                return self._finish(text, (start, end, end), VULGAR[sign], "", "share")
            return Numeral(start, end, start, end, "unclaimed", reason="a fraction that is no share")
        if not unit or not before.isalnum() or any(chr(ord(sign) + step) in text for step in (-1, 1)):
            return None
        return Numeral(start, end, start, end, "unclaimed", reason="a count or a list marker")

    def _share(self, text: str, run: re.Match[str], low: int) -> Numeral | None:
        """百分之N, N分之M, M/N, N成, 一半, wherever they stand."""
        start, end = run.span()
        halved = start, start + 2, start + 2
        if run.lastgroup == "sign":
            return self._finish(text, halved, ONE_HALF, "", "share") if text.startswith(HALVES, start) else None
        following = text[end : end + 1]
        if following == " " and not OF.match(text, end):
            return None
        numeral = self._of_share(text, self.reader.read(text, start, len(text), low))
        if numeral is None and text.startswith(HALVES, start):
            return self._finish(text, halved, ONE_HALF, "", "share")
        return numeral

    def _of_share(self, text: str, amount: Amount) -> Numeral | None:
        """The numeral of an amount that is a share, or that counts in tenths; None where it is neither."""
        start, num_end = amount.start, amount.num_end
        if amount.kind == "slashed" and (said := no_fraction(text, start, num_end, self.vocabulary)):
            return Numeral(start, num_end, start, num_end, said, reason="a date, an issue or a fraction")
        if amount.kind in ("percent", "fraction", "slashed"):
            if amount.unread:
                return None if amount.kind == "slashed" else _unclaimed(amount)
            unit = "%" if amount.kind == "percent" else ""
            numeral = self._finish(text, (start, num_end, amount.position), amount.value, unit, "share")
        elif found := tenths(text, amount, self._unit):
            value, stop, more = found
            numeral = self._finish(text, (start, num_end, stop), value, "%", "share")
            numeral.approx = "over" if more else numeral.approx
            if amount.high is not None and amount.value is not None:
                numeral.value_max = plain(amount.high * value / amount.value)
            return numeral
        else:
            return None
        if amount.high is not None:
            numeral.value_max = plain(amount.high)
        numeral.approx = amount.more or numeral.approx
        return numeral

    def _scale(self, text: str, start: int, end: int) -> Numeral | None:
        """逾百项, 近千人: a bare power of ten with an approximation before and a unit behind."""
        stop = end + (text[end : end + 1] in ("余", "多"))
        at = start - (text[start - 1 : start].isspace())
        loose = text[at - 1 : at] in ("上", "过")
        said = loose or self.vocabulary.before.before(text, at)[0] in NOT_EXACT
        unit = self._unit(text, stop) if said and text[stop : stop + 1] not in NO_SCALE else ""
        if not unit:
            return None
        numeral = self._finish(text, (start, end, stop + len(unit)), Decimal(MULTIPLIERS[text[start]]), unit, "")
        if loose and numeral.approx is None:
            numeral.approx = "over"
        return numeral

    def _with_unit(self, text: str, amount: Amount) -> Numeral | None:
        start, num_end, position = amount.start, amount.num_end, amount.position
        if text[start] in "负負" and text.startswith(FLOORS, position):
            return Numeral(start, num_end, start, num_end, "name", reason="a floor")
        following = text[position : position + 1]
        space = 1 if following == " " else 0
        sign = position + following.isspace()
        if not amount.han and text[sign : sign + 1] in ("%", "‰"):
            unit, measure, stop = text[sign], "share", sign + 1
            while unit == "%" and text.startswith("%", stop):
                stop += 1
        elif not amount.han and following in PLACES and text[position + 1 : position + 2] in AREA_ENDS:
            unit, measure, stop = following, "place", position + 1
        elif following in " 个" and (points := POINTS.match(text, position)):
            unit, measure, stop = points.group().replace(" ", ""), "share", points.end()
        elif word := self._unit(text, position + space):
            unit, stop = longer_unit(text, word, position + space + len(word))
            measure = self.vocabulary.units[word]
        else:
            return self._unitless(text, amount)
        if amount.minus and not can_be_negative(measure, unit):
            if text[:start].strip():
                amount.unread = amount.unread or "a sign or a dash"
            elif amount.value is not None:  # - 3件: a row of a list
                amount.value, amount.start = -amount.value, start + 1
                start += 1
        if amount.unread or amount.value is None:
            return _unclaimed(amount)
        if following == "个" and (word := many(text, position)):  # 一个多月, 两个半小时
            half, end = text[position + 1] == "半", position + 2 + len(word)
            value = amount.value + (ONE_HALF if half else 0)
            unit = word if word == "小时" and half else f"个{word}"
            numeral = self._finish(text, (start, num_end, end), value, unit, "")
            numeral.approx = numeral.approx if half else "over"
            return numeral
        if said := self._counts_nothing(text, amount, unit, measure, stop):
            kind, reason = said
            return Numeral(start, num_end, start, num_end, kind, reason=reason)
        return self._counted(text, amount, unit, measure, stop)

    def _counts_nothing(self, text: str, amount: Amount, unit: str, measure: str, stop: int) -> tuple[str, str] | None:
        """Class and reason of a numeral before a measure word that counts nothing with it: 一条龙, 二〇二一年, 五级."""
        start, num_end, value = amount.start, amount.num_end, amount.value
        one = unit in BESIDE and text[start:stop] == "一" + unit and beside(text, start, stop, self.vocabulary.features)
        if (
            amount.han
            and not one
            and not counts(text, start, num_end, unit, measure, self.vocabulary, more=bool(amount.more))
        ):
            known = unit in NEVER or (
                text[start:num_end] == "一" and of_speech(text, start, num_end, unit, self.vocabulary)
            )
            bare = text[start:num_end] in "百千万亿"
            reason = "a round number or a name" if bare else "a Han numeral that seems to count nothing"
            return "name" if known else "unclaimed", reason
        if measure == "duration" and each_period(text, start):
            return "date", "a period of time"  # 每两个月一次
        if unit in CALENDAR and not lasts(text, start, stop, self.vocabulary, han=amount.han):
            if unit == "日" and may_last(text, start, stop):
                return "unclaimed", "a day of the month or a number of days"
            return "name" if unit == "页" else "date", "a date or a page counter"
        issues = unit == "期" and ((value or 0) > 9 or text.startswith("》", start - 1))  # 《简报》三期, 简报十二期
        if (
            unit in NAME_UNITS
            and amount.han
            and text[start:num_end] != "两"
            and not (issues or self._after_verb(text, start))
        ):
            return "name", f"N{unit} as a name"
        return None

    def _counted(self, text: str, amount: Amount, unit: str, measure: str, stop: int) -> Numeral:
        """The figure of an amount with its measure word, and what stands behind that: a half, the coins of a sum."""
        value = amount.value or Decimal(0)
        if measure == "money" and (small := coins(text, stop)):
            value, stop = value + small[0], small[1]
        elif half_behind(text, stop, unit, measure):  # 三天半
            value, stop = value + ONE_HALF, stop + 1
        numeral = self._finish(text, (amount.start, amount.num_end, stop), value, unit, measure)
        if amount.high is not None:
            if amount.high > LARGEST:
                amount.unread = "too large to count anything"
                return _unclaimed(amount)
            numeral.value_max = plain(amount.high)
        numeral.approx = amount.more or numeral.approx
        return numeral

    def _after_verb(self, text: str, start: int) -> bool:
        return text[start - 1 : start] == "了" or self.vocabulary.before.before(text, start)[0] == "verb"

    def _unitless(self, text: str, amount: Amount) -> Numeral | None:
        """受众达40万 counts; 40 alone cannot be placed."""
        start, num_end, position = amount.start, amount.num_end, amount.position
        if text[start] in FORMAL_DIGITS and num_end - start == 1:
            return None  # 放肆, 壹号
        if amount.unread:
            return _unclaimed(amount)
        if amount.value is None or (amount.han and not amount.scaled):
            kind = "name" if text[start:num_end] == "一" else "unclaimed"
            return Numeral(start, num_end, start, num_end, kind, reason="a Han numeral without a measure word")
        after = text[position : position + 1]
        behind = (
            after >= "\u4e00" if amount.han else not after or after in BEHIND_BARE or is_han(after)
        )  # 四万三千父老; 受众达40万。
        if (amount.scaled or amount.more) and after not in NUMBER_GOES_ON and behind:
            numeral = self._finish(text, (start, num_end, position), amount.value, None, "other")
            numeral.value_max = None if amount.high is None else plain(amount.high)
            numeral.approx = amount.more or numeral.approx
            return numeral
        if num_end - start >= TELEPHONE and text[start:num_end].isdigit() and not is_han(after or " "):
            return Numeral(start, num_end, start, num_end, "name", reason="digits that are a name")
        return Numeral(start, num_end, start, num_end, "unclaimed", reason="no unit follows")

    def _finish(
        self, text: str, span: tuple[int, int, int], value: Decimal | None, unit: str | None, measure: str
    ) -> Numeral:
        """A figure with the approximation on either side of it; ``span`` is start, end of numeral, end with unit."""
        start, num_end, stop = span
        if value is None or value > LARGEST:
            reason = "numeral could not be read" if value is None else "too large to count anything"
            return Numeral(start, num_end, start, num_end, "unclaimed", reason=reason)
        if unit == "%" and value > 100 and of_all(text, start, stop, self.vocabulary):
            return Numeral(start, num_end, start, num_end, "unclaimed", reason="more than all of what it is a rate of")
        begin, stop, approx = approximation(text, start, stop, measure, self.vocabulary)
        if not measure and unit:
            measure = self.vocabulary.units.get(unit, "other")
        return Numeral(begin, stop, start, num_end, "figure", plain(value), None, unit, measure, approx)
