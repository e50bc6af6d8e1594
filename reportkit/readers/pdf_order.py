"""Printed lines of a page put into reading order where the file has them in another."""

from __future__ import annotations

from itertools import pairwise

from reportkit.readers.pdf_lines import Line

EDGE_LINES = 2  # running heads and page numbers may be drawn at any time
COLUMN_LINES = 3  # so many lines on both sides of a gutter make columns


def in_order(lines: list[Line]) -> list[Line]:
    """``lines`` as the file has them where they go down the page, column by column; else by place."""
    if len(lines) < 2:
        return lines
    by_place = sorted(lines, key=lambda line: line.top)
    edges = {id(line) for line in (*by_place[:EDGE_LINES], *by_place[-EDGE_LINES:])} if len(lines) > 4 else set()
    inner = [line for line in lines if id(line) not in edges]
    if not any(_goes_up(a, b) for a, b in pairwise(inner)):
        return lines if not any(_goes_up(a, b) for a, b in pairwise(lines)) else _edges_placed(lines, edges)
    return _by_place(lines)


def _edges_placed(lines: list[Line], edges: set[int]) -> list[Line]:
    """``lines`` in their order, but those at the edges of the page, drawn out of turn, above and below it."""
    inner = [line for line in lines if id(line) not in edges]
    outer = sorted((line for line in lines if id(line) in edges), key=_place)
    top = min(line.top for line in inner)
    return [*(x for x in outer if x.top < top), *inner, *(x for x in outer if x.top >= top)]


def _place(line: Line) -> tuple[float, float]:
    return line.top, line.left


def _goes_up(before: Line, after: Line) -> bool:
    """Whether the next line of the file stands above the one before it, in the same column."""
    higher = after.top < before.top - 0.5 * min(before.size, after.size)
    return higher and after.left < before.right and before.left < after.right


def _by_place(lines: list[Line]) -> list[Line]:
    """Top down; where a gutter parts the lines, below the lines that cross it, column by column."""
    ordered = _top_down(lines)
    for over in range(min(len(ordered), 12)):
        columns = _columns(ordered[over:])
        if columns is not None:
            return [*ordered[:over], *_by_place(columns[0]), *_by_place(columns[1])]
    return ordered


def _top_down(lines: list[Line]) -> list[Line]:
    """By height, and from left to right where lines stand beside each other."""
    rows = list[list[Line]]()
    for line in sorted(lines, key=lambda line: line.bottom):
        if rows and line.bottom - rows[-1][0].bottom < 0.4 * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]


def _columns(lines: list[Line]) -> tuple[list[Line], list[Line]] | None:
    """The lines to the left and to the right of the first gutter that no line crosses."""
    by_left = sorted(lines, key=lambda line: line.left)
    end = float("-inf")
    for i, line in enumerate(by_left):
        if i >= COLUMN_LINES and len(lines) - i >= COLUMN_LINES and line.left > end + line.size:
            return by_left[:i], by_left[i:]
        end = max(end, line.right)
    return None
