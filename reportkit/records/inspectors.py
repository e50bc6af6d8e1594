"""Who checked how a law is carried out: inspections by others are none of the reporting organ's."""

from __future__ import annotations

import re

from reportkit.grammar.subjects import Actors
from reportkit.models.enums import Actor, Organ
from reportkit.text.marks import EDGES, clause_start

# A clause that names the organ itself: 县政府与县人大常委会联合检查, 配合省人大检查.
ORGAN = re.compile(r"人大(?!代表大会)|政协|常委会|主席团|检查组|代表|委员(?!会)|我们")
TOGETHER = re.compile(r"联动|同步|上下|联合|配合|协助")
# 县政府对《A法》…检查 says who checks; 县政府贯彻《A法》情况的检查 whose work is checked.
UPON = re.compile(r"对|就|围绕|针对|聚焦|按照|依据|根据|开展|组织|进行|检查|[把将]")
# Doers whose name goes on from any noun, with what a doer does behind them.
FIRMS = re.compile(
    r"(?:各|有关|相关)?[\u4e00-\u9fff、]{0,8}?(?:企业|公司|单位|业委会|业主委员会|医院|学校|商户|协会)"
    r"(?=(?:也|还|都|均|已|又|再|今年|去年|首次|随即|立即|及时|先后|全面|分别|自行|认真|定期)*(?:对|就|围绕|针对|按|开展|组织|进行|检查|自查))"
)
OTHERS = (Actor.GOVERNMENT, Actor.OTHER, Actor.LOWER)


def checked_by_others(actors: Actors, organ: Organ, at: int, stop: int) -> bool:
    """Whether the subject of the clause that says 检查 is another: the government, a department, a company, a township.

    ``at`` is where the law begins in the paragraph, ``stop`` where the words end that say how it was checked. Where that
    clause has no subject, the clause 县政府对《A法》执行情况 before it says who it is.
    """
    text = actors.text
    if organ in (Organ.GOVERNMENT, Organ.COURT, Organ.PROCURATORATE):
        return False
    first = clause_start(text, at, EDGES)
    last = max(first, clause_start(text, stop - 1, EDGES))
    if ORGAN.search(text, first, stop) or TOGETHER.search(text, first, stop):
        return False
    if last > at and (actor := _doer(actors, last, stop)):
        return actor in OTHERS
    return UPON.search(text, first, at) is not None and _doer(actors, first, at) in OTHERS


def _doer(actors: Actors, start: int, end: int) -> str | None:
    """Actor of the subject of a clause, or None where it names none."""
    actor, at = actors.subject(start, end)
    return actor or (Actor.OTHER if FIRMS.match(actors.text, at, end) else None)
