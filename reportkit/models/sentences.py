"""The whole sentence that a span of a text stands in, as a slice of the text: what a record is quoted by."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
END = "。！？；!?｡"
# What ends a sentence, brackets, and what an entity ends with, which ends none: A&amp;B.
MARK = re.compile(r"&[a-zA-Z#][0-9a-zA-Z]{1,8};|[。！？；!?;｡][。！？；!?;｡]*[”’\"'）)】〕》]*|[《（(】〕》）)]")
OPENING, CLOSING = "《（(", "】〕》）)"
PROSE = (*END, "，", ",", "、")  # what stands in a line of prose
CLOSERS = "”’\"'）)】〕》*"
STOPS = (*END, ";", "：", ":", "…", "|")
# What a paragraph, an item of a list, a heading may begin with.
MARKER = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:部分|章|编|节)|[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|[（(]?[0-9０-９]{1,2}(?:[、）)]|[．.](?![0-9]))"
    r"|[①-⑳#*|>—·●■◆▲]"
)
GOES_ON = "，、,；;。）)》”"
PAGE = re.compile(r"[-—–·\s第]*[0-9０-９]{1,4}[-—–·\s页/／]*(?:共?\s*[0-9０-９]{1,4}\s*页?)?\s*")
LONG = 40  # in a text with a line a paragraph, a line so long that stops in mid-sentence was cut by a page or a picture
WIDE = 64  # no one wraps by hand at more
LEAST = 12  # nor at less
SLACK = 3  # a line may be shorter than the width: a mark may not begin the next one
CAPTION = 40  # characters of a caption at most
HALF = 10  # characters that the second half of a sentence has at least, behind a caption
RAGGED = 0.7  # what of the width a line has at least that ends in mid-sentence


@dataclass(slots=True)
class Row:
    """A line that is not blank, without the blanks around it; ``indent`` counts those before it, ``gap``: a blank line."""

    start: int
    end: int
    indent: int
    gap: bool
    text: str


class Sentences:
    """The sentences of ``text``: they end at 。！？； and where a line ends a paragraph, not inside 《》 and brackets.

    Line breaks that wrap a paragraph, and a page break inside a sentence, do not end it. ``around`` gives half-open
    offsets into ``text``; ``spans`` are those of all sentences, in order, none of them blank.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [span for start, end in _paragraphs(text) for span in _cut(text, start, end)]
        self._starts = [start for start, _ in self.spans]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The sentence that holds ``start:end``; of a span over several, from the first to the last of them."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_right(self._starts, max(end - 1, start)) - 1, 0)
        if not self.spans:
            return start, end
        return min(self.spans[first][0], start), max(self.spans[last][1], end)

    def of(self, start: int, end: int) -> str:
        """The characters of the sentence that holds ``start:end``."""
        first, last = self.around(start, end)
        return self.text[first:last]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of the paragraph ``start:end``."""
    spans, depth, at = [], 0, start
    for match in MARK.finditer(text, start, end):
        mark = match[0]
        if mark in OPENING:
            depth += 1
        elif mark in CLOSING:
            depth = max(depth - 1, 0)
        elif mark[0] != "&":
            depth = max(depth - sum(char in CLOSING for char in mark), 0)
            if depth == 0:
                spans.append((at, match.end()))
                at = match.end()
    if depth:  # a bracket that nothing closes holds nothing together
        return _cut_plainly(text, start, end)
    return _bare(text, [*spans, (at, end)])


def _cut_plainly(text: str, start: int, end: int) -> list[tuple[int, int]]:
    ends = [m.end() for m in MARK.finditer(text, start, end) if m[0][0] in (*END, ";")]
    return _bare(text, list(pairwise((start, *ends, end))))


def _bare(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """``spans`` without the blanks around them, those that are blank left out."""
    bare = []
    for start, end in spans:
        piece = text[start:end]
        if body := piece.strip("\ufeff \t\r\n\f\v\u00a0\u3000\u2028\u2029\x85"):
            first = start + piece.index(body[0])
            bare.append((first, first + len(body)))
    return bare


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Where paragraphs stand: lines, and lines put together where a sentence goes on from one to the next."""
    rows = _rows(text)
    width = _width(rows)
    paragraphs: list[tuple[int, int]] = []
    i = 0
    while i < len(rows):
        k = i
        while (after := _next(rows, k, width)) is not None:
            k = after
        # Lines that no sentence ends in are a title, a menu, a table: each stands alone.
        if k > i and not any(mark in row.text for row in rows[i : k + 1] for mark in END):
            k = i
        paragraphs.append((rows[i].start, rows[k].end))
        i = k + 1
    return paragraphs


