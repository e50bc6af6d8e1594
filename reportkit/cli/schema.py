"""``reportkit schema``: the format as JSON Schema."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from reportkit.cli.kinds import Kind
from reportkit.cli.manners import usage, well_mannered

REPORT, INDICATORS, CORRECTIONS = "report", "indicators", "corrections"


@well_mannered
def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[KIND]",
            help=f"{REPORT}, {INDICATORS} (a file of them), {CORRECTIONS} (a line), or a kind of record: {', '.join(Kind)}.",
        ),
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
    known = (REPORT, INDICATORS, CORRECTIONS, *Kind)
    if kind not in known:
        usage(f"there is no kind {kind!r}; kinds are {', '.join(known)}")
    import json

    sys.stdout.write(json.dumps(_schema(kind), ensure_ascii=False, indent=2) + "\n")


def _schema(kind: str) -> dict[str, Any]:
    if kind == INDICATORS:
        from reportkit.dataset.panel.indicators import file_schema

        return file_schema()
    from reportkit.models.schema import json_schema

    return json_schema(kind)
