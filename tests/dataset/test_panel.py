"""The panel as a whole: copies count once, years that come twice stay, what is missing is a row, columns are unique."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportkit import extract
from reportkit.dataset.panel.entries import Panel, panel
from reportkit.dataset.panel.frame import read_frame
from reportkit.dataset.panel.indicators import CellStatus, shipped
from reportkit.dataset.panel.layout import CODES, Layout, rows, table
from reportkit.dataset.panel.places import Today, today, unit_id
from reportkit.dataset.panel.stata import do_file
from reportkit.dataset.source import Sourced
from reportkit.errors import ReportkitError
from reportkit.models.enums import Organ
from tests.dataset.made import NOTHING, indicator, report_text

HEAD = "某市柯城区人民代表大会常务委员会工作报告\n"


@dataclass
class Made:
    """A report with a path, as the sources give it."""

    text: str
    path: str

    def sourced(self) -> Sourced:
        report = extract(self.text)
        report.source.path = self.path
        return Sourced(report, self.text)


def quzhou(done: str, *, year: int = 2021, session: int = 5, title: str = "工作报告") -> str:
    """A report of 衢州市柯城区, whose code is known."""
    return (
        f"衢州市柯城区人民代表大会常务委员会{title}\n——{year + 1}年1月10日在衢州市柯城区第九届人民代表大会第{'一二三四五'[session - 1]}次会议上\n\n"
        f"一、{year}年工作回顾\n\n{done}\n\n二、{year + 1}年工作安排\n\n{NOTHING}\n"
    )


def made(texts: Iterable[Made], **options: object) -> Panel:
    indicators = (indicator("sc_meetings"), indicator("law_inspections"))
    return panel((one.sourced() for one in texts), indicators, **options)  # type: ignore[arg-type]


FULL = Made(quzhou("全年召开常委会会议8次，开展执法检查5次。"), "full.txt")
SHORT = Made(quzhou("全年召开常委会会议8次。", title="工作报告（摘要）"), "short.txt")
LATER = Made(quzhou("全年召开常委会会议9次。", year=2022, session=1), "later.txt")


def test_copies_of_one_report_count_once_and_the_fullest_wins() -> None:
    found = made([SHORT, FULL])
    assert [(e.path, e.copies, e.notes) for e in found.entries] == [("full.txt", ("short.txt",), ("copies",))]
    assert found.entries[0].key == "330802/npc_standing_committee/9-5"


def test_two_reports_on_one_year_stay_and_are_told() -> None:
    again = Made(quzhou("全年召开常委会会议7次。", session=4), "again.txt")
    found = made([FULL, again])
    assert [e.notes for e in found.entries] == [("same_year",), ("same_year",)]
    assert len(found.warnings) == 1
    assert all(path in found.warnings[0] for path in ("full.txt", "again.txt", "2021"))
    wide = list(rows(found, Layout.WIDE))
    at = table(found, Layout.WIDE).names.index("panel_id")
    ids = [row[at] for row in wide]
    assert len(set(ids)) == 2, "a panel needs its unit and time once"
    assert ids[1] == f"{ids[0]}#2"


def test_reports_without_a_key_have_rows_of_their_own() -> None:
    one, two = (Made(report_text(f"全年召开常委会会议{n}次。").replace("安平县", "甲县"), f"{n}.txt") for n in (5, 6))
    found = made([one, two])
    assert [e.key for e in found.entries] == [None, None]


def test_what_the_frame_wants_and_nobody_gave_is_a_row(tmp_path: Path) -> None:
    frame = tmp_path / "frame.csv"
    frame.write_text(
        "adcode,organ,year\n330802,npc_standing_committee,2021\n330802,npc_standing_committee,2022\n", encoding="utf-8"
    )
    found = made([FULL], frame=read_frame(str(frame)))
    assert [(e.year, e.path) for e in found.entries] == [(2021, "full.txt"), (2022, None)]
    assert {cell.status for cell in found.entries[1].cells} == {CellStatus.NO_REPORT}
    assert found.entries[0].unit_id == found.entries[1].unit_id


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("adcode,organ\n", "has no column year"),
        ("adcode,organ,year\n3308,npc_standing_committee,2021\n", "adcode '3308'"),
        ("adcode,organ,year\n330802,congress,2021\n", "organ 'congress'"),
        ("adcode,organ,year\n330802,npc_standing_committee,21\n", "year '21'"),
    ],
)
def test_a_frame_that_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    frame = tmp_path / "frame.csv"
    frame.write_text(text, encoding="utf-8")
    with pytest.raises(ReportkitError, match=told) as error:
        read_frame(str(frame))
    assert f"frame.csv:{text.count(chr(10))}" in str(error.value)


def test_only_texts_of_the_genres_asked_for() -> None:
    news = Made("县人大常委会举行会议\n本报讯 昨天，县人大常委会举行第五次会议。\n", "news.txt")
    assert [e.path for e in made([FULL, news], genres=("work_report",)).entries] == ["full.txt"]


def test_long_rows_have_a_status_each_and_a_value_or_a_reason() -> None:
    found = made([FULL, LATER])
    names = table(found, Layout.LONG).names
    cells = [dict(zip(names, row, strict=True)) for row in rows(found, Layout.LONG)]
    assert [(c["year"], c["indicator"], c["status"], c["value"]) for c in cells] == [
        (2021, "sc_meetings", "stated", 8),
        (2021, "law_inspections", "stated", 5),
        (2022, "sc_meetings", "stated", 9),
        (2022, "law_inspections", "not_stated", None),
    ]
    assert all(c["value"] is not None or c["why"] for c in cells)
    assert str(cells[0]["cite"]).startswith("「全年召开常委会会议8次，开展执法检查5次。」，《")


def test_wide_rows_tell_the_unit_where_it_matters() -> None:
    found = made([FULL])
    names = table(found, Layout.WIDE).names
    row = dict(zip(names, next(iter(rows(found, Layout.WIDE))), strict=True))
    assert (row["sc_meetings"], row["sc_meetings_status"]) == (8, "stated")
    assert (row["law_inspections"], row["law_inspections_unit"]) == (5, "次")
    assert "sc_meetings_unit" not in names


def test_stata_gets_names_it_can_hold_and_labels_for_its_codes() -> None:
    whole = panel([FULL.sourced()], shipped())
    head = table(whole, Layout.STATA)
    assert all(len(name) <= 32 for name in head.names)
    assert len(set(head.names)) == len(head.names)
    row = dict(zip(head.names, next(iter(rows(whole, Layout.STATA))), strict=True))
    assert row["sc_meetings_status"] == CODES[CellStatus.STATED]
    text = do_file(head, "panel.csv")
    assert 'import delimited using "panel.csv"' in text
    assert f'{CODES[CellStatus.NOT_STATED]} "not_stated"' in text
    assert "label values sc_meetings_status cell_status" in text
    assert text.endswith("xtset panel year\n")


def test_codes_that_changed_are_followed_where_that_is_sure() -> None:
    assert today("330802", 2021) == Today("330802", ())
    assert today("330183", 2012) == Today("330111", ("330111",))  # 富阳市, 富阳区
    assert today("420600", 2008) == Today("420600", ())  # 襄樊市 is 襄阳市 under the same code
    assert today("110103", 2005) == Today(None, ())  # 崇文区 went into 东城区
    assert today("500110", 2005) == Today(None, ())  # 万盛区, whose code 綦江区 bears since


def test_units_are_told_apart() -> None:
    texts = [FULL.text, report_text("召开主席团会议5次。", organ=Organ.NPC_PRESIDIUM)]
    assert len({unit_id(extract(text)) for text in texts}) == 2
    assert unit_id(extract(FULL.text)) == unit_id(extract(LATER.text)) == "330802/npc_standing_committee"
