"""Motions, suggestions, proposals, opinions: which kind, and what was done with them."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Action, Organ, SuggestionKind
from reportkit.records.figures.words import OF_SUGGESTIONS, SHARE_OF
from reportkit.records.suggestions.actions import ActionReader
from reportkit.records.suggestions.outcome import JUDGED, Outcome
from reportkit.records.suggestions.talk import (
    at_session,
    converts,
    deliberated,
    hinted,
    is_sum,
    of_congress,
    of_laws,
    on_drafts,
)
from reportkit.text.marks import EDGES
from reportkit.text.said import any_in

GATHERED = {"意见建议", "意见和建议", "意见、建议", "意见", "建议意见", "群众意见", "意见与建议", "意见及建议"}
# 议案转来的7件: suggestions by now.
TURNED = ("转来", "转为", "转作", "转建议")
JOINTS = ("、", "和", "及", "与")
EXISTS = ("共有", "有", "共")
# 交给政府视察意见11条: opinions of its own are submitted by handing them over.
ITS_OPINIONS = (SuggestionKind.INSPECTION_OPINION, SuggestionKind.DELIBERATION_OPINION)
HANDED = ("交给", "送交", "转送", "转给")
CASE = 30  # characters in which a suggestion may be said to be none: 转法院作信访件处理
CONCERNED = ("涉及", "关于", "有关", "反映", "事关", "针对")
PLAIN = (SuggestionKind.ADVICE, SuggestionKind.LEGISLATIVE_COMMENT)  # said of no piece of paper that goes its way
PIECE = "满意件"
BY_NUMBER = ("条", "项", "个", "份", "余条", "点")  # of comments; suggestions are counted in 件
HANDLING = ("代表", "办理", "督办", "重点", "答复")
AFTER_CONVERTING = {
    SuggestionKind.MOTION: SuggestionKind.SUGGESTION,
    SuggestionKind.MOTION_AND_SUGGESTION: SuggestionKind.SUGGESTION,
}


@dataclass(slots=True)
class Handling:
    """Kind and action of one figure; ``also`` is what else was done with them under the same number."""

    kind: SuggestionKind
    action: Action
    also: tuple[Action, ...] = ()


@dataclass(slots=True)
class Spoken:
    """What the paragraphs before spoke of: the kind last counted, and whether those were raised or filed."""

    kind: SuggestionKind | None = None
    gathered: Action | None = None


class SuggestionReader:
    """Reads kinds and actions along a paragraph; a figure without a noun goes on with the last kind."""

    def __init__(self, paragraph: Paragraph, organ: Organ, start: Spoken, classes: dict[str, Action]) -> None:
        self.paragraph = paragraph
        self.organ = organ
        self.kind: SuggestionKind | None = start.kind
        self.actions = ActionReader(paragraph, classes, start.gathered)
        self.sentence = -1
        self.unit = -1
        self.kinds: list[SuggestionKind] = []
        self.read_frames: list[Frame] = []
        self.first: Handling | None = None
        self.last: Handling | None = None
        self.respective: list[SuggestionKind] = []  # kinds of the counts that 分别 goes through
        self.whole: SuggestionKind | None = None  # the kind of the last count that is no part of another
        self.counted: set[SuggestionKind] = set()  # in the paragraph
        self.judged = start.kind  # the kind last counted but for those that were picked out (督办)
        self.parted = False  # whether the number before was such a part
        # the kind and the action before the brackets that are being read
        self.around: tuple[SuggestionKind | None, Action | None] | None = None

    @property
    def spoken(self) -> Spoken:
        """What the next paragraph goes on with."""
        return Spoken(None if self.kind in PLAIN else self.kind, self.actions.gathered)

    def read(self, frame: Frame) -> Handling:
        """Kind and action of a figure of category suggestion, in text order."""
        if frame.statement != self.unit:
            self.unit, self.first, self.kinds, self.around = frame.statement, None, [], None
        aside = frame.clause.aside
        if not aside and self.around is not None:
            (self.kind, self.actions.action), self.around = self.around, None
        elif aside and self.around is None:
            self.around = self.kind, self.actions.action
        if frame.numeral.unit == "%" and self.whole is not None and self.parted:
            self.kind = self.whole  # 71件,其中建议40件、提案31件,办复率100%
        handling = self._handling(frame)
        self.parted = frame.whole is not None and frame.numeral.unit != "%"
        if not self.parted:
            self.whole = handling.kind
        self.sentence = frame.sentence.start
        self.kind = handling.kind
        self.kinds.append(handling.kind)
        if handling.action is not Action.SUPERVISED:
            self.judged = handling.kind
        self.read_frames.append(frame)
        self.counted.add(handling.kind)
        self.first, self.last = self.first or handling, handling
        return handling

    def _handling(self, frame: Frame) -> Handling:
        if (
            self.first is not None
            and self.last is not None
            and (SHARE_OF.match(frame.left_text) or frame.left_text.endswith("的占"))
        ):
            return _of(self.last.kind, self.actions.read(frame, self.last.action))
        if self.first is not None and is_sum(frame.left_text) and frame.head is None:
            kind = self.first.kind
            if SuggestionKind.MOTION in self.kinds and self._turned():
                kind = SuggestionKind.SUGGESTION
            return _of(kind, self.actions.sum(frame, self.first.action))
        if self.last is not None and self.last.action is Action.CONVERTED and self._listed(frame):
            return _of(self.last.kind, self.actions.read(frame, Action.CONVERTED))
        token = self._kind_token(frame)
        kind, spoken = self._kind(frame, token), token is not None
        handled = self.organ is Organ.GOVERNMENT and not frame.left_text.endswith(EXISTS)
        said = self.actions.read(frame, Action.HANDLED if handled else Action.SUBMITTED)
        if not spoken and (each := self._respectively(frame)) is not None:
            kind = each
        elif not spoken and self._side_by_side():
            motion = said.action in OF_SUGGESTIONS
            kind = SuggestionKind.MOTION if motion else SuggestionKind.MOTION_AND_SUGGESTION
        if not spoken:
            kind = self._fitting(kind, said.action, frame)
        if said.action is Action.ASSIGNED and kind in ITS_OPINIONS and any_in(frame.left_text, HANDED):
            said = Outcome(Action.SUBMITTED)
        return _of(kind, said)

    def _respectively(self, frame: Frame) -> SuggestionKind | None:
        """收到议案6件、建议88件,分别办结6件、85件: the first number is of the first kind, and so on."""
        if "分别" in frame.left_text:
            self.respective = list(self.kinds)
        elif frame.left_text not in JOINTS:
            self.respective = []
        return self.respective.pop(0) if len(set(self.kinds)) > 1 and self.respective else None

    def _side_by_side(self) -> bool:
        """议案3件、建议168件 counted side by side: what follows without a name is said of both."""
        if self.kinds != [SuggestionKind.MOTION, SuggestionKind.SUGGESTION]:
            return False
        first, second = (f for f in self.read_frames[-2:])
        between = self.paragraph.joined.text[first.numeral.end : second.numeral.start]
        return not any_in(between, EDGES) and any_in(between, JOINTS)

    def _fitting(self, kind: SuggestionKind, action: Action, frame: Frame) -> SuggestionKind:
        """The kind that fits what was done: filed are proposals or motions, satisfied are those who made suggestions."""
        cppcc = self.organ is Organ.CPPCC_STANDING_COMMITTEE
        own = SuggestionKind.PROPOSAL if cppcc else SuggestionKind.SUGGESTION
        soft = kind in PLAIN
        if action in JUDGED and soft and "群众" not in frame.left_text:
            return own
        if action is Action.FILED and cppcc and kind is SuggestionKind.PUBLIC_OPINION:
            return own
        if (
            action in (Action.FILED, Action.CONVERTED)
            and kind is SuggestionKind.SUGGESTION
            and "转来" not in frame.left_text
            and "信访" not in self.paragraph.joined.text[frame.stop : frame.stop + CASE]
        ):
            counted = SuggestionKind.MOTION in self.counted
            return SuggestionKind.MOTION if counted else kind
        return kind

    def _turned(self) -> bool:
        """Whether the statement says that motions were turned into suggestions: what is said of all is said of those."""
        tokens = self.paragraph.within(self.unit, self.paragraph.sentences[-1].end)
        return any(t.features.get("action") == Action.CONVERTED for t in tokens)

    def _kind(self, frame: Frame, token: Token | None) -> SuggestionKind:
        added = self.kind in (None, SuggestionKind.MOTION) and frame.left_text.startswith(("连同", "加上"))
        if added and (token is None or token.end <= frame.begin):
            return SuggestionKind.SUGGESTION
        kind = token.features["kind"] if token is not None else None
        sentence = frame.sentence.text
        unit = frame.numeral.unit or ""
        if token is not None and kind == "bare":
            return self._bare(frame, token, unit, sentence)
        if (
            kind == SuggestionKind.PROPOSAL
            and token is not None
            and token.word == "提案建议"
            and self.organ is not Organ.CPPCC_STANDING_COMMITTEE
        ):
            return SuggestionKind.MOTION_AND_SUGGESTION
        if kind in (SuggestionKind.LEGISLATIVE_COMMENT, SuggestionKind.ADVICE) and token is not None:
            drafts = on_drafts(sentence[: frame.numeral.end - frame.sentence.start])
            if kind == SuggestionKind.LEGISLATIVE_COMMENT:
                return SuggestionKind.LEGISLATIVE_COMMENT if of_laws(sentence) else SuggestionKind.ADVICE
            if self._criticism(frame, token) or self._of_deputies(token):
                return SuggestionKind.SUGGESTION
            if token.word in GATHERED and not drafts and (own := self._own(frame, unit)):
                return own
            return SuggestionKind.LEGISLATIVE_COMMENT if drafts and token.word in GATHERED else SuggestionKind.ADVICE
        if kind == SuggestionKind.MOTION and token is not None and self._with_suggestions(token):
            return SuggestionKind.MOTION_AND_SUGGESTION
        if kind:
            return SuggestionKind(kind)
        hint = self._hinted(frame)
        if self.kind is None or (not self.first and hint):
            seen = [
                t
                for t in self.paragraph.within(0, frame.numeral.start)
                if t.features.get("kind", "bare") != "bare" and not self._made_into(t)
            ]
            if hint or seen:
                return hint or SuggestionKind(seen[-1].features["kind"])
            return (
                SuggestionKind.PROPOSAL if self.organ is Organ.CPPCC_STANDING_COMMITTEE else SuggestionKind.SUGGESTION
            )
        if self.last and frame.sentence.start != self.sentence and self._converted_since():
            return AFTER_CONVERTING.get(self.kind, self.kind)
        return self.kind

    def _converted_since(self) -> bool:
        """Whether those counted last became something else: 收到议案3件,都转成建议."""
        if self.last is not None and self.last.action is Action.CONVERTED:
            return True
        last = self.read_frames[-1]
        told = self.paragraph.within(last.stop, last.sentence.end)
        return any(t.features.get("action") == Action.CONVERTED for t in told)

    def _kind_token(self, frame: Frame) -> Token | None:
        for token in (frame.first, frame.head):
            if (
                token is not None
                and frame.side in ("right", "left")
                and "kind" in token.features
                and (not self._made_into(token) or self._counts(frame, token))
            ):
                return token
        for token in reversed(frame.left):
            if "kind" in token.features and not self._made_into(token):
                return token
        head = [t for t in frame.right if "kind" in t.features and "action" not in t.features]
        if head and frame.side == "right":
            return head[0]
        if frame.right_text.startswith(CONCERNED):  # 5件涉及交通项目的建议
            named = next((t for t in frame.right if "kind" in t.features), None)
            if named is not None and self.paragraph.joined.text[named.start - 1] == "的":
                return named
        between = [
            t
            for t in self.paragraph.within(frame.sentence.start, frame.begin)
            if t.features.get("kind", SuggestionKind.ADVICE)
            not in (SuggestionKind.ADVICE, SuggestionKind.LEGISLATIVE_COMMENT)
            and (t.features["kind"] != "bare" or (t.word == "建议" and frame.numeral.unit == "件"))
            and not self._made_into(t)
        ]
        figures = [f for f in self.paragraph.frames if f.sentence is frame.sentence and f.numeral.end <= frame.begin]
        if between and (not figures or between[-1].start > figures[-1].numeral.end + len(figures[-1].right_text)):
            return between[-1]
        # 提出的意见中,38条被采纳; 收集的意见,八成已化解
        ends = (frame.begin - 2,) if self.paragraph.joined.text[frame.begin - 2 : frame.begin] in ("中,", "里,") else ()
        ends = (*ends, frame.begin - 1) if frame.numeral.unit == "%" else ends
        return next((t for t in self._before(frame) if t.end in ends and "kind" in t.features), None)

    def _counts(self, frame: Frame, token: Token) -> bool:
        """所提意见|12条: what they said is itself what is counted."""
        text = self.paragraph.joined.text
        return token.end == frame.numeral.start and text.endswith("所提", 0, token.start)

    def _before(self, frame: Frame) -> list[Token]:
        """Words of the sentence before the clause of the number."""
        return self.paragraph.within(frame.sentence.start, frame.begin)

    def _listed(self, frame: Frame) -> bool:
        """转为委员来信18件、社情民意信息13件: what else they were turned into is not their kind either."""
        acts = any("action" in t.features for t in frame.left)
        return frame.left_text.startswith("、") and not acts and self._kind_token(frame) is not None

    def _reach(self, frame: Frame) -> str:
        """The words from the last 。 to the number."""
        return self.paragraph.joined.text[self.unit : frame.numeral.start]

    def _own(self, frame: Frame, unit: str) -> SuggestionKind | None:
        """意见建议 that members file (件) or that deputies make at a session have the name of a kind of their own."""
        cppcc = self.organ is Organ.CPPCC_STANDING_COMMITTEE
        if unit == "件" and cppcc:
            return SuggestionKind.PROPOSAL
        reach = self.paragraph.joined.text[self.unit : frame.numeral.end + len(frame.right_text)]
        return None if cppcc or not at_session(reach) else SuggestionKind.SUGGESTION

    def _criticism(self, frame: Frame, token: Token) -> bool:
        """批评意见 that deputies make or that their congress hands on are 建议、批评和意见."""
        text = self.paragraph.joined.text
        critical = text.endswith("批评", 0, token.start) and self.organ is not Organ.CPPCC_STANDING_COMMITTEE
        return critical and of_congress(text[self.unit : frame.numeral.end])

    def _opinion(self, frame: Frame) -> SuggestionKind | None:
        """意见 on what a 视察 found are 视察意见."""
        earlier = self.paragraph.within(0, frame.begin)
        toured = [t for t in earlier if t.start >= self.unit and "cue" in t.features]
        return SuggestionKind.INSPECTION_OPINION if any("视察" in t.word for t in toured) else None

    def _of_deputies(self, token: Token) -> bool:
        """人大代表的意见和建议 are what the law calls 建议、批评和意见, whatever they are called here."""
        npc = self.organ is not Organ.CPPCC_STANDING_COMMITTEE and token.word in GATHERED
        return npc and self.paragraph.joined.text[: token.start].endswith(("人大代表", "人大代表的", "人大代表提出的"))

    def _with_suggestions(self, token: Token) -> bool:
        """人大议案及建议: both under one number."""
        joined = self.paragraph.joined.text[token.end : token.end + 1] in JOINTS
        behind = self.paragraph.within(token.end + 1, token.end + 6) if joined else []
        return any(t.start == token.end + 1 and t.features.get("kind") in ("bare", "suggestion") for t in behind)

    def _hinted(self, frame: Frame) -> SuggestionKind | None:
        """The kind that the sentence speaks of before the number in words that count nothing (提案办理协商)."""
        return hinted(self._reach(frame))

    def _made_into(self, token: Token) -> bool:
        """转作社情民意信息35件 are proposals still: what they were turned into, or what they say, is not their kind."""
        text = self.paragraph.joined.text
        if token.features["kind"] == SuggestionKind.MOTION and text.startswith(TURNED, token.end):
            return True
        if converts(text[max(0, token.start - 5) : token.start]):
            return True
        joined = text[token.start - 1 : token.start] in JOINTS
        before = self.paragraph.within(max(0, token.start - 12), token.start - 1) if joined else []
        return any("kind" in t.features and t.end == token.start - 1 and self._made_into(t) for t in before)

    def _bare(self, frame: Frame, token: Token, unit: str, sentence: str) -> SuggestionKind:
        """建议 and 意见 alone: whose they are is told by the unit and the talk around them."""
        if token.word.endswith(PIECE):
            return self.judged if self.judged and self.judged not in PLAIN else SuggestionKind.MOTION_AND_SUGGESTION
        at = frame.numeral.end - frame.sentence.start
        before = sentence[max(0, at - 70) : at + 12]
        if of_laws(before) and unit in BY_NUMBER:
            return SuggestionKind.LEGISLATIVE_COMMENT
        if token.word == "意见":
            if unit == "件" and self.organ is Organ.NPC_STANDING_COMMITTEE and "代表" in sentence:
                return SuggestionKind.SUGGESTION
            if self.kind in (SuggestionKind.PROPOSAL, SuggestionKind.SUGGESTION) and unit == "件":
                return self.kind
            if self._criticism(frame, token):
                return SuggestionKind.SUGGESTION
            if deliberated(before):
                return SuggestionKind.DELIBERATION_OPINION
            return self._opinion(frame) or SuggestionKind.ADVICE
        if unit in ("件", "%", "件(项)"):
            return (
                SuggestionKind.PROPOSAL
                if self.organ is Organ.CPPCC_STANDING_COMMITTEE and self.kind is SuggestionKind.PROPOSAL
                else SuggestionKind.SUGGESTION
            )
        if self.organ is Organ.CPPCC_STANDING_COMMITTEE:
            return SuggestionKind.ADVICE
        if self.kind in (
            SuggestionKind.SUGGESTION,
            SuggestionKind.MOTION,
            SuggestionKind.MOTION_AND_SUGGESTION,
        ) and any_in(sentence, HANDLING):
            return SuggestionKind.SUGGESTION
        return SuggestionKind.SUGGESTION if "代表" in frame.left_text.rpartition("提出")[0] else SuggestionKind.ADVICE


def _of(kind: SuggestionKind, said: Outcome) -> Handling:
    return Handling(kind, said.action, said.also)
