"""What a page calls things, in English and Chinese: its own words, the kinds of records, their fields, the values of closed lists."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from reportkit.dataset.columns import Column
from reportkit.dataset.follow.planned import Kind
from reportkit.dataset.follow.verdicts import Followed
from reportkit.dataset.panel.indicators import CellStatus
from reportkit.dataset.tables.definitions import REPORTS, Field, described, record_fields
from reportkit.dataset.tables.usable import WhyNot
from reportkit.dataset.tables.years import YearBasis
from reportkit.models.enums import CheckKind, Form, Labelled, Mode, Role, Unread, WarningCode
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

ABBREVIATIONS = frozenset({"npc", "cppcc"})


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """All of it, as the script of a page reads it; a label is a list of two: English, Chinese."""
    source = (resources.files("reportkit.page") / "data" / "words.toml").read_text(encoding="utf-8")
    return {
        "words": tomllib.loads(source),
        "kinds": [_kind(name) for name in RECORD_KINDS],
        "lists": {name: labels_of(closed) for name, closed in LISTS.items()}
        | {"form": labels_of(Form) | labels_of(Mode)},
        "numerals": {name: _labelled(described(info)) for name, info in Numerals.model_fields.items()},
        "meta": [_column(column.name, column) for column in REPORTS.columns],
    }


def labels_of(closed: type[Labelled]) -> Labels:
    """The values of a closed list with their labels."""
    return {member.value: [said(member.value), member.label] for member in closed}


def said(value: str) -> str:
    """A value of a closed list as a reader of English meets it: NPC standing committee."""
    return " ".join(word.upper() if word in ABBREVIATIONS else word for word in value.split("_"))


def _labelled(told: tuple[str, str]) -> list[str]:
    return [told[0], told[1]]


def _kind(name: str) -> dict[str, Any]:
    en, zh = described(Report.model_fields[name])
    fields = [_field(field) for field in record_fields()[name]]
    return {
        "name": name,
        "label": [name.replace("_", " "), zh],
        "says": en,
        "type": TYPE_OF.get(name),
        "fields": fields,
    }


def _field(field: Field) -> dict[str, Any]:
    column = field.column
    told = _column(".".join(field.path), column) | {"several": column.several}
    if field.path[0] not in NOT_CORRECTED and not column.several:
        told["edit"] = {"type": column.type, "nullable": not column.required}
    return told


def _column(name: str, column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {"name": name, "label": [column.name.replace("_", " "), column.zh], "says": column.en}
    if column.labels:
        told["list"] = {value: [said(value), zh] for value, zh in column.labels}
    return told
