"""Characters that nobody can read: those of a font of its own (private use), those that a conversion lost, boxes for them."""

from __future__ import annotations

import re

UNREAD = re.compile("[\ue000-\uf8ff\ufffc\ufffd\u25a1\U000f0000-\U0010ffff]")
# What the symbol fonts of office programs show at the head of a line is the mark of a list, and so is a box.
MARK = re.compile("[\uf000-\uf0ff\u25a1]")


def beside(text: str, start: int, end: int) -> bool:
    """Whether an unreadable character that may be a part of it touches ``start:end``."""
    if UNREAD.match(text, end):
        return True
    if not start or not UNREAD.match(text, start - 1):
        return False
    return not (MARK.match(text, start - 1) and not text[max(0, start - 2) : start - 1].strip())
