"""``reportkit panel`` and ``reportkit compare`` through the command, as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.dataset.made import report_text
from tests.support import Run

TEXTS = {
    "a.txt": report_text(
        "全年召开常委会会议8次、主任会议17次，听取专项工作报告18项，检查5部法律法规的实施情况。", year=2020
    ),
    "b.txt": report_text(
        "全年召开常委会会议9次，开展执法检查6次。大会期间收到代表建议100件，闭会期间收到代表建议12件。"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in TEXTS.items():
        (reports / name).write_text(text, encoding="utf-8")
    return reports


def cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_one_row_a_report_and_indicator(run: Run, folder: Path) -> None:
    done = run("panel", folder, "-q", "--indicator", "sc_meetings", "--indicator", "suggestions_received")
    assert (done.returncode, done.stderr) == (0, "")
    told = [(c["year"], c["indicator"], c["status"], c["value"]) for c in cells(done.stdout)]
    assert told == [
        ("2020", "sc_meetings", "stated", "8"),
        ("2020", "suggestions_received", "not_stated", ""),
        ("2021", "sc_meetings", "stated", "9"),
        ("2021", "suggestions_received", "stated", "112"),
    ]


def test_from_what_extract_wrote_the_panel_is_the_same(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run("extract", folder, "-q", "-o", out).returncode == 0
    assert run("panel", out, "-q").stdout == run("panel", folder, "-q").stdout


def test_where_the_text_is_gone_nothing_is_said_not_to_be_stated(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("extract", folder, "-q", "-o", out)
    for path in folder.iterdir():
        path.unlink()
    done = run("panel", out)
    assert "was not found" in done.stderr
    found = cells(done.stdout)
    assert not [c for c in found if c["status"] == "not_stated" or c["sentence"]]
    assert [c["value"] for c in found if c["indicator"] == "sc_meetings"] == ["8", "9"]


def test_wide_has_a_row_a_report(run: Run, folder: Path) -> None:
    found = cells(run("panel", folder, "-q", "--wide").stdout)
    assert [(r["sc_meetings"], r["law_inspections"], r["law_inspections_unit"]) for r in found] == [
        ("8", "5", "部"),
        ("9", "6", "次"),
    ]
    assert all(row[f"{name[:-7]}_status"] for row in found for name in row if name.endswith("_status"))


def test_csv_has_a_mark_for_excel_and_parquet_and_xlsx_are_written(run: Run, folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("xlsxwriter")
    for name, start in (("p.csv", b"\xef\xbb\xbfpath,"), ("p.parquet", b"PAR1"), ("p.xlsx", b"PK"), ("p.jsonl", b"{")):
        done = run("panel", folder, "-q", "-o", tmp_path / name)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / name).read_bytes().startswith(start)
    first = json.loads((tmp_path / "p.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert first["indicator"] == "sc_meetings"


def test_two_runs_give_the_same_bytes(run: Run, folder: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "1.csv", tmp_path / "2.csv"
    run("panel", folder, "-q", "-o", one)
    run("panel", folder, "-q", "-o", two, "--jobs", "2")
    assert one.read_bytes() == two.read_bytes()


def test_stata_gets_a_do_file_beside(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("panel", folder, "-q", "--stata", "-o", tmp_path / "p.csv").returncode == 0
    do = (tmp_path / "p.do").read_text(encoding="utf-8")
    assert 'using "p.csv"' in do
    assert "xtset panel year" in do
    keys = [(r["panel_id"], r["year"]) for r in cells((tmp_path / "p.csv").read_text(encoding="utf-8"))]
    assert len(set(keys)) == len(keys) == 2


def test_what_the_frame_wants_is_a_row(run: Run, folder: Path, tmp_path: Path) -> None:
    frame = tmp_path / "frame.csv"
    frame.write_text("adcode,organ,year\n131125,npc_standing_committee,2019\n", encoding="utf-8")
    found = cells(run("panel", folder, "-q", "--frame", frame, "--indicator", "sc_meetings").stdout)
    assert [(c["year"], c["status"]) for c in found] == [("2019", "no_report"), ("2020", "stated"), ("2021", "stated")]


def test_own_indicators(run: Run, folder: Path, root: Path) -> None:
    text = "地区生产总值增长6.1%。", "今年主要预期目标是：地区生产总值增长5%左右，“十四五”时期年均增长5.5%。"
    government = report_text(*text).replace("人民代表大会常务委员会", "人民政府")
    (folder / "gov.txt").write_text(government, encoding="utf-8")
    own = root / "examples/growth.toml"
    done = run("panel", folder, "-q", "--indicators", own, "--indicator", "gdp_growth_target", "--genre", "work_report")
    found = [c for c in cells(done.stdout) if c["organ"] == "government"]
    assert [(c["value"], c["approx"], c["of_year"]) for c in found] == [("5", "about", "2022")]


def test_the_list_tells_what_they_say(run: Run) -> None:
    lines = run("panel", "--list").stdout.splitlines()
    assert lines[0].startswith("sc_meetings\t常委会会议次数\t")
    assert len(lines) == 21


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "panel.txt"), "write to .csv, .parquet, .xlsx, .jsonl"),
        (("-o", "nowhere/panel.csv"), "its folder does not exist"),
        (("--stata",), "--stata needs -o FILE.csv"),
        (("--indicator", "meetings"), "there is no indicator 'meetings'"),
        (("--indicators", "no.toml"), "no.toml: cannot be read"),
        (("--genre", "report"), "--genre report is none of work_report"),
    ],
)
def test_wrong_usage_is_told(run: Run, folder: Path, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run("panel", folder, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_one_bad_file_does_not_stop_the_others(run: Run, folder: Path) -> None:
    (folder / "c.pdf").write_bytes(b"%PDF-1.4 broken")
    done = run("panel", folder, "--indicator", "sc_meetings")
    assert done.returncode == 1
    assert "c.pdf" in done.stderr
    assert len(cells(done.stdout)) == 2


def test_two_reports_on_one_year_are_warned_of(run: Run, folder: Path) -> None:
    (folder / "c.txt").write_text(TEXTS["b.txt"].replace("第二次会议", "第三次会议"), encoding="utf-8")
    done = run("panel", folder, "--indicator", "sc_meetings")
    assert "has 2 reports on 2021, each a row" in done.stderr
    assert [c["notes"] for c in cells(done.stdout)] == ["", "same_year", "same_year"]


def test_compare_is_markdown_where_no_terminal_is(run: Run, folder: Path) -> None:
    done = run("compare", folder, "-q", "--indicator", "sc_meetings", "--indicator", "law_inspections")
    lines = done.stdout.splitlines()
    assert lines[0] == "| region | organ | year | sc_meetings | law_inspections |"
    assert "counted in different units" in done.stdout
    assert "「全年召开常委会会议9次，开展执法检查6次。」" in done.stdout


def test_compare_some_years_with_own_numbers_to_files(run: Run, folder: Path, tmp_path: Path) -> None:
    join = tmp_path / "own.csv"
    join.write_text("adcode,deputies\n131125,160\n", encoding="utf-8")
    for name in ("c.md", "c.html", "c.csv"):
        done = run("compare", folder, "-q", "--year", "2021", "--join", join, "-o", tmp_path / name)
        assert done.returncode == 0, done.stderr
        assert "2020" not in (tmp_path / name).read_text(encoding="utf-8-sig").split("What differs")[0]
    found = cells((tmp_path / "c.csv").read_text(encoding="utf-8-sig"))
    assert [c["per_deputies"] for c in found if c["indicator"] == "suggestions_received"] == ["0.7"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "c.docx"), "write to .md, .html, .csv"),
        (("--join", "no.csv"), "no.csv: cannot be read"),
    ],
)
def test_compare_tells_wrong_usage(
    run: Run, folder: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = run("compare", folder, *arguments, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert told in done.stderr


def test_heads_and_values_in_chinese(run: Run, folder: Path) -> None:
    first = cells(run("panel", folder, "-q", "--lang", "zh", "--indicator", "sc_meetings").stdout)[0]
    assert (first["指标"], first["状态"], first["报告机关"], first["值"]) == (
        "常委会会议次数",
        "文中有数",
        "人大常委会",
        "8",
    )
