"""What a page prints again and again among its paragraphs: watermarks, running heads, a site's sentence glued to each of them."""

from __future__ import annotations

import re
from collections import Counter
from functools import reduce
from itertools import pairwise
from statistics import median_low

from reportkit.outline.lines import MARKED, Row
from reportkit.text.marks import SKIP
from reportkit.text.said import any_in

TIMES = 3
TAIL = 10
HEAD_MAX = 30  # a running head is no longer
PROSE = 15
ENDS = "。!?;:”)》…"
SITES = ("http:", "https:", "www.", "网", "文库", "公众号", "转载", "来源", "源自", "版权", "微信")
# Printed across pages; read where a sentence is over or the line holds nothing else.
STAMP = re.compile(
    r"(?:(?<=[。;])|^) *(?:(?:内部(?:资料|文件|材料)|注意保存|妥善保管|会后收回|请勿外传) *)+$", re.MULTILINE
)
NO_MARK = frozenset("0123456789。,;:!?《》%")


def without_repeats(text: str, rows: list[Row]) -> str:
    """``text`` with ``SKIP`` in place of what is no part of its paragraphs; ``text`` itself where nothing is."""
    spans = [*_tails(rows), *_between(rows)]
    if "内部" in text or "注意保存" in text:
        spans += [m.span() for m in STAMP.finditer(text)]
    if not spans:
        return text
    pieces, last = [], 0
    for start, end in sorted(spans):
        pieces += [text[last:start], SKIP * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def _tails(rows: list[Row]) -> list[tuple[int, int]]:
    """A site's own words at the end of paragraphs, behind a full stop where there is one."""
    long = [r for r in rows if r.width > PROSE]
    if len(long) < TIMES:
        return []
    tail, times = Counter(r.text[-TAIL:] for r in long).most_common(1)[0]
    if times < TIMES:
        return []
    same = [r for r in long if r.text.endswith(tail)]
    common = reduce(_common_end, (r.text for r in same))
    words = _behind_stop(common.lstrip("。!?")) or common
    glued = sum(r.text[: -len(words)][-1:] in ENDS for r in same)
    if len(words) < 6 or words[0] in "(," or not any_in(words, SITES) or 2 * glued < len(same):
        return []
    return [(r.end - len(words), r.end) for r in rows if r.text.endswith(words)]


def _behind_stop(text: str) -> str:
    """``text`` behind its first full stop that something follows; all of it where none does."""
    stop = next((at for at, char in enumerate(text[:-1]) if char in "。!?"), -1)
    return text[stop + 1 :]


def _common_end(first: str, second: str) -> str:
    length = next((n for n, (a, b) in enumerate(zip(reversed(first), reversed(second), strict=False)) if a != b), None)
    return min(first, second, key=len) if length is None else first[len(first) - length :]


def _between(rows: list[Row]) -> list[tuple[int, int]]:
    """Lines of a watermark or a running head with the line breaks behind them; the first of a title's own words stays."""
    counts = Counter(r.text for r in rows if r.width <= HEAD_MAX)
    repeated = {
        words
        for words, times in counts.items()
        if times >= TIMES and NO_MARK.isdisjoint(words) and not MARKED.match(words)
    }
    if not repeated:
        return []
    prose = median_low([r.width for r in rows]) >= PROSE  # cells on lines of their own are no watermark
    cutting = {
        r.text
        for above, r in pairwise(rows)
        if r.text in repeated and ((prose and r.width == 1) or (above.width > PROSE and above.text[-1] not in ENDS))
    }
    ends = [*(r.start for r in rows[1:]), rows[-1].end]
    return [
        (r.start, end)
        for number, (r, end) in enumerate(zip(rows, ends, strict=True))
        if r.text in cutting and (number > 3 or r.width == 1)
    ]
