"""The name of a place where the head gives only 市, 县, 区: what the rest of the text settles, and what it does not."""

from __future__ import annotations

import time

import pytest

from reportkit.link.regions import is_known
from reportkit.outline.head import Head
from reportkit.outline.places import find_region


def region(title: str, folded: str) -> str | None:
    return find_region(Head((title,), title, (title,), "", None, None, None, 0, len(title)), "", folded, is_known)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我市检查《浙江省城市管理条例》和《永康市城市公共厕所管理办法》。", "永康市"),
        ("我市检查《杭州市物业管理条例》。", "杭州市"),
        ("我市检查《新乡市城市绿化条例》。", "新乡市"),
        ("我省检查《浙江省物业管理条例》。", "浙江省"),
        ("我区检查《杭州市拱墅区街道议政代表办法》。", "杭州市拱墅区"),
        ("在中共永康市委的坚强领导下，市人大常委会向中共金华市委作了汇报。", "永康市"),
        ("市人大常委会检查《金华市水环境保护条例》在我市的实施情况，在中共永康市委领导下工作。", "永康市"),
        ("县人大常委会检查《金华市水环境保护条例》，全市率先。", None),
        ("市人大常委会检查《浙江省城市管理条例》。", None),
        ("我市检查《永康市养犬条例》和《东阳市养犬条例》。", None),
        ("市人大常委会学习贯彻全国人大会议精神。", None),
    ],
)
def test_bare_names(text: str, expected: str | None) -> None:
    kind = next((k for k in "市县区省" if f"{k}人大" in text or f"我{k}" in text), "市")
    assert region(f"{kind}人大常委会2023年工作综述", text) == expected


@pytest.mark.parametrize("unit", ["县", "中共县县", "《市市市", "州市", "《某市条例》在我市"])
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    began = time.process_time()
    find_region(Head((unit * 300,), "", (), "", None, None, None, 0, 0), text, text, is_known)
    assert time.process_time() - began < 3
