"""Who checked how a law is carried out: inspections by others are none of the reporting organ's (检查主体)."""

from __future__ import annotations

from reportkit.grammar.clause import Clause
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.subjects import Actors
from reportkit.models.enums import Actor, Initiative, Organ
from reportkit.records.laws.initiative import initiative_of
from reportkit.text.said import any_in

REPORTING = (Organ.GOVERNMENT, Organ.COURT, Organ.PROCURATORATE)  # whose own inspections a report tells
OTHERS = (Actor.GOVERNMENT, Actor.OTHER, Actor.LOWER, Actor.HIGHER)
DESCRIBING = ("的", "的《", "的“")
# Before a place where somebody inspects, not before somebody who does.
PUSHES = ("督促", "推动", "要求")  # 督促县政府跟踪…: whom the organ urges to follow up
TOWARDS = ("到", "赴", "在", "向", "请", "让", "走", "进", "与", "为")


def by_others(paragraph: Paragraph, start: int, at: int, end: int) -> bool:
    """Whether somebody else inspects the laws that begin at ``start``, and the organ has no part in it.

    ``at`` is where the word stands that says so, ``end`` where the words end that do, all in the paragraph.
    """
    if paragraph.context.organ in REPORTING:
        return False
    clause = paragraph.clause_at(at)
    named = paragraph.subject_at(at).value
    if named not in OTHERS and clause.text.endswith(DESCRIBING, clause.start, start):  # 县公安局开展的|《A法》执法检查
        actors = Actors(paragraph, paragraph.context, paragraph.vocabulary)
        described = actors.subject(clause.start, start - 1)[0]
        named = Actor(described) if described in OTHERS else named
    if named not in OTHERS and not _firm(paragraph, clause, at):
        return False
    return initiative_of(paragraph, start, end) is Initiative.OWN


def by_government(paragraph: Paragraph, at: int) -> bool:
    """Whether the government itself hears or follows up what the word at ``at`` tells of, not urged to by the organ."""
    clause = paragraph.clause_at(at)
    if paragraph.context.organ in REPORTING or any_in(clause.text[clause.start : at], PUSHES):
        return False
    return paragraph.subject_at(at).value is Actor.GOVERNMENT


def _firm(paragraph: Paragraph, clause: Clause, at: int) -> bool:
    """Whether a company or the like is the subject of the clause: 各用人单位组织检查."""
    words = paragraph.vocabulary.laws.acts.find(clause.text[clause.start : at])
    first = next((sense for _, _, sense in words if sense != "fill"), "")
    return first == "firm" and not clause.words.startswith(TOWARDS)
