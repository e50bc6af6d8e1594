"""Which category a figure has: by the thing counted, then by what was going on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportkit.frames.clauses import Frame, Paragraph
from reportkit.lexicon.vocabulary import Token

PERSON_UNITS = {"人", "名", "位", "人次", "人(次)", "家", "户"}
SUGGESTION_UNITS = {"件", "项", "条", "份", "篇", "个", "宗", "点", "%", "", "件(项)", "件次", "件(次)", "次", "方面", "封", "起"}
DEPUTIES = {"代表", "委员", "人大代表", "政协委员", "常委会组成人员", "组成人员", "各级代表", "基层代表"}
RATE_ACTIONS = re.compile(r"率$|满意")
OTHERS_DUTY = re.compile(r"(?:国|省|市|区|县)?(?:政府|部门|法院|检察院|企业|公司|农民|农村|居民|群众)")
DURATION_CATEGORY = "other"


@dataclass(slots=True)
class Decision:
    """A category and the rule that gave it; ``token`` is the word that decided."""

    category: str
    rule: str
    token: Token | None = None


@dataclass(slots=True)
class Topic:
    """What the paragraph has been about so far; a figure without a noun goes on with it."""

    category: str | None = None
    sentence: int = -1
    suggestions: bool = False


class Categorizer:
    """Decides figure after figure of one paragraph."""

    def __init__(self, paragraph: Paragraph, heading: str | None) -> None:
        self.paragraph = paragraph
        self.heading = heading or ""
        self.topic = Topic(suggestions=bool(re.search(r"议案|建议办理|提案|代表建议", self.heading)))
        self.seen = 0

    def decide(self, frame: Frame) -> Decision:
        """Category of ``frame``, remembering it for the figures after it."""
        self._watch(frame)
        decision = self._decide(frame)
        if decision.category not in ("other",) or decision.rule == "noun":
            self.topic.category = decision.category
            self.topic.sentence = frame.sentence.start
        if decision.category == "suggestion":
            self.topic.suggestions = True
        return decision

    def _watch(self, frame: Frame) -> None:
        """Words since the last figure may turn the paragraph to suggestions or away from them."""
        for token in self.paragraph.within(self.seen, frame.numeral.end):
            kind = token.features.get("kind")
            if kind and kind not in ("bare", "advice", "legislative_comment"):
                self.topic.suggestions = True
            elif token.features.get("noun") in ("petition", "deputy_work", "filing_review", "training", "law_inspection"):
                if token.features.get("noun") != "deputy_work" or token.word not in DEPUTIES:
                    self.topic.suggestions = False
        self.seen = max(self.seen, frame.numeral.end)

    def _decide(self, frame: Frame) -> Decision:
        numeral = frame.numeral
        if numeral.measure == "duration":
            return Decision(DURATION_CATEGORY, "duration")
        head = frame.first if frame.first is not None else frame.head
        if numeral.unit in ("%", ""):
            return self._share(frame)
        if frame.side in ("right", "left") and head is not None:
            decided = self._by_noun(frame, head)
            if decided:
                return decided
        act = self._by_action(frame)
        if act:
            return act
        if frame.side == "far" and head is not None and "weak" not in head.features:
            decided = self._by_noun(frame, head)
            if decided:
                return decided
        if frame.head is None and self.topic.category and self._same_sentence(frame):
            return Decision(self.topic.category, "carried")
        return self._by_cue(frame, head)

    def _by_noun(self, frame: Frame, head: Token) -> Decision | None:
        features, unit = head.features, frame.numeral.unit or ""
        last = frame.head.features if frame.head is not None else features
        if "kind" in features and unit in SUGGESTION_UNITS and unit not in ("次",):
            return Decision("suggestion", "noun", head)
        if "kind" in last and unit in SUGGESTION_UNITS - {"次"} and frame.side == "right":
            return Decision("suggestion", "noun", frame.head)
        if "body" in features and unit not in PERSON_UNITS and frame.numeral.measure in ("event", "other"):
            return Decision("meeting", "noun", head)
        category = features.get("noun")
        if category == "deputy_work" and head.word in DEPUTIES and frame.side == "left" and unit in ("件", "条", "项"):
            return None
        if category and not (category == "report_review" and unit in PERSON_UNITS):
            if category == "legislation" and unit == "次":
                return Decision("legislation", "noun", head)
            return Decision(category, "noun", head)
        return None

    def _by_action(self, frame: Frame) -> Decision | None:
        """A件 and N份 without a noun, in a paragraph about suggestions, with a word of handling."""
        unit = frame.numeral.unit or ""
        if not self.topic.suggestions or unit not in SUGGESTION_UNITS or unit in ("次", "%", ""):
            return None
        acts = [t for t in (*frame.left, *frame.right) if "action" in t.features]
        noun = frame.head is not None and frame.side != "far" and ("weak" in frame.head.features and frame.head.word not in ("建议", "意见", "问题"))
        if noun:
            return None
        if unit in ("件", "件(项)") or (acts and unit in ("条", "项", "份", "个", "篇")):
            return Decision("suggestion", "handling", acts[-1] if acts else None)
        return None

    def _share(self, frame: Frame) -> Decision:
        """A share has the category of what it is a share of."""
        acts = [t for t in frame.left if "action" in t.features]
        nouns = [t for t in frame.left if "noun" in t.features or "kind" in t.features]
        if acts and (self.topic.suggestions or any("kind" in t.features for t in nouns)):
            if self.topic.category != "petition" or any("kind" in t.features for t in nouns):
                return Decision("suggestion", "rate", acts[-1])
        if nouns and nouns[-1].features.get("noun"):
            return Decision(nouns[-1].features["noun"], "noun", nouns[-1])
        if self.topic.category and self._same_sentence(frame):
            return Decision(self.topic.category, "carried")
        if acts and self.topic.suggestions:
            return Decision("suggestion", "rate", acts[-1])
        behind = [t for t in frame.right if "noun" in t.features or "kind" in t.features]
        if behind:
            return Decision("suggestion" if "kind" in behind[0].features else behind[0].features["noun"], "noun", behind[0])
        return self._by_cue(frame, None)

    def _same_sentence(self, frame: Frame) -> bool:
        return self.topic.sentence == frame.sentence.start

    def _by_cue(self, frame: Frame, head: Token | None) -> Decision:
        """The nearest activity before the number in its clause, then behind it, then in the sentence."""
        for tokens in (reversed(frame.left), frame.right):
            for token in tokens:
                cue = token.features.get("cue") or token.features.get("noun")
                if cue and cue not in ("suggestion", "other", "report_review"):
                    return Decision(cue, "cue", token)
        earlier = self.paragraph.within(frame.sentence.start, frame.begin)
        for token in reversed(earlier):
            cue = token.features.get("cue")
            if cue and cue not in ("suggestion", "other", "report_review", "legislation"):
                return Decision(cue, "cue", token)
        if head is not None and head.features.get("noun"):
            return Decision(head.features["noun"], "noun", head)
        return Decision("other", "default")
