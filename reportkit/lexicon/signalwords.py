"""Words by meaning, looked up apart from all others."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

HIDES = "none"  # a longer word in which a shorter one signals nothing


class SignalWords:
    """Words by what they signal (``intent``, ``weak``, …); with ``only`` no others than those of these meanings."""

    def __init__(self, signals: dict[str, str], only: Iterable[str] = ()) -> None:
        kept = (*only, HIDES)
        self.signals = {word: told for word, told in signals.items() if told in kept} if only else signals
        self._order = tuple(self.signals)
        self._meanings = tuple(self.signals.values())
        self._automaton = AhoCorasick(self._order, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
        """Where in ``start:end`` of folded ``text`` words stand and what each signals, leftmost-longest, in order."""
        if start or end is not None:
            text = text[start:end]
        meanings = self._meanings
        return [
            (first + start, last + start, meaning)
            for i, first, last in self._automaton.find_matches_as_indexes(text)
            if (meaning := meanings[i]) != HIDES
        ]

    def meant(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
        """As ``find``, with the longer words that signal nothing."""
        if start or end is not None:
            text = text[start:end]
        meanings = self._meanings
        found = self._automaton.find_matches_as_indexes(text)
        return [(first + start, last + start, meanings[i]) for i, first, last in found]

    def spelled(self, text: str) -> list[tuple[str, str]]:
        """The words found in ``text`` themselves, with what they signal or ``none``."""
        return [(text[start:end], meaning) for start, end, meaning in self.meant(text)]
