"""Many documents: order, lists of errors, patterns, limits, and runs that are interrupted and gone on with."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.cli.archive import counts, fill, text
from tests.support import COMMAND, Run, without_summary

COUNT = 60
WAIT = 120  # seconds: a machine may have other work


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """``COUNT`` reports in a folder of the work place."""
    fill(tmp_path / "in", COUNT)
    return tmp_path


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_any_number_of_processes_gives_the_same_bytes(run: Run, archive: Path) -> None:
    outputs = [run("extract", "in", "--jobs", n, cwd=archive).stdout for n in ("1", "2", "5")]
    assert counts(outputs[0].encode()) == list(range(1, COUNT + 1))
    assert outputs[1] == outputs[0]
    assert outputs[2] == outputs[0]


def test_errors_are_listed_in_order(run: Run, archive: Path) -> None:
    (archive / "in" / "0007.txt").write_bytes(b"")
    (archive / "in" / "0033.txt").write_bytes(b"%PDF-1.7\n")
    done = run("extract", "in", "gone.txt", "--jobs", "2", "-o", "out.jsonl", "--errors", "bad.jsonl", cwd=archive)
    assert done.returncode == 1
    assert len(counts((archive / "out.jsonl").read_bytes())) == COUNT - 2
    bad = rows(archive / "bad.jsonl")
    assert [(row["path"], row["stage"]) for row in bad] == [
        ("in/0007.txt", "decode"),
        ("in/0033.txt", bad[1]["stage"]),
        ("gone.txt", "read"),
    ]
    assert bad[2]["message"] == "does not exist"
    assert without_summary(done.stderr).count("\n") == 3


def test_list_of_errors_is_empty_when_all_went_well_and_there_when_nothing_did(run: Run, archive: Path) -> None:
    assert run("extract", "in", "--errors", "bad.jsonl", cwd=archive).returncode == 0
    assert (archive / "bad.jsonl").read_bytes() == b""
    done = run("extract", "gone.txt", "-o", "out.jsonl", "--errors", "bad.jsonl", cwd=archive)
    assert done.returncode == 1
    assert [row["path"] for row in rows(archive / "bad.jsonl")] == ["gone.txt"]
    assert not (archive / "out.jsonl").exists()


def test_patterns_of_names(run: Run, archive: Path) -> None:
    (archive / "in" / "sub").mkdir()
    (archive / "in" / "sub" / "0001.txt").write_text(text(91), encoding="utf-8")

    def read(*args: str) -> list[int]:
        return counts(run("extract", "-q", "in", *args, cwd=archive).stdout.encode())

    assert read("--include", "000[12].txt") == [1, 2, 91]
    assert read("--include", "000[12].txt", "--exclude", "in/sub/*") == [1, 2]
    assert read("--include", "in/sub/*") == [91]
    assert read("--exclude", "00[0-5]?.txt") == [60]
    assert read("in/0003.txt", "--include", "0001.txt") == [1, 91, 3]


def test_same_text_is_left_out_when_asked(run: Run, archive: Path) -> None:
    (archive / "in" / "0002.txt").write_text(text(1), encoding="utf-8")
    (archive / "in" / "0003.txt").write_text(text(1), encoding="utf-16")
    everything = run("extract", "in", cwd=archive)
    assert counts(everything.stdout.encode())[:4] == [1, 1, 1, 4]
    done = run("extract", "in", "--dedupe", "--jobs", "2", cwd=archive)
    assert counts(done.stdout.encode())[:2] == [1, 4]
    assert ", 2 with the text of an earlier one left out, " in done.stderr


def test_limits_of_a_document(run: Run, archive: Path) -> None:
    (archive / "in" / "0002.txt").write_text(text(2) * 20, encoding="utf-8")
    os.mkfifo(archive / "pipe.txt")  # nobody writes: it would be waited for without end
    args = ["extract", "in", "pipe.txt", "in/0001.txt", "--jobs", "2", "--errors", "bad.jsonl"]
    done = run(*args, "--max-seconds", "4", "--max-chars", "2000", cwd=archive)
    assert done.returncode == 1
    assert counts(done.stdout.encode()) == [1, *range(3, COUNT + 1)]
    bad = rows(archive / "bad.jsonl")
    assert [(row["path"], row["stage"]) for row in bad] == [("in/0002.txt", "limit"), ("pipe.txt", "limit")]
    assert bad[1]["message"] == "took longer than 4 s and was stopped"
    assert "--max-seconds" in bad[1]["hint"]


def test_pipes_and_links_in_folders(run: Run, archive: Path) -> None:
    inside = archive / "in"
    os.mkfifo(inside / "pipe.txt")
    (inside / "around").symlink_to(archive)
    (inside / "circle.txt").symlink_to("circle.txt")
    (inside / "nowhere.txt").symlink_to("gone.txt")
    (inside / "again.txt").symlink_to("0001.txt")
    done = run("extract", "in", cwd=archive)
    assert done.returncode == 1
    assert counts(done.stdout.encode()) == list(range(1, COUNT + 1))
    told = without_summary(done.stderr).splitlines()
    assert told == [
        "reportkit: in/circle.txt: cannot be read (Too many levels of symbolic links); try: check the path and the disk",
        "reportkit: in/nowhere.txt: does not exist; try: check the path",
        "reportkit: passed over in folders, by type of file: (link to a folder) 1, (no file) 1",
        "reportkit: named more than once and read once: 1",
    ]


def test_pipe_that_is_written_to_is_read(archive: Path) -> None:
    command = f"'{COMMAND}' extract -q <(cat in/0005.txt)"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=archive, check=True)
    assert counts(done.stdout) == [5]


def test_deep_folders(run: Run, tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"d" * 1200)
    subprocess.run(["mkdir", "-p", deep], check=True)
    (deep / "a.txt").write_text(text(1), encoding="utf-8")
    done = run("extract", tmp_path)
    subprocess.run(["rm", "-r", tmp_path / "d"], check=True)  # too deep for shutil
    assert counts(done.stdout.encode()) == [1]


@pytest.fixture
def start(archive: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Start a run that goes on with out.jsonl."""
    processes: list[subprocess.Popen[bytes]] = []

    def started(*args: str, **more: Any) -> subprocess.Popen[bytes]:
        command = [str(COMMAND), "extract", "in", "-o", "out.jsonl", "--resume", *args]
        processes.append(subprocess.Popen(command, stderr=subprocess.PIPE, cwd=archive, **more))
        return processes[-1]

    yield started
    for process in processes:
        with process:
            process.kill()


