"""Words of several parts: 议案、建议 stands for 议案和建议, 议案及建议, 议案与建议 and 议案建议 too."""

from __future__ import annotations

import re
from itertools import product

# By feature what may stand between the parts.
JOINERS = {
    "kind": ("、", "和", "及", "与", ""),
    "action": ("、", "和", "及", "与", "或", "或者"),
}
PARTED = re.compile("[、和]")


def spellings(feature: str, word: str) -> list[str]:
    """Other ways to write ``word``, whose parts 、 joins; [] for all other words."""
    joiners = JOINERS.get(feature)
    if joiners is None or "、" not in word:
        return []
    first, *rest = PARTED.split(word)
    ways = product(joiners, repeat=len(rest))
    written = (first + "".join(j + part for j, part in zip(way, rest, strict=True)) for way in ways)
    return [other for other in written if other != word]
