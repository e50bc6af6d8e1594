"""Numbers of what was not done, and of acts that did not take place (未做之数)."""

from __future__ import annotations

from reportkit.grammar.clause import Denial, Negation
from reportkit.grammar.quantities import Frame
from reportkit.models.enums import Category
from reportkit.text.said import any_in

# A thing counted that is an act: 取消座谈会2次 counts none.
ACTS = frozenset(
    (
        Category.LAW_INSPECTION,
        Category.INSPECTION_TOUR,
        Category.DEMOCRATIC_SUPERVISION,
        Category.SURVEY,
        Category.INQUIRY,
        Category.TRAINING,
    )
)
# 取消审批事项12项 was done.
CALLED_OFF = ("取消", "停办", "叫停", "中止")
NOT_ONE = ("没有", "没", "无", "未有", "并无")
TOGETHER, KINDS = ("合计", "相加", "加起来"), ("项", "类", "者", "种")
NOT_EVEN = ("也没", "都没", "也未", "都未", "也不", "都不")
# 未参加会议3次 counts lapses.
ATTENDING = ("参加", "出席", "到会", "列席", "参会")


def counts_nothing(frame: Frame) -> bool:
    """Whether a number is none, since nothing it could count took place: 取消座谈会2次, 没有一件不满意, 无一人越级上访."""
    numeral, clause = frame.numeral, frame.clause
    if announces(frame):
        return True
    if numeral.value == 1 and (clause.text[clause.start : numeral.start].endswith(NOT_ONE) or _not_even_one(frame)):
        return True
    if not clause.denials:
        return False
    if numeral.value == 1 and (denial := clause.denied(numeral.start, numeral.end)) is not None:
        return denial.how is Negation.NOT and frame.change is None  # 没有收到一件议案
    return denied_act(frame) is not None


def announces(frame: Frame) -> bool:
    """两项|合计达98%: whether a number only takes up what was told before."""
    numeral, clause = frame.numeral, frame.clause
    first = numeral.unit in KINDS and numeral.start == clause.start
    return first and clause.text.startswith(TOGETHER, numeral.end)


def _not_even_one(frame: Frame) -> bool:
    """够条件的一件没有, 一件也没落下; 一件一策 and 一件一件地 count none either."""
    clause = frame.clause
    behind, word = clause.text[frame.numeral.end : clause.end], clause.text[frame.numeral.start : frame.numeral.end]
    if behind in ("没有", "没"):
        return True
    again = clause.text.endswith(word, clause.start, frame.numeral.start)
    return word[0] == "一" and (behind.startswith(NOT_EVEN) or again or (len(word) == 2 and behind.startswith("一")))


def denied_act(frame: Frame) -> Denial | None:
    """The denial of the act that a number counts: 取消座谈会2次."""
    numeral, clause = frame.numeral, frame.clause
    denial = clause.denied(numeral.start, numeral.end)
    if denial is None or frame.change is not None:
        return None
    between = clause.text[denial.end : numeral.start]
    if denial.how is Negation.LATE or any_in(between, ATTENDING):
        return None
    head = frame.head if frame.head is not None and frame.side in ("left", "right") else None
    act = numeral.measure == "event" or (
        head is not None and ("body" in head.features or head.features.get("noun") in ACTS)
    )
    return denial if act else None


def undone(frame: Frame) -> bool:
    """Whether the number counts what was not done: 2个项目没有开工, 未落实的8件."""
    denial = frame.clause.undone(frame.numeral.start, frame.numeral.end)
    if denial is None or frame.change is not None:
        return False
    return frame.clause.text[denial.start : denial.end] not in CALLED_OFF
