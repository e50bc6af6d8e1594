"""The texts that offsets count in, kept as files."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from reportkit.errors import ReportkitError

UNSAFE = re.compile(r"[^\w.\-]+")
RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
NAME_MAX = 120  # bytes: a name may have 255, and the digest and endings follow


def file_name(name: str, digest: str) -> str:
    """Name for the text of the document ``name``: what is safe of the name, and the digest that tells texts apart.

    Documents of one name have different digests, or the same text; so no text takes the place of another.
    """
    safe = UNSAFE.sub("_", name).strip("._-") or "text"
    if RESERVED.match(safe):
        safe = f"_{safe}"
    while len(safe.encode("utf-8")) > NAME_MAX:
        safe = safe[len(safe) // 8 + 1 :]  # the end of a path tells more than its beginning
    return f"{safe}.{digest[:16]}.txt"


def save_text(folder: str, name: str, text: str, digest: str) -> None:
    """Write ``text`` into ``folder`` as UTF-8, newlines as they are; the file appears whole."""
    target = Path(folder, file_name(name, digest))
    try:
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8"))
            Path(temporary).chmod(0o644)
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        message = f"its text cannot be saved in {folder} ({error.strerror or error})"
        raise ReportkitError(message, path=name, stage="write", hint="choose another place with --save-text") from error


def saved_texts(folder: str) -> dict[str, Path]:
    """Files of ``folder`` by the digest in their names; raises ReportkitError when it cannot be read."""
    try:
        files = sorted(Path(folder).iterdir())
    except OSError as error:
        message = f"cannot be opened ({error.strerror})"
        raise ReportkitError(message, path=folder, stage="find", hint="name the folder of --save-text") from error
    return {parts[-2]: file for file in files if len(parts := file.name.split(".")) > 2 and parts[-1] == "txt"}
