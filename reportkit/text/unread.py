"""Characters that nobody can read: those of a font of its own (private use), those that a conversion lost, boxes for them."""

from __future__ import annotations

UNREAD = frozenset("\ufffc\ufffd□")


def is_unread(char: str) -> bool:
    """Whether what was printed for ``char`` cannot be told."""
    return "\ue000" <= char <= "\uf8ff" or char in UNREAD or char >= "\U000f0000"


def doubtful(text: str) -> list[tuple[int, int]]:
    """Unreadable characters with the one on each side, which may be a part of the same number."""
    if not any(map(is_unread, set(text))):
        return []
    return [(max(0, at - 1), at + 2) for at, char in enumerate(text) if is_unread(char) and not _is_mark(text, at)]


def _is_mark(text: str, at: int) -> bool:
    """Whether it is the mark of a list: what symbol fonts show at the head of a line, and a box there."""
    return (text[at] == "□" or "\uf000" <= text[at] <= "\uf0ff") and not text[max(0, at - 1) : at].strip()
