"""``reportkit compare``: the same indicators side by side."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.cli import inputs
from reportkit.cli.lang import Lang
from reportkit.cli.lang import Option as Language
from reportkit.cli.manners import say, usage, well_mannered
from reportkit.cli.onetable import write_table
from reportkit.cli.panel import Genres, IndicatorFiles, genres_of, indicators_of

if TYPE_CHECKING:
    from reportkit.dataset.compare.comparison import Comparison
    from reportkit.dataset.panel.entries import Entry, Panel

PAGES = (".md", ".html")
TABLES = (".csv", ".parquet", ".xlsx", ".jsonl")
DEFAULT = ("sc_meetings", "reports_heard", "law_inspections", "suggestions_received", "suggestions_resolved_share")


@well_mannered
@inputs.reads()
def compare(
    given: inputs.Inputs,
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help=f"Write here: {', '.join((*PAGES, *TABLES))}; else to stdout."
        ),
    ] = None,
    chosen: Annotated[
        list[str] | None, typer.Option("--indicator", metavar="NAME", help="What to compare; may be repeated.")
    ] = None,
    indicators: IndicatorFiles = None,
    region: Annotated[
        list[str] | None,
        typer.Option("--region", metavar="NAME", help="Only this region, by name or code; may be repeated."),
    ] = None,
    year: Annotated[
        list[int] | None, typer.Option("--year", metavar="YEAR", help="Only this year; may be repeated.")
    ] = None,
    organ: Annotated[
        list[str] | None, typer.Option("--organ", metavar="ORGAN", help="Only reports of this organ; may be repeated.")
    ] = None,
    join: Annotated[
        str | None,
        typer.Option(
            "--join",
            metavar="FILE",
            help="CSV of your own numbers by adcode or region (organ, year): population, deputies.",
        ),
    ] = None,
    lang: Language = Lang.EN,
    genre: Genres = None,
) -> int:
    """\b
    reportkit compare seeds/ --indicator sc_meetings --indicator law_inspections
    reportkit compare reports/ --indicator suggestions_received --join deputies.csv -o table.md
    reportkit compare reports/ --region 柯城区 --region 义乌市 --year 2020 -o table.html

    Reports side by side: the values, then what keeps them from being compared (units, bases, stretches of time, texts that
    are not whole), then the sentences with their sources. Some indicators are shown where none is named; reportkit panel
    --list tells them all.
    """
    from reportkit.dataset import language
    from reportkit.dataset.compare.comparison import comparison, rows, table
    from reportkit.dataset.compare.denominators import read_denominators
    from reportkit.dataset.compare.text import html, markdown
    from reportkit.dataset.panel.entries import panel as build

    wanted = indicators_of(indicators, chosen or (None if indicators else list(DEFAULT)))
    extension = _extension(output)
    given.keep_apart([("-o", output)], ("--indicators", indicators), ("--join", join))
    genres = genres_of(genre)
    numbers = read_denominators(join) if join else None
    with given.sources("compare", output) as (found, told):
        made = build(found, wanted, genres=genres)
    made.entries = [e for e in made.entries if _is_wanted(e, region or [], year or [], organ or [])]
    _tell(made, quiet=given.quiet)
    side_by_side = comparison(made, numbers)
    if extension in TABLES:
        write_table(output, table(side_by_side), rows(side_by_side), lang)
    elif output in (None, "-") and sys.stdout.isatty():
        _print(side_by_side, lang)
    else:
        page = html if extension == ".html" else markdown
        _write(output, page(side_by_side, language.Lang(lang)))
    return told.code


def _extension(output: str | None) -> str:
    if output in (None, "-"):
        return ".md"
    extension = os.path.splitext(str(output))[1].lower()  # noqa: PTH122 (a path of the user's)
    if extension not in (*PAGES, *TABLES):
        usage(f"-o {output}: write to {', '.join((*PAGES, *TABLES))}")
    return extension


def _is_wanted(entry: Entry, regions: list[str], years: list[int], organs: list[str]) -> bool:
    """Whether the user asked for this row; a region is asked for by its name, the end of it, or its code."""
    named = entry.region or ""
    return (
        (not regions or any(region == entry.adcode or (named and named.endswith(region)) for region in regions))
        and (not years or entry.year in years)
        and (not organs or entry.organ in organs)
    )


def _tell(panel: Panel, *, quiet: bool) -> None:
    if not panel.entries:
        say("no report is left to compare: --region, --year, --organ and --genre say which")
    if not quiet:
        for warning in panel.warnings:
            say(warning)


def _write(output: str | None, text: str) -> None:
    from reportkit.io.output import output as opened

    with opened(output) as file:
        file.write(text.encode())


def _print(found: Comparison, lang: Lang) -> None:
    """To the terminal: a table, what differs, and the sentences."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from reportkit.cli.show import printable
    from reportkit.dataset import language
    from reportkit.dataset.compare.text import DIFFERS, SENTENCES, heads, lines, notes, quotes

    told = language.Lang(lang)
    console = Console(highlight=False)
    grid = Table(header_style="bold")
    for head in heads(found, told):
        grid.add_column(head, overflow="fold")
    for row in lines(found, told):
        grid.add_row(*(Text(printable(cell), style="dim" if cell.startswith("–") else "") for cell in row))
    console.print(grid)
    console.print(Text(DIFFERS[told], style="bold"))
    for note in notes(found, told):
        console.print(Text(f"• {printable(note)}"))
    console.print(Text(SENTENCES[told], style="bold"))
    for of, value, cite in quotes(found, told):
        console.print(Text(f"• {printable(of)}: {printable(value)} — {printable(cite)}"))
