"""``make train``: learn the weights of evidence and write them into the package.

    python -m training [--check]

Three steps, each on texts of its own (texts.toml): tables of category, kind, action, actor and of laws inspected from all texts
that are open; how far a record is to be trusted, from records kept of texts that nobody had seen and from the hardest of
those that are open; and from which score on a record is sure or likely, from texts kept for that alone. ``--check`` writes
nothing and prints the scores.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from reportkit.lexicon.weights import PROVENANCE, TABLE, WeightTable
from training.examples import Counted, Named, Text, examples, texts_in
from training.fit import LEAST, STRENGTH, crossed, learn
from training.records import features_of, kept_of, labelled, read, thresholds, trust

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "reportkit" / "lexicon" / "learnt"
SETS = tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))
RARE_LAWS, LOOSE = 3, 1.0  # laws have few examples


def main(arguments: list[str]) -> int:
    """Learn, write, and print what was seen."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args(arguments)
    texts = {use: [text for name in names for text in texts_of(name)] for use, names in SETS["use"].items()}
    counted, laws = examples(texts["tables"])
    tables, scores = _first(counted, laws)
    hard = {text.name for text in texts["records"]}
    rows = [*read(), *(kept_of(x) for x in counted if x.text in hard)]
    tables |= trust(rows, counted)
    levels, told = thresholds(*examples(texts["thresholds"]), tables)
    scores |= told
    for name, score in scores.items():
        sys.stdout.write(f"{name:<40} {score:.4f}\n")
    if not options.check:
        (DATA / TABLE).write_text("".join(_lines(tables)), encoding="utf-8")
        (DATA / PROVENANCE).write_text(_provenance(texts, tables, levels, scores), encoding="utf-8")
    return 0


def texts_of(name: str) -> Iterator[Text]:
    """The texts of a set that are open to learning."""
    place = SETS["set"][name]
    return texts_in(ROOT / place["texts"], ROOT / place["labels"], frozenset(place.get("closed", ())))


def _first(counted: list[Counted], laws: list[Named]) -> tuple[dict[str, WeightTable], dict[str, float]]:
    """The tables of what a record says, and how often each is right on texts that it was not learnt from."""
    tables: dict[str, WeightTable] = {}
    scores: dict[str, float] = {}
    for decision, rows in labelled(counted).items():
        features, labels = [features_of(decision, x) for x, _ in rows], [label for _, label in rows]
        tables[decision] = learn(features, labels)
        scores[f"{decision}, other texts"] = _right(features, labels, [x.text for x, _ in rows])
    features, labels = [x.evidence for x in laws], [x.gold for x in laws]
    tables["law"] = learn(features, labels, RARE_LAWS, LOOSE)
    scores["law, other texts"] = _right(features, labels, [x.text for x in laws], RARE_LAWS, LOOSE)
    return tables, scores


def _right(
    features: list[set[str]], labels: list[str], groups: list[str], least: int = LEAST, strength: float = STRENGTH
) -> float:
    hits: list[bool] = []
    use = lambda table, row, i: hits.append(table.best(row)[0] == labels[i])  # noqa: E731 (a name for what is counted)
    crossed(features, labels, groups, use, least, strength)
    return sum(hits) / len(hits)


def _lines(tables: dict[str, WeightTable]) -> Iterator[str]:
    for decision, table in tables.items():
        for feature, weights in sorted(table.rows()):
            yield f"{decision}\t{feature}\t{' '.join(f'{label}={weight}' for label, weight in weights.items())}\n"


def _provenance(
    texts: dict[str, list[Text]],
    tables: dict[str, WeightTable],
    levels: dict[str, tuple[int, int]],
    scores: dict[str, float],
) -> str:
    """What the weights were made from, as TOML."""
    names = {d: list(t.labels) for d, t in tables.items()}
    lines = ["# Made by make train; do not edit. Weights are hundredths of the natural logarithm of the odds.", ""]
    lines += ["[labels]", *(f"{d} = {_list(n)}" for d, n in names.items()), "", "[thresholds]"]
    lines += [f"{kind} = {{ sure = {sure}, likely = {likely} }}" for kind, (sure, likely) in levels.items()]
    lines += ["", "[scores]", *(f'"{name}" = {score:.4f}' for name, score in scores.items()), "", "[made]"]
    lines += [f'scikit-learn = "{metadata.version("scikit-learn")}"', "", "# name, and digest of text and labels"]
    for use, rows in texts.items():
        lines += [f"[texts.{use}]", *(f'{t.name} = "{_digest(t)}"' for t in sorted(rows, key=lambda t: t.name)), ""]
    return "\n".join(lines)


def _list(names: list[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def _digest(text: Text) -> str:
    return sha256(f"{text.text}\0{text.gold}".encode()).hexdigest()[:12]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
