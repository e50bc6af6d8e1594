"""Records while the rules work on them: one class a record kind, with the fields of ``models/report.py`` in their order.

Spans of ``Evidence`` are code points of the source, half-open. A record refers to a figure by the object; ids are given once,
when all records are there (``plain.py``). Drafts are compared by identity: two figures may say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportkit.models.enums import (
    Action,
    Actor,
    Approx,
    Aspect,
    Basis,
    Body,
    Category,
    Change,
    Confidence,
    Form,
    Initiative,
    LawKind,
    LawRole,
    Measure,
    Mode,
    Per,
    Quantifier,
    Status,
    SuggestionKind,
    Target,
    Unread,
    Venue,
)

Number = int | float


@dataclass(slots=True)
class Evidence:
    """The characters a record came from: ``text`` is ``source[start:end]``."""

    start: int
    end: int
    text: str

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, to order by."""
        return self.start, self.end

    def overlaps(self, other: Evidence) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(slots=True)
class Period:
    """The years a record covers; shared by all that stand in its reach and never changed."""

    first: int | None
    last: int | None
    basis: Basis
    text: str


@dataclass(slots=True, eq=False)
class FigureDraft:
    """A number that counts or measures something (数字)."""

    value: Number
    value_max: Number | None
    unit: str | None
    approx: Approx | None
    measure: Measure
    subject: str | None
    verb: str | None
    category: Category
    pooled: bool
    actor: Actor
    status: Status
    period: Period | None
    section: str
    rule: str
    evidence: Evidence
    change: Change | None = None
    per: Per | None = None
    confidence: Confidence | None = None
    part_of: FigureDraft | None = None
    denied: bool = False
    id: str = ""


@dataclass(slots=True, eq=False)
class MeetingDraft:
    """A meeting held, counted (``figure``) or named (会议)."""

    body: Body
    name: str | None
    count: Number | None
    approx: Approx | None
    topic: str | None
    actor: Actor
    status: Status
    period: Period | None
    figure: FigureDraft | None
    section: str
    rule: str
    evidence: Evidence
    per: Per | None = None
    pooled: bool = False
    id: str = ""


@dataclass(slots=True, eq=False)
class LawInspectionDraft:
    """A named law whose implementation was checked (执法检查); ``title``, ``kind`` and ``issuer`` come from linking."""

    name: str
    title: str | None
    kind: LawKind | None
    issuer: str | None
    mode: Mode
    initiative: Initiative
    status: Status
    period: Period | None
    section: str
    rule: str
    evidence: Evidence
    confidence: Confidence | None = None
    id: str = ""


@dataclass(slots=True, eq=False)
class SuggestionDraft:
    """A number of motions, suggestions, proposals or opinions (议案建议).

    ``base`` is the total that a rate refers to; a part has its figure's ``part_of``, which wins (``plain.py``).
    """

    kind: SuggestionKind
    action: Action
    count: Number | None
    rate: Number | None
    quantifier: Quantifier | None
    base: FigureDraft | None
    approx: Approx | None
    title: str | None
    actor: Actor
    status: Status
    period: Period | None
    figure: FigureDraft | None
    section: str
    rule: str
    evidence: Evidence
    also: list[Action] = field(default_factory=list)
    aspect: Aspect | None = None
    per: Per | None = None
    confidence: Confidence | None = None
    denied: bool = False
    id: str = ""


@dataclass(slots=True, eq=False)
class ActDraft:
    """One act within a task (任务中的一项动作)."""

    form: Form
    object: str
    evidence: Evidence


@dataclass(slots=True, eq=False)
class TaskDraft:
    """What the organ will do, one sentence (任务)."""

    heading: str | None
    text: str
    section: str
    rule: str
    evidence: Evidence
    acts: list[ActDraft] = field(default_factory=list)
    laws: list[str] = field(default_factory=list)
    figures: list[FigureDraft] = field(default_factory=list)
    id: str = ""


@dataclass(slots=True, eq=False)
class ShortcomingDraft:
    """A sentence that names a weakness of the organ (不足)."""

    text: str
    section: str
    rule: str
    evidence: Evidence
    id: str = ""


@dataclass(slots=True, eq=False)
class OversightDraft:
    """A matter the organ looked into (监督事项)."""

    form: Form
    venue: Venue | None
    target: Target | None
    topic: str
    first_time: bool
    status: Status
    period: Period | None
    section: str
    rule: str
    evidence: Evidence
    id: str = ""


@dataclass(slots=True, eq=False)
class LawDraft:
    """A law mentioned (提及的法规); ``title``, ``kind`` and ``issuer`` come from linking."""

    name: str
    title: str | None
    kind: LawKind | None
    issuer: str | None
    role: LawRole
    status: Status
    section: str
    rule: str
    evidence: Evidence
    id: str = ""


@dataclass(slots=True, eq=False)
class UnclaimedDraft:
    """What could not be placed, and what the text says did not happen (未认定)."""

    kind: Unread
    reason: str
    evidence: Evidence
