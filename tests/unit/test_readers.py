"""Which reader a file gets."""

from __future__ import annotations

import sys
from importlib import metadata

import pytest

from reportkit.errors import ReportkitError
from reportkit.readers import extensions, pick


@pytest.mark.parametrize(
    ("extension", "media_type"),
    [
        (".txt", "text/plain"),
        (".text", "text/plain"),
        ("", "text/plain"),
        (".md", "text/markdown"),
        (".markdown", "text/markdown"),
        (".html", "text/plain"),
    ],
)
def test_pick(extension: str, media_type: str) -> None:
    assert pick(extension, b"text").media_type == media_type


@pytest.mark.parametrize(
    ("extension", "head", "what"),
    [
        (".docx", b"PK\x03\x04", "zip or Office file"),
        (".odt", b"text", "is not an .odt file, whatever its name says"),
        (".txt", b"\x1f\x8b", "gzip"),
        (".pdf", b"text", "is not a PDF, whatever its name says"),
        (".docx", b"text", "is not a Word file, whatever its name says"),
        (".xyz", b"text", "files of type .xyz are not read"),
    ],
)
def test_refuse(extension: str, head: bytes, what: str) -> None:
    with pytest.raises(ReportkitError, match=r"; try: ") as caught:
        pick(extension, head)
    assert what in caught.value.message


def test_version_names_what_made_the_text() -> None:
    assert pick(".txt", b"text").version == "text"
    assert pick(".md", b"text").version == "markdown"
    assert pick(".html", b"<html>x").version == f"html lxml {metadata.version('lxml')}"
    assert pick(".pdf", b"%PDF-1.4").version == f"pdf pypdfium2 {metadata.version('pypdfium2')}"


def test_extensions_are_lower_case_with_a_dot() -> None:
    assert all(e.startswith(".") and e == e.lower() for e in extensions())


def test_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for extension, data, package in (
        (".html", b"<html>x", "lxml"),
        (".pdf", b"%PDF-1.4", "pypdfium2"),
        (".rtf", b"{\\rtf1 x}", "striprtf"),
    ):
        for name in ("lxml.etree", "pypdfium2", "striprtf.striprtf"):
            monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(ReportkitError) as caught:
            pick(extension, data).read(data)
        line = str(caught.value)
        assert f"needs {package}, which is not installed; try: pip install 'reportkit[docs]'" in line
