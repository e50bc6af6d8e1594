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
    return [{"kind": str(x.kind), "reason": x.reason, "evidence": _evidence(x.evidence)} for x in ordered]


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
    return {"from": period.first, "to": period.last, "basis": str(period.basis), "text": period.text}


def _figure(x: FigureDraft) -> Row:
    return {
        "id": x.id,
        "value": x.value,
        "value_max": x.value_max,
        "unit": x.unit,
        "approx": x.approx and str(x.approx),
        "change": x.change and str(x.change),
        "per": x.per and str(x.per),
        "measure": str(x.measure),
        "subject": x.subject,
        "verb": x.verb,
        "category": str(x.category),
        "confidence": x.confidence and str(x.confidence),
        "pooled": x.pooled,
        "part_of": x.part_of and x.part_of.id,
        "actor": str(x.actor),
        "status": str(x.status),
        "denied": x.denied,
        "period": _period(x.period),
        "section": x.section,
        "rule": x.rule,
        "evidence": _evidence(x.evidence),
    }


def _meeting(x: MeetingDraft) -> Row:
    return {
        "id": x.id,
        "body": str(x.body),
        "name": x.name,
        "count": x.count,
        "approx": x.approx and str(x.approx),
        "per": x.per and str(x.per),
        "pooled": x.pooled,
        "topic": x.topic,
        "actor": str(x.actor),
        "status": str(x.status),
        "period": _period(x.period),
        "figure": x.figure and x.figure.id,
        "section": x.section,
        "rule": x.rule,
        "evidence": _evidence(x.evidence),
    }


def _law_inspection(x: LawInspectionDraft) -> Row:
    return {
        "id": x.id,
        "law": {"name": x.name, "title": x.title, "kind": x.kind and str(x.kind), "issuer": x.issuer},
        "mode": str(x.mode),
        "initiative": str(x.initiative),
        "confidence": x.confidence and str(x.confidence),
        "status": str(x.status),
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
        "kind": str(x.kind),
        "action": str(x.action),
        "also": list(map(str, x.also)),
        "aspect": x.aspect and str(x.aspect),
        "count": x.count,
        "rate": x.rate,
        "quantifier": x.quantifier and str(x.quantifier),
        "base": base and base.id,
        "approx": x.approx and str(x.approx),
        "per": x.per and str(x.per),
        "title": x.title,
        "confidence": x.confidence and str(x.confidence),
        "actor": str(x.actor),
        "status": str(x.status),
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
        "acts": [{"form": str(act.form), "object": act.object, "evidence": _evidence(act.evidence)} for act in x.acts],
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
        "form": str(x.form),
        "venue": x.venue and str(x.venue),
        "target": x.target and str(x.target),
        "topic": x.topic,
        "first_time": x.first_time,
        "status": str(x.status),
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
        "kind": x.kind and str(x.kind),
        "issuer": x.issuer,
        "role": str(x.role),
        "status": str(x.status),
        "section": x.section,
        "rule": x.rule,
        "evidence": _evidence(x.evidence),
    }
