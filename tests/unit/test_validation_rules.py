"""Each rule that no schema can say is found broken when it is broken, and only then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reportkit.models import Report
from reportkit.validation.rules import broken_rules

Data = dict[str, Any]


def test_good_report_breaks_none(report_data: Data) -> None:
    assert broken_rules(report_data) == []


def set_at(*path: str | int, to: Any) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        node: Any = data
        for key in path[:-1]:
            node = node[key]
        node[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (set_at("meetings", 0, "id", to="f1"), "meetings[0].id: 'f1' is used twice"),
        (set_at("meetings", 0, "section", to="s9"), "meetings[0].section: there is no section 's9'"),
        (set_at("meetings", 0, "figure", to="f9"), "meetings[0].figure: there is no figure 'f9'"),
        (set_at("meetings", 0, "figure", to=None), "meetings[0].figure: a number without its figure"),
        (set_at("meetings", 0, "count", to=9), "meetings[0]: says 9, its figure 'f1' says 8"),
        (set_at("suggestions", 1, "base", to="f9"), "suggestions[1].base: there is no figure 'f9'"),
        (set_at("figures", 0, "part_of", to="f9"), "figures[0].part_of: there is no figure 'f9'"),
        (set_at("figures", 0, "part_of", to="f1"), "figures[0].part_of: 'f1' is part of itself"),
        (set_at("figures", 2, "part_of", to="f1"), "suggestions[1].base: 'f2', its figure is part of 'f1'"),
        (
            set_at("suggestions", 0, "rate", to=30),
            "suggestions[0]: exactly one of count, rate, quantifier is wanted, count and rate is given",
        ),
        (
            set_at("suggestions", 0, "count", to=None),
            "suggestions[0]: exactly one of count, rate, quantifier is wanted, none is given",
        ),
        (set_at("figures", 0, "value_max", to=7), "figures[0]: value 8 is above value_max 7"),
        (set_at("figures", 0, "period", "from", to=2021), "figures[0].period: from 2021 is after to 2020"),
        (
            set_at("figures", 1, "evidence", "end", to=27),
            "figures[1].evidence: start 33, end 27 are no span of the text",
        ),
        (
            set_at("figures", 2, "evidence", "text", to="90"),
            "figures[2].evidence: text has 2 characters, start and end say 3",
        ),
        (set_at("sections", 0, "parent", to="s9"), "sections[0].parent: there is no section 's9'"),
        (set_at("sections", 0, "end", to=9999), "sections[0]: start 0, end 9999 are no span of the text"),
        (set_at("sections", 0, "end", to=12), "figures[0].section: the evidence lies outside section 's1'"),
        (set_at("meta", "review_from", to=2021), "meta.review_from: 2021 is after review_to 2020"),
        (set_at("meta", "region", "adcode", to="330300"), "meta.region.adcode: '330300' is no code of level county"),
        (
            set_at("meta", "key", to="330782/court/15-5"),
            "meta.key: '330782/court/15-5' is not that of npc_standing_committee in None",
        ),
    ],
)
def test_broken(report_data: Data, change: Callable[[Data], None], told: str) -> None:
    change(report_data)
    Report.model_validate(report_data)
    assert told in broken_rules(report_data)


def test_task_figures_and_acts_are_followed(report_data: Data) -> None:
    good = report_data["figures"][0]["evidence"]
    act = {"form": "召开", "object": None, "evidence": {"start": 3, "end": 5, "text": "x"}}
    common = {"heading": None, "text": "x", "laws": [], "section": "s1", "rule": "by-hand", "evidence": good}
    report_data["tasks"] = [{"id": "t1", "acts": [act], "figures": ["f1", "f9"], **common}]
    assert broken_rules(report_data) == [
        "tasks[0].acts[0].evidence: text has 1 characters, start and end say 2",
        "tasks[0].figures: there is no figure 'f9'",
    ]