def expected(run: Run, archive: Path, *args: str) -> bytes:
    assert run("extract", "-q", "in", *args, "-o", "whole.jsonl", cwd=archive).returncode in (0, 1)
    return (archive / "whole.jsonl").read_bytes()


def interrupted(process: subprocess.Popen[bytes], archive: Path, number: signal.Signals, size: int) -> bytes:
    """End a run when its part has grown to ``size`` bytes; what it said."""
    part = archive / "out.jsonl.part"
    while process.poll() is None and not (part.exists() and part.stat().st_size >= size):
        time.sleep(0.002)
    process.send_signal(number)
    _, said = process.communicate(timeout=WAIT)
    return said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_interrupted_and_gone_on_with(
    run: Run, archive: Path, start: Callable[..., subprocess.Popen[bytes]], number: signal.Signals
) -> None:
    (archive / "in" / "0010.txt").write_bytes(b"")
    whole = expected(run, archive)
    os.mkfifo(archive / "wait.txt")
    said = interrupted(start("wait.txt", "--jobs", "2"), archive, number, 1)
    assert (said == b"") == (number == signal.SIGKILL) or b"0010.txt: is empty" in said
    assert b"Traceback" not in said
    assert not (archive / "out.jsonl").exists()
    (archive / "wait.txt").unlink()
    done = run("extract", "in", "-o", "out.jsonl", "--resume", "--errors", "bad.jsonl", cwd=archive)
    assert done.returncode == 1
    assert (archive / "out.jsonl").read_bytes() == whole
    assert [row["path"] for row in rows(archive / "bad.jsonl")] == ["in/0010.txt"]
    assert names(archive) == ["bad.jsonl", "in", "out.jsonl", "whole.jsonl"]


def stopped(archive: Path, start: Callable[..., subprocess.Popen[bytes]], *args: str) -> None:
    """A run interrupted after a dozen documents, or at a pipe that nobody writes to."""
    os.mkfifo(archive / "wait.txt")
    interrupted(start("wait.txt", *args), archive, signal.SIGINT, 60_000)
    (archive / "wait.txt").unlink()


