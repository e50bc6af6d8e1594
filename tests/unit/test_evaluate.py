"""The scorer: what counts as the same, and that a prediction made from gold is perfect."""

from __future__ import annotations

from typing import Any

import pytest

from reportkit.evaluate import agree
from reportkit.evaluate.compare import compare
from reportkit.evaluate.matching import matching
from reportkit.evaluate.run import row
from reportkit.evaluate.score import score

Data = dict[str, Any]


def at(start: int, end: int, **fields: Any) -> Data:
    return {"start": start, "end": end, "text": "x" * (end - start), **fields}


def pred(start: int, end: int, **fields: Any) -> Data:
    return {"evidence": {"start": start, "end": end}, **fields}


def test_matching_is_maximum() -> None:
    # Greedy pairing would give the first gold the only partner of the second.
    pairs = {(0, 0), (0, 1), (1, 0)}
    preds, golds = [{"n": 0}, {"n": 1}], [{"n": 0}, {"n": 1}]
    assert matching(preds, golds, lambda p, g: (g["n"], p["n"]) in pairs) == {0: 1, 1: 0}


@pytest.mark.parametrize(
    ("evidence", "same"),
    [((10, 12), True), ((2, 12), True), ((1, 12), False), ((10, 32), True), ((10, 33), False), ((11, 12), False)],
)
def test_figure_evidence_holds_the_numeral_and_little_more(evidence: tuple[int, int], same: bool) -> None:
    assert agree.on_numeral(evidence, (10, 12)) is same


@pytest.mark.parametrize(
    ("value", "gold", "unit", "same"),
    [
        (8, 8, "次", True),
        (8, 9, "次", False),
        (0.333, 0.3333, "", True),
        (0.34, 0.3333, "", False),
        (True, 1, "次", False),
    ],
)
def test_numbers(value: float, gold: float, unit: str, same: bool) -> None:
    assert agree.same_number({"value": value}, {"value": gold, "unit": unit}) is same


@pytest.mark.parametrize(
    ("name", "gold", "same"),
    [
        ("中华人民共和国环境保护法", "环境保护法", True),
        ("浙江省水污染防治条例", "《水污染防治条例》", True),
        ("省水污染防治条例", "浙江省水污染防治条例", True),
        ("水法", "水污染防治法", False),
        ("非物质文化遗产法", "文化遗产法", False),
    ],
)
def test_laws(name: str, gold: str, same: bool) -> None:
    assert agree.same_law({"law": {"name": name, "title": None}}, {"law": gold}) is same


@pytest.mark.parametrize(
    ("region", "gold", "same"),
    [
        ({"name": "柯城区", "prefecture": "衢州市", "province": None}, "衢州市柯城区", True),
        ({"name": "衢州市柯城区"}, "柯城区", True),
        ({"name": "市"}, "温州市", False),
        ({"name": None}, None, False),
    ],
)
def test_regions(region: Data, gold: str | None, same: bool) -> None:
    assert agree.same_region(region, gold) is same


def test_rows() -> None:
    assert row((3, 4, 6)) == {"p": 0.75, "r": 0.5, "f1": 0.6, "tp": 3, "pred": 4, "gold": 6}
    assert row((0, 0, 0))["f1"] == 1.0
    assert row((0, 1, 0))["f1"] == 0.0
    assert row((0, 0, 1))["f1"] == 0.0


def gold_document() -> Data:
    figure = at(10, 12, value=8, unit="次", category="meeting", body="chairpersons", status="done", actor="own")
    other = at(40, 43, value=20, unit="人", category="other", optional=True)
    empty: Data = {key: [] for key in ("named_meetings", "law_inspections", "tasks", "shortcomings")}
    return {"id": "d", "meta": {"genre": "news"}, "figures": [figure, other], **empty}


def test_perfect_prediction_and_optional_gold() -> None:
    figure = pred(10, 12, value=8, unit="次", category="meeting", status="done", actor="own")
    doubtful = pred(40, 43, value=21, unit="人", category="other")
    meeting = pred(3, 12, count=8, body="chairpersons")
    outcome = score(
        {"figures": [figure, doubtful], "meetings": [meeting], "meta": {"genre": "news"}}, gold_document(), None
    )
    assert outcome.errors == []
    assert outcome.counts["figures_full"] == (1, 1, 1)
    assert outcome.counts["meetings"] == (1, 1, 1)
    assert outcome.counts["detail.actor"] == (1, 1, 1)
    assert outcome.counts["meta.genre"] == (1, 1, 1)


def test_errors_are_listed_and_silence_is_counted() -> None:
    wrong = pred(70, 72, value=3, unit="件", category="other")
    outcome = score({"figures": [wrong], "meta": {"genre": "other"}}, gold_document(), None)
    kinds = [(error.kind, error.what) for error in outcome.errors]
    assert ("figures", "missed") in kinds
    assert ("figures", "spurious") in kinds
    assert ("meta.genre", "wrong") in kinds
    assert (outcome.silent, outcome.asked) == (1, 1)
    listed = score({"figures": [], "unclaimed": [pred(10, 11)]}, gold_document(), None)
    assert listed.silent == 0


def test_white_space_does_not_count_in_tasks() -> None:
    text = "开展执法检查\n\n\n\n\n\n"
    assert agree.shared(at(0, 6), at(0, 12), text)
    assert not agree.shared(at(0, 6), at(0, 12), None)


def test_compare_ignores_what_only_moved(report_data: Data) -> None:
    import json

    moved = json.loads(json.dumps(report_data))
    for kind in ("figures", "meetings", "suggestions"):
        for record in moved[kind]:
            record["id"] = f"x{record['id']}"
            record["evidence"]["start"] += 5
            record["evidence"]["end"] += 5
            for key in ("figure", "base"):
                if record.get(key):
                    record[key] = f"x{record[key]}"
    moved["source"]["text_sha256"] = "0"
    assert list(compare([report_data], [moved])) == []


def test_compare_pairs_a_changed_number(report_data: Data) -> None:
    import json

    changed = json.loads(json.dumps(report_data))
    changed["source"]["text_sha256"] = "0"
    changed["figures"][0]["value"] = 9
    changed["figures"][0]["evidence"]["text"] = "9次"
    found = list(compare([report_data], [changed]))
    assert [(c.kind, c.what) for c in found] == [("figures", "changed"), ("meetings", "changed")]
    assert ("value", 8, 9) in found[0].fields


def test_compare_documents(report_data: Data) -> None:
    assert [c.what for c in compare([report_data], [])] == ["lost"]
    assert [c.what for c in compare([], [report_data])] == ["gained"]


def test_documents_are_the_same_by_text_then_key_then_path(report_data: dict[str, Any]) -> None:
    def report(name: str, path: str, key: str | None) -> dict[str, Any]:
        return report_data | {
            "id": name,
            "source": report_data["source"] | {"path": path},
            "meta": report_data["meta"] | {"key": key},
        }

    old = [
        report("1", "a.txt", "k1"),
        report("2", "b.txt", "k2"),
        report("3", "c.txt", None),
        report("4", "d.txt", None),
    ]
    new = [
        report("5", "c.txt", None),
        report("1", "b.txt", "k1"),
        report("6", "e.txt", "k2"),
        report("7", "f.txt", None),
    ]
    new[1]["meta"]["title"] = new[2]["meta"]["title"] = new[0]["meta"]["title"] = "another"
    found = [(c.document, c.what) for c in compare(old, new)]
    assert found == [
        ("d.txt", "lost"),
        *((name, "changed") for name in ("c.txt", "b.txt", "e.txt")),
        ("f.txt", "gained"),
    ]
