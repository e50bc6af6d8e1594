"""Lists of topics cut into matters: A、B和C等工作 gives three, a titled report stays one.

All positions are those of a paragraph whose quotations are shaded (``shade``), so that 、 and 和 inside 《》 or “”
cut nothing.
"""

from __future__ import annotations

import re

from reportkit.grammar.predicates import Span

NUMBER = r"(?:\d+|[一二三四五六七八九十百两]+|多|几)"
# What stands at the end of a matter and does not name it.
TRAIL = re.compile(
    # First characters of all of them, so that other places fail at once.
    r"(?=[0-9一二三四五六七八九十百两多几的了之\s《》逐全连持继先分执等贯实推进落开运情工问方领专系重相有议课为目年中综半及和与、对])"
    # A time behind a blank is the next cell of a row.
    r"(?:\s(?:\d{1,2}(?:[-—~至、]\d{1,2})?月(?:份|[上中下]旬)?|[上下]半年|第?[一二三四]季度|全年)"
    rf"|[的了之\s《》]|逐一|逐项|逐月|逐村|逐个|逐户|继续|全部|{NUMBER}项工作|(?:连续|持续){NUMBER}年|多次|先后|分别|执法检查|{NUMBER}(?:个|项|件)|(?<!等){NUMBER}[个家](?:站所|部门|单位|科室|科局|机关|乡镇|村)|等{NUMBER}?(?:个|项|类|部|方面|大)?(?:方面|领域|重点|重大|重要|民生|热点|难点|焦点|突出|关键|专项|相关|有关|各项|具体)*"
    r"(?:工作|问题|事项|情况|议题|课题|主题|内容|工程|项目|区块|地|目标|任务|环节|规划实施情况|任务落实|议案建议)?"
    r"|(?<!意见)(?<!建议)(?:贯彻)?(?:实施|推进|进展|落实|执行情况|开展|进行|运行)?(?:情况|进展)|工作|问题|方面|领域|专题|专项|系列|一系列|重点|相关|有关|议题|课题|"
    r"为(?:主题|重点|题|主要内容|内容|抓手|切入点)|目标|年度|中期|综合|半年|及其?|和|与|、|对)$"
)
# 上半年工作 is a matter, 上半年 none.
WHEN = re.compile(r"[上下]半年|前三季度|(?:全|本|年|\d{4}年)度?")
SHORT_TRAIL = re.compile(rf"[的了、和等\s]|情况$|{NUMBER}项")
LEAD = re.compile(
    rf"(?:{NUMBER}[次轮](?:对)?|(?:去年|上年)(?!度)的?|(?:人民)?(?:群众|百姓|代表|社会)(?:普遍|最)?(?:关心|关注|反映强烈)的?(?:热点|难点)?|[\u4e00-\u9fff]{{0,3}}政府(?:及其?[有相]关部门)?对|[了的、及与::\s《]|上一?年度|(?:去年|上年|\d{4}年)?(?:[省市县区]人大)?常委会(?:对|关于)|和(?![谐平解美睦])|以及|其中|关于|围绕|聚焦|针对|全面(?!从严|深化|建成|依法|推进)|有关|相关|重点(?!工程|项目|领域|群体|产业|水|支出|区域)|专题|专项(?!行动|资金|债|规划|斗争|整治|工程|救治)|深入|一系列|系列|集中(?!供|安置|连片|居住)|实地|现场|省市县联动|(?:五|四|三|两)级联动|"
    r"联合(?!国|体)|联动|上下|持续|继续|主题(?!教育|公园|党)|年度|进行|开展了?|辖区|多次|再次|首次|认真|分别|先后|对(?!外|口|接|标|台)|就(?!业|地|学|医))"
)
# The end of a phrase that stands on its own before 和.
WHOLE = re.compile(
    r"(?:建设|改革|改造|修缮|养护|造林|防火|防汛|抗旱|引资|普法|禁毒|拆迁|搬迁|防治|监管|培育|治理|情况|项目|工程|景区|区|管理|发展|使用|机制|体系|工作|整治|处置|保障|服务|创建|保护|利用|监督|振兴|整改|落实|"
    r"推进|运行|安全|规划|政策|问题|工业化|城镇化|数字化|现代化|革命|教育|调整|计划|编制|斗争|扶贫|攻坚|转型|升级|项目|场|厂|园|村|[□■○])$"
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


def trim(shaded: str, start: int, end: int) -> Span:
    """The span without the words around a matter that do not name it: 疫情防控情况 is about 疫情防控."""
    for _ in range(6):
        match = LEAD.match(shaded, start, end)
        if match is None or end - match.end() < 2:
            break
        start = match.end()
    for _ in range(6):
        match = TRAIL.search(shaded, max(start, end - 24), end)
        if match is None:
            break
        short = match.start() - start < 3 and not SHORT_TRAIL.match(match.group())
        if match.start() - start < 2 or short or WHEN.fullmatch(shaded, start, match.start()):
            break
        end = match.start()
    return start, end


def cut(shaded: str, start: int, end: int, *, titled: bool = False, heard: bool = False) -> list[Span]:
    """The matters of ``start:end``, each trimmed.

    ``heard`` for the object of a hearing, where 和 joins the parts of one report unless the first part ends in 工作 or 情况;
    ``titled`` when the report is introduced by 关于 and so is one, unless 等 or a repeated 情况 makes it a list.
    """
    listed, rest = _before_etc(shaded, start, end)
    pieces = _split(shaded, start, listed, LISTED)
    several = len(pieces) > 1
    tail = shaded[listed + 1 : rest]
    if several and _one(shaded, pieces, tail, titled=titled, heard=heard, open_list=listed < rest):
        return [trim(shaded, start, end)]
    if heard:
        joined = [p for piece in pieces[:-1] for p in _split(shaded, *piece, AND, ended=ENDED)]
        joined += _split(shaded, *pieces[-1], AND, ended=ENDED, whole=several or not titled)
    elif several:
        joined = pieces[:-1] + _split(shaded, *pieces[-1], AND, least=4)
    else:
        joined = _split(shaded, *pieces[0], AND, whole=True, least=3)
    spans = [trim(shaded, *p) for p in joined]
    return [s for s in spans if s[1] - s[0] >= 2]


def _before_etc(shaded: str, start: int, end: int) -> Span:
    """Where the list ends (at its 等) and where its words do."""
    found = [m.start() for m in ETC.finditer(shaded, start, end)]
    return (found[-1], end) if found and found[-1] > start else (end, end)


def _one(shaded: str, pieces: list[Span], tail: str, *, titled: bool, heard: bool, open_list: bool) -> bool:
    """Whether a list with 、 names one matter: 行政事业性、企业等国有资产管理."""
    words = [shaded[s:e] for s, e in pieces]
    if (open_list and ONE_TAIL.search(tail)) or SUMMED_UP.match(words[-1]):
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
    for match in at.finditer(shaded, start, end):
        left, right = shaded[position : match.start()], shaded[match.end() : end]
        shorter = min(len(left), len(right))
        if ended is not None:
            fits = (
                ended.search(left)
                and len(right) >= 3
                and not (left.endswith("执行") and (YET_TO_COME.search(right) or right.startswith(("其他", "其它"))))
            ) or (whole and shorter >= 5 and WHOLE.search(left))
        else:
            fits = shorter >= max(least, 1) and (not whole or WHOLE.search(left))
        if fits:
            pieces.append((position, match.start()))
            position = match.end()
    pieces.append((position, end))
    return pieces
