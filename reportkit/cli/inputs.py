"""The options that say what is read and how, the same for every command that reads reports."""

from __future__ import annotations

import functools
import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, ParamSpec, get_type_hints

import typer

from reportkit.cli.kinds import Level
from reportkit.cli.manners import FAILED, say, usage
from reportkit.cli.outputs import Named, keep_apart
from reportkit.cli.packs import Laws, Packs, checked
from reportkit.cli.progress import Teller
from reportkit.errors import ReportkitError

if TYPE_CHECKING:
    from reportkit.dataset.source import Reading, Sources
    from reportkit.io.globs import Globs
    from reportkit.io.limits import Limits
    from reportkit.io.manifest import Manifest
    from reportkit.lexicon.own import Own

P = ParamSpec("P")

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
FilesFrom = Annotated[
    str | None,
    typer.Option("--files-from", metavar="FILE", help="More to be read: a path a line (or ended by NUL); - for stdin."),
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


@dataclass(slots=True)
class Told:
    """What a command says of its reading: ``code`` is the exit code, known at the end."""

    teller: Teller
    code: int = 0


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a command reads and how: its fields are the options that all such commands have."""

    paths: Paths = None
    files_from: FilesFrom = None
    texts: Texts = None
    jobs: Jobs = 1
    include: Include = None
    exclude: Exclude = None
    text_field: TextField = None
    manifest: ManifestFile = None
    name_pattern: NamePattern = None
    max_seconds: MaxSeconds = SECONDS
    max_bytes: MaxBytes = BYTES
    max_chars: MaxChars = CHARS
    max_memory: MaxMemory = MEGABYTES
    rules: Packs = None
    laws: Laws = None
    quiet: Quiet = False
    verbose: Verbose = False

    def listed(self) -> Inputs:
        """These with the paths that ``--files-from`` lists among theirs; ends with a usage error where it lists none."""
        if self.files_from is None:
            return self
        if self.files_from == "-" and "-" in (self.paths or ()):
            usage("standard input cannot be both a report and --files-from -")
        from reportkit.io.userfiles import paths_of

        try:
            paths = paths_of(self.files_from)
        except ReportkitError as error:
            usage(f"--files-from {error}")
        if not paths and not self.paths:
            usage(f"--files-from {self.files_from} lists no path")
        return replace(self, paths=[*(self.paths or ()), *paths])

    def own(self) -> Own:
        """The user's words and laws; ends with a usage error where they cannot be used."""
        return checked(self.rules, self.laws)

    def limits(self) -> Limits:
        """The limits of one document."""
        from reportkit.io.limits import Limits

        return Limits(self.max_seconds, self.max_bytes, self.max_chars, self.max_memory * 1024 * 1024)

    def globs(self) -> Globs:
        """Which names of folders and archives are read."""
        from reportkit.io.globs import Globs

        return Globs(tuple(self.include or ()), tuple(self.exclude or ()))

    def known(self) -> Manifest | None:
        """What the user knows of the files; ends with a usage error where the pattern cannot be."""
        from reportkit.io.manifest import known_of

        try:
            return known_of(self.manifest, self.name_pattern)
        except ReportkitError as error:
            if error.stage != "usage":
                raise
            usage(str(error))

    def keep_apart(self, outputs: Iterable[tuple[str, str | None]], *read: Named) -> None:
        """End with a usage error where an output would overwrite what is read: reports, files ``read`` or of these options."""
        told = (
            *(("--manifest", self.manifest), ("--rules", self.rules), ("--laws", self.laws)),
            ("--files-from", self.files_from),
        )
        keep_apart(outputs, self.paths or (), *told, *read)

    def reading(self) -> Reading:
        """How IN is read; ends with a usage error where a folder or file that the options name is none."""
        from reportkit.dataset.source import Reading

        if self.texts is not None and not os.path.isdir(self.texts):  # noqa: PTH112 (Path.is_dir raises where stat fails)
            usage(f"--texts {self.texts} is no folder")
        return Reading(self.jobs, self.own(), self.limits(), self.globs(), self.text_field, self.known(), self.texts)

    def given(self, command: str, what: str) -> list[str]:
        """The paths; standard input where there are none and it is no terminal, else ends with a usage error."""
        from reportkit.io.item import STDIN

        if self.paths:
            return self.paths
        if sys.stdin is not None and sys.stdin.isatty():
            usage(f"{command} needs {what}")
        return [STDIN]

    @contextmanager
    def sources(self, command: str, output: str | None, **changed: Any) -> Iterator[tuple[Sources, Told]]:
        """The reports to go through, once, with what is to be told while and after it.

        ``output`` is where the result goes, ``changed`` what is read otherwise than the options say. At the end stand the
        notes on what was not read or found and the summary, on stderr; ``Told.code`` is then the exit code.
        """
        from reportkit.dataset.source import Sources

        paths = self.given(command, "IN: reports, a folder of them, what extract wrote, or - for standard input")
        reading = replace(self.reading(), **changed)
        told = Told(self.teller(paths, reading.globs, to_file=output not in (None, "-")))
        found = Sources(paths, reading, told.teller.tell, told.teller.page)
        try:
            yield found, told
        finally:
            told.teller.end()
        told.code = self.end(told.teller, found.notes(), reading.manifest)

    def teller(self, paths: list[str], globs: Globs, *, to_file: bool) -> Teller:
        """What tells of the documents as they are read; a line moves where nothing else is written to the terminal."""
        from reportkit.io.find import find

        moving = sys.stderr.isatty() and (to_file or not sys.stdout.isatty())
        total = lambda: sum(1 for _ in find(paths, globs))  # noqa: E731 (counted only where it is shown)
        return Teller(quiet=self.quiet, verbose=self.verbose, moving=moving, total=total)

    def end(self, teller: Teller, notes: Iterable[str], manifest: Manifest | None) -> int:
        """Tell what was not read, what the manifest had too much, and the sum of all; returns the exit code."""
        tally = teller.tally
        if not self.quiet:
            for note in (*notes, *(manifest.notes() if manifest is not None else ())):
                say(note)
            if self.verbose or sys.stderr.isatty() or tally.all > 1:
                say(tally.line(teller.seconds))
        return FAILED if tally.failed else 0


def reads(*left_out: str) -> Callable[[Callable[Concatenate[Inputs, P], int]], Callable[..., int]]:
    """A command that reads reports: it gets the options of ``Inputs``, but for those ``left_out``, as its first argument."""

    def with_options(command: Callable[Concatenate[Inputs, P], int]) -> Callable[..., int]:
        hints = get_type_hints(Inputs, include_extras=True)
        shared = {
            f.name: inspect.Parameter(
                f.name, inspect.Parameter.KEYWORD_ONLY, default=f.default, annotation=hints[f.name]
            )
            for f in fields(Inputs)
            if f.name not in left_out
        }
        own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]

        @functools.wraps(command)
        def run(*args: P.args, **options: P.kwargs) -> int:
            taken = {name: options.pop(name) for name in shared}
            given = Inputs(**taken)  # type: ignore[arg-type]
            return command(given.listed() if "paths" in shared else given, *args, **options)

        # Of help, the argument stands first and what all commands have last.
        parameters = [*own, *shared.values()]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in parameters} | {"return": int}
        return run

    return with_options
