"""``reportkit panel``: indicators of reports as a table of organs and years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.cli import inputs
from reportkit.cli.lang import Lang
from reportkit.cli.lang import Option as Language
from reportkit.cli.manners import say, usage, well_mannered
from reportkit.cli.onetable import checked_target, write_table
from reportkit.cli.terminal import tell

if TYPE_CHECKING:
    from reportkit.dataset.columns import Table
    from reportkit.dataset.panel.indicators import Indicator

IndicatorFiles = Annotated[
    list[str] | None,
    typer.Option("--indicators", metavar="FILE", help="A TOML file of your own indicators; may be repeated."),
]
Chosen = Annotated[
    list[str] | None,
    typer.Option("--indicator", metavar="NAME", help="Only this indicator; may be repeated."),
]
Genres = Annotated[
    list[str] | None,
    typer.Option("--genre", metavar="GENRE", help="Only texts of this kind (work_report, news, …); may be repeated."),
]


@well_mannered
@inputs.reads()
def panel(
    given: inputs.Inputs,
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write here: .csv, .parquet, .xlsx, .jsonl; else CSV to stdout."
        ),
    ] = None,
    indicators: IndicatorFiles = None,
    chosen: Chosen = None,
    wide: Annotated[bool, typer.Option("--wide", help="A row a report, X and X_status for each indicator.")] = False,
    stata: Annotated[bool, typer.Option("--stata", help="As --wide, with a do-file beside the CSV.")] = False,
    lang: Language = Lang.EN,
    genre: Genres = None,
    frame: Annotated[
        str | None,
        typer.Option("--frame", metavar="FILE", help="CSV of adcode, organ, year that should be there."),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the indicators and what they say, and stop.")] = False,
) -> int:
    """\b
    reportkit panel seeds/ -o panel.csv
    reportkit panel seeds/ --wide --indicator sc_meetings --indicator suggestions_received
    reportkit panel out.jsonl --texts texts/ --frame counties.csv -o panel.parquet
    reportkit panel reports/ --indicators examples/growth.toml --indicator gdp_growth_target

    One row a report and indicator: the value, or a status that says why there is none, with the sentence. docs/PANEL.md
    tells what the indicators are, what each status means, and how to write indicators of your own.
    """
    from reportkit.dataset.panel.entries import panel as build
    from reportkit.dataset.panel.frame import read_frame
    from reportkit.dataset.panel.layout import Layout, rows, table

    wanted = indicators_of(indicators, chosen)
    if listed:
        for i in wanted:
            tell(f"{i.name}\t{i.zh}\t{i.definition}")
        return 0
    extension = checked_target(output)
    if stata and (extension != ".csv" or output in (None, "-")):
        usage("--stata needs -o FILE.csv")
    written = [("-o", output)] + ([("the do-file", str(Path(str(output)).with_suffix(".do")))] if stata else [])
    given.keep_apart(written, ("--indicators", indicators), ("--frame", frame))
    genres = genres_of(genre)
    framed = read_frame(frame) if frame else ()
    with given.sources("panel", output) as (found, told):
        made = build(found, wanted, genres=genres, frame=framed)
    layout = Layout.STATA if stata else Layout.WIDE if wide else Layout.LONG
    head = table(made, layout)
    # Stata reads no byte order mark, and its names are those of the do-file, which labels them.
    write_table(output, head, rows(made, layout), Lang.EN if stata else lang, plain=stata)
    if stata:
        _write_do_file(str(output), head, lang)
    if not given.quiet:
        for warning in made.warnings:
            say(warning)
    return told.code


def indicators_of(files: list[str] | None, names: list[str] | None) -> tuple[Indicator, ...]:
    """The indicators to go by: the package's, those of the user's ``files``, of all these the ones with ``names``.

    Ends with a usage error where a file or a name is wrong.
    """
    from reportkit.dataset.panel.indicators import chosen, joined, read_indicators, shipped
    from reportkit.errors import ReportkitError

    try:
        known = joined(shipped(), *(read_indicators(path) for path in files or ()))
        return chosen(names or (), known)
    except ReportkitError as error:
        usage(str(error))


def genres_of(names: list[str] | None) -> tuple[str, ...]:
    """The genres asked for; ends with a usage error for one that there is not."""
    from reportkit.models.enums import Genre

    for name in names or ():
        if name not in set(Genre):
            usage(f"--genre {name} is none of {', '.join(Genre)}")
    return tuple(names or ())


def _write_do_file(csv: str, table: Table, lang: Lang) -> None:
    from reportkit.dataset import language
    from reportkit.dataset.panel.stata import do_file
    from reportkit.io.output import output

    path = Path(csv).with_suffix(".do")
    with output(str(path)) as file:
        file.write(do_file(table, Path(csv).name, language.Lang(lang)).encode())
