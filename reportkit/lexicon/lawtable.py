"""Titles of national laws: package data from a licensed source."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class KnownLaw:
    """A law of the table: official ``title``, ``short`` without 中华人民共和国, ``kind`` and ``issuer``."""

    title: str
    short: str
    kind: str
    issuer: str


@lru_cache(maxsize=1)
def known_laws() -> dict[str, KnownLaw]:
    """Short title or alias → law."""
    path = resources.files("reportkit.lexicon") / "data" / "laws.tsv"
    table: dict[str, KnownLaw] = {}
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    for row in rows:
        law = KnownLaw(row["title"], row["short"], row["kind"], row["issuer"])
        for name in (law.short, law.title, *filter(None, row["aliases"].split(";"))):
            table.setdefault(name, law)
    return table
