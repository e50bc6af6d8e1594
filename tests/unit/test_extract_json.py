"""The library for engines: a line or an error, never raised, within limits, and everything pickles."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import reportkit
from reportkit.io import apart
from reportkit.io.item import Item
from reportkit.io.work import Job
from tests.support import ROOT

TEXT = "松阳县人大常委会工作报告\n\n一年来,共召开常委会会议8次。\n"
LIMITS = reportkit.Limits(max_seconds=20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8", newline="\n")
    return file


def again(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 (of this test)


def line(found: bytes | reportkit.ReportkitError) -> dict[str, Any]:
    assert isinstance(found, bytes), found
    assert found.endswith(b"}\n")
    return dict(json.loads(found))


def error(found: bytes | reportkit.ReportkitError) -> reportkit.ReportkitError:
    assert isinstance(found, reportkit.ReportkitError)
    return found


@pytest.mark.parametrize("limits", [None, LIMITS])
def test_a_file_gives_the_line_of_the_command(path: Path, limits: reportkit.Limits | None) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reportkit", "extract", "-q", path], capture_output=True, check=True, cwd=ROOT
    )
    assert reportkit.extract_json(path, limits=limits) == done.stdout
    assert reportkit.extract_json(str(path), limits=limits) == done.stdout
    assert reportkit.extract_json(TEXT.encode(), name=str(path), limits=limits) == done.stdout


def test_bytes_without_a_name_have_no_path() -> None:
    found = line(reportkit.extract_json(TEXT.encode()))
    assert found["source"]["path"] is None
    assert found["meetings"][0]["count"] == 8
    assert error(reportkit.extract_json(b"")).path == "(bytes)"


def test_a_name_says_of_what_type_content_is() -> None:
    assert line(reportkit.extract_json(TEXT.encode(), name="a.md"))["source"]["media_type"] == "text/markdown"
    assert "files of type .exe are not read" in str(reportkit.extract_json(TEXT.encode(), name="a.exe"))


@pytest.mark.parametrize("limits", [None, LIMITS])
@pytest.mark.parametrize(
    ("source", "stage"),
    [
        (b"", "decode"),
        (b"%PDF-1.7\n", None),
        (bytes(range(256)) * 20, None),
        ("gone.txt", "read"),
        ("a\0b.txt", "read"),
        ("/", "read"),
        ("-", "usage"),
        (3, "usage"),
        (None, "usage"),
        (float("nan"), "usage"),
    ],
)
def test_nothing_is_raised(source: Any, stage: str | None, limits: reportkit.Limits | None) -> None:
    found = error(reportkit.extract_json(source, limits=limits))
    assert stage in (None, found.stage)
    assert "\n" not in str(found)
    assert found.to_dict() == error(again(found)).to_dict()


def test_own_words_that_are_not_there_are_an_error(path: Path) -> None:
    own = reportkit.Own(packs=("gone.toml",))
    assert "gone.toml" in str(error(reportkit.extract_json(path, own=own)))
    assert "gone.toml" in str(error(reportkit.extract_json(path, own=own, limits=LIMITS)))
    with pytest.raises(reportkit.ReportkitError, match=r"gone\.toml"):
        reportkit.warm(own)


def test_limit_of_time_holds_and_the_next_document_is_read(tmp_path: Path, path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)  # nobody writes: it would be waited for without end
    limits = reportkit.Limits(max_seconds=2)
    found = error(reportkit.extract_json(pipe, limits=limits))
    assert (found.path, found.stage) == (str(pipe), "limit")
    assert found.message == "took longer than 2 s and was stopped"
    assert line(reportkit.extract_json(path, limits=limits))


@pytest.mark.skipif(sys.platform != "linux", reason="the system holds no process to its memory")
def test_limit_of_memory_holds(tmp_path: Path, path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(("共召开会议8次。" * 1_500_000).encode())
    limits = reportkit.Limits(max_seconds=60, max_memory=64 * 1024 * 1024, max_chars=100_000_000)
    found = error(reportkit.extract_json(large, limits=limits))
    assert found.stage == "limit"
    assert "more than 64 MB of memory" in str(found)
    assert line(reportkit.extract_json(path, limits=limits))


def test_limits_of_size_hold_everywhere(path: Path) -> None:
    small = reportkit.Limits(max_bytes=10)
    assert error(reportkit.extract_json(path, limits=small)).stage == "limit"


def test_the_process_beside_may_be_ended_and_another_takes_its_place() -> None:
    beside = apart.Apart(Job())
    item = Item("", "a.txt", ".txt", TEXT.encode())
    first = beside.work(item)
    assert beside._process is not None
    gone = beside._process
    gone.send_signal(signal.SIGKILL)
    gone.wait()
    assert beside.work(item).lines == first.lines != b""
    assert beside._process.pid != gone.pid
    last = beside._process
    beside.end()
    assert last.returncode == 0


def test_what_reads_ends_with_the_program(tmp_path: Path) -> None:
    code = (
        "import reportkit, os, signal; reportkit.extract_json(b'x', limits=reportkit.Limits());"
        "from reportkit.io.apart import _of_thread; import threading;"
        "print(_of_thread.cache_info().currsize, flush=True);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    mark = {"REPORTKIT_TEST_MARK": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, env=os.environ | mark, check=False
    )
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, b"1\n")
    deadline = time.monotonic() + 20
    while (left := _marked(str(tmp_path))) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left == []


def _marked(mark: str) -> list[str]:
    """Processes with ``mark`` in their environment."""
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark.encode() in environ.read_bytes():
                found.append(environ.parent.name)
        except OSError:
            continue
    return found


def test_threads_read_at_the_same_time() -> None:
    with ThreadPoolExecutor(3) as threads:
        found = list(threads.map(lambda _: reportkit.extract_json(TEXT.encode(), limits=LIMITS), range(9)))
    assert set(found) == {reportkit.extract_json(TEXT.encode())}
    assert threading.active_count() >= 1


def test_everything_pickles(path: Path) -> None:
    report = reportkit.extract_file(path)
    for value in (
        report,
        reportkit.extract_json,
        reportkit.warm,
        reportkit.extract,
        reportkit.Own(packs=("a.toml",), laws="b.tsv"),
        LIMITS,
        reportkit.Category.MEETING,
    ):
        assert again(value) == value
    copy = again(report)
    assert copy.text == TEXT
    assert copy.sentence(copy.meetings[0]) == "一年来,共召开常委会会议8次。"


def test_an_executor_of_the_standard_library_reads(path: Path) -> None:
    # Processes that are spawned import reportkit anew; reportkit.warm is their initializer.
    from multiprocessing import get_context

    with ProcessPoolExecutor(2, get_context("spawn"), initializer=reportkit.warm) as engine:
        found = list(engine.map(reportkit.extract_json, [str(path), "gone.txt", TEXT.encode()]))
    assert found[0] == reportkit.extract_json(path)
    assert error(found[1]).path == "gone.txt"
    assert line(found[2])["source"]["path"] is None


def test_what_is_warm_is_shared_and_quick() -> None:
    code = (
        "import time, reportkit; reportkit.warm(); a = time.perf_counter();"
        f"reportkit.extract_json({TEXT.encode()!r}); print(time.perf_counter() - a)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    assert float(done.stdout) < 0.25  # cold it takes more; some milliseconds when nothing else runs
