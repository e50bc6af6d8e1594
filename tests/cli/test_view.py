"""``reportkit view`` through the command, as a user runs it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.page.made import years
from tests.support import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in zip(("a.txt", "b.txt"), years(), strict=True):
        (reports / name).write_text(text, encoding="utf-8")
    return reports


def data_of(page: Path) -> dict[str, Any]:
    """The data of a page by the ids of their elements."""
    found = re.findall(
        r'<script type="application/json" id="([\w-]+)">(.*?)</script>', page.read_text(encoding="utf-8")
    )
    return {name: json.loads(data) for name, data in found}


def test_one_report_has_its_page(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("view", folder / "a.txt", "-o", tmp_path / "a.html")
    assert (done.returncode, done.stdout) == (0, "")
    data = data_of(tmp_path / "a.html")
    assert [name for name in data if name.startswith("r-")] != []
    assert "corpus" not in data
    assert data["words"]["rules"]["meeting.counted"] == "a figure of category meeting"


def test_several_share_a_page_with_their_indicators(run: Run, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "both.html"
    done = run("view", folder, "-q", "-o", page, "--indicator", "sc_meetings", "--indicator", "tasks_n")
    assert (done.returncode, done.stderr) == (0, "")
    corpus = data_of(page)["corpus"]
    assert [one["name"] for one in corpus["indicators"]] == ["sc_meetings", "tasks_n"]
    assert [entry["cells"][0]["value"] for entry in corpus["entries"]] == [8, 7]


def test_the_same_bytes_twice(run: Run, folder: Path, tmp_path: Path) -> None:
    for name in ("1.html", "2.html"):
        assert run("view", folder, "-q", "-o", tmp_path / name).returncode == 0
    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes()


def test_what_extract_wrote_gives_the_same_page(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("extract", "-q", folder, "-o", tmp_path / "out.jsonl").returncode == 0
    for given, name in ((folder, "1.html"), (tmp_path / "out.jsonl", "2.html")):
        assert run("view", given, "-q", "-o", tmp_path / name).returncode == 0
    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes()


def test_a_text_that_is_not_found_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("extract", "-q", folder / "a.txt", "-o", tmp_path / "out.jsonl").returncode == 0
    (folder / "a.txt").unlink()
    done = run("view", tmp_path / "out.jsonl", "-o", tmp_path / "a.html")
    assert done.returncode == 0
    assert "was not found" in done.stderr
    (report,) = [data for name, data in data_of(tmp_path / "a.html").items() if name.startswith("r-")]
    assert report["text"] is None
    assert all(record["quote"] for record in report["records"])


def test_a_site_and_the_next_one_in_its_place(run: Run, folder: Path, tmp_path: Path) -> None:
    site = f"{tmp_path}/site/"
    assert run("view", folder, "-q", "-o", site).returncode == 0
    assert len(list((tmp_path / "site" / "reports").iterdir())) == 2
    (folder / "b.txt").unlink()
    assert run("view", folder, "-q", "-o", site).returncode == 0
    assert len(list((tmp_path / "site" / "reports").iterdir())) == 1


def test_what_else_was_considered(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("view", folder / "a.txt", "-q", "--considered", "-o", tmp_path / "a.html").returncode == 0
    (report,) = [data for name, data in data_of(tmp_path / "a.html").items() if name.startswith("r-")]
    told = [other for record in report["records"] for other in record.get("considered", ())]
    assert all(other["rule"].startswith("figure.") for other in told)
    assert told != []


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("page.pdf", "write to page.html"),
        ("none/page.html", "its folder does not exist"),
        ("reports/", "holds something else"),
        ("reports/site/", "lies in a folder that is read"),
    ],
)
def test_a_wrong_place_is_a_usage_error(run: Run, folder: Path, place: str, said: str) -> None:
    done = run("view", folder, "-o", f"{folder.parent}/{place}")
    assert done.returncode == 2
    assert said in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt"]


def test_without_a_place_it_says_what_to_write(run: Run, folder: Path) -> None:
    done = run("view", folder)
    assert done.returncode == 2
    assert "-o page.html" in done.stderr


def test_no_report_leaves_the_page_as_it_was(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("before")
    (tmp_path / "empty").mkdir()
    done = run("view", tmp_path / "empty", "-o", tmp_path / "page.html")
    assert done.returncode == 1
    assert "no report to look at" in done.stderr
    assert (tmp_path / "page.html").read_text() == "before"
