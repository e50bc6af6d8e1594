"""``reportkit schema``: the format as JSON Schema."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportkit.cli.kinds import Kind
from reportkit.cli.manners import usage, well_mannered

REPORT = "report"


@well_mannered
def schema(
    kind: Annotated[
        str, typer.Argument(metavar="[KIND]", help=f"{REPORT}, or a kind of record: {', '.join(Kind)}.")
    ] = REPORT,
    names: Annotated[bool, typer.Option("--list", help="List the kinds of record.")] = False,
) -> None:
    """\b
    reportkit schema meetings | jq '.properties | map_values(.description)'

    Print the JSON Schema (2020-12) of the report or of one kind of record.
    """
    if names:
        sys.stdout.write("".join(f"{name}\n" for name in Kind))
        return
    if kind != REPORT and kind not in set(Kind):
        usage(f"there is no kind {kind!r}; kinds are {REPORT}, {', '.join(Kind)}")
    import json

    from reportkit.models.schema import json_schema

    sys.stdout.write(json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n")
