"""The organ as the title names it, whatever stands before it or however the title is broken."""

from __future__ import annotations

import pytest

import reportkit


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("某某市人民代表大会常务委员会工作报告", "某某市人民代表大会常务委员会"),
        ("勇担使命 书写新篇章\n\n市人大常委会2021年工作综述", "市人大常委会"),
        (
            "中国人民政治协商会议\n第十届青溪县委员会常务委员会工作报告",
            "中国人民政治协商会议第十届青溪县委员会",
        ),
        (
            "中国人民政治协商会议第十届青溪县委员\n会常务委员会工作报告",
            "中国人民政治协商会议第十届青溪县委员会",
        ),
    ],
)
def test_organ_name(title: str, name: str) -> None:
    body = "\n\n各位代表：\n\n一、2021年工作回顾\n\n一年来，召开常委会会议8次。\n\n二、2022年工作安排\n\n加强监督。\n"
    assert reportkit.extract(title + body).meta.organ_name == name
