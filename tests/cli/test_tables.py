"""``tables`` as a user meets it: every format, opened again and compared with what ``extract`` wrote."""

from __future__ import annotations

import csv
import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reportkit.dataset.run import dataset_tables
from reportkit.models import RECORD_KINDS
from tests.support import COMMAND, ROOT, Run

FRICTIONLESS = Path(sys.executable).with_name("frictionless")
INPUT = ("seeds", "tests/gold/texts/dev-01.txt", "tests/gold/texts/dev-04.txt")
FORMATS = ("csv", "parquet", "jsonl")
TABLES = {table.name: table for table in dataset_tables(sentences=False)}


@pytest.fixture(scope="module")
def reports(run: Run) -> list[dict[str, Any]]:
    """What extract writes of the input."""
    done = run("extract", "-q", *INPUT)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def made(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables in every format."""
    folder = tmp_path_factory.mktemp("tables")
    for name in ("out.db", "out.xlsx", *FORMATS):
        form = ("--format", name) if name in FORMATS else ()
        place = f"{folder}/{name}/" if name in FORMATS else f"{folder}/{name}"
        done = run("tables", "-q", *INPUT, "-o", place, *form)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder


@pytest.fixture(scope="module")
def database(made: Path) -> Iterator[sqlite3.Connection]:
    """The tables as SQLite."""
    connection = sqlite3.connect(made / "out.db")
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def in_database(database: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    """Rows of a table, booleans as such."""
    flags = {column.name for column in TABLES[table].columns if column.type == "boolean"}
    rows = [dict(row) for row in database.execute(f"SELECT * FROM {table} ORDER BY rowid")]
    return [{key: bool(v) if key in flags and v is not None else v for key, v in row.items()} for row in rows]


def test_every_record_is_a_row_with_its_values(database: sqlite3.Connection, reports: list[dict[str, Any]]) -> None:
    for kind in RECORD_KINDS:
        rows = in_database(database, kind)
        records = [(report, record) for report in reports for record in report[kind]]
        assert len(rows) == len(records) > 0
        for row, (report, record) in zip(rows, records, strict=True):
            assert (row["report"], row["id"]) == (report["id"], record["id"])
            assert (row["adcode"], row["organ"]) == (report["meta"]["region"]["adcode"], report["meta"]["organ"])
            evidence = record["evidence"]
            assert (row["quote"], row["start"], row["end"]) == (evidence["text"], evidence["start"], evidence["end"])
            for key in ("value", "unit", "count", "rate", "category", "kind", "part_of", "status", "topic", "section"):
                assert row.get(key) == (None if record.get(key) == "" else record.get(key))
            if period := record.get("period"):
                assert (row["period_from"], row["period_to"]) == (period["from"], period["to"])
            if isinstance(record.get("law"), dict):
                assert (row["law_name"], row["law_title"]) == (record["law"]["name"], record["law"]["title"])


def test_sentences_are_slices_that_hold_the_quote(database: sqlite3.Connection, reports: list[dict[str, Any]]) -> None:
    texts = {r["id"]: (ROOT / r["source"]["path"]).read_bytes().decode("utf-8-sig") for r in reports}
    for kind in (*RECORD_KINDS, "acts", "unclaimed"):
        for row in in_database(database, kind):
            text = texts[row["report"]]
            assert row["quote"] == text[row["start"] : row["end"]]
            assert row["sentence"] in text
            assert row["quote"] in row["sentence"]
            assert row["cite"].startswith("「")
    for report, start, end, text in database.execute("SELECT * FROM sentences"):
        assert texts[report][start:end] == text


def test_all_formats_hold_the_same(made: Path, database: sqlite3.Connection) -> None:
    import pyarrow.parquet as pq

    for table in TABLES.values():
        rows = in_database(database, table.name)
        assert pq.read_table(made / "parquet" / f"{table.name}.parquet").to_pylist() == rows
        lines = (made / "jsonl" / f"{table.name}.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line) for line in lines] == rows


def test_csv_is_what_excel_and_python_read(made: Path, database: sqlite3.Connection) -> None:
    for table in TABLES.values():
        path = made / "csv" / f"{table.name}.csv"
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            found = list(csv.DictReader(file))
        rows = in_database(database, table.name)
        assert len(found) == len(rows)
        for cells, row in zip(found, rows, strict=True):
            for name, value in row.items():
                told = (
                    {None: "", True: "true", False: "false"}.get(value)
                    if not isinstance(value, int) or isinstance(value, bool)
                    else None
                )
                assert cells[name] == (told if told is not None else str(value)), (table.name, name)


def test_xlsx_holds_the_same_under_labels_and_names(made: Path, database: sqlite3.Connection) -> None:
    from openpyxl import load_workbook

    book = load_workbook(made / "out.xlsx", read_only=False)
    assert book.sheetnames == [*TABLES, "columns", "labels"]
    for table in TABLES.values():
        sheet = book[table.name]
        labels, names, *cells = sheet.iter_rows(values_only=True)
        assert names == table.names
        assert labels == tuple(column.zh for column in table.columns)
        assert sheet.freeze_panes == "C3"
        assert sheet.auto_filter.ref.startswith("A2:")
        rows = [tuple(row.values()) for row in in_database(database, table.name)]
        # a line break in a cell is one line break to Excel, whatever it was
        assert [tuple(c.replace("\r\n", "\n") if isinstance(c, str) else c for c in row) for row in rows] == cells


def test_keys_hold(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in TABLES.values():
        keys = database.execute(f"SELECT * FROM pragma_foreign_key_list('{table.name}')").fetchall()
        assert len({row["id"] for row in keys}) == len(table.references)
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("UPDATE reports SET report = 'x'")
    database.rollback()


@pytest.mark.parametrize(
    "word", ["议案", "提案", "检查", "执法检查", "代表", '"常 委 会 会 议"', '"检 查"', "专项工作"]
)
def test_full_text_finds_words_of_any_length(database: sqlite3.Connection, word: str) -> None:
    plain = word.replace(" ", "").strip('"')
    found = database.execute("SELECT rowid, text FROM sentences_fts WHERE sentences_fts MATCH ?", (word,)).fetchall()
    there = database.execute("SELECT rowid, text FROM sentences WHERE instr(text, ?)", (plain,)).fetchall()
    assert {row["rowid"] for row in found} == {row["rowid"] for row in there} != set()
    assert all(plain in row["text"] for row in found)


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_frictionless_passes(made: Path, form: str) -> None:
    done = subprocess.run(
        [FRICTIONLESS, "validate", "datapackage.json", "--json"],
        cwd=made / form,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
    report = json.loads(done.stdout)
    assert report["valid"]
    assert report["stats"]["tasks"] == len(TABLES) + 2


def test_frictionless_sees_what_is_changed(run: Run, tmp_path: Path) -> None:
    run("tables", "-q", "seeds", "-o", f"{tmp_path}/out/")
    path = tmp_path / "out" / "meetings.csv"
    path.write_bytes(path.read_bytes().replace(b"standing_committee", b"sitting_committee", 1))
    done = subprocess.run(
        [FRICTIONLESS, "validate", "datapackage.json"], cwd=path.parent, capture_output=True, check=False
    )
    assert done.returncode == 1


def test_duckdb_pandas_and_polars_read_every_table(made: Path, database: sqlite3.Connection) -> None:
    import duckdb
    import pandas as pd
    import polars as pl

    for table in TABLES.values():
        number = database.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
        path = made / "parquet" / f"{table.name}.parquet"
        assert duckdb.execute(f"SELECT count(*) FROM '{path}'").fetchall() == [(number,)]
        assert len(pd.read_parquet(path)) == len(pl.read_parquet(path)) == number
        text = made / "csv" / f"{table.name}.csv"
        assert duckdb.execute(f"SELECT count(*) FROM read_csv('{text}')").fetchall() == [(number,)]
        frame = pd.read_csv(text, dtype={"adcode": "string"})
        assert list(frame.columns) == list(table.names)
        assert len(frame) == len(pl.read_csv(text, infer_schema_length=None)) == number


def test_columns_and_labels_tell_of_every_column_and_value(database: sqlite3.Connection) -> None:
    told = {(row["table"], row["name"]): row for row in database.execute("SELECT * FROM columns")}
    for table in TABLES.values():
        for column in table.columns:
            row = told[table.name, column.name]
            assert row["type"] == column.type
            assert row["en"]
            assert row["zh"]
    labels = {(row["table"], row["column"], row["value"]) for row in database.execute("SELECT * FROM labels")}
    for row in in_database(database, "suggestions"):
        assert ("suggestions", "action", row["action"]) in labels
        assert ("suggestions", "year_basis", row["year_basis"]) in labels
        assert all(
            ("suggestions", "why_not", reason) in labels for reason in (row["why_not"] or "").split(";") if reason
        )


def test_usable_and_why_not_are_one(database: sqlite3.Connection) -> None:
    for kind in RECORD_KINDS:
        assert database.execute(f"SELECT count(*) FROM {kind} WHERE usable != (why_not IS NULL)").fetchone()[0] == 0
    planned = "SELECT count(*) FROM figures WHERE status = 'planned' AND (usable OR instr(why_not, 'planned') = 0)"
    assert database.execute(planned).fetchone()[0] == 0


def test_codebook_and_run_tell_of_the_dataset(made: Path, reports: list[dict[str, Any]]) -> None:
    codebook = (made / "csv" / "codebook.md").read_text(encoding="utf-8")
    for table in TABLES.values():
        assert f"## {table.name} ({table.zh})" in codebook
        assert all(f"| {column.name} | {column.zh} |" in codebook for column in table.columns)
    assert "| standing_committee | 常委会会议 |" in codebook
    assert "| sc_meetings | " in codebook
    run_ = json.loads((made / "csv" / "run.json").read_text(encoding="utf-8"))
    assert run_["reports"] == len(reports)
    assert run_["rows"]["figures"] == sum(len(report["figures"]) for report in reports)
    assert run_["generators"] == [reports[0]["generator"]]
    package = json.loads((made / "csv" / "datapackage.json").read_text(encoding="utf-8"))
    assert [source["path"] for source in package["sources"]] == [report["source"]["path"] for report in reports]


def test_two_runs_give_the_same_bytes(made: Path, run: Run, tmp_path: Path) -> None:
    for name in ("out.db", "out.xlsx"):
        run("tables", "-q", *INPUT, "-o", tmp_path / name, "--jobs", "2")
        assert (tmp_path / name).read_bytes() == (made / name).read_bytes()
    run("tables", "-q", *INPUT, "-o", f"{tmp_path}/out/", "--format", "parquet")
    for path in (made / "parquet").iterdir():
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes()


def test_kinds_without_a_record_have_their_columns_and_types(run: Run, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    (tmp_path / "a.txt").write_text("松阳县人大常委会工作报告\n\n各位代表：\n", encoding="utf-8")
    run("tables", "-q", "a.txt", "-o", "out/", "--format", "parquet", cwd=tmp_path)
    figures = pq.read_schema(tmp_path / "out" / "figures.parquet")
    assert pq.read_table(tmp_path / "out" / "figures.parquet").num_rows == 0
    told = (
        figures.field("value").type,
        figures.field("year").type,
        figures.field("pooled").type,
        figures.field("unit").type,
    )
    assert told == (pa.float64(), pa.int64(), pa.bool_(), pa.string())
    for form in ("csv", "jsonl"):
        run("tables", "-q", "a.txt", "-o", f"{form}/", "--format", form, cwd=tmp_path)
        subprocess.run([FRICTIONLESS, "validate", "datapackage.json"], cwd=tmp_path / form, check=True)
    run("tables", "-q", "a.txt", "-o", "out.db", cwd=tmp_path)
    with sqlite3.connect(tmp_path / "out.db") as connection:
        assert len(connection.execute("SELECT * FROM figures").description) == len(TABLES["figures"].columns)


def test_what_extract_wrote_gives_the_same_tables(made: Path, run: Run, tmp_path: Path) -> None:
    run("extract", "-q", *INPUT, "-o", tmp_path / "all.jsonl", "--save-text", tmp_path / "texts")
    done = run("tables", "-q", tmp_path / "all.jsonl", "-o", tmp_path / "out.db")
    assert done.stderr == ""
    assert (tmp_path / "out.db").read_bytes() == (made / "out.db").read_bytes()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run("tables", "-q", "../all.jsonl", "--texts", "../texts", "-o", "out.db", cwd=elsewhere)
    assert (elsewhere / "out.db").read_bytes() == (made / "out.db").read_bytes()
    done = run("tables", "../all.jsonl", "-o", "bare.db", cwd=elsewhere)
    assert "the text of 7 reports (seeds/" in done.stderr
    with sqlite3.connect(elsewhere / "bare.db") as connection:
        assert connection.execute("SELECT count(*), count(sentence), count(cite) FROM figures").fetchone()[1] == 0
        assert connection.execute("SELECT sum(has_text) FROM reports").fetchone() == (0,)


def test_cells_are_safe_from_formulas(run: Run, tmp_path: Path) -> None:
    text = '松阳县人大常委会工作报告\n\n一年来，共召开常委会会议8次。\n\n=HYPERLINK("http://x")召开常委会会议9次。\n+召开主任会议7次。\n'
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    run("tables", "-q", "a.txt", "-o", "out/", cwd=tmp_path)
    run("tables", "-q", "a.txt", "-o", "out.xlsx", cwd=tmp_path)
    cells = (tmp_path / "out" / "figures.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(cells.splitlines()))
    risky = [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert risky == []
    assert any(cell.startswith(("'=", "'+")) for row in rows for cell in row)
    from openpyxl import load_workbook

    sheet = load_workbook(tmp_path / "out.xlsx")["figures"]
    kinds = {cell.data_type for row in sheet.iter_rows(min_row=3) for cell in row if cell.value is not None}
    assert "f" not in kinds


def test_copies_of_a_report_are_marked(run: Run, tmp_path: Path) -> None:
    seed = (ROOT / "seeds" / "000_3dd7caa003c09858.txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(seed[: len(seed) * 2 // 3], encoding="utf-8")
    (tmp_path / "b.txt").write_text(seed, encoding="utf-8")
    (tmp_path / "c.txt").write_text(seed, encoding="utf-8")
    done = run("tables", "a.txt", "b.txt", "c.txt", "-o", "out.db", cwd=tmp_path)
    assert "1 with the text of an earlier one left out" in done.stderr
    with sqlite3.connect(tmp_path / "out.db") as connection:
        rows = connection.execute("SELECT path, is_best_of_key FROM reports ORDER BY path").fetchall()
        assert rows == [("a.txt", 0), ("b.txt", 1)]
        assert connection.execute("SELECT DISTINCT path FROM panel").fetchall() == [("b.txt",)]


def test_manifest_is_in_the_rows(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("松阳县人大常委会工作报告\n\n一年来，共召开常委会会议8次。\n", encoding="utf-8")
    (tmp_path / "m.csv").write_text("path,url,publisher\na.txt,https://x.example/1,松阳人大\n", encoding="utf-8")
    run("tables", "-q", "a.txt", "--manifest", "m.csv", "-o", "out.db", cwd=tmp_path)
    with sqlite3.connect(tmp_path / "out.db") as connection:
        assert connection.execute("SELECT url, publisher FROM reports").fetchone() == (
            "https://x.example/1",
            "松阳人大",
        )
        (cite,) = connection.execute("SELECT cite FROM figures").fetchone()
        assert cite == "「一年来，共召开常委会会议8次。」，《松阳县人大常委会工作报告》，https://x.example/1，第27字"


def test_a_document_that_fails_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("松阳县人大常委会工作报告\n\n一年来，共召开常委会会议8次。\n", encoding="utf-8")
    done = run("tables", ".", "-o", "out.db", cwd=tmp_path)
    assert done.returncode == 1
    assert "a.txt: is empty" in done.stderr
    (tmp_path / "b.txt").unlink()
    before = (tmp_path / "out.db").read_bytes()
    done = run("tables", ".", "-o", "out.db", cwd=tmp_path)
    assert done.returncode == 1
    assert "out.db is left as it was" in done.stderr
    assert (tmp_path / "out.db").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "out.db"]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("-o", "out.ods"), "extension .ods is not known"),
        (("-o", "out"), "has no extension"),
        (("-o", "out.csv"), "name a folder: -o out/ --format csv"),
        (("-o", "out.db", "--format", "csv"), "--format is for folders"),
        (("-o", "out/", "--format", "dta"), "--format dta is not known"),
        ((), "name a place with -o"),
        (("-o", "full/"), "holds something else (mine.txt)"),
        (("-o", "nowhere/out.db"), "its folder does not exist"),
        (("-o", "out.db", "--texts", "nowhere"), "--texts nowhere is no folder"),
    ],
)
def test_wrong_usage(run: Run, tmp_path: Path, args: tuple[str, ...], told: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "in" / "a.txt").write_text("松阳县人大常委会工作报告\n\n召开常委会会议8次。\n", encoding="utf-8")
    done = run("tables", "in", *args, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["full", "in"]


def test_a_folder_of_ones_own_is_replaced_whole(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("松阳县人大常委会工作报告\n\n一年来，共召开常委会会议8次。\n", encoding="utf-8")
    for form in ("csv", "parquet"):
        done = run("tables", "-q", "a.txt", "-o", "out/", "--format", form, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
    names = {path.suffix for path in (tmp_path / "out").iterdir()}
    assert names == {".parquet", ".json", ".md"}
    for _ in range(2):  # a dataset among the reports is no report
        done = run("tables", "-q", ".", "-o", "out/", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
    told = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert told["reports"] == 1


def test_indicators_of_ones_own_are_in_the_panel(run: Run, tmp_path: Path) -> None:
    done = run("tables", "-q", "seeds", "--indicators", "examples/growth.toml", "-o", tmp_path / "out.db")
    assert (done.returncode, done.stderr) == (0, "")
    with sqlite3.connect(tmp_path / "out.db") as connection:
        names = {row[0] for row in connection.execute("SELECT DISTINCT indicator FROM panel")}
    assert {"sc_meetings", "gdp_growth_target"} <= names


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_nothing(tmp_path: Path, sent: signal.Signals) -> None:
    (tmp_path / "in").mkdir()
    text = (ROOT / "seeds" / "000_3dd7caa003c09858.txt").read_text(encoding="utf-8")
    for number in range(200):
        (tmp_path / "in" / f"{number}.txt").write_text(f"{text}第{number}份。\n", encoding="utf-8")
    with subprocess.Popen(
        [COMMAND, "tables", "in", "-o", "out.db"], cwd=tmp_path, stderr=subprocess.PIPE, text=True
    ) as run_:
        while not list(tmp_path.glob(".out.db.*/out.db")):
            time.sleep(0.02)
        time.sleep(0.5)
        run_.send_signal(sent)
        _, told = run_.communicate(timeout=30)
    assert (run_.returncode, told) == (130, "reportkit: interrupted\n")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_chinese_heads_and_values(run: Run, tmp_path: Path, database: sqlite3.Connection) -> None:
    from openpyxl import load_workbook

    for place in ("out.xlsx", "out/"):
        done = run("tables", "-q", *INPUT, "--lang", "zh", "-o", f"{tmp_path}/{place}")
        assert (done.returncode, done.stderr) == (0, "")
    table = TABLES["suggestions"]
    rows = in_database(database, "suggestions")
    with (tmp_path / "out" / "suggestions.csv").open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert list(found[0]) == [column.zh for column in table.columns]
    actions = dict(next(column.labels for column in table.columns if column.name == "action"))
    reasons = dict(next(column.labels for column in table.columns if column.name == "why_not"))
    assert [row["环节"] for row in found] == [actions[row["action"]] for row in rows]
    told = [";".join(reasons[name] for name in row["why_not"].split(";")) if row["why_not"] else "" for row in rows]
    assert [row["不可用的原因"] for row in found] == told
    assert [row["原文"] for row in found] == [row["quote"] for row in rows]
    sheet = load_workbook(tmp_path / "out.xlsx")[table.zh]
    heads, *cells = sheet.iter_rows(values_only=True)
    assert heads == tuple(column.zh for column in table.columns)
    assert len(cells) == len(rows)
    assert sheet.freeze_panes == "C2"
    checked = subprocess.run(
        [FRICTIONLESS, "validate", "datapackage.json"], cwd=tmp_path / "out", capture_output=True, check=False
    )
    assert checked.returncode == 0
    done = run("tables", "-q", *INPUT, "--lang", "zh", "-o", tmp_path / "out.db")
    assert done.returncode == 2
    assert "--lang zh is for xlsx and CSV" in done.stderr


def test_a_full_disk_is_a_line_and_leaves_nothing(tmp_path: Path) -> None:
    for place in ("out.db", "out.xlsx", "out/"):
        command = f"ulimit -f 50; exec '{COMMAND}' tables -q seeds -o '{tmp_path}/{place}'"
        done = subprocess.run(
            ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 1
        assert "cannot be written" in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert list(tmp_path.iterdir()) == []


def test_rows_that_cannot_be_made_cost_one_report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from reportkit.dataset.package import write_dataset
    from reportkit.dataset.source import Sources
    from reportkit.dataset.tables import rows, usable
    from reportkit.dataset.write.formats import Format
    from reportkit.errors import ReportkitError

    as_it_is = usable.why_not

    def broken(kind: str, record: Any, known: Any) -> list[str]:
        if known.report["source"]["path"].endswith("dev-01.txt"):
            raise KeyError("bug")
        return as_it_is(kind, record, known)

    monkeypatch.setattr(rows, "why_not", broken)
    monkeypatch.chdir(ROOT)
    told: list[ReportkitError] = []
    written = write_dataset(Sources(list(INPUT)), Format.SQLITE, tmp_path / "out.db", {}, told.append)
    assert (written.reports, len(told)) == (6, 1)
    assert str(told[0]).startswith("tests/gold/texts/dev-01.txt: its rows cannot be made (KeyError: 'bug')")
    with sqlite3.connect(tmp_path / "out.db") as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT count(DISTINCT report) FROM figures").fetchone() == (6,)


@pytest.mark.slow
def test_memory_is_flat_and_time_near_that_of_extract() -> None:
    def figures(reports: int) -> list[list[str]]:
        script = ROOT / "benchmarks" / "dataset.py"
        command = [sys.executable, str(script), "--reports", str(reports), "--formats", "out.db", "csv/"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return [line.split() for line in done.stdout.splitlines()[2:]]

    few, many = figures(100), figures(500)
    for small, large in zip(few, many, strict=True):
        assert float(large[-5]) < 1.15 * float(small[-5])  # MB
    assert all(float(row[4]) <= 1.5 for row in many)


def test_what_is_less_sure_is_left_out_and_nothing_refers_to_it(
    run: Run, tmp_path: Path, reports: list[dict[str, Any]]
) -> None:
    done = run("tables", "-q", *INPUT, "-o", tmp_path / "out.db", "--min-confidence", "likely")
    assert (done.returncode, done.stderr) == (0, "")
    with closing(sqlite3.connect(tmp_path / "out.db")) as database:
        assert list(database.execute("PRAGMA foreign_key_check")) == []
        figures = {
            row[:2]: row[2:] for row in database.execute("SELECT report, id, confidence, part_of, why_not FROM figures")
        }
        low = {(r["id"], f["id"]) for r in reports for f in r["figures"] if f["confidence"] == "doubtful"}
        every = {(r["id"], f["id"]) for r in reports for f in r["figures"]}
        assert low
        assert set(figures) == every - low
        # what is a part of a number that is left out is a part all the same
        orphans = [
            (r["id"], f["id"])
            for r in reports
            for f in r["figures"]
            if (r["id"], f["part_of"]) in low and f["confidence"] != "doubtful"
        ]
        for orphan in orphans:
            assert figures[orphan][1] is None
        kept = [row[0] for row in database.execute("SELECT id FROM meetings")]
        assert len(kept) == sum(len(r["meetings"]) for r in reports)
        for report, told in database.execute("SELECT report, figures FROM checks WHERE figures IS NOT NULL"):
            assert {(report, name) for name in told.split(";")} <= set(figures)
        cells = database.execute("SELECT report, record, status, value FROM panel WHERE record IS NOT NULL").fetchall()
        assert not [cell for cell in cells if (cell[0], cell[1]) in low]


def test_the_panel_of_less_sure_records_is_to_be_looked_at(run: Run, tmp_path: Path) -> None:
    for name, level in (("all.db", ()), ("sure.db", ("--min-confidence", "sure"))):
        assert run("tables", "-q", *INPUT, "-o", tmp_path / name, *level).returncode == 0
    cells = {}
    for name in ("all.db", "sure.db"):
        with closing(sqlite3.connect(tmp_path / name)) as database:
            query = "SELECT report, indicator, status, value, confidence, record FROM panel"
            cells[name] = {row[:2]: row[2:] for row in database.execute(query)}
    lost = [key for key, cell in cells["all.db"].items() if cell[0] == "stated" and cell[2] == "likely"]
    assert lost
    assert {cells["sure.db"][key][:2] for key in lost} == {("look", None)}
    sure = [
        key for key, cell in cells["all.db"].items() if cell[0] == "stated" and cell[2] == "sure" and ";" not in cell[3]
    ]
    assert sure
    assert all(cells["sure.db"][key] == cells["all.db"][key] for key in sure)
