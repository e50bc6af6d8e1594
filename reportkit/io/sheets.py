"""Excel workbooks: a text a row where a column is called so, else a text a sheet."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from reportkit.errors import ReportkitError
from reportkit.io.fields import has_field, place_of, table_error, whole
from reportkit.readers.base import missing, too_large

EXTENSIONS = (".xlsx", ".xlsm")
# A workbook of reports unpacks to some ten times its size; it is held in memory whole.
MAX_ALL = 256 * 1024 * 1024
SECONDS = 60
MOST_TITLES = 6  # rows above the names of the columns, and that row
CHILD = Path(__file__).with_name("sheets_child.py")
# Number formats that show something else than the number kept: per cent, thousands left out, words behind.
SHOWN_OTHERWISE = re.compile(r'%|[0#?],+(?![0#?])|"[^"]+"|\[\$')
FORMAT = re.compile(rb'<(?:\w+:)?numFmt\b[^>]*\bformatCode="([^"]*)"')
PER_CENT = re.compile(rb'<(?:\w+:)?xf\b[^>]*\bnumFmtId="(?:9|10)"')

Row = tuple[int, list[Any]]
Found = Iterator[tuple[str, str | ReportkitError]]


def texts(file: BinaryIO, field: str | None) -> Found:
    """Place and text of each row, or of each sheet without a column of texts: ``!Sheet1:3``, ``!Sheet1``.

    Hidden sheets are left out. Raises ReportkitError for a workbook that cannot be read.
    """
    data = file.read(MAX_ALL + 1)
    odd = _shows_otherwise(data)
    sheets = [sheet for sheet in _sheets(data) if not sheet["hidden"] and sheet["rows"]]
    if not sheets:
        yield "", table_error("is a workbook without text", "get the file again")
    for sheet in sheets:
        yield from _sheet(f"!{sheet['name']}", sheet["rows"], field, odd=odd)


def _sheets(data: bytes) -> list[dict[str, Any]]:
    """Name and filled rows of each sheet, read in a process of its own."""
    if find_spec("python_calamine") is None:
        raise missing("python-calamine", "an Excel file")
    command = [sys.executable, "-P", str(CHILD)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise _too_much() from None
    if done.returncode == 1:
        raise _damaged(done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200])
    if done.returncode:
        raise _too_much()
    found: list[dict[str, Any]] = orjson.loads(done.stdout)
    return found


def _too_much() -> ReportkitError:
    message = f"is a workbook that takes more than 2 GB or {SECONDS} s (a lone cell far from the others is enough), or a damaged one"
    return table_error(message, "delete what stands far from the texts, and save it again")


def _damaged(reason: str) -> ReportkitError:
    return table_error(f"is a damaged workbook ({reason})", "open it in Excel and save it again")


def _sheet(name: str, rows: list[Row], field: str | None, *, odd: bool) -> Found:
    head = _head(rows, field)
    names = [str(cell).strip() for cell in rows[head][1]]
    if field is None and not has_field(names):
        yield name, _whole_sheet([row for _, row in rows], odd=odd)
        return
    try:
        column = place_of(names, field)
    except ReportkitError as error:
        yield name, error
        return
    for number, row in rows[head + 1 :]:
        cell = row[column]
        if isinstance(cell, str):
            yield f"{name}:{number}", whole(cell)
        else:
            yield f"{name}:{number}", table_error("has a number as its text", "--text-field NAME")


def _head(rows: list[Row], field: str | None) -> int:
    """The row with the names of the columns: the first, or the one below titles, each of which has its row to itself."""
    for at, (_, row) in enumerate(rows[:MOST_TITLES]):
        filled = [str(cell).strip() for cell in row if cell != ""]
        if (len(filled) > 1 or not at) and (field in filled or (field is None and has_field(filled))):
            return at
        if len(filled) > 1:
            break
    return 0


def _whole_sheet(rows: list[list[Any]], *, odd: bool) -> str | ReportkitError:
    """The sheet as text, cells with tabs between; refused where its numbers are shown as something else than is kept."""
    if odd and any(not isinstance(cell, str) for row in rows for cell in row):
        message = "holds numbers shown by a format (per cent, thousands, units), and no column of texts"
        return table_error(message, "save the sheet as .csv or .txt, as it is shown")
    lines = ["\t".join(map(_shown, row)).rstrip("\t") for row in rows]
    return "\n\n".join(lines) + "\n"


def _shown(cell: Any) -> str:
    if isinstance(cell, list):
        return str(cell[0])
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return (
        str(cell).replace("\r\n", "\n").replace("\n", " ") if isinstance(cell, str) and len(cell) < 300 else str(cell)
    )


def _shows_otherwise(data: bytes) -> bool:
    """Whether any style of the workbook does so; raises ReportkitError for what is damaged, encrypted or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MAX_ALL:
                raise too_large("a workbook", MAX_ALL)
            styles = archive.read("xl/styles.xml") if "xl/styles.xml" in archive.namelist() else b""
    except zipfile.BadZipFile as error:
        hint = "save it as .xlsx without a password"
        raise table_error("is no .xlsx file, or an encrypted or damaged one", hint) from error
    except (zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise _damaged(str(error)[:120]) from error
    codes = (code.decode("utf-8", "replace").replace("&quot;", '"') for code in FORMAT.findall(styles))
    return PER_CENT.search(styles) is not None or any(map(SHOWN_OTHERWISE.search, codes))
