"""Growth with both values stated: 由20件增加到30件, 增长50%; 30件, 比上年的20件增加10件."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from reportkit.checks.items import Finding, Item, agrees, clause_of, percent, plain, without_end
from reportkit.checks.messages import said
from reportkit.models.enums import CheckKind
from reportkit.text.said import any_in

UP = ("增长", "增加", "提高", "上升", "提升", "多", "增")
DOWN = ("下降", "减少", "降低", "下调", "压缩", "压减", "少", "降", "减")
CHANGED = UP + DOWN
# What may stand between such a word and the number: 增幅达, 增长率为.
TAILS = ("幅度达", "幅达", "幅度", "率为", "幅", "为")
FROM, FROM_REACH = ("由", "从"), 11
THEN = ("上年", "去年", "上一年", "上届", "前年", "同期", "上年同期", "去年同期", "上次会议")
COMPARED = tuple(word + then for word in ("比", "较", "与", "和") for then in THEN)
POINTS = ("个百分点", "百分点")
LOOK = 3


def check_growth(items: list[Item]) -> Iterator[Finding]:
    """Changes of one paragraph whose old and new value stand before them."""
    for i, change in enumerate(items):
        word = without_end(without_end(change.gap, *TAILS), "了")
        if not word.endswith(CHANGED) or not change.exact:
            continue
        pair = _values(items, i)
        if pair is not None and (found := _checked(*pair, change, down=word.endswith(DOWN))):
            yield found


def _values(items: list[Item], i: int) -> tuple[Item, Item] | None:
    """Old and new value before a change in the same sentence."""
    same = [x for x in items[max(0, i - LOOK) : i] if x.frame.sentence is items[i].frame.sentence and x.exact]
    for first, second in pairwise(same):
        if first.unit != second.unit:
            continue
        if any_in(clause_of(first.gap)[-FROM_REACH:], FROM) and _reaches(second.gap):
            return first, second
        if second.gap.removesuffix("的").endswith(COMPARED):
            return second, first
    return None


def _reaches(words: str) -> bool:
    """Whether ``words`` say where a change goes: 增加到, 降为."""
    return words.endswith(("到", "至", "为")) and words[:-1].removesuffix("了") in CHANGED


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
    name = "change_fits" if ok else "change_differs"
    words = said(name, old=old.quote, new=new.quote, change=exact, stated=change.quote)
    return Finding(CheckKind.GROWTH, ok, words, (old, new, change))
