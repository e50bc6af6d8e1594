"""What a figure holds for: whose act, when, what kind of quantity, one thing or several."""

from __future__ import annotations

from typing import NamedTuple

from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.subjects import Actors
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.drafts import Period
from reportkit.models.enums import Actor, Measure, Organ
from reportkit.records.cues import Decision
from reportkit.records.measure import Measures
from reportkit.records.pooled import is_pooled
from reportkit.records.rows import row_actor


class Scope(NamedTuple):
    """The fields of a figure that its clause gives beside the category."""

    pooled: bool
    measure: Measure
    actor: Actor
    period: Period | None


def scopes(paragraph: Paragraph, decisions: list[Decision], context: Context, vocabulary: Vocabulary) -> list[Scope]:
    """What every figure of a paragraph, as decided, holds for."""
    actors = Actors(paragraph, context, vocabulary)
    measures = Measures(vocabulary)
    return [
        Scope(
            pooled=is_pooled(frame, decision.category, vocabulary.measures),
            measure=measures.of(frame, decision.category),
            actor=row_actor(frame, decision.category, actors.of(frame, decision.category))
            if context.organ is not Organ.GOVERNMENT
            else actors.of(frame, decision.category),
            period=time.value if (time := paragraph.time_at(frame.numeral.start, frame.numeral.end)) else None,
        )
        for frame, decision in zip(paragraph.frames, decisions, strict=True)
    ]
