"""The record of suggestions that a figure gives (议案建议的数字)."""

from __future__ import annotations

from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.models.drafts import FigureDraft, SuggestionDraft
from reportkit.models.enums import Action, Aspect
from reportkit.records.meetings.topics import title_of
from reportkit.records.suggestions.kinds import Handling
from reportkit.records.suggestions.outcome import JUDGED
from reportkit.text.said import opened_by

NOT_DONE = (Action.NOT_HANDLED, Action.NOT_RESOLVED)
ASPECTS = {"结果": Aspect.RESULT, "态度": Aspect.ATTITUDE, "过程": Aspect.PROCESS}
TOWARDS = "对"
JUDGING = ("的", "较", "表示", "均", "都", "基本", "不太", "不")
SATISFIED = "满意"


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
    text, start = paragraph.joined.text, frame.statement
    clause = frame.clause
    spans = [(frame.numeral.end, frame.stop), (clause.start, frame.numeral.start)]
    while clause.before is not None and clause.before.start >= start:
        clause = clause.before
        spans.append((clause.start, clause.end))
    for low, high in spans:
        if (said := _of_clause(text[low:high])) is not None:
            return said[0]
    return None


def _of_clause(words: str) -> tuple[Aspect | None] | None:
    """What a clause says they were asked about: 对办理结果的满意率, 办理过程满意率; of 对办理工作的满意率 that none is said."""
    towards = words.rfind(TOWARDS)
    found = min(
        ((at, aspect) for word, aspect in ASPECTS.items() if (at := words.find(word, towards)) > towards >= 0),
        default=None,
    )
    if found is not None:
        return (found[1],)
    for word, aspect in ASPECTS.items():
        rest = words.partition(word)[2]
        while rest.startswith(JUDGING):
            rest = rest[len(opened_by(rest, JUDGING)) :]
        if rest.startswith(SATISFIED):
            return (aspect,)
    return (None,) if towards >= 0 and SATISFIED in words[towards:] else None
