"""A dataset written: its tables, and what tells of them (datapackage.json, codebook.md, run.json)."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from reportkit.dataset.codebook import codebook
from reportkit.dataset.columns import Column, Reference, Table
from reportkit.dataset.language import ChineseWriter, chinese_table
from reportkit.dataset.panel.indicators import Indicator, shipped
from reportkit.dataset.run import Run, Written, dataset_tables
from reportkit.dataset.source import Sourced
from reportkit.dataset.spool import Spool
from reportkit.dataset.tables.definitions import COLUMNS, LABELS, REPORTS
from reportkit.dataset.write.base import Row
from reportkit.dataset.write.formats import Format, opened
from reportkit.errors import ReportkitError

PACKAGE, CODEBOOK, RUN = "datapackage.json", "codebook.md", "run.json"
MEDIA = {Format.CSV: "text/csv", Format.JSONL: "application/x-ndjson", Format.PARQUET: "application/vnd.apache.parquet"}
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MIB = 1024 * 1024


def is_folder(form: Format) -> bool:
    """Whether tables of this format are files in a folder."""
    return form in MEDIA


def write_dataset(
    found: Iterable[Sourced],
    form: Format,
    target: Path,
    about: dict[str, Any],
    on_error: Callable[[ReportkitError], None] | None = None,
    *,
    indicators: Sequence[Indicator] | None = None,
    chinese: bool = False,
    level: str | None = None,
) -> Written:
    """Write all tables of the reports ``found`` to ``target``, which appears whole or not at all.

    Records below ``level`` of confidence are left out. ``about`` is what ``run.json`` says of the run beside the counts; a
    report whose rows cannot be made is told to ``on_error`` and left out. ``indicators`` are those of the panel, without them
    the package's; with ``chinese`` columns and values have their Chinese labels. Raises ReportkitError where there is no
    report, or where the output cannot be written; what stood there before is then left as it was.
    """
    indicators = shipped() if indicators is None else indicators
    told = dataset_tables(sentences=form is Format.SQLITE)
    plain = (*told, COLUMNS, LABELS)
    whole = tuple(chinese_table(table, plain) for table in plain) if chinese else plain
    with appearing(target, folder=is_folder(form)) as place, Spool() as spool:
        with opened(form, place, whole) as writer:
            run = Run(ChineseWriter(writer, plain) if chinese else writer, spool, told, indicators, level)
            for sourced in found:
                try:
                    run.add(sourced)
                except ReportkitError as error:
                    if on_error is None:
                        raise
                    on_error(error)
            run.finish()
        if not run.written.reports:
            raise ReportkitError(f"nothing to write, {target} is left as it was", stage="write")
        if is_folder(form):
            (place / CODEBOOK).write_text(codebook(whole, indicators), encoding="utf-8", newline="\n")
            (place / RUN).write_bytes(_json(about | _counts(run.written)))
            with (place / PACKAGE).open("wb") as file:
                _describe(file, form, place, whole, run.report_rows())
    return run.written


def _counts(written: Written) -> dict[str, Any]:
    return {
        "generators": list(written.generators.values()),
        "reports": written.reports,
        "reports_without_text": written.without_text,
        "rows": written.rows,
    }


@contextmanager
def appearing(target: Path, *, folder: bool) -> Iterator[Path]:
    """Where to write what then takes the place of ``target``: a file, or an empty folder."""
    real = Path(os.path.realpath(target))
    try:
        with tempfile.TemporaryDirectory(prefix=f".{real.name}.", suffix=".tmp", dir=real.parent) as name:
            place = Path(name) / real.name
            if folder:
                place.mkdir()
            yield place
            if folder and real.is_dir():
                real.rename(Path(name) / "before")  # goes with the folder that was made for it
            elif not folder:
                with place.open("rb") as file:
                    os.fsync(file.fileno())
            place.replace(real)
    except BrokenPipeError:
        raise
    except (OSError, sqlite3.Error) as error:
        message = f"cannot be written ({getattr(error, 'strerror', None) or error})"
        raise ReportkitError(message, path=str(target), stage="write", hint="choose another place with -o") from error


def names_of() -> frozenset[str]:
    """Names of the files of a dataset in a folder, in whatever format."""
    every = (table.name for table in (*dataset_tables(sentences=True), COLUMNS, LABELS))
    return frozenset((PACKAGE, CODEBOOK, RUN, *(f"{name}.{form}" for name in every for form in MEDIA)))


def _describe(file: BinaryIO, form: Format, place: Path, told: Sequence[Table], reports: Iterable[Row]) -> None:
    """Write datapackage.json; the sources, one a report, as they come."""
    resources = [_resource(form, place, table) for table in told]
    head = {
        "$schema": PROFILE,
        "name": "work-reports",
        "title": "Work reports of People's Congresses and CPPCC committees as tables",
        "description": f"Made by reportkit; {CODEBOOK} says what each column means, {RUN} how the tables were made.",
        "resources": resources,
    }
    at = {name: REPORTS.names.index(name) for name in ("title", "path", "url", "sha256")}
    file.write(_json(head).rstrip(b"\n}") + b',\n  "sources": [')
    for number, row in enumerate(reports):
        title, path, url = row[at["title"]], row[at["path"]], row[at["url"]]
        source = {"title": title or path or row[0]} | ({"path": url or path} if url or path else {})
        file.write((b",\n    " if number else b"\n    ") + orjson.dumps(source))
    file.write(b"\n  ]\n}\n")


def _resource(form: Format, place: Path, table: Table) -> dict[str, Any]:
    path = place / f"{table.name}.{form}"
    size = path.stat().st_size
    # Frictionless reads no Parquet without more, and takes JSON Lines without a line for broken.
    is_table = form is not Format.PARQUET and size > 0
    return {
        "name": table.name,
        "title": table.zh,
        "description": table.en,
        "path": path.name,
        "format": form.value,
        "mediatype": MEDIA[form],
        **({"type": "table", "encoding": "utf-8"} if is_table else {"type": "file"}),
        "bytes": size,
        "hash": f"sha256:{_digest(path)}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    """The table in the terms of Frictionless, which has no foreign key that may be empty."""
    full = {column.name for column in table.columns if column.required}
    references = [r for r in table.references if full.issuperset(r.columns)]
    return {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        **({"foreignKeys": [_reference(r) for r in references]} if references else {}),
        "missingValues": [""],
    }


def _reference(reference: Reference) -> dict[str, Any]:
    fields = {"resource": reference.table, "fields": list(reference.fields)}
    return {"fields": list(reference.columns), "reference": fields}


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.labels and not column.several:
        constraints["enum"] = [value for value, _ in column.labels]
    return {
        "name": column.name,
        "type": column.type,
        "title": column.zh,
        "description": column.en,
        **({"constraints": constraints} if constraints else {}),
    }


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = sha256()
        while piece := file.read(MIB):
            digest.update(piece)
    return digest.hexdigest()


def _json(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
