"""The time that a container may take to give its next text."""

from __future__ import annotations

import io
from time import monotonic
from typing import BinaryIO, cast

from reportkit.io.limits import Limits


class Clock:
    """Holds the reading of files to ``max_seconds`` between one text and the next."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.start()

    def start(self) -> None:
        """The time begins, or begins again."""
        self._end = monotonic() + (self._limits.max_seconds or float("inf"))

    def check(self) -> None:
        """Raise ReportkitError when the time is over."""
        if monotonic() > self._end:
            raise self._limits.too_long()

    def on(self, file: object) -> BinaryIO:
        """``file``, open for reading bytes, with the clock looked at before each piece."""
        return cast("BinaryIO", _Clocked(cast("BinaryIO", file), self))


class _Clocked(io.RawIOBase):
    """Hands everything on; the clock is looked at first."""

    def __init__(self, file: BinaryIO, clock: Clock) -> None:
        super().__init__()
        self._file = file
        self._clock = clock

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def read(self, size: int | None = -1) -> bytes:
        self._clock.check()
        return self._file.read(-1 if size is None else size)

    def readline(self, size: int | None = -1) -> bytes:
        self._clock.check()
        return self._file.readline(-1 if size is None else size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        self._file.close()
        super().close()
