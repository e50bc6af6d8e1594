"""Zip, gzip, JSON Lines and CSV files taken apart: names, order, limits, hostile ones."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from reportkit.errors import ReportkitError
from reportkit.io.containers import expand, items
from reportkit.io.globs import Globs
from reportkit.io.item import Item, item_of
from reportkit.io.limits import DEFAULT, Limits
from tests.clothes.forms import as_xlsx

TEXT = "一年来，共召开常委会会议8次。"
SMALL = Limits(max_bytes=1000)


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def opened(name: str, data: bytes, limits: Limits = DEFAULT, field: str | None = None) -> list[Item | ReportkitError]:
    return list(expand(Item(name, name, Path(name).suffix, data), limits, field))


def told(name: str, data: bytes, limits: Limits = DEFAULT, field: str | None = None) -> list[str]:
    """Names of items and lines of errors."""
    found = opened(name, data, limits, field)
    return [item.name if isinstance(item, Item) else str(item) for item in found]


def test_zip_gives_its_members_in_the_order_of_names() -> None:
    names = ["b.txt", "a/2.md", "a/1.html", "a.txt", "README.txt", ".x/y.txt", "__MACOSX/a.txt", "c.docx"]
    skipped: Counter[str] = Counter()
    data = zipped(*((name, TEXT.encode()) for name in [*names, "photo.jpg", "Makefile"]))
    found = list(expand(Item("x/z.zip", "x/z.zip", ".zip", data), skipped=skipped))
    shown = [item.name for item in found if isinstance(item, Item)]
    assert shown == [f"x/z.zip!{name}" for name in ("a/1.html", "a/2.md", "a.txt", "b.txt", "c.docx")]
    assert [(item.path, item.extension, item.data) for item in found[:1] if isinstance(item, Item)] == [
        ("x/z.zip", ".html", TEXT.encode())
    ]
    assert skipped == {".jpg": 1, "(none)": 1}


def test_names_of_chinese_windows() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("????.txt", TEXT)
    data = out.getvalue().replace(b"????.txt", "报告".encode("gb18030") + b".txt")
    assert told("a.zip", data) == ["a.zip!报告.txt"]
    assert told("a.zip", zipped(("报告.txt", b"x"))) == ["a.zip!报告.txt"]


@pytest.mark.parametrize(
    "name", ["../up.txt", "/etc/abs.txt", "a/../../up.txt", "C:\\win.txt", "..\\up.txt", "a/..\\..\\b.txt"]
)
def test_names_that_lead_out(name: str) -> None:
    found = told("a.zip", zipped((name, b"x"), ("good.txt", b"x")))
    assert "a.zip!good.txt" in found
    assert [line for line in found if "leads out of the archive" in line and "; try: " in line]
    assert len(found) == 2


def test_zip_bombs() -> None:
    zeros = bytes(40 * 1024 * 1024)
    (line,) = told("a.zip", zipped(("a.txt", zeros), ("b.txt", zeros)))
    assert "zip bomb" in line
    one, other = told("a.zip", zipped(("a.txt", TEXT.encode() * 100), ("b.txt", TEXT.encode())), SMALL)
    assert one == "a.zip!a.txt: is larger than 1000 bytes; try: one report a file, or raise --max-bytes"
    assert other == "a.zip!b.txt"


def test_size_that_lies_is_found_out() -> None:
    data = zipped(("a.txt", TEXT.encode() * 100))
    true = len(TEXT.encode() * 100)
    lying = data.replace(true.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    (line,) = told("a.zip", lying)
    assert "damaged in its archive" in line


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.zip", zipped(("inner.zip", zipped(("a.txt", b"x")))), "archive inside an archive"),
        ("a.zip", zipped(("a.txt.gz", gzip.compress(b"x", mtime=0))), "archive inside an archive"),
        ("a.zip", zipped(("old.rar", b"x")), "archive inside an archive"),
        ("a.gz", gzip.compress(gzip.compress(b"x", mtime=0)), "archive inside an archive"),
        ("a.zip.gz", gzip.compress(zipped(("a.txt", b"x"))), "archive inside an archive"),
        ("a.tar.gz", gzip.compress(b"x", mtime=0), "archive inside an archive"),
        ("a.gz", gzip.compress(zipped(("a.txt", b"x"))), "archive inside an archive"),
        ("a.zip", zipped(), "empty zip file"),
        ("a.zip", zipped(("a.txt", TEXT.encode() * 9))[:-30], "damaged zip file"),
        ("a.zip", zipped(("a.txt", TEXT.encode() * 9))[:40], "damaged zip file"),
        ("a.zip", b"PK\x03\x04" + bytes(range(256)) * 9, "damaged zip file"),
        ("a.zip", TEXT.encode(), "is not a zip file"),
        ("a.txt.gz", gzip.compress(TEXT.encode() * 9)[:-12], "damaged in its archive"),
        ("a.txt.gz", b"\x1f\x8b" + bytes(range(256)), "damaged in its archive"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "x"}\n' * 9)[:-12], "damaged archive"),
        ("a.txt.gz", TEXT.encode(), "is not a gz file"),
    ],
)
def test_refused_with_one_line(name: str, data: bytes, what: str) -> None:
    line = told(name, data)[-1]
    assert what in line
    assert "; try: " in line
    assert "\n" not in line


def test_encrypted_member() -> None:
    data = bytearray(zipped(("a.txt", b"x")))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert told("a.zip", bytes(data)) == ["a.zip!a.txt: is encrypted; try: pack it without a password"]


def test_word_file_is_no_container() -> None:
    data = zipped(("[Content_Types].xml", b""), ("word/document.xml", b""))
    for name in ("a.docx", "a.zip", "a"):
        assert told(name, data) == [name]


def test_gzip() -> None:
    (item,) = opened("x/报告.txt.gz", gzip.compress(TEXT.encode()))
    assert item == Item("x/报告.txt.gz", "x/报告.txt.gz!报告.txt", ".txt", TEXT.encode())
    assert "larger than 1000 bytes" in told("a.txt.gz", gzip.compress(bytes(2000)), SMALL)[0]


JSON = f"""{{"id": 1, "text": "{TEXT}"}}

