"""What is done to the things counted, where that decides the category (所做之事)."""

from __future__ import annotations

import re

from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.lexicon.wordlists import words_of
from reportkit.models.enums import Category
from reportkit.records.figures.activities import Activities
from reportkit.records.figures.discourse import Discourse
from reportkit.records.figures.words import (
    ACTS,
    CARRIED_OUT,
    HOLDS,
    INSPECTING,
    LAW_TALK,
    LIST_ITEM,
    LISTS,
    OWN_KIND,
    RECEIVERS,
    SUPERVISES,
    TOOK_PART,
    UPON,
    VISITED,
    Decision,
)
from reportkit.text.said import any_in

# Measure words of what an inspection reached or left behind, not of inspections.
PLACE_UNITS = ("家", "所", "处", "个", "户")
LAW_UNITS = ("部", "件", "项", "个")
ONE_LAW = re.compile(r"法(?![官院治制])|法律|条例|法规")

BESIDE = 3  # characters of a noun between two numbers of places
HEARS = ("听了", "听取了", "听取", "汇报听")
LEVELS = ("到", "至", "为", "在")


class Acts:
    """The claims of acts: 走访幼儿园31所 is of the survey, not of the kindergartens."""

    def __init__(self, discourse: Discourse, activities: Activities) -> None:
        self.discourse = discourse
        self.paragraph = discourse.paragraph
        self.topic = discourse.topic
        self.activities = activities

    def claim(self, frame: Frame, head: Token | None) -> Decision | None:
        """走访幼儿园31所, 督查民生实事35次: the act decides where its object is a place, a person or a matter."""
        if frame.left_text.endswith("查") and ONE_LAW.match(frame.right_text) and frame.numeral.unit in LAW_UNITS:
            return Decision(Category.LAW_INSPECTION, "act")
        if frame.numeral.unit in ("次", "回") and frame.left_text.endswith(HEARS):
            return Decision(Category.REPORT_REVIEW, "act")
        if frame.side == "verb":
            return self._by_verb(frame)
        if (done := self._upon(frame, head)) is not None:
            return done
        receiver = head is not None and head.word in RECEIVERS and frame.side == "right"
        receiver = receiver and any(t.features.get("cue") == "report_review" for t in frame.left)
        if receiver and any_in(self.discourse.said(frame), INSPECTING):
            return Decision(Category.LAW_INSPECTION, "act")
        if receiver and (heard := [t for t in frame.right if t.features.get("noun") == "report_review"]):
            return Decision(Category.REPORT_REVIEW, "noun", heard[0])
        if (listed := self._listed(frame, head) or self._beside_place(frame)) is not None:
            return listed
        if (
            head is None
            or frame.side not in ("left", "far")
            or (frame.side == "far" and not VISITED.match(frame.left_text))
        ):
            return None
        soft = "weak" in head.features or head.features.get("noun") in ("livelihood", "deputy_work", "other")
        if not soft or "kind" in head.features or head.word == "问题":
            return None
        text = self.paragraph.joined.text
        if text[head.end : frame.numeral.start].endswith(LEVELS):
            return None  # 督察后PM2.5平均浓度降至31微克
        people = frame.numeral.measure in ("person", "person_time")
        for token in reversed(frame.left):
            act = token.features.get("cue") or token.features.get("noun")
            if people and (act not in ("petition", "survey") or TOOK_PART.search(frame.left_text)):
                continue
            between = text[token.end : head.start]
            reached = VISITED.match(frame.left_text) or (len(between) <= 12 and not any_in(between, "、等"))
            guests = act == Category.PETITION and head.features.get("noun") == "other"
            if token.end <= head.start and act in ACTS and reached and not guests:
                return self.activities.inspected(frame, act, token)
        return self._next_place(frame, head)

    def _upon(self, frame: Frame, head: Token | None) -> Decision | None:
        """对21个承办单位进行督查: what is done to the things counted decides, where it is a form of supervision."""
        if frame.side not in ("right", "") or (head and "kind" in head.features):
            return None
        if head is not None and head.features.get("noun") == Category.FINANCE:
            return None  # 对23个部门决算草案进行审查
        if frame.numeral.measure not in ("place", "person", "other") and frame.numeral.unit not in ("项", "条"):
            return None
        if "对" not in self.discourse.said(frame) or OWN_KIND.match(frame.right_text):
            return None
        before, after = self.discourse.clause(frame)
        match = CARRIED_OUT.search(after) if UPON.search(before) else None
        return self._act_in(frame, match.group(1)) if match else None

    def _act_in(self, frame: Frame, words: str) -> Decision | None:
        """The activity that ``words`` of the sentence behind the number name."""
        for token in self.paragraph.within(frame.numeral.end, frame.sentence.end):
            act = token.features.get("cue") or token.features.get("noun")
            if token.word in words and act in SUPERVISES:
                return self.activities.inspected(frame, act, token)
        return None

    def _by_verb(self, frame: Frame) -> Decision:
        """三次听取汇报, 两次组织视察: the verb behind the number of times."""
        if frame.right_text.startswith(("听取", "专题听取")):
            return Decision(Category.REPORT_REVIEW, "act")
        held = next((t for t in frame.right if "body" in t.features), None)
        if held is not None and HOLDS.match(frame.right_text):
            return Decision(Category.MEETING, "noun", held)
        if frame.right_text.startswith("审议"):
            return Decision(
                Category.LEGISLATION if any_in(frame.sentence.text, LAW_TALK) else Category.REPORT_REVIEW, "act"
            )
        nouns = [t for t in frame.right if t.features.get("noun") not in (None, "deputy_work") or "body" in t.features]
        first = next((t for t in frame.right if t.features.get("cue") in ACTS), None)
        upon = (
            first is not None
            and re.match(r"[^,;。]*?[对就]", frame.right_text)
            and CARRIED_OUT.search(frame.right_text)
        )
        if not upon and nouns and nouns[0].word.endswith("检查") and self.discourse.of_a_law(frame):
            return Decision(Category.LAW_INSPECTION, "noun", nouns[0])
        if not upon and nouns and nouns[0].features.get("noun") and not (first and first.start < nouns[0].start):
            return Decision(Category(nouns[0].features["noun"]), "noun", nouns[0])
        return (
            Decision(Category(first.features["cue"]), "cue", first) if first else self.activities.nearest(frame, None)
        )

    def _beside_place(self, frame: Frame) -> Decision | None:
        """深入4个县12个乡镇: a place that stands right behind the number of another was reached as that was."""
        beside = (
            frame.numeral.measure == "place" and len(frame.left_text) <= BESIDE and frame.left_text[:1] not in "、的"
        )
        reached = beside and self.topic.unit in PLACE_UNITS and self.discourse.same_sentence(frame)
        went = reached and self.topic.category in SUPERVISES and self.discourse.text[frame.begin - 1] not in ",;:。"
        return Decision(self.topic.category or Category.OTHER, "listed") if went else None

    def _next_place(self, frame: Frame, head: Token) -> Decision | None:
        """视察走进企业18家、学校7所: a place named next in the list was reached as the one before."""
        listed = frame.numeral.measure == "place" and frame.left_text == f"、{head.word}"
        reached = listed and self.topic.unit in PLACE_UNITS and self.discourse.same_sentence(frame)
        return Decision(self.topic.category, "carried") if reached and self.topic.category in SUPERVISES else None

    def _listed(self, frame: Frame, head: Token | None) -> Decision | None:
        """视察了A、B等8个项目; 走访企业18家、学校7所: what an act lists is of its kind."""
        soft = head is not None and ("weak" in head.features or head.features.get("noun") in ("livelihood", "other"))
        if not soft or frame.numeral.measure not in ("place", "project", "other"):
            return None
        if frame.side == "right" and LISTS.match(frame.left_text):
            for token in frame.left:
                act = token.features.get("cue") or token.features.get("noun")
                if act in ACTS:
                    return self.activities.inspected(frame, act, token)
        visited = self.discourse.rule in ("cue", "listed") and self.topic.category in SUPERVISES
        next_one = LIST_ITEM.fullmatch(frame.left_text) and self.discourse.same_sentence(frame)
        reached = frame.numeral.measure == "place" or (
            head is not None and head.word.endswith(words_of("field", "place"))
        )
        if visited and next_one and reached:
            return Decision(self.topic.category or Category.OTHER, "listed")
        return None
