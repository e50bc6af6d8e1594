"""Weights of evidence, learnt from labelled texts and applied as plain sums of whole numbers (证据权重).

The table is made by ``make train``: one line a feature with the labels it speaks for and against. Whole numbers add up to
the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import tomli

TABLE, PROVENANCE = "weights.tsv", "weights.toml"
SCALE = 100  # weights are hundredths of the natural logarithm of the odds


class Spoken(NamedTuple):
    """A feature and how much it spoke for (above 0) or against a label, against the best of the others."""

    feature: str
    weight: int


FIELD = 24  # bits of one score in a packed row: scores stay within half of it
HALF, MASK = 1 << (FIELD - 1), (1 << FIELD) - 1


class WeightTable:
    """What each feature adds to the score of each label of one decision.

    The weights of a feature are packed into one whole number, a field a label, so that rows are added in one go.
    """

    def __init__(self, labels: Iterable[str]) -> None:
        self.labels = tuple(labels)
        self._number = {label: i for i, label in enumerate(self.labels)}
        self._shifts = tuple(range(0, FIELD * len(self.labels), FIELD))
        self._halves = sum(HALF << shift for shift in self._shifts)
        self._rows: dict[str, int] = {}

    def add(self, feature: str, weights: dict[str, int]) -> None:
        """Puts a feature into the table with its weight for each label that it touches."""
        self._rows[feature] = sum(weight << FIELD * self._number[label] for label, weight in weights.items())

    def rows(self) -> list[tuple[str, dict[str, int]]]:
        """Each feature with its weights other than 0."""
        return [
            (f, {label: w for label, w in zip(self.labels, self._unpacked(row), strict=True) if w})
            for f, row in self._rows.items()
        ]

    def __len__(self) -> int:
        return sum(len(weights) for _, weights in self.rows())

    def _unpacked(self, packed: int) -> list[int]:
        packed += self._halves
        return [(packed >> shift & MASK) - HALF for shift in self._shifts]

    def scores(self, features: Iterable[str]) -> list[int]:
        """The score of each label, in the order of ``labels``; features that the table does not know say nothing."""
        get = self._rows.get
        return self._unpacked(sum([get(feature, 0) for feature in features]))

    def margin(self, features: Iterable[str], label: str) -> int | None:
        """How far ``label`` is above the best of the others (below 0: another is better); None where it was never seen."""
        mine = self._number.get(label)
        if mine is None:
            return None
        scores = self.scores(features)
        own = scores.pop(mine)
        return own - max(scores)

    def best(self, features: Iterable[str]) -> tuple[str, int]:
        """The label of the highest score, and how far it is above the next; the first of the table where two are even."""
        scores = self.scores(features)
        first = max(range(len(scores)), key=scores.__getitem__)
        return self.labels[first], scores[first] - max(s for i, s in enumerate(scores) if i != first)

    def spoke(self, features: Iterable[str], label: str, count: int = 5) -> list[Spoken]:
        """The ``count`` features that spoke most for ``label`` and the ``count`` most against it, against its best rival."""
        mine = self._number.get(label)
        if mine is None:
            return []
        known = [feature for feature in features if feature in self._rows]
        scores = self.scores(known)
        rival = max((i for i in range(len(scores)) if i != mine), key=scores.__getitem__)
        said = []
        for feature in known:
            row = self._unpacked(self._rows[feature])
            said.append(Spoken(feature, row[mine] - row[rival]))
        said.sort(key=lambda spoken: (-abs(spoken.weight), spoken.feature))
        return [s for s in said if s.weight > 0][:count] + [s for s in said if s.weight < 0][:count]


@dataclass(frozen=True)
class Weights:
    """The tables by decision, and by record kind the scores from which on a record is sure, and likely."""

    tables: dict[str, WeightTable]
    thresholds: dict[str, tuple[int, int]]


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The package's weights."""
    told = tomli.loads(_read(PROVENANCE))
    return Weights(
        read_tables(told["labels"], _read(TABLE)), {k: (v["sure"], v["likely"]) for k, v in told["thresholds"].items()}
    )


def read_tables(labels: dict[str, list[str]], lines: str) -> dict[str, WeightTable]:
    """Decision → table, from its ``labels`` and the ``lines`` of the file: decision, feature, label=weight …."""
    tables = {decision: WeightTable(names) for decision, names in labels.items()}
    for line in lines.splitlines():
        decision, feature, told = line.split("\t")
        pairs = (pair.rsplit("=", 1) for pair in told.split(" "))
        tables[decision].add(feature, {label: int(weight) for label, weight in pairs})
    return tables


def weights_source() -> str:
    """The table and its provenance as they stand, for the digest of the rules."""
    return _read(TABLE) + _read(PROVENANCE)


def _read(name: str) -> str:
    return (resources.files("reportkit.lexicon") / "learnt" / name).read_text(encoding="utf-8")
