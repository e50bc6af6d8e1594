"""Lists of topics cut into matters: A、B和C等工作 gives three, a titled report stays one.

All positions are those of a paragraph whose quotations are shaded (``shade``), so that 、 and 和 inside 《》 or “”
cut nothing.
"""

from __future__ import annotations

import re

from reportkit.grammar.predicates import ASIDE, SHADES, Span
from reportkit.lexicon.predicatewords import PredicateWords

NUMBER = r"(?:\d+|[一二三四五六七八九十百两]+|多|几)"
# What stands at the end of a matter, holds a number and does not name it; a time behind a blank is the next cell of a row.
TRAILS = (
    re.compile(
        r"(?=[0-9一二三四五六七八九十百两多几\s连持])"  # first characters of all of them, so that other places fail at once
        r"(?:\s(?:(?:\d{1,2}(?:[-—~至、]\d{1,2})?月(?:份|[上中下]旬)?|[上下]半年|第?[一二三四]季度|全年))?"
        rf"|{NUMBER}项工作|(?:连续|持续){NUMBER}年|{NUMBER}(?:个|项|件)|(?<!等){NUMBER}[个家](?:站所|部门|单位|科室|科局|机关|乡镇|村))$"
    ),
    re.compile(
        rf"等{NUMBER}?(?:个|项|类|部|方面|大)?(?:方面|领域|重点|重大|重要|民生|热点|难点|焦点|突出|关键|专项|相关|有关|各项|具体)*"
        r"(?:工作|问题|事项|情况|议题|课题|主题|内容|工程|项目|区块|地|目标|任务|环节|规划实施情况|任务落实|议案建议)?$"
    ),
)
COUNT = re.compile(rf"{NUMBER}[到至—~-]?")  # 视察|4至5次
OPINIONS = ("意见", "建议")  # 意见落实 is followed up, what is put into effect is a matter
SITUATION = 2  # characters of 情况
# 上半年工作 is a matter, 上半年 none.
WHEN = re.compile(r"[上下]半年|前三季度|(?:全|本|年|\d{4}年)度?")
SHORT_TRAIL = re.compile(rf"[的了、和等\s]|情况$|{NUMBER}项")
LEAD = re.compile(
    rf"{NUMBER}[次轮]对?|[0-9]+[个家](?=(?:部门|单位)的)|[\u4e00-\u9fff]{{0,3}}政府(?:及其?[有相]关部门)?对|(?:去年|上年|\d{{4}}年)?(?:[省市县区]人大)?常委会(?:对|关于)"
    r"|(?:人民)?(?:群众|百姓|代表|社会)(?:普遍|最)?(?:关心|关注|反映强烈)的?(?:热点|难点)?"
)
# Words behind 等 that leave the matters to the list.
GENERAL = re.compile(
    rf"{NUMBER}[个项件部]?|[专多][项题]|各[项类]|[重热难焦]点|重大|重要|民生|工作|情况|方面|领域|问题|事项|内容|工程|项目|"
    r"实施|落实|审议意见|办理|整改|常规性|年度|有关|相关|一系列|的"
)
# Behind 等, what makes one matter of a list: 等3个部门, 等目标.
ONE_TAIL = re.compile(rf"目标$|要求$|{NUMBER}[个家]?(?:市直|县直|政府|职能|有关|相关)?(?:部门|单位)")
# 烤烟、核桃、畜牧三大产业: the last of the list says that it is one.
SUMMED_UP = re.compile(r"[\u4e00-\u9fff]{1,5}?[两三四五六七八九]大(?![道桥坝队学])")
ETC = re.compile(r"等(?<![高中初同平均优劣相]等)(?!级|候|待|额|同)")
LASTED, YEARS = 3, tuple("一二三四五六七八九十两")
SLOGAN = 5  # characters, with quotation marks
PERSONS = ("法官", "检察官", "干部")
OFFICES = ("局", "委", "办", "院", "庭", "站", "所")
OFFICIALS = re.compile(rf"{NUMBER}[名位]")  # 4名副县长、局长 are appraised together
# Open one title, however many parts it has: 实施科教兴国战略、推进高等教育发展.
VERBS = (
    "实施",
    "推进",
    "推动",
    "加强",
    "促进",
    "加快",
    "完善",
    "落实",
    "贯彻",
    "提升",
    "优化",
    "深化",
    "建设",
    "发展",
    "开展",
    "改善",
)
ENDED = re.compile(r"(?:工作|情况|报告|问题|执行)$")
# 计划执行和下年度计划安排 are one report.
YET_TO_COME = re.compile(r"(?:计划|草案|安排|编制)(?:情况)?的?$")
# Adjacent quotations are shaded differently, so that a list without 、 falls into its parts: 《A》《B》.
LISTED = re.compile("、|;|(?<=[^、,])以及|尤其是|特别是|(?<=□)(?=■)|(?<=■)(?=□)")
# Each alternative begins with a character, so that the search skips to these.
AND = re.compile(r"以及|及(?![时格早]|周边|配套|附属|相关|有关)|和(?<![共总调缓温]和)(?![谐平解美睦])|与(?!会|此|时)")


def trim(lexicon: PredicateWords, shaded: str, start: int, end: int) -> Span:
    """The span without the words around a matter that do not name it: 疫情防控情况 is about 疫情防控."""
    for _ in range(6):
        match = LEAD.match(shaded, start, end)
        behind = match.end() if match else lexicon.lead(shaded, start, end)
        if behind == start or end - behind < 2:
            break
        start = behind
    for _ in range(6):
        at = _trail(lexicon, shaded, start, end)
        short = at - start < 3 and not SHORT_TRAIL.match(shaded, at, end)
        if at == end or at - start < 2 or short or WHEN.fullmatch(shaded, start, at):
            break
        end = at
    return start, end


