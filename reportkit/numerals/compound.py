"""Numerals that are more than digits and a unit: halves, spaces around a point, what only looks like a fraction."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.numerals.approx import NOT_EXACT, within
from reportkit.numerals.digits import FORMAL_DIGITS
from reportkit.numerals.reader import CALENDAR, Amount
from reportkit.numerals.uncounted import H, lasts_days, lasts_years
from reportkit.numerals.values import DIGITS
from reportkit.text.marks import is_han
from reportkit.text.said import opened_by

ONE_HALF = Decimal("0.5")
# 三天半, 一年半时间; 三天半脱产 is something else.
HALF_ENDS = (*",。;:!?、)的以左之", "时间")
HALVED = frozenset(("斤", "公斤", "吨", "倍", "岁", "块", "元"))
# 五元三毛, 50元6角3分, 两美元又三美分.
COIN = "[0-9一二三四五六七八九两]"
COINS = re.compile(
    rf"[又零]?(?:(?P<tenths>{COIN})[角毛](?:(?P<more>{COIN})(?:分|(?=[,。;、)]|$)))?|(?P<cents>{COIN}{{1,2}})(?:美分|(?:日本)?[钱銭]|分(?=[,。;、)钱]|$)))钱?"
)
# 九成, 九成三, 三成半, 七成多; 九折, 七五折; 组成, 完成 are verbs.
TENTHS = re.compile(
    r" {0,3}(?:成(?![为员果效立本就功长绩熟交型品因分套了])|(?P<off>折(?![叠腾旧扣线页合射返服磨算价损断弯子])))"
    r"(?:(?P<f> ?[一二三四五六七八九](?![十百千万]))|(?P<m>[多以余半]))?"
)
MAKES = frozenset("组构合形达完建变换促生骨")
BEHIND_TENTHS = frozenset(",。;、)!?")
NEGATIVE_UNITS = frozenset(("度", "℃", "摄氏度"))
# 半个月, 半小时, 半年内; 每半个月 and 后半个月 measure nothing.
HALF_UNIT = re.compile(r"半(?P<u>个?(?P<more>多)?(?:月|小时)|学时|[天年])(?![前来度总工报中里])")
NO_HALF_BEFORE = frozenset("每上下头大小多")
BEHIND_HALF = ("行", "施", "之", "以")  # 实行后半年, 之后半年
# Half a day and half a year are said of many things that last longer or shorter.
LASTS = frozenset(("lasts", "days", "over", "under"))
TO_HALF = frozenset("近约整到为至")
# 第3页 共12页 at the foot of a page, not 手册共128页.
PAGE_BEFORE = re.compile(r"(?:^|[页/|\s])[,\s]*共?\s*$")
NO_DURATION = frozenset("来间前后级制")
NO_DURATION_BEFORE = frozenset("近前后这头每第")
# 1万2千件, 两亿3千万元, 2千1百零5人, 1,23件, 98. 5%, 100.0.0%: what follows is a piece of a number, and its value alone would be wrong.
PIECE = re.compile(rf"\d(?:[万亿千百,一〇]|, | ?\. ?)$|[{H}\d][万亿千百]零?$")
PIECE_ENDS = frozenset("万亿千百,一〇. 零、")
HAN = frozenset(H)
SPELLED = frozenset(H + FORMAL_DIGITS)
# 定于5/6上午: a day.
DAY_BEFORE = re.compile(r"(?:(?<![低高少多大小等])于|日期:?|时间:?)(?:\d{1,2}/\d{1,2}[、,至到—~-]){0,4}$")
MANY = ("月", "小时", "星期", "季度", "学期", "百分点")
HALVES_FOLLOW = frozenset("件人场期条名批项")
SECOND_HALVES = ("(次)", "(件)", "(人)", "(项)")
RATE_REACH, RATE_BEFORE = 16, 10
RATE_ENDS = frozenset(",;。%0123456789")


def tenths(text: str, amount: Amount, unit: Callable[[str, int], str]) -> tuple[Decimal, int, bool] | None:
    """Per cent, end of the words and whether 多 stands with them, of an amount in tenths (九成三) or of a price (七五折)."""
    match = TENTHS.match(text, amount.position) if amount.kind == "number" else None
    if match is None or text[amount.start - 1 : amount.start] in MAKES:
        return None
    value, behind = amount.value, text[amount.start : amount.num_end].replace(" ", "")
    if match["off"] and len(behind) == 2 and all(c in DIGITS or c.isdigit() for c in behind):
        value = Decimal("".join(str(DIGITS.get(c, c)) for c in behind)) / 10
    if value is None or not 0 < value <= 10:
        return None
    following = text[match.end() : match.end() + 1]
    if following and following not in BEHIND_TENTHS and not is_han(following):
        return None
    if match["f"] and unit(text, match.end()):
        return None  # a name that ends in 九成, before 三位代表
    more = 5 if match["m"] == "半" else DIGITS[(match["f"] or "零").strip()]
    return value * 10 + more, match.end() - (match["m"] == "以"), match["m"] in ("多", "余") or bool(amount.more)


def half_tenth(text: str, start: int) -> tuple[Decimal, int] | None:
    """Per cent and end of 半成, 半折 at ``start``."""
    match = TENTHS.match(text, start + 1)
    if match is None or text[start - 1 : start] in MAKES:
        return None
    return Decimal(50 if match["off"] else 5), match.end()


def coins(text: str, stop: int) -> tuple[Decimal, int] | None:
    """What coins add to a sum of money that ends at ``stop`` (五元三毛), and where they end."""
    match = COINS.match(text, stop)
    if match is None:
        return None
    digits = {name: "".join(str(DIGITS.get(c, c)) for c in match[name] or "0") for name in ("tenths", "more", "cents")}
    return Decimal(digits["tenths"]) / 10 + Decimal(int(digits["more"]) + int(digits["cents"])) / 100, match.end()


def half_behind(text: str, stop: int, unit: str, measure: str) -> bool:
    """Whether a half stands behind a measure word: 三天半, 三斤半."""
    halved = text[stop : stop + 1] == "半" and (measure in ("duration", "length_area") or unit in HALVED)
    return halved and (stop + 1 == len(text) or text.startswith(HALF_ENDS, stop + 1))


def many(text: str, at: int) -> str:
    """The measure word behind 个多, 个余 or 个半 ``at``; empty where none is."""
    if not text.startswith(("个多", "个余", "个半"), at):
        return ""
    return opened_by(text, MANY, at + 2)


def longer_unit(text: str, unit: str, stop: int) -> tuple[str, int]:
    """件次, 件(次): a unit with the second half that stands behind it, at ``stop``."""
    if unit not in HALVES_FOLLOW:
        return unit, stop
    length = 3 if text.startswith(SECOND_HALVES, stop) else 0
    if text.startswith("次", stop) and text[stop + 1 : stop + 2] not in ("会", "数", "性"):
        length = 1
    return unit + text[stop : stop + length], stop + length


def can_be_negative(measure: str, unit: str) -> bool:
    """Whether what is measured may be less than nothing; things counted may not."""
    return measure in ("share", "money") or unit in NEGATIVE_UNITS


def half_of_unit(text: str, start: int, words: Vocabulary) -> tuple[int, str, bool] | None:
    """End and unit of 半个月, 半小时 at ``start``, and whether it is more (半个多月); None where nothing is measured."""
    match = HALF_UNIT.match(text, start)
    if match is None or _which_half(text[max(0, start - 2) : start]):
        return None
    unit, end = match["u"].replace("多", ""), match.end()
    if unit in ("天", "年"):
        at = start - (text[start - 1 : start] in TO_HALF)
        lasting = any(words.before.before(text, stop)[0] in LASTS for stop in {at, start})
        if not lasting and not (unit == "年" and text.startswith(("内", "后"), end)):
            return None
    return None if unit == "月" else (end, unit, match["more"] is not None)


def _which_half(before: str) -> bool:
    """Whether the characters before a half say which one, or how often: 后半个月, 每半年."""
    if before.endswith("后"):
        return not before.startswith(BEHIND_HALF)
    return before[-1:] in NO_HALF_BEFORE or (before.endswith("前") and before != "提前")


def lasts(text: str, start: int, stop: int, words: Vocabulary, *, han: bool) -> bool:
    """Whether N年 or N日 at ``start:stop`` says how long something lasts (历时三年, 五年以上) and is no date."""
    if text[stop - 1] == "页":
        return PAGE_BEFORE.search(text, max(0, start - 6), start) is None
    if text[stop - 1] == "日" and lasts_days(text, start, stop, words):
        return True
    said = words.behind.behind(text, stop)[0]
    if said == "span" or text[stop : stop + 1] in NO_DURATION:
        return False
    if text[start - 1 : start] in NO_DURATION_BEFORE or words.before.before(text, start)[0] == "span":
        return False
    limited = said in NOT_EXACT or within(text, stop) or text.startswith("如一日", stop)
    return not han or limited or lasts_years(text, start, words)


def is_piece(text: str, low: int, start: int, unit: str | None, words: Vocabulary) -> bool:
    """Whether what is read at ``start`` goes on with a number that stands before it, behind ``low``."""
    before = text[max(low, start - 4) : start]
    if before[-1:] not in PIECE_ENDS:
        return unit == "%" and start > 1 and before.endswith("。") and text[start - 2].isdigit()
    if PIECE.search(before):
        return True
    if before.endswith("、") and before[-2:-1].isdigit() and words.before.before(text, start - 2, low)[0] == "list":
        return True  # 附件3、4份
    blank = before.endswith(" ")
    if text[start] in H:
        before = before[:-1]
        pointed = before.endswith("点") and before[:-1].removesuffix(" ")[-1:]
        return blank and (before[-1:] in HAN or bool(pointed and pointed in SPELLED))
    return (unit in CALENDAR or text[start] == "0") and blank and before[-2:-1].isdigit()  # 表1 2 0 1 2年


def no_fraction(text: str, start: int, end: int, words: Vocabulary) -> str | None:
    """What ``text[start:end]``, two numbers with a slash, is where it is no share: an ordinal or what may be a day."""
    said = words.behind.behind(text, end)[0]
    if text[start - 1 : start] == "第" or said == "issue":
        return "ordinal"  # 第3/4期, 24/25学年
    return "unclaimed" if said == "clock" or DAY_BEFORE.search(text, max(0, start - 28), start) else None


def of_all(text: str, start: int, stop: int, words: Vocabulary) -> bool:
    """Whether the share ``text[start:stop]`` is one of all at most: 满意率5000% is a slip."""
    low = max(0, start - RATE_REACH)
    for at in range(start, max(0, start - RATE_BEFORE - 1), -1):
        if _names_rate(text, at, low, words):
            return True
        if text[at - 1] in RATE_ENDS:
            break
    return text[stop : stop + 1] == "的" and any(_names_rate(text, stop + n, stop, words) for n in (3, 4))


def _names_rate(text: str, stop: int, low: int, words: Vocabulary) -> bool:
    """Whether a rate of all is named right before ``stop``: 办结率, 满意度, 满意."""
    if text[stop - 1 : stop] in ("率", "度"):
        return words.before.before(text, stop - 1, low)[0] == "rate"
    return stop - low > 1 and text.startswith("满意", stop - 2)
