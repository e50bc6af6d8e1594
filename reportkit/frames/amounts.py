"""The number that a numeral begins: with 余 and 万, its other end, and what a scanner put between its digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reportkit.frames.uncounted import H
from reportkit.frames.values import DIGITS, MULTIPLIERS, arabic, han, mixed, multiplier

TAIL_MULTIPLIER = re.compile(
    r"\s?(万亿|千亿|百亿|十亿|千万|百万|十万|万|亿|千(?!米|克|瓦|方百计|家|户|村|年)|百(?!分|姓|强|日|年))"
)
MORE = re.compile(r"[余多]|来(?=[个次件名人项])")
RANGE = re.compile(rf"\s?(?:-|—|~|至|到)\s?(?P<high>\d[\d,]*(?:\.\d+)?|[{H}]+)")
SCALED = re.compile(r"(?P<n>\d{1,4}(?:\.\d+)?)(?P<m>[百千十]?[万亿]|[百千])(?!\d)")
# What stands behind a number that goes on: most numbers do not.
AMOUNT_NEXT = "余多来万千百十亿-—~至到.·、"
# 9 8 . 5 %, 9 8.5 %, 8·5%: a scanner's spaces around the point and between the digits, a raised point.
SPACED_POINT = re.compile(r"\d+(?: \d+){0,5} ?[.·] ?\d+(?: \d+){0,5}(?= ?(?:%|[万亿]|个百分点|公里|平方|[元亩米吨倍]))")
# 三 十 八件: the same in Han.
SPACED_HAN = re.compile(rf"[{H}]+(?: [{H}]+){{1,6}}(?= ?[次件个份名人项条家场部户篇批期元亩])")
# 3、4名: three or four; not 第3、4名, 分别为3、4名, 附件3、4份, 1、2年级.
EITHER = re.compile(
    r"(?<=[\u4e00-\u9fff,;])(?<![第各号])(?<!议题|议程|附件|附录|附表|序号|编号)(?P<a>\d)、(?P<b>\d)"
    r"(?=[万亿]?(?:[名人位次个件项天家户场篇部份倍所座处元米亩岁吨里层]|小时|公[里顷斤]|平方|年(?!级|度|期)))"
)
EACH_ITS = re.compile(r"(?:分别|依次|各)[^,;。]{0,8}$")


@dataclass(slots=True)
class Amount:
    """A number being read: value, high end of a range, factor (万), whether 余 or 多 stood with it."""

    start: int
    num_end: int
    position: int
    value: Decimal | None
    high: Decimal | None
    factor: int = 1
    more: bool = False
    han: bool = False

    def take_more(self, text: str) -> None:
        """Read 余 or 多 once."""
        if not self.more and (match := MORE.match(text, self.position)):
            self.more, self.position = True, match.end()


def read_amount(text: str, run: re.Match[str]) -> Amount:
    """The number with 余, 万 and the other end of a range."""
    word, position = run.group(), run.end()
    if run.lastgroup == "han":
        value, high = han_value(word)
    else:
        value, high = arabic(word), None
    amount = Amount(run.start(), run.end(), position, value, high, han=run.lastgroup == "han")
    following = text[position : position + 1]
    if following not in AMOUNT_NEXT and not following.isspace():
        return amount
    if following == "、":
        _either(text, amount)
    if amount.han and following == " " and (spaced := SPACED_HAN.match(text, run.start())):
        if whole := han(spaced.group().replace(" ", "")):
            amount.value, amount.high, amount.num_end, amount.position = whole, None, spaced.end(), spaced.end()
    elif not amount.han and following in " .·" and (spaced := SPACED_POINT.match(text, run.start())):
        amount.value, amount.num_end, amount.position = arabic(spaced.group()), spaced.end(), spaced.end()
    if not amount.han and text[position + 1 : position + 2].isdigit() and (parts := mixed(text, run.start())):
        sign = RANGE.match(text, parts[1])
        beyond = mixed(text, sign.start("high")) if sign else None
        if sign and beyond is None:
            beyond = _scaled(text, sign.start("high"))
        high, stop = beyond if beyond and beyond[0] > parts[0] else (None, parts[1])
        amount = Amount(run.start(), stop, stop, parts[0], high)
    amount.take_more(text)
    scaled = not amount.han or "点" in word  # of a Han numeral without 点 the multiplier is part
    if scaled and (match := TAIL_MULTIPLIER.match(text, amount.position)):
        amount.factor, amount.position = multiplier(match.group(1)), match.end()
    amount.take_more(text)
    if match := RANGE.match(text, amount.position):
        upper = match.group("high")
        top = arabic(upper) if upper[0].isdigit() else han(upper)
        alike = amount.han != upper[0].isdigit()
        if top is not None and amount.value is not None and top > amount.value and alike:
            amount.num_end = amount.position = match.end()
            amount.high = top
            if not amount.han and (again := TAIL_MULTIPLIER.match(text, amount.position)):
                scale = multiplier(again.group(1))
                amount.high, amount.position = top * scale, again.end()
                amount.value = amount.value * scale if amount.factor == 1 else amount.value
    return amount


def _scaled(text: str, start: int) -> tuple[Decimal, int] | None:
    """Value and end of digits with one sign behind them: 2万 of 1万5千到2万元."""
    match = SCALED.match(text, start)
    return (arabic(match["n"]) * multiplier(match["m"]), match.end()) if match else None


def _either(text: str, amount: Amount) -> None:
    """Read the second of two neighbours: 3、4名."""
    match = EITHER.match(text, amount.start)
    if (
        match
        and int(match["b"]) == int(match["a"]) + 1
        and not EACH_ITS.search(text, max(0, match.start() - 10), match.start())
    ):
        amount.high, amount.num_end, amount.position = Decimal(match["b"]), match.end(), match.end()


def han_value(word: str) -> tuple[Decimal | None, Decimal | None]:
    """Value of a Han run; 三四 before a unit and 三四百 are ranges of neighbours, 二九七 and 一〇六 are digits."""
    if len(word) > 2 and "两" not in word and all(c in DIGITS for c in word):
        return Decimal("".join(str(DIGITS[c]) for c in word)), None
    if len(word) >= 2 and word[0] in DIGITS and word[1] in DIGITS and DIGITS[word[1]] == DIGITS[word[0]] + 1:
        rest = word[2:]
        if all(c in MULTIPLIERS for c in rest):
            scale = multiplier(rest)
            return Decimal(DIGITS[word[0]] * scale), Decimal(DIGITS[word[1]] * scale)
    return han(word), None
