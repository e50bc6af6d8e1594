"""Excel workbooks: a text a row where a column is called so, else a text a sheet."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from reportkit.errors import ReportkitError
from reportkit.io.fields import field_of, has_field, table_error, whole
from reportkit.readers.base import library, too_large

EXTENSIONS = (".xlsx", ".xlsm")
# A workbook of reports unpacks to some ten times its size; it is held in memory whole.
MAX_ALL = 256 * 1024 * 1024
# Number formats that show something else than the number kept: per cent, thousands left out, words behind.
SHOWN_OTHERWISE = re.compile(r'%|[0#?],+(?![0#?])|"[^"]+"|\[\$')
FORMAT = re.compile(rb'<(?:\w+:)?numFmt\b[^>]*\bformatCode="([^"]*)"')
CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
MOST_CELLS = 20_000_000  # the area of a sheet is held whole, a lone cell in its far corner included
PER_CENT = re.compile(rb'<(?:\w+:)?xf\b[^>]*\bnumFmtId="(?:9|10)"')

Found = Iterator[tuple[str, str | ReportkitError]]


def texts(file: BinaryIO, field: str | None) -> Found:
    """Place and text of each row, or of each sheet without a column of texts: ``!Sheet1:3``, ``!Sheet1``."""
    data = file.read(MAX_ALL + 1)
    book = _book(data)
    odd, found = _shows_otherwise(data), False
    hidden = {sheet.name for sheet in book.sheets_metadata if not str(sheet.visible).endswith("Visible")}
    for name in book.sheet_names:
        if name in hidden:
            continue
        for place, text in _sheet(book, name, field, odd=odd):
            found = True
            yield place, text
    if not found:
        yield "", table_error("is a workbook without text", "get the file again")


def _book(data: bytes) -> Any:
    """The opened workbook; raises ReportkitError for what is damaged, encrypted or too large."""
    calamine = library("python_calamine", "python-calamine", "an Excel file")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MAX_ALL:
                raise too_large("a workbook", MAX_ALL)
            for name in archive.namelist():
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    _measure(archive.read(name))
        return calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _damaged(error) from error
    except zipfile.BadZipFile as error:
        hint = "save it as .xlsx without a password"
        raise table_error("is no .xlsx file, or an encrypted one", hint) from error
    except calamine.CalamineError as error:
        raise _damaged(error) from error


def _measure(sheet: bytes) -> None:
    """Refuse a sheet whose area would fill the memory."""
    rows = columns = 0
    for letters, number in CELL.findall(sheet):
        rows, columns = max(rows, int(number)), max(columns, _column(letters))
    if rows * columns > MOST_CELLS:
        message = f"has a sheet of {rows:,} rows and {columns:,} columns"
        raise table_error(message, "delete what stands far from the texts, and save it again")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _damaged(error: Exception) -> ReportkitError:
    reason = str(error).split("\n", 1)[0][:120]
    return table_error(f"is a damaged workbook ({reason})", "open it in Excel and save it again")


def _sheet(book: Any, name: str, field: str | None, *, odd: bool) -> Found:
    import python_calamine as calamine

    try:
        sheet = book.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False)
    except calamine.CalamineError as error:
        yield f"!{name}", _damaged(error)
        return
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(cell != "" for cell in row)]
    if not filled:
        return
    names = [str(cell).strip() for cell in filled[0][1]]
    if field is None and not has_field(names):
        yield f"!{name}", _whole_sheet([row for _, row in filled], odd=odd)
        return
    try:
        column = names.index(field_of(names, field, "column"))
    except ReportkitError as error:
        yield f"!{name}", error
        return
    for number, row in filled[1:]:
        cell = row[column]
        yield f"!{name}:{number}", whole(cell) if isinstance(cell, str) else table_error("has a number as its text", "")


def _whole_sheet(rows: list[list[Any]], *, odd: bool) -> str | ReportkitError:
    """The sheet as text, cells with tabs between; refused where its numbers are shown as something else than is kept."""
    if odd and any(not isinstance(cell, str) for row in rows for cell in row):
        message = "holds numbers shown by a format (per cent, thousands, units), and no column of texts"
        return table_error(message, "save the sheet as .csv or .txt, as it is shown")
    lines = ["\t".join(map(_shown, row)).rstrip("\t") for row in rows]
    return "\n\n".join(lines) + "\n"


def _shown(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return (
        str(cell).replace("\r\n", "\n").replace("\n", " ") if isinstance(cell, str) and len(cell) < 300 else str(cell)
    )


def _shows_otherwise(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            styles = archive.read("xl/styles.xml")
        except KeyError:
            return False
    codes = (code.decode("utf-8", "replace").replace("&quot;", '"') for code in FORMAT.findall(styles))
    return PER_CENT.search(styles) is not None or any(map(SHOWN_OTHERWISE.search, codes))
