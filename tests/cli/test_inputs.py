"""Containers, manifests and kept texts as a user meets them."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.clothes.dress import CLOTHES
from tests.support import Run

REPORT = "义乌市人大常委会工作报告\n\n一年来，共召开常委会会议8次、主任会议12次。\n"


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.split("\n") if line]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One report in every clothes and a table named directly."""
    for number, (file, dress) in enumerate(CLOTHES.values()):
        (tmp_path / f"{number:02}-{file}").write_bytes(dress(REPORT))
    return tmp_path


def test_every_clothes_by_the_command(run: Run, folder: Path) -> None:
    tables = sorted(file.name for file in folder.iterdir() if file.suffix in (".jsonl", ".csv"))
    assert len(tables) == 2
    done = run("extract", ".", *tables, cwd=folder)
    assert done.returncode == 0, done.stderr
    reports = lines(done.stdout)
    assert len(reports) == len(CLOTHES)
    assert {tuple(meeting["count"] for meeting in report["meetings"]) for report in reports} == {(8, 12)}
    assert "passed over in folders, by type of file: .csv 1, .jsonl 1" in done.stderr
    paths = [report["source"]["path"] for report in reports]
    assert [path for path in paths if "!" in path or ":" in path] == [
        "10-report.zip!报告/report.txt",
        "11-report.txt.gz!11-report.txt",
        "12-report.jsonl:1",
        "13-report.csv:2",
    ]


def test_texts_are_kept_and_validate_finds_them(
    run: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = tmp_path_factory.mktemp("out")
    files = sorted(file.name for file in folder.iterdir())
    done = run(
        "extract", *files, "-o", out / "all.jsonl", "--save-text", out / "texts" / "deep", "--jobs", "2", cwd=folder
    )
    assert done.returncode == 0, done.stderr
    reports = lines((out / "all.jsonl").read_text(encoding="utf-8"))
    kept = {sha256(file.read_bytes()).hexdigest() for file in (out / "texts" / "deep").iterdir()}
    assert {report["source"]["text_sha256"] for report in reports} == kept
    assert len(list((out / "texts" / "deep").iterdir())) == len(files)

    assert run("validate", out / "all.jsonl", cwd=folder).stdout == f"{len(files)} reports, all well\n"
    nowhere = run("validate", out / "all.jsonl", cwd=out).stdout
    assert nowhere == f"{len(files)} reports, all well ({len(files)} without the source file at hand)\n"
    texts = out / "texts" / "deep"
    assert run("validate", out / "all.jsonl", "--text", texts, cwd=out).stdout == f"{len(files)} reports, all well\n"

    for file in texts.iterdir():
        file.write_text("x", encoding="utf-8")
    done = run("validate", out / "all.jsonl", "--text", texts, cwd=out)
    assert done.returncode == 1
    assert done.stdout.count("is not the text it was") == len(files)


def test_validate_sees_a_changed_container(run: Run, tmp_path: Path) -> None:
    def pack(text: str) -> None:
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            archive.writestr("1.txt", REPORT)
            archive.writestr("2.txt", text)

    pack(REPORT * 2)
    run("extract", "a.zip", "-o", "out.jsonl", cwd=tmp_path)
    assert run("validate", "out.jsonl", cwd=tmp_path).stdout == "2 reports, all well\n"
    pack(REPORT * 3)
    done = run("validate", "out.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stdout.count("does not hold what it held")) == (1, 1)


def test_manifest_goes_into_the_source(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "data" / name).write_text(REPORT, encoding="utf-8")
    manifest = "path,url,published\na.txt,https://x.example/a,2021-02-03\nold.txt,https://x.example/old,\n"
    (tmp_path / "data" / "manifest.csv").write_text(manifest, encoding="utf-8")
    done = run("extract", "data", "--manifest", "data/manifest.csv", cwd=tmp_path)
    first, second = (report["source"] for report in lines(done.stdout))
    assert list(first)[-4:] == ["url", "publisher", "published", "retrieved"]
    assert (first["url"], first["publisher"], first["published"]) == ("https://x.example/a", None, "2021-02-03")
    assert {second[key] for key in ("url", "publisher", "published", "retrieved")} == {None}
    assert "data/manifest.csv: 1 line for files that were not read, old.txt first" in done.stderr
    assert done.returncode == 0
    (tmp_path / "m.csv").write_text("url\nx\n", encoding="utf-8")
    done = run("extract", "data", "--manifest", "m.csv", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("reportkit: m.csv:1: has no column path; try: ")


def test_text_field(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text(json.dumps({"body": REPORT}) + '\n{"body": 5}\n', encoding="utf-8")
    done = run("extract", "t.jsonl", "--text-field", "body", cwd=tmp_path)
    assert [report["source"]["path"] for report in lines(done.stdout)] == ["t.jsonl:1"]
    assert "t.jsonl:2: has a text that is no string" in done.stderr
    assert done.returncode == 1


def test_folder_for_texts_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    done = run("extract", "a.txt", "--save-text", "a.txt/x", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--save-text a.txt/x cannot be made" in done.stderr


def test_container_on_standard_input(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("1.txt", REPORT)
    for data, path in (
        ((tmp_path / "a.zip").read_bytes(), "(stdin)!1.txt"),
        (CLOTHES["Word"][1](REPORT), None),
        (CLOTHES["PDF"][1](REPORT), None),
        (CLOTHES["HTML"][1](REPORT), None),
        (CLOTHES["JSON Lines"][1](REPORT), "(stdin):1"),
    ):
        (report,) = lines(run("extract", "-", stdin=data).stdout)
        assert (report["source"]["path"], len(report["meetings"])) == (path, 2)
