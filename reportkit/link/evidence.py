"""What a text says of the place it speaks of, where the name alone does not tell."""

from __future__ import annotations

import re

from reportkit.lexicon.signalwords import SignalWords
from reportkit.lexicon.wordlists import up_to
from reportkit.link.gazetteer import Place, towns
from reportkit.text.marks import is_han
from reportkit.text.said import any_in

OFFICE = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+届)?(?:人大|人民代表大会|政协|人民政府|政府|委员会|市委|县委|区委|省委|州委|地委|党委|纪委|监委|监察委|"
    r"中级人民法院|高级人民法院|人民法院|人民检察院|中院|检察院|委(?!托|员|派|任))"
)
LAWS, LAW_MAX = ("条例", "办法", "规定", "细则", "决定"), 56
ABROAD = ("赴", "前往", "考察", "学习", "借鉴", "交流", "对口", "支援", "帮扶", "友好", "兄弟", "来自", "以及")
LISTED = ("到", "与", "和", "及", "、")
TRAVEL, TRAVEL_MAX = ("考察", "学习", "取经", "交流", "对口", "帮扶", "协作"), 10
KINDS, NAME_MAX = "县市区旗", 14  # characters before that
MENTION, FORMAL, NEXT = 1, 3, 4
TOWN, TOWNS_WANTED = 2, 2
ENOUGH, AHEAD = 3, 4


def settle(places: list[Place], name: str, folded: str) -> list[Place]:
    """Those of ``places``, which share the name ``name``, that the text leaves possible; all where it says nothing.

    A place stays when the text speaks of the units above it, or of its towns, and a quarter as often or less of those
    of the others: in the titles of their laws, as offices (市委, 人大), right before the name, or at all.
    """
    names = {u.name for p in places for u in p.above}
    weights = _weigh(names, name, folded)
    shared = set.intersection(*({u.name for u in p.above} for p in places))
    scores = [sum(weights[u.name] for u in p.above if u.name not in shared) for p in places]
    scores = [s + t for s, t in zip(scores, _towns_told(places, folded), strict=True)]
    best = max(scores)
    left = [p for p, score in zip(places, scores, strict=True) if score * AHEAD > best >= ENOUGH]
    return settle(left, name, folded) if 1 < len(left) < len(places) else left or places


def _weigh(names: set[str], below: str, folded: str) -> dict[str, int]:
    weights = dict.fromkeys(names, 0)
    named = SignalWords(dict.fromkeys(sorted(names), "place")).find(folded) if names else ()
    for start, end, _ in named:
        before = folded[max(0, start - 6) : start]
        behind = up_to(folded[end : end + TRAVEL_MAX], ",。;")
        if any_in(before, ABROAD) or before.endswith(LISTED) or any_in(behind, TRAVEL):
            continue
        law = folded[start - 1 : start] == "《" and _in_title(folded, end)
        office = OFFICE.match(folded, end) or folded.startswith("中共", max(0, start - 2))
        weight = NEXT if folded.startswith(below, end) else FORMAL if law or office else MENTION
        weights[folded[start:end]] += weight
    return weights


def _towns_told(places: list[Place], folded: str) -> list[int]:
    """Points for towns that only one of ``places`` has; a single town's name may stand for anything."""
    known = [towns().get(p.unit.code, frozenset()) for p in places]
    points = []
    for i, own in enumerate(known):
        others = frozenset().union(*(t for j, t in enumerate(known) if j != i))
        told = sum(t in folded for t in own - others)
        points.append(TOWN * told if told >= TOWNS_WANTED else 0)
    return points


def governing_counties(town: str, folded: str) -> tuple[list[str], list[str]]:
    """Words that end in what may be the county of ``town``: right before it, and before an office anywhere."""
    before, at = list[str](), folded.find(town)
    while at >= 0:
        before += _county_ending(folded, at)
        at = folded.find(town, at + 1)
    places = [at + 1 for at, char in enumerate(folded) if char in KINDS and OFFICE.match(folded, at + 1)]
    anywhere = [name for at in places for name in _county_ending(folded, at)]
    return list(dict.fromkeys(before)), list(dict.fromkeys(anywhere))


def _county_ending(folded: str, end: int) -> list[str]:
    """The words that end at ``end`` as the name of a county does, if they do."""
    start = end - 1
    if start < 0 or folded[start] not in KINDS:
        return []
    while start > max(0, end - 1 - NAME_MAX) and is_han(folded[start - 1]):
        start -= 1
    return [folded[start:end]] if start < end - 1 else []


def _in_title(folded: str, at: int) -> bool:
    """Whether the title of a local law goes on at ``at``."""
    title, closed, _ = folded[at : at + LAW_MAX].partition("》")
    return bool(closed) and "《" not in title and any_in(title[2:], LAWS)
