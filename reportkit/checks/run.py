"""All checks of one report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportkit.checks.growth import check_growth
from reportkit.checks.items import Finding, Item, read_items
from reportkit.checks.named_laws import check_named_laws
from reportkit.checks.numbering import check_numbering
from reportkit.checks.parts import check_parts, check_rows
from reportkit.checks.repeated import check_repeated
from reportkit.checks.shares import check_shares
from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.outline.sections import Outline

# Numbers of one paragraph that are compared with each other; no prose has as many.
MANY = 150


def run_checks(
    outline: Outline,
    paragraphs: list[Paragraph],
    records: dict[str, list[dict[str, Any]]],
    meta: dict[str, Any],
    context: Context,
) -> list[dict[str, Any]]:
    """The checks of a report as records, in the order of the text within each kind.

    A check that fails is a finding for a reader to judge; nothing in ``records`` is changed by it.
    """
    items = read_items(paragraphs, records["figures"], records["suggestions"])
    review = meta["review_from"], meta["review_to"]
    found: list[Finding] = []
    told = [x for figures in items for x in figures if x.kind is not None and x.exact and not x.is_share][:MANY]
    for paragraph, figures in zip(paragraphs, items, strict=True):
        for first in range(0, len(figures), MANY):
            found += _within(paragraph, figures[first : first + MANY], told)
    found += check_rows(items)
    found += check_repeated(items, records["meetings"], review)
    found += check_numbering(outline, paragraphs, context.folded)
    found = _told_once(found)
    wholes = {figure["id"]: figure["part_of"] for figure in records["figures"]}
    return [
        {
            "id": f"c{i + 1}",
            "kind": finding.kind.value,
            "ok": finding.ok,
            "message": finding.message,
            "figures": [x.id for x in finding.items],
            "whole": whole_of(finding, wholes),
        }
        for i, finding in enumerate(found)
    ]


def whole_of(finding: Finding, wholes: dict[str, str | None]) -> str | None:
    """The figure that the others of a finding are parts of; None where a figure is said to be part of something else.

    ``wholes`` has ``part_of`` by the id of the figure: 71件 of 298件 of 326件 is part of both.
    """
    if finding.whole is None:
        return None
    for item in finding.items:
        above = wholes[item.id]
        seen = {item.id}
        while above is not None and above != finding.whole.id and above not in seen:
            seen.add(above)
            above = wholes[above]
        if item is not finding.whole and wholes[item.id] is not None and above != finding.whole.id:
            return None
    return finding.whole.id


def _within(paragraph: Paragraph, figures: list[Item], told: list[Item]) -> Iterator[Finding]:
    """The checks of one paragraph's figures."""
    sums = list(check_parts(figures, told))
    wholes = {part.id: x.items[0] for x in sums if x.ok and not x.weak for part in x.items[1:]}
    yield from sums
    yield from check_shares(figures, told, wholes)
    yield from check_growth(figures)
    yield from check_named_laws(paragraph, figures)


def _told_once(found: list[Finding]) -> list[Finding]:
    """Without the weak ones all of whose figures a sum or a share holds."""
    told: dict[str, list[set[str]]] = {}
    for finding in found:
        if not finding.weak:
            ids = {x.id for x in finding.items}
            for name in ids:
                told.setdefault(name, []).append(ids)
    return [
        f
        for f in found
        if not f.weak or not any({x.id for x in f.items} <= ids for ids in told.get(f.items[0].id, [])[:MANY])
    ]
