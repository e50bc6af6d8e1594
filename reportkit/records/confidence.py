"""How sure a record is: how far its evidence and its rules agree, and how its values are known (可信度).

Learnt from texts that the rules were not written from (``make train``); ``sure``, ``likely`` and ``doubtful`` speak of the
whole record, as the contract defines them.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, log

from reportkit.grammar.clause import Clause, Known
from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.weights import SCALE, WeightTable, load_weights
from reportkit.models.drafts import Evidence, FigureDraft, SuggestionDraft
from reportkit.models.enums import Actor, Category, Confidence
from reportkit.records.figures.evidence import evidence_of

STEPS = (-300, -200, -100, 0, 100, 200, 300, 400, 500, 600)  # of a margin, in hundredths of the log odds
# What of a record can be wrong; each has a table that tells when it is right.
FIELDS = ("category", "actor", "rest")
RIGHT, WRONG = "right", "wrong"
DOER = 3  # characters of who is named as doer: its last say what it is
DEPTH = 5


class Confidences:
    """Tells how sure the figures and suggestions of a paragraph are, in the order of the text."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.weights = load_weights()
        self.previous: Frame | None = None

    def tell(self, frame: Frame, figure: FigureDraft, suggestion: SuggestionDraft | None, who: Known[Actor]) -> None:
        """Sets the confidence of a figure, and that of the record of suggestions that it gives."""
        evidence = evidence_of(self.paragraph, frame, self.previous)
        self.previous = frame
        signs = signs_of(self.paragraph, frame, figure, suggestion, who)
        doer = doer_of(self.paragraph, who)
        signs |= margins(self.weights.tables, evidence, doer, labels_of(figure, suggestion))
        level = level_of("suggestions" if suggestion else "figures", score_of(self.weights.tables, signs))
        level = of_print(level, self.paragraph.context, figure.evidence)
        figure.confidence = level
        if suggestion is not None:
            suggestion.confidence = level


def of_print(level: Confidence, context: Context, evidence: Evidence) -> Confidence:
    """How sure a record is that stands at ``evidence``: of a scan nothing is sure, however clear its words."""
    scanned = level is Confidence.SURE and context.scanned.covers(evidence.start, evidence.end)
    return Confidence.LIKELY if scanned else level


def level_of(kind: str, score: int | None) -> Confidence:
    """How sure a record of ``kind`` of a score is; one that was never seen before is doubtful."""
    sure, likely = load_weights().thresholds[kind]
    if score is None:
        return Confidence.DOUBTFUL
    return Confidence.SURE if score >= sure else Confidence.LIKELY if score >= likely else Confidence.DOUBTFUL


def score_of(tables: dict[str, WeightTable], signs: set[str]) -> int:
    """How sure a whole record is, in hundredths of the log odds: the odds against each of its fields add up."""
    against = 0.0
    for field in FIELDS:
        against += exp(-(tables[f"{field}_right"].margin(signs, RIGHT) or 0) / SCALE)
    return round(-SCALE * log(against))


def doer_of(paragraph: Paragraph, who: Known[Actor]) -> set[str]:
    """What speaks for who did it, apart from the rules' answer: the words that name the doer, and how they stand."""
    return {f"subject={who.rule}", f"doer={paragraph.joined.text[who.start : who.end][-DOER:]}"}


def signs_of(
    paragraph: Paragraph, frame: Frame, figure: FigureDraft, suggestion: SuggestionDraft | None, who: Known[Actor]
) -> set[str]:
    """How the values of a record are known."""
    clause = paragraph.clause_at(frame.numeral.start)
    mood = clause.mood_at(frame.numeral.start)
    category, actor = figure.category.value, figure.actor.value
    found = {
        "always",
        f"rule={figure.rule}",
        f"category={category}",
        f"side+category={frame.side}+{category}",
        f"actor={actor} {who.how.value}",
        f"actor+category={actor}+{category}",
        f"subject={who.rule}",
        f"mood={mood.value.value} {mood.how.value}",
        f"status={figure.status.value}",
        f"change={figure.change}",
        f"per={figure.per}",
        f"part={frame.sentence.role.value}",
        f"figures={min(8, sum(f.sentence is frame.sentence for f in paragraph.frames))}",
        f"length={min(5, len(frame.sentence.text) // 30)}",
        f"depth={_depth(clause)}",
    }
    if suggestion is not None:
        found |= {f"kind={suggestion.kind.value}", f"action={suggestion.action.value}"}
    return found


def _depth(clause: Clause) -> int:
    """How many clauses of its statement stand before it."""
    depth, before = 0, clause.before
    while before is not None and depth < DEPTH:
        depth, before = depth + 1, before.before
    return depth


def labels_of(figure: FigureDraft, suggestion: SuggestionDraft | None) -> dict[str, str]:
    """What the rules decided that the words around a record may speak for: decision → label."""
    told = {"category": figure.category.value, "actor": figure.actor.value}
    if suggestion is not None and figure.category is Category.SUGGESTION:
        told |= {"kind": suggestion.kind.value, "action": suggestion.action.value}
    return told


def margins(
    tables: dict[str, WeightTable], evidence: Iterable[str], doer: Iterable[str], labels: dict[str, str]
) -> set[str]:
    """How far the words around a record speak for what the rules decided, in steps."""
    found = set()
    for decision, label in labels.items():
        told = (*evidence, *doer) if decision == "actor" else evidence
        found |= steps(decision, tables[decision].margin(told, label))
    return found


def steps(decision: str, margin: int | None) -> set[str]:
    """A margin as features: every step that it reaches."""
    if margin is None:
        return {f"{decision}: never seen"}
    return {f"{decision}>={step}" for step in STEPS if margin >= step}
