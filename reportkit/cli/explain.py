"""``reportkit explain``: why was this place read as it was?"""

from __future__ import annotations

from typing import Annotated

import typer

from reportkit.cli.manners import usage, well_mannered
from reportkit.cli.packs import Laws, Packs, checked
from reportkit.cli.terminal import tell


@well_mannered
def explain(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A report (.txt, .html, .docx, .pdf, …), or - for stdin.")
    ],
    at: Annotated[
        str, typer.Option("--at", metavar="OFFSET|TEXT", help="A character offset, or words that stand there.")
    ],
    rules: Packs = None,
    laws: Laws = None,
) -> None:
    """\b
    reportkit explain seeds/004_c321c03a2d5498ab.txt --at 8次

    The sentence at a place with its part and section, the words found in it, its numerals with class and reason, the
    frame of each figure (the clause, what is counted), the records that claim the place with their rules, and what else
    was considered: shorter words, other classes of a numeral, categories that other rules would have given.
    """
    from reportkit.io.load import load_file
    from reportkit.trace import explain as lines

    document = load_file(file)
    text = document.text
    offset = int(at) if at.isascii() and at.isdigit() else text.find(at)
    if offset < 0:
        usage(f"{at} does not stand in {file}")
    if offset >= len(text):
        usage(f"--at {at} is behind the end of {file}, which has {len(text)} characters")
    for line in lines(text, offset, checked(rules, laws), document.scanned):
        tell(line)
