"""Whether a text speaks of an indicator in a way that no record tells: a number beside one of its words (提示词)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from reportkit.dataset.panel.candidates import STATEMENT_ENDS, Asked
from reportkit.dataset.panel.indicators import Indicator
from reportkit.models.enums import Category, Role, Status, Unread
from reportkit.text.fold import fold

VAGUE = (Category.OTHER, Category.SUGGESTION)  # a share of something else is known by its category
COMMAS = ("，", ",")
BARE = 8  # a clause of so few characters is of the one before: 专项报告，全年17项
FAR = 40  # a clause is not longer


def spoken_of(indicator: Indicator, asked: Asked) -> tuple[int, int, str] | None:
    """Place and reason where a clause with a cue word holds a number that might be the one; None: it is not stated.

    A number might be the one where it was not placed at all, or has a unit that the indicator's numbers have and no
    record of its own says that it is planned, another's, or a difference.
    """
    if not indicator.cues and not indicator.says:
        return None
    compact, places = asked.compact
    for lists in indicator.says:
        for match in _in_order(lists).finditer(compact):
            if _is_told(indicator, asked, places[match.start()]):
                return places[match.start()], places[match.end() - 1] + 1, f"{match[0]}: no record says it"
    numbers = sorted([*_unplaced(asked), *_of_other_kinds(indicator, asked)])
    for cue in indicator.cues:
        word = fold(cue)
        at = compact.find(word)
        while at >= 0:
            start, end = _clause(compact, at, at + len(word))
            first, last = places[start], places[end - 1] + 1
            if _is_told(indicator, asked, first):
                for number_start, number_end, what in numbers:
                    if first <= number_start and number_end <= last:
                        return places[at], number_end, f"{cue}: {what}"
            at = compact.find(word, at + 1)
    return None


@lru_cache(maxsize=64)
def _in_order(lists: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """One word of each list, one after the other, within a clause."""
    between = f"[^{STATEMENT_ENDS}]{{0,12}}?"
    return re.compile(between.join("(?:" + "|".join(re.escape(fold(word)) for word in words) + ")" for words in lists))


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = start
    while first > 0 and start - first < FAR and text[first - 1] not in STATEMENT_ENDS:
        first -= 1
    last = _end(text, end)
    after = _end(text, last + 1)
    return first, after if text[last : last + 1] in COMMAS and after - last <= BARE else last


def _end(text: str, start: int) -> int:
    last = start
    while last < len(text) and last - start < FAR and text[last] not in STATEMENT_ENDS:
        last += 1
    return last


def _is_told(indicator: Indicator, asked: Asked, place: int) -> bool:
    """Whether a place stands where the work of the year is told, in a sentence on the indicator's things."""
    start, end = asked.sentences.around(place, place + 1)
    if indicator.context and not any(fold(word) in asked.folded[start:end] for word in indicator.context):
        return False
    inside = [s for s in asked.report["sections"] if s["start"] <= place < s["end"]]
    role = max(inside, key=lambda s: int(s["level"]))["role"] if inside else Role.REVIEW
    return role not in (Role.PLAN, Role.BOILERPLATE, Role.TITLE, Role.CLOSING)


def _unplaced(asked: Asked) -> list[tuple[int, int, str]]:
    return [
        (u["evidence"]["start"], u["evidence"]["end"], f"{u['evidence']['text']} was not placed")
        for u in asked.report["unclaimed"]
        if u["kind"] == Unread.NUMERAL
    ]


def _of_other_kinds(indicator: Indicator, asked: Asked) -> list[tuple[int, int, str]]:
    return [
        (f["evidence"]["start"], f["evidence"]["end"], f"{f['evidence']['text']} was read as {f['category']}")
        for f in asked.report["figures"]
        if f["unit"] in indicator.units
        and (f["unit"] != "%" or f["category"] in VAGUE)
        and f["status"] == Status.DONE
        and not asked.reasons("figures", f) & {"other_actor", "change"}
        and not _is_read(indicator, f, asked)
    ]


def _is_read(indicator: Indicator, figure: Mapping[str, Any], asked: Asked) -> bool:
    """Whether the figure gave a record of another kind or body that says what it counts."""
    return indicator.from_ != "figures" and any(asked.known.given(kind, figure) for kind in ("meetings", "suggestions"))
