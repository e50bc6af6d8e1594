"""How often, or how many: counts beside an act, in the folded text (次数、件数)."""

from __future__ import annotations

from collections.abc import Iterator

Span = tuple[int, int]
# How often, or how many, behind an act: 视察3次, 专题询问两场.
ROUGHLY = ("累计", "共", "约", "近", "达", "各", "等")
NUMERALS = "0123456789一二三四五六七八九十两多"
TIMES = ("场次", "人次", "批次", *"次场轮期")
MEASURES = (*TIMES, *"项个件批篇份条家处部位名人")


def count_end(text: str, at: int, end: int) -> int:
    """Where the count ends that begins at ``at`` of ``text[:end]``, 0 where none does."""
    while text.startswith(ROUGHLY, at, end):
        at += 2 if text.startswith("累计", at) else 1
    first = at
    while at < end and (text[at] in NUMERALS or (text[at] in ",." and at > first)):
        at += 1
    if at == first:
        return 0
    at += text.startswith(("余", "多"), at, end)
    if not text.startswith(MEASURES, at, end):
        return 0
    return at + next(len(m) for m in MEASURES if text.startswith(m, at, end))


def counts(text: str, start: int, end: int) -> Iterator[Span]:
    """Counts in ``start:end``, from left to right."""
    at = start
    while at < end:
        stop = count_end(text, at, end) if text[at] in NUMERALS else 0
        if stop:
            yield at, stop
        at = stop or at + 1
