"""What every command does the same way: exit codes, error lines, pipes that close, Ctrl-C."""

from __future__ import annotations

import functools
import io
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import NoReturn, ParamSpec

from reportkit.errors import ReportkitError

FAILED = 1  # some document failed, some problem was found
USAGE = 2  # typer exits with it too
INTERRUPTED = 130

P = ParamSpec("P")


def set_streams() -> None:
    """Write UTF-8 whatever the console's code page is; a path may hold bytes that are none."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(line: str) -> None:
    """A line for the person at the terminal."""
    sys.stderr.write(f"reportkit: {line}\n")


def counted(number: int, noun: str) -> str:
    """``1 record``, ``2 records``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def usage(message: str) -> NoReturn:
    """End with a usage error."""
    say(f"{message} (reportkit --help)")
    raise SystemExit(USAGE)


def well_mannered(command: Callable[P, int | None]) -> Callable[P, None]:
    """Turn what a command returns (an exit code) or raises into a quiet end."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        # A stop from outside unwinds like Ctrl-C, so that an unfinished file is removed.
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            code = command(*args, **kwargs)
            sys.stdout.flush()
        except ReportkitError as error:
            say(str(error))
            code = FAILED
        except BrokenPipeError:
            _drop_stdout()  # `| head` has seen enough
            code = 0
        except OSError as error:
            _drop_stdout()
            say(f"the output cannot be written ({error.strerror or error})")
            code = FAILED
        except KeyboardInterrupt:
            say("interrupted")
            code = INTERRUPTED
        raise SystemExit(code or 0)

    return run


def _drop_stdout() -> None:
    """Nothing may be flushed to where it cannot go when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
