"""Marks of layout that a text spells out: tags, entities, escapes. Each gives way to what it stands for, length for length."""

from __future__ import annotations

import html
import re

from reportkit.text.fold import fold
from reportkit.text.marks import SKIP

ENTITY = re.compile(r"&(?:amp;)*(?:\#x?[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
MARK = re.compile(
    r"<(?P<tag>/?[a-zA-Z][a-zA-Z0-9:]{0,11})(?=[\s/>])[^<>]*>"
    rf"|(?P<entity>{ENTITY.pattern})"
    r"|(?P<escape>\\(?:r\\n|[nrt](?![a-z])|u3000|xa0|u00a0)|_x000[DdAa9]_)"
)
# Tags that end a line, that part two cells, and that say nothing of either; what is none of them is no tag.
_LINES = "p br div center section article table tbody thead tr ul ol li h1 h2 h3 h4 h5 h6 hr o:p"
LINES = frozenset(_LINES.split())
CELLS = frozenset(("td", "th"))
_INLINE = "span font b strong i em u a img sup sub small big s del ins st1 html body head"
INLINE = frozenset(_INLINE.split())
BLANKS = frozenset((r"\t", r"\u3000", r"\xa0", r"\u00a0", "_x0009_"))


def has_marks(text: str) -> bool:
    """Whether ``text`` may spell out a mark of layout; most texts do not."""
    return "<" in text or "&" in text or "\\" in text or "_x000" in text


def without_marks(folded: str) -> str:
    """The folded text with each mark replaced by a line break, a blank or a character, filled up with ``SKIP``.

    An offset into what comes out is one into what went in.
    """
    return MARK.sub(_stands_for, folded)


def _stands_for(match: re.Match[str]) -> str:
    mark = match.group()
    if (tag := match["tag"]) is not None:
        name = tag.lstrip("/").lower()
        if name not in LINES and name not in CELLS and name not in INLINE:
            return mark
        said = "\n" if name == "br" else "\n\n" if name in LINES else "  " if name in CELLS else ""
    elif (entity := match["entity"]) is not None:
        said = fold(html.unescape(f"&{entity.replace('amp;', '').lstrip('&')}" if "amp;" in entity[1:] else entity))
        if len(said) != 1:
            return "&".ljust(len(mark), SKIP) if mark == "&amp;" else mark
        said = "\n" if said in "\r\n" else said
    else:
        said = " " if mark.lower() in BLANKS else "\n\n"
    return said.ljust(len(mark), SKIP)
