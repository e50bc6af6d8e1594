"""What kind of text it is."""

from __future__ import annotations

from reportkit.lexicon.wordlists import first_before, first_of, phrases, up_to, words_of
from reportkit.models.enums import Genre
from reportkit.outline.head import Head
from reportkit.outline.lineforms import without_bracket
from reportkit.outline.told import gives_report
from reportkit.outline.yearwords import is_year
from reportkit.text.marks import is_han
from reportkit.text.said import any_in

EVENTS = phrases(("会议", "大会", "全会"), ("", "隆重", "胜利"), ("举行", "召开", "开幕", "闭幕"))
ARRANGED = (*phrases(("作", "做"), ("", "出"), ("如下", "以下"), ("安排",)), "安排如下", "计划如下")
GIVEN_MAX = 17  # characters from 作 to the end of 作…报告: in a longer title it is part of a name
HEARD = ("听取报告", "审议报告", "专项工作报告")
INSPECTED = phrases(("实施情况",), ("", "的"), ("检查",))
MOTIONS, HANDLED = ("建议", "议案", "批评和意见"), ("办理", "处理", "落实", "督办", "交办")
REPORTS = (*phrases(("工作",), ("", "情况"), ("", "的"), ("报告",)), "履职报告")
EXTRACTS_BELOW = phrases(("报告",), ("", "的"), ("摘要", "摘登", "要点"), ("如下",))
# 一年来,常委会…: how a text without a title begins that speaks of its own work, as a report does.
LOOKING_BACK = (
    *("一年来", "三年来", "五年来", "本届以来"),
    *phrases(("过去",), ("", "的"), ("一年", "三年", "五年")),
)
OWN = ("常委会", "常务委员会", "主席团", "政协")
OWN_ACTS = ("召开", "举行", "审议", "听取", "视察", "履职", "履行")
OF_A_DAY = frozenset("0123456789月日至上下午")
PRESS, PRESS_ENDS, DATELINE_MAX = ("本报", "本网", "本台", "新华社"), "网报台社", 13
YEARBOOK = ("【概况】", "【综述】", "【概述】", "【工作概况】")
MARKS = " \t\"“”‘’'([—·*#□■◇◆○●△▲>、"


def is_of_suggestions(title: str) -> bool:
    """Whether ``title`` is that of a report on motions and suggestions and what was done with them."""
    return _suggestions_at(title) >= 0


def _suggestions_at(title: str) -> int:
    """Where ``title`` begins to tell of suggestions handled; -1 if it does not."""
    named = first_before(title, MOTIONS, HANDLED)
    handled = first_before(
        title, ("办理", "处理", "督办"), phrases(("代表",), ("", "的"), ("建议", "议案", "意见")), "。,;"
    )
    return min((at for at in (named, handled) if at >= 0), default=-1)


def genre_of(head: Head) -> Genre:
    """Kind of text: by its title or mandate, by who speaks to whom, by the marks of a newspaper or a yearbook."""
    title = _issued("".join((head.title or "").split())) or _mandate(head.lead)
    core = without_bracket(title)
    if core.endswith(words_of("title", "paper")):
        return Genre.OTHER
    if _is_event(title) and not head.addressed:
        return Genre.NEWS
    if core.endswith(words_of("title", "plan")) and not _looks_back(core):
        return Genre.WORK_PLAN
    if _is_inspection(title):
        return Genre.INSPECTION_REPORT
    suggestions, proposals = _suggestions_at(title), title.find("提案")
    if proposals >= 0 and not 0 <= suggestions < proposals and any_in(title, ("报告", "情况")):
        return Genre.PROPOSALS_REPORT
    if suggestions >= 0:
        return Genre.SUGGESTIONS_REPORT
    return _report_or_press(head, title, core)


def _issued(title: str) -> str:
    """What a notice gives out, the first of its papers; else ``title`` itself: 关于印发《…工作要点》的通知."""
    if title.endswith("通知") and (given := first_of(title, phrases(("印发", "转发"), ("《",)))):
        return up_to(title, "》", given[1])
    return title


def _mandate(lead: str) -> str:
    """What a text without a title is about, as the title of a report: 向大会报告提案工作情况, 现将代表建议办理情况报告如下."""
    start = 0
    while (found := first_of(lead, ("向", "现将", "现就"), start)) is not None:
        start = found[1]
        clause = up_to(lead, "。,;", start)
        matter = clause.partition("报告")[2] if lead[found[0]] == "向" else clause
        if end := first_of(matter, ("工作", "情况"), 2):
            return f"{matter[: end[1]]}的报告"
    return ""


