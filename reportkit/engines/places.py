"""Folders and files at addresses (fsspec URLs) or in the file system: what is to be read, listed and opened."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from reportkit.errors import ReportkitError
from reportkit.io import containers
from reportkit.io.find import find, searched_for
from reportkit.io.globs import EVERYTHING, Globs
from reportkit.io.item import STDIN, Item, display, extension_of
from reportkit.io.journal import stamp_of
from reportkit.io.limits import Limits

CHANGED = ("ETag", "etag", "checksum", "mtime", "LastModified", "last_modified", "modificationTime", "created")
RENAMING = frozenset(
    ("file", "local", "hdfs", "webhdfs", "sftp", "ssh", "smb")
)  # elsewhere a file appears whole by itself


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: ``path`` is where any worker finds it, ``name`` what stands in ``source.path``.

    ``stamp`` tells whether it is still what it was.
    """

    path: str
    name: str
    stamp: str

    def item(self, limits: Limits) -> Item:
        """The file with its content; raises ReportkitError naming it."""
        try:
            with filesystem(self.path)[0].open(self.path, "rb") as file:
                data = file.read(limits.max_bytes + 1)
        except FileNotFoundError:
            raise ReportkitError("does not exist", path=self.name, stage="read", hint="check the path") from None
        except Exception as error:  # of whatever library speaks to the place
            message = f"cannot be read ({type(error).__name__}: {error})"
            raise ReportkitError(message, path=self.name, stage="read", hint="check the address") from error
        if len(data) > limits.max_bytes:
            raise limits.too_many_bytes().at(self.name)
        return Item(self.name, self.name, extension_of(self.name), data)


@dataclass(slots=True)
class Listing:
    """The files that ``paths`` stand for, in the order of the command on one machine; ``skipped`` counts what was passed over."""

    paths: Iterable[str]
    globs: Globs = EVERYTHING
    skipped: Counter[str] = field(default_factory=Counter)

    def __iter__(self) -> Iterator[Source | ReportkitError]:
        for path in self.paths:
            if "://" in path:
                yield from self._at(path)
            elif path == STDIN:
                yield ReportkitError("is not there for other machines", path=path, stage="find", hint="name files")
            else:
                found = find([path], self.globs)
                yield from (item if isinstance(item, ReportkitError) else _local(item) for item in found)
                self.skipped += found.skipped

    def _at(self, url: str) -> Iterator[Source | ReportkitError]:
        try:
            system, root = filesystem(url)
            if not system.isdir(root):
                yield _source(url, system.info(root))
                return
            infos = system.find(root, detail=True)
        except FileNotFoundError:
            yield ReportkitError("does not exist", path=url, stage="find", hint="check the address")
            return
        except ReportkitError as error:
            yield error.at(url)
            return
        except Exception as error:  # noqa: BLE001 (of whatever library speaks to the place)
            message = f"cannot be listed ({type(error).__name__}: {error})"
            yield ReportkitError(message, path=url, stage="find", hint="check the address, and who may read it")
            return
        found = [path for path in sorted(infos, key=lambda p: p.split("/")) if self._wants(path, root)]
        if not found:
            yield ReportkitError("no reports in this folder", path=url, stage="find", hint="name a folder of texts")
        for path in found:
            yield _source(path if "://" in path else system.unstrip_protocol(path), infos[path])

    def _wants(self, path: str, root: str) -> bool:
        inner = path[len(root) :].strip("/").split("/") if path.startswith(root) else [path.rpartition("/")[2]]
        if any(part.startswith(".") for part in inner):
            return False
        if not searched_for(inner[-1]):
            self.skipped[extension_of(inner[-1]) or "(none)"] += 1
            return False
        held = extension_of(path) in containers.EXTENSIONS
        return not self.globs.shuns(path) if held else self.globs.wants(path)


def _local(item: Item) -> Source:
    return Source(os.path.abspath(item.path), item.name, repr(stamp_of(item)[:2]))  # noqa: PTH100 (links stay)


def _source(url: str, info: dict[str, Any]) -> Source:
    stamp = [info.get("size"), *(str(info[key]) for key in CHANGED if info.get(key) is not None)]
    return Source(url, display(url), repr(stamp))


def filesystem(url: str) -> tuple[Any, str]:
    """The file system that ``url`` (or a path) is in, and the path there; raises ReportkitError where what speaks to it is missing."""
    import fsspec

    try:
        system, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        hint = "pip install 'reportkit[dask]', or what the message says"
        raise ReportkitError(f"cannot be reached ({error})", path=url, stage="find", hint=hint) from error
    return system, str(path)


class Place:
    """The folder at ``url`` that parts are written to; each file appears whole or not at all."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._system, self._root = filesystem(url)

    def write(self, name: str, data: bytes) -> None:
        """Write the file ``name``, in the place of an older one."""
        path = f"{self._root}/{name}"
        protocols = self._system.protocol
        if RENAMING.isdisjoint((protocols,) if isinstance(protocols, str) else protocols):
            self._system.pipe_file(path, data)
            return
        folder, _, last = path.rpartition("/")
        self._system.makedirs(folder, exist_ok=True)
        temporary = f"{folder}/.{last}.{uuid4().hex}.tmp"
        try:
            self._system.pipe_file(temporary, data)
            self._system.mv(temporary, path)
        except BaseException:
            if self._system.exists(temporary):
                self._system.rm_file(temporary)
            raise

    def read(self, name: str) -> bytes:
        """The content of the file ``name``."""
        return bytes(self._system.cat_file(f"{self._root}/{name}"))

    def sizes(self) -> dict[str, int]:
        """Name and size of each file in the folder and below it; of hidden ones not."""
        self._system.invalidate_cache()
        if not self._system.exists(self._root):
            return {}
        infos = self._system.find(self._root, detail=True)
        found = {path[len(self._root) :].strip("/"): info["size"] for path, info in infos.items()}
        return {name: size for name, size in found.items() if not name.rpartition("/")[2].startswith(".")}

    def remove(self, name: str) -> None:
        """Take the file ``name`` away, if it is there."""
        path = f"{self._root}/{name}"
        if self._system.exists(path):
            self._system.rm_file(path)
