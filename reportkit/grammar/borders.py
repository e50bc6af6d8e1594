"""Where clauses end: the only place that knows the marks between them (标点与分句边界)."""

from __future__ import annotations

import re

from reportkit.grammar.clause import Clause, Link
from reportkit.outline.sentences import Sentence

STATEMENT = "。!?"  # end a statement; , ; and : a clause within it
OPENING, CLOSING = "(", ")"
MARKS = frozenset(",;:。!?()")
MARK = re.compile(r"[;:。!?()]|,(?!(?<=\d,)\d{3})")  # the comma of 1,120 is none
# Openers of a clause, by how it goes on with the one before.
OPENERS = (
    (Link.PART, ("其中", "其余")),
    (Link.SUM, ("共", "合计", "总计", "累计", "总共", "一共")),
    (Link.RESULT, ("使", "从而", "促使", "进而", "有效促进")),
    (Link.MEANS, ("通过", "采取", "以")),
)
OPEN = frozenset(word[0] for _, words in OPENERS for word in words)


def clauses_of(text: str, sentences: list[Sentence]) -> list[Clause]:
    """The clauses of a paragraph by its folded ``text`` and its sentences, in order; empty ones are left out.

    What stands in brackets is a clause of its own, aside; the clause around it goes on behind it.
    """
    clauses: list[Clause] = []
    for sentence in sentences:
        before: Clause | None = clauses[-1] if clauses and clauses[-1].border == ";" else None
        depth, start = 0, sentence.start
        ends = [match.start() for match in MARK.finditer(text, start, sentence.end)]
        for end in (*ends, sentence.end):
            border = text[end] if end < sentence.end else ""
            if end > start:
                clause = Clause(text, sentence, start, end, border, _link(text, start, before), before, depth > 0)
                clauses.append(clause)
                before = None if border in STATEMENT else clause
            if border == OPENING:
                depth += 1
            elif border == CLOSING and depth:
                depth -= 1
            start = end + 1
    return clauses


def _link(text: str, start: int, before: Clause | None) -> Link:
    if before is None:
        return Link.FIRST
    if text[start] in OPEN:
        for link, words in OPENERS:
            if text.startswith(words, start):
                return link
    return Link.NEXT