def _is_event(title: str) -> bool:
    """Whether a headline tells that a meeting was held, or that somebody gave a report: 王强作工作报告."""
    if any_in(title, EVENTS):
        return True
    given = title.replace("工作", "__").rfind("作")
    return title.endswith("报告") and given >= 0 and len(title) - given <= GIVEN_MAX


def _looks_back(core: str) -> bool:
    for words in HEARD:
        core = core.replace(words, "")
    return any_in(core, ("报告", "回顾", "情况", *words_of("title", "summary")))


def _is_inspection(title: str) -> bool:
    return (
        first_before(title, ("执法检查", *INSPECTED), ("报告",)) >= 0
        or first_before(title, ("关于检查",), ("情况报告", "情况的报告")) >= 0
        or title.endswith(("执法检查情况", "执法检查的情况"))
    )


def _report_or_press(head: Head, title: str, core: str) -> Genre:
    """Kind of a text that is neither a plan nor a report on one matter."""
    if any_in(head.lead, EXTRACTS_BELOW):
        return Genre.ABRIDGED_REPORT
    extracts = words_of("title", "extract")
    if any_in(title, REPORTS) or title.endswith(phrases(("报告",), (*extracts, "要点"))):
        if any_in(title, extracts) or any(line.strip("()") in extracts for line in head.lines):
            return Genre.ABRIDGED_REPORT
        if head.addressed or head.placed or (core.endswith("报告") and not _press(head, title)):
            return Genre.WORK_REPORT
        return Genre.NEWS
    above = "\n".join((*head.lines, head.lead)).split("\n")
    if not head.addressed and any(map(_arranges, above)):
        return Genre.WORK_PLAN
    if head.addressed and (head.placed or head.date) and "工作情况" in title:
        return Genre.WORK_REPORT
    if any_in(title, words_of("title", "summary")) or any(map(_of_yearbook, above)):
        return Genre.WORK_SUMMARY
    if not head.addressed and _press(head, title):
        return Genre.NEWS
    if any_in(title, ("工作情况", "回顾", "盘点", "回眸", "纪实", "巡礼")):
        return Genre.WORK_SUMMARY
    if any_in(head.lead, ("报告工作", "请予审议")) or (not title and _own_work(head.lead)):
        return Genre.WORK_REPORT
    return Genre.OTHER


def _of_yearbook(line: str) -> bool:
    return "年鉴" in line or line.lstrip(MARKS).startswith(YEARBOOK)


def _arranges(line: str) -> bool:
    """Whether the first sentence of a line announces a plan: 现就2022年工作作如下安排:."""
    opening = up_to(line, "。;")
    found = first_of(opening, ARRANGED, 4)
    return found is not None and (found[1] == len(line) or line[found[1]] in ":。")


def _own_work(lead: str) -> bool:
    when, comma, rest = lead.partition(",")
    return (
        bool(comma) and (when in LOOKING_BACK or is_year(when)) and first_before(up_to(rest, "。;"), OWN, OWN_ACTS) >= 0
    )


def _press(head: Head, title: str) -> bool:
    """Whether a newspaper tells it: its words in the title, its reporter or dateline, or somebody seen giving the report."""
    reporters = ("记者", "通讯员")
    when = up_to(head.lead, ",").lstrip(f"{MARKS}【")
    return (
        any_in(title, ("扫描", "侧记", *words_of("title", "press")))
        or title.endswith(("这一年", "这五年"))
        or any_in("".join(head.lines), reporters)
        or any_in(head.lead[:100], reporters)
        or any(map(_has_dateline, head.lead.split("\n")))
        or when in ("近日", "日前")
        or (when[:1].isdigit() and "月" in when and "日" in when and OF_A_DAY.issuperset(when))
        or gives_report(head.lead)
    )


def _has_dateline(line: str) -> bool:
    """Whether a line begins as that of a newspaper or an agency: 本报讯, 青岚新闻网1月9日电."""
    opening = up_to(line.lstrip(f"{MARKS}【"), "。,;")
    press = next((at for at in range(2, min(9, len(opening))) if opening[at] in PRESS_ENDS), -1)
    if opening.startswith(PRESS):
        press = 1
    behind = opening[press + 1 : press + 1 + DATELINE_MAX]
    return press > 0 and is_han(opening[:press]) and ("讯" in behind or "电" in behind)
