"""docs/RECIPES.md: every block runs as written, one after the other, and prints what stands below it."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from tests.recipes import PAGE, RUN, blocks, printed, workplace

BLOCKS = list(blocks())
MAKING, *RECIPES = [block for block in BLOCKS if block[0] in RUN]
PROGRAMS = ("jq", "sqlite3")  # of the system; all others come with the extra dev


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seeds and what the first block makes of them."""
    made = workplace(tmp_path_factory.mktemp("recipes"))
    assert printed(MAKING[0], MAKING[1], made) == ""
    return made


@pytest.mark.parametrize(("language", "code", "below"), RECIPES, ids=[str(n) for n in range(len(RECIPES))])
def test_it_prints_what_stands_below(language: str, code: str, below: str | None, folder: Path) -> None:
    for program in PROGRAMS:
        if re.search(rf"\b{program} ", code) and shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    assert below
    assert printed(language, code, folder) == below, "make recipes writes it anew"


def test_nothing_printed_stands_alone() -> None:
    assert PAGE.read_text(encoding="utf-8").count("```text\n") == len(RECIPES)
    assert {language for language, _, _ in BLOCKS} == {"sh", "python", "r", "stata"}


def test_columns_in_r_and_stata_are_there(folder: Path) -> None:
    (r,) = [code for language, code, _ in BLOCKS if language == "r"]
    (stata,) = [code for language, code, _ in BLOCKS if language == "stata"]
    told = re.findall(r"\b(\w+) = \"c\"|(\w+) %in%|select\((.*)\)", r)
    names = {name for found in told for group in found for name in group.split(", ") if name}
    assert {"adcode", "status", "sentence"} < names <= head(folder / "csv" / "panel.csv")
    assert set(re.findall(r"suggestions_\w+", stata)) <= head(folder / "panel.csv")
    assert (folder / "panel.do").is_file()


def head(path: Path) -> set[str]:
    """Names of the columns of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return set(next(csv.reader(file)))
