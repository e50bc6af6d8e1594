"""A report against the file it was made from."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.io.containers import expand
from reportkit.io.item import Item, item_of
from reportkit.io.load import load
from reportkit.models import RECORD_KINDS


class Verdict(Enum):
    """What became of looking for the source."""

    NOT_FOUND = "not found"
    COMPARED = "compared"


Checked = tuple[Verdict, list[str]]
NOT_FOUND: Checked = (Verdict.NOT_FOUND, [])
ROW = re.compile(r":[0-9]+$")


class Sources:
    """Where the sources of reports are looked for: the working folder, ``folder``, and saved ``texts`` by digest."""

    def __init__(self, folder: Path, texts: dict[str, Path]) -> None:
        self.folder = folder
        self.texts = texts
        self._container: tuple[str, Iterator[Item | ReportkitError]] | None = None

    def compare(self, data: dict[str, Any]) -> Checked:
        """Problems found by reading the source again; a file with another digest is another file."""
        saved = self.texts.get(data["source"]["text_sha256"][:16])
        if saved is not None:
            return Verdict.COMPARED, _compare_saved(data, saved)
        path = data["source"]["path"]
        if path is None:
            return NOT_FOUND
        files = self._files(path)
        if not files:
            return self._compare_inside(data, path)
        same = next((p for p in files if _digest(p) == data["source"]["sha256"]), None)
        if same is None:
            return Verdict.COMPARED, [f"source: {files[0]} is not the file it was (sha256 differs); extract it again"]
        return Verdict.COMPARED, _compare_item(data, item_of(str(same)))

    def _files(self, path: str) -> list[Path]:
        places = (Path(path), self.folder / path, self.folder / Path(path).name)
        return [place for place in places if os.path.isfile(place)]  # noqa: PTH113

    def _compare_inside(self, data: dict[str, Any], path: str) -> Checked:
        """A source inside a container. What follows in it is looked through first: reports come in its order."""
        outer = path.partition("!")[0] if "!" in path else ROW.sub("", path)
        files = self._files(outer) if outer != path else []
        if not files:
            return NOT_FOUND
        inner, readable = path.removeprefix(outer), False
        for again in (False, True):
            if again or self._container is None or self._container[0] != outer:
                self._container = (outer, expand(item_of(str(files[0]))))
            for item in self._container[1]:
                if isinstance(item, ReportkitError) or item.data is None:
                    continue
                readable = True
                if item.name.endswith(inner) and sha256(item.data).hexdigest() == data["source"]["sha256"]:
                    return Verdict.COMPARED, _compare_item(data, item)
        if not readable:  # the texts of a table may stand under a key of the user's
            return NOT_FOUND
        return Verdict.COMPARED, [f"source: {files[0]} does not hold what it held; extract it again"]


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


def _compare_saved(data: dict[str, Any], file: Path) -> list[str]:
    if _digest(file) != data["source"]["text_sha256"]:
        return [f"source: {file} is not the text it was (sha256 differs); extract it again"]
    return list(_slices(data, file.read_bytes().decode("utf-8")))


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
