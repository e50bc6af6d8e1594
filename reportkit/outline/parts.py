"""The parts of a report, decided together: the division with the best sum of evidence over the whole text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from reportkit.models.enums import Role
from reportkit.outline.cues import PARTS, Cue
from reportkit.outline.evidence import NOTHING, Weights, shown, weigh


class Border(IntEnum):
    """What stands before a unit: the weaker the border, the dearer a change of part."""

    TOP = 0
    HEADING = 1
    PARAGRAPH = 2
    ITEM = 3
    SENTENCE = 4
    TOLD = 5  # a sentence of a text that tells its matters one by one, as news do


# What leaving a part costs at each border (row): review, opening, shortcomings, plan, closing, boilerplate.
BORDER_COSTS = (
    (0, 0, 0, 0, 0, 0),  # TOP
    (2, 0, 1, 2, 2, 0),  # HEADING
    (2, 0, 0, 2, 2, 0),  # PARAGRAPH
    (5, 2, 6, 5, 5, 2),  # ITEM
    (4, 2, 5, 5, 5, 2),  # SENTENCE
    (1, 0, 3, -1, 2, 0),  # TOLD
)
# What going from a part (row) to another (column) costs wherever it happens: the usual order is cheap.
CHANGE_COSTS = (
    (0, 8, 2, 2, 3, 2),
    (0, 0, 4, 4, 6, 2),
    (0, 9, 0, 1, 2, 2),
    (3, 9, 5, 0, 1, 2),
    (9, 9, 9, 7, 0, 2),
    (0, 0, 4, 0, 4, 0),
)
CHANGES_TO = tuple(
    tuple((other, row[part]) for other, row in enumerate(CHANGE_COSTS) if other != part) for part in range(len(PARTS))
)
BEGIN_COSTS = (1, 0, 7, 6, 9, 3)
# What entering a part costs beside that at a unit that shows nothing of it; the review is the default.
BLIND_COST = 4
# How much of what a heading says counts for each sentence below it, at most; and of what the heading above that says.
BELOW_MAX = (2, 3, 3, 3, 3, 3)


@dataclass(slots=True)
class Unit:
    """A heading or a sentence: its features, the border before it, and what the headings above it speak for."""

    features: int
    border: Border
    below: Weights = NOTHING
    head: int = 0  # features of the heading above
    part: Role = Role.REVIEW

    def weights(self) -> Weights:
        """What speaks for each part."""
        own = weigh(self.features)
        return own if self.below is NOTHING else tuple(map(int.__add__, own, self.below))

    def strongest(self) -> str:
        """Name of the strongest cue that speaks for the part, its own before the heading's."""
        return strongest_for(self.part, self.features, self.head)


@lru_cache(maxsize=8192)
def strongest_for(part: Role, features: int, head: int) -> str:
    """Name of the strongest cue for ``part`` that these features or those of the heading above show."""
    mine = [cue for cue in (*shown(features), *(shown(head) if head else ())) if cue.part is part]
    return max(mine, key=lambda cue: cue.weight).name if mine else f"{part.value}.carried"


def shown_above(unit: Unit) -> tuple[Cue, ...]:
    """The cues that the heading above a unit shows."""
    return shown(unit.head) if unit.head else ()


def inherit(outer: Weights, features: int) -> Weights:
    """What a heading with these ``features`` lends to the units below it, on top of half of what the one above it lends."""
    own = weigh(features)
    lent = tuple(min(most, weight + above // 2) for most, weight, above in zip(BELOW_MAX, own, outer, strict=True))
    return lent if any(lent) else NOTHING


def lend(part: Role, weight: int) -> Weights:
    """What a sentence that opens ``part`` lends to those behind it."""
    return tuple(min(most, weight) if other is part else 0 for most, other in zip(BELOW_MAX, PARTS, strict=True))


def divide(units: list[Unit]) -> None:
    """Give each of ``units`` its part: the path with the best sum (Viterbi); of equals the earlier of ``PARTS`` wins."""
    count = range(len(PARTS))
    best = [-cost for cost in BEGIN_COSTS]
    came: list[list[int]] = []
    for i, unit in enumerate(units):
        weights = unit.weights()
        if i:
            leaving = [score - cost for score, cost in zip(best, BORDER_COSTS[unit.border], strict=True)]
            top, sources, after = max(leaving), list(count), best[:]
            for part in count:
                blind = BLIND_COST if part and weights[part] <= 0 else 0
                score = best[part]
                if top - blind <= score:
                    continue
                for other, cost in CHANGES_TO[part]:
                    if leaving[other] - cost - blind > score:
                        sources[part], score = other, leaving[other] - cost - blind
                after[part] = score
            best = after
            came.append(sources)
        best = [score + weight for score, weight in zip(best, weights, strict=True)]
    part = max(count, key=best.__getitem__)
    for i in range(len(units) - 1, -1, -1):
        units[i].part = PARTS[part]
        if i:
            part = came[i - 1][part]


def spoken(unit: Unit) -> list[tuple[Cue, bool]]:
    """The cues that a unit shows and those of the heading above it (second: whether it is the heading's)."""
    return [(cue, False) for cue in shown(unit.features)] + [(cue, True) for cue in shown_above(unit)]
