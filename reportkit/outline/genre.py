"""What kind of text it is and whose work it tells of."""

from __future__ import annotations

import re

from reportkit.models.enums import Genre, Organ
from reportkit.outline.head import Head
from reportkit.outline.titles import OTHER_END
from reportkit.outline.told import gives_report

FILLER = re.compile(r"\s")
BRACKETED_END = re.compile(r"\([^()]*\)$")
EVENT = re.compile(r"(?:会议|大会|全会)(?:隆重|胜利)?(?:举行|召开|开幕|闭幕)|(?<!工)作[^。]{0,14}报告$")
PLAN_END = re.compile(r"(?:工作要点|计划|安排|工作方案)$")
SETS_OUT = re.compile(r"^[^。;]{4,60}(?:[作做][出]?(?:如下|以下)安排|安排如下|计划如下)(?:[:。]|$)", re.MULTILINE)
LOOKS_BACK = re.compile(r"总结|回顾|情况|(?<!听取)(?<!审议)(?<!专项工作)报告|综述")
INSPECTION = re.compile(
    r"执法检查[^。]{0,12}报告|实施情况的?(?:执法)?检查(?:情况)?的?报告|关于检查[^。]{2,60}情况的?报告|执法检查(?:的)?情况$"
)
SUGGESTIONS = re.compile(
    r"(?:建议|议案|批评和意见)[^。]{0,24}(?:办理|处理|落实|督办|交办)|(?:办理|处理|督办)[^。,;]{0,12}代表[^。,;]{0,6}(?:建议|议案|意见)"
)
REPORT = re.compile(r"工作(?:情况)?的?报告|履职报告|报告(?:摘要|摘登|节选|摘编|要点)$")
ABRIDGED_BELOW = re.compile(r"报告(?:的)?(?:摘要|摘登|要点)如下")
# 一年来,常委会…: a text without a title that speaks of its own work, as a report does.
OWN_WORK = re.compile(
    r"(?:一年来|[三五]年来|过去的?[一三五]年|(?:19|20)\d\d年|本届以来),[^。;]{0,20}?(?:常委会|常务委员会|主席团|政协)[^。;]{0,30}(?:召开|举行|审议|听取|视察|履职|履行)"
)
ABRIDGED = re.compile(r"\(?(?:摘要|摘登|节选|摘编|摘报|选登)\)?")
SUMMARY = re.compile(r"综述|总结")
SUMMARY_LATE = re.compile(r"回眸|纪实|工作情况|盘点|巡礼|回顾")
PRESS_TITLE = re.compile(r"扫描|答卷|报道|侧记|见闻|观察|数读|数说|图解|解读|亮点|晒出|这[一五]年$")
REPORTER = re.compile(r"记者|通讯员")
DATELINE = re.compile(
    r"^\W{0,4}(?:本报|本网|本台|新华社|[\u4e00-\u9fff]{2,8}(?:网|报|台|社))[^。,;]{0,12}[讯电]", re.MULTILINE
)

# 向大会报告提案工作情况, 现将代表建议办理情况报告如下: what a text without a title is about.
MANDATE = re.compile(r"(?:向[^。,;]{1,12}报告|现将|现就)(?P<matter>[^。,;]{2,60}?(?:工作|情况))")
NEARLY = re.compile(r"\W{0,4}(?:近日|日前|\d{1,2}月\d{1,2}日(?:至\d{1,2}日)?(?:[上下]午)?),")
YEARBOOK = re.compile(r"年鉴|^\W{0,4}【(?:概况|综述|概述|工作概况)】", re.MULTILINE)

# The most special first.
ORGANS = (
    (Organ.CPPCC_STANDING_COMMITTEE, re.compile("提案|政协|政治协商会议")),
    (Organ.NPC_PRESIDIUM, re.compile("主席团")),
    (
        Organ.NPC_STREET_COMMITTEE,
        re.compile(
            r"街道[^。]{0,12}(?:人大工委|人大工作委员会|工作委员会|人大)|人大街道工(?:作)?委"
            r"|人大(?:常委会|常务委员会)?[\u4e00-\u9fff]{0,8}街道工委|人大工委"
        ),
    ),
    (Organ.NPC_PRESIDIUM, re.compile("[镇乡]人大(?!常委会|代表)")),
    (Organ.PROCURATORATE, re.compile("检察院")),
    (Organ.COURT, re.compile("法院")),
    (Organ.NPC_STANDING_COMMITTEE, re.compile("常务委员会(?!第|.{0,6}次会议)|人大常委会|常委会(?!第)")),
    (Organ.GOVERNMENT, re.compile("政府")),
)


def organ_of(text: str) -> Organ | None:
    """Organ that a title or a phrase names, the most special first."""
    return next((organ for organ, pattern in ORGANS if pattern.search(text)), None)


# Who is spoken of in prose; 政协委员列席 and 人大代表 say nothing of whose work it is.
SPOKEN_OF = (
    (Organ.CPPCC_STANDING_COMMITTEE, re.compile("政协(?!委员|.{0,6}列席)|政治协商会议")),
    (Organ.NPC_PRESIDIUM, re.compile("主席团会议|[镇乡]人大(?!常委会|代表)|[镇乡]第.{1,3}届人民代表大会")),
    ORGANS[2],
    (Organ.NPC_STANDING_COMMITTEE, re.compile("人大常委会|[省市县区州旗届]人大(?!代表|街道)|人民代表大会")),
)
HEADLINE, ENOUGH = 3, 2


