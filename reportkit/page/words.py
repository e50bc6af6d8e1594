"""What a page calls things, in English and Chinese: its own words, the kinds of records, their fields, the values of closed lists."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from types import UnionType
from typing import Any, Union, get_args, get_origin

from reportkit.dataset.acts import Kind
from reportkit.dataset.indicators import CellStatus
from reportkit.dataset.tables import REPORTS, Field, described, record_fields
from reportkit.dataset.usable import WhyNot
from reportkit.dataset.verdicts import Followed
from reportkit.dataset.years import YearBasis
from reportkit.models.enums import CheckKind, Labelled, Role, Unread, WarningCode
from reportkit.models.report import RECORD_KINDS, Numerals, Report

Labels = dict[str, list[str]]
# The field that says what a record is of its kind: what the list is filtered by.
TYPE_OF = {
    "figures": "category",
    "meetings": "body",
    "law_inspections": "mode",
    "suggestions": "action",
    "oversight": "form",
    "laws": "role",
}
LISTS: dict[str, type[Labelled]] = {
    "cell": CellStatus,
    "followed": Followed,
    "act": Kind,
    "year_basis": YearBasis,
    "why_not": WhyNot,
    "check": CheckKind,
    "unread": Unread,
    "warning": WarningCode,
    "role": Role,
}
NOT_CORRECTED = frozenset({"section", "rule", "part_of", "base", "figure", "figures", "laws", "confidence"})


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """All of it, as the script of a page reads it; a label is a list of two: English, Chinese."""
    source = (resources.files("reportkit.page") / "data" / "words.toml").read_text(encoding="utf-8")
    return {
        "words": tomllib.loads(source),
        "kinds": [_kind(name) for name in RECORD_KINDS],
        "lists": {name: labels_of(closed) for name, closed in LISTS.items()},
        "numerals": {name: _labelled(described(info)) for name, info in Numerals.model_fields.items()},
        "meta": [_column(column.name, column) for column in REPORTS.columns],
    }


def labels_of(closed: type[Labelled]) -> Labels:
    """The values of a closed list with their labels."""
    return {member.value: [member.value.replace("_", " "), member.label] for member in closed}


def _labelled(told: tuple[str, str]) -> list[str]:
    return [told[0], told[1]]


def _kind(name: str) -> dict[str, Any]:
    en, zh = described(Report.model_fields[name])
    fields = [_field(name, field) for field in record_fields()[name]]
    return {"name": name, "label": [name.replace("_", " "), zh], "says": en, "type": TYPE_OF.get(name), "fields": fields}


def _field(kind: str, field: Field) -> dict[str, Any]:
    column = field.column
    told = _column(".".join(field.path), column) | {"several": column.several}
    if field.path[0] not in NOT_CORRECTED and not column.several:
        told["edit"] = _kind_of_value(kind, field)
    return told


def _column(name: str, column: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"name": name, "label": [column.name.replace("_", " "), column.zh], "says": column.en}
    if column.labels:
        told["list"] = {value: [value.replace("_", " "), zh] for value, zh in column.labels}
    return told


def _kind_of_value(kind: str, field: Field) -> dict[str, Any]:
    """How a value of the field is put in: its type, and whether it may be empty."""
    info = RECORD_KINDS[kind].model_fields.get(field.path[0])
    if info is None:  # by its alias
        info = next(i for i in RECORD_KINDS[kind].model_fields.values() if i.alias == field.path[0])
    nullable = len(field.path) > 1 or (
        get_origin(info.annotation) in (Union, UnionType) and type(None) in get_args(info.annotation)
    )
    return {"type": field.column.type, "nullable": nullable}
