"""From decoded text to a report: the one way through the layers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from reportkit.frames.clauses import Paragraph, read_paragraph
from reportkit.frames.lawnames import find_laws
from reportkit.frames.numerals import Scanner
from reportkit.lexicon.vocabulary import Vocabulary, load
from reportkit.models.enums import Organ, Role
from reportkit.outline.blocks import split_blocks
from reportkit.outline.head import read_head
from reportkit.outline.meta import find_meta, guess_review_year, is_work_plan
from reportkit.outline.sections import Outline, build_outline
from reportkit.outline.sentences import Sentence
from reportkit.records.context import Context
from reportkit.records.figures import read_figures
from reportkit.records.laws import read_inspections
from reportkit.records.meetings import read_named_meetings
from reportkit.records.tasks import read_shortcomings, read_tasks
from reportkit.text.fold import fold
from reportkit.version import VERSION

KINDS = ("figures", "meetings", "law_inspections", "suggestions", "tasks", "shortcomings", "oversight", "laws")
LETTERS = dict(zip(KINDS, ("f", "m", "i", "g", "t", "w", "o", "l"), strict=True))


@lru_cache(maxsize=4)
def _scanner(packs: tuple[str, ...]) -> tuple[Vocabulary, Scanner]:
    vocabulary = load(packs)
    return vocabulary, Scanner(vocabulary)


@dataclass(slots=True)
class Reading:
    """A text read: ``build`` makes the report of it, ``explain`` looks into it."""

    vocabulary: Vocabulary
    scanner: Scanner
    outline: Outline
    meta: dict[str, Any]
    context: Context
    records: dict[str, list[dict[str, Any]]]
    paragraphs: list[Paragraph]


def read(text: str, packs: tuple[str, ...] = ()) -> Reading:
    """``text`` through all layers; ``packs`` are paths of users' vocabularies."""
    vocabulary, scanner = _scanner(packs)
    folded = fold(text)
    blocks = split_blocks(folded)
    head = read_head(blocks)
    guess = guess_review_year(head, folded)
    outline = build_outline(folded, blocks, guess, plan=is_work_plan(head))
    meta: dict[str, Any] = find_meta(head, outline, guess, folded)
    context = Context(
        text,
        folded,
        Organ(str(meta["organ"])),
        meta["review_from"],
        meta["review_to"],
        meta["plan_year"],
    )
    records, paragraphs = _records(outline, context, vocabulary, scanner)
    return Reading(vocabulary, scanner, outline, meta, context, records, paragraphs)


def build(text: str, source: dict[str, Any], packs: tuple[str, ...] = ()) -> dict[str, Any]:
    """Report of ``text`` as a plain dict in the order of the contract; ``source`` is put in as it stands.

    ``packs`` are paths of users' vocabularies. Nothing is read from a clock; the same text gives the same report.
    """
    reading = read(text, packs)
    outline, meta, records = reading.outline, reading.meta, reading.records
    return {
        "schema_version": "1.0.0",
        "id": sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "generator": {"name": "reportkit", "version": VERSION, "rules": reading.vocabulary.digest},
        "source": source,
        "meta": meta,
        "sections": [node.as_record(text) for node in outline.sections],
        **{kind: records[kind] for kind in KINDS},
        "checks": [],
        "numerals": _numerals(reading.paragraphs),
        "unclaimed": reading.context.unclaimed,
        "warnings": _warnings(outline, meta),
    }


def _paragraphs(outline: Outline) -> list[list[Sentence]]:
    groups: list[list[Sentence]] = []
    for sentence in outline.sentences:
        if groups and groups[-1][0].joined is sentence.joined:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return groups


def _records(
    outline: Outline, context: Context, vocabulary: Vocabulary, scanner: Scanner
) -> tuple[dict[str, list[dict[str, Any]]], list[Paragraph]]:
    records: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    paragraphs: list[Paragraph] = []
    kind: str | None = None
    items_seen = False
    for sentences in _paragraphs(outline):
        paragraph = read_paragraph(sentences, vocabulary, scanner)
        paragraphs.append(paragraph)
        figures, meetings, suggestions, kind = read_figures(
            paragraph, context, vocabulary, kind, row=len(paragraph.joined.text) < 30
        )
        base = len(records["figures"])
        for record in (*meetings, *suggestions):
            record["figure"] = f"f{base + record['figure'] + 1}"
        records["figures"].extend(figures)
        records["meetings"].extend(meetings + read_named_meetings(paragraph, context))
        records["suggestions"].extend(suggestions)
        laws = find_laws(paragraph.joined.text)
        records["law_inspections"].extend(read_inspections(paragraph, context, laws))
        node_has_heading = sentences[0].heading is not None and sentences[0].role is Role.PLAN
        intro = sentences[0].role is Role.PLAN and not items_seen
        records["tasks"].extend(read_tasks(paragraph, context, intro))
        if sentences[0].role is Role.PLAN and (
            sentences[0].lead or (node_has_heading and _nested(outline, sentences[0]))
        ):
            items_seen = True
        records["shortcomings"].extend(read_shortcomings(paragraph, context))
        _list_unclaimed(paragraph, context)
    for name, rows in records.items():
        rows.sort(key=lambda r: (r["evidence"]["start"], r["evidence"]["end"])) if name != "figures" else None
        for i, row in enumerate(rows):
            row["id"] = f"{LETTERS[name]}{i + 1}"
    return records, paragraphs


def _nested(outline: Outline, sentence: Sentence) -> bool:
    """Whether a sentence stands in a section below the top of its part."""
    node = next(n for n in outline.sections if n.id == sentence.section)
    return node.level > 1 and node.parent is not None


def _list_unclaimed(paragraph: Paragraph, context: Context) -> None:
    for numeral in paragraph.numerals:
        if numeral.kind in ("unclaimed", "indefinite"):
            evidence = context.evidence(paragraph.joined, numeral.num, numeral.num_end)
            context.unclaimed.append({"kind": "numeral", "reason": numeral.reason, "evidence": evidence})


def _numerals(paragraphs: list[Paragraph]) -> dict[str, int]:
    counts = dict.fromkeys(("figure", "date", "ordinal", "name", "marker", "indefinite", "unclaimed"), 0)
    for paragraph in paragraphs:
        for numeral in paragraph.numerals:
            counts[numeral.kind] += 1
    return counts


def _warnings(outline: Outline, meta: dict[str, object]) -> list[dict[str, str]]:
    warnings = []
    if outline.broken:
        warnings.append({"code": "joined", "message": f"{outline.broken} paragraphs joined over a page break"})
    if meta["genre"] == "other":
        warnings.append({"code": "no_report", "message": "the text does not look like a work report"})
    elif not any(n.role is Role.PLAN for n in outline.sections):
        warnings.append({"code": "no_plan", "message": "no plan part found"})
    return warnings
