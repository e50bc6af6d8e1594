"""What a heading or a sentence shows: one set of features a unit, as bits, and what they speak for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.enums import Genre, Role
from reportkit.outline.cues import CUES, PARTS, Cue
from reportkit.outline.yearwords import placed_years
from reportkit.text.marks import EDGE

Weights = tuple[int, ...]  # one for each of PARTS
DIGIT = re.compile("[0-9]")
OPENED_BY = {'“"': "quote", "([〔": "bracket"}
ADDRESS = ("各位", "同志们", "主任、", "主席、", "朋友们", "尊敬的")
GENRE_FEATURES = {Genre.NEWS: ("news",), Genre.WORK_PLAN: ("plan_genre",), Genre.INSPECTION_REPORT: ("inspection",)}
# What a feature shows beside itself: what is lacking and what is not well done is a weakness.
IMPLIED = {"lack": "weak", "fault": "weak", "mainly": "remains"}
NOTHING: Weights = (0,) * len(PARTS)
FACED, WEAKNESSES = "faced", ("fault", "lack", "problem", "limited")


# Features that no cue may ask for and that the records ask for.
KEPT = ("heading", "lack", "intent", "ahead", "promise", "thanks", "limited", "problem", "colon", "fault", "guiding")


@cache
def _bits() -> dict[str, int]:
    """Feature → its bit, for every feature that a cue asks for."""
    names = {name for cue in CUES for name in (*cue.needs.split(), *cue.bars.split(), *KEPT)}
    return {name: 1 << i for i, name in enumerate(sorted(names))}


@cache
def _masks() -> tuple[tuple[int, int, Cue], ...]:
    """Each cue with what it needs and bars, as bits; a cue that does not ask for a heading bars it."""
    masks = []
    for cue in CUES:
        needs = features_of(*cue.needs.split())
        bars = features_of(*cue.bars.split())
        masks.append((needs, bars if needs & _bits()["heading"] else bars | _bits()["heading"], cue))
    return tuple(masks)


def has(features: int, *names: str) -> bool:
    """Whether any of the features ``names`` is there."""
    return bool(features & features_of(*names))


@lru_cache(maxsize=1024)
def features_of(*names: str) -> int:
    """The bits of features by name; a name that no cue asks for has none."""
    bits = _bits()
    return sum({bits.get(name, 0) for name in names})


@lru_cache(maxsize=8192)
def shown(features: int) -> tuple[Cue, ...]:
    """The cues that a unit with these features shows."""
    return tuple(cue for needs, bars, cue in _masks() if features & needs == needs and not features & bars)


@lru_cache(maxsize=8192)
def weigh(features: int) -> Weights:
    """How strongly a unit with these features speaks for each part."""
    sums = dict.fromkeys(PARTS, 0)
    for cue in shown(features):
        sums[cue.part] += cue.weight
    return tuple(sums.values())


@lru_cache(maxsize=8192)
def strongest(features: int) -> tuple[Role, int]:
    """The part that a unit with these features speaks for most, and how strongly."""
    weights = weigh(features)
    most = max(weights)
    return PARTS[weights.index(most)], most


@dataclass(frozen=True, slots=True)
class Setting:
    """What all units of a text share: the year reviewed, which year 今年 is, the kind of text."""

    review_year: int | None
    this_year: str | None  # ``next`` or ``reviewed``, what 今年 means; None where the date of delivery is not known
    genre: Genre

    @property
    def features(self) -> int:
        """What the kind of text alone shows."""
        return features_of(*GENRE_FEATURES.get(self.genre, ()))


def sentence_features(vocabulary: Vocabulary, text: str, spans: list[tuple[int, int]], setting: Setting) -> list[int]:
    """Features of the sentences ``spans`` of a folded paragraph ``text``."""
    told = _signals(vocabulary, text, spans, setting)
    return [features | _form(text[start:end]) for features, (start, end) in zip(told, spans, strict=True)]


def heading_features(vocabulary: Vocabulary, words: str, setting: Setting) -> int:
    """Features of a heading by its folded ``words``; a word at its end is marked by ``$``."""
    (told,) = _signals(vocabulary, words, [(0, len(words))], setting)
    names = ["heading"]
    for _, end, name in vocabulary.headings.find(words):
        names += [name, f"{name}$"] if end == len(words) else [name]
    if setting.review_year and words.rstrip("年度").endswith(str(setting.review_year + 1)):  # 奋进2022
        names.append("next")
    if "," in words:
        names.append("comma")
    return told | features_of(*names)


def _form(sentence: str) -> int:
    """Features of a sentence by its form."""
    names = [name for first, name in OPENED_BY.items() if sentence[0] in first]
    if DIGIT.search(sentence):
        names.append("number")
    if ":" in sentence or ",如" in sentence:
        names.append("colon")
    return features_of(*names)


@lru_cache(maxsize=256)
def _signalled(signal: str, this_year: str | None) -> tuple[int, int]:
    """Features of a word by what it signals: wherever it stands, and in the first clause."""
    if signal == "this_year":
        signal = this_year or ""
    elif signal == "second_half":  # still ahead only for who speaks in its year
        signal = "ahead" if this_year == "reviewed" else ""
    anywhere = features_of(signal, IMPLIED.get(signal, ""))
    return anywhere, anywhere | features_of(f"{signal}^")


def _signals(vocabulary: Vocabulary, text: str, spans: list[tuple[int, int]], setting: Setting) -> list[int]:
    """Features of the pieces ``spans`` of ``text`` by the words and years in them, and by the kind of text."""
    signals = vocabulary.signals.find(text)
    if any(signal == FACED for _, _, signal in signals):
        signals = _own_weakness(text, signals)
    told = [(start, *_signalled(signal, setting.this_year)) for start, _, signal in signals]
    if years := _years(text, setting.review_year):
        told = sorted(told + [(position, *_signalled(year, None)) for position, year in years])
    features = []
    shared, at = setting.features, 0
    coming, listed = features_of("next"), features_of("next_listed")  # 2022年的日历翻开了:…
    for start, end in spans:
        mine = shared
        if at < len(told) and told[at][0] < end:
            first = _first_clause(text, start, end)
            while at < len(told) and told[at][0] < end:
                position, anywhere, ahead = told[at]
                mine |= ahead if position < first else anywhere
                if anywhere & coming and (":" in text[position:end] or ",如" in text[position:end]):
                    mine |= listed
                at += 1
        features.append(mine)
    return features


def _own_weakness(text: str, signals: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """``signals`` without the weaknesses of clauses that tell what was faced: 面对人手不足、经费短缺等困难,我们…."""
    kept, faced = [], -1
    for start, end, signal in signals:
        if signal == FACED:
            edge = EDGE.search(text, end)
            faced = edge.start() if edge and edge[0] == "," else -1
        elif start >= faced or signal not in WEAKNESSES:
            kept.append((start, end, signal))
    return kept


def _first_clause(text: str, start: int, end: int) -> int:
    """Where the first clause of the sentence ends, behind a formula of address: 各位代表,新的一年,…."""
    edge = EDGE.search(text, start, end)
    if edge and text.startswith(ADDRESS, start):
        edge = EDGE.search(text, edge.end(), end)
    return edge.start() if edge else end


def _years(text: str, review_year: int | None) -> list[tuple[int, str]]:
    """Where years stand in ``text``, as ``reviewed`` or ``next``."""
    if review_year is None or ("年" not in text and not text[:1].isdigit()):
        return []
    told = {review_year: "reviewed", review_year + 1: "next"}
    return [(position, told[year]) for position, year in placed_years(text) if year in told]
