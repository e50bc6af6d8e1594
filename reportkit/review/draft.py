"""A report while corrections are applied to it: its records by id, what a person said outright, what is to be told (更正中的报告)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from reportkit.models.corrections import Reviewed
from reportkit.models.enums import Confidence

Data = dict[str, Any]
Field = tuple[str, str, str]  # kind, id, field
DEPENDENT = ("meetings", "suggestions")  # what a figure is told by again
OF_CATEGORY = {"meetings": "meeting", "suggestions": "suggestion"}
PERSON = tuple(Reviewed)


class Refused(Exception):
    """A correction that cannot be applied; says why, in the words of one line."""


@dataclass(slots=True)
class Draft:
    """``data`` is changed in place, ``text`` is what is added a slice of.

    ``named`` are the fields that corrections name, ``vouched`` the records that they accept or change, ``accepted`` those that
    they accept as they stand, ``adding`` kinds and spans of what they add. ``notes`` are what the correction being applied
    has led to, for a person to read.
    """

    data: Data
    text: str | None
    named: frozenset[Field] = frozenset()
    vouched: frozenset[tuple[str, str]] = frozenset()
    accepted: frozenset[tuple[str, str]] = frozenset()
    adding: frozenset[tuple[str, int, int]] = frozenset()
    notes: list[str] = field(default_factory=list)

    def packed(self) -> bytes:
        """The data as it is now, to go back to."""
        return orjson.dumps(self.data)

    def restore(self, packed: bytes) -> None:
        """Go back to what was packed."""
        self.data = orjson.loads(packed)

    def get(self, kind: str, name: str | None) -> Data | None:
        """The record ``name`` of a kind; None where it is gone."""
        return next((record for record in self.data[kind] if record["id"] == name), None)

    def dependents(self, figure: str) -> Iterator[tuple[str, Data]]:
        """The meetings and suggestions of a figure, with their kinds."""
        for kind in DEPENDENT:
            for record in self.data[kind]:
                if record["figure"] == figure:
                    yield kind, record

    def is_named(self, kind: str, record: Data, name: str) -> bool:
        """Whether a correction says what that field of a record is."""
        return (kind, record["id"], name) in self.named

    def is_vouched(self, kind: str, record: Data) -> bool:
        """Whether a correction accepts or changes the record, or a person added it before."""
        return (kind, record["id"]) in self.vouched or record["rule"] == Reviewed.ADDED

    def is_to_be_added(self, kind: str, figure: Data) -> bool:
        """Whether a record of that kind is added at the place of a figure, so that nothing need be said of its lack."""
        start, end = figure["evidence"]["start"], figure["evidence"]["end"]
        return any(k == kind and first < end and start < last for k, first, last in self.adding)

    def note(self, line: str) -> None:
        """Have a person told."""
        self.notes.append(line)


def mark(record: Data, rule: Reviewed) -> None:
    """Have a record say that a person set it, and that it is sure; what was added or changed before stays that."""
    if PERSON.index(rule) > (PERSON.index(Reviewed(record["rule"])) if is_reviewed(record) else -1):
        record["rule"] = rule.value
    if "confidence" in record:
        record["confidence"] = Confidence.SURE.value


def is_reviewed(record: Data) -> bool:
    """Whether a person set the record."""
    return record["rule"] in PERSON


def short(words: str) -> str:
    """Words of a text for one line."""
    told = " ".join(words.split())
    return f"「{told}」" if len(told) <= 24 else f"「{told[:23]}…」"
