"""Side by side: values, what keeps them from being compared, the sentences, the user's own numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.dataset.compare.comparison import Comparison, comparison, ratio, rows, shown, table
from reportkit.dataset.compare.denominators import read_denominators
from reportkit.dataset.compare.text import html, markdown, notes
from reportkit.dataset.language import Lang
from reportkit.errors import ReportkitError
from tests.dataset.made import cell
from tests.dataset.test_panel import LATER, Made, made, quzhou

IN_WORKS = Made(quzhou("全年召开常委会会议8次，检查5部法律法规的实施情况。"), "one.txt")
IN_TIMES = Made(quzhou("召开常委会会议9次，开展执法检查6次。", year=2022, session=1), "two.txt")


def compared(join: Path | None = None) -> Comparison:
    return comparison(made([IN_WORKS, IN_TIMES]), read_denominators(str(join)) if join else None)


def test_what_cannot_be_compared_is_told() -> None:
    told = notes(compared())
    assert any(
        "law_inspections is counted in different units (部: 衢州市柯城区 2021; 次: 衢州市柯城区 2022)" in n
        for n in told
    )
    assert any("sc_meetings holds for different stretches of time" in n and "imputed" in n for n in told)


def test_what_has_no_value_is_told_with_its_status() -> None:
    told = notes(comparison(made([IN_WORKS, LATER])))
    assert "law_inspections has no value (not_stated: 衢州市柯城区 2022)" in told


def test_a_text_that_is_not_whole_is_told() -> None:
    short = Made(quzhou("召开常委会会议9次。", year=2022, session=1, title="工作报告（摘要）"), "short.txt")
    told = notes(comparison(made([IN_WORKS, short])))
    assert any(note.startswith("not the whole report") and "(衢州市柯城区 2022)" in note for note in told)


def test_markdown_has_the_table_the_notes_and_the_sentences() -> None:
    text = markdown(compared())
    lines = text.splitlines()
    assert lines[0] == "| region | organ | year | sc_meetings | law_inspections |"
    assert lines[2] == "| 衢州市柯城区 | npc_standing_committee | 2021 | 8 次 | 5 部 |"
    assert "**What differs**" in lines
    assert (
        "衢州市柯城区 2021 law_inspections: 5 部 — 「全年召开常委会会议8次，检查5部法律法规的实施情况。」，《" in text
    )


def test_html_escapes_what_a_text_says() -> None:
    hostile = Made(quzhou("全年召开<script>alert(1)</script>常委会会议8次。"), "x.txt")
    page = html(comparison(made([hostile])))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page


def test_own_numbers_stand_beside(tmp_path: Path) -> None:
    join = tmp_path / "deputies.csv"
    join.write_text('adcode,year,deputies,population\n330802,2021,200,"500,000"\n', encoding="utf-8")
    found = compared(join)
    assert any(note == "deputies has no number (衢州市柯城区 2022)" for note in notes(found))
    first = dict(zip(table(found).names, next(iter(rows(found))), strict=True))
    assert (first["deputies"], first["per_deputies"], first["population"]) == (200, 0.04, 500000)
    assert "8 次 (0.04 per deputies)" in markdown(found)


def test_shares_have_no_ratio() -> None:
    share = cell("suggestions_handled_share", "办理代表建议107件，办复率100%。")
    assert share.value == 100
    assert ratio(share, 200) is None
    assert ratio(cell("sc_meetings", "召开常委会会议8次。"), 0) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("year,deputies\n2021,200\n", "needs a column adcode or region"),
        ("adcode,year\n330802,2021\n", "and one with numbers"),
        ("adcode,deputies\n330802,many\n", "deputies 'many' is no number"),
        ("adcode,deputies\n330802,1\n330802,2\n", "what a line above tells"),
    ],
)
def test_a_file_of_numbers_that_is_wrong(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportkitError, match=told):
        read_denominators(str(path))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("召开常委会会议8次。", "sc_meetings", "8 次"),
        ("受理群众来信来访300多件次。", "petitions", ">300 件次"),
        ("代表提出的112件建议，已全部办理完毕并答复代表。", "suggestions_handled_share", "100 % (all)"),
        ("组织执法检查、视察12次。", "law_inspections", "– pooled_only"),
    ],
)
def test_a_cell_in_few_characters(text: str, name: str, expected: str) -> None:
    assert shown(cell(name, text)) == expected


def test_in_chinese() -> None:
    text = markdown(compared(), Lang.ZH)
    assert text.startswith("| 行政区 | 报告机关 | 年份 | 常委会会议次数 | 执法检查数 |")
    assert "- 执法检查数：计数单位不同 (部: 衢州市柯城区 2021; 次: 衢州市柯城区 2022)" in text
    assert "**原句**" in text
