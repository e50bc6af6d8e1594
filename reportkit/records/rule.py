"""A rule of a decision: its name, what it says, a text that shows it and one that only looks like it (规则)."""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """One row of a decision's table; a test reads ``example`` and ``near_miss``."""

    name: str
    says: str
    example: str
    near_miss: str
