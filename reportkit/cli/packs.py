"""The ``--rules`` option: users' own words."""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.cli.manners import say, usage

Packs = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="PACK", help="A TOML file of your own words; may be repeated."),
]


def checked(paths: list[str] | None) -> tuple[str, ...]:
    """Paths of packs that are in order; ends with a usage error when one is not."""
    from reportkit.rules import lint_pack

    for path in paths or ():
        problems = lint_pack(path)
        for problem in problems:
            say(str(problem))
        if problems:
            usage(f"{path} cannot be used; reportkit rules check {path} says why")
    return tuple(paths or ())
