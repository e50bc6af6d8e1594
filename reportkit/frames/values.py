"""The value of a numeral that the grammar has accepted."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
LARGEST = 10**15  # every reader of JSON keeps integers up to here exact; nobody has counted further
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def multiplier(text: str) -> int:
    """Product of multiplier characters: 百万 → 1,000,000; empty → 1."""
    product = 1
    for char in text:
        product *= MULTIPLIERS[char]
    return product


def arabic(text: str) -> Decimal:
    """Value of an Arabic numeral with thousands separators or stray spaces inside."""
    return Decimal(text.replace(",", "").replace(" ", ""))


@lru_cache(maxsize=4096)
def han(text: str) -> Decimal | None:
    """Value of a pure Han numeral, None when it is not one (三五, 一二三).

    cn2an reads runs of bare digits as digits (三五 → 35), so these never reach it.
    """
    if text in MULTIPLIERS:
        return Decimal(MULTIPLIERS[text])
    if len(text) == 1:
        return Decimal(DIGITS[text]) if text in DIGITS else None
    if all(c in DIGITS for c in text):
        return None
    import cn2an

    try:
        return Decimal(str(cn2an.cn2an(text.replace("〇", "零").replace("两", "二"), "normal")))
    except (ValueError, KeyError):  # 八亿一 is a KeyError to cn2an
        return None


def plain(value: Decimal) -> int | float:
    """JSON number: an integer where the value is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
