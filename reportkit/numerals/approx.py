"""Words beside a number that say it is not exact: 约30件, 不足20场, 15人左右, 一个月内."""

from __future__ import annotations

from reportkit.lexicon.vocabulary import Vocabulary

NOT_EXACT = ("over", "under", "about")
# 余 and 多 stand there for more (30件多, 余); 余额, 多数 are words. 内 is a limit, but for 内部, 内容.
NO_REST = frozenset("额名人次")
ENDS = frozenset(",。;、)!?的")
NO_LIMIT = frozenset("部外容设在")


def approximation(text: str, start: int, stop: int, measure: str, words: Vocabulary) -> tuple[int, int, str | None]:
    """Where ``text[start:stop]``, a number with its measure word, begins and ends with such words, and what they say."""
    at = start
    while at and text[at - 1].isspace():
        at -= 1
    said, begin = words.before.before(text, at, max(0, start - 6))
    approx = said if said in NOT_EXACT else None
    if approx is None:
        begin = start
    said, end = words.behind.behind(text, stop)
    if said in NOT_EXACT:
        return begin, end, said
    following = text[stop : stop + 1]
    if (following == "余" and text[stop + 1 : stop + 2] not in NO_REST) or (
        following == "多" and _ends(text, stop + 1)
    ):
        return begin, stop + 1, "over"
    if measure == "duration" and within(text, stop):
        return begin, stop + 1, "under"
    return begin, stop, approx


def _ends(text: str, at: int) -> bool:
    return at == len(text) or text[at] in ENDS or text.startswith("时间", at)


def within(text: str, stop: int) -> bool:
    """Whether 内 stands at ``stop`` as a limit: 三年内, not 三年内部."""
    return text[stop : stop + 1] == "内" and text[stop + 1 : stop + 2] not in NO_LIMIT
