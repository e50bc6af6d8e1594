"""The options ``--rules`` and ``--laws``: users' own words and laws."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.cli.manners import say, usage
from reportkit.lexicon.own import Own

Packs = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="PACK", help="A TOML file of your own words; may be repeated."),
]
Laws = Annotated[
    str | None,
    typer.Option("--laws", metavar="FILE", help="A table of laws and regulations (TSV, CSV) to link names to."),
]


def checked(paths: list[str] | None, laws: str | None = None) -> Own:
    """What users add, in order; ends with a usage error when it is not."""
    from reportkit.rules import lint_pack

    for path in paths or ():
        problems = lint_pack(path)
        for problem in problems:
            say(str(problem))
        if problems:
            usage(f"{path} cannot be used; reportkit rules check {path} says why")
    if laws is not None:
        _check_laws(laws)
    return Own(tuple(paths or ()), laws)


def _check_laws(path: str) -> None:
    from reportkit.errors import ReportkitError
    from reportkit.lexicon.lawtable import law_table

    try:
        law_table(path)
    except ReportkitError as error:
        usage(f"--laws {error}")
