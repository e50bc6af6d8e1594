"""Output that appears whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reportkit.errors import ReportkitError
from reportkit.io.packed import packing


@contextmanager
def output(path: str | None) -> Iterator[BinaryIO]:
    """Where to write: standard output for None and ``-``, else a file that takes its name at the end.

    Leaving with an exception removes the unfinished file and leaves an older one as it was. What its name says is packed
    (.gz, .zst) is packed as it is written.
    """
    if path in (None, "-"):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(os.path.realpath(str(path)))  # a link stays a link
    try:
        if target.exists() and not target.is_file():
            with (
                target.open("wb") as device,
                packing(device, target.name) as out,
            ):  # /dev/null, a pipe: nothing to rename
                yield out
            return
        with _renamed(target) as file, packing(file, target.name) as out:
            yield out
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"cannot be written ({error.strerror or error})"
        raise ReportkitError(message, path=str(path), stage="write", hint="choose another place with -o") from error


@contextmanager
def _renamed(target: Path) -> Iterator[BinaryIO]:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """Permissions of the older file, else what the user's umask gives (a temporary file has 0600)."""
    if target.exists():
        return target.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
