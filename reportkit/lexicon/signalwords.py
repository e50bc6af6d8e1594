"""Words that signal what part of a report they stand in, looked up apart from all others."""

from __future__ import annotations

from ahocorasick_rs import AhoCorasick, MatchKind

HIDES = "none"  # a longer word in which a shorter one signals nothing


class SignalWords:
    """Words by what they signal (``intent``, ``weak``, …)."""

    def __init__(self, signals: dict[str, str]) -> None:
        self.signals = signals
        self._order = tuple(signals)
        self._meanings = tuple(signals.values())
        self._automaton = AhoCorasick(self._order, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Where words stand in folded ``text`` and what each signals, leftmost-longest, in order."""
        meanings = self._meanings
        return [
            (start, end, meaning)
            for i, start, end in self._automaton.find_matches_as_indexes(text)
            if (meaning := meanings[i]) != HIDES
        ]

    def spelled(self, text: str) -> list[tuple[str, str]]:
        """The words found in ``text`` themselves, with what they signal or ``none``."""
        order, signals = self._order, self.signals
        return [(order[i], signals[order[i]]) for i, _, _ in self._automaton.find_matches_as_indexes(text)]

    def meant(self, text: str) -> list[tuple[int, int, str]]:
        """As ``find``, with the longer words that signal nothing."""
        order, signals = self._order, self.signals
        return [(start, end, signals[order[i]]) for i, start, end in self._automaton.find_matches_as_indexes(text)]
