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


def marks_of(data: dict[str, Any], kinds: tuple[str, ...]) -> list[Mark]:
    """Marks of the records of ``kinds``, in the order of the text."""
    marks = []
    for kind in kinds:
        name, fields = NAMES[kind]
        for record in data[kind]:
            told = [str(record[field]) for field in fields]
            told += [str(record[field]) for field in TOLD if record.get(field) is not None]
            told += ["denied"] if record.get("denied") else []
            doubtful = record.get("confidence") == "doubtful"
            told += ["?"] if doubtful else []
            label = "/".join(told) or str(record["id"])
            marks.append(Mark(name, label, record["evidence"]["start"], record["evidence"]["end"], doubtful))
    return sorted(marks, key=lambda m: (m.start, -m.end, m.kind))


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
