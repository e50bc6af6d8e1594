"""Pieces that are suggestions by what was done with them (办理)."""

from __future__ import annotations

from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Category
from reportkit.records.figures.activities import Activities
from reportkit.records.figures.discourse import Discourse
from reportkit.records.figures.elided import among_opinions, named_behind
from reportkit.records.figures.words import (
    CASES,
    CONCERNED,
    DEPUTY,
    JUDICIAL,
    LAW_LIST,
    OF_SUGGESTIONS,
    OWN_KIND,
    SUGGESTION_UNITS,
    SUPERVISES,
    Decision,
)


class Handled:
    """The claims of handling: 办结203件 in talk of suggestions."""

    def __init__(self, discourse: Discourse, activities: Activities) -> None:
        self.discourse = discourse
        self.paragraph = discourse.paragraph
        self.topic = discourse.topic
        self.activities = activities

    def claim(self, frame: Frame, _: Token | None) -> Decision | None:
        """A件 and N份 without a noun, in a paragraph about suggestions, with a word of handling."""
        unit = frame.numeral.unit or ""
        other = self.discourse.goes_on_with({Category.FILING_REVIEW, Category.LEGISLATION, Category.PETITION}, frame)
        if unit == "件" and self._of_files(frame):
            return None
        if unit == "件" and not other:
            stages = {t.features.get("action") for t in (*frame.left, *frame.right)}
            if stages & OF_SUGGESTIONS and self._of_courts(frame):
                return None
            spoken = stages & OF_SUGGESTIONS or self.discourse.spoke_of_suggestions(frame)
            if spoken or (not self.topic.suggestions and named_behind(self.discourse, frame)):
                self.topic.suggestions = True
        if (some := among_opinions(self.discourse, frame)) is not None:
            return some
        case = frame.head is None or frame.head.word in CASES
        if unit == "件" and (named := _handled_kind(frame)):
            return Decision(Category.SUGGESTION, "handling", named)
        if (unit == "件" and OWN_KIND.match(frame.right_text)) or (case and CONCERNED.search(frame.left_text)):
            return Decision(Category.SUGGESTION, "handling")
        if unit == "件" and frame.right_text.startswith("涉及") and self.discourse.spoke_of_suggestions(frame):
            return Decision(Category.SUGGESTION, "handling")  # 议案中,18件涉及的2部条例
        if other and unit == "件":
            return None
        if frame.left and "plain" in frame.left[-1].features and frame.left[-1].end == frame.numeral.start:
            return None
        if (
            not self.topic.suggestions
            or unit not in SUGGESTION_UNITS
            or unit in ("次", "%", "")
            or LAW_LIST.search(frame.left_text)
        ):
            return None
        if frame.head is None and self.topic.unit == unit and self._published(frame):
            return None
        acts = [t for t in (*frame.left, *frame.right) if "action" in t.features]
        noun = frame.head is not None and frame.side in ("left", "right")
        if noun and frame.head is not None and frame.head.word not in ("建议", "意见", "问题"):
            return None
        if unit in ("件", "件(项)") or (
            acts and unit in ("条", "项", "份", "篇", "期") and not (noun and unit == "个")
        ):
            return Decision(Category.SUGGESTION, "handling", acts[-1] if acts else None)
        return None

    def _of_files(self, frame: Frame) -> bool:
        """调阅案卷79件,发现量刑偏轻的3件: what was found in the files that were looked through."""
        files = self.topic.unit == frame.numeral.unit and self.topic.category in SUPERVISES
        named = any("kind" in t.features and t.features["kind"] != "bare" for t in (*frame.left, *frame.right))
        return files and not named and self.discourse.same_statement(frame)

    def _of_courts(self, frame: Frame) -> bool:
        """Whether cases are counted, which courts, procurators and the police file and try, not suggestions."""
        said = self.discourse.said(frame)
        if not JUDICIAL.search(said):
            return False
        made = DEPUTY.search(said)  # 建议 alone is what a procurator does too
        kinds = (t.features.get("kind") for t in self.paragraph.within(frame.sentence.start, frame.stop))
        return not any(kind and (made or kind != "bare") for kind in kinds)

    def _published(self, frame: Frame) -> bool:
        """刊发信息89条,被省人大采用31条: what was published is taken up."""
        return self.topic.category == Category.PUBLICITY and self.discourse.same_sentence(frame)


def _handled_kind(frame: Frame) -> Token | None:
    """The act in 建议办结203件, 代表的建议由县政府办理61件: what was done stands right before the number, a kind before it."""
    act = frame.left[-1] if frame.left else None
    if act is None or "action" not in act.features or act.end != frame.numeral.start:
        return None
    kinds = [t for t in frame.left[:-1] if "kind" in t.features]
    near = bool(kinds) and (kinds[-1].end == act.start or DEPUTY.search(frame.left_text) is not None)
    return act if near else None
