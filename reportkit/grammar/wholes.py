"""Of which number another is said to be a part: 其中, 占, brackets, a sum in words (部分与整体)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportkit.grammar.clause import Link
from reportkit.grammar.quantities import Frame, is_share
from reportkit.text.said import any_in

if TYPE_CHECKING:
    from reportkit.grammar.paragraph import Paragraph

PART = "其中"
REST = ("其余", "余下", "剩余", "剩下", "另外")
SHARE_OF = "占"
IN = ("中", "里", "当中")
# What introduces the parts of a number in a row, where these make it up.
ROW = ("包括", "分别为", "分别是", "分为", "含", "即")
MARKS = (PART, *REST, SHARE_OF, *IN, "(", "共", "合计", "总计", *ROW)  # without one of these nothing is a part
TIMED = ("过程中", "工作中", "活动中", "期间中", "办理中")


def set_wholes(paragraph: Paragraph) -> None:
    """Sets ``whole`` of the frames of a paragraph: the nearest number of which the text says that they are a part."""
    frames = paragraph.frames
    if len(frames) < 2:
        return
    if not any_in(paragraph.joined.text, MARKS):
        return
    for i, frame in enumerate(frames):
        if frame.change is None:
            frame.whole = _whole(frames, i)
    _sums(frames)
    _rows(frames)


def _whole(frames: list[Frame], i: int) -> Frame | None:
    frame, clause = frames[i], frames[i].clause
    text = clause.text
    low = max(clause.start, frames[i - 1].numeral.end) if i else clause.start
    said = text[low : frame.numeral.start]
    if is_share(frame.numeral):
        return _of_share(frames, i, said)
    if "分别" in said:
        return None  # 会议22次、61次,其中当年分别为1次、5次
    if said.lstrip("、").startswith(REST):
        return _of_rest(frames, i)
    if PART in said:
        back = frame.statement if frames[i - 1].numeral.end > frame.statement else paragraph_start(frames, i)
        return _nearest(frames, i, back)
    if clause.aside and (outer := _before_bracket(frames, i)) is not None:
        return outer
    if (among := _among(frames, i)) is not None:
        return among
    return _next_part(frames, i)


def paragraph_start(frames: list[Frame], i: int) -> int:
    """Where the statement before that of a number begins: 共143件。其中,…"""
    return frames[i - 1].sentence.start if i else 0


def _alike(part: Frame, whole: Frame) -> bool:
    """Whether a number may be a part of another: the same unit, no more, and both hold for the same."""
    a, b = part.numeral, whole.numeral
    if whole.change is not None or is_share(b) or a.value is None or b.value is None:
        return False
    same = a.unit == b.unit or (a.unit or "")[:1] == (b.unit or "")[:1] != ""
    return same and a.value <= b.value and (part.per == whole.per or part.per is None)


def _nearest(frames: list[Frame], i: int, statement: int) -> Frame | None:
    """The nearest number before, from ``statement`` on, of which this one can be a part."""
    for whole in reversed(frames[:i]):
        if whole.numeral.start < statement:
            break
        if _alike(frames[i], whole):
            return whole
    return None


def _of_rest(frames: list[Frame], i: int) -> Frame | None:
    """问题43个,41个整改到位,其余两个: the whole of the parts before, which is told before them."""
    rest, before = frames[i], frames[i - 1] if i else None
    if before is None or before.change is not None or before.numeral.value is None:
        return None
    if before.whole is not None:
        return before.whole if _alike(rest, before.whole) else None
    for whole in reversed(frames[: i - 1]):
        if _alike(before, whole) and whole.numeral.value == before.numeral.value + (rest.numeral.value or 0):
            before.whole = whole
            return whole
    return before if rest.clause.link is Link.FIRST and _alike(rest, before) else None


def _next_part(frames: list[Frame], i: int) -> Frame | None:
    """其中甲6件,乙3件,丙9件: the parts that follow, while they do not exceed the whole."""
    before = frames[i - 1] if i else None
    if (
        before is None
        or before.whole is None
        or is_share(before.numeral)
        or frames[i].clause.sentence is not before.sentence
    ):
        return None
    clause, text = frames[i].clause, frames[i].clause.text
    here = text[max(clause.start, before.numeral.end) : frames[i].numeral.start]
    whole = before.whole
    if clause.link is Link.SUM or "共" in here or ";" in text[before.numeral.end : frames[i].numeral.start]:
        return None
    if clause.aside != frames[i - 1].clause.aside or not _alike(frames[i], whole) or frames[i].per != before.per:
        return None
    first = next(k for k, f in enumerate(frames) if f.whole is whole)
    told = sum(f.numeral.value or 0 for f in frames[first:i] if f.whole is whole)
    return whole if told + (frames[i].numeral.value or 0) <= (whole.numeral.value or 0) else None


def _of_share(frames: list[Frame], i: int, said: str) -> Frame | None:
    """占87%: of what the count before it is a part; 84件中,87%得到解决: of that count."""
    if (among := _among(frames, i)) is not None:
        return among
    before = frames[i - 1] if i else None
    if before is None or before.sentence is not frames[i].sentence:
        return None
    if not (SHARE_OF in said or (frames[i].clause.aside and not frames[i - 1].clause.aside and said == "")):
        return None
    if is_share(before.numeral):
        return before.whole if SHARE_OF in said else None
    if before.whole is None and SHARE_OF in said:
        before.whole = _of_count(frames, i)
    return before.whole


def _of_count(frames: list[Frame], i: int) -> Frame | None:
    """Of which number before it a count is a part of which 占 gives the share: the one that the share fits."""
    part, share = frames[i - 1], frames[i].numeral.value or 0
    if frames[i].numeral.unit == "":
        share *= 100
    value = part.numeral.value or 0
    for whole in reversed(frames[: i - 1]):
        if _alike(part, whole) and whole.numeral.value and abs(100 * value / whole.numeral.value - share) < 1:
            return whole
    return None


def _before_bracket(frames: list[Frame], i: int) -> Frame | None:
    """9部(修订3部、废止2部): the number right before the bracket."""
    text = frames[i].clause.text
    opened = text.rfind("(", 0, frames[i].numeral.start)
    whole = next((f for f in reversed(frames[:i]) if f.numeral.end <= opened), None)
    if whole is None or opened - whole.numeral.end > 1 or not _alike(frames[i], whole):
        return None
    return whole if (frames[i].numeral.value or 0) < (whole.numeral.value or 0) else None


def _among(frames: list[Frame], i: int) -> Frame | None:
    """立案的418件中,有…的逾七成; C类24件中有4件: the number whose noun 中 closes."""
    frame, text = frames[i], frames[i].clause.text
    before = next((f for f in reversed(frames[:i]) if f.change is None), None)
    if before is None or before.sentence is not frame.sentence:
        return None
    between = text[before.numeral.end : frame.numeral.start]
    head, mark, _ = between.partition(",")
    at = head if mark else between.partition("中有")[0] + ("中" if "中有" in between else "")
    named = at.endswith(IN) and not at.endswith(TIMED) and len(at) <= 10 and ";" not in between
    if not named:
        return None
    if is_share(frame.numeral):
        return None if is_share(before.numeral) else before
    return before if _alike(frame, before) else None


def _sums(frames: list[Frame]) -> None:
    """会上收到136件,会后收到7件,共143件: the parts that a sum in words adds up."""
    for i, frame in enumerate(frames):
        if frame.clause.link is not Link.SUM and not _sums_up(frame):
            continue
        parts: list[Frame] = []
        total = frame.numeral.value or 0
        for part in reversed(frames[:i]):
            if part.sentence is not frame.sentence and frame.clause.before is None:
                break
            if not _alike(part, frame) or part.whole is not None:
                break
            parts.append(part)
            if len(parts) > 1 and sum(p.numeral.value or 0 for p in parts) == total:
                for each in parts:
                    each.whole = frame
                break


def _sums_up(frame: Frame) -> bool:
    return frame.left_text.lstrip("、").startswith(("共", "合计", "总计", "总共", "一共", "累计"))


def _rows(frames: list[Frame]) -> None:
    """136件:城建58件,教育78件: parts in a row behind a colon, or 包括 and its like, that make up the number before."""
    for i, (whole, first) in enumerate(pairwise(frames), 1):
        text = frames[i].clause.text
        between = text[whole.numeral.end : first.numeral.start]
        opened = frames[i - 1].clause.border == ":" and between.find(":") <= 8
        if first.whole is not None or not (opened or any_in(between, ROW)):
            continue
        parts: list[Frame] = []
        for part in frames[i:]:
            if not _alike(part, whole) or (part.whole is not None and part.whole is not whole):
                break
            parts.append(part)
            if len(parts) > 1 and sum(p.numeral.value or 0 for p in parts) == whole.numeral.value:
                for each in parts:
                    each.whole = each.whole or whole
                break
