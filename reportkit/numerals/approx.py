"""Words beside a number that say it is not exact: 约30件, 不足20场, 15人左右, 一个月内."""

from __future__ import annotations

import re

BEFORE = re.compile(
    r"(?P<over>超过|超出|不少于|不低于|至少|突破|多于|大于|不小于|逾|超|上|过|跨过|满)\s*$|(?P<under>小于|不大于|不高于|不足|不到|不超过|少于|低于|将近|接近|最多|近|不多于|控制在)\s*$"
    r"|(?P<about>大约|大概|(?<![公条履解续签违契节合预制特守失毁缔爽租])约|左右)\s*$"
)
BEFORE_ENDS = frozenset("过出于低少破逾超上满足到近接多在约概右 \t\n")
AFTER = re.compile(
    r"(?P<over>以上|之多|有余|余(?![额名人次])|多(?=[,。;、)!?的]|$|时间))|(?P<about>左右|上下)|(?P<under>以内|以下|之内)"
)
WITHIN_TIME = re.compile(r"内(?![部外容设在])")


def approximation(text: str, start: int, stop: int, measure: str) -> tuple[int, int, str | None]:
    """Where ``text[start:stop]``, a number with its measure word, begins and ends with such words, and what they say."""
    approx, begin = None, start
    if text[start - 1 : start] in BEFORE_ENDS and (match := BEFORE.search(text, max(0, start - 6), start)):
        approx, begin = match.lastgroup, match.start()
        if match.group().strip() in ("上", "过", "满", "控制在"):
            approx, begin = None, start
    if match := AFTER.match(text, stop):
        approx, stop = match.lastgroup, match.end()
    elif measure == "duration" and WITHIN_TIME.match(text, stop):
        approx, stop = "under", stop + 1
    return begin, stop, approx
