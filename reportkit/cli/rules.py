"""``reportkit rules``: the words and rules, and the lint of a user's own words."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from reportkit.cli.manners import FAILED, counted, usage, well_mannered
from reportkit.cli.packs import Packs, checked
from reportkit.cli.terminal import tell

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, add_completion=False)


@app.callback()
def _rules() -> None:
    """\b
    reportkit rules list body

    The words by meaning, each with an example, and the named rules of the code; a user's own words, checked.
    """


@app.command("list")
@well_mannered
def list_rules(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND", show_default=False, help="A feature (noun, body, action, …), cues, categories or rules."
        ),
    ] = None,
    rules: Packs = None,
) -> None:
    """\b
    reportkit rules list action

    Words by feature and meaning, each with an example; last the rules that stand in code.
    """
    from reportkit.lexicon.lint import FEATURES
    from reportkit.rules import listing

    if kind is not None and kind not in (*FEATURES, "cues", "categories", "rules"):
        usage(f"there is no {kind}; choose from {', '.join((*FEATURES, 'rules'))}")
    for line in listing(kind, checked(rules).packs):
        tell(line)


@app.command()
@well_mannered
def check(
    pack: Annotated[str, typer.Argument(metavar="PACK", help="A TOML file of your own words.")],
) -> int:
    """\b
    reportkit rules check examples/pack.toml

    Says what is wrong with a pack, a line each: a feature or meaning that does not exist, a word with two meanings, a
    word without an example or not found in it, a word that folding of width and punctuation would change.

    Exit code 1 when something is wrong.
    """
    from reportkit.lexicon.vocabulary import read_groups
    from reportkit.rules import lint_pack

    problems = lint_pack(pack)
    for problem in problems:
        tell(str(problem))
    if problems:
        return FAILED
    with open(pack, encoding="utf-8") as file:  # noqa: PTH123 (the path may be given in bytes that are no text)
        words = sum(len(examples) for _, _, examples in read_groups(file.read()))
    tell(f"{pack}: {counted(words, 'word')}, nothing wrong")
    return 0


@app.command()
@well_mannered
def schema() -> None:
    """\b
    reportkit rules schema

    JSON Schema of a vocabulary file or pack.
    """
    from reportkit.lexicon.lint import schema as json_schema

    sys.stdout.write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
