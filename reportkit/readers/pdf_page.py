"""The characters of a PDF page to printed lines in the order in which a person reads them.

A file may store its characters in any order, turned, written downwards, twice (fake bold), or at a slant (watermarks).
What counts is where they stand: each direction of writing is turned upright first, and then read by place.
"""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from reportkit.readers.pdf_lines import Line
from reportkit.readers.pdf_order import in_order

HYPHEN, UNKNOWN = 0x02, 0xFFFE
SLANT = 8.0  # degrees from upright, and more, are a watermark's
INVISIBLE = 3  # render mode of the text that a recognizer lays under a picture
GUTTER = 5  # so many lines with a gap at one place make columns
WORDY = 8  # characters of a line of running text, and more


@dataclass(slots=True)
class Glyph:
    """A character with its place; ``left``, ``right`` along the line, ``base`` its baseline, counted downwards."""

    text: str
    left: float
    right: float
    base: float
    size: float
    angle: float = 0.0  # of the writing on the page, in degrees
    drawing: int = 0  # the text object that it belongs to

    @property
    def blank(self) -> bool:
        """Whether nothing is printed there."""
        return self.text.isspace()


@dataclass(frozen=True, slots=True)
class Page:
    """Lines in reading order; how many characters stood at a slant; whether all text lies unseen under a picture."""

    lines: list[Line]
    slanted: int
    unseen: bool


def read_page(page: Any, raw: Any, number: int) -> Page:
    """The printed lines of a page of ``pypdfium2``, with their places in points from the top left corner."""
    glyphs, unseen = _glyphs(page, raw)
    upright = [g for g in glyphs if _turned(g.angle) <= SLANT]
    slanted = sum(not g.blank for g in glyphs) - sum(not g.blank for g in upright)
    by_turn: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in upright:
        by_turn[round(glyph.angle / 90) % 4 * 90].append(glyph)
    if _is_vertical(by_turn.get(0, [])):  # digits and letters in it lie on their side
        by_turn[270] = [*_downwards(by_turn.pop(0)), *by_turn.get(270, [])]
    corners = page.get_mediabox()
    lines = []
    for turn, group in sorted(by_turn.items(), key=lambda item: (-len(item[1]), item[0])):
        _stand_up(group, turn, corners)
        lines += in_order(_lines(_once(group), number))
    return Page([line for line in lines if line.text], slanted, unseen)


def _turned(angle: float) -> float:
    """Degrees between ``angle`` and the nearest of the four directions."""
    return abs((angle + 45) % 90 - 45)


def _glyphs(page: Any, raw: Any) -> tuple[list[Glyph], bool]:
    """Characters in the order of the file, ``left`` and ``base`` their origin on the page (upwards), ``right`` their width."""
    text_page = page.get_textpage()
    found = list[Glyph]()
    modes = set[int]()
    handle = text_page.raw
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
    drawing, angle, size = 0, 0.0, 1.0
    try:
        for i in range(text_page.count_chars()):
            drawn = raw.FPDFText_GetTextObject(handle, i)
            text = _character(raw.FPDFText_GetUnicode(handle, i))
            if not drawn or not text:  # made by the library: blanks and line ends of its own
                continue
            address = ctypes.cast(drawn, ctypes.c_void_p).value or 0
            if address != drawing:
                drawing = address
                raw.FPDFText_GetMatrix(handle, i, ctypes.byref(matrix))
                angle = math.degrees(math.atan2(matrix.b, matrix.a))
                size = max(raw.FPDFText_GetFontSize(handle, i) * math.hypot(matrix.c, matrix.d), 0.1)
                modes.add(raw.FPDFTextObj_GetTextRenderMode(drawn))
            raw.FPDFText_GetCharOrigin(handle, i, ctypes.byref(x), ctypes.byref(y))
            raw.FPDFText_GetLooseCharBox(handle, i, ctypes.byref(box))
            lying = round(angle / 90) % 2
            width = abs(box.top - box.bottom) if lying else abs(box.right - box.left)
            found.append(Glyph(text, x.value, width, y.value, size, angle, drawing))
    finally:
        text_page.close()
    return found, modes == {INVISIBLE}


def _character(code: int) -> str:
    if code in (HYPHEN, UNKNOWN):
        return "-"
    if (not 0x20 <= code < 0x110000 and code != 9) or 0xD800 <= code < 0xE000:
        return ""
    return chr(code)


def _is_vertical(glyphs: list[Glyph]) -> bool:
    """Whether most characters stand below the one before them."""
    below = beside = 0
    for a, b in pairwise(g for g in glyphs if not g.blank):
        across, down = abs(b.left - a.left) / a.size, (a.base - b.base) / a.size
        below += across < 0.3 and 0.5 < down < 2.5
        beside += abs(down) < 0.3 and across < 2.5
    return below > 2 * beside and below >= 5


