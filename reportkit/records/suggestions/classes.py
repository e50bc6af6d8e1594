"""Classes by result: what A类, B类, C类 stand for, as the text prints it (办理结果分类)."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.grammar.paragraph import Paragraph
from reportkit.models.enums import Action
from reportkit.records.suggestions.outcome import LETTERS, NAMED, Stage, outcome, stages
from reportkit.text.said import any_in

STEMS = dict(zip("甲乙丙丁", "ABCD", strict=True))
USUAL = {"A": Action.RESOLVED, "B": Action.PLANNED, "C": Action.EXPLAINED, "D": Action.EXPLAINED}
OF_FOUR = USUAL | {"C": Action.NOT_RESOLVED}  # where a text has D类 too
DESCRIBES = 40  # characters before a letter in which its words stand


def classes_of(paragraphs: Iterable[Paragraph]) -> dict[str, Action]:
    """What the letters of a text stand for: words printed beside them decide, else what is usual for three or four classes."""
    printed: dict[str, Action] = {}
    seen: set[str] = set()
    for paragraph in paragraphs:
        text = paragraph.joined.text
        if "类" not in text or not any_in(text, LETTERS):
            continue
        found = stages(paragraph, paragraph.tokens)
        for i, stage in enumerate(found):
            if (letter := stage.letter) is None:
                continue
            letter = STEMS.get(letter, letter)
            seen.add(letter)
            if letter not in printed and (action := _beside(found, i, paragraph)) is not None:
                printed[letter] = action
    told = (OF_FOUR if "D" in seen else USUAL) | printed
    return told | {stem: told[letter] for stem, letter in STEMS.items()}


def _beside(found: list[Stage], i: int, paragraph: Paragraph) -> Action | None:
    """The outcome that words before a letter (正在解决的(B类)) or in the brackets behind it (B类(正在解决)) name."""
    text, stage = paragraph.joined.text, found[i]
    before = text[: stage.start].rstrip("(")
    if before.endswith("的"):
        clause = paragraph.clause_at(len(before) - 1)
        words = [s for s in found[:i] if s.start >= max(clause.start, stage.start - DESCRIBES) and s.letter is None]
    elif text.startswith(("(", ",即"), stage.end):
        clause = paragraph.clause_at(stage.end + 1)
        words = [s for s in found[i + 1 :] if s.start >= stage.end and s.end <= clause.end and s.letter is None]
    else:
        return None
    named = [s for s in words if s.action in NAMED and not s.weak]
    said = outcome(named, text, USUAL)
    return said.action if said is not None else None


def listed_classes(text: str, start: int, end: int) -> tuple[list[str], int]:
    """The letters of the first list in ``start:end`` (A、B两类; A类、B类和C类), and where it ends; none where there is no list."""
    at = start
    while at < end:
        letters: list[str] = []
        while at < end and text[at] in LETTERS:
            letters.append(text[at].upper())
            at += 2 if text.startswith("类", at + 1) else 1
            joined = text[at : at + 1] in ("、", "和", "及") and text[at + 1 : at + 2] in LETTERS
            at += joined
        if len(letters) > 1:
            return letters, at
        at += 1
    return [], end
