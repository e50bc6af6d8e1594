"""The whole that a suggestion's part is part of (``part_of`` of its figure), and the base that its rate refers to."""

from __future__ import annotations

from typing import NamedTuple

from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.models.drafts import FigureDraft, SuggestionDraft
from reportkit.models.enums import Action, Status, SuggestionKind
from reportkit.records.figures.words import OF_SUGGESTIONS, SHARE_OF
from reportkit.text.said import any_in

# What is said of some of a whole.
OF_SOME = OF_SUGGESTIONS | {
    Action.RESOLVED,
    Action.PLANNED,
    Action.RESOLVED_OR_PLANNED,
    Action.EXPLAINED,
    Action.ADOPTED,
    Action.SATISFIED,
    Action.SATISFIED_OR_BASICALLY,
    Action.BASICALLY_SATISFIED,
    Action.UNSATISFIED,
}
WHOLES = {
    Action.SUBMITTED,
    Action.FILED,
    Action.ASSIGNED,
    Action.HANDLED,
    Action.SUPERVISED,
    Action.NOT_FILED,
}
AMONG = ("其中", "提案中,", "建议中,", "议案中,")
ROUNDED = 0.11
# A count far below the whole before it (5件退回重新办理) is a whole for its own sentence only.
FAR_BELOW = 0.5


class Whole(NamedTuple):
    """A count that later rates and parts may refer to; no figure for a sum that the text does not state."""

    figure: FigureDraft | None
    row: SuggestionDraft
    value: float
    unit: str | None
    sentence: int
    local: bool


Counted = tuple[Frame, SuggestionDraft]


def set_bases(paragraph: Paragraph, suggestions: list[Counted]) -> None:
    """Set ``base`` of the rates of a paragraph and ``part_of`` of the parts; each suggestion comes with the frame of its figure.

    A part is a count behind 其中 or one of which only a part can be said (立案, 解决, 采纳); its whole is the last count of its
    kind and unit that is not smaller. A rate goes with the last whole, a share (占65%) with the one that it fits.
    """
    wholes: list[Whole] = []
    last: Counted | None = None
    figures = {frame: row.figure for frame, row in suggestions}
    for frame, row in suggestions:
        fitting = [w for w in wholes if _fits(w, row, frame)]
        said = figures.get(frame.whole) if frame.whole is not None else None
        if said is not None and row.rate is None:  # its words say of which it is a part
            row.base, last = said, (frame, row)
        elif row.rate is not None:
            _rate(frame, row, fitting, last, wholes)
        else:
            _count(paragraph, frame, row, fitting, wholes)
            last = frame, row


def _fits(whole: Whole, row: SuggestionDraft, frame: Frame) -> bool:
    kinds = (whole.row.kind, row.kind)
    if kinds[0] != kinds[1] and SuggestionKind.MOTION_AND_SUGGESTION not in kinds:
        return False
    if whole.local and whole.sentence != frame.sentence.start:
        return False
    if whole.row.action is Action.NOT_FILED:
        return row.action in (Action.MERGED, Action.CONVERTED)
    if row.action not in OF_SUGGESTIONS or whole.row.action is Action.SUBMITTED:
        return True
    return row.action is Action.FILED and row.rate is None  # 立案的N件中,集体提案M件


def _rate(frame: Frame, row: SuggestionDraft, fitting: list[Whole], last: Counted | None, wholes: list[Whole]) -> None:
    """Base of a rate: the whole of which the count before it is that share, else the last whole."""
    rate = row.rate or 0
    if last is not None and last[0].sentence is frame.sentence and rate < 100:
        part = last[1]
        count = part.count or 0
        known = [w for w in wholes if w.figure not in (None, part.figure) and 0 < w.value >= count]
        exact = [w for w in known if abs(100 * count / w.value - rate) <= ROUNDED]
        if exact:
            _put(row, frame, exact[-1].figure)
            _put(part, last[0], exact[-1].figure)
            if (exact[-1].row.action, part.action) != (Action.SUBMITTED, Action.FILED):
                wholes[:] = [w for w in wholes if w.figure is not part.figure]
            return
    if frame.left_text.lstrip(",(").startswith("占") or row.status is Status.PLANNED or not fitting:
        return
    if not fitting[-1].local or sum(w.local for w in fitting) == 1:
        _put(row, frame, fitting[-1].figure)


def _put(row: SuggestionDraft, frame: Frame, whole: FigureDraft | None) -> None:
    """A count and a share (占M%) are parts of their whole, a rate (办复率) only refers to it."""
    row.base = whole
    part = row.rate is None or SHARE_OF.match(frame.left_text.lstrip(",("))
    if row.figure is not None and part:
        row.figure.part_of = whole


def _count(paragraph: Paragraph, frame: Frame, row: SuggestionDraft, fitting: list[Whole], wholes: list[Whole]) -> None:
    """Base of a count that is a part, and whether it is a whole for what follows."""
    value, unit, sentence = row.count or 0, frame.numeral.unit, frame.sentence.start
    larger = [w for w in fitting if w.value >= value and w.unit == unit]
    text = paragraph.joined.text[sentence : frame.numeral.start]
    among = bool(larger) and _among(text) and larger[-1].sentence <= sentence
    if larger and (among or row.action in OF_SOME):
        _put(row, frame, larger[-1].figure)
    if among or row.action not in WHOLES:
        return
    before = fitting[-1] if fitting else None
    if (
        before is not None
        and row.action is before.row.action is Action.SUBMITTED
        and before.sentence == sentence
        and value < before.value
    ):
        wholes.append(Whole(None, row, before.value + value, unit, sentence, False))
        return
    local = row.action is Action.SUPERVISED or (before is not None and value < FAR_BELOW * before.value)
    wholes.append(Whole(row.figure, row, value, unit, sentence, local))


def _among(said: str) -> bool:
    """Whether what was said before a number makes it a part: 其中, 按办理结果分."""
    return any_in(said, AMONG) or "分" in said.partition("按")[2]
