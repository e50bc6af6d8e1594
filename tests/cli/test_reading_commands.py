"""Commands that read reports have the same options, and write over nothing that they read."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from reportkit.cli.inputs import Inputs
from tests.support import Run

READING = ("tables", "panel", "compare", "follow", "review", "view")
TEXT = "松阳县人大常委会工作报告\n\n一年来，共召开常委会会议8次。\n"


@pytest.mark.parametrize("command", [*READING, "extract"])
def test_all_options_of_what_is_read(run: Run, command: str) -> None:
    shown = set(re.findall(r"--[a-z-]+", run(command, "--help").stdout))
    asked = {f"--{field.name.replace('_', '-')}" for field in fields(Inputs)} - {"--paths"}
    assert asked - shown == ({"--texts"} if command == "extract" else set())


@pytest.mark.parametrize(
    "args",
    [
        ("review", "out.jsonl", "--corrections", "mine.jsonl", "-o", "out.jsonl"),
        ("review", "out.jsonl", "--corrections", "mine.jsonl", "-o", "mine.jsonl"),
        ("panel", "in", "--manifest", "known.csv", "-o", "known.csv"),
        ("compare", "in", "--join", "known.csv", "-o", "known.csv"),
        ("follow", "in", "--manifest", "known.csv", "-o", "known.csv"),
        ("view", "in/a.html", "-o", "in/a.html"),
    ],
)
def test_what_is_read_is_not_written_over(run: Run, tmp_path: Path, args: tuple[str, ...]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(f"<p>{TEXT}</p>", encoding="utf-8")
    assert run("extract", "-q", "in", "-o", "out.jsonl", cwd=tmp_path).returncode == 0
    (tmp_path / "mine.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "known.csv").write_text("path,adcode\n", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = run(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
