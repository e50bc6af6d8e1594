"""What reaches a terminal: no control character and no mark of direction of a name or a text acts on it."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import Any

PLAIN = "\t\u3000\u00a0\u2002\u2003\u2009\u202f"  # blanks that Python does not call printable


def shown(text: str, keep: str = "") -> str:
    """``text`` with what cannot be seen spelled out (``\\x1b``, ``\\u202e``), but for the characters to ``keep``."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in PLAIN or c in keep else _spelled(c) for c in text)


def _spelled(char: str) -> str:
    return char.encode("unicode_escape", "backslashreplace").decode("ascii")


def tell(line: str) -> None:
    """A line on standard output for a person."""
    sys.stdout.write(f"{shown(line)}\n")


def json_line(value: Any, **options: Any) -> str:
    """``value`` as JSON that says the same and holds no character that cannot be seen, with a line end."""
    told = json.dumps(value, ensure_ascii=False, **options)
    return "".join(c if c.isprintable() or c in f"\n{PLAIN}" else json.dumps(c)[1:-1] for c in told) + "\n"


class Shown(io.TextIOWrapper):
    """Standard error: what is written is ``shown``, and what cannot be written is nobody's worry."""

    def write(self, text: str) -> int:
        """Write ``text`` so that it can be seen."""
        try:
            super().write(shown(text, "\n"))
            super().flush()
        except OSError:  # the disk is full, or nobody listens
            _to_nowhere(self.fileno())
        return len(text)

    def flush(self) -> None:
        """Write what waits."""
        try:
            super().flush()
        except OSError:
            _to_nowhere(self.fileno())


def set_streams() -> None:
    """Write UTF-8 whatever the console's code page is; a path may hold bytes that are none.

    The numbers of streams that were closed are taken, lest a file that is opened later gets one of them.
    """
    for number, mode in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.dup2(os.open(os.devnull, mode), number)
    if sys.stdout is None:  # writing to it is an error, as it is where the disk is full
        sys.stdout = open(1, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    err = open(2, "wb", buffering=0, closefd=False)  # noqa: SIM115 (lives as long as the process)
    sys.stderr = Shown(io.BufferedWriter(err), encoding="utf-8", errors="backslashreplace")


def drop_stdout() -> None:
    """Nothing may be flushed to where it cannot go when Python ends."""
    _to_nowhere(sys.stdout.fileno())


def _to_nowhere(number: int) -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, number)
    os.close(null)
