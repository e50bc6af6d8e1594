"""A paragraph read once: its words, its numerals, its clauses (段落)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from operator import itemgetter

from reportkit.grammar.borders import clauses_of
from reportkit.grammar.change import set_amounts
from reportkit.grammar.clause import Clause, Known
from reportkit.grammar.context import Context
from reportkit.grammar.denial import Word, deny
from reportkit.grammar.inherit import Carried
from reportkit.grammar.lawnames import LawName
from reportkit.grammar.mood import past_years, set_moods
from reportkit.grammar.quantities import Frame, read_frames
from reportkit.grammar.wholes import set_wholes
from reportkit.lexicon.vocabulary import Token, Vocabulary
from reportkit.models.drafts import Period
from reportkit.models.enums import Actor
from reportkit.numerals.cells import tell_row
from reportkit.numerals.parts import read_parts
from reportkit.numerals.scan import Numeral, Scanner
from reportkit.outline.sentences import Sentence
from reportkit.text.joined import Joined
from reportkit.text.marks import STATEMENT, clause_start

TITLE = re.compile(r"《[^《》]{1,120}》")
ACTS = frozenset(("action", "body", "cue", "noun"))  # features of words that name an act, or what it makes
_start, _end = itemgetter(0), itemgetter(1)  # of a word


@dataclass(slots=True)
class Paragraph:
    """A paragraph read once: its words, its numerals with the frames of its figures, its laws.

    Words are looked up when first asked for: where nothing is counted, they are seldom needed.
    """

    joined: Joined
    sentences: list[Sentence]
    vocabulary: Vocabulary
    context: Context
    numerals: list[Numeral] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    laws: list[LawName] = field(default_factory=list)
    told: Paragraph | None = None  # of a row of a table: what it says of its numbers
    above: str = ""  # the folded words before a colon that head the list of which it is an item
    _clauses: list[Clause] | None = None
    _beginnings: list[int] = field(default_factory=list)  # where its sentences begin
    _borders: list[int] = field(default_factory=list)  # where its clauses begin
    _turns: list[Word] | None = None
    _denials: list[Word] | None = None
    _meetings: list[Word] | None = None
    _tokens: list[Token] | None = None
    _carried: Carried | None = None
    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)  # of the words up to each, the last end

    @property
    def counting(self) -> Paragraph:
        """The paragraph whose numbers these are: itself, of a row of a table what it says of them."""
        return self.told or self

    @property
    def tokens(self) -> list[Token]:
        """The words of the vocabulary, in order, but for those in titles."""
        if self._tokens is None:
            text = self.joined.text
            self._tokens = _outside_titles(text, self.vocabulary.find(text))
            self._starts = list(map(_start, self._tokens))
            self._ends = list(accumulate(map(_end, self._tokens), max))
        return self._tokens

    @property
    def clauses(self) -> list[Clause]:
        """Its clauses in order, each with its mood and what it denies."""
        if self._clauses is None:
            self._clauses = clauses_of(self.joined.text, self.sentences)
            set_moods(self._clauses, self.turns, self.vocabulary, self.context.plan_year)
            self._deny(self._clauses)
        return self._clauses

    @property
    def denies(self) -> bool:
        """Whether any of its clauses denies something."""
        return bool(self.denials) and any(clause.denials for clause in self.clauses)

    @property
    def denials(self) -> list[Word]:
        """Words of it that deny something."""
        if self._denials is None:
            self._denials = self.vocabulary.denials.find(self.joined.text)
        return self._denials

    @property
    def turns(self) -> list[Word]:
        """Words of it that may put something into the past or ahead."""
        if self._turns is None:
            text, year = self.joined.text, self.context.plan_year
            self._turns = self.vocabulary.turns.find(text)
            if year and (past := past_years(text, self.sentences, year)):
                self._turns = sorted(self._turns + past)
        return self._turns

    @property
    def meetings(self) -> list[Word]:
        """Words of it that tell of meetings: who holds them, who comes, what they are about."""
        if self._meetings is None:
            self._meetings = self.vocabulary.meetings.find(self.joined.text)
        return self._meetings

    def _deny(self, clauses: list[Clause]) -> None:
        if denials := self.denials:
            acts = [token for token in self.tokens if not ACTS.isdisjoint(token.features)]
            deny(clauses, denials, self.vocabulary, acts, [(f.numeral.start, f.numeral.end) for f in self.frames])

    def clause_at(self, position: int) -> Clause:
        """The clause in which ``position`` lies, or the one before the mark there."""
        if not self._borders:
            self._borders = [clause.start for clause in self.clauses]
        clauses = self._clauses if self._clauses is not None else self.clauses
        return clauses[max(0, bisect_right(self._borders, position) - 1)]

    def planned_at(self, position: int) -> bool:
        """Whether an act or number that begins at ``position`` lies ahead."""
        return self.clause_at(position).planned(position)

    def subject_at(self, position: int) -> Known[Actor]:
        """Whose act the verb at ``position`` tells of: own, also jointly or assisting; government, lower, higher, all_levels, other."""
        return self.over.actor(position)

    def time_at(self, start: int, end: int | None = None) -> Known[Period] | None:
        """When the act or number at ``start:end`` was done, by the words of its statement; None where they do not say."""
        return self.over.time(start, end or start + 1)

    def subject_of(self, clause: Clause) -> Known[Actor]:
        """Whose acts a clause tells of, but for those of whom it pushes or names as agents: its own subject, or one carried on."""
        return self.over.main(clause.start)

    def time_of(self, clause: Clause) -> Known[Period] | None:
        """When what a clause tells was done, as its words or those before it in the statement say."""
        return self.over.time(max(clause.start, clause.end - 1), clause.end)

    @property
    def over(self) -> Carried:
        """Its subjects and times, read where they are asked for."""
        if self._carried is None:
            self._carried = Carried(self)
        return self._carried

    def statement(self, position: int) -> int:
        """Where the words up to ``position`` begin, behind the last 。: a ; does not end what is said of numbers."""
        return clause_start(self.joined.text, position, STATEMENT)

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence in which ``position`` lies."""
        if not self._beginnings:
            self._beginnings = [sentence.start for sentence in self.sentences]
        i = bisect_right(self._beginnings, position) - 1
        return self.sentences[i] if i >= 0 and position < self.sentences[i].end else None

    def within(self, start: int, end: int) -> list[Token]:
        """Words that lie in ``start:end``."""
        tokens = self._tokens if self._tokens is not None else self.tokens
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        found = tokens[first:last]
        return found if not found or self._ends[last - 1] <= end else [t for t in found if t.end <= end]


