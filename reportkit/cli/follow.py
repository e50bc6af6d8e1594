"""``reportkit follow``: what was planned, and what the next report tells of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.cli import inputs
from reportkit.cli.manners import counted, say, usage, well_mannered
from reportkit.cli.onetable import write_table

if TYPE_CHECKING:
    from reportkit.dataset.follow.pairs import Pair

ONE, BOTH = (".csv", ".jsonl", ".parquet"), (".xlsx", ".db")


@well_mannered
@inputs.reads()
def follow(
    given: inputs.Inputs,
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help=f"Write here: {', '.join((*ONE, *BOTH))}; else CSV to stdout."
        ),
    ] = None,
    not_planned: Annotated[
        bool, typer.Option("--not-planned", help="Instead, what the next report tells and no plan led to.")
    ] = False,
) -> int:
    """\b
    reportkit follow county/ -o followed.xlsx
    reportkit follow 2021.docx 2022.docx | csvgrep -c status -m look
    reportkit follow all.jsonl --texts texts/ --not-planned -o new.csv

    Hold the plan of each report against the report on the planned year, of the same organ: one row a planned act, with
    both sentences and a status: reported, partly, look, not_mentioned, no_next_report, or vague (no act that could be
    looked for). What the next report tells and no plan led to is a list of its own; .xlsx and .db hold both.

    Not mentioned is not a broken promise: a report does not tell of everything that was done. docs/FOLLOW.md tells the rest.
    """
    from reportkit.dataset.follow.pairs import Follow

    extension = _extension(output)
    given.keep_apart([("-o", output)])
    if not_planned and extension in BOTH:
        usage(f"-o {output} holds both lists; leave out --not-planned")
    with given.sources("follow", output) as (found, told):
        followed = Follow(found)
        pairs = list(followed)
    _write(output, extension, pairs, not_planned)
    if not given.quiet:
        for line in _summary(pairs, followed.copies):
            say(line)
    return told.code


def _extension(output: str | None) -> str:
    """Extension of ``-o``, .csv for standard output; ends with a usage error for one that is not known."""
    if output in (None, "-"):
        return ".csv"
    path = Path(str(output))
    extension = path.suffix.lower()
    if extension not in (*ONE, *BOTH):
        usage(f"-o {output}: write to {', '.join((*ONE, *BOTH))}")
    if not path.resolve().parent.is_dir():
        usage(f"-o {output}: its folder does not exist")
    return extension


def _write(output: str | None, extension: str, pairs: list[Pair], not_planned: bool) -> None:
    """Write the list asked for, or both."""
    from reportkit.dataset.follow.rows import FOLLOW, NOT_PLANNED, TABLES, follow_rows, not_planned_rows
    from reportkit.dataset.write.formats import FILES, opened
    from reportkit.io.output import output as target

    if extension not in BOTH:
        found = not_planned_rows if not_planned else follow_rows
        write_table(output, NOT_PLANNED if not_planned else FOLLOW, (row for pair in pairs for row in found(pair)))
        return
    with target(output) as file, TemporaryDirectory() as folder:
        place = Path(folder) / f"follow{extension}"
        with opened(FILES[extension], place, TABLES) as writer:
            for pair in pairs:
                writer.write(FOLLOW.name, follow_rows(pair))
                writer.write(NOT_PLANNED.name, not_planned_rows(pair))
        file.write(place.read_bytes())


def _summary(pairs: list[Pair], copies: int) -> list[str]:
    """What was found, in a few lines."""
    from reportkit.dataset.follow.pairs import NOTE

    if not pairs:
        return ["no plan of a known year was found"]
    met = sum(pair.following is not None for pair in pairs)
    tally = Counter(str(link.verdict.status) for pair in pairs for link in pair.links)
    acts = counted(sum(tally.values()), "planned act")
    found = ", ".join(f"{n} {status}" for status, n in tally.most_common())
    lines = [f"{counted(len(pairs), 'plan')}, {met} with the report on the planned year; {acts}: {found}"]
    if copies:
        lines.append(f"{counted(copies, 'plan')} left out: a fuller copy of the report was followed")
    if tally["not_mentioned"]:
        lines.append(NOTE)
    return lines
