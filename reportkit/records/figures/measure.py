"""Measure of a figure: what may be added to what."""

from __future__ import annotations

import re

from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.enums import Category, Measure
from reportkit.text.said import any_in

MEASURES = {str(measure): measure for measure in Measure}
FIXED = (Measure.MONEY, Measure.SHARE, Measure.DURATION, Measure.PERSON_TIME, Measure.LENGTH_AREA, Measure.PERSON)
# Units that count papers, cases and projects alike: the noun decides.
LOOSE = re.compile(r"[件项]")
PHRASE_END = re.compile(r"[,;。:!?()“”、的]|以上|进行|开展|得到|列[入为]|转[为作]|入选|全部|[被由已均都向给供获]")
PEOPLE = ("受众", "粉丝", "群众", "人群", "观众", "听众", "读者", "人员", "参训", "人口")
ISSUE = re.compile(r"》$|(?:编[发印辑]|出版|刊发)[^,;。]{0,10}$")
HERE = re.compile(r"[\u4e00-\u9fff]{0,3}?[县市区镇乡村州旗](?![民级场域委长直本属])")
MENDED = re.compile(r"(?:整改|消除|排除|治理|完成)(?:完成|到位|了)?$")
LAWMAKING = (Category.LEGISLATION, Category.FILING_REVIEW)
BY_CATEGORY = {
    Category.PETITION: Measure.CASE,
    Category.SUGGESTION: Measure.DOCUMENT,
    Category.FILING_REVIEW: Measure.DOCUMENT,
    Category.LEGISLATION: Measure.DOCUMENT,
}
# What may stand between a noun and its number.
BEFORE_NUMBER = "”’》)等共计达到为是有约由从"
FILES = ("案卷", "卷宗")
CASES = ("问题", "方面问题")
GROWS = ("发展", "增加", "增长", "扩大")
NOUN_REACH = 20


class Measures:
    """What the figures of a paragraph measure; one without a noun of its own (其中6个) measures what the one before did."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.words = vocabulary.measures
        self._last: dict[str | None, str] = {}

    def of(self, frame: Frame, category: Category) -> Measure:
        """Measure of a figure of the given category; figures are to be asked for in their order."""
        found = self._read(frame, category)
        files = frame.left_text.endswith(FILES) or frame.right_text.startswith(FILES)
        self._last[frame.numeral.unit] = Measure.CASE if files else found  # 查阅案卷79件,发现超期的3件
        return MEASURES[found]

    def _read(self, frame: Frame, category: Category) -> str:
        measure, unit = frame.numeral.measure, frame.numeral.unit
        if measure in FIXED:
            return measure
        noun = self._noun(frame)
        if unit == "户":
            return Measure.PLACE if noun == Measure.PLACE else Measure.OTHER  # 走访企业15户, 选民300户
        if unit == "个" and frame.right_text.startswith(CASES):
            return Measure.CASE
        if category == Category.MEETING or measure == Measure.EVENT:
            issued = noun == Measure.DOCUMENT or ISSUE.search(frame.left_text)
            issue = unit == "期" and (issued or (noun is None and self._last.get("期") == Measure.DOCUMENT))
            return Measure.DOCUMENT if issue else Measure.EVENT
        if unit == "方面" or frame.right_text.startswith("方面"):
            return Measure.OTHER
        if unit is None:
            beside = f"{frame.left_text[-NOUN_REACH:]}|{frame.right_text[:8]}"
            return Measure.PERSON if any_in(beside, PEOPLE) else noun or Measure.OTHER
        if noun == Measure.PERSON or (noun == Measure.PLACE and LOOSE.match(unit)):
            noun = None
        if unit == "处" and self._last.get(unit) == Measure.CASE and noun is None and MENDED.search(frame.left_text):
            return Measure.CASE  # 发现隐患64处,督促整改58处
        if measure in (Measure.CASE, Measure.PLACE) and not LOOSE.match(unit):
            return Measure.CASE if noun == Measure.CASE else measure
        if category == Category.SUGGESTION and noun != Measure.PLACE:
            going_on = self._last.get(unit) if unit == "个" and noun is None else noun
            return Measure.CASE if unit == "个" and going_on == Measure.CASE else Measure.DOCUMENT
        if measure == Measure.DOCUMENT and not LOOSE.match(unit):
            return Measure.CASE if noun == Measure.CASE else measure
        if (category in LAWMAKING and noun != Measure.PLACE) or (noun == Measure.OTHER and unit.startswith("件")):
            noun = None
        if noun is not None:
            return Measure.CASE if category == Category.PETITION else noun
        if category in BY_CATEGORY:
            return BY_CATEGORY[category]
        if category == Category.LIVELIHOOD and LOOSE.match(unit):
            return Measure.PROJECT
        return self._last.get(unit, measure)

    def _noun(self, frame: Frame) -> str | None:
        """What the noun counted is: 问题 a case, 项目 a project. A place or project that has the thing comes first.

        12个部门的预算, 35个项目资金 count 部门 and 项目.
        """
        if frame.side in ("right", "verb", "") or frame.right_text[:1] not in ("", "、", "和"):
            text = frame.right_text[:NOUN_REACH]
            if frame.numeral.unit == "个" and HERE.match(text):
                return Measure.PLACE
            if (end := PHRASE_END.search(text)) is not None:
                text = text[: end.start()]
            text = text.rstrip("和及与等")
            first = self.words.first(text)
            last = self.words.last(text)
            if first in (Measure.PLACE, Measure.PROJECT) and last in (
                None,
                Measure.DOCUMENT,
                Measure.PERSON,
                Measure.OTHER,
                first,
            ):
                return first
            if last or first:
                return last or first
        if frame.side == "right" and frame.head is not None:
            return self.words.last(frame.head.word)
        text = frame.left_text[-NOUN_REACH:].rstrip(BEFORE_NUMBER)
        while text.endswith(GROWS):
            text = text[:-2].rstrip(BEFORE_NUMBER)
        return self.words.last(text)
