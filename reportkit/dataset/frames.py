"""A dataset as data frames: of what ``reportkit tables`` wrote, or of reports themselves."""

from __future__ import annotations

import csv
import os
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from reportkit.dataset.columns import Column, Table
from reportkit.dataset.package import PACKAGE
from reportkit.dataset.run import PANEL, dataset_tables, gathered
from reportkit.dataset.source import Reading, Sources
from reportkit.dataset.write.base import Cell, Row
from reportkit.dataset.write.csvfile import read_back
from reportkit.errors import ReportkitError
from reportkit.io.jsonl import parse

if TYPE_CHECKING:
    from reportkit.io.batch import Outcome

Library = Literal["polars", "pandas"]
Frame = Any  # polars.DataFrame or pandas.DataFrame, whichever is installed
SQLITE = b"SQLite format 3\0"
SHEET = re.compile(r'<sheet name="([^"]+)"')
HINT = "pip install polars, or pandas"


class Dataset:
    """Tables as data frames of polars, or of pandas where that is not installed: ``data["figures"]``, ``data.figures``.

    A table is read when it is asked for, and kept. ``tables`` are their names.
    """

    def __init__(self, told: Iterable[Table], rows: Callable[[Table], Iterable[Row]], library: Library) -> None:
        self._tables = {table.name: table for table in told}
        self._rows = rows
        self._library = library
        self._frames: dict[str, Frame] = {}

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables."""
        return tuple(self._tables)

    def __getitem__(self, name: str) -> Frame:
        """The table ``name``; raises KeyError, with the names that there are."""
        if name not in self._tables:
            raise KeyError(f"there is no table {name!r}; tables are {', '.join(self._tables)}")
        if name not in self._frames:
            table = self._tables[name]
            self._frames[name] = frame_of(table, self._rows(table), self._library)
        return self._frames[name]

    def __getattr__(self, name: str) -> Frame:
        """The table ``name`` as an attribute."""
        if name.startswith("_") or name not in self._tables:
            raise AttributeError(
                f"there is no table {name!r}; tables are {', '.join(self.__dict__.get('_tables', ()))}"
            )
        return self[name]

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._tables})

    def __repr__(self) -> str:
        return f"<Dataset {', '.join(self._tables)}>"

    def panel(self) -> Frame:
        """The panel of the package's indicators, a row a report and indicator."""
        return self[PANEL]

    def sentence(self, row: Any) -> str | None:
        """The whole sentence of ``row``, a dict or Series of any table; None where the text was not at hand."""
        if not hasattr(row, "get"):
            message = f"sentence takes a row as a dict or Series, not {type(row).__name__}: data.figures.row(0, named=True) or .iloc[0]"
            raise TypeError(message)
        found = row.get("sentence")
        return found if isinstance(found, str) else None


def load(
    path: str | os.PathLike[str],
    *,
    texts: str | os.PathLike[str] | None = None,
    library: Library | None = None,
    on_error: Callable[[ReportkitError], None] | None = None,
) -> Dataset:
    """The dataset at ``path``: a database or folder of ``reportkit tables``, what ``extract`` wrote, reports, a folder of them.

    ``library`` chooses between polars and pandas; without it the one that is installed, polars first. Of reports that
    have to be read, one that cannot be raises ReportkitError, or is passed to ``on_error`` and left out; ``texts`` is a
    folder where the texts of JSON Lines are looked for, too.
    """
    if not isinstance(path, str | os.PathLike):
        raise TypeError(f"load takes a path (str or pathlib.Path), not {type(path).__name__}")
    if library not in (None, *get_args(Library)):
        raise ValueError(f"library={library!r} is none of {', '.join(get_args(Library))}")
    place = Path(os.fspath(path))
    chosen = library or _installed()
    if place.is_dir() and (place / PACKAGE).is_file():
        return Dataset(dataset_tables(sentences=False), lambda table: _of_folder(place, table), chosen)
    if place.is_file() and _starts(place, SQLITE):
        return Dataset(dataset_tables(sentences=True), lambda table: _of_database(place, table), chosen)
    if place.is_file() and _is_workbook(place):
        message = "is a workbook of tables, which load does not read"
        raise ReportkitError(message, path=str(place), stage="read", hint="reportkit tables IN -o out.db, or -o out/")
    rows = _of_reports(os.fspath(path), os.fspath(texts) if texts is not None else None, on_error)
    return Dataset(dataset_tables(sentences=True), lambda table: rows[table.name], chosen)


