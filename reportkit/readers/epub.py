"""EPUB books: the pages of the book in their order."""

from __future__ import annotations

import posixpath
from typing import Any
from urllib.parse import unquote

from reportkit.readers.base import Reader, Text
from reportkit.readers.html import parsed
from reportkit.readers.html_lines import lines_of
from reportkit.readers.html_main import without_junk
from reportkit.readers.zipped import Zipped, damaged, empty, media_type, opened

WHAT = "an EPUB book"
MEDIA_TYPE = "application/epub+zip"
PAGES = ("application/xhtml+xml", "text/html")
PACKAGE = "{http://www.idpf.org/2007/opf}"


def is_epub(data: bytes) -> bool:
    """Whether the bytes are an EPUB book."""
    return media_type(data).startswith(MEDIA_TYPE.encode())


def read(data: bytes) -> Text:
    """Text of all pages, a paragraph a line with a blank line between; headings are marked with ``#``."""
    with opened(data, WHAT) as parts:
        texts = [_page(parts.part(name)) for name in _pages(parts)]
    text = "\n".join(text for text in texts if text)
    if not text:
        raise empty(WHAT)
    return Text(text, None)


def _pages(parts: Zipped) -> list[str]:
    """Names of the pages in the order of reading, without the table of contents."""
    container = parts.tree("META-INF/container.xml")
    name = next((x.get("full-path") for x in container.iter("{*}rootfile")), None)
    if not name:
        raise damaged(WHAT, "it does not name its contents")
    package, folder = parts.tree(name), posixpath.dirname(name)
    items = {item.get("id"): item for item in package.iter(f"{PACKAGE}item")}
    spine = [items[ref.get("idref")] for ref in package.iter(f"{PACKAGE}itemref") if ref.get("idref") in items]
    wanted = [item for item in spine if item.get("media-type") in PAGES and "nav" not in _words(item)]
    return [posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))) for item in wanted]


def _words(item: Any) -> list[str]:
    return (item.get("properties") or "").split()


def _page(data: bytes) -> str:
    root = parsed(data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace"))
    without_junk(root)
    body = root.find("body")
    return lines_of([root if body is None else body])


EPUB = Reader("epub", MEDIA_TYPE, (".epub",), read, known=is_epub, package="lxml")
