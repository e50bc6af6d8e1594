"""How far a record is to be trusted: learnt from what was right and wrong on texts whose tables were learnt without them."""

from __future__ import annotations

from typing import NamedTuple

from reportkit.lexicon.weights import WeightTable
from reportkit.records.confidence import RECORD, RIGHT, margins
from reportkit.records.laws.evidence import NOT
from training.examples import Counted, Named
from training.fit import folds_of, learn

WRONG = "wrong"
SURE, LIKELY = 0.985, 0.95  # share right from a threshold upwards that is asked for
LEAST_SURE, LEAST_LIKELY = 0.40, 0.85  # share of the records that shall be it at least


class Signed(NamedTuple):
    """The signs of a record, margins among them, and whether it is right."""

    signs: set[str]
    label: str


def signs_with(counted: list[Counted], trusted: set[str]) -> list[Signed]:
    """The records of ``trusted`` texts, each with margins of tables learnt from other texts."""
    found: list[Signed] = []
    for train, test in folds_of([x.text for x in counted]):
        own = tables_of([counted[i] for i in train])
        found += [_signed(counted[i], own) for i in test if counted[i].text in trusted]
    return found


def labelled(counted: list[Counted]) -> dict[str, list[tuple[Counted, str]]]:
    """The examples of category, kind and action, with their labels."""
    known = [(x, x.gold) for x in counted if x.gold is not None]
    suggested = [(x, gold) for x, gold in known if gold.get("kind") and x.suggestion is not None]
    return {
        "category": [(x, gold["category"]) for x, gold in known],
        "kind": [(x, gold["kind"]) for x, gold in suggested],
        "action": [(x, gold["action"]) for x, gold in suggested],
    }


def tables_of(counted: list[Counted]) -> dict[str, WeightTable]:
    """The tables of category, kind and action."""
    rows = labelled(counted).items()
    return {decision: learn([x.evidence for x, _ in told], [label for _, label in told]) for decision, told in rows}


def _signed(x: Counted, tables: dict[str, WeightTable]) -> Signed:
    signs = x.signs | margins(tables, x.evidence, x.figure, x.suggestion)
    return Signed(signs, RIGHT if x.right else WRONG)


def thresholds(
    counted: list[Counted], laws: list[Named], tables: dict[str, WeightTable]
) -> tuple[dict[str, tuple[int, int]], dict[str, float]]:
    """From which score on a record is sure, and likely; and what the texts kept for it gave."""
    levels: dict[str, tuple[int, int]] = {}
    told: dict[str, float] = {}
    scored_by_kind = {
        "figures": [(_score(x, tables), x.right) for x in counted],
        "suggestions": [(_score(x, tables), x.right) for x in counted if x.suggestion is not None],
        "law_inspections": [
            (tables["law"].margin(x.evidence, x.found) or 0, x.found == x.gold) for x in laws if x.found != NOT
        ],
    }
    for kind, rows in scored_by_kind.items():
        scored = sorted(rows, reverse=True)
        sure = _from(scored, SURE, LEAST_SURE)
        likely = min(sure, _from(scored, LIKELY, LEAST_LIKELY))
        levels[kind] = sure, likely
        for name, level in (("sure", sure), ("sure and likely", likely)):
            hits = [right for score, right in scored if score >= level]
            told[f"{kind}: share {name}"] = len(hits) / len(scored)
            told[f"{kind}: {name} and right"] = sum(hits) / len(hits)
    return levels, told


def _score(x: Counted, tables: dict[str, WeightTable]) -> int:
    return tables[RECORD].margin(_signed(x, tables).signs, RIGHT) or 0


def _from(scored: list[tuple[int, bool]], asked: float, least: float) -> int:
    """The lowest score from which on the share right is ``asked``; else the one that the ``least`` share reaches."""
    best = scored[max(0, int(len(scored) * least) - 1)][0]
    hits = 0
    for i, (score, right) in enumerate(scored, 1):
        hits += right
        last = i == len(scored) or scored[i][0] < score
        if last and hits / i >= asked and score < best:
            best = score
    return best
