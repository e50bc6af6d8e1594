"""One table to where ``-o`` says: the format by the extension, whole or not at all."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reportkit.cli.lang import Lang
from reportkit.cli.manners import usage

if TYPE_CHECKING:
    from reportkit.dataset.columns import Table
    from reportkit.dataset.write.base import Row

EXTENSIONS = (".csv", ".parquet", ".xlsx", ".jsonl")


def checked_target(output: str | None) -> str:
    """The extension of ``-o`` (.csv for standard output); ends with a usage error where it is none of a table."""
    if output in (None, "-"):
        return ".csv"
    extension = Path(str(output)).suffix.lower()
    if extension not in EXTENSIONS:
        usage(f"-o {output}: write to {', '.join(EXTENSIONS)}")
    if not Path(str(output)).resolve().parent.is_dir():
        usage(f"-o {output}: its folder does not exist")
    return extension


def write_table(
    output: str | None, table: Table, rows: Iterable[Row], lang: Lang = Lang.EN, *, plain: bool = False
) -> None:
    """Write ``rows`` of ``table``; ``plain`` CSV, as to standard output, has no byte order mark."""
    from reportkit.dataset.language import in_chinese
    from reportkit.io.output import output as opened

    extension = checked_target(output)
    if lang is Lang.ZH:
        table, rows = in_chinese(table, rows)
    with opened(output) as file:
        if plain or output in (None, "-"):
            _write_plain(file, table, rows)
        elif extension == ".xlsx":
            from reportkit.dataset.write.xlsx import XlsxBook

            with tempfile.TemporaryDirectory(dir=Path(str(output)).resolve().parent) as folder:
                place = Path(folder) / "table.xlsx"
                book = XlsxBook(place, [table])
                book.write(table.name, rows)
                book.close()
                file.write(place.read_bytes())
        else:
            from reportkit.dataset.write.formats import ONE, sink

            single = sink(ONE[extension], file, table)
            single.add(rows)
            single.close()


def _write_plain(file: BinaryIO, table: Table, rows: Iterable[Row]) -> None:
    from reportkit.dataset.write.csvfile import written

    stream = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(stream)
    writer.writerow(table.names)
    writer.writerows([written(cell) for cell in row] for row in rows)
    stream.detach()
