"""The rules compiled by mypyc give the same bytes as interpreted."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.support import ROOT


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("cc") is None, reason="compiled rules not tested: no C compiler (cc) here")
def test_compiled_rules_give_the_same_bytes() -> None:
    subprocess.run(["make", "compiled"], cwd=ROOT, check=True, capture_output=True)
    told = [measured(None), measured(str(ROOT / "build" / "compiled"))]
    assert [x["rules"] for x in told] == ["interpreted", "compiled"]
    assert told[0]["digest"] == told[1]["digest"]


def measured(path: str | None) -> dict[str, object]:
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | ({"PYTHONPATH": path or str(ROOT)})
    command = [sys.executable, "benchmarks/run.py", "--turns", "1", "--json"]
    done = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_the_benchmark_prints_one_table() -> None:
    command = [sys.executable, "benchmarks/bench.py", "--turns", "1", "--count", "2"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    rows = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    assert len(rows) == 15, done.stdout
    assert all(any(c.isdigit() for c in row) for row in rows[2:]), done.stdout
