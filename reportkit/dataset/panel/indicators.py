"""Indicators: what a cell of the panel says, as data under a schema (指标定义)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from reportkit.errors import ReportkitError
from reportkit.io.userfiles import bytes_of
from reportkit.models import RECORD_KINDS
from reportkit.models.enums import Genre, Labelled, Organ
from reportkit.text.fold import fold

Value = str | int | bool


class CellStatus(Labelled):
    """What a cell of the panel is (单元格状态)."""

    STATED = "stated", "文中有数"
    STATED_ZERO = "stated_zero", "文中说没有"
    ALL = "all", "文中说全部"
    TERM_ONLY = "term_only", "只有数年合计"
    POOLED_ONLY = "pooled_only", "只有混合计数"
    PART_ONLY = "part_only", "只有部分或下限"
    ABRIDGED = "abridged", "摘要未载"
    NOT_APPLICABLE = "not_applicable", "该机关无此事项"
    NOT_STATED = "not_stated", "未载"
    LOOK = "look", "待查"
    NO_REPORT = "no_report", "无报告"


class Take(Labelled):
    """Which number of several is the year's (取数方式)."""

    ONE = "one", "须一致"
    WIDEST = "widest", "取最大"
    SESSIONS = "sessions", "大会期间与闭会期间合计"
    RECORDS = "records", "计条数"
    DISTINCT = "distinct", "计不同名称数"


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Closed):
    """Words of a field: one of ``has`` must stand in it, none of ``lacks``; an empty field holds no word.

    ``given``: whether the field must be filled, or be empty.
    """

    has: tuple[str, ...] = Field(default=(), description="One of these must stand in it (须含其一)")
    ends: tuple[str, ...] = Field(default=(), description="It must end with one of these (须以其一结尾)")
    lacks: tuple[str, ...] = Field(default=(), description="None of these may stand in it (不得含)")

    given: bool | None = Field(default=None, description="Filled, or empty (有无)")

    @model_validator(mode="after")
    def _says_something(self) -> Words:
        if not self.has and not self.lacks and not self.ends and self.given is None:
            raise ValueError("says neither has, ends, lacks nor given")
        return self

    def fit(self, text: str) -> bool:
        """Whether the words of ``text`` are as asked; it is folded as the words are."""
        if (self.given is not None and self.given != bool(text)) or (self.ends and not text.endswith(self.ends)):
            return False
        return (not self.has or any(word in text for word in self.has)) and not any(w in text for w in self.lacks)


Condition = Value | tuple[Value, ...] | Words | tuple[Words, ...]
Where = dict[str, Condition]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")]


class Example(_Closed):
    """A text of a report and the cell it gives; a test runs it."""

    text: str = Field(description="What the report says (例文)")
    status: CellStatus = Field(description="Status of the cell (状态)")
    value: int | float | None = Field(default=None, description="Its value (值)")
    plan: str = Field(default="", description="What the report says it will do (安排部分例文)")
    organ: Organ = Field(default=Organ.NPC_STANDING_COMMITTEE, description="Whose report it is (报告机关)")
    term: bool = Field(default=False, description="Whether it reports five years (是否届末报告)")


class Indicator(_Closed):
    """One indicator (指标)."""

    name: Name = Field(description="Name, as a column bears it (名称)")
    short: str | None = Field(
        default=None, pattern=r"^[a-z][a-z0-9_]{0,24}$", description="For Stata, where the name has more than 25 (短名)"
    )
    zh: str = Field(description="What it is, in Chinese (中文名)")
    en: str = Field(description="What it is, in English (英文名)")
    definition: str = Field(description="What counts and what does not (定义)")
    organs: tuple[Organ, ...] = Field(default=(), description="Who has such a thing; none: everybody (适用机关)")
    from_: str = Field(alias="from", description="List of the report that it is read from (所用记录)")
    where: tuple[Where, ...] = Field(description="Which records: the first that any of the report fits (条件，依次)")
    number: str = Field(default="", description="Field of the number, else the kind's own (数值字段)")
    status: Literal["done", "planned"] = Field(
        default="done", description="Done, or planned for the year to come (已做或拟做)"
    )
    take: Take = Field(default=Take.ONE, description="Which number of several (取数方式)")
    prefer: tuple[Where, ...] = Field(default=(), description="Which of several that differ, in this order (优先)")
    sum: tuple[Where, ...] = Field(
        default=(), description="Parts that make the whole where it is not given (相加的部分)"
    )
    distinct: tuple[str, ...] = Field(default=(), description="Fields that tell one from another (区分字段)")
    pooled: tuple[Where, ...] = Field(default=(), description="Records that count it with something else (混合计数)")
    part: tuple[Where, ...] = Field(default=(), description="Records that count a part of it (部分计数)")
    of_all: bool = Field(default=False, description="A number of all of them, not of a few picked out (须为全体之数)")
    doubt: tuple[Where, ...] = Field(default=(), description="Records that may be another's, or none (存疑的记录)")
    unread: str = Field(default="", description="What left unclaimed makes a count doubtful (使计数存疑的未认定内容)")
    genres: tuple[Genre, ...] = Field(default=(), description="Kinds of text in which a count is sure (可靠的文种)")
    basis: str = Field(default="", description="Field that says what was counted (计数口径字段)")
    none: tuple[Where, ...] = Field(default=(), description="Records that say there was none (表示没有的记录)")
    all_: tuple[Where, ...] = Field(default=(), alias="all", description="Records that say it was all (表示全部的记录)")
    cues: tuple[str, ...] = Field(default=(), description="Words that speak of it (提示词)")
    says: tuple[tuple[tuple[str, ...], ...], ...] = Field(
        default=(),
        description="Words that speak of it without a number: one of each list, in this order, in a clause (无数字的提示词)",
    )
    context: tuple[str, ...] = Field(
        default=(),
        description="Words of which one stands in the sentence of a cue, else it speaks of something else (语境词)",
    )
    units: tuple[str, ...] = Field(default=(), description="Units a number of it may have (单位)")
    unit_matters: bool = Field(
        default=False, description="Numbers in different units are different things (单位不同则不可比)"
    )
    example: tuple[Example, ...] = Field(min_length=1, description="Texts with the cell they give (例)")

    @model_validator(mode="after")
    def _holds_together(self) -> Indicator:
        if self.from_ not in RECORD_KINDS:
            raise ValueError(f"from: {self.from_!r} is none of {', '.join(RECORD_KINDS)}")
        if len(self.name) > 25 and self.short is None:
            raise ValueError("name: more than 25 characters need a short name")
        if self.from_ != "suggestions" and (self.of_all or self.take is Take.SESSIONS):
            raise ValueError("of_all and take = 'sessions' are for suggestions")
        if self.take is Take.DISTINCT and not self.distinct:
            raise ValueError("distinct: take = 'distinct' needs fields")
        for where in (
            *self.where,
            *self.prefer,
            *self.sum,
            *self.pooled,
            *self.part,
            *self.none,
            *self.all_,
            *self.doubt,
        ):
            for path in where:
                _check_field(self.from_, path)
        for path in (*self.distinct, *filter(None, (self.basis, self.number))):
            _check_field(self.from_, path)
        return self

    @property
    def is_planned(self) -> bool:
        """Whether it is of the year planned for."""
        return self.status == "planned" or self.from_ == "tasks"

    @property
    def column(self) -> str:
        """The name that has room for ``_status`` behind it within the 32 characters of a Stata name."""
        return self.short or self.name


