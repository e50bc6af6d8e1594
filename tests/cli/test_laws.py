"""``--laws FILE``: a user's table of laws from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import Run

REPORT = "seeds/002_2016327c06eda9b5.txt"
TABLE = "title,kind,issuer\n温州市全民健身促进条例,local_regulation,温州市人民代表大会\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "laws.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_names_are_linked_to_the_table(run: Run, table: Path, jobs: str) -> None:
    done = run("extract", "-q", REPORT, "--laws", table, "--jobs", jobs, "--records", "laws")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    (row,) = [row for row in rows if row["name"] == "温州市全民健身促进条例"]
    assert (row["title"], row["kind"], row["issuer"], row["role"]) == (
        "温州市全民健身促进条例",
        "local_regulation",
        "温州市人民代表大会",
        "enacted",
    )


def test_names_are_understood_by_the_region_of_the_report(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "laws.tsv"
    rows = ("浙江省河长制规定\t330000", "浙江省实施《中华人民共和国体育法》办法\t", "杭州市省心条例\t330100")
    table.write_text("\n".join(("title\tregion", *rows)), encoding="utf-8")
    done = run("extract", "-q", REPORT, "--laws", table, "--records", "law_inspections")
    laws = {row["law"]["name"]: row["law"]["title"] for row in map(json.loads, done.stdout.splitlines())}
    assert laws["省河长制规定"] == "浙江省河长制规定"
    assert laws["省实施体育法办法"] == "浙江省实施《中华人民共和国体育法》办法"
    assert laws["省优化营商环境条例"] is None


def test_explain_shows_what_a_law_is_linked_to(run: Run, table: Path) -> None:
    shown = run("explain", REPORT, "--at", "审议通过《温州市全民健身", "--laws", table).stdout
    assert "law        温州市全民健身促进条例 (marked): 温州市全民健身促进条例" in shown
    assert "by mention.enacted" in shown
    assert "(marked): not linked" in run("explain", REPORT, "--at", "审议通过《温州市全民健身").stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "laws.csv: cannot be read (No such file or directory)"),
        (b"", "laws.csv: is empty (0 bytes)"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "laws.csv: is not text"),
        ("name,kind\n消防法,law\n".encode(), "laws.csv:1: has no column title"),
        ("title,kind\n消防法,statute\n".encode(), "laws.csv:2: has kind statute"),
    ],
)
def test_a_bad_table_ends_the_command_with_one_line(run: Run, tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "laws.csv"
    if content is not None:
        path.write_bytes(content)
    done = run("extract", REPORT, "--laws", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
