"""The vocabulary: words from the data files, found in a text by one automaton."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib import resources
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import tomli
from ahocorasick_rs import AhoCorasick

from reportkit.errors import ReportkitError
from reportkit.lexicon.besidewords import BesideWords
from reportkit.lexicon.closedwords import ClosedWords
from reportkit.lexicon.columnwords import ColumnWords
from reportkit.lexicon.lawwords import LawWords
from reportkit.lexicon.measurewords import MeasureWords
from reportkit.lexicon.placenames import numbered_places
from reportkit.lexicon.predicatewords import PredicateWords
from reportkit.lexicon.signalwords import SignalWords
from reportkit.lexicon.spellings import spellings
from reportkit.lexicon.weights import weights_source

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
    "oversight.toml",
    "predicates.toml",
    "subjects.toml",
    "particles.toml",
    "negation.toml",
    "quantities.toml",
    "tense.toml",
    "times.toml",
    "numerals.toml",
    "weakness.toml",
    "formulas.toml",
    "headings.toml",
    "tables.toml",
    "titles.toml",
    "page.toml",
    "fields.toml",
)


# A longer word hides a shorter one of its own family only: 重点建议 hides 建议 (both things counted) but not 重点 (an
# action). A feature that is not listed is a family of its own. ``plain`` words stand in every family. Things also hide
# cues: the 检查 of 检查组 is no activity.
FAMILIES = {"noun": "thing", "weak": "thing", "kind": "thing", "body": "thing"}
THING, CUE = 0, 1
# What begins a denial; what puts an act ahead or into the past.
DENIES = ("not", "off", "late", "wait")
TURNS = ("intend", "ahead", "past", "before", "again")


class Token(NamedTuple):
    """A word found at ``start:end`` with its features (feature → meaning)."""

    start: int
    end: int
    word: str
    features: dict[str, str]


_start = itemgetter(1)  # of a match
_token = partial(tuple.__new__, Token)  # half the cost of Token(...), paid for every word of every text


@dataclass(frozen=True)
class Vocabulary:
    """All words with their features; ``digest`` changes with any of them.

    ``denials`` and ``turns`` are the words of ``polarity`` and ``tenses`` that begin something (a denial, an intention), looked
    for in every text; the others only bound it. ``names`` are names and slogans that hold numerals, with "name" or
    "indefinite". ``natures`` says what a word's last characters measure (person, place, document, …), empty where they do not say.
    """

    features: dict[str, dict[str, str]]
    units: dict[str, str]
    names: SignalWords
    predicates: PredicateWords
    measures: MeasureWords
    subjects: SignalWords
    laws: LawWords
    signals: SignalWords
    headings: SignalWords
    polarity: SignalWords
    denials: SignalWords
    tenses: SignalWords
    turns: SignalWords
    meetings: SignalWords
    changes: SignalWords
    pers: SignalWords
    columns: ColumnWords
    closed: dict[str, ClosedWords]
    lists: dict[str, dict[str, str]]
    before: BesideWords
    behind: BesideWords
    natures: dict[str, str]
    digest: str
    _words: AhoCorasick
    _order: tuple[str, ...]
    _parts: tuple[tuple[tuple[int, dict[str, str]], ...], ...]
    _single: tuple[tuple[int, dict[str, str]] | None, ...]  # the part of a word that has but one
    _families: int

    def find(self, text: str) -> list[Token]:
        """Words of ``text`` in order; of one family the leftmost, then the longest, so that they do not overlap."""
        order, parts, single = self._order, self._parts, self._single
        ends = [0] * self._families
        tokens = []
        matches = self._words.find_matches_as_indexes(text, overlapping=True)
        matches.reverse()  # they come by their ends: of one start the longest is now first
        matches.sort(key=_start)
        for i, start, end in matches:
            if (only := single[i]) is not None:  # as of most words
                family, features = only
                if start < ends[family] or (family == CUE and start < ends[THING]):
                    continue
                ends[family] = end
            else:
                features = {}
                hidden = start < ends[THING]
                for family, told in parts[i]:
                    if start >= ends[family] and not (hidden and family == CUE):
                        ends[family] = end
                        features = {**features, **told} if features else told
                if not features:
                    continue
            tokens.append(_token((start, end, order[i], features)))
        return tokens


def read_groups(data: str) -> list[tuple[str, str, dict[str, str]]]:
    """Groups of a TOML vocabulary: (feature, meaning, word → example), one for each meaning that a group gives its words."""
    return [
        (feature, value, dict(group["words"]))
        for group in tomli.loads(data)["group"]
        for feature, value in meanings_of(group).items()
    ]


def meanings_of(group: dict[str, Any]) -> dict[str, str]:
    """Feature → meaning of the words of a group: one, or what the table ``gives`` says to several kinds of record."""
    gives: dict[str, str] = group.get("gives") or {group["feature"]: group["value"]}
    return gives


# Features of words that are asked for one by one in short pieces of text (``wordlists.py``).
LISTS = ("title", "organ", "office", "person", "page", "page_line", "page_label", "button", "field")
# Features with a table of their own; all others are features of the words that tokens are made of.
# Closed classes, asked for at a place.
CLOSED = (
    "when",
    "before_time",
    "behind_time",
    "verb",
    "before_doer",
    "behind_doer",
    "push",
    "opens",
    "public",
    "station",
)
ALONE = (
    *CLOSED,
    "unit",
    "name",
    "measure",
    "role",
    "subject",
    "border",
    "lawact",
    "initiative",
    "predicate",
    "event",
    "governor",
    "follower",
    "lead",
    "trail",
    "head",
    "filler",
    "signal",
    "heading",
    "polarity",
    "tense",
    "meeting",
    "change",
    "per",
    "column",
    *LISTS,
    "before",
    "behind",
)


def build(sources: list[str]) -> Vocabulary:
    """Vocabulary of several TOML texts; a later one overrides an earlier one word by word.

    A word of several parts gives its other spellings too, where they are not told apart.
    """
    features, alone = _read(sources)
    names, measures = numbered_places(alone["unit"]) | alone["name"], alone["measure"]
    order = tuple(features)
    families, parts = _by_family(features)
    by_ending = MeasureWords(measures)
    natures = {w: by_ending.last(w) or "" for w in order}
    return Vocabulary(
        features,
        alone["unit"],
        SignalWords(names),
        PredicateWords(alone),
        by_ending,
        SignalWords(alone["subject"]),
        LawWords(alone["role"], alone["border"], alone["lawact"], alone["initiative"]),
        SignalWords(alone["signal"]),
        SignalWords(alone["heading"]),
        SignalWords(alone["polarity"]),
        SignalWords(alone["polarity"], DENIES),
        SignalWords(alone["tense"]),
        SignalWords(alone["tense"], TURNS),
        SignalWords(alone["meeting"]),
        SignalWords(alone["change"]),
        SignalWords(alone["per"]),
        ColumnWords(alone["column"]),
        {feature: ClosedWords(alone[feature]) for feature in CLOSED},
        {feature: alone[feature] for feature in LISTS},
        BesideWords(alone["before"]),
        BesideWords(alone["behind"]),
        natures,
        hashlib.sha256("\0".join((*sources, *names, weights_source())).encode()).hexdigest()[:12],
        AhoCorasick(order),
        order,
        parts,
        tuple(part[0] if len(part) == 1 else None for part in parts),
        families,
    )


def _read(sources: list[str]) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Word → its features, with all spellings; and feature → word → meaning, of those that stand alone."""
    features: dict[str, dict[str, str]] = {}
    alone: dict[str, dict[str, str]] = {feature: {} for feature in ALONE}
    for source in sources:
        for feature, value, examples in read_groups(source):
            for word in examples:
                if feature in alone:
                    alone[feature][word] = value
                else:
                    features.setdefault(word, {})[feature] = value
    for word, told in tuple(features.items()):
        for feature, value in told.items():
            for other in spellings(feature, word):
                features.setdefault(other, {}).setdefault(feature, value)
    return features, alone


