"""Reports on their way into the tables of a dataset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reportkit.dataset.columns import Reference, Table
from reportkit.dataset.panel import layout
from reportkit.dataset.panel.entries import Entry, Panel, entry_of, settled
from reportkit.dataset.panel.indicators import Indicator, shipped
from reportkit.dataset.panel.layout import Layout
from reportkit.dataset.source import Sourced
from reportkit.dataset.spool import Spool
from reportkit.dataset.tables.definitions import COLUMNS, LABELS, REPORTS, SENTENCES, column_rows, label_rows, tables
from reportkit.dataset.tables.rows import ReportRows
from reportkit.dataset.write.base import Row, Writer
from reportkit.errors import ReportkitError

PANEL = "panel"


@dataclass(slots=True)
class Written:
    """What was written: how many rows each table has, who made the reports, what a user should know."""

    rows: dict[str, int] = field(default_factory=dict)
    generators: dict[str, dict[str, Any]] = field(default_factory=dict)
    without_text: int = 0
    warnings: list[str] = field(default_factory=list)

    @property
    def reports(self) -> int:
        """How many reports there are."""
        return self.rows.get(REPORTS.name, 0)


class Run:
    """Reports on their way into the tables; what other reports decide of a report waits in ``spool``.

    Records below ``level`` of confidence are left out.
    """

    def __init__(
        self,
        writer: Writer,
        spool: Spool,
        told: Sequence[Table],
        indicators: Sequence[Indicator],
        level: str | None = None,
    ) -> None:
        self.written = Written(dict.fromkeys((table.name for table in told), 0))
        self._writer = writer
        self._spool = spool
        self._told = tuple(told)
        self._indicators = indicators
        self._level = level
        self._places: dict[str, int] = {}
        self._entries: list[Entry] = []
        self._kept: frozenset[str | None] = frozenset()

    def add(self, sourced: Sourced) -> None:
        """Write the rows of one report; raises ReportkitError where they cannot be made, and has then written none."""
        report = sourced.report
        try:
            rows = ReportRows(sourced, self._level)
            parts = rows.of_records()
            entry = entry_of(sourced, self._indicators, self._level, rows.reasons)
            if SENTENCES.name in self.written.rows:
                parts[SENTENCES.name] = rows.of_sentences()
            place = self._spool.put((rows.of_report(), entry.cells, entry.cites))
        except (
            ArithmeticError,
            AttributeError,
            LookupError,
            TypeError,
            ValueError,
        ) as error:  # a bug must not cost the others
            message = f"its rows cannot be made ({type(error).__name__}: {error})"
            hint = "report this file as a bug"
            raise ReportkitError(message, path=report.source.path or report.id, stage="tables", hint=hint) from error
        self._places[report.id] = place
        self._entries.append(replace(entry, cells=(), cites=()))
        for name, part in parts.items():
            self._write(name, part)
        self.written.generators.setdefault(
            f"{report.generator.version} {report.generator.rules}", report.generator.model_dump()
        )
        self.written.without_text += sourced.text is None

    def finish(self) -> None:
        """Write what had to wait, and the tables that tell of the others."""
        made = settled(self._entries, self._indicators)
        self._kept = frozenset(entry.report for entry in made.entries)
        self.written.warnings += made.warnings
        for row in self.report_rows():
            self._write(REPORTS.name, [row])
        for entry in made.entries:
            _, cells, cites = self._spool.get(self._places[str(entry.report)])
            full = Panel(made.indicators, [replace(entry, cells=cells, cites=cites)])
            self._write(PANEL, layout.rows(full, Layout.LONG))
        self._writer.write(COLUMNS.name, column_rows(self._told))
        self._writer.write(LABELS.name, label_rows(self._told))

    def report_rows(self) -> Iterator[Row]:
        """The rows of ``reports``, in the order in which they came."""
        for report, place in self._places.items():
            yield (*self._spool.get(place)[0], report in self._kept)

    def _write(self, table: str, rows: Iterable[Row]) -> None:
        if found := list(rows):
            self._writer.write(table, found)
        self.written.rows[table] += len(found)


def panel_table(indicators: Sequence[Indicator]) -> Table:
    """The panel as a table of a dataset: every row is of a report."""
    table = layout.table(Panel(tuple(indicators), []), Layout.LONG)
    columns = tuple(replace(c, required=True) if c.name == "report" else c for c in table.columns)
    to_reports = Reference(("report",), REPORTS.name, ("report",))
    return replace(table, key=("report", "indicator"), columns=columns, references=(to_reports,))


def dataset_tables(*, sentences: bool) -> tuple[Table, ...]:
    """The tables of a dataset but for ``columns`` and ``labels``; ``sentences``: that of all sentences, too."""
    return (*tables(), panel_table(shipped()), *((SENTENCES,) if sentences else ()))


class _Gathered:
    """A writer that keeps all rows, by table."""

    def __init__(self, told: Iterable[Table]) -> None:
        self.rows: dict[str, list[Row]] = {table.name: [] for table in told}

    def write(self, table: str, rows: Iterable[Row]) -> None:
        """Add ``rows`` to ``table``."""
        self.rows[table] += rows

    def close(self) -> None:
        """Nothing is left to do."""

    def abandon(self) -> None:
        """Nothing is open."""


def gathered(found: Iterable[Sourced]) -> dict[str, list[Row]]:
    """The rows of all tables of the reports ``found``, in memory."""
    told = dataset_tables(sentences=True)
    writer = _Gathered((*told, COLUMNS, LABELS))
    with Spool() as spool:
        run = Run(writer, spool, told, shipped())
        for sourced in found:
            run.add(sourced)
        run.finish()
    return writer.rows
