"""Folding keeps every character's place, and leaves simplified text as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refresh.characters import compatible, merge, paired, traditional, write
from reportkit.text.fold import as_written, fold, plain
from tests.support import ROOT

TABLE = ROOT / "reportkit" / "text" / "characters.tsv"
HAN = range(0x3400, 0xA000)
# Characters of GB 2312 that no simplified word of a report needs, but Traditional ones do.
MEANT = {"後": "后", "於": "于", "徵": "征", "菸": "烟", "麽": "么"}
IN_TRADITIONAL_SCRIPT = {"dev-25.txt"}
SIMPLIFIED = sorted(
    path
    for folder in ("seeds", "tests/gold/texts", "tests/gold/prose")
    for path in (ROOT / folder).glob("*.txt")
    if path.name not in IN_TRADITIONAL_SCRIPT
)
DATA = [*sorted((ROOT / "reportkit" / "link" / "data").glob("*.tsv")), ROOT / "reportkit/lexicon/data/laws.tsv"]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("召開會議１４次", "召开会议14次"),
        ("（一）听取；审议", "(一)听取;审议"),
        ("𝟏𝟐次、٣件", "12次、3件"),
        ("😀５份", "😀5份"),
        ("「回头看」", "“回头看”"),
        ("－3.9%、−2.3‰", "-3.9%、-2.3‰"),
        ("8\u2009次\u202f1\u20074 件", "8 次 1 4 件"),
        ("國動問團補憲強單數", "国动问团补宪强单数"),
        ("⼈⺠代表⼤会，⻓⻔⻢⻰", "人民代表大会,长门马龙"),
        ("⾒⾞⾨，\uf967\uf9d1", "见车门,不六"),
        ("爲衆羣吿戸", "为众群告户"),
        ("答覆率、批覆、覆議、答覆了、反覆", "答复率、批复、复议、答复了、反复"),
        ("全覆盖、分批覆盖、颠覆", "全覆盖、分批覆盖、颠覆"),
        ("計畫、規畫、書畫、設計畫面", "计划、规划、书画、设计画面"),
        ("瞭解、瞭望", "了解、瞭望"),
        ("合夥企業、夥同", "合伙企业、夥同"),
        ("圍繞著、著力、著重、著名、顯著力", "围绕着、着力、着重、著名、显著力"),
        ("衞生、存有著作、標誌著、慰藉助", "卫生、存有著作、标志着、慰藉助"),
        ("乾淨、包乾、藉助", "干净、包干、借助"),
        ("乾隆、乾县、慰藉、神祇", "乾隆、乾县、慰藉、神祇"),
        ("3\u00ad7\u2060人\ufeff次\U000e0100", "3\u200b7\u200b人\u200b次\u200b"),
    ],
)
def test_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
@example("答覆覆核計畫畫")
@example("".join(chr(code) for code in HAN))
def test_no_digit_but_ascii_and_no_other_length(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert all(c in "0123456789" for c in folded if c.isdecimal())
    assert fold(folded) == folded


def test_many_characters_fold_as_few_do() -> None:
    text = "".join(chr(code) for code in HAN)
    assert fold(text) == "".join(fold(char) for char in text)


def changed(text: str) -> set[tuple[str, str]]:
    """Characters that Han characters of ``text`` fold to, where those are others."""
    return {(a, b) for a, b in zip(text, fold(text), strict=True) if a != b and ord(a) in HAN}


@pytest.mark.parametrize("path", [*SIMPLIFIED, *DATA], ids=lambda path: path.stem[:20])
def test_simplified_text_folds_to_itself(path: Path) -> None:
    assert changed(path.read_text(encoding="utf-8")) == set()


def test_characters_of_the_national_standard_fold_to_themselves() -> None:
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    assert changed("".join(pair.decode("gb2312", "ignore") for pair in rows)) == set(MEANT.items())


@pytest.mark.parametrize(
    ("name", "source", "written"),
    [
        ("云海县", "雲海縣人大常委會", "雲海縣"),
        ("东升镇", "东昇镇人民代表大会", "东昇镇"),
        ("叶建国", "主任　葉　建 國", "葉建國"),
        ("城关街道", "城关", "城关街道"),
        ("云海县东风街道", "雲海縣人大常委會東風街道工委", "雲海縣東風街道"),
    ],
)
def test_names_keep_their_script(name: str, source: str, written: str) -> None:
    assert as_written(name, fold(source), source) == written


def test_radicals_are_no_spelling() -> None:
    assert plain("⽯⻔县⼈⺠，見⾒，\uf967，１") == "石门县人民，見見，不，１"


def test_table_is_sorted_and_each_character_stands_once() -> None:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    assert [folded for folded, _ in rows] == sorted(folded for folded, _ in rows)
    written = "".join(chars for _, chars in rows)
    assert len(written) == len(set(written)) > 4000
    assert not {folded for folded, _ in rows} & set(written)


def test_table_is_made_of_the_dictionary_and_of_forms() -> None:
    script = list(traditional("馬\t马\n牴\t牴 抵\n乾\t干 乾\n㑮\t𫝈\n覆\t覆 复\n靑\t青\n"))
    assert script == [("馬", "马"), ("牴", "抵"), ("靑", "青")]
    assert ("⼤", "大") in set(compatible())
    assert write(merge(script, paired("⾺馬⻢马"))) == "抵\t牴\n青\t靑\n马\t⻢⾺馬\n"


def test_the_licence_stands_beside_the_table() -> None:
    notice = TABLE.with_name("NOTICE").read_text(encoding="utf-8")
    for wanted in (
        "opencc-python-reimplemented 0.1.7",
        "Apache License",
        "dictionary data and configurations developed by",
    ):
        assert wanted in notice
