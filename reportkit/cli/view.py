"""``reportkit view``: reports as a page to look at, or a folder of pages."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from reportkit.cli import inputs
from reportkit.cli.manners import say, usage, well_mannered
from reportkit.cli.panel import Chosen, IndicatorFiles, indicators_of

MANY = 500  # reports in one page; beyond, a browser is slow to open it


@well_mannered
@inputs.reads()
def view(
    given: inputs.Inputs,
    *,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="PLACE", help="Where to write: page.html, or a folder (site/)."),
    ] = None,
    indicators: IndicatorFiles = None,
    chosen: Chosen = None,
    considered: Annotated[
        bool, typer.Option("--considered", help="Tell also what else each number might have been; takes twice as long.")
    ] = False,
) -> int:
    """\b
    reportkit view report.docx -o report.html
    reportkit view county/ -o county.html
    reportkit view all.jsonl --texts texts/ -o site/

    Write a page that opens in any browser, offline: of one report its text with every record marked, the list of records,
    the checks, what was left unclaimed, and what became of the plan where the next report is there; of several also the
    indicators as a table, side by side and as charts, and what should be looked at. A folder gets a page for each report.

    What you correct there you export as a file. docs/VIEW.md tells the rest.
    """
    folder = is_folder(output)
    wanted = indicators_of(indicators, chosen)
    target = Path(str(output))
    _check(target, given.paths or [], folder=folder)
    given.keep_apart([("-o", output)], ("--indicators", indicators))
    from reportkit.dataset.package import appearing
    from reportkit.page.write import Why, write_page, write_site
    from reportkit.rules import RULES
    from reportkit.trace import considered as others

    why = Why(RULES, partial(others, own=given.own()) if considered else None)
    with given.sources("view", output) as (found, told):
        if folder:
            with appearing(target, folder=True) as place:
                write_site(found, place, wanted, why)
        else:
            with appearing(target, folder=False) as place, place.open("wb") as file:
                reports = write_page(found, file, wanted, why)
            if reports > MANY and not given.quiet:
                say(f"{reports} reports in one page are slow to open; -o {target.stem}/ writes a page for each")
    return told.code


def is_folder(output: str | None) -> bool:
    """Whether ``-o`` names a folder; ends with a usage error where it is neither that nor an HTML file."""
    if output is None or output == "-":
        usage("view needs a place: -o page.html, or -o site/ for a page for each report")
    if output.endswith(("/", os.sep)) or os.path.isdir(output):  # noqa: PTH112 (Path.is_dir raises where stat fails)
        return True
    if Path(output).suffix.lower() not in (".html", ".htm"):
        usage(f"-o {output}: write to page.html, or to a folder: {output}/")
    return False


def _check(target: Path, paths: list[str], *, folder: bool) -> None:
    """End with a usage error where files would be lost or cannot be written."""
    from reportkit.io.find import would_read
    from reportkit.page.write import FOLDER, INDEX

    real = Path(os.path.realpath(target))
    if not real.parent.is_dir():
        usage(f"-o {target}: its folder does not exist")
    if not folder:
        if any(would_read(path, real) for path in paths):
            usage(f"-o {target} would be read the next time; name a place beside what is read")
        return
    others = sorted(set(os.listdir(real)) - {INDEX, FOLDER}) if real.is_dir() else []  # noqa: PTH208
    if others:
        usage(f"-o {target} holds something else ({others[0]}); name a new folder, which is then replaced each time")
    if any(os.path.isdir(path) and real.is_relative_to(os.path.realpath(path)) for path in paths):  # noqa: PTH112
        usage(f"-o {target} lies in a folder that is read; name one beside it")
