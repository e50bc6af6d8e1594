"""Initiative of a law inspection: the organ's own, together with others, commissioned, or helping another (检查的发起方)."""

from __future__ import annotations

from bisect import bisect_right

from reportkit.grammar.clause import Clause
from reportkit.grammar.paragraph import Paragraph
from reportkit.models.enums import Initiative
from reportkit.text.said import any_in

# Who inspects in helping or commissioning clauses, and what is done for them.
ORGANS = ("人大", "政协", "上级", "常委会", "有关方面", "检查组", "做好", "开展", "完成")
# Those who may help the organ itself: 邀请代表参与检查.
HELPERS = ("代表", "委员", "专家", "邀请", "群众", "部门")
# A clause that says more than with whom or for whom: 受省人大委托, | 与县人大常委会上下联动, say no more.
ACTS = ("inspect", "survey", "hear", "light", "other")
# Those who go, sent by the organ itself: 组成检查组,
SENDS, SENT = ("组织", "组成", "成立", "抽调", "派出"), ("检查组", "小组", "人员", "力量", "代表", "委员")
HELD, FAR = 3, 60
AMONG = "其中"
LINKED = ("联动", "上下")
FOR_WHOM = ("受", "配合", "协助", "陪同")
SO_DONE = ("委托", "进行", "开展", "实施", "组织")  # what is then done is what was told before
TAKEN = ("受", "人大", "常委会", "人大的", "常委会的")


def initiative_of(paragraph: Paragraph, start: int, end: int) -> Initiative:
    """Initiative of the inspection whose law begins at ``start`` and whose words end at ``end`` of the paragraph.

    Decided by its own clause and by one before it that says nothing else; 自主 and clauses of other inspections do not count.
    """
    clause = _whole(paragraph.clause_at(start))
    row = clause.sentence.row is not None
    found = _said(paragraph, clause.start, start)
    if found in (Initiative.OWN, Initiative.ASSISTING):
        told = _said_before(paragraph, clause)  # 受省人大委托,|配合检查了《A法》
        found = told if found is Initiative.OWN or told is Initiative.COMMISSIONED else found
    if found is Initiative.OWN:
        last = paragraph.clause_at(max(start, end - 1))
        behind = _said(paragraph, start, last.end)
        found = behind if behind is not Initiative.ASSISTING or row else found
        found = _said_behind(paragraph, last) if found is Initiative.OWN else found
    if found is Initiative.OWN and clause.sentence.row is not None:
        how = [cell.text for cell, column in clause.sentence.row.filled() if column.kind == "form"]
        found = Initiative.JOINT if any(any_in(cell, LINKED) for cell in how) else found  # 执法检查(上下联动)
    if found is Initiative.OWN and visited(paragraph, start) and _helped(paragraph, clause):
        return Initiative.ASSISTING
    return found


def told_apart(paragraph: Paragraph, start: int, end: int) -> Initiative:
    """What is said of the initiative of the law named again at ``start:end``, where a clause begins with it: 其中A法受…委托进行."""
    clause = paragraph.clause_at(start)
    opens = start - clause.start <= len(AMONG) and clause.text[clause.start : start] in ("", AMONG)
    named = any_in(clause.text[end : clause.end], ORGANS[:4])  # 配合了宣传 tells of no other organ
    return _said(paragraph, end, clause.end) if opens and named else Initiative.OWN


def _whole(clause: Clause) -> Clause:
    """The first part of a clause that brackets divide: 联动各县（区）人大检查."""
    while (
        clause.before is not None and clause.before.border in ("(", ")") and clause.before.sentence is clause.sentence
    ):
        clause = clause.before
    return clause


def visited(paragraph: Paragraph, start: int) -> bool:
    """Whether the clause of the law at ``start`` tells of those who came to inspect: 省人大常委会来我市检查."""
    clause = paragraph.clause_at(start)
    return any(
        sense == "visit"
        for _, _, sense in paragraph.vocabulary.laws.parts.find(paragraph.joined.text[clause.start : clause.end])
    )


def _said(paragraph: Paragraph, start: int, end: int) -> Initiative:
    """What the words in ``start:end`` say of who had the initiative, the last of them; own where they say nothing."""
    text = paragraph.joined.text
    for first, last, sense in reversed(paragraph.vocabulary.laws.parts.find(text[start:end])):
        before, behind = text[start : start + first], text[start + last : end]
        word = text[start + first : start + last]
        if sense == "instead" and any(organ in behind or organ in word for organ in ORGANS[:4]):
            return Initiative.COMMISSIONED
        if sense == "commissioned" and ("受" in before or before.endswith(TAKEN)):
            return Initiative.COMMISSIONED
        others = len(behind) <= HELD or any_in(behind, ORGANS)
        if sense == "assisting" and others and not any_in(before, HELPERS):
            return Initiative.ASSISTING
        if sense == "joint" and not (word == "联动" and before.endswith("的")):
            return Initiative.JOINT
        if sense == "together" and any_in(before, "与同和"):
            return Initiative.JOINT
    return Initiative.OWN


def _said_before(paragraph: Paragraph, clause: Clause) -> Initiative:
    """What the clause before says, or the one before who is sent, where they say no more than with whom or for whom."""
    for _ in range(2):
        before = clause.before
        if before is None or before.border not in (",", ":", ")") or before.sentence is not clause.sentence:
            return Initiative.OWN
        words = before.words
        sent = any_in(words, SENDS) and words.endswith(SENT)
        senses = [sense for _, _, sense in paragraph.vocabulary.laws.acts.find(words)]
        if not sent and ("《" in words or any(sense in ACTS and sense != "light" for sense in senses)):
            return Initiative.OWN
        if (found := _said(paragraph, before.start, before.end)) is not Initiative.OWN:
            return found
        if not sent:
            return Initiative.OWN
        clause = before
    return Initiative.OWN


def _said_behind(paragraph: Paragraph, clause: Clause) -> Initiative:
    """What the clause behind says where it says no more than for whom: 一部是《A法》,受省人大常委会委托."""
    at = bisect_right(paragraph.clauses, clause.start, key=lambda c: c.start)
    for behind in paragraph.clauses[at : at + 1]:
        words = behind.words
        senses = [sense for _, _, sense in paragraph.vocabulary.laws.acts.find(words)]
        named = any(behind.start <= law.start < behind.end for law in paragraph.laws)
        more = named or behind.border == "," or any(sense in ACTS and sense != "light" for sense in senses)
        if words.startswith(FOR_WHOM) and words.endswith(SO_DONE) and behind.sentence is clause.sentence and not more:
            return _said(paragraph, behind.start, behind.end)
    return Initiative.OWN


def _helped(paragraph: Paragraph, clause: Clause) -> bool:
    """Whether a clause behind says that the organ helped those who came: ,我们积极配合."""
    text = paragraph.joined.text
    stop = min(clause.sentence.end, clause.end + FAR)
    words = paragraph.vocabulary.laws.parts.find(text[clause.end : stop])
    return any(sense in ("assisting", "arranged") for _, _, sense in words)
