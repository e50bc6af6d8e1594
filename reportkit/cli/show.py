"""``reportkit show``: the text with its records marked."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.cli.kinds import Kind
from reportkit.cli.manners import well_mannered

if TYPE_CHECKING:
    from reportkit.cli.marks import Piece

COLOURS = {
    "figure": "cyan",
    "meeting": "green",
    "law_inspection": "magenta",
    "suggestion": "yellow",
    "task": "blue",
    "shortcoming": "red",
    "oversight": "bright_magenta",
    "law": "bright_blue",
    "unclaimed": "black on bright_yellow",
}


@well_mannered
def show(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A report (.txt, .html, .docx, .pdf, …), or - for stdin.")
    ],
    records: Annotated[
        list[Kind] | None, typer.Option("--records", metavar="KIND", help="Only records of this kind; may be repeated.")
    ] = None,
) -> None:
    """\b
    reportkit show seeds/004_c321c03a2d5498ab.txt --records meetings | less

    The text in the terminal, each record marked and labelled in colour. Elsewhere, or with NO_COLOR set, in brackets:
    共召开常委会会议[figure:meeting meeting:standing_committee|8次]. A … tells that a record goes on after a cut.
    """
    from reportkit.cli.marks import NAMES, marks_of, pieces
    from reportkit.io.load import load_file
    from reportkit.io.run import report_of

    document = load_file(file)
    data = report_of(document)[0]
    kinds = tuple(records) if records else tuple(NAMES)
    found = pieces(document.text, marks_of(data, tuple(str(kind) for kind in kinds)))
    if _coloured():
        _print_coloured(list(found))
        return
    for piece in found:
        sys.stdout.write(_bracketed(piece))
    sys.stdout.write("" if document.text.endswith("\n") else "\n")


def _coloured() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def printable(text: str) -> str:
    """No control character of a file may act on the terminal."""
    return "".join(c if c in "\n\t" or c.isprintable() or c == "\u3000" else "" if c == "\r" else "·" for c in text)


def _bracketed(piece: Piece) -> str:
    if not piece.marks:
        return printable(piece.text)
    labels = [f"{'…' if mark.start < piece.start else ''}{mark.kind}:{mark.label}" for mark in piece.marks]
    return f"[{' '.join(labels)}|{printable(piece.text)}]"


def _print_coloured(found: list[Piece]) -> None:
    from rich.console import Console
    from rich.text import Text

    out = Text(end="")
    for piece in found:
        if not piece.marks:
            out.append(printable(piece.text))
            continue
        # The narrowest record gives the colour; each label stands where its record ends.
        colour = COLOURS[piece.marks[-1].kind]
        out.append(printable(piece.text), style=f"bold {colour}" if len(piece.marks) > 1 else colour)
        for mark in reversed(piece.marks):
            if mark.end == piece.end:
                out.append(f"⟨{mark.kind}:{mark.label}⟩", style=f"dim {COLOURS[mark.kind]}")
    legend = Text("\n")
    for kind, colour in COLOURS.items():
        legend.append(f" {kind} ", style=colour)
    Console(highlight=False).print(out + legend, soft_wrap=True)
