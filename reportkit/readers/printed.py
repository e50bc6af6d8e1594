"""Printed lines of pages to a text, with what was read off pictures and what was left out."""

from __future__ import annotations

from reportkit.errors import ReportkitError
from reportkit.readers.base import Text
from reportkit.readers.pdf_lines import Line, paragraphs, without_furniture
from reportkit.text.decode import reads_as_chinese
from reportkit.text.fold import fold
from reportkit.text.scanned import Scanned, Span

# What has no meaning as text: controls, private use (fonts without a table of characters), what was not decoded.
NO_CHARACTER = frozenset(chr(code) for code in (*range(0x20), 0xFFFD, 0xFFFE, 0xFFFF))


def printed(pages: list[list[Line]], scanned: set[int], what: str, *, by: str | None = None) -> Text:
    """Text of ``pages``, of which those in ``scanned`` (counted from 0) were read off pictures ``by`` a recognizer."""
    lines = without_furniture(pages)
    text, starts = paragraphs(lines)
    if not text:
        raise ReportkitError(f"is {what} without text", stage="read", hint="open it and save its text as .txt")
    check(text)
    warnings = []
    spans, doubted = list[Span](), list[Span]()
    for line, start in zip(lines, starts, strict=True):
        if line.page in scanned:
            end = start + len(line.text)
            spans[-1:] = [(spans[-1][0], end)] if spans and spans[-1][1] + 3 > start else [*spans[-1:], (start, end)]
            doubted += [(start + place, start + place + 1) for place in line.doubted]
    if spans:
        told = f"; {len(doubted)} of their digits were in doubt" if doubted else ""
        warnings.append(("scanned", f"Pages that are pictures were read by a recognizer: {numbers(scanned)}{told}."))
    return Text(text, None, warnings, scanned=Scanned(tuple(spans), tuple(doubted)), by=by)


def numbers(pages: set[int]) -> str:
    """Numbers of ``pages`` (counted from 0) for a reader."""
    ordered = sorted(pages)
    return ", ".join(str(page + 1) for page in ordered[:20]) + (", …" if len(ordered) > 20 else "")


def check(text: str) -> None:
    """Refuse a text layer of characters that are none, or that are those of another script by a wrong table."""
    text = fold(text)  # radicals and compatibility forms are the characters that they stand for
    strange = sum(map(text.count, NO_CHARACTER - {"\n", "\t"})) + sum("\ue000" <= c <= "\uf8ff" for c in text)
    wide = sum(c > "\u00ff" for c in text)
    if strange * 20 > len(text) or (wide * 2 > len(text) and not reads_as_chinese(text)):
        message = "has a text layer that gives no readable characters (its fonts lack their tables)"
        raise ReportkitError(message, stage="read", hint="read it with OCR and save the text as .txt")
