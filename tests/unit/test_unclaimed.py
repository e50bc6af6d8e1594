"""Numerals that cannot be placed with confidence are no figures, and are seen."""

from __future__ import annotations

import pytest

import reportkit

OPENING = "某某市人大常委会工作报告\n\n一、工作回顾\n\n一年来，常委会召开会议六次。"


@pytest.mark.parametrize(
    ("text", "unclaimed"),
    [
        ("受理群众来信1万2千3百件。", ["1", "万", "2", "千", "3", "百"]),
        ("提出建议1,23件。", ["1", "23"]),
        ("利润增长-5%。", ["5"]),
        ("满意率为100.0.0%。", ["100.0", "0"]),
        ("配送办公设备三台。", ["三"]),
        ("赴三台县考察。", []),
        ("赴五家渠市、六枝特区、四子王旗和两当考察。", []),
        ("整治七里河道。", ["七"]),
        ("组织代表百名。", ["百"]),
        ("提出建议二百件。", []),
        ("受理来信1,234件，25件已转办。", []),
    ],
)
def test_doubtful_numerals(text: str, unclaimed: list[str]) -> None:
    report = reportkit.extract(f"{OPENING}{text}\n")
    assert [entry.evidence.text for entry in report.unclaimed] == unclaimed
