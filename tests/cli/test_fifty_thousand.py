"""Fifty thousand small documents: the memory of one thousand, and a hundred new ones are a hundred read."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from tests.support import COMMAND

MANY, FEW, NEW = 50_000, 1_000, 100


def make(folder: Path, numbers: range) -> None:
    for number in numbers:
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06}.txt").write_text(
            f"松阳县人大常委会工作报告\n\n全年共召开第{number}组座谈会{number % 90 + 2}次。\n", encoding="utf-8"
        )


def measured(work: Path, *args: str) -> tuple[int, str, float]:
    """Megabytes of the largest process of a run, what it said, and how long it took."""
    began = time.monotonic()
    with (work / "said").open("w+") as said:
        process = subprocess.Popen([COMMAND, "extract", *args], cwd=work, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0
        said.seek(0)
        return usage.ru_maxrss // 1024, said.read(), time.monotonic() - began


@pytest.mark.slow
def test_fifty_thousand_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(tmp_path / "few", range(FEW))
    few, _, _ = measured(tmp_path, "few", "-o", "few.jsonl")
    make(tmp_path / "in", range(MANY))
    args = ("in", "-o", "out.jsonl", "--incremental")
    many, _, whole = measured(tmp_path, *args)
    make(tmp_path / "in", range(MANY, MANY + NEW))
    again, said, later = measured(tmp_path, *args)
    with capsys.disabled():
        print(  # noqa: T201 (a figure that is asked for)
            f"\n{FEW} documents {few} MB; {MANY} documents {many} MB, {whole:.0f} s; {NEW} more {again} MB, {later:.0f} s"
        )
    assert f"{MANY + NEW} documents, " in said
    assert f", {MANY} of them done before, " in said
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == MANY + NEW
    assert many <= few * 1.2
    assert again <= few * 1.2
