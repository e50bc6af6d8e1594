"""``reportkit follow`` as a user runs it."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest

from tests.dataset.test_follow import text_of
from tests.support import Run

PLAN = "听取和审议农村供水保障、文化遗产保护工作情况的报告。举办代表培训班4期。"
DONE = "听取和审议了农村供水保障工作情况的报告。举办代表培训班3期。开展优化营商环境专题调研。"
NOTE = "not mentioned is not a broken promise"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two reports in a row."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "2021.txt").write_text(text_of(2021, plan=PLAN), encoding="utf-8")
    (folder / "2022.txt").write_text(text_of(2022, done=DONE), encoding="utf-8")
    return folder


def read(text: str) -> list[dict[str, str]]:
    """Rows of a CSV."""
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_to_standard_output(run: Run, reports: Path) -> None:
    done = run("follow", reports)
    assert done.returncode == 0
    rows = [row for row in read(done.stdout) if row["year"] == "2022"]
    assert [(row["planned"], row["status"]) for row in rows] == [
        ("农村供水保障", "reported"),
        ("文化遗产保护", "not_mentioned"),
        ("举办代表培训班4期", "partly"),
    ]
    assert rows[0]["sentence"] == "听取和审议农村供水保障、文化遗产保护工作情况的报告。"
    assert rows[0]["next_sentence"] == "听取和审议了农村供水保障工作情况的报告。"
    assert (rows[2]["planned_value"], rows[2]["told_value"]) == ("4", "3")
    assert NOTE in rows[1]["note"]
    assert rows[0]["note"] == ""
    assert NOTE in done.stderr
    assert "2 plans, 1 with the report on the planned year" in done.stderr


def test_from_what_extract_wrote(run: Run, reports: Path, tmp_path: Path) -> None:
    out, texts = tmp_path / "out.jsonl", tmp_path / "texts"
    assert run("extract", "-q", reports, "-o", out, "--save-text", texts).returncode == 0
    from_texts = run("follow", "-q", out, "--texts", texts)
    assert from_texts.returncode == 0
    assert read(from_texts.stdout) == read(run("follow", "-q", reports).stdout)


def test_list_of_what_was_not_planned(run: Run, reports: Path) -> None:
    done = run("follow", "-q", reports, "--not-planned")
    assert (done.returncode, done.stderr) == (0, "")
    assert [(row["topic"], row["form"]) for row in read(done.stdout)] == [("优化营商环境", "survey")]


def test_formats(run: Run, reports: Path, tmp_path: Path) -> None:
    rows = len(read(run("follow", "-q", reports).stdout))
    for name in ("a.csv", "a.jsonl", "a.parquet", "a.xlsx", "a.db"):
        assert run("follow", "-q", reports, "-o", tmp_path / name).returncode == 0
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["act"] for line in lines if json.loads(line)["year"] == 2022] == [1, 2, 3]
    assert len(lines) == rows
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert re.findall(r'<sheet name="(\w+)"', book.read("xl/workbook.xml").decode()) == ["follow", "not_planned"]
    database = sqlite3.connect(tmp_path / "a.db")
    assert database.execute("SELECT count(*) FROM follow").fetchone() == (rows,)
    assert database.execute("SELECT topic FROM not_planned").fetchall() == [("优化营商环境",)]
    database.close()


def test_two_runs_give_the_same_bytes(run: Run, reports: Path) -> None:
    paths = sorted(reports.iterdir())
    first = run("follow", "-q", *paths).stdout
    assert first == run("follow", "-q", *paths[::-1]).stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "a.pdf"), "write to .csv"),
        (("-o", "nowhere/a.csv"), "its folder does not exist"),
        (("-o", "a.xlsx", "--not-planned"), "holds both lists"),
    ],
)
def test_usage(run: Run, reports: Path, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run("follow", reports, *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert not list(tmp_path.glob("a.*"))


def test_without_a_plan(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("某县人大常委会工作报告\n一年来,共召开常委会会议8次。\n", encoding="utf-8")
    done = run("follow", tmp_path / "a.txt")
    assert done.returncode == 0
    assert read(done.stdout) == []
    assert "no plan of a known year was found" in done.stderr


def test_a_file_that_fails_stops_no_other(run: Run, reports: Path) -> None:
    (reports / "broken.docx").write_bytes(b"no archive")
    done = run("follow", reports)
    assert done.returncode == 1
    assert "broken.docx" in done.stderr
    assert len(read(done.stdout)) >= 3
