"""What was done with suggestions: the predicate of a figure, found in its clause, in the next, or carried on."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.grammar.clause import Negation
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Action
from reportkit.records.figures.words import AMONG, DEPUTIES, ROSE, SHARE_OF
from reportkit.records.suggestions.classes import listed_classes
from reportkit.records.suggestions.following import PEOPLE_AND_PLACES, next_clause, of_list
from reportkit.records.suggestions.outcome import UNDONE, WEAK, Outcome, Stage, of_both, of_classes, outcome, stages
from reportkit.records.suggestions.wording import (
    JOINTS,
    RECEIVER,
    another_outcome,
    by_content,
    divided,
    given,
    of_next,
    of_process,
)
from reportkit.text.marks import EDGES
from reportkit.text.said import any_in

# What is done first; what is told behind the number says more.
EARLY = (Action.SUBMITTED, Action.ASSIGNED, Action.SUPERVISED)
PICKED = (Action.FILED, Action.SUPERVISED)  # which suggestions are spoken of: 立案提案, 重点建议
# What becomes of those that did not satisfy, or were not dealt with.
AGAIN = (Action.HANDLED, Action.NOT_FILED, Action.ASSIGNED, Action.SUPERVISED)
# What the next clause may say of those that were not dealt with.
LATER = {Action.NOT_RESOLVED: Action.EXPLAINED, Action.NOT_HANDLED: Action.HANDLED}
RESULTS = (Action.UNSATISFIED, Action.BASICALLY_SATISFIED, Action.COMMENDED)
EARLIER = {
    *(Action.HANDLED, Action.CONSULTED, Action.RESOLVED, Action.PLANNED, Action.RESOLVED_OR_PLANNED, Action.EXPLAINED),
    *(Action.SUBMITTED, Action.FILED, Action.ASSIGNED, Action.SUPERVISED, Action.UNSATISFIED),
}
# 整理成27件,交由…办理: how many they came to; what is told next was done with them.
SORTED_OUT = ("整理", "归纳", "梳理", "汇总")
BOTH, TOGETHER = ("两项", "两者", "二者", "两类", "两率"), ("合计", "相加", "加起来")
UNDERTAKEN, GOVERNMENT = "承办", "政府"
PASSED = ("交", "转", "送")
ADDED = ("连同", "加上")  # 连同代表建议61件: those that were raised besides
SUM_TOTAL = ("总数为", "总数达", "总数达到", "总数是")
OF = "的"
OUTCOMES = {*UNDONE, Action.EXPLAINED, Action.NOT_RESOLVED, Action.NOT_HANDLED} - set(EARLY)
# Between a verb and whoever its object comes from stands at most a place: 收到|县|代表提出的, not 反馈中代表不满意的.
PLACE = 4
DESCRIBING = "的中后时,、向对与同"
POSTPONED = ("推迟", "延期", "改期")  # to a time that is said: no plan, and not given up
GIVEN_UP = ("暂缓", "暂不", "暂未", "缓办", "搁置", "留待", "有待", "尚待", "需待", "待")


class ActionReader:
    """Reads the actions of the figures of one paragraph in order."""

    def __init__(self, paragraph: Paragraph, classes: dict[str, Action], gathered: Action | None) -> None:
        self.paragraph = paragraph
        self.classes = classes
        self.text = paragraph.joined.text
        self.action: Action | None = None
        self.gathered = gathered  # whether those last counted as a whole were raised or filed
        self.default = Action.SUBMITTED
        self.unit = -1
        self.seen = 0
        self.row: tuple[Action, ...] = ()  # the last two
        self.known: dict[tuple[int | float | None, str | None], Action] = {}

    def read(self, frame: Frame, default: Action) -> Outcome:
        """What was done with what ``frame`` counts; ``default`` where nothing in the sentence says."""
        self.default = default
        said = self._read(frame, default)
        if said.action is Action.NOT_FILED and self._converted_next(frame):
            said = Outcome(Action.CONVERTED)
        self.action = said.action
        self.row = (*self.row[-1:], said.action)
        if self.action in (Action.SUBMITTED, Action.FILED):
            self.gathered = self.action
        self.unit, self.seen = frame.statement, frame.stop
        self.known[frame.numeral.value, frame.numeral.unit] = self.action
        return said

    def sum(self, frame: Frame, first: Action) -> Outcome:
        """Of a sum what is told of it next, else what was said of its first part."""
        self.action = first
        said = next_clause(self.paragraph, frame, self.classes) or of_list(self.paragraph, frame, self.classes)
        return self._keep(frame, said) if said is not None else self.read(frame, first)

    def _keep(self, frame: Frame, said: Outcome) -> Outcome:
        self.action, self.unit, self.seen = said.action, frame.statement, frame.stop
        self.known[frame.numeral.value, frame.numeral.unit] = said.action
        return said

    def _read(self, frame: Frame, default: Action) -> Outcome:
        if (each := self._respectively(frame)) is not None:
            return Outcome(each)
        if (both := self._together(frame)) is not None:
            return Outcome(both)
        if (classes := self._of_classes(frame)) is not None:
            return Outcome(classes)
        goes_on = self.action is not None and self.unit == frame.statement
        if goes_on and self.action and SHARE_OF.match(frame.left_text):
            return Outcome(self.action)
        main, described = self._ahead(frame)
        behind, described = self._behind(frame, described)
        attributive = self._strongest_given(frame, described)
        if attributive is not None and attributive.action is Action.CONVERTED and "连同" in frame.left_text:
            attributive = None  # 连同议案转来的共162件
        if attributive is not None and attributive.action is Action.UNSATISFIED:
            others = [said.action for said in (main, behind) if said is not None]
            if not others or (others[0] in AGAIN and (main is None or behind is not None)):
                return Outcome(Action.UNSATISFIED, tuple(a for a in others if a is Action.HANDLED))
        if (put_off := self._put_off(frame)) is not None:
            return Outcome(put_off)
        if (
            behind is not None
            and behind.action is Action.ASSIGNED
            and (later := next_clause(self.paragraph, frame, self.classes))
        ):
            return later
        united = main is not None and main.action is Action.MERGED  # 合并为|5件|办理
        if behind is not None and not (united and behind.action is Action.HANDLED):
            return behind
        if main is not None and main.action is Action.SUBMITTED and self._sorted_out(frame):
            main = next_clause(self.paragraph, frame, self.classes) or main
        if main is not None and not (main.action is Action.ASSIGNED and default is Action.ASSIGNED):
            return main
        if (attributive is None or attributive.action in EARLY) and frame.numeral.unit != "%":
            said = of_list(self.paragraph, frame, self.classes) or next_clause(self.paragraph, frame, self.classes)
            if said is not None:
                return said
        if attributive is not None:
            told = LATER.get(attributive.action)  # 没有办完的5件,要在六月底以前办结
            later = next_clause(self.paragraph, frame, self.classes) if told is not None else None
            return later if later is not None and later.action is told else attributive
        return self._carried(frame, default, goes_on=goes_on)

    def _converted_next(self, frame: Frame) -> bool:
        """未列入议程的5件,转作建议处理: what they were turned into is told next."""
        clause = self.paragraph.clause_at(frame.stop)
        if self.text[frame.stop : frame.stop + 1] != "," or clause.border != ",":
            return False
        following = self.paragraph.clause_at(frame.stop + 1)
        if any(following.start <= f.numeral.start < following.end for f in self.paragraph.frames):
            return False
        words = stages(self.paragraph, self.paragraph.within(following.start, following.end))
        return bool(words) and words[0].action is Action.CONVERTED

    def _said(self, found: Iterable[Token] | list[Stage]) -> Outcome | None:
        words = list(found)
        told = [w for w in words if isinstance(w, Stage)] or stages(
            self.paragraph, (w for w in words if isinstance(w, Token))
        )
        return outcome(told, self.text, self.classes)

    def _ahead(self, frame: Frame) -> tuple[Outcome | None, list[Stage]]:
        """What the verb before the number says, and the words of a clause with 的 before it (提出的112件)."""
        words = stages(self.paragraph, frame.left)
        if not words:
            passed = frame.numeral.unit != "%" and given(frame.left_text)
            return (Outcome(Action.ASSIGNED) if passed else None), []
        first = frame.begin
        described: list[Stage] = []
        while (at := self.text.find(OF, first, frame.numeral.start)) >= 0:
            closed = [w for w in words if w.end <= at]
            described, words = (closed or described), [w for w in words if w.end > at]
            first = at + 1
        if described and (governing := self._governing(frame)) is not None:
            words, described = [governing, *words], [w for w in described if w.start > governing.start]
        return self._strongest_given(frame, words), described

    def _governing(self, frame: Frame) -> Stage | None:
        """The verb that has a described thing as its object: 办理了代表提出的…, 收到代表提出的…, not 代表提出并交办的…."""
        words = stages(self.paragraph, frame.left)
        if not words or (words[0].word in WEAK and not self.text.startswith(("了", "由"), words[0].end)):
            return None
        first = words[0]
        if self.text.startswith(OF, first.end) or (len(words) < 2 and not self.text.startswith("了", first.end)):
            return None
        if self.text.startswith("了", first.end):
            return first
        doer = next((t for t in frame.left if t.start >= first.end and t.word in DEPUTIES), None)
        if doer is None or doer.start - first.end > PLACE or (len(words) > 1 and doer.end > words[1].start):
            return None
        return None if any_in(self.text[first.end : doer.start], DESCRIBING) else first

    def _strongest_given(self, frame: Frame, words: list[Stage]) -> Outcome | None:
        said = self._said(words)
        follows = self.action is Action.ASSIGNED and self.unit == frame.statement
        if said is not None and follows and any(word.word == "反馈" for word in words):
            return Outcome(Action.HANDLED)  # 交办40份,反馈35份
        if said is not None and words[-1].word == "参考" and given(self.text[frame.begin : words[-1].start]):
            return Outcome(Action.ASSIGNED)  # 转给承办单位参考的212条
        if said is not None and words[-1].word == UNDERTAKEN:
            return Outcome(Action.ASSIGNED) if self._undertaken_by(frame, words[-1]) else Outcome(Action.HANDLED)
        if said is None or said.action is not Action.HANDLED:
            return said
        weak = words[-1].word in WEAK
        if weak and given(self.text[frame.begin : words[-1].start]):
            return Outcome(Action.ASSIGNED)
        return Outcome(Action.ASSIGNED) if weak and follows else said

    def _undertaken_by(self, frame: Frame, word: Stage) -> bool:
        """由X承办, X承办12件 were given to X; 承办了…, 承办提案12件 tells of one's own work, as what the government's offices undertook."""
        before = self.text[frame.begin : word.start]
        own = self.default is Action.HANDLED and GOVERNMENT in before
        told = self.text.startswith("了", word.end) or any(
            "kind" in t.features and t.start >= word.end for t in frame.left
        )
        given_to = "由" in before or self.text.startswith(OF, word.end) or frame.sentence.row is not None
        return not own and (given_to or not told)

    def _behind(self, frame: Frame, described: list[Stage]) -> tuple[Outcome | None, list[Stage]]:
        """What is said behind the number, or by a noun that says it itself (不满意件3件, 优秀提案10件); with what describes."""
        right = stages(self.paragraph, frame.right) if not frame.right_text.startswith("、") else []
        right = self._own(frame, right)
        cell = frame.left_text.endswith(" ") and frame.right_text.startswith(" ")  # 立案 121件 办复率 100%
        of = frame.right_text.rfind(OF)
        if of >= 0 and not cell:
            at = frame.stop - len(frame.right_text) + of
            before = [w for w in right if w.end <= at]
            if before and (self._names(frame, at) or before[-1].action in RESULTS):
                described, right = [*described, *before], [w for w in right if w.start > at]
        said = self._said(right) if not (cell or of_next(frame.right_text)) else None
        if said is not None and all(w.word == "办理结果" for w in right) and described:
            said = None  # 重点督办的11件须附办理结果
        if said is None and of_process(frame.right_text):
            said = Outcome(Action.HANDLED)
        if (said is None or all(w.word in WEAK for w in right)) and self._to_units(frame):
            said = Outcome(Action.ASSIGNED)
        noun = next((t for t in (frame.head, frame.first) if t is not None and "action" in t.features), None)
        # 重点建议办结率97%, 立案提案已办复103件: a word nearer to the number says more than which of them they are.
        nearer = noun is not None and any("action" in t.features and t.start >= noun.end for t in frame.left)
        if noun is not None and not (nearer and (frame.numeral.unit == "%" or noun.features["action"] in PICKED)):
            own = Action(noun.features["action"])
            if said is None or own in RESULTS:
                again = said is not None and own is Action.UNSATISFIED and said.action is Action.HANDLED
                return Outcome(own, (Action.HANDLED,) if again else ()), described
        return said, described

    def _own(self, frame: Frame, words: list[Stage]) -> list[Stage]:
        """Words behind the number but for those that stand right before the next one (15件建议被采纳|8件)."""
        following = self._next(frame)
        if following is None:
            return words
        if frame.right_text.endswith(OF) and following.numeral.start == frame.stop:  # 1件和未落实的|2件
            joint = max(frame.right_text.rfind(joint) for joint in JOINTS)
            words = [w for w in words if joint < 0 or w.end <= frame.stop - len(frame.right_text) + joint]
        if following.numeral.unit != frame.numeral.unit or any("kind" in t.features for t in following.left[-1:]):
            return words
        made = (Action.MERGED, Action.CONVERTED)  # 7件合并为2件: said of both
        return [w for w in words if w.action in made or self.text[w.end : following.numeral.start] not in ("", "了")]

    def _next(self, frame: Frame) -> Frame | None:
        """The next number of the same sentence."""
        frames = self.paragraph.frames
        i = frames.index(frame) + 1
        return frames[i] if i < len(frames) and frames[i].sentence is frame.sentence else None

    def _to_units(self, frame: Frame) -> bool:
        """409件交|63家单位办理: the next number is of those who got them."""
        following = self._next(frame)
        if following is None or following.numeral.measure not in PEOPLE_AND_PLACES:
            return False
        between = self.text[frame.numeral.end : following.numeral.start]
        return between.endswith(PASSED) and len(between) <= RECEIVER and not any_in(between, EDGES)

    def _names(self, frame: Frame, of: int) -> bool:
        """Whether the 的 behind a number closes what describes a suggestion: 8件群众反映强烈的|建议."""
        return any("kind" in t.features and t.start == of + 1 for t in frame.right)

    def _sorted_out(self, frame: Frame) -> bool:
        words = [t for t in frame.left if "action" in t.features]
        return bool(words) and words[-1].word.startswith(SORTED_OUT)

    def _put_off(self, frame: Frame) -> Action | None:
        """What was put off or is overdue where no word of handling says what: 1件因设计变更推迟到今年, 超期的3件."""
        denial = frame.clause.undone(frame.numeral.start, frame.numeral.end)
        if denial is None or denial.how is Negation.NOT:
            return None
        if any(not word.weak for word in stages(self.paragraph, (*frame.left, *frame.right))):
            return None
        if denial.how is Negation.LATE:
            return Action.NOT_HANDLED
        if self.text.startswith(GIVEN_UP, denial.start):
            return Action.NOT_RESOLVED
        return Action.OTHER if self.text.startswith(POSTPONED, denial.start) else None

    def _carried(self, frame: Frame, default: Action, *, goes_on: bool) -> Outcome:
        usual = Outcome(default)
        if frame.left_text.startswith(ADDED) or frame.left_text.endswith(SUM_TOTAL):
            return Outcome(Action.SUBMITTED)
        share = not frame.left_text or SHARE_OF.match(frame.left_text)
        if self.text.endswith("的,", 0, frame.begin) and share:
            described = self.paragraph.within(max(frame.sentence.start, self.seen), frame.begin)
            if told := [t for t in described if "action" in t.features]:
                return self._said(told) or usual
        if frame.right_text.endswith("中") and (same := self._stated(frame)):
            return Outcome(same)
        reach = self.text[frame.statement : frame.begin]
        if (among := self._among(frame, reach)) is not None:
            return among
        since = max(frame.statement, self.seen)
        if goes_on and (newer := self._said(self.paragraph.within(since, frame.begin))) is not None:
            return newer
        if ROSE.match(frame.left_text):
            earlier = self.paragraph.within(frame.sentence.start, frame.begin)
            if (risen := self._said(earlier)) is not None:
                return risen
        if self.gathered is not None and not goes_on and by_content(reach or frame.left_text):
            return Outcome(self.gathered)
        parted = divided(reach or frame.left_text)
        if goes_on and not parted and self.action in OUTCOMES and another_outcome(frame):
            return Outcome(Action.OTHER)
        if self.action is not None and (goes_on or parted):
            return Outcome(UNDONE.get(self.action, self.action) if self._not_so(frame) else self.action)
        for token in reversed(self.paragraph.within(frame.statement, frame.begin)):
            if token.features.get("action") in EARLIER:
                own = token.word == UNDERTAKEN and default is Action.HANDLED
                return usual if own else Outcome(Action(token.features["action"]))
        return usual

    def _not_so(self, frame: Frame) -> bool:
        """36件得到认可,5件仍未统一: what is said of a number denies what was said of the one before."""
        clause = frame.clause
        if any(clause.start <= f.numeral.start < clause.end for f in self.paragraph.frames if f is not frame):
            return False
        return any(d.how is Negation.NOT and d.start >= frame.numeral.end for d in clause.denials)

    def _among(self, frame: Frame, reach: str) -> Outcome | None:
        """办复的提案中,10件…: what the clause before says of those among which they are."""
        found = list(AMONG.finditer(reach + ","))
        if not found:
            return None
        start = frame.statement + found[-1].start(1)
        end = start + len(found[-1].group(1))
        if any(start <= f.numeral.start < end for f in self.paragraph.frames):
            return None
        return self._said(t for t in self.paragraph.within(start, end) if "action" in t.features)

    def _stated(self, frame: Frame) -> Action | None:
        """9件议案中: what was said of the nine before."""
        return self.known.get((frame.numeral.value, frame.numeral.unit))

    def _respectively(self, frame: Frame) -> Action | None:
        """答复率、面商率、满意率分别达到100%、98%和95%: the first rate has the first number, and so on."""
        if "分别" not in self.text:
            return None
        frames = [f for f in self.paragraph.frames if f.sentence is frame.sentence]
        i = frames.index(frame)
        first = next((j for j in range(i, -1, -1) if "分别" in frames[j].left_text), None)
        if first is None or any(len(f.left_text) > 2 for f in frames[first + 1 : i + 1]):
            return None
        if SHARE_OF.match(frames[first].left_text) and (shared := self._parts(frames, first, i)):
            return shared
        letters, _ = listed_classes(self.text, frame.sentence.start, frames[first].numeral.start)
        if letters:
            return self.classes[letters[i - first]] if i - first < len(letters) else None
        rates = [
            t for t in frames[first].left if "action" in t.features and self.text[t.end - 1 : t.end + 1].count("率")
        ]
        return Action(rates[i - first].features["action"]) if i - first < len(rates) else None

    def _together(self, frame: Frame) -> Action | None:
        """满意率83%、基本满意率15%,两项合计98%: what the two before come to."""
        clause = frame.clause
        if self.unit != frame.statement or not self.text.startswith(BOTH, clause.start):
            return None
        said = self.text[clause.start : frame.numeral.start]
        return of_both(self.row) if any_in(said, TOGETHER) else None

    def _of_classes(self, frame: Frame) -> Action | None:
        """A、B两类共90件: what both classes stand for."""
        start = frame.clause.start
        if self.text.find("类", start, frame.numeral.start) < 0:
            return None
        letters, end = listed_classes(self.text, start, frame.numeral.start)
        named, share, of = self.text[end : frame.numeral.start].rpartition("占")
        if not letters or "类" not in (named or of) or (frame.numeral.unit == "%" and (of or not share)):
            return None
        return of_classes({self.classes[letter] for letter in letters})

    def _parts(self, frames: list[Frame], first: int, i: int) -> Action | None:
        """A类96件、B类38件、C类14件,分别占64.9%、25.7%和9.4%: each share is of the count in its place."""
        last = next((j for j in range(first, len(frames)) if j > first and len(frames[j].left_text) > 2), len(frames))
        unit = frames[first].statement
        counts = [f for f in self.paragraph.frames if unit <= f.numeral.start < frames[first].numeral.start]
        counts = [f for f in counts if f.numeral.unit != "%"][first - last :]
        if len(counts) < last - first:
            return None
        return self._stated(counts[i - first])
