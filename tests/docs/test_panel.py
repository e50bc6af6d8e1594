"""docs/PANEL.md tells the indicators and statuses that there are, and its example of an own indicator is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportkit.dataset.panel.choose import cell_of
from reportkit.dataset.panel.indicators import CellStatus, read_indicators, shipped
from tests.dataset.made import asked, report_text


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "PANEL.md").read_text(encoding="utf-8")


def test_every_indicator_is_told_as_it_is(page: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", page, re.MULTILINE)
    told = [row for row in rows if row[0] in {i.name for i in shipped()}]
    assert told == [(i.name, i.zh, i.definition) for i in shipped()]


def test_every_status_is_told(page: str) -> None:
    told = re.findall(r"^\| `(\w+)` \| (?:yes|0|100|–) \|", page, re.MULTILINE)
    assert sorted(told) == sorted(CellStatus)


def test_the_example_of_an_own_indicator_holds(page: str, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(page.split("```toml\n")[1].split("```", maxsplit=1)[0], encoding="utf-8")
    (own,) = read_indicators(str(file))
    for example in own.example:
        found = cell_of(own, asked(report_text(example.text)))
        assert (found.status, found.value) == (example.status, example.value)
