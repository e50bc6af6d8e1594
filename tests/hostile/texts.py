"""Texts that were ruined on their way, archives and names that mislead."""

from __future__ import annotations

import gzip
import io
import json
import stat
import zipfile
from collections.abc import Callable
from urllib.parse import quote

from tests.hostile.report import TEXT, WHOLE, Case

DATA = TEXT.encode()
WITHOUT_SHARE = r" \[9, 14, 16, 126, 83, 37, 3\] "  # the figures but 98.4
EARLIER = r"was damaged by an earlier conversion \({}\)"
SPELLED = r"spells its characters out \({}"


def _case(name: str, data: Callable[[], bytes], *gives: str) -> Case:
    return Case(name, data, gives)


def _lost(char: str) -> Callable[[], bytes]:
    """A character in the place of the 9 of 98.4."""
    return lambda: TEXT.replace("98.4", f"{char}8.4").encode()


def _zip(members: list[tuple[str | zipfile.ZipInfo, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def _link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


TEXTS = (
    *(
        _case(f"{name}.txt", lambda end=end: TEXT.replace("\n", end).encode(), WHOLE)  # type: ignore[misc]
        for name, end in {"old-mac": "\r", "next-line": "\x85", "line": "\u2028", "page": "\f", "tab": "\v"}.items()
    ),
    _case("wide.txt", lambda: TEXT.encode("utf-32"), WHOLE),
    _case("marks.txt", lambda: TEXT.replace("\n", "\n\ufeff").encode("utf-8-sig"), WHOLE),
    _case("without-width.txt", lambda: "\u200b".join(TEXT).encode(), WHOLE),
    _case("variants.txt", lambda: "\ufe00".join(TEXT).encode(), WHOLE),
    _case("turned.txt", f"\u202e{TEXT}\u202c".encode, WHOLE),
    _case("tags.txt", (TEXT + "".join(chr(0xE0000 + ord(c)) for c in "unseen")).encode, WHOLE),
    _case("private.txt", _lost("\ue009"), WITHOUT_SHARE),
    _case("lost.txt", _lost("\ufffd"), WITHOUT_SHARE),
    _case("box.txt", _lost("□"), WITHOUT_SHARE),
    _case("object.txt", _lost("\ufffc"), WITHOUT_SHARE),
    _case("listed.txt", lambda: TEXT.replace("听取和", "\uf0d8听取和").encode(), WHOLE),
    _case("latin.txt", lambda: DATA.decode("latin-1").encode(), EARLIER.format("UTF-8 as Latin-1")),
    _case("windows.txt", lambda: DATA.decode("cp1252", "ignore").encode(), EARLIER.format("UTF-8 as Latin-1")),
    _case(
        "latin-gbk.txt",
        lambda: TEXT.encode("gb18030").decode("latin-1").encode(),
        EARLIER.format("GB18030 as Latin-1"),
    ),
    _case("gbk.txt", lambda: DATA.decode("gb18030", "ignore").encode(), EARLIER.format("UTF-8 as GB18030")),
    _case(
        "latin.csv",
        f'id,text\n1,"{DATA.decode("latin-1")}"\n2,"{TEXT}"\n'.encode,
        EARLIER.format("UTF-8 as Latin-1"),
        WHOLE,
    ),
    _case("escaped.txt", lambda: json.dumps(TEXT).encode(), SPELLED.format(r"\\u6e05")),
    _case("percent.txt", lambda: quote(TEXT).encode(), SPELLED.format("%E6%B8%85")),
    _case("printable.txt", lambda: quote(TEXT).replace("%", "=").encode(), SPELLED.format("=E6=B8=85")),
    _case("mixed.txt", lambda: TEXT[:200].encode() + TEXT[200:].encode("gb18030"), "is in no encoding"),
    _case("half-written.txt", lambda: DATA + bytes(4096), "is not text"),
    _case("surrogate.txt", lambda: DATA + b"\xed\xa0\x80", "is damaged UTF-8"),
    _case("rar.txt", lambda: b"Rar!\x1a\x07\x00" + bytes(range(256)), "is not text"),
    _case("several.txt.gz", lambda: gzip.compress(DATA[:300]) + gzip.compress(DATA[300:]), WHOLE),
    _case("padded.txt.gz", lambda: gzip.compress(DATA) + bytes(512), WHOLE),
    _case("followed.txt.gz", lambda: gzip.compress(DATA) + b"and more", "is damaged in its archive"),
    _case("half.txt.gz", lambda: gzip.compress(DATA)[:-20], "is damaged in its archive"),
    _case("summed.txt.gz", lambda: gzip.compress(DATA)[:-8] + bytes(8), "is damaged in its archive"),
    _case("link.zip", lambda: _zip([(_link(), b"/etc/passwd"), ("b.txt", DATA)]), "is a link to another file", WHOLE),
    _case("twice.zip", lambda: _zip([("a.txt", DATA), ("A.TXT", DATA)]), WHOLE, WHOLE),
    _case("packed.zip", lambda: _zip([("a.txt", DATA)], zipfile.ZIP_LZMA), WHOLE),
    _case("method.zip", lambda: _zip([("a.txt", DATA)]).replace(b"\x08\x00", b"\x09\x00"), "is damaged in its archive"),
    _case("long.zip", lambda: _zip([("县" * 3000 + ".txt", DATA)]), WHOLE),
    _case("followed.zip", lambda: _zip([("a.txt", DATA)]) + b"x" * 300, WHOLE),
)
