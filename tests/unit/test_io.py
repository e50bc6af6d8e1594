"""Finding files, reading and writing lines."""

from __future__ import annotations

import errno
import io
import os
import pickle
from pathlib import Path

import pytest

from reportkit.errors import ReportkitError
from reportkit.io.find import find
from reportkit.io.item import Item, item_of
from reportkit.io.jsonl import dump, parse
from reportkit.io.limits import Limits
from reportkit.io.load import load, text_source
from reportkit.io.output import output


def test_order_depends_on_names_only(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b.txt", "a/10.txt", "a/9.TXT", "c/d/e.md", ".git/x.txt", "README.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = [item for item in find([str(tmp_path)]) if isinstance(item, Item)]
    names = [Path(item.path).relative_to(tmp_path).as_posix() for item in found]
    assert names == ["a/10.txt", "a/9.TXT", "b/2.txt", "b.txt", "c/d/e.md"]


def test_file_named_directly_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("x", encoding="utf-8")
    assert list(find([str(path)])) == [item_of(str(path))]


def test_folder_that_cannot_be_opened_is_an_error_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/1.txt", "b/2.txt", "c/3.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("x", encoding="utf-8")
    scandir = os.scandir

    def guarded(path: str) -> object:
        if path.endswith("b"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr("reportkit.io.find.os.scandir", guarded)
    found = list(find([str(tmp_path)]))
    assert [item.name if isinstance(item, Item) else str(item) for item in found] == [
        f"{tmp_path}/a/1.txt",
        f"{tmp_path}/b: cannot be opened (Permission denied)",
        f"{tmp_path}/c/3.txt",
    ]


def test_lines_end_in_newline_only() -> None:
    value = {"text": "a\u2028b\u0085c\fd\r\ne"}
    row = dump(value)
    assert row.count(b"\n") == 1
    assert list(parse(io.BytesIO(row * 2), "x")) == [(1, value), (2, value)]


def test_bad_line_does_not_stop_the_rest() -> None:
    rows = list(parse(io.BytesIO(b'{"a":1}\n{\n\n"x"\n{"b":2}'), "x"))
    assert [number for number, _ in rows] == [1, 2, 4, 5]
    assert [type(value) for _, value in rows] == [dict, ReportkitError, ReportkitError, dict]
    assert str(rows[1][1]).startswith("x:2: is not JSON")


def test_output_keeps_mode_and_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    with output(str(link)) as file:
        file.write(b"new")
        assert real.read_bytes() == b"old"
    assert (real.read_bytes(), link.is_symlink(), real.stat().st_mode & 0o777) == (b"new", True, 0o640)


def test_output_to_a_device(tmp_path: Path) -> None:
    with output("/dev/null") as file:
        file.write(b"x")
    assert not Path("/dev/null").is_file()
    assert list(tmp_path.iterdir()) == []


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(ReportkitError, match="cannot be written"), output(str(tmp_path / "none" / "x")):
        pass


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (1024 * 1024 + 1))
    with pytest.raises(ReportkitError, match=r"a\.txt: is larger than 1 MB; try: .*--max-bytes"):
        load(item_of(str(path)), Limits(max_bytes=1024 * 1024))
    path.write_text("代表" * 6, encoding="utf-8")
    with pytest.raises(ReportkitError, match="has 12 characters, more than 11"):
        load(item_of(str(path)), Limits(max_chars=11))
    assert load(item_of(str(path)), Limits(max_bytes=36, max_chars=12)).text == "代表" * 6


def test_half_a_surrogate_pair() -> None:
    with pytest.raises(ReportkitError, match="half a surrogate pair at character 1"):
        text_source("a\ud800")


def test_error_survives_pickling() -> None:
    error = ReportkitError("is empty", path="a.txt", stage="read", hint="look")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (str(again), again.stage) == ("a.txt: is empty; try: look", "read")
