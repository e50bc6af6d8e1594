"""Growth with both values stated: 由20件增加到30件, 增长50%; 30件, 比上年的20件增加10件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from reportkit.checks.items import Finding, Item, agrees, percent, plain
from reportkit.models.enums import CheckKind

UP = r"增长|增加|提高|上升|提升|多|增"
DOWN = r"下降|减少|降低|下调|压缩|压减|少|降|减"
CHANGE = re.compile(rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))了?(?:幅度?达?|率?为)?$")
FROM = re.compile(r"(?:由|从)[^,;。]{0,10}$")
TO = re.compile(rf"^(?:{UP}|{DOWN})了?(?:到|至|为)$")
BEFORE = re.compile(r"(?:比|较|同比|与|和)(?:上年|去年|上一年|上届|前年|同期|上年同期|去年同期|上次会议)的?$")
POINTS = ("个百分点", "百分点")
LOOK = 3
# No word for a change is longer, with what stands between it and its number.
LONGEST = 6


def check_growth(items: list[Item]) -> Iterator[Finding]:
    """Changes of one paragraph whose old and new value stand before them."""
    for i, change in enumerate(items):
        match = CHANGE.search(change.gap, max(0, len(change.gap) - LONGEST))
        if match is None or not change.exact:
            continue
        pair = _values(items, i)
        if pair is not None and (found := _checked(*pair, change, down=match.group("down") is not None)):
            yield found


def _values(items: list[Item], i: int) -> tuple[Item, Item] | None:
    """Old and new value before a change in the same sentence."""
    same = [x for x in items[max(0, i - LOOK) : i] if x.frame.sentence is items[i].frame.sentence and x.exact]
    for first, second in pairwise(same):
        if first.unit != second.unit:
            continue
        if FROM.search(first.gap) and TO.match(second.gap):
            return first, second
        if BEFORE.search(second.gap):
            return second, first
    return None


def _checked(old: Item, new: Item, change: Item, down: bool) -> Finding | None:
    difference = old.value - new.value if down else new.value - old.value
    if change.unit == old.unit or (change.unit in POINTS and old.is_share):
        ok = difference == change.value
        exact = plain(difference) + ("" if old.is_share else old.unit)
    elif change.is_share and not old.is_share and old.value > 0:
        # A fall that was printed as growth is told as such, not as a share below nothing.
        ok = difference >= 0 and agrees(difference, old.value, change)
        exact = percent(difference, old.value, change.decimals)
    elif change.unit == "倍" and old.value > 0:
        ok = difference == change.value * old.value
        exact = plain((difference / old.value).quantize(Decimal("0.01"))) + "倍"
    else:
        return None
    words = f"from {old.quote} to {new.quote} is a change of {exact}, "
    words += f"as {change.quote} says." if ok else f"but {change.quote} is stated."
    return Finding(CheckKind.GROWTH, ok, words, (old, new, change))
