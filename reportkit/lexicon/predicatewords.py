"""The words that name an act of oversight, and the words before and behind them that say what they govern (谓词及其论元)."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from reportkit.lexicon.besidewords import BesideWords
from reportkit.lexicon.closedwords import ClosedWords
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
    """Words for acts by form, ``events`` of them take nothing behind; and the words around them.

    ``speech`` are governors that tell what was said. A matter that ends with one of ``aims`` is only an aim; one that can
    stand alone ends with one of ``heads``.
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
        self.speech = tuple(word for word, meaning in words["governor"].items() if meaning == "speech")
        self._fillers = ClosedWords({word: value for word, value in words["filler"].items() if value == "filler"})
        self.aims = tuple(word for word, value in words["filler"].items() if value == "aim")
        self.heads = tuple(words["head"])
        self._leads, self._trails = ClosedWords(words["lead"]), BesideWords(words["trail"])
        self._followers = ClosedWords(words["follower"])
        self._order = tuple(self.forms)
        self._automaton = AhoCorasick(self._order, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[PredicateWord]:
        """Words for acts in folded ``text``, leftmost-longest, in order."""
        order, forms = self._order, self.forms
        found = self._automaton.find_matches_as_indexes(text)
        return [_word((start, end, order[i], forms[order[i]])) for i, start, end in found]

    def follower(self, text: str, at: int, end: int) -> tuple[str, str]:
        """The longest word at ``at`` of ``text[:end]`` of those that stand behind a predicate, and what it says; "" for none."""
        length, meaning = self._followers.at(text, at, end)
        return ("", "") if meaning == HIDES else (text[at : at + length], meaning)

    def filler(self, text: str, at: int) -> int:
        """Where the longest word ends that begins at ``at`` and names no matter; ``at`` where none does."""
        return at + self._fillers.at(text, at)[0]

    def lead(self, text: str, start: int, end: int) -> int:
        """Where the word ends that stands at ``start`` before a matter and does not name it; ``start`` where none does."""
        length, meaning = self._leads.at(text, start, end)
        return start if meaning == HIDES else start + length

    def trail(self, text: str, start: int, end: int) -> int:
        """Where the longest word begins that ends at ``end`` behind a matter and does not name it; ``end`` where none does."""
        return self._trails.before(text, end, start)[1]

    def spelled(self, feature: str, text: str) -> set[tuple[str, str]]:
        """The words of one feature in ``text`` with their meanings, to check an example by."""
        if feature == "governor":
            return set(self.governors.spelled(text))
        if feature == "follower":
            found = ((at, *self._followers.at(text, at)) for at in range(len(text)))
            return {(text[at : at + length], meaning) for at, length, meaning in found if length}
        return {(word.text, word.form) for word in self.find(text)}
