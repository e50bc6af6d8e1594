"""A process beside this one that reads documents within limits: for programs with threads, engines, notebooks.

The command's own pool forks, which a program with threads may not, and starts children, which the workers of some engines may
not. Therefore a clean interpreter is started here, once, and has a pool of its own (``io.pool``).
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import weakref
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from reportkit.errors import ReportkitError
from reportkit.io.item import Item
from reportkit.io.pool import TRIES, Pool
from reportkit.io.work import Job, Result, failed

HERE = str(Path(__file__).resolve().parents[2])  # where the package lies


class Apart:
    """A process that does ``job`` to one document at a time; it is begun at the first, and ends with this object."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def work(self, item: Item, number: int = 1) -> Result:
        """What ``io.work.work`` gives, within all limits of the job; nothing is raised."""
        with self._lock:
            for _ in range(TRIES):
                try:
                    return self._ask(item, number)
                except (OSError, EOFError, pickle.UnpicklingError):  # ended from outside
                    self.end()
                except Exception as error:  # noqa: BLE001 (what cannot be sent, or cannot be begun)
                    self.end()
                    message = f"no process can read it ({type(error).__name__}: {error})"
                    return failed(ReportkitError(message, path=item.name, stage="extract", hint="report it as a bug"))
        message, hint = "the process that read it was ended", "more memory, or report it as a bug"
        return failed(ReportkitError(message, path=item.name, stage="extract", hint=hint))

    def _ask(self, item: Item, number: int) -> Result:
        process = self._process or self._begin()
        assert process.stdin is not None  # noqa: S101 (pipes were asked for)
        assert process.stdout is not None  # noqa: S101
        _send((item, number), process.stdin)
        result = pickle.load(process.stdout)  # noqa: S301 (of a process of ours)
        assert isinstance(result, Result)  # noqa: S101
        return result

    def _begin(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join([HERE, *filter(None, sys.path)])  # what this program can import
        process = subprocess.Popen(
            [sys.executable, "-m", "reportkit.io.apart"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": path},
        )
        self._process = process
        self._finish = weakref.finalize(self, _ended, process)
        assert process.stdin is not None  # noqa: S101
        _send(self._job, process.stdin)
        return process

    def end(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process = None
            self._finish()


def _ended(process: subprocess.Popen[bytes]) -> None:
    """Close what it listens to, at which it ends with its worker."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _send(value: Any, file: BinaryIO | Any) -> None:
    pickle.dump(value, file, pickle.HIGHEST_PROTOCOL)
    file.flush()


def within_limits(item: Item, job: Job) -> Result:
    """What ``io.work.work`` gives, within all limits of ``job``, by the process that this thread has for such jobs."""
    return _of_thread(job, os.getpid(), threading.get_ident()).work(item)


@lru_cache(maxsize=64)
def _of_thread(job: Job, _process: int, _thread: int) -> Apart:
    """One process a thread, so that threads read at the same time; none of them is taken over by a fork."""
    return Apart(job)


def _serve(source: BinaryIO, sink: BinaryIO) -> None:
    """The life of that process: a job, then documents in and results out, until the other end is closed."""
    job, (item, number) = pickle.load(source), pickle.load(source)  # noqa: S301 (of the process that began this one)
    try:
        pool = Pool(job, 1)
    except Exception as error:  # noqa: BLE001 (words or laws that cannot be used)
        told = error if isinstance(error, ReportkitError) else ReportkitError(str(error), path=item.name, stage="read")
        _send(failed(told), sink)
        return
    with pool:
        while True:
            for slot in pool.read([(number, item)]):
                _send(slot.result, sink)
            item, number = pickle.load(source)  # noqa: S301


def _main() -> None:
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)  # whatever is printed must not get between the results
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        _serve(source, sink)


if __name__ == "__main__":
    _main()
