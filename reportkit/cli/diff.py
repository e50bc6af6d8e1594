"""``reportkit diff``: what changed between two runs?"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.cli.manners import FAILED, counted, usage, well_mannered
from reportkit.cli.terminal import json_line, shown

if TYPE_CHECKING:
    from reportkit.evaluate import Change

SIGNS = {"gained": "+", "lost": "-", "changed": "~"}


@well_mannered
def diff(
    old: Annotated[str, typer.Argument(metavar="A.jsonl", help="The earlier run, or - for stdin.")],
    new: Annotated[str, typer.Argument(metavar="B.jsonl", help="The later run, or - for stdin.")],
    as_json: Annotated[bool, typer.Option("--json", help="One change a line, as JSON.")] = False,
) -> int:
    """\b
    reportkit diff before.jsonl after.jsonl --json | jq -c 'select(.kind == "meetings")'
    reportkit extract -q archive/ | reportkit diff before.jsonl -

    Records gained (+), lost (-) and changed (~), by document and kind. What only moved in the text is no change. Documents
    are the same by their text, else by the report's key, else by their path.

    Exit code 1 when there is a difference.
    """
    from reportkit.evaluate import compare
    from reportkit.io.jsonl import reports

    if old == new == "-":
        usage("only one of the two runs can come from standard input")
    tally: Counter[str] = Counter()
    documents = set()
    for change in compare(reports(old), reports(new)):
        tally[change.what] += 1
        documents.add(change.document)
        sys.stdout.write(_json(change) if as_json else f"{shown(_line(change))}\n")
    if not as_json:
        counts = ", ".join(f"{tally[what]} {what}" for what in SIGNS)
        sys.stdout.write(f"{counts} in {counted(len(documents), 'document')}\n" if tally else "no difference\n")
    return FAILED if tally else 0


def _line(change: Change) -> str:
    text = " ".join(change.text.split())
    short = text if len(text) <= 60 else f"{text[:59]}…"
    fields = "; ".join(f"{name}: {_value(a)} → {_value(b)}" for name, a, b in change.fields if name != "evidence.text")
    return f"{SIGNS[change.what]} {change.document}\t{change.kind}\t{short}{'  ' + fields if fields else ''}"


def _value(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _json(change: Change) -> str:
    fields = {name: [a, b] for name, a, b in change.fields}
    told = {
        "document": change.document,
        "kind": change.kind,
        "what": change.what,
        "text": change.text,
        "fields": fields,
    }
    return json_line(told)
