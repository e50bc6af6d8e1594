"""``reportkit case``: a sentence as a specification case."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from reportkit.cli.manners import usage, well_mannered
from reportkit.cli.packs import Laws, Packs, checked


class Part(StrEnum):
    """Part of the report the text stands in."""

    REVIEW = "review"
    PLAN = "plan"
    SHORTCOMINGS = "shortcomings"
    DOCUMENT = "document"


class Whose(StrEnum):
    """Organ whose report it is."""

    NPC = "npc"
    CPPCC = "cppcc"
    GOVERNMENT = "government"


@well_mannered
def case(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or more; - reads standard input.")],
    part: Annotated[
        Part, typer.Option("--part", help="Where it stands; document: it is a whole report.")
    ] = Part.REVIEW,
    organ: Annotated[Whose, typer.Option("--organ", help="Whose report it is.")] = Whose.NPC,
    year: Annotated[int, typer.Option("--year", help="The reviewed year.")] = 2020,
    rules: Packs = None,
    laws: Laws = None,
) -> None:
    """\b
    reportkit case "全年共召开常委会会议8次。" --part review --organ npc --year 2020

    A ready case in the form of tests/specs/*.json: the text and the records that come out of it today. Check it by eye,
    correct what is wrong, give it an id and a form, and put it into the file of its kind.
    """
    from reportkit.specimen import case_of

    if text == "-":
        text = sys.stdin.read().rstrip("\n")
    if not text.strip():
        usage("case needs a text")
    found = case_of(text.replace("\\n", "\n"), str(part), str(organ), year, checked(rules, laws))
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
