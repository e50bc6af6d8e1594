"""What every command does the same way: exit codes, error lines, pipes that close, Ctrl-C."""

from __future__ import annotations

import functools
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import NoReturn, ParamSpec

from reportkit.cli.terminal import drop_stdout, shown
from reportkit.errors import ReportkitError

FAILED = 1  # some document failed, some problem was found
USAGE = 2  # typer exits with it too
INTERRUPTED = 130

P = ParamSpec("P")


def say(line: str) -> None:
    """A line for the person at the terminal."""
    sys.stderr.write(f"reportkit: {shown(line)}\n")


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
        heed_signals()
        raise SystemExit(quietly(lambda: command(*args, **kwargs)))

    return run


def heed_signals() -> None:
    """A stop from outside, or a terminal that is closed, unwinds like Ctrl-C, so that an unfinished file is removed."""
    signal.signal(signal.SIGTERM, _interrupt)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as nohup wants it
        signal.signal(signal.SIGHUP, _interrupt)


def quietly(command: Callable[[], int | None]) -> int:
    """The exit code of ``command``, whatever it returns or raises, with a line on stderr where it failed."""
    try:
        code = command()
        sys.stdout.flush()
    except ReportkitError as error:
        say(str(error))
        code = FAILED
    except BrokenPipeError:
        drop_stdout()  # `| head` has seen enough
        code = 0
    except OSError as error:
        drop_stdout()
        say(f"the output cannot be written ({error.strerror or error})")
        code = FAILED
    except KeyboardInterrupt:
        say("interrupted")
        code = INTERRUPTED
    return code or 0


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
