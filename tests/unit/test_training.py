"""Training anew gives what was learnt before."""

from __future__ import annotations

import json

from tests.support import ROOT
from training.examples import examples, texts_in
from training.fit import folds_of, learn

KEPT = ROOT / "tests" / "unit" / "weights-of-seeds.json"
NEAR = 3  # hundredths: solvers of other versions round otherwise


def test_weights_of_the_seeds_are_learnt_again() -> None:
    counted, laws = examples(texts_in(ROOT / "seeds", ROOT / "tests" / "gold" / "seeds"))
    rows = [(x.evidence, x.gold["category"]) for x in counted if x.gold is not None]
    table = learn([features for features, _ in rows], [label for _, label in rows])
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    found = {
        f"{feature} {label}": w
        for feature, weights in table.rows()
        for label, weight in weights.items()
        for w in [weight]
    }
    loud = {name: weight for name, weight in kept.items() if abs(weight) > 40}
    assert len(loud) > 30
    assert {name: found.get(name, 0) for name in loud} == {
        name: _near(found.get(name, 0), w) for name, w in loud.items()
    }
    assert {law.gold for law in laws} >= {"inspection", "none"}


def _near(found: int, kept: int) -> int:
    return found if abs(found - kept) <= NEAR else kept


def test_a_table_tells_what_it_was_taught() -> None:
    features = [{"a", "x"}, {"b", "x"}] * 10
    table = learn(features, ["left", "right"] * 10)
    assert [table.best(row)[0] for row in ({"a"}, {"b"})] == ["left", "right"]
    assert table.scores({"x"})[0] == table.scores({"x"})[1]  # what both have speaks for neither


def test_no_text_stands_on_both_sides_of_a_fold() -> None:
    groups = [name for name in "abcdefghijkl" for _ in range(3)]
    for train, test in folds_of(groups):
        assert {groups[i] for i in train}.isdisjoint(groups[i] for i in test)
