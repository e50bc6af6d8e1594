"""What is told of suggestions behind their number: in the next clause, or by the last of a list (下文的谓语)."""

from __future__ import annotations

from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Action
from reportkit.records.suggestions.outcome import Outcome, outcome, stages
from reportkit.records.suggestions.talk import is_sum
from reportkit.records.suggestions.wording import JOINTS, given
from reportkit.text.marks import EDGES
from reportkit.text.said import any_in

# What may be told of suggestions in the next clause, or of all of a list by its last.
SHARED = {
    Action.HANDLED,
    Action.CONSULTED,
    Action.RESOLVED,
    Action.PLANNED,
    Action.RESOLVED_OR_PLANNED,
    Action.EXPLAINED,
    Action.ADOPTED,
    Action.SATISFIED,
    Action.SATISFIED_OR_BASICALLY,
    Action.NOT_FILED,
    Action.NOT_HANDLED,
    Action.NOT_RESOLVED,
    Action.ASSIGNED,
    Action.SUPERVISED,
    Action.CONVERTED,
}
# The clause that may follow a number and say what became of it: 已…, 由…, 年内….
OPENS = (
    *("年内", "当年", "目前", "现", "截至", "经", "由", "已", "都", "全部", "均", "全", "按", "到", "至", "年", "在"),
    *(
        "交",
        "分",
        "通过",
        "会后",
        "其",
        "被",
        "得到",
        "并",
        "共",
        "采取",
        "加大",
        "合并",
        "转",
        "送",
        "移交",
        "请",
        "要在",
    ),
)
CAUSE = ("因", "由于")  # 3件因不属本级职权,退回代表
EVERY = "均都已"  # …部门均已答复
EVERY_WITHIN = 9  # characters of a subject before them
WHOLE = ("全部", "均已", "都已", "现均已")
# How they were handled, and not what came of it: 采取加大督办力度的方式.
MANNER = ("力度", "方式", "办法", "机制", "形式")
RECEIVERS = ("单位", "部门")
NO_RECEIVERS = ("承办单位", "承办部门")
PEOPLE_AND_PLACES = ("place", "person")
UNIT = 20  # characters behind a number in which its clause ends where only receivers stand there
PART = 8
CLAUSES = 3
CLAUSE_MARKS = ",;。:"
OF = "的"


def next_clause(paragraph: Paragraph, frame: Frame, classes: dict[str, Action]) -> Outcome | None:
    """The predicate may follow after a comma (…提出的112件建议,已全部办理完毕), if no other number stands there."""
    text, at, last = paragraph.joined.text, frame.stop, frame.sentence.end
    comma = text.find(",", at, min(at + UNIT, last))
    if text[at : at + 1] != "," and comma >= 0 and _receivers(paragraph, frame, comma):
        at = comma
    bracketed = _behind_brackets(text, at, last)
    for turn in range(CLAUSES):
        if turn == 0 and bracketed is not None:
            at = bracketed
        elif text[at : at + 1] != ",":
            return None
        end = min((p for p in (text.find(c, at + 1, last) for c in CLAUSE_MARKS) if p >= 0), default=last)
        clause = text[at + 1 : end]
        numbers = [f for f in paragraph.frames if at <= f.numeral.start < end]
        if _undertaken(clause, at + 1, numbers):
            return Outcome(Action.ASSIGNED)
        told = turn == 0 and (bracketed is not None or frame.right_text.startswith(CAUSE))
        if not all(_of_receivers(f, frame) for f in numbers) or not (told or _goes_on(clause)):
            return None
        if _of_all(clause) and _second_part(paragraph, frame):
            return None
        tokens = paragraph.within(at, end)
        own = bracketed is not None and turn == 0  # the clause of the number itself
        tokens = [t for t in tokens if own or _tells(t, text)]
        if tokens:
            if any_in(clause, MANNER):
                return Outcome(Action.HANDLED)
            said = stages(paragraph, tokens)
            if said and said[-1].word == "办理" and given(text[at + 1 : said[-1].start]):
                return Outcome(Action.ASSIGNED)  # 由市住建局转市公积金中心办理
            return outcome(said, text, classes)
        at = end
    return None


