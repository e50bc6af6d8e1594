"""``reportkit extract``: reports to JSON Lines."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from reportkit.cli import engine as engines
from reportkit.cli import inputs
from reportkit.cli.inputs import MinConfidence
from reportkit.cli.kinds import Kind
from reportkit.cli.manners import counted, usage, well_mannered
from reportkit.cli.progress import Teller
from reportkit.errors import ReportkitError

if TYPE_CHECKING:
    from reportkit.io.batch import Batch, Outcome
    from reportkit.io.journal import Journal
    from reportkit.io.shard import Shard


WRITTEN = (".jsonl", ".ndjson", "")  # those with a point may be packed: .jsonl.gz
TABLES = (".db", ".sqlite", ".sqlite3", ".xlsx")
FOLDERS = (".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class Target:
    """Where reports and errors go; ``resume`` keeps what an interrupted run has done, ``incremental`` what a finished one has.

    A ``shard`` of a run may be empty.
    """

    output: str | None
    errors: str | None
    resume: bool
    incremental: bool = False
    shard: Shard | None = None

    @property
    def has_journal(self) -> bool:
        """Whether the output grows with a journal."""
        return self.resume or self.incremental

    @property
    def is_file(self) -> bool:
        """Whether the reports go to a file."""
        return self.output not in (None, "-")


@well_mannered
@inputs.reads("paths", "texts")
def extract(
    given: inputs.Inputs,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", show_default=False, help="Files, folders (searched through), or - for stdin."),
    ] = None,
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write here, whole or not at all: .jsonl, or packed .jsonl.gz, .jsonl.zst.",
        ),
    ] = None,
    records: Annotated[
        list[Kind] | None,
        typer.Option("--records", metavar="KIND", help=f"One record a line; may be repeated: {', '.join(Kind)}."),
    ] = None,
    min_confidence: MinConfidence = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Keep what is done when interrupted, and go on from there the next time.")
    ] = False,
    incremental: Annotated[
        bool,
        typer.Option("--incremental", help="What FILE has from the same content is not read again; --resume, too."),
    ] = False,
    shard: Annotated[
        str | None,
        typer.Option("--shard", metavar="I/N", help="Only the I-th of N parts, by the names of documents: 1/8 … 8/8."),
    ] = None,
    errors: Annotated[
        str | None, typer.Option("--errors", metavar="FILE", help="Documents that failed, as JSON Lines.")
    ] = None,
    save_text: Annotated[
        str | None,
        typer.Option("--save-text", metavar="DIR", help="Keep there the texts that the offsets count in, as UTF-8."),
    ] = None,
    dedupe: Annotated[bool, typer.Option("--dedupe", help="A text that came before is left out.")] = False,
    engine: engines.EngineName = None,
    scheduler: engines.Scheduler = None,
    parts: engines.Parts = engines.Form.ZST,
    batch: engines.BatchSize = 100,
) -> int:
    """\b
    reportkit extract seeds/ | jq -c '[.meta.region.name, .meta.review_to, (.meetings | length)]'
    reportkit extract seeds/ --records suggestions | jq -r '[.region, .kind, .action, .count] | @tsv'
    reportkit extract archive/ -o all.jsonl --jobs 8 --resume --errors failed.jsonl
    reportkit extract pages.zip report.docx texts.jsonl --save-text texts/
    reportkit extract - < report.txt

    Read reports (text, pages, Word, PDF and others, those in .zip and .gz, rows of .jsonl, .csv, .xlsx) and write one JSON
    object a line, in the order of the input whatever --jobs is.

    A file that cannot be read gets a line on stderr; the others are written all the same, and the exit code is 1.
    """
    given = replace(given, paths=paths).listed()
    if engine is not None:
        alone = {
            "--records": records,
            "--incremental": incremental,
            "--shard": shard,
            "--save-text": save_text,
            "--dedupe": dedupe,
        }
        other = [option for option, value in alone.items() if value]
        shared = engines.shared_of(scheduler, output, errors, resume, parts, batch, other)
        return engines.extract_shared(given, shared)
    from reportkit.io.garbage import uncollected

    with uncollected():
        from reportkit.io.batch import Batch
        from reportkit.io.containers import items
        from reportkit.io.find import find
        from reportkit.io.manifest import described
        from reportkit.io.work import Job

    paths = given.given("extract", "a PATH: a file, a folder, or - for standard input")
    if min_confidence is not None and not records:
        usage("--min-confidence goes with --records: a report is always written whole")
    if incremental and records:
        usage(
            "--incremental goes with whole reports, not with --records: a record has its document's number in the run"
        )
    own, limits, globs = given.own(), given.limits(), given.globs()
    found = find(paths, globs)
    target = Target(output, errors, resume, incremental, _shard(shard))
    _check(target)
    given.keep_apart([("-o", output), ("--errors", errors)])
    about = given.known()
    documents = described(items(found, globs, limits, given.text_field, found.skipped), about)
    documents = target.shard.of(documents) if target.shard else documents
    job = Job(tuple(records or ()), own, limits, _folder(save_text), level=min_confidence and str(min_confidence))
    reading = Batch(documents, job, given.jobs, dedupe)
    teller = given.teller(paths, globs, to_file=target.is_file)
    reading.tell = teller.page
    try:
        _run(reading, target, teller)
    finally:
        teller.end()
    return given.end(teller, found.notes(), about)


def _run(batch: Batch, target: Target, teller: Teller) -> None:
    from reportkit.io.output import output

    with ExitStack() as stack:
        failures = stack.enter_context(output(target.errors)) if target.errors else None
        try:
            _write(batch, target, teller, failures)
        except _NothingToWrite as error:
            stack.close()  # the list of errors is written all the same
            raise error from None
        except KeyboardInterrupt:
            if target.has_journal:
                done = counted(teller.tally.all, "document")
                teller.say(f"{done} done and kept in {target.output}.part; the same command goes on from there")
            raise


def _write(batch: Batch, target: Target, teller: Teller, failures: BinaryIO | None) -> None:
    from reportkit.io.journal import journaled
    from reportkit.io.jsonl import dump
    from reportkit.io.output import output

    with (
        journaled(str(target.output), stays=target.incremental) if target.has_journal else output(target.output) as out
    ):
        with closing(_outcomes(batch, out, teller)) as outcomes:
            for outcome in outcomes:
                teller.tell(outcome)
                if failures and (error := outcome.result.error):
                    failures.write(dump(error.to_dict()))
        empty = target.shard is not None and not teller.tally.all
        if target.is_file and not empty and not teller.tally.documents + teller.tally.repeats:
            raise _NothingToWrite(f"nothing to write, {target.output} is left as it was", stage="write")


class _NothingToWrite(ReportkitError):
    """Every document failed."""


def _outcomes(batch: Batch, out: BinaryIO | Journal, teller: Teller) -> Generator[Outcome, None, None]:
    from reportkit.io.journal import Journal

    if not isinstance(out, Journal):
        yield from batch.write(out)
        return
    for outcome in batch.resume(out):
        _tell_note(out, teller)
        yield outcome
    _tell_note(out, teller)


def _tell_note(journal: Journal, teller: Teller) -> None:
    if journal.note:
        teller.say(journal.note)
        journal.note = None


def _check(target: Target) -> None:
    """End with a usage error where files cannot be written."""
    journal = "--incremental" if target.incremental else "--resume"
    if target.has_journal and not target.is_file:
        usage(f"{journal} needs -o FILE")
    places = [
        (option, Path(os.path.realpath(path)), path)
        for option, path in (("-o", target.output), ("--errors", target.errors))
        if path not in (None, "-") and path is not None
    ]
    _check_extension(target)
    for option, real, path in places:
        if os.path.isdir(real):  # noqa: PTH112 (Path.is_dir raises where stat fails)
            usage(f"{option} {path} is a folder; name a file in it")
        if not os.path.isdir(real.parent):  # noqa: PTH112
            usage(f"{option} {path}: its folder does not exist")
    if target.has_journal and places[0][1].exists() and not places[0][1].is_file():
        usage(f"-o {target.output} is no file that can be gone on with; leave {journal} out")


def _check_extension(target: Target) -> None:
    from reportkit.io.packed import inner_extension, is_packed, zstandard

    name = target.output or ""
    extension = inner_extension(name)
    if target.is_file and (extension not in WRITTEN or (is_packed(name) and not extension)):
        place = f"{target.output}" if extension in TABLES else f"FOLDER/ --format {extension[1:]}"
        where = f"; reportkit tables IN -o {place}" if extension in (*TABLES, *FOLDERS) else ""
        usage(f"-o {target.output}: extract writes JSON Lines, to .jsonl, .jsonl.gz or .jsonl.zst{where}")
    if name.lower().endswith(".zst"):
        zstandard(name)  # where it is missing, that is told before anything is read


def _shard(text: str | None) -> Shard | None:
    from reportkit.io.shard import shard_of

    try:
        return shard_of(text) if text is not None else None
    except ReportkitError as error:
        usage(f"--shard {error}")


def _folder(path: str | None) -> str | None:
    """The folder for texts, made where it is not there yet."""
    if path is not None:
        try:
            Path(path).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            usage(f"--save-text {path} cannot be made ({error.strerror})")
    return path
