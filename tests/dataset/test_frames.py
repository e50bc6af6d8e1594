"""``load``: one data frame a table, the same from every format and in both libraries."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args

import pytest

import reportkit
from reportkit.dataset.frames import Library
from tests.support import ROOT, Run

LIBRARIES = get_args(Library)
FORMS = ("out.db", "csv/", "parquet/", "jsonl/")


@pytest.fixture(scope="module")
def made(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of two seeds in every format."""
    folder = tmp_path_factory.mktemp("frames")
    for form in FORMS:
        chosen = ("--format", form[:-1]) if form.endswith("/") else ()
        run("tables", "-q", *sorted((ROOT / "seeds").glob("0*.txt"))[:2], "-o", f"{folder}/{form}", *chosen)
    return folder


def rows(frame: Any) -> list[dict[str, Any]]:
    """Rows of a data frame with None where there is nothing."""
    import pandas as pd

    if isinstance(frame, pd.DataFrame):
        return [{k: None if pd.isna(v) else v for k, v in row.items()} for row in frame.to_dict("records")]
    return list(frame.iter_rows(named=True))


@pytest.mark.parametrize("library", LIBRARIES)
def test_all_sources_give_the_same_frames(made: Path, library: Literal["polars", "pandas"]) -> None:
    whole = reportkit.load(ROOT / "seeds", library=library)
    first = reportkit.load(made / "out.db", library=library)
    assert set(first.tables) == set(whole.tables)
    for form in FORMS[1:]:
        data = reportkit.load(made / form, library=library)
        for name in data.tables:
            assert rows(data[name]) == rows(first[name])
            assert list(data[name].columns) == list(first[name].columns)
    of_first = {row["report"] for row in rows(first.reports)}
    assert [row for row in rows(whole.figures) if row["report"] in of_first] == rows(first.figures)


def test_both_libraries_give_the_same(made: Path) -> None:
    one, other = (reportkit.load(made / "out.db", library=library) for library in LIBRARIES)
    for name in one.tables:
        assert rows(one[name]) == rows(other[name])


@pytest.mark.parametrize("library", LIBRARIES)
def test_types_are_those_of_the_columns(made: Path, library: Literal["polars", "pandas"]) -> None:
    frame = reportkit.load(made / "csv", library=library).figures
    types = [str(frame[name].dtype).lower() for name in ("adcode", "year", "value", "usable")]
    assert types == ["string", "int64", "float64", "boolean"]


@pytest.mark.parametrize("library", LIBRARIES)
def test_panel_and_sentence(made: Path, library: Literal["polars", "pandas"]) -> None:
    data = reportkit.load(made / "out.db", library=library)
    found = [row for row in rows(data.panel()) if row["indicator"] == "sc_meetings"]
    (cell,) = [row for row in found if row["organ"] == "npc_standing_committee"]
    assert (cell["value"], cell["status"]) == (8, "stated")
    assert "8次" in str(data.sentence(cell))
    assert data.sentence({"sentence": None}) is None
    figures = data.figures
    row = figures.row(0, named=True) if library == "polars" else figures.iloc[0]
    assert str(data.sentence(row)).endswith("。")


def test_names(made: Path) -> None:
    data = reportkit.load(made / "out.db")
    assert {"figures", "meetings", "panel"} < set(dir(data))
    with pytest.raises(KeyError, match="there is no table 'figure'; tables are reports, sections, figures"):
        _ = data["figure"]
    with pytest.raises(AttributeError, match="there is no table 'figure'"):
        _ = data.figure


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("松阳县人大常委会工作报告\n\n一年来，共召开常委会会议8次。\n", encoding="utf-8")
    with pytest.raises(reportkit.ReportkitError, match=r"a\.txt: is empty"):
        reportkit.load(tmp_path)
    errors: list[reportkit.ReportkitError] = []
    data = reportkit.load(tmp_path, on_error=errors.append)
    assert (len(data.reports), len(errors)) == (1, 1)
    with pytest.raises(reportkit.ReportkitError, match="does not exist"):
        reportkit.load(tmp_path / "nothing.txt")
    (tmp_path / "other.db").write_bytes(b"SQLite format 3\0" + bytes(100))
    with pytest.raises(reportkit.ReportkitError, match=r"other\.db: is no dataset"):
        _ = reportkit.load(tmp_path / "other.db").figures


def test_what_is_asked_wrongly_is_told_in_a_line(made: Path) -> None:
    wrong: Any = "panda"
    with pytest.raises(ValueError, match="library='panda' is none of polars, pandas"):
        reportkit.load(made / "out.db", library=wrong)
    with pytest.raises(TypeError, match=r"load takes a path \(str or pathlib.Path\), not bytes"):
        reportkit.load(wrong.encode())
    with pytest.raises(TypeError, match="sentence takes a row as a dict or Series, not DataFrame"):
        reportkit.load(made / "out.db", library="polars").sentence(
            reportkit.load(made / "out.db", library="polars").figures
        )


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_workbook_of_tables_is_not_taken_for_reports(run: Run, tmp_path: Path, lang: str) -> None:
    assert run("tables", "-q", "seeds", "--lang", lang, "-o", tmp_path / "out.xlsx").returncode == 0
    with pytest.raises(reportkit.ReportkitError, match=r"out\.xlsx: is a workbook of tables, which load does not read"):
        reportkit.load(tmp_path / "out.xlsx")
