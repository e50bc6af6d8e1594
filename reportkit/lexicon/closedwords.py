"""Words of a closed class by meaning: found in a text, or asked for at one place."""

from __future__ import annotations

from functools import cached_property

from reportkit.lexicon.signalwords import SignalWords


class ClosedWords:
    """Words by meaning; the longest at a place decides, also where its meaning is ``none``."""

    def __init__(self, words: dict[str, str]) -> None:
        self.words = words
        self._lengths: dict[str, tuple[int, ...]] = {}  # of the words that begin with a character, longest first
        for word in words:
            self._lengths[word[0]] = tuple(sorted({*self._lengths.get(word[0], ()), len(word)}, reverse=True))

    @cached_property
    def all(self) -> SignalWords:
        """The words as looked for in a whole text."""
        return SignalWords(self.words)

    def at(self, text: str, position: int, end: int | None = None) -> tuple[int, str]:
        """Length and meaning of the longest word at ``position`` of folded ``text`` that ends by ``end``; 0 and "" where none stands."""
        for length in self._lengths.get(text[position : position + 1], ()):
            word = text[position : position + length]
            if word in self.words and (end is None or position + len(word) <= end):
                return len(word), self.words[word]
        return 0, ""
