"""The tables that reports make: their columns, from the models of the report and what the dataset adds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from reportkit.dataset.columns import SEPARATOR, Column, Reference, Table, Type
from reportkit.dataset.tables.usable import WhyNot
from reportkit.dataset.tables.years import YearBasis
from reportkit.models import RECORD_KINDS, Report
from reportkit.models.enums import Completeness, Genre, Labelled, Level, Organ, WarningCode
from reportkit.models.report import Act, Check, Section, Unclaimed
from reportkit.models.shared import Evidence, Period

DESCRIPTION = re.compile(r"(?P<en>.*) \((?P<zh>[^()]*)\)\Z", re.DOTALL)
SHORT = re.compile("[，；]")
TYPES: tuple[tuple[type, Type], ...] = ((bool, "boolean"), (float, "number"), (int, "integer"))
REFERRING = {"figure": "figures", "part_of": "figures", "base": "figures", "whole": "figures"}


@dataclass(frozen=True, slots=True)
class Field:
    """A column and where its value stands in the record: a key, or a key and one in what stands there."""

    column: Column
    path: tuple[str, ...]


def _labels(closed: type[Labelled]) -> tuple[tuple[str, str], ...]:
    return tuple((member.value, member.label) for member in closed)


def _string(name: str, en: str, zh: str, closed: type[Labelled] | None = None, *, required: bool = False) -> Column:
    return Column(name, "string", en, zh, _labels(closed) if closed else (), required)


def _several(name: str, en: str, zh: str, labels: tuple[tuple[str, str], ...] = ()) -> Column:
    return Column(name, "string", f"{en}; several are parted by {SEPARATOR}", zh, labels, several=True)


def _integer(name: str, en: str, zh: str, *, required: bool = False) -> Column:
    return Column(name, "integer", en, zh, (), required)


REPORT = _string("report", "Report that the row is of", "报告", required=True)
ID = _string("id", "Identifier within the report", "编号", required=True)
ADCODE = _string("adcode", "GB/T 2260 code of the region in the year of the report", "行政区划代码")
REGION = _string("region", "Region of the organ", "地区")
ORGAN = _string("organ", "Whose report it is", "机关", Organ, required=True)
WHOSE = (REPORT, ID, ADCODE, REGION, ORGAN)
YEARS = (
    _integer("year", "Year that the row is of, stated or imputed; empty where it is of several or unknown", "年份"),
    _integer("from", "First year that it covers", "起始年"),
    _integer("to", "Last year that it covers", "终止年"),
    _string("year_basis", "How the year is known", "年份依据", YearBasis, required=True),
)
USABLE = (
    Column(
        "usable",
        "boolean",
        "It may stand in a panel as what it says: the organ's own, done, of a whole year",
        "可用",
        (),
        True,
    ),
    _several("why_not", "What speaks against that", "不可用的原因", _labels(WhyNot)),
)
QUOTE = (
    _string("sentence", "The whole sentence, unchanged; empty where the text was not found", "完整原句"),
    _string("quote", "The characters that the row came from, unchanged", "原文"),
    _integer("start", "First character of the quote, code points of the text from 0", "起点"),
    _integer("end", "One past its last character", "终点"),
    _string("cite", "To be pasted: sentence (else quote), title, date, address, character", "引用"),
)

REPORTS = Table(
    "reports",
    ("report",),
    (
        _string("report", "Digest of the text: same text, same report", "报告", required=True),
        _string("key", "adcode/organ/congress-session, the same for every copy of a work report", "同一报告的键"),
        ADCODE,
        REGION,
        _string("level", "Administrative level of the region", "层级", Level),
        _string("province", "Province, the region itself if it is one", "省级"),
        _string("prefecture", "Prefecture, the region itself if it is one", "地级"),
        _several("region_candidates", "Codes of the regions that an ambiguous name may mean", "候选行政区"),
        ORGAN,
        _string("organ_name", "The organ as the text names it", "机关名称"),
        _string("genre", "Kind of text", "文种", Genre, required=True),
        _string("completeness", "How much of the report the text holds", "完整程度", Completeness, required=True),
        _integer("congress", "Term of the congress", "届"),
        _integer("session", "Session within the term", "次"),
        _string("date", "Delivery date, ISO: YYYY-MM-DD or YYYY-MM", "报告日期"),
        _integer("review_from", "First year reviewed", "回顾起年"),
        _integer("review_to", "Last year reviewed", "回顾止年"),
        _integer("plan_year", "Year of the tasks", "安排年份"),
        _string("title", "Title, lines joined", "标题"),
        _string("speaker", "Who delivered it", "报告人"),
        _string("speaker_title", "Office of the speaker", "报告人职务"),
        _string("path", "File that it was read from", "路径"),
        _string("url", "Address it was published at, from the manifest, else from the file", "网址"),
        _string("publisher", "Who published it, from the manifest, else from the file", "发布者"),
        _string("published", "When it was published, from the manifest, else from the file", "发布日期"),
        _string("retrieved", "When it was retrieved, from the manifest", "采集日期"),
        _string("sha256", "Digest of the bytes of the file", "字节摘要"),
        _string("text_sha256", "Digest of the text as UTF-8", "文本摘要", required=True),
        _integer("chars", "Length of the text in code points", "字符数", required=True),
        Column("has_text", "boolean", "The text was at hand, so that sentences are given", "有原文", (), True),
        _integer("n_unclaimed", "How much was left for people to look at", "未认定数", required=True),
        _several("warnings", "Codes of its warnings", "提示", _labels(WarningCode)),
        Column("is_best_of_key", "boolean", "Of the copies of one key the fullest, which the panel takes; true where there is no other", "同键最全", (), True),
    ),
    "Reports, a row a document",
    "报告",
)  # fmt: skip
_TO_REPORTS = Reference(("report",), "reports", ("report",))


def described(info: FieldInfo) -> tuple[str, str]:
    """English description and short Chinese label of a field of the contract."""
    found = DESCRIPTION.match(info.description or "")
    return (found["en"], SHORT.split(found["zh"])[0]) if found else (info.description or "", "")


def fields_of(model: type[BaseModel]) -> Iterator[Field]:
    """The fields of a record as columns: laws, periods and evidence flat, lists of objects left out."""
    for name, info in model.model_fields.items():
        key = info.alias or name
        kinds, several = _kinds(info.annotation)
        nested = next((kind for kind in kinds if issubclass(kind, BaseModel)), None)
        if nested is None:
            yield Field(_column(key, info, kinds, several), (key,))
        elif not several and nested is not Evidence:
            nullable = nested is Period
            for inner in fields_of(nested):
                told = replace(
                    inner.column,
                    name=f"{key}_{inner.column.name}",
                    zh=described(info)[1] + inner.column.zh,
                    required=inner.column.required and not nullable,
                )
                yield Field(told, (key, *inner.path))


def _kinds(annotation: Any) -> tuple[list[type], bool]:
    """The classes that a value may be of, None aside, and whether there is a list of them."""
    if get_origin(annotation) is list:
        return _kinds(get_args(annotation)[0])[0], True
    if get_origin(annotation) in (Union, UnionType):
        return [kind for arg in get_args(annotation) for kind in _kinds(arg)[0] if kind is not type(None)], False
    return [annotation], False


def _column(name: str, info: FieldInfo, kinds: list[type], several: bool) -> Column:
    en, zh = described(info)
    closed = next((kind for kind in kinds if issubclass(kind, Labelled)), None)
    type_: Type = next((told for kind, told in TYPES if kind in kinds), "string")
    labels = _labels(closed) if closed else ()
    if several:
        return _several(name, en, zh, labels)
    return Column(name, type_, en, zh, labels, type(None) not in get_args(info.annotation))


def _references(columns: tuple[Column, ...]) -> tuple[Reference, ...]:
    """Foreign keys, by the names of columns."""
    names = {column.name for column in columns}
    to_figures = [Reference(("report", name), "figures", ("report", "id")) for name in REFERRING if name in names]
    sections = [
        Reference(("report", name), "sections", ("report", "id")) for name in ("section", "parent") if name in names
    ]
    tasks = [Reference(("report", "task"), "tasks", ("report", "id"))] if "task" in names else []
    return (_TO_REPORTS, *sections, *to_figures, *tasks)


def _table(name: str, columns: tuple[Column, ...], en: str, zh: str) -> Table:
    return Table(name, ("report", "id"), columns, en, zh, _references(columns))


def _of_report(name: str) -> tuple[str, str]:
    return described(Report.model_fields[name])


@lru_cache(maxsize=1)
def record_fields() -> dict[str, tuple[Field, ...]]:
    """The fields that tables take from the records themselves, by table; the id and the evidence aside."""
    models: dict[str, type[BaseModel]] = {
        **RECORD_KINDS,
        "acts": Act,
        "checks": Check,
        "unclaimed": Unclaimed,
        "sections": Section,
    }
    return {name: tuple(f for f in fields_of(model) if f.column.name != "id") for name, model in models.items()}


@lru_cache(maxsize=1)
def tables() -> tuple[Table, ...]:
    """All tables of a dataset but for ``columns`` and ``labels``, which tell of these; what is referred to stands first."""
    fields = {name: tuple(field.column for field in found) for name, found in record_fields().items()}
    found = [REPORTS, _table("sections", (*WHOSE, *fields["sections"]), *_of_report("sections"))]
    for kind in RECORD_KINDS:
        found.append(_table(kind, (*WHOSE, *YEARS, *USABLE, *fields[kind], *QUOTE), *_of_report(kind)))
        if kind == "tasks":
            task = _string("task", "Task that it is an act of", "所属任务", required=True)
            columns = (*WHOSE, task, *YEARS, *USABLE, *fields["acts"], *QUOTE)
            found.append(_table("acts", columns, "Acts named in tasks", "任务中的动作"))
    found.append(_table("checks", (*WHOSE, *fields["checks"], *QUOTE), *_of_report("checks")))
    found.append(_table("unclaimed", (*WHOSE, *fields["unclaimed"], *QUOTE), *_of_report("unclaimed")))
    return tuple(found)


SENTENCES = Table(
    "sentences",
    ("report", "start"),
    (
        REPORT,
        _integer("start", "First character of the sentence, code points of the text from 0", "起点", required=True),
        _integer("end", "One past its last character", "终点", required=True),
        _string("text", "The sentence, unchanged", "句子", required=True),
    ),
    "Every sentence of the texts at hand",
    "句子",
    (_TO_REPORTS,),
)
COLUMNS = Table(
    "columns",
    ("table", "name"),
    (
        _string("table", "Table", "表", required=True),
        _string("name", "Name of the column", "列名", required=True),
        _string("type", "string | integer | number | boolean", "类型", required=True),
        _string("en", "What it means", "英文说明", required=True),
        _string("zh", "Chinese label", "中文名称", required=True),
    ),
    "What the columns of the other tables mean",
    "列说明",
)
LABELS = Table(
    "labels",
    ("table", "column", "value"),
    (
        _string("table", "Table", "表", required=True),
        _string("column", "Column", "列名", required=True),
        _string("value", "Value as it stands in the column", "取值", required=True),
        _string("en", "In English", "英文", required=True),
        _string("zh", "In Chinese", "中文", required=True),
    ),
    "What the values of closed lists mean",
    "取值说明",
)


def column_rows(told: tuple[Table, ...]) -> list[tuple[str, ...]]:
    """Rows of ``columns``: a row for each column of the tables ``told``."""
    return [(table.name, c.name, c.type, c.en, c.zh) for table in told for c in table.columns]


def label_rows(told: tuple[Table, ...]) -> list[tuple[str, ...]]:
    """Rows of ``labels``: a row for each value of each closed list in the tables ``told``."""
    return [
        (table.name, column.name, value, value.replace("_", " "), zh)
        for table in told
        for column in table.columns
        for value, zh in column.labels
    ]
