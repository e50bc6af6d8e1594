"""What the next report tells of a planned act (落实情况)."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.models.enums import Labelled
from reportkit.models.shared import Evidence, Number


class Followed(Labelled):
    """What the next report tells of a planned act (落实情况)."""

    REPORTED = "reported", "有报告"
    PARTLY = "partly", "部分报告"
    LOOK = "look", "待查看"
    NOT_MENTIONED = "not_mentioned", "未提及"
    NO_NEXT_REPORT = "no_next_report", "无下年报告"
    VAGUE = "vague", "无可查之事"


DONE = frozenset({Followed.REPORTED, Followed.PARTLY})
RANK = {Followed.REPORTED: 2, Followed.PARTLY: 1}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, and ``reason``, what it rests on.

    ``start:end`` are the words of the next report, ``record`` the id of its record where it has one, ``score`` how alike
    the two are (0 to 1), ``value`` the number that it tells.
    """

    status: Followed
    reason: str
    score: float = 0.0
    record: str | None = None
    start: int | None = None
    end: int | None = None
    value: Number | None = None

    @classmethod
    def at(cls, status: Followed, reason: str, record: str, evidence: Evidence, score: float = 1.0) -> Verdict:
        """A verdict that rests on a record."""
        return cls(status, reason, min(score, 1.0), record, evidence.start, evidence.end)

    def better(self, other: Verdict | None) -> Verdict:
        """Of two, what is told as done before what is only to be looked at, then the more alike, then this one."""
        if other is None:
            return self
        return max((self, other), key=lambda found: (RANK.get(found.status, 0), found.score))


PUT_OFF = "its sentence says that something was put off"
NOT_MENTIONED = Verdict(Followed.NOT_MENTIONED, "no law, no word of the matter and no number of its kind is shared")
