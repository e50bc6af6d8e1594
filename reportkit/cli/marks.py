"""Text cut at every boundary of a record, so that marks never nest or cross."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# Kind in the report → its name on a mark and the fields that make its label.
NAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "figures": ("figure", ("category",)),
    "meetings": ("meeting", ("body",)),
    "law_inspections": ("law_inspection", ("mode",)),
    "suggestions": ("suggestion", ("kind", "action")),
    "tasks": ("task", ()),
    "shortcomings": ("shortcoming", ()),
    "oversight": ("oversight", ("form",)),
    "laws": ("law", ("role",)),
    "unclaimed": ("unclaimed", ("kind",)),
}
# What the label tells as well where it is given: the number is no total.
TOLD = ("change", "per")
DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Mark:
    """One record on the text."""

    kind: str
    label: str
    start: int
    end: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the marks that cover all of it, widest first."""

    text: str
    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(data: dict[str, Any], kinds: tuple[str, ...], *, chinese: bool = False) -> list[Mark]:
    """Marks of the records of ``kinds``, in the order of the text; their labels are the schema's Chinese ones if asked for."""
    marks = []
    for kind in kinds:
        name, fields = NAMES[kind]
        labels = chinese_labels(kind) if chinese else {}
        for record in data[kind]:
            told = [(field, str(record[field])) for field in (*fields, *TOLD) if record.get(field) is not None]
            told += [("denied", DENIED)] if record.get(DENIED) else []
            doubtful = record.get("confidence") == "doubtful"
            words = [labels.get(pair, pair[1]) for pair in told] + (["?"] if doubtful else [])
            label = "/".join(words) or str(record["id"])
            marks.append(Mark(name, label, record["evidence"]["start"], record["evidence"]["end"], doubtful))
    return sorted(marks, key=lambda m: (m.start, -m.end, m.kind))


def chinese_labels(kind: str) -> dict[tuple[str, str], str]:
    """Of the fields of a kind of records, what their values are called in Chinese."""
    from reportkit.dataset.tables.definitions import record_fields

    columns = {field.column.name: field.column for field in record_fields()[kind]}
    labels = {(name, value): zh for name, column in columns.items() for value, zh in column.labels}
    return labels | ({(DENIED, DENIED): columns[DENIED].zh} if DENIED in columns else {})


def chinese_names() -> dict[str, str]:
    """What each kind is called in Chinese, by its name on a mark."""
    from reportkit.dataset.tables.definitions import tables

    told = {table.name: table.zh for table in tables()}
    return {name: told[kind] for kind, (name, _) in NAMES.items()}


def pieces(text: str, marks: list[Mark]) -> Iterator[Piece]:
    """``text`` from beginning to end."""
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    waiting = list(reversed(marks))
    open_marks: list[Mark] = []
    for start, end in pairwise(cuts):
        open_marks = [mark for mark in open_marks if mark.end > start]
        while waiting and waiting[-1].start <= start:
            open_marks.append(waiting.pop())
        yield Piece(text[start:end], start, end, tuple(open_marks))
