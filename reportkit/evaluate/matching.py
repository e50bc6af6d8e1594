"""One-to-one matching: a prediction counts once, a gold record is met once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Record = dict[str, Any]


def matching(
    preds: Sequence[Record], golds: Sequence[Record], agree: Callable[[Record, Record], bool]
) -> dict[int, int]:
    """Largest set of agreeing pairs, as {gold index: prediction index}.

    Augmenting paths, in the order of the gold: a gold record gives up its partner when it can have another.
    """
    edges = [[j for j, pred in enumerate(preds) if agree(pred, gold)] for gold in golds]
    owner: dict[int, int] = {}

    def place(gold: int, seen: set[int]) -> bool:
        for pred in edges[gold]:
            if pred in seen:
                continue
            seen.add(pred)
            if pred not in owner or place(owner[pred], seen):
                owner[pred] = gold
                return True
        return False

    for gold in range(len(golds)):
        place(gold, set())
    return {gold: pred for pred, gold in owner.items()}
