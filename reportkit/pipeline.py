"""From decoded text to a report: the one way through the layers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from typing import Any

from reportkit.checks.run import run_checks
from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.lexicon.lawtable import LawTable, law_table
from reportkit.lexicon.own import NOTHING, Own
from reportkit.lexicon.vocabulary import Vocabulary, load
from reportkit.link.facts import NO_FACTS, Facts, settle
from reportkit.link.laws import link_laws
from reportkit.link.regions import is_known, link_region
from reportkit.models.enums import Genre, Organ, Role, WarningCode
from reportkit.models.report import SCHEMA_VERSION
from reportkit.numerals.scan import Scanner
from reportkit.outline.blocks import split_blocks
from reportkit.outline.breaks import Laid, lay_out, readable
from reportkit.outline.genre import genre_of
from reportkit.outline.head import read_head
from reportkit.outline.meta import find_meta
from reportkit.outline.sections import Outline, build_outline, setting_of
from reportkit.outline.years import guess_review_year
from reportkit.records.collect import Collection, collect
from reportkit.records.plain import plain_records, plain_unclaimed
from reportkit.text.fold import as_written, by_pieces, closed_up, fold, plain
from reportkit.text.joined import Joined, legible
from reportkit.text.scanned import PRINTED, Scanned
from reportkit.text.unread import doubtful
from reportkit.version import VERSION

ON_SUGGESTIONS = (Genre.SUGGESTIONS_REPORT, Genre.PROPOSALS_REPORT)


@lru_cache(maxsize=4)
def _scanner(packs: tuple[str, ...]) -> tuple[Vocabulary, Scanner]:
    vocabulary = load(packs)
    return vocabulary, Scanner(vocabulary)


def prepare(own: Own = NOTHING) -> str:
    """Load words and laws once, before processes that share them are forked; returns their digest."""
    return _digest(_scanner(own.packs)[0], law_table(own.laws))


def _digest(vocabulary: Vocabulary, laws: LawTable) -> str:
    return sha256(f"{vocabulary.digest} {laws.digest}".encode()).hexdigest()[:12]


@dataclass(slots=True)
class Reading:
    """A text read: ``build`` makes the report of it, ``explain`` looks into it.

    ``records`` are the plain dicts by kind, in the order of the contract. Offsets and words in all are those of ``legible``,
    what is read of the source, which leads back to it.
    """

    legible: Joined
    vocabulary: Vocabulary
    scanner: Scanner
    laid: Laid
    outline: Outline
    meta: dict[str, Any]
    context: Context
    collection: Collection
    records: dict[str, list[dict[str, Any]]]
    contradicted: list[str]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs as read."""
        return self.collection.paragraphs


def read(text: str, own: Own = NOTHING, facts: Facts = NO_FACTS, scanned: Scanned = PRINTED) -> Reading:
    """``text`` through all layers, with the words and laws of the user's ``own`` and the ``facts`` known of the report.

    ``scanned`` tells what of it was read off pictures.
    """
    vocabulary, scanner = _scanner(own.packs)
    folded = fold(text)
    whole = Joined.of(plain(text), legible(folded))
    text, folded = whole.text, folded if len(whole.text) == len(text) else fold(whole.text)
    laid = lay_out(folded)
    printed = readable(text, folded, laid)
    folded, running = laid.text, laid.running
    blocks = split_blocks(laid, vocabulary.columns)
    head = read_head(blocks, printed)
    genre = genre_of(head)
    guess = guess_review_year(head, running, genre) or facts.review_year
    outline = build_outline(folded, blocks, setting_of(guess, genre, head.date or head.published), vocabulary)
    meta: dict[str, Any] = find_meta(head, outline, guess, running, genre, is_known)
    link_region(meta, running)
    contradicted = settle(meta, facts) if facts != NO_FACTS else []
    context = Context(
        text,
        printed,
        folded,
        Organ(str(meta["organ"])),
        meta["review_from"],
        meta["review_to"],
        meta["plan_year"],
        law_table(own.laws),
        meta["region"]["name"],
        int(meta["date"][:4]) if meta["date"] else None,
        meta["genre"] in ON_SUGGESTIONS,
        scanned=_seen_in(whole, scanned),
    )
    for place, key in ((meta, "organ_name"), (meta, "speaker"), (meta, "speaker_title"), (meta["region"], "name")):
        place[key] = as_written(place[key], folded, text) if place[key] else None
    collection = collect(outline, context, vocabulary, scanner)
    link_laws(collection.mentions, collection.law_inspections, context.laws, meta)
    return Reading(
        whole, vocabulary, scanner, laid, outline, meta, context, collection, plain_records(collection), contradicted
    )


