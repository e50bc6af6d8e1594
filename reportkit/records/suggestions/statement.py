"""Whether a statement speaks of suggestions at all: without a word of them a number counts none (议案建议的语境)."""

from __future__ import annotations

from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.text.marks import statement_end
from reportkit.text.said import any_in

# By what those told before are sorted: 经济建设类43件.
SORTED_BY = ("按", "分", "方面", "类", "涉及", "其中", "其余", "合计", "总数")


class Statements:
    """The statements of one paragraph, each looked at once."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self._known: dict[int, bool] = {}

    def speak(self, frame: Frame) -> bool:
        """Whether the statement of ``frame`` names suggestions, what is done with them, or sorts what was told before."""
        start = frame.statement
        if start not in self._known:
            text = self.paragraph.joined.text
            end = statement_end(text, frame.numeral.end)
            words = self.paragraph.within(start, end)
            named = any("kind" in t.features or "action" in t.features for t in words)
            self._known[start] = named or any_in(text[start:end], SORTED_BY)
        return self._known[start]
