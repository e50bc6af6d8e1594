"""Files that would lose their text in silence, or never end: each gives what stands beside it, line by line."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

import pytest

from reportkit.errors import ReportkitError
from reportkit.io.containers import expand
from reportkit.io.item import Item
from reportkit.io.run import report_of_item
from tests.hostile.offices import OFFICES
from tests.hostile.pages import PAGES
from tests.hostile.report import FIGURES, TITLE, WHOLE, Case
from tests.hostile.tables import TABLES
from tests.hostile.texts import TEXTS

CASES: dict[str, Case] = {case.name: case for case in (*PAGES, *TABLES, *OFFICES, *TEXTS)}
MOST_BYTES = 1024 * 1024


def told(item: Item | ReportkitError) -> str:
    """What one document gives: ``whole`` with the codes of its warnings, or its error's line."""
    if isinstance(item, ReportkitError):
        return str(item)
    try:
        report: dict[str, Any] = report_of_item(item)[0]
    except ReportkitError as error:
        return str(error)
    meta, figures = report["meta"], [figure["value"] for figure in report["figures"]]
    whole = meta["title"] == TITLE and meta["date"] == "2022-01-18" and figures == FIGURES
    codes = [warning["code"] for warning in report["warnings"]]
    return " ".join([WHOLE, *codes]) if whole else f"{meta['title']} {figures} {codes}"


@pytest.mark.parametrize("name", CASES)
def test_gives(name: str) -> None:
    case = CASES[name]
    data = case.data()
    assert len(data) < MOST_BYTES
    found = [told(item) for item in expand(Item(name, name, PurePath(name).suffix, data))]
    assert len(found) == len(case.gives), found
    for given, wanted in zip(found, case.gives, strict=True):
        assert "\n" not in given
        assert given == wanted if wanted.startswith(WHOLE) else re.search(wanted, given), given
