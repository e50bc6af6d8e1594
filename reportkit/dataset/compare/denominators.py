"""The user's own numbers beside the panel: population, deputies, joined by code, organ and year (分母)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportkit.dataset.panel.frame import Row
from reportkit.errors import ReportkitError
from reportkit.io.userfiles import rows_of

KEYS = ("adcode", "region", "organ", "year")


@dataclass(frozen=True, slots=True)
class Denominators:
    """Numbers by what they are of: ``keys`` are the columns that the file tells it by, ``names`` those with numbers."""

    keys: tuple[str, ...]
    names: tuple[str, ...]
    rows: Mapping[tuple[str, ...], tuple[float | None, ...]]

    def of(self, row: Row) -> dict[str, float | None]:
        """The numbers for a row of the panel, null where the file has none."""
        values = {"adcode": row.adcode, "region": row.region, "organ": row.organ, "year": row.year}
        found = self.rows.get(tuple(str(values[key] if values[key] is not None else "") for key in self.keys))
        return dict(zip(self.names, found or (None,) * len(self.names), strict=True))


def read_denominators(path: str) -> Denominators:
    """The numbers of a CSV file with some of adcode, region, organ, year and a column for each number.

    Raises ReportkitError with the line and the column that is wrong.
    """
    reader = rows_of(path)
    columns = tuple(name for name in reader.fieldnames or () if name)
    keys = tuple(name for name in KEYS if name in columns)
    names = tuple(name for name in columns if name not in KEYS)
    if not {"adcode", "region"} & set(keys) or not names:
        raise _error(f"{path}:1", "needs a column adcode or region, and one with numbers", f"keys: {', '.join(KEYS)}")
    rows: dict[tuple[str, ...], tuple[float | None, ...]] = {}
    for row in reader:
        place = f"{path}:{reader.line_num}"
        key = tuple((row[name] or "").strip() for name in keys)
        if key in rows:
            raise _error(place, f"tells of {'/'.join(key)} what a line above tells", "one line for each")
        rows[key] = tuple(_number(row[name], name, place) for name in names)
    return Denominators(keys, names, rows)


def _number(cell: str | None, name: str, place: str) -> float | None:
    text = (cell or "").strip().replace(",", "")
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise _error(place, f"{name} {cell!r} is no number", "leave it empty where it is not known") from None


def _error(place: str, message: str, hint: str) -> ReportkitError:
    return ReportkitError(message, path=place, stage="read", hint=hint)
