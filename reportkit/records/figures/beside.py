"""Categories told by a word beside the number: durations, attendance, visitors, awards, groups, audiences."""

from __future__ import annotations

import re

from reportkit.grammar.quantities import Frame
from reportkit.models.enums import Category
from reportkit.records.figures.discourse import Discourse
from reportkit.records.figures.words import (
    ADVISED,
    ATTENDANCE,
    ATTRACTED,
    AUDIENCE,
    AWARDED,
    CASES_CHECKED,
    CASES_GO_ON,
    COURT_CASES,
    DEPUTY,
    FILED,
    GROUPS,
    MATTERS,
    PARTED,
    PRESENCE,
    REPORTED,
    REVIEW,
    REVIEW_FOUND,
    SUPERVISES,
    VISITORS,
    Decision,
)
from reportkit.text.said import Ending, Opening, any_in

CAME = ("旁听", "列席")
# 邀请公民旁听常委会会议5次: they came to meetings of others.
INVITED = re.compile(r"邀请[^,;。]{2,16}(?:列席|旁听)[^,;。]{0,16}$")
VISITING = ("接待", "来", "出访", "兄弟")  # without one of them no visitors are told of
# Whom the count of those present goes on with.
BESIDE_THEM = ("请假", "缺席", "列席", "出席", "因病", "因事", "因公", "因故", "未到", "没到", "未能到", "没能到")
# 邀请公民旁听36人次, 旁听公民36名: people who are no deputies.
LISTENED = re.compile(
    r"(?:公民|市民|群众|村民|居民|选民)[^,;。]{0,12}旁听[^,;。]{0,12}$|旁听[^,;。]{0,8}(?:公民|市民|群众|村民|居民|选民)$"
)
FOUNDED = re.compile(r"(?:兴办|创办|开办|新办|领办)(?:了|各类|民营|股份制)*企业$")
# What stands for election and is chosen in its vote; what became of works chosen before.
WORKS = ("候选项目", "候选实事", "民生实事", "实事项目", "票决")
CHOSEN = re.compile(
    r"(?:投票|表决|票决|票选|选举|从中|最终|择优)[^,;。]{0,6}(?:[选定]出?|确定|产生|决出?)了?$|票[决选]出?了?$"
)
BALLOT = Ending("候选", "当选", "落选", "落选的", "选出", "票出", "票过", "海选", "初选", "归并成", fillers="了共")
BALLOT_BEHIND = Opening("候选", "当选", "落选")
# 10件中有9件完成: some of the works told of before.
AMONG_THEM = re.compile(r"[中里]|(?:已|如期|全部|提前)*(?:完成|建成|竣工|完工|办成|过了)")
WORKED_ON = re.compile(
    r"[^,;。的]{0,4}(?:已经?|全部|如期|提前|均)*(?:完成|建成|竣工|办成|办结|完工|开工|启动|交付|落地|见效)了?(?=$)"
)
INTO_GROUPS = ("编成", "编入", "编为", "分成")
CASE_UNITS = ("件", "起", "宗", "卷", "人", "名")
# How far before the number the words for an audience stand, and those for what was attracted.
NEAR = 14


def by_word(discourse: Discourse, frame: Frame) -> Decision | None:
    """The category that a word beside the number gives, whatever the thing counted; None where there is none."""
    numeral = frame.numeral
    if numeral.measure == "duration":
        return Decision(Category.OTHER, "duration")
    if _present(frame):
        return Decision(Category.OTHER, "attendance")
    if numeral.measure != "person" and _to_the_party(discourse, frame):
        return Decision(Category.OTHER, "reported", frame.head)
    if numeral.unit in CASE_UNITS and _court_cases(discourse, frame):
        return Decision(Category.OTHER, "courts")
    if _visited(discourse, frame):
        return Decision(Category.OTHER, "visitors")
    if numeral.measure in ("place", "project", "other") and (
        any_in(frame.left_text[-NEAR:], ATTRACTED)
        or (frame.left_text.endswith("企业") and FOUNDED.search(frame.left_text[-NEAR:]))
    ):
        return Decision(Category.OTHER, "private")
    came = INVITED if numeral.unit in ("次", "场", "期") else LISTENED
    if any_in(frame.left_text, CAME) and (invited := came.search(frame.left_text)):
        return Decision(Category.DEPUTY_WORK if any_in(invited.group(), DEPUTY) else Category.OTHER, "invited")
    kind = frame.head is not None and "kind" in frame.head.features
    if not kind and numeral.unit in ("名", "人", "个", "家", "位") and AWARDED.search(frame.left_text):
        return Decision(Category.PUBLICITY, "award")
    if _group(discourse, frame):
        return Decision(Category.DEPUTY_WORK if _of_deputies(discourse, frame) else Category.OTHER, "groups")
    if numeral.measure in ("person", "person_time", "other", "event") and AUDIENCE.search(frame.left_text[-NEAR:]):
        shown = discourse.topic.category if discourse.same_statement(frame) else None
        return Decision(shown if shown in (Category.TRAINING, Category.PUBLICITY) else Category.PUBLICITY, "audience")
    if numeral.unit in ("件", "条", "份", "项", "部") and _filed(discourse, frame):
        return Decision(Category.FILING_REVIEW, "filing")
    if numeral.unit in ("件", "项", "个") and _work(discourse, frame):
        return Decision(Category.LIVELIHOOD, "works")
    spheres = (
        numeral.unit == "方面"
        or (kind and numeral.unit == "类")
        or (numeral.unit == "个" and frame.right_text.startswith("方面"))
    )
    if spheres and frame.side != "right" and not ADVISED.match(frame.right_text):
        return Decision(Category.OTHER, "spheres")
    return Decision(Category.INQUIRY, "unit") if numeral.unit == "问" else None


