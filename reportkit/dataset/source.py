"""What the commands of the dataset read: reports themselves, or what ``extract`` wrote with the texts it came from."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain, groupby
from pathlib import Path
from typing import Any, BinaryIO

import orjson
from pydantic import ValidationError

from reportkit.errors import ReportkitError
from reportkit.io.batch import Batch, Outcome
from reportkit.io.containers import items
from reportkit.io.find import find
from reportkit.io.globs import EVERYTHING, Globs
from reportkit.io.item import STDIN, STDIN_NAME, Item
from reportkit.io.jsonl import is_record, is_report, parse, record_error
from reportkit.io.limits import DEFAULT, Limits
from reportkit.io.load import load
from reportkit.io.manifest import Manifest, described
from reportkit.io.originals import Originals, Saved
from reportkit.io.packed import opened
from reportkit.io.texts import saved_texts
from reportkit.io.work import Job, Result
from reportkit.lexicon.own import NOTHING, Own
from reportkit.models import RECORD_KINDS, SCHEMA_VERSION, Report
from reportkit.models.sentences import Sentences

WRITTEN, READ = "written", "read"
Tell = Callable[[Outcome], None]


def _silent(_: Outcome) -> None:
    """Nobody wants to be told."""


@dataclass(frozen=True)
class Sourced:
    """A report and the text that its offsets count in; ``text`` is None where it was not found.

    ``line`` is the report as JSON, where it was at hand.
    """

    report: Report
    text: str | None
    line: bytes = field(default=b"", repr=False)

    @cached_property
    def data(self) -> dict[str, Any]:
        """The report as plain JSON types, made once; not to be changed."""
        return dict(orjson.loads(self.line)) if self.line else self.report.to_dict()

    @cached_property
    def sentences(self) -> Sentences | None:
        """The sentences of the text, cut once; None without a text."""
        return None if self.text is None else Sentences(self.text)


@dataclass(frozen=True, slots=True)
class Reading:
    """How reports are read: what ``extract`` can be told too, and ``texts``, the folder where texts are looked for.

    ``wanted`` are the digests of the texts that are looked for, all unless given; ``copies``: a text that came before is
    given again.
    """

    jobs: int = 1
    own: Own = NOTHING
    limits: Limits = DEFAULT
    globs: Globs = EVERYTHING
    text_field: str | None = None
    manifest: Manifest | None = None
    texts: str | None = None
    wanted: Container[str] | None = None
    copies: bool = False


@dataclass(slots=True)
class Missing:
    """Reports of a file whose text was not found: how many, the first of them and why."""

    reports: int = 0
    first: str = ""
    why: str | None = None


@dataclass(slots=True)
class Sources:
    """The reports of ``paths`` (files, folders, archives, tables, what ``extract`` wrote, ``-``), one at a time.

    Iterate once. Each document is told of (``tell``): what failed and what has the text of an earlier one gives no
    report; ``tell_page`` is told of pages that take seconds. Nothing is raised for a single document. ``missing`` tells
    by file of the reports without text, ``skipped`` what was passed over, both filled while one iterates; ``notes`` puts them into words.
    """

    paths: list[str]
    reading: Reading = field(default_factory=Reading)
    tell: Tell = _silent
    tell_page: Callable[[str, int, int], None] | None = None
    missing: dict[str, Missing] = field(default_factory=dict)
    _skipped: list[str] = field(default_factory=list)
    _seen: set[bytes] = field(default_factory=set)
    _number: int = 0

    def __iter__(self) -> Iterator[Sourced]:
        for kind, group in groupby(self.paths, _kind):
            paths = list(group)
            if kind == STDIN:
                yield from self._stdin()
            elif kind == WRITTEN:
                for path in paths:
                    yield from self._written(path)
            else:
                found = find(paths, self.reading.globs)
                yield from self._extracted(found, found.skipped)
                self._skipped += found.notes()

    def notes(self) -> list[str]:
        """What the user should know was not read or not found, a line each."""
        notes = list(self._skipped)
        for name, missing in self.missing.items():
            told = (
                f"of {missing.first}"
                if missing.reports == 1
                else f"of {missing.reports} reports ({missing.first} first)"
            )
            why = f" ({missing.why})" if missing.why else ""
            notes.append(f"{name}: the text {told} was not found{why}, so sentences are missing; try --texts DIR")
        return notes

    def _extracted(
        self, found: Iterable[Item | ReportkitError], skipped: Counter[str] | None = None
    ) -> Iterator[Sourced]:
        """Reports that have to be read."""
        reading = self.reading
        parts = items(found, reading.globs, reading.limits, reading.text_field, skipped)
        job = Job(own=reading.own, limits=reading.limits, with_text=True)
        batch = Batch(
            described(parts, reading.manifest),
            job,
            reading.jobs,
            dedupe=not reading.copies,
            seen=self._seen,
            tell=self.tell_page,
        )
        with closing(batch.outcomes()) as outcomes:
            for outcome in outcomes:
                self._number += 1
                self.tell(outcome)
                if outcome.result.error is None and not outcome.repeats:
                    line = outcome.result.lines
                    yield _with_text(Report.model_validate_json(line), outcome.result.text, line)

    def _stdin(self) -> Iterator[Sourced]:
        stream = sys.stdin.buffer
        first = stream.readline()
        if _tells(first):
            yield from self._lines(chain([first], stream), STDIN_NAME, Path())
            return
        rest = stream.read(self.reading.limits.max_bytes)  # what is too long is told where it is loaded
        yield from self._extracted([Item(STDIN, STDIN_NAME, "", first + rest)])

    def _written(self, path: str) -> Iterator[Sourced]:
        try:
            with opened(path) as file:
                yield from self._lines(file, path, Path(path).parent)
        except OSError as error:
            told = ReportkitError(f"cannot be read ({error.strerror})", path=path, stage="read", hint="check the path")
            self.tell(Outcome(self._number + 1, told, Result(error=told)))

    def _lines(self, file: Iterable[bytes] | BinaryIO, name: str, folder: Path) -> Iterator[Sourced]:
        """The reports of a file that ``extract`` wrote, each with its text."""
        texts = self.reading.texts
        folders = (folder,) if texts is None else (folder, Path(texts))
        originals = Originals(
            folders, saved_texts(texts) if texts else {}, Path(texts) if texts else None, self.reading.text_field
        )
        for line, value in parse(file, name):
            self._number += 1
            found = value if isinstance(value, ReportkitError) else _validated(value, f"{name}:{line}")
            if isinstance(found, ReportkitError):
                self.tell(Outcome(self._number, found, Result(error=found)))
                if is_record(value):
                    return  # so are all the others
                continue
            assert isinstance(value, dict)  # noqa: S101 (an error has gone)
            digest = bytes.fromhex(found.source.text_sha256)
            repeats = digest in self._seen and not self.reading.copies
            outcome = Outcome(self._number, _item(found, name, line), _result(value), repeats=repeats)
            self._seen.add(digest)
            self.tell(outcome)
            if not outcome.repeats:
                yield _with_text(found, self._text(value, originals, name))

    def _text(self, data: dict[str, Any], originals: Originals, name: str) -> str | None:
        """The text of a report; where it is not found, that is noted; None where it is not wanted."""
        wanted = self.reading.wanted
        if wanted is not None and data["source"]["text_sha256"] not in wanted:
            return None
        text, why = _read(originals.find(data["source"]), data, self.reading.limits)
        if text is None:
            missing = self.missing.setdefault(name, Missing(first=data["source"]["path"] or data["id"], why=why))
            missing.reports += 1
        return text


def _kind(path: str) -> str:
    return STDIN if path == STDIN else WRITTEN if is_written(path) else READ


def is_written(path: str) -> bool:
    """Whether the file ``path`` is one that ``extract`` wrote, by its first line."""
    if not os.path.isfile(path):  # noqa: PTH113 (Path.is_file raises where stat fails)
        return False
    try:
        with opened(path) as file:
            if not file.read(8).removeprefix(BOM_UTF8).lstrip().startswith(b"{"):
                return False
        with opened(path) as file:
            return _tells(next((line for line in file if line.strip()), b""))
    except OSError:
        return False


def _tells(line: bytes) -> bool:
    """Whether a line is a report, or a record, that ``extract`` wrote."""
    line = line.removeprefix(BOM_UTF8).strip()
    if not line.startswith(b"{"):
        return False
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return is_report(value) or is_record(value)


def _validated(value: dict[str, Any], place: str) -> Report | ReportkitError:
    error = partial(ReportkitError, path=place, stage="read")
    if is_record(value):
        return record_error(place)
    if value.get("schema_version") != SCHEMA_VERSION:
        return error(f"is no report of format {SCHEMA_VERSION}", hint="run extract again")
    try:
        return Report.model_validate(value)
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        return error(f"breaks the schema at {where} ({first['msg']})", hint="reportkit validate FILE")


def _read(found: Saved | Item | str | None, data: dict[str, Any], limits: Limits) -> tuple[str | None, str | None]:
    """The text that was found, or why it is not taken."""
    if found is None or isinstance(found, str):
        return None, found
    try:
        text = found.text() if isinstance(found, Saved) else _loaded(found, data, limits)
    except ReportkitError as error:
        return None, str(error)
    if text is None or any(
        text[place["start"] : place["end"]] != place["text"]
        for kind in (*RECORD_KINDS, "unclaimed")
        for place in (record["evidence"] for record in data[kind])
    ):
        return None, "what was found is another text"
    return text, None


def _loaded(item: Item, data: dict[str, Any], limits: Limits) -> str | None:
    document = load(item, limits)
    return document.text if document.source["text_sha256"] == data["source"]["text_sha256"] else None


def _with_text(report: Report, text: str | None, line: bytes = b"") -> Sourced:
    if text is not None:
        report.keep_text(text)
    return Sourced(report, text, line)


def _item(report: Report, name: str, line: int) -> Item:
    return Item(name, report.source.path or f"{name}:{line}", "")


def _result(data: dict[str, Any]) -> Result:
    records = sum(len(data[kind]) for kind in RECORD_KINDS)
    return Result(records=records, unclaimed=len(data["unclaimed"]), text_sha256=data["source"]["text_sha256"])
