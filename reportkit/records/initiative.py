"""Initiative of a law inspection: the organ's own, together with others, commissioned, or helping another."""

from __future__ import annotations

import re

from reportkit.models.enums import Initiative
from reportkit.outline.sentences import Sentence
from reportkit.text.marks import EDGE, EDGES, clause_start

ORGAN = r"(?:人大|政协|上级|常委会|有关方面|检查组)"
# Name, a word without which it is not said, and how it is said.
CUES = (
    (Initiative.COMMISSIONED, "委托", re.compile(rf"受[^,;。]{{2,24}}?委托|{ORGAN}(?:常委会)?(?:的)?委托")),
    (
        Initiative.ASSISTING,
        "",
        re.compile(
            rf"(?:配合|协助|陪同|应邀参加|参加|参与|迎接|接受)[^,;。]{{0,30}}?(?:{ORGAN}|做好|开展|完成|来[\u4e00-\u9fff]{{1,3}}|检查)"
        ),
    ),
    (
        Initiative.JOINT,
        "",
        re.compile(
            r"(?<!的)联动|会同|联合|协同|同步开展|上下|[两三四五]级(?=人大(?!代表)|同步)|[与同][^,;。]{2,14}?(?:共同|一[道起])"
        ),
    ),
)

# A clause that only says with whom or for whom: 受省人大委托, | 与县人大常委会上下联动,
NO_ACT = re.compile(r"检查(?!组)|开展|组织|听取|审议|视察|(?<!执)法|条例|《")
# Those who go, sent by the organ itself.
SENT = re.compile(r"[^,;。]{0,12}(?:组织|组成|成立|抽调|派出)[^,;。《]{0,12}?(?:检查组|小组|人员|力量|代表|委员)")
# 参与《X条例》执法检查; 省人大常委会来我市检查….
HELPED = re.compile(
    rf"(?:配合|协助|参与|迎接|接受)了?[^,;。]{{0,2}}$|{ORGAN}(?:常委会)?[^,;。]{{0,6}}[来到赴]我[省市州县区旗镇乡]"
)
OTHERS_HELP = re.compile(r"代表|委员|专家|邀请|群众|部门")


def initiative_of(sentence: Sentence, start: int, end: int) -> Initiative:
    """Initiative of the inspection whose law begins at ``start`` and whose words end at ``end`` of the paragraph.

    Decided by its own clause and by one before it that says nothing else; 自主 and clauses of other inspections do not count.
    """
    text = sentence.joined.text
    clause = _begin(text, sentence.start, start)
    reach = text[clause:start]
    before = _before(text, sentence.start, clause)
    stop = EDGE.search(text, end, max(end, sentence.end))
    behind = text[start : stop.start() if stop else sentence.end]
    if HELPED.search(reach) and not OTHERS_HELP.search(reach):
        return Initiative.ASSISTING
    for place in (reach, before, behind):
        found = [(match.end(), name) for name, word, cue in CUES if word in place for match in cue.finditer(place)]
        if place is behind and sentence.row is None:
            found = [(at, name) for at, name in found if name is not Initiative.ASSISTING]
        if found:
            return max(found)[1]
    return Initiative.OWN


def _before(text: str, low: int, clause: int) -> str:
    """The clause before that of the law, with the one before who is sent, where they only say with whom or for whom."""
    said = ""
    for _ in range(2):
        if clause <= low:
            break
        begin = _begin(text, low, clause - 1)
        words = text[begin : clause - 1]
        sent = SENT.fullmatch(words) is not None
        if not sent and NO_ACT.search(words):
            break
        said, clause = f"{words},{said}", begin
        if not sent:
            break
    return said


def _begin(text: str, low: int, at: int) -> int:
    """Where the clause of a position begins."""
    return clause_start(text, max(at, low), EDGES, low)
