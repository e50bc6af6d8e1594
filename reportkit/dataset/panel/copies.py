"""Which of several copies of one report counts."""

from __future__ import annotations

from reportkit.models import Report
from reportkit.models.enums import Completeness, Genre

ORDER = (Completeness.EXCERPT, Completeness.ABRIDGED, Completeness.FULL)


def fullness(report: Report) -> tuple[int, int, int]:
    """How full a copy is, to be compared with others of the same ``meta.key``: the greatest counts, of equals the first."""
    meta = report.meta
    return ORDER.index(meta.completeness), int(meta.genre is Genre.WORK_REPORT), report.source.chars
