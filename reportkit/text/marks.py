"""Punctuation as borders: where the clause or the statement around a position begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

CLAUSE = ",;。:"
STATEMENT = "。!?"
EDGES = ",;。:!?"  # of clauses and statements
OPENED = EDGES + "("  # a bracket opens a clause of its own
EDGE = re.compile(f"[{EDGES}]")
STOP = re.compile(f"[{STATEMENT}]")

PINYIN = re.compile(r"[(（][a-zà-ǜɑɡ]{1,7}[)）]")


def without_pinyin(text: str) -> str:
    """``text`` without the pronunciation in brackets behind a character: 蚌（bèng）埠."""
    return PINYIN.sub("", text) if "(" in text or "（" in text else text


@lru_cache(maxsize=16)
def _pattern(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


@lru_cache(maxsize=64)
def _places(text: str, marks: str) -> list[int]:
    return [m.start() for m in _pattern(marks).finditer(text)]


def clause_start(text: str, at: int, marks: str = CLAUSE, low: int = 0) -> int:
    """Position behind the last of ``marks`` before ``at`` in ``text``; not before ``low``.

    The places of the marks are found once a text, so that asking again and again costs no more in a long one.
    """
    places = _places(text, marks)
    i = bisect_left(places, at)
    return places[i - 1] + 1 if i and places[i - 1] >= low else low


def statement_end(text: str, at: int) -> int:
    """Position of the first of ``STATEMENT`` from ``at`` on, or the end of ``text``."""
    stop = STOP.search(text, at)
    return stop.start() if stop else len(text)
