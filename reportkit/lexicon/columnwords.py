"""Endings of the heads of a table's columns, and what stands in the column."""

from __future__ import annotations

import re

ASIDE = re.compile(r"\([^()]*\)$")
BLANK = re.compile(r"\s+")


class ColumnWords:
    """Endings of column heads (承办单位, 监督议题) by what stands below them."""

    def __init__(self, endings: dict[str, str]) -> None:
        self.endings = endings
        self._lengths = sorted({len(word) for word in endings}, reverse=True)

    def ending(self, head: str) -> str | None:
        """The longest ending known of a folded ``head``, without its blanks and the bracket behind it: 金额（万元）, 议  题."""
        words = BLANK.sub("", ASIDE.sub("", head.rstrip()))
        return next((word for n in self._lengths if (word := words[-n:]) in self.endings), None)

    def kind(self, head: str) -> str | None:
        """What stands below ``head``; None where its ending does not say."""
        word = self.ending(head)
        return None if word is None else self.endings[word]
