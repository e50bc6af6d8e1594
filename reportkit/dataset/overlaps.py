"""Which of many spans overlap with a place, without a look at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

Span = tuple[int, int]
ROOM = 512  # characters of a room; a span is known in each that it reaches into


class Overlaps:
    """``spans``, half-open, to be asked by place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = list(spans)
        self._rooms: dict[int, list[int]] = defaultdict(list)
        for number, (start, end) in enumerate(self.spans):
            for room in range(start // ROOM, max(end - 1, start) // ROOM + 1):
                self._rooms[room].append(number)

    def at(self, start: int, end: int) -> list[int]:
        """Numbers of the spans that have a character in common with ``start:end``, in their order."""
        rooms = range(start // ROOM, max(end - 1, start) // ROOM + 1)
        found = {number for room in rooms for number in self._rooms.get(room, ())}
        return sorted(n for n in found if self.spans[n][0] < end and start < self.spans[n][1])
