"""Printed lines to paragraphs, by where they stand on the page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

PAGE_NUMBER = re.compile(
    r"[\s\-—–―─·•~〜第共(（\[【]*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6}|[一二三四五六七八九十百]{1,5})"
    r"(?:\s*(?:/|页|of|,|，|共)\s*[\s第共of/]*\d{0,4})?[\s页\-—–―─·•~〜)）\]】]*",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")
EDGE_LINES = 2  # running heads and page numbers are among so many lines from the top or bottom
ENDINGS = "。！？；：…”’」』）》】.!?;:)"


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line and its place in points, ``top`` and ``bottom`` counted downwards; ``size`` is its height.

    ``doubted`` are the places in ``text`` of characters that a recognizer was not certain of.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    doubted: tuple[int, ...] = ()


def without_furniture(pages: list[list[Line]]) -> list[Line]:
    """The lines of all pages in order without running heads and page numbers."""
    edges = [_edges(page) for page in pages]
    repeated = _repeated(edges)
    kept = []
    for page, edge in zip(pages, edges, strict=True):
        doomed = {id(line) for line in edge if _is_number(line.text) or _place(line) in repeated}
        kept += [line for line in page if id(line) not in doomed and line.text]
    return kept


def _is_number(text: str) -> bool:
    return len(text) < 30 and PAGE_NUMBER.fullmatch(text) is not None


def _edges(page: list[Line]) -> list[Line]:
    """First and last lines of a page by place."""
    ordered = sorted(page, key=lambda line: line.top)
    return ordered[:EDGE_LINES] + ordered[EDGE_LINES:][-EDGE_LINES:]


def _place(line: Line) -> tuple[str, int]:
    """Words without their numbers and the height they stand at, the same on each page for a running head."""
    return DIGITS.sub("0", line.text), round(line.top / 4)


def _repeated(edges: list[list[Line]]) -> set[tuple[str, int]]:
    """Words that stand at the edge of two pages in five, or alternate (odd and even pages) in one of three."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for edge in edges:
        for line in edge:
            seen[_place(line)].add(line.page)
    least = max(2, len(edges) // 3)
    return {place for place, pages in seen.items() if len(pages) >= least}


def paragraphs(lines: list[Line]) -> tuple[str, list[int]]:
    """Lines joined where a sentence runs on, and where each begins.

    A blank line stands between paragraphs, none between rows of a list.
    """
    if not lines:
        return "", []
    margins = {id(line): found for column in _columns(lines) for found in [_Margins(column)] for line in column}
    pieces, starts, end = [lines[0].text], [0], len(lines[0].text)
    for previous, line in pairwise(lines):
        between = _between(previous, line, margins[id(previous)], margins[id(line)])
        pieces += [between, line.text]
        starts.append(end + len(between))
        end = starts[-1] + len(line.text)
    return "".join(pieces) + "\n", starts


def _columns(lines: list[Line]) -> list[list[Line]]:
    """The lines by column: a quarter of them begin to the right of where nearly all others end."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    far = [line for line in lines if line.left > left + 0.3 * (right - left)]
    if len(far) * 4 < len(lines) or len(far) == len(lines):
        return [lines]
    border = -_outermost([-line.left for line in far], median(line.size for line in far))
    near = [line for line in lines if line.left < border - 0.5 * line.size]
    beyond = sum(line.right > border + line.size for line in near)
    if not near or beyond * 10 > len(near):
        return [lines]
    return [near, *_columns([line for line in lines if line.left >= border - 0.5 * line.size])]


class _Margins:
    """Where the lines of the running text begin and end, how far apart, and whether paragraphs begin with a gap."""

    def __init__(self, lines: list[Line]) -> None:
        self.size = _common(line.size for line in lines)
        body = [line for line in lines if abs(line.size - self.size) < 0.2 * self.size] or lines
        outermost = _outermost([line.right for line in body], self.size)
        # Marks may hang over the margin, and those that may not begin a line leave a gap: the middle of these is it.
        self.right = median(line.right for line in body if outermost - 2.5 * self.size <= line.right <= outermost)
        self.left = -_outermost([-line.left for line in body], self.size)
        steps = [b.top - a.top for a, b in pairwise(body) if a.page == b.page and b.top > a.top]
        self.step = _common(steps) if steps else 1.5 * self.size
        opening = [line for before, line in pairwise(body) if not self.is_full(before)]
        self.indents = sum(map(self.is_indented, opening)) * 2 > len(opening)

    def is_full(self, line: Line) -> bool:
        """Whether the line reaches the right margin, but for a character that had no room; a centred line does not."""
        before, after = line.left - self.left, self.right - line.right
        centred = min(before, after) > self.size and abs(before - after) < 0.35 * self.size
        return after < 1.5 * self.size and not centred

    def is_indented(self, line: Line) -> bool:
        """Whether the line begins to the right of the left margin."""
        return line.left > self.left + 0.7 * self.size

    def is_apart(self, previous: Line, line: Line) -> bool:
        """Whether more than the usual space stands between two lines of a page."""
        return previous.page == line.page and line.top - previous.top > 1.35 * self.step


def _common(values: object) -> float:
    counted = Counter(round(float(value), 1) for value in values)  # type: ignore[attr-defined]
    return counted.most_common(1)[0][0] or 1.0


def _outermost(values: list[float], size: float) -> float:
    """The largest value near which one line in ten ends (a single line may stand out)."""
    ordered = sorted(values, reverse=True)
    least = min(3, len(ordered)) if len(ordered) < 30 else len(ordered) // 10
    for i, value in enumerate(ordered):
        if i + least <= len(ordered) and value - ordered[i + least - 1] <= 1.5 * size:
            return value
    return ordered[0]


def _between(previous: Line, line: Line, before: _Margins, margins: _Margins) -> str:
    """What is written between two lines: nothing or a space inside a paragraph, else one or two line ends.

    ``before`` are the margins of the column that ``previous`` stands in.
    """
    same_size = abs(previous.size - line.size) < 0.15 * margins.size
    apart = margins.is_apart(previous, line) or not same_size
    if before.is_full(previous) and not apart and not margins.is_indented(line):
        broken = previous.text[-1] not in ENDINGS or previous.right > before.right - 0.6 * before.size
        if margins.indents or broken:
            return _joint(previous.text[-1], line.text[0])
    parted = apart or previous.page != line.page
    return "\n\n" if parted or margins.is_indented(line) or before.is_indented(previous) else "\n"


def _joint(left: str, right: str) -> str:
    """A space between words of letters, nothing between Han characters or digits."""
    return " " if left.isascii() and right.isascii() and left.isalpha() and right.isalpha() else ""
