"""``reportkit tables``: reports as tables of a database, a workbook or a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportkit.cli import inputs
from reportkit.cli.inputs import MinConfidence
from reportkit.cli.lang import Lang
from reportkit.cli.lang import Option as Language
from reportkit.cli.manners import FAILED, say, usage, well_mannered
from reportkit.cli.panel import IndicatorFiles, indicators_of

if TYPE_CHECKING:
    from reportkit.dataset.write.formats import Format
    from reportkit.errors import ReportkitError
    from reportkit.io.batch import Outcome

KNOWN = ".db, .sqlite, .xlsx, or a folder (out/)"
FOLDERS = ("csv", "parquet", "jsonl")


@well_mannered
@inputs.reads()
def tables(
    given: inputs.Inputs,
    *,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="PLACE", help=f"Where to write: {KNOWN}; whole or not at all."),
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help=f"Of the files of a folder: {', '.join(FOLDERS)}.")
    ] = None,
    indicators: IndicatorFiles = None,
    lang: Language = Lang.EN,
    min_confidence: MinConfidence = None,
) -> int:
    """\b
    reportkit tables seeds/ -o out.db && sqlite3 out.db "SELECT region, year, value FROM figures WHERE usable"
    reportkit tables archive/ -o out/ --format parquet --jobs 8
    reportkit tables all.jsonl --texts texts/ -o out.xlsx

    Write a table of reports and one of each kind of record, with the year of every row, whether it may stand in a panel
    and why not, its whole sentence and the words to cite it with.

    A folder also gets datapackage.json (Frictionless), codebook.md and run.json. A file or folder that was there before is
    replaced at the end, but never a folder that holds anything else. docs/TABLES.md tells the rest.
    """
    from reportkit.dataset.package import write_dataset

    kind, target = place_of(output, form)
    if lang is Lang.ZH and kind not in ("xlsx", "csv"):
        usage("--lang zh is for xlsx and CSV; of the others the table labels has the Chinese")
    wanted = indicators_of(indicators, None)
    _check(target, kind)
    given.keep_apart([("-o", str(target))], ("--indicators", indicators))
    failed: list[dict[str, Any]] = []
    broken: list[ReportkitError] = []
    level = min_confidence and str(min_confidence)
    with given.sources("tables", output) as (found, told):
        tell = found.tell

        def noted(outcome: Outcome) -> None:
            tell(outcome)
            if outcome.result.error is not None:
                failed.append(_plain(outcome.result.error))

        def not_made(error: ReportkitError) -> None:
            told.teller.say(str(error))
            failed.append(_plain(error))
            broken.append(error)

        found.tell = noted
        written = write_dataset(
            found,
            kind,
            target,
            {"input": given.paths or ["-"], "min_confidence": level, "failed": failed},
            not_made,
            indicators=wanted,
            chinese=lang is Lang.ZH,
            level=level,
        )
    if not given.quiet:
        for warning in written.warnings:
            say(warning)
    return FAILED if broken else told.code


def _plain(error: ReportkitError) -> dict[str, Any]:
    return {"path": error.path, "stage": error.stage, "message": error.message, "hint": error.hint}


def place_of(output: str | None, form: str | None) -> tuple[Format, Path]:  # noqa: RET503 (usage ends it)
    """Format and place from ``-o`` and ``--format``; ends with a usage error where they do not fit."""
    from reportkit.dataset.write.formats import FILES, Format

    if form is not None and form not in FOLDERS:
        usage(f"--format {form} is not known; formats of a folder are {', '.join(FOLDERS)}")
    if output is None or output == "-":
        usage(f"tables are several: name a place with -o: {KNOWN}")
    target = Path(output)
    if output.endswith(("/", os.sep)) or os.path.isdir(output):  # noqa: PTH112 (Path.is_dir raises where stat fails)
        return Format(form or "csv"), target
    extension = target.suffix.lower()
    if extension in FILES:
        if form is not None:
            usage(f"--format is for folders; {output} is {FILES[extension]} by its name")
        return FILES[extension], target
    if extension.removeprefix(".") in FOLDERS:
        usage(f"-o {output}: tables are several files; name a folder: -o {target.stem}/ --format {extension[1:]}")
    named = f"extension {extension} is not known" if extension else "has no extension"
    usage(f"-o {output}: {named}; known are {KNOWN}")


def _check(target: Path, kind: Format) -> None:
    """End with a usage error where files would be lost or cannot be written."""
    from reportkit.dataset.package import is_folder, names_of

    if not os.path.isdir(os.path.realpath(target.parent)):  # noqa: PTH112
        usage(f"-o {target}: its folder does not exist")
    real = Path(os.path.realpath(target))
    if is_folder(kind):
        if os.path.exists(real) and not os.path.isdir(real):  # noqa: PTH110, PTH112
            usage(f"-o {target} is a file; name a folder")
        others = sorted(set(os.listdir(real)) - names_of()) if os.path.isdir(real) else []  # noqa: PTH112, PTH208
        if others:
            usage(
                f"-o {target} holds something else ({others[0]}); name a new folder, which is then replaced each time"
            )
