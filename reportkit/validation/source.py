"""A report against the file it was made from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.io.load import load_file
from reportkit.models import RECORD_KINDS


class Verdict(Enum):
    """What became of looking for the source."""

    NOT_FOUND = "not found"
    COMPARED = "compared"


def compare(data: dict[str, Any], folder: Path) -> tuple[Verdict, list[str]]:
    """Problems found by reading the source again; a file with another digest is another file."""
    path = data["source"]["path"]
    if path is None:
        return Verdict.NOT_FOUND, []
    candidates = [p for p in (Path(path), folder / path, folder / Path(path).name) if os.path.isfile(p)]  # noqa: PTH113
    if not candidates:
        return Verdict.NOT_FOUND, []
    same = next((p for p in candidates if _digest(p) == data["source"]["sha256"]), None)
    if same is None:
        return Verdict.COMPARED, [f"source: {candidates[0]} is not the file it was (sha256 differs); extract it again"]
    try:
        document = load_file(str(same))
    except ReportkitError as error:
        return Verdict.COMPARED, [f"source: {error}"]
    wrong = [
        f"source.{key}: is {data['source'][key]!r}, the file gives {document.source[key]!r}"
        for key in ("text_sha256", "chars", "encoding")
        if data["source"][key] != document.source[key]
    ]
    return Verdict.COMPARED, wrong or list(_slices(data, document.text))


def _digest(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


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
