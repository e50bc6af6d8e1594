"""Weights from examples by logistic regression, as tables of whole numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from reportkit.lexicon.weights import SCALE, WeightTable

FOLDS = 10
LEAST = 5  # examples in which a feature must stand
SMALL = 15  # weights nearer to nothing are left out
STRENGTH = 0.5  # of the evidence against the wish for small weights (C)


def learn(
    features: Sequence[set[str]], labels: Sequence[str], least: int = LEAST, strength: float = STRENGTH
) -> WeightTable:
    """A table of weights that tells ``labels`` from ``features``."""
    seen = Counter(feature for row in features for feature in row)
    vectors = DictVectorizer()
    rows = vectors.fit_transform([{f: 1 for f in sorted(row) if seen[f] >= least} for row in features])
    model = LogisticRegression(C=strength, max_iter=400, fit_intercept=False, tol=1e-5).fit(rows, labels)
    weights = model.coef_ if len(model.classes_) > 2 else np.vstack([-model.coef_ / 2, model.coef_ / 2])
    table = WeightTable(str(label) for label in model.classes_)
    for i, feature in enumerate(vectors.get_feature_names_out()):
        row = {label: round(float(weights[n, i]) * SCALE) for n, label in enumerate(table.labels)}
        if kept := {label: weight for label, weight in row.items() if abs(weight) >= SMALL}:
            table.add(feature, kept)
    return table


def folds_of(groups: Sequence[str]) -> list[tuple[list[int], list[int]]]:
    """Numbers of the examples to learn from and to try on, so that no text (``groups``) stands on both sides."""
    folds = GroupKFold(min(FOLDS, len(set(groups))))
    return [(list(train), list(test)) for train, test in folds.split(groups, groups=groups)]


def crossed(
    features: Sequence[set[str]],
    labels: Sequence[str],
    groups: Sequence[str],
    use: Callable[[WeightTable, set[str], int], None],
    least: int = LEAST,
    strength: float = STRENGTH,
) -> None:
    """Calls ``use`` with every example and a table that no example of its text was used for."""
    for train, test in folds_of(groups):
        table = learn([features[i] for i in train], [labels[i] for i in train], least, strength)
        for i in test:
            use(table, features[i], i)
