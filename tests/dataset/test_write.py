"""Writers: cells as they are, types where there are no rows, words of any length, formulas of none."""

from __future__ import annotations

import csv
import io
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.dataset.columns import Column, Reference, Table
from reportkit.dataset.tables.definitions import SENTENCES, tables
from reportkit.dataset.write.base import Row
from reportkit.dataset.write.csvfile import CsvSink, read_back, written
from reportkit.dataset.write.formats import Format, opened
from reportkit.dataset.write.sqlite import words_of
from reportkit.errors import ReportkitError

KINDS = Table(
    "kinds",
    ("text",),
    (
        Column("text", "string", "Text", "文", required=True),
        Column("whole", "integer", "Whole number", "整数"),
        Column("number", "number", "Number", "数"),
        Column("flag", "boolean", "Flag", "是否"),
    ),
    "Kinds of cells",
    "类型",
)
ROWS: list[Row] = [
    ("=1+1", 3, 8, True),
    ("-3", None, 2.5, False),
    ("他说：“是，\n不是”", -7, -10_000_000_000_000, None),
    ("'=x", 0, 0, True),
]


@given(st.text(min_size=1))
def test_a_text_in_csv_is_read_back_and_no_formula(text: str) -> None:
    cell = str(written(text))
    assert read_back(cell, "string") == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("number", [-3, 0, 12, -2.5, 1e15, 0.1])
def test_numbers_in_csv_are_untouched(number: float) -> None:
    assert written(number) == number
    assert read_back(str(number), "number") == number


def test_csv_has_a_mark_names_and_plain_cells() -> None:
    file = io.BytesIO()
    sink = CsvSink(file, KINDS)
    sink.add(ROWS)
    sink.close()
    assert file.getvalue().startswith(b"\xef\xbb\xbftext,whole,number,flag\r\n'=1+1,3,8,true\r\n'-3,,2.5,false\r\n")
    found = list(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")))
    assert [tuple(read_back(c, k.type) for c, k in zip(row, KINDS.columns, strict=True)) for row in found[1:]] == ROWS


def test_whole_numbers_stay_whole_in_sqlite(tmp_path: Path) -> None:
    with opened(Format.SQLITE, tmp_path / "a.db", [KINDS]) as writer:
        writer.write("kinds", ROWS)
    with sqlite3.connect(tmp_path / "a.db") as connection:
        found = connection.execute("SELECT text, number, typeof(number) FROM kinds ORDER BY rowid").fetchall()
    assert found[0] == ("=1+1", 8, "integer")
    assert found[1] == ("-3", 2.5, "real")
    assert found[2][1] == -10_000_000_000_000


def test_xlsx_cells_have_their_types(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    with opened(Format.XLSX, tmp_path / "a.xlsx", [KINDS]) as writer:
        writer.write("kinds", ROWS[:1])
        writer.write("kinds", [*ROWS[1:], ("长" * 40_000, None, None, None)])
    sheet = load_workbook(tmp_path / "a.xlsx")["kinds"]
    found = list(sheet.iter_rows(min_row=3, values_only=True))
    assert found[: len(ROWS)] == ROWS
    assert [cell.data_type for cell in sheet[3]] == ["s", "n", "n", "b"]
    assert len(str(found[-1][0])) == 32_767
    assert str(found[-1][0]).endswith("长…")


def test_a_sheet_that_is_full_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportkit.dataset.write.xlsx.ROWS_MAX", 4)
    told = r"table kinds has more rows than a sheet can hold .*\.db"
    with pytest.raises(ReportkitError, match=told), opened(Format.XLSX, tmp_path / "a.xlsx", [KINDS]) as writer:
        writer.write("kinds", ROWS)


def test_foreign_keys_are_those_of_the_table(tmp_path: Path) -> None:
    child = Table("child", ("text",), KINDS.columns[:1], "", "", (Reference(("text",), "kinds", ("text",)),))
    with opened(Format.SQLITE, tmp_path / "a.db", [KINDS, child]) as writer:
        writer.write("child", [("-3",), ("nowhere",)])
        writer.write("kinds", ROWS)
    with sqlite3.connect(tmp_path / "a.db") as connection:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    assert [(row[0], row[1]) for row in broken] == [("child", 2)]


@given(
    st.text(alphabet="议案提检查执法会8次A 。𠮷", max_size=12),
    st.text(alphabet="议案提检查执法会𠮷", min_size=1, max_size=4),
)
def test_words_of_up_to_four_characters_are_tokens(text: str, word: str) -> None:
    assert (word in words_of(text).split()) == (word in text)


def test_sentences_can_be_searched_by_phrase(tmp_path: Path) -> None:
    texts = ("常委会会议审议了《条例（草案）》。", "会议由常委会召开。", "GDP增长5%，常委会ABC会议。")
    with opened(Format.SQLITE, tmp_path / "a.db", [SENTENCES]) as writer:
        writer.write("sentences", [("r", number, number + 1, text) for number, text in enumerate(texts)])
    with sqlite3.connect(tmp_path / "a.db") as connection:
        for query, found in (
            ('"常 委 会 会 议"', [0]),
            ("常委会", [0, 1, 2]),
            ("gdp", [2]),
            ("会议 草案", [0]),
            ("条例草案", []),
        ):
            sql = "SELECT start FROM sentences WHERE rowid IN (SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH ?)"
            assert [row[0] for row in connection.execute(sql, (query,))] == found


def test_names_and_labels_are_unique_in_each_table() -> None:
    for table in tables():
        for names in (table.names, [column.zh for column in table.columns]):
            assert len(set(names)) == len(names), table.name
        assert all(column.en and column.zh for column in table.columns)
        assert set(table.key) <= set(table.names)
        assert all(set(reference.columns) <= set(table.names) for reference in table.references)
