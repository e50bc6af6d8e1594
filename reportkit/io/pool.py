"""Documents read in worker processes: in order, within limits, whatever happens to a worker.

A limit that holds inside native parsers and regular expressions too can only be kept from outside: the process that is
past it is ended and another takes its place. Therefore even one document is read in a process of its own, which costs
some hundredths of a second where processes are forked.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, SpawnContext
from pathlib import Path
from time import monotonic
from typing import Self

from reportkit.errors import ReportkitError
from reportkit.io.garbage import uncollected
from reportkit.io.item import Item
from reportkit.io.work import Job, Result, failed, work
from reportkit.pipeline import prepare

AHEAD = 32  # documents a worker may be ahead of the one that is waited for
HELD = 64 * 1024 * 1024  # bytes of finished lines that may wait for an earlier document
SIGNALS = (signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))
TRIES = 2  # a worker that was ended from outside says nothing about its document; two of them do
# Signals by which a process ends itself: a parser that failed, or that was given no more memory.
OWN_FAULT = tuple(
    -getattr(signal, name) for name in ("SIGABRT", "SIGTRAP", "SIGILL", "SIGSEGV", "SIGBUS") if hasattr(signal, name)
)


@dataclass(slots=True)
class Slot:
    """A document on its way: ``result`` is None until it is done; without ``tries`` no worker has had it."""

    number: int
    item: Item | ReportkitError
    result: Result | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class PageBegun:
    """A worker's word that it has begun a page that takes seconds, of so many."""

    page: int
    pages: int


@dataclass(slots=True)
class Worker:
    """A process and the document it is busy with, to be done by ``deadline``."""

    process: multiprocessing.process.BaseProcess
    connection: Connection
    slot: Slot | None = None
    deadline: float = float("inf")

    def end(self) -> None:
        """Stop the process, whatever it is doing, and wait until it is gone."""
        self.connection.close()
        self.process.kill()
        self.process.join()


class Pool:
    """``jobs`` processes that read documents; leaving the context ends them, whatever they are doing.

    ``tell`` is told the name of a document, the page of it that is begun, and of how many.
    """

    def __init__(self, job: Job, jobs: int, tell: Callable[[str, int, int], None] | None = None) -> None:
        self.job = job
        self.jobs = jobs
        self.tell = tell
        self.workers: list[Worker] = []
        self.again: deque[Slot] = deque()
        self.context = _context()
        if self.context.get_start_method() == "fork":
            with uncollected():
                prepare(job.own)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.end()

    def read(
        self,
        numbered: Iterable[tuple[int, Item | ReportkitError]],
        known: Callable[[int], Result | None] = lambda _number: None,
    ) -> Iterator[Slot]:
        """The slots of ``numbered`` items in their order, each with its result; ``known`` are results of some by number.

        At most ``AHEAD`` documents a worker and about ``HELD`` bytes are held, however many items there are.
        """
        items = iter(numbered)
        waiting: deque[Slot] = deque()
        more = True
        while True:
            while more and self._has_room(waiting):
                if (found := next(items, None)) is None:
                    more = False
                    break
                slot = Slot(*found)
                waiting.append(slot)
                slot.result = failed(slot.item) if isinstance(slot.item, ReportkitError) else known(slot.number)
                if slot.result is None:
                    self._give(slot)
            while waiting and waiting[0].result is not None:
                yield waiting.popleft()
            if not waiting:
                if not more:
                    return
                continue
            self._collect()

    def _has_room(self, waiting: deque[Slot]) -> bool:
        if len(waiting) >= AHEAD * self.jobs or self.again:
            return False
        if sum(len(slot.result.lines) for slot in waiting if slot.result) > HELD:
            return False
        return len(self.workers) < self.jobs or any(worker.slot is None for worker in self.workers)

    def _give(self, slot: Slot) -> None:
        """Hand ``slot`` to a worker that has nothing to do, or to a new one."""
        worker = next((w for w in self.workers if w.slot is None), None) or self._start()
        slot.tries += 1
        worker.slot = slot
        worker.deadline = self._deadline()
        with suppress(OSError):  # it is gone: reading its answer tells
            worker.connection.send((slot.item, slot.number))

    def _deadline(self) -> float:
        return monotonic() + (self.job.limits.max_seconds or float("inf"))

    def _start(self) -> Worker:
        ours, theirs = self.context.Pipe()
        forked = self.context.get_start_method() == "fork"
        inherited = [ours, *(w.connection for w in self.workers)] if forked else []
        process = self.context.Process(target=_serve, args=(theirs, inherited, self.job, os.getpid()), daemon=True)
        try:
            with _undisturbed():
                process.start()
        except OSError as error:
            message = f"no process can be started to read documents ({error.strerror})"
            raise ReportkitError(message, stage="extract", hint="fewer --jobs") from error
        theirs.close()
        worker = Worker(process, ours)
        self.workers.append(worker)
        return worker

    def _collect(self) -> None:
        """Wait until a worker answers, ends or is past its limit; at least one document gets on."""
        busy = {worker.connection: worker for worker in self.workers if worker.slot is not None}
        soonest = min(worker.deadline for worker in busy.values())
        timeout = None if soonest == float("inf") else max(0.0, soonest - monotonic())
        ready = wait(list(busy), timeout)
        now = monotonic()
        for connection, worker in busy.items():
            if connection in ready:
                self._receive(worker)
            elif worker.deadline <= now:
                self._lose(worker, self.job.limits.too_long())
        while self.again:
            self._give(self.again.popleft())

    def _receive(self, worker: Worker) -> None:
        slot = worker.slot
        try:
            result = worker.connection.recv()
        except (EOFError, OSError):
            self._lose(worker, None)
            return
        if isinstance(result, PageBegun):  # each page of a scan has the time of a document
            worker.deadline = self._deadline()
            if self.tell is not None and slot is not None and not isinstance(slot.item, ReportkitError):
                self.tell(slot.item.name, result.page, result.pages)
            return
        if slot is not None:
            slot.result = result
        worker.slot = None

    def _lose(self, worker: Worker, error: ReportkitError | None) -> None:
        """Part with a worker: past its limit, or (without ``error``) ended by something else."""
        self.workers.remove(worker)
        worker.end()
        slot = worker.slot
        if slot is None or isinstance(slot.item, ReportkitError):
            return
        code = worker.process.exitcode
        if error is None and code in OWN_FAULT:
            memory = f", or it needed more than {self.job.limits.max_memory // 1024 // 1024} MB of memory"
            message = f"what reads it failed ({_how_it_ended(code)}){memory if self.job.limits.max_memory else ''}"
            error = ReportkitError(message, stage="limit", hint="raise --max-memory, or report it as a bug")
        if error is None and slot.tries < TRIES:
            self.again.append(slot)
            return
        if error is None:
            message = f"the process that read it was ended ({_how_it_ended(code)})"
            error = ReportkitError(message, stage="extract", hint="fewer --jobs, or report it as a bug")
        slot.result = failed(error.at(slot.item.name))


