"""Which of the files found in folders and archives are wanted, by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import translate
from functools import cached_property

Patterns = list[tuple[re.Pattern[str], bool]]


@dataclass(frozen=True)
class Globs:
    """Patterns of names: a name is wanted if one of ``include`` fits (or there is none) and none of ``exclude``.

    A pattern without / is held against the last part of the name, one with / against the whole; * stands for any
    characters, / among them.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def wants(self, name: str) -> bool:
        """Whether ``name`` (as shown, with /) is to be read."""
        return (not self.include or _fits(self._included, name)) and not self.shuns(name)

    def shuns(self, name: str) -> bool:
        """Whether ``name`` is excluded."""
        return bool(self.exclude) and _fits(self._excluded, name)

    @cached_property
    def _included(self) -> Patterns:
        return [(re.compile(translate(glob)), "/" in glob) for glob in self.include]

    @cached_property
    def _excluded(self) -> Patterns:
        return [(re.compile(translate(glob)), "/" in glob) for glob in self.exclude]


def _fits(patterns: Patterns, name: str) -> bool:
    last = name.rpartition("/")[2]
    return any(pattern.match(name if whole else last) for pattern, whole in patterns)


EVERYTHING = Globs()
