"""An unfinished run whose files were damaged: it goes on after the last good document and says so, or leaves them alone."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from reportkit.errors import ReportkitError
from reportkit.io.batch import Batch
from reportkit.io.item import Item
from reportkit.io.journal import Entry, journaled, opened, sealed
from reportkit.io.work import Job, Result

COUNT = 6
ITEMS = [
    Item(f"{n}.txt", f"{n}.txt", ".txt", f"县人大常委会工作报告\n共召开会议{n}次。\n".encode())
    for n in range(1, COUNT + 1)
]
DONE = 4
Damage = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def unfinished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A folder with what a run left after ``DONE`` documents, and the bytes of a whole one."""
    folder = tmp_path_factory.mktemp("unfinished")
    with journaled(str(folder / "whole.jsonl")) as journal:
        list(Batch(ITEMS, Job()).resume(journal))
    whole = (folder / "whole.jsonl").read_bytes()
    (folder / "whole.jsonl").unlink()
    with suppress(KeyboardInterrupt), journaled(str(folder / "out.jsonl")) as journal:
        outcomes = Batch(ITEMS, Job()).resume(journal)
        for _ in range(DONE):
            next(outcomes)
        outcomes.close()
        raise KeyboardInterrupt
    return folder, whole


def line(number: int, change: Callable[[bytes], bytes]) -> Damage:
    """Damage of one line of the journal; 0 is its head."""

    def damage(data: bytes) -> bytes:
        lines = data.splitlines(keepends=True)
        lines[number] = change(lines[number])
        return b"".join(lines)

    return damage


def flipped(at: int) -> Damage:
    return lambda data: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def resealed(change: Callable[[list[object]], object]) -> Callable[[bytes], bytes]:
    """A line that tells something else, under a seal of its own."""

    def damage(old: bytes) -> bytes:
        value = opened(old)
        return sealed(change(value))

    return damage


def put(at: int, value: object) -> Callable[[list[object]], list[object]]:
    return lambda row: [*row[:at], value, *row[at + 1 :]]


