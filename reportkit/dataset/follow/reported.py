"""What the next report tells: its sentences, and the acts and numbers that it says were done (下年报告所述)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from reportkit.dataset.follow.planned import Act, Kind, Span, clause_at, planned_acts, relation
from reportkit.dataset.follow.rarity import Matter, Rarity
from reportkit.dataset.follow.topics import plain, words
from reportkit.models.enums import Completeness, Form, Genre, Role, Status, Unread
from reportkit.models.report import Figure, Law, LawInspection, Oversight, Report, Suggestion
from reportkit.models.sentences import Sentences
from reportkit.models.shared import Period
from reportkit.text.fold import fold

DONE_IN = frozenset({Role.REVIEW, Role.OPENING})
NEVER_IN = frozenset({Role.PLAN, Role.TITLE, Role.CLOSING, Role.BOILERPLATE})
YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})年")
PART = re.compile(r"[^,，:：]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A clause; ``plain`` is what is compared."""

    start: int
    end: int
    plain: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the next report that is no plan.

    ``text`` is folded, ``plain`` what is compared; ``parts`` are its clauses, without those that say what came
    of an act; ``done``: it stands where the work is told; ``denied``: it says that an act did not take place.
    """

    start: int
    end: int
    text: str
    plain: str
    parts: tuple[Part, ...]
    done: bool
    denied: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of what was done, with its clause and what it says of suggestions."""

    figure: Figure
    clause: str
    plain: str
    suggestion: Suggestion | None


