"""OFD files (GB/T 33190): text objects by their place on the page, joined into paragraphs as those of a PDF."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.readers.base import Reader, Text
from reportkit.readers.pdf_lines import Line, paragraphs, without_furniture
from reportkit.readers.zipped import Zipped, damaged, names_of, opened

WHAT = "an OFD file"
MEDIA_TYPE = "application/ofd"
FIRST = "OFD.xml"
MAX_PAGES = 2000
POINTS = 72 / 25.4  # a place is told in millimetres
REPEATED = re.compile(r"g\s+(\d{1,5})\s+(\S+)")


def is_ofd(data: bytes) -> bool:
    """Whether the bytes are an OFD file."""
    return FIRST in names_of(data)


def read(data: bytes) -> Text:
    """Text of all pages in visual order, paragraphs with a blank line between.

    Raises ReportkitError for what is damaged or encrypted, or has turned text or none.
    """
    with opened(data, WHAT) as parts:
        pages = [_lines(parts, name, number) for number, name in enumerate(_pages(parts), 1)]
    text, _ = paragraphs(without_furniture(pages))
    if not text.strip():
        raise ReportkitError(
            "is an OFD file without text", stage="read", hint="read it with OCR and save the text as .txt"
        )
    blank = [str(number) for number, page in enumerate(pages, 1) if not page]
    told = f"Pages without text, which may be pictures: {', '.join(blank[:20])}."
    return Text(text, None, [("pictures", told)] if blank else [])


def _pages(parts: Zipped) -> list[str]:
    """Names of the pages' parts in their order."""
    bodies = list(parts.tree(FIRST).iter("{*}DocBody"))
    found = []
    for body in bodies[:1]:  # further ones are older versions
        name = _told(body, "DocRoot")
        root = parts.tree(_joined("", name))
        found = [_joined(name, page.get("BaseLoc") or "") for page in root.iterfind("{*}Pages/{*}Page")]
    if not found:
        raise damaged(WHAT, "it names no pages")
    if len(found) > MAX_PAGES:
        raise ReportkitError(f"is an OFD file of more than {MAX_PAGES} pages", stage="read", hint="one report a file")
    return found


def _told(element: Any, name: str) -> str:
    found = element.find(f"{{*}}{name}")
    return "" if found is None else "".join(found.itertext()).strip()


def _joined(base: str, name: str) -> str:
    """``name`` as told in the part ``base``, from the root of the archive."""
    joined = name if name.startswith("/") else posixpath.join(posixpath.dirname(base), name)
    return posixpath.normpath(joined).lstrip("/")


def _lines(parts: Zipped, name: str, number: int) -> list[Line]:
    """Printed lines of a page from top to bottom: pieces of one height beside each other."""
    pieces = sorted(_pieces(parts.tree(name), number), key=lambda piece: (round(piece.bottom), piece.left))
    lines = list[Line]()
    for piece in pieces:
        last = lines[-1] if lines else None
        if last is not None and abs(last.bottom - piece.bottom) < 0.4 * max(last.size, piece.size):
            if _doubled(last, piece):
                continue  # bold by printing twice
            gap = " " if piece.left - last.right > 0.8 * last.size else ""
            lines[-1] = Line(
                f"{last.text}{gap}{piece.text}",
                number,
                last.left,
                max(last.right, piece.right),
                last.top,
                last.bottom,
                last.size,
            )
        else:
            lines.append(piece)
    return lines


def _doubled(last: Line, piece: Line) -> bool:
    return last.text.endswith(piece.text) and piece.right - last.right < 0.3 * piece.size


def _pieces(page: Any, number: int) -> Iterator[Line]:
    for item in page.iter("{*}TextObject"):
        if (item.get("Visible") or "true").lower() == "false" or item.get("Alpha") == "0":
            continue
        left, top, _, _ = _numbers(item.get("Boundary"), 4)
        size = _numbers(item.get("Size"), 1)[0]
        a, b, c, d, e, f = _numbers(item.get("CTM"), 6) if item.get("CTM") else (1, 0, 0, 1, 0, 0)
        if (item.get("ReadDirection") or "0") != "0" or abs(b) > 0.02 or abs(c) > 0.02:
            if abs(abs(b) - abs(a)) < 0.9 and a and b:
                continue  # across the page: a watermark
            raise ReportkitError("is an OFD file with turned text", stage="read", hint="save it as .docx or .txt")
        x = y = 0.0
        for code in item.iter("{*}TextCode"):
            text = "".join(code.itertext())
            x = _numbers(code.get("X"), 1)[0] if code.get("X") else x
            y = _numbers(code.get("Y"), 1)[0] if code.get("Y") else y
            steps = list(_steps(code.get("DeltaX"), len(text), size))
            if any(abs(step) > 0.01 for step in _steps(code.get("DeltaY"), len(text), 0.0)):
                raise ReportkitError("is an OFD file with vertical text", stage="read", hint="save it as .docx or .txt")
            begin, bottom = left + a * x + e, top + d * y + f
            end, height = begin + a * (sum(steps[: max(0, len(text) - 1)]) + size), abs(d) * size
            if text.strip():
                yield Line(
                    text.strip(),
                    number,
                    begin * POINTS,
                    end * POINTS,
                    (bottom - height) * POINTS,
                    bottom * POINTS,
                    height * POINTS,
                )


def _numbers(told: str | None, count: int) -> list[float]:
    """``count`` numbers of an attribute; raises ReportkitError where it has not so many."""
    try:
        found = [float(word) for word in (told or "").split()]
    except ValueError:
        found = []
    if len(found) != count or not all(abs(value) < 1e6 for value in found):
        raise damaged(WHAT, "a place on the page is not told")
    return found


def _steps(told: str | None, length: int, size: float) -> Iterator[float]:
    """How far the characters of a piece stand apart: ``g 3 5`` is three times 5."""
    written = REPEATED.sub(lambda match: f"{match.group(2)} " * min(int(match.group(1)), length), told or "")
    found = [_numbers(word, 1)[0] for word in written.split()]
    yield from (found + [size] * length)[:length]


OFD = Reader("ofd", MEDIA_TYPE, (".ofd",), read, known=is_ofd, package="lxml")
