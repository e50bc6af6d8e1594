"""What a clause takes over from the clauses before it: the only place where subject and time are carried (承前)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportkit.grammar.clause import NOBODY, How, Known
from reportkit.grammar.doers import Word
from reportkit.grammar.phrases import Phrase, phrases_of
from reportkit.grammar.subjects import OTHERS, PLACED, Subjects, Turn, said
from reportkit.grammar.times import Mark, Times
from reportkit.models.drafts import Period
from reportkit.models.enums import Actor, Basis, Organ
from reportkit.text.marks import EDGE, EDGES, OPENED, STATEMENT, clause_start, statement_end
from reportkit.text.said import any_in, has_digit, opened_by

if TYPE_CHECKING:
    from reportkit.grammar.paragraph import Paragraph

EACH = "每"
PIECES = "件项条个份"  # what is handled by a date
ASKED = ("请",)
BEHIND_COMMA = (",被", *(f",{word}" for word in ASKED))
BESIDE = ("subject.agent", "subject.pushed", "subject.roused")  # beside the subject of their clause
BEHIND = 20  # how far behind a number its agent stands


@dataclass(slots=True)
class Statement:
    """What stands between two full stops, ``start:end``, with what was read of it so far."""

    start: int
    end: int
    phrases: list[Phrase]
    marks: list[Mark] | None = None
    words: list[Word] = field(default_factory=list)
    turns: list[Turn] | None = None


class Carried:
    """Subjects and times of a paragraph, statement by statement, read where they are asked for."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.text = paragraph.joined.text
        self._times = Times(paragraph)
        self._subjects = Subjects(paragraph)
        self._statements: dict[int, Statement] = {}
        self._last: Statement | None = None

    @property
    def rank(self) -> int | None:
        """Level of the reporting organ: 5 the nation, 1 a township."""
        return self._subjects.doers.rank

    def _statement(self, position: int) -> Statement:
        if self._last is not None and self._last.start <= position < self._last.end:
            return self._last
        start = clause_start(self.text, position, STATEMENT)
        found = self._statements.get(start)
        if found is None:
            end = statement_end(self.text, position)
            phrases = phrases_of(self.text, start, end, self.paragraph.vocabulary)
            found = self._statements[start] = Statement(start, end, phrases)
        self._last = found
        return found

    def subject(self, position: int) -> Known[Actor]:
        """Whose act is told at ``position``, without agents behind it."""
        statement, turns = self._read(position)
        return self._told(statement, turns, position)

    def _read(self, position: int) -> tuple[Statement, list[Turn]]:
        """The statement of ``position`` with its turns."""
        statement = self._statement(position)
        if statement.turns is None:
            statement.words = self._subjects.doers.find(statement.start, statement.end)
            statement.turns = self._walk(statement)
        return statement, statement.turns

    def main(self, start: int) -> Known[Actor]:
        """The subject of the clause that begins at ``start``, whomever it pushes or names as agent."""
        statement, turns = self._read(start)
        return self._told(statement, [t for t in turns if t.known.rule not in BESIDE or t.start < start], start)

    def _told(self, statement: Statement, turns: list[Turn], position: int) -> Known[Actor]:
        for turn in reversed(turns):
            if turn.start <= position and (turn.end is None or position < turn.end):
                known = turn.known
                if known.value is Actor.GOVERNMENT and self.paragraph.context.organ is Organ.GOVERNMENT:
                    known = Known(Actor.OWN, known.how, known.start, known.end, known.rule)
                if known.start < statement.start or EDGE.search(self.text, known.start, position):
                    return Known(known.value, How.CARRIED, known.start, known.end, known.rule)
                return known
        return NOBODY

    def actor(self, position: int) -> Known[Actor]:
        """Whose act the verb at ``position`` tells of: its agent, the doer of its relative clause, or the subject."""
        statement, turns = self._read(position)
        first, last = self._stretch(position, statement)
        found = self._subjects.described(position, first, last, statement.words)
        if found is None:
            agent = self._subjects.agent(position, last, statement.words)
            between = self.text[position : agent.start] if agent else ""
            passive = agent is not None and not any(c.isdigit() or c == "《" for c in between)
            if passive and agent is not None and "的" not in self.text[agent.end : last]:
                found = agent
        if found is None:
            return self._told(statement, turns, position)
        own = found.value is Actor.GOVERNMENT and self.paragraph.context.organ is Organ.GOVERNMENT
        return Known(Actor.OWN, found.how, found.start, found.end, found.rule) if own else found

    def agent(self, start: int, end: int, stop: int, *, passive: bool) -> Known[Actor] | None:
        """The doer named behind a number at ``start:end`` whose clause ends at ``stop``; 被 only where ``passive``."""
        statement, _ = self._read(start)
        words = statement.words
        found = self._subjects.agent(end, min(stop, end + BEHIND), words)
        if found is None and self.text.startswith(BEHIND_COMMA, stop):
            last = self._stretch(stop + 1, statement)[1]
            if self.text.startswith("被", stop + 1):
                bare = not any(stop < f.numeral.start < last for f in self.paragraph.frames)
                found = self._subjects.agent(stop + 1, last, words) if bare else None
            elif self._topic(start):
                at = stop + 1 + len(opened_by(self.text, ASKED, stop + 1))
                asked = self._subjects.doers.phrase(at, last, words)
                found = said(asked, "subject.asked") if asked else None
        refused = found is not None and self.text[found.start] == "被" and not passive
        return None if refused else found

    def _topic(self, at: int) -> bool:
        """Whether the clause of a number only names what is spoken of: 对移交的162个问题, 25个未整改问题."""
        first = clause_start(self.text, at, OPENED)
        return first == at or self.text.startswith("对", first)

    def _stretch(self, position: int, statement: Statement) -> tuple[int, int]:
        edge = EDGE.search(self.text, position, statement.end)
        return clause_start(self.text, position, EDGES, statement.start), edge.start() if edge else statement.end

    def _walk(self, statement: Statement) -> list[Turn]:
        """The doers of a statement in order, each from where it begins to act."""
        read, words = self._subjects, statement.words
        turns: list[Turn] = []
        main, pushed = NOBODY, ""
        if not words and PLACED.isdisjoint(self.text[statement.start : statement.end]):
            return turns
        pushes = read.pushes.find(self.text, statement.start, statement.end) if words else []
        for first, last in read.stretches(statement.start, statement.end):
            following = bisect_left(words, (first,))
            named_here = following < len(words) and words[following][0] < last
            if not (named_here or pushed or main.value in OTHERS) and PLACED.isdisjoint(self.text[first:last]):
                continue  # names nobody, and nobody was named who may have ended
            at = read.lead(first, last, statement.phrases)
            if self.text[first - 1 : first] == ";" and main is not NOBODY and not read.continues(first, last):
                main, pushed = NOBODY, ""
                turns.append(Turn(first, None, main))
            named = read.named(at, last, words, statement.phrases, first)
            if named is not None and not (named.place and main.value is Actor.LOWER):
                if named.actor in OTHERS and read.describes(named.end, last):
                    turns.append(Turn(first, last, said(named, "subject.relative")))
                else:
                    main, pushed = said(named, "subject.named"), ""
                    turns.append(Turn(first, None, main))
            elif pushed and pushed != "wish" and not read.continues(at, last):
                turns.append(Turn(first, None, main))
                pushed = ""
            elif read.receives(at, last, statement.start):
                main, pushed = Known(Actor.LOWER, How.CARRIED, first, at, "subject.stations"), ""
                turns.append(Turn(first, None, main))
            elif main.value in OTHERS and read.own_act(at, last):
                main, pushed = Known(Actor.OWN, How.SAID, first, at, "subject.own_act"), ""
                turns.append(Turn(first, None, main))
            for turn, how in read.turns((at, last, statement.end), words, pushes):
                turns.append(turn)
                pushed = how if how in ("push", "wish") else pushed
        return turns

    def time(self, start: int, end: int) -> Known[Period] | None:
        """The time of a number or act at ``start:end``: the nearest phrase before it in its statement that reaches it."""
        statement = self._statement(start)
        if statement.marks is None:
            statement.marks = self._times.read(statement.phrases, statement.start, statement.end)
        marks = statement.marks
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
        after = next((m for m in marks if m.start >= end), None) if marks else None
        if after is None or after.period is None or after.only is not None:
            return None
        between = self.text[end : after.start]
        if has_digit(between) or ";" in between:
            return None
        clause = self.paragraph.clause_at(after.start)
        if after.end >= clause.end:
            return None  # opens what follows
        alone = not any(clause.start <= f.numeral.start < clause.end for f in self.paragraph.frames)
        near = "," not in between or (alone and self.text[end - 1] in PIECES)
        dated = after.period.basis is Basis.AS_OF and near
        same = after.period.basis in (Basis.YEAR, Basis.PART_YEAR) and not any_in(OPENED, between)
        return self._known(after, How.SAID) if dated or same else None
