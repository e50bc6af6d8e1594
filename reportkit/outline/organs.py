"""Whose work a text tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from reportkit.lexicon.signalwords import SignalWords
from reportkit.lexicon.vocabulary import load
from reportkit.lexicon.wordlists import first_before, first_of
from reportkit.models.enums import Genre, Organ
from reportkit.outline.genre import is_of_suggestions
from reportkit.outline.head import Head
from reportkit.text.said import any_in

HEADLINE, ENOUGH = 3, 2
# The most special first.
ORGANS = (
    Organ.CPPCC_STANDING_COMMITTEE,
    Organ.NPC_STREET_COMMITTEE,
    Organ.NPC_PRESIDIUM,
    Organ.PROCURATORATE,
    Organ.COURT,
    Organ.NPC_STANDING_COMMITTEE,
    Organ.GOVERNMENT,
)
SPOKEN_OF = (
    Organ.CPPCC_STANDING_COMMITTEE,
    Organ.NPC_PRESIDIUM,
    Organ.NPC_STREET_COMMITTEE,
    Organ.NPC_STANDING_COMMITTEE,
)
# In prose these say nothing of whose work it is.
IN_TITLES_ALONE = ("提案", "主席团", "常委会", "常务委员会")
CPPCC = "政协"
CONGRESS, CONGRESS_IN_FULL = "人大", "人民代表大会"
TOWNS, UNITS = ("镇", "乡"), tuple("省市县区州旗届")
BEFORE_CONGRESS = 6
PREMISES, HANDLED = ("建议", "议案", "提案", "意见"), ("办理", "落实", "处理")
BEHALF_MAX = 40
SPECIAL_MAX, NOT_SPECIAL = 16, ("常务", "常委", "代表大会", "街道", "工作", "关于")


@cache
def _words() -> SignalWords:
    return SignalWords(load().lists["organ"])


def _organs_in(text: str, title: bool) -> Iterator[Organ]:
    """The organs that words of folded ``text`` name: a ``title`` or a phrase, or else prose."""
    for start, end, told in _words().find(text):
        word, organ = text[start:end], Organ(told)
        if word == CONGRESS:
            town, unit = text.endswith(TOWNS, 0, start), not title and text.endswith(UNITS, 0, start)
            organ = Organ.NPC_PRESIDIUM if town else organ if unit else Organ.OTHER
        elif word == CONGRESS_IN_FULL:
            town = any(f"{kind}第" in text[max(0, start - BEFORE_CONGRESS) : start] for kind in TOWNS)
            organ = Organ.OTHER if title else Organ.NPC_PRESIDIUM if town else organ
        if title or word not in IN_TITLES_ALONE:
            yield organ


def organ_of(text: str) -> Organ | None:
    """Organ that a title or a phrase names, the most special first."""
    named = set(_organs_in(text, title=True))
    if CPPCC in text:  # 政协委员 too
        named.add(Organ.CPPCC_STANDING_COMMITTEE)
    if "街道" in text and (
        first_before(text, ("街道",), ("人大", "工作委员会")) >= 0 or first_before(text, ("人大",), ("街道工委",)) >= 0
    ):
        named.add(Organ.NPC_STREET_COMMITTEE)
    return next((organ for organ in ORGANS if organ in named), None)


def spoken_of(head: Head, enough: int) -> Organ | None:
    """The organ that headline and lead name most, ``enough`` times; what is named in the headline counts more."""
    votes = Counter(dict.fromkeys(SPOKEN_OF, 0))
    for text, weight in (("\n".join(head.lines), HEADLINE), (head.lead, 1)):
        for organ in _organs_in(text, title=False):
            votes[organ] += weight
    best = max(SPOKEN_OF, key=lambda organ: votes[organ])
    return best if votes[best] >= enough else None


def find_organ(head: Head, genre: Genre, opening: str, sample: str) -> Organ:
    """The organ whose work it is, from the title, then from who speaks for whom, at last from the ``sample``."""
    title = "".join((head.title or "").split())
    base = title.partition("——")[0] or title
    if _is_special(base):
        return Organ.OTHER
    handled = first_before(title, PREMISES, HANDLED) >= 0 or is_of_suggestions(title)
    if handled and "政府" in title + opening[:60]:
        return Organ.GOVERNMENT
    signed = "".join(head.lines) if genre is Genre.WORK_PLAN else ""
    for text in (base, title, _spoken_for(opening), head.delivery, head.speaker_title or "", signed):
        found = organ_of(text)
        if found is Organ.NPC_STANDING_COMMITTEE and "人" not in text and "政协" in "".join(head.lines):
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


def _is_special(title: str) -> bool:
    """Whether a title begins with a special committee, a body of the congress beside the standing committee: 市人大法制委员会2022年…."""
    head = title[: next((at for at, char in enumerate(title) if char.isdecimal()), len(title))]
    _, congress, rest = head.partition(CONGRESS)
    name, committee, _ = rest.partition("委员会")
    return bool(congress and committee) and 2 <= len(name) <= SPECIAL_MAX and not any_in(name, NOT_SPECIAL)


def _spoken_for(opening: str) -> str:
    """For whom the speaker says to speak: the words between 受, 代表 and 委托, 向 or a comma; "" where nobody is named."""
    start = 0
    while (asked := first_of(opening, ("受", "代表"), start)) is not None:
        start = asked[1]
        end = first_of(opening, ("委托", "向", ",", "。", ";"), start + 2)
        if end is not None and end[0] - start <= BEHALF_MAX and opening[end[0]] not in "。;":
            return opening[start : end[0]].removesuffix("的")
    return ""
