"""What the dataset reads: reports, or what extract wrote with its texts, each text once."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from reportkit.dataset.source import Reading, Sourced, Sources
from reportkit.io.batch import Outcome
from tests.support import ROOT, Run

SEEDS = sorted(path.name for path in (ROOT / "seeds").glob("0*.txt"))


@pytest.fixture
def written(run: Run, tmp_path: Path) -> Path:
    """What extract wrote of two reports that lie in ``in``, with saved texts in ``texts``."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in SEEDS[:2]:
        (folder / name).write_bytes((ROOT / "seeds" / name).read_bytes())
    run("extract", "-q", "in", "-o", "out.jsonl", "--save-text", "texts", cwd=tmp_path)
    return tmp_path / "out.jsonl"


def read(*paths: Path | str, reading: Reading | None = None) -> tuple[list[Sourced], list[Outcome], Sources]:
    told: list[Outcome] = []
    found = Sources([str(path) for path in paths], reading or Reading(), told.append)
    return list(found), told, found


def test_reports_and_what_extract_wrote_of_them_are_the_same(written: Path) -> None:
    of_reports, _, _ = read(written.parent / "in")
    of_lines, told, found = read(written)
    assert [one.report.id for one in of_lines] == [one.report.id for one in of_reports]
    assert [one.text for one in of_lines] == [one.text for one in of_reports]
    assert all(one.text for one in of_reports)
    assert [len(one.report.figures) for one in of_lines] == [len(one.report.figures) for one in of_reports]
    assert all(one.report.text == one.text for one in of_lines)
    assert (len(told), found.notes()) == (2, [])


def test_texts_are_looked_for_where_they_may_be(written: Path) -> None:
    (written.parent / "in").rename(written.parent / "moved")
    lost, _, found = read(written)
    assert [one.text for one in lost] == [None, None]
    (note,) = found.notes()
    assert "the text of 2 reports (in/" in note
    assert "--texts DIR" in note
    for place in ("moved", "texts"):
        there, _, again = read(written, reading=Reading(texts=str(written.parent / place)))
        assert all(one.text for one in there)
        assert again.notes() == []


def test_texts_are_found_by_their_digest_under_other_names(written: Path) -> None:
    folder = written.parent / "in"
    for number, path in enumerate(sorted(folder.iterdir())):
        path.rename(folder / f"{number}.txt")
    there, _, _ = read(written, reading=Reading(texts=str(folder)))
    assert all(one.text for one in there)


def test_another_text_in_its_place_is_not_taken(written: Path) -> None:
    first = min((written.parent / "in").iterdir())
    first.write_text(first.read_text(encoding="utf-8") + "改", encoding="utf-8")
    found, _, sources = read(written)
    assert [one.text is None for one in found] == [True, False]
    assert "sha256 differs" in sources.notes()[0]


def test_offsets_that_do_not_fit_the_text_are_told(written: Path) -> None:
    lines = written.read_text(encoding="utf-8").replace('"text":"8次"', '"text":"9次"', 1)
    written.write_text(lines, encoding="utf-8")
    found, _, sources = read(written)
    assert found[0].text is None
    assert "is another text" in sources.notes()[0]


def test_a_text_that_came_before_is_left_out(written: Path) -> None:
    found, told, _ = read(written, written.parent / "in", written)
    assert len(found) == 2
    assert [outcome.repeats for outcome in told] == [False, False, True, True, True, True]


def test_a_file_of_records_ends_at_its_first_line(run: Run, tmp_path: Path) -> None:
    records = run("extract", "-q", "seeds", "--records", "figures").stdout
    (tmp_path / "records.jsonl").write_text(records, encoding="utf-8")
    found, told, _ = read(tmp_path / "records.jsonl", ROOT / "seeds" / SEEDS[0])
    assert len(found) == 1
    assert [str(outcome.result.error) for outcome in told if outcome.result.error] == [
        f"{tmp_path}/records.jsonl:1: is a record of extract --records; whole reports are wanted; try: leave --records out"
    ]


def test_lines_that_are_no_reports_do_not_stop_the_others(written: Path) -> None:
    first, second = written.read_text(encoding="utf-8").splitlines()
    other = first.replace('"schema_version":"2.0.0"', '"schema_version":"1.0.0"')
    broken = first.replace('"organ":"npc', '"organ":"xyz', 1)
    written.write_text("\n".join(("\ufeff" + other, broken, "[1]", "{", "", second)) + "\n", encoding="utf-8")
    found, told, _ = read(written)
    assert [one.report.source.path for one in found] == [f"in/{SEEDS[1]}"]
    errors = [str(outcome.result.error) for outcome in told if outcome.result.error]
    assert len(errors) == 4
    assert "is no report of format 2.0.0" in errors[0]
    assert "breaks the schema at meta.organ" in errors[1]


def test_texts_in_a_table_are_found_under_their_column(run: Run, tmp_path: Path) -> None:
    bodies = [(ROOT / "seeds" / name).read_text(encoding="utf-8").replace('"', "”") for name in SEEDS[:2]]
    rows = "".join(f'{number},"{body}"\n' for number, body in enumerate(bodies))
    (tmp_path / "t.csv").write_text(f"id,body\n{rows}", encoding="utf-8", newline="")
    run("extract", "-q", "t.csv", "--text-field", "body", "-o", "out.jsonl", cwd=tmp_path)
    found, _, sources = read(tmp_path / "out.jsonl", reading=Reading(text_field="body"))
    assert [one.text for one in found] == bodies
    assert sources.notes() == []
    lost, _, _ = read(tmp_path / "out.jsonl")
    assert [one.text for one in lost] == [None, None]


def test_standard_input_holds_either(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((ROOT / "seeds" / SEEDS[0]).read_bytes())))
    (one,), _, _ = read("-")
    assert one.report.source.path is None
    assert one.text is not None
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written.read_bytes())))
    monkeypatch.chdir(written.parent)
    found, _, _ = read("-")
    assert [one.text is not None for one in found] == [True, True]
