"""What a collector knows of the files: where and when each was published and retrieved, and what report it is."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import orjson

from reportkit.errors import ReportkitError
from reportkit.io.item import UNKNOWN, About, Item, display
from reportkit.io.names import Names, names_of
from reportkit.io.userfiles import bytes_of
from reportkit.link.facts import NO_FACTS, Facts
from reportkit.models.enums import Organ
from reportkit.text.decode import decode

PATH = "path"


KNOWN = ("adcode", "organ", "review_year")  # the columns of Facts
COLUMNS = (*About._fields, *KNOWN)
FORMS = {"adcode": r"[0-9]{6}", "review_year": r"[0-9]{4}", "organ": "|".join(Organ)}


class Row(NamedTuple):
    """What a row tells: where the text comes from, and what report it is."""

    about: About
    facts: Facts


@dataclass(slots=True)
class Manifest:
    """Rows by path; ``unused`` are those that fitted no document so far.

    ``names`` tells what the names of files say; where a row says something too, it wins.
    """

    rows: dict[str, Row]
    folder: str
    unused: set[str] = field(default_factory=set)
    names: Names | None = None
    path: str = ""

    def about(self, item: Item) -> About:
        """Where ``item`` comes from."""
        return self.row(item).about

    def notes(self) -> list[str]:
        """What the user should know did not fit, a line each."""
        found = []
        if self.unused:
            lines = "1 line" if len(self.unused) == 1 else f"{len(self.unused)} lines"
            found.append(f"{self.path}: {lines} for files that were not read, {min(self.unused)} first")
        if self.names is not None and self.names.unfit:
            documents = "1 name" if self.names.unfit == 1 else f"{self.names.unfit} names"
            found.append(f"name pattern: {documents} did not fit, {self.names.first} first")
        return found

    def row(self, item: Item) -> Row:
        """What is known of ``item``: by its name as shown, else by its path from the manifest's folder."""
        told = NO_FACTS if self.names is None else self.names.facts(item.name)
        for key in (item.name, _from(item.name, self.folder)):
            if key in self.rows:
                self.unused.discard(key)
                about, facts = self.rows[key]
                known = {name: value for name, value in facts._asdict().items() if value is not None}
                return Row(about, told._replace(**known))
        return Row(UNKNOWN, told)


def known_of(manifest: str | None, pattern: str | None) -> Manifest | None:
    """What the user knows of the files: from a manifest, from a pattern of their names, or both; None without any.

    Raises ReportkitError for a manifest or pattern that cannot be read.
    """
    if manifest is None and pattern is None:
        return None
    found = read_manifest(manifest) if manifest is not None else Manifest({}, ".")
    found.names = names_of(pattern) if pattern is not None else None
    return found


def described(items: Iterable[Item | ReportkitError], manifest: Manifest | None) -> Iterator[Item | ReportkitError]:
    """``items`` with what the manifest tells of them."""
    for item in items:
        if manifest is None or isinstance(item, ReportkitError):
            yield item
        else:
            about, facts = manifest.row(item)
            yield replace(item, about=about, facts=facts)


def _from(name: str, folder: str) -> str:
    try:
        return os.path.relpath(name, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return name


def read_manifest(path: str) -> Manifest:
    """The manifest in a CSV file (first line: names of columns) or JSON Lines; raises ReportkitError with the line.

    ``path`` is needed in each row, the columns of ``About`` and ``Facts`` are optional and others are passed over.
    """
    data = bytes_of(path)
    try:
        text = decode(data).text
    except ReportkitError as error:
        raise error.at(display(path)) from None
    rows: dict[str, Row] = {}
    for number, row in _objects(text, path) if text.lstrip().startswith("{") else _records(text, path):
        name = _value(row, PATH, path, number)
        if name is None:
            raise _error(f"{path}:{number}", "has no path", f"columns: {', '.join((PATH, *COLUMNS))}")
        key = os.path.normpath(name).replace(os.sep, "/")
        told = Row(About(*(_value(row, column, path, number) for column in About._fields)), _facts(row, path, number))
        if rows.setdefault(key, told) != told:
            raise _error(f"{path}:{number}", f"says of {key} something else than a line above", "one line a file")
    return Manifest(rows, os.path.dirname(path) or ".", set(rows), path=path)  # noqa: PTH120


def _facts(row: dict[str, Any], path: str, number: int) -> Facts:
    values = {column: _value(row, column, path, number) for column in KNOWN}
    for column, value in values.items():
        if value is not None and not re.fullmatch(FORMS[column], value):
            raise _error(f"{path}:{number}", f"{column} {value!r} cannot be", f"one of {FORMS[column]}")
    year = values["review_year"]
    return Facts(values["adcode"], values["organ"], int(year) if year else None)


def _records(text: str, path: str) -> list[tuple[int, dict[str, Any]]]:
    lines = text.splitlines(keepends=True)
    delimiter = max(",\t;", key=lines[0].count)
    reader = csv.DictReader(lines, delimiter=delimiter)
    try:
        found = [(reader.line_num, dict(row)) for row in reader]
    except csv.Error as error:
        raise _error(f"{path}:{reader.line_num}", f"cannot be read as CSV ({error})", "mend the manifest") from error
    if PATH not in (reader.fieldnames or ()):
        raise _error(f"{path}:1", "has no column path", f"columns: {', '.join((PATH, *COLUMNS))}")
    return found


def _objects(text: str, path: str) -> list[tuple[int, dict[str, Any]]]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise _error(f"{path}:{number}", f"is not JSON ({error})", "one object a line") from error
        if not isinstance(row, dict):
            raise _error(f"{path}:{number}", "is not a JSON object", "one object a line")
        found.append((number, row))
    return found


def _value(row: dict[str, Any], column: str, path: str, number: int) -> str | None:
    value = row.get(column)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, int) and not isinstance(value, bool) and column in FORMS:
        return str(value)
    if not isinstance(value, str):
        raise _error(f"{path}:{number}", f"{column} is no string", "write it in quotation marks")
    return value.strip()


def _error(path: str, message: str, hint: str) -> ReportkitError:
    return ReportkitError(message, path=display(path), stage="read", hint=hint)
