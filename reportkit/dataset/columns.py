"""What a table of a dataset is: names, types and labels of its columns, its keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["string", "integer", "number", "boolean"]
SEPARATOR = ";"  # between the values of a cell that holds several


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``en`` says what it means, ``zh`` is its Chinese label, ``labels`` are the values of a closed list with theirs.

    A cell is a str, int, float, bool or None; one that holds several values is a string, parted by ``SEPARATOR``.
    ``required``: no row leaves it empty; ``several``: a cell may hold several values.
    """

    name: str
    type: Type
    en: str
    zh: str
    labels: tuple[tuple[str, str], ...] = ()
    required: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: ``columns`` of a row are ``fields`` of a row in ``table``, or the last of them is empty."""

    columns: tuple[str, ...]
    table: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows are tuples with a value for each of ``columns``, in their order; ``key`` is their primary key."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    en: str = ""
    zh: str = ""
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)
