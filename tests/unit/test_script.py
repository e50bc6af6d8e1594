"""Records speak in the script of their text."""

from __future__ import annotations

from typing import Any

from reportkit.pipeline import build
from reportkit.text.fold import fold

TEXT = """雲海縣人民代表大會常務委員會工作報告
——2013年1月9日在雲海縣第十五屆人民代表大會第二次會議上
縣人大常委會主任　葉　建國
各位代表：
一、2012年的主要工作
一年來，召開聯組會議3次。對《義務教育法》實施情況開展執法檢查，組織關於養老服務的專題協商會2次。
二、2013年的工作安排
（一）加強監督工作。檢查環境保護法實施情況。
"""


def strings(node: Any) -> list[str]:
    if isinstance(node, list):
        return [text for item in node for text in strings(item)]
    if isinstance(node, dict):
        return [text for key, value in node.items() if key not in TABLES for text in strings(value)]
    return [node] if isinstance(node, str) else []


TABLES = ("title", "issuer", "checks", "warnings", "province", "prefecture", "reason")


def test_words_stand_in_the_text_as_they_are_written() -> None:
    report = build(TEXT, {})
    closed = "".join(TEXT.split()).replace("（", "(").replace("）", ")").replace("，", ",")
    han = ["".join(text.split()) for text in strings(report) if any("\u4e00" <= c <= "\u9fff" for c in text)]
    told = [text for text in han if text.replace("（", "(").replace("）", ")").replace("，", ",") not in closed]
    assert [text for text in told if "/" not in text] == []
    (task,) = report["tasks"]
    assert task["heading"] == "2013年的工作安排 / (一)加強監督工作"
    assert task["laws"] == ["環境保護法"]
    assert {row["law"]["name"] for row in report["law_inspections"]} == {"義務教育法", "環境保護法"}
    assert {row["law"]["title"] for row in report["law_inspections"]} == {
        "中华人民共和国义务教育法",
        "中华人民共和国环境保护法",
    }
    assert report["meta"]["speaker"] == "葉建國"
    assert {row["period"]["text"] for row in report["figures"] if row["period"]} == {"一年來"}


def test_simplified_copy_says_the_same() -> None:
    report, copy = build(TEXT, {}), build(fold(TEXT), {})
    assert [fold(text) for text in strings(report["figures"])] == strings(copy["figures"])
    assert [fold(text) for text in strings(report["tasks"])] == [fold(text) for text in strings(copy["tasks"])]