def read_paragraphs(
    groups: Iterable[list[Sentence]], vocabulary: Vocabulary, scanner: Scanner, context: Context
) -> list[Paragraph]:
    """Words, numerals and frames of the paragraphs that the ``groups`` of sentences make up."""
    paragraphs = [Paragraph(sentences[0].joined, sentences, vocabulary, context) for sentences in groups]
    for before, paragraph in pairwise(paragraphs):
        last = before.sentences[-1].text.rstrip()
        listed = last.endswith(";") and len(before.sentences) == 1
        if paragraph.sentences[0].row is None:
            paragraph.above = last if last.endswith(":") else before.above if listed else ""
    # Step by step, not paragraph by paragraph: a step runs faster while its tables are at hand.
    for paragraph in paragraphs:
        if (row := paragraph.sentences[0].row) is not None:
            sentences, numerals = tell_row(paragraph.sentences[0], row, scanner)
            if sentences:
                paragraph.told = Paragraph(sentences[0].joined, sentences, vocabulary, context, numerals)
        else:
            joined = paragraph.joined
            paragraph.numerals = read_parts(joined.text, scanner.scan(joined.text, joined.breaks))
    read = [paragraph.counting for paragraph in paragraphs]
    if context.scanned.doubted:
        for paragraph in read:
            _doubt(paragraph, context)
    for paragraph in (*paragraphs, *read):
        context.paragraphs[id(paragraph.joined)] = paragraph
    counting = [(p, figures) for p in read if (figures := [n for n in p.numerals if n.kind == "figure"])]
    for paragraph, figures in counting:
        read_frames(paragraph, figures)
    for paragraph, _ in counting:
        set_amounts(paragraph)
        set_wholes(paragraph)
    return paragraphs


def _doubt(paragraph: Paragraph, context: Context) -> None:
    """A numeral that may be misread counts nothing and is listed."""
    for numeral in paragraph.numerals:
        if context.scanned.doubts(*paragraph.joined.span(numeral.start, numeral.end)):
            numeral.kind, numeral.reason = "unclaimed", "a character of it or beside it may be misread"


def _outside_titles(text: str, tokens: list[Token]) -> list[Token]:
    """The words that do not stand in 《》: a title says what it is about, not what is counted."""
    if "《" not in text:
        return tokens
    inside = [m.span() for m in TITLE.finditer(text)]
    starts = [s for s, _ in inside]
    kept = []
    for token in tokens:
        i = bisect_right(starts, token.start) - 1
        if i < 0 or token.start >= inside[i][1]:
            kept.append(token)
    return kept
