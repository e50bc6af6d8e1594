"""Pages that a browser or Word saved whole in one file (.mhtml, .mht): the page in it is read."""

from __future__ import annotations

import re
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from reportkit.errors import ReportkitError
from reportkit.readers import html
from reportkit.readers.base import Reader, Text, too_large

MAX_BYTES = 64 * 1024 * 1024
PAGES = ("text/html", "application/xhtml+xml")
OPENING = re.compile(rb"^(?:[A-Za-z-]{2,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,30}", re.MULTILINE)
SAVED = re.compile(rb"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
CHARSET = re.compile(r"[A-Za-z0-9_-]{2,20}")


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes open with the head of such a file."""
    head = OPENING.match(data[:8192].lstrip())
    return head is not None and SAVED.search(head.group()) is not None


def read(data: bytes) -> Text:
    """Main text of the page, as of any page."""
    if len(data) > MAX_BYTES:
        raise too_large("a saved page", MAX_BYTES)
    try:
        message = BytesParser(policy=policy.default).parsebytes(data.lstrip())
        part = _page(message)
        content, charset = part.get_payload(decode=True), part.get_content_charset()
        address = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "").strip()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        # The parser of the standard library meets a head that it does not expect.
        raise ReportkitError("is a damaged saved page", stage="read", hint="save the page again, as .html") from error
    if not isinstance(content, bytes) or not content.strip():
        raise ReportkitError("is a saved page without a page in it", stage="read", hint="save the page again, as .html")
    if charset and CHARSET.fullmatch(charset) and b"charset" not in content[:4096].lower():
        content = f'<meta charset="{charset}">'.encode() + content
    found = html.read(content)
    if address.lower().startswith(("http://", "https://")) and address.isprintable():
        found = replace(found, about={"url": address} | found.about)
    return found


def _page(message: EmailMessage) -> EmailMessage:
    """The part that the message starts with, else the first page."""
    start = message.get_param("start")
    pages = [part for part in message.walk() if part.get_content_type() in PAGES]
    named = [part for part in pages if start and part.get("Content-ID") == start]
    for part in (*named, *pages):
        if isinstance(part, EmailMessage):
            return part
    raise ReportkitError("is a saved page without a page in it", stage="read", hint="save the page again, as .html")


MHTML = Reader("mhtml", "multipart/related", (".mhtml", ".mht"), read, known=is_mhtml, package="lxml")
