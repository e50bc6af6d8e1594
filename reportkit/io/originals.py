"""Where the text of a report is found again: its file, a member of its archive, a row of its table, or the saved text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.io.containers import expand
from reportkit.io.item import Item, item_of

ROW = re.compile(r":[0-9]+$")


@dataclass(frozen=True, slots=True)
class Saved:
    """A text kept by ``--save-text``: ``file`` holds exactly it, as UTF-8."""

    file: Path

    def text(self) -> str:
        """The text, newlines as they are."""
        return self.file.read_bytes().decode("utf-8")


@dataclass(slots=True)
class Originals:
    """Where sources of reports are looked for: the working folder and ``folders`` by name, saved ``texts`` by digest.

    In the folder ``store``, and below it, files of any name are found by their digest; ``text_field`` is the key or column
    of the text in tables.
    """

    folders: tuple[Path, ...]
    texts: dict[str, Path]
    store: Path | None = None
    text_field: str | None = None
    _stored: dict[str, Path] | None = field(default=None, repr=False)
    _container: tuple[str, Iterator[Item | ReportkitError]] | None = field(default=None, repr=False)

    def find(self, source: dict[str, Any]) -> Saved | Item | str | None:
        """The saved text or the item that ``source`` of a report tells of; a file with another digest is another file.

        A string says what is wrong with what was found in its place; None: nothing was found.
        """
        saved = self.texts.get(source["text_sha256"][:16])
        if saved is not None:
            if _digest(saved) != source["text_sha256"]:
                return f"{saved} is not the text it was (sha256 differs); extract it again"
            return Saved(saved)
        path = source["path"]
        files = [] if path is None else self._files(path)
        same = next((p for p in files if _digest(p) == source["sha256"]), None) or self._in_store(source["sha256"])
        if same is not None:
            return item_of(str(same))
        if (text := self._in_store(source["text_sha256"])) is not None:
            return Saved(text)
        if files:
            return f"{files[0]} is not the file it was (sha256 differs); extract it again"
        return None if path is None else self._inside(source, path)

    def _in_store(self, digest: str | None) -> Path | None:
        """The file of the store with this digest; the store is read through when it is asked for the first time."""
        if self.store is None or digest is None:
            return None
        if self._stored is None:
            files = sorted((path for path in self.store.rglob("*") if path.is_file()), reverse=True)
            self._stored = {found: path for path in files if (found := _digest(path)) is not None}
        return self._stored.get(digest)

    def _files(self, path: str) -> list[Path]:
        places = [Path(path)]
        for folder in self.folders:
            places += [folder / path, folder / Path(path).name]
        return [place for place in places if os.path.isfile(place)]  # noqa: PTH113 (Path.is_file raises where stat fails)

    def _inside(self, source: dict[str, Any], path: str) -> Item | str | None:
        """A source inside a container. What follows in it is looked through first: reports come in its order."""
        outer = path.partition("!")[0] if "!" in path else ROW.sub("", path)
        files = self._files(outer) if outer != path else []
        if not files:
            return None
        inner, readable = path.removeprefix(outer), False
        for again in (False, True):
            if again or self._container is None or self._container[0] != outer:
                self._container = (outer, expand(item_of(str(files[0])), text_field=self.text_field))
            for item in self._container[1]:
                if isinstance(item, ReportkitError) or item.data is None:
                    continue
                readable = True
                if item.name.endswith(inner) and sha256(item.data).hexdigest() == source["sha256"]:
                    return item
        if not readable:  # the texts of a table may stand under a key of the user's
            return None
        return f"{files[0]} does not hold what it held; extract it again"


def _digest(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
