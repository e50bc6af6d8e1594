"""The rows of ``reports``, kept on disk until all copies of every key are known."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Self

import orjson

from reportkit.dataset.copies import fullness
from reportkit.dataset.write.base import Row
from reportkit.models import Report


class ReportSpool:
    """Rows of ``reports`` but for the last cell, which says whether the report is the fullest of its key."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by __exit__)
        self._best: dict[str, tuple[tuple[int, int, int], int]] = {}
        self.count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, report: Report, row: Row) -> None:
        """Add the row of ``report``."""
        key = report.meta.key
        if key is not None:
            full = fullness(report)
            if key not in self._best or full > self._best[key][0]:
                self._best[key] = (full, self.count)
        self._file.write(orjson.dumps([self.count, key, *row], option=orjson.OPT_APPEND_NEWLINE))
        self.count += 1

    def rows(self) -> Iterator[Row]:
        """The rows, whole, in the order they came."""
        self._file.seek(0)
        for line in self._file:
            number, key, *row = orjson.loads(line)
            yield (*row, key is None or self._best[key][1] == number)
