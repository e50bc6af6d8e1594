"""The name of a place where the head gives only 市, 县, 区: what the rest of the text settles, and what it does not."""

from __future__ import annotations

import time
import tomllib
from importlib import resources

import pytest

from reportkit.lexicon.placenames import words_before_places
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


def test_words_before_places_are_no_part_of_a_name() -> None:
    """Every word stands in its example, and neither with a bare kind of place nor before a name does it become part of one."""
    data = (resources.files("reportkit.lexicon") / "data/places.toml").read_text(encoding="utf-8")
    examples = {w: x for group in tomllib.loads(data)["group"] for w, x in group["words"].items()}
    assert [w for w, x in examples.items() if w not in x] == []
    assert [w for w, x in examples.items() if region(x, x)] == []
    joints = [w for w, value in words_before_places().items() if value == "joint"]
    named = {w: region(f"{w}青岚县人大常委会", "") for w in examples if w not in joints}
    assert {w: name for w, name in named.items() if name != "青岚县"} == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("和林县人大常委会工作报告", "和林县"),
        ("和政县人大常委会工作报告", "和政县"),
        ("从江县人大常委会工作报告", "从江县"),
        ("支持和政县人大常委会开展监督", "和政县"),
        ("三都水族自治县中和镇人大主席团工作报告", "三都水族自治县中和镇"),
        ("向阳区人大常委会工作报告", "向阳区"),
        ("责成青岚市云和区人民政府办理", "青岚市云和区"),
        ("市人大常委会和县人民政府", None),
        ("全市各镇人大主席团", None),
    ],
)
def test_words_within_names_stay(text: str, expected: str | None) -> None:
    assert region(text, text) == expected
