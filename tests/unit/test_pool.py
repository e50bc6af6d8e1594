"""Worker processes: order, limits that hold in native code, workers that die."""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportkit.errors import ReportkitError
from reportkit.io import pool
from reportkit.io.item import Item
from reportkit.io.limits import Limits
from reportkit.io.pool import AHEAD, Pool, Slot
from reportkit.io.work import Job, Result
from tests.support import ROOT

Work = Callable[[Item, int, Job], Result]


def items(count: int) -> list[tuple[int, Item | ReportkitError]]:
    return [(n, Item(str(n), str(n), ".txt", b"x")) for n in range(1, count + 1)]


def read(monkeypatch: pytest.MonkeyPatch, work: Work, count: int, jobs: int = 2, seconds: float = 30) -> list[Slot]:
    """What a pool makes of ``count`` items with ``work`` in place of the reading (processes are forked)."""
    monkeypatch.setattr(pool, "work", work)
    with Pool(Job(limits=Limits(max_seconds=seconds)), jobs) as workers:
        return list(workers.read(items(count)))


def line(number: int) -> Result:
    return Result(lines=f"{number}\n".encode())


def children() -> set[str]:
    """Processes of this one that are (a browser or a server of other tests may be among them)."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            found.add(stat.parent.name)
    return found


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_order_is_that_of_the_input(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    def work(_item: Item, number: int, _job: Job, _tell: object = None) -> Result:
        time.sleep(0.02 if number % 3 == 0 else 0)
        return line(number)

    slots = read(monkeypatch, work, 40, jobs)
    assert [slot.result.lines for slot in slots if slot.result] == [f"{n}\n".encode() for n in range(1, 41)]


def test_errors_met_on_the_way_keep_their_place() -> None:
    error = ReportkitError("cannot be opened", path="x", stage="find")
    numbered = [items(1)[0], (2, error), (3, Item("c", "c", ".txt", "三次".encode()))]
    with Pool(Job(), 2) as workers:
        slots = list(workers.read(numbered))
    assert [slot.number for slot in slots] == [1, 2, 3]
    assert slots[1].result is not None
    assert slots[1].result.error is error


def test_limit_holds_inside_a_regular_expression(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(_item: Item, number: int, _job: Job, _tell: object = None) -> Result:
        if number == 2:
            re.match(r"(a+)+$", "a" * 60 + "b")  # would take centuries, and no Python code runs meanwhile
        return line(number)

    before = children()
    slots = read(monkeypatch, work, 4, seconds=3)
    assert [slot.result.lines for slot in slots if slot.result] == [b"1\n", b"", b"3\n", b"4\n"]
    error = slots[1].result.error if slots[1].result else None
    assert error is not None
    assert (error.path, error.stage) == ("2", "limit")
    assert error.message == "took longer than 3 s and was stopped"
    assert children() <= before


def test_document_of_a_killed_worker_is_read_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def work(_item: Item, number: int, _job: Job, _tell: object = None) -> Result:
        mark = tmp_path / "killed"
        if number == 2 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return line(number)

    slots = read(monkeypatch, work, 4)
    assert [slot.result.lines for slot in slots if slot.result] == [b"1\n", b"2\n", b"3\n", b"4\n"]


def test_document_that_ends_its_worker_again_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(_item: Item, number: int, _job: Job, _tell: object = None) -> Result:
        if number in (1, 3):
            os.kill(os.getpid(), signal.SIGUSR1)
        return line(number)

    slots = read(monkeypatch, work, 4, jobs=1)
    assert [slot.result.lines for slot in slots if slot.result] == [b"", b"2\n", b"", b"4\n"]
    errors = [slot.result.error for slot in slots if slot.result and slot.result.error]
    assert [error.message for error in errors] == ["the process that read it was ended (SIGUSR1)"] * 2


def test_no_more_is_held_than_a_window(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0

    def endless() -> Iterator[tuple[int, Item | ReportkitError]]:
        nonlocal taken
        while True:
            taken += 1
            yield taken, Item("a", "a", ".txt", b"x")

    def work(_item: Item, number: int, _job: Job, _tell: object = None) -> Result:
        time.sleep(0.3 if number == 1 else 0)
        return line(number)

    monkeypatch.setattr(pool, "work", work)
    with Pool(Job(), 2) as workers:
        slots = workers.read(endless())
        assert next(slots).number == 1
        assert taken <= 2 * AHEAD + 1


def test_what_a_parser_prints_is_not_among_the_lines(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def work(_item: Item, number: int, _job: Job, _tell: object = None) -> Result:
        os.write(1, b"noise")
        os.write(2, b"noise")
        return line(number)

    read(monkeypatch, work, 2)
    assert capfd.readouterr() == ("", "")


def test_processes_that_are_not_forked_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    # So it is where the program has threads, and on other systems.
    release = threading.Event()
    thread = threading.Thread(target=release.wait)
    thread.start()
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with Pool(Job(), 1) as workers:
        slots = list(
            workers.read(
                [(1, Item("a.txt", "a.txt", ".txt", "一年来，\n共召开常委会会议8次，听取报告12个。".encode()))]
            )
        )
    release.set()
    thread.join()
    assert slots[0].result is not None
    assert slots[0].result.error is None
    assert b'"value":8' in slots[0].result.lines
