"""Reports in a notebook with Dask: a bag of lines, or a data frame of a record kind.

>>> from reportkit.dask import extract_bag, extract_dataframe           # doctest: +SKIP
>>> extract_bag("s3://bucket/reports/").map(json.loads).pluck("meta")   # doctest: +SKIP
>>> extract_dataframe("reports/", "figures").groupby("year").value.sum().compute()   # doctest: +SKIP
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reportkit.dataset.frames import frame_of
from reportkit.engines.part import Plan, part_tables, results_of, rows_of
from reportkit.engines.places import Listing, Source
from reportkit.errors import ReportkitError
from reportkit.io.jsonl import dump
from reportkit.io.limits import DEFAULT, Limits
from reportkit.io.work import Job
from reportkit.lexicon.own import NOTHING, Own

if TYPE_CHECKING:
    import dask.bag
    import dask.dataframe

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def extract_bag(paths: Paths, *, batch: int = 100, own: Own = NOTHING, limits: Limits = DEFAULT) -> dask.bag.Bag:
    """A bag with a line a document: the report as JSON, or the error as ``{"error": {"path", "stage", "message", "hint"}}``.

    ``paths`` are files and folders, by path or by fsspec URL; ``batch`` files make a partition. Nothing is read before the bag is computed.
    """
    from dask import bag, delayed

    read = delayed(_lines)
    return bag.from_delayed([read(sources, own, limits) for sources in _batches(paths, batch)])


def extract_dataframe(
    paths: Paths, table: str = "figures", *, batch: int = 100, own: Own = NOTHING, limits: Limits = DEFAULT
) -> dask.dataframe.DataFrame:
    """A data frame (pandas) of a table of ``reportkit tables``: reports, figures, meetings, suggestions …

    Of documents that cannot be read there are no rows; ``extract_bag`` tells of them. ``is_best_of_key``, which other reports decide, is
    no column of it.
    """
    import dask.dataframe as frames
    from dask import delayed

    told = _table(table)
    read = delayed(_frame)
    parts = [read(sources, table, own, limits) for sources in _batches(paths, batch)]
    return frames.from_delayed(parts, meta=frame_of(told, (), "pandas"))


def _batches(paths: Paths, batch: int) -> list[tuple[Source | ReportkitError, ...]]:
    named = [paths] if isinstance(paths, str | os.PathLike) else paths
    found = list(Listing([os.fspath(path) for path in named]))
    return [tuple(found[i : i + batch]) for i in range(0, len(found), batch)] or [()]


def _table(name: str) -> Any:
    found = {table.name: table for table in part_tables()}
    if name not in found:
        raise KeyError(f"there is no table {name!r}; tables are {', '.join(found)}")
    return found[name]


def _lines(sources: tuple[Source | ReportkitError, ...], own: Own, limits: Limits) -> list[str]:
    plan = Plan("", "", Job(own=own, limits=limits))
    return [
        (result.lines if result.error is None else dump({"error": result.error.to_dict()})).decode().rstrip("\n")
        for _, result in results_of(sources, plan, None)
    ]


def _frame(sources: tuple[Source | ReportkitError, ...], table: str, own: Own, limits: Limits) -> Any:
    plan = Plan("", "", Job(own=own, limits=limits, with_text=True))
    results = (result for _, result in results_of(sources, plan, None) if result.error is None)
    rows = [row for result in results for row in rows_of(result).get(table, ())]
    return frame_of(_table(table), rows, "pandas")
