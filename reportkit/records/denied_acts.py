"""Acts that a paragraph says did not take place: no meeting, no inspection, none of its numbers (未发生的行为)."""

from __future__ import annotations

from reportkit.grammar.clause import Clause, Denial
from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.models.enums import Role

READ = (Role.REVIEW, Role.PLAN, Role.SHORTCOMINGS)
HIDDEN = "none"  # of a form word: a longer word that is none


def list_denied(paragraph: Paragraph, context: Context) -> None:
    """Puts the denied acts of a paragraph among what is unclaimed: meetings and forms of oversight in the reach of a denial.

    What is denied of suggestions (没有收到议案, 未落实) is a record of theirs, and no act.
    """
    if not paragraph.denies:
        return
    text = paragraph.joined.text
    for clause in paragraph.clauses:
        if clause.sentence.role not in READ:
            continue
        for denial in clause.denials:
            if denial.holds and _names_act(paragraph, clause, denial):
                end = min(denial.high, clause.end)
                context.deny(paragraph.joined, denial.low, len(text[:end].rstrip()))


def _names_act(paragraph: Paragraph, clause: Clause, denial: Denial) -> bool:
    """Whether a meeting or a form of oversight is named where the denial reaches."""
    if any("body" in token.features for token in paragraph.within(denial.low, denial.high)):
        return True
    forms = paragraph.vocabulary.predicates.find(clause.text[denial.low : denial.high])
    return any(form.form != HIDDEN for form in forms)
