"""Word files: paragraphs and tables in reading order, with the numbers that Word prints before paragraphs."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.readers.base import Reader, Text, library, too_large
from reportkit.readers.docx_numbers import Numbers

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# A report has some 20 KB of XML packed and 1 MB unpacked; pictures are held in memory too but not parsed.
MAX_XML = 16 * 1024 * 1024
MAX_ALL = 256 * 1024 * 1024
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PART = "word/document.xml"
# Deleted and moved text, field codes, and the second copy of a drawing for old programs.
SKIPPED = frozenset(
    (
        *(
            f"{W}{name}"
            for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "footnoteReference", "rt")
        ),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
BOX = f"{W}txbxContent"
PIECES = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
TAB = "\t"
CELL_MAX = 300
MOST_COLUMNS = 30
EDGES = " \t\n\u3000\u00a0\u200b\ufeff"


def is_word(data: bytes) -> bool:
    """Whether the bytes are a zip file that holds a Word document."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return PART in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return b"word/" in data[:2000]


def read(data: bytes) -> Text:
    """Text of a Word file, a paragraph a line with a blank line between; headings are marked with ``#``.

    Raises ReportkitError for what is damaged, too large or empty.
    """
    docx = library("docx", "python-docx", "a Word file")
    from lxml.etree import LxmlError

    try:
        _measure(data)
        document = docx.Document(io.BytesIO(data))
        text = "\n\n".join(_blocks(document.element.body, _Styles(document)))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, LxmlError) as error:
        reason = str(error).split("\n", 1)[0].split(", line ")[0][:120]
        raise _damaged(reason or type(error).__name__) from error
    except (KeyError, ValueError, AttributeError, TypeError, RuntimeError) as error:
        # python-docx meets XML that it does not expect: a part is missing or is not what its name says.
        raise _damaged("its parts do not fit together") from error
    if not text:
        raise ReportkitError("is a Word file without text", stage="read", hint="pictures of pages need OCR first")
    return Text(f"{text}\n", None)


def _damaged(reason: str) -> ReportkitError:
    hint = "open it in Word or LibreOffice and save it again"
    return ReportkitError(f"is a damaged Word file ({reason})", stage="read", hint=hint)


def _measure(data: bytes) -> None:
    """Refuse a file that would fill the memory (the sizes a zip declares are enforced when it is unpacked)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sizes = [(x.file_size, x.filename.endswith((".xml", ".rels"))) for x in archive.infolist()]
        if any(x.flag_bits & 1 for x in archive.infolist()):
            raise ReportkitError("is an encrypted file", stage="read", hint="save it without a password")
    if sum(size for size, is_xml in sizes if is_xml) > MAX_XML:
        raise too_large("a Word file with XML", MAX_XML)
    if sum(size for size, _ in sizes) > MAX_ALL:
        raise too_large("a Word file with contents", MAX_ALL)


class _Styles:
    """What paragraphs take from their style: a heading level, a numbering."""

    def __init__(self, document: Any) -> None:
        self.numbers = Numbers(document)
        self.levels = {
            style.get(f"{W}styleId"): level
            for style in document.styles.element.iterchildren(f"{W}style")
            if (level := _level(style)) is not None
        }

    def mark(self, paragraph: Any) -> str:
        """``#`` marks of a heading, empty for other paragraphs."""
        style = _value(paragraph, "pPr", "pStyle")
        level = self.levels.get(style)
        return f"{'#' * level} " if level else ""


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


def _blocks(parent: Any, styles: _Styles) -> Iterator[str]:
    """Paragraphs and table rows inside ``parent``, content controls and insertions included."""
    for child in parent:
        if child.tag == f"{W}p":
            yield from _paragraph(child, styles)
        elif child.tag == f"{W}tbl":
            yield from _table(child, styles)
        elif isinstance(child.tag, str) and child.tag not in SKIPPED:
            yield from _blocks(child, styles)


def _paragraph(paragraph: Any, styles: _Styles) -> Iterator[str]:
    """The paragraph with its printed number, then what stands in its text boxes."""
    pieces, boxes = list[str](), list[Any]()
    _inline(paragraph, pieces, boxes)
    lines = (line.strip(EDGES) for line in "".join(pieces).split("\n"))
    text = "\n".join(line for line in lines if line)
    if text:
        yield styles.mark(paragraph) + styles.numbers.before(paragraph) + text
    for box in boxes:
        yield from _blocks(box, styles)


def _inline(element: Any, pieces: list[str], boxes: list[Any]) -> None:
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            pieces.append(child.text or "")
        elif tag in PIECES:
            pieces.append(PIECES[tag])
        elif tag == BOX:
            boxes.append(child)
        elif isinstance(tag, str) and tag not in SKIPPED:
            _inline(child, pieces, boxes)


def _table(table: Any, styles: _Styles) -> Iterator[str]:
    """Rows on one line each, cells with tabs between, also empty ones; a row with a cell of several sentences as paragraphs."""
    for row in table.iter(f"{W}tr"):
        if row.getparent() is not table and row.getparent().getparent() is not table:
            continue  # a table in a table: written with its cell
        cells = [(list(_blocks(cell, styles)), _span(cell)) for cell in row.iter(f"{W}tc") if _row_of(cell) is row]
        filled = [cell for cell, _ in cells if cell]
        if all(_is_short(cell) for cell in filled) and len(filled) > 1:
            words = (" ".join(block.lstrip("# ").replace("\n", " ") for block in cell) for cell, _ in cells)
            yield "".join(f"{text}{TAB * span}" for text, (_, span) in zip(words, cells, strict=True)).rstrip(TAB)
        else:
            for cell in filled:
                yield from cell


def _is_short(cell: list[str]) -> bool:
    """Whether a cell fits on a line: one paragraph, or several that are no sentences."""
    told = len(cell) > 1 and any("。" in block for block in cell)
    return not told and sum(map(len, cell)) <= CELL_MAX


def _span(cell: Any) -> int:
    """How many columns a cell covers."""
    told = _value(cell, "tcPr", "gridSpan") or ""
    return min(int(told), MOST_COLUMNS) if told.isdigit() and int(told) else 1


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{W}tr"))


WORD = Reader("docx", MEDIA_TYPE, (".docx", ".docm"), read, known=is_word, package="python-docx")
