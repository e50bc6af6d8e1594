"""The JSON Schemas: valid, closed, described in both languages, and the committed files up to date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reportkit.models import RECORD_KINDS, Report
from reportkit.models.schema import CORRECTIONS, KINDS, json_schema
from tests.support import Run

HAN = range(0x4E00, 0xA000)


def objects(node: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield place, node
        for key, value in node.items():
            yield from objects(value, f"{place}/{key}")


@pytest.mark.parametrize("kind", [*KINDS, CORRECTIONS])
def test_is_json_schema_2020_12(kind: str) -> None:
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].endswith(f"/2.0.0/{kind}.json")


@pytest.mark.parametrize("kind", KINDS)
def test_every_object_is_closed_complete_and_described(kind: str) -> None:
    for place, node in objects(json_schema(kind)):
        assert node["additionalProperties"] is False, place
        assert set(node["required"]) == set(node["properties"]), place
        for name, field in node["properties"].items():
            words = field.get("description", "")
            assert any(ord(c) in HAN for c in words), f"{place}/{name}: no Chinese description"
            assert any("a" <= c.lower() <= "z" for c in words), f"{place}/{name}: no English description"


@pytest.mark.parametrize("kind", [*KINDS, CORRECTIONS])
def test_committed_file_is_what_the_command_prints(kind: str, run: Run, root: Path) -> None:
    committed = (root / "schemas" / f"{kind}.json").read_bytes()
    assert run("schema", kind).stdout.encode("utf-8") == committed, "run `make schemas`"


def test_no_other_files_are_committed(root: Path) -> None:
    assert {path.stem for path in (root / "schemas").glob("*.json")} == {
        *KINDS,
        CORRECTIONS,
        "lexicon.schema",
        "indicators.schema",
    }


def test_list_names_the_kinds(run: Run) -> None:
    assert run("schema", "--list").stdout.split() == list(RECORD_KINDS)


def test_hand_made_report_keeps_schema_and_model(report_data: dict[str, Any]) -> None:
    Draft202012Validator(json_schema()).validate(report_data)
    assert Report.model_validate(report_data).to_dict() == report_data


def test_seeds_keep_the_schema_and_the_order_of_keys(seeds_output: Path) -> None:
    validator = Draft202012Validator(json_schema())
    for line in seeds_output.read_text(encoding="utf-8").split("\n")[:-1]:
        data = json.loads(line)
        validator.validate(data)
        assert json.dumps(Report.model_validate(data).to_dict()) == json.dumps(data)
