"""How far a record is to be trusted: learnt from what was right and wrong on texts that nobody had seen.

What the rules gave for such texts is kept in records.jsonl (``python -m training.collect``) before anybody opens them: a
rule's answer on a text that it was written from says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from reportkit.lexicon.weights import WeightTable
from reportkit.records.confidence import FIELDS, RIGHT, WRONG, labels_of, margins, score_of
from reportkit.records.laws.evidence import NOT
from training.examples import Counted, Named
from training.fit import learn

CAUTIOUS = 0.1  # strength of the weights of what is right: of few texts
KEPT = Path(__file__).parent / "records.jsonl"
SURE, LIKELY = 0.985, 0.95  # share right from a threshold upwards that is asked for
LEAST_SURE, LEAST_LIKELY = 0.25, 0.75  # share of the records that shall be it at least


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as the rules gave it: its evidence, how its values were known, what they decided, which of its fields are right."""

    text: str
    evidence: list[str]
    doer: list[str]
    signs: list[str]
    labels: dict[str, str]
    right: dict[str, bool]


def kept_of(x: Counted) -> Kept:
    """The same of an example."""
    return Kept(x.text, sorted(x.evidence), sorted(x.doer), sorted(x.signs), labels_of(x.figure, x.suggestion), x.right)


def write(rows: Iterable[Kept]) -> None:
    """Keeps ``rows``, one a line."""
    lines = (json.dumps(asdict(row), ensure_ascii=False, sort_keys=True) for row in rows)
    KEPT.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read() -> Iterator[Kept]:
    """The rows that are kept."""
    for line in KEPT.read_text(encoding="utf-8").splitlines():
        yield Kept(**json.loads(line))


def labelled(counted: list[Counted]) -> dict[str, list[tuple[Counted, str]]]:
    """The examples of category, kind, action and actor, with their labels."""
    known = [(x, x.gold) for x in counted if x.gold is not None]
    suggested = [(x, gold) for x, gold in known if gold.get("kind") and x.suggestion is not None]
    return {
        "category": [(x, gold["category"]) for x, gold in known],
        "kind": [(x, gold["kind"]) for x, gold in suggested],
        "action": [(x, gold["action"]) for x, gold in suggested],
        "actor": [(x, gold["actor"]) for x, gold in known if "actor" in gold],
    }


def features_of(decision: str, x: Counted) -> set[str]:
    """What an example has that speaks for a decision."""
    return x.evidence | x.doer if decision == "actor" else x.evidence


def tables_of(counted: list[Counted]) -> dict[str, WeightTable]:
    """The tables of category, kind, action and actor."""
    rows = labelled(counted).items()
    return {
        decision: learn([features_of(decision, x) for x, _ in told], [label for _, label in told])
        for decision, told in rows
    }


def trust(rows: list[Kept], counted: list[Counted], folds: int = 5) -> dict[str, WeightTable]:
    """The tables that tell right records from wrong ones, one a field.

    The margins of a record are those of tables learnt without its text.
    """
    texts = sorted({row.text for row in rows})
    told: list[tuple[set[str], Kept]] = []
    for fold in range(folds):
        out = set(texts[fold::folds])
        tables = tables_of([x for x in counted if x.text not in out])
        told += [
            ({*row.signs} | margins(tables, row.evidence, row.doer, row.labels), row) for row in rows if row.text in out
        ]
    signs = [found for found, _ in told]
    return {
        f"{field}_right": learn(signs, [RIGHT if row.right[field] else WRONG for _, row in told], strength=CAUTIOUS)
        for field in FIELDS
    }


def thresholds(
    counted: list[Counted], laws: list[Named], tables: dict[str, WeightTable]
) -> tuple[dict[str, tuple[int, int]], dict[str, float]]:
    """From which score on a record is sure, and likely; and what the texts kept for it gave."""
    levels: dict[str, tuple[int, int]] = {}
    told: dict[str, float] = {}
    scored_by_kind = {
        "figures": [(_score(x, tables), x.whole) for x in counted],
        "suggestions": [(_score(x, tables), x.whole) for x in counted if x.suggestion is not None],
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
    return score_of(tables, x.signs | margins(tables, x.evidence, x.doer, labels_of(x.figure, x.suggestion)))


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
