"""One item to text with what is known of its source."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from reportkit.errors import ReportkitError
from reportkit.io.item import STDIN, UNKNOWN, About, Item, item_of
from reportkit.io.limits import DEFAULT, Limits
from reportkit.link.facts import NO_FACTS, Facts
from reportkit.models.enums import WarningCode
from reportkit.readers import pick
from reportkit.readers.base import Tell, nobody
from reportkit.text.scanned import PRINTED, Scanned


@dataclass(frozen=True, slots=True)
class Document:
    """Decoded text, the ``source`` object of its report, warnings (code, message) from reading it, and known ``facts``.

    ``scanned`` tells what of it was read off pictures.
    """

    text: str
    source: dict[str, Any]
    warnings: list[tuple[WarningCode, str]]
    facts: Facts = NO_FACTS
    scanned: Scanned = PRINTED


def load(item: Item, limits: Limits = DEFAULT, tell: Tell = nobody) -> Document:
    """Read ``item``; raises ReportkitError naming it, whatever went wrong inside.

    ``tell(page, pages)`` is called before each page that takes seconds.
    """
    try:
        return _document(item, content(item, limits), limits, tell)
    except ReportkitError as error:
        raise error.at(item.name) from error.__cause__
    except MemoryError:
        raise
    except (OSError, ValueError) as error:
        raise unreadable(error).at(item.name) from error
    except Exception as error:  # a bug in a reader, or in the library it uses, must not cost the other documents
        message = f"reportkit failed inside ({type(error).__name__}: {error})"
        hint = "run with -v and report it as a bug"
        raise ReportkitError(message, path=item.name, stage="extract", hint=hint) from error


def load_file(path: str) -> Document:
    """Read the file ``path`` or standard input (``-``); raises ReportkitError naming it."""
    return load(item_of(path))


def fetched(item: Item, limits: Limits = DEFAULT) -> Item:
    """``item`` with its content; raises ReportkitError naming it."""
    try:
        return replace(item, data=content(item, limits))
    except ReportkitError as error:
        raise error.at(item.name) from error.__cause__
    except (OSError, ValueError) as error:
        raise unreadable(error).at(item.name) from error


def content(item: Item, limits: Limits = DEFAULT) -> bytes:
    """The bytes of ``item``; raises ReportkitError when there are too many, OSError or ValueError when unreadable."""
    if item.data is not None:
        if len(item.data) > limits.max_bytes:
            raise limits.too_many_bytes()
        return item.data
    if item.path == STDIN:
        if sys.stdin is None:
            raise ReportkitError("is closed", stage="read", hint="name a file")
        return _read(sys.stdin.buffer, limits)
    with Path(item.path).open("rb") as file:
        return _read(file, limits)


def text_source(text: str, about: About = UNKNOWN) -> dict[str, Any]:
    """The ``source`` object of text that comes from no file; ``about`` is what a manifest tells of it."""
    try:
        digest = sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        message = f"the text holds half a surrogate pair at character {error.start}"
        raise ReportkitError(message, stage="decode", hint="decode the bytes with errors='strict'") from None
    return {
        "path": None,
        "sha256": None,
        "text_sha256": digest,
        "media_type": None,
        "reader": None,
        "encoding": None,
        "chars": len(text),
        **about._asdict(),
    }


def _read(file: BinaryIO, limits: Limits) -> bytes:
    data = file.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise limits.too_many_bytes()
    return data


def _document(item: Item, data: bytes, limits: Limits, tell: Tell) -> Document:
    reader = pick(item.extension, data)
    found = reader.read(data) if reader.paged is None else reader.paged(data, tell)
    if len(found.text) > limits.max_chars:
        raise limits.too_many_chars(len(found.text))
    known = {name: value for name, value in item.about._asdict().items() if value is not None}
    source = text_source(found.text, About(**(found.about | known))) | {
        "path": item.source_path,
        "sha256": sha256(data).hexdigest(),
        "media_type": reader.media_type,
        "reader": reader.version if found.by is None else f"{reader.version}, {found.by}",
        "encoding": found.encoding,
    }
    warnings = [(WarningCode(code), message) for code, message in found.warnings]
    return Document(found.text, source, warnings, item.facts, found.scanned)


def unreadable(error: OSError | ValueError) -> ReportkitError:
    """The error for a file that cannot be opened or read."""
    hints = {
        FileNotFoundError: ("does not exist", "check the path"),
        PermissionError: ("may not be read (permission denied)", "chmod +r FILE"),
        IsADirectoryError: ("is a folder", "name the files in it"),
    }
    for kind, (message, hint) in hints.items():
        if isinstance(error, kind):
            return ReportkitError(message, stage="read", hint=hint)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ReportkitError(f"cannot be read ({reason})", stage="read", hint="check the path and the disk")
