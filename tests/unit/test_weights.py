"""Weights add up as they stand in the table, and what they were made from is known and kept apart."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reportkit import extract
from reportkit.lexicon.weights import FIELD, PROVENANCE, WeightTable, load_weights, read_tables, weights_source
from reportkit.models.enums import Action, Actor, Category, Mode, SuggestionKind
from reportkit.records.confidence import FIELDS, score_of
from tests.support import ROOT
from training.records import read as kept_records

DATA = ROOT / "reportkit" / "lexicon" / "learnt"
MADE = tomllib.loads((DATA / PROVENANCE).read_text(encoding="utf-8"))
USES = tomllib.loads((ROOT / "training" / "texts.toml").read_text(encoding="utf-8"))
LABELS = ("survey", "meeting", "other")


def table() -> WeightTable:
    made = WeightTable(LABELS)
    made.add("unit=次", {"meeting": 120, "survey": 80, "other": -200})
    made.add("head=走访", {"survey": 150, "meeting": -90})
    made.add("always", {"other": 10})
    return made


def test_weights_of_what_is_known_add_up() -> None:
    assert table().scores({"unit=次", "head=走访", "never seen"}) == [230, 30, -200]
    assert table().margin({"unit=次", "head=走访"}, "survey") == 200
    assert table().margin({"unit=次", "head=走访"}, "other") == -430
    assert table().best({"unit=次"}) == ("meeting", 40)


def test_a_label_that_was_never_seen_has_no_margin() -> None:
    assert table().margin({"unit=次"}, "petition") is None


def test_what_spoke_for_a_label_is_told_against_its_best_rival() -> None:
    said = table().spoke({"unit=次", "head=走访", "always"}, "survey")
    assert [(s.feature, s.weight) for s in said] == [("head=走访", 240), ("unit=次", -40)]


@given(st.lists(st.lists(st.integers(-9999, 9999), min_size=3, max_size=3), max_size=60))
def test_packed_rows_add_up_like_rows(rows: list[list[int]]) -> None:
    made = WeightTable(LABELS)
    for i, row in enumerate(rows):
        made.add(str(i), dict(zip(LABELS, row, strict=True)))
    assert made.scores(map(str, range(len(rows)))) == [sum(column) for column in zip([0, 0, 0], *rows, strict=True)]


def test_no_score_of_the_package_leaves_its_field() -> None:
    for made in load_weights().tables.values():
        strongest = sorted((max(map(abs, weights.values())) for _, weights in made.rows()), reverse=True)
        assert sum(strongest[:200]) < 1 << (FIELD - 1)


def test_labels_are_those_of_the_contract() -> None:
    known = {"category": Category, "kind": SuggestionKind, "action": Action, "actor": Actor}
    for decision, closed in known.items():
        assert set(MADE["labels"][decision]) <= {member.value for member in closed}
    assert set(MADE["labels"]["law"]) <= {"none", *(mode.value for mode in Mode)}


def test_the_table_is_read_as_it_is_written() -> None:
    lines = (DATA / "weights.tsv").read_text(encoding="utf-8")
    again = [
        f"{decision}\t{feature}\t{' '.join(f'{k}={v}' for k, v in weights.items())}"
        for decision, made in read_tables(MADE["labels"], lines).items()
        for feature, weights in made.rows()
    ]
    assert again == lines.splitlines()
    assert lines in weights_source()


def _stems(name: str) -> set[str]:
    return {path.stem for path in (ROOT / USES["set"][name]["labels"]).glob("*.json")}


def test_no_weight_was_made_from_a_text_that_is_only_reported_on() -> None:
    """The texts that tell how good the program is on what nobody has seen."""
    used = {name for texts in MADE["texts"].values() for name in texts} | {row.text for row in kept_records()}
    closed = set(USES["set"]["late"]["closed"])
    for folder in ("held", "reported"):
        closed |= {path.stem for path in (ROOT / "tests" / "gold" / folder).glob("*.json")}
    assert len(closed) == 19
    assert used.isdisjoint(closed)


def test_thresholds_come_from_texts_that_serve_for_nothing_else() -> None:
    kept = _stems("thresholds")
    assert set(MADE["texts"]["thresholds"]) == kept
    assert kept.isdisjoint(MADE["texts"]["tables"])
    assert kept.isdisjoint(row.text for row in kept_records())


def test_a_record_is_no_surer_than_its_least_sure_field() -> None:
    tables = {f"{field}_right": WeightTable(("right", "wrong")) for field in FIELDS}
    for field in FIELDS:
        tables[f"{field}_right"].add("plain", {"right": 400, "wrong": -400})
        tables[f"{field}_right"].add(f"guessed {field}", {"right": -450, "wrong": 450})
    assert score_of(tables, {"plain"}) == 690
    for field in FIELDS:
        assert -101 <= score_of(tables, {"plain", f"guessed {field}"}) <= -100


def test_what_is_said_plainly_is_trusted_more_than_what_is_guessed() -> None:
    head = "某县人大常委会工作报告\n2023年1月5日在某县第十八届人民代表大会第二次会议上\n一、过去一年的工作\n"
    text = head + "全年召开常委会会议8次、主任会议12次。某村添了石磨六盘，老人们把三十箱旧物摆进祠堂。\n"
    levels = {figure.evidence.text: figure.confidence for figure in extract(text).figures}
    assert levels["8次"] == "sure"
    assert levels["三十箱"] == "doubtful"


def test_reading_needs_nothing_that_learning_needs() -> None:
    code = "import sys, reportkit; reportkit.extract('一年来，召开会议8次。'); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(told.stdout.split())
    assert "reportkit.lexicon.weights" in loaded
    assert loaded.isdisjoint({"sklearn", "scipy", "numpy", "training"})


def test_examples_are_labelled_texts() -> None:
    for name in {n for names in USES["use"].values() for n in names}:
        folder = ROOT / USES["set"][name]["texts"]
        for path in Path(ROOT / USES["set"][name]["labels"]).glob("*.json"):
            assert json.loads(path.read_text(encoding="utf-8"))["id"] == path.stem
            assert (folder / f"{path.stem}.txt").exists()