def test_what_is_done_is_not_done_again(run: Run, archive: Path, start: Callable[..., subprocess.Popen[bytes]]) -> None:
    stopped(archive, start)
    done = run("extract", "in", "-o", "out.jsonl", "--resume", "-v", cwd=archive)
    kept = int(done.stderr.partition(" of them done before")[0].rpartition(" ")[2])
    assert kept > 5
    assert f"in/{kept:04}.txt: " not in done.stderr
    assert all(f"in/{number:04}.txt: " in done.stderr for number in range(kept + 1, COUNT + 1))
    assert f"{COUNT} documents, " in done.stderr
    assert counts((archive / "out.jsonl").read_bytes()) == list(range(1, COUNT + 1))


def test_full_disk_and_gone_on_with(run: Run, archive: Path, start: Callable[..., subprocess.Popen[bytes]]) -> None:
    whole = expected(run, archive)

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(whole) // 2, len(whole) // 2))

    process = start(preexec_fn=little_room)
    _, said = process.communicate(timeout=WAIT)
    assert process.returncode == 1
    assert said.startswith(b"reportkit: out.jsonl: cannot be written (File too large); try: make room")
    assert said.count(b"\n") == 1
    done = run("extract", "in", "-o", "out.jsonl", "--resume", cwd=archive)
    assert done.returncode == 0
    assert " of them done before" in done.stderr
    assert (archive / "out.jsonl").read_bytes() == whole


def stat(process: int | str) -> list[str]:
    """State, parent and more of a process; empty when it is gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def workers(parent: int, count: int) -> list[int]:
    """The ``count`` processes whose parent is ``parent``, once there are so many."""
    for _ in range(WAIT * 100):
        numbers = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
        found = [number for number in numbers if stat(number)[1:2] == [str(parent)]]
        if len(found) >= count:
            return found
        time.sleep(0.01)
    pytest.fail(f"no {count} processes")


def gone(process: int) -> bool:
    """Whether a process ends within some seconds; one that nobody has waited for is a zombie."""
    for _ in range(WAIT * 100):
        if stat(process)[:1] in ([], ["Z"]):
            return True
        time.sleep(0.01)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_behind(
    archive: Path, start: Callable[..., subprocess.Popen[bytes]], number: signal.Signals
) -> None:
    os.mkfifo(archive / "wait.txt")
    process = start("wait.txt", "--jobs", "3")
    left = workers(process.pid, 3)
    process.send_signal(number)
    process.communicate(timeout=WAIT)
    assert all(map(gone, left))


def test_killed_worker_costs_nothing(archive: Path, start: Callable[..., subprocess.Popen[bytes]]) -> None:
    os.mkfifo(archive / "wait.txt")
    process = start("wait.txt", "--jobs", "2")
    os.kill(workers(process.pid, 2)[0], signal.SIGKILL)
    (archive / "wait.txt").write_text(text(99), encoding="utf-8")
    _, said = process.communicate(timeout=WAIT)
    assert process.returncode == 0
    assert without_summary(said.decode()) == ""
    assert counts((archive / "out.jsonl").read_bytes()) == [*range(1, COUNT + 1), 99]


def opened_by_a_reader(path: Path) -> int:
    """A pipe opened for writing, once somebody reads it."""
    for _ in range(WAIT * 100):
        with suppress(OSError):
            return os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        time.sleep(0.01)
    pytest.fail(f"nobody reads {path}")


def test_progress_at_a_terminal_only(archive: Path) -> None:
    os.mkfifo(archive / "wait.txt")
    (archive / "in" / "0002.txt").write_bytes(b"")
    leader, follower = os.openpty()
    command = [str(COMMAND), "extract", "wait.txt", "in", "-o", "out.jsonl"]
    with subprocess.Popen(command, stderr=follower, cwd=archive, env=os.environ | {"TERM": "xterm"}) as process:
        os.close(follower)
        pipe = opened_by_a_reader(archive / "wait.txt")
        time.sleep(1.5)  # the first second shows nothing
        os.write(pipe, text(99).encode())
        os.close(pipe)
        shown = b""
        with suppress(OSError):  # the other end is closed
            while more := os.read(leader, 65536):
                shown += more
    os.close(leader)
    assert process.returncode == 1
    assert "documents, " in shown.decode() or "document, " in shown.decode()
    assert b"/s, 0 failed, remaining" in shown
    assert b"reportkit: in/0002.txt: is empty" in shown
    assert b"60 documents, " in shown


@pytest.mark.slow
@pytest.mark.parametrize("what", ["mixed", "killed", "memory"])
def test_two_thousand_files(root: Path, what: str) -> None:
    done = subprocess.run(
        [sys.executable, root / "benchmarks" / "batch.py", what], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
