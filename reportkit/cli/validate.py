"""``reportkit validate``: does a file keep the contract?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportkit.cli.manners import FAILED, counted, well_mannered
from reportkit.cli.terminal import tell


@well_mannered
def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="JSON Lines written by extract, or - for stdin.")],
    *,
    checks: Annotated[
        bool, typer.Option("--checks", help="Also list the checks of each report's own arithmetic, findings first.")
    ] = False,
    text: Annotated[
        str | None, typer.Option("--text", metavar="DIR", help="Folder of extract --save-text: its texts are compared.")
    ] = None,
) -> int:
    """\b
    reportkit extract seeds/ -o out.jsonl && reportkit validate out.jsonl
    reportkit extract seeds/ | reportkit validate -

    Check reports: the schema, the rules that no schema can say (unique ids, references that lead somewhere, spans in
    order), and, where the source file is found and is the same, or the text is in the folder of --text, that every
    evidence is the slice of its text.

    Prints a line for each problem (file:line: place: what) and one for the whole. With --checks also what the reports
    say of themselves: sums, shares, growth, counts stated twice, laws named, numbering. A finding there is for a reader
    to judge; it is no problem of the file and does not change the exit code.
    """
    from reportkit.io.packed import opened
    from reportkit.io.texts import saved_texts
    from reportkit.validation import Summary, check_stream

    summary = Summary()
    texts = saved_texts(text) if text else {}
    for name in files:
        if name == "-":
            lines = check_stream(sys.stdin.buffer, "(stdin)", Path(), summary, checks, texts)
            for line in lines:
                tell(line)
            continue
        try:
            with opened(name) as file:
                lines = check_stream(file, name, Path(name).parent, summary, checks, texts)
                for line in lines:
                    tell(line)
        except OSError as error:
            summary.problems += 1
            tell(f"{name}: cannot be read ({error.strerror})")
    tell(summary.line())
    if checks:
        tell(f"{counted(summary.checks, 'check')}, {counted(summary.findings, 'finding')}")
    return FAILED if summary.problems else 0
