"""Which files a command reads, in an order that depends on their names only."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path, PurePath

from reportkit.errors import ReportkitError
from reportkit.io import containers
from reportkit.io.globs import EVERYTHING, Globs
from reportkit.io.item import STDIN, Item, display, extension_of, item_of
from reportkit.readers import extensions


@dataclass(slots=True)
class Found:
    """Files to read and errors met on the way, found while one iterates; afterwards what was passed over.

    Errors stand at their place in the order of the run, so that a document's number is its place in it. One folder's
    names are held at a time, and eight bytes a file to know what was named twice.
    """

    paths: list[str]
    globs: Globs = EVERYTHING
    skipped: Counter[str] = field(default_factory=Counter)
    repeated: int = 0
    _seen: set[int] = field(default_factory=set)

    def __iter__(self) -> Iterator[Item | ReportkitError]:
        for path in self.paths:
            if path != STDIN and os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises where stat fails)
                yield from self._folder(path)
            elif self._is_new(path):
                yield item_of(path)

    def notes(self) -> list[str]:
        """What the user should know was not read, a line each."""
        notes = []
        if self.skipped:
            kinds = ", ".join(f"{name} {n}" for name, n in sorted(self.skipped.items()))
            notes.append(f"passed over in folders, by type of file: {kinds}")
        if self.repeated:
            notes.append(f"named more than once and read once: {self.repeated}")
        return notes

    def _is_new(self, path: str) -> bool:
        real = path if path == STDIN else os.path.realpath(path)
        key = int.from_bytes(blake2b(os.fsencode(real), digest_size=8).digest(), "big")
        if key in self._seen:
            self.repeated += 1
            return False
        self._seen.add(key)
        return True

    def _is_left_out(self, name: str) -> bool:
        """Whether the patterns leave a file out; of a container they judge what lies in it."""
        held = extension_of(name) in containers.EXTENSIONS
        return self.globs.shuns(name) if held else not self.globs.wants(name)

    def _folder(self, folder: str) -> Iterator[Item | ReportkitError]:
        wanted = _wanted()
        reports = errors = 0
        for found in _walk(str(PurePath(folder))):
            if isinstance(found, ReportkitError):
                errors += 1
                yield found
                continue
            name, kind = found.name, _kind(found, wanted)
            path = found.path.removeprefix(f".{os.sep}")
            if _is_readme(name) or self._is_left_out(display(path)):
                continue
            if kind is not None:
                self.skipped[kind] += 1
                continue
            reports += 1
            if self._is_new(path):
                yield item_of(path)
        if not reports and not errors:
            message = f"no reports in this folder ({', '.join(sorted(wanted))})"
            hint = "name a folder that holds texts"
            yield ReportkitError(message, path=folder, stage="find", hint=hint)


def find(paths: Iterable[str], globs: Globs = EVERYTHING) -> Found:
    """Files that ``paths`` (files, folders, ``-``) stand for; folders are searched through, in sorted order.

    In folders, README files, codebooks, hidden files, files of other types, pipes, links to folders and what ``globs`` leave out
    are passed over.
    """
    return Found(list(paths), globs)


def searched_for(name: str) -> bool:
    """Whether a file of this name in a folder is read."""
    return not name.startswith(".") and not _is_readme(name) and extension_of(name) in _wanted()


def would_read(path: str, target: Path) -> bool:
    """Whether ``target``, a real path, would be read when ``path`` is."""
    real = Path(os.path.realpath(path))
    if not os.path.isdir(real):  # noqa: PTH112
        return real == target
    return target.is_relative_to(real) and searched_for(target.name)


def _wanted() -> frozenset[str]:
    return frozenset((*extensions(), *containers.EXTENSIONS))


def _is_readme(name: str) -> bool:
    """Whether a file tells of the others: a README, or the codebook of a dataset that was written into the folder."""
    return os.path.splitext(name)[0].upper() in ("README", "CODEBOOK")  # noqa: PTH122


def _walk(folder: str) -> Iterator[os.DirEntry[str] | ReportkitError]:
    """What lies in ``folder`` and below and is no folder, in the order of names; hidden things are left out."""
    waiting = _inside(folder)
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, ReportkitError) or not _is(entry, "is_dir"):
            yield entry
        else:
            waiting += _inside(entry.path)


def _inside(folder: str) -> list[os.DirEntry[str] | ReportkitError]:
    """What lies in ``folder``, the last name first."""
    try:
        with os.scandir(folder) as entries:
            names = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name, reverse=True)
            return [*names]
    except OSError as error:
        return [ReportkitError(f"cannot be opened ({error.strerror})", path=display(folder), stage="find")]


def _kind(entry: os.DirEntry[str], wanted: frozenset[str]) -> str | None:
    """Why ``entry`` is not read: its type; None for what is read."""
    if entry.is_symlink() and os.path.isdir(entry.path):  # noqa: PTH112
        return "(link to a folder)"
    kind = extension_of(entry.name)
    if kind not in wanted:
        return kind or "(none)"
    # A link that leads nowhere or in a circle is no file, but was meant to be one: reading it tells what is wrong.
    if not entry.is_symlink() and not _is(entry, "is_file"):
        return "(no file)"
    return None


def _is(entry: os.DirEntry[str], what: str) -> bool:
    try:
        return bool(getattr(entry, what)(follow_symlinks=False))
    except OSError:
        return False
