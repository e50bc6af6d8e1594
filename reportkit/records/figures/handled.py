"""Pieces that are suggestions by what was done with them (办理)."""

from __future__ import annotations

from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.lexicon.wordlists import words_of
from reportkit.models.enums import Action, Category
from reportkit.records.figures.activities import Activities
from reportkit.records.figures.discourse import Discourse
from reportkit.records.figures.elided import among_opinions, named_behind
from reportkit.records.figures.words import (
    CASES,
    CONCERNED,
    DEPUTY,
    OF_SUGGESTIONS,
    OWN_KIND,
    SUGGESTION_UNITS,
    SUPERVISES,
    Decision,
)
from reportkit.text.said import any_in

PAPERS_HANDLED = ("建议办理", "提案办理", "议案办理")


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
            spoken = stages & OF_SUGGESTIONS or self._led(frame) or self.discourse.spoke_of_suggestions(frame)
            if spoken or (not self.topic.suggestions and self._named(frame)):
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
            handled = unit == "件" and frame.left[-1].word.endswith(PAPERS_HANDLED)  # 督办代表建议办理131件
            return Decision(Category.SUGGESTION, "handling", frame.left[-1]) if handled else None
        if not self.topic.suggestions or unit not in SUGGESTION_UNITS or unit in ("次", "%", ""):
            return None
        if frame.head is None and self.topic.unit == unit and self._published(frame):
            return None
        acts = [t for t in (*frame.left, *frame.right) if "action" in t.features]
        noun = frame.head is not None and frame.side in ("left", "right") and not _object(frame)
        if noun and frame.head is not None and frame.head.word not in ("建议", "意见", "问题"):
            return None
        if unit in ("件", "件(项)") or (
            acts and unit in ("条", "项", "份", "篇", "期") and not (noun and unit == "个")
        ):
            return Decision(Category.SUGGESTION, "handling", acts[-1] if acts else None)
        return None

    def _named(self, frame: Frame) -> bool:
        """不满意的4件|和未落实的7件提案: a noun behind the number names it, or one behind the number that it is listed with."""
        if named_behind(self.discourse, frame):
            return True
        frames = self.paragraph.frames
        following = frames[frames.index(frame) + 1 : frames.index(frame) + 2]
        if frame.head is not None or not following or following[0].numeral.unit != frame.numeral.unit:
            return False
        joined = self.paragraph.joined.text[frame.numeral.end : frame.numeral.end + 1] in ("和", "及", "与", "、")
        head, said = following[0].head, any("action" in t.features for t in frame.left)
        named = head is not None and following[0].side == "right" and "kind" in head.features
        return joined and said and (named or named_behind(self.discourse, following[0]))

    def _led(self, frame: Frame) -> bool:
        """副市长人均领办5件, 见面359件: what is done with suggestions alone, right before the number."""
        beside = frame.head is not None and frame.side != "far"
        act = frame.left[-1] if frame.left and not beside else None
        if act is None or act.end != frame.numeral.start:
            return False
        return (
            any(t.word.startswith(("领办", "领衔")) for t in frame.left)
            or act.features.get("action") == Action.CONSULTED
        )

    def _of_files(self, frame: Frame) -> bool:
        """调阅案卷79件,发现量刑偏轻的3件: what was found in the files that were looked through."""
        files = self.topic.unit == frame.numeral.unit and self.topic.category in SUPERVISES
        named = any("kind" in t.features and t.features["kind"] != "bare" for t in (*frame.left, *frame.right))
        return files and not named and self.discourse.same_statement(frame)

    def _of_courts(self, frame: Frame) -> bool:
        """Whether cases are counted, which courts, procurators and the police file and try, not suggestions."""
        said = self.discourse.said(frame)
        if not any_in(said, words_of("field", "court")):
            return False
        made = any_in(said, DEPUTY)  # 建议 alone is what a procurator does too
        kinds = (t.features.get("kind") for t in self.paragraph.within(frame.sentence.start, frame.stop))
        return not any(kind and (made or kind != "bare") for kind in kinds)

    def _published(self, frame: Frame) -> bool:
        """刊发信息89条,被省人大采用31条: what was published is taken up."""
        return self.topic.category == Category.PUBLICITY and self.discourse.same_sentence(frame)


def _object(frame: Frame) -> bool:
    """4件解决了多年的难题: the noun is the object of what was done with them."""
    head = frame.head
    return head is not None and any(
        "action" in t.features and t.end < head.start and frame.right_text.startswith((t.word + "了", "已" + t.word))
        for t in frame.right
    )


def _handled_kind(frame: Frame) -> Token | None:
    """The act in 建议办结203件, 代表的建议由县政府办理61件: what was done stands right before the number, a kind before it."""
    act = frame.left[-1] if frame.left else None
    if act is None or "action" not in act.features or act.end != frame.numeral.start:
        return None
    return act if any("kind" in t.features for t in frame.left[:-1]) else None
