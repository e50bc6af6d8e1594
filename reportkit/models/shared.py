"""What all records share: closed objects, evidence, the fields that several kinds have."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from reportkit.models.enums import Approx, Basis, Confidence, Per, Status

Offset = Annotated[int, Field(ge=0)]
Count = Annotated[int, Field(ge=0)]
Number = int | float
Id = Annotated[str, Field(min_length=1, description="Identifier within the report (本报告内编号)")]
SectionId = Annotated[str, Field(description="Innermost section that holds the record (所在最内层部分)")]
Rule = Annotated[str, Field(description="Rule that made the record (得出本条的规则)")]


class Closed(BaseModel):
    """A closed object: no key is missing, none is added."""

    model_config = ConfigDict(extra="forbid")


class Evidence(Closed):
    """The characters a record came from (原文依据)."""

    start: Offset = Field(description="First character, code points from 0 (起点，按码位)")
    end: Offset = Field(description="One past the last character (终点，不含)")
    text: str = Field(description="text[start:end], unchanged (原文)")


Proof = Annotated[Evidence, Field(description="The characters it came from (原文依据)")]
OptionalApprox = Annotated[Approx | None, Field(description="over | under | about (约数)")]
PerField = Annotated[
    Per | None, Field(description="It holds for each period or thing and is no total (每年、每个；不是总数)")
]
ConfidenceField = Annotated[
    Confidence | None, Field(description="sure | likely | doubtful; null: not assessed (把握程度，未评为 null)")
]
StatusField = Annotated[Status, Field(description="done or planned (已做或拟做)")]


class Period(Closed):
    """The years a record covers, when the clause says so (期间)."""

    from_: int | None = Field(alias="from", description="First year (起始年)")
    to: int | None = Field(description="Last year (终止年)")
    basis: Basis = Field(description="What the period counts from (依据)")
    text: str = Field(description="The words that say so (原文用语)")


OptionalPeriod = Annotated[Period | None, Field(description="Period, only where the sentence gives one (期间)")]
