"""What should be there: organs and years that a user lists, for the rows without a report (抽样框)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from reportkit.errors import ReportkitError
from reportkit.io.userfiles import rows_of
from reportkit.models.enums import Organ

COLUMNS = ("adcode", "organ", "year")


class Row(Protocol):
    """What a frame is compared with."""

    @property
    def adcode(self) -> str | None: ...
    @property
    def organ(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def region(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """An organ and year of the frame; ``region`` is a name for reading, and needed to tell townships of one county apart."""

    adcode: str
    organ: str
    year: int
    region: str | None = None

    @property
    def unit_id(self) -> str:
        """As the unit of a report would be called."""
        named = self.region if self.organ in (Organ.NPC_PRESIDIUM, Organ.NPC_STREET_COMMITTEE) and self.region else ""
        return f"{self.adcode}{named}/{self.organ}"

    def is_met(self, row: Row) -> bool:
        """Whether ``row`` is what was wanted."""
        named = self.unit_id != f"{self.adcode}/{self.organ}"
        same_place = not named or (row.region or "").endswith(self.region or "")
        return (row.adcode, row.organ, row.year) == (self.adcode, self.organ, self.year) and same_place


def read_frame(path: str) -> tuple[Wanted, ...]:
    """The frame of a CSV file with the columns adcode, organ, year (and region); raises ReportkitError with the line."""
    reader = rows_of(path)
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise _error(f"{path}:1", f"has no column {missing[0]}")
    return tuple(dict.fromkeys(_wanted(row, f"{path}:{reader.line_num}") for row in reader))


def _wanted(row: dict[str, str | None], place: str) -> Wanted:
    adcode, organ, year = ((row[name] or "").strip() for name in COLUMNS)
    if not re.fullmatch(r"[0-9]{6}", adcode):
        raise _error(place, f"adcode {adcode!r} is no code of six digits")
    if organ not in set(Organ):
        raise _error(place, f"organ {organ!r} is none of {', '.join(Organ)}")
    if not re.fullmatch(r"[0-9]{4}", year):
        raise _error(place, f"year {year!r} is no year")
    return Wanted(adcode, organ, int(year), (row.get("region") or "").strip() or None)


def _error(place: str, message: str) -> ReportkitError:
    return ReportkitError(message, path=place, stage="read", hint=f"columns: {', '.join(COLUMNS)}, region")
