"""Base of a suggestion's rate or part: the whole that it is a share of."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from reportkit.frames.clauses import Frame, Paragraph
from reportkit.records.cues import OF_SUGGESTIONS

# What is said of some of a whole.
OF_SOME = OF_SUGGESTIONS | {
    "resolved",
    "planned",
    "resolved_or_planned",
    "explained",
    "adopted",
    "satisfied",
    "basically_satisfied",
    "unsatisfied",
}
WHOLES = {"submitted", "filed", "assigned", "handled", "supervised", "not_filed"}
AMONG = re.compile(r"其中|(?:提案|建议|议案)中,|按[^,;。]{1,12}分")
ROUNDED = 0.11
# A count far below the whole before it (5件退回重新办理) is a whole for its own sentence only.
FAR_BELOW = 0.5


class Whole(NamedTuple):
    """A count that later rates and parts may refer to; no figure for a sum that the text does not state."""

    figure: int | None
    row: dict[str, Any]
    value: float
    unit: str | None
    sentence: int
    local: bool


def set_bases(paragraph: Paragraph, suggestions: list[dict[str, Any]]) -> None:
    """Set ``base`` of the suggestions of a paragraph to the index of a figure, as ``figure`` is.

    A part is a count behind 其中 or one of which only a part can be said (立案, 解决, 采纳); its whole is the last count of its
    kind and unit that is not smaller. A rate goes with the last whole, a share (占65%) with the one that it fits.
    """
    wholes: list[Whole] = []
    last: dict[str, Any] | None = None
    for row in suggestions:
        frame = paragraph.frames[row["figure"]]
        fitting = [w for w in wholes if _fits(w, row, frame)]
        if row["rate"] is not None:
            _rate(paragraph, row, fitting, last, wholes)
        else:
            _count(paragraph, frame, row, fitting, wholes)
            last = row


def _fits(whole: Whole, row: dict[str, Any], frame: Frame) -> bool:
    kinds = (whole.row["kind"], row["kind"])
    if kinds[0] != kinds[1] and "motion_and_suggestion" not in kinds:
        return False
    if whole.local and whole.sentence != frame.sentence.start:
        return False
    if whole.row["action"] == "not_filed":
        return row["action"] in ("merged", "converted")
    if row["action"] not in OF_SUGGESTIONS or whole.row["action"] == "submitted":
        return True
    return row["action"] == "filed" and row["rate"] is None  # 立案的N件中,集体提案M件


def _rate(
    paragraph: Paragraph,
    row: dict[str, Any],
    fitting: list[Whole],
    last: dict[str, Any] | None,
    wholes: list[Whole],
) -> None:
    """Base of a rate: the whole of which the count before it is that share, else the last whole."""
    frame = paragraph.frames[row["figure"]]
    if last is not None and paragraph.frames[last["figure"]].sentence is frame.sentence and row["rate"] < 100:
        known = [w for w in wholes if w.figure not in (None, last["figure"]) and 0 < w.value >= last["count"]]
        exact = [w for w in known if abs(100 * last["count"] / w.value - row["rate"]) <= ROUNDED]
        if exact:
            row["base"] = last["base"] = exact[-1].figure
            if (exact[-1].row["action"], last["action"]) != ("submitted", "filed"):
                wholes[:] = [w for w in wholes if w.figure != last["figure"]]
            return
    if frame.left_text.lstrip(",(").startswith("占") or row["status"] == "planned" or not fitting:
        return
    if not fitting[-1].local or sum(w.local for w in fitting) == 1:
        row["base"] = fitting[-1].figure


def _count(paragraph: Paragraph, frame: Frame, row: dict[str, Any], fitting: list[Whole], wholes: list[Whole]) -> None:
    """Base of a count that is a part, and whether it is a whole for what follows."""
    value, unit, sentence = row["count"], frame.numeral.unit, frame.sentence.start
    larger = [w for w in fitting if w.value >= value and w.unit == unit]
    text = paragraph.joined.text[sentence : frame.numeral.start]
    among = bool(larger) and AMONG.search(text) is not None and larger[-1].sentence <= sentence
    if larger and (among or row["action"] in OF_SOME):
        row["base"] = larger[-1].figure
    if among or row["action"] not in WHOLES:
        return
    before = fitting[-1] if fitting else None
    if (
        before is not None
        and row["action"] == before.row["action"] == "submitted"
        and before.sentence == sentence
        and value < before.value
    ):
        wholes.append(Whole(None, row, before.value + value, unit, sentence, False))
        return
    local = row["action"] == "supervised" or (before is not None and value < FAR_BELOW * before.value)
    wholes.append(Whole(row["figure"], row, value, unit, sentence, local))
