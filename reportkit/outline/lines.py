"""Lines of the text and what each is by its own look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportkit.outline.furniture import VALUE_MAX, Box, Kind, begins_measured, is_label, kind_of
from reportkit.text.marks import SKIP

LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
TERMINAL = "。!?;:…”)》】"
# The markers of headings and items, by the names of their styles.
MARKER = re.compile(
    r"(?P<part>第[一二三四五六七八九十]{1,3}(?:部分|章|编)[、,:\s]*)|(?P<han>[一二三四五六七八九十]{1,3}[、.]\s*)"
    r"|(?P<han_paren>\([一二三四五六七八九十]{1,3}\)[、.]?\s*)|(?P<arabic>\d{1,2}(?:、|[.](?!\d))\s*)"
    r"|(?P<arabic_paren>\(?\d{1,2}\)\s*|[①-⑳]\s*)"
)
# What they begin with, but for digits: most sentences begin with none of it.
MARKS = frozenset("第一二三四五六七八九十(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
DECORATION = re.compile(r"#{1,6}\s*|\*\*\s*|>\s+")
DECORATED = frozenset("#*>")
ITEM_ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}(?:是|要)|第[一二三四五六七八九十]{1,2}[,、:]|其[一二三四五六七八九十][,、:是])"
)


NUMERAL_END = "0123456789零一二三四五六七八九十百千第"
# What a paragraph may be numbered with, whatever its number.
MARKED = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:部分|章|节|编)|\(?[一二三四五六七八九十]{1,3}[、)]|\(?\d{1,2}[、.)](?!\d)|[①-⑳#]"
)
VOID = f" {SKIP}\t\r\n\u3000\u00a0"


@dataclass(slots=True)
class Row:
    """A line as it stands: ``start:end`` and ``text`` without the blanks around it.

    ``indent`` counts the blanks before it; ``gap`` says that a blank line stands there; ``width`` is counted in characters.
    """

    start: int
    end: int
    indent: int
    gap: bool
    text: str
    width: float


def rows_of(folded: str, cuts: tuple[int, ...] = ()) -> list[Row]:
    """The rows of a folded text that are not blank; one begins at each of ``cuts``, too, as behind a blank line."""
    rows: list[Row] = []
    last, newlines = 0, 2
    for first, end, cut in _ranges(folded, cuts):
        newlines += 2 if cut else folded.count("\n", last, first) or 1
        last = end
        raw = folded[first:end]
        text = raw.strip(VOID) if SKIP in raw else raw.strip()
        if not text:
            continue
        indent = raw.index(text[0])
        start = first + indent
        indent -= raw.count(SKIP, 0, indent)
        rows.append(Row(start, start + len(text), indent, newlines > 1, text, float(len(text))))
        newlines = 0
    return rows


def _ranges(folded: str, cuts: tuple[int, ...]) -> Iterator[tuple[int, int, bool]]:
    """Where lines stand, and whether they begin at one of ``cuts``."""
    waiting = iter(cuts)
    cut = next(waiting, None)
    for match in LINE.finditer(folded):
        start, end = match.span()
        by_cut = False
        while cut is not None and cut < end:
            if cut > start:
                yield start, cut, by_cut
                start, by_cut = cut, True
            cut = next(waiting, None)
        yield start, end, by_cut


@dataclass(slots=True, eq=False)
class Line:
    """A line without its surrounding blanks: source span ``start:end`` and folded ``text``.

    ``body`` is the position in ``text`` after decoration (#, **) and marker;
    ``style`` names the marker, "plain" when there is none, prefixed by "#" for Markdown. ``pieces`` are the source spans
    that ``text`` is made of, where it is not all of ``start:end``.
    """

    start: int
    end: int
    text: str
    kind: Kind
    style: str
    body: int
    gap: bool
    pieces: tuple[tuple[int, int], ...] = ()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Source spans of ``text``."""
        return self.pieces or ((self.start, self.end),)

    def within(self, first: int, last: int) -> list[tuple[int, int]]:
        """Source spans of ``text[first:last]``."""
        found, at = [], 0
        for start, end in self.spans:
            low, high = max(first - at, 0), min(last - at, end - start)
            if low < high:
                found.append((start + low, start + high))
            at += end - start
        return found

    @property
    def finished(self) -> bool:
        """Whether the line ends as a sentence ends."""
        return self.text.rstrip("* ")[-1:] in TERMINAL

    @property
    def title(self) -> str:
        """The text after decoration and marker."""
        return self.text[self.body :].rstrip("* 。")


def closed_up(text: str) -> str:
    """``text`` without the blanks that set each of its characters apart (工 作 报 告)."""
    pieces = text.split()
    short = sum(len(piece) <= 2 for piece in pieces)
    apart = short >= 0.8 * len(pieces) if len(pieces) > 4 else len(pieces) == len(text) // 2 + 1 == 4
    return "".join(pieces) if apart else text


def style_of(text: str) -> tuple[str, int]:
    """Marker style of a folded line and the position where its own words begin."""
    position = 0
    decorated = ""
    while text[position : position + 1] in DECORATED and (match := DECORATION.match(text, position)):
        if match.group()[0] == "#":
            decorated = "#"
        position = match.end()
    first = text[position : position + 1]
    if (first in MARKS or first.isdecimal()) and (marker := MARKER.match(text, position)):
        return f"{decorated}{marker.lastgroup}", marker.end()
    return decorated + "plain", position


def lines_of(rows: list[Row]) -> list[Line]:
    """The rows of a text laid out, each with what it is by its look and by what stands beside it."""
    lines: list[Line] = []
    box = Box()
    for row in rows:
        text = row.text.replace(SKIP, "") if SKIP in row.text else row.text
        style, body = style_of(text)
        own = kind_of(text[body:] if style == "#plain" else text)
        kind = box.kind(text, style == "plain", own)
        lines.append(Line(row.start, row.end, text, kind, style, body, row.gap, _pieces(row)))
    for i in range(1, len(lines) - 1):
        if lines[i].kind is Kind.NAVIGATION and lines[i].text.isdigit() and _counts(lines[i - 1], lines[i + 1]):
            lines[i].kind = Kind.TEXT
    _furnish(lines)
    return lines


def _pieces(row: Row) -> tuple[tuple[int, int], ...]:
    """Source spans of what is to be read of a row; none when that is all of it."""
    if SKIP not in row.text:
        return ()
    pieces, at = list[tuple[int, int]](), row.start
    for piece in row.text.split(SKIP):
        if piece:
            pieces.append((at, at + len(piece)))
        at += len(piece) + 1
    return tuple(pieces)


def _furnish(lines: list[Line]) -> None:
    """Lines that are page furniture by what stands beside them: the value of a label, the steps of a breadcrumb."""
    crumbs = set[str]()
    for above, line in pairwise(lines):
        if line.kind is not Kind.TEXT or len(line.text) > VALUE_MAX or line.text[-1] in "。;":
            continue
        if is_label(above.text) or (above.text in (">", "»", "›")):
            line.kind = Kind.NAVIGATION
            crumbs.add(line.text)
        elif line.text in crumbs and not line.text.endswith("报告"):
            line.kind = Kind.NAVIGATION


def _counts(above: Line, below: Line) -> bool:
    """Whether a number alone on its line stands between what is counted and its measure word."""
    if below.gap or above.kind is not Kind.TEXT or above.finished or above.text[-1] in NUMERAL_END:
        return False
    return begins_measured(below.text)
