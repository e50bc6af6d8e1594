"""What a clause says, each value with how it is known (分句)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from reportkit.models.enums import Actor, Role
from reportkit.outline.sentences import Sentence

T_co = TypeVar("T_co", covariant=True)


class How(StrEnum):
    """Where a value comes from (依据)."""

    SAID = "said"  # words of the clause itself
    CARRIED = "carried"  # from a clause before it
    SECTION = "section"  # from the part of the report
    DEFAULT = "default"  # nothing says otherwise


class Known(NamedTuple, Generic[T_co]):
    """A value with how it is known: ``start:end`` are the words of the paragraph that say it, ``rule`` who read them."""

    value: T_co
    how: How
    start: int
    end: int
    rule: str


class Link(StrEnum):
    """How a clause goes on with the one before it (分句关系)."""

    FIRST = "first"  # opens a statement
    NEXT = "next"
    PART = "part"  # 其中
    SUM = "sum"  # 共, 合计
    RESULT = "result"  # 使, 从而
    MEANS = "means"  # 通过, 以


class Mood(StrEnum):
    """Whether what a clause tells is done (时态语气)."""

    DONE = "done"
    PLANNED = "planned"
    PUSHED = "pushed"  # 推动, 督促 others to do
    WISHED = "wished"  # 建议, 要求
    REPORTED = "reported"  # what another's words say


class Negation(StrEnum):
    """How something is said not to have happened (否定方式)."""

    NOT = "not"  # 未, 没有, 不再
    PUT_OFF = "put_off"  # 取消, 推迟, 暂缓
    LATE = "late"  # 逾期, 超期


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, ``start:end`` of the paragraph, and what it denies.

    Acts that lie in ``low:high`` did not happen. A thing counted in ``first:high`` was left undone (8件未落实); where the
    denial stands in a relative clause (未落实的8件), the number behind it is what was left undone. ``holds`` is true where an
    act is carried out (未开展…) or put off, and not where something was not done to things (未落实).
    """

    how: Negation
    start: int
    end: int
    low: int
    high: int
    first: int
    relative: bool
    holds: bool


NOBODY: Known[Actor] = Known(Actor.OWN, How.DEFAULT, 0, 0, "subject.default")


@dataclass(slots=True, eq=False)
class Clause:
    """What stands between two borders: ``start:end`` of the paragraph's folded text, without the borders.

    ``border`` is the mark that ends it, "" at the end of the paragraph; ``before`` is the clause of the same statement
    before it, None where ``link`` is FIRST. ``aside`` is true in brackets.
    """

    text: str  # of the paragraph
    sentence: Sentence
    start: int
    end: int
    border: str
    link: Link
    before: Clause | None
    aside: bool = False
    carried: Known[Mood] | None = None  # what an intention before it goes on with
    turns: tuple[tuple[int, Known[Mood]], ...] = ()  # where in the clause the mood changes
    denials: tuple[Denial, ...] = ()

    @property
    def opening(self) -> Known[Mood]:
        """The mood that it begins with."""
        return self.carried or self.of_part()

    def of_part(self) -> Known[Mood]:
        """The mood of its part of the report."""
        mood = Mood.PLANNED if self.sentence.role is Role.PLAN else Mood.DONE
        return Known(mood, How.SECTION, self.start, self.start, "mood.part")

    @property
    def words(self) -> str:
        """The folded characters."""
        return self.text[self.start : self.end]

    def planned(self, position: int) -> bool:
        """Whether an act or number that begins at ``position`` lies ahead."""
        if not self.turns and self.carried is None:  # as in most clauses: all of it is what its part is
            return self.sentence.role is Role.PLAN
        return self.mood_at(position).value is Mood.PLANNED

    def mood_at(self, position: int) -> Known[Mood]:
        """The mood of an act or number that begins at ``position``: of 对已办结的25件将开展回头看 the number is done."""
        found = self.opening
        for at, mood in self.turns:
            if at > position:
                break
            found = mood
        return found

    def denied(self, start: int, end: int) -> Denial | None:
        """The denial in whose reach the act named at ``start:end`` lies: it did not happen."""
        for denial in self.denials:
            if denial.low <= start and end <= denial.high:
                return denial
        return None

    def undone(self, start: int, end: int) -> Denial | None:
        """The denial that says that what the number at ``start:end`` counts was not done."""
        for denial in self.denials:
            counted = denial.end <= start if denial.relative else denial.first <= start and end <= denial.high
            if counted:
                return denial
        return None
