"""From decoded text to a report: the one way through the layers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from reportkit.checks.run import run_checks
from reportkit.frames.clauses import Paragraph
from reportkit.frames.numerals import Scanner
from reportkit.lexicon.lawtable import LawTable, law_table
from reportkit.lexicon.own import NOTHING, Own
from reportkit.lexicon.vocabulary import Vocabulary, load
from reportkit.link.laws import link_laws
from reportkit.link.regions import is_known, link_region
from reportkit.models.enums import Organ, Role, WarningCode
from reportkit.models.report import SCHEMA_VERSION
from reportkit.outline.blocks import split_blocks
from reportkit.outline.breaks import Laid, lay_out, readable
from reportkit.outline.genre import genre_of
from reportkit.outline.head import read_head
from reportkit.outline.meta import find_meta
from reportkit.outline.sections import Outline, build_outline
from reportkit.outline.years import guess_review_year
from reportkit.records.collect import KINDS, Collection, collect
from reportkit.records.context import Context
from reportkit.text.fold import as_written, fold
from reportkit.version import VERSION


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
    """A text read: ``build`` makes the report of it, ``explain`` looks into it."""

    vocabulary: Vocabulary
    scanner: Scanner
    laid: Laid
    outline: Outline
    meta: dict[str, Any]
    context: Context
    collection: Collection

    @property
    def records(self) -> dict[str, list[dict[str, Any]]]:
        """Records by kind."""
        return self.collection.records

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs as read."""
        return self.collection.paragraphs


def read(text: str, own: Own = NOTHING) -> Reading:
    """``text`` through all layers, with the words and laws of the user's ``own``."""
    vocabulary, scanner = _scanner(own.packs)
    plain = fold(text)
    laid = lay_out(plain)
    folded, running, printed = laid.text, laid.running, readable(text, plain, laid)
    blocks = split_blocks(laid)
    head = read_head(blocks, printed)
    genre = genre_of(head)
    guess = guess_review_year(head, running, genre)
    outline = build_outline(folded, blocks, guess, genre, int(head.date[:4]) if head.date else None)
    meta: dict[str, Any] = find_meta(head, outline, guess, running, genre, is_known)
    link_region(meta, running)
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
    )
    for place, key in ((meta, "organ_name"), (meta["region"], "name")):
        place[key] = as_written(place[key], folded, text) if place[key] else None
    collection = collect(outline, context, vocabulary, scanner)
    link_laws(collection.mentions, collection.records["law_inspections"], context.laws, meta)
    return Reading(vocabulary, scanner, laid, outline, meta, context, collection)


def build(text: str, source: dict[str, Any], own: Own = NOTHING) -> dict[str, Any]:
    """Report of ``text`` as a plain dict in the order of the contract; ``source`` is put in as it stands.

    ``own`` are the user's words and laws. Nothing is read from a clock; the same text gives the same report.
    """
    reading = read(text, own)
    outline, meta, records = reading.outline, reading.meta, reading.records
    return {
        "schema_version": SCHEMA_VERSION,
        "id": sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "generator": {
            "name": "reportkit",
            "version": VERSION,
            "rules": _digest(reading.vocabulary, reading.context.laws),
        },
        "source": source,
        "meta": meta,
        "sections": [node.as_record(reading.context.readable) for node in outline.sections],
        **{kind: records[kind] for kind in KINDS},
        "checks": run_checks(outline, reading.paragraphs, records, meta, reading.context),
        "numerals": reading.collection.numerals,
        "unclaimed": reading.context.unclaimed,
        "warnings": _warnings(reading.laid, outline, meta),
    }


def _warnings(laid: Laid, outline: Outline, meta: dict[str, Any]) -> list[dict[str, str]]:
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
    return [{"code": code.value, "message": message} for code, message in found]
