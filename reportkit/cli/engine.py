"""``extract --engine dask``: the same documents, read by the workers of a scheduler into a folder of parts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportkit.cli.inputs import Inputs
from reportkit.cli.manners import usage
from reportkit.errors import ReportkitError

if TYPE_CHECKING:
    from reportkit.engines.part import Part
    from reportkit.engines.places import Listing
    from reportkit.engines.run import Run
    from reportkit.io.batch import Outcome


class Engine(StrEnum):
    """What shares documents out."""

    DASK = "dask"


class Form(StrEnum):
    """What parts are."""

    ZST = "jsonl.zst"
    GZ = "jsonl.gz"
    JSONL = "jsonl"
    PARQUET = "parquet"


EngineName = Annotated[
    Engine | None,
    typer.Option(
        "--engine",
        help="Read with the workers of a scheduler; -o is a folder.",
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="With --engine, where it is: tcp://host:8786.",
    ),
]
Parts = Annotated[
    Form,
    typer.Option(
        "--parts",
        help="With --engine, what is written of each batch.",
    ),
]
BatchSize = Annotated[
    int,
    typer.Option(
        "--batch",
        metavar="N",
        min=1,
        help="With --engine, files a batch, which is a part.",
    ),
]


@dataclass(frozen=True, slots=True)
class Shared:
    """What is said of the engine and of what it writes."""

    scheduler: str
    output: str
    errors: str | None
    resume: bool
    parts: Form
    batch: int


def shared_of(
    scheduler: str | None,
    output: str | None,
    errors: str | None,
    resume: bool,
    parts: Form,
    batch: int,
    other: list[str],
) -> Shared:
    """What is asked of the engine; ends with a usage error where it cannot be. ``other`` are options that do not go with it."""
    if other:
        usage(f"{other[0]} does not go with --engine (docs/SCALING.md)")
    if not scheduler:
        usage("--engine dask needs --scheduler ADDRESS, such as tcp://127.0.0.1:8786")
    if output in (None, "-") or output is None:
        usage("--engine needs -o FOLDER: a path that all workers see, or a URL (s3://bucket/run1)")
    return Shared(scheduler, output, errors, resume, parts, batch)


def extract_shared(given: Inputs, shared: Shared) -> int:
    """Read with the workers of a scheduler; returns the exit code."""
    from reportkit.engines.distributed import connected
    from reportkit.engines.places import Listing
    from reportkit.io.jsonl import dump
    from reportkit.io.output import output

    paths = given.given("extract", "a PATH: a file, a folder, or a URL")
    own, about = given.own(), given.known()
    listing = Listing(paths, given.globs())
    run = _run(given, shared, listing)
    teller = given.teller(paths, given.globs(), to_file=True)
    failures: list[tuple[int, ReportkitError]] = []
    try:
        with connected(shared.scheduler, own) as client:
            for outcome in _outcomes(client, run, resume=shared.resume):
                teller.tell(outcome)
                if (error := outcome.result.error) is not None:
                    failures.append((outcome.number, error))
    except KeyboardInterrupt:
        teller.say(f"what is done is kept in {shared.output}; the same command with --resume goes on from there")
        raise
    finally:
        teller.end()
    if shared.errors:
        with output(shared.errors) as file:
            file.writelines(dump(error.to_dict()) for _, error in sorted(failures, key=lambda failure: failure[0]))
    passed = ", ".join(f"{name} {n}" for name, n in sorted(listing.skipped.items()))
    return given.end(teller, [f"passed over in folders, by type of file: {passed}"] if passed else [], about)


def _run(given: Inputs, shared: Shared, listing: Listing) -> Run:
    from reportkit.engines.part import Plan
    from reportkit.engines.run import Run, digest_of
    from reportkit.io.work import Job

    own, about = given.own(), given.known()
    job = Job(own=own, limits=given.limits(), with_text=shared.parts is Form.PARQUET)
    plan = Plan(_place(shared.output), "", job, str(shared.parts), given.globs(), given.text_field)
    plan = replace(plan, told=digest_of(plan, about))
    found = list(dict.fromkeys(listing))  # what is named twice is read once
    errors = [one for one in found if isinstance(one, ReportkitError)]
    return Run(plan, [one for one in found if not isinstance(one, ReportkitError)], errors, shared.batch, about)


def _place(output: str) -> str:
    """The folder as any worker finds it."""
    return output if "://" in output else os.path.abspath(output)  # noqa: PTH100 (links stay)


def _outcomes(client: Any, run: Run, *, resume: bool) -> Iterator[Outcome]:
    """What became of every document: errors of listing, what is done already, then parts as they end."""
    from reportkit.engines.distributed import shared_out
    from reportkit.io.batch import Outcome
    from reportkit.io.work import Result

    tasks = run.begin(resume=resume)
    for error in run.errors:
        yield Outcome(-1, error, Result(error=error))
    parts = list(run.kept)
    for part in parts:
        yield from _told(part, kept=True)
    for task, done in shared_out(client, tasks, run.plan):
        if isinstance(done, ReportkitError):
            for source in task.sources:
                error = ReportkitError(done.message, path=source.name, stage=done.stage, hint=done.hint)
                yield Outcome(task.number, error, Result(error=error))
        else:
            parts.append(done)
            yield from _told(done, kept=False)
    if len(parts) == len(run.kept) + len(tasks):
        run.finish(parts)


def _told(part: Part, *, kept: bool) -> Iterator[Outcome]:
    from reportkit.io.batch import Outcome
    from reportkit.io.item import Item

    for document in part.documents:
        name = document.name or ""
        yield Outcome(part.number, Item(name, name, ""), document.result, kept=kept)
