"""PDF files with a text layer: printed lines joined into paragraphs, running heads and page numbers left out."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.readers.base import Reader, Text, library
from reportkit.readers.pdf_lines import Line, paragraphs, without_furniture
from reportkit.text.decode import reads_as_chinese

MAX_PAGES = 2000
# A page of a report has 500 to 1,000 characters; a stamp or a number over a scan has a few.
FEW = 20
HYPHEN, UNKNOWN = 0x02, 0xFFFE
# What has no meaning as text: controls, private use (fonts without a table of characters), what was not decoded.
NO_CHARACTER = frozenset(chr(code) for code in (*range(0x20), 0xFFFD, 0xFFFE, 0xFFFF))


def read(data: bytes) -> Text:
    """Text of a PDF, a paragraph a line with a blank line between, rows of lists and tables on lines of their own.

    Raises ReportkitError for scans (pages that are pictures), and for what is damaged, encrypted or has a text layer
    that gives no readable characters.
    """
    pdfium = library("pypdfium2", "pypdfium2", "a PDF")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _unopened(error) from error
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise ReportkitError(f"has {count} pages", stage="read", hint=f"split it, {MAX_PAGES} pages at most")
        pages, scanned = _pages(document, pdfium, count)
    except pdfium.PdfiumError as error:
        raise _damaged(error) from error
    finally:
        document.close()
    return _text(pages, scanned)


def _text(pages: list[list[Line]], scanned: list[int]) -> Text:
    chars = sum(len(line.text) for page in pages for line in page)
    if scanned and chars < FEW * len(pages):
        message = f"is a scan: its {_counted(len(pages))} are pictures without text"
        raise ReportkitError(message, stage="read", hint="read it with OCR and save the text as .txt")
    if not chars:
        raise ReportkitError("is a PDF without text", stage="read", hint="open it and save its text as .txt")
    text = paragraphs(without_furniture(pages))
    _check(text)
    warnings = []
    if scanned:
        numbers = ", ".join(map(str, scanned[:20])) + (", …" if len(scanned) > 20 else "")
        warnings.append(("pictures", f"Pages that are pictures without text were not read: {numbers}."))
    return Text(text, None, warnings)


def _counted(pages: int) -> str:
    return f"{pages} page{'' if pages == 1 else 's'}"


def _unopened(error: Exception) -> ReportkitError:
    if "password" in str(error).lower():
        return ReportkitError("is an encrypted PDF", stage="read", hint="save it without a password")
    return _damaged(error)


def _damaged(error: Exception) -> ReportkitError:
    reason = str(error).rpartition("PDFium: ")[2].rstrip(".)").lower()
    return ReportkitError(f"is a damaged PDF ({reason})", stage="read", hint="get the file again")


def _check(text: str) -> None:
    """Refuse a text layer of characters that are none, or that are those of another script by a wrong table."""
    strange = sum(map(text.count, NO_CHARACTER - {"\n", "\t"})) + sum("\ue000" <= c <= "\uf8ff" for c in text)
    wide = sum(c > "\u00ff" for c in text)
    if strange * 20 > len(text) or (wide * 2 > len(text) and not reads_as_chinese(text)):
        message = "has a text layer that gives no readable characters (its fonts lack their tables)"
        raise ReportkitError(message, stage="read", hint="read it with OCR and save the text as .txt")


def _pages(document: Any, pdfium: Any, count: int) -> tuple[list[list[Line]], list[int]]:
    """Lines of each page, and the numbers of pages that are pictures without text."""
    pages, scanned = [], []
    for index in range(count):
        page = document[index]
        try:
            height = page.get_height()
            lines = list(_lines(page, pdfium.raw, index, height))
            if sum(len(line.text) for line in lines) < FEW and _has_picture(page, pdfium.raw):
                scanned.append(index + 1)
        finally:
            page.close()
        pages.append(lines)
    return pages, scanned


def _has_picture(page: Any, raw: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=5))


def _lines(page: Any, raw: Any, number: int, height: float) -> Iterator[Line]:
    """Printed lines in the order of the page's content, with their places in points from the top left corner."""
    text_page = page.get_textpage()
    try:
        handle = text_page.raw
        codes = [raw.FPDFText_GetUnicode(handle, i) for i in range(text_page.count_chars())]
        start = 0
        for end in [i for i, code in enumerate(codes) if code in (10, 13)] + [len(codes)]:
            if end > start:
                line = _line(raw, handle, codes, start, end, number, height)
                if line is not None:
                    yield line
            start = end + 1
    finally:
        text_page.close()


def _line(raw: Any, handle: Any, codes: list[int], start: int, end: int, number: int, height: float) -> Line | None:
    text = "".join(_characters(raw, handle, codes, start, end))
    printed = [i for i in range(start, end) if codes[i] and not chr(codes[i]).isspace()]
    if not printed:
        return None
    left, right = _box(raw, handle, printed[0]), _box(raw, handle, printed[-1])
    size = max(right[3] - right[1], left[3] - left[1], 1.0)
    return Line(text.strip(" \u3000\u00a0\t"), number, left[0], right[2], height - left[3], height - left[1], size)


def _characters(raw: Any, handle: Any, codes: list[int], start: int, end: int) -> Iterator[str]:
    """Characters of a line, without the spaces that stand for gaps left by printing."""
    gaps = _gaps(raw, handle, codes, start, end)
    for i in range(start, end):
        code = codes[i]
        if i in gaps:
            continue
        if code in (HYPHEN, UNKNOWN):
            yield "-"
        elif 0 < code < 0x110000 and not 0xD800 <= code < 0xE000:
            yield chr(code)


def _gaps(raw: Any, handle: Any, codes: list[int], start: int, end: int) -> set[int]:
    """Spaces that no one typed and that are less than half a character wide.

    Printing leaves such gaps between Han characters and letters or digits, and between Han characters all along a line
    that is stretched to the margin. One or two of them between Han characters were meant (a name after an office).
    """
    mixed, han = set[int](), dict[int, float]()
    for i in range(start + 1, end - 1):
        if codes[i] != 32 or raw.FPDFText_IsGenerated(handle, i) != 1:
            continue
        wide = (codes[i - 1] >= 0x2E80) + (codes[i + 1] >= 0x2E80)
        before, after = _box(raw, handle, i - 1), _box(raw, handle, i + 1)
        width = (after[0] - before[2]) / max(before[3] - before[1], 1.0)
        if wide == 1 and width < 0.5:
            mixed.add(i)
        elif wide == 2 and width < 0.5:
            han[i] = width
    stretched = len(han) > 2
    return mixed | {i for i, width in han.items() if stretched or width < 0.2}


def _box(raw: Any, handle: Any, i: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of the character, with the space its font gives it; zeros where there is none."""
    rectangle = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(handle, i, ctypes.byref(rectangle)):
        return (0.0, 0.0, 0.0, 0.0)
    return (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)


def is_pdf(data: bytes) -> bool:
    """Whether the bytes open as a PDF, perhaps after blank lines."""
    return data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-")


PDF = Reader("pdf", "application/pdf", (".pdf",), read, known=is_pdf, package="pypdfium2")
