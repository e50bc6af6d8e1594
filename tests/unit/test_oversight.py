"""Matters of oversight: lists cut, evidence short, time linear in the length of the text."""

from __future__ import annotations

import time

import pytest

from reportkit.grammar.predicates import shade
from reportkit.pipeline import build
from reportkit.records.oversight.matters import cut, trim
from reportkit.specimen import wrapped


def pieces(text: str, **manner: bool) -> list[str]:
    shaded = shade(text, set(), [])
    return [text[start:end] for start, end in cut(shaded, 0, len(text), **manner)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("棚户区改造、农村公路养护和中小学食堂管理等工作", ["棚户区改造", "农村公路养护", "中小学食堂管理"]),
        ("县级公立医院改革和医共体建设", ["县级公立医院改革", "医共体建设"]),
        ("企业疫情防控和复工复产情况", ["企业疫情防控和复工复产"]),
        ("牛、烟、椒等产业", ["牛、烟、椒等产业"]),
        ("“优托护苗”“扶残助弱”工作", ["“优托护苗”", "“扶残助弱”"]),
        ("“壮大集体经济、促进增收”工作", ["“壮大集体经济、促进增收”"]),
        ("高等教育、和美乡村建设", ["高等教育", "和美乡村建设"]),
    ],
)
def test_lists_are_cut_at_their_joints(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("环境状况和环境保护目标完成情况", ["环境状况和环境保护目标完成"]),
        ("审计工作及审计查出问题整改情况", ["审计工作", "审计查出问题整改"]),
        ("企业、行政单位等国有资产管理情况", ["企业、行政单位等国有资产管理"]),
    ],
)
def test_reports_are_cut_only_where_each_part_can_stand_alone(text: str, expected: list[str]) -> None:
    assert pieces(text, heard=True) == expected


def test_a_titled_report_is_one_unless_each_item_ends_alike() -> None:
    assert pieces("实施科教兴国战略、推进高等教育发展情况", heard=True, titled=True) == [
        "实施科教兴国战略、推进高等教育发展"
    ]
    assert pieces("脱贫攻坚情况、危房改造情况", heard=True, titled=True) == ["脱贫攻坚", "危房改造"]


def test_a_matter_keeps_at_least_two_characters() -> None:
    assert trim("治水工作情况", 0, 6) == (0, 4)


def test_evidence_fits_a_sentence_even_in_a_long_list() -> None:
    text = "、".join(f"第{n}片区老旧小区管网改造工程" for n in "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸")
    document, _ = wrapped(f"视察{text}。", "review", "npc", 2021)
    records = build(document, {})["oversight"]
    assert all(r["evidence"]["end"] - r["evidence"]["start"] <= 200 for r in records)


@pytest.mark.parametrize(
    "unit",
    [
        "听取和审议",
        "组织代表视察乡村振兴、",
        "听取关于的报告,及其关于",
        "开展调研",
        "“回头看”",
        "县市县市",
        "围绕乡村,",
        "对《法》",
    ],
)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    """Eight times the text takes at most some sixteen times the time: a quadratic rule would take 64 times."""
    spent = []
    for length in (5_000, 40_000):
        document, _ = wrapped(unit * (length // len(unit)), "plan", "npc", 2021)
        start = time.process_time()
        build(document, {})
        spent.append(time.process_time() - start)
    assert spent[1] < 24 * max(spent[0], 0.02)
