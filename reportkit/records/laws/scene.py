"""The words of a paragraph that say what was done with the laws it names, and what stands between them (执法检查用语)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from reportkit.grammar.clause import Clause
from reportkit.grammar.lawnames import Form, LawName
from reportkit.grammar.paragraph import TITLE, Paragraph
from reportkit.records.laws.names import REPORTS, closed

# Characters of numbers and their measures, and marks that part nothing: 《A》等2部, “一法一条例”.
PLAIN = frozenset("0123456789.一二三四五六七八九十两百多余几第半近约部件项次个场轮周“”‘’()…— \u2060①②③④⑤⑥⑦⑧⑨")
MARKS = frozenset(",;:。!?)")
BRACKETS = frozenset("()")
NOTHING = ("fill", "carry", "force", "list", "light", "its", "past")  # senses that name nothing else looked into
ADVERBS = ("就", "将")  # with an act right behind them they introduce nothing: 常委会就组织了检查
ACTS = ("inspect", "look", "check", "follow", "survey", "hear", "light")
THINGS = ("办理", "的", "中", "、", "和", "及", "后", "落实", ",")  # behind 建议, where it is a thing
ATTRIBUTE = ("的", "后的", "过的", "实施的", "施行的")  # 新修订的《消防法》: told of the law, not done with it


class Word(NamedTuple):
    """A word at ``start:end`` of the paragraph's folded text and its sense in the lexicon (feature ``lawact``)."""

    start: int
    end: int
    sense: str


class Span(NamedTuple):
    """A clause ``start:end`` with what stands in brackets in it; ``border`` ends it, ``first`` is its first part."""

    start: int
    end: int
    border: str
    first: Clause


class Scene:
    """A paragraph made ready: its ``words`` in order, its ``spans``, its ``groups`` of laws.

    Words in names of laws, in titles other than those of reports, and in brackets are left out.
    """

    def __init__(self, paragraph: Paragraph, groups: list[list[LawName]]) -> None:
        self.text = text = paragraph.joined.text
        self.groups = groups
        self._subjects = paragraph.vocabulary.subjects
        self.spans = _spans(paragraph.clauses)
        self._span_starts = [span.start for span in self.spans]
        self._group_starts = [group[0].start for group in groups]
        hidden = bytearray(len(text))
        self._filled = bytearray(len(text))
        for clause in paragraph.clauses:
            if clause.aside:
                hidden[clause.start : clause.end] = b"\1" * (clause.end - clause.start)
                self._filled[clause.start : clause.end] = hidden[clause.start : clause.end]
        for match in TITLE.finditer(text):
            if not match[0].endswith(REPORTS, 0, -1):
                hidden[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        for law in paragraph.laws:
            stop = closed(text, law)
            hidden[law.start : stop] = b"\1" * (stop - law.start)
            if law.form is Form.BUNDLE and all(law.start != x.start for group in groups for x in group):
                self._filled[law.start : stop] = b"\1" * (stop - law.start)
        found = paragraph.vocabulary.laws.acts.find(text)
        self.words = self._settled([word for word in found if hidden.find(1, word[0], word[1]) < 0])
        self._starts = [word.start for word in self.words]
        for sign in PLAIN.intersection(text):
            at = text.find(sign)
            while at >= 0:
                self._filled[at] = 1
                at = text.find(sign, at + 1)
        for word in self.words:
            if word.sense in NOTHING:
                self._filled[word.start : word.end] = b"\1" * (word.end - word.start)

    def _settled(self, words: list[tuple[int, int, str]]) -> list[Word]:
        """``words`` in their senses there: 新修订的 only describes, 就 before an act introduces nothing."""
        settled = []
        for i, (start, end, told) in enumerate(words):
            sense = told
            if sense in ("other", "force") and self.text.startswith(ATTRIBUTE, end):
                sense = "fill"
            elif sense == "check" and self.text[end : end + 1] == "的" and self._ended(end + 1):
                pass  # 《A法》是替市人大查的
            elif sense in ("light", "look", "check") and (
                self.text.startswith("的", end) or self.text.startswith("所", start - 1)
            ):
                sense = "past"
            elif end - start == 1 and self.text[start] in ADVERBS and i + 1 < len(words) and words[i + 1][0] == end:
                following = words[i + 1][2]
                sense = "fill" if following in ACTS or following == "fill" else sense
            settled.append(Word(start, end, sense))
        return settled

    def _ended(self, at: int) -> bool:
        """Whether a clause ends at ``at``."""
        return at >= len(self.text) or self.text[at] in MARKS

    def within(self, start: int, end: int) -> list[Word]:
        """The words that begin in ``start:end``."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def has(self, sense: str, start: int, end: int) -> bool:
        """Whether a word of ``sense`` begins in ``start:end``."""
        return any(word.sense == sense for word in self.within(start, end))

    def wished(self, start: int, end: int) -> bool:
        """Whether somebody in ``start:end`` would have something done: 建议对…, not 建议办理."""
        return any(w.sense == "wish" and not self.text.startswith(THINGS, w.end) for w in self.within(start, end))

    def bare(self, start: int, end: int) -> bool:
        """Whether nothing in ``start:end`` names anything else that could have been looked into."""
        return self._filled.find(0, start, end) < 0

    def run(self, start: int, end: int) -> int:
        """Where the first character from ``start`` on stands that names something else; ``end`` where none does."""
        stop = self._filled.find(0, start, end)
        return end if stop < 0 else stop

    def doer(self, start: int, end: int) -> bool:
        """Whether ``start:end`` names nothing but somebody: 听取了|县气象局的|汇报."""
        if self.bare(start, end):
            return True
        doers = self._subjects.meant(self.text, start, end)
        return any(self.bare(last, end) for _, last, _ in doers) and "、" not in self.text[start:end]

    def span_at(self, position: int) -> int:
        """The number of the span in which ``position`` lies."""
        return max(0, bisect_right(self._span_starts, position) - 1)

    def next_group(self, position: int) -> int:
        """Where the next list of laws begins from ``position`` on; the end of the text where none does."""
        i = bisect_left(self._group_starts, position)
        return self._group_starts[i] if i < len(self._group_starts) else len(self.text)


def _spans(clauses: list[Clause]) -> list[Span]:
    found: list[Span] = []
    aside = False
    for clause in clauses:
        between = clause.text[found[-1].end : clause.start] if found else ","
        if BRACKETS.issuperset(between) or (aside and clause.aside):
            found[-1] = found[-1]._replace(end=clause.end, border=clause.border)
        else:
            found.append(Span(clause.start, clause.end, clause.border, clause))
        aside = clause.aside
    return found
