"""A batch of documents read by one worker into one part, with what is told of each: the same way as on one machine."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import orjson

from reportkit.engines.places import Place, Source
from reportkit.errors import ReportkitError
from reportkit.io.apart import within_limits
from reportkit.io.containers import items
from reportkit.io.globs import EVERYTHING, Globs
from reportkit.io.item import Item
from reportkit.io.manifest import Manifest, described
from reportkit.io.packed import packing
from reportkit.io.work import Job, Result, failed

if TYPE_CHECKING:
    from reportkit.dataset.columns import Table
    from reportkit.dataset.write.base import Row

PARQUET = "parquet"
FORMS = ("jsonl.zst", "jsonl.gz", "jsonl", PARQUET)


@dataclass(frozen=True, slots=True)
class Plan:
    """What every worker is told: what to do with documents, and where parts go, in which form.

    ``told`` is the digest of everything but the files that decides what is written.
    """

    place: str
    told: str
    job: Job = field(default_factory=Job)
    form: str = FORMS[0]
    globs: Globs = EVERYTHING
    text_field: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one document."""

    name: str | None
    records: int = 0
    unclaimed: int = 0
    error: dict[str, str | None] | None = None

    @property
    def result(self) -> Result:
        """As the outcome of a run has it, without lines."""
        error = self.error and ReportkitError(
            str(self.error["message"]),
            path=self.error["path"],
            stage=self.error["stage"] or "",
            hint=self.error["hint"] or "",
        )
        return failed(error) if error else Result(records=self.records, unclaimed=self.unclaimed)


@dataclass(frozen=True, slots=True)
class Part:
    """A finished part: the sources it was read from, what became of each document, its files with sizes and digests."""

    number: int
    told: str
    sources: tuple[Source, ...]
    documents: tuple[Told, ...]
    files: dict[str, tuple[int, str]]

    def dump(self) -> bytes:
        """As it stands beside the part."""
        return orjson.dumps(self, option=orjson.OPT_APPEND_NEWLINE)

    @classmethod
    def of(cls, data: bytes) -> Part | None:
        """The part that ``data`` tells of; None where it is none."""
        with suppress(ValueError, TypeError, KeyError):
            value = orjson.loads(data)
            return cls(
                int(value["number"]),
                str(value["told"]),
                tuple(Source(**source) for source in value["sources"]),
                tuple(Told(**document) for document in value["documents"]),
                {name: (int(size), str(digest)) for name, (size, digest) in value["files"].items()},
            )
        return None


def entry_name(number: int) -> str:
    """Name of the file that tells of a part."""
    return f"parts/part-{number:06}.json"


def read_part(number: int, sources: tuple[Source, ...], plan: Plan, about: Manifest | None) -> Part:
    """Read a batch and write its part, then the word that it is there; raises only where the place cannot be written.

    To do it again changes nothing: the same documents give the same bytes.
    """
    results = list(results_of(sources, plan, about))
    made = _tables(number, results) if plan.form == PARQUET else _lines(number, results, plan.form)
    place, files = Place(plan.place), {}
    for name, data in made:
        place.write(name, data)
        files[name] = (len(data), sha256(data).hexdigest())
    told = tuple(_told(item, result) for item, result in results)
    part = Part(number, plan.told, sources, told, files)
    place.write(entry_name(number), part.dump())
    return part


def results_of(
    sources: Iterable[Source | ReportkitError], plan: Plan, about: Manifest | None
) -> Iterator[tuple[Item | ReportkitError, Result]]:
    """What each document of ``sources`` gave, in their order, each read within the limits of the plan."""
    found = items(_fetched(sources, plan), plan.globs, plan.job.limits, plan.text_field)
    for item in described(found, about):
        yield item, failed(item) if isinstance(item, ReportkitError) else within_limits(item, plan.job)


def _fetched(sources: Iterable[Source | ReportkitError], plan: Plan) -> Iterator[Item | ReportkitError]:
    for source in sources:
        try:
            yield source if isinstance(source, ReportkitError) else source.item(plan.job.limits)
        except ReportkitError as error:
            yield error


def _told(item: Item | ReportkitError, result: Result) -> Told:
    name = item.path if isinstance(item, ReportkitError) else item.name
    return Told(name, result.records, result.unclaimed, result.error.to_dict() if result.error is not None else None)


def _lines(number: int, results: Iterable[tuple[Any, Result]], form: str) -> Iterator[tuple[str, bytes]]:
    name, file = f"part-{number:06}.{form}", io.BytesIO()
    with packing(file, name) as out:
        for _, result in results:
            out.write(result.lines)
    yield name, file.getvalue()


def part_tables() -> tuple[Table, ...]:
    """The tables of a part: those of ``reportkit tables`` but for what other reports decide, ``is_best_of_key`` and the panel."""
    from reportkit.dataset.tables.definitions import REPORTS, SENTENCES, tables

    alone = [replace(table, columns=table.columns[:-1]) if table.name == REPORTS.name else table for table in tables()]
    return (*alone, SENTENCES)


def rows_of(result: Result) -> dict[str, list[Row]]:
    """The rows of one report by table; the result brings its text along."""
    from reportkit.dataset.source import Sourced
    from reportkit.dataset.tables.definitions import REPORTS, SENTENCES
    from reportkit.dataset.tables.rows import ReportRows
    from reportkit.models import Report

    report = Report.model_validate_json(result.lines)
    report.keep_text(result.text or "")
    rows = ReportRows(Sourced(report, result.text))
    return {REPORTS.name: [rows.of_report()], SENTENCES.name: rows.of_sentences()} | rows.of_records()


def _tables(number: int, results: Iterable[tuple[Any, Result]]) -> Iterator[tuple[str, bytes]]:
    """A Parquet file a table, each in the table's folder."""
    from reportkit.dataset.write.parquet import ParquetSink

    told = part_tables()
    files = {table.name: io.BytesIO() for table in told}
    sinks = {table.name: ParquetSink(files[table.name], table) for table in told}
    for _, result in results:
        if result.error is None:
            for name, rows in rows_of(result).items():
                sinks[name].add(rows)
    for name, sink in sinks.items():
        sink.close()
        yield f"{name}/part-{number:06}.parquet", files[name].getvalue()
