"""What a figure holds for: whose act, when, what kind of quantity, one thing or several."""

from __future__ import annotations

from typing import Any

from reportkit.frames.clauses import Paragraph
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.enums import Organ
from reportkit.records.actor import Actors
from reportkit.records.context import Context
from reportkit.records.cues import Decision
from reportkit.records.measure import Measures
from reportkit.records.period import Periods
from reportkit.records.pooled import is_pooled
from reportkit.records.rows import row_actor


def scopes(
    paragraph: Paragraph, decisions: list[Decision], context: Context, vocabulary: Vocabulary
) -> list[dict[str, Any]]:
    """The fields ``pooled``, ``measure``, ``actor`` and ``period`` of every figure of a paragraph, as decided."""
    actors = Actors(paragraph, context, vocabulary)
    periods = Periods(context)
    measures = Measures(vocabulary)
    return [
        {
            "pooled": is_pooled(frame, decision.category, vocabulary.measures),
            "measure": measures.of(frame, decision.category),
            "actor": row_actor(frame, decision.category, actors.of(frame, decision.category))
            if context.organ is not Organ.GOVERNMENT
            else actors.of(frame, decision.category),
            "period": periods.at(frame.sentence, frame.numeral.start, frame.numeral.end),
        }
        for frame, decision in zip(paragraph.frames, decisions, strict=True)
    ]
