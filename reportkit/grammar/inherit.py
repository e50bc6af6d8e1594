"""What a clause takes over from the clauses before it: the only place where subject and time are carried (承前)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportkit.grammar.clause import How, Known
from reportkit.grammar.times import Mark, Times
from reportkit.models.drafts import Period
from reportkit.models.enums import Basis
from reportkit.text.marks import OPENED, STATEMENT, clause_start, statement_end

if TYPE_CHECKING:
    from reportkit.grammar.paragraph import Paragraph

EACH = "每"
PIECES = "件项条个份"  # what is handled by a date


class Carried:
    """Subjects and times of a paragraph, statement by statement, read where they are asked for."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.text = paragraph.joined.text
        self._times = Times(paragraph)
        self._marks: dict[int, list[Mark]] = {}

    def _statement(self, position: int) -> tuple[int, int]:
        return clause_start(self.text, position, STATEMENT), statement_end(self.text, position)

    def time(self, start: int, end: int) -> Known[Period] | None:
        """The time of a number or act at ``start:end``: the nearest phrase before it in its statement that reaches it."""
        low, high = self._statement(start)
        marks = self._marks.get(low)
        if marks is None:
            marks = self._marks[low] = self._times.read(low, high)
        for mark in reversed(marks):
            if mark.only is not None:
                if mark.only == start:
                    return self._known(mark, How.SAID)
                continue
            if mark.start < end and start < mark.reach:
                how = self._how(mark, start)
                return None if how is None or mark.period is None else self._known(mark, how)
        return self._behind(marks, end)

    def _known(self, mark: Mark, how: How) -> Known[Period] | None:
        return Known(mark.period, how, mark.start, mark.end, "time.phrase") if mark.period is not None else None

    def _how(self, mark: Mark, at: int) -> How | None:
        """Whether a time is said in the clause of ``at`` or carried to it; None where it is not."""
        clause = clause_start(self.text, at, OPENED)
        if mark.end > clause:
            return How.SAID
        sentence = self.text.rfind(";", mark.end, at)
        if sentence >= 0 and (
            mark.period is None
            or mark.period.basis in (Basis.PART_YEAR, Basis.CONSECUTIVE)
            or not self._elided(sentence + 1, at)
        ):
            return None
        if mark.period is not None and mark.period.basis is Basis.AS_OF and EACH in self._clause(at):
            return None  # a habit does not hold at a date
        return How.CARRIED

    def _clause(self, at: int) -> str:
        return self.paragraph.clause_at(at).words

    def _elided(self, start: int, at: int) -> bool:
        """Whether no verb stands between a ``;`` and a number: 召开会议7次;主任会议16次."""
        verbs = self.paragraph.vocabulary.closed["verb"]
        words = self.text[start:at]
        if self.paragraph.planned_at(at):
            return False
        acts = any(verbs.at(words, i)[1] == "verb" for i in range(len(words)))
        return not acts and not any("action" in token.features for token in self.paragraph.within(start, at))

    def _behind(self, marks: list[Mark], end: int) -> Known[Period] | None:
        """A time that follows its number in the same statement with no other number between: 25个问题,11月底前销号."""
        after = next((m for m in marks if m.start >= end), None)
        if after is None or after.period is None or after.only is not None:
            return None
        between = self.text[end : after.start]
        if any(c.isdigit() for c in between) or ";" in between:
            return None
        clause = self.paragraph.clause_at(after.start)
        if after.end >= clause.end:
            return None  # opens what follows
        alone = not any(clause.start <= f.numeral.start < clause.end for f in self.paragraph.frames)
        near = "," not in between or (alone and self.text[end - 1] in PIECES)
        dated = after.period.basis is Basis.AS_OF and near
        same = after.period.basis is Basis.YEAR and not any(c in OPENED for c in between)
        return self._known(after, How.SAID) if dated or same else None
