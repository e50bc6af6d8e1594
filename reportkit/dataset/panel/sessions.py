"""Numbers of what comes in at the session and between sessions: the widest, or both together (会议期间与闭会期间)."""

from __future__ import annotations

import re

from reportkit.dataset.panel.candidates import Candidate
from reportkit.dataset.panel.cell import Case, Cell
from reportkit.models.enums import Action
from reportkit.text.fold import fold

ORDINAL = re.compile("[一二三四五六七八九十]次会议")
BETWEEN, SESSION = "闭会", "期间"


def of_sessions(case: Case) -> Cell | None:
    """The widest number of the year; what came in between sessions is added where the text counts it apart.

    Apart is 大会期间100件，闭会期间12件 (112); in 闭会期间12件，共112件 the total stands there.
    """
    counted = [c for c in case.seen if c.value is not None and not c.reasons - {"part_of_year", "part"}]
    between = [c for c in counted if c.reasons == {"part_of_year"} and _period_has(c, BETWEEN)]
    others = [c for c in counted if not _period_has(c, BETWEEN)]
    wide = [c for c in counted if c.is_full] + [c for c in others if is_of_a_session(c)]
    if not wide:
        return None
    widest = max(wide, key=lambda c: (c.value or 0, -c.start))
    if len(_sessions(wide)) > 1:
        return case.look("numbers of two sessions", wide)
    if not between:
        return case.stated([widest], widest.value)
    apart = max(between, key=lambda c: c.value or 0)
    session = [c for c in others if c.start < apart.start and case.asked.near(c.start, apart.start)]
    session += [c for c in others if is_of_a_session(c) and not case.asked.together(apart.start, c.start)]
    most = max(session, key=lambda c: c.value or 0, default=widest)
    total = (most.value or 0) + (apart.value or 0)
    if not session or (widest.value or 0) >= total:
        return case.stated([widest], widest.value)
    if any(case.asked.together(apart.start, c.start) for c in _converted(case)) and most.start < apart.start:
        return case.look("motions made suggestions may be counted or not", [most, apart])
    return case.stated([most, apart], total)


def _converted(case: Case) -> list[Candidate]:
    """Motions made suggestions, counted behind what came in between sessions: 另有由议案转来的7件."""
    return case.like({"action": Action.CONVERTED.value})


def _sessions(found: list[Candidate]) -> set[str]:
    """Which sessions the numbers are said to be of, by their ordinal."""
    return {m[0] for c in found if c.record.get("period") for m in ORDINAL.finditer(fold(c.record["period"]["text"]))}


def is_of_a_session(candidate: Candidate) -> bool:
    return _period_has(candidate, SESSION) and not _period_has(candidate, BETWEEN) and "part" not in candidate.reasons


def _period_has(candidate: Candidate, words: str) -> bool:
    period = candidate.record.get("period")
    return bool(period and words in fold(period["text"]))
