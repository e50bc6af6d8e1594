"""Record kinds as the command line knows them, without importing the models (a test compares)."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of record."""

    FIGURES = "figures"
    MEETINGS = "meetings"
    LAW_INSPECTIONS = "law_inspections"
    SUGGESTIONS = "suggestions"
    TASKS = "tasks"
    SHORTCOMINGS = "shortcomings"
    OVERSIGHT = "oversight"
    LAWS = "laws"


class Level(StrEnum):
    """What the program thinks of a record, the best first."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"
