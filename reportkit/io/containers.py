"""Files that hold several texts, taken apart into items as they are asked for."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from reportkit.errors import ReportkitError
from reportkit.io import archives, tables
from reportkit.io.clock import Clock
from reportkit.io.globs import EVERYTHING, Globs
from reportkit.io.item import STDIN, Item, extension_of
from reportkit.io.limits import DEFAULT, Limits
from reportkit.io.load import fetched, unreadable

# Extensions that are looked for in folders beside those of the readers. A table is read where it is named: a folder may
# hold a manifest, or what an earlier run has written.
EXTENSIONS = archives.EXTENSIONS
_OPENED = (*archives.EXTENSIONS, *tables.EXTENSIONS)

Found = Item | ReportkitError


def items(
    found: Iterable[Found],
    globs: Globs = EVERYTHING,
    limits: Limits = DEFAULT,
    text_field: str | None = None,
    skipped: Counter[str] | None = None,
) -> Iterator[Found]:
    """What is to be read: standard input with its content, every container taken apart in its place.

    Of what lies in an archive only that is given whose name in it ``globs`` want; members of types that are not read
    are counted in ``skipped``. ``text_field`` is the key or column of the text in tables.
    """
    counted: Counter[str] = Counter() if skipped is None else skipped
    for item in found:
        if isinstance(item, ReportkitError):
            yield item
            continue
        try:
            whole = fetched(item, limits) if item.path == STDIN else item
        except ReportkitError as error:
            yield error
            continue
        for part in expand(whole, limits, text_field, counted):
            inner = "" if isinstance(part, ReportkitError) else part.name.removeprefix(f"{item.name}!")
            if isinstance(part, ReportkitError) or inner == part.name or globs.wants(inner):
                yield part


def expand(
    item: Item, limits: Limits = DEFAULT, text_field: str | None = None, skipped: Counter[str] | None = None
) -> Iterator[Found]:
    """The texts that ``item`` holds, in their order, one at a time; an item that is no container is given back.

    Nothing is raised: what cannot be read is an error in its place, and the rest goes on.
    """
    clock = Clock(limits)
    try:
        for part in _expand(item, limits, text_field, Counter() if skipped is None else skipped, clock):
            yield part
            clock.start()
    except ReportkitError as error:
        yield error.at(item.name)
    except zipfile.BadZipFile as error:
        yield ReportkitError(f"is a damaged zip file ({error})", path=item.name, stage="read", hint="get it again")
    except (zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        yield ReportkitError(f"is a damaged archive ({error})", path=item.name, stage="read", hint="get it again")
    except (OSError, ValueError) as error:
        yield unreadable(error).at(item.name)


def _expand(item: Item, limits: Limits, text_field: str | None, skipped: Counter[str], clock: Clock) -> Iterator[Found]:
    kind = _kind(item, clock)
    if not kind:
        yield item
    elif kind == ".zip":
        with _open(item, clock) as file:
            if archives.is_workbook(file):
                file.seek(0)
                yield from tables.rows(item, file, ".xlsx", limits, text_field)
                return
            if not archives.is_office(file):
                for part in archives.members(item, file, limits, skipped):
                    yield from _opened(part, limits, text_field, clock)
                return
        yield item
    elif kind == ".gz":
        yield from _gzip(item, limits, text_field, clock)
    else:
        with _open(item, clock) as file:
            yield from tables.rows(item, file, kind, limits, text_field)


def _opened(part: Found, limits: Limits, text_field: str | None, clock: Clock) -> Iterator[Found]:
    """A member of an archive; of a table its rows."""
    kind = ""
    if isinstance(part, Item) and part.data is not None:
        wide = part.extension == ".txt" and tables.is_wide_table(part.data)
        kind = ".csv" if wide else part.extension if part.extension in archives.TABLES else ""
        if kind:
            yield from tables.rows(part, clock.on(io.BytesIO(part.data)), kind, limits, text_field)
    if not kind:
        yield part


def _gzip(item: Item, limits: Limits, text_field: str | None, clock: Clock) -> Iterator[Found]:
    inner = archives.inner_name(item)
    extension = extension_of(inner)
    with _open(item, clock) as file:
        if extension not in tables.EXTENSIONS:
            yield archives.unpacked(item, file, limits)
            return
        table = Item(item.path, inner, extension)
        with gzip.GzipFile(fileobj=file) as unpacking:  # a table may be larger than memory
            yield from tables.rows(table, clock.on(unpacking), extension, limits, text_field)


def _kind(item: Item, clock: Clock) -> str:
    """What sort of container, by its first bytes where its name may be one, else empty."""
    if item.extension == ".txt":
        return ".csv" if _is_wide_table(item, clock) else ""
    if item.data is None and item.extension not in _OPENED:
        return ""
    with _open(item, clock) as file:
        head = file.read(tables.HEAD)
    if head.startswith((archives.ZIP, b"PK\x05\x06")):
        return ".zip"
    if head.startswith(archives.GZIP):
        return ".gz"
    if item.extension in archives.EXTENSIONS and head:
        message = f"is not a {item.extension[1:]} file, whatever its name says"
        raise ReportkitError(message, stage="read", hint="get the file again")
    if item.extension in tables.JSON_LINES and tables.opens_array(head):
        return ".json"
    if item.extension in tables.EXTENSIONS:
        return item.extension
    return "" if item.extension else tables.looks_like(head)


def _is_wide_table(item: Item, clock: Clock) -> bool:
    """Whether a .txt file is a table; a pipe is not looked into, since it can be read once."""
    if item.data is not None:
        return tables.is_wide_table(item.data)
    if not Path(item.path).is_file():
        return False
    with _open(item, clock) as file:
        return tables.is_wide_table(file.read(4096))


def _open(item: Item, clock: Clock) -> BinaryIO:
    """The content of ``item``, under the clock; a pipe or a device, which may have no end, is not opened."""
    if item.data is not None:
        return clock.on(io.BytesIO(item.data))
    path = Path(item.path)
    if path.exists() and not path.is_file() and not path.is_dir():
        hint = f"standard input: reportkit extract - < {item.name}"
        raise ReportkitError(f"is a pipe or a device, no {item.extension[1:]} file", stage="read", hint=hint)
    return clock.on(path.open("rb"))
