"""The same report in any clothes gives the same records.

Compared is everything that is read from the text: meta, sections, records of every kind, how numerals were classed,
what is unclaimed. Left out are the offsets, and in words of the text white space (a line may break anywhere) and marks of layout. Words
are compared in simplified script and without characters of no width: records keep those of the source.
"""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportkit.io.containers import expand
from reportkit.io.item import Item
from reportkit.io.run import report_of_item
from reportkit.models import RECORD_KINDS
from reportkit.pipeline import build
from reportkit.specimen import wrapped
from reportkit.text.fold import ZERO, fold
from tests.clothes.dress import CLOTHES, LAYOUTS, NOISE, PAGES, SCRIPTS
from tests.clothes.forms import FORMS
from tests.clothes.headings import HEADINGS
from tests.specs.cases import cases
from tests.support import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
COMPARED = ("meta", "sections", *RECORD_KINDS, "checks", "numerals", "unclaimed")
# What the headings themselves are, and cannot be the same where they are run in or gone.
OF_HEADINGS = ("section", "heading", "rule")
ALL = CLOTHES | FORMS | PAGES | LAYOUTS | HEADINGS | SCRIPTS
# What differs, by seed and clothes; docs/INPUTS.md gives the reasons.
DIFFERENT = {
    **{(seed, "no headings"): ["checks", "numerals"] for seed in ("000", "001", "002", "003")},
    ("004", "run-in headings"): ["oversight"],
}


def without_headings(value: Any) -> Any:
    """Records without what they say of the headings above them."""
    if isinstance(value, list):
        return [without_headings(inner) for inner in value]
    return {key: inner for key, inner in value.items() if key not in OF_HEADINGS} if isinstance(value, dict) else value


def differing(seed: Path, name: str) -> list[str]:
    """What is not the same in clothes ``name`` as in the tidy copy."""
    expected, found = as_given(seed), dressed(seed, name)
    if name in HEADINGS:
        expected, found = ({key: without_headings(x[key]) for key in COMPARED} for x in (expected, found))
        found["sections"] = expected["sections"]
    return [key for key in COMPARED if words(expected[key]) != words(found[key])]


def words(value: Any) -> Any:
    """``value`` without offsets, its strings folded and without white space and marks of layout."""
    if isinstance(value, dict):
        # Headings speak for a category, so that how sure a record is may differ with them.
        return {key: words(inner) for key, inner in value.items() if key not in ("start", "end", "confidence")}
    if isinstance(value, list):
        return [words(inner) for inner in value]
    if not isinstance(value, str):
        return value
    plain = fold(html.unescape(NOISE.sub("", value))).replace(ZERO, "")
    return "".join(fold(plain).split())  # again: some characters are folded by the word in which they stand


@cache
def as_given(seed: Path) -> dict[str, Any]:
    return _without_boilerplate(report_of_item(Item(str(seed), seed.name, ".txt"))[0])


def _without_boilerplate(report: dict[str, Any]) -> dict[str, Any]:
    """Page furniture has sections of its own: what was put on is what may differ."""
    return report | {"sections": [s for s in report["sections"] if s["role"] != "boilerplate"]}


def dressed(seed: Path, name: str) -> dict[str, Any]:
    path, dress = ALL[name]
    data = dress(seed.read_text(encoding="utf-8"))
    (item,) = expand(Item(path, path, Path(path).suffix, data))
    assert isinstance(item, Item), item
    return _without_boilerplate(report_of_item(item)[0])


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem[:3])
def test_records_agree(seed: Path, name: str) -> None:
    assert as_given(seed)["figures"]
    assert differing(seed, name) == DIFFERENT.get((seed.stem[:3], name), [])


@pytest.mark.parametrize("name", SCRIPTS)
def test_specification_cases_agree(name: str) -> None:
    """No rule compares words of the source with words of the lexicon."""
    for case in cases()[::17]:
        text, _ = wrapped(case.text, case.part, case.organ, case.year)
        expected, found = build(text, {}), build(SCRIPTS[name][1](text).decode(), {})
        assert [key for key in COMPARED if words(found[key]) != words(expected[key])] == [], case.id


def test_comparison_sees_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ALL, "other", ("a.txt", lambda text: text.replace("常委会会议8次", "常委会会议9次").encode()))
    assert words(dressed(SEEDS[0], "other")["meetings"]) != words(as_given(SEEDS[0])["meetings"])


def test_table_of_the_document_is_complete() -> None:
    told = (ROOT / "docs" / "INPUTS.md").read_text(encoding="utf-8").splitlines()
    for name in ALL:
        cells = (", ".join(DIFFERENT.get((seed.stem[:3], name), [])) or "same" for seed in SEEDS)
        assert f"| {name} | {' | '.join(cells)} |" in told
