"""Documents that are zip files of XML parts: parts within limits, parsed safely."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.readers.base import library, too_large
from reportkit.readers.markup import stopped

# A report has some 20 KB of XML packed and 1 MB unpacked.
MAX_XML = 16 * 1024 * 1024
MAX_ALL = 256 * 1024 * 1024
ZIP = b"PK\x03\x04"
MARKUP = (".xml", ".xhtml", ".html", ".htm", ".opf")


class Zipped:
    """The parts of a zip file; ``what`` names the format in errors. Made by ``opened``."""

    def __init__(self, archive: zipfile.ZipFile, what: str) -> None:
        self.archive, self.what = archive, what
        self.names = set(archive.namelist())

    def part(self, name: str) -> bytes:
        """Bytes of a part; raises ReportkitError where there is none."""
        if name not in self.names:
            raise damaged(self.what, f"it has no part {name[:80]}")
        return self.archive.read(name)

    def tree(self, name: str) -> Any:
        """The root element of a part."""
        return xml(self.part(name), self.what)


@contextmanager
def opened(data: bytes, what: str) -> Iterator[Zipped]:
    """The parts of ``data``; whatever is wrong with them, here or while they are read, becomes a ReportkitError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if any(info.flag_bits & 1 for info in infos):
                raise ReportkitError("is an encrypted file", stage="read", hint="save it without a password")
            if sum(info.file_size for info in infos if info.filename.endswith(MARKUP)) > MAX_XML:
                raise too_large(f"{what} with XML", MAX_XML)
            if sum(info.file_size for info in infos) > MAX_ALL:
                raise too_large(f"{what} with contents", MAX_ALL)
            yield Zipped(archive, what)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise damaged(what, str(error).split("\n", 1)[0][:120] or type(error).__name__) from error


def names_of(data: bytes) -> frozenset[str]:
    """Names of the parts of ``data``; none for what is no zip file or a damaged one."""
    if not data.startswith(ZIP):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return frozenset()


def media_type(data: bytes) -> bytes:
    """What the first part, uncompressed, says that the file is: OpenDocument and EPUB have it so."""
    start = data.find(b"mimetype", 30, 60)
    return data[start + 8 : start + 90] if data.startswith(ZIP) and start > 0 else b""


def xml(data: bytes, what: str) -> Any:
    """The root of XML, without entities of its own and with nothing fetched."""
    etree = library("lxml.etree", "lxml", what)
    if b"<!ENTITY" in data:
        raise damaged(what, "it has entities of its own")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise stopped(what, [str(error)]) or damaged(
            what, str(error).split("\n", 1)[0].split(", line ")[0][:120]
        ) from error
    if root is None:
        raise damaged(what, "an empty part")
    return root


def damaged(what: str, reason: str) -> ReportkitError:
    """The error for a file whose parts are not what they should be."""
    hint = "open it in the program it comes from and save it again"
    return ReportkitError(f"is a damaged file, {what} ({reason})", stage="read", hint=hint)


def empty(what: str) -> ReportkitError:
    """The error for a file without text."""
    return ReportkitError(f"is {what} without text", stage="read", hint="pictures of pages need OCR first")
