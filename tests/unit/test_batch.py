"""Runs that are interrupted and gone on with give the bytes of an undisturbed run."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from reportkit.errors import ReportkitError
from reportkit.io.batch import Batch, Outcome
from reportkit.io.containers import items
from reportkit.io.find import find
from reportkit.io.item import Item
from reportkit.io.journal import journaled
from reportkit.io.limits import Limits
from reportkit.io.work import Job
from reportkit.lexicon.own import NOTHING


def text(number: int) -> str:
    return f"松阳县人大常委会工作报告\n\n一年来，共召开常委会会议{number}次。\n"


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    """Twelve reports in a folder, the eighth of them empty."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1, 13):
        (folder / f"{number:02}.txt").write_text(text(number), encoding="utf-8")
    (folder / "08.txt").write_bytes(b"")
    return folder


def batch(folder: Path, *, dedupe: bool = False, kind: str | None = None, limits: Limits | None = None) -> Batch:
    return Batch(items(find([str(folder)])), Job((kind,) if kind else (), NOTHING, limits or Limits()), 2, dedupe)


def whole(made: Batch) -> tuple[bytes, list[Outcome]]:
    """What an undisturbed run writes and tells."""
    out = io.BytesIO()
    told = list(made.write(out))
    return out.getvalue(), told


def broken_off(made: Batch, output: Path, after: int) -> None:
    """A run that ends by an exception after some documents."""
    with suppress(KeyboardInterrupt), journaled(str(output)) as journal:
        for outcome in made.resume(journal):
            if outcome.number == after:
                raise KeyboardInterrupt


def gone_on(made: Batch, output: Path) -> tuple[bytes, list[Outcome], str | None]:
    """What a run has written at its end, what it told, and its note."""
    with journaled(str(output)) as journal:
        told = list(made.resume(journal))
        note = journal.note
    assert sorted(path.name for path in output.parent.iterdir()) == ["in", output.name]
    return output.read_bytes(), told, note


def summary(told: list[Outcome]) -> list[tuple[int, int, str | None, bool]]:
    """What is told of each document, whoever did it."""
    rows = []
    for outcome in told:
        error = outcome.result.error
        rows.append((outcome.number, outcome.result.records, str(error) if error else None, outcome.repeats))
    return rows


@pytest.mark.parametrize("after", [1, 8, 11, 12])
@pytest.mark.parametrize("dedupe", [False, True])
def test_same_bytes_and_same_tale(inside: Path, tmp_path: Path, after: int, dedupe: bool) -> None:
    (inside / "11.txt").write_text(text(2), encoding="utf-8")
    output = tmp_path / "out.jsonl"
    expected, tale = whole(batch(inside, dedupe=dedupe))
    broken_off(batch(inside, dedupe=dedupe), output, after)
    assert not output.exists()
    data, told, note = gone_on(batch(inside, dedupe=dedupe), output)
    assert data == expected
    assert summary(told) == summary(tale)
    assert [outcome.kept for outcome in told] == [True] * after + [False] * (12 - after)
    assert note is None


