"""The rules may have fewer and shorter patterns than today, never more: see ``python -m tests.patterns``."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib

import pytest

from tests.borders import crosses
from tests.patterns import LONG, Found, by_folder, found_in, lexicon
from tests.support import ROOT

# Of all rules and of each folder; the numbers may only fall. Where they have fallen, ``python -m tests.patterns --limits``
# prints this table anew.
COLUMNS = ("patterns", "windows", "ranges", "longest", "long", "borders", "words")
LIMITS = {
    "all": (279, 66, 22, 297, 0, 31, 482),
    "checks": (6, 1, 0, 233, 0, 3, 17),
    "evaluate": (3, 0, 2, 95, 0, 1, 8),
    "grammar": (18, 2, 0, 187, 0, 2, 58),
    "lexicon": (17, 3, 0, 59, 0, 2, 14),
    "link": (1, 0, 0, 127, 0, 0, 8),
    "numerals": (34, 1, 0, 297, 0, 3, 84),
    "outline": (42, 7, 1, 206, 0, 8, 66),
    "records": (145, 52, 19, 295, 0, 14, 287),
    "text": (10, 0, 0, 206, 0, 1, 3),
    "top": (2, 0, 0, 8, 0, 0, 1),
    "validation": (1, 0, 0, 0, 0, 0, 0),
}
# Lines of the rules, which may only fall.
LINES = {"numerals": 2221, "grammar": 3708, "records": 9410}
OF_THE_OUTLINE = ("formulas",)  # set phrases that open and close a report
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


@pytest.mark.parametrize("folder", LINES)
def test_rules_do_not_grow(folder: str) -> None:
    paths = (ROOT / "reportkit" / folder).rglob("*.py")
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in paths)
    assert lines <= LINES[folder], f"{lines} lines; write less, or delete what no case needs"


def test_every_match_in_records_lies_within_one_clause() -> None:
    """No match of a pattern holds the border of a clause; ``python -m tests.borders`` shows those that do."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.borders", "--json"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    rows: list[tuple[str, str, int, int]] = json.loads(done.stdout)
    assert sum(bool(matches) for _, _, matches, _ in rows) > 100
    assert sum(matches for _, _, matches, _ in rows) > 10_000
    assert [(module, pattern) for module, pattern, _, across in rows if across] == []


def test_no_word_that_records_look_for_holds_a_border() -> None:
    """So a word found lies within one clause, too."""
    modules = sorted((ROOT / "reportkit" / "records").rglob("*.py"))
    nodes = (node for path in modules for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    told = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    words = {word for word in told if re.fullmatch("[\u4e00-\u9fff,;:。!?()]+", word)}
    files = (path for path in (ROOT / "reportkit/lexicon/data").glob("*.toml") if path.stem not in OF_THE_OUTLINE)
    groups = [group for path in files for group in tomllib.loads(path.read_text(encoding="utf-8")).get("group", [])]
    words |= {word for group in groups for word in group["words"]}
    assert len(words) > 5_000
    assert [word for word in sorted(words) if crosses(word)] == []


@pytest.mark.parametrize(
    ("words", "across"),
    [
        ("听取汇报,视察工地", True),
        ("解决的(A类", True),
        ("情况:一是", True),
        (",听取汇报。", False),
        ("解决的(A类)", False),
        ("审议1,120件", False),
        ("议案、建议", False),
    ],
)
def test_what_crosses_a_border(words: str, across: bool) -> None:
    assert crosses(words) is across


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
