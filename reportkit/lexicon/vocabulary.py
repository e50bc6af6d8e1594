"""The vocabulary: words from the data files, found in a text by one automaton."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

FILES = (
    "names.toml",
    "units.toml",
    "nouns.toml",
    "meetings.toml",
    "suggestions.toml",
    "cues.toml",
    "measures.toml",
    "plain.toml",
    "laws.toml",
)


class Token(NamedTuple):
    """A word found at ``start:end`` with its features (feature → meaning)."""

    start: int
    end: int
    word: str
    features: dict[str, str]


@dataclass(frozen=True)
class Vocabulary:
    """All words with their features; ``digest`` changes with any of them."""

    features: dict[str, dict[str, str]]
    units: dict[str, str]
    names: dict[str, str]
    measures: list[tuple[str, str]]
    roles: dict[str, str]
    digest: str
    _words: AhoCorasick
    _names: AhoCorasick
    _roles: AhoCorasick
    _order: tuple[str, ...]
    _name_order: tuple[str, ...]
    _role_order: tuple[str, ...]

    def find(self, text: str) -> list[Token]:
        """Words of ``text``, leftmost-longest, in order."""
        order, features = self._order, self.features
        return [Token(s, e, order[i], features[order[i]]) for i, s, e in self._words.find_matches_as_indexes(text)]

    def find_names(self, text: str) -> list[tuple[int, int, str]]:
        """Spans of names and slogans that hold numerals, with "name" or "indefinite"."""
        order, names = self._name_order, self.names
        return [(s, e, names[order[i]]) for i, s, e in self._names.find_matches_as_indexes(text)]

    def find_roles(self, text: str) -> list[tuple[int, int, str]]:
        """Words that say what was done with a law, with its role."""
        order, roles = self._role_order, self.roles
        return [(s, e, roles[order[i]]) for i, s, e in self._roles.find_matches_as_indexes(text)]


def read_groups(data: str) -> list[tuple[str, str, dict[str, str]]]:
    """Groups of a TOML vocabulary: (feature, meaning, word → example)."""
    return [(group["feature"], group["value"], dict(group["words"])) for group in tomllib.loads(data)["group"]]


def build(sources: list[str]) -> Vocabulary:
    """Vocabulary of several TOML texts; a later one overrides an earlier one word by word."""
    features: dict[str, dict[str, str]] = {}
    units: dict[str, str] = {}
    names: dict[str, str] = {}
    measures: dict[str, str] = {}
    roles: dict[str, str] = {}
    for source in sources:
        for feature, value, examples in read_groups(source):
            for word in examples:
                if feature == "unit":
                    units[word] = value
                elif feature == "name":
                    names[word] = value
                elif feature == "measure":
                    measures[word] = value
                elif feature == "role":
                    roles[word] = value
                else:
                    features.setdefault(word, {})[feature] = value
    order, name_order, role_order = tuple(features), tuple(names), tuple(roles)
    return Vocabulary(
        features,
        units,
        names,
        sorted(measures.items(), key=lambda x: -len(x[0])),
        roles,
        hashlib.sha256("\0".join(sources).encode()).hexdigest()[:12],
        AhoCorasick(order, matchkind=MatchKind.LeftmostLongest),
        AhoCorasick(name_order, matchkind=MatchKind.LeftmostLongest),
        AhoCorasick(role_order, matchkind=MatchKind.LeftmostLongest),
        order,
        name_order,
        role_order,
    )


@lru_cache(maxsize=8)
def load(packs: tuple[str, ...] = ()) -> Vocabulary:
    """The package's vocabulary with the users' packs (paths of TOML files) on top."""
    data = resources.files("reportkit.lexicon") / "data"
    sources = [(data / name).read_text(encoding="utf-8") for name in FILES]
    return build(sources + [Path(p).read_text(encoding="utf-8") for p in packs])
