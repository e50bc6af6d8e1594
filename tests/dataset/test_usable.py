"""What may stand in a panel as the organ's own number of the year, and what speaks against the rest."""

from __future__ import annotations

from typing import Any

import pytest

from reportkit import extract
from reportkit.dataset.tables.usable import Known, WhyNot, why_not

HEAD = "某县人民代表大会常务委员会工作报告\n——2022年1月10日在某县第十七届人民代表大会第一次会议上\n\n一、2021年工作回顾\n\n"
PLAN = "\n\n二、2022年工作安排\n\n"


def reasons(kind: str, quote: str, done: str, plan: str = "继续做好各项工作。") -> list[str]:
    """What speaks against the record of ``kind`` whose evidence is ``quote``."""
    report: dict[str, Any] = extract(f"{HEAD}{done}{PLAN}{plan}\n").to_dict()
    records = [record for record in report[kind] if record["evidence"]["text"] == quote]
    assert len(records) == 1, [record["evidence"]["text"] for record in report[kind]]
    return why_not(kind, records[0], Known(report))


@pytest.mark.parametrize(
    ("kind", "quote", "text", "expected"),
    [
        ("figures", "8次", "全年召开常委会会议8次。", []),
        ("meetings", "常委会会议8次", "全年召开常委会会议8次。", []),
        ("figures", "12次", "组织视察、调研12次。", [WhyNot.POOLED]),
        ("figures", "3次", "全年开展执法检查9次，其中第四季度3次。", [WhyNot.PART, WhyNot.PART_OF_YEAR]),
        ("figures", "4次", "组织视察、执法检查21次，其中执法检查4次。", []),
        ("suggestions", "97件", "收到代表建议112件，其中已解决97件。", []),
        ("figures", "3次", "开展执法检查9次，比上年增加3次。", [WhyNot.CHANGE]),
        ("figures", "1次", "常委会每季度开展执法检查1次。", [WhyNot.PER]),
        ("figures", "5次", "上半年开展执法检查5次。", [WhyNot.PART_OF_YEAR]),
        ("figures", "31次", "五年来，共开展执法检查31次。", [WhyNot.SEVERAL_YEARS]),
        ("figures", "不少于5次", "全年开展执法检查不少于5次。", [WhyNot.MINIMUM]),
        ("figures", "7次", "全县各乡镇人大开展执法检查7次。", [WhyNot.OTHER_ACTOR]),
        ("suggestions", "112件", "县政府共办理代表建议112件。", []),
        ("figures", "112件", "县政府共办理代表建议112件。", []),
        ("suggestions", "14件", "闭会期间收到代表建议14件。", [WhyNot.PART_OF_YEAR]),
        ("suggestions", "98件", "大会期间收到代表建议98件。", []),
        ("suggestions", "98件", "大会期间收到代表建议98件，闭会期间收到代表建议14件。", [WhyNot.PART_OF_YEAR]),
        ("figures", "9次", "截至12月15日，召开常委会会议9次。", []),
        ("figures", "5次", "截至6月底，召开常委会会议5次。", [WhyNot.PART_OF_YEAR]),
    ],
)
def test_what_was_done(kind: str, quote: str, text: str, expected: list[str]) -> None:
    assert reasons(kind, quote, text) == expected


def test_what_is_planned() -> None:
    assert reasons("figures", "5次", "做了工作。", "将开展执法检查5次。") == [WhyNot.PLANNED]


def test_an_act_in_a_month_is_an_act_of_the_year() -> None:
    assert reasons("law_inspections", "安全生产法", "5月，检查了安全生产法实施情况。") == []
