"""Which reader a file gets, by first bytes and extension."""

from __future__ import annotations

from reportkit.errors import ReportkitError
from reportkit.readers.base import Reader
from reportkit.readers.plain import MARKDOWN, PLAIN

READERS: tuple[Reader, ...] = (PLAIN, MARKDOWN)

# Formats that reports come in and no reader takes: first bytes, name, what to try.
_UNREAD = (
    (b"%PDF-", "a PDF", "pdftotext FILE.pdf FILE.txt"),
    (b"PK\x03\x04", "a zip or Office file", "save it as UTF-8 text (.txt)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .wps)", "save it as UTF-8 text (.txt)"),
    (b"{\\rtf", "an RTF file", "save it as UTF-8 text (.txt)"),
    (b"\x89PNG", "a picture", "read it with OCR and save the text as .txt"),
    (b"\xff\xd8\xff", "a picture", "read it with OCR and save the text as .txt"),
    (b"\x1f\x8b", "gzip-compressed", "gunzip it first"),
)


def extensions() -> tuple[str, ...]:
    """Extensions that are read, in lower case."""
    return tuple(e for reader in READERS for e in reader.extensions)


def pick(extension: str, head: bytes) -> Reader:
    """Reader for a file with ``extension`` (lower case, with the dot, or empty) that begins with ``head``.

    Without an extension (standard input, a pipe) content alone decides and text is the default.
    """
    for reader in READERS:
        if any(head.startswith(magic) for magic in reader.magic):
            return reader
    for magic, name, hint in _UNREAD:
        if head.startswith(magic):
            raise ReportkitError(f"is {name}, which is not read", stage="read", hint=hint)
    if not extension:
        return PLAIN
    for reader in READERS:
        if extension in reader.extensions:
            return reader
    hint = "pdftotext FILE.pdf FILE.txt" if extension == ".pdf" else "save it as UTF-8 text (.txt)"
    message = f"files of type {extension} are not read, only {', '.join(extensions())}"
    raise ReportkitError(message, stage="read", hint=hint)
