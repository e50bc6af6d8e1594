"""What speaks for the category of a figure, apart from the rules: the words around it (类别证据).

The features are names, ``place.what=meaning``; ``make train`` learns what each is worth. None of them is a rule's answer.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame, is_share
from reportkit.lexicon.vocabulary import Token

COUNTED = ("noun", "weak", "kind", "body")  # features of a thing that is counted
TOLD = ("noun", "cue", "kind", "body", "action")
NEAR, FAR = 4, 3  # words looked at in the clause, and in each clause before
CLAUSES = 2  # before it


def evidence_of(paragraph: Paragraph, frame: Frame, previous: Frame | None) -> set[str]:
    """The features of a figure; ``previous`` is the figure before it in the paragraph."""
    numeral, left, right = frame.numeral, frame.left_text, frame.right_text
    found = {
        "always",
        f"unit={numeral.unit}",
        f"measure={numeral.measure}",
        f"side={frame.side}",
        f"organ={paragraph.context.organ.value}",
        f"<{left[-1:]}",
        f"<{left[-2:]}",
        f">{right[:1]}",
        f">{right[:2]}",
    }
    if frame.change:
        found.add("change")
    if is_share(numeral):
        found.add("share")
    if (head := frame.head) is not None:
        nature = paragraph.vocabulary.natures[head.word]
        found |= {f"head={head.word}", f"nature={nature}", f"unit+nature={numeral.unit}+{nature}"}
        _add(found, "head", [head], (*COUNTED, "cue", "action"))
    if frame.first is not None and frame.first is not head:
        _add(found, "first", [frame.first], COUNTED)
    _add(found, "left", frame.left[-NEAR:])
    _add(found, "right", frame.right[:NEAR])
    found.update(f"left:{token.word}" for token in frame.left[-NEAR:])
    found.update(f"right:{token.word}" for token in frame.right[:NEAR])
    _add(found, "last", frame.left[-1:])
    _around(found, paragraph, frame)
    if previous is not None:
        _after(found, frame, previous)
    return found


def _add(found: set[str], place: str, tokens: Iterable[Token], features: tuple[str, ...] | None = None) -> None:
    for token in tokens:
        for name, meaning in token.features.items():
            if features is None or name in features:
                found.add(f"{place}.{name}={meaning}")


def _around(found: set[str], paragraph: Paragraph, frame: Frame) -> None:
    """The words of its clause before it, of the clauses before, and of its heading."""
    clause = paragraph.clause_at(frame.numeral.start)
    _add(found, "clause", paragraph.within(clause.start, frame.begin)[-NEAR:])
    before = clause.before
    for _ in range(CLAUSES):
        if before is None:
            break
        _add(found, "before", paragraph.within(before.start, before.end)[-FAR:], TOLD)
        before = before.before
    if heading := frame.sentence.heading:
        _add(found, "heading", paragraph.vocabulary.find(heading), TOLD[:-1])


def _after(found: set[str], frame: Frame, previous: Frame) -> None:
    """What was counted before it, in its sentence or in an earlier one."""
    here = previous.sentence is frame.sentence
    place = "previous" if here else "earlier"
    found.add(f"{place}.unit={previous.numeral.unit}")
    counted = [previous.head] if previous.head is not None else []
    _add(found, place, counted, COUNTED)
    if here and previous.numeral.unit == frame.numeral.unit:
        found.add("same unit")
        _add(found, "same unit", counted, COUNTED)
