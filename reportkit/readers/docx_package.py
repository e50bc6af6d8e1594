"""The package of a Word file as python-docx takes it: of files with macros, of templates, of the strict form, with names by Windows."""

from __future__ import annotations

import io
import re
import zipfile

ZIP = b"PK\x03\x04"
TYPES = "[Content_Types].xml"
RELATIONS = "_rels/.rels"
MAIN = re.compile(r"word[/\\]document\d*\.xml")
DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OTHERS = re.compile(
    rb"application/vnd\.(?:ms-word\.document\.macroEnabled|ms-word\.template\.macroEnabledTemplate"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
USUAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"


def is_word(data: bytes) -> bool:
    """Whether the bytes are a zip file that holds a Word document."""
    if not data.startswith(ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(MAIN.fullmatch(name) for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return b"word/" in data[:2000]


def usual(data: bytes) -> bytes:
    """``data``, or what python-docx takes for the same document; raises what zipfile raises."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        heads = b"".join(archive.read(name) for name in names if name.replace("\\", "/") in (TYPES, RELATIONS))
        if not (OTHERS.search(heads) or STRICT.search(heads) or any("\\" in name for name in names)):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for name in names:
                part = archive.read(name)
                if name.endswith((".xml", ".rels")):
                    part = STRICT.sub(USUAL, OTHERS.sub(DOCUMENT, part))
                made.writestr(name.replace("\\", "/"), part)
    return out.getvalue()
