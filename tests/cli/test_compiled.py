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
@pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler")
def test_compiled_rules_give_the_same_bytes() -> None:
    subprocess.run(["make", "compiled"], cwd=ROOT, check=True, capture_output=True)
    told = [measured(None), measured(str(ROOT / "build" / "compiled"))]
    assert [x["rules"] for x in told] == ["interpreted", "compiled"]
    assert told[0]["digest"] == told[1]["digest"]


def measured(path: str | None) -> dict[str, object]:
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | ({"PYTHONPATH": path} if path else {})
    command = [sys.executable, "benchmarks/run.py", "--turns", "1", "--json"]
    done = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found
