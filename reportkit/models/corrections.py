"""What a person says of records: corrections, one a line, as the page exports them and ``review`` applies them (人工更正)."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator

from reportkit.models.enums import Labelled
from reportkit.models.report import RECORD_KINDS
from reportkit.models.shared import Closed, Offset

# Not a person's to set: what the place and the program decide. The place itself is mended by rejecting and adding.
FIXED = frozenset({"id", "section", "rule", "confidence", "evidence"})
LONGEST = 10_000  # characters of a note, a name, a time


class RecordKind(Labelled):
    """A kind of record (记录类别)."""

    FIGURES = "figures", "数字"
    MEETINGS = "meetings", "会议"
    LAW_INSPECTIONS = "law_inspections", "执法检查"
    SUGGESTIONS = "suggestions", "议案建议"
    TASKS = "tasks", "任务"
    SHORTCOMINGS = "shortcomings", "不足"
    OVERSIGHT = "oversight", "监督事项"
    LAWS = "laws", "法规"


class Deed(Labelled):
    """What a person does with a record (处理方式)."""

    ACCEPT = "accept", "认可"
    REJECT = "reject", "否定"
    CHANGE = "change", "更改"
    ADD = "add", "补充"


class Judgement(Labelled):
    """What a person says of a record drawn to be judged (判断)."""

    RIGHT = "right", "对"
    WRONG = "wrong", "错"
    UNSURE = "unsure", "不确定"


class Reviewed(Labelled):
    """The rule of a record that a person set (人工认定的方式)."""

    ACCEPTED = "review.accepted", "人工认可"
    CHANGED = "review.changed", "人工更改"
    ADDED = "review.added", "人工补充"


Note = Annotated[str | None, Field(max_length=LONGEST)]


class Correction(Closed):
    """What a person says of one record, or of one field of it (一条更正)."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text_sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="source.text_sha256 of the report (文本摘要)")
    kind: RecordKind = Field(description="Kind of the record (记录类别)")
    start: Offset = Field(description="First character of its evidence, code points from 0 (依据起点，按码位)")
    end: Offset = Field(description="One past the last (依据终点，不含)")
    evidence: str = Field(min_length=1, description="The characters of its evidence, unchanged (原文)")
    action: Deed = Field(description="accept | reject | change | add (处理方式)")
    field: str | None = Field(
        default=None, description="Of a change: the field, law.title for one inside another (所改字段)"
    )
    old: Any = Field(default=None, description="Of a change: what the field said (原值)")
    new: Any = Field(default=None, description="Of a change: what it should say (新值)")
    record: dict[str, Any] | None = Field(
        default=None,
        description="Of an add: its fields; else the record as it was seen, if known (补充记录的字段，或所见的原记录)",
    )
    id: Note = Field(default=None, description="Id of the record when it was seen; ids move (当时的编号)")
    at: Note = Field(default=None, description="When it was said, in any form (时间)")
    by: Note = Field(default=None, description="Who said it (更正人)")
    note: Note = Field(default="", description="Why (说明)")

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        """The parts of one line fit together."""
        if self.end <= self.start or len(self.evidence) != self.end - self.start:
            raise ValueError(
                f"evidence has {len(self.evidence)} characters, start {self.start} and end {self.end} do not"
            )
        if self.action is Deed.CHANGE:
            self._is_field(self.field)
        elif self.field is not None:
            raise ValueError(f"action {self.action} takes no field")
        if self.action is Deed.ADD:
            if self.record is None:
                raise ValueError("action add needs record: the fields of what is added")
            for name in self.record:
                self._is_field(name)
        return self

    def _is_field(self, name: str | None) -> None:
        """Raise for what is no field of the kind that a person may set."""
        if name is None:
            raise ValueError("action change needs field")
        if name in FIXED:
            raise ValueError(f"{name} is not set by hand; reject the record and add the right one")
        model: Any = RECORD_KINDS[self.kind]
        known = {info.alias or key for key, info in model.model_fields.items()} - FIXED
        if name.partition(".")[0] not in known:
            raise ValueError(f"there is no field {name!r} of {self.kind}; fields: {', '.join(sorted(known))}")