def spoken_of(head: Head, enough: int) -> Organ | None:
    """The organ that headline and lead name most, ``enough`` times; what is named in the headline counts more."""
    headline = "\n".join(head.lines)
    votes = {o: HEADLINE * len(p.findall(headline)) + len(p.findall(head.lead)) for o, p in SPOKEN_OF}
    best = max(votes, key=lambda organ: votes[organ])
    return best if votes[best] >= enough else None


def find_organ(head: Head, genre: Genre, opening: str, sample: str) -> Organ:
    """The organ whose work it is, from the title, then from who speaks for whom, at last from the ``sample``."""
    title = FILLER.sub("", head.title or "")
    base = re.sub(r"——.*", "", title) or title
    handled = re.search(r"(?:建议|议案|提案|意见)[^。]{0,14}(?:办理|落实|处理)", title) or SUGGESTIONS.search(title)
    if handled and re.search(r"政府", title + opening[:60]):
        return Organ.GOVERNMENT
    behalf = re.search(r"(?:我?受|我?代表|我谨代表)([^。,;]{2,40}?)(?:的?委托|,|向)", opening)
    signed = "".join(head.lines) if genre is Genre.WORK_PLAN else ""
    for text in (base, title, behalf.group(1) if behalf else "", head.delivery, head.speaker_title or "", signed):
        found = organ_of(text)
        if found is Organ.NPC_STANDING_COMMITTEE and "人" not in text and re.search(r"政协", "".join(head.lines)):
            return Organ.CPPCC_STANDING_COMMITTEE  # 常务委员会工作报告 below 政协…会议
        if found and not (genre is Genre.NEWS and found is Organ.GOVERNMENT):
            return found
    other = genre is Genre.OTHER
    if not (other and title) and (told := spoken_of(head, ENOUGH if other else 1)):
        return told
    if sample.count("政协") > sample.count("人大"):
        return Organ.CPPCC_STANDING_COMMITTEE
    named = sample.count("常委会") + sample.count("人大")
    return Organ.NPC_STANDING_COMMITTEE if named > (3 if other else 0) else Organ.OTHER


def genre_of(head: Head) -> Genre:
    """Kind of text: by its title or mandate, by who speaks to whom, by the marks of a newspaper or a yearbook."""
    title = FILLER.sub("", head.title or "")
    if not title and (mandate := MANDATE.search(head.lead)):
        title = f"{mandate['matter']}的报告"
    core = BRACKETED_END.sub("", title)
    if OTHER_END.search(core):
        return Genre.OTHER
    if EVENT.search(title) and not head.addressed:
        return Genre.NEWS
    if PLAN_END.search(core) and not LOOKS_BACK.search(core):
        return Genre.WORK_PLAN
    if INSPECTION.search(title):
        return Genre.INSPECTION_REPORT
    suggestions, proposals = SUGGESTIONS.search(title), title.find("提案")
    if proposals >= 0 and not (suggestions and suggestions.start() < proposals) and re.search(r"报告|情况", title):
        return Genre.PROPOSALS_REPORT
    if suggestions:
        return Genre.SUGGESTIONS_REPORT
    return _report_or_press(head, title, core)


def _report_or_press(head: Head, title: str, core: str) -> Genre:
    """Kind of a text that is neither a plan nor a report on one matter."""
    if ABRIDGED_BELOW.search(head.lead):
        return Genre.ABRIDGED_REPORT
    if REPORT.search(title):
        if ABRIDGED.search(title) or any(ABRIDGED.fullmatch(line) for line in head.lines):
            return Genre.ABRIDGED_REPORT
        if head.addressed or head.placed or (re.search(r"报告$", core) and not _press(head, title)):
            return Genre.WORK_REPORT
        return Genre.NEWS
    if not head.addressed and SETS_OUT.search("\n".join((*head.lines, head.lead))):
        return Genre.WORK_PLAN
    if head.addressed and (head.placed or head.date) and re.search(r"工作情况", title):
        return Genre.WORK_REPORT
    if SUMMARY.search(title) or YEARBOOK.search("\n".join((*head.lines, head.lead))):
        return Genre.WORK_SUMMARY
    if not head.addressed and _press(head, title):
        return Genre.NEWS
    if SUMMARY_LATE.search(title):
        return Genre.WORK_SUMMARY
    if re.search(r"报告工作|请予审议", head.lead) or (not title and OWN_WORK.match(head.lead)):
        return Genre.WORK_REPORT
    return Genre.OTHER


def _press(head: Head, title: str) -> bool:
    """Whether a newspaper tells it: its words in the title, its reporter or dateline, or somebody seen giving the report."""
    return bool(
        PRESS_TITLE.search(title)
        or REPORTER.search("".join(head.lines))
        or REPORTER.search(head.lead[:100])
        or DATELINE.search(head.lead)
        or NEARLY.match(head.lead)
        or gives_report(head.lead)
    )
