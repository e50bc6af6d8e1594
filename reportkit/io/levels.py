"""Records below a level of confidence left out, with nothing that refers to them (按把握程度筛选)."""

from __future__ import annotations

from typing import Any

from reportkit.models import RECORD_KINDS
from reportkit.models.enums import Confidence

RANK = {level.value: rank for rank, level in enumerate(reversed(Confidence))}  # doubtful 0
REFERRING = ("figure", "base", "part_of")


def at_least(data: dict[str, Any], level: str | None) -> dict[str, Any]:
    """The report ``data`` without the records below ``level``; those without confidence stay, ``data`` is not changed.

    A reference to a figure that is left out is null, or not in its list; a check that reckons with one is left out too.
    """
    if level is None:
        return data
    kept = {kind: [record for record in data[kind] if is_at_least(record, level)] for kind in RECORD_KINDS}
    gone = {figure["id"] for figure in data["figures"]} - {figure["id"] for figure in kept["figures"]}
    if gone:
        kept = {kind: [_without(record, gone) for record in records] for kind, records in kept.items()}
        kept["checks"] = [check for check in data["checks"] if not gone.intersection(check["figures"])]
    return data | kept


def is_at_least(record: dict[str, Any], level: str) -> bool:
    """Whether a record has that confidence or more, or none is given for it."""
    known = record.get("confidence")
    return known is None or RANK[known] >= RANK[level]


def _without(record: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    """``record`` with no reference to a figure that is ``gone``."""
    changed: dict[str, Any] = {key: None for key in REFERRING if record.get(key) in gone}
    if gone.intersection(record.get("figures", ())):
        changed["figures"] = [name for name in record["figures"] if name not in gone]
    return record | changed if changed else record
