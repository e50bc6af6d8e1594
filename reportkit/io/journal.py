"""Output that survives an interruption: ``FILE.part`` grows, ``FILE.part.journal`` says what of it is complete.

A line of the journal is a checksum, a blank and JSON. The first tells what the run was to do; each further one a document:
its place in the run, its name, what its file looked like before it was read, where its lines end in the part, the checksum
of the part up to there, what it gave. A line is written only when what it tells of is safe on the disk, so that after any
interruption the part up to the last whole line of the journal is what an undisturbed run would have written. What is
damaged, in the journal or in the part, ends what is kept. The journal of a finished run may stay beside its file
(``io.known``).
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO
from zlib import crc32

import orjson

from reportkit.errors import ReportkitError
from reportkit.io.item import Item
from reportkit.io.output import output
from reportkit.io.packed import is_packed
from reportkit.io.work import Result

SYNC_EVERY = 1.0  # seconds of work that a loss of power may cost
LONGEST = 16 * 1024 * 1024  # bytes of a line of the journal; a name and a message have some hundred
PIECE = 1024 * 1024
JOURNAL, PART = "the journal of the unfinished run", "part"  # which of them is damaged
OURS = (b'{"schema_version":', b'{"document":')  # what a part of ours begins with


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the journal; ``checksum`` is that of the part up to ``end``, ``content`` the digest of what it holds."""

    number: int
    name: str | None
    stamp: list[Any]
    end: int
    checksum: int
    result: Result
    content: str | None = None

    def line(self) -> bytes:
        """The entry as it is written."""
        result = self.result
        error = result.error and [result.error.message, result.error.path, result.error.stage, result.error.hint]
        told = [result.records, result.unclaimed, result.text_sha256, error, self.content]
        return sealed([self.number, self.name, self.stamp, self.end, self.checksum, told])

    @classmethod
    def of(cls, line: bytes) -> Entry:
        """The entry that ``line`` tells; raises ValueError when it is none."""
        number, name, stamp, end, checksum, (records, unclaimed, text_sha256, error, content) = opened(line)
        counts = (number, end, checksum, records, unclaimed)
        if not all(type(count) is int and count >= 0 for count in counts):
            raise ValueError("a count that is none")
        if not _is_text(name) or type(stamp) is not list or not all(map(_is_text, (text_sha256, content))):
            raise ValueError("a name, a stamp or a digest that is none")
        if text_sha256 is not None and len(bytes.fromhex(text_sha256)) != 32:
            raise ValueError("a digest that is none")
        failure = None
        if error is not None:
            message, path, stage, hint = error
            if not all(map(_is_text, error)) or None in (message, stage, hint):
                raise ValueError("an error that is none")
            failure = ReportkitError(message, path=path, stage=stage, hint=hint)
        result = Result(records=records, unclaimed=unclaimed, text_sha256=text_sha256, error=failure)
        return cls(number, name, stamp, end, checksum, result, content)


def _is_text(value: Any) -> bool:
    return value is None or type(value) is str


def sealed(value: Any) -> bytes:
    """A line of the journal."""
    told = orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_SORT_KEYS)
    return b"%08x %b" % (crc32(told), told)


def opened(line: bytes) -> Any:
    """What a line of the journal tells; raises ValueError where it is not as it was written."""
    seal, _, told = line.partition(b" ")
    if not line.endswith(b"\n") or seal != b"%08x" % crc32(told):
        raise ValueError("not as it was written")
    return orjson.loads(told)


def header_of(told: dict[str, Any]) -> bytes:
    """The first line of a journal; ``told`` is everything but the files that decides the output."""
    return sealed({"reportkit": 2} | told)