def _by_family(
    features: dict[str, dict[str, str]],
) -> tuple[int, tuple[tuple[tuple[int, dict[str, str]], ...], ...]]:
    """How many families there are, and for each word its features by number of family."""
    names = ["thing", "cue"]
    names += sorted({FAMILIES.get(f, f) for told in features.values() for f in told} - {"plain", *names})
    parts = []
    for told in features.values():
        mine: dict[int, dict[str, str]] = {}
        for feature, value in told.items():
            for i, family in enumerate(names):
                if feature == "plain" or family == FAMILIES.get(feature, feature):
                    mine.setdefault(i, {})[feature] = value
        parts.append(tuple(mine.items()))
    return len(names), tuple(parts)


def load(packs: tuple[str, ...] = ()) -> Vocabulary:
    """The package's vocabulary with the users' packs (paths of TOML files) on top."""
    return _load(packs)  # not cached itself: a cache takes load() and load(()) for two


@lru_cache(maxsize=8)
def _load(packs: tuple[str, ...]) -> Vocabulary:
    data = resources.files("reportkit.lexicon") / "data"
    sources = [(data / name).read_text(encoding="utf-8") for name in FILES]
    return build(sources + [_pack(path) for path in packs])


def _pack(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        hint = f"reportkit rules check {path}"
        raise ReportkitError(f"cannot be read ({reason})", path=path, stage="read", hint=hint) from error
