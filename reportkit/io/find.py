"""Which files a command reads, in an order that depends on their names only."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from reportkit.errors import ReportkitError
from reportkit.readers import extensions

STDIN = "-"


@dataclass(slots=True)
class Found:
    """Files to read, errors met on the way, and what was passed over.

    ``items`` holds paths and errors in the order of the run, so that a document's number is its place in it.
    """

    items: list[str | ReportkitError] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    repeated: int = 0

    def notes(self) -> list[str]:
        """What the user should know was not read, a line each."""
        notes = []
        if self.skipped:
            kinds = ", ".join(f"{name} {n}" for name, n in sorted(self.skipped.items()))
            notes.append(f"passed over in folders, by type of file: {kinds}")
        if self.repeated:
            notes.append(f"named more than once and read once: {self.repeated}")
        return notes


def find(paths: Iterable[str]) -> Found:
    """Files that ``paths`` (files, folders, ``-``) stand for; folders are searched through, in sorted order.

    In folders, README files, hidden files and files of other types are passed over.
    """
    found = Found()
    seen: set[str] = set()
    for path in paths:
        if path != STDIN and os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises where stat fails)
            _add_folder(found, seen, path)
        else:
            _add(found, seen, path)
    return found


def _add(found: Found, seen: set[str], path: str) -> None:
    key = path if path == STDIN else os.path.realpath(path)
    if key in seen:
        found.repeated += 1
        return
    seen.add(key)
    found.items.append(path)


def _add_folder(found: Found, seen: set[str], folder: str) -> None:
    errors: list[str | ReportkitError] = []

    def unreadable(error: OSError) -> None:
        errors.append(ReportkitError(f"cannot be opened ({error.strerror})", path=error.filename, stage="find"))

    files = []
    for root, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(root, name) for name in names if not name.startswith(".")]
    wanted = extensions()
    reports = 0
    for file in sorted(files, key=lambda f: f.parts):
        kind = file.suffix.lower()
        if file.stem.upper() == "README":
            continue
        if kind in wanted:
            reports += 1
            _add(found, seen, str(file))
        else:
            found.skipped[kind or "(none)"] += 1
    found.items += errors
    if not reports and not errors:
        message = f"no reports in this folder ({', '.join(wanted)})"
        found.items.append(ReportkitError(message, path=folder, stage="find", hint="name a folder that holds texts"))
