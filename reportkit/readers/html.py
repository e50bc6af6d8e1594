"""Web pages: the main text, its title above it, without navigation, share bars and related links."""

from __future__ import annotations

import re
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.readers.base import Reader, Text, library, too_large
from reportkit.readers.html_hidden import article, held, prose, reveal
from reportkit.readers.html_lines import lines_of
from reportkit.readers.html_main import main_parts, without_junk
from reportkit.readers.html_meta import told_of
from reportkit.readers.markup import MOST_ATTRIBUTES, endless, most_attributes, stopped
from reportkit.text.decode import Decoded, decode, reads_as_chinese

# Pages with a report have 30 to 300 KB; the parsed tree takes some twenty times the bytes.
MAX_BYTES = 16 * 1024 * 1024
HEAD = 4096
WHAT = "a web page"
OPENING = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(rb"<(?:html|body|div|p|br|span|table|font|h[1-6])\b[^<>]{0,2000}/?>", re.IGNORECASE)
ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
ELSEWHERE = (
    "script",
    "img",
    "iframe",
    "frame",
    "object",
    "embed",
    "canvas",
)  # where the text of a page without any may be
LITTLE = 60  # characters: a title and a line or two
OPEN = "open the page in a browser and save what it shows"
CHARSET = re.compile(rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
# A page says gb2312 and means what Windows calls so, a part of GB18030; Big5 likewise.
CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}


def is_page(data: bytes) -> bool:
    """Whether the bytes open as a web page opens."""
    return OPENING.match(data[:HEAD]) is not None


def has_tags(data: bytes) -> bool:
    """Whether there is any common element in the bytes (a text file may be called .html)."""
    return TAG.search(data) is not None or data[:2] in (b"\xff\xfe", b"\xfe\xff")


def read(data: bytes) -> Text:
    """Main text of a page, a paragraph a line with a blank line between; headings are marked with ``#``.

    Raises ReportkitError for what cannot be decoded, is too large or too deeply nested, or has no text.
    """
    if len(data) > MAX_BYTES:
        raise too_large(WHAT, MAX_BYTES)
    found = _decoded(data)
    # What stands behind a first </html> is shown like what stands before it.
    source = ENDS.sub("", found.text)
    root = parsed(source)
    about, title = told_of(root)
    title = title or " ".join(root.xpath("string(//title)").split())
    elsewhere = next(root.iter(*ELSEWHERE), None) is not None
    without_junk(root)
    text = lines_of(main_parts(root, title))
    text, warnings = _with_hidden(source, title, text, elsewhere=elsewhere)
    if found.guessed:
        message = f"The page does not say its encoding rightly; it was read as {found.encoding}."
        warnings.append(("guessed_encoding", message))
    return Text(text, found.encoding, warnings, about)


def _with_hidden(source: str, title: str, text: str, *, elsewhere: bool) -> tuple[str, list[tuple[str, str]]]:
    """``text``, or what the page would show by a script where that is plainly its article, with warnings.

    Raises ReportkitError where the page has no text, or its text stands where it cannot be read.
    """
    shown, whole = prose(text), held(source)
    if whole - shown > max(LITTLE, 0.4 * shown):
        root = parsed(source)
        place = article(root, shown)
        if place is not None:
            reveal(root, place, parsed)
            without_junk(root)
            text = lines_of(main_parts(root, title))
            message = f"A browser shows the text by a script only; {prose(text)} characters of it were read, {shown} are shown without."
            return text, [("hidden_text", message)]
        if shown < LITTLE:
            message = f"is a web page without text that is shown: {whole} characters stand in scripts or hidden parts, {shown} elsewhere"
            raise ReportkitError(message, stage="read", hint=OPEN)
        message = f"Of {whole} characters of running text in the page {shown} were read; the others are hidden, in scripts or beside the text."
        return text, [("little_text", message)]
    headed = not shown and all(line.startswith("#") for line in text.split("\n") if line)
    if headed or (elsewhere and not shown and len(text) < LITTLE):
        raise ReportkitError(
            "is a web page without text",
            stage="read",
            hint=f"{OPEN} (the text may be loaded by a script, or be a picture)",
        )
    return text, []


def _decoded(data: bytes) -> Decoded:
    """Text in the encoding the page declares where that gives Chinese, else as any text is decoded."""
    declared = CHARSET.search(data[:HEAD])
    codec = CODECS.get(declared.group(1).decode("ascii").lower()) if declared else None
    if codec and codec != "utf-8":
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            return decode(data)
        if text.isascii() or reads_as_chinese(text):
            return Decoded(text, codec)
    return decode(data)


def parsed(text: str) -> Any:
    etree = library("lxml.etree", "lxml", WHAT)
    if most_attributes(text) > MOST_ATTRIBUTES:
        raise endless(WHAT)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8"), parser)
    except etree.LxmlError as error:
        raise ReportkitError(f"is no web page ({error})", stage="read", hint="save the page again") from error
    # The parser stops silently at its limits; what follows would be lost.
    limit = stopped(WHAT, (entry.message for entry in parser.error_log))
    if limit is not None:
        raise limit
    if root is None:
        raise ReportkitError("is a web page without text", stage="read", hint="save the page again")
    return root


HTML = Reader("html", "text/html", (".html", ".htm", ".xhtml"), read, known=is_page, package="lxml")
