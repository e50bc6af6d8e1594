"""``explain``: a place is told by its offset, its words, or a record of what ``extract`` wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import Run

TEXTS = {
    "a.txt": "松阳县人大常委会工作报告\n\n一年来，共召开常委会会议8次。\n",
    "b.txt": "松阳县人大常委会工作报告\n\n一年来，共召开常委会会议9次、主任会议12次。\n",
}


@pytest.fixture(scope="module")
def folder(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("explain")
    for name, text in TEXTS.items():
        (made / name).write_text(text, encoding="utf-8")
    assert run("extract", "-q", ".", "-o", "out.jsonl", cwd=made).returncode == 0
    return made


def ids(run: Run, folder: Path) -> list[str]:
    done = run("extract", "-q", ".", cwd=folder).stdout
    return [line.split('"id":"')[1][:16] for line in done.splitlines()]


def test_a_record_is_the_place_where_it_stands(run: Run, folder: Path) -> None:
    _, second = ids(run, folder)
    of_record = run("explain", "out.jsonl", "--record", f"{second}/m1", cwd=folder)
    assert (of_record.returncode, of_record.stderr) == (0, "")
    assert of_record.stdout == run("explain", "b.txt", "--at", "常委会会议9次", cwd=folder).stdout
    alone = run("explain", "out.jsonl", "--record", "m2", cwd=folder)
    assert alone.stdout == run("explain", "b.txt", "--record", "m2", cwd=folder).stdout
    assert "⟦主⟧任会议" in alone.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--record", "m1"), "several reports of out.jsonl have a record m1: --record "),
        (("--record", "m7"), "no report of out.jsonl has a record m7"),
        (("--record", "x/m1"), "no report of out.jsonl has a record x/m1"),
        ((), "name a place: --at OFFSET, --at TEXT or --record ID"),
        (("--record", "m1", "--at", "8次"), "name a place"),
    ],
)
def test_wrong_usage_is_told(run: Run, folder: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run("explain", "out.jsonl", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_text_that_is_gone_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_bytes((folder / "out.jsonl").read_bytes())
    done = run("explain", "out.jsonl", "--record", "m2", cwd=tmp_path)
    assert done.returncode == 1
    assert "was not found" in done.stderr
    assert "--texts DIR" in done.stderr
    assert done.stderr.count("\n") == 1
    assert run("explain", "out.jsonl", "--record", "m2", "--texts", folder, cwd=tmp_path).returncode == 0