def _of_receivers(number: Frame, counted: Frame) -> bool:
    """Whether a number counts people or places, or the offices that got the sum ``counted``: 共计148件,交由38个单位办理."""
    offices = number.right_text.startswith(RECEIVERS) and is_sum(counted.left_text)
    return number.numeral.measure in PEOPLE_AND_PLACES or offices


def _tells(token: Token, text: str) -> bool:
    """Whether a word of the next clause says what was done: not 沟通, not 承办 of 承办单位."""
    told = token.features.get("action") in SHARED and token.word != "沟通"
    return told and not text.startswith(NO_RECEIVERS, token.start)


def _behind_brackets(text: str, at: int, last: int) -> int | None:
    """建议8件(附后)|已办结: where the clause goes on, less one, if brackets stand between the number and what is told of it."""
    closed = text.find(")", at, last) if text[at : at + 1] == "(" else -1
    return closed if closed >= 0 and text[closed + 1 : closed + 2] not in CLAUSE_MARKS else None


def of_list(paragraph: Paragraph, frame: Frame, classes: dict[str, Action]) -> Outcome | None:
    """2件议案和10件建议进行督办: the last of a list carries the predicate of all."""
    text, frames = paragraph.joined.text, paragraph.frames
    i = frames.index(frame) + 1
    if i >= len(frames) or not _listed(text[frame.numeral.end : frames[i].numeral.start]):
        return None
    said = outcome(stages(paragraph, frames[i].right), text, classes)
    return said or next_clause(paragraph, frames[i], classes)


def _listed(between: str) -> bool:
    """Whether two numbers are joined: 件议案和, 件,连同闭会期间的."""
    body, added, tail = between.partition(",连同")
    if not added:
        at = max(between.rfind(joint) for joint in JOINTS)
        if at < 0 or between[at - 1 : at + 1] == "涉及":
            return False
        body, tail = between[:at], between[at + 1 :]
    if any_in(body + tail, EDGES) or len(body) > PART or len(tail) > PART + 2:
        return False
    return not tail or tail.endswith(OF)


def _goes_on(clause: str) -> bool:
    year = clause[:4].isdigit() and clause[4:5] == "年"
    return year or clause.startswith(OPENS) or any_in(clause[1:EVERY_WITHIN], EVERY)


def _of_all(clause: str) -> bool:
    return clause.startswith(WHOLE) or clause.lstrip("现均都已也").startswith("全部")


def _receivers(paragraph: Paragraph, frame: Frame, comma: int) -> bool:
    """交由194家承办单位办理: a number of places or people between the number and the comma is no part of it."""
    between = [f.numeral.measure for f in paragraph.frames if frame.stop <= f.numeral.start < comma]
    return bool(between) and all(measure in PEOPLE_AND_PLACES for measure in between)


def _undertaken(clause: str, start: int, numbers: list[Frame]) -> bool:
    """由87个单位承办: how many undertook them is no number of them."""
    by = clause.find("由")
    at = clause.find("承办", by) if by >= 0 else -1
    while at >= 0 and clause.startswith(NO_RECEIVERS, at):
        at = clause.find("承办", at + 2)
    if len(numbers) != 1 or at < numbers[0].numeral.end - start or clause.startswith(OF, at + 2):
        return False
    return any(receiver in clause[numbers[0].numeral.end - start : at] for receiver in RECEIVERS)


def _second_part(paragraph: Paragraph, frame: Frame) -> bool:
    """其中大会期间285件,闭会期间27件,全部办复: what is said of all is said of the whole before 其中."""
    among = paragraph.joined.text.rfind("其中", frame.sentence.start, frame.numeral.start)
    return among >= 0 and any(among < f.numeral.start < frame.numeral.start for f in paragraph.frames)
