"""What of a text was read off pictures by a recognizer, which may have misread it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scanned:
    """``spans`` (half-open, in order) were read off pictures; in ``doubted`` a numeral may be misread."""

    spans: tuple[Span, ...] = ()
    doubted: tuple[Span, ...] = ()

    def covers(self, start: int, end: int) -> bool:
        """Whether anything of ``start:end`` was read off a picture."""
        return _meets(self.spans, start, end)

    def doubts(self, start: int, end: int) -> bool:
        """Whether a numeral in ``start:end`` may be misread."""
        return _meets(self.doubted, start, end)


PRINTED = Scanned()


def _meets(spans: tuple[Span, ...], start: int, end: int) -> bool:
    before = bisect_left(spans, (end,))
    return before > 0 and spans[before - 1][1] > start
