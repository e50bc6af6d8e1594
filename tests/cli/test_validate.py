"""``validate`` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support import Run


def write(folder: Path, *reports: dict[str, Any], text: str | None = None) -> None:
    rows = "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports)
    (folder / "out.jsonl").write_text(rows, encoding="utf-8", newline="\n")
    if text is not None:
        (folder / "report.txt").write_text(text, encoding="utf-8", newline="\n")


def test_seeds_are_well(run: Run, seeds_output: Path) -> None:
    done = run("validate", seeds_output)
    assert (done.stdout, done.stderr, done.returncode) == ("5 reports, all well\n", "", 0)


def test_stdin(run: Run, seeds_output: Path) -> None:
    done = run("validate", "-", stdin=seeds_output.read_bytes())
    assert (done.stdout, done.returncode) == ("5 reports, all well\n", 0)


def test_hand_made_report_is_well(run: Run, tmp_path: Path, report_data: dict[str, Any], report_text: str) -> None:
    write(tmp_path, report_data, text=report_text)
    assert run("validate", "out.jsonl", cwd=tmp_path).stdout == "1 report, all well\n"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert run("validate", "../out.jsonl", cwd=elsewhere).stdout == "1 report, all well\n"


def test_source_may_be_absent(run: Run, tmp_path: Path, report_data: dict[str, Any]) -> None:
    write(tmp_path, report_data)
    done = run("validate", "out.jsonl", cwd=tmp_path)
    assert done.stdout == "1 report, all well (1 without the source file at hand)\n"
    assert done.returncode == 0


def test_other_source_is_told(run: Run, tmp_path: Path, report_data: dict[str, Any], report_text: str) -> None:
    write(tmp_path, report_data, text=report_text + "改")
    done = run("validate", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("out.jsonl:1: source: report.txt is not the file it was (sha256 differs)")


def test_wrong_slice_is_told(run: Run, tmp_path: Path, report_data: dict[str, Any], report_text: str) -> None:
    report_data["figures"][0]["evidence"]["text"] = "9次"
    write(tmp_path, report_data, text=report_text)
    done = run("validate", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "out.jsonl:1: figures[0].evidence: text is '9次', the source has '8次' there",
        "1 report, 1 problem",
    ]


def test_schema_breach_names_line_and_place(run: Run, tmp_path: Path, report_data: dict[str, Any]) -> None:
    broken = json.loads(json.dumps(report_data))
    broken["figures"][1]["category"] = "nonsense"
    del broken["meta"]["title"]
    write(tmp_path, report_data, broken)
    done = run("validate", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    told = done.stdout.splitlines()
    assert told[0].startswith("out.jsonl:2: meta.title: ")
    assert told[1].startswith("out.jsonl:2: figures[1].category: ")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{\n", "out.jsonl:1: is not JSON"),
        (b"[1]\n", "out.jsonl:1: is not a JSON object"),
        (b'{"document": 1, "document_id": "x"}\n', "out.jsonl:1: is a record of extract --records"),
    ],
)
def test_lines_that_are_no_reports(run: Run, tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "out.jsonl").write_bytes(data)
    done = run("validate", "out.jsonl", cwd=tmp_path)
    assert done.stdout.startswith(told)
    assert done.returncode == 1


def test_a_file_of_records_is_told_once(run: Run, tmp_path: Path) -> None:
    records = run("extract", "seeds", "--records", "meetings").stdout
    (tmp_path / "out.jsonl").write_text(records, encoding="utf-8")
    done = run("validate", "out.jsonl", cwd=tmp_path)
    assert len(records.splitlines()) > 10
    assert len(done.stdout.splitlines()) == 2
    assert "leave --records out" in done.stdout.splitlines()[0]
    assert done.returncode == 1


def test_a_byte_order_mark_is_no_problem(run: Run, tmp_path: Path, seeds_output: Path) -> None:
    (tmp_path / "out.jsonl").write_bytes(b"\xef\xbb\xbf" + seeds_output.read_bytes())
    done = run("validate", "out.jsonl", cwd=tmp_path)
    assert done.stdout.startswith("5 reports, all well")
    assert done.returncode == 0


def test_missing_file(run: Run, tmp_path: Path) -> None:
    done = run("validate", "out.jsonl", cwd=tmp_path)
    assert done.stdout.startswith("out.jsonl: cannot be read")
    assert done.returncode == 1


def test_empty_file_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_bytes(b"\n")
    done = run("validate", "out.jsonl", cwd=tmp_path)
    assert (done.stdout, done.returncode) == ("out.jsonl: holds no report\n0 reports, 1 problem\n", 1)


def test_other_version_is_one_line(run: Run, tmp_path: Path, report_data: dict[str, Any]) -> None:
    report_data["schema_version"] = "1.1.0"
    del report_data["laws"]
    write(tmp_path, report_data)
    told = run("validate", "out.jsonl", cwd=tmp_path).stdout.splitlines()
    assert len(told) == 2
    assert told[0].startswith("out.jsonl:1: schema_version: this reportkit validates ")
    assert "the report is 1.1.0: run extract again" in told[0]
