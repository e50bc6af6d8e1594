"""What an earlier run has written, found again by what documents hold (增量)."""

from __future__ import annotations

import shutil
import tempfile
from array import array
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from reportkit.errors import ReportkitError
from reportkit.io.item import Item
from reportkit.io.journal import LONGEST, Entry, entries
from reportkit.io.limits import Limits
from reportkit.io.load import content
from reportkit.io.packed import opened
from reportkit.io.work import Result


def digest_of(item: Item | ReportkitError, limits: Limits) -> str | None:
    """Digest of what ``item`` holds, is called and is known for; None for what cannot be read."""
    if isinstance(item, ReportkitError):
        return None
    try:
        data = content(item, limits)
    except (ReportkitError, OSError, ValueError):
        return None  # whoever reads it tells what is wrong
    found = blake2b(orjson.dumps([item.name, item.extension, *item.about, *item.facts]), digest_size=16)
    found.update(b"\n")
    found.update(data)
    return found.hexdigest()


@dataclass(slots=True)
class Known:
    """The lines of a finished ``FILE`` by digest of what they were read from; ``note`` is what the user should know.

    Some hundred bytes are held a document; lines stay in the file.
    """

    note: str | None = None
    _file: BinaryIO | None = None
    _log: BinaryIO | None = None
    _index: dict[bytes, int] = field(default_factory=dict)
    _places: array[int] = field(default_factory=lambda: array("Q"))

    def get(self, digest: str | None) -> Result | None:
        """What a document of this digest gave, with its lines; None for one that is not known."""
        number = None if digest is None else self._index.get(bytes.fromhex(digest))
        if number is None or self._file is None or self._log is None:
            return None
        place, start = self._places[2 * number], self._places[2 * number + 1]
        self._log.seek(place)
        entry = Entry.of(self._log.readline(LONGEST))
        self._file.seek(start)
        return replace(entry.result, lines=self._file.read(entry.end - start))

    def read(self, file: BinaryIO, log: BinaryIO, header: bytes) -> None:
        """Learn what ``log`` tells of ``file``, as far as that is so; nothing where it has another ``header``."""
        if log.readline(LONGEST) != header:
            self.note = "was written with other options, rules or another version: all is read again"
            return
        self._file, self._log = file, log
        position, start = len(header), 0
        for entry, after in entries(file, log, position, self._damaged):
            if entry.content is not None and entry.result.error is None and entry.end > start:
                self._index[bytes.fromhex(entry.content)] = len(self._places) // 2
                self._places.extend((position, start))
            position, start = after, entry.end

    def _damaged(self, number: int, _what: str) -> None:
        self.note = f"is not what its journal tells of: what came after {number} documents is read again"


@contextmanager
def known(target: Path, log: Path, header: bytes) -> Iterator[Known]:
    """What the finished file ``target`` holds, of which ``log`` tells; nothing where either is not there."""
    found = Known()
    with ExitStack() as stack:
        if target.is_file() and not log.is_file():
            found.note = "has no journal of an earlier --incremental: all is read"
        elif target.is_file():
            file, told = stack.enter_context(opened(str(target))), stack.enter_context(log.open("rb"))
            found.read(_seekable(file, target, stack), told, header)
        yield found


def _seekable(file: Any, target: Path, stack: ExitStack) -> BinaryIO:
    """``file``, or its content unpacked beside ``target``: what is packed cannot be read here and there."""
    from reportkit.io.packed import is_packed

    if not is_packed(target.name):
        return file  # type: ignore[no-any-return]
    whole = stack.enter_context(tempfile.TemporaryFile(dir=target.parent))  # noqa: SIM115 (the stack closes it)
    shutil.copyfileobj(file, whole)
    whole.seek(0)
    return whole
