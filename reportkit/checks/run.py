"""All checks of one report."""

from __future__ import annotations

from itertools import chain
from typing import Any

from reportkit.checks.growth import check_growth
from reportkit.checks.items import Finding, read_items
from reportkit.checks.named_laws import check_named_laws
from reportkit.checks.numbering import check_numbering
from reportkit.checks.parts import check_parts, check_rows
from reportkit.checks.repeated import check_repeated
from reportkit.checks.shares import check_shares
from reportkit.frames.clauses import Paragraph
from reportkit.outline.sections import Outline


def run_checks(
    outline: Outline,
    paragraphs: list[Paragraph],
    records: dict[str, list[dict[str, Any]]],
    meta: dict[str, Any],
) -> list[dict[str, Any]]:
    """The checks of a report as records, in the order of the text within each kind.

    A check that fails is a finding for a reader to judge; nothing in ``records`` is changed by it.
    """
    items = read_items(paragraphs, records["figures"], records["suggestions"])
    review = meta["review_from"], meta["review_to"]
    found: list[Finding] = []
    submitted = [x for figures in items for x in figures if x.action == "submitted" and x.exact]
    for paragraph, figures in zip(paragraphs, items, strict=True):
        if figures:
            sums = list(check_parts(figures))
            wholes = {part.id: x.items[0] for x in sums if x.ok and not x.weak for part in x.items[1:]}
            shares = check_shares(figures, submitted, wholes)
            found += chain(sums, shares, check_growth(figures), check_named_laws(paragraph, figures))
    found += check_rows(items)
    found += check_repeated(items, records["meetings"], review)
    found += check_numbering(outline, paragraphs)
    told = [{x.id for x in finding.items} for finding in found if not finding.weak]
    found = [f for f in found if not f.weak or not any({x.id for x in f.items} <= ids for ids in told)]
    return [
        {
            "id": f"c{i + 1}",
            "kind": finding.kind.value,
            "ok": finding.ok,
            "message": finding.message,
            "figures": [x.id for x in finding.items],
        }
        for i, finding in enumerate(found)
    ]
