"""Whatever people say, the contract holds, the same file again changes nothing, and what is told adds up."""

from __future__ import annotations

import random
from typing import Any

import pytest

from reportkit import extract_file
from reportkit.models.corrections import Correction
from reportkit.models.enums import Actor, Category, Form, Per, Status
from reportkit.review.apply import What, apply
from reportkit.review.corrections import Said
from reportkit.validation.rules import broken_rules
from tests.support import ROOT

Data = dict[str, Any]
SEEDS = sorted((ROOT / "seeds").glob("0*.txt"))
FIELDS: dict[str, dict[str, list[Any]]] = {
    "figures": {
        "value": [0, 1, 8, 12.5, 300],
        "value_max": [None, 1, 10**6],
        "unit": ["%", "件", None],
        "category": list(map(str, Category)),
        "actor": list(map(str, Actor)),
        "status": list(map(str, Status)),
        "per": [None, *map(str, Per)],
        "denied": [True, False],
        "pooled": [True, False],
        "period": [None, {"from": 2019, "to": 2018, "basis": "year", "text": "x"}],
    },
    "meetings": {"count": [1, 7, None], "status": list(map(str, Status)), "actor": list(map(str, Actor))},
    "suggestions": {"count": [1, 7, None], "rate": [None, 50], "quantifier": [None, "all"], "per": [None, "year"]},
    "oversight": {"form": list(map(str, Form)), "topic": ["水", None]},
    "law_inspections": {"law.title": ["水法"], "law.name": ["某法"], "mode": ["survey"]},
}


def anything(report: Data, text: str, dice: random.Random) -> Data:
    """A correction of some record, or an added one."""
    kind = dice.choice([kind for kind in FIELDS if report[kind]])
    record = dice.choice(report[kind])
    place = record["evidence"]
    row: Data = {"text_sha256": report["source"]["text_sha256"], "kind": kind, "id": record["id"], "note": ""}
    row |= {"start": place["start"], "end": place["end"], "evidence": place["text"]}
    action = dice.choice(("accept", "reject", "change", "change", "change", "add", "whole"))
    if action == "add":
        start = dice.randrange(len(text) - 9)
        given = {field: dice.choice(values) for field, values in FIELDS[kind].items() if "." not in field}
        row |= {"start": start, "end": start + 6, "evidence": text[start : start + 6], "id": None}
        given |= {"figures": {}, "meetings": {"body": "other"}, "law_inspections": {"law": "某法"}}.get(kind, {})
        return row | {"action": "add", "record": given}
    if action == "whole" and kind in ("figures", "suggestions"):
        other = dice.choice(report["figures"])["evidence"]
        new = dice.choice([None, {"start": other["start"], "end": other["end"]}])
        return row | {"action": "change", "field": "part_of" if kind == "figures" else "base", "new": new}
    if action in ("accept", "reject"):
        return row | {"action": action} | ({"record": record} if dice.random() < 0.5 else {})
    field, values = dice.choice(list(FIELDS[kind].items()))
    return row | {"action": "change", "field": field, "new": dice.choice(values)}


@pytest.mark.parametrize("turn", range(25))
def test_the_contract_holds_whatever_is_said(turn: int) -> None:
    dice = random.Random(turn)
    path = SEEDS[turn % len(SEEDS)]
    text = path.read_bytes().decode("utf-8")
    report = extract_file(path).to_dict()
    rows = [anything(report, text, dice) for _ in range(dice.choice((3, 30, 120)))]
    said = [Said(Correction.model_validate(row, strict=False), f"c:{n}") for n, row in enumerate(rows)]
    result = apply(report, text, said, "once")
    assert broken_rules(result.data) == []
    assert sorted(o.said.place for o in result.outcomes) == sorted(one.place for one in said)
    assert all(outcome.lines for outcome in result.outcomes if outcome.what is What.REFUSED)
    numerals, figures = result.data["numerals"], len(result.data["figures"])
    assert numerals["figure"] == figures
    for kind in FIELDS:
        for record in result.data[kind]:
            place = record["evidence"]
            assert text[place["start"] : place["end"]] == place["text"]
    again = apply(result.data, text, [o.said for o in result.outcomes if o.what is not What.REFUSED], "once")
    assert again.data == result.data
