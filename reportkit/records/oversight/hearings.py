"""Reports heard: 听取和审议市政府关于A情况的报告, 专题听取A、B情况汇报."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportkit.grammar.predicates import Predicate, Span
from reportkit.lexicon.predicatewords import PredicateWord
from reportkit.models.enums import Form
from reportkit.records.oversight.matters import NUMBER
from reportkit.text.said import has_digit

if TYPE_CHECKING:
    from reportkit.records.oversight.acts import Reader
    from reportkit.records.oversight.introduced import Act

TAIL = re.compile(r"(?P<told>汇报|通报|介绍|(?:情况)?说明)|报告(?!会|人|单位|团|厅|制度|质量|文学|机制|前|后(?!续)|中)")
UNTITLED = re.compile(r"(?:情况|进展|举措|工作|进度|成效|草案|方案|项目)$")
JOINS = ("及", "以及", "和", "关于")  # go on with a list of reports behind a comma
GIVEN = re.compile(r"所[作做]的")  # what the congress itself heard: 主任所作的工作报告
NO_REPORT = re.compile(r"草案|议案|决定|决议|任免|法规案|立法|规范性文件|备案|述法|建议|预算调整|人选|名单|资格")
OWNER = re.compile(
    r"^了?(?:(?:本级|同级|我)?[\u4e00-\u9fff]{0,4}?[省市县区州镇乡旗](?:人民)?|人民)?(?:政府|检察院|法院|监察委员会|监委)"
    r"(?:及其?(?:有关|相关|组成)?(?:部门|工作机构)|有关部门|部门)?"
    r"(?!工作机构|组成部门|债务|投资|重点|重大|专项|系统|采购|性)"
    r"|^了?[\u4e00-\u9fff]{0,3}[省市县区州镇乡][\u4e00-\u9fff]{2,10}?(?:局|厅)(?=[\u4e00-\u9fff]{3})"
    r"|^了?(?:(?:司法|政法|公检法司?)(?:机关|部门)|“?一府两院”?|“?一府一委两院”?)"
)
MEETING = re.compile(r"会议(?:还|也|又)?(?:先后|首次|重点)?(?:专题|专项|认真)?$|专题$")
TITLE = "关于"
# A second report in the list with its own owner: 区法院关于…、区检察院关于….
NEXT_TITLE = re.compile(r"(?:、|和|以及|及)(?=[^、,关]{2,12}关于)")
ORGANS = re.compile(
    r"^[\u4e00-\u9fff]{0,6}?(?:政府|法院|检察院|监委|监察委员会|两院|常委会|局|厅)(?:工作|情况|的|专项|专题|半年|年度)*+$|^“[^“”]{2,8}两院”"
)
ORGAN = re.compile(r"[\u4e00-\u9fff]{0,8}(?:政府|法院|检察院|监委|监察委员会)")
SEVERAL = re.compile(rf"{NUMBER}[个项](?:专项|专题|工作)*+$")
LONGEST = 200
# 听取专项工作报告9个,重点关注A、B: what the reports counted are about.
ANNOUNCES = re.compile(
    r"(?:(?:重点|主要|着重|分别)(?:关注|听取?|审议|是|有|为|涉及|包括|涵盖|围绕)|包括|涵盖|内容涉及)了?"
)
COUNTED = re.compile(r"\d|共|等|[一二三四五六七八九十两]+[项个件份次]")
TIMES = re.compile(rf"{NUMBER}[次轮]$")  # 先后4次|听取
SPECIAL = re.compile(r"专项|专题|半年|年度|情况")


def hear(reader: Reader, p: Predicate) -> Act | None:
    """The act of a report heard; 对…进行审议 is read as the other forms are."""
    act = _heard(reader, p)
    if act is None and p.word.text == "审议" and p.upon and p.light is not None and p.light.meaning == "light":
        act = reader.before(p, alone=True)
        if act is not None and any(NO_REPORT.search(reader.scene.shaded, *m) for m in act.matters):
            return None
    return act


def _heard(reader: Reader, p: Predicate) -> Act | None:
    """The matters of the reports that 听取 or 审议 takes, up to 报告 or 汇报."""
    word, shaded = p.word, reader.scene.shaded
    stop = _goes_on(reader, p)
    tails = list(TAIL.finditer(shaded, word.end, stop))
    if tails:
        starts = [word.end, *(t.end() for t in tails[:-1])]
        pieces = [(s, t.start()) for s, t in zip(starts, tails, strict=True)]
        last = tails[-1].end()
    else:
        last = stop
        meant = word.text.startswith(("听取", "向")) or MEETING.search(shaded, p.low, word.start)
        if not meant or not UNTITLED.search(shaded, word.end, last):
            return None
        pieces = [(word.end, last)]
    if not word.text.startswith(("听取", "向")) and NO_REPORT.search(shaded, word.end, last):
        return None
    if GIVEN.search(shaded, word.end, last):
        return None
    act = reader.act(p, "oversight.heard")
    act.form, act.last = _form(shaded, word, tails), last
    counted = bool(COUNTED.match(shaded, last)) or TIMES.search(shaded, p.low, word.start) is not None
    _fill(reader, p, act, [t for piece in pieces for t in _titles(shaded, *piece)], counted)
    if not act.matters and counted and (told := _announced(reader, max(stop, p.end))):
        act.matters, act.last = reader.matters(word.form, *told), told[1]
        act.owners = [""] * len(act.matters)
    means = p.light is not None and p.light.meaning == "light"  # 开展听取报告、视察
    if (
        not act.matters
        and not means
        and last - word.end < 16
        and not ORGANS.match(shaded[word.end : last])
        and not counted
    ):
        return reader.borrow(p, act)
    return act


def _goes_on(reader: Reader, p: Predicate) -> int:
    """Where the object of a hearing ends at the latest: it goes on over commas to 及…的报告."""
    stop, shaded = p.high, reader.scene.shaded
    if stop < p.end:
        return stop
    for start, end, _ in reader.following(p):
        if end > p.word.end + LONGEST or not shaded.startswith(JOINS, start) or not TAIL.search(shaded, start, end):
            break
        stop = end
    return stop


def _announced(reader: Reader, stop: int) -> Span | None:
    """听取专项工作报告9个,重点关注|A、B: what the reports counted are about stands in the next clause."""
    for start, end, _ in reader.behind_clause(stop):
        match = ANNOUNCES.match(reader.scene.shaded, start, end)
        words = reader.scene.shaded[match.end() : end] if match else ""
        if match and 4 <= len(words) <= 80 and not has_digit(words):
            return match.end(), end
    return None


def _fill(reader: Reader, p: Predicate, act: Act, pieces: list[Span], counted: bool) -> None:
    """The matters of each report, the owner and 关于 of the first carried over the others."""
    shaded = reader.scene.shaded
    owner, titled = shaded[p.low : p.word.start] if p.word.text.startswith("向") else "", False
    for start, end in pieces:
        begin, said, now = _report(reader, start, end)
        counted = counted or SEVERAL.search(shaded, begin, end) is not None
        owner, titled = (said if said.strip(",其及以和了") else owner), titled or now
        titled = titled and not SEVERAL.search(shaded, begin, end)
        bare = ORGANS.match(shaded[begin:end])
        if bare and (counted or not SPECIAL.search(shaded, begin, end + 4) or shaded[begin] == "“"):
            continue
        for first, last in reader.matters(p.word.form, begin, end, titled=titled, heard=True):
            named = OWNER.match(shaded[first:last]) if first > begin and not titled else None
            if counted and ORGAN.fullmatch(shaded, first, last):
                continue  # 省政府、省高院、省检察院的专题汇报15项
            own = named.end() if named and last - first - named.end() >= 2 else 0
            act.matters.append((first + own, last))
            act.owners.append(named.group() if named else owner)


def _upon(reader: Reader, at: int, end: int) -> int:
    """Behind the 对 that may follow 关于, which the one of 对口 is not."""
    found = reader.scene.lexicon.governors.find(reader.scene.blank[at : min(end, at + 4)])
    return at + 1 if found[:1] == [(0, 1, "upon")] and end - at > 2 else at


def _titles(shaded: str, start: int, end: int) -> list[Span]:
    spans = []
    for match in NEXT_TITLE.finditer(shaded, start, end):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, end)]


def _form(shaded: str, word: PredicateWord, tails: list[re.Match[str]]) -> Form:
    if "审议" in word.text or word.text.startswith("向"):
        return Form.DELIBERATED_REPORT
    told = not tails or tails[-1].group("told") or shaded.startswith("汇报", tails[-1].end())
    return Form.BRIEFING if told else Form.DELIBERATED_REPORT


def _report(reader: Reader, start: int, end: int) -> tuple[int, str, bool]:
    """Where the matter of a report begins, whose report it is said to be, and whether 关于 gives its title."""
    shaded = reader.scene.shaded
    title = shaded.find(TITLE, start, min(end, start + 40))
    if title >= 0 and "、" not in shaded[start:title]:
        return _upon(reader, title + len(TITLE), end), shaded[start:title], True
    owner = OWNER.match(shaded[start:end])
    if (
        owner
        and end - start - owner.end() >= 2
        and not shaded.startswith(("、", "和", "及", "与", "专项", "工作"), start + owner.end())
    ):
        return start + owner.end(), owner.group(), False
    return start, "", False
