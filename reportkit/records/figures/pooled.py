"""Whether one number counts a mixed list: 视察、调研12次; 制定、修订法规34件; 调研视察96次."""

from __future__ import annotations

import re

from reportkit.grammar.quantities import Frame
from reportkit.lexicon.measurewords import MeasureWords
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Category, SuggestionKind

OPINIONS = (SuggestionKind.DELIBERATION_OPINION, SuggestionKind.INSPECTION_OPINION)
ACTS = ("调研", "视察", "考察", "检查", "督查", "走访", "座谈", "评议")
# Verbs that cannot be done to one law at once: each counts its own.
REMADE = r"(?:修订|修正|修改|废止)"
EITHER = re.compile(rf"制定(?:、{REMADE})*(?:、|和|或者?|及|以及){REMADE}[\u4e00-\u9fff]{{0,12}}$")
# Nouns of one ending before the number (监督员、评议员215人次).
ALIKE = re.compile(r"[\u4e00-\u9fff]{1,8}(?P<end>[员会站室点所法])(?:、|和|及|与)[\u4e00-\u9fff]{1,6}(?P=end)$")
PAIR = re.compile(r"(?P<first>[\u4e00-\u9fff]{2,8})(?:、|和|及|与)(?P<second>(?:(?!等)[\u4e00-\u9fff]){2,8})$")
JOINED = re.compile("[、和及与]")
COUNTED = ("person", "person_time", "place", "other", "document")


def is_pooled(frame: Frame, category: Category, words: MeasureWords) -> bool:
    """Whether a figure is of the first kind of a list; 议案建议 and the like have a kind of their own and are not."""
    if category is Category.SUGGESTION:
        return _opinions(frame)
    if frame.pooled:
        return not (frame.side == "left" and _kind_of(frame.first) == _kind_of(frame.head))
    before = frame.left_text[-30:].rstrip("共计达约近")
    listed = JOINED.search(before) is not None
    if frame.side in ("left", "far", "") and (_two_acts(before) or (listed and ALIKE.search(before))):
        return True
    return bool("制定" in before and EITHER.search(before)) or (listed and _pair(frame, before, words))


def _two_acts(before: str) -> bool:
    """Whether two acts stand before the number as one word: 调研视察."""
    words = before.removesuffix("活动")
    first, second = words[-4:-2], words[-2:]
    return second in ACTS and first in ACTS and first != second


def _kind_of(token: Token | None) -> str:
    """The word without the level before it: 市人大代表 and 县人大代表 are deputies."""
    return token.word.lstrip("省市州县区乡镇各级") if token is not None else ""


def _pair(frame: Frame, before: str, words: MeasureWords) -> bool:
    """Two nouns of one nature before the number: 代表、干部260人次."""
    match = PAIR.search(before) if frame.numeral.measure in COUNTED else None
    if match is None:
        return False
    nature = words.last(match["second"])
    if match["first"][-2:] == match["second"][-2:]:
        return False
    return nature in ("person", "place") and words.last(match["first"]) == nature


def _opinions(frame: Frame) -> bool:
    first, head = frame.first, frame.head
    if not frame.pooled or first is None or head is None:
        return False
    return first.features.get("kind", "") in OPINIONS and first.word != head.word
