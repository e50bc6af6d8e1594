"""Words of which some begin something (a denial, an intention) and the others only bound it, looked up apart from all others."""

from __future__ import annotations

from ahocorasick_rs import AhoCorasick, MatchKind

from reportkit.lexicon.signalwords import HIDES, SignalWords

DENIES = ("not", "off", "late", "wait")
HOLDS = ("hold", "carry", "way")
TURNS = ("intend", "ahead", "past", "before", "again")
DIFFERS = ("up", "down", "more", "less", "above", "below")
REPEATS = ("year", "half_year", "quarter", "month", "week", "day", "each", "other")


class TriggerWords:
    """Words by meaning; ``begin`` are the meanings that are looked for in every text, the others where one of these stands."""

    def __init__(self, words: dict[str, str], begin: tuple[str, ...]) -> None:
        self.all = SignalWords(words)
        self._order = tuple(word for word, meaning in words.items() if meaning in (*begin, HIDES))
        self._meanings = tuple(words[word] for word in self._order)
        self._automaton = AhoCorasick(self._order, matchkind=MatchKind.LeftmostLongest)

    def begin(self, text: str) -> list[tuple[int, int, str]]:
        """Where words stand in folded ``text`` that begin something, and what each means, in order."""
        meanings = self._meanings
        return [
            (start, end, meaning)
            for i, start, end in self._automaton.find_matches_as_indexes(text)
            if (meaning := meanings[i]) != HIDES
        ]
