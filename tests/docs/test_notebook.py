"""The notebook in examples/ runs from a folder to its finding, and prints what is kept in it."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.support import ROOT

NOTEBOOK = ROOT / "examples" / "suggestions.ipynb"


def test_it_runs_and_prints_what_is_kept() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.notebook"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr[-2000:]


def test_it_is_kept_with_its_plot_and_small() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 1
    assert all(cell["outputs"] for cell in cells[3:] if cell["cell_type"] == "code")
    assert not any(output.get("name") == "stderr" for output in outputs)
    assert NOTEBOOK.stat().st_size < 150_000
