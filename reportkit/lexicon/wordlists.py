"""Words by meaning that are asked for in short pieces of text, such as titles and lines of a page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import product

from reportkit.lexicon.vocabulary import load
from reportkit.text.said import any_in


@cache
def words_of(feature: str, *meanings: str) -> tuple[str, ...]:
    """The package's words of a ``feature`` with one of ``meanings`` (with any, where none is given), the longest first."""
    told = load().lists[feature]
    found = (word for word, meaning in told.items() if not meanings or meaning in meanings)
    return tuple(sorted(found, key=len, reverse=True))


@cache
def phrases(*parts: tuple[str, ...]) -> tuple[str, ...]:
    """Every way to say one word of each of ``parts`` right behind the other; "" stands for none."""
    return tuple(map("".join, product(*parts)))


def first_of(text: str, words: Iterable[str], start: int = 0) -> tuple[int, int] | None:
    """Where the first of ``words`` stands in ``text`` from ``start`` on; of those at one place the longest."""
    found = ((at, -len(word)) for word in words if (at := text.find(word, start)) >= 0)
    best = min(found, default=None)
    return None if best is None else (best[0], best[0] - best[1])


def first_before(text: str, words: Iterable[str], behind: Iterable[str], stops: str = "。") -> int:
    """Where the first of ``words`` stands with one of ``behind`` after it and none of ``stops`` between; -1 if nowhere."""
    words, behind, start = tuple(words), tuple(behind), 0
    while (found := first_of(text, words, start)) is not None:
        if any_in(up_to(text, stops, found[1]), behind):
            return found[0]
        start = found[0] + 1
    return -1


def up_to(text: str, stops: str, start: int = 0) -> str:
    """``text`` from ``start`` up to the first character of ``stops``."""
    ends = (at for stop in stops if (at := text.find(stop, start)) >= 0)
    return text[start : min(ends, default=len(text))]
