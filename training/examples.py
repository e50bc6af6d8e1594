"""Labelled texts as examples: what the program read at a place, with its features, and what the label says.

A text is read once; examples are found at the places of the program's own numbers and laws.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportkit.evaluate import agree
from reportkit.models.drafts import FigureDraft, SuggestionDraft
from reportkit.pipeline import Reading, read
from reportkit.records.confidence import FIELDS, doer_of, signs_of
from reportkit.records.figures.evidence import evidence_of
from reportkit.records.figures.holds import actor_of
from reportkit.records.laws.evidence import NOT
from reportkit.records.laws.evidence import evidence_of as evidence_of_laws
from reportkit.records.laws.names import groups_of, named
from reportkit.records.laws.scene import Scene
from reportkit.records.laws.topics import topics_of

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled text: ``name``, the characters, and the labels (the form of tests/gold)."""

    name: str
    text: str
    gold: Gold


@dataclass(slots=True)
class Counted:
    """A figure as read: features, signs of how it is known, its labels by the program and by the gold (None: spurious).

    ``right`` says of each field of a record's confidence whether it is.
    """

    text: str
    evidence: set[str]
    doer: set[str]
    signs: set[str]
    figure: FigureDraft
    suggestion: SuggestionDraft | None
    gold: Gold | None
    right: dict[str, bool]

    @property
    def whole(self) -> bool:
        """Whether all of it is right."""
        return all(self.right.values())


@dataclass(slots=True)
class Named:
    """A list of laws as read: features, the mode in which the gold says they were looked into, or none."""

    text: str
    evidence: set[str]
    found: str
    gold: str


def texts_in(folder: Path, labels: Path, closed: frozenset[str] = frozenset()) -> Iterator[Text]:
    """The texts of a folder that are labelled, but for those of names in ``closed``."""
    for path in sorted(labels.glob("*.json")):
        if path.stem not in closed:
            text = (folder / f"{path.stem}.txt").read_bytes().decode("utf-8")
            yield Text(path.stem, text, json.loads(path.read_text(encoding="utf-8")))


def examples(texts: Iterable[Text]) -> tuple[list[Counted], list[Named]]:
    """The figures and the lists of laws of ``texts``."""
    counted: list[Counted] = []
    laws: list[Named] = []
    for text in texts:
        reading = read(text.text)
        counted += _figures(text, reading)
        laws += _laws(text, reading)
    return counted, laws


def _figures(text: Text, reading: Reading) -> Iterator[Counted]:
    figures = iter(reading.collection.figures)
    plain = iter(reading.records["figures"])
    by_figure = {id(s.figure): s for s in reading.collection.suggestions if s.figure is not None}
    for paragraph in reading.paragraphs:
        counting, previous = paragraph.counting, None
        for frame in counting.frames:
            figure, row = next(figures), next(plain)
            suggestion = by_figure.get(id(figure))
            who = actor_of(counting, frame, figure.category)
            place = reading.legible.span(*figure.evidence.place)
            gold = next((g for g in text.gold["figures"] if agree.on_numeral(place, agree.span(g))), None)
            if gold is None or not gold.get("optional"):
                yield Counted(
                    text.name,
                    evidence_of(counting, frame, previous),
                    doer_of(counting, who),
                    signs_of(counting, frame, figure, suggestion, who),
                    figure,
                    suggestion,
                    gold,
                    right_fields(row, suggestion, gold),
                )
            previous = frame


def right_fields(row: dict[str, Any], suggestion: SuggestionDraft | None, gold: Gold | None) -> dict[str, bool]:
    """Which fields of a record are right; what is no record at all is wrong in its last, as are kind and action."""
    if gold is None:
        return dict.fromkeys(FIELDS[:-1], True) | {FIELDS[-1]: False}
    category = row["category"] == gold["category"]
    actor = row["actor"] == gold.get("actor", row["actor"])
    told = True
    if category and suggestion is not None:
        told = (suggestion.kind.value, suggestion.action.value) == (gold.get("kind"), gold.get("action"))
    same = row | {"category": gold["category"], "actor": gold.get("actor", row["actor"])}
    return dict(zip(FIELDS, (category, actor, told and agree.whole_figure(same, gold)), strict=True))


def _laws(text: Text, reading: Reading) -> Iterator[Named]:
    names = frozenset(law.name for paragraph in reading.paragraphs for law in paragraph.laws if not law.draft)
    rows = [
        (row["evidence"]["start"], row["evidence"]["end"], row["mode"]) for row in reading.records["law_inspections"]
    ]
    for paragraph in reading.paragraphs:
        laws = [*named(paragraph.joined.text, paragraph.laws), *topics_of(paragraph, names)]
        groups = groups_of(paragraph.joined.text, laws)
        if not groups:
            continue
        scene = Scene(paragraph, groups)
        for group in groups:
            place = paragraph.joined.span(group[0].start, group[-1].end)
            found = next((mode for start, end, mode in rows if agree.overlap(place, (start, end))), NOT)
            place = reading.legible.span(*place)
            asked = [g for g in text.gold["law_inspections"] if agree.overlap(place, agree.span(g))]
            if not any(g.get("optional") for g in asked):
                yield Named(text.name, evidence_of_laws(scene, group), found, asked[0]["mode"] if asked else NOT)