def frame_of(table: Table, rows: Iterable[Row], library: Library) -> Frame:
    """``rows`` of ``table`` as a data frame, with the types of the columns whether or not there are rows."""
    cells = list(zip(*rows, strict=True)) or [() for _ in table.columns]
    by_name = dict(zip(table.names, cells, strict=True))
    return _polars(table, by_name) if library == "polars" else _pandas(table, by_name)


def _polars(table: Table, cells: Mapping[str, Iterable[Cell]]) -> Frame:
    import polars as pl

    types = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean}
    series = [pl.Series(c.name, list(map(_plain(c), cells[c.name])), types[c.type]) for c in table.columns]
    return pl.DataFrame(series)


def _pandas(table: Table, cells: Mapping[str, Iterable[Cell]]) -> Frame:
    import pandas as pd

    types = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
    return pd.DataFrame({c.name: pd.array(list(map(_plain(c), cells[c.name])), types[c.type]) for c in table.columns})


def _plain(column: Column) -> Callable[[Cell], Cell]:
    """What turns a cell into one of the column's type; SQLite keeps 1 for true, and a whole number is an int."""
    if column.type == "boolean":
        return lambda cell: None if cell is None else bool(cell)
    if column.type == "number":
        return lambda cell: None if cell is None else float(cell)
    return lambda cell: cell


def _installed() -> Library:
    if find_spec("polars") is not None:
        return "polars"
    if find_spec("pandas") is not None:
        return "pandas"
    raise ReportkitError("data frames need polars or pandas, and neither is installed", stage="read", hint=HINT)


def _starts(path: Path, head: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(head)) == head


def _is_workbook(path: Path) -> bool:
    """Whether ``tables`` wrote it, by the names of its sheets; they would be read as reports."""
    told = dataset_tables(sentences=False)
    try:
        with zipfile.ZipFile(path) as archive:
            sheets = set(SHEET.findall(archive.read("xl/workbook.xml").decode("utf-8")))
    except (zipfile.BadZipFile, KeyError, OSError, UnicodeDecodeError):
        return False
    return sheets >= {table.name for table in told} or sheets >= {table.zh for table in told}


def _of_folder(folder: Path, table: Table) -> Iterable[Row]:
    files = {form: folder / f"{table.name}.{form}" for form in ("parquet", "csv", "jsonl")}
    if files["parquet"].is_file():
        return _of_parquet(files["parquet"], table)
    if files["csv"].is_file():
        return _of_csv(files["csv"], table)
    if files["jsonl"].is_file():
        return _of_jsonl(files["jsonl"], table)
    raise ReportkitError(f"has no table {table.name}", path=str(folder), stage="read", hint="reportkit tables again")


def _of_parquet(path: Path, table: Table) -> list[Row]:
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        from reportkit.dataset.write.base import missing

        raise missing("pyarrow", error, "Parquet") from error
    columns = pq.read_table(path).to_pydict()
    return list(zip(*(columns[name] for name in table.names), strict=True))


def _of_csv(path: Path, table: Table) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield tuple(read_back(row[c.name], c.type) for c in table.columns)


def _of_jsonl(path: Path, table: Table) -> Iterator[Row]:
    with path.open("rb") as file:
        for _, row in parse(file, str(path)):
            if isinstance(row, ReportkitError):
                raise row
            yield tuple(row[name] for name in table.names)


def _of_database(path: Path, table: Table) -> list[Row]:
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        names = ", ".join(f'"{name}"' for name in table.names)
        return list(database.execute(f'SELECT {names} FROM "{table.name}" ORDER BY rowid'))  # noqa: S608 (names of ours)
    except sqlite3.DatabaseError as error:
        raise ReportkitError(
            f"is no dataset ({error})", path=str(path), stage="read", hint="reportkit tables"
        ) from error
    finally:
        database.close()


def _of_reports(
    path: str, texts: str | None, on_error: Callable[[ReportkitError], None] | None
) -> dict[str, list[Row]]:
    """The rows of all tables, in memory."""

    def tell(outcome: Outcome) -> None:
        if (error := outcome.result.error) is not None:
            if on_error is None:
                raise error
            on_error(error)

    return gathered(Sources([path], Reading(texts=texts), tell))
