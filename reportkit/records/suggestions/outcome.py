"""What words of handling say together: 解决或列入计划, 面商率、答复率, 暂缓解决 (办理结果)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reportkit.grammar.clause import Denial, Mood
from reportkit.grammar.paragraph import Paragraph
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Action
from reportkit.text.said import any_in

ACTIONS = {str(action): action for action in Action}
# Say little where another word stands beside them.
WEAK = {"办理", "处理", "承办", "办理结果", "涉及", "提供", "反映", "收集", "形成"}
# Why something was not done: says what became of it only where nothing else does.
CAUSES = ("因", "受", "条件", "暂不具备", "暂无条件")
# Of the classes by result (A类, 乙件) the words beside them say more.
LETTERS = "ABCDabcd甲乙丙丁"
NAMED = {
    Action.RESOLVED,
    Action.PLANNED,
    Action.RESOLVED_OR_PLANNED,
    Action.EXPLAINED,
    Action.NOT_RESOLVED,
    Action.ADOPTED,
}
# What it is called when it was not done.
UNDONE = {
    Action.RESOLVED: Action.NOT_RESOLVED,
    Action.PLANNED: Action.NOT_RESOLVED,
    Action.RESOLVED_OR_PLANNED: Action.NOT_RESOLVED,
    Action.HANDLED: Action.NOT_HANDLED,
    Action.CONSULTED: Action.NOT_HANDLED,
    Action.ASSIGNED: Action.NOT_HANDLED,
    Action.FILED: Action.NOT_FILED,
    Action.SATISFIED: Action.UNSATISFIED,
    Action.ADOPTED: Action.OTHER,
}
FINISHED = (Action.RESOLVED, Action.HANDLED)
JUDGED = (Action.SATISFIED, Action.SATISFIED_OR_BASICALLY, Action.BASICALLY_SATISFIED, Action.UNSATISFIED)
PASSED_ON = (Action.SUBMITTED, Action.ASSIGNED, Action.HANDLED, Action.EXPLAINED)
LISTED = ("、", "和", "及", "与", "或", "并", "兼", "(")
ANSWERED = "反馈"
IN_A_PLAN = ("列入", "纳入")
MENDING, OPINIONS = "整改", ("意见", "建议", "方案", "清单", "台账", "通知")
ANEW, AFTER = ("重办", "重新办理", "二次办理", "返工"), ("后", "以后", "之后")
OF = "的"
LATER, PLANS = "今后", ("计划", "规划")
CLOSE = 4  # characters between two words that are said of one thing


class Outcome(NamedTuple):
    """What was done, and what else is said to have been done under the same number."""

    action: Action
    also: tuple[Action, ...] = ()


class Stage(NamedTuple):
    """A word of handling at ``start:end`` of a paragraph, and what it says there: the opposite where it is denied."""

    action: Action
    start: int
    end: int
    word: str

    @property
    def weak(self) -> bool:
        """Whether another word beside it says more."""
        return self.word in WEAK or (self.action is Action.EXPLAINED and self.word.startswith(CAUSES))

    @property
    def letter(self) -> str | None:
        """The letter of a class by result: A of A类."""
        return self.word[0].upper() if self.word[0] in LETTERS and self.word[1:] in ("类", "件") else None


def stages(paragraph: Paragraph, tokens: Iterable[Token]) -> list[Stage]:
    """The words of handling among ``tokens``; one within a longer noun (承办 of 承办单位, 满意度 of 满意度测评) is none."""
    found: list[Stage] = []
    last: tuple[Denial, Action] | None = None
    inside = 0
    for token in tokens:
        told = token.features.get("action")
        if "noun" in token.features and told is None:
            inside = max(inside, token.end)
        if told is None or token.end <= inside or _beside(paragraph, token):
            continue
        action = ACTIONS[told]
        if token.word == ANSWERED and paragraph.clause_at(token.start).denied(token.start, token.end):
            action = Action.HANDLED  # 未按时反馈的2份
        denial = _denial(paragraph, token)
        if denial is not None and action in UNDONE:
            # 不能解决、已列入规划: only what is next to it is denied, and its like.
            first = last is None or last[0] is not denial
            if first or (last is not None and last[1] is action):
                last, action = (denial, action), UNDONE[action]
        elif _is_planned(paragraph, token, action):
            action = Action.PLANNED
        found.append(Stage(action, token.start, token.end, token.word))
    return found


def _beside(paragraph: Paragraph, token: Token) -> bool:
    """对办理结果, 重办以后, 整改意见: what they are asked about, when, or what they are called, not what was done."""
    text = paragraph.joined.text
    if token.word == "办理结果":
        return text.startswith("对", token.start - 1)
    if token.word == MENDING:
        return text.startswith(OPINIONS, token.end)
    return token.word in ANEW and text.startswith(AFTER, token.end)


def _is_planned(paragraph: Paragraph, token: Token, action: Action) -> bool:
    """规划解决, 正在分步落实, 有望解决, 明年解决的; 计划在今后逐步解决, but not 限于条件需要今后逐步解决.

    将解决5件 is a plan of five, and no outcome.
    """
    text, clause = paragraph.joined.text, paragraph.clause_at(token.start)
    if action is Action.NOT_RESOLVED:
        return token.word.startswith(LATER) and any_in(text[clause.start : token.start], PLANS)
    if action not in FINISHED:
        return False
    if text.startswith(OF, token.end) and clause.opening.value is Mood.DONE and clause.planned(token.start):
        return True
    counted = max((f.numeral.end for f in paragraph.frames if f.numeral.end <= token.start), default=0)
    ahead = paragraph.vocabulary.tenses.find(text, max(clause.start, counted), token.start)
    return any(meaning == "unfinished" for _, _, meaning in ahead)


def _denial(paragraph: Paragraph, token: Token) -> Denial | None:
    """The denial in whose reach a word lies that does not itself deny (不满意)."""
    if not paragraph.denials:
        return None
    denial = paragraph.clause_at(token.start).denied(token.start, token.end)
    return None if denial is None or (denial.start < token.end and token.start < denial.end) else denial


def outcome(found: list[Stage], text: str, classes: dict[str, Action]) -> Outcome | None:
    """What words of handling in ``text`` say together; ``classes`` are what the letters stand for there."""
    if not found:
        return None
    telling = [stage for stage in found if not stage.weak and stage.letter is None]
    letters = [stage.letter for stage in found if stage.letter]
    rated = telling and (telling[-1].word + text[telling[-1].end : telling[-1].end + 1]).rstrip("达为").endswith("率")
    if letters and not rated and not any(stage.action in NAMED for stage in telling):
        return Outcome(of_classes({classes[letter] for letter in letters}) or classes[letters[0]])
    if found[0].action is Action.CONVERTED and found[0].word.startswith(("作为", "改")):
        return Outcome(Action.CONVERTED)
    said = _merged(telling, text) or found
    actions = [stage.action for stage in said]
    if rates := _rates(said, text):
        return rates
    if actions == [Action.ADOPTED, Action.RESOLVED] and (text[said[0].end : said[1].start] or "、") in LISTED:
        return Outcome(Action.ADOPTED, (Action.RESOLVED,))  # 采纳或解决的, 采纳落实
    if Action.RESOLVED_OR_PLANNED in actions:
        return Outcome(Action.RESOLVED_OR_PLANNED)
    if actions[0] is Action.CONVERTED and actions[-1] in PASSED_ON:
        return Outcome(Action.CONVERTED)  # 转作社情民意信息报送, 转作建议交由政府办理
    if (actions[0], actions[-1]) == (Action.NOT_FILED, Action.EXPLAINED):
        return Outcome(Action.NOT_FILED)  # 退回代表并作了说明
    if actions[-1] is Action.NOT_RESOLVED and len(said) > 1 and said[-2].word.startswith(IN_A_PLAN):
        return Outcome(said[-2].action)  # 列入计划、尚未落实的
    if actions[-1] is Action.NOT_RESOLVED and Action.EXPLAINED in actions:
        return Outcome(Action.EXPLAINED)
    return Outcome(actions[-1])


def of_both(actions: tuple[Action, ...]) -> Action | None:
    """What two actions whose numbers are added up stand for."""
    if actions == (Action.SATISFIED, Action.BASICALLY_SATISFIED):
        return Action.SATISFIED_OR_BASICALLY
    return of_classes(set(actions)) if len(actions) > 1 else None


def of_classes(actions: set[Action]) -> Action | None:
    """What classes under one number stand for; None where no one word says it."""
    if len(actions) == 1:
        return next(iter(actions))
    both = actions == {Action.RESOLVED, Action.PLANNED}
    return Action.RESOLVED_OR_PLANNED if both else None


def _merged(telling: list[Stage], text: str) -> list[Stage]:
    """Words that are said of one thing as one: 列入计划逐步解决 is a plan, 解决或列入计划 either."""
    said: list[Stage] = []
    for stage in telling:
        last = said[-1] if said else None
        if last is None or stage.start - last.end > CLOSE:
            said.append(stage)
            continue
        gap = text[last.end : stage.start]
        joined = any_in(gap, LISTED)
        pair = last.action, stage.action
        resolved = Action.RESOLVED in [s.action for s in said]
        if pair in ((Action.PLANNED, Action.RESOLVED), (Action.PLANNED, Action.HANDLED)) and not joined:
            continue
        if resolved and stage.action is Action.PLANNED:
            said.append(stage._replace(action=Action.RESOLVED_OR_PLANNED))
        elif pair in ((Action.RESOLVED, Action.ADOPTED), (Action.FILED, Action.ASSIGNED)):  # 立案并交办
            said[-1] = last._replace(end=stage.end)
        else:
            said.append(stage)
    return said


def _rates(said: list[Stage], text: str) -> Outcome | None:
    """Rates listed under one number: the first gives the action."""
    rates = [s for s in said if _is_rate(s, text)]
    if len(rates) < 2 or len(rates) < len(said):
        return None
    first, *others = [s.action for s in rates]
    listed = all(text.startswith(LISTED, a.end + text.startswith("率", a.end)) for a in rates[:-1])
    return Outcome(first, tuple(dict.fromkeys(a for a in others if a is not first))) if listed else None


def _is_rate(stage: Stage, text: str) -> bool:
    """面商率, 满意率(含基本满意)."""
    return stage.word.partition("(")[0].endswith("率") or text.startswith("率", stage.end)