{{"content": "第二"}}
{{"id": 2}}
[1]
{{
{{"正文": "第三"}}
{{"text": 5}}"""


def test_json_lines() -> None:
    found = told("t.jsonl", JSON.encode())
    assert [found[0], found[1], found[5]] == ["t.jsonl:1", "t.jsonl:3", "t.jsonl:7"]
    assert (
        found[2]
        == "t.jsonl:4: has no key text, full_text, 正文, 全文, 正文内容, content or 内容 (there are: id); try: --text-field NAME"
    )
    assert found[3].startswith("t.jsonl:5: is not a JSON object")
    assert found[4].startswith("t.jsonl:6: is not JSON")
    assert found[6].startswith("t.jsonl:8: has a text that is no string")
    first = opened("t.jsonl", JSON.encode())[0]
    assert first == Item("t.jsonl", "t.jsonl:1", ".txt", TEXT.encode())


def test_text_field() -> None:
    data = b'{"text": "a", "body": "b"}\n{"text": "a"}'
    item, error = opened("t.jsonl", data, field="body")
    assert isinstance(item, Item)
    assert item.data == b"b"
    assert "has no key body (there are: text)" in str(error)


def test_reports_of_an_earlier_run_are_no_texts() -> None:
    assert "a report that reportkit has written" in told("t.jsonl", b'{"schema_version": "2.0.0", "generator": {}}')[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv(encoding: str, delimiter: str) -> None:
    text = f'编号{delimiter}正文\r\n1{delimiter}"{TEXT}\r\n第二行，“引号”""。"\r\n2{delimiter}短\r\n\r\n3\r\n'
    found = opened("t.csv", text.encode(encoding))
    first, second, third = found
    assert isinstance(first, Item)
    assert (first.name, first.data) == ("t.csv:2", f'{TEXT}\r\n第二行，“引号”"。'.encode())
    assert isinstance(second, Item)
    assert (second.name, second.data) == ("t.csv:4", "短".encode())
    assert str(third).startswith("t.csv:6: has 1 columns, the first line has 2")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (
            b"a,b\n1,2\n",
            "t.csv:1: has no column text, full_text, 正文, 全文, 正文内容, content or 内容 (there are: a, b)",
        ),
        (b"text\n" + "Déjà vu, ça alors élève".encode("latin-1"), "in no encoding that gives Chinese text"),
        (b'text\n"' + b"x" * 3000, "cannot be read as CSV"),
        (b"text\n" + b"x" * 90_000, "larger than 1000 bytes"),
        (b"", "has no column"),
    ],
)
def test_bad_csv(data: bytes, what: str) -> None:
    (line,) = told("t.csv", data, SMALL)
    assert what in line
    assert "; try: " in line


def test_long_line_does_not_stop_the_rest() -> None:
    data = b'{"text": "a"}\n{"text": "' + b"x" * 200_000 + b'"}\n{"text": "b"}'
    assert [line[:12] for line in told("t.jsonl", data, SMALL)] == ["t.jsonl:1", "t.jsonl:2: i", "t.jsonl:3"]


def test_table_in_an_archive() -> None:
    assert told("a.zip", zipped(("t.jsonl", b'{"text": "a"}\n{"text": "b"}'))) == ["a.zip!t.jsonl:1", "a.zip!t.jsonl:2"]
    assert told("t.csv.gz", gzip.compress(b"text\na\n", mtime=0)) == ["t.csv.gz!t.csv:2"]


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (zipped(("a.txt", b"x")), ["(stdin)!a.txt"]),
        (gzip.compress(b"x", mtime=0), ["(stdin)"]),
        (b'{"text": "a"}\n{"text": "b"}', ["(stdin):1", "(stdin):2"]),
        ("编号,正文\n1,文\n".encode(), ["(stdin):2"]),
        ("{“大括号”开头的文字".encode(), ["(stdin)"]),
        (b'{"other": "a"}', ["(stdin)"]),
        (TEXT.encode(), ["(stdin)"]),
    ],
)
def test_standard_input_by_content(data: bytes, names: list[str]) -> None:
    found = list(items([Item("x", "(stdin)", "", data)]))
    assert [item.name for item in found if isinstance(item, Item)] == names


def test_patterns_judge_what_lies_in_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(("2020/a.txt", b"x"), ("2021/b.txt", b"x")))
    found = list(items([item_of(str(tmp_path / "a.zip"))], Globs(("2021/*",), ())))
    assert [str(item.name)[-10:] for item in found if isinstance(item, Item)] == ["2021/b.txt"]


def test_missing_and_unreadable(tmp_path: Path) -> None:
    (error,) = expand(item_of(str(tmp_path / "none.zip")))
    assert str(error).endswith("none.zip: does not exist; try: check the path")


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress], ids=["plain", "gzip"])
def test_memory_does_not_grow_with_a_table(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    line = json.dumps({"text": TEXT * 200}).encode() + b"\n"
    file = tmp_path / ("t.jsonl" if pack(b"x") == b"x" else "t.jsonl.gz")
    file.write_bytes(pack(line * 4000))
    assert len(line) * 4000 > 60_000_000
    tracemalloc.start()
    assert sum(1 for _ in expand(item_of(str(file)))) == 4000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = as_xlsx(TEXT)
    assert len(opened("t.xlsx", data)) == 1
    monkeypatch.setattr("reportkit.io.sheets.find_spec", lambda _: None)
    (line,) = told("t.xlsx", data)
    assert line.startswith(
        "t.xlsx: cannot be read: an Excel file needs python-calamine, which is not installed; try: pip"
    )
