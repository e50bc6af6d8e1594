"""Where a numeral ends: what cannot be read to its end is left whole, and nothing is lost in silence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportkit.lexicon.vocabulary import load
from reportkit.numerals.scan import Scanner
from reportkit.numerals.values import FIGURES, MANY, _by_cn2an, few, in_full, number
from reportkit.text.fold import fold
from reportkit.text.joined import Joined

# The phrase, its figures as written, and what is left unclaimed.
READ = [
    ("办结O5件、l2件、1S件", [], ["O5", "l2", "1S"]),
    ("代码1O6，收到建议3l7件", [], ["1O6", "3l7"]),
    ("扫码2.5e3件，折合1.1^+23件", [], ["2.5e3", "1.1^+23"]),
    ("占比百分之15k，百分之二十几", [], ["百分之15k", "百分之二十几"]),
    ("得票16/5，占三分之五", [], ["16/5", "三分之五"]),
    ("共1 3/5件", [], ["1 3/5"]),
    ("受理三又件", [], ["三又"]),
    ("受理1万2件", [], ["1万2"]),
    ("产值五兆六十二亿元", [], ["五兆六十二亿"]),
    ("装机五兆瓦", ["五兆瓦"], []),
    ("利润-3万元", [], ["-3万"]),
    ("利润增长-3万元", ["-3万元"], []),
    ("共.5件", [], [".5"]),
    ("税务局 23 21 98%", [], ["23 21 98"]),
    ("二十几万人，一百零几户", [], ["二十几万", "一百零几"]),
    ("一个中心、其中一条", [], ["一", "一"]),
    ("一批、一起、进一步、每一件、一件接着一件", [], []),
    ("放肆、大肆、壹号", [], []),
    ("修改后于10日前送达", [], ["10"]),
    ("三百三万件", [], ["三百三万"]),
]


@pytest.mark.parametrize(("phrase", "figures", "unclaimed"), READ)
def test_a_numeral_is_read_whole_or_not_at_all(phrase: str, figures: list[str], unclaimed: list[str]) -> None:
    text = fold(phrase)
    numerals = Scanner(load()).scan(text)
    assert [text[n.start : n.end] for n in numerals if n.kind == "figure"] == figures
    assert [text[n.num : n.num_end] for n in numerals if n.kind in ("unclaimed", "indefinite")] == unclaimed


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一百十五", 115),
        ("两千三百五", 2350),
        ("两千三百零五", 2305),
        ("一万五千亿", 1_500_000_000_000),
        ("三千四百亿零三百万零六", 340_003_000_006),
        ("5亿1万4千6百", 500_014_600),
        ("2千零30万", 20_300_000),
        ("3万4000", 34_000),
        ("1万2", None),
        ("一百千", None),
        ("三百三万", None),
        ("四万两", None),
        ("一百零十", None),
        ("三五", None),
        ("零点五", Decimal("0.5")),
        ("三点一四万", 31_400),
    ],
)
def test_the_value_of_signs_of_place(written: str, value: int | Decimal | None) -> None:
    assert number(written) == value


def test_neighbours_are_a_range() -> None:
    assert few("三四百") == (Decimal(300), Decimal(400))
    assert few("十五六") == (Decimal(15), Decimal(16))
    assert few("一百二三") is None
    assert few("三五") is None


@pytest.mark.parametrize(
    ("source", "figures", "unclaimed"),
    [
        ("听取报告5\n6份", ["56份"], []),
        ("附件1\n\n6份报告", [], ["1", "6"]),
        ("附件1\n2022年听取报告6份", ["6份"], ["1"]),
        ("在全年的各项监督工作中先后组织代表和委员听取报告5\n\n— 3 —\n\n6份", ["56份"], []),
        ("听取报告5\n\n相关链接\n\n6份", [], ["5", "6"]),
    ],
)
def test_no_number_goes_on_over_a_blank_line(source: str, figures: list[str], unclaimed: list[str]) -> None:
    ends = [source.index("\n"), source.rindex("\n") + 1]
    joined = Joined.of(source, [(0, ends[0]), (ends[1], len(source))])
    numerals = Scanner(load()).scan(joined.text, joined.breaks)
    assert [joined.text[n.start : n.end] for n in numerals if n.kind == "figure"] == figures
    assert [joined.text[n.num : n.num_end] for n in numerals if n.kind == "unclaimed"] == unclaimed


def test_numbers_written_in_full_have_the_value_that_cn2an_gives_them() -> None:
    """So that it need not be asked about them."""
    numbers = [Decimal(n) for n in (*range(1, 10_000), *range(10_000, MANY, 19_997))]
    tenths = [Decimal(n) / 100 for n in range(100, 10_100)]
    written = {n: in_full(int(n)) for n in numbers}
    written |= {n: f"{in_full(int(n))}点" + "".join(FIGURES[int(c)] for c in f"{n:.2f}"[-2:]) for n in tenths}
    assert [words for n, words in written.items() if number(words) != n or _by_cn2an(words) not in (None, n)] == []
