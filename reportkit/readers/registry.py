"""Which reader a file gets: content first, then the extension."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module

from reportkit.errors import ReportkitError
from reportkit.readers.base import Reader
from reportkit.readers.docx import WORD
from reportkit.readers.epub import EPUB
from reportkit.readers.flat import FLAT_WORD, WORD_XML
from reportkit.readers.html import HTML, has_tags
from reportkit.readers.mhtml import MHTML
from reportkit.readers.odt import ODT
from reportkit.readers.ofd import OFD
from reportkit.readers.office import OLD
from reportkit.readers.pdf import PDF
from reportkit.readers.pictures import PICTURE
from reportkit.readers.plain import MARKDOWN, PLAIN
from reportkit.readers.rtf import RTF

READERS: tuple[Reader, ...] = (
    *(PLAIN, MARKDOWN, HTML, WORD, PDF, PICTURE),
    *(ODT, OFD, EPUB, MHTML, RTF, OLD, FLAT_WORD, WORD_XML),
)

# Formats that reports come in and no reader takes: first bytes, name, what to try.
_UNREAD = (
    (
        b"PK",
        "a zip or Office file of a type that is not read, or a damaged one",
        "name an archive .zip; save others as .docx",
    ),
    (b"\x1f\x8b", "gzip-compressed", "give it its name (.gz), or gunzip it"),
)
# What readers import when they first read, but for recognizers.
_LIBRARIES = ("charset_normalizer", "docx", "lxml.html", "pypdfium2", "striprtf.striprtf")


def load_libraries() -> None:
    """Import the libraries of readers that are installed."""
    for module in _LIBRARIES:
        with suppress(ImportError):
            import_module(module)


def extensions() -> tuple[str, ...]:
    """Extensions that are looked for in folders and archives, in lower case."""
    return tuple(e for reader in READERS if reader.sought for e in reader.extensions)


def pick(extension: str, data: bytes) -> Reader:
    """Reader for the bytes of a file with ``extension`` (lower case, with the dot, or empty).

    A format that shows in the content is read as what it is, whatever the file is called. Where content tells nothing,
    the extension decides; without one (standard input, a pipe) it is text.
    """
    for reader in READERS:
        if reader.known is not None and reader.known(data):
            return reader
    for magic, name, hint in _UNREAD:
        if data.startswith(magic):
            raise ReportkitError(f"is {name}: this is not read", stage="read", hint=hint)
    if not extension:
        return PLAIN
    for reader in READERS:
        if extension in reader.extensions:
            return _named(reader, data)
    message = f"files of type {extension} are not read, only {', '.join(extensions())}"
    raise ReportkitError(message, stage="read", hint="save it as UTF-8 text (.txt)")


def _named(reader: Reader, data: bytes) -> Reader:
    """The reader a file's name asks for, where its content may be so."""
    if reader is HTML:
        return HTML if has_tags(data) else PLAIN
    if reader.known is None:
        return reader
    if data and reader is not OLD:  # text is often called .doc
        what = "a PDF" if reader is PDF else "a Word file" if reader is WORD else f"an {reader.extensions[0]} file"
        raise ReportkitError(f"is not {what}, whatever its name says", stage="read", hint="get the file again")
    return PLAIN