# What a record may be asked for besides its own fields: see records of ``candidates.py``.
BESIDE = (
    "unit",
    "measure",
    "category",
    "subject",
    "verb",
    "value_max",
    "before",
    "behind",
    "thing",
    "actions",
    "organ",
)


def _check_field(kind: str, path: str) -> None:
    fields = RECORD_KINDS[kind].model_fields
    head = path.split(".", maxsplit=1)[0]
    if (head not in fields and head not in BESIDE) or (head == "actions" and kind != "suggestions"):
        raise ValueError(f"{kind} have no field {head!r} ({', '.join((*fields, *BESIDE))})")


class File(_Closed):
    """A file of indicators (指标文件)."""

    indicator: tuple[Indicator, ...] = Field(min_length=1, description="The indicators, in the order of columns (指标)")


@lru_cache(maxsize=1)
def shipped() -> tuple[Indicator, ...]:
    """The indicators of the package."""
    source = (resources.files("reportkit.dataset.panel") / "data" / "indicators.toml").read_text(encoding="utf-8")
    return File.model_validate(tomllib.loads(source)).indicator


def read_indicators(path: str) -> tuple[Indicator, ...]:
    """Indicators of the file ``path``; raises ReportkitError with the indicator and the field that is wrong."""
    try:
        data = tomllib.loads(bytes_of(path).decode("utf-8-sig"))
        return File.model_validate(data).indicator
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _error(path, f"is not TOML ({error})", "mend that line") from error
    except ValidationError as error:
        first = min(error.errors(), key=lambda e: e["type"] != "value_error")  # of a choice of forms, what was meant
        index = next((part for part in first["loc"] if isinstance(part, int)), None)
        listed = data.get("indicator", [])
        name = listed[index].get("name", index + 1) if index is not None and isinstance(listed[index], dict) else "?"
        place = ".".join(str(part) for part in first["loc"][2:] if not isinstance(part, int) or part > 0)
        message = f"indicator {name}: {place + ': ' if place else ''}{first['msg'].removeprefix('Value error, ')}"
        raise _error(path, message, "docs/PANEL.md tells the fields") from None


def file_schema() -> dict[str, Any]:
    """JSON Schema of a file of indicators."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **File.model_json_schema(by_alias=True)}


def chosen(names: Iterable[str], known: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """The indicators with these ``names``, in their order, all of ``known`` where none is named.

    Raises ReportkitError for a name that is not known.
    """
    by_name = {indicator.name: indicator for indicator in known}
    wanted = list(names)
    for name in wanted:
        if name not in by_name:
            raise ReportkitError(f"there is no indicator {name!r} ({', '.join(by_name)})", stage="read")
    return tuple(by_name[name] for name in wanted) or tuple(by_name.values())


def joined(*lists: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """The indicators of all lists; of one name the last counts, in the place of the first."""
    return tuple({indicator.name: indicator for one in lists for indicator in one}.values())


def folded(words: Iterable[str]) -> tuple[str, ...]:
    """``words`` as texts are folded before they are compared."""
    return tuple(fold(word) for word in words)


def _error(path: str, message: str, hint: str) -> ReportkitError:
    return ReportkitError(message, path=path, stage="read", hint=hint)
