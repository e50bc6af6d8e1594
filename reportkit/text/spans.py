"""Words with their places: tuples that begin with where each starts and ends, in order."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, TypeVar

W = TypeVar("W", bound=tuple[Any, ...])


def lying_in(words: list[W], start: int, end: int) -> list[W]:
    """Those of ``words`` that begin and end in ``start:end``."""
    first = bisect_left(words, (start,))
    found = words[first : bisect_left(words, (end,), first)]
    return found if not found or found[-1][1] <= end else [word for word in found if word[1] <= end]
