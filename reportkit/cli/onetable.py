"""One table to where ``-o`` says: the format by the extension, whole or not at all."""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

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


def write_table(output: str | None, table: Table, rows: Iterable[Row]) -> None:
    """Write ``rows`` of ``table``; to standard output as CSV without a byte order mark."""
    from reportkit.dataset.write.csvfile import written
    from reportkit.io.output import output as opened

    extension = checked_target(output)
    if output in (None, "-"):
        stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(stream)
        writer.writerow(table.names)
        writer.writerows([written(cell) for cell in row] for row in rows)
        stream.detach()
        return
    with opened(output) as file:
        if extension == ".xlsx":
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
