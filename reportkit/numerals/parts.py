"""Numerals that belong together: ranges whose unit is said twice, parts in brackets that add up."""

from __future__ import annotations

from dataclasses import replace

from reportkit.numerals.scan import Numeral
from reportkit.text.marks import clause_start

TO = "-—~至到"
# 由5件到8件 is a change, 2件——1件 a break in the sentence.
CHANGES = frozenset("由从自")
CHANGE_REACH = 7
SHORTEST, LONGEST = 3, 60  # characters of parts in brackets


def read_parts(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """``numerals`` of ``text`` with each range in one (5万元至8万元) and parts without a unit counted (47人(任命31+免职16))."""
    found: list[Numeral] = []
    for i, numeral in enumerate(numerals):
        last = found[-1] if found else None
        if numeral.kind != "figure":
            found.append(numeral)
        elif last and text[numeral.start - 1] in TO and _one_range(text, last, numeral):
            whole = replace(last, end=numeral.end, num_end=numeral.num_end, value_max=numeral.value)
            whole.unit, whole.measure = numeral.unit, numeral.measure  # 3.5个—4个百分点
            whole.approx = last.approx or numeral.approx
            found[-1] = whole
        else:
            if text[numeral.end : numeral.end + 1] == "(":
                _count_parts(text, numeral, numerals, i)
            found.append(numeral)
    return found


def _one_range(text: str, low: Numeral, high: Numeral) -> bool:
    """Whether two figures with a sign for 'to' between them are the ends of one range."""
    return (
        low.kind == "figure"
        and low.end == high.start - 1
        and high.start == high.num
        and (low.unit == high.unit or (low.unit == "个" and (high.unit or "").startswith("个")))
        and low.value_max is None
        and high.value_max is None
        and low.value is not None
        and high.value is not None
        and low.value < high.value
        and CHANGES.isdisjoint(
            text[clause_start(text, low.start, ",;。", max(0, low.start - CHANGE_REACH)) : low.start]
        )
    )


def _count_parts(text: str, whole: Numeral, numerals: list[Numeral], i: int) -> None:
    """Make figures of the numbers without a unit in the bracket behind ``whole`` where they add up to it."""
    first = whole.end + 1
    last = text.find(")", first, first + LONGEST + 1)
    if last - first < SHORTEST or "(" in text[first:last]:
        return
    inside = [n for n in numerals[i + 1 : i + 12] if first <= n.num and n.num_end <= last]
    if len(inside) < 2 or not all(n.kind == "unclaimed" and text[n.num : n.num_end].isdecimal() for n in inside):
        return
    values = [int(text[n.num : n.num_end]) for n in inside]
    if sum(values) == whole.value:
        for part, value in zip(inside, values, strict=True):
            part.kind, part.value, part.measure, part.reason = "figure", value, whole.measure, ""
