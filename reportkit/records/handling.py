"""What was done with suggestions: the predicate of a figure, found in its clause, in the next, or carried on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Action
from reportkit.records.cues import AMONG, ROSE, SHARE_OF

WEAK_ACTIONS = {"办理", "处理", "办理结果", "涉及", "提供", "反映", "收集", "形成"}
CLASS = re.compile(r"^[A-Da-d甲乙丙丁](?:类|件)$")
# 分为A、B、C三类,分别为….
CLASSES = re.compile(r"[A-D甲乙丙丁]类?(?:[、和及][A-D甲乙丙丁]类?){1,3}")
OF_CLASS = dict(
    zip("ABCD甲乙丙丁", (Action.RESOLVED, Action.PLANNED, Action.EXPLAINED, Action.EXPLAINED) * 2, strict=True)
)
LATER = (
    Action.HANDLED,
    Action.RESOLVED,
    Action.PLANNED,
    Action.RESOLVED_OR_PLANNED,
    Action.EXPLAINED,
    Action.ADOPTED,
    Action.SATISFIED,
    Action.SATISFIED_OR_BASICALLY,
)
PASSED_ON = (Action.SUBMITTED, Action.ASSIGNED, Action.HANDLED)
EARLY = (Action.SUBMITTED, Action.ASSIGNED, Action.SUPERVISED)
# What becomes of those that did not satisfy.
AGAIN = (Action.HANDLED, Action.NOT_FILED, Action.ASSIGNED, Action.SUPERVISED)
SHARED = (*LATER, Action.ASSIGNED, Action.SUPERVISED)
EARLIER = (*LATER[:5], Action.SUBMITTED, Action.FILED, Action.ASSIGNED, Action.SUPERVISED, Action.UNSATISFIED)
# 交县政府及其部门办理的 are assigned; 由县政府办理的 are handled.
GIVEN = re.compile(
    r"(?:^|[,;。:、]|其中|分别|已|并|均|团|后|内|时)(?:交|转)(?:由|给)?(?![通流换警友叉入])[\u4e00-\u9fff、]{1,18}$"
)
RECEIVED = re.compile(r"^[^、,;]{0,6}(?:代表|委员|群众|选民|各界|社会|党派|人员)[^、,;]{0,8}$")
# The clause that may follow a number and say what became of it.
FOLLOWS = re.compile(
    r"(?:[\u4e00-\u9fff]{1,8}?(?:均|都|已)|(?:19|20)\d\d年|年内|当年|目前|现|截至|经|由|已|都|全部|均|全|按|到|至|年|在|交|分|通过|会后|其|被|得到|并|共|采取|加大)"
)
# …建议329件,由87个单位承办.
UNDERTAKEN = re.compile(
    r",(?:已|均|全部|分别)*(?:交)?由(?:\d+|[一二三四五六七八九十百]+)[个家][^,;。]{0,8}(?:单位|部门)承办(?!的)"
)
WHOLE = re.compile(r"[现均都已也]{0,2}(?:全部|均已|都已)")
# …的3件议案和代表提出的126条建议: 提出 is said of the second.
NEXT_LISTED = re.compile(r"[^,;。]{0,8}(?:和|及|与|、)[^,;。]{0,6}提出的")
PROCESS = re.compile(r"(?:代表|委员)?(?:议案|建议|提案)(?:的)?(?:办理|落实)")
MANNER = re.compile(r"力度|方式|办法|机制|形式")
# 按内容分类,经济建设类43件: those that were raised or filed, whatever was told last.
BY_CONTENT = re.compile(
    r"[^,;。]{0,10}?(?:按|从)(?:照)?[^,;。]{0,6}(?:内容|类别|类型|性质|领域|行业|专业|来源|界别)[^,;。]{0,4}"
)
SORTED = re.compile(r"^(?:[^,;。]{0,10}?(?:按|从)[^,;。]{1,16}(?:分|看|划分|分类|统计)|其中|分类别看)[,:]?")


def strongest(tokens: Iterable[Token]) -> Action | None:
    """The action that words of handling give: a class (A类) first, then the last that says more than 办理."""
    found = list(tokens)
    if not found:
        return None
    for token in found:
        if CLASS.match(token.word):
            return Action(token.features["action"])
    if found[0].features["action"] == Action.CONVERTED and found[0].word.startswith(("作为", "改")):
        return Action.CONVERTED
    if any(t.features["action"] == Action.RESOLVED_OR_PLANNED for t in found):
        return Action.RESOLVED_OR_PLANNED
    telling = [t for t in found if t.word not in WEAK_ACTIONS]
    if telling and telling[0].features["action"] == Action.CONVERTED and telling[-1].features["action"] in PASSED_ON:
        return Action.CONVERTED  # 转作社情民意信息报送, 转作建议交由政府办理
    for before, after in pairwise(telling):
        close = after.start - before.end <= 4
        both = before.features["action"], after.features["action"]
        if close and both == (Action.RESOLVED, Action.PLANNED):
            return Action.RESOLVED_OR_PLANNED
        if after.start == before.end and both == (Action.PLANNED, Action.RESOLVED):
            return Action.PLANNED  # 列入计划落实
        if close and both == (Action.SATISFIED, Action.BASICALLY_SATISFIED):
            return Action.SATISFIED_OR_BASICALLY
    return Action((telling or found)[-1].features["action"])


class ActionReader:
    """Reads the actions of the figures of one paragraph in order."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.text = paragraph.joined.text
        self.action: Action | None = None
        self.gathered: Action | None = None
        self.unit = -1
        self.seen = 0
        self.known: dict[tuple[int | float | None, str | None], Action] = {}

    def read(self, frame: Frame, default: Action) -> Action:
        """The action of ``frame``; ``default`` where nothing in the sentence says."""
        self.action = self._read(frame, default)
        if self.action in (Action.SUBMITTED, Action.FILED):
            self.gathered = self.action
        self.unit, self.seen = self._unit(frame), frame.stop
        self.known[frame.numeral.value, frame.numeral.unit] = self.action
        return self.action

    def _read(self, frame: Frame, default: Action) -> Action:
        if (each := self._respectively(frame)) is not None:
            return each
        goes_on = self.action is not None and self.unit == self._unit(frame)
        if goes_on and self.action and SHARE_OF.match(frame.left_text):
            return self.action
        main, attributive = self._ahead(frame)
        behind = self._behind(frame)
        if (
            attributive is Action.UNSATISFIED
            and main not in AGAIN
            and behind in (None, Action.HANDLED, Action.NOT_FILED)
        ):
            return attributive
        if behind is Action.ASSIGNED and (later := self._next_clause(frame)):
            return later
        if behind is not None:
            return behind
        if main is not None and not (main is Action.ASSIGNED and default is Action.ASSIGNED):
            return main
        if (attributive is None or attributive in EARLY) and frame.numeral.unit != "%":
            said = self._shared(frame) or self._next_clause(frame)
            if said is not None:
                return said
        if attributive is not None:
            return attributive
        return self._carried(frame, default, goes_on=goes_on)

    def _ahead(self, frame: Frame) -> tuple[Action | None, Action | None]:
        """The action of the verb before the number, and that of a clause with 的 before it (提出的112件)."""
        tokens = [t for t in frame.left if "action" in t.features]
        if not tokens:
            given = frame.numeral.unit != "%" and GIVEN.search(frame.left_text)
            return (Action.ASSIGNED if given else None), None
        first = frame.begin
        attributive: list[Token] = []
        while (at := self.text.find("的", first, frame.numeral.start)) >= 0:
            closed = [t for t in tokens if t.end <= at]
            attributive, tokens = (closed or attributive), [t for t in tokens if t.end > at]
            first = at + 1
        if len(attributive) > 1 and attributive[0].word not in WEAK_ACTIONS and _governs(self.text, attributive):
            tokens, attributive = [attributive[0], *tokens], attributive[1:]
        return self._strongest_given(frame, tokens), self._strongest_given(frame, attributive)

    def _strongest_given(self, frame: Frame, tokens: list[Token]) -> Action | None:
        action = strongest(tokens)
        if action is not Action.HANDLED or not tokens:
            return action
        weak = tokens[-1].word in WEAK_ACTIONS or tokens[-1].word.startswith("承办")
        if weak and GIVEN.search(self.text[frame.begin : tokens[-1].start]):
            return Action.ASSIGNED
        if weak and self.action is Action.ASSIGNED and self.unit == self._unit(frame):
            return Action.ASSIGNED
        return action

    def _behind(self, frame: Frame) -> Action | None:
        """The predicate behind the number, or a noun that says it itself (不满意件3件, 优秀提案10件)."""
        behind = [t for t in frame.right if "action" in t.features] if not frame.right_text.startswith("、") else []
        cell = frame.left_text.endswith(" ") and frame.right_text.startswith(" ")  # 立案 121件 办复率 100%
        said = strongest(behind) if not (cell or NEXT_LISTED.fullmatch(frame.right_text)) else None
        if said is None and PROCESS.match(frame.right_text):
            said = Action.HANDLED
        noun = next((t for t in (frame.head, frame.first) if t is not None and "action" in t.features), None)
        # 重点建议办结率97%: the rate's own noun, nearer to the number, says more than what it is a rate of.
        nearer = noun is not None and any("action" in t.features and t.start >= noun.end for t in frame.left)
        if noun is not None and not (nearer and frame.numeral.unit == "%"):
            own = Action(noun.features["action"])
            if said is None or own in (Action.UNSATISFIED, Action.BASICALLY_SATISFIED, Action.COMMENDED):
                return own
        return said

    def _unit(self, frame: Frame) -> int:
        return self.paragraph.statement(frame.sentence.start)

    def _carried(self, frame: Frame, default: Action, *, goes_on: bool) -> Action:
        if self.text.endswith("的,", 0, frame.begin) and not frame.left_text:
            described = self.paragraph.within(max(frame.sentence.start, self.seen), frame.begin)
            if told := [t for t in described if "action" in t.features]:
                return strongest(told) or default
        if frame.right_text.endswith("中") and (same := self._stated(frame)):
            return same
        reach = self.text[self._unit(frame) : frame.begin]
        if among := list(AMONG.finditer(reach + ",")):
            start = self._unit(frame) + among[-1].start(1)
            tokens = [
                t for t in self.paragraph.within(start, start + len(among[-1].group(1))) if "action" in t.features
            ]
            if tokens and not any(
                start <= f.numeral.start < start + len(among[-1].group(1)) for f in self.paragraph.frames
            ):
                return strongest(tokens) or default
        since = max(self._unit(frame), self.seen)
        if goes_on and (newer := [t for t in self.paragraph.within(since, frame.begin) if "action" in t.features]):
            return strongest(newer) or default
        if ROSE.match(frame.left_text) and (
            risen := strongest(t for t in self._before(frame) if "action" in t.features)
        ):
            return risen
        if self.gathered is not None and not goes_on and BY_CONTENT.match(reach or frame.left_text):
            return self.gathered
        if self.action is not None and (goes_on or SORTED.match(reach or frame.left_text)):
            return self.action
        for token in reversed(self.paragraph.within(self._unit(frame), frame.begin)):
            if token.features.get("action") in EARLIER:
                return Action(token.features["action"])
        return default

    def _before(self, frame: Frame) -> list[Token]:
        """Words of the sentence before the clause of the number."""
        return self.paragraph.within(frame.sentence.start, frame.begin)

    def _stated(self, frame: Frame) -> Action | None:
        """9件议案中: what was said of the nine before."""
        return self.known.get((frame.numeral.value, frame.numeral.unit))

    def _respectively(self, frame: Frame) -> Action | None:
        """答复率、面商率、满意率分别达到100%、98%和95%: the first rate has the first number, and so on."""
        frames = [f for f in self.paragraph.frames if f.sentence is frame.sentence]
        i = frames.index(frame)
        first = next((j for j in range(i, -1, -1) if "分别" in frames[j].left_text), None)
        if first is None or any(len(f.left_text) > 2 for f in frames[first + 1 : i + 1]):
            return None
        if SHARE_OF.match(frames[first].left_text) and (shared := self._parts(frames, first, i)):
            return shared
        if (said := CLASSES.search(self.text, frame.sentence.start, frames[first].numeral.start)) is not None:
            letters = [c for c in said[0] if c in OF_CLASS]
            return OF_CLASS[letters[i - first]] if i - first < len(letters) else None
        rates = [
            t for t in frames[first].left if "action" in t.features and self.text[t.end - 1 : t.end + 1].count("率")
        ]
        return Action(rates[i - first].features["action"]) if i - first < len(rates) else None

    def _parts(self, frames: list[Frame], first: int, i: int) -> Action | None:
        """A类96件、B类38件、C类14件,分别占64.9%、25.7%和9.4%: each share is of the count in its place."""
        last = next((j for j in range(first, len(frames)) if j > first and len(frames[j].left_text) > 2), len(frames))
        unit = self._unit(frames[first])
        counts = [f for f in self.paragraph.frames if unit <= f.numeral.start < frames[first].numeral.start]
        counts = [f for f in counts if f.numeral.unit != "%"][first - last :]
        if len(counts) < last - first:
            return None
        return self._stated(counts[i - first])

    def _receivers(self, frame: Frame, comma: int) -> bool:
        """交由194家承办单位办理: a number of places or people between the number and the comma is no part of it."""
        between = [f.numeral.measure for f in self.paragraph.frames if frame.stop <= f.numeral.start < comma]
        return bool(between) and all(m in ("place", "person") for m in between)

    def _shared(self, frame: Frame) -> Action | None:
        """2件议案和10件建议进行督办: the last of a list carries the predicate of all."""
        frames = self.paragraph.frames
        i = frames.index(frame) + 1
        if i >= len(frames) or not re.fullmatch(
            r"[^,;。:!?]{0,8}(?:和|及|与|、)(?:[^,;。:!?]{0,6}提出的)?",
            self.text[frame.numeral.end : frames[i].numeral.start],
        ):
            return None
        return strongest(t for t in frames[i].right if "action" in t.features) or self._next_clause(frames[i])

    def _next_clause(self, frame: Frame) -> Action | None:
        """The predicate may follow after a comma (…提出的112件建议,已全部办理完毕), if no other number stands there."""
        at = frame.stop
        if UNDERTAKEN.match(self.text, at):
            return Action.ASSIGNED
        comma = self.text.find(",", at, min(at + 20, frame.sentence.end))
        if self.text[at : at + 1] != "," and comma >= 0 and self._receivers(frame, comma):
            at = comma
        for _ in range(3):
            if self.text[at : at + 1] != ",":
                return None
            end = min(
                (p for p in (self.text.find(c, at + 1, frame.sentence.end) for c in ",;。:") if p >= 0),
                default=frame.sentence.end,
            )
            clause = self.text[at + 1 : end]
            if any(at <= f.numeral.start < end for f in self.paragraph.frames):
                return None
            if not FOLLOWS.match(clause) or (WHOLE.match(clause) and self._second_part(frame)):
                return None
            tokens = [t for t in self.paragraph.within(at, end) if t.features.get("action") in SHARED]
            if tokens:
                return Action.HANDLED if MANNER.search(clause) else strongest(tokens)
            at = end
        return None

    def _second_part(self, frame: Frame) -> bool:
        """其中大会期间285件,闭会期间27件,全部办复: what is said of all is said of the whole before 其中."""
        among = self.text.rfind("其中", frame.sentence.start, frame.numeral.start)
        return among >= 0 and any(among < f.numeral.start < frame.numeral.start for f in self.paragraph.frames)


def _governs(text: str, tokens: list[Token]) -> bool:
    """收到代表提出的…: the first verb has the phrase of the second as its object."""
    between = text[tokens[0].end : tokens[1].start]
    return tokens[0].features["action"] == Action.SUBMITTED and bool(RECEIVED.match(between))
