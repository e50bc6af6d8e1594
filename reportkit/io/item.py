"""One thing to read: a file, standard input, or what lies inside a container of texts."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import NamedTuple

from reportkit.link.facts import NO_FACTS, Facts

STDIN = "-"
STDIN_NAME = "(stdin)"
BYTES_NAME = "(bytes)"  # of content that a program hands over without a name


class About(NamedTuple):
    """Where a text comes from, as a manifest says; goes into ``source`` unchanged."""

    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    retrieved: str | None = None


UNKNOWN = About()


@dataclass(frozen=True, slots=True)
class Item:
    """What one report is read from.

    ``path`` is where it lies, as given (``-`` for standard input). ``name`` is how it is shown and what is written to
    ``source.path``: always valid UTF-8, with /, and telling the place inside a container (``a.zip!inner/b.txt``,
    ``t.jsonl:3``). ``data`` is the content where it has been read already (from a container or standard input), else
    None. ``extension`` is in lower case with the dot, or empty. A manifest
    tells ``about`` where it comes from, and ``facts`` of the report.
    """

    path: str
    name: str
    extension: str
    data: bytes | None = None
    about: About = UNKNOWN
    facts: Facts = NO_FACTS

    @property
    def source_path(self) -> str | None:
        """What stands in ``source.path``: the name, null for standard input and for bytes without a name."""
        return None if self.name in (STDIN_NAME, BYTES_NAME) else self.name


def item_of(path: str) -> Item:
    """The item that ``path`` (a file or ``-``) stands for; nothing is opened."""
    if path == STDIN:
        return Item(STDIN, STDIN_NAME, "")
    return Item(path, display(path), extension_of(path))


def extension_of(path: str) -> str:
    """Extension of a path in lower case with the dot, or empty (``.hidden`` has none)."""
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 (half a million paths are made)


def display(path: str) -> str:
    """``path`` as it is shown and written: with /, and always valid UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace").replace(os.sep, "/")
