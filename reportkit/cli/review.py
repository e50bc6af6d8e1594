"""``reportkit review``: what people say of records, applied, kept and counted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportkit.cli import inputs
from reportkit.cli.kinds import Kind
from reportkit.cli.manners import FAILED, counted, say, usage, well_mannered

if TYPE_CHECKING:
    from reportkit.dataset.source import Sourced
    from reportkit.review.apply import Applied
    from reportkit.review.judged import Judged


class As(StrEnum):
    """What corrected reports are printed as."""

    REPORTS = "reports"
    GOLD = "gold"
    CASES = "cases"


WRITTEN = (".jsonl", ".ndjson", "")
LISTS = (*WRITTEN, ".csv", ".xlsx")


@well_mannered
@inputs.reads()
def review(
    given: inputs.Inputs,
    *,
    corrections: Annotated[
        list[str] | None,
        typer.Option("--corrections", metavar="FILE", help="Corrections, one a line; may be repeated."),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write here instead of stdout.")
    ] = None,
    form: Annotated[
        As,
        typer.Option("--as", help="Corrected reports; labelled texts for evaluate (into the folder -o); cases."),
    ] = As.REPORTS,
    sample: Annotated[
        int | None,
        typer.Option("--sample", metavar="N", min=1, help="Draw N records to be judged: .jsonl, .csv, .xlsx."),
    ] = None,
    kinds: Annotated[
        list[Kind] | None, typer.Option("--kind", metavar="KIND", help="Draw such records only; may be repeated.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another one draws other records.")] = 1,
    judged: Annotated[
        list[str] | None,
        typer.Option("--report", metavar="FILE", help="Count right and wrong in judged lists or corrections."),
    ] = None,
) -> int:
    """\b
    reportkit review out.jsonl --corrections mine.jsonl -o corrected.jsonl
    reportkit extract archive/ | reportkit review - --corrections mine.jsonl -o corrected.jsonl
    reportkit review out.jsonl --sample 100 --kind figures -o judge.csv
    reportkit review --report judge.csv
    reportkit review out.jsonl --corrections mine.jsonl --as gold -o gold/

    Apply corrections that people made (reportkit schema corrections tells the format; the page exports it). Records are found
    again by text, kind and span, so corrections hold when reports are extracted anew; what does not fit any more is told, a
    line each, and the exit code is 1. A record that a person set has rule review.accepted, review.changed or review.added.

    --sample draws records of each kind and confidence alike, the same ones every time; fill in verdict (right, wrong, unsure).
    docs/REVIEW.md tells the rest.
    """
    _check(given.paths, corrections, sample, judged, form, output, kinds)
    given.keep_apart([("-o", output)], ("--corrections", corrections), ("--report", judged))
    if judged:
        return _count(given, output, judged)
    if sample is not None:
        return _draw(given, output, sample, [str(kind) for kind in kinds or Kind], seed)
    return _correct(given, output, corrections or [], form)


def _correct(given: inputs.Inputs, output: str | None, files: list[str], form: As) -> int:
    """Write corrected reports, or what they are wanted as."""
    from reportkit.review.apply import What
    from reportkit.review.corrections import Corrections, read_corrections
    from reportkit.review.stream import Reviewing

    found = read_corrections(files) if files else Corrections()
    reviewing = Reviewing(found, say, given.quiet)
    wanted = None if form is As.CASES else reviewing.adds_to()
    with given.sources("review", output, wanted=wanted, copies=form is As.REPORTS) as (sources, told):
        write = {As.REPORTS: _reports, As.GOLD: _gold, As.CASES: _cases}[form]
        failed = write(output, ((sourced, reviewing.of(sourced)) for sourced in sources))
    reviewing.finish()
    if files and not given.quiet:
        say(reviewing.line())
    return FAILED if told.code or failed or reviewing.counts[What.REFUSED] else 0


def _reports(output: str | None, found: Iterator[tuple[Sourced, Applied]]) -> bool:
    from reportkit.errors import ReportkitError
    from reportkit.io.jsonl import dump
    from reportkit.io.output import output as opened

    with opened(output) as out:
        number = 0
        for _, applied in found:
            out.write(dump(applied.data))
            number += 1
        if not number and output not in (None, "-"):
            raise ReportkitError(f"nothing to write, {output} is left as it was", stage="write")
    return False


def _gold(output: str | None, found: Iterator[tuple[Sourced, Applied]]) -> bool:
    """Write a file a report into the folder; whether some could not be."""
    from pathlib import Path

    import orjson

    from reportkit.io.output import output as opened
    from reportkit.review.gold import gold_of, stem_of, unseen

    folder = Path(str(output))
    folder.mkdir(parents=True, exist_ok=True)
    done: set[str] = set()
    open_records = 0
    failed = False
    for sourced, applied in found:
        stem = stem_of(applied.data)
        if stem in done:
            say(
                f"{sourced.report.source.path}: another report is called {stem} too, so it is left out; rename the file"
            )
            failed = True
            continue
        done.add(stem)
        gold = gold_of(applied.data)
        open_records += unseen(gold)
        with opened(str(folder / f"{stem}.json")) as out:
            out.write(orjson.dumps(gold, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    told = f", {counted(open_records, 'record')} that no person has set are optional in them" if open_records else ""
    say(f"{counted(len(done), 'labelled text')}{told}")
    return failed


def _cases(output: str | None, found: Iterator[tuple[Sourced, Applied]]) -> bool:
    """Write cases; whether some could not be, for want of the text."""
    import orjson

    from reportkit.io.output import output as opened
    from reportkit.review.cases import cases_of

    cases: list[Any] = []
    missing = False
    for sourced, applied in found:
        if sourced.text is None:
            missing = True
        else:
            cases += cases_of(applied, sourced.text)
    with opened(output) as out:
        out.write(orjson.dumps(cases, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    return missing


def _draw(given: inputs.Inputs, output: str | None, size: int, kinds: list[str], seed: int) -> int:
    from reportkit.cli.onetable import write_table
    from reportkit.errors import ReportkitError
    from reportkit.io.jsonl import dump
    from reportkit.io.output import output as opened
    from reportkit.review.sample import WORK_LIST, Sample, table_rows

    with given.sources("review", output) as (sources, told):
        sample = Sample(size, kinds, seed)
        for sourced in sources:
            sample.add(sourced)
    rows = sample.rows()
    if not rows:
        raise ReportkitError(
            "there is no record to be judged", stage="read", hint="other --kind, or reports that no one has reviewed"
        )
    if _extension(output) in WRITTEN:
        with opened(output) as out:
            out.writelines(dump(row) for row in rows)
    else:
        write_table(output, WORK_LIST, table_rows(rows))
    if not given.quiet:
        say(f"{counted(len(rows), 'record')} drawn")
    return told.code


def _count(given: inputs.Inputs, output: str | None, files: list[str]) -> int:
    from reportkit.review.judged import Judged

    judged = Judged()
    for file in files:
        judged.read(file)
    code = 0
    if given.paths and judged.waiting:
        with given.sources("review", output, wanted=()) as (sources, told):
            for sourced in sources:
                judged.look_up(sourced)
        code = told.code
    judged.finish()
    for problem in judged.problems:
        say(problem)
    sys.stdout.writelines(f"{line}\n" for line in _table(judged))
    return FAILED if judged.problems or code else 0


def _table(judged: Judged) -> Iterator[str]:
    yield f"{'kind':<18}{'confidence':<12}{'share right':>11}{'95 %':>18}{'right':>7}{'wrong':>7}{'unsure':>7}{'of':>8}"
    for row in judged.rows():
        share, between = "", ""
        if row["share"] is not None:
            share, between = f"{row['share']:.3f}", f"{row['low']:.3f} to {row['high']:.3f}"
        numbers = f"{row['right']:>7}{row['wrong']:>7}{row['unsure']:>7}{'' if row['of'] is None else row['of']:>8}"
        yield f"{row['kind']:<18}{row['confidence']:<12}{share:>11}{between:>18}{numbers}"
    for kind, number in sorted(judged.missed.items()):
        yield f"{kind}: {counted(number, 'record')} added that had been missed"
    if judged.open:
        yield f"{counted(judged.open, 'record')} not judged yet"
    if judged.corrected:
        yield "corrections are no sample: who corrects looks for what is wrong"


def _extension(output: str | None) -> str:
    return "" if output in (None, "-") else os.path.splitext(str(output))[1].lower()  # noqa: PTH122


def _check(
    paths: list[str] | None,
    corrections: list[str] | None,
    sample: int | None,
    judged: list[str] | None,
    form: As,
    output: str | None,
    kinds: list[Kind] | None,
) -> None:
    """End with a usage error where it is not clear what is wanted, or files would be lost."""
    asked = [
        name for name, given in (("--corrections", corrections), ("--sample", sample), ("--report", judged)) if given
    ]
    if not asked and form is As.REPORTS:
        usage("review needs --corrections FILE, --sample N or --report FILE")
    if len(asked) > 1:
        usage(f"{' and '.join(asked)}: one at a time")
    if form is not As.REPORTS and asked not in ([], ["--corrections"]):
        usage(f"--as {form} goes with --corrections, or with reports that were corrected")
    if kinds and sample is None:
        usage("--kind goes with --sample")
    if judged:
        if output is not None:
            usage("--report prints to standard output; leave -o out")
        return
    if form is As.GOLD:
        if output in (None, "-") or os.path.isfile(str(output)):  # noqa: PTH113 (Path.is_file raises where stat fails)
            usage("--as gold writes a file a report: name a folder with -o")
        return
    _check_output(
        paths or [],
        corrections or [],
        output,
        LISTS if sample is not None else (".json", "") if form is As.CASES else WRITTEN,
    )


def _check_output(paths: list[str], corrections: list[str], output: str | None, known: tuple[str, ...]) -> None:
    from pathlib import Path

    from reportkit.io.find import would_read

    if output in (None, "-"):
        return
    if _extension(output) not in known:
        usage(f"-o {output}: write to {', '.join(name for name in known if name)}")
    real = Path(os.path.realpath(str(output)))
    if os.path.isdir(real):  # noqa: PTH112
        usage(f"-o {output} is a folder; name a file in it")
    if not os.path.isdir(real.parent):  # noqa: PTH112
        usage(f"-o {output}: its folder does not exist")
    if any(would_read(path, real) for path in (*paths, *corrections)):
        usage(f"-o {output} would overwrite what is to be read")
