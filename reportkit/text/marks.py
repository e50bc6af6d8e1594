"""Punctuation as borders: where the clause or the statement around a position begins."""

from __future__ import annotations

import re

# Stands where the laid-out text has nothing to read (a tag, the break of a wrapped line): lines step over it.
SKIP = "\u2060"

CLAUSE = ",;。:"
STATEMENT = "。!?"
EDGES = ",;。:!?"  # of clauses and statements
OPENED = EDGES + "("  # a bracket opens a clause of its own
EDGE = re.compile(f"[{EDGES}]")
STOP = re.compile(f"[{STATEMENT}]")


def clause_start(text: str, at: int, marks: str = CLAUSE, low: int = 0) -> int:
    """Position behind the last of ``marks`` before ``at`` in ``text``; not before ``low``."""
    if at <= low:
        return low
    for mark in marks:
        low = text.rfind(mark, low, at) + 1 or low
    return low


def statement_end(text: str, at: int) -> int:
    """Position of the first of ``STATEMENT`` from ``at`` on, or the end of ``text``."""
    stop = STOP.search(text, at)
    return stop.start() if stop else len(text)


def is_han(text: str) -> bool:
    """Whether ``text`` consists of Han characters; true of an empty one."""
    return all("\u4e00" <= char <= "\u9fff" for char in text)
