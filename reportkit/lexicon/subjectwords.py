"""The words for those who act, looked up apart from all others, and the nouns that tell what is measured."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind


class SubjectWords:
    """Words for doers with their actor; "none" for a longer word in which a shorter one is no doer."""

    def __init__(self, subjects: dict[str, str]) -> None:
        self.subjects = subjects
        self._order = tuple(subjects)
        self._automaton = AhoCorasick(self._order, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str, offset: int = 0) -> list[tuple[int, int, str]]:
        """Spans (moved by ``offset``) and actors of the words of ``text``, leftmost-longest, in order."""
        order, subjects = self._order, self.subjects
        found = self._automaton.find_matches_as_indexes(text)
        return [(start + offset, end + offset, subjects[order[i]]) for i, start, end in found]


class MeasureWords:
    """Nouns by what is measured when they are counted."""

    def __init__(self, measures: dict[str, str]) -> None:
        self.measures = measures
        self._first = re.compile(_any_of(word for word in measures if len(word) > 1))
        self._last = re.compile(rf"(?:{_any_of(measures)})$")

    def first(self, text: str) -> str | None:
        """What the first noun of ``text`` that tells it measures; words of one character tell it at an end only."""
        match = self._first.search(text)
        return self.measures[match.group()] if match else None

    def last(self, text: str) -> str | None:
        """What is measured by a text that ends with its noun; the longest ending decides."""
        match = self._last.search(text)
        return self.measures[match.group()] if match else None


def _any_of(words: Iterable[str]) -> str:
    """Pattern of any of the words, the longest first; one that matches nothing where there are none."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) or "(?!)"