def test_broken_off_again_and_again(inside: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    for after in (2, 3, 3, 9):
        broken_off(batch(inside), output, after)
    assert gone_on(batch(inside), output)[0] == whole(batch(inside))[0]


def touch(folder: Path) -> None:
    (folder / "04.txt").write_text(text(77), encoding="utf-8")


def add(folder: Path) -> None:
    (folder / "03a.txt").write_text(text(78), encoding="utf-8")


def remove(folder: Path) -> None:
    (folder / "04.txt").unlink()


def remove_rest(folder: Path) -> None:
    for number in range(4, 13):
        (folder / f"{number:02}.txt").unlink()


CHANGES = [
    (touch, "/04.txt has changed since: going on from there, after 3 documents"),
    (add, "/03a.txt stands where {}/04.txt stood: going on from there, after 3 documents"),
    (remove, "/05.txt stands where {}/04.txt stood: going on from there, after 3 documents"),
    (remove_rest, "/04.txt is not there any more: what came after 3 documents is left out"),
]


@pytest.mark.parametrize(("change", "note"), CHANGES)
def test_changed_files_are_read_anew(inside: Path, tmp_path: Path, change: Callable[[Path], None], note: str) -> None:
    output = tmp_path / "out.jsonl"
    broken_off(batch(inside), output, 9)
    change(inside)
    data, told, said = gone_on(batch(inside), output)
    assert data == whole(batch(inside))[0]
    assert [outcome.kept for outcome in told][:3] == [True] * 3
    assert not any(outcome.kept for outcome in told[3:])
    assert said == f"{inside}{note.format(inside)}"


def test_other_content_of_the_same_file_is_read_anew(inside: Path, tmp_path: Path) -> None:
    output, path = tmp_path / "out.jsonl", str(inside / "01.txt")

    def rows(*numbers: int) -> Batch:
        return Batch([Item(path, f"{path}:{i}", ".txt", text(n).encode()) for i, n in enumerate(numbers)], Job())

    broken_off(rows(1, 2, 3), output, 3)
    data, told, _ = gone_on(rows(1, 5, 3), output)
    assert data == whole(rows(1, 5, 3))[0]
    assert [outcome.kept for outcome in told] == [True, False, False]


@pytest.mark.parametrize("other", ["kind", "dedupe", "limits"])
def test_other_options_start_over(inside: Path, tmp_path: Path, other: str) -> None:
    output = tmp_path / "out.jsonl"
    broken_off(batch(inside), output, 9)

    def changed() -> Batch:
        if other == "kind":
            return batch(inside, kind="meetings")
        return batch(inside, dedupe=True) if other == "dedupe" else batch(inside, limits=Limits(max_chars=7))

    data, told, note = gone_on(changed(), output)
    assert data == whole(changed())[0]
    assert not any(outcome.kept for outcome in told)
    assert note == "the unfinished run had other options, rules or another version: starting over"


@pytest.mark.parametrize(
    ("suffix", "damage", "kept"),
    [
        (".part.journal", lambda data: data[:-7], 8),
        (".part.journal", lambda data: data + b"[1,", 9),
        (".part.journal", lambda data: data + b'[10,"x",[],0,[0,0,null,null]]', 9),
        (".part.journal", lambda _: b"\xff\x00\n" * 9, 0),
        (".part.journal", lambda _: b"", 0),
        (".part", lambda data: data + b'{"half', 9),
        (".part", lambda data: data[:-7], 8),
        (".part", lambda _: b"", 0),
    ],
)
def test_torn_files_cost_what_is_torn(
    inside: Path, tmp_path: Path, suffix: str, damage: Callable[[bytes], bytes], kept: int
) -> None:
    output = tmp_path / "out.jsonl"
    broken_off(batch(inside), output, 9)
    file = tmp_path / f"out.jsonl{suffix}"
    file.write_bytes(damage(file.read_bytes()))
    data, told, _ = gone_on(batch(inside), output)
    assert data == whole(batch(inside))[0]
    assert sum(outcome.kept for outcome in told) == kept


@pytest.mark.parametrize("suffix", [".part", ".part.journal"])
def test_lost_file_starts_over(inside: Path, tmp_path: Path, suffix: str) -> None:
    output = tmp_path / "out.jsonl"
    broken_off(batch(inside), output, 9)
    (tmp_path / f"out.jsonl{suffix}").unlink()
    data, told, _ = gone_on(batch(inside), output)
    assert data == whole(batch(inside))[0]
    assert not any(outcome.kept for outcome in told)


def test_older_file_stays_until_the_end(inside: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_bytes(b"old\n")
    output.chmod(0o640)
    broken_off(batch(inside), output, 5)
    assert output.read_bytes() == b"old\n"
    assert gone_on(batch(inside), output)[0] == whole(batch(inside))[0]
    assert output.stat().st_mode & 0o777 == 0o640


def test_file_that_vanishes_after_it_was_found(inside: Path) -> None:
    found = list(items(find([str(inside)])))
    (inside / "03.txt").unlink()
    out = io.BytesIO()
    told = list(Batch(found, Job(), 2).write(out))
    assert [outcome.number for outcome in told if outcome.result.error] == [3, 8]
    assert str(told[2].result.error) == f"{inside}/03.txt: does not exist; try: check the path"
    assert [json.loads(line)["meetings"][0]["count"] for line in out.getvalue().splitlines()] == [
        1, 2, 4, 5, 6, 7, 9, 10, 11, 12,
    ]  # fmt: skip


def test_two_runs_cannot_write_the_same_file(inside: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with journaled(str(output)) as first:
        with pytest.raises(ReportkitError, match="another run is writing it"), journaled(str(output)):
            pass
        list(batch(inside).resume(first))
    assert output.exists()
