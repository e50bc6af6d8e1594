"""The report as it is written: one JSON object a line, every key always present.

Offsets are half-open code-point offsets into the decoded text.
"""

from __future__ import annotations

from html import escape
from typing import Any, Literal

from pydantic import Field, PrivateAttr

from reportkit.models.about import Candidate, Generator, Region, Source
from reportkit.models.enums import (
    Action,
    Actor,
    Aspect,
    Body,
    Category,
    Change,
    CheckKind,
    Completeness,
    Form,
    Genre,
    Initiative,
    LawKind,
    LawRole,
    Measure,
    Mode,
    Organ,
    Quantifier,
    Role,
    SuggestionKind,
    Target,
    Unread,
    Venue,
)
from reportkit.models.sentences import Sentences
from reportkit.models.shared import (
    Closed,
    ConfidenceField,
    Count,
    Id,
    Number,
    Offset,
    OptionalApprox,
    OptionalPeriod,
    PerField,
    Proof,
    Rule,
    SectionId,
    StatusField,
)

SCHEMA_VERSION = "2.0.0"


class Meta(Closed):
    """Whose report it is and what it covers (报告信息)."""

    title: str | None = Field(description="Title, lines joined (标题)")
    genre: Genre = Field(description="Kind of text (文种)")
    completeness: Completeness = Field(description="full | abridged | excerpt (完整程度)")
    key: str | None = Field(
        description="adcode/organ/congress-session, the same for every copy of a work report (同一报告的键)"
    )
    organ: Organ = Field(description="Whose work it is (报告机关)")
    organ_name: str | None = Field(description="The organ as the text names it (机关名称)")
    region: Region = Field(description="Region of the organ (行政区)")
    region_candidates: list[Candidate] = Field(description="Regions an ambiguous name may mean (候选行政区)")
    congress: int | None = Field(description="Term of the congress (届)")
    session: int | None = Field(description="Session within the term (次)")
    date: str | None = Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$", description="Delivery date, ISO (报告日期)")
    speaker: str | None = Field(description="Who delivered it (报告人)")
    speaker_title: str | None = Field(description="Office of the speaker (报告人职务)")
    review_from: int | None = Field(description="First year reviewed (回顾起年)")
    review_to: int | None = Field(description="Last year reviewed (回顾止年)")
    plan_year: int | None = Field(description="Year of the tasks (安排年份)")


class Section(Closed):
    """A part of the report (部分)."""

    id: Id
    parent: str | None = Field(description="Section around it (上级部分)")
    level: Count = Field(description="Depth, 1 for a top part (层次)")
    heading: str | None = Field(description="Heading as printed (标题)")
    role: Role = Field(description="What the part is for (作用)")
    start: Offset = Field(description="First character (起点)")
    end: Offset = Field(description="One past the last character (终点)")


class Figure(Closed):
    """A number that counts or measures something (数字)."""

    id: Id
    value: Number = Field(description="Value, 万 and 亿 multiplied out; of a range the low end (数值)")
    value_max: Number | None = Field(description="High end of a range (区间上限)")
    unit: str | None = Field(description="Unit as written; 元 for money, % for shares (单位)")
    approx: OptionalApprox
    change: Change | None = Field(description="A difference (up, down) and no level (增减，不是总量)")
    per: PerField
    measure: Measure = Field(description="What is measured (计量对象)")
    subject: str | None = Field(description="What is counted, in the words of the text (所计事物)")
    verb: str | None = Field(description="Governing verb (谓语动词)")
    category: Category = Field(description="Kind of thing counted (事项类别)")
    confidence: ConfidenceField
    pooled: bool = Field(description="One number for a mixed list (混合计数)")
    part_of: str | None = Field(description="Figure of which it is said to be a part (所属总数)")
    actor: Actor = Field(description="Whose act it measures (行为主体)")
    status: StatusField
    denied: bool = Field(description="It counts what was not done (所计为未做之事)")
    period: OptionalPeriod
    section: SectionId
    rule: Rule
    evidence: Proof


class Meeting(Closed):
    """A meeting held, counted or named (会议)."""

    id: Id
    body: Body = Field(description="Kind of meeting (会议类型)")
    name: str | None = Field(description="Name in the words of the text (名称)")
    count: Number | None = Field(description="How many; null for a named one (次数)")
    approx: OptionalApprox
    per: PerField
    pooled: bool = Field(description="One number for a mixed list (混合计数)")
    topic: str | None = Field(description="What it was about, when said (议题)")
    actor: Actor = Field(description="Who held it (主体)")
    status: StatusField
    period: OptionalPeriod
    figure: str | None = Field(description="Its figure (对应数字)")
    section: SectionId
    rule: Rule
    evidence: Proof


