"""The library as README shows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import reportkit

TEXT = "松阳县人大常委会工作报告\n\n一年来,共召开常委会会议8次。\n"


def test_extract() -> None:
    report = reportkit.extract(TEXT)
    assert isinstance(report, reportkit.Report)
    assert [meeting.count for meeting in report.meetings] == [8]
    assert report.source.path is None
    assert report.source.chars == len(TEXT)
    evidence = report.meetings[0].evidence
    assert TEXT[evidence.start : evidence.end] == evidence.text


def test_extract_file_and_text_agree(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8", newline="\n")
    of_file, of_text = reportkit.extract_file(path), reportkit.extract(TEXT)
    assert of_file.id == of_text.id
    assert of_file.meetings == of_text.meetings
    assert of_file.source.path == path.as_posix()


def test_extract_many_stops_or_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(reportkit.ReportkitError, match=r"a\.txt: is empty"):
        list(reportkit.extract_many([tmp_path]))
    errors: list[reportkit.ReportkitError] = []
    reports = list(reportkit.extract_many([tmp_path], on_error=errors.append))
    assert len(reports) == 1
    assert [error.stage for error in errors] == ["decode"]


def test_extract_many_with_processes(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"")
    for name in "acd":
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("8", str(ord(name))), encoding="utf-8")
    errors: list[reportkit.ReportkitError] = []
    reports = list(reportkit.extract_many([tmp_path], jobs=2, on_error=errors.append))
    assert reports == list(reportkit.extract_many([tmp_path], on_error=errors.append))
    assert [report.meetings[0].count for report in reports] == [97, 99, 100]
    assert [(error.path, error.stage) for error in errors] == [(f"{tmp_path}/b.txt", "decode")] * 2
    with pytest.raises(reportkit.ReportkitError, match=r"b\.txt: is empty"):
        list(reportkit.extract_many([tmp_path], jobs=2))


@pytest.mark.parametrize("jobs", [0, 1])
def test_laws_of_ones_own(tmp_path: Path, jobs: int) -> None:
    (tmp_path / "laws.tsv").write_text("title\n松阳县禁牧办法\n", encoding="utf-8")
    report = tmp_path / "a.txt"
    report.write_text(f"{TEXT}检查《松阳县禁牧办法》执行情况。\n", encoding="utf-8")
    own = reportkit.Own(laws=str(tmp_path / "laws.tsv"))
    (of_many,) = reportkit.extract_many([report], jobs=jobs, own=own)
    assert of_many.laws[0].title == "松阳县禁牧办法"
    assert of_many == reportkit.extract_file(report, own=own)
    with pytest.raises(reportkit.ReportkitError, match=r"no\.tsv: cannot be read"):
        reportkit.extract(TEXT, own=reportkit.Own(laws=str(tmp_path / "no.tsv")))


def test_names() -> None:
    assert set(reportkit.__all__) <= set(dir(reportkit))
    with pytest.raises(AttributeError):
        _ = reportkit.nonsense


@pytest.mark.parametrize("jobs", [0, 1])
def test_extract_many_reads_tables_with_what_is_known_of_them(tmp_path: Path, jobs: int) -> None:
    (tmp_path / "t.csv").write_text(f'id,body\n1,"{TEXT}"\n2,"{TEXT}"\n', encoding="utf-8")
    (tmp_path / "m.csv").write_text("path,url\nt.csv:2,https://x.example/1\n", encoding="utf-8")
    found = reportkit.extract_many([tmp_path / "t.csv"], jobs=jobs, text_field="body", manifest=tmp_path / "m.csv")
    assert [(len(report.meetings), report.source.url) for report in found] == [(1, "https://x.example/1"), (1, None)]


def test_text_and_sentences_come_with_the_report(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8", newline="\n")
    (of_pool,) = reportkit.extract_many(tmp_path, jobs=1)
    for report in (reportkit.extract(TEXT), reportkit.extract_file(path), of_pool):
        assert report.text == TEXT
        assert report.sentence(report.meetings[0]) == "一年来,共召开常委会会议8次。"


def test_what_has_no_sentence_is_refused_in_a_line() -> None:
    report = reportkit.extract(TEXT)
    with pytest.raises(TypeError, match="sentence takes a record with evidence, not str"):
        report.sentence("m1")  # type: ignore[arg-type]


def test_a_folder_may_be_named_alone(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    for paths in (tmp_path, str(tmp_path), [tmp_path]):
        assert [report.source.path for report in reportkit.extract_many(paths)] == [
            f"{tmp_path}/a.txt",
            f"{tmp_path}/b.txt",
        ]


@pytest.mark.parametrize("wrong", [TEXT.encode(), [TEXT.encode()], 3, None, [3], [None]])
def test_what_is_no_path_is_refused_in_a_line_at_the_call(wrong: Any) -> None:
    with pytest.raises(TypeError, match="extract_many takes paths") as raised:
        reportkit.extract_many(wrong)
    assert "\n" not in str(raised.value)
    with pytest.raises(TypeError, match="extract takes the text itself as str"):
        reportkit.extract(wrong)
    with pytest.raises(TypeError, match="extract_file takes paths"):
        reportkit.extract_file(wrong)


def test_a_slip_of_the_pen_in_a_closed_list_is_found() -> None:
    assert reportkit.extract(TEXT).figures[0].category is reportkit.Category.MEETING
    with pytest.raises(AttributeError):
        _ = reportkit.Category.METING  # type: ignore[attr-defined]  # and mypy would tell were it not so
