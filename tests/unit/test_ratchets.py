"""The rules may have fewer and shorter patterns than today, never more: see ``python -m tests.patterns``."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from tests.patterns import LONG, Found, by_folder, found_in, lexicon
from tests.support import ROOT

# Of all rules and of each folder; the numbers may only fall. Where they have fallen, ``python -m tests.patterns --limits``
# prints this table anew.
COLUMNS = ("patterns", "windows", "ranges", "longest", "long", "borders", "words")
LIMITS = {
    "all": (283, 68, 23, 297, 0, 33, 493),
    "checks": (6, 1, 0, 233, 0, 3, 17),
    "evaluate": (3, 0, 2, 95, 0, 1, 8),
    "grammar": (20, 2, 0, 187, 0, 4, 58),
    "lexicon": (17, 3, 0, 59, 0, 2, 14),
    "link": (1, 0, 0, 127, 0, 0, 8),
    "numerals": (34, 1, 0, 297, 0, 3, 84),
    "outline": (43, 8, 1, 206, 0, 8, 67),
    "records": (145, 53, 20, 295, 0, 14, 297),
    "text": (10, 0, 0, 206, 0, 1, 3),
    "top": (2, 0, 0, 8, 0, 0, 1),
    "validation": (2, 0, 0, 8, 0, 0, 0),
}
# In words and names (法规(草案), 互联网+监督) round brackets, full stops and plus signs are characters; these signs are not.
OF_PATTERNS = re.compile(r"[\[\]{}|\\*?^$]")


@pytest.fixture(scope="module")
def today() -> dict[str, dict[str, int]]:
    """Counts by folder, made in a process of its own, whatever this one has imported."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.patterns", "--json"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return by_folder([Found(**row) for row in json.loads(done.stdout)])


@pytest.mark.parametrize("folder", LIMITS)
def test_patterns_do_not_grow(today: dict[str, dict[str, int]], folder: str) -> None:
    counted, limits = today.get(folder, dict.fromkeys(COLUMNS, 0)), dict(zip(COLUMNS, LIMITS[folder], strict=True))
    over = {name: f"{counted[name]}, limit {limits[name]}" for name in COLUMNS if counted[name] > limits[name]}
    assert not over, f"{folder}: {over}; python -m tests.patterns {folder} shows them"


def test_nothing_that_looks_like_a_pattern_is_data() -> None:
    tables = (ROOT / "reportkit").glob("*/data/*.tsv")
    lines = [line for path in tables for line in path.read_text(encoding="utf-8").splitlines()]
    assert [told for told in (*sorted(lexicon()), *lines) if OF_PATTERNS.search(told)] == []


@pytest.mark.parametrize(
    ("pattern", "windows", "ranges"),
    [
        ("对[^,;。]{0,12}?检查", 1, 0),
        ("对.{,9}的", 1, 0),
        (r"\S{2}和\D{1,3}", 2, 0),
        ("(?:(?!了)[^。]){0,8}+", 1, 0),
        ("(?:([^。])|x){2,}", 0, 0),
        ("(?:[^。]|x){2,3}", 1, 0),
        ("[^,;。]*的.?", 0, 0),
        ("[\u4e00-\u9fff]{2,8}", 0, 1),
        (r"[\d一二三]{1,4}[年月]{1,2}(?:专题){0,2}", 0, 0),
    ],
)
def test_windows_are_told_from_other_repetitions(pattern: str, windows: int, ranges: int) -> None:
    found = found_in("m", 1, pattern, 0, frozenset())
    assert (found.windows, found.ranges) == (windows, ranges)


def test_borders_words_and_length() -> None:
    found = found_in("m", 1, "[^,;。]*(?:,|;|。)(?:听取|专题询问)[。;,的][,、]", 0, frozenset(["听取"]))
    assert found.borders == (",;。", ",;。的")
    assert found.words == ("专题询问", "的")
    assert by_folder([found])["all"]["longest"] == len(found.text) < LONG
