"""Drafts as the plain dicts of the contract, keys in its order; the one place where records get their ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from reportkit.models.drafts import (
    Evidence,
    FigureDraft,
    LawDraft,
    LawInspectionDraft,
    MeetingDraft,
    OversightDraft,
    Period,
    ShortcomingDraft,
    SuggestionDraft,
    TaskDraft,
    UnclaimedDraft,
)
from reportkit.records.collect import Collection

Draft = (
    FigureDraft
    | MeetingDraft
    | LawInspectionDraft
    | SuggestionDraft
    | TaskDraft
    | ShortcomingDraft
    | OversightDraft
    | LawDraft
)
T = TypeVar("T", bound=Draft)
Row = dict[str, Any]


def plain_records(collection: Collection) -> dict[str, list[Row]]:
    """All records by kind, ordered by place within the kind (figures as they were read), with ids f1, m1, …."""
    laws = [mention.record for mention in collection.mentions]
    figures = collection.figures
    for i, figure in enumerate(figures):
        figure.id = f"f{i + 1}"
    return {
        "figures": [_figure(x) for x in figures],
        "meetings": [_meeting(x) for x in _numbered("m", collection.meetings)],
        "law_inspections": [_law_inspection(x) for x in _numbered("i", collection.law_inspections)],
        "suggestions": [_suggestion(x) for x in _numbered("g", collection.suggestions)],
        "tasks": [_task(x) for x in _numbered("t", collection.tasks)],
        "shortcomings": [_shortcoming(x) for x in _numbered("w", collection.shortcomings)],
        "oversight": [_oversight(x) for x in _numbered("o", collection.oversight)],
        "laws": [_law(x) for x in _numbered("l", laws)],
    }


def plain_unclaimed(drafts: list[UnclaimedDraft]) -> list[Row]:
    """What was not placed, in the order of the text."""
    ordered = sorted(drafts, key=lambda x: x.evidence.place)
    return [{"kind": x.kind.value, "reason": x.reason, "evidence": _evidence(x.evidence)} for x in ordered]


def _numbered(letter: str, drafts: Sequence[T]) -> list[T]:
    ordered = sorted(drafts, key=lambda x: x.evidence.place)
    for i, draft in enumerate(ordered):
        draft.id = f"{letter}{i + 1}"
    return ordered


def _evidence(evidence: Evidence) -> Row:
    return {"start": evidence.start, "end": evidence.end, "text": evidence.text}


def _period(period: Period | None) -> Row | None:
    if period is None:
        return None
    return {"from": period.first, "to": period.last, "basis": period.basis.value, "text": period.text}


def _figure(x: FigureDraft) -> Row:
    return {
        "id": x.id,
        "value": x.value,
        "value_max": x.value_max,
        "unit": x.unit,
        "approx": x.approx and x.approx.value,
        "change": x.change and x.change.value,
        "per": x.per and x.per.value,
        "measure": x.measure.value,
        "subject": x.subject,
        "verb": x.verb,
        "category": x.category.value,
        "confidence": x.confidence and x.confidence.value,
        "pooled": x.pooled,
        "part_of": x.part_of and x.part_of.id,
        "actor": x.actor.value,
        "status": x.status.value,
        "denied": x.denied,
        "period": _period(x.period),
        "section": x.section,
        "rule": x.rule,
        "evidence": _evidence(x.evidence),
    }


def _meeting(x: MeetingDraft) -> Row:
    return {
        "id": x.id,
        "body": x.body.value,
        "name": x.name,
        "count": x.count,
        "approx": x.approx and x.approx.value,
        "per": x.per and x.per.value,
        "pooled": x.pooled,
        "topic": x.topic,
        "actor": x.actor.value,
        "status": x.status.value,
        "period": _period(x.period),
        "figure": x.figure and x.figure.id,
        "section": x.section,
        "rule": x.rule,
        "evidence": _evidence(x.evidence),
    }


def _law_inspection(x: LawInspectionDraft) -> Row:
    return {
        "id": x.id,
        "law": {"name": x.name, "title": x.title, "kind": x.kind and x.kind.value, "issuer": x.issuer},
        "mode": x.mode.value,
        "initiative": x.initiative.value,
        "confidence": x.confidence and x.confidence.value,
        "status": x.status.value,
        "period": _period(x.period),
        "section": x.section,
        "rule": x.rule,
        "evidence": _evidence(x.evidence),
    }


def _suggestion(x: SuggestionDraft) -> Row:
    # A part's base and its figure's whole are one relation.
    base = x.figure.part_of if x.figure is not None and x.figure.part_of is not None else x.base
    return {
        "id": x.id,
        "kind": x.kind.value,
        "action": x.action.value,
        "also": [action.value for action in x.also],
        "aspect": x.aspect and x.aspect.value,
        "count": x.count,
        "rate": x.rate,
        "quantifier": x.quantifier and x.quantifier.value,
        "base": base and base.id,
        "approx": x.approx and x.approx.value,
        "per": x.per and x.per.value,
        "title": x.title,
        "confidence": x.confidence and x.confidence.value,
        "actor": x.actor.value,
        "status": x.status.value,
        "denied": x.denied,
        "period": _period(x.period),
        "figure": x.figure and x.figure.id,
        "section": x.section,
        "rule": x.rule,
        "evidence": _evidence(x.evidence),
    }


def _task(x: TaskDraft) -> Row:
    return {
        "id": x.id,
        "heading": x.heading,
        "text": x.text,
        "acts": [{"form": act.form.value, "object": act.object, "evidence": _evidence(act.evidence)} for act in x.acts],
        "laws": x.laws,
        "figures": [figure.id for figure in x.figures],
        "section": x.section,
        "rule": x.rule,
        "evidence": _evidence(x.evidence),
    }


def _shortcoming(x: ShortcomingDraft) -> Row:
    return {
        "id": x.id,
        "text": x.text,
        "section": x.section,
        "rule": x.rule,
        "evidence": _evidence(x.evidence),
    }


def _oversight(x: OversightDraft) -> Row:
    return {
        "id": x.id,
        "form": x.form.value,
        "venue": x.venue and x.venue.value,
        "target": x.target and x.target.value,
        "topic": x.topic,
        "first_time": x.first_time,
        "status": x.status.value,
        "period": _period(x.period),
        "section": x.section,
        "rule": x.rule,
        "evidence": _evidence(x.evidence),
    }


def _law(x: LawDraft) -> Row:
    return {
        "id": x.id,
        "name": x.name,
        "title": x.title,
        "kind": x.kind and x.kind.value,
        "issuer": x.issuer,
        "role": x.role.value,
        "status": x.status.value,
        "section": x.section,
        "rule": x.rule,
        "evidence": _evidence(x.evidence),
    }
