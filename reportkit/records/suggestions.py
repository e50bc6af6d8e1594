"""Motions, suggestions, proposals, opinions: which kind, and what was done with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reportkit.frames.clauses import Frame, Paragraph
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Organ

LAW_TALK = re.compile(r"草案|立法(?!监督)|法规|征求意见稿|条例|修改稿|法律(?!问题|服务)")
WEAK_ACTIONS = {"办理", "处理", "办理结果", "涉及", "提供", "反映", "收集", "形成"}
CONVERTS = re.compile(r"(?:转[为作]?|改作|作为)$")
CLASS = re.compile(r"^[A-Da-d甲乙丙丁](?:类|件)$")
DELIBERATION = re.compile(r"会议提出|审议[^。;]{0,16}提出|常委会[^。;]{0,10}提出|审议意见")
LATER = ("handled", "resolved", "planned", "resolved_or_planned", "explained", "adopted", "satisfied")
EARLY = ("submitted", "assigned", None)
AFTER_CONVERTING = {"motion": "suggestion", "motion_and_suggestion": "suggestion"}


@dataclass(slots=True)
class Handling:
    """Kind and action of one figure."""

    kind: str
    action: str


class SuggestionReader:
    """Reads kinds and actions along a paragraph; a figure without a noun goes on with the last kind."""

    def __init__(self, paragraph: Paragraph, organ: Organ, start_kind: str | None) -> None:
        self.paragraph = paragraph
        self.organ = organ
        self.kind: str | None = start_kind
        self.action: str | None = None
        self.sentence = -1
        self.converted = False

    def read(self, frame: Frame) -> Handling:
        """Kind and action of a figure of category suggestion, in text order."""
        kind = self._kind(frame)
        action = self._action(frame)
        if self.sentence != frame.sentence.start:
            self.sentence = frame.sentence.start
        self.kind, self.action = kind, action
        self.converted = action == "converted"
        return Handling(kind, action)

    def _kind(self, frame: Frame) -> str:
        token = self._kind_token(frame)
        kind = token.features["kind"] if token is not None else None
        sentence = frame.sentence.text
        unit = frame.numeral.unit or ""
        if token is not None and kind == "bare":
            return self._bare(frame, token, unit, sentence)
        if (
            kind == "proposal"
            and token is not None
            and token.word == "提案建议"
            and self.organ is not Organ.CPPCC_STANDING_COMMITTEE
        ):
            return "motion_and_suggestion"
        if kind == "legislative_comment" and not LAW_TALK.search(sentence):
            return "advice"
        if kind:
            return kind
        if self.kind is None:
            seen = [
                t for t in self.paragraph.within(0, frame.numeral.start) if t.features.get("kind", "bare") != "bare"
            ]
            if seen:
                return seen[-1].features["kind"]
            return "proposal" if self.organ is Organ.CPPCC_STANDING_COMMITTEE else "suggestion"
        if self.kind == "motion" and re.match(r"\s*(?:连同|加上)", frame.left_text):
            return "suggestion"
        if self.converted and frame.sentence.start != self.sentence:
            return AFTER_CONVERTING.get(self.kind, self.kind)
        return self.kind

    def _kind_token(self, frame: Frame) -> Token | None:
        for token in (frame.first, frame.head):
            if (
                token is not None
                and frame.side in ("right", "left")
                and "kind" in token.features
                and not self._made_into(token)
            ):
                return token
        for token in reversed(frame.left):
            if "kind" in token.features and not self._made_into(token):
                return token
        head = [t for t in frame.right if "kind" in t.features and "action" not in t.features]
        if head and frame.side == "right":
            return head[0]
        between = [
            t
            for t in self.paragraph.within(frame.sentence.start, frame.begin)
            if t.features.get("kind", "advice") not in ("advice", "legislative_comment")
            and (t.features["kind"] != "bare" or (t.word == "建议" and frame.numeral.unit == "件"))
        ]
        figures = [f for f in self.paragraph.frames if f.sentence is frame.sentence and f.numeral.end <= frame.begin]
        if between and (not figures or between[-1].start > figures[-1].numeral.end + len(figures[-1].right_text)):
            return between[-1]
        return None

    def _made_into(self, token: Token) -> bool:
        """转作社情民意信息35件 are proposals still: what they were turned into is not their kind."""
        return bool(CONVERTS.search(self.paragraph.joined.text[max(0, token.start - 3) : token.start]))

    def _bare(self, frame: Frame, token: Token, unit: str, sentence: str) -> str:
        """建议 and 意见 alone: whose they are is told by the unit and the talk around them."""
        at = frame.numeral.end - frame.sentence.start
        before = sentence[max(0, at - 70) : at + 12]
        if LAW_TALK.search(before) and unit in ("条", "项", "个", "份", "余条", "点"):
            return "legislative_comment"
        if token.word == "意见":
            if unit == "件" and self.organ is Organ.NPC_STANDING_COMMITTEE and "代表" in sentence:
                return "suggestion"
            if self.kind in ("proposal", "suggestion") and unit == "件":
                return self.kind
            return "deliberation_opinion" if DELIBERATION.search(before) else "advice"
        if unit in ("件", "%", "件(项)"):
            return (
                "proposal" if self.organ is Organ.CPPCC_STANDING_COMMITTEE and self.kind == "proposal" else "suggestion"
            )
        if self.organ is Organ.CPPCC_STANDING_COMMITTEE:
            return "advice"
        if self.kind in ("suggestion", "motion", "motion_and_suggestion") and re.search(
            r"代表|办理|督办|重点|答复", sentence
        ):
            return "suggestion"
        return "suggestion" if re.search(r"代表[^。;,]{0,12}提出[^。;,]{0,8}$", frame.left_text) else "advice"

    def _action(self, frame: Frame) -> str:
        """The predicate decides: behind the number, then before it, then in the next clause, then as before."""
        if (each := self._respectively(frame)) is not None:
            return each
        behind = [t for t in frame.right if "action" in t.features]
        ahead = [t for t in frame.left if "action" in t.features]
        said = _strongest(behind) if not frame.right_text.startswith("、") else None
        before = _strongest(ahead)
        noun = next((t for t in (frame.head, frame.first) if t is not None and "action" in t.features), None)
        if noun is not None and (
            said is None or noun.features["action"] in ("unsatisfied", "basically_satisfied", "commended")
        ):
            said = noun.features["action"]
        follows = bool(re.match(r",(?:已|均|全部|都|已经)", self.paragraph.joined.text[frame.stop : frame.stop + 4]))
        relative = follows or (
            frame.side != "left" and "的" in frame.left_text[(ahead[-1].end - frame.begin) if ahead else 0 :]
        )
        if said is None and before in EARLY and (relative or before is None) and frame.numeral.unit != "%":
            said = self._shared(frame) or self._next_clause(frame)
        if said is not None:
            return said
        if before is not None:
            return before
        if self.action is not None and self.sentence == frame.sentence.start:
            return self.action
        for token in reversed(self.paragraph.within(frame.sentence.start, frame.begin)):
            if token.features.get("action") in (
                *LATER[:5],
                "submitted",
                "filed",
                "assigned",
                "supervised",
                "unsatisfied",
            ):
                return token.features["action"]
        return "handled" if self.organ is Organ.GOVERNMENT else "submitted"

    def _respectively(self, frame: Frame) -> str | None:
        """答复率、面商率、满意率分别达到100%、98%和95%: the first rate has the first number, and so on."""
        frames = [f for f in self.paragraph.frames if f.sentence is frame.sentence]
        i = frames.index(frame)
        first = next((j for j in range(i, -1, -1) if "分别" in frames[j].left_text), None)
        if first is None or any(len(f.left_text) > 2 for f in frames[first + 1 : i + 1]):
            return None
        rates = [t for t in frames[first].left if "action" in t.features and t.word.endswith("率")]
        return rates[i - first].features["action"] if i - first < len(rates) else None

    def _shared(self, frame: Frame) -> str | None:
        """2件议案和10件建议进行督办: the last of a list carries the predicate of all."""
        frames = self.paragraph.frames
        i = frames.index(frame) + 1
        text = self.paragraph.joined.text
        if i >= len(frames) or not re.fullmatch(
            r"[^,;。:!?]{0,8}(?:和|及|与|、)", text[frame.numeral.end : frames[i].numeral.start]
        ):
            return None
        return _strongest([t for t in frames[i].right if "action" in t.features])

    def _next_clause(self, frame: Frame) -> str | None:
        """The predicate may follow after a comma (…提出的112件建议,已全部办理完毕), if no other number stands there."""
        text = self.paragraph.joined.text
        if text[frame.stop : frame.stop + 1] != ",":
            return None
        end = min(
            (p for p in (text.find(c, frame.stop + 1, frame.sentence.end) for c in ",;。:") if p >= 0),
            default=frame.sentence.end,
        )
        clause = text[frame.stop + 1 : end]
        if any(f.numeral.start >= frame.stop and f.numeral.start < end for f in self.paragraph.frames):
            return None
        if not re.match(
            r"(?:(?:19|20)\d\d年|年内|当年|目前|现|截至|经|由|已|都|全部|均|全|按|到|至|年|在|交|分|通过|会后|其|被|得到|并|共)",
            clause,
        ):
            return None
        tokens = [
            t
            for t in self.paragraph.within(frame.stop, end)
            if t.features.get("action") in (*LATER, "assigned", "supervised")
        ]
        return _strongest(tokens)


def _strongest(tokens: list[Token]) -> str | None:
    """The action that words of handling give: a class (A类) first, then the last that says more than 办理."""
    if not tokens:
        return None
    for token in tokens:
        if CLASS.match(token.word):
            return token.features["action"]
    if any(t.features["action"] == "resolved_or_planned" for t in tokens):
        return "resolved_or_planned"
    telling = [t for t in tokens if t.word not in WEAK_ACTIONS]
    pairs = pairwise(telling)
    if any(
        (a.features["action"], b.features["action"]) == ("resolved", "planned") and b.start - a.end <= 3
        for a, b in pairs
    ):
        return "resolved_or_planned"
    if (
        telling
        and telling[-1].features["action"] == "basically_satisfied"
        and any(t.features["action"] == "satisfied" and telling[-1].start - t.end <= 4 for t in telling[:-1])
    ):
        return "satisfied"
    return (telling or tokens)[-1].features["action"]
