"""OpenDocument texts (.odt, .fodt): paragraphs, tables and the numbers that are printed before list items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reportkit.readers.base import Reader, Text
from reportkit.readers.docx_numbers import han
from reportkit.readers.tablerows import lines_of
from reportkit.readers.zipped import empty, media_type, opened, xml

WHAT = "an OpenDocument text"
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
T, OFFICE, S, TABLE = (f"{NAMES}{name}:1.0}}" for name in ("text", "office", "style", "table"))
FLAT = re.compile(rb"<office:document\b[^>]*opendocument", re.DOTALL)
# What is not printed as part of the text: deleted text, notes, what is said of pictures, the reading of characters.
SKIPPED = frozenset(
    (
        *(f"{T}{name}" for name in ("tracked-changes", "note", "ruby-text", "hidden-text", "hidden-paragraph")),
        *(f"{OFFICE}{name}" for name in ("annotation", "annotation-end", "forms", "binary-data")),
        *(f"{{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}}{name}" for name in ("title", "desc")),
    )
)
EDGES = " \t\n\u3000\u00a0\u200b\ufeff"
HAN = "一"
MOST_COLUMNS = 30


def is_odt(data: bytes) -> bool:
    """Whether the bytes are an OpenDocument text, packed or flat."""
    return media_type(data).startswith(MEDIA_TYPE.encode()) or FLAT.search(data[:4096]) is not None


def read(data: bytes) -> Text:
    """Text of the document, a paragraph a line with a blank line between; headings are marked with ``#``."""
    if data.startswith(b"PK"):
        with opened(data, WHAT) as parts:
            content = parts.tree("content.xml")
            styles = [parts.tree("styles.xml"), content] if "styles.xml" in parts.names else [content]
    else:
        content = xml(data, WHAT)
        styles = [content]
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    text = "" if body is None else "\n\n".join(_Writer(styles).blocks(body, None, 0))
    if not text:
        raise empty(WHAT)
    return Text(f"{text}\n", None)


