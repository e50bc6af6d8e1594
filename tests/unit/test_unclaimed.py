"""Numerals that cannot be placed with confidence are no figures, and are seen."""

from __future__ import annotations

import pytest

import reportkit

OPENING = "某某市人大常委会工作报告\n\n一、工作回顾\n\n一年来，常委会召开会议六次。"


@pytest.mark.parametrize(
    ("text", "unclaimed"),
    [
        ("受理群众来信1万2千3百件。", []),
        ("受理群众来信1万2件。", ["1万2"]),
        ("听众达1万2千。", []),
        ("走访群众两万五。", ["两万五"]),
        ("提出建议⑨件。", ["⑨"]),
        ("要求：①件件有回音；②事事有着落。", []),
        ("建议办结率98½%。", ["98", "½"]),
        ("占总数的零分之一。", ["零分之一"]),
        ("满意率达百分之百分之三。", ["百分之百分之三"]),
        ("代表满意率5000%。", ["5000"]),
        ("建议办结率为百分之一百二十。", ["百分之一百二十"]),
        ("得到101%的满意率。", ["101"]),
        ("财政收入增长120%，满意率100%。", []),
        ("提出建议6条，其中一条得到批示。", ["一"]),
        ("走出一条新路，完成一项重要任务。", []),
        ("提出建议1,23件。", ["1", "23"]),
        ("利润增长-5%。", []),
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
