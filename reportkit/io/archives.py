"""Zip and gzip files: what lies in them, one member at a time and within limits."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NoReturn

from reportkit.errors import ReportkitError
from reportkit.io.item import STDIN_NAME, Item, extension_of
from reportkit.io.limits import Limits
from reportkit.readers import extensions

ZIP, GZIP = b"PK\x03\x04", b"\x1f\x8b"
EXTENSIONS = (".zip", ".gz")
# Files that are zip archives and are read, or refused, as something else.
OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "OFD.xml")
WORKBOOK = "xl/workbook.xml"
# Text packs ten times, a table a hundred times; what unpacks a thousand times is made to fill a disk.
RATIO, FREE = 200, 64 * 1024 * 1024
ARCHIVES = (".zip", ".gz", ".tar", ".tgz", ".bz2", ".xz", ".7z", ".rar")
TABLES = (".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)

Found = Item | ReportkitError


def is_office(file: BinaryIO) -> bool:
    """Whether a zip file is a document of an office program or a program; raises what zipfile raises."""
    with zipfile.ZipFile(file) as archive:
        names = set(archive.namelist())
    return any(name in names for name in (*OFFICE, WORKBOOK))


def is_workbook(file: BinaryIO) -> bool:
    """Whether a zip file is an Excel workbook; raises what zipfile raises."""
    with zipfile.ZipFile(file) as archive:
        return WORKBOOK in archive.namelist()


def members(item: Item, file: BinaryIO, limits: Limits, skipped: Counter[str]) -> Iterator[Found]:
    """What lies in a zip file, in the order of the names; what is of no type that is read is counted in ``skipped``.

    An archive inside the archive is not opened. Raises what zipfile raises if the file itself is damaged.
    """
    with zipfile.ZipFile(file) as archive:
        infos = sorted(((_name(info), info) for info in archive.infolist() if not info.is_dir()), key=_place)
        packed = sum(info.compress_size for _, info in infos)
        unpacked = sum(info.file_size for _, info in infos)
        if unpacked > RATIO * packed + FREE:
            yield _error(item.name, f"unpacks to {unpacked // 1024 // 1024} MB, which no reports do (a zip bomb)")
            return
        if not infos:
            yield _error(item.name, "is an empty zip file")
        for name, info in infos:
            parts = name.split("/")
            if any(part.startswith(".") and part.strip(".") for part in parts) or parts[0] == "__MACOSX":
                continue
            shown = f"{item.name}!{name}"
            if _leads_out(name):
                yield _error(shown, "has a name that leads out of the archive and is not read")
            elif Path(name).stem.upper() == "README":
                continue
            elif stat.S_ISLNK(info.external_attr >> 16):
                yield _error(shown, "is a link to another file and is not read", "pack the file itself")
            elif (extension := extension_of(name)) in ARCHIVES:
                yield _error(shown, "is an archive inside an archive", "unpack the outer one first")
            elif extension not in extensions() and extension not in TABLES:
                skipped[extension or "(none)"] += 1
            else:
                yield _member(item, archive, info, shown, limits)


def _place(found: tuple[str, zipfile.ZipInfo]) -> tuple[list[str], int]:
    return found[0].split("/"), found[1].header_offset


def _name(info: zipfile.ZipInfo) -> str:
    """The name with /; where the archive does not say that it is UTF-8 it is in what Chinese Windows writes."""
    name = info.filename
    if not info.flag_bits & 0x800:
        for encoding in ("utf-8", "gb18030"):
            with suppress(UnicodeError):
                name = name.encode("cp437").decode(encoding)
                break
    return name.encode("utf-8", "replace").decode("utf-8").replace("\\", "/")


def _leads_out(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or name[1:2] == ":" or "\0" in name


def _member(item: Item, archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str, limits: Limits) -> Found:
    if info.flag_bits & 1:
        return _error(shown, "is encrypted", "pack it without a password")
    if info.file_size > limits.max_bytes:
        return limits.too_many_bytes().at(shown)
    try:
        with archive.open(info) as file:
            data = file.read(limits.max_bytes + 1)
    except BROKEN as error:
        return _damaged(shown, error)
    return Item(item.path, shown, extension_of(shown), data)


def unpacked(item: Item, file: BinaryIO, limits: Limits) -> Item:
    """The one file that a gzip file holds, with its content; raises ReportkitError naming it."""
    inner = inner_name(item)
    if extension_of(inner) in ARCHIVES:
        _refuse(inner, "is an archive inside an archive", "unpack it first")
    try:
        with gzip.GzipFile(fileobj=file) as unpacking:
            data = unpacking.read(limits.max_bytes + 1)
    except BROKEN as error:
        raise _damaged(inner, error) from error
    if len(data) > limits.max_bytes:
        raise limits.too_many_bytes().at(inner)
    if data.startswith((ZIP, GZIP)) and not (data.startswith(ZIP) and is_office(io.BytesIO(data))):
        _refuse(inner, "is an archive inside an archive", "unpack it first")
    return Item(item.path, inner, extension_of(inner), data)


def inner_name(item: Item) -> str:
    """Name of what a gzip file holds: a.txt.gz!a.txt; standard input keeps its own."""
    if item.name == STDIN_NAME:
        return item.name
    last = item.name.rpartition("/")[2]
    return f"{item.name}!{last[:-3] if last.lower().endswith('.gz') else last}"


def _damaged(name: str, error: Exception) -> ReportkitError:
    reason = str(error).split("\n", 1)[0][:120] or type(error).__name__
    return _error(name, f"is damaged in its archive ({reason})", "get the archive again")


def _refuse(name: str, message: str, hint: str = "") -> NoReturn:
    raise _error(name, message, hint)


def _error(name: str, message: str, hint: str = "unpack it and look what is in it") -> ReportkitError:
    return ReportkitError(message, path=name, stage="read", hint=hint)
