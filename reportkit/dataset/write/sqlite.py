"""SQLite: keys, indexes, and a full-text table over sentences that finds words of any number of characters."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportkit.dataset.columns import Table
from reportkit.dataset.tables.definitions import SENTENCES
from reportkit.dataset.write.base import Row

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}
INDEXED = (("adcode", "year"), ("category",), ("kind", "action"), ("body",), ("key",), ("path",))
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
LONGEST = 4  # characters of a word that is found as it is; longer ones are searched character by character
HASHED = 16 * 1024 * 1024  # bytes of the full-text index that are gathered before they are written
FULL_TEXT = (
    'CREATE VIRTUAL TABLE sentences_fts USING fts5(text, content="sentences", content_rowid="rowid", columnsize=0)'
)


class SqliteFile:
    """A database with the tables, and ``sentences_fts`` where ``sentences`` is among them."""

    def __init__(self, path: Path, tables: Sequence[Table]) -> None:
        self._tables = {table.name: table for table in tables}
        self._database = sqlite3.connect(path, isolation_level=None)
        run = self._database.execute
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -32000"):
            run(f"PRAGMA {pragma}")
        run("BEGIN")
        for table in tables:
            run(_created(table))
        if SENTENCES.name in self._tables:
            run(FULL_TEXT)
            run("INSERT INTO sentences_fts(sentences_fts, rank) VALUES ('hashsize', ?)", (HASHED,))
        self._inserts = {table.name: _insert(table) for table in tables}
        self._sentences = 0

    def write(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows to ``table``."""
        if table != SENTENCES.name:
            self._database.executemany(self._inserts[table], rows)
            return
        found = list(rows)
        self._database.executemany(self._inserts[table], found)
        at, first = SENTENCES.names.index("text"), self._sentences + 1
        self._sentences += len(found)
        self._database.executemany(
            "INSERT INTO sentences_fts(rowid, text) VALUES (?, ?)",
            ((number, words_of(str(row[at]))) for number, row in enumerate(found, first)),
        )

    def close(self) -> None:
        """Make the indexes and end."""
        for table in self._tables.values():
            for statement in _indexes(table):
                self._database.execute(statement)
        self._database.execute("COMMIT")
        self._database.close()

    def abandon(self) -> None:
        """End without more ado."""
        self._database.close()


def words_of(text: str) -> str:
    """``text`` as it is indexed: each Han character a token, in order, then the words of two to ``LONGEST`` of them.

    So a word of up to ``LONGEST`` characters is found as it stands (议案), and one of any length as a phrase ("常 委 会 会 议").
    """
    spaced = HAN.sub(lambda run: f" {' '.join(run[0])} ", text)
    words: list[str] = []
    for run in HAN.findall(text):
        tails = [run[at:] for at in range(LONGEST)]
        for size in range(2, LONGEST + 1):
            words += map("".join, zip(*tails[:size], strict=False))
    return f"{spaced} {' '.join(words)}"


def query_of(words: str) -> str:
    """``words`` as the full-text table is asked for them: Han characters next to each other as a phrase, others as they are."""
    pieces = [HAN.sub(lambda run: f" {' '.join(run[0])} ", word).split() for word in words.split()]
    return " ".join('"{}"'.format(" ".join(piece).replace('"', '""')) for piece in pieces)


def _created(table: Table) -> str:
    lines = [f'"{c.name}" {TYPES[c.type]}{" NOT NULL" if c.required else ""}' for c in table.columns]
    lines.append(f"PRIMARY KEY ({_quoted(table.key)})")
    lines += [
        f'FOREIGN KEY ({_quoted(r.columns)}) REFERENCES "{r.table}" ({_quoted(r.fields)}) DEFERRABLE INITIALLY DEFERRED'
        for r in table.references
    ]
    body = ",\n  ".join(lines)
    return f'CREATE TABLE "{table.name}" (\n  {body}\n)'


def _insert(table: Table) -> str:
    return f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})'  # noqa: S608 (names of ours)


def _indexes(table: Table) -> list[str]:
    """Indexes for what is asked for most, and for the foreign keys."""
    names = set(table.names)
    wanted: list[tuple[str, ...]] = [columns for columns in INDEXED if names.issuperset(columns)]
    wanted += [r.columns for r in table.references if len(r.columns) > 1]
    return [
        f'CREATE INDEX "{table.name}_{"_".join(columns)}" ON "{table.name}" ({_quoted(columns)})' for columns in wanted
    ]


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