def _how_it_ended(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold signals back until a new process has its own way with them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> ForkContext | SpawnContext:
    """Fork where it is safe: it is quick, and what has been loaded is shared; threads do not survive it."""
    forkable = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork") if forkable else multiprocessing.get_context("spawn")


def _serve(connection: Connection, inherited: list[Connection], job: Job, parent: int) -> None:
    """The life of a worker: documents in, results out, until the other end is closed."""
    for other in inherited:  # else the end of the parent would not be seen
        other.close()
    _detach()
    if inherited:
        _end_with(parent)
    _hold_to(job.limits.max_memory)
    seconds = job.limits.max_seconds if hasattr(signal, "setitimer") else 0

    def begun() -> None:
        # Should the parent be gone or held up, the system ends this process a little after its time.
        if seconds:
            signal.setitimer(signal.ITIMER_REAL, seconds + 5)

    def tell(page: int, pages: int) -> None:
        begun()
        connection.send(PageBegun(page, pages))

    with suppress(EOFError, OSError):
        while True:
            item, number = connection.recv()
            begun()
            connection.send(work(item, number, job, tell))
            if seconds:
                signal.setitimer(signal.ITIMER_REAL, 0)
    os._exit(0)  # nothing of the parent's (buffers of open files) is finished here


def _detach() -> None:
    """Ctrl-C and a closed terminal are the parent's affair; what a parser prints must not get between the lines."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    gc.freeze()  # what is shared with the parent stays shared and is not looked through again


def _hold_to(memory: int) -> None:
    """Have the system give this process no more than ``memory`` bytes for its data."""
    if not memory:
        return
    try:
        import resource
    except ImportError:  # Windows
        return
    with suppress(OSError, ValueError):  # a lower limit of the system's own stays
        most = memory + _held()
        resource.setrlimit(resource.RLIMIT_DATA, (most, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _held() -> int:
    """Bytes of data that this process began with: a program that loads much besides leaves a worker no less room."""
    with suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmData:"):
                return int(line.split()[1]) * 1024
    return 0


def _end_with(parent: int) -> None:
    """Have the system end this process when ``parent`` ends, were it killed: this one may be waiting for a file."""
    import ctypes

    set_death_signal = 1
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
