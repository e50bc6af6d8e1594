"""Output that survives an interruption: ``FILE.part`` grows, ``FILE.part.journal`` says what of it is complete.

The journal is JSON Lines. Its first line tells what the run was to do; each further line one document: its place in the
run, its name, what its file looked like before it was read, where its lines end in the part, what it gave. A line is
written only when what it tells of is safe on the disk, so that after any interruption the part up to the last whole line
of the journal is what an undisturbed run would have written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO
from zlib import crc32

import orjson

from reportkit.errors import ReportkitError
from reportkit.io.item import Item
from reportkit.io.work import Result

SYNC_EVERY = 1.0  # seconds of work that a loss of power may cost


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the journal."""

    number: int
    name: str | None
    stamp: list[Any]
    end: int
    result: Result

    def line(self) -> bytes:
        """The entry as it is written."""
        result = self.result
        error = result.error and [result.error.message, result.error.path, result.error.stage, result.error.hint]
        row = [
            self.number,
            self.name,
            self.stamp,
            self.end,
            [result.records, result.unclaimed, result.text_sha256, error],
        ]
        return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)

    @classmethod
    def of(cls, line: bytes) -> Entry:
        """The entry that ``line`` tells; raises ValueError when it is none."""
        number, name, stamp, end, (records, unclaimed, text_sha256, error) = orjson.loads(line)
        failure = None
        if error:
            message, path, stage, hint = error
            failure = ReportkitError(message, path=path, stage=stage, hint=hint)
        result = Result(records=records, unclaimed=unclaimed, text_sha256=text_sha256, error=failure)
        return cls(number, name, stamp, end, result)


def stamp_of(item: Item | ReportkitError) -> list[Any]:
    """What tells whether ``item`` is still what it was.

    Size and time of change of its file, a checksum of what was taken from a container or standard input (another option
    may take something else from the same place), and what a manifest says.
    """
    if isinstance(item, ReportkitError):
        return ["error", item.stage, item.message]
    checksum = None if item.data is None else crc32(item.data)
    size = time = None
    with suppress(OSError, ValueError):
        status = os.stat(item.path)  # noqa: PTH116 (quicker, and there may be millions)
        size, time = status.st_size, status.st_mtime_ns
    return [size, time, checksum, *item.about, *item.facts]


def name_of(item: Item | ReportkitError) -> str | None:
    """Under which name ``item`` stands in the journal."""
    return item.path if isinstance(item, ReportkitError) else item.name


class Journal:
    """The part and its journal, open for writing.

    ``kept`` is how many documents were taken over, ``start`` where the first entry stands, ``note`` what to tell.
    """

    def __init__(self, target: Path, part: BinaryIO, log: BinaryIO) -> None:
        self.target = target
        self.kept = self.start = 0
        self.note: str | None = None
        self._part = part
        self._log = log
        self._end = 0
        self._pending: list[tuple[int, bytes]] = []
        self._synced = monotonic()

    def begin(self, told: dict[str, Any]) -> Iterator[tuple[Entry, int]]:
        """Entries of an earlier run that was to do the same, each with where its line ends; none else.

        ``told`` is everything but the files that decides the output.
        """
        header = orjson.dumps({"reportkit": 1} | told, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_SORT_KEYS)
        size = os.fstat(self._part.fileno()).st_size
        first = self._log.readline()
        self.start = len(header)
        if first == header:
            return self._entries(size)
        if first or size:
            self.note = "the unfinished run had other options, rules or another version: starting over"
        self._log.seek(0)
        self._log.write(header)
        self.go_on(0, self.start)
        return iter(())

    def _entries(self, size: int) -> Iterator[tuple[Entry, int]]:
        position = self.start
        for line in self._log:
            position += len(line)
            try:
                entry = Entry.of(line)
            except ValueError:
                return
            if not line.endswith(b"\n") or entry.end > size:
                return
            yield entry, position

    def go_on(self, end: int, position: int) -> None:
        """Cut both files where what is kept ends (in the part, in the journal), and write on from there."""
        self._part.truncate(end)
        self._part.seek(end)
        self._log.seek(position)
        self._log.truncate()
        self._end = end

    def write(self, number: int, item: Item | ReportkitError, stamp: list[Any], result: Result, lines: bytes) -> None:
        """Add what one document gave; ``lines`` are empty for a document that failed or repeats another."""
        self._part.write(lines)
        self._end += len(lines)
        self._pending.append((self._end, Entry(number, name_of(item), stamp, self._end, result).line()))
        if monotonic() - self._synced > SYNC_EVERY:
            self.sync()

    def sync(self) -> None:
        """Bring everything to the disk: first the lines, then the word that they are there."""
        self._part.flush()
        os.fsync(self._part.fileno())
        self._log.write(b"".join(line for _, line in self._pending))
        self._log.flush()
        os.fsync(self._log.fileno())
        self._pending.clear()
        self._synced = monotonic()

    def save(self) -> None:
        """Bring to the disk what can be, when the run ends before its time; the disk may be full."""
        with suppress(OSError):
            self._part.flush()
        with suppress(OSError):
            size = os.fstat(self._part.fileno()).st_size
            self._pending = [(end, line) for end, line in self._pending if end <= size]
            self._log.write(b"".join(line for _, line in self._pending))
            self._log.flush()


@contextmanager
def journaled(path: str) -> Iterator[Journal]:
    """``path`` as it grows; left without an exception it gets its name, else part and journal are kept."""
    target = Path(os.path.realpath(path))
    part, log = target.with_name(f"{target.name}.part"), target.with_name(f"{target.name}.part.journal")
    try:
        with ExitStack() as stack:
            files = [
                stack.enter_context(os.fdopen(os.open(p, os.O_RDWR | os.O_CREAT, 0o666), "r+b")) for p in (part, log)
            ]
            _lock(files[1], path)
            journal = Journal(target, *files)
            try:
                yield journal
            except BaseException:
                journal.save()
                raise
            journal.sync()
            if target.exists():
                part.chmod(target.stat().st_mode & 0o777)
            part.replace(target)
            log.unlink()
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"cannot be written ({error.strerror or error})"
        raise ReportkitError(
            message, path=path, stage="write", hint="make room, or choose another place with -o"
        ) from error


def _lock(file: BinaryIO, path: str) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise ReportkitError("another run is writing it", path=path, stage="write", hint="wait for its end") from error
