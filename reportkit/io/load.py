"""One item to text with what is known of its source."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from reportkit.errors import ReportkitError
from reportkit.io.item import STDIN, Item, item_of
from reportkit.readers import pick

# A report has some 50 KB; without a limit a device or an archive by mistake would fill the memory.
MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """Decoded text, the ``source`` object of its report, and warnings (code, message) from reading it."""

    text: str
    source: dict[str, Any]
    warnings: list[tuple[str, str]]


def load(item: Item) -> Document:
    """Read ``item``; raises ReportkitError naming it."""
    try:
        return _document(item, content(item))
    except ReportkitError as error:
        raise error.at(item.name) from error.__cause__
    except (OSError, ValueError) as error:
        raise _unreadable(error).at(item.name) from error


def load_file(path: str) -> Document:
    """Read the file ``path`` or standard input (``-``); raises ReportkitError naming it."""
    return load(item_of(path))


def content(item: Item) -> bytes:
    """The bytes of ``item``; raises ReportkitError when there are too many, OSError or ValueError when unreadable."""
    if item.data is not None:
        return item.data
    if item.path == STDIN:
        return _read(sys.stdin.buffer)
    with Path(item.path).open("rb") as file:
        return _read(file)


def text_source(text: str) -> dict[str, Any]:
    """The ``source`` object of text that comes from no file."""
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
        "encoding": None,
        "chars": len(text),
    }


def _read(file: BinaryIO) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReportkitError(
            f"is larger than {MAX_BYTES // 1024 // 1024} MB",
            stage="read",
            hint="one report a file, not an archive of them",
        )
    return data


def _document(item: Item, data: bytes) -> Document:
    reader = pick(item.extension, data)
    found = reader.read(data)
    source = text_source(found.text) | {
        "path": item.source_path,
        "sha256": sha256(data).hexdigest(),
        "media_type": reader.media_type,
        "encoding": found.encoding,
    }
    return Document(found.text, source, found.warnings)


def _unreadable(error: OSError | ValueError) -> ReportkitError:
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
