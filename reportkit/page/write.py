"""Reports on their way into a page, or into a folder of pages; one pass, what must wait is kept on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from reportkit.dataset.follow.pairs import Follow
from reportkit.dataset.panel.entries import Entry, Panel, entry_of, settled
from reportkit.dataset.panel.indicators import Indicator
from reportkit.dataset.source import Sourced
from reportkit.dataset.spool import Spool
from reportkit.errors import ReportkitError
from reportkit.page.corpus import corpus_data, quotes_data, work_of
from reportkit.page.onereport import Considered, followed, report_data
from reportkit.page.render import Shell

Data = dict[str, Any]
INDEX, FOLDER = "index.html", "reports"


@dataclass(frozen=True, slots=True)
class Why:
    """What the rules say of the records: each rule by its name, and what else the numbers of a text might have been."""

    rules: Mapping[str, str] = field(default_factory=dict)
    considered: Considered | None = None


UNTOLD = Why()


@dataclass(slots=True)
class Gathered:
    """What the pages are made of: the data of each report in ``spool`` at ``places``, and what is told of all."""

    spool: Spool
    indicators: Sequence[Indicator]
    why: Why
    places: dict[str, int] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    work: list[Data] = field(default_factory=list)
    plans: dict[str, Data] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    def gather(self, found: Iterable[Sourced]) -> None:
        """Go through the reports once."""
        for pair in Follow(self._passing(found)):
            self.plans[pair.plan.id] = followed(pair)
        if not self.places:
            raise ReportkitError("no report to look at", stage="write", hint="check IN")

    def _passing(self, found: Iterable[Sourced]) -> Iterator[Sourced]:
        for sourced in found:
            report = sourced.report
            self.places[report.id] = self.spool.put(report_data(sourced, self.why.considered))
            self.entries.append(entry_of(sourced, self.indicators))
            self.work += work_of(report)
            self.titles[report.id] = report.meta.title or report.source.path or report.id
            yield sourced

    @property
    def panel(self) -> Panel:
        """The indicators of the reports, copies once."""
        return settled(list(self.entries), self.indicators)

    def report(self, name: str) -> Data:
        """The data of one report, with what became of its plan."""
        data: Data = self.spool.get(self.places[name])
        return data | self.plans.get(name, {"plan": [], "not_planned": []})

    def titles_of(self, data: Data) -> dict[str, str]:
        """Titles of the reports that the plan of a report was followed in."""
        others = [act["next_report"] for act in data["plan"] if "next_report" in act]
        return {name: self.titles[name] for name in (*others, *(act["report"] for act in data["not_planned"]))}


def write_page(found: Iterable[Sourced], file: BinaryIO, indicators: Sequence[Indicator], why: Why = UNTOLD) -> int:
    """Write one self-contained page to ``file``: of one report its own, of several that of the corpus with all of them.

    Gives the number of reports. Raises ReportkitError where there is no report.
    """
    with Spool() as spool:
        gathered = Gathered(spool, indicators, why)
        shell = Shell(why.rules)
        gathered.gather(found)
        names = list(gathered.places)
        reports = ((f"r-{name}", gathered.report(name)) for name in names)
        if len(names) == 1:
            _write(file, shell.page(gathered.titles[names[0]], None, reports))
            return 1
        panel = gathered.panel
        corpus = corpus_data(panel, gathered.work, names) | {"titles": gathered.titles}
        _write(file, shell.page("", corpus, _chain(("quotes", quotes_data(panel)), reports)))
    return len(names)


def write_site(found: Iterable[Sourced], place: Path, indicators: Sequence[Indicator], why: Why = UNTOLD) -> None:
    """Write ``index.html``, the page of the corpus, and a page for each report into the folder ``place``."""
    with Spool() as spool:
        gathered = Gathered(spool, indicators, why)
        shell = Shell(why.rules)
        gathered.gather(found)
        (place / FOLDER).mkdir()
        for name in gathered.places:
            data = gathered.report(name)
            data["elsewhere"] = gathered.titles_of(data)
            with (place / FOLDER / f"{name}.html").open("wb") as file:
                _write(file, shell.page(gathered.titles[name], None, [(f"r-{name}", data)]))
        panel = gathered.panel
        corpus = corpus_data(panel, gathered.work, gathered.places) | {"titles": gathered.titles, "folder": FOLDER}
        with (place / INDEX).open("wb") as file:
            _write(file, shell.page("", corpus, [("quotes", quotes_data(panel))]))


def _chain(first: tuple[str, Any], rest: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    yield first
    yield from rest


def _write(file: BinaryIO, pieces: Iterable[str]) -> None:
    file.writelines(piece.encode("utf-8", "replace") for piece in pieces)
