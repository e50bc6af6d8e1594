"""The options that say what is read and how, the same for every command that reads reports."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.cli.kinds import Level
from reportkit.cli.manners import FAILED, say, usage
from reportkit.cli.progress import Teller

if TYPE_CHECKING:
    from reportkit.dataset.source import Reading, Sources
    from reportkit.io.limits import Limits
    from reportkit.io.manifest import Manifest
    from reportkit.lexicon.own import Own

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="IN",
        show_default=False,
        help="Reports (files, folders, archives), or the JSON Lines that extract wrote; - for stdin.",
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N", min=1, help="Processes that read at the same time.")]
Texts = Annotated[
    str | None,
    typer.Option(
        "--texts", metavar="DIR", help="Where the texts of JSON Lines are looked for, too: files, or --save-text's."
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option("--include", metavar="GLOB", help="In folders and archives, only such names; may be repeated."),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="GLOB", help="In folders and archives, no such names; may be repeated."),
]
TextField = Annotated[
    str | None,
    typer.Option("--text-field", metavar="NAME", help="Key or column of the text in JSON, CSV and Excel files."),
]
ManifestFile = Annotated[
    str | None,
    typer.Option(
        "--manifest",
        metavar="FILE",
        help="CSV or JSON Lines: path; url, publisher, published, retrieved; adcode, organ, review_year.",
    ),
]
NamePattern = Annotated[
    str | None,
    typer.Option(
        "--name-pattern",
        metavar="PATTERN",
        help="What files' names tell: '{province}_{city}_{year}.txt'; {county}, {adcode}, {organ}, {review_year}, *.",
    ),
]
MaxSeconds = Annotated[
    float,
    typer.Option("--max-seconds", metavar="S", min=0, help="Time for one document, or page of a scan; 0: no limit."),
]
MaxBytes = Annotated[int, typer.Option("--max-bytes", metavar="N", min=1, help="Size of one document.")]
MaxChars = Annotated[int, typer.Option("--max-chars", metavar="N", min=1, help="Length of one text in characters.")]
MaxMemory = Annotated[
    int, typer.Option("--max-memory", metavar="MB", min=0, help="Memory of a process that reads; 0 for no limit.")
]
MinConfidence = Annotated[
    Level | None,
    typer.Option("--min-confidence", help="Records below are left out; those without confidence stay."),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Errors only.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="A line for each document.")]
# Those of io.limits, which is not imported for --help.
SECONDS, BYTES, CHARS, MEGABYTES = 60.0, 64 * 1024 * 1024, 2_000_000, 2048


def limits_of(seconds: float, size: int, chars: int, megabytes: int) -> Limits:
    """The limits of one document, from the options."""
    from reportkit.io.limits import Limits

    return Limits(seconds, size, chars, megabytes * 1024 * 1024)


def reading_of(
    own: Own,
    limits: Limits,
    *,
    jobs: int = 1,
    texts: str | None = None,
    include: list[str] | None = None,
    exclude: list[str] | None = None,
    text_field: str | None = None,
    manifest: str | None = None,
    name_pattern: str | None = None,
) -> Reading:
    """How IN is read, from the options; ends with a usage error where a folder or file that they name is none."""
    import os

    from reportkit.dataset.source import Reading
    from reportkit.io.globs import Globs

    if texts is not None and not os.path.isdir(texts):  # noqa: PTH112 (Path.is_dir raises where stat fails)
        usage(f"--texts {texts} is no folder")
    globs = Globs(tuple(include or ()), tuple(exclude or ()))
    about = known(manifest, name_pattern)
    return Reading(jobs, own, limits, globs, text_field, about, texts)


def known(manifest: str | None, name_pattern: str | None) -> Manifest | None:
    """What the user knows of the files, from the options; ends with a usage error where the pattern cannot be."""
    from reportkit.errors import ReportkitError
    from reportkit.io.manifest import known_of

    try:
        return known_of(manifest, name_pattern)
    except ReportkitError as error:
        if error.stage != "usage":
            raise
        usage(str(error))


@dataclass(slots=True)
class Told:
    """What a command says of its reading: ``code`` is the exit code, known at the end."""

    teller: Teller
    code: int = 0


@contextmanager
def sources(
    paths: list[str] | None, reading: Reading, *, command: str, quiet: bool, verbose: bool, to_file: bool
) -> Iterator[tuple[Sources, Told]]:
    """The reports to go through, once, with what is to be told while and after it.

    ``to_file``: the output does not go to standard output. At the end stand the notes on what was not read or found and
    the summary, on stderr; ``Told.code`` is then the exit code.
    """
    from reportkit.dataset.source import Sources
    from reportkit.io.find import find
    from reportkit.io.item import STDIN

    if not paths:
        if sys.stdin is not None and sys.stdin.isatty():
            usage(f"{command} needs IN: reports, a folder of them, what extract wrote, or - for standard input")
        paths = [STDIN]
    moving = sys.stderr.isatty() and (to_file or not sys.stdout.isatty())
    teller = Teller(
        quiet=quiet, verbose=verbose, moving=moving, total=lambda: sum(1 for _ in find(paths, reading.globs))
    )
    told = Told(teller)
    found = Sources(paths, reading, teller.tell, teller.page)
    try:
        yield found, told
    finally:
        teller.end()
    tally = teller.tally
    if not quiet:
        for note in found.notes():
            say(note)
        for note in reading.manifest.notes() if reading.manifest is not None else ():
            say(note)
        if verbose or sys.stderr.isatty() or tally.all > 1:
            say(tally.line(teller.seconds))
    told.code = FAILED if tally.failed else 0