def _trail(lexicon: PredicateWords, shaded: str, start: int, end: int) -> int:
    """Where what ends ``start:end`` without naming the matter begins."""
    low = max(start, end - 24)
    at = lexicon.trail(shaded, low, end)
    for trail in TRAILS:
        if match := trail.search(shaded, low, end):
            at = min(at, match.start())
    lasted = shaded[max(start, end - LASTED) : end].removesuffix("多")
    if at == end and lasted.endswith("年") and lasted[-2:-1] in YEARS:  # 国有林场改革|两年多
        return start + shaded[start:end].rindex("年") - 1
    if end - at > SITUATION and shaded.endswith(OPINIONS, start, at) and shaded[at] != "等":
        return end - SITUATION
    return at


def cut(
    lexicon: PredicateWords, shaded: str, start: int, end: int, *, titled: bool = False, heard: bool = False
) -> list[Span]:
    """The matters of ``start:end``, each trimmed.

    ``heard`` for the object of a hearing, where 和 joins the parts of one report unless the first part ends in 工作 or 情况;
    ``titled`` when the report is introduced by 关于 and so is one, unless 等 or a repeated 情况 makes it a list.
    """
    listed, rest = _before_etc(shaded, start, end)
    pieces = _split(lexicon, shaded, start, listed, LISTED)
    several = len(pieces) > 1
    tail = shaded[listed + 1 : rest]
    if several and _one(shaded, pieces, tail, titled=titled, heard=heard, open_list=listed < rest):
        return [trim(lexicon, shaded, start, end)]
    if heard:
        joined = [p for piece in pieces[:-1] for p in _split(lexicon, shaded, *piece, AND, ended=ENDED)]
        joined += _split(lexicon, shaded, *pieces[-1], AND, ended=ENDED, whole=several or not titled)
    elif several:
        joined = pieces[:-1] + _split(lexicon, shaded, *pieces[-1], AND, least=4)
    else:
        joined = _split(lexicon, shaded, *pieces[0], AND, whole=True, least=3)
    spans = [trim(lexicon, shaded, *p) for p in joined]
    return [s for s in spans if s[1] - s[0] >= 2 and not COUNT.fullmatch(shaded, *s)]


def _before_etc(shaded: str, start: int, end: int) -> Span:
    """Where the list ends (at its 等) and where its words do."""
    found = [m.start() for m in ETC.finditer(shaded, start, end)]
    return (found[-1], end) if found and found[-1] > start else (end, end)


def _one(shaded: str, pieces: list[Span], tail: str, *, titled: bool, heard: bool, open_list: bool) -> bool:
    """Whether a list with 、 names one matter: 行政事业性、企业等国有资产管理."""
    words = [shaded[s:e] for s, e in pieces]
    beside = pieces[0][1] == pieces[1][0]
    if beside and all(len(w) <= SLOGAN and set(w) <= set(SHADES) for w in words):  # “六稳”“六保”
        return True
    if all(w.endswith(PERSONS) for w in words) and not OFFICIALS.match(words[-1]):  # 市级法官、检察官: one appraisal
        return True
    if (open_list and ONE_TAIL.search(tail)) or SUMMED_UP.match(words[-1]):
        return True
    if OFFICIALS.match(words[0]) and all(len(w) <= 4 for w in words[1:]):
        return True
    shared = len(GENERAL.sub("", tail))
    if open_list:
        if heard:
            return shared >= 3
        short = all(len(w) <= 2 for w in words[1:]) and (shared > 0 or len(words[0]) > 3)
        return shared >= 5 or short
    if titled and len(words) < 3:
        alone = all(len(w) >= 4 and not w.startswith(VERBS) for w in words)
        return not alone and not all(ENDED.search(w) for w in words[:-1])
    return heard and all(len(w) <= 2 for w in words[:-1]) and not any(AND.search(w) for w in words)


def _split(
    lexicon: PredicateWords,
    shaded: str,
    start: int,
    end: int,
    at: re.Pattern[str],
    *,
    least: int = 0,
    whole: bool = False,
    ended: re.Pattern[str] | None = None,
) -> list[Span]:
    """Pieces between the matches of ``at``, each of ``least`` characters.

    With ``whole`` only behind a phrase that can stand alone; with ``ended`` only behind its match, or, with ``whole``
    too, between longer phrases.
    """
    pieces = []
    position = start
    heads = (*lexicon.heads, *SHADES, ASIDE)
    for match in at.finditer(shaded, start, end):
        left, right = shaded[position : match.start()], shaded[match.end() : end]
        shorter = min(len(left), len(right))
        if ended is not None:
            fits = (
                ended.search(left)
                and len(right) >= 3
                and not (left.endswith("执行") and (YET_TO_COME.search(right) or right.startswith(("其他", "其它"))))
            ) or (whole and shorter >= 5 and left.endswith(heads))
        else:
            offices = left.endswith(OFFICES) and shorter >= 3  # 粮食局和三个基层法庭
            fits = (shorter >= max(least, 1) or offices) and (not whole or left.endswith(heads))
        if fits:
            pieces.append((position, match.start()))
            position = match.end()
    pieces.append((position, end))
    return pieces