class LawRef(Closed):
    """A law as named and as linked (法规)."""

    name: str = Field(description="Name as written, without 《》 (文中名称)")
    title: str | None = Field(description="Official title, when linked (正式名称)")
    kind: LawKind | None = Field(description="Rank (位阶)")
    issuer: str | None = Field(description="Who made it (制定机关)")


class LawInspection(Closed):
    """A named law whose implementation was checked (执法检查)."""

    id: Id
    law: LawRef = Field(description="The law (法规)")
    mode: Mode = Field(description="How it was checked (方式)")
    initiative: Initiative = Field(description="On whose initiative (发起)")
    confidence: ConfidenceField
    status: StatusField
    period: OptionalPeriod
    section: SectionId
    rule: Rule
    evidence: Proof


class Suggestion(Closed):
    """A number of motions, suggestions, proposals or opinions (议案建议)."""

    id: Id
    kind: SuggestionKind = Field(description="Kind (类别)")
    action: Action = Field(description="What was done with them (环节)")
    also: list[Action] = Field(description="What else was done with them under the same number (同一数字的其他环节)")
    aspect: Aspect | None = Field(description="With what they were satisfied, when said (对什么满意)")
    count: Number | None = Field(description="How many (件数)")
    rate: Number | None = Field(description="Percentage (比例，%)")
    quantifier: Quantifier | None = Field(description="all | none, said without a numeral (全部、没有)")
    base: str | None = Field(description="Figure a part or rate refers to (基数)")
    approx: OptionalApprox
    per: PerField
    title: str | None = Field(description="Title of a named proposal (提案题目)")
    confidence: ConfidenceField
    actor: Actor = Field(description="Whose act (主体)")
    status: StatusField
    denied: bool = Field(description="It counts what was not done (所计为未做之事)")
    period: OptionalPeriod
    figure: str | None = Field(description="Its figure (对应数字)")
    section: SectionId
    rule: Rule
    evidence: Proof


class Act(Closed):
    """One act within a task (任务中的一项动作)."""

    form: str = Field(description="What will be done (动作)")
    object: str | None = Field(description="To what (对象)")
    evidence: Proof


class Task(Closed):
    """What the organ will do, one sentence (任务)."""

    id: Id
    heading: str | None = Field(description="Heading and lead above it (所属标题)")
    text: str = Field(description="The sentence, page breaks joined (任务原句)")
    acts: list[Act] = Field(description="Acts named in it (动作)")
    laws: list[str] = Field(description="Laws named in it (涉及法规)")
    figures: list[str] = Field(description="Figures in it (其中数字)")
    section: SectionId
    rule: Rule
    evidence: Proof


class Shortcoming(Closed):
    """A sentence that names a weakness of the organ (不足)."""

    id: Id
    text: str = Field(description="The sentence, page breaks joined (原句)")
    section: SectionId
    rule: Rule
    evidence: Proof


class Oversight(Closed):
    """A matter the organ looked into (监督事项)."""

    id: Id
    form: Form = Field(description="Form (形式)")
    venue: Venue | None = Field(description="Where, when said (场合)")
    target: Target | None = Field(description="Whose work, when said (对象)")
    topic: str | None = Field(description="The matter (议题)")
    first_time: bool = Field(description="Said to be the first time (首次)")
    status: StatusField
    period: OptionalPeriod
    section: SectionId
    rule: Rule
    evidence: Proof


class Law(Closed):
    """A law mentioned (提及的法规)."""

    id: Id
    name: str = Field(description="Name as written (文中名称)")
    title: str | None = Field(description="Official title, when linked (正式名称)")
    kind: LawKind | None = Field(description="Rank (位阶)")
    issuer: str | None = Field(description="Who made it (制定机关)")
    role: LawRole = Field(description="What was done with it (提及方式)")
    status: StatusField
    section: SectionId
    rule: Rule
    evidence: Proof


class Check(Closed):
    """A sum or statement of the report, checked (核对)."""

    id: Id
    kind: CheckKind = Field(description="Kind of check (核对类型)")
    ok: bool = Field(description="Does it hold (是否成立)")
    message: str = Field(description="One sentence a person can judge (说明)")
    figures: list[str] = Field(description="Figures used (所用数字)")
    whole: str | None = Field(description="The figure that the others are parts of (其他数字所属的总数)")


class Numerals(Closed):
    """How many runs of numeral characters fell to each class (数字串归类)."""

    figure: Count = Field(description="Counted something (计量)")
    date: Count = Field(description="Dates, years, times (日期)")
    ordinal: Count = Field(description="Ordinals, terms, sessions (序数)")
    name: Count = Field(description="Parts of names and slogans (名称)")
    marker: Count = Field(description="List markers (序号)")
    indefinite: Count = Field(description="一些, 一批 and the like (不定)")
    unclaimed: Count = Field(description="Could not be placed (未认定)")


