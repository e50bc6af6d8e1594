"""What ``extract`` tells on stderr while it works and at its end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from reportkit.cli.manners import counted, say
from reportkit.cli.terminal import shown
from reportkit.errors import ReportkitError

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from reportkit.io.batch import Outcome

EVERY = 0.1  # seconds between two pictures of the progress


@dataclass(slots=True)
class Tally:
    """What the summary line says."""

    documents: int = 0
    records: int = 0
    failed: int = 0
    unclaimed: int = 0
    repeats: int = 0
    kept: int = 0

    @property
    def all(self) -> int:
        """How many documents have been gone through."""
        return self.documents + self.failed + self.repeats

    def add(self, outcome: Outcome) -> None:
        """Count a document."""
        self.kept += outcome.kept
        if outcome.result.error is not None:
            self.failed += 1
        elif outcome.repeats:
            self.repeats += 1
        else:
            self.documents += 1
            self.records += outcome.result.records
            self.unclaimed += outcome.result.unclaimed

    def line(self, seconds: float) -> str:
        """The summary."""
        parts = [
            counted(self.documents, "document"),
            counted(self.records, "record"),
            f"{self.unclaimed} left unclaimed",
            f"{self.failed} failed",
        ]
        if self.repeats:
            parts.append(f"{self.repeats} with the text of an earlier one left out")
        if self.kept:
            parts.append(f"{self.kept} of them done before")
        return ", ".join([*parts, f"{seconds:.2f} s"])


class Teller:
    """Lines about documents, above a moving line that shows how far the run is.

    ``total`` (how many files there are) is asked only where the moving line is shown: at a terminal that the data do not
    go to, once the run has lasted a second.
    """

    def __init__(self, *, quiet: bool, verbose: bool, moving: bool, total: Callable[[], int]) -> None:
        self.tally = Tally()
        self._quiet = quiet
        self._verbose = verbose
        self._moving = moving and not quiet
        self._total = total
        self._began = self._shown = perf_counter()
        self._files = 0
        self._path: str | None = None
        self._reading = ""
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    @property
    def seconds(self) -> float:
        """How long the run has lasted."""
        return perf_counter() - self._began

    def tell(self, outcome: Outcome) -> None:
        """Count ``outcome`` and say what there is to say of it."""
        self.tally.add(outcome)
        result, item = outcome.result, outcome.item
        if result.error is not None and not outcome.kept:
            self.say(str(result.error))
            if self._verbose and result.trace:
                self.say(result.trace.rstrip(), name=False)
        elif self._verbose and not outcome.kept and not isinstance(item, ReportkitError):
            what = "same text as an earlier one" if outcome.repeats else counted(result.records, "record")
            self.say(f"{item.source_path or 'stdin'}: {what}, {result.seconds:.3f} s")
        if not self._quiet and not outcome.kept and not isinstance(item, ReportkitError):
            for note in result.notes:
                self.say(f"{item.name}: {note}")
        path = item.path
        if path != self._path or path is None:
            self._files += self._path is not None
            self._path = path
        now = perf_counter()
        if self._moving and now - self._shown > (EVERY if self._bar else 1):
            self._shown = now
            self._show()

    def page(self, name: str, page: int, pages: int) -> None:
        """Say that ``page`` of a document is begun, which takes seconds: on the moving line, or with -v on one of its own."""
        if self._moving:
            self._reading = f", {shown(name)}: page {page} of {pages}"
            self._show()
            self._reading = ""
        elif self._verbose:
            self.say(f"{name}: page {page} of {pages}")

    def say(self, line: str, *, name: bool = True) -> None:
        """A line on stderr that stays."""
        if self._bar is None:
            say(line) if name else sys.stderr.write(f"{line}\n")
        else:
            text = f"reportkit: {shown(line)}" if name else shown(line, "\n")
            self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def end(self) -> None:
        """Take the moving line away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _show(self) -> None:
        tally = self.tally
        done = tally.all
        rate = (done - tally.kept) / max(self.seconds, 0.001)
        if self._bar is None:
            self._bar = _bar()
            self._task = self._bar.add_task("", total=self._total(), documents="")
            self._bar.start()
        assert self._task is not None  # noqa: S101 (set with the bar)
        told = f"{counted(done, 'document')}, {rate:.1f}/s, {tally.failed} failed{self._reading}"
        self._bar.update(self._task, completed=self._files, documents=told)
        self._bar.refresh()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    # Refreshed by hand: a thread that does it would not survive where worker processes are forked.
    return Progress(
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[documents]}, remaining"),
        TimeRemainingColumn(),
        console=Console(file=sys.__stderr__),  # whose escapes are the bar's own
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
