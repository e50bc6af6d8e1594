"""Indicators are data: they keep their schema, their examples hold, and a wrong file is told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.dataset.panel.choose import cell_of
from reportkit.dataset.panel.indicators import Example, Indicator, chosen, joined, read_indicators, shipped
from reportkit.errors import ReportkitError
from tests.dataset.made import asked, report_text

ROOT = Path(__file__).resolve().parents[2]
NAMES = [
    *("sc_meetings", "chair_meetings", "reports_heard", "law_inspections", "laws_inspected_named", "special_inquiries"),
    *("decisions", "appointments", "filings_reviewed", "motions", "suggestions_received", "suggestions_handled_share"),
    *("suggestions_resolved", "suggestions_resolved_share", "satisfied_share", "satisfied_or_basically_share"),
    *("proposals_received", "proposals_filed", "petitions", "tasks_n", "shortcomings_n"),
]
EXAMPLES = [(i, e) for i in (*shipped(), *read_indicators(str(ROOT / "examples/growth.toml"))) for e in i.example]


def test_the_shipped_ones_have_their_names() -> None:
    assert [indicator.name for indicator in shipped()] == NAMES


@pytest.mark.parametrize(("indicator", "example"), EXAMPLES, ids=[f"{i.name}-{e.text[:12]}" for i, e in EXAMPLES])
def test_example(indicator: Indicator, example: Example) -> None:
    found = cell_of(indicator, asked(report_text(example.text, example.plan, example.organ, term=example.term)))
    assert (found.status, found.value) == (example.status, example.value), found


@pytest.mark.parametrize("indicator", shipped(), ids=NAMES)
def test_names_have_room_in_stata(indicator: Indicator) -> None:
    assert len(indicator.column) + len("_status") <= 32


GOOD = """
[[indicator]]
name = "trainings"
zh = "培训"
en = "Trainings"
definition = "Trainings held."
from = "figures"
where = [{ category = "training", unit = ["次", "期"] }]
cues = ["培训"]
units = ["次", "期"]
[[indicator.example]]
text = "举办培训3期。"
status = "stated"
value = 3
"""


def written(folder: Path, text: str) -> str:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_own_indicators_stand_beside_the_shipped(tmp_path: Path) -> None:
    own = read_indicators(written(tmp_path, GOOD))
    assert [i.name for i in joined(shipped(), own)] == [*NAMES, "trainings"]
    assert cell_of(own[0], asked(report_text("举办代表培训3期。"))).value == 3


def test_an_own_one_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    own = read_indicators(written(tmp_path, GOOD.replace('"trainings"', '"decisions"')))
    both = joined(shipped(), own)
    assert [i.name for i in both] == NAMES
    assert both[NAMES.index("decisions")].en == "Trainings"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('from = "figures"', 'from = "numbers"', "'numbers' is none of figures"),
        ("category = ", "categroy = ", "figures have no field 'categroy'"),
        ('name = "trainings"', 'name = "Trainings"', "name:"),
        ('name = "trainings"', 'name = "trainings_of_deputies_and_members"', "name:"),
        ('name = "trainings"', 'name = "trainings_of_all_the_deputies"', "need a short name"),
        ('status = "stated"', 'status = "state"', "example.status"),
        ("cues = ", "cue = ", "cue:"),
        ("cues = ", "of_all = true\ncues = ", "of_all and take = 'sessions' are for suggestions"),
        ("category = ", "actions = ", "figures have no field 'actions'"),
        ('"次", "期"] }]', '"次", "期"], before = {} }]', "says neither has, ends, lacks nor given"),
        ("[[indicator]]", "[[indicator", "is not TOML"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(ReportkitError) as error:
        read_indicators(path)
    assert told in str(error.value)
    assert path in str(error.value)
    assert "\n" not in str(error.value)


def test_a_name_that_is_not_known() -> None:
    with pytest.raises(ReportkitError, match="there is no indicator 'meetings'"):
        chosen(["meetings"], shipped())
