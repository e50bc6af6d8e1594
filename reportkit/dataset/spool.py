"""What must wait until the last report has been read, kept on disk meanwhile."""

from __future__ import annotations

import pickle
import tempfile
from types import TracebackType
from typing import Any, Self


class Spool:
    """Values put away, to be had again by their place; they are gone when the context is left."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by __exit__)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, value: Any) -> int:
        """Put ``value`` away; returns its place."""
        place = self._file.seek(0, 2)
        pickle.dump(value, self._file, pickle.HIGHEST_PROTOCOL)
        return place

    def get(self, place: int) -> Any:
        """The value at ``place``."""
        self._file.seek(place)
        return pickle.load(self._file)  # noqa: S301 (a nameless file that this object wrote)
