"""Every mention of a national law in the seeds and the dev texts, listed by eye in laws.json, is linked right."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportkit.pipeline import build
from tests.support import ROOT

LISTED: list[dict[str, Any]] = json.loads((ROOT / "tests" / "gold" / "laws.json").read_text(encoding="utf-8"))
TABLE = ROOT / "reportkit" / "lexicon" / "data" / "laws.tsv"
# The texts that were read by eye for this; later ones are scored by their gold alone.
FILES = sorted((ROOT / "seeds").glob("*.txt")) + sorted((ROOT / "tests/gold/texts").glob("dev-0[1-9].txt"))


@cache
def _read(path: Path) -> tuple[str, dict[str, Any]]:
    text = path.read_text(encoding="utf-8-sig")
    return text, build(text, {})


def _at(mentions: list[dict[str, Any]], row: dict[str, Any]) -> dict[str, Any] | None:
    end = row["start"] + len(row["text"])
    return next(
        (m for m in mentions if m["evidence"]["start"] <= row["start"] and end <= m["evidence"]["end"]),
        None,
    )


def test_the_list_leaves_no_name_of_the_table_out() -> None:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    names = {name for row in rows for name in (row["title"], row["short"], *row["aliases"].split(";")) if name}
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    listed = {(row["file"], row["start"], row["text"]) for row in LISTED}
    for path in FILES:
        for match in pattern.finditer(path.read_text(encoding="utf-8-sig")):
            assert (str(path.relative_to(ROOT)), match.start(), match[0]) in listed


@pytest.mark.parametrize("row", LISTED, ids=lambda row: f"{Path(row['file']).stem[:6]}-{row['start']}-{row['text']}")
def test_mention(row: dict[str, Any]) -> None:
    text, report = _read(ROOT / row["file"])
    assert text[row["start"] : row["start"] + len(row["text"])] == row["text"]
    found = _at(report["laws"], row)
    if not row["mention"]:
        assert found is None or found["title"] is None
        return
    assert found is not None
    wanted = {name: row[name] for name in ("title", "role", "status")}
    assert {name: found[name] for name in wanted} == wanted
    if row["title"]:
        assert (found["kind"], found["issuer"] is None) == ("law", False)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:6])
def test_no_other_mention_is_linked(path: Path) -> None:
    _, report = _read(path)
    rows = [row for row in LISTED if row["file"] == str(path.relative_to(ROOT)) and row.get("title")]
    for mention in report["laws"]:
        if mention["title"] is not None:
            assert any(_at([mention], row) for row in rows)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:6])
def test_inspections_and_mentions_agree(path: Path) -> None:
    _, report = _read(path)
    mentions = defaultdict(list)
    for mention in report["laws"]:
        mentions[mention["evidence"]["start"]].append(mention)
    for row in report["law_inspections"]:
        (mention,) = mentions[row["evidence"]["start"]]
        assert (mention["role"], mention["status"]) == ("inspected", row["status"])
        assert {name: mention[name] for name in ("name", "title", "kind", "issuer")} == row["law"]
