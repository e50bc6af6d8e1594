"""What takes memory, time or patience: one line, and the other documents all the same."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportkit.errors import ReportkitError
from reportkit.io import pool
from reportkit.io.containers import items
from reportkit.io.item import Item, item_of
from reportkit.io.limits import Limits
from reportkit.io.pool import PageBegun, Pool, Slot
from reportkit.io.work import Job, Result
from tests.hostile.pdfs import drawing_itself

MB = 1024 * 1024
GOOD = Item("good.txt", "good.txt", ".txt", "县人大常委会工作报告\n共召开会议8次。\n".encode())


def read(limits: Limits, *data: Item) -> list[Slot]:
    with Pool(Job(limits=limits), 1) as workers:
        return list(workers.read(enumerate((*data, GOOD), 1)))


def line(slot: Slot) -> str:
    assert slot.result is not None
    return str(slot.result.error)


def test_drawing_that_draws_itself() -> None:
    """Some 600 bytes that ask for more memory than any machine has."""
    # A worker has the memory of the process that started it, here of all that the tests have loaded.
    first, good = read(Limits(max_memory=1200 * MB), Item("x.pdf", "x.pdf", ".pdf", drawing_itself()))
    assert "1200 MB of memory" in line(first)
    assert line(first).endswith("; try: raise --max-memory, or report it as a bug")
    assert first.tries == 1
    assert good.result is not None
    assert good.result.error is None


Work = Callable[..., Result]


def greedy(item: Item, _number: int, job: Job, _tell: object) -> Result:
    if item.name == "good.txt":
        return Result(lines=b"{}\n")
    try:
        return Result(lines=bytes(600 * MB))
    except MemoryError:
        return Result(error=job.limits.too_much_memory().at(item.name))


def ended(number: int) -> Work:
    def work(item: Item, _number: int, _job: Job, _tell: object) -> Result:
        if item.name != "good.txt":
            os.kill(os.getpid(), number)
        return Result(lines=b"{}\n")

    return work


@pytest.mark.parametrize(
    ("work", "said", "tries"),
    [
        (greedy, "a: needs more than 400 MB of memory; try: raise --max-memory, or fewer --jobs", 1),
        (ended(6), "a: what reads it failed (SIGABRT), or it needed more than 400 MB of memory; try: ", 1),
        (ended(11), "a: what reads it failed (SIGSEGV), or it needed more than 400 MB of memory; try: ", 1),
        (ended(9), "a: the process that read it was ended (SIGKILL); try: ", 2),
    ],
    ids=["too much memory", "a parser that gives up", "a parser that breaks", "killed from outside"],
)
def test_second_try_only_for_what_came_from_outside(
    monkeypatch: pytest.MonkeyPatch, work: Work, said: str, tries: int
) -> None:
    monkeypatch.setattr(pool, "work", work)
    first, good = read(Limits(max_memory=400 * MB), Item("a", "a", ".txt", b"x"))
    assert line(first).startswith(said)
    assert first.tries == tries
    assert good.result is not None
    assert good.result.lines == b"{}\n"


def test_each_page_has_the_time_of_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(item: Item, _number: int, _job: Job, tell: Callable[[int, int], None]) -> Result:
        if item.name != "good.txt":
            import time

            for page in range(1, 4):
                tell(page, 3)
                time.sleep(0.6)
        return Result(lines=b"{}\n")

    monkeypatch.setattr(pool, "work", slow)
    told = []
    with Pool(Job(limits=Limits(max_seconds=1.2)), 1, lambda *page: told.append(page)) as workers:
        slots = list(workers.read(enumerate((Item("a", "a", ".png", b"x"), GOOD), 1)))
    assert [slot.result.lines for slot in slots if slot.result] == [b"{}\n"] * 2
    assert told == [("a", 1, 3), ("a", 2, 3), ("a", 3, 3)]
    assert PageBegun(1, 3) == PageBegun(1, 3)


def found(path: Path, seconds: float = 0.3) -> list[str]:
    """What is found in the container at ``path``: names, or the line of an error."""
    given = items([item_of(str(path))], limits=Limits(max_seconds=seconds))
    return [str(x) if isinstance(x, ReportkitError) else x.name for x in given]


@pytest.mark.parametrize("name", ["a.zip", "a.jsonl", "a.jsonl.gz", "a.csv", "a.gz"])
@pytest.mark.parametrize("kind", ["pipe", "/dev/zero", "/dev/urandom"])
def test_pipe_or_device_behind_the_name_of_a_container(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(kind)
    extension = "gz" if name.endswith("gz") else name.rpartition(".")[2]
    said = f"{path}: is a pipe or a device, no {extension} file; try: standard input: reportkit extract - < {path}"
    assert found(path) == [said]


@pytest.mark.parametrize("blank", [b"\n", b" \n", b" " * 100 + b"\n"])
def test_table_of_blank_lines_ends_with_its_time(tmp_path: Path, blank: bytes) -> None:
    path = tmp_path / "blank.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(60):
            file.write(blank * (MB // len(blank)))
    assert found(path, 0.05) == [
        f"{path}: took longer than 0.05 s and was stopped; try: raise --max-seconds, or report it as a bug"
    ]


def test_time_counts_between_texts_only(tmp_path: Path) -> None:
    """A table is not given up for the time that its texts take elsewhere."""
    import time

    path = tmp_path / "a.jsonl"
    path.write_text('{"text":"召开会议8次。"}\n' * 4, encoding="utf-8")
    names = []
    for item in items([item_of(str(path))], limits=Limits(max_seconds=0.2)):
        time.sleep(0.15)
        names.append(item.name if isinstance(item, Item) else str(item))
    assert names == [f"{path}:{number}" for number in range(1, 5)]


def test_table_of_blank_lines_inside_an_archive(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", b"\n" * MB)
        archive.writestr("b.txt", "召开会议8次。")
    path = tmp_path / "a.zip"
    path.write_bytes(out.getvalue())
    said = f"{path}!a.jsonl: is a table without rows; try: get the file again"
    assert found(path, 30) == [said, f"{path}!b.txt"]
