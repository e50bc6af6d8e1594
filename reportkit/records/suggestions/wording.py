"""Wordings around a number of suggestions: handed over, parted by content, said of the next one (数字前后的措辞)."""

from __future__ import annotations

from reportkit.grammar.quantities import Frame
from reportkit.text.marks import EDGE
from reportkit.text.said import any_in

# Before 交 and 转 that hand suggestions over: 其中交…, 已转…; what makes another word of them.
HANDED_ON, NO_HANDING = ("其中", "分别", "已", "并", "均", "团", "后", "内", "时", *",;。:、"), "通流换警友叉入"
JOINTS = "和及与、"
RECEIVER = 18  # characters
PUT_FORWARD = "提出的"
KINDS = ("议案", "建议", "提案")
# 按内容分类,经济建设类43件: those that were raised or filed, whatever was told last.
CONTENT = ("内容", "类别", "类型", "性质", "领域", "行业", "专业", "来源", "界别")
BY = ("按", "从")
DIVIDED = ("分", "看", "统计")
NEAR_BY = 12  # characters before 按 or 从
OF = "的"
# Tell of what they are about or which of them they are, not of an outcome: 涉及交通的, 剩下的.
OF_CONTENT = ("涉及", "有关", "关于", "方面", "领域", "类", "提出", "其中", "反映", "剩", "其余", "比", "较")


def given(phrase: str) -> bool:
    """交县政府及其部门办理的 are assigned; 由县政府办理的 are handled."""
    for at, c in enumerate(phrase):
        if c not in "交转" or (at and not phrase[:at].endswith(HANDED_ON) and not _by_whom(phrase[:at])):
            continue
        to = phrase[at + 1 :].removeprefix("由").removeprefix("给")
        if (
            to
            and len(to) <= RECEIVER
            and to[0] not in NO_HANDING
            and all(c == "、" or "\u4e00" <= c <= "\u9fff" for c in to)
        ):
            return True
    return False


def _by_whom(before: str) -> bool:
    """由市住建局|转…: who handed them over stands before."""
    return before.startswith("由") and len(before) <= RECEIVER and "," not in before


def of_process(right: str) -> bool:
    """件|建议办理情况: the number counts suggestions by their handling."""
    named = right.removeprefix("代表").removeprefix("委员")
    return named.startswith(KINDS) and named[2:].removeprefix(OF).startswith(("办理", "落实"))


def of_next(right: str) -> bool:
    """…的3件议案和代表提出的|126条建议: 提出 is said of the second."""
    return right.endswith(PUT_FORWARD) and any_in(right, JOINTS) and len(right) <= RECEIVER


def _head(reach: str) -> str:
    """The first clause."""
    return EDGE.split(reach, maxsplit=1)[0]


def by_content(reach: str) -> bool:
    head = _head(reach)
    return any_in(head[:NEAR_BY], BY) and any_in(head, CONTENT)


def divided(reach: str) -> bool:
    """按办理结果分, 其中: what those told last are parted by."""
    head = _head(reach)
    if head.startswith(("其中", "分类别看")):
        return True
    at = min((head.find(by) for by in BY if by in head[:NEAR_BY]), default=-1)
    return at >= 0 and any_in(head[at + 2 :], DIVIDED)


def another_outcome(frame: Frame) -> bool:
    """不属于职权范围的16件: what is told of them in words that say no outcome known here."""
    described = frame.left_text
    if frame.numeral.unit == "%" or any("kind" in token.features for token in frame.left):
        return False
    return described.endswith(OF) and len(described) > 2 and not any_in(described, OF_CONTENT)