def _downwards(glyphs: list[Glyph]) -> list[Glyph]:
    """Characters written downwards as if each lay on its side in a line that runs down the page."""
    for g in glyphs:
        g.left, g.base, g.right = g.left + (g.right - 0.72 * g.size) / 2, g.base + 0.86 * g.size, g.size
    return glyphs


def _stand_up(glyphs: list[Glyph], turn: int, corners: tuple[float, float, float, float]) -> None:
    """Turn the places of ``glyphs``, and the page with them, until their lines run from left to right."""
    angles = [g.angle for g in glyphs if round(g.angle / 90) % 4 * 90 == turn]
    lean = math.radians(median((angle - turn + 180) % 360 - 180 for angle in angles) if angles else 0.0)
    cos, sin = math.cos(math.radians(turn) + lean), math.sin(math.radians(turn) + lean)
    left, bottom, right, top = corners
    edges = [(x * cos + y * sin, y * cos - x * sin) for x in (left, right) for y in (bottom, top)]
    first, highest = min(x for x, _ in edges), max(y for _, y in edges)
    for g in glyphs:
        x, y = g.left * cos + g.base * sin, g.base * cos - g.left * sin
        g.left, g.right, g.base = x - first, x - first + g.right, highest - y


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """Each character once: a second one almost in the same place makes print bold or gives it a shadow."""
    cell = 4.0
    seen: dict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    kept = list[Glyph]()
    for g in glyphs:
        across, down = int(g.left // cell), int(g.base // cell)
        near = min(0.2 * g.size, 0.5 * (g.right - g.left), cell)
        places = ((g.text, across + i, down + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        twice = not g.blank and any(
            abs(other.left - g.left) <= near
            and abs(other.base - g.base) <= near
            and other.drawing != g.drawing  # letters of one sign (ﬃ) share their place
            for place in places
            if place in seen
            for other in seen[place]
        )
        if not twice:
            seen[(g.text, across, down)].append(g)
            kept.append(g)
    return kept


class _Row:
    """Characters on one baseline; ``spans`` are the stretches printed on, none over another."""

    def __init__(self, run: list[Glyph]) -> None:
        self.glyphs = list(run)
        self.base = run[0].base
        self.size = run[0].size
        self.spans = [(run[0].left, run[-1].right)]

    @property
    def left(self) -> float:
        """Where the first character begins."""
        return min(left for left, _ in self.spans)

    @property
    def right(self) -> float:
        """Where the last character ends."""
        return max(right for _, right in self.spans)

    def takes(self, other: _Row, *, next_: bool) -> bool:
        """Whether ``other`` stands on this line: in a gap, at an end, or (``next_`` in the file) anywhere to the right."""
        size = max(self.size, other.size)
        if abs(other.base - self.base) > 0.3 * size:
            return False
        left, right = other.left, other.right
        if any(a < y - 0.3 * size and x < b - 0.3 * size for x, y in self.spans for a, b in other.spans):
            return False
        return (self.left - size < right and left < self.right + size) or (next_ and left > self.right)

    def add(self, other: _Row) -> None:
        """Put what stands in ``other`` on the line."""
        self.glyphs += other.glyphs
        self.spans += other.spans


def _lines(glyphs: list[Glyph], number: int) -> list[Line]:
    rows = list[_Row]()
    by_height: dict[int, list[_Row]] = defaultdict(list)
    for run in _runs([g for g in glyphs if not g.blank]):
        found = _Row(run)
        height = int(found.base // 8)
        around = rows[-1:] + [row for h in (height, height - 1, height + 1) for row in by_height.get(h, ())]
        row = next((r for r in around if r.takes(found, next_=r is rows[-1])), None)
        if row is not None:
            row.add(found)
            continue
        rows.append(found)
        by_height[height].append(found)
    blanks: dict[int, list[Glyph]] = defaultdict(list)
    for g in glyphs:
        if g.blank:
            blanks[int(g.base // 8)].append(g)
    return [_line(row, blanks, number) for row in _in_columns(_put_together(rows))]


def _put_together(rows: list[_Row]) -> list[_Row]:
    """Lines of which the file has the middle last, whole; each where its first piece stood."""
    ordered = sorted(rows, key=lambda row: row.left)
    gone = set[int]()
    by_height: dict[int, list[_Row]] = defaultdict(list)
    for row in ordered:
        height = int(row.base // 8)
        near = [r for h in (height - 1, height, height + 1) for r in by_height.get(h, ())]
        before = next((r for r in reversed(near) if r.right > row.left - row.size and r.takes(row, next_=False)), None)
        if before is None:
            by_height[height].append(row)
        else:
            before.add(row)
            gone.add(id(row))
    return [row for row in rows if id(row) not in gone]


def _in_columns(rows: list[_Row]) -> list[_Row]:
    """Rows that cross a gutter between two columns of running text, cut there; those of a table stay whole."""
    gaps = list[tuple[float, float, _Row]]()
    for row in rows:
        spans = sorted(row.spans)
        gaps += [(b, c, row) for (_, b), (c, _) in pairwise(spans) if c - b > row.size]
    if len(gaps) < GUTTER:
        return rows
    middle = median((a + b) / 2 for a, b, _ in gaps)
    crossed = {id(row): row for a, b, row in gaps if a < middle < b}
    beside = sum(row.left < middle < row.right for row in rows)
    halves = [half for row in crossed.values() for half in _cut(row, middle)]
    wordy = all(median(len(h.glyphs) for h in halves[side::2]) >= WORDY for side in (0, 1)) if halves else False
    if len(crossed) < GUTTER or len(crossed) * 10 < beside * 6 or not wordy:
        return rows
    left = [half for row in rows for half in (_cut(row, middle) if id(row) in crossed else [row]) if half.left < middle]
    right = [half for row in crossed.values() for half in _cut(row, middle) if half.left > middle]
    last = max(row.base for row in crossed.values())
    return [*(r for r in left if r.base <= last), *right, *(r for r in left if r.base > last)]


def _cut(row: _Row, middle: float) -> list[_Row]:
    glyphs = sorted(row.glyphs, key=lambda g: g.left)
    return [_Row(half) for half in ([g for g in glyphs if g.left < middle], [g for g in glyphs if g.left > middle])]


def _runs(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Characters that follow each other in the file and on the page."""
    run = list[Glyph]()
    for g in glyphs:
        if run:
            gap, size = g.left - run[-1].right, max(g.size, run[-1].size)
            on = abs(g.base - run[-1].base) <= 0.3 * size and g.left > run[-1].left + 0.1 * size
            if not on or not -0.75 * size < gap < 0.3 * size:
                yield run
                run = []
            elif gap < 0:  # the box of a sign may be wider than its place
                run[-1].right = g.left
        run.append(g)
    if run:
        yield run


def _line(row: _Row, blanks: dict[int, list[Glyph]], number: int) -> Line:
    printed = sorted(row.glyphs, key=lambda g: (g.left, g.right))
    height = int(row.base // 8)
    near = [
        b
        for h in (height - 1, height, height + 1)
        for b in blanks.get(h, ())
        if abs(b.base - row.base) < 0.3 * row.size
    ]
    left, right = printed[0].left, max(g.right for g in printed)
    size = median(g.size for g in printed)
    text = "".join(_spaced(printed, sorted(near, key=lambda b: b.left)))
    return Line(text, number, left, right, row.base - 0.88 * size, row.base + 0.12 * size, size)


def _spaced(printed: list[Glyph], blanks: list[Glyph]) -> Iterator[str]:
    """The characters of a line, with the blanks that someone typed and those that a wide gap stands for."""
    gaps = _gaps(printed)
    typed = iter(blanks)
    blank = next(typed, None)
    yield printed[0].text
    for i, (a, b) in enumerate(pairwise(printed)):
        while blank is not None and _middle(blank) < a.right - 0.1 * a.size:
            blank = next(typed, None)
        some = False
        while blank is not None and _middle(blank) < b.left + 0.1 * b.size:
            yield blank.text
            some = True
            blank = next(typed, None)
        if i in gaps and not some:
            yield " "
        yield b.text


def _middle(g: Glyph) -> float:
    return (g.left + g.right) / 2


def _gaps(printed: list[Glyph]) -> set[int]:
    """Behind which characters a gap stands for a blank.

    Printing leaves gaps between Han characters and letters or digits, and between Han characters all along a line that
    is stretched to the margin. One or two of them between Han characters were meant (a name after an office). The
    digits of a number may stand apart by less than half their height. Where all characters do, by about as much, the line is
    spaced out.
    """
    found, han = set[int](), dict[int, float]()
    widths = [(b.left - a.right) / max(a.size, 1.0) for a, b in pairwise(printed)]
    usual = median(widths) if len(widths) >= 6 else 0.0
    spaced_out = usual if 0.1 < usual < 0.6 else 0.0
    for i, (a, b) in enumerate(pairwise(printed)):
        width = widths[i] - spaced_out
        wide = (a.text >= "\u2e80") + (b.text >= "\u2e80")
        if wide == 2 and 0.2 <= width < 0.5:
            han[i] = width
        elif width >= (0.5 if wide else 0.35 if _numeric(a) and _numeric(b) else 0.18):
            found.add(i)
    return found | (set(han) if len(han) <= 2 else set())


def _numeric(g: Glyph) -> bool:
    return g.text in "0123456789.,%"
