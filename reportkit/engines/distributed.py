"""The engine Dask: batches shared out by a scheduler among workers that may be lost."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from reportkit.engines.part import Part, Plan, read_part
from reportkit.engines.run import Task
from reportkit.errors import ReportkitError
from reportkit.lexicon.own import Own
from reportkit.pipeline import prepare
from reportkit.version import VERSION

AHEAD = 4  # batches a thread that the scheduler is given before they are needed
RETRIES = (
    3  # of a batch that fails for what may pass (a place out of reach); a lost worker's are always given to others
)
WAIT = 60  # seconds until the scheduler answers and has a worker
Done = Part | ReportkitError


@contextmanager
def connected(address: str, own: Own) -> Iterator[Any]:
    """A client of the scheduler at ``address``; raises ReportkitError where its workers would write something else."""
    try:
        import distributed
    except ImportError as error:
        hint = "pip install 'reportkit[dask]'"
        raise ReportkitError(f"--engine dask needs distributed ({error})", stage="usage", hint=hint) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what a user should know is said in lines of ours
    try:
        client = distributed.Client(address, timeout=WAIT)
    except (OSError, ValueError, TimeoutError) as error:
        reason = str(error).split("\n", 1)[0]
        hint = "dask scheduler, and its address as it prints it"
        raise ReportkitError(f"no scheduler answers ({reason})", path=address, stage="usage", hint=hint) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=WAIT)
        except TimeoutError as error:
            hint = f"dask worker {address}"
            raise ReportkitError("the scheduler has no workers", path=address, stage="usage", hint=hint) from error
        _check(client, own)
        yield client


def _check(client: Any, own: Own) -> None:
    """Raise ReportkitError where a worker has another version, other rules or words."""
    ours = (VERSION, prepare(own))
    for worker, theirs in client.run(version_of, own, on_error="return").items():
        if isinstance(theirs, ReportkitError):
            raise theirs
        if theirs != ours:
            told = " with rules ".join(theirs) if isinstance(theirs, tuple) else f"none ({theirs})"
            message = f"worker {worker} has reportkit {told}; here it is {' with rules '.join(ours)}"
            raise ReportkitError(message, stage="usage", hint="the same version and the same files everywhere")


def version_of(own: Own) -> tuple[str, str]:
    """What a worker writes with."""
    return VERSION, prepare(own)


def shared_out(client: Any, tasks: Iterable[Task], plan: Plan) -> Iterator[tuple[Task, Done]]:
    """What became of each of ``tasks``, in the order in which they end.

    The scheduler is given some batches a thread ahead, however many there are. A batch whose worker is lost goes to another; one
    that cannot be done is an error.
    """
    from distributed import CancelledError, as_completed

    waiting = iter(tasks)
    running: dict[Any, Task] = {}
    ended = as_completed()

    def give() -> None:
        room = AHEAD * max(1, sum(client.nthreads().values())) - len(running)
        for _, task in zip(range(max(room, 0)), waiting, strict=False):
            future = client.submit(
                read_part, task.number, task.sources, plan, task.about, key=f"part-{plan.told}-{task.number}-{id(running)}",
                retries=RETRIES, pure=False,
            )  # fmt: skip
            running[future] = task
            ended.add(future)

    give()
    for future in ended:
        task = running.pop(future)
        try:
            done: Done = future.result()
        except CancelledError as error:
            hint = "the same command with --resume goes on"
            raise ReportkitError("the scheduler is gone", stage="extract", hint=hint) from error
        except ReportkitError as error:
            done = error
        except Exception as error:  # noqa: BLE001 (of the engine, or of whatever library writes)
            hint = "the same command with --resume tries it again"
            message = f"its part could not be made ({type(error).__name__}: {error})"
            done = ReportkitError(message, stage="write", hint=hint)
        give()
        yield task, done
