"""A run of source segments read as one string, with the way back to source offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Joined:
    """``text`` is made of slices of the source; ``starts`` and ``shifts`` lead back.

    A position ``p`` of ``text`` in segment ``i`` is the source offset ``p + shifts[i]``.
    """

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    @classmethod
    def of(cls, source: str, segments: list[tuple[int, int]]) -> Joined:
        """Join ``segments`` (half-open source offsets, ascending) of ``source``."""
        parts: list[str] = []
        starts: list[int] = []
        shifts: list[int] = []
        length = 0
        for start, end in segments:
            parts.append(source[start:end])
            starts.append(length)
            shifts.append(start - length)
            length += end - start
        return cls("".join(parts), tuple(starts), tuple(shifts))

    def part(self, start: int, end: int) -> Joined:
        """The characters ``start:end`` as a run of their own."""
        first, last = max(0, bisect_right(self.starts, start) - 1), bisect_left(self.starts, end)
        starts = tuple(max(0, position - start) for position in self.starts[first:last])
        return Joined(self.text[start:end], starts, tuple(shift + start for shift in self.shifts[first:last]))

    def offset(self, position: int) -> int:
        """Source offset of the character at ``position``."""
        if len(self.starts) == 1:
            return position + self.shifts[0]
        return position + self.shifts[max(0, bisect_right(self.starts, position) - 1)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source span of ``text[start:end]``, which may hold a page break."""
        if len(self.starts) == 1:
            shift = self.shifts[0]
            return start + shift, max(start, end) + shift
        return self.offset(start), self.offset(end - 1) + 1 if end > start else self.offset(start)
