"""Which category a figure has: by the thing counted, then by what was going on."""

from __future__ import annotations

import re

from reportkit.frames.clauses import Frame, Paragraph
from reportkit.lexicon.vocabulary import Token
from reportkit.records.activities import Activities
from reportkit.records.cues import (
    ACTS,
    ATTENDANCE,
    AWARDED,
    DEPUTIES,
    DONATED,
    ENDS_SUGGESTIONS,
    HOLDS,
    INTO,
    LAW_LIST,
    LAW_TALK,
    MATTERS,
    OF_SUGGESTIONS,
    OTHER_ACT,
    PERSON_UNITS,
    PRESENCE,
    PRIVATE,
    PUBLIC,
    REPORTED,
    SUGGESTION_UNITS,
    SUMMED,
    UPON,
    VISITORS,
    Decision,
    Topic,
)


class Categorizer:
    """Decides figure after figure of one paragraph."""

    def __init__(self, paragraph: Paragraph, heading: str | None, cppcc: bool) -> None:
        self.paragraph = paragraph
        self.heading = heading or ""
        self.cppcc = cppcc
        self.topic = Topic(suggestions=bool(re.search(r"议案|建议办理|提案|代表建议", self.heading)))
        self.activities = Activities(paragraph, self.topic)
        self.seen = 0
        self.rule = ""

    def decide(self, frame: Frame) -> Decision:
        """Category of ``frame``, remembering it for the figures after it."""
        self._watch(frame)
        decision = self._decide(frame)
        self.rule = decision.rule
        if decision.rule != "duration":
            self.topic.category, self.topic.unit = decision.category, frame.numeral.unit
            self.topic.sentence = frame.sentence.start
        if decision.category == "meeting":
            decision.token = decision.token or self.topic.meeting
            self.topic.meeting = decision.token
        if decision.category == "suggestion":
            self.topic.suggestions = True
        return decision

    def _watch(self, frame: Frame) -> None:
        """Words since the last figure may turn the paragraph to suggestions or away from them."""
        for token in self.paragraph.within(self.seen, frame.numeral.end):
            kind = token.features.get("kind")
            if "plain" in token.features and re.search(r"建议(?!权)|提案(?!人)|议案", token.word):
                self.topic.suggestions = True
            if kind and kind not in ("bare", "advice", "legislative_comment"):
                self.topic.suggestions = True
            elif token.features.get("noun") in ENDS_SUGGESTIONS and token.word not in DEPUTIES:
                self.topic.suggestions = False
        self.seen = max(self.seen, frame.numeral.end)

    def _decide(self, frame: Frame) -> Decision:
        numeral = frame.numeral
        if numeral.unit in ("%", "") and numeral.measure != "duration" and not PRESENCE.search(frame.left_text):
            return self._share(frame)
        if special := self._special(frame):
            return special
        head = frame.first if frame.first is not None else frame.head
        for attempt in (self._by_act, self._by_people, self._by_money):
            if decided := attempt(frame, head):
                return decided
        made = any(t.features.get("action") == "converted" for t in frame.left) or frame.right_text.startswith("所提")
        if made and self.topic.suggestions and frame.numeral.unit == "件":
            return Decision("suggestion", "handling")
        if frame.side in ("right", "left") and head is not None and (decided := self._by_noun(frame, head)):
            return decided
        if decided := self._by_handling(frame):
            return decided
        if self._petition_goes_on(frame):
            return Decision("petition", "carried")
        if LAW_LIST.search(frame.left_text) and numeral.unit in ("件", "部", "项"):
            return Decision("suggestion" if self.topic.suggestions else "legislation", "laws")
        if frame.head is None and SUMMED.match(frame.left_text) and (summed := self._summed(frame)):
            return summed
        if self._goes_on(frame):
            return Decision(self.topic.category or "other", "carried")
        if (
            frame.side == "far"
            and head is not None
            and head.features.get("noun") not in (None, "other")
            and (decided := self._by_noun(frame, head))
        ):
            return decided
        return self._by_cue(frame, head)

    def _said(self, frame: Frame) -> str:
        """The words of the sentence before the number."""
        return self.paragraph.joined.text[frame.sentence.start : frame.numeral.start]

    def _special(self, frame: Frame) -> Decision | None:
        """Durations, attendance, visitors and awards: decided by a word beside the number."""
        numeral = frame.numeral
        if numeral.measure == "duration":
            return Decision("other", "duration")
        present = numeral.measure == "person" and ATTENDANCE.search(frame.sentence.text)
        if (
            present
            or PRESENCE.search(frame.left_text)
            or ATTENDANCE.search(frame.left_text[-6:] + frame.right_text[:4])
        ):
            return Decision("other", "attendance")
        if frame.head is not None and frame.head.word in MATTERS and REPORTED.search(self._said(frame)):
            return Decision("other", "reported", frame.head)
        listed = self.rule == "visitors" and (frame.left_text.startswith("、") or not frame.left_text)
        if listed or VISITORS.search(frame.left_text + frame.right_text):
            return Decision("other", "visitors")
        kind = frame.head is not None and "kind" in frame.head.features
        if not kind and numeral.unit in ("名", "人", "个", "家", "位") and AWARDED.search(frame.left_text):
            return Decision("publicity", "award")
        return Decision("inquiry", "unit") if numeral.unit == "问" else None

    def _by_act(self, frame: Frame, head: Token | None) -> Decision | None:
        """走访幼儿园31所, 督查民生实事35次: the act decides where its object is a place, a person or a matter."""
        if frame.side == "verb":
            if re.match(r"(?:专题)?听取", frame.right_text):
                return Decision("report_review", "act")
            held = next((t for t in frame.right if "body" in t.features), None)
            if held is not None and HOLDS.match(frame.right_text):
                return Decision("meeting", "noun", held)
            if re.match(r"审议", frame.right_text):
                return Decision("legislation" if LAW_TALK.search(frame.sentence.text) else "report_review", "act")
            nouns = [t for t in frame.right if t.features.get("noun") or "body" in t.features]
            first = next((t for t in frame.right if t.features.get("cue") in ACTS), None)
            if nouns and nouns[0].features.get("noun") and not (first and first.start < nouns[0].start):
                return Decision(nouns[0].features["noun"], "noun", nouns[0])
            return Decision(first.features["cue"], "cue", first) if first else self._by_cue(frame, None)
        if UPON.search(frame.left_text) and frame.side in ("right", "") and not (head and "kind" in head.features):
            for token in frame.right:
                act = token.features.get("cue") or token.features.get("noun")
                if act in ACTS - {"petition"} and "进行" in frame.right_text + frame.left_text:
                    return self.activities.inspected(frame, act, token)
        if head is None or frame.side != "left":
            return None
        soft = "weak" in head.features or head.features.get("noun") in ("livelihood", "deputy_work", "other")
        if not soft or "kind" in head.features or head.word == "问题":
            return None
        text = self.paragraph.joined.text
        people = frame.numeral.measure in ("person", "person_time")
        for token in reversed(frame.left):
            act = token.features.get("cue") or token.features.get("noun")
            if people and act not in ("petition", "survey"):
                continue
            between = text[token.end : head.start]
            if token.end <= head.start and act in ACTS and len(between) <= 12 and not re.search("[、等]", between):
                return self.activities.inspected(frame, act, token)
        return None

    def _by_people(self, frame: Frame, head: Token | None) -> Decision | None:
        """People counted: who they are, or what they did, decides."""
        if frame.numeral.measure not in ("person", "person_time"):
            return None
        near = [*frame.left, *frame.right]
        if frame.left_text.startswith("、") and self.topic.category == "personnel" and self._same_sentence(frame):
            return Decision("personnel", "carried")
        for token in frame.right:
            if token.features.get("noun") == "inquiry" and "对" in frame.left_text:
                return Decision("inquiry", "people", token)
        for category in ("petition", "training", "personnel"):
            for token in frame.left if category == "petition" else near:
                if token.features.get("cue") == category or token.features.get("noun") == category:
                    return Decision(category, "people", token)
        if head is not None and frame.side == "right" and head.features.get("noun") not in (None, "deputy_work"):
            return None
        for token in near:
            if token.features.get("noun") == "deputy_work" or token.features.get("cue") == "deputy_work":
                return Decision("deputy_work", "people", token)
        if head is not None and frame.side in ("left", "right") and frame.numeral.measure == "person":
            return None
        if frame.head is None and self.topic.category in ("training", "petition") and self._same_sentence(frame):
            return Decision(self.topic.category, "carried")
        for token in reversed(self.paragraph.within(frame.sentence.start, frame.begin)):
            if token.word in DEPUTIES or token.features.get("cue") == "deputy_work":
                return Decision("deputy_work", "people", token)
        return None

    def _by_money(self, frame: Frame, _: Token | None) -> Decision | None:
        if frame.numeral.measure != "money":
            return None
        if DONATED.search(frame.left_text):
            return Decision("deputy_work", "money")
        if PRIVATE.search(frame.left_text) and not re.search(r"政府投资|财政|预算", frame.left_text):
            return Decision("other", "money")
        reach = frame.sentence.joined.text[frame.sentence.start : frame.stop]
        return Decision("finance" if PUBLIC.search(reach) else "other", "money")

    def _by_noun(self, frame: Frame, head: Token) -> Decision | None:
        features, unit = head.features, frame.numeral.unit or ""
        last = frame.head.features if frame.head is not None else features
        gap = self.paragraph.joined.text[head.end : frame.numeral.start]
        if frame.side == "far" and "kind" in features and (len(gap) > 8 or "后" in gap):
            return None
        if frame.side == "far" and head.word in DEPUTIES and unit == "次":
            return None
        if frame.side == "far" and "kind" in features and unit in ("个", "方面", "次"):
            return None
        if head.word == "信息" and "社情民意" not in self.paragraph.joined.text:
            return Decision("publicity", "noun", head)
        if (
            features.get("noun") == "livelihood"
            and frame.side == "right"
            and INTO.search(frame.left_text)
            and (act := self.activities.later(frame))
        ):
            return act
        if "kind" in features and unit in SUGGESTION_UNITS and unit != "次":
            return Decision("suggestion", "noun", head)
        if "kind" in last and unit in SUGGESTION_UNITS - {"次"} and frame.side == "right":
            return Decision("suggestion", "noun", frame.head)
        if (
            "body" in features
            and unit not in PERSON_UNITS
            and not frame.right_text.startswith("方面")
            and frame.numeral.measure in ("event", "other")
        ):
            return Decision("meeting", "noun", head)
        category = features.get("noun")
        if category == "legislation" and frame.pooled and last.get("noun") == "filing_review":
            category = "filing_review"
        if category == "deputy_work" and head.word in DEPUTIES and frame.side == "left" and unit in ("件", "条", "项"):
            return None
        if (
            category in ("legislation", "law_inspection")
            and unit == "部"
            and re.search(r"检查", frame.sentence.text)
            and not re.search(r"草案", head.word)
        ):
            return Decision("law_inspection", "noun", head)
        if category in ("inspection_tour", "survey") and frame.numeral.measure in ("place", "person", "person_time"):
            return self.activities.inspected(frame, category, head)
        if category == "inspection_tour" and head.word.startswith(("监督", "专项监督")) and self.cppcc:
            return Decision("democratic_supervision", "noun", head)
        if category and not (category == "report_review" and unit in PERSON_UNITS):
            return Decision(category, "noun", head)
        return None

    def _by_handling(self, frame: Frame) -> Decision | None:
        """A件 and N份 without a noun, in a paragraph about suggestions, with a word of handling."""
        unit = frame.numeral.unit or ""
        if unit == "件" and any(t.features.get("action") in OF_SUGGESTIONS for t in (*frame.left, *frame.right)):
            self.topic.suggestions = True
        if (
            not self.topic.suggestions
            or unit not in SUGGESTION_UNITS
            or unit in ("次", "%", "")
            or LAW_LIST.search(frame.left_text)
        ):
            return None
        acts = [t for t in (*frame.left, *frame.right) if "action" in t.features]
        noun = frame.head is not None and frame.side in ("left", "right")
        if noun and frame.head is not None and frame.head.word not in ("建议", "意见", "问题"):
            return None
        if unit in ("件", "件(项)") or (acts and unit in ("条", "项", "份", "篇") and not (noun and unit == "个")):
            return Decision("suggestion", "handling", acts[-1] if acts else None)
        return None

    def _share(self, frame: Frame) -> Decision:
        """A share has the category of what it is a share of."""
        acts = [t for t in frame.left if "action" in t.features]
        if not acts and frame.right_text.startswith("的"):
            acts = [t for t in frame.right if "action" in t.features]
        earlier = self.paragraph.within(frame.sentence.start, frame.begin)
        handled = any(t.features["action"].endswith("satisfied") for t in acts) and re.search(
            r"办理|答复|建议|提案", frame.left_text
        )
        if acts and (handled or any("kind" in t.features for t in earlier)) and self.topic.category != "petition":
            self.topic.suggestions = True
        text = self.paragraph.joined.text
        nouns = [
            t for t in frame.left if ("noun" in t.features or "kind" in t.features) and text[t.end : t.end + 1] != "率"
        ]
        kinds = [t for t in nouns if "kind" in t.features]
        if (
            acts
            and (kinds or self.topic.suggestions)
            and (kinds or not (self.topic.category == "petition" and self._same_sentence(frame)))
        ):
            return Decision("suggestion", "rate", acts[-1])
        if trained := next((t for t in frame.left if t.features.get("cue") == "training"), None):
            return Decision("training", "cue", trained)
        if nouns and nouns[-1].features.get("noun"):
            return Decision(nouns[-1].features["noun"], "noun", nouns[-1])
        if acts and not kinds and self.topic.category == "petition" and self._same_unit(frame):
            return Decision("petition", "carried")
        if self.topic.category not in (None, "meeting") and self._same_sentence(frame):
            return Decision(self.topic.category or "other", "carried")
        if self.topic.category == "meeting":
            return Decision("other", "default")
        behind = [t for t in frame.right if "noun" in t.features or "kind" in t.features]
        if behind:
            return Decision(
                "suggestion" if "kind" in behind[0].features else behind[0].features["noun"], "noun", behind[0]
            )
        return self._by_cue(frame, None)

    def _summed(self, frame: Frame) -> Decision | None:
        """…听取了专题汇报,共9次: the sum of what the clause before names."""
        nouns = [
            t
            for t in self.paragraph.within(frame.sentence.start, frame.begin)
            if "noun" in t.features or "body" in t.features
        ]
        if not nouns or any(
            f.sentence is frame.sentence and f.numeral.end <= frame.begin for f in self.paragraph.frames
        ):
            return None
        return self._by_noun(frame, nouns[-1])

    def _petition_goes_on(self, frame: Frame) -> bool:
        """受理来信312件,…转有关部门办理286件,办结264件: letters handled are letters still."""
        acts = [t for t in frame.left if "action" in t.features]
        case = frame.numeral.unit in ("件", "起", "批", "件次", "件(次)", "宗")
        return (
            bool(acts) and case and frame.head is None and self.topic.category == "petition" and self._same_unit(frame)
        )

    def _same_unit(self, frame: Frame) -> bool:
        """Whether no 。 stands between the last figure and this one."""
        return not re.search("[。!?]", self.paragraph.joined.text[self.topic.sentence : frame.sentence.start])

    def _goes_on(self, frame: Frame) -> bool:
        """A number without a noun of its own goes on with what the sentence counted before."""
        if not self.topic.category or not self._same_sentence(frame):
            return False
        subject = (
            frame.head is not None
            and frame.side == "left"
            and "weak" in frame.head.features
            and frame.numeral.measure == "event"
        )
        if frame.side in ("right", "left") and not subject:
            return False
        if (
            frame.numeral.unit == self.topic.unit
            and (not OTHER_ACT.search(frame.left_text) or re.match(r"其中|当年已|已", frame.left_text))
            and len(frame.left_text) <= 12
        ):
            return not any(t.features.get("cue") in ACTS for t in frame.left)
        return False

    def _same_sentence(self, frame: Frame) -> bool:
        return self.topic.sentence == frame.sentence.start

    def _by_cue(self, frame: Frame, head: Token | None) -> Decision:
        return self.activities.nearest(frame, head)
