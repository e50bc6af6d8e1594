"""Reports heard: 听取和审议市政府关于A情况的报告, 专题听取A、B情况汇报."""

from __future__ import annotations

import re
from bisect import bisect_right

from reportkit.lexicon.formwords import FormWord
from reportkit.models.enums import Form
from reportkit.records.matters import NUMBER, Span
from reportkit.records.place import Act, Place, borrow

TAIL = re.compile(r"(?P<told>汇报|通报|介绍|(?:情况)?说明)|报告(?!会|人|单位|团|厅|制度|质量|文学|机制|前|后(?!续)|中)")
UNTITLED = re.compile(r"(?:情况|进展|举措|工作|进度|成效|草案|方案|项目)$")
GOES_ON = re.compile(r",(?:及其?|以及|和|关于)[^,;。]{4,60}(?:报告|汇报)")
STOPS = re.compile(r"(?:、|和|并|并且|,)(?:组织|开展|召开|举行|举办|进行|提出|形成|走访|研究|交办|提交)")
NO_REPORT = re.compile(r"草案|议案|决定|决议|任免|法规案|立法|规范性文件|备案|述法|建议|预算调整|人选|名单|资格")
OWNER = re.compile(
    r"^了?(?:(?:本级|同级|我)?[\u4e00-\u9fff]{0,4}?[省市县区州镇乡旗](?:人民)?|人民)?(?:政府|检察院|法院|监察委员会|监委)"
    r"(?:及其?(?:有关|相关|组成)?(?:部门|工作机构)|有关部门|部门)?"
    r"(?!工作机构|组成部门|债务|投资|重点|重大|专项|系统|采购|性)"
    r"|^了?[\u4e00-\u9fff]{0,3}[省市县区州镇乡][\u4e00-\u9fff]{2,10}?(?:局|厅)(?=[\u4e00-\u9fff]{3})"
    r"|^了?(?:(?:司法|政法|公检法司?)(?:机关|部门)|“?一府两院”?|“?一府一委两院”?)"
)
MEETING = re.compile(r"会议(?:还|也|又)?(?:先后|首次|重点)?(?:专题|专项|认真)?$|专题$")
TITLE = re.compile(r"关于(?:对)?")
# A second report in the list with its own owner: 区法院关于…、区检察院关于….
NEXT_TITLE = re.compile(r"(?:、|和|以及|及)(?=[^、,关]{2,12}关于)")
ORGANS = re.compile(
    r"^[\u4e00-\u9fff]{0,6}?(?:政府|法院|检察院|监委|监察委员会|两院|常委会|局|厅)(?:工作|情况|的|专项|专题|半年|年度)*+$|^“[^“”]{2,8}两院”"
)
ORGAN = re.compile(r"[\u4e00-\u9fff]{0,8}(?:政府|法院|检察院|监委|监察委员会)")
SEVERAL = re.compile(rf"{NUMBER}[个项](?:专项|专题|工作)*+$")
LONGEST = 200
# 听取专项工作报告9个,重点关注A、B: what the reports counted are about.
ANNOUNCED = re.compile(
    r",(?:(?:重点|主要|着重|分别)(?:关注|听取|审议|是|有|为|涉及|包括|涵盖|围绕)|包括|涵盖|内容涉及)了?(?P<list>[^,;。:\d]{4,80})(?=[,;。])"
)
COUNTED = re.compile(r"\d|共|等|[一二三四五六七八九十两]+[项个件份次]")
SPECIAL = re.compile(r"专项|专题|半年|年度|上半年|情况")


def hear(place: Place, edges: list[int], acts: list[Act]) -> Act | None:
    """The matters of the reports that 听取 or 审议 takes; ``edges`` are the clause ends of the sentence."""
    word, shaded = place.word, place.shaded
    stop = place.limit
    while stop == place.end and stop + 1 < min(edges[-1], word.end + LONGEST) and GOES_ON.match(shaded, stop):
        stop = place.end = edges[bisect_right(edges, stop + 1)] - 1
    tails = list(TAIL.finditer(shaded, word.end, stop))
    if tails:
        starts = [word.end, *(t.end() for t in tails[:-1])]
        pieces = [(s, t.start()) for s, t in zip(starts, tails, strict=True)]
        last = tails[-1].end()
    else:
        verb = STOPS.search(shaded, word.end, stop)
        last = verb.start() if verb else stop
        meant = word.text.startswith(("听取", "向")) or MEETING.search(place.region)
        if not meant or not UNTITLED.search(shaded, word.end, last):
            return None
        pieces = [(word.end, last)]
    if not word.text.startswith(("听取", "向")) and NO_REPORT.search(shaded, word.end, last):
        return None
    act = place.act()
    act.form, act.last, act.rule = _form(shaded, word, tails), last, "oversight.heard"
    _fill(place, act, [p for piece in pieces for p in _titles(shaded, *piece)], bool(COUNTED.match(shaded, last)))
    if not act.matters and COUNTED.match(shaded, last) and (told := ANNOUNCED.match(shaded, place.end, edges[-1])):
        act.matters, act.last = place.matters(*told.span("list")), told.end()
        act.owners = [""] * len(act.matters)
    if not act.matters and last - word.end < 16 and not ORGANS.match(shaded[word.end : last]):
        return borrow(place, act, acts)
    return act


def _fill(place: Place, act: Act, pieces: list[Span], counted: bool) -> None:
    """The matters of each report, the owner and 关于 of the first carried over the others."""
    shaded = place.shaded
    owner, titled = place.region if place.word.text.startswith("向") else "", False
    for start, end in pieces:
        begin, said, now = _report(shaded, start, end)
        owner, titled = (said if said.strip(",其及以和了") else owner), titled or now
        titled = titled and not SEVERAL.search(shaded, begin, end)
        bare = ORGANS.match(shaded[begin:end])
        if bare and (counted or not SPECIAL.search(shaded, begin, end + 4) or shaded[begin] == "“"):
            continue
        for first, last in place.matters(begin, end, titled=titled, heard=True):
            named = OWNER.match(shaded[first:last]) if first > begin and not titled else None
            if counted and ORGAN.fullmatch(shaded, first, last):
                continue  # 省政府、省高院、省检察院的专题汇报15项
            own = named.end() if named and last - first - named.end() >= 2 else 0
            act.matters.append((first + own, last))
            act.owners.append(named.group() if named else owner)


def _titles(shaded: str, start: int, end: int) -> list[Span]:
    spans = []
    for match in NEXT_TITLE.finditer(shaded, start, end):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, end)]


def _form(shaded: str, word: FormWord, tails: list[re.Match[str]]) -> Form:
    if "审议" in word.text or word.text.startswith("向"):
        return Form.DELIBERATED_REPORT
    told = not tails or tails[-1].group("told") or shaded.startswith("汇报", tails[-1].end())
    return Form.BRIEFING if told else Form.DELIBERATED_REPORT


def _report(shaded: str, start: int, end: int) -> tuple[int, str, bool]:
    """Where the matter of a report begins, whose report it is said to be, and whether 关于 gives its title."""
    title = TITLE.search(shaded, start, min(end, start + 40))
    if title and "、" not in shaded[start : title.start()]:
        return title.end(), shaded[start : title.start()], True
    owner = OWNER.match(shaded[start:end])
    if (
        owner
        and end - start - owner.end() >= 2
        and not re.match(r"[、和及与]|专项|工作", shaded[start + owner.end() :])
    ):
        return start + owner.end(), owner.group(), False
    return start, "", False
