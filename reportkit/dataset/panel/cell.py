"""One indicator asked of one report: the records it finds, and the cell made of what is taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportkit.dataset.panel.candidates import Asked, Candidate, candidates
from reportkit.dataset.panel.indicators import CellStatus, Indicator, Where
from reportkit.dataset.panel.shares import is_of_a_few, is_of_picked


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says of one indicator; ``why`` says of a cell without a value why it has none."""

    indicator: str
    status: CellStatus
    value: int | float | None = None
    value_max: int | float | None = None
    unit: str | None = None
    basis: str | None = None
    year_basis: str | None = None
    approx: str | None = None
    confidence: str | None = None
    records: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    sentence: str | None = None
    n_candidates: int = 0
    why: str | None = None


@dataclass(slots=True)
class Case:
    """One indicator asked of one report, and the records it finds."""

    indicator: Indicator
    asked: Asked
    seen: list[Candidate] = field(default_factory=list)
    few: list[Candidate] = field(default_factory=list)

    def like(self, where: Where) -> list[Candidate]:
        """Records that fit ``where``, done or planned as the indicator asks."""
        i = self.indicator
        return list(candidates(self.asked, i.from_, where, i.status, i.number))

    def find(self, wheres: Iterable[Where], *, of_all: bool = False) -> list[Candidate]:
        """Records that fit the first of ``wheres`` that any fits; all that were seen are remembered."""
        for where in wheres:
            found = self.like(where)
            if of_all:
                few = {c.key: c for c in found if is_of_a_few(self.asked, c.record)}
                self.few += [c for c in few.values() if c.value is not None and not is_of_picked(self.asked, c.record)]
                found = [c for c in found if c.key not in few]
            known = {c.key for c in self.seen}
            self.seen += [c for c in found if c.key not in known]
            if any(c.is_full for c in found):
                return found
        return []

    def cell(self, status: CellStatus, why: str | None = None, taken: Sequence[Candidate] = (), **more: Any) -> Cell:
        """The cell, with what is known of the first record ``taken``."""
        first = taken[0] if taken else None
        fields: dict[str, Any] = {}
        if first is not None:
            record = first.record
            fields = {
                "value_max": first.value_max,
                "unit": first.unit,
                "basis": self.asked.field(record, self.indicator.basis) if self.indicator.basis else None,
                "year_basis": first.year.basis.value,
                "approx": record.get("approx"),
                "confidence": record.get("confidence"),
                "records": tuple(str(c.record["id"]) for c in taken),
                "start": first.start,
                "end": first.end,
                "sentence": self._quoted(first, taken, more.get("value")),
            }
        return Cell(self.indicator.name, status, n_candidates=len(self.seen), why=why, **(fields | more))

    def _quoted(self, first: Candidate, taken: Sequence[Candidate], value: Any) -> str | None:
        """The sentence of the first record, of a sum as far as its last part."""
        added = value is not None and first.value is not None and value > first.value
        near = [c for c in taken if added and self.asked.near(first.start, c.start)]
        return self.asked.sentence(first.start, max((c.end for c in near), default=first.end))

    def stated(self, taken: Sequence[Candidate], value: float | None) -> Cell:
        """A cell with a value."""
        return self.cell(CellStatus.STATED, taken=taken, value=value)

    def look(self, why: str, taken: Sequence[Candidate] = ()) -> Cell:
        """A cell for people to look at."""
        return self.cell(CellStatus.LOOK, why, taken)
