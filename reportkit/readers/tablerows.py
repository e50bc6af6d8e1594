"""Rows of a table in a Word or OpenDocument file as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

CELL_MAX = 300  # characters of a cell that fits on a line
TAB = "\t"


def lines_of(cells: Sequence[tuple[list[str], int]]) -> Iterator[str]:
    """A row: its cells (blocks of text, and how many columns each spans) on one line with tabs between, empty ones too.

    A row with a cell of several sentences comes as paragraphs.
    """
    filled = [blocks for blocks, _ in cells if blocks]
    if len(filled) > 1 and all(map(_is_short, filled)):
        words = (" ".join(block.lstrip("# ").replace("\n", " ") for block in blocks) for blocks, _ in cells)
        yield "".join(f"{text}{TAB * span}" for text, (_, span) in zip(words, cells, strict=True)).rstrip(TAB)
        return
    for blocks in filled:
        yield from blocks


def _is_short(blocks: list[str]) -> bool:
    """Whether a cell fits on a line: one paragraph, or several that are no sentences."""
    told = len(blocks) > 1 and any("。" in block for block in blocks)
    return not told and sum(map(len, blocks)) <= CELL_MAX
