"""Word files: paragraphs and tables in reading order, with the numbers that Word prints before paragraphs."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.readers.base import Reader, Text, library, too_large
from reportkit.readers.docx_body import Styles, blocks
from reportkit.readers.docx_numbers import Numbers
from reportkit.readers.docx_package import is_word, usual
from reportkit.readers.markup import stopped

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# A report has some 20 KB of XML packed and 1 MB unpacked; pictures are held in memory too but not parsed.
MAX_XML = 16 * 1024 * 1024
MAX_ALL = 256 * 1024 * 1024
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MOST_DEEP = 3


def read(data: bytes) -> Text:
    """Text of a Word file, a paragraph a line with a blank line between; headings are marked with ``#``.

    Raises ReportkitError for what is damaged, too large or empty.
    """
    return _read(data, 0)


def _read(data: bytes, depth: int) -> Text:
    docx = library("docx", "python-docx", "a Word file")
    from lxml.etree import LxmlError

    if depth > MOST_DEEP:
        raise ReportkitError("documents lie in each other too deeply", stage="read", hint="save its text as .txt")

    warnings = list[tuple[str, str]]()
    try:
        _measure(data)
        document = docx.Document(io.BytesIO(usual(data)))

        def chunk(element: Any) -> list[str]:
            found = _chunk(document.part.related_parts[element.get(ID)], depth)
            warnings.extend(found.warnings)
            return [block for block in found.text.rstrip("\n").split("\n\n") if block]

        styles = Styles(document.styles.element, Numbers(document).before, chunk)
        text = "\n\n".join(blocks(document.element.body, styles))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, LxmlError) as error:
        reason = str(error).split("\n", 1)[0].split(", line ")[0][:120]
        raise stopped("a Word file", [reason]) or _damaged(reason or type(error).__name__) from error
    except (KeyError, ValueError, AttributeError, TypeError, RuntimeError) as error:
        # python-docx meets XML that it does not expect: a part is missing or is not what its name says.
        raise _damaged("its parts do not fit together") from error
    if not text:
        raise ReportkitError("is a Word file without text", stage="read", hint="pictures of pages need OCR first")
    return Text(f"{text}\n", None, warnings)


def _chunk(part: Any, depth: int) -> Text:
    """The text of a document put into this one (altChunk): a page, another Word file, RTF, text."""
    from reportkit.readers.registry import pick

    data = part.blob
    try:
        if is_word(data):
            return _read(data, depth + 1)
        return pick(Path(str(part.partname)).suffix.lower(), data).read(data)
    except ReportkitError as error:
        message = f"holds another document (altChunk) that cannot be read: {error.message}"
        hint = "open it in Word and save it again, which puts the text into the file itself"
        raise ReportkitError(message, stage="read", hint=hint) from error


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


WORD = Reader("docx", MEDIA_TYPE, (".docx", ".docm", ".dotx", ".dotm"), read, known=is_word, package="python-docx")