def _seen_in(whole: Joined, scanned: Scanned) -> Scanned:
    """What was ``scanned``, and what nobody can read, in positions of the text that is read."""
    spans, doubted = (
        tuple((whole.position(start), whole.position(end - 1) + 1) for start, end in found)
        for found in (scanned.spans, scanned.doubted)
    )
    return Scanned(spans, tuple(sorted((*doubted, *doubtful(whole.text)))))


def build(
    text: str, source: dict[str, Any], own: Own = NOTHING, facts: Facts = NO_FACTS, scanned: Scanned = PRINTED
) -> dict[str, Any]:
    """Report of ``text`` as a plain dict in the order of the contract; ``source`` is put in as it stands.

    ``own`` are the user's words and laws, ``facts`` what is known of the report, ``scanned`` what of the text was read off
    pictures. Nothing is read from a clock; the same text gives the same report.
    """
    reading = read(text, own, facts, scanned)
    whole, outline, meta, records = reading.legible, reading.outline, reading.meta, reading.records
    report = {
        "schema_version": SCHEMA_VERSION,
        "id": sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "generator": {
            "name": "reportkit",
            "version": VERSION,
            "rules": _digest(reading.vocabulary, reading.context.laws),
            "corrections": None,
        },
        "source": source,
        "meta": meta,
        "sections": [node.as_record(reading.context.readable) for node in outline.sections],
        **records,
        "checks": run_checks(outline, [p.counting for p in reading.paragraphs], records, meta, reading.context),
        "numerals": reading.collection.numerals,
        "unclaimed": plain_unclaimed(reading.context.unclaimed),
        "warnings": _warnings(reading.laid, outline, meta, reading.contradicted),
    }
    if TRADITIONAL in whole.text:
        closed = closed_up(reading.context.folded, whole.text)
        for record in chain.from_iterable(records.values()):
            _in_script(record, *closed)
    return report if whole.text == text else {**_placed(report, whole, text), "source": source}


TRADITIONAL = "會"  # no report in Traditional script is without it
FOLDED = ("heading", "verb", "unit", "topic", "name", "laws")  # words that may be those of the folded text


def _in_script(node: dict[str, Any], folded: str, source: str) -> None:
    """Words of a record that are those of the ``folded`` text as ``source`` writes them, both without blanks."""
    for key, value in node.items():
        if key in FOLDED and isinstance(value, str) and fold(value) == value:
            node[key] = by_pieces(value, folded, source)
        elif key in FOLDED and isinstance(value, list):
            node[key] = [by_pieces(name, folded, source) for name in value]
        elif key == "period" and value:
            node[key] = value | {"text": by_pieces(value["text"], folded, source)}
        elif key == "law":
            _in_script(value, folded, source)


def _placed(node: Any, whole: Joined, source: str) -> Any:
    """``node`` of a report with every span, counted in ``whole``, as the span of ``source`` that it is a part of."""
    if isinstance(node, list):
        return [_placed(item, whole, source) for item in node]
    if not isinstance(node, dict):
        return node
    if "start" not in node or "end" not in node:
        return {key: _placed(value, whole, source) for key, value in node.items()}
    start, end = whole.span(node["start"], node["end"])
    return node | {"start": start, "end": end} | ({"text": source[start:end]} if "text" in node else {})


def _warnings(laid: Laid, outline: Outline, meta: dict[str, Any], contradicted: list[str]) -> list[dict[str, str]]:
    found: list[tuple[WarningCode, str]] = [*laid.warnings]
    if outline.broken and not laid.warnings:
        runs = "1 paragraph was" if outline.broken == 1 else f"{outline.broken} paragraphs were"
        found.append((WarningCode.JOINED, f"{runs} put together from lines that broke in mid-sentence"))
    if meta["genre"] == "other":
        found.append((WarningCode.NO_REPORT, "the text does not look like a work report"))
    elif not any(n.role is Role.PLAN for n in outline.sections):
        found.append((WarningCode.NO_PLAN, "no plan part found"))
    region = meta["region"]
    if region["name"] and not region["adcode"] and not meta["region_candidates"] and region["level"] != "township":
        found.append((WarningCode.UNKNOWN_REGION, f"no table of administrative units has {region['name']} in its year"))
    found += [(WarningCode.CONTRADICTED, message) for message in contradicted]
    return [{"code": code.value, "message": message} for code, message in found]
