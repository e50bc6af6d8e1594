"""How much a pair of characters tells of a matter: the rarer it is in the report at hand, the more (字串的稀有度).

计划执行 stands in one sentence of a report, 工作 in each: the first tells which sentence speaks of a matter, the second nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from reportkit.dataset.follow.topics import plain, words

COMMON, BROAD = 0.15, 0.5  # what a character of such a word tells, whatever the report at hand says of it
CORE = 0.75  # a pair that no common word is part of, and of which a broad one has no more than half
Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Matter:
    """The name of a matter as pairs of characters, each with what it tells (0 to 1).

    ``core`` are those outside common and broad words, 污水 of 城市生活污水处理; empty where there are none.
    """

    pairs: Weights
    core: Weights

    def share(self, text: str) -> float:
        """How much of what the name tells stands in ``text``."""
        return _share(self.pairs, text)

    def sure(self, text: str) -> float:
        """The same, and no more than of its core."""
        return min(_share(self.pairs, text), _share(self.core or self.pairs, text))


class Rarity:
    """The pairs of characters of ``sentences`` (as ``plain`` gives them), and in which of them each stands."""

    def __init__(self, sentences: list[str]) -> None:
        self._where: dict[str, list[int]] = defaultdict(list)
        self._every = math.log(len(sentences) + 2)
        for number, sentence in enumerate(sentences):
            for pair in {sentence[at : at + 2] for at in range(len(sentence) - 1)}:
                self._where[pair].append(number)

    def matter(self, name: str, place: str = "") -> Matter:
        """``name``, each of its pairs weighed."""
        known = priors(plain(name, place))
        pairs = {pair: prior * self._rare(pair) for pair, prior in known}
        core = {pair: pairs[pair] for pair, prior in known if prior >= CORE}
        return Matter({pair: pairs[pair] for pair, prior in known if prior > COMMON or not core}, core)

    def sentences(self, matter: Matter) -> set[int]:
        """The numbers of the sentences in which any pair of ``matter`` stands."""
        return {number for pair in matter.pairs for number in self._where.get(pair, ())}

    def _rare(self, pair: str) -> float:
        return 1 - math.log(max(len(self._where.get(pair, ())), 1)) / self._every


def tells(name: str) -> bool:
    """Whether ``name`` is more than common words: 作出相应决议 names no matter."""
    return any(prior > COMMON for _, prior in priors(plain(name)))


def _share(pairs: Weights, text: str) -> float:
    return sum(weight for pair, weight in pairs.items() if pair in text) / (sum(pairs.values()) or 1.0)


@lru_cache(maxsize=8192)
def priors(name: str) -> tuple[tuple[str, float], ...]:
    """The pairs of characters of ``name`` (as ``plain`` gives it); common and broad words tell little in any report."""
    told = [1.0] * len(name)
    for known, prior in ((words().broad, BROAD), (words().common, COMMON)):
        for match in known.finditer(name):
            told[match.start() : match.end()] = [prior] * len(match[0])
    pairs = {name[at : at + 2]: (told[at] + told[at + 1]) / 2 for at in range(len(name) - 1)}
    return tuple(pairs.items()) or ((name, 1.0),)
