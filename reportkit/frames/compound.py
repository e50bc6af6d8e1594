"""Numerals that are more than digits and a unit: halves, spaces around a point, what only looks like a fraction."""

from __future__ import annotations

import re
from decimal import Decimal

from reportkit.frames.uncounted import DURATION_YEAR, WITHIN, H

ONE_HALF = Decimal("0.5")
# 三天半, 一年半时间; 三天半脱产 is something else.
HALF_BEHIND = re.compile(r"半(?=[,。;:!?、)的以左之]|时间|$)")
# 半个月, 半小时; 每半个月, 后半个月 and 半个月后 measure nothing.
HALF_UNIT = re.compile(r"半(?P<u>个?(?P<more>多)?(?:月|小时)|学时|[天年])(?![后前来度总工报中里])")
NO_HALF_BEFORE = re.compile(r"(?:[每上下后头大小多]|(?<!提)前)$")
# Half a day and half a year are said of many things that last longer or shorter.
LASTS = re.compile(
    r"(?:历时|用时|耗时|长达|为期|用了?|连续|持续|历经|不少于|不低于|不超过|至少|不到|不足|超过|提前|推迟|延长|缩短|期[由从]?|期限)[近约整到为至]?$"
)
# Years and days are dates more often than lengths.
CALENDAR = ("年", "日", "页")
# 第3页 共12页 at the foot of a page, not 手册共128页.
PAGE_BEFORE = re.compile(r"(?:^|[页/|\s])[,\s]*共?\s*$")
NO_DURATION = re.compile(r"(?:来|间|前|后|内|级|以来|规划|行动|计划|期间|攻坚|任期|一度|制)")
NO_DURATION_BEFORE = re.compile(r"(?:近|前|后|这|头|过去|未来|今后|本届|任期|每|第)$")
THRESHOLD = re.compile(r"以[上下内]|之内")
# 1万2千件, 两亿3千万元, 2千1百零5人, 1,23件, 98. 5%, 100.0.0%, 增长-5%: what follows is a piece of a number, and its value alone would be wrong.
PIECE = re.compile(
    rf"\d(?:[万亿千百,一〇]|, | ?\. ?)$|[{H}\d][万亿千百]零?$|[长降为达速率幅少]-$|(?:议题|议程|附件|附录|附表|序号|编号)\d、$"
)
HAN_PIECE = re.compile(rf"[{H}] $")
SPACED = re.compile(r"\d $")
# 第3/4期, 24/25学年, 定于5/6上午: an issue, a year, a day.
NUMBERED = re.compile(r"[期号版卷辑届]|学年|赛季|年度|财年")
DAY_BEFORE = re.compile(r"(?:(?<![低高少多大小等])于|日期:?|时间:?)(?:\d{1,2}/\d{1,2}[、,至到—~-]){0,4}$")
DAY_BEHIND = re.compile(r"[上下]午|[日月]|小时")

# A rate of these is one of all at most: 满意率5000% is a slip.
PART_OF_ALL = r"(?:满意|办结|办复|办理|答复|回复|面商|见面|面复|沟通|走访|反馈|回访|解决|落实|采纳|立案|出席|到会|参会|参选|投票|合格|达标|知晓|支持)[率度]"
OF_ALL = re.compile(rf"(?:满意|{PART_OF_ALL})[^,;。\d%]{{0,10}}$")
OF_ALL_BEHIND = re.compile(rf"的{PART_OF_ALL}")


def half_of_unit(text: str, start: int) -> tuple[int, str, bool] | None:
    """End and unit of 半个月, 半小时 at ``start``, and whether it is more (半个多月); None where nothing is measured."""
    match = HALF_UNIT.match(text, start)
    if match is None or NO_HALF_BEFORE.search(text, max(0, start - 2), start):
        return None
    unit = match["u"].replace("多", "")
    if unit in ("天", "年") and not LASTS.search(text, max(0, start - 6), start):
        return None
    return None if unit == "月" else (match.end(), unit, match["more"] is not None)


def lasts(text: str, start: int, stop: int, *, han: bool) -> bool:
    """Whether N年 or N日 at ``start:stop`` says how long something lasts (历时三年, 五年以上) and is no date."""
    if text[stop - 1] == "页":
        return PAGE_BEFORE.search(text, max(0, start - 6), start) is None
    if text[stop - 1] == "日" and text.startswith(WITHIN, stop):
        return True
    if NO_DURATION.match(text, stop, stop + 3) or NO_DURATION_BEFORE.search(text, max(0, start - 2), start):
        return False
    return not han or bool(DURATION_YEAR.search(text, max(0, start - 4), start) or THRESHOLD.match(text, stop))


def is_piece(text: str, low: int, start: int, unit: str | None) -> bool:
    """Whether what is read at ``start`` goes on with a number that stands before it, behind ``low``."""
    if PIECE.search(text, max(low, start - 4), start):
        return True
    if text[start] in H:
        return HAN_PIECE.search(text, max(low, start - 2), start) is not None
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
