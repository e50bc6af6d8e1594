"""Elements of a page to lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot
    thead tr ul""".split()  # noqa: SIM905
)
CELLS = frozenset(("td", "th"))
HEADINGS = {f"h{n}": "#" * n for n in range(1, 7)}
# White space of the page's source; a full-width or no-break space is printed and stays.
SPACE = re.compile(r"[ \t\n\r\f]+")
# A line of the source ends between Han characters: nothing is printed there.
WIDE_GAP = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef“”])\n|\n(?=[\u2e80-\u9fff\uff00-\uffef“”])")
BREAK, CELL = "\x1e", "\x1f"
BLANK_LINE = re.compile(f"{BREAK}[ \u3000\u00a0]*{BREAK}")
EDGES = " \t\n\u3000\u00a0\u200b\ufeff"
CELL_MAX = 300
CELL_BLOCKS = 4
MOST_COLUMNS = 30
PARTS = ("thead", "tbody", "tfoot")
NONE = (0, 0)


def lines_of(parts: Iterable[Any]) -> str:
    """Text of elements: a line a paragraph, a blank line between paragraphs, a table row on one line with tabs."""
    writer = _Writer()
    for part in parts:
        writer.element(part)
        writer.end()
    text = "\n\n".join(writer.blocks)
    return f"{text}\n" if text else ""


class _Writer:
    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.pieces: list[str] = []
        self.mark = ""
        self.verbatim = 0

    def element(self, root: Any) -> None:
        """Everything in ``root``; the walk is flat, so that depth costs no stack."""
        from lxml import etree

        rows, padding = _rows(root), _padding(root)
        inside = None  # a row that is written as one line
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if inside is None:
                    self._open(tag)
                    inside = element if element in rows else None
                elif tag in CELLS:
                    self.pieces.append(CELL * padding.get(element, NONE)[0])
                elif tag in BLOCKS or tag == "br":
                    self.pieces.append(" ")
                if tag == "sup" and self._goes_on(element):
                    self.pieces.append("^")
                self._write(element.text)
                continue
            if element is inside:
                inside = None
            if inside is None:
                self._close(tag)
            elif tag in CELLS:
                self.pieces.append(CELL * (1 + padding.get(element, NONE)[1]))
            if element is not root:
                self._write(element.tail)

    def _write(self, text: str | None) -> None:
        if text:
            self.pieces.append(text.replace("\n", BREAK) if self.verbatim else text)

    def _goes_on(self, element: Any) -> bool:
        """Whether a power, or the mark of a note, would be a part of the number before it."""
        before = next((piece[-1] for piece in reversed(self.pieces) if piece), "")
        return before.isdigit() and "".join(element.itertext()).lstrip()[:1].isdigit()

    def _open(self, tag: str) -> None:
        self.verbatim += tag == "pre"
        if tag == "br":
            self.pieces.append(BREAK)
        elif tag in BLOCKS or tag in CELLS:
            self.end()
            self.mark = HEADINGS.get(tag, "")

    def _close(self, tag: str) -> None:
        self.verbatim -= tag == "pre"
        if tag in BLOCKS or tag in CELLS:
            self.end()

    def end(self) -> None:
        """Write what has been gathered as a block of one or more lines."""
        text = SPACE.sub(_gap, "".join(self.pieces))
        self.pieces.clear()
        for paragraph in BLANK_LINE.split(WIDE_GAP.sub("", text).replace("\n", " ")):
            lines = [_cells(line) for line in paragraph.split(BREAK)]
            block = "\n".join(line for line in lines if line)
            if block:
                self.blocks.append(f"{self.mark} {block}" if self.mark else block)
        self.mark = ""


def _gap(match: re.Match[str]) -> str:
    return "\n" if "\n" in match.group() else " "


def _cells(line: str) -> str:
    """A line with tabs for the ends of cells; one cell alone has none."""
    cells = [cell.strip(EDGES) for cell in line.split(CELL)]
    return "\t".join(cells).rstrip("\t") if sum(map(bool, cells)) > 1 else "".join(cells)


def _rows(root: Any) -> set[Any]:
    """Table rows whose cells are few short paragraphs; layout tables are not among them."""
    found = set()
    for row in root.iter("tr"):
        cells = [cell for cell in row if cell.tag in CELLS]
        if len(cells) > 1 and all(_is_short(cell) for cell in cells):
            found.add(row)
    return found


def _padding(root: Any) -> dict[Any, tuple[int, int]]:
    """Empty cells before and behind a cell, so that columns stay below each other where cells reach over several."""
    found: dict[Any, tuple[int, int]] = {}
    for table in root.iter("table"):
        reaching: dict[int, int] = {}  # column → rows that a cell above still covers
        for row in (
            *table.iterchildren("tr"),
            *(x for part in table.iterchildren(*PARTS) for x in part.iterchildren("tr")),
        ):
            column = 0
            for cell in row.iterchildren(*CELLS):
                before = 0
                while reaching.get(column, 0):
                    reaching[column] -= 1
                    column, before = column + 1, before + 1
                wide, deep = _told(cell, "colspan"), _told(cell, "rowspan")
                if before or wide > 1:
                    found[cell] = before, wide - 1
                if deep > 1:
                    reaching.update(dict.fromkeys(range(column, column + wide), deep - 1))
                column += wide
    return found


def _told(cell: Any, name: str) -> int:
    told = (cell.get(name) or "").strip()
    return min(int(told), MOST_COLUMNS) if told.isascii() and told.isdigit() and int(told) else 1


def _is_short(cell: Any) -> bool:
    """Whether a cell fits on a line: one paragraph, or several that are no sentences."""
    blocks, words = 0, cell.text or ""
    for inner in cell.iterdescendants():
        blocks += inner.tag in BLOCKS or inner.tag == "br"
        words += f"{inner.text or ''}{inner.tail or ''}"
        if blocks > CELL_BLOCKS or len(words) > CELL_MAX:
            return False
    return len(words) <= CELL_MAX and not (blocks > 1 and "。" in words)
