"""Checks of a report's own arithmetic: what is confirmed, what is found, what is left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportkit.io.load import load_file
from reportkit.pipeline import build
from tests.support import ROOT, Run

HEAD = "某县人民代表大会常务委员会工作报告\n\n——2020年1月9日在某县第十五届人民代表大会第四次会议上\n\n各位代表：\n\n"
GOLD = ROOT / "tests" / "gold"
TEXTS = sorted(
    [*(ROOT / "seeds").glob("0*.txt"), *(GOLD / "texts").glob("*.txt"), *(GOLD / "made-texts").glob("*.txt")]
)


def checks(body: str, kind: str | None = None) -> list[dict[str, Any]]:
    """Checks of a report with ``body``, of one kind where given; every reference leads to a figure."""
    report = build(f"{HEAD}一、过去一年的工作\n\n{body}\n", {})
    ids = {figure["id"] for figure in report["figures"]}
    assert all(set(check["figures"]) <= ids for check in report["checks"])
    return [c for c in report["checks"] if kind is None or c["kind"] == kind]


def told(body: str, kind: str) -> list[bool]:
    return [c["ok"] for c in checks(body, kind)]


HANDLED = "会议期间代表提出建议112件，已全部办理完毕，其中问题得到解决的共97件，占总数的{}%。"


@pytest.mark.parametrize(
    ("stated", "ok"),
    [
        ("86.6", True),  # 86.607…: rounded
        ("86.61", True),
        ("86.60", True),  # cut
        ("87", True),
        ("86", True),  # cut
        ("86.7", False),
        ("86.5", False),
        ("68.6", False),
        ("97", False),
    ],
)
def test_share_is_rounded_or_cut_to_the_places_printed(stated: str, ok: bool) -> None:
    assert told(HANDLED.format(stated), "share") == [ok]


SHARES = [
    ("收到建议187件，闭会期间收到14件，其中128件问题得到解决，占63.7%。", [True]),  # 128 of 187 + 14
    ("9件议案交付审议。建议329件全部答复，所提问题得到解决的占59.9%（197件），计划解决的105件，占31.9%。", [True] * 2),
    ("已解决的占58.3%（179件），列入计划的占32.6%（100件），暂时无法解决的28件。", []),  # no total is printed
    ("全县建成代表联络站62个，3家联络站获评示范站，占全市总数的25%。", []),  # the city's total is not in the text
    ("培训代表213人次，占代表总数的八成。", []),
    ("全年完成投资12亿元，占计划的96%。", []),
    ("收到建议200件，解决近120件，占总数的70%。", []),  # a rounded part proves nothing
]


def test_whole_may_stand_in_another_paragraph() -> None:
    body = "收到代表建议250件，闭会期间收到12件。\n\n今年重在落实。答复代表建议200件，其中解决的20件，占总数的{}%。"
    assert told(body.format(8), "share") == [True]  # of 250
    assert told(body.format(10), "share") == [True]  # of 200
    assert told(body.format(6), "share") == [False]


@pytest.mark.parametrize(("body", "expected"), SHARES)
def test_share_needs_its_whole(body: str, expected: list[bool]) -> None:
    assert told(body, "share") == expected


RATES = [
    ("受理来信来访312件，转有关部门办理286件，办结264件，办结率92.3%。", [True]),  # 264 / 286
    ("受理来信来访312件，转有关部门办理286件，办结264件，办结率95.3%。", [False]),
    ("收到提案241件，经审查立案206件，立案率85.5%。", [True]),
    ("收到提案241件，经审查立案206件，立案率58.5%。", [False]),
    ("152件建议与代表面对面沟通，23件通过电话、微信等方式沟通，沟通率达100%。", []),  # of all, by either way
    ("建议全部办复，办复率100%。", [True]),
    ("建议全部办复，办复率98%。", [False]),
    ("建议全部办复，按期办复率98%。", []),  # all were answered, not all in time
    ("建议全部办复，代表满意率98%。", []),
    ("主任会议成员牵头督办的11件重点建议，办成率为90.9%。", [True]),  # 10 of 11
    ("主任会议成员牵头督办的11件重点建议，办成率为95%。", [False]),  # no whole number of 11
    ("主任会议成员牵头督办重点建议11件，代表建议办成率为95%。", []),  # of all suggestions
    (
        "收到建议138件，代表表示满意的113件，基本满意的22件，不满意的3件，满意和基本满意率达到97.8%。",
        [True],
    ),  # 135 / 138
    ("收到建议138件，代表表示满意的113件，基本满意的22件，不满意的3件，满意和基本满意率达到87.8%。", [False]),
]


@pytest.mark.parametrize(("body", "expected"), RATES)
def test_rate_and_its_base(body: str, expected: list[bool]) -> None:
    assert told(body, "rate") == expected


FATES = "收到代表建议107件。所提问题已经解决的（A类）{}件，列入计划的（B类）28件，留待以后解决的（C类）8件。"
SUMS = [
    (FATES.format(71), [True]),
    (FATES.format(77), [False]),
    (FATES.format(17), [False]),
    ("收到建议147件，其中已经解决的68件，正在解决的52件，向代表说明的27件。", [True]),
    ("收到建议147件，其中已经解决的86件，正在解决的52件，向代表说明的27件。", [False]),
    ("联名提出议案11件，将1件列为大会议案，其余10件转为建议处理。", [True]),
    ("联名提出议案11件，将1件列为大会议案，其余12件转为建议处理。", [False]),
    ("对审计查出的43个问题一盯到底，41个整改到位，其余两个限定了时限。", [True]),
    ("对审计查出的43个问题一盯到底，40个整改到位，其余两个限定了时限。", [False]),
    ("走访企业8个，解决问题12个，其余3个正在办理。", []),  # 8 are not the whole of the problems
    ("收到建议136件，闭会期间收到7件，共143件。", [True]),
    ("收到建议136件，闭会期间收到7件，共134件。", [False]),
    ("议案5件、建议98件。2件议案合并，其余3件转作建议。连同闭会期间的6件，交办建议共107件。", [True]),
    ("任免工作人员63人次，其中任命38人次、免职25人次。", [True]),
    ("任免工作人员63人次，其中任命38人次、免职35人次。", [False]),
    ("审议法规41件，通过24件，其中制定9件、修改13件、废止2件。", [True]),
    ("审议法规41件，通过24件，其中制定9件、修改13件、废止3件。", [False]),
    ("审议法规41件，通过24件，其中制定9件、修改13件。", []),  # others may have been repealed
    ("组织视察、执法检查和调研21次，其中执法检查4次。", [True]),
    ("组织视察、执法检查和调研21次，其中执法检查24次。", [False]),
    ("举行常委会会议47次、主任会议83次，其中，今年举行常委会会议10次、主任会议17次。", []),
    ("未立案的提案35件中，12件并案，23件转为社情民意信息。", [True]),
    ("未立案的提案35件中，12件并案，33件转为社情民意信息。", [False]),
    ("未立案的提案35件中，12件并案，3件转为社情民意信息。", []),  # the rest may have been withdrawn
    ("立案提案548件。按年度分：2017年213件，2018年208件，2019年127件。", [True]),
    ("立案提案548件。按年度分：2017年213件，2018年208件，2019年137件。", [False]),
    ("近百件议案中，其中9件交付审议。", []),
    ("举办培训班7期，培训代表830人次，举办讲座3期。", []),
]


@pytest.mark.parametrize(("body", "expected"), SUMS)
def test_parts_and_wholes(body: str, expected: list[bool]) -> None:
    assert told(body, "part_whole") == expected


def test_table_rows_add_up() -> None:
    table = "132件建议涉及:\n农业农村　　31件\n交通水利　　27件\n城建环保　　29件\n教科文卫　　{}件\n其他　　　　21件"
    assert told(table.format(24), "part_whole") == [True]
    assert told(table.format(42), "part_whole") == [False]


GROWTH = [
    ("提交审查的部门预算由20个增加到30个，增长50%。", [True]),
    ("提交审查的部门预算由20个增加到30个，增长15%。", [False]),
    ("面商率由88.7%提高到94.9%，提高6.2个百分点。", [True]),
    ("面商率由88.7%提高到94.9%，提高8.2个百分点。", [False]),
    ("收到建议143件，比上年的128件增加15件。", [True]),
    ("收到建议143件，比上年的128件增加25件。", [False]),
    ("收到建议96件，比上年的128件减少25%。", [True]),
    ("收到建议143件，比上年增加15件。", []),  # last year's number is not stated
    ("全年完成财政收入2.86亿元，比上年增长17.3%。", []),
]


@pytest.mark.parametrize(("body", "expected"), GROWTH)
def test_growth_with_both_values(body: str, expected: list[bool]) -> None:
    assert told(body, "growth") == expected


OPENING = "一年来，共召开常委会会议8次、主任会议19次，组织执法检查4次。\n\n（一）加强监督\n\n"
REPEATED = [
    ("全年召开常委会会议8次，听取报告21个。", [True]),
    ("全年召开常委会会议9次，听取报告21个。", [False]),
    ("全年召开常委会会议7次，听取报告21个。", [False]),
    ("召开常委会会议9次，听取报告21个。", [False]),  # more than the total cannot be
    ("召开常委会会议3次，专题审议民生议题。", []),  # some of the eight
    ("全年召开常委会会议3次专题审议民生议题。", []),
    ("上半年召开常委会会议3次。", []),
    ("召开党组会议31次。", []),
    ("全年的5次执法检查各有侧重。", [False]),
    ("镇人大召开主任会议21次。", []),
]


@pytest.mark.parametrize(("body", "expected"), REPEATED)
def test_opening_and_section(body: str, expected: list[bool]) -> None:
    assert told(OPENING + body, "repeated") == expected


ANSWERED = "代表提出建议137件，闭会期间提出建议10件，共147件。到去年十月底，{}件建议已全部办理完毕。"


def test_all_of_them_are_as_many_as_were_received() -> None:
    assert told(ANSWERED.format(147), "repeated") == [True]
    assert told(ANSWERED.format(174), "repeated") == [False]


LAWS = [
    ("对《甲县水法条例》、消防法、安全生产法等5部法律法规的实施情况进行检查。", [True]),
    ("对消防法、安全生产法、统计法等2部法律法规的实施情况进行检查。", [False]),
    ("检查了消防法、安全生产法和统计法3部法律的实施情况。", [True]),
    ("检查了消防法、安全生产法4部法律的实施情况。", [False]),  # fewer, and no 等
    ("检查了3部法律的实施情况：消防法、安全生产法和统计法。", [True]),
    ("对5部法律法规执行情况开展检查。", []),
    ("对9部法律法规的实施情况进行检查，其中今年检查4部。重点检查了消防法和统计法。", []),
    ("检查消防法实施情况。听取3部法规的说明。", []),
]


@pytest.mark.parametrize(("body", "expected"), LAWS)
def test_laws_named_and_counted(body: str, expected: list[bool]) -> None:
    assert told(body, "named_laws") == expected


ITEM = "{}加强学习，提高站位，推动工作。"
NUMBERING = [
    ("".join(map(ITEM.format, ("一是", "二是", "三是"))), [True]),
    ("".join(map(ITEM.format, ("一是", "二是", "二是", "三是"))), [False]),
    ("".join(map(ITEM.format, ("一是", "三是"))), [False]),
    ("".join(map(ITEM.format, ("一是", "二要", "三是"))), [True]),
    ("主要是：一是思想不够解放，二是作风不够扎实，三是办法不多。", [True]),
    ("\n\n".join(map(ITEM.format, ("（一）", "（二）", "（四）"))), [False]),
    ("\n\n".join(map(ITEM.format, ("（一）", "（二）", "（三）"))), [True]),
    ("一是一、二是二，说到做到。三要素齐全。", []),
    ("第一、第二产业发展较快，第三产业占比提高。", []),
    # A list within an item of a list, and the outer list going on behind it.
    ("一是讲政治。\n\n二是抓监督。要做到：一是看得准，二是盯得紧，三是改得实。\n\n三是强自身。", [True, True]),
]


@pytest.mark.parametrize(("body", "expected"), NUMBERING)
def test_numbering(body: str, expected: list[bool]) -> None:
    assert told(body, "numbering") == expected


ANNOUNCED = [
    ("重点抓好以下三个方面的工作。\n\n" + "\n\n".join(map(ITEM.format, ("一是", "二是", "三是"))), [True]),
    ("重点抓好以下四个方面的工作。\n\n" + "\n\n".join(map(ITEM.format, ("一是", "二是", "三是"))), [False]),
    ("重点抓好以下两个方面的工作：" + "".join(map(ITEM.format, ("一是", "二是"))), [True]),
    ("年度协商议题（3项）：\n\n1.产业转型\n\n2.用地保障\n\n3.居家养老", [True]),
    ("年度协商议题（5项）：\n\n1.产业转型\n\n2.用地保障\n\n3.居家养老", [False]),
    ("五个方面的成绩来之不易。" + "".join(map(ITEM.format, ("一是", "二是", "三是"))), [True]),  # no list announced
]


@pytest.mark.parametrize(("body", "expected"), ANNOUNCED)
def test_a_list_has_as_many_items_as_announced(body: str, expected: list[bool]) -> None:
    assert told(body, "numbering") == expected


def test_a_class_is_as_large_when_it_is_named_again() -> None:
    again = FATES.format(71) + "\n\n对{}件B类建议逐件建立台账。去年结转的32件B类建议仍有5件没有落地。"
    assert told(again.format(28), "repeated") == [True]
    assert told(again.format(82), "repeated") == [False]


def test_numbers_begin_anew_or_go_on_under_the_next_heading() -> None:
    anew = "（一）抓监督\n\n甲。\n\n（二）抓代表\n\n乙。\n\n二、今年的任务\n\n（一）讲政治\n\n丙。\n\n（二）强监督\n\n丁。\n\n（四）强自身\n\n戊。"
    assert told(anew, "numbering") == [False]
    on = "1.抓监督。\n\n2.抓代表。\n\n二、今年的任务\n\n3.讲政治。\n\n4.强自身。"
    assert told(on, "numbering") == [True]


def test_a_finding_quotes_what_is_printed() -> None:
    (check,) = checks(HANDLED.format("88.6"), "share")
    assert check["message"] == (
        "「其中问题得到解决的共97件」 of 「会议期间代表提出建议112件」 is 86.61 %, but 「占总数的88.6%」 is stated."
    )
    assert len(check["figures"]) == 3


# What is cried falsely today, one kind a finding: a change or the share of a part is taken for a whole, a table for a sum.
FALSE_CRIES = {
    "dev-12": ["part_whole"],
    "dev-18": ["part_whole"],
    "dev-19": ["part_whole"],
}


def findings(path: Path) -> list[tuple[str, str]]:
    return [(c["kind"], c["message"]) for c in build(load_file(str(path)).text, {})["checks"] if not c["ok"]]


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_no_false_cry(path: Path) -> None:
    """Every failing check of these texts was looked at: only the plan of seed 000 has lost text."""
    expected = ["numbering"] if path.stem.startswith("000") else FALSE_CRIES.get(path.stem, [])
    assert [kind for kind, _ in findings(path)] == expected


def test_share_of_seed_003_is_confirmed() -> None:
    text = load_file(str(ROOT / "seeds" / "003_6a72c38e1faec660.txt")).text
    found = [c["message"] for c in build(text, {})["checks"] if c["kind"] == "share" and c["ok"]]
    assert found == [
        "「其中问题得到解决或者计划逐步解决的共97件」 of 「代表提出的112件议案建议」 is 86.61 %, as 「占总数的86.6%」 says."
    ]
    wrong = text.replace("占总数的86.6%", "占总数的68.6%")
    assert [c["ok"] for c in build(wrong, {})["checks"] if c["kind"] == "share"] == [False]


def test_validate_lists_findings_first(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEAD + HANDLED.format("88.6") + "\n\n" + FATES.format(71) + "\n", encoding="utf-8")
    assert run("extract", "-q", "a.txt", "-o", "a.jsonl", cwd=tmp_path).returncode == 0
    done = run("validate", "--checks", "a.jsonl", cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert lines[0].startswith("a.jsonl:1: finding c1 share: ")
    assert lines[1].startswith("a.jsonl:1: confirmed ")
    assert lines[-2:] == ["1 report, all well", f"{len(lines) - 2} checks, 1 finding"]
    assert json.loads((tmp_path / "a.jsonl").read_bytes())["checks"][0]["kind"] == "share"
