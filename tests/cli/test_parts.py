"""Runs in parts: packed output, shards, lists of files, and runs that read only what is new."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
import zstandard

from reportkit.errors import ReportkitError
from reportkit.io.shard import shard_of
from tests.cli.archive import counts, fill, text
from tests.support import COMMAND, Run, without_summary

COUNT = 12


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """``COUNT`` reports in a folder of the work place."""
    fill(tmp_path / "in", COUNT)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def unpacked(path: Path) -> bytes:
    data = path.read_bytes()
    return (
        gzip.decompress(data) if path.suffix == ".gz" else zstandard.ZstdDecompressor().decompressobj().decompress(data)
    )


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_output_is_packed_as_its_name_says(run: Run, archive: Path, ending: str) -> None:
    whole = run("extract", "-q", "in", cwd=archive).stdout.encode()
    args = ("extract", "-q", "in", "--jobs", "2")
    for name, more in (("a", ()), ("b", ("--resume",)), ("c", ("--incremental",))):
        assert run(*args, "-o", f"{name}.jsonl.{ending}", *more, cwd=archive).returncode == 0
        assert unpacked(archive / f"{name}.jsonl.{ending}") == whole
    assert (archive / f"a.jsonl.{ending}").stat().st_size < len(whole) / 5
    assert names(archive) == [*(f"{n}.jsonl.{ending}" for n in "abc"), f"c.jsonl.{ending}.journal", "in"]


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_packed_output_is_read_by_the_commands_that_read_lines(run: Run, archive: Path, ending: str) -> None:
    packed = f"out.jsonl.{ending}"
    assert run("extract", "-q", "in", "-o", packed, cwd=archive).returncode == 0
    assert run("validate", packed, cwd=archive).returncode == 0
    assert run("extract", "-q", "in", "-o", "out.jsonl", cwd=archive).returncode == 0
    assert run("diff", "out.jsonl", packed, cwd=archive).stdout == "no difference\n"
    tables = [run("panel", "-q", name, cwd=archive).stdout for name in ("out.jsonl", packed)]
    assert tables[0] == tables[1]
    assert tables[0].count("\n") > COUNT
    (archive / packed).write_bytes((archive / packed).read_bytes()[:-20])
    done = run("validate", packed, cwd=archive)
    assert done.returncode == 1
    assert f"is a damaged .{ending} file" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["out.gz", "out.csv.zst"])
def test_other_names_are_wrong_usage(run: Run, archive: Path, name: str) -> None:
    done = run("extract", "in", "-o", name, cwd=archive)
    assert done.returncode == 2
    assert "extract writes JSON Lines, to .jsonl, .jsonl.gz or .jsonl.zst" in done.stderr
    assert names(archive) == ["in"]


def test_shards_are_the_whole_and_stay_when_files_come(run: Run, archive: Path) -> None:
    with zipfile.ZipFile(archive / "in" / "more.zip", "w") as packed:
        for number in range(101, 113):
            packed.writestr(f"{number}.txt", text(number))
    whole = sorted(run("extract", "-q", "in", cwd=archive).stdout.splitlines())

    def shards() -> list[list[str]]:
        found = [run("extract", "-q", "in", "--shard", f"{i}/2", cwd=archive) for i in (1, 2)]
        assert [done.returncode for done in found] == [0, 0]
        return [done.stdout.splitlines() for done in found]

    first = shards()
    assert sorted(line for shard in first for line in shard) == whole
    assert all(len(shard) > COUNT // 5 for shard in first)
    (archive / "in" / "0000.txt").write_text(text(99), encoding="utf-8")
    later = shards()
    assert [len(set(b) - set(a)) for a, b in zip(first, later, strict=True)].count(1) == 1
    assert all(set(a) <= set(b) for a, b in zip(first, later, strict=True))


def test_an_error_belongs_to_one_shard_and_an_empty_shard_is_no_failure(run: Run, archive: Path) -> None:
    (archive / "in" / "0007.txt").write_bytes(b"")
    args = ("extract", "-q", "in/0001.txt", "in/0007.txt", "gone.txt")
    found = [run(*args, "--shard", f"{i}/3", "-o", f"{i}.jsonl", cwd=archive) for i in range(1, 4)]
    assert {done.returncode for done in found} <= {0, 1}
    assert sum("is empty" in done.stderr for done in found) == 1
    assert sum("does not exist" in done.stderr for done in found) == 1
    written = [archive / f"{i}.jsonl" for i in range(1, 4) if (archive / f"{i}.jsonl").exists()]
    assert sum(path.stat().st_size > 0 for path in written) == 1


@pytest.mark.parametrize("shard", ["0/3", "4/3", "1", "1/0", "a/b", "-1/3", "1/3/5"])
def test_a_shard_that_is_none(shard: str) -> None:
    with pytest.raises(ReportkitError, match="is no shard; try: 1/8 for the first of eight"):
        shard_of(shard)


def test_a_shard_that_is_none_is_wrong_usage(run: Run, archive: Path) -> None:
    done = run("extract", "in", "--shard=4/3", cwd=archive)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is no shard; try: 1/8 for the first of eight" in done.stderr


@pytest.mark.parametrize("end", ["\r\n", "\0"])
def test_files_from_a_list(run: Run, archive: Path, end: str) -> None:
    listed = "".join(f"in/{n:04}.txt{end}" for n in (3, 1, 2)).encode()
    (archive / "list").write_bytes(listed + (b"" if end == "\0" else b"\n"))
    for done in (
        run("extract", "-q", "in/0009.txt", "--files-from", "list", cwd=archive),
        run("extract", "-q", "in/0009.txt", "--files-from", "-", cwd=archive, stdin=listed),
    ):
        assert (done.returncode, done.stderr) == (0, "")
        assert counts(done.stdout.encode()) == [9, 3, 1, 2]
    assert run("panel", "-q", "--files-from", "list", cwd=archive).returncode == 0


def test_lists_that_cannot_be_used(run: Run, archive: Path) -> None:
    (archive / "empty").write_bytes(b"\n")
    for args, said in (
        (("--files-from", "empty"), "--files-from empty lists no path"),
        (("--files-from", "gone"), "--files-from gone: cannot be read"),
        (("-", "--files-from", "-"), "standard input cannot be both"),
    ):
        done = run("extract", *args, cwd=archive)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert done.stderr.count("\n") == 1
    (archive / "list").write_text("in/0001.txt\n")
    before = (archive / "list").read_bytes()
    assert run("extract", "--files-from", "list", "-o", "list", cwd=archive).returncode == 2
    assert (archive / "list").read_bytes() == before


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.zst"])
def test_what_is_in_the_output_is_not_read_again(run: Run, archive: Path, name: str) -> None:
    args = ("extract", "in", "-o", name, "--incremental")
    assert "done before" not in run(*args, cwd=archive).stderr
    (archive / "in" / "0005.txt").write_text(text(95), encoding="utf-8")  # changed
    (archive / "in" / "0006.txt").unlink()
    (archive / "in" / "0007.txt").rename(archive / "in" / "0007b.txt")  # the path stands in the line
    os.utime(archive / "in" / "0008.txt", (1, 1))  # the same content
    (archive / "in" / "0000.txt").write_text(text(90), encoding="utf-8")  # new
    done = run(*args, "--jobs", "2", cwd=archive)
    assert f"{COUNT} documents" in done.stderr
    assert f", {COUNT - 3} of them done before, " in done.stderr
    assert run("extract", "-q", "in", "-o", "whole.jsonl", cwd=archive).returncode == 0
    found = archive / name
    assert (found.read_bytes() if found.suffix == ".jsonl" else unpacked(found)) == (
        archive / "whole.jsonl"
    ).read_bytes()
    assert f", {COUNT} of them done before, " in run(*args, cwd=archive).stderr


def test_no_line_is_taken_over_from_other_options_or_a_file_that_was_changed(run: Run, archive: Path) -> None:
    args = ("extract", "in", "-o", "out.jsonl", "--incremental")
    assert run("extract", "-q", "in", "-o", "out.jsonl", cwd=archive).returncode == 0
    assert "has no journal of an earlier --incremental: all is read" in run(*args, cwd=archive).stderr
    whole = (archive / "out.jsonl").read_bytes()
    done = run(*args, "--max-chars", "100000", cwd=archive)
    assert "out.jsonl was written with other options, rules or another version: all is read again" in done.stderr
    assert "done before" not in done.stderr
    lines = whole.splitlines(keepends=True)
    lines[10] = lines[10].replace(b'"count":11', b'"count":99')
    (archive / "out.jsonl").write_bytes(b"".join(lines))
    done = run(*args, "--max-chars", "100000", cwd=archive)
    assert "is not what its journal tells of: what came after 10 documents is read again" in done.stderr
    assert ", 10 of them done before, " in done.stderr
    assert (archive / "out.jsonl").read_bytes() == whole


def test_what_failed_is_tried_again(run: Run, archive: Path) -> None:
    (archive / "in" / "0003.txt").write_bytes(b"")
    args = ("extract", "in", "-o", "out.jsonl", "--incremental", "--errors", "bad.jsonl")
    assert run(*args, cwd=archive).returncode == 1
    done = run(*args, cwd=archive)
    assert done.returncode == 1
    assert "0003.txt: is empty" in without_summary(done.stderr)
    assert (archive / "bad.jsonl").read_bytes().count(b"\n") == 1


def test_incremental_run_that_is_killed_goes_on(run: Run, archive: Path) -> None:
    args = ("extract", "in", "wait.txt", "-o", "out.jsonl", "--incremental")
    (archive / "wait.txt").write_text(text(77), encoding="utf-8")
    assert run(*args, cwd=archive).returncode == 0
    whole = (archive / "out.jsonl").read_bytes()
    (archive / "wait.txt").unlink()
    os.mkfifo(archive / "wait.txt")
    process = subprocess.Popen([COMMAND, *args], stderr=subprocess.DEVNULL, cwd=archive)
    begun = (
        archive / "out.jsonl.part.journal"
    )  # what is known is written when the document that it waits for has been read
    while process.poll() is None and not (begun.exists() and begun.stat().st_size):
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    (archive / "wait.txt").unlink()
    (archive / "wait.txt").write_text(text(77), encoding="utf-8")
    done = run(*args, cwd=archive)
    assert f", {COUNT + 1} of them done before, " in done.stderr
    assert (archive / "out.jsonl").read_bytes() == whole
    assert names(archive) == ["in", "out.jsonl", "out.jsonl.journal", "wait.txt"]


def test_incremental_goes_with_a_file_and_whole_reports(run: Run, archive: Path) -> None:
    assert "--incremental needs -o FILE" in run("extract", "in", "--incremental", cwd=archive).stderr
    done = run("extract", "in", "--incremental", "--records", "figures", "-o", "out.jsonl", cwd=archive)
    assert done.returncode == 2
    assert "--incremental goes with whole reports" in done.stderr
