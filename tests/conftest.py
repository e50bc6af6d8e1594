"""Fixtures shared by all tests."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT, TEXT, Run, hand_made_report, run_command


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Last what leaves threads behind (a scheduler, a notebook's kernel): the pool forks only in a process that has none."""
    items.sort(key=lambda item: item.nodeid.startswith(("tests/engines", "tests/docs/test_notebook")))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> Iterator[None]:
    """Commands started by tests obey Ctrl-C, even where the tests run in the background of a shell, which turns it off."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


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