class Unclaimed(Closed):
    """What could not be placed, and what the text says did not happen (未认定)."""

    kind: Unread = Field(description="numeral | law | act | denied (类别)")
    reason: str = Field(description="Why (原因)")
    evidence: Proof


class Warning_(Closed):
    """Something a reader should know (提示)."""

    code: str = Field(description="Short code (代码)")
    message: str = Field(description="One sentence (说明)")


Quotable = Figure | Meeting | LawInspection | Suggestion | Task | Act | Shortcoming | Oversight | Law | Unclaimed


class Report(Closed):
    """One report, one line (一份报告)."""

    schema_version: Literal["2.0.0"] = Field(description="Version of this format (格式版本)")
    id: str = Field(description="Digest of the text (文本摘要，同文同号)")
    generator: Generator = Field(description="The program (程序)")
    source: Source = Field(description="The file (来源)")
    meta: Meta = Field(description="What report it is (报告信息)")
    sections: list[Section] = Field(description="Parts, in order (各部分)")
    figures: list[Figure] = Field(description="Every number that counts or measures (数字)")
    meetings: list[Meeting] = Field(description="Meetings held (会议)")
    law_inspections: list[LawInspection] = Field(description="Laws inspected (执法检查)")
    suggestions: list[Suggestion] = Field(description="Motions, suggestions, proposals (议案建议提案)")
    tasks: list[Task] = Field(description="Tasks planned (任务)")
    shortcomings: list[Shortcoming] = Field(description="Own weaknesses (不足)")
    oversight: list[Oversight] = Field(description="Matters looked into (监督事项)")
    laws: list[Law] = Field(description="Laws mentioned (法规)")
    checks: list[Check] = Field(description="The report's own arithmetic (核对)")
    numerals: Numerals = Field(description="All numerals by class (数字归类)")
    unclaimed: list[Unclaimed] = Field(description="Left for people to look at (未认定)")
    warnings: list[Warning_] = Field(description="Warnings (提示)")

    _text: str | None = PrivateAttr(default=None)
    _sentences: Sentences | None = PrivateAttr(default=None)

    @property
    def text(self) -> str | None:
        """The text that offsets count in; None of a report that was read without it."""
        return self._text

    def sentence(self, record: Quotable) -> str | None:
        """The whole sentence of ``record``, a slice of the text; None where the text is not at hand."""
        if not hasattr(record, "evidence"):
            raise TypeError(f"sentence takes a record with evidence, not {type(record).__name__}")
        if self._text is None:
            return None
        if self._sentences is None:
            self._sentences = Sentences(self._text)
        return self._sentences.of(record.evidence.start, record.evidence.end)

    def keep_text(self, text: str) -> None:
        """Have the report know ``text``, which its offsets count in."""
        self._text, self._sentences = text, None

    def __eq__(self, other: object) -> bool:
        """Whether all fields are equal; a report with its text at hand equals one without."""
        return self.__dict__ == other.__dict__ if isinstance(other, Report) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as of all models that may change

    def __repr__(self) -> str:
        """In short; print ``to_dict()`` for all of it."""
        held = ", ".join(f"{len(getattr(self, kind))} {kind}" for kind in RECORD_KINDS)
        return f"<Report {self.id} {self.meta.title or self.source.path or ''}: {held}>"

    def _repr_html_(self) -> str:
        """As a notebook shows it."""
        return summary_html(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Report:
        """Validate a plain dict as ``extract`` writes it.

        Raises pydantic.ValidationError when a key is missing, unknown or of the wrong type.
        """
        return cls.model_validate(data)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types, keys in the order of the contract."""
        return self.model_dump(mode="json", by_alias=True)


RECORD_KINDS: dict[str, type[Closed]] = {
    "figures": Figure,
    "meetings": Meeting,
    "law_inspections": LawInspection,
    "suggestions": Suggestion,
    "tasks": Task,
    "shortcomings": Shortcoming,
    "oversight": Oversight,
    "laws": Law,
}


def summary_html(report: Report) -> str:
    """What a notebook shows of a report: whose it is, and how many records of each kind there are."""
    meta = report.meta
    told = (meta.region.name, meta.organ.label, meta.date, meta.key, f"{report.source.chars} characters")
    about = " · ".join(escape(str(part)) for part in told if part is not None)
    counts = [(kind, len(getattr(report, kind))) for kind in (*RECORD_KINDS, "checks", "unclaimed", "warnings")]
    head = "".join(f"<th>{kind}</th>" for kind, _ in counts)
    row = "".join(f"<td>{number}</td>" for _, number in counts)
    title = escape(meta.title or report.source.path or report.id)
    return f"<b>{title}</b><br>{about}<table><tr>{head}</tr><tr>{row}</tr></table>"
