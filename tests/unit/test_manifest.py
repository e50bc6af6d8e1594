"""What a manifest tells of files, and the texts that are kept."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from reportkit.errors import ReportkitError
from reportkit.io.item import UNKNOWN, About, Item
from reportkit.io.manifest import described, read_manifest
from reportkit.io.texts import file_name, save_text, saved_texts

CSV = "path,url,publisher,published,retrieved,note\na.txt,https://x.example/1,某县人大,2021-02-03,,x\nsub/b.txt,,,,2024-01-01,\n"


def item(name: str) -> Item:
    return Item(name, name, Path(name).suffix)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "m.csv"
    file.write_bytes(CSV.encode(encoding))
    manifest = read_manifest(str(file))
    known = About("https://x.example/1", "某县人大", "2021-02-03", None)
    assert manifest.about(item("a.txt")) == known
    assert manifest.about(item(f"{tmp_path}/a.txt")) == known  # from where the manifest lies
    assert manifest.about(item("other/a.txt")) == UNKNOWN
    assert manifest.unused == {"sub/b.txt"}
    (found,) = described([item("sub/b.txt")], manifest)
    assert isinstance(found, Item)
    assert found.about.retrieved == "2024-01-01"
    assert manifest.unused == set()


def test_json_lines_and_places_in_containers(tmp_path: Path) -> None:
    file = tmp_path / "m.jsonl"
    file.write_text(
        '{"path": "./a.zip!1.txt", "url": "u"}\n\n{"path": "t.jsonl:3", "publisher": "p"}', encoding="utf-8"
    )
    manifest = read_manifest(str(file))
    assert manifest.about(item("a.zip!1.txt")).url == "u"
    assert manifest.about(item("t.jsonl:3")).publisher == "p"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("file,url\na,b\n", r"m:1: has no column path"),
        ("path,url\n,b\n", r"m:2: has no path"),
        ("path,url\na,b\na,c\n", r"m:3: says of a something else than a line above"),
        ('{"path": "a", "url": 5}', r"m:1: url is no string"),
        ('{"path": "a"}\n[1]', r"m:2: is not a JSON object"),
        ('{"path": "a"}\n{', r"m:2: is not JSON"),
        ("", r"m: is empty"),
    ],
)
def test_bad_manifest(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "m").write_text(text, encoding="utf-8")
    with pytest.raises(ReportkitError, match=rf"{what}.*; try: "):
        read_manifest(str(tmp_path / "m"))


def test_missing_manifest(tmp_path: Path) -> None:
    with pytest.raises(ReportkitError, match="cannot be read"):
        read_manifest(str(tmp_path / "m"))


DIGEST = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("seeds/000.txt", "seeds_000.txt"),
        ("a.zip!../../etc/passwd", "a.zip_.._.._etc_passwd"),
        ("/abs/报告 1.txt", "abs_报告_1.txt"),
        ("..", "text"),
        ("con.txt", "_con.txt"),
        ("a\x00b\nc", "a_b_c"),
    ],
)
def test_names_are_safe(name: str, start: str) -> None:
    assert file_name(name, DIGEST) == f"{start}.0123456789abcdef.txt"
    assert re.fullmatch(r"[\w.\-]+", file_name(name, DIGEST))


def test_long_names_are_cut() -> None:
    assert len(file_name("报告" * 500, DIGEST).encode()) < 255


def test_text_is_kept_to_the_byte(tmp_path: Path) -> None:
    text = "一\r\n二\u2028\x0b𠮷\n"
    digest = sha256(text.encode()).hexdigest()
    for name in ("a/b.txt", "a_b.txt"):
        save_text(str(tmp_path), name, text, digest)
    other = sha256(b"x").hexdigest()
    save_text(str(tmp_path), "a/b.txt", "x", other)
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(
        {file_name("a/b.txt", digest), file_name("a_b.txt", digest), file_name("a/b.txt", other)}
    )
    found = saved_texts(str(tmp_path))
    assert found[digest[:16]].read_bytes() == text.encode()
    with pytest.raises(ReportkitError, match="cannot be saved in"):
        save_text(str(tmp_path / "none"), "a", text, digest)
