"""Paragraphs and tables of a Word document's XML in reading order, with what Word prints before paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reportkit.readers.tablerows import lines_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Deleted and moved text, field codes, and the second copy of a drawing for old programs.
SKIPPED = frozenset(
    (
        *(
            f"{W}{name}"
            for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "footnoteReference", "rt", "sectPr")
        ),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
BOX, CHUNK = f"{W}txbxContent", f"{W}altChunk"
PIECES = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# Parts of a formula: what stands before one, so that digits of two parts never make one number.
FORMULA = {f"{M}den": "/", f"{M}sup": "^", f"{M}sub": "_"}
ROOT, RUNS = f"{M}rad", (f"{W}r", f"{M}r")
APART = frozenset(f"{M}{name}" for name in ("e", "num", "lim", "fName", "mr"))
MOST_COLUMNS = 30
EDGES = " \t\n\u3000\u00a0\u200b\ufeff"
OFF = ("0", "false", "off")


class Styles:
    """What paragraphs take from elsewhere: a heading level, a printed number, text of another document, being hidden.

    ``styles`` is the element with the styles, None without any; ``number`` gives what is printed before a paragraph;
    ``chunk`` the paragraphs of the document that an altChunk puts in.
    """

    def __init__(self, styles: Any | None, number: Callable[[Any], str], chunk: Callable[[Any], list[str]]) -> None:
        self.number, self.chunk = number, chunk
        found = [] if styles is None else list(styles.iterchildren(f"{W}style"))
        self.levels = {style.get(f"{W}styleId"): level for style in found if (level := _level(style)) is not None}
        self.hidden = {style.get(f"{W}styleId") for style in found if _has(style, "vanish")}

    def mark(self, paragraph: Any) -> str:
        """``#`` marks of a heading, empty for other paragraphs."""
        style = _value(paragraph, "pPr", "pStyle")
        level = self.levels.get(style)
        return f"{'#' * level} " if level else ""

    def hides(self, run: Any) -> bool:
        """Whether the words of a run are struck out or hidden, by its own format, its style or that of its paragraph."""
        if _has(run, "strike") or _has(run, "dstrike"):
            return True
        own = _has(run, "vanish")
        if own is not None:
            return own
        parent = run.getparent()
        paragraph = parent if parent is not None and parent.tag == f"{W}p" else next(run.iterancestors(f"{W}p"), run)
        return _value(run, "rPr", "rStyle") in self.hidden or _value(paragraph, "pPr", "pStyle") in self.hidden


def _has(element: Any, name: str) -> bool | None:
    """Whether a format is on; None where nothing is said of it."""
    found = element.find(f"{W}rPr/{W}{name}")
    return None if found is None else (found.get(f"{W}val") or "").lower() not in OFF


def _level(style: Any) -> int | None:
    """Level of a heading style by its name (built-in names are English in every language of Word); the title is 1."""
    name = (_value(style, "name") or "").lower()
    if name == "title":
        return 1
    last = name.removeprefix("heading ")
    return int(last) if name != last and last.isdigit() and 1 <= int(last) <= 6 else None


def _value(element: Any, *names: str) -> str | None:
    found = element.find("/".join(f"{W}{name}" for name in names))
    return None if found is None else found.get(f"{W}val")


def blocks(parent: Any, styles: Styles) -> Iterator[str]:
    """Paragraphs and table rows inside ``parent``, content controls and insertions included."""
    for child in parent:
        if child.tag == f"{W}p":
            yield from _paragraph(child, styles)
        elif child.tag == CHUNK:
            yield from styles.chunk(child)
        elif child.tag == f"{W}tbl":
            yield from _table(child, styles)
        elif isinstance(child.tag, str) and child.tag not in SKIPPED:
            yield from blocks(child, styles)


def _paragraph(paragraph: Any, styles: Styles) -> Iterator[str]:
    """The paragraph with its printed number, then what stands in its text boxes."""
    pieces, boxes = list[str](), list[Any]()
    _inline(paragraph, pieces, boxes, styles)
    lines = (line.strip(EDGES) for line in "".join(pieces).split("\n"))
    text = "\n".join(line for line in lines if line)
    if text:
        yield styles.mark(paragraph) + styles.number(paragraph) + text
    for box in boxes:
        yield from blocks(box, styles)


def _inline(element: Any, pieces: list[str], boxes: list[Any], styles: Styles) -> None:
    for child in element:
        tag = child.tag
        if tag in (f"{W}t", f"{M}t"):
            pieces.append(child.text or "")
        elif tag in PIECES:
            pieces.append(PIECES[tag])
        elif tag == BOX:
            boxes.append(child)
        elif tag in FORMULA:
            _part(child, pieces, boxes, styles)
        elif isinstance(tag, str) and tag not in SKIPPED and not (tag in RUNS and styles.hides(child)):
            if tag == ROOT:
                pieces.append("√")
            elif tag in APART and child.getprevious() is not None and pieces and pieces[-1][-1:].isdigit():
                pieces.append(" ")
            elif tag in RUNS and pieces and pieces[-1][-1:].isdigit() and _is_raised(child):
                pieces.append("^")
            _inline(child, pieces, boxes, styles)


def _is_raised(run: Any) -> bool:
    """Whether a run is a power or the mark of a note, and would be a part of the number before it."""
    return _value(run, "rPr", "vertAlign") == "superscript" and "".join(run.itertext()).lstrip()[:1].isdigit()


def _part(element: Any, pieces: list[str], boxes: list[Any], styles: Styles) -> None:
    """A part of a formula behind its sign, nothing where it is empty."""
    inside = list[str]()
    _inline(element, inside, boxes, styles)
    if any(inside):
        pieces += [FORMULA[element.tag], *inside]
        if element.tag == f"{M}sub" and inside[-1][-1:].isdigit():
            pieces.append(" ")


def _table(table: Any, styles: Styles) -> Iterator[str]:
    """Rows on one line each, cells with tabs between, also empty ones; a row with a cell of several sentences as paragraphs."""
    for row in table.iter(f"{W}tr"):
        if row.getparent() is not table and row.getparent().getparent() is not table:
            continue  # a table in a table: written with its cell
        cells = [(list(blocks(cell, styles)), _span(cell)) for cell in row.iter(f"{W}tc") if _row_of(cell) is row]
        yield from lines_of(cells)


def _span(cell: Any) -> int:
    """How many columns a cell covers."""
    told = _value(cell, "tcPr", "gridSpan") or ""
    return min(int(told), MOST_COLUMNS) if told.isdigit() and int(told) else 1


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{W}tr"))