def entries(
    part: BinaryIO, log: BinaryIO, position: int, damaged: Callable[[int, str], None]
) -> Iterator[tuple[Entry, int]]:
    """The entries of ``log`` from ``position``, each with where its line ends, up to the first that is damaged or tells of
    what ``part`` does not hold; then ``damaged`` is told after how many, and which of the two is.
    """
    end, checksum = 0, 0
    part.seek(0)
    for number, line in enumerate(iter(lambda: log.readline(LONGEST), b""), 1):
        try:
            entry = Entry.of(line)
        except (ValueError, TypeError):
            entry = None
        if entry is None or entry.number != number or entry.end < end:
            damaged(number - 1, JOURNAL)
            return
        read = _checksum(part, entry.end - end, checksum)
        if read != entry.checksum:
            damaged(number - 1, PART)
            return
        position, end, checksum = position + len(line), entry.end, read
        yield entry, position


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

    ``kept`` is how many documents were taken over, ``start`` where the first entry stands, ``note`` what to tell;
    ``stays``: it is there for later runs when this one has ended.
    """

    def __init__(self, target: Path, part: BinaryIO, log: BinaryIO, *, stays: bool = False) -> None:
        self.target = target
        self.stays = stays
        self.kept = self.start = 0
        self.note: str | None = None
        self._part = part
        self._log = log
        self._end = self._checksum = 0
        self._pending: list[tuple[int, bytes]] = []
        self._synced = monotonic()

    def begin(self, told: dict[str, Any]) -> Iterator[tuple[Entry, int]]:
        """Entries of an earlier run that was to do the same, each with where its line ends; none else.

        ``told`` is everything but the files that decides the output. Raises ReportkitError where the files are none that
        a run has left.
        """
        header = header_of(told)
        first = self._log.readline(LONGEST)
        self.start = len(header)
        if first == header:
            return self._entries()
        if first or os.fstat(self._part.fileno()).st_size:
            self.note = self._why_anew(first)
        self._log.seek(0)
        self._log.write(header)
        self.go_on(0, self.start, 0)
        return iter(())

    def _why_anew(self, first: bytes) -> str:
        try:
            opened(first)
        except ValueError:
            pass
        else:
            return "the unfinished run had other options, rules or another version: starting over"
        self._part.seek(0)
        if b'"reportkit":' not in first and not self._part.read(32).startswith(OURS):
            path = f"{self.target}.part"
            message = "is there and is not what an unfinished run has left"
            raise ReportkitError(
                message, path=path, stage="write", hint="move it away, or choose another place with -o"
            )
        return "the journal of the unfinished run is damaged: starting over"

    def _entries(self) -> Iterator[tuple[Entry, int]]:
        """The entries up to the first that is damaged, or that tells of what the part does not hold."""

        def damaged(number: int, what: str) -> None:
            where = f"{self.target.name}.part is damaged or cut off" if what == PART else f"{JOURNAL} is damaged"
            self.note = f"{where}: going on after {number} documents"

        return entries(self._part, self._log, self.start, damaged)

    def go_on(self, end: int, position: int, checksum: int) -> None:
        """Cut both files where what is kept ends (in the part, in the journal), and write on from there."""
        self._log.seek(position)
        self._log.truncate()
        self._log.flush()
        os.fsync(self._log.fileno())  # before the part grows: without its journal it would be nobody's
        self._part.truncate(end)
        self._part.seek(end)
        self._end, self._checksum = end, checksum

    @property
    def earlier(self) -> Path:
        """Where the journal of a finished run stays."""
        return self.target.with_name(f"{self.target.name}.journal")

    def write(
        self,
        number: int,
        item: Item | ReportkitError,
        stamp: list[Any],
        result: Result,
        lines: bytes,
        content: str | None = None,
    ) -> None:
        """Add what one document gave; ``lines`` are empty for a document that failed or repeats another."""
        self._part.write(lines)
        self._end += len(lines)
        self._checksum = crc32(lines, self._checksum)
        entry = Entry(number, name_of(item), stamp, self._end, self._checksum, result, content)
        self._pending.append((self._end, entry.line()))
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


def _checksum(file: BinaryIO, size: int, before: int) -> int | None:
    """The checksum of the next ``size`` bytes, going on from ``before``; None where there are not so many."""
    while size:
        piece = file.read(min(size, PIECE))
        if not piece:
            return None
        before = crc32(piece, before)
        size -= len(piece)
    return before


@contextmanager
def journaled(path: str, *, stays: bool = False) -> Iterator[Journal]:
    """``path`` as it grows; left without an exception it gets its name, else part and journal are kept.

    What its name says is packed is packed at the end. ``stays``: the journal is kept beside the finished file, too.
    """
    target = Path(os.path.realpath(path))
    part, log = target.with_name(f"{target.name}.part"), target.with_name(f"{target.name}.part.journal")
    try:
        with ExitStack() as stack:
            journal_file = stack.enter_context(_locked(log, path))
            part_file = stack.enter_context(_open(part))
            journal = Journal(target, part_file, journal_file, stays=stays)
            try:
                yield journal
            except BaseException:
                journal.save()
                raise
            journal.sync()
            if is_packed(target.name):
                _pack(part_file, target)
                part.unlink()
            else:
                if target.exists():
                    part.chmod(target.stat().st_mode & 0o777)
                part.replace(target)
            if stays:
                log.replace(journal.earlier)
            else:
                log.unlink()
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"cannot be written ({error.strerror or error})"
        raise ReportkitError(
            message, path=path, stage="write", hint="make room, or choose another place with -o"
        ) from error


def _pack(part: BinaryIO, target: Path) -> None:
    part.seek(0)
    with output(str(target)) as out:
        shutil.copyfileobj(part, out, PIECE)


def _open(path: Path) -> BinaryIO:
    """The file, made where there is none; a link, a pipe or a device in its place is somebody else's."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o666)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise ReportkitError("is no file", path=str(path), stage="write", hint="move it away")
    return os.fdopen(handle, "r+b")


def _locked(log: Path, path: str) -> BinaryIO:
    """The journal, for this run alone. Whoever holds it may touch the part.

    A run that ends takes its journal away before it lets go of it: a journal without a name is a finished run's.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        return _open(log)
    while True:
        file = _open(log)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.exists(log) and os.path.samestat(log.stat(), os.fstat(file.fileno())):  # noqa: PTH110
                return file
        except BlockingIOError:
            file.close()
            hint = "wait for its end"
            raise ReportkitError("another run is writing it", path=path, stage="write", hint=hint) from None
        except FileNotFoundError:
            pass
        except BaseException:
            file.close()
            raise
        file.close()
