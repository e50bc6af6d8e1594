"""Words that stand directly before or behind something, by what they say of it: 约30件, 30件以上."""

from __future__ import annotations

from reportkit.lexicon.signalwords import HIDES


class BesideWords:
    """Words by meaning, looked up at a place: the longest that ends or begins there decides, one that means ``none`` hides."""

    def __init__(self, words: dict[str, str]) -> None:
        self.words = words
        self._last: dict[str, list[int]] = {}
        self._first: dict[str, list[int]] = {}
        for length in sorted({len(word) for word in words}, reverse=True):
            for word in words:
                if len(word) == length:
                    for table, char in ((self._last, word[-1]), (self._first, word[0])):
                        if length not in table.setdefault(char, []):
                            table[char].append(length)

    def before(self, text: str, stop: int, low: int = 0) -> tuple[str, int]:
        """Meaning of the word of folded ``text`` that ends at ``stop`` and where it begins; ``""`` where there is none.

        It begins at ``low`` or behind.
        """
        if stop > low:
            for length in self._last.get(text[stop - 1], ()):
                if length <= stop - low and (meaning := self.words.get(text[stop - length : stop])):
                    return ("", stop) if meaning == HIDES else (meaning, stop - length)
        return "", stop

    def behind(self, text: str, start: int) -> tuple[str, int]:
        """Meaning of the word of folded ``text`` that begins at ``start`` and where it ends; ``""`` where there is none."""
        if start < len(text):
            for length in self._first.get(text[start], ()):
                if meaning := self.words.get(text[start : start + length]):
                    return ("", start) if meaning == HIDES else (meaning, start + length)
        return "", start

    def within(self, text: str, stop: int, reach: int, meaning: str, borders: str) -> int:
        """How far before ``stop`` a word of that meaning ends, with none of ``borders`` between; -1 beyond ``reach``."""
        low = max(0, stop - reach)
        for at in range(stop, low - 1, -1):
            if self.before(text, at)[0] == meaning:
                return stop - at
            if not at or text[at - 1] in borders:
                return -1
        return -1
