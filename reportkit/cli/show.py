"""``reportkit show``: the text with its records marked."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.cli.kinds import Kind
from reportkit.cli.lang import Lang
from reportkit.cli.lang import Option as Language
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
    lang: Language = Lang.EN,
) -> None:
    """\b
    reportkit show seeds/004_c321c03a2d5498ab.txt --records meetings | less

    The text in the terminal, each record marked and labelled in colour. What is doubtful is dim, with a ?.
    Elsewhere, or with NO_COLOR set, in brackets:
    [meeting:standing_committee|常委会会议][…meeting:standing_committee figure:meeting|8次]: … tells that a record goes on after a cut.
    """
    from reportkit.cli.marks import NAMES, chinese_names, marks_of, pieces
    from reportkit.io.load import load_file
    from reportkit.io.run import report_of

    document = load_file(file)
    data = report_of(document)[0]
    kinds = tuple(records) if records else tuple(NAMES)
    chinese = lang is Lang.ZH
    names = chinese_names() if chinese else {name: name for name, _ in NAMES.values()}
    found = pieces(document.text, marks_of(data, tuple(str(kind) for kind in kinds), chinese=chinese))
    if _coloured():
        _print_coloured(list(found), names)
        return
    for piece in found:
        sys.stdout.write(_bracketed(piece, names))
    sys.stdout.write("" if document.text.endswith("\n") else "\n")


def _coloured() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def printable(text: str) -> str:
    """No control character of a file may act on the terminal."""
    return "".join(c if c in "\n\t" or c.isprintable() or c == "\u3000" else "" if c == "\r" else "·" for c in text)


def _bracketed(piece: Piece, names: dict[str, str]) -> str:
    if not piece.marks:
        return printable(piece.text)
    labels = [f"{'…' if mark.start < piece.start else ''}{names[mark.kind]}:{mark.label}" for mark in piece.marks]
    return f"[{' '.join(labels)}|{printable(piece.text)}]"


def _print_coloured(found: list[Piece], names: dict[str, str]) -> None:
    from rich.console import Console
    from rich.text import Text

    out = Text(end="")
    for piece in found:
        if not piece.marks:
            out.append(printable(piece.text))
            continue
        # The narrowest record gives the colour; each label stands where its record ends.
        inner = piece.marks[-1]
        colour = f"dim {COLOURS[inner.kind]}" if inner.doubtful else COLOURS[inner.kind]
        out.append(printable(piece.text), style=f"bold {colour}" if len(piece.marks) > 1 else colour)
        for mark in reversed(piece.marks):
            if mark.end == piece.end:
                out.append(f"⟨{names[mark.kind]}:{mark.label}⟩", style=f"dim {COLOURS[mark.kind]}")
    legend = Text("\n")
    for kind, colour in COLOURS.items():
        legend.append(f" {names[kind]} ", style=colour)
    Console(highlight=False).print(out + legend, soft_wrap=True)
