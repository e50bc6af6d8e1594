"""A run of source segments read as one string, with the way back to source offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from reportkit.text.fold import ZERO

_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜḿńňǹ\u0300\u0301\u0304\u030c"
# The pronunciation in brackets: 蚌(bèng)埠; without its tone only a syllable between two characters, 蚌(beng)埠.
_PINYIN = re.compile(
    rf"\((?:(?:[A-Za-züɑɡ '-]{{0,6}}[{_TONED}]){{1,4}}[a-züɑɡ ]{{0,6}}\)"
    r"|(?:[zcs]h|[bpmfdtnlgkjqxrzcsyhw])(?:[iu]?a(?:ng?|[io])?|[iu]?en?g?|[iu]ng?|i?ong|[iu]o?|ou|ui|ue|iu)\)(?=[\u4e00-\u9fff]))"
)
_HAN = re.compile("[\u4e00-\u9fff]")
BLANK_LINE = re.compile(r"(?:\r\n|[\r\n])[^\S\r\n]*[\r\n]")
LINE_END = re.compile(r"[\r\n]")
PAGE = re.compile(
    r"[\s*]*(?:(?:[—·-] ?\d{1,3} ?[—·-]|第 ?\d{1,3} ?页(?:[ ,/]*共 ?\d{1,3} ?页)?|\d{1,3})(?=[\r\n]))?[\s*]*"
)
YEAR = re.compile(r"(?:19|20)\d\d年")
WRAPPED = 20  # a line of so many characters goes on below a blank line too, where all lines are parted by one


def _parts(source: str, start: int, end: int) -> bool:
    """Whether ``source[start:end]``, left out of a paragraph, ends the number before it; a page counter does not."""
    if not LINE_END.search(source, start, end):
        return False
    if YEAR.match(source, end) or not PAGE.fullmatch(source, start, end):
        return True
    short = start < WRAPPED or LINE_END.search(source, start - WRAPPED, start) is not None
    return short and BLANK_LINE.search(source, start, end) is not None


@dataclass(frozen=True, slots=True)
class Joined:
    """``text`` is made of slices of the source; ``starts`` and ``shifts`` lead back.

    A position ``p`` of ``text`` in segment ``i`` is the source offset ``p + shifts[i]``; ``breaks`` are the positions
    before which a number ends: a blank line below a short line was left out, other text, or a line end before a year.
    """

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]
    breaks: tuple[int, ...] = ()

    @classmethod
    def of(cls, source: str, segments: list[tuple[int, int]]) -> Joined:
        """Join ``segments`` (half-open source offsets, ascending) of ``source``."""
        parts: list[str] = []
        starts: list[int] = []
        shifts: list[int] = []
        breaks: list[int] = []
        length = 0
        for start, end in segments:
            if starts and start > (left := shifts[-1] + length) and _parts(source, left, start):
                breaks.append(length)
            parts.append(source[start:end])
            starts.append(length)
            shifts.append(start - length)
            length += end - start
        return cls("".join(parts), tuple(starts), tuple(shifts), tuple(breaks))

    def part(self, start: int, end: int) -> Joined:
        """The characters ``start:end`` as a run of their own."""
        first, last = max(0, bisect_right(self.starts, start) - 1), bisect_left(self.starts, end)
        starts = tuple(max(0, position - start) for position in self.starts[first:last])
        breaks = tuple(position - start for position in self.breaks if start < position < end)
        return Joined(self.text[start:end], starts, tuple(shift + start for shift in self.shifts[first:last]), breaks)

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
        first = self.offset(start)
        if end <= start:
            return first, first
        return first, end + self.shifts[max(0, bisect_right(self.starts, end - 1) - 1)]

    def position(self, offset: int) -> int:
        """The position of the character at source ``offset``, or of the next one that is in a segment."""
        first = bisect_right([start + shift for start, shift in zip(self.starts, self.shifts, strict=True)], offset) - 1
        end = self.starts[first + 1] if first + 1 < len(self.starts) else len(self.text)
        return min(max(0, offset - self.shifts[max(0, first)]), end)


def legible(folded: str) -> list[tuple[int, int]]:
    """Segments of a folded text that are read: not characters without width, not the pronunciation in brackets."""
    holes = list[tuple[int, int]]()
    at = folded.find(ZERO)
    while at >= 0:
        holes.append((at, at + 1))
        at = folded.find(ZERO, at + 1)
    shown = Joined.of(folded, _between(holes, len(folded)))
    spoken = [match.span() for match in _PINYIN.finditer(shown.text) if _HAN.match(shown.text, match.start() - 1)]
    holes += [shown.span(*span) for span in spoken]
    return _between(sorted(holes), len(folded))


def _between(holes: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """What ``holes`` leave of ``0:end``; one empty segment where they leave nothing."""
    segments, start = list[tuple[int, int]](), 0
    for first, last in holes:
        if start < first:
            segments.append((start, first))
        start = max(start, last)
    return [*segments, (start, end)] if start < end or not segments else segments
