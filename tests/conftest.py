"""Fixtures shared by all tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT, TEXT, Run, hand_made_report, run_command


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def run() -> Run:
    """The command as a user runs it."""
    return run_command


@pytest.fixture(scope="session")
def seeds_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds' reports, written once."""
    path = tmp_path_factory.mktemp("seeds") / "seeds.jsonl"
    done = run_command("extract", "-q", "seeds/", "-o", path)
    assert (done.returncode, done.stderr) == (0, "")
    return path


@pytest.fixture
def report_data() -> dict[str, Any]:
    """A report that keeps every rule, made by hand from ``report_text``."""
    return hand_made_report()


@pytest.fixture
def report_text() -> str:
    """The text of ``report_data``."""
    return TEXT