class _Writer:
    """Blocks of one document; list numbers are counted while they are written."""

    def __init__(self, roots: list[Any]) -> None:
        self.lists: dict[str, dict[int, Any]] = {}
        self.hidden: set[str] = set()
        self.list_of: dict[str, str] = {}  # paragraph style → list style
        for root in roots:
            for style in root.iter(f"{T}list-style", f"{T}outline-style"):
                levels = {int(x.get(f"{T}level") or 1): x for x in style if isinstance(x.tag, str)}
                self.lists[style.get(f"{S}name") or ""] = levels
            for style in root.iter(f"{S}style"):
                name = style.get(f"{S}name")
                if any(x.get(f"{T}display") == "none" for x in style.iter(f"{S}text-properties")):
                    self.hidden.add(name)
                if style.get(f"{S}list-style-name"):
                    self.list_of[name] = style.get(f"{S}list-style-name")
        self.outline = next(
            (r.find(f".//{T}outline-style") for r in roots if r.find(f".//{T}outline-style") is not None), None
        )
        self.counts: dict[str, dict[int, int]] = {}

    def blocks(self, parent: Any, style: str | None, depth: int) -> Iterator[str]:
        """Paragraphs and table rows; ``style`` and ``depth`` are those of the list around."""
        for child in parent:
            tag = child.tag
            if tag in (f"{T}p", f"{T}h"):
                yield from self._paragraph(child, "")
            elif tag == f"{T}list":
                yield from self._list(child, style, depth + 1)
            elif tag == f"{TABLE}table":
                yield from self._table(child)
            elif isinstance(tag, str) and tag not in SKIPPED:
                yield from self.blocks(child, style, depth)

    def _paragraph(self, paragraph: Any, number: str) -> Iterator[str]:
        name = paragraph.get(f"{T}style-name")
        if name in self.hidden:
            return
        pieces, boxes = list[str](), list[Any]()
        self._inline(paragraph, pieces, boxes)
        lines = (line.strip(EDGES) for line in "".join(pieces).split("\n"))
        text = "\n".join(line for line in lines if line)
        if text:
            level = paragraph.get(f"{T}outline-level") if paragraph.tag == f"{T}h" else None
            mark = f"{'#' * min(int(level), 6)} " if level and level.isdigit() and int(level) else ""
            if level and not number and self.outline is not None and level.isdigit():
                number = self._number("outline", {int(x.get(f"{T}level") or 1): x for x in self.outline}, int(level))
            yield f"{mark}{number}{text}"
        for box in boxes:
            yield from self.blocks(box, None, 0)

    def _inline(self, element: Any, pieces: list[str], boxes: list[Any]) -> None:
        _gather(element.text, pieces)
        for child in element:
            tag = child.tag
            if tag == f"{T}s":
                told = child.get(f"{T}c") or "1"
                pieces.append(" " * min(int(told) if told.isdigit() else 1, 100))
            elif tag in (f"{T}tab", f"{T}line-break"):
                pieces.append("\t" if tag == f"{T}tab" else "\n")
            elif tag == f"{NAMES}drawing:1.0}}text-box":
                boxes.append(child)
            elif isinstance(tag, str) and tag not in SKIPPED and child.get(f"{T}style-name") not in self.hidden:
                self._inline(child, pieces, boxes)
            _gather(child.tail, pieces)

    def _list(self, element: Any, style: str | None, depth: int) -> Iterator[str]:
        style = element.get(f"{T}style-name") or style
        levels = self.lists.get(style or "", {})
        if depth == 1 and element.get(f"{T}continue-numbering") != "true" and not element.get(f"{T}continue-list"):
            self.counts.pop(style or "", None)
        for item in element.iterchildren(f"{T}list-item", f"{T}list-header"):
            numbered = item.tag == f"{T}list-item"
            for child in item:
                if child.tag in (f"{T}p", f"{T}h"):
                    number = self._number(style or "", levels, depth) if numbered else ""
                    numbered = False
                    yield from self._paragraph(child, number)
                elif child.tag == f"{T}list":
                    yield from self._list(child, style, depth + 1)
                elif child.tag == f"{TABLE}table":
                    yield from self._table(child)

    def _number(self, name: str, levels: dict[int, Any], depth: int) -> str:
        """What is printed before an item, empty for bullets and levels without numbers."""
        counts = self.counts.setdefault(name, {})
        level = levels.get(depth)
        start = (level.get(f"{T}start-value") if level is not None else None) or "1"
        counts[depth] = counts.get(depth, (int(start) if start.isdigit() else 1) - 1) + 1
        for deeper in [x for x in counts if x > depth]:
            del counts[deeper]
        if level is None or not level.get(f"{S}num-format"):
            return ""
        shown = level.get(f"{T}display-levels") or "1"
        first = max(1, depth - int(shown) + 1) if shown.isdigit() else depth
        numbers = (_printed(levels.get(i), counts.get(i, 1)) for i in range(first, depth + 1))
        return f"{level.get(f'{S}num-prefix') or ''}{'.'.join(numbers)}{level.get(f'{S}num-suffix') or ''}"

    def _table(self, table: Any) -> Iterator[str]:
        """Rows on one line each with tabs between cells; a row with a cell of several sentences as paragraphs."""
        for row in table.iter(f"{TABLE}table-row"):
            if next(row.iterancestors(f"{TABLE}table")) is not table:
                continue  # a table in a table: written with its cell
            cells = []
            for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                told = cell.get(f"{TABLE}number-columns-repeated") or "1"
                repeated = min(int(told), MOST_COLUMNS) if told.isdigit() else 1
                cells += [(list(self.blocks(cell, None, 0)), 1)] * repeated
            yield from lines_of(cells)


def _gather(text: str | None, pieces: list[str]) -> None:
    """Text of the source, whose runs of white space are printed as one blank."""
    if text:
        pieces.append(re.sub(r"[ \t\r\n]+", " ", text))


def _printed(level: Any, number: int) -> str:
    form = "" if level is None else level.get(f"{S}num-format") or ""
    if form.startswith(HAN):
        return han(number)
    if form in ("a", "A"):
        return chr(ord(form) + (number - 1) % 26)
    if form.startswith("①") and 1 <= number <= 20:
        return chr(0x245F + number)
    return str(number)


ODT = Reader("odt", MEDIA_TYPE, (".odt", ".fodt", ".ott"), read, known=is_odt, package="lxml")
