"""Numerals that are more than digits and a unit: halves, spaces around a point, what only looks like a fraction."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from reportkit.numerals.digits import FORMAL_DIGITS
from reportkit.numerals.reader import CALENDAR, Amount
from reportkit.numerals.uncounted import DURATION_DAYS, DURATION_YEAR, WITHIN, H
from reportkit.numerals.values import DIGITS

ONE_HALF = Decimal("0.5")
# 三天半, 一年半时间; 三天半脱产 is something else.
HALF_BEHIND = re.compile(r"半(?=[,。;:!?、)的以左之]|时间|$)")
HALVED = frozenset(("斤", "公斤", "吨", "倍", "岁", "块", "元"))
# 五元三毛, 50元6角3分, 两美元又三美分.
COIN = "[0-9一二三四五六七八九两]"
COINS = re.compile(
    rf"[又零]?(?:(?P<tenths>{COIN})[角毛](?:(?P<more>{COIN})(?:分|(?=[,。;、)]|$)))?|(?P<cents>{COIN}{{1,2}})(?:美分|(?:日本)?[钱銭]|分(?=[,。;、)钱]|$)))钱?"
)
# 九成, 九成三, 三成半, 七成多; 九折, 七五折.
TENTHS = re.compile(
    r" {0,3}(?:成(?![为员果效立本就功长绩熟交型品因分套了])|(?P<off>折(?![叠腾旧扣线页合射返服磨算价损断弯子])))"
    r"(?:(?P<f> ?[一二三四五六七八九](?![十百千万]))|(?P<m>[多以余半]))?"
)
MAKES = re.compile(r"[组构合形达完建变换促生骨]$")
BEHIND_TENTHS = re.compile(r"[,。;、)!?以左的]|$|[\u4e00-\u9fff]")
NEGATIVE_UNITS = frozenset(("度", "℃", "摄氏度"))
# 半个月, 半小时, 半年内; 每半个月 and 后半个月 measure nothing.
HALF_UNIT = re.compile(r"半(?P<u>个?(?P<more>多)?(?:月|小时)|学时|[天年])(?![前来度总工报中里])")
HALF_YEAR_BEHIND = re.compile(r"[内后]")
NO_HALF_BEFORE = re.compile(r"(?:[每上下头大小多]|(?<![行施之以])后|(?<!提)前)$")
# Half a day and half a year are said of many things that last longer or shorter.
LASTS = re.compile(
    r"(?:历时|用时|耗时|长达|为期|用了?|连续|持续|历经|不少于|不低于|不超过|至少|不到|不足|超过|提前|推迟|延长|缩短|期[由从]?|期限)[近约整到为至]?$"
)
# 第3页 共12页 at the foot of a page, not 手册共128页.
PAGE_BEFORE = re.compile(r"(?:^|[页/|\s])[,\s]*共?\s*$")
NO_DURATION = re.compile(r"(?:来|间|前|后|级|以来|规划|行动|计划|期间|攻坚|任期|一度|制)")
NO_DURATION_BEFORE = re.compile(r"(?:近|前|后|这|头|过去|未来|今后|本届|任期|每|第)$")
THRESHOLD = re.compile(r"以[上下内]|之内|内(?![部外容设在])|如一日")
# 1万2千件, 两亿3千万元, 2千1百零5人, 1,23件, 98. 5%, 100.0.0%, 增长-5%: what follows is a piece of a number, and its value alone would be wrong.
PIECE = re.compile(
    rf"\d(?:[万亿千百,一〇]|, | ?\. ?)$|[{H}\d][万亿千百]零?$|(?:议题|议程|附件|附录|附表|序号|编号)\d、$"
)
HAN_PIECE = re.compile(rf"[{H}] $|[{H}{FORMAL_DIGITS}] ?点 $")
SPACED = re.compile(r"\d $")
# 第3/4期, 24/25学年, 定于5/6上午: an issue, a year, a day.
NUMBERED = re.compile(r"[期号版卷辑届]|学年|赛季|年度|财年")
DAY_BEFORE = re.compile(r"(?:(?<![低高少多大小等])于|日期:?|时间:?)(?:\d{1,2}/\d{1,2}[、,至到—~-]){0,4}$")
DAY_BEHIND = re.compile(r"[上下]午|[日月]|小时")

# A rate of these is one of all at most: 满意率5000% is a slip.
PART_OF_ALL = r"(?:满意|办结|办复|办理|答复|回复|面商|见面|面复|沟通|走访|反馈|回访|解决|落实|采纳|立案|出席|到会|参会|参选|投票|合格|达标|知晓|支持)[率度]"
OF_ALL = re.compile(rf"(?:满意|{PART_OF_ALL})[^,;。\d%]{{0,10}}$")
OF_ALL_BEHIND = re.compile(rf"的{PART_OF_ALL}")


def tenths(text: str, amount: Amount, unit: Callable[[str, int], str]) -> tuple[Decimal, int, bool] | None:
    """Per cent, end of the words and whether 多 stands with them, of an amount in tenths (九成三) or of a price (七五折)."""
    match = TENTHS.match(text, amount.position) if amount.kind == "number" else None
    if match is None or MAKES.search(text, max(0, amount.start - 1), amount.start):
        return None
    value, behind = amount.value, text[amount.start : amount.num_end].replace(" ", "")
    if match["off"] and len(behind) == 2 and all(c in DIGITS or c.isdigit() for c in behind):
        value = Decimal("".join(str(DIGITS.get(c, c)) for c in behind)) / 10
    if value is None or not 0 < value <= 10 or not BEHIND_TENTHS.match(text, match.end(), match.end() + 1):
        return None
    if match["f"] and unit(text, match.end()):
        return None  # a name that ends in 九成, before 三位代表
    more = 5 if match["m"] == "半" else DIGITS[(match["f"] or "零").strip()]
    return value * 10 + more, match.end() - (match["m"] == "以"), match["m"] in ("多", "余") or bool(amount.more)


def half_tenth(text: str, start: int) -> tuple[Decimal, int] | None:
    """Per cent and end of 半成, 半折 at ``start``."""
    match = TENTHS.match(text, start + 1)
    if match is None or MAKES.search(text, max(0, start - 1), start):
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
    return (measure in ("duration", "length_area") or unit in HALVED) and HALF_BEHIND.match(text, stop) is not None


def can_be_negative(measure: str, unit: str) -> bool:
    """Whether what is measured may be less than nothing; things counted may not."""
    return measure in ("share", "money") or unit in NEGATIVE_UNITS


def half_of_unit(text: str, start: int) -> tuple[int, str, bool] | None:
    """End and unit of 半个月, 半小时 at ``start``, and whether it is more (半个多月); None where nothing is measured."""
    match = HALF_UNIT.match(text, start)
    if match is None or NO_HALF_BEFORE.search(text, max(0, start - 2), start):
        return None
    unit = match["u"].replace("多", "")
    if unit in ("天", "年") and not (
        LASTS.search(text, max(0, start - 6), start) or (unit == "年" and HALF_YEAR_BEHIND.match(text, match.end()))
    ):
        return None
    return None if unit == "月" else (match.end(), unit, match["more"] is not None)


def lasts(text: str, start: int, stop: int, *, han: bool) -> bool:
    """Whether N年 or N日 at ``start:stop`` says how long something lasts (历时三年, 五年以上) and is no date."""
    if text[stop - 1] == "页":
        return PAGE_BEFORE.search(text, max(0, start - 6), start) is None
    if text[stop - 1] == "日" and (
        text.startswith(WITHIN, stop) or DURATION_DAYS.search(text, max(0, start - 8), start)
    ):
        return True
    if NO_DURATION.match(text, stop, stop + 3) or NO_DURATION_BEFORE.search(text, max(0, start - 2), start):
        return False
    return not han or bool(DURATION_YEAR.search(text, max(0, start - 4), start) or THRESHOLD.match(text, stop))


def is_piece(text: str, low: int, start: int, unit: str | None) -> bool:
    """Whether what is read at ``start`` goes on with a number that stands before it, behind ``low``."""
    if PIECE.search(text, max(low, start - 4), start):
        return True
    if text[start] in H:
        return HAN_PIECE.search(text, max(low, start - 4), start) is not None
    if (unit in CALENDAR or text[start] == "0") and SPACED.search(text, max(low, start - 2), start):
        return True  # 表1 2 0 1 2年
    return unit == "%" and start > 1 and text[start - 1] == "。" and text[start - 2].isdigit()


def no_fraction(text: str, start: int, end: int) -> str | None:
    """What ``text[start:end]``, two numbers with a slash, is where it is no share: an ordinal or what may be a day."""
    if text[start - 1 : start] == "第" or NUMBERED.match(text, end):
        return "ordinal"
    day = DAY_BEFORE.search(text, max(0, start - 28), start) or DAY_BEHIND.match(text, end)
    return "unclaimed" if day else None


def of_all(text: str, start: int, stop: int) -> bool:
    """Whether the share ``text[start:stop]`` is one of all at most."""
    return bool(OF_ALL.search(text, max(0, start - 16), start) or OF_ALL_BEHIND.match(text, stop))
