"""The record of suggestions that a figure gives (议案建议的数字)."""

from __future__ import annotations

import re

from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.models.drafts import FigureDraft, SuggestionDraft
from reportkit.models.enums import Action, Aspect
from reportkit.records.suggestions.kinds import Handling
from reportkit.records.suggestions.outcome import JUDGED
from reportkit.records.topics import title_of

NOT_DONE = (Action.NOT_HANDLED, Action.NOT_RESOLVED)
ASPECTS = {"结果": Aspect.RESULT, "态度": Aspect.ATTITUDE, "过程": Aspect.PROCESS}
# 对办理结果的满意率, 办理过程满意率; of 对办理工作的满意率 and 从办理结果看 none is said.
OF_ASPECT = re.compile(
    r"对[^,;。:!?对]*?(结果|态度|过程|工作)|(结果|态度|过程)(?:的|较|表示|均|都)*(?:基本|不太?)?满意"
)


def count_suggestions(paragraph: Paragraph, frame: Frame, handling: Handling, figure: FigureDraft) -> SuggestionDraft:
    """The record of a figure that counts suggestions, or is a share or rate of them."""
    is_rate = frame.numeral.unit in ("%", "")
    denied = figure.denied = figure.denied or handling.action in NOT_DONE
    return SuggestionDraft(
        kind=handling.kind,
        action=handling.action,
        count=None if is_rate else figure.value,
        rate=figure.value if is_rate else None,
        quantifier=None,
        base=None,
        approx=figure.approx,
        title=title_of(frame.sentence, frame.numeral.start, figure.value),
        actor=figure.actor,
        status=figure.status,
        period=figure.period,
        figure=figure,
        section=figure.section,
        rule="suggestion.counted",
        evidence=figure.evidence,
        also=list(handling.also),
        aspect=_aspect(paragraph, frame) if handling.action in JUDGED else None,
        per=figure.per,
        denied=denied,
    )


def _aspect(paragraph: Paragraph, frame: Frame) -> Aspect | None:
    """With what they were satisfied or not, as the statement last said before the number, or behind it."""
    text = paragraph.joined.text
    start = paragraph.statement(frame.sentence.start)
    behind = OF_ASPECT.search(text, frame.numeral.end, frame.stop)
    said = behind or next(reversed(list(OF_ASPECT.finditer(text, start, frame.numeral.start))), None)
    return ASPECTS.get(said[1] or said[2]) if said else None
