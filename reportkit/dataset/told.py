"""What the next report tells: its sentences, and the acts and numbers that it says were done (下年报告所述)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from reportkit.dataset.acts import Act, clause_at, planned_acts
from reportkit.dataset.topics import plain, words
from reportkit.models.enums import Completeness, Genre, Role, Status, Unread
from reportkit.models.report import Figure, Law, LawInspection, Oversight, Report, Suggestion
from reportkit.models.sentences import Sentences

DONE_IN = frozenset({Role.REVIEW, Role.OPENING})
PARTS = re.compile(r"[,，:：]")
TITLE = re.compile(r"《[^《》]*》")  # a law is no matter: 物业管理条例 was inspected, not 物业管理
NEVER_IN = frozenset({Role.PLAN, Role.TITLE, Role.CLOSING, Role.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the next report that is no plan. ``plain`` is what is compared, ``acts`` the same without
    clauses that say what came of an act and without titles; ``denied``: it says that something was not done."""

    start: int
    end: int
    text: str
    plain: str
    acts: str
    done: bool
    denied: bool


class Told:
    """The next report, as the plan of the year before is held against it."""

    def __init__(self, report: Report, sentences: Sentences) -> None:
        self.report = report
        self.sentences = sentences
        self.place = report.meta.region.name or ""
        self.lines = self._lines()
        self._starts = [line.start for line in self.lines]

    def _lines(self) -> list[Line]:
        roles = sorted((s.start, -s.end, s.level, s.role) for s in self.report.sections)
        denied = [u.evidence.start for u in self.report.unclaimed if u.kind is Unread.DENIED]
        found = []
        for start, end in self.sentences.spans:
            role = next((r for s, e, _, r in reversed(roles) if s <= start < -e), Role.REVIEW)
            if role in NEVER_IN:
                continue
            text = self.sentences.text[start:end]
            not_done = any(start <= at < end for at in denied)
            acts = "，".join(part for part in PARTS.split(text) if not part.startswith(words().lists["results"]))
            told = plain(text, self.place), plain(TITLE.sub("", acts), self.place)
            found.append(Line(start, end, text, *told, done=role in DONE_IN, denied=not_done))
        return found

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
    def figures(self) -> list[Figure]:
        """Numbers of what was done."""
        return [x for x in self.report.figures if x.status is Status.DONE and not x.denied and not x.change]

    @cached_property
    def suggestions(self) -> dict[str, Suggestion]:
        """What was done with suggestions, by the figure that counts them."""
        return {x.figure: x for x in self.report.suggestions if x.figure and x.status is Status.DONE}

    @cached_property
    def plans(self) -> list[Act]:
        """What the next report plans in its turn."""
        return planned_acts(self.report, self.sentences)

    @cached_property
    def is_whole(self) -> bool:
        """Whether what it does not mention can be said not to be mentioned: the text is there, and whole."""
        meta = self.report.meta
        return bool(self.lines) and meta.completeness is Completeness.FULL and meta.genre is not Genre.NEWS

    def puts_off(self, start: int, beyond: int | None = None) -> bool:
        """Whether the sentence at ``start`` goes on to say that it was put off, or a period ``beyond`` the year says so."""
        year, line = self.report.meta.review_to, self.line_of(start)
        if beyond is not None and year is not None and beyond > year:
            return True
        if line is None:
            return False
        first, _ = clause_at(self.sentences.text, start, start)
        rest = self.sentences.text[first : line.end]
        return line.denied or any(word in rest for word in words().lists["put_off"])
