"""``python -m tests.same`` tells what changed."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.same import DIGESTS, digest, extract, read_units, told
from tests.support import ROOT, TEXT


def changed(report: dict[str, Any]) -> dict[str, Any]:
    report = deepcopy(report)
    report["figures"][0]["status"] = "planned"
    del report["suggestions"][1], report["figures"][2]
    return report


def test_a_digest_stands_for_the_records_and_not_for_the_version(report_data: dict[str, Any]) -> None:
    newer = report_data | {"schema_version": "9", "generator": {}, "source": {}}
    assert digest([newer]) == digest([report_data])
    assert digest([changed(report_data)]) != digest([report_data])


def test_changes_are_counted_by_text_and_in_all_and_shown(report_data: dict[str, Any]) -> None:
    units = {"dev/a": {"dev/a": TEXT}, "held/b": {"held/b": TEXT}, "specs/c": {"specs/c x-1": TEXT}}
    old, new = ({name: deepcopy(report_data) for texts in units.values() for name in texts} for _ in range(2))
    for name in old:
        old[name]["source"]["path"] = new[name]["source"]["path"] = name
    new |= {name: changed(new[name]) for name in ("dev/a", "held/b")}
    lines = list(told(units, old, new, "HEAD", 1))
    assert lines[:2] == [f"{unit}: figures -1 ~1 (status 1); suggestions -1\n" for unit in ("dev/a", "held/b")]
    assert lines[2].startswith("specs/c: as in HEAD")
    assert "  figures -2 ~2 (status 2)\n" in lines
    assert lines[-2:] == ["\nthe first 1 of 3 records:\n", '~ dev/a\tfigures\t8次  status: "done" → "planned"\n']


def test_places_alone(report_data: dict[str, Any]) -> None:
    old, new = {"a": deepcopy(report_data)}, {"a": deepcopy(report_data)}
    new["a"]["sections"][0]["end"] -= 1
    assert list(told({"a": {"a": TEXT}}, old, new, "HEAD", 9)) == ["a: only places, ids or order in sections\n"]


def test_units_are_texts_and_files_of_cases() -> None:
    units = read_units()
    sets = {"seeds", "dev", "made", "varied", "held", "late", "learnt", "thresholds", "reported", "specs"}
    assert sets == {unit.split("/")[0] for unit in units}
    assert sum(map(len, units.values())) > len(units)
    assert DIGESTS.exists()


def test_the_package_of_a_folder_reads_the_texts() -> None:
    reports = extract(ROOT, {"a": {"a": TEXT}})
    assert [report["meetings"][0]["count"] for report in reports.values()] == [8]
