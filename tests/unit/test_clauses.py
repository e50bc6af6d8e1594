"""Clauses: their borders, whether they are done or planned, and what they deny."""

from __future__ import annotations

import pytest

from reportkit.grammar.clause import Clause, How, Link, Mood
from reportkit.grammar.paragraph import Paragraph
from reportkit.pipeline import read

HEAD = "某县人民代表大会常务委员会工作报告\n\n各位代表：\n一、2021年工作回顾\n一年来，常委会召开会议5次，听取了报告12项。\n"
PLAN = "二、2022年工作安排\n"


def paragraph_of(text: str, *, plan: bool = False) -> Paragraph:
    """The paragraph that ``text`` makes in the review, or the plan, of a report."""
    whole = f"{HEAD}去年召开会议5次。\n{PLAN}{text}\n" if plan else f"{HEAD}{text}\n{PLAN}加强监督工作。\n"
    collection = read(whole).collection
    return next(p for p in collection.paragraphs if p.joined.text.startswith(text[:4]))


def clauses_of(text: str, *, plan: bool = False) -> list[Clause]:
    return paragraph_of(text, plan=plan).clauses


def test_borders_part_clauses_and_link_them() -> None:
    clauses = clauses_of("共收到建议1,120件(其中重点建议20件),办结97件;满意率98%。同时开展视察。")
    assert [(c.words, c.border, c.link, c.aside) for c in clauses] == [
        ("共收到建议1,120件", "(", Link.FIRST, False),
        ("其中重点建议20件", ")", Link.PART, True),
        ("办结97件", ";", Link.NEXT, False),
        ("满意率98%", "。", Link.NEXT, False),
        ("同时开展视察", "。", Link.FIRST, False),
    ]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("全年没有召开代表座谈会。", "没有召开代表座谈会"),
        ("去年未对《渔业法》开展执法检查。", "未对《渔业法》开展执法检查"),
        ("原定的供水专题询问未能如期开展。", "供水专题询问未能如期开展"),
        ("对《渔业法》的执法检查,因疫情未能开展。", "执法检查,因疫情未能开展"),
        ("常委会从未召开相关的座谈会。", "从未召开相关的座谈会"),
        ("因防汛取消座谈会2次。", "取消座谈会2次"),
        ("听证会推迟到明年举行。", "听证会推迟到明年举行"),
        ("无一件议案提出。", "无一件议案提出"),
        ("没有召开座谈会的3个乡镇已补开。", "没有召开座谈会"),
    ],
)
def test_a_denial_reaches_what_it_denies(text: str, denied: str) -> None:
    paragraph = paragraph_of(text)
    found = [
        paragraph.joined.text[denial.low : denial.high] for clause in paragraph.clauses for denial in clause.denials
    ]
    assert found == [denied]


@pytest.mark.parametrize(
    "text",
    [
        "对未成年人保护法实施情况开展检查。",
        "对无障碍环境建设法实施情况进行检查。",
        "没有因疫情中断履职,照常召开会议7次。",
        "走访调研从未间断。",
        "督办做到无一遗漏。",
        "未受疫情影响,召开会议7次。",
        "前所未有地召开了座谈会。",
    ],
)
def test_what_only_looks_like_a_denial_is_none(text: str) -> None:
    assert [clause.denials for clause in clauses_of(text) if clause.denials] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8件代表建议未落实。", "8"),
        ("未落实的代表建议有8件。", "8"),
        ("发现9个未整改到位问题。", "9"),
        ("逾期未答复的5件。", "5"),
        ("因条件限制暂缓解决的37件。", "37"),
        ("已办结54件,3件没有办结。", "3"),
        ("办理中未落实的4件。", "4"),
    ],
)
def test_what_a_number_counts_was_left_undone(text: str, number: str) -> None:
    paragraph = paragraph_of(text)
    undone = [
        paragraph.joined.text[f.numeral.num : f.numeral.num_end]
        for f in paragraph.frames
        if paragraph.clause_at(f.numeral.start).undone(f.numeral.start, f.numeral.end)
    ]
    assert undone == [number]


@pytest.mark.parametrize(
    "text",
    [
        "办理了未列入议程的议案4件。",
        "解决了多年未决的建议9件。",
        "没有办公场所的12个联络站全部配齐设施。",
        "未列入当年计划也已解决的建议3件。",
        "未受影响的20家企业正常生产。",
        "督办未办结的建议5件。",
    ],
)
def test_a_number_of_what_was_done_is_not_undone(text: str) -> None:
    paragraph = paragraph_of(text)
    assert not any(
        paragraph.clause_at(f.numeral.start).undone(f.numeral.start, f.numeral.end) for f in paragraph.frames
    )


@pytest.mark.parametrize(
    ("text", "word", "mood", "how"),
    [
        ("召开会议7次。", "7", Mood.DONE, How.SECTION),
        ("将召开会议7次。", "7", Mood.PLANNED, How.SAID),
        ("办结建议9件,将听取报告17项,开展检查3次。", "3", Mood.PLANNED, How.CARRIED),
        ("办结建议9件,将听取报告17项,已开展检查3次。", "3", Mood.DONE, How.SAID),
        ("将办结时限由90天缩短为60天。", "60", Mood.DONE, How.SECTION),
        ("去年办结建议9件,明年检查法律3部,视察项目5个。", "5", Mood.PLANNED, How.CARRIED),
        ("将军镇召开会议7次。", "7", Mood.DONE, How.SECTION),
        ("将对已办结的25件建议开展回头看。", "25", Mood.DONE, How.SAID),
        ("将对已办结的25件建议开展回头看。", "开展", Mood.PLANNED, How.SAID),
    ],
)
def test_the_mood_of_a_clause_is_known_and_how(text: str, word: str, mood: Mood, how: How) -> None:
    paragraph = paragraph_of(text)
    at = paragraph.joined.text.index(word)
    known = paragraph.clause_at(at).mood_at(at)
    assert (known.value, known.how) == (mood, how)


@pytest.mark.parametrize(
    ("text", "word", "mood"),
    [
        ("检查法律3部。", "3", Mood.PLANNED),
        ("去年检查法律3部,视察项目5个。", "5", Mood.DONE),
        ("去年检查法律3部,今年要视察项目5个。", "5", Mood.PLANNED),
        ("对去年交办的96个问题逐一“回头看”。", "96", Mood.DONE),
        ("对去年交办的96个问题逐一“回头看”。", "回头看", Mood.PLANNED),
        ("会议由去年的4次增加到6次。", "6", Mood.PLANNED),
    ],
)
def test_in_a_plan_the_past_is_done(text: str, word: str, mood: Mood) -> None:
    paragraph = paragraph_of(text, plan=True)
    at = paragraph.joined.text.index(word)
    assert paragraph.clause_at(at).mood_at(at).value is mood
