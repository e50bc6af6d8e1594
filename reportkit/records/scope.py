"""What a figure holds for: whose act, when, what kind of quantity, one thing or several."""

from __future__ import annotations

from typing import Any

from reportkit.frames.clauses import Frame, Paragraph
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.records.actor import Actors
from reportkit.records.context import Context
from reportkit.records.measure import Measures
from reportkit.records.period import Periods
from reportkit.records.pooled import is_pooled


class Scope:
    """Actor, period, measure and pooling of the figures of one paragraph, asked for in their order."""

    def __init__(self, paragraph: Paragraph, context: Context, vocabulary: Vocabulary) -> None:
        self._actors = Actors(paragraph, context, vocabulary)
        self._periods = Periods(context)
        self._measures = Measures(vocabulary)
        self._nouns = vocabulary.measures

    def of(self, frame: Frame, category: str) -> dict[str, Any]:
        """The fields ``measure``, ``pooled``, ``actor`` and ``period`` of a figure of the given category."""
        return {
            "pooled": is_pooled(frame, category, self._nouns),
            "measure": self._measures.of(frame, category),
            "actor": self._actors.of(frame, category),
            "period": self._periods.at(frame.sentence, frame.numeral.start, frame.numeral.end),
        }
