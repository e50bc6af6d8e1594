"""Files that a user names beside the reports: manifests, frames, indicators, corrections."""

from __future__ import annotations

import csv
import io
import os
import sys
from pathlib import Path

from reportkit.errors import ReportkitError
from reportkit.text.decode import decode


def bytes_of(path: str) -> bytes:
    """The bytes of the file ``path``; raises ReportkitError where it cannot be read."""
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise ReportkitError(f"cannot be read ({reason})", path=path, stage="read", hint="check the path") from error


def paths_of(path: str) -> list[str]:
    """The paths that a file lists (or standard input, ``-``), one a line, or each ended by NUL as ``find -print0`` does.

    Raises ReportkitError where it cannot be read.
    """
    data = sys.stdin.buffer.read() if path == "-" else bytes_of(path)
    names = data.split(b"\0") if b"\0" in data else [line.removesuffix(b"\r") for line in data.split(b"\n")]
    return [os.fsdecode(name) for name in names if name.strip()]


def rows_of(path: str) -> csv.DictReader[str]:
    """The rows of a CSV file (comma or tab, in any encoding that reports may have); raises ReportkitError."""
    try:
        text = decode(bytes_of(path)).text
    except ReportkitError as error:
        raise error.at(path) from None
    return csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in text.partition("\n")[0] else ",")
