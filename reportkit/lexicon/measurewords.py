"""The nouns that tell what is measured."""

from __future__ import annotations

from ahocorasick_rs import AhoCorasick, MatchKind


class MeasureWords:
    """Nouns by what is measured when they are counted."""

    def __init__(self, measures: dict[str, str]) -> None:
        self.measures = measures
        self._lengths = sorted({len(word) for word in measures}, reverse=True)
        self._order = tuple(word for word, measure in measures.items() if len(word) > 1 and measure != "other")
        self._automaton = AhoCorasick(self._order, matchkind=MatchKind.LeftmostLongest)

    def first(self, text: str) -> str | None:
        """What the first noun of ``text`` that tells it measures; words of one character and 重点 and its like do so at an end only."""
        found = self._automaton.find_matches_as_indexes(text)
        return self.measures[self._order[found[0][0]]] if found else None

    def last(self, text: str) -> str | None:
        """What is measured by a text that ends with its noun; the longest ending decides."""
        measures = self.measures
        for length in self._lengths:
            if (end := text[-length:]) in measures:
                return measures[end]
        return None
