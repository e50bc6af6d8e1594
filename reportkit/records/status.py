"""Done or planned: decided by the part of the report and by the clause, in this one place."""

from __future__ import annotations

import re

from reportkit.models.enums import Role
from reportkit.outline.sentences import Sentence
from reportkit.text.marks import clause_start

FUTURE = re.compile(
    r"(?:^|[,;:、。])(?:(?:19|20)\d\d年)?(?:[^,;。]{0,10}?)(?:(?<![草虚模比])拟(?!任|稿|[定订](?!于|在|期|向|点)|制(?!定))|计划(?=表彰|安排|开展|组织|听取|召开|审议|对|在|于|用|到|新|再|分|制定|举办|建|投(?!资\d))|(?:还|也|仍|均|都|即)将|(?<![需主重])要(?=表彰|通报表)|将(?=新|再|表彰|通报表[扬彰]|评选|命名|建成|完成|达到|投入|实施|推进|办理|办结|督办|制定|修[订改]|举办|邀请|提请|解决|整改|建设|增加|开工|视察|调研|检查|提交|全面|深入|积极|认真|会同|力争|采取|通过|努力|不断|切实|大力|于|在|继续|持续|进一步|组织|开展|听取|对|召开|审议|逐步|围绕|首次|安排|重点|适时|加强|以)|预安排|明年|来年|力争|争取(?=在|到|用|明年)|确保明年|下一年度?(?!预算)|今后一年)"
)

# A time to come at the head of a clause governs the clauses after it.
AHEAD = re.compile(
    r"(?:^|[,;:、])(?:明年|来年|下一年|下一步|下一阶段|今后|下半年将|[^,;:、]{0,14}预安排(?!的|用地|指标))"
)
PAST = re.compile(r"去年|上年|上一年|已(?:经)?(?!决|于)|过去|曾|此前|原来")
# 计划安排的用地320亩已全部使用: what was planned is done.
DONE = re.compile(
    r"[\d,.]*[^,;。的]{1,14}(?:已|的[^,;。的]{1,14}?已经?(?:全部|全面|基本|如期|提前)?(?:建成|完[工成]|竣工|投[用入产]|交付|通过?验收|通车|运[行营]|使用))"
)
# 计划投资5000万元以上的项目: a threshold says what the things are like.
THRESHOLD = re.compile(r"[\d,.]*[^,;。的]{1,14}以[上下]的")
# 将办结时限由90天缩短为60天, 将新一届代表256名分成18个小组: 将 as 把, what was done with a thing.
TAKEN = re.compile(
    r"(?!再|全[面力]|深入|积极|认真|会同|力争|采取|通过|努力|不断|切实|大力|于|在|继续|持续|进一步|逐步|首次|安排|重点|适时|以|对|组织|开展|召开|听取|审议|邀请|提请|制定|修[订改]|举办)"
    r"(?:[^,;。从由\d]{2,20}[从由][^,;。]{1,16}?(?:[至到为成]|提[升高]|增[加长]|缩[短减]|降低|减少|压[缩减])"
    r"|新[^,;。]{1,24}?(?:分[成为]|编[成入为]|划[分入归]|交付|移交|纳入|列入))"
)
PLAN_PAST = re.compile(r"去年|上年|上一年|过去|此前|由每|已经")

# The time at the head of a clause holds for those behind it: 去年视察9条,调研7所,今年要….
TIME_HEAD = re.compile(r"(?:^|[,;:。])(?:(?P<past>去年|上年|上一年|过去一年)|今年|明年|新的一年|(?:还|也)?[要将])")
GOVERNING = re.compile(r"(?<!原)[将拟](?=听取|审议|召开|举[行办]|检查|开展|组织|视察|调研|评议|询问|督办)")
HAPPENED = re.compile(r"[^,;。:]{0,20}(?:了(?!解)|已)")
# What ends the reach of 将: a full stop, what is done, another doer, a relative clause.
ENDED = re.compile(
    r"[。;]|了(?!解)|已|曾|完成|的[^,;。\d]{0,12},|[,:][^,;。]{0,8}(?:政府|法院|检察院|部门|单位|乡镇)|去年|目前|共计|累计"
)
CHANGED = re.compile(r"(?:增加|提高|提升|扩大|达|增|升)到|改为|变为")
INTENDS = re.compile(r"将|拟|计划|要|安排|力争")
# What every reading as planned needs: most sentences have none of it.
HINT = re.compile(r"将|拟|要|计划|安排|力争|明年|来年|下一|今后|争取")
NOT_AHEAD = re.compile(r"^(?:以来|初)|[。;]")

# How far before an act the words may stand that put it into the future.
FAR = 300


def _governing(reach: str) -> re.Match[str] | None:
    """将 or 拟 in an earlier clause of the statement ``reach``, which governs the list that it opens: 将听取17项,开展3项."""
    found = [match for match in GOVERNING.finditer(reach) if not TAKEN.match(reach, match.end())]
    return found[-1] if found and not ENDED.search(reach, found[-1].end()) else None


def is_planned(sentence: Sentence, start: int, plan_year: int | None) -> bool:
    """Whether the act at position ``start`` of the paragraph lies ahead.

    In the plan part everything does but what the clause puts into the past; elsewhere only what 将, 拟 or next year says.
    """
    text = sentence.joined.text
    low = max(sentence.start, start - FAR)
    if sentence.role is Role.PLAN:
        clause = text[clause_start(text, start, low=low) : start]
        if PLAN_PAST.search(clause):
            return not PLAN_PAST.search(CHANGED.split(clause)[-1])
        heads = list(TIME_HEAD.finditer(text, sentence.start, start))
        return not heads or heads[-1]["past"] is None
    if sentence.role is Role.CLOSING or not HINT.search(text, low, start):
        return False
    reach = text[low:start]
    if plan_year and (year := f"{plan_year}年") in reach[-40:]:
        near = reach[reach.rfind(year) + len(year) :]
        if not NOT_AHEAD.search(near) and INTENDS.search(reach):
            return True
    ahead = AHEAD.search(reach)
    if ahead is not None and not PAST.search(reach, ahead.end()):
        return True
    clause = text[clause_start(text, start, ",;。", low) : start]
    match = FUTURE.search(clause)
    if match is None and _governing(reach) is not None:
        return not (DONE.match(text, start) or ENDED.match(text, start) or HAPPENED.match(text, start))
    if match is None or PAST.search(clause[match.end() :]) or DONE.match(text, start):
        return False
    if match.group().endswith("将") and TAKEN.match(text, start - len(clause) + match.end()):
        return False
    return not (match.group().endswith("计划") and THRESHOLD.match(text, start))