def _to_the_party(discourse: Discourse, frame: Frame) -> bool:
    """向县委请示、报告144件,报送专题报告63件: what was reported to the Party, not heard from others."""
    if frame.head is not None and frame.head.word in MATTERS:
        return REPORTED.search(discourse.said(frame)) is not None
    told = frame.left_text + frame.right_text
    if "报告" not in told and "汇报" not in told and "请示" not in told:
        return False
    heard = any(t.features.get("cue") == "report_review" or "kind" in t.features for t in frame.left)
    return not heard and REPORTED.search(discourse.said(frame) + frame.right_text[:6]) is not None


def _present(frame: Frame) -> bool:
    """应到35人, 实到31人; a rate of those present."""
    if frame.numeral.measure == "person" and ATTENDANCE.search(frame.sentence.text):
        said = frame.left_text + frame.right_text
        return ATTENDANCE.search(said) is not None or any_in(said, BESIDE_THEM)
    if "率" in frame.left_text and PRESENCE.search(frame.left_text):
        return True
    beside = frame.left_text[-6:] + frame.right_text[:4]
    return any_in(beside, "到席") and ATTENDANCE.search(beside) is not None


def _visited(discourse: Discourse, frame: Frame) -> bool:
    """Visitors received, and what a list of them goes on with."""
    people = frame.numeral.measure in ("person", "person_time")
    listed = frame.left_text.startswith("、") or (people and discourse.same_sentence(frame))
    if discourse.rule == "visitors" and listed:
        return True
    said = frame.left_text + frame.right_text
    return any_in(said, VISITING) and VISITORS.search(said) is not None


def _court_cases(discourse: Discourse, frame: Frame) -> bool:
    """Cases of courts, procurators and the police, and what became of them; not suggestions that they handle."""
    if any("kind" in t.features for t in (*frame.left, *frame.right)):
        return False
    if discourse.rule == "courts" and discourse.same_sentence(frame) and CASES_GO_ON.match(frame.left_text):
        return True
    if COURT_CASES.search(frame.left_text) is None or any_in(frame.left_text, CASES_CHECKED):
        return False
    return not (discourse.topic.suggestions and discourse.same_statement(frame))


def _filed(discourse: Discourse, frame: Frame) -> bool:
    """What the review of filed papers found, behind their number or its name; 对报送备案的5件规章进行审查."""
    if frame.left_text.endswith("备案的"):
        return "审查" in frame.right_text
    if (
        frame.numeral.unit in ("件", "条", "份")
        and ADVISED.search(frame.left_text[-8:])
        and any_in(discourse.said(frame), FILED)
    ):
        return True
    if REVIEW_FOUND.search(frame.left_text) is None:
        return False
    before = frame.clause.before
    return discourse.goes_on_with({Category.FILING_REVIEW}, frame) or (before is not None and REVIEW in before.words)


def _work(discourse: Discourse, frame: Frame) -> bool:
    """代表票决出6件; 完成4件 in what is told of them next: works for the people, numbered without their noun."""
    if frame.side in ("left", "right") and frame.head is not None and "kind" not in frame.head.features:
        return False
    if BALLOT_BEHIND.match(frame.right_text) or BALLOT.search(frame.left_text):
        here = discourse.text[: frame.sentence.end]
        return any_in(here, WORKS) or any_in(discourse.heading, WORKS)
    if frame.side in ("left", "right") or discourse.topic.category == Category.SUGGESTION:
        return False
    if CHOSEN.search(frame.left_text):
        return any_in(discourse.text[frame.statement : frame.numeral.start], WORKS)
    alike = discourse.works and frame.numeral.unit == discourse.topic.unit
    if alike and (AMONG_THEM.match(frame.right_text) or _of_them(frame.left_text)):
        return True
    return discourse.works and WORKED_ON.fullmatch(frame.left_text) is not None


def _of_them(left: str) -> bool:
    """10件中有9件: whether nothing but what they are of stands before a number."""
    return left in ("", "的") or (len(left) < NEAR and left.rstrip("有,").endswith(("中", "里")))


def _of_deputies(discourse: Discourse, frame: Frame) -> bool:
    """67名代表编成8个小组: the groups in which deputies work all year."""
    return frame.left_text.endswith(INTO_GROUPS) and any_in(discourse.said(frame), DEPUTY)


def _group(discourse: Discourse, frame: Frame) -> bool:
    """3个组, 3个调研组, 分成3组: those who went, not what they did."""
    unit, head = frame.numeral.unit, frame.head
    if frame.right_text.startswith("小组"):
        return PARTED.search(frame.left_text) or _of_deputies(discourse, frame)
    if unit == "组":
        return PARTED.search(frame.left_text)
    if unit != "个":
        return False
    if (
        head is not None
        and frame.side == "right"
        and (head.word.endswith("组") or discourse.text.startswith("组", head.end))
    ):
        return (head.features.get("noun") or head.features.get("cue")) in SUPERVISES
    return GROUPS.match(frame.right_text) is not None
