"""PDF files: printed lines joined into paragraphs, running heads and page numbers left out; pages that are pictures by a
recognizer, where one is installed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.readers import ocr
from reportkit.readers.base import Reader, Tell, Text, library, nobody
from reportkit.readers.pdf_fonts import own_fonts
from reportkit.readers.pdf_lines import Line
from reportkit.readers.pdf_page import read_page
from reportkit.readers.printed import numbers, printed

MAX_PAGES = 2000
# A page of a report has 500 to 1,000 characters; a stamp or a number over a scan has a few.
FEW = 20
OCR = "pip install 'reportkit[ocr]', which reads scans, or read it with OCR and save the text as .txt"


@dataclass(slots=True)
class _Pages:
    """Lines of each page; the numbers (from 0) of pages that are pictures, and of those whose text lies under a picture."""

    lines: list[list[Line]] = field(default_factory=list)
    pictures: set[int] = field(default_factory=set)
    unseen: set[int] = field(default_factory=set)
    slanted: int = 0


def read(data: bytes) -> Text:
    """Text of a PDF, a paragraph a line with a blank line between, rows of lists and tables on lines of their own.

    Raises ReportkitError for scans where no recognizer is installed, and for what is damaged, encrypted or has a text
    layer that gives no readable characters.
    """
    return read_pages(data, nobody)


def read_pages(data: bytes, tell: Tell) -> Text:
    """The same, with ``tell(page, pages)`` before each page that is a picture is read."""
    pdfium = library("pypdfium2", "pypdfium2", "a PDF")
    with own_fonts(pdfium.raw):
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise _unopened(error) from error
        try:
            count = len(document)
            if count > MAX_PAGES:
                raise ReportkitError(f"has {count} pages", stage="read", hint=f"split it, {MAX_PAGES} pages at most")
            pages = _pages(document, pdfium, count)
            recognized = bool(pages.pictures) and ocr.available()
            if recognized:
                _recognize(document, pages, tell)
        except pdfium.PdfiumError as error:
            raise _damaged(error) from error
        finally:
            document.close()
    return _text(pages, recognized=recognized)


def _text(pages: _Pages, *, recognized: bool) -> Text:
    chars = sum(len(line.text) for page in pages.lines for line in page)
    if pages.pictures and not recognized and chars < FEW * len(pages.lines):
        message = f"is a scan: its {_counted(len(pages.lines))} are pictures without text"
        raise ReportkitError(message, stage="read", hint=OCR)
    if pages.slanted > chars:
        message = "has a text that stands at a slant"
        raise ReportkitError(message, stage="read", hint="print it to PDF again, upright")
    scanned = pages.unseen | (pages.pictures if recognized else set())
    found = printed(pages.lines, scanned, "a PDF", by=ocr.name() if recognized else None)
    warnings = found.warnings
    if pages.pictures and not recognized:
        message = f"Pages that are pictures without text were not read: {numbers(pages.pictures)}."
        warnings.append(("pictures", message))
    if pages.slanted:
        message = f"{pages.slanted} characters at a slant over the text were left out as a watermark."
        warnings.append(("watermark", message))
    return found


def _counted(pages: int) -> str:
    return f"{pages} page{'' if pages == 1 else 's'}"


def _unopened(error: Exception) -> ReportkitError:
    if "password" in str(error).lower():
        return ReportkitError("is an encrypted PDF", stage="read", hint="save it without a password")
    return _damaged(error)


def _damaged(error: Exception) -> ReportkitError:
    reason = str(error).rpartition("PDFium: ")[2].rstrip(".)").lower()
    return ReportkitError(f"is a damaged PDF ({reason})", stage="read", hint="get the file again")


def _pages(document: Any, pdfium: Any, count: int) -> _Pages:
    """What the text layer of each page gives."""
    pages = _Pages()
    for index in range(count):
        page = document[index]
        try:
            found = read_page(page, pdfium.raw, index)
            few = sum(len(line.text) for line in found.lines) < FEW
            if (few or found.unseen) and _has_picture(page, pdfium.raw):
                (pages.pictures if few else pages.unseen).add(index)
        finally:
            page.close()
        pages.lines.append(found.lines)
        pages.slanted += found.slanted
    return pages


def _has_picture(page: Any, raw: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=5))


def _recognize(document: Any, pages: _Pages, tell: Tell) -> None:
    """Put the lines of pages that are pictures in the place of the few characters over them."""
    for done, index in enumerate(sorted(pages.pictures), 1):
        tell(done, len(pages.pictures))
        page = document[index]
        try:
            scale = ocr.LONGEST / max(*page.get_size(), 1.0)
            bitmap = page.render(scale=scale, grayscale=True, draw_annots=False)
            pages.lines[index] = ocr.lines_of(bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width], index)
            bitmap.close()
        finally:
            page.close()


def is_pdf(data: bytes) -> bool:
    """Whether the bytes open as a PDF, perhaps after blank lines."""
    return data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-")


PDF = Reader("pdf", "application/pdf", (".pdf",), read, known=is_pdf, package="pypdfium2", paged=read_pages)
