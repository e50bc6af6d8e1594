"""Every numeral of a paragraph, classified once.

A numeral is a figure (it counts or measures), a date, an ordinal, part of a name, a list marker,
indefinite (几十) or unclaimed (it could not be placed). Offsets are positions in the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reportkit.frames.amounts import Amount, read_amount
from reportkit.frames.compound import (
    CALENDAR,
    HALF_BEHIND,
    ONE_HALF,
    half_of_unit,
    is_piece,
    lasts,
    no_fraction,
    of_all,
)
from reportkit.frames.idioms import BESIDE, NEVER, beside, counts
from reportkit.frames.uncounted import H, Span, Uncounted, find_uncounted
from reportkit.frames.values import DIGITS, LARGEST, MULTIPLIERS, VULGAR, arabic, han, plain
from reportkit.lexicon.vocabulary import Vocabulary

SIGNS = "".join(VULGAR) + "①-⑳⑴-⒛㈠-㈩❶-❿"
# A set at the start is found faster than a choice, 0-9 (folding leaves no other digits) faster than \d.
RUN = re.compile(
    rf"[0-9{H}半{SIGNS}](?:(?<=\d)(?:\d{{0,2}}(?:,\d{{3}})+(?:\.\d+)?"
    rf"|\d*(?:\.\d+)?(?:(?<!\d\d\d\d)(?: \d+){{1,16}}(?= ?[余多]?[次件个份名人项条家场期部%户篇万亿处位批宗起所元页台]))?)(?P<arabic>)"
    rf"|(?<=[{H}])[{H}]*(?:点[零〇一二三四五六七八九]+)?(?P<han>)|(?<=半)(?P<half>)|(?P<sign>))"
)
PERCENT = re.compile(rf"百分之(?P<p>[{H}]+(?:点[零〇一二三四五六七八九]+)?|\d+(?:\.\d+)?)")
FRACTION = re.compile(
    rf"(?P<d>[{H}]+|\d+)分之(?P<n>[{H}]+|\d+)|(?<![\d/.])(?P<n2>\d{{1,3}})/(?P<d2>\d{{1,3}})(?![\d/])"
)
SHARE_OF_SHARE = re.compile(rf"(?:分之[\d.点{H}]+)+")
TENTHS = re.compile(
    r"(?P<t>[一二两三四五六七八九十]|\d(?:\.\d)?)成(?:(?P<f>[一二三四五六七八九](?![十百千万]))|(?P<m>[多以余半]))?(?![为员果效立本就功长绩熟交型品因分套了])"
)
HALF = re.compile(r"(?P<over>过|超)?(?:一半|半数)|过半(?!数选)")
BEFORE = re.compile(
    r"(?P<over>超过|超出|不少于|不低于|至少|突破|多于|逾|超|上|过|跨过|满)\s*$|(?P<under>不足|不到|不超过|少于|低于|将近|接近|最多|近|不多于|控制在)\s*$"
    r"|(?P<about>大约|大概|约|左右)\s*$"
)
BEFORE_ENDS = frozenset("过出于低少破逾超上满足到近接多在约概右 \t\n")
AFTER = re.compile(
    r"(?P<over>以上|之多|有余|余(?![额名人次])|多(?=[,。;、)!?的]|$|时间))|(?P<about>左右|上下)|(?P<under>以内|以下|之内)"
)
# 4.3部法律的…: the fourth item, which begins with a number; nobody counts 4.3 laws.
ITEM_NUMBER = re.compile(r"\s*(\d{1,2})\.(?=\d{1,3}(?:余|多)?[部次个件项名家场条篇份期位])")
MANY = re.compile(r"个(?:[多余]|(?P<half>半))(?P<u>月|小时|星期|季度|学期)")
PERCENT_SIGN = re.compile(r"\s?%+")
SECOND_HALF = re.compile(r"\((?:次|件|人|项)\)|次(?!会|数|性)")
MISREAD = re.compile(r"[OolI]+\d[\dOolI]*|\d+[OolI][\dOolI]*")
MAKES = re.compile(r"[组构合形达完建变换促生]$")
BEHIND_TENTHS = re.compile(r"[,。;、)!?以左的]|$|[\u4e00-\u9fff]")
VERB_END = re.compile(
    r"(?:举办|开展|组织|召开|刊发|编印|共|了|提出|提|编发|印发|等|班|讲座|分|学习|培训|提高到)$|[余等的]$"
)
BEHIND_BARE = re.compile(r"[,。;、)!?\u4e00-\u9fff]")
NUMBER_GOES_ON = tuple(H)
PLACES = tuple("县市区镇乡州")
# What stands behind the digits of a share, and behind a number that goes on: most numbers are neither.
SHARE_NEXT = "分/成半数"
NAME_UNITS = ("期", "号", "代", "度", "级", "点", "分", "段")
AREA = re.compile(r"[县市区镇乡州](?=[\d,。;、)的]|$)")
SCALES = "百千万亿"
SCALE = re.compile(r"(?P<a>逾|近|超过?|上|过|约|突破|不足)\s?(?P<m>[百千万亿])(?P<more>[余多])?(?![元里年度日方花姓])")


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


def _why(kind: str, word: str) -> str:
    return f"{'a count or a name' if kind == 'unclaimed' else kind}: {word[:20]}"


class Scanner:
    """Finds and classifies the numerals of one paragraph."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        lengths: dict[str, set[int]] = {}
        for word in vocabulary.units:
            lengths.setdefault(word[:1], set()).add(len(word))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def _unit(self, text: str, position: int) -> str:
        """The longest measure word at ``position``, empty when there is none."""
        units = self.vocabulary.units
        for length in self._lengths.get(text[position : position + 1], ()):
            if (word := text[position : position + length]) in units:
                return word
        return ""

    def scan(self, text: str) -> list[Numeral]:
        """All numerals of ``text`` in order; no two overlap in their characters."""
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
            numeral = self._numeral(text, run, taken)
            if numeral is None:
                continue
            if numeral.kind == "figure" and not marked and is_piece(text, first, run.start(), numeral.unit):
                numeral = Numeral(*run.span(), *run.span(), "unclaimed", reason="a piece of a number")
            found.append(numeral)
            position = numeral.end if numeral.kind == "figure" else numeral.num_end
        return found

    def _numeral(self, text: str, run: re.Match[str], taken: list[Uncounted]) -> Numeral | None:
        start, end = run.span()
        if text[end : end + 1] in SHARE_NEXT and (share := self._share(text, run)) is not None:
            return share
        if run.lastgroup == "half":
            return self._half(text, start)
        if run.lastgroup == "sign":
            return self._sign(text, run)
        if text[start] in SCALES and end - start == 1 and (scale := self._scale(text, start, end)) is not None:
            return scale
        beside: list[Span] = []
        for words in taken:
            for s, e, said in words.overlapping(start, end):
                kind = "name" if said == "unclaimed" and text[e : e + 1] in PLACES else said
                inside = s <= start and end <= e
                if inside or kind not in ("name", "unclaimed"):
                    if (not inside and " " in run.group()) or (kind == "name" and self._misread(text, s, e)):
                        return Numeral(start, end, start, end, "unclaimed", reason="digits that may be misread")
                    return Numeral(start, end, start, end, kind, reason=_why(kind, text[s:e]))
                beside.append((s, e, kind))
        for s, e, kind in beside:
            if s <= start and e - s > 1:
                return Numeral(start, end, start, end, kind, reason=_why(kind, text[s:e]))
        return self._with_unit(text, read_amount(text, run))

    def _misread(self, text: str, start: int, end: int) -> bool:
        """12O件, l2件: letters like digits before a measure word."""
        return MISREAD.fullmatch(text, start, end) is not None and bool(self._unit(text, end))

    def _half(self, text: str, start: int) -> Numeral | None:
        """半个月, 半小时."""
        half = half_of_unit(text, start)
        if half is None:
            return None
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

    def _share(self, text: str, run: re.Match[str]) -> Numeral | None:
        """百分之N, N分之M, M/N, N成, 一半."""
        start = run.start()
        words = PERCENT.match(text, start) or FRACTION.match(text, start)
        if words and (more := SHARE_OF_SHARE.match(text, words.end())):
            return Numeral(start, more.end(), start, more.end(), "unclaimed", reason="a share of a share")
        if match := PERCENT.match(text, start):
            digits = match.group("p")
            value = arabic(digits) if digits[0].isdigit() else han(digits)
            return self._finish(text, (start, match.end(), match.end()), value, "%", "share")
        if match := FRACTION.match(text, start):
            top, bottom = match.group("n") or match.group("n2"), match.group("d") or match.group("d2")
            if match.group("n2") and (said := no_fraction(text, match.start(), match.end())):
                return Numeral(*match.span(), *match.span(), said, reason="a date, an issue or a fraction")
            high, low = (arabic(x) if x[0].isdigit() else han(x) for x in (top, bottom))
            if high is None or not low or high >= low:
                span = match.span()
                return None if match.group("n2") else Numeral(*span, *span, "unclaimed", reason="no share of a whole")
            ratio = (high / low).quantize(Decimal("0.0001"))
            return self._finish(text, (start, match.end(), match.end()), ratio, "", "share")
        if (match := TENTHS.match(text, start)) and not MAKES.search(text, max(0, start - 1), start):
            digits = match.group("t")
            tenths = arabic(digits) if digits[0].isdigit() else han(digits)
            if tenths is None or not BEHIND_TENTHS.match(text, match.end(), match.end() + 1):
                return None
            if match.group("f") and self._unit(text, match.end()):
                return None  # a name that ends in 九成, before 三位代表
            value = tenths * 10 + (5 if match.group("m") == "半" else DIGITS[match.group("f") or "零"])
            stop = match.end() - (1 if match.group("m") == "以" else 0)
            numeral = self._finish(text, (start, start + len(digits), stop), value, "%", "share")
            numeral.approx = "over" if match.group("m") in ("多", "余") else numeral.approx
            return numeral
        if match := HALF.match(text, start):
            return self._finish(text, (start, match.end(), match.end()), Decimal("0.5"), "", "share")
        return None

    def _scale(self, text: str, start: int, end: int) -> Numeral | None:
        """逾百项, 近千人: a bare power of ten with an approximation before and a unit behind."""
        match = SCALE.match(text, start - 1) or (SCALE.match(text, start - 2) if start > 1 else None)
        if not match or match.start("m") != start or match.end("m") != end:
            return None
        unit = self._unit(text, match.end())
        if not unit:
            return None
        span = start, end, match.end() + len(unit)
        numeral = self._finish(text, span, Decimal(MULTIPLIERS[match.group("m")]), unit, "")
        if match.group("a") in ("上", "过"):
            numeral.approx = "over"
        return numeral

    def _with_unit(self, text: str, amount: Amount) -> Numeral | None:
        start, num_end, position = amount.start, amount.num_end, amount.position
        following = text[position : position + 1]
        space = 1 if following == " " else 0
        if following == "个" and (match := MANY.match(text, position)):  # 一个多月, 两个半小时
            value = (amount.value or Decimal(1)) * amount.factor + (ONE_HALF if match["half"] else 0)
            unit = match["u"] if match["u"] == "小时" and match["half"] else f"个{match['u']}"
            numeral = self._finish(text, (start, num_end, match.end()), value, unit, "duration")
            numeral.approx = numeral.approx if match["half"] else "over"
            return numeral
        if not amount.han and (match := PERCENT_SIGN.match(text, position)):
            unit, measure, stop = "%", "share", match.end()
        elif not amount.han and (area := AREA.match(text, position)):
            unit, measure, stop = area.group(), "place", area.end()
        elif word := self._unit(text, position + space):
            unit, stop = self._longer_unit(text, word, position + space + len(word))
            measure = self.vocabulary.units[word]
        else:
            return self._unitless(text, amount)
        if amount.value is None:
            return Numeral(start, num_end, start, num_end, "unclaimed", reason="numeral could not be read")
        one = unit in BESIDE and text[start:stop] == "一" + unit and beside(text, start, stop, self.vocabulary.features)
        if amount.han and not one and not counts(text, start, num_end, unit, more=amount.more):
            part = unit in BESIDE and text.endswith("其中", 0, start)  # 6条, 其中一条获批示
            known = (text[start:num_end] == "一" and not part) or unit in NEVER
            bare = text[start:num_end] in "百千万亿"
            reason = "a round number or a name" if bare else "a Han numeral that seems to count nothing"
            return Numeral(start, num_end, start, num_end, "name" if known else "unclaimed", reason=reason)
        if unit in CALENDAR and not lasts(text, start, stop, han=amount.han):
            kind = "name" if unit == "页" else "date"
            return Numeral(start, num_end, start, num_end, kind, reason="a date or a page counter")
        issues = unit == "期" and (amount.value > 9 or text.startswith("》", start - 1))  # 《简报》三期, 简报十二期
        if unit in NAME_UNITS and amount.han and not (issues or self._after_verb(text, start)):
            return Numeral(start, num_end, start, num_end, "name", reason=f"N{unit} as a name")
        value = amount.value * amount.factor
        if measure in ("duration", "length_area") and HALF_BEHIND.match(text, stop):  # 三天半
            value, stop = value + ONE_HALF, stop + 1
        numeral = self._finish(text, (start, num_end, stop), value, unit, measure)
        if amount.high is not None:
            low = amount.value * amount.factor
            high = amount.high if amount.high > low else amount.high * amount.factor
            if high > LARGEST:
                return Numeral(start, num_end, start, num_end, "unclaimed", reason="too large to count anything")
            numeral.value_max = plain(high)
        if amount.more:
            numeral.approx = "over"
        return numeral

    @staticmethod
    def _after_verb(text: str, start: int) -> bool:
        return VERB_END.search(text, max(0, start - 8), start) is not None

    @staticmethod
    def _longer_unit(text: str, unit: str, stop: int) -> tuple[str, int]:
        """件次, 件(次): a unit may be followed by its second half."""
        if unit in ("件", "人", "场", "期", "条", "名", "批", "项") and (match := SECOND_HALF.match(text, stop)):
            return unit + match.group(), match.end()
        return unit, stop

    def _unitless(self, text: str, amount: Amount) -> Numeral:
        """受众达40万 counts; 40 alone cannot be placed."""
        start, num_end, position = amount.start, amount.num_end, amount.position
        if amount.han or amount.value is None:
            kind = "name" if text[start:num_end] == "一" else "unclaimed"
            return Numeral(start, num_end, start, num_end, kind, reason="a Han numeral without a measure word")
        after = text[position : position + 1]
        if (
            (amount.factor > 1 or amount.more)
            and after not in NUMBER_GOES_ON
            and (not after or BEHIND_BARE.match(after))
        ):
            numeral = self._finish(text, (start, num_end, position), amount.value * amount.factor, None, "other")
            numeral.approx = "over" if amount.more else numeral.approx
            return numeral
        return Numeral(start, num_end, start, num_end, "unclaimed", reason="no unit follows")

    def _finish(
        self, text: str, span: tuple[int, int, int], value: Decimal | None, unit: str | None, measure: str
    ) -> Numeral:
        """A figure with the approximation on either side of it; ``span`` is start, end of numeral, end with unit."""
        start, num_end, stop = span
        if value is None or value > LARGEST:
            reason = "numeral could not be read" if value is None else "too large to count anything"
            return Numeral(start, num_end, start, num_end, "unclaimed", reason=reason)
        if unit == "%" and value > 100 and of_all(text, start, stop):
            return Numeral(start, num_end, start, num_end, "unclaimed", reason="more than all of what it is a rate of")
        approx, begin = None, start
        if text[start - 1 : start] in BEFORE_ENDS and (match := BEFORE.search(text, max(0, start - 6), start)):
            approx, begin = match.lastgroup, match.start()
            if match.group().strip() in ("上", "过", "满", "控制在"):
                approx, begin = None, start
        if match := AFTER.match(text, stop):
            approx, stop = match.lastgroup, match.end()
        if not measure and unit:
            measure = self.vocabulary.units.get(unit, "other")
        return Numeral(begin, stop, start, num_end, "figure", plain(value), None, unit, measure, approx)
