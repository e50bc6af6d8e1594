"""The value of a numeral that the grammar has accepted."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
LARGEST = 10**15  # every reader of JSON keeps integers up to here exact; nobody has counted further
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}

VULGAR = {
    c: (Decimal(n) / d).quantize(Decimal("0.0001"))
    for d, signs in ((2, "½"), (3, "⅓⅔"), (4, "¼½¾"), (5, "⅕⅖⅗⅘"))
    for n, c in enumerate(signs, 1)
}
PART = re.compile(r"(\d{1,4})([百千十]?[万亿]|[十百千])")
LAST = re.compile(r"\d+")
NO_END = re.compile(r"[\d.十百千万亿]|,\d")


def multiplier(text: str) -> int:
    """Product of multiplier characters: 百万 → 1,000,000; empty → 1."""
    product = 1
    for char in text:
        product *= MULTIPLIERS[char]
    return product


def arabic(text: str) -> Decimal:
    """Value of an Arabic numeral with thousands separators or stray spaces inside; its point may be raised (8·5)."""
    return Decimal(text.replace(",", "").replace(" ", "").replace("·", "."))


def mixed(text: str, start: int) -> tuple[Decimal, int] | None:
    """Value and end of digits with signs between them, 1万2千, 3亿5000万, 1千200; None where they do not fit (1万2).

    Each part counts less than the place of the one before; the last may lack its sign when it fills its place.
    """
    total, place, position, count = 0, 0, start, 0
    while part := PART.match(text, position):
        scale = multiplier(part.group(2))
        value = int(part.group(1)) * scale
        if count and value >= place:
            return None
        total, place, position, count = total + value, scale, part.end(), count + 1
    if count and (last := LAST.match(text, position)):
        if len(last.group()) != len(str(place)) - 1:
            return None
        total, position, count = total + int(last.group()), last.end(), count + 1
    return None if count < 2 or NO_END.match(text, position) else (Decimal(total), position)


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
