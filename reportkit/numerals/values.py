"""The value of a numeral whose characters are known: Han, formal and Arabic digits with signs of place among them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
LARGEST = 10**15  # every reader of JSON keeps integers up to here exact; nobody has counted further
MANY = 100_000_000  # numbers below are written with one 万
FIGURES = "零一二三四五六七八九"
DIGITS = {c: i for i, c in enumerate(FIGURES)} | {"〇": 0, "两": 2}
# 壹贰叁, 廿, 卅 and what they stand for.
FORMAL = dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千", strict=True)) | {
    "廿": "二十",
    "卅": "三十",
}

VULGAR = {
    c: (Decimal(n) / d).quantize(Decimal("0.0001"))
    for d, signs in ((2, "½"), (3, "⅓⅔"), (4, "¼½¾"), (5, "⅕⅖⅗⅘"))
    for n, c in enumerate(signs, 1)
}
HAN = frozenset("零〇一二两三四五六七八九十百千万亿点")
ATOM = re.compile(r"\d+|[^\d]")
PLACES = "千百十"
SCALES = "十百千万亿"
FEW = "一二三四五六七八九"


def multiplier(text: str) -> int:
    """Product of multiplier characters: 百万 → 1,000,000; empty → 1."""
    product = 1
    for char in text:
        product *= MULTIPLIERS[char]
    return product


def written_plainly(text: str) -> str:
    """A numeral in plain characters: no blanks and commas, 壹拾 as 一十, a raised point as a point."""
    plain_text = text.replace(" ", "").replace(",", "").replace("·", ".")
    return plain_text if plain_text.isdigit() else "".join(FORMAL.get(c, c) for c in plain_text)


def number(text: str) -> Decimal | None:
    """Value of a numeral in plain characters (三十五, 1.2万, 5万4千, 两千三百点一), None when it is not one (三五, 1万2).

    What is written in Han characters may have no other value for cn2an: where two readers differ nobody knows. It is not
    asked about those written in full, of which a test shows that it agrees: it takes a tenth of a second to load.
    """
    value = _number(text)
    if value is None or len(text) < 3 or text[0] in "0123456789" or not HAN.issuperset(text):
        return value
    whole, _, decimals = text.replace("〇", "零").replace("两", "二").partition("点")
    if value < MANY and whole == in_full(int(value)) and len(decimals) < 3 and not decimals.strip(FIGURES):
        return value
    return value if _by_cn2an(text) in (None, value) else None


def in_full(number: int) -> str:
    """A whole number below ``MANY`` as it is written in full: 二十五, 一百零三, 三万零五十, 十二万."""
    high, low = divmod(number, 10_000)
    words = f"{_below_ten_thousand(high)}万" if high else ""
    words += ("零" if high and 0 < low < 1000 else "") + _below_ten_thousand(low)
    return words.removeprefix("一") if words.startswith("一十") else words


def _below_ten_thousand(number: int) -> str:
    words = ""
    for sign in ("千", "百", "十", ""):
        place = MULTIPLIERS.get(sign, 1)
        digit = number // place % 10
        if digit:
            words += FIGURES[digit] + sign
        elif words and number % place and words[-1] != "零":
            words += "零"
    return words


@lru_cache(maxsize=4096)
def _by_cn2an(text: str) -> Decimal | None:
    """What cn2an reads, None where it cannot (百万, 三点五万)."""
    import cn2an

    try:
        return Decimal(str(cn2an.cn2an(text.replace("〇", "零").replace("两", "二"), "normal")))
    except (ValueError, KeyError):  # 八亿一 is a KeyError to cn2an
        return None


def _number(text: str) -> Decimal | None:
    whole, point, decimals = text.partition("点")
    if point:
        digits = decimals.rstrip("万亿")
        value = _integer(whole)
        if value is None or not digits or not all(c in DIGITS for c in digits):
            return None
        fraction = Decimal("0." + "".join(str(DIGITS[c]) for c in digits))
        return (value + fraction) * multiplier(decimals[len(digits) :])
    whole, point, decimals = text.partition(".")
    if point:
        digits = decimals.rstrip("十百千万亿")
        if not (whole.isdigit() and digits.isdigit()):
            return None
        return Decimal(f"{whole}.{digits}") * multiplier(decimals[len(digits) :])
    return _integer(text)


def few(text: str) -> tuple[Decimal, Decimal] | None:
    """Both ends of two neighbours: 三四, 三四百, 十五六; None where there are none."""
    body = text.rstrip(SCALES)
    before, pair, scale = body[:-2], body[-2:].replace("两", "二"), text[len(body) :]
    if len(pair) < 2 or pair not in FEW or body[-1] == "两" or (before and before[-1] not in SCALES):
        return None
    if before and (before[-1] != "十" or scale.strip("万亿")):
        return None  # 一百二三 is anything
    low, high = (number(before + digit + scale) for digit in pair)
    return (low, high) if low is not None and high is not None else None


def in_digits(text: str) -> Decimal | None:
    """Value of more than two bare Han digits: 二九七, 一〇六."""
    if len(text) > 2 and "两" not in text and all(c in DIGITS for c in text):
        return Decimal("".join(str(DIGITS[c]) for c in text))
    return None


def _integer(text: str) -> Decimal | None:
    """Value of a numeral without a point, of which each part counts less than the place of the one before."""
    if text.isdigit() and text.isascii():
        return Decimal(text)
    left, sign, right = text.rpartition("亿")
    if sign:
        return _sum(left, 100_000_000, right)
    left, sign, right = text.rpartition("万")
    if sign:
        return _sum(left, 10_000, right)
    return _section(text, 0)


def _sum(left: str, place: int, right: str) -> Decimal | None:
    """``left`` times ``place`` and what stands behind; bare 万 is one, and nothing follows it."""
    if not left:
        return Decimal(place) if not right else None
    if left[-1] in DIGITS and left[-2:-1] in ("百", "千", "万"):
        return None  # 三百三万
    arabic = left.isdigit() and left.isascii()
    high = _integer(left) if arabic or (place > 10_000 and "亿" not in left) else _section(left, 0)
    if not high or not right:
        return high * place if high else None
    low = _integer(right.lstrip("零〇")) if "万" in right else _section(right, place)
    return None if low is None or low >= place else high * place + low


def _section(text: str, above: int) -> Decimal | None:
    """Value below ten thousand; ``above`` is the place before it, of which a lone last digit is the next lower one.

    一千三 is 1300 and 三万五 35000, 一千零三 is 1003; Arabic digits at the end must fill their place (3万4000).
    """
    total, place, digit, zero = 0, above, None, False
    atoms: list[str] = ATOM.findall(text)
    for i, atom in enumerate(atoms):
        if atom in ("零", "〇"):
            if digit is not None or i == len(atoms) - 1 or (not total and not above and len(atoms) > 1):
                return Decimal(0) if text in ("零", "〇") else None
            zero = True
        elif atom in PLACES:
            scale = MULTIPLIERS[atom]
            if digit is None and (atom != "十" or zero) and (i or above or len(atoms) > 1):
                return None
            value = (1 if digit is None else digit) * scale
            if (place and value >= place) or value >= 10_000:
                return None
            total, place, digit, zero = total + value, scale, None, False
        elif digit is not None:
            return None
        elif atom in DIGITS:
            digit = DIGITS[atom]
        elif atom.isascii() and atom.isdigit():
            if i == len(atoms) - 1 and place and not zero and len(atom) != len(str(place)) - 1:
                return None
            digit = int(atom)
            if i == len(atoms) - 1:
                return Decimal(total + digit) if not place or digit < place else None
        else:
            return None
    if digit is None:
        return Decimal(total) if total else None
    if text[-1] == "两" and (above or len(text) > 1):
        return None  # 三百两: a weight
    lone = place > 10 and not zero
    return Decimal(total + digit * (place // 10 if lone else 1))


def plain(value: Decimal) -> int | float:
    """JSON number: an integer where the value is whole."""
    whole = int(value)
    return whole if whole == value else float(value)
