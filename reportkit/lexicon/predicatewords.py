"""The words that name an act of oversight, and the words before and behind them that say what they govern (谓词及其论元)."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from reportkit.lexicon.signalwords import HIDES, SignalWords

# 向人大常委会报告 stands for 向州人大常委会报告 and the same with any level.
LEVELS = (*"省市州盟县旗区镇乡", "自治区", "自治州", "自治县", "自治旗", "地区", "本级", "同级")
TO_CONGRESS = "向人大"


class PredicateWord(NamedTuple):
    """A word at ``start:end`` that names an act of oversight; ``form`` is "none" when it only hides a shorter one."""

    start: int
    end: int
    text: str
    form: str


_word = partial(tuple.__new__, PredicateWord)  # half the cost of PredicateWord(...), paid for every word of every text


class PredicateWords:
    """Words for acts by form: ``verbs``, and ``events``, which take nothing behind; and the words around them.

    ``fillers`` are words beside them that name no matter; a matter that ends with one of ``aims`` is only an aim.
    """

    def __init__(self, words: dict[str, dict[str, str]]) -> None:
        verbs = words["predicate"]
        levels = {
            f"向{level}{word[1:]}": form
            for word, form in verbs.items()
            if word.startswith(TO_CONGRESS)
            for level in LEVELS
        }
        self.events = words["event"]
        self.forms = levels | verbs | self.events
        self.governors = SignalWords(words["governor"])
        self.fillers = tuple(word for word, value in words["filler"].items() if value == "filler")
        self.aims = tuple(word for word, value in words["filler"].items() if value == "aim")
        self._followers = words["follower"]
        self._longest = max(map(len, self._followers), default=0)
        self._order = tuple(self.forms)
        self._automaton = AhoCorasick(self._order, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[PredicateWord]:
        """Words for acts in folded ``text``, leftmost-longest, in order."""
        order, forms = self._order, self.forms
        found = self._automaton.find_matches_as_indexes(text)
        return [_word((start, end, order[i], forms[order[i]])) for i, start, end in found]

    def follower(self, text: str, at: int, end: int) -> tuple[str, str]:
        """The longest word at ``at`` of ``text[:end]`` of those that stand behind a predicate, and what it says; "" for none."""
        for length in range(min(self._longest, end - at), 0, -1):
            meaning = self._followers.get(word := text[at : at + length])
            if meaning is not None:
                return ("", "") if meaning == HIDES else (word, meaning)
        return "", ""

    def spelled(self, feature: str, text: str) -> set[tuple[str, str]]:
        """The words of one feature in ``text`` with their meanings, to check an example by."""
        if feature == "governor":
            return set(self.governors.spelled(text))
        if feature == "follower":
            found = set()
            for at in range(len(text)):
                for length in range(min(self._longest, len(text) - at), 0, -1):
                    if (word := text[at : at + length]) in self._followers:
                        found.add((word, self._followers[word]))
                        break
            return found
        return {(word.text, word.form) for word in self.find(text)}
