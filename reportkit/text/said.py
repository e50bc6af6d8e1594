"""Words looked for as they stand, where no pattern is needed: anywhere, at the end or at the head of a stretch of text."""

from __future__ import annotations

from collections.abc import Iterable


def any_in(text: str, words: Iterable[str]) -> bool:
    """Whether one of ``words`` stands in ``text``."""
    for word in words:  # noqa: SIM110 (faster than any(), and than one search)
        if word in text:
            return True
    return False


def opened_by(text: str, words: tuple[str, ...], start: int = 0) -> str:
    """The first of ``words`` that stands at ``start`` of ``text``; "" where none does."""
    return next(word for word in words if text.startswith(word, start)) if text.startswith(words, start) else ""


def closed_by(text: str, words: tuple[str, ...]) -> str:
    """The first of ``words`` that ``text`` ends with; "" where it ends with none."""
    return next(word for word in words if text.endswith(word)) if text.endswith(words) else ""


def has_digit(text: str) -> bool:
    """Whether a digit stands in ``text``."""
    return any(map(str.isdigit, text))


class Ending:
    """Words of which one stands at the end, ``fillers`` (single characters) left out."""

    def __init__(self, *words: str, fillers: str = "") -> None:
        self.words = words
        self.fillers = fillers

    def search(self, text: str) -> bool:
        """Whether ``text`` ends with one of the words."""
        return (text.rstrip(self.fillers) if self.fillers else text).endswith(self.words)


class Opening:
    """Words of which one stands at the head, ``fillers`` (single characters) left out."""

    def __init__(self, *words: str, fillers: str = "") -> None:
        self.words = words
        self.fillers = fillers

    def match(self, text: str) -> bool:
        """Whether ``text`` begins with one of the words."""
        return (text.lstrip(self.fillers) if self.fillers else text).startswith(self.words)
