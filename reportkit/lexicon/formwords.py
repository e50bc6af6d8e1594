"""The words that name a form of oversight, looked up apart from all others, and the fillers that stand beside them."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

# 向人大常委会报告 stands for 向州人大常委会报告 and the same with any level.
LEVELS = (*"省市州盟县旗区镇乡", "自治区", "自治州", "自治县", "自治旗", "地区", "本级", "同级")
TO_CONGRESS = "向人大"


class FormWord(NamedTuple):
    """A word at ``start:end`` that names a form of oversight; ``form`` is "none" when it only hides a shorter one."""

    start: int
    end: int
    text: str
    form: str


_word = partial(tuple.__new__, FormWord)  # half the cost of FormWord(...), paid for every word of every text


class FormWords:
    """Form words by form; ``fillers`` are words beside them that name no matter."""

    def __init__(self, forms: dict[str, str], fillers: dict[str, str]) -> None:
        named = [word for word in forms if word.startswith(TO_CONGRESS)]
        levels = {f"向{level}{word[1:]}": forms[word] for word in named for level in LEVELS}
        self.forms, self.fillers = levels | forms, tuple(fillers)
        self._order = tuple(self.forms)
        self._automaton = AhoCorasick(self._order, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[FormWord]:
        """Form words of ``text``, leftmost-longest, in order."""
        order, forms = self._order, self.forms
        found = self._automaton.find_matches_as_indexes(text)
        return [_word((start, end, order[i], forms[order[i]])) for i, start, end in found]