JOURNAL: dict[str, tuple[Damage, int]] = {
    "emptied": (lambda _: b"", 0),
    "zeros": (lambda data: bytes(len(data)), 0),
    "a bit of the head": (flipped(40), 0),
    "a bit of a seal": (line(3, flipped(2)), 2),
    "a bit of a name": (line(2, flipped(14)), 1),
    "a bit of the last line": (lambda data: flipped(len(data) - 5)(data), DONE - 1),
    "cut in the last line": (lambda data: data[:-3], DONE - 1),
    "cut in the head": (lambda data: data[:20], 0),
    "its last line end lost": (lambda data: data[:-1], DONE - 1),
    "a line twice": (line(2, lambda x: x + x), 2),
    "a line lost": (line(2, lambda _: b""), 1),
    "two lines changed round": (
        lambda data: b"".join([*(lines := data.splitlines(keepends=True))[:2], lines[3], lines[2], *lines[4:]]),
        1,
    ),
    "a line of something else": (line(3, lambda _: b"hello\n"), 2),
    "a line of another encoding": (line(3, lambda _: "会议\n".encode("utf-16")), 2),
    "a blank line": (line(2, lambda x: b"\n" + x), 1),
    "no number": (line(2, resealed(put(0, "2"))), 1),
    "a number that is true": (line(1, resealed(put(0, True))), 0),
    "a name that is a list": (line(3, resealed(put(1, ["3.txt"]))), 2),
    "a stamp that is none": (line(3, resealed(put(2, None))), 2),
    "an end before the last": (line(3, resealed(put(3, 5))), 2),
    "an end beyond the part": (line(4, resealed(put(3, 10**12))), 3),
    "an end that is no whole number": (line(4, resealed(put(3, 1.5))), 3),
    "another checksum of the part": (line(2, resealed(put(4, 1))), 1),
    "counts below zero": (line(2, resealed(put(5, [-1, 0, None, None]))), 1),
    "a digest that is none": (line(2, resealed(put(5, [1, 0, "xyz", None]))), 1),
    "an error that is none": (line(2, resealed(put(5, [1, 0, None, [1, 2, 3, 4]]))), 1),
    "a row too short": (line(2, resealed(lambda row: row[:3])), 1),
    "an object for a row": (line(2, resealed(lambda _: {"a": 1})), 1),
    "a number for a row": (line(2, resealed(lambda _: 7)), 1),
    "a text behind it": (lambda data: data + b"and more", DONE),
}
PART: dict[str, tuple[Damage, int]] = {
    "part emptied": (lambda _: b"", 0),
    "a bit of the part": (lambda data: flipped(len(data) // 2)(data), 2),
    "part cut": (lambda data: data[:-9], DONE - 1),
    "part grown": (lambda data: data + b'{"half', DONE),
    "first byte of the part": (flipped(0), 0),
}
GROWN = "part grown"  # as an interruption leaves it: no damage


@pytest.mark.parametrize(
    ("name", "damage", "kept"),
    [
        *(pytest.param(".part.journal", *what, id=name) for name, what in JOURNAL.items()),
        *(pytest.param(".part", *what, id=name) for name, what in PART.items()),
    ],
)
def test_goes_on_after_the_last_good_document(
    unfinished: tuple[Path, bytes], tmp_path: Path, name: str, damage: Damage, kept: int, request: pytest.FixtureRequest
) -> None:
    folder, whole = unfinished
    shutil.copytree(folder, tmp_path / "run")
    file = tmp_path / "run" / f"out.jsonl{name}"
    file.write_bytes(damage(file.read_bytes()))
    with journaled(str(tmp_path / "run" / "out.jsonl")) as journal:
        outcomes = list(Batch(ITEMS, Job()).resume(journal))
    assert (tmp_path / "run" / "out.jsonl").read_bytes() == whole
    assert sum(outcome.kept for outcome in outcomes) == kept
    assert journal.note is not None or request.node.callspec.id == GROWN
    assert [path.name for path in (tmp_path / "run").iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("content", [b"my own work\n", b"\x00" * 100, "第三章".encode()])
def test_part_of_somebody_else_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "out.jsonl.part").write_bytes(content)
    with pytest.raises(ReportkitError) as caught, journaled(str(tmp_path / "out.jsonl")) as journal:
        list(Batch(ITEMS[:1], Job()).resume(journal))
    assert str(caught.value).startswith(
        f"{tmp_path}/out.jsonl.part: is there and is not what an unfinished run has left; try: move it away"
    )
    assert (tmp_path / "out.jsonl.part").read_bytes() == content


@pytest.mark.parametrize("name", ["out.jsonl.part", "out.jsonl.part.journal"])
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_part_that_is_no_file_is_left_alone(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / "other").write_bytes(b"somebody's\n")
    if kind == "link":
        (tmp_path / name).symlink_to("other")
    else:
        os.mkfifo(tmp_path / name)
    with pytest.raises(ReportkitError), journaled(str(tmp_path / "out.jsonl")):
        pytest.fail("it was opened")
    assert (tmp_path / "other").read_bytes() == b"somebody's\n"


def test_run_that_begins_as_another_ends_does_not_empty_what_it_wrote(tmp_path: Path) -> None:
    """The second has the first one's files open when those get their names; the lock is then of a file without one."""
    target = tmp_path / "out.jsonl"
    failed = list[BaseException]()

    def write(number: int) -> None:
        for _ in range(60):
            try:
                with journaled(str(target)) as journal:
                    journal.begin({"run": number})
                    lines = b"%d\n" % number * 1000
                    journal.write(1, ITEMS[0], [], Result(), lines)
            except ReportkitError as error:
                if "another run" not in str(error):
                    failed.append(error)
            except BaseException as error:  # noqa: BLE001 (told below)
                failed.append(error)
            if target.exists() and target.stat().st_size != 2000:
                failed.append(AssertionError(f"{target.stat().st_size} bytes"))

    threads = [threading.Thread(target=write, args=(number,)) for number in (1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert target.stat().st_size == 2000


def test_entry_is_read_as_it_was_written() -> None:
    error = ReportkitError("is a scan", path="a.pdf", stage="read", hint="ocr")
    entry = Entry(3, "a.pdf", [1, 2, None], 17, 99, Result(records=2, unclaimed=1, text_sha256="ab" * 32, error=error))
    read = Entry.of(entry.line())
    assert (read.number, read.name, read.stamp, read.end, read.checksum) == (3, "a.pdf", [1, 2, None], 17, 99)
    assert str(read.result.error) == str(error)