def _rows(text: str) -> list[Row]:
    rows: list[Row] = []
    last = 0
    for match in LINE.finditer(text):
        raw = match[0]
        if body := raw.strip("\ufeff \t\u00a0\u3000"):
            indent = raw.index(body[0])
            start = match.start() + indent
            rows.append(Row(start, start + len(body), indent, text.count("\n", last, start) > 1, body))
            last = start + len(body)
    if sum(row.gap for row in rows) * 10 > 9 * len(rows):  # a blank line behind every line says nothing
        for row in rows:
            row.gap = False
    margin = min((row.indent for row in rows), default=0)
    if margin and any(row.indent > margin for row in rows):  # set in alike, each line begins a paragraph
        for row in rows:
            row.indent -= margin
    return rows


def _width(rows: list[Row]) -> float:
    """The width at which a text is wrapped by hand, or 0 where its lines are paragraphs."""
    total = sum(len(row.text) for row in rows)
    if 20 * sum(len(row.text) for row in rows if len(row.text) > WIDE) >= total:
        return 0
    widths = sorted(len(a.text) for a, b in pairwise(rows) if _is_open(a) and not b.indent and not MARKER.match(b.text))
    if len(widths) < 2:
        return 0
    width = widths[-1 - len(widths) // 8]
    return width if width >= LEAST else 0


def _is_open(row: Row) -> bool:
    """Whether a line stops before its sentence has ended."""
    return row.text.rstrip(CLOSERS)[-1:] not in STOPS


def _next(rows: list[Row], i: int, width: float) -> int | None:
    """The line that goes on with the paragraph of line ``i``, if one does; the number of a page between is passed over."""
    k = i + 1
    while k < len(rows) and k <= i + 2 and PAGE.fullmatch(rows[k].text):
        k += 1
    if k >= len(rows) or "\t" in rows[i].text or "\t" in rows[k].text:
        return None
    if not _goes_on(rows[i], rows[k], width):
        return None
    if k + 1 < len(rows) and _is_open(rows[i]) and _is_caption(rows[k]) and _goes_on(rows[i], rows[k + 1], width):
        return k + 1 if len(rows[k + 1].text) >= HALF else k
    return k


def _goes_on(above: Row, row: Row, width: float) -> bool:
    """Whether ``row`` may go on with the paragraph of ``above``."""
    if row.text[0] in GOES_ON and _is_open(above):
        return True
    if row.indent > above.indent + 1 or MARKER.match(row.text):
        return False
    size = len(above.text) + above.indent
    if width:
        ended = not _is_open(above)
        heading = MARKER.match(above.text) and not any(mark in above.text for mark in END)
        if row.gap and (ended or not any(mark in above.text for mark in PROSE)):
            return False
        return size >= (width - SLACK if ended or heading or row.gap else width * RAGGED)
    return _is_open(above) and size >= LONG and any(mark in above.text for mark in PROSE)


def _is_caption(row: Row) -> bool:
    """Whether a line looks like that of a picture, between the halves of a sentence."""
    return len(row.text) <= CAPTION and _is_open(row) and not any(mark in row.text for mark in PROSE)
