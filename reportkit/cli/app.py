"""The typer application."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.cli.case import case
from reportkit.cli.compare import compare
from reportkit.cli.diff import diff
from reportkit.cli.evaluate import evaluate
from reportkit.cli.explain import explain
from reportkit.cli.extract import extract
from reportkit.cli.follow import follow
from reportkit.cli.panel import panel
from reportkit.cli.review import review
from reportkit.cli.rules import app as rules
from reportkit.cli.schema import schema
from reportkit.cli.show import show
from reportkit.cli.tables import tables
from reportkit.cli.validate import validate
from reportkit.cli.view import view

HELP = """\b
reportkit extract seeds/ | jq -c '.meta.region.name, (.meetings[] | [.body, .count])'

Reads work reports of China's People's Congresses (人大) and CPPCC committees (政协) and writes JSON Lines: one report
a line, every value with the characters it came from. Nothing leaves the machine; the same input gives the same bytes.

Exit codes: 0 all fine; 1 some document failed, or problems or differences were found; 2 wrong usage.
"""

# Plain help: commands can be copied from it, and rich is not imported for it.
app = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def _version(value: bool) -> None:
    if value:
        from reportkit import __version__

        typer.echo(f"reportkit {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


for _command, _short in (
    (extract, "Reports to JSON Lines."),
    (tables, "Reports to tables: a database, a workbook, a folder."),
    (panel, "Indicators of reports as a table of organs and years."),
    (compare, "The same indicators side by side."),
    (follow, "What was planned, and what the next report tells of it."),
    (review, "Corrections applied; records drawn to be judged."),
    (view, "Reports as a page to look at and correct."),
    (validate, "Check that a file keeps the contract."),
    (show, "A report in the terminal, its records marked."),
    (schema, "The format as JSON Schema."),
    (evaluate, "Precision and recall against hand-labelled reports."),
    (diff, "What changed between two runs."),
    (explain, "Why a place was read as it was."),
    (case, "A sentence as a specification case."),
):
    app.command(short_help=_short)(_command)
app.add_typer(rules, name="rules", short_help="The words and rules; checks your own words.")
