"""``extract`` as a user meets it: data on stdout, one line an error, exit codes, files whole or not at all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support import COMMAND, Run, without_summary

REPORT = "松阳县人大常委会工作报告\n\n一年来，共召开常委会会议8次、主任会议12次。\n"


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.split("\n") if line]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.md").write_text(f"# {REPORT}", encoding="utf-8")
    return tmp_path


def test_seeds_make_five_lines(seeds_output: Path, root: Path) -> None:
    data = seeds_output.read_bytes()
    assert data.endswith(b"}\n")
    assert b"\r" not in data
    reports = lines(data.decode("utf-8"))
    expected = [f"seeds/{path.name}" for path in sorted((root / "seeds").glob("*.txt"))]
    assert [report["source"]["path"] for report in reports] == expected


def test_two_runs_give_the_same_bytes(run: Run, seeds_output: Path) -> None:
    assert run("extract", "seeds/").stdout.encode("utf-8") == seeds_output.read_bytes()


def test_folders_are_searched_in_order_without_readme(run: Run, folder: Path) -> None:
    (folder / "README.md").write_text("not a report", encoding="utf-8")
    (folder / ".hidden.txt").write_text("not seen", encoding="utf-8")
    done = run("extract", ".", cwd=folder)
    assert [report["source"]["path"] for report in lines(done.stdout)] == ["a.txt", "sub/b.md"]
    assert (done.returncode, without_summary(done.stderr)) == (0, "")


def test_file_named_twice_is_read_once(run: Run, folder: Path) -> None:
    done = run("extract", ".", "a.txt", cwd=folder)
    assert len(lines(done.stdout)) == 2
    assert without_summary(done.stderr) == "reportkit: named more than once and read once: 1\n"


def test_other_types_in_folders_are_told(run: Run, folder: Path) -> None:
    (folder / "c.rar").write_bytes(b"old")
    done = run("extract", ".", cwd=folder)
    assert without_summary(done.stderr) == "reportkit: passed over in folders, by type of file: .rar 1\n"
    assert run("extract", "-q", ".", cwd=folder).stderr == ""


def test_stdin(run: Run) -> None:
    for args in (["extract", "-"], ["extract"]):
        report = lines(run(*args, stdin=REPORT.encode("gb18030")).stdout)[0]
        assert report["source"]["path"] is None
        assert report["source"]["encoding"] == "gb18030"
        assert "guessed_encoding" in [warning["code"] for warning in report["warnings"]]


def test_text_that_is_no_report_still_gets_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("床前明月光，疑是地上霜。\n", encoding="utf-8")
    done = run("extract", tmp_path)
    report = lines(done.stdout)[0]
    assert done.returncode == 0
    assert report["meta"]["genre"] == "other"
    assert report["warnings"]


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\r\n\t\n", "white space only"),
    "binary.txt": (bytes(range(256)) * 20, "is not text"),
    "pdf.txt": (b"%PDF-1.7\n" + "正文".encode(), "is a damaged PDF"),
    "word.txt": (b"PK\x03\x04" + bytes(100), "zip or Office file"),
    "korean.txt": (
        "안녕하세요 대한민국 국회 보고서 입니다. ".encode("euc-kr") * 20,
        "no encoding that gives Chinese text",
    ),
    "latin.txt": ("Déjà vu à la carte, ça alors. ".encode("latin-1") * 20, "no encoding that gives Chinese text"),
    "cut.txt": ((REPORT * 5).encode().replace(b"12", b"\xff2", 1), "is damaged UTF-8"),
    "scan.pdf": (b"%PDF-1.7\n", "is a damaged PDF"),
    "table.csv": (b"a,b\n", "has no column text"),
}


def test_bad_input_gets_a_line_each_and_the_rest_is_written(run: Run, tmp_path: Path) -> None:
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    done = run("extract", *BAD, "missing.txt", "good.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert [report["source"]["path"] for report in lines(done.stdout)] == ["good.txt"]
    told = without_summary(done.stderr).splitlines()
    assert len(told) == len(BAD) + 1
    for line, (name, (_, what)) in zip(told, BAD.items(), strict=False):
        assert line.startswith(f"reportkit: {name}:")
        assert what in line
        assert "; try: " in line
    assert told[-1] == "reportkit: missing.txt: does not exist; try: check the path"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(run: Run, folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    done = run("extract", "a.txt", "sub", cwd=folder)
    assert done.returncode == 1
    assert "a.txt: may not be read" in done.stderr
    assert len(lines(done.stdout)) == 1


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux")
def test_file_whose_reading_fails(run: Run) -> None:
    done = run("extract", "/proc/self/mem")
    assert done.returncode == 1
    assert done.stderr.startswith("reportkit: /proc/self/mem: cannot be read (")


def test_empty_folder(run: Run, tmp_path: Path) -> None:
    done = run("extract", tmp_path)
    assert done.returncode == 1
    assert "no reports in this folder" in done.stderr


def test_records_one_a_line_with_whose_they_are(run: Run, folder: Path) -> None:
    done = run("extract", "missing.txt", ".", "--records", "meetings", cwd=folder)
    rows = lines(done.stdout)
    assert [(row["document"], row["path"], row["count"]) for row in rows] == [
        (2, "a.txt", 8),
        (2, "a.txt", 12),
        (3, "sub/b.md", 8),
        (3, "sub/b.md", 12),
    ]
    first = ["document", "document_id", "record_kind", "path", "url", "key", "adcode", "province", "region", "organ"]
    first += ["genre", "completeness", "review_from", "review_to", "plan_year", "id"]
    assert list(rows[0])[: len(first)] == first
    assert rows[0]["evidence"]["text"] in rows[0]["sentence"]
    assert rows[0]["sentence"] in REPORT
    assert rows[0]["region"] == "松阳县"
    assert rows[0]["organ"] == "npc_standing_committee"


def test_records_of_several_kinds(run: Run) -> None:
    seed = "seeds/000_3dd7caa003c09858.txt"
    both = lines(run("extract", seed, "--records", "suggestions", "--records", "meetings").stdout)
    for kind in ("meetings", "suggestions"):
        alone = lines(run("extract", seed, "--records", kind).stdout)
        assert [row for row in both if row["record_kind"] == kind] == alone != []
    assert {(row["adcode"], row["province"], row["plan_year"]) for row in both} == {("330782", "浙江省", 2021)}


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv", "out.txt", "out.JSON"])
def test_json_lines_under_another_name_is_wrong_usage(run: Run, folder: Path, name: str) -> None:
    done = run("extract", "a.txt", "-o", name, cwd=folder)
    assert done.returncode == 2
    assert f"-o {name}: extract writes JSON Lines" in done.stderr
    assert ("reportkit tables" in done.stderr) == (name in ("out.xlsx", "out.csv"))
    assert not (folder / name).exists()


def test_summary_of_several_documents_or_when_asked(run: Run, folder: Path) -> None:
    done = run("extract", ".", "missing.txt", cwd=folder)
    assert done.stderr.splitlines()[-1].startswith("reportkit: 2 documents, 8 records, ")
    assert ", 1 failed, " in done.stderr
    assert run("extract", "a.txt", cwd=folder).stderr == ""
    assert without_summary(run("extract", "-v", "a.txt", cwd=folder).stderr).startswith("reportkit: a.txt: 4 records, ")
    assert run("extract", "-q", ".", cwd=folder).stderr == ""


def test_output_file(run: Run, folder: Path) -> None:
    done = run("extract", "a.txt", "-o", "out.jsonl", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert len(lines((folder / "out.jsonl").read_text(encoding="utf-8"))) == 1
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_output_stays_as_it_was_when_nothing_was_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("old\n", encoding="utf-8")
    done = run("extract", "missing.txt", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert "out.jsonl is left as it was" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "old\n"


@pytest.mark.parametrize(
    "args",
    [
        ["extract", "a.txt", "-o", "a.txt"],
        ["extract", "a.txt", "-o", "sub"],
        ["extract", "a.txt", "-o", "nowhere/out.jsonl"],
        ["extract", "a.txt", "--records", "cats"],
        ["extract", "a.txt", "--nonsense"],
        ["nonsense"],
        [],
    ],
)
def test_wrong_usage(run: Run, folder: Path, args: list[str]) -> None:
    done = run(*args, cwd=folder)
    assert done.returncode == 2
    assert done.stderr or done.stdout.startswith("Usage")
    assert (folder / "a.txt").read_text(encoding="utf-8") == REPORT


def test_terminal_without_path_is_wrong_usage() -> None:
    leader, follower = os.openpty()
    done = subprocess.run([COMMAND, "extract"], stdin=follower, capture_output=True, check=False, timeout=60)
    os.close(leader)
    os.close(follower)
    assert done.returncode == 2
    assert b"needs a PATH" in done.stderr


def test_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(REPORT * 20, encoding="utf-8")
    with subprocess.Popen([COMMAND, "extract", tmp_path], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupt_leaves_no_half_file(tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / "out.jsonl").write_text("old\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    # The second input is a pipe that nobody writes to: the command waits in the middle of its work.
    os.mkfifo(tmp_path / "slow.txt")
    command = [str(COMMAND), "extract", "-v", "a.txt", "slow.txt", "-o", "out.jsonl"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=tmp_path, text=True) as process:
        assert process.stderr is not None
        process.stderr.readline()
        time.sleep(0.1)
        process.send_signal(number)
        assert process.stderr.read() == "reportkit: interrupted\n"
    assert process.returncode == 130
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "old\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "out.jsonl", "slow.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
def test_full_disk_is_told(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([COMMAND, "extract", folder], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr == b"reportkit: the output cannot be written (No space left on device)\n"


def test_path_that_is_too_long(run: Run, folder: Path) -> None:
    done = run("extract", "x" * 300 + ".txt", "a.txt", cwd=folder)
    assert done.returncode == 1
    assert "cannot be read (File name too long)" in done.stderr
    assert len(lines(done.stdout)) == 1


def test_path_that_is_not_utf8(run: Run, tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.txt")
    (tmp_path / name).write_text(REPORT, encoding="utf-8")
    done = run("extract", ".", cwd=tmp_path)
    assert done.returncode == 0
    assert lines(done.stdout)[0]["source"]["path"] == "\ufffd.txt"


def test_source_tells_bytes_and_text(run: Run, tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + REPORT.replace("\n", "\r\n").encode()
    (tmp_path / "bom.txt").write_bytes(data)
    source = lines(run("extract", "bom.txt", cwd=tmp_path).stdout)[0]["source"]
    assert source["encoding"] == "utf-8-sig"
    assert source["chars"] == len(REPORT) + REPORT.count("\n")
    assert data.decode(source["encoding"]) == REPORT.replace("\n", "\r\n")


def test_records_that_are_less_sure_are_left_out_of_rows(run: Run, seeds_output: Path) -> None:
    reports = [json.loads(line) for line in seeds_output.read_text(encoding="utf-8").splitlines()]
    args = ("extract", "-q", "seeds/", "--records", "figures", "--records", "suggestions", "--records", "meetings")
    done = run(*args, "--min-confidence", "likely")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    wanted = [
        (report["id"], record["id"])
        for report in reports
        for kind in ("figures", "meetings", "suggestions")
        for record in report[kind]
        if record.get("confidence") != "doubtful"
    ]
    assert [(row["document_id"], row["id"]) for row in rows] == wanted
    assert {row.get("confidence") for row in rows} == {"sure", "likely", None}
    figures = {(row["document_id"], row["id"]) for row in rows if row["record_kind"] == "figures"}
    named = [(row["document_id"], row[key]) for row in rows for key in ("figure", "base", "part_of") if row.get(key)]
    assert named
    assert set(named) <= figures
    assert len(run(*args).stdout.splitlines()) > len(rows)


def test_a_report_is_always_whole(run: Run) -> None:
    done = run("extract", "seeds/", "--min-confidence", "sure")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--min-confidence goes with --records: a report is always written whole" in done.stderr
