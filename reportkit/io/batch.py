"""A run over many documents: results in the order of the input, written as they come or journaled to be resumed."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import asdict, dataclass, field
from itertools import chain
from typing import Any, BinaryIO

from reportkit.errors import ReportkitError
from reportkit.io.item import Item
from reportkit.io.journal import Entry, Journal, header_of, name_of, stamp_of
from reportkit.io.known import Known, digest_of, known
from reportkit.io.pool import Pool
from reportkit.io.work import Job, Result
from reportkit.models import SCHEMA_VERSION
from reportkit.pipeline import prepare
from reportkit.version import VERSION

Numbered = tuple[int, Item | ReportkitError]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the ``number``-th document; its lines have been written.

    ``repeats`` says that an earlier document has the same text; ``kept`` that an earlier run had done it.
    """

    number: int
    item: Item | ReportkitError
    result: Result
    repeats: bool = False
    kept: bool = False


@dataclass(slots=True)
class Batch:
    """Documents to be read by ``jobs`` processes; with ``dedupe`` a text that came before gives no lines.

    ``seen`` are digests of texts that came before, in this run or in another part of it. ``tell`` is told of pages that take
    seconds: name of the document, page, pages.
    """

    items: Iterable[Item | ReportkitError]
    job: Job
    jobs: int = 1
    dedupe: bool = False
    seen: set[bytes] = field(default_factory=set)
    tell: Callable[[str, int, int], None] | None = None

    def outcomes(self) -> Generator[Outcome, None, None]:
        """Read all documents, telling of each; their lines are the caller's affair."""
        with Pool(self.job, self.jobs, self.tell) as pool:
            for slot in pool.read(enumerate(self.items, 1)):
                yield self._outcome(slot.number, slot.item, slot.result or Result())

    def write(self, out: BinaryIO) -> Generator[Outcome, None, None]:
        """Write the lines of all documents to ``out``, telling of each."""
        with closing(self.outcomes()) as outcomes:
            for outcome in outcomes:
                out.write(_lines(outcome))
                yield outcome

    def resume(self, journal: Journal) -> Generator[Outcome, None, None]:
        """Write to ``journal`` what it has not got yet, telling of all documents, those it has among them.

        Where the journal stays, what the file has from an earlier run is not read again.
        """
        numbered = enumerate(self.items, 1)
        told = self._told() | {"stays": journal.stays}
        entries = journal.begin(told)
        end, position, checksum = 0, journal.start, 0
        rest: list[Numbered] = []
        for entry, after in entries:
            found = next(numbered, None)
            if found is None or not _same(entry, found):
                rest = [found] if found else []
                journal.note = _changed(entry, found)
                break
            end, position, checksum = entry.end, after, entry.checksum
            journal.kept += 1
            yield self._outcome(*found, entry.result, kept=True)
        journal.go_on(end, position, checksum)
        earlier = known(journal.target, journal.earlier, header_of(told)) if journal.stays else nullcontext(Known())
        with earlier as known_before:
            if known_before.note:
                journal.note = f"{journal.target.name} {known_before.note}"
            yield from self._add(journal, chain(rest, numbered), known_before)

    def _add(self, journal: Journal, numbered: Iterable[Numbered], earlier: Known) -> Generator[Outcome, None, None]:
        # Before it is read: a file that changes meanwhile is read again.
        told: dict[int, tuple[list[Any], str | None]] = {}

        def stamped() -> Iterator[Numbered]:
            for number, item in numbered:
                told[number] = stamp_of(item), digest_of(item, self.job.limits) if journal.stays else None
                yield number, item

        with Pool(self.job, self.jobs, self.tell) as pool:
            for slot in pool.read(stamped(), lambda number: earlier.get(told[number][1])):
                kept = not slot.tries and not isinstance(slot.item, ReportkitError)
                outcome = self._outcome(slot.number, slot.item, slot.result or Result(), kept=kept)
                stamp, content = told.pop(slot.number)
                journal.write(slot.number, slot.item, stamp, outcome.result, _lines(outcome), content)
                yield outcome

    def _outcome(self, number: int, item: Item | ReportkitError, result: Result, *, kept: bool = False) -> Outcome:
        repeats = False
        if self.dedupe and result.text_sha256 is not None:
            digest = bytes.fromhex(result.text_sha256)
            repeats = digest in self.seen
            self.seen.add(digest)
        return Outcome(number, item, result, repeats, kept)

    def _told(self) -> dict[str, Any]:
        """Everything but the files that decides what is written."""
        job = asdict(self.job) | {"own": prepare(self.job.own)}
        return {"version": VERSION, "format": SCHEMA_VERSION, "job": job, "dedupe": self.dedupe}


def _lines(outcome: Outcome) -> bytes:
    return b"" if outcome.repeats else outcome.result.lines


def _same(entry: Entry, found: Numbered) -> bool:
    number, item = found
    return (entry.number, entry.name, entry.stamp) == (number, name_of(item), stamp_of(item))


def _changed(entry: Entry, found: Numbered | None) -> str:
    if found is None:
        return f"{entry.name} is not there any more: what came after {entry.number - 1} documents is left out"
    name = name_of(found[1])
    if name == entry.name:
        return f"{name} has changed since: going on from there, after {entry.number - 1} documents"
    return f"{name} stands where {entry.name} stood: going on from there, after {entry.number - 1} documents"