class Told:
    """The next report, as the plan of the year before is held against it; ``has_text``: its text is at hand, not only quotes."""

    def __init__(self, report: Report, sentences: Sentences, *, has_text: bool) -> None:
        self.report = report
        self.has_text = has_text
        self.sentences = sentences
        self.folded = fold(sentences.text)  # words are looked for in it; it has the places of the text
        self.place = report.meta.region.name or ""
        self.lines = self._lines()
        self._starts = [line.start for line in self.lines]

    def _lines(self) -> list[Line]:
        roles = sorted(self.report.sections, key=lambda section: (section.start, -section.end, section.level))
        denied = [u.evidence.start for u in self.report.unclaimed if u.kind is Unread.DENIED]
        found = []
        for start, end in self.sentences.spans:
            role = next((s.role for s in reversed(roles) if s.start <= start < s.end), Role.REVIEW)
            if role in NEVER_IN:
                continue
            text = self.folded[start:end]
            not_done = any(start <= at < end for at in denied)
            parts = tuple(Part(s, e, plain(self.folded[s:e], self.place)) for s, e in self._told_in(start, end))
            found.append(Line(start, end, text, plain(text, self.place), parts, role in DONE_IN, not_done))
        return found

    def _told_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The clauses of ``start:end`` but for those that say what came of an act: 推动取消收费12项."""
        results = words().lists["results"]
        return [match.span() for match in PART.finditer(self.folded, start, end) if not match[0].startswith(results)]

    def line_of(self, start: int) -> Line | None:
        """The sentence in which the character ``start`` stands, where it is no plan."""
        at = bisect_right(self._starts, start) - 1
        return self.lines[at] if at >= 0 and start < self.lines[at].end else None

    @cached_property
    def matters(self) -> list[Oversight]:
        """Matters said to have been looked into."""
        return [x for x in self.report.oversight if x.status is Status.DONE and x.topic]

    @cached_property
    def inspections(self) -> list[LawInspection]:
        """Laws said to have been inspected."""
        return [x for x in self.report.law_inspections if x.status is Status.DONE]

    @cached_property
    def laws(self) -> list[Law]:
        """Laws that are named with anything done."""
        return [x for x in self.report.laws if x.status is Status.DONE]

    @cached_property
    def acts(self) -> list[Oversight | LawInspection]:
        """Matters and laws, each once: that a law was inspected is told by its own record."""
        places = [(x.evidence.start, x.evidence.end) for x in self.inspections]
        matters = [
            x
            for x in self.matters
            if x.form is not Form.LAW_INSPECTION
            or not any(start < x.evidence.end and x.evidence.start < end for start, end in places)
        ]
        return [*matters, *self.inspections]

    @cached_property
    def counted(self) -> list[Counted]:
        """Numbers of what was done."""
        suggestions = {x.figure: x for x in self.report.suggestions if x.figure and x.status is Status.DONE}
        found = []
        for figure in self.report.figures:
            if figure.status is Status.DONE and not figure.denied and not figure.change:
                first, last = clause_at(self.sentences, figure.evidence.start, figure.evidence.end)
                clause = self.folded[first:last]
                found.append(Counted(figure, clause, plain(clause, self.place), suggestions.get(figure.id)))
        return found

    @cached_property
    def plans(self) -> list[Act]:
        """What the next report plans in its turn."""
        return planned_acts(self.report, self.sentences)

    @cached_property
    def is_whole(self) -> bool:
        """Whether what it does not mention can be said not to be mentioned: the text is there, and whole."""
        meta = self.report.meta
        return self.has_text and meta.completeness is Completeness.FULL and meta.genre is not Genre.NEWS

    def matter_at(self, act: Act, matter: Matter, line: Line) -> Oversight | None:
        """What ``line`` says was looked into in the form of ``act``, or a near one: of several the most like ``matter``."""
        near = [
            (matter.share(plain(x.topic or "", self.place)), x)
            for x in self.matters
            if x.evidence.start < line.end and line.start < x.evidence.end and relation(act.form, x.form) != "other"
        ]
        share, found = max(near, key=lambda pair: pair[0], default=(0.0, None))
        return found if share else None

    def form_at(self, act: Act, line: Line) -> Span | None:
        """The clause of ``line`` with a word for an act of the form of ``act``; all of it for a task that asks for none."""
        if act.kind is Kind.TASK and not act.asked:
            return line.start, line.end
        lists = words().lists
        # 监督 of no form named is done in any
        named = (*lists.get(act.form or "", ()), *(lists["any_form"] if act.form == Form.SUPERVISION else ()))
        parts = (part for part in line.parts if any(word in part.plain for word in act.asked or named))
        return next(((part.start, part.end) for part in parts), None)

    def any_form(self, line: Line) -> bool:
        """Whether ``line`` tells that something was looked into, in whatever form."""
        if any(x.evidence.start < line.end and line.start < x.evidence.end for x in self.matters):
            return True
        lists = words().lists
        return any(word in line.text for word in (*lists["any_form"], *lists["asked"]))

    @cached_property
    def rarity(self) -> Rarity:
        """How much each pair of characters tells."""
        return Rarity([line.plain for line in self.lines])

    def is_of_the_year(self, record: str | None) -> bool:
        """Whether what ``record`` tells is of the last year reviewed: it says so, or no other year is reviewed."""
        meta = self.report.meta
        if meta.review_from == meta.review_to:
            return True
        period = self._periods.get(record or "")
        return period is not None and period.from_ == period.to == meta.review_to

    @cached_property
    def _periods(self) -> dict[str, Period | None]:
        report = self.report
        found: dict[str, Period | None] = {x.id: x.period for x in report.figures}
        found.update((x.id, x.period) for x in report.law_inspections)
        found.update((x.id, x.period) for x in report.oversight)
        found.update((x.id, x.period) for x in report.suggestions)
        return found

    def puts_off(self, start: int, *, rest: bool = True) -> bool:
        """Whether the clause at ``start``, or the ``rest`` of its sentence, says that it was put off, or did not take place."""
        year, line = self.report.meta.review_to, self.line_of(start)
        if line is None:
            return False
        first, last = clause_at(self.sentences, start, start)
        told = "".join(self.folded[s:e] for s, e in self._told_in(first, line.end if rest else last))
        late = year is not None and any(int(match[1]) > year for match in YEAR.finditer(told))
        return late or line.denied or any(word in told for word in words().lists["put_off"])
