"""A report against the file it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.io.item import Item
from reportkit.io.load import load
from reportkit.io.originals import Originals, Saved
from reportkit.models import RECORD_KINDS


class Verdict(Enum):
    """What became of looking for the source."""

    NOT_FOUND = "not found"
    COMPARED = "compared"


Checked = tuple[Verdict, list[str]]
NOT_FOUND: Checked = (Verdict.NOT_FOUND, [])


def compare(data: dict[str, Any], originals: Originals) -> Checked:
    """Problems found by reading the source again."""
    found = originals.find(data["source"])
    if found is None:
        return NOT_FOUND
    if isinstance(found, str):
        return Verdict.COMPARED, [f"source: {found}"]
    if isinstance(found, Saved):
        return Verdict.COMPARED, list(_slices(data, found.text()))
    return Verdict.COMPARED, _compare_item(data, found)


def _compare_item(data: dict[str, Any], item: Item) -> list[str]:
    try:
        document = load(item)
    except ReportkitError as error:
        return [f"source: {error}"]
    wrong = [
        f"source.{key}: is {data['source'][key]!r}, the file gives {document.source[key]!r}"
        for key in ("text_sha256", "chars", "encoding")
        if data["source"][key] != document.source[key]
    ]
    return wrong or list(_slices(data, document.text))


def evidences(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Place and evidence of every record of every kind, the acts of tasks and what is unclaimed included."""
    for kind in (*RECORD_KINDS, "unclaimed"):
        for index, record in enumerate(data[kind]):
            yield f"{kind}[{index}].evidence", record["evidence"]
            for number, act in enumerate(record.get("acts", ())):
                yield f"{kind}[{index}].acts[{number}].evidence", act["evidence"]


def _slices(data: dict[str, Any], text: str) -> Iterator[str]:
    for place, evidence in evidences(data):
        piece = text[evidence["start"] : evidence["end"]]
        if piece != evidence["text"]:
            yield f"{place}: text is {evidence['text'][:30]!r}, the source has {piece[:30]!r} there"
