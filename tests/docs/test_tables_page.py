"""docs/TABLES.md and CITATION.cff say what is so."""

from __future__ import annotations

import re
import shlex
import sqlite3
from pathlib import Path

import pytest

import reportkit
from reportkit.dataset.run import dataset_tables
from reportkit.version import VERSION
from tests.support import ROOT, Run

PAGE = (ROOT / "docs" / "TABLES.md").read_text(encoding="utf-8")
QUERIES = re.findall(r'^    (sqlite3 (?:-header )?out\.db "(?:[^"\\]|\\.)*")', PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def folder(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``out.db`` of the seeds."""
    made = tmp_path_factory.mktemp("page")
    assert run("tables", "-q", "seeds/", "-o", made / "out.db").returncode == 0
    return made


def test_there_are_queries() -> None:
    assert len(QUERIES) == PAGE.count("sqlite3 ") >= 4


@pytest.mark.parametrize("command", QUERIES)
def test_queries_run_and_find_rows(folder: Path, command: str) -> None:
    query = shlex.split(command)[-1]
    with sqlite3.connect(folder / "out.db") as connection:
        assert connection.execute(query).fetchall()


def test_the_library_as_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (block,) = [b for b in re.findall(r"(?:^    .*\n)+", PAGE, re.MULTILINE) if "reportkit.load" in b]
    monkeypatch.chdir(folder)
    data = reportkit.load("out.db")
    names = {"row": data.figures.row(0, named=True)}
    exec(re.sub(r"(?m)^    ", "", block), names)  # noqa: S102 (a page of ours)
    assert names["data"].tables == data.tables


def test_every_table_is_named() -> None:
    for table in dataset_tables(sentences=True):
        assert f"`{table.name}`" in PAGE


def test_the_citation_is_of_this_version() -> None:
    assert f"\nversion: {VERSION}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
