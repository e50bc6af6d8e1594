"""CSV files with a text a row. No row is lost in silence: what fits no row gives an error with its line."""

from __future__ import annotations

import codecs
import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportkit.errors import ReportkitError
from reportkit.io.fields import place_of, table_error, whole
from reportkit.text.decode import reads_as_chinese

DELIMITERS = ",\t;|"
QUOTE = '"'
SEP = "sep="
Pieces = Iterator[tuple[int, bytes | ReportkitError]]
Line = str | ReportkitError


def records(
    pieces: Pieces, extension: str, max_bytes: int, text_field: str | None
) -> Iterator[tuple[int, str | ReportkitError]]:
    """Texts of a CSV file with the line each record begins at; ``pieces`` are its numbered lines."""
    before = csv.field_size_limit(max_bytes)
    table = _Table(_Decoded(pieces))
    try:
        yield from _texts(table, extension, text_field)
    except ReportkitError as error:
        yield max(table.number, 1), error
    finally:
        csv.field_size_limit(before)


def delimiter_of(header: str, extension: str) -> str:
    """What parts the columns, by the first line."""
    return "\t" if extension == ".tsv" else max(DELIMITERS, key=header.count)


def _texts(table: _Table, extension: str, text_field: str | None) -> Iterator[tuple[int, str | ReportkitError]]:
    header = table.first()
    if header.lower().startswith(SEP) and len(header.strip()) <= len(SEP) + 1:  # Excel's own first line
        table.delimiter = header.strip()[len(SEP) :] or "\t"
    else:
        table.back(header)
        table.delimiter = delimiter_of(header, extension)
    start, names = table.record()
    if isinstance(names, ReportkitError):
        yield start, names
        return
    names = [name.strip() for name in names or ()]
    column, width = place_of(names, text_field), len(names)
    while True:
        start, record = table.record()
        if isinstance(record, ReportkitError):
            yield start, _with_rest(record, start, table.rest(width))
        elif record is None:
            return
        elif len(record) == width or (len(record) > width and not any(record[width:])):
            yield start, whole(record[column])
        elif record:
            yield start, _misfit(len(record), width)


def _misfit(columns: int, width: int) -> ReportkitError:
    hint = "put the texts that hold a delimiter or a line break into quotation marks"
    return table_error(f"has {columns} columns, the first line has {width}", hint)


def _with_rest(error: ReportkitError, start: int, lines: int) -> ReportkitError:
    """The error of a broken row, with the lines behind it that are part of no other."""
    told = f"; with it lines {start + 1} to {start + lines} are not read" if lines else ""
    return table_error(f"{error.message}{told}", error.hint)


@dataclass(slots=True)
class _Table:
    """Records of a table, each read by itself, so that a broken one does not take those behind it along."""

    lines: _Decoded
    delimiter: str = ","
    number: int = 0  # of the last line taken
    waiting: deque[Line] = field(default_factory=deque)

    def first(self) -> str:
        """The first line, empty for an empty table; raises ReportkitError where it cannot be read."""
        line = self._take()
        if isinstance(line, ReportkitError):
            raise line
        return line or ""

    def back(self, line: Line) -> None:
        """Give ``line``, the last taken, back."""
        self.waiting.appendleft(line)
        self.number -= 1

    def record(self) -> tuple[int, list[str] | ReportkitError | None]:
        """The line it begins at and the next record: [] for a blank line, None at the end.

        Of a record that cannot be read only the first line is taken.
        """
        start, taken = self.number + 1, list[Line]()
        reader = csv.reader(self._taking(taken), delimiter=self.delimiter, strict=True)
        try:
            return start, next(reader, None)
        except ReportkitError as error:
            found = error
        except csv.Error as error:
            unclosed = any(told in str(error) for told in ("end of data", "expected after", "field limit"))
            what = "a quotation mark that is not closed, or not doubled inside the text" if unclosed else str(error)
            found = table_error(f"cannot be read as CSV ({what})", "mend the quotation marks of this row")
        for line in reversed(taken[1:]):
            self.back(line)
        return start, found

    def rest(self, width: int) -> int:
        """Pass over the lines behind a broken row up to one that begins a row of ``width`` columns; how many they are."""
        passed = 0
        while (line := self._take()) is not None:
            if isinstance(line, str) and line.strip() and self._begins(line, width):
                self.back(line)
                break
            passed += 1
        return passed

    def _begins(self, line: str, width: int) -> bool:
        """Whether a row begins with ``line``: it has all columns, or opens a quotation that may run over lines."""
        if width == 1:
            return line.startswith(QUOTE)
        cells = self._cells(line)
        if cells is not None:
            return len(cells) == width
        before, mark, after = line.rpartition(f"{self.delimiter}{QUOTE}")
        opened = self._cells(before) if mark and QUOTE not in after.replace(QUOTE * 2, "") else None
        return opened is not None and len(opened) < width

    def _cells(self, line: str) -> list[str] | None:
        """The columns of a line by itself; None where it is no whole row."""
        try:
            return next(csv.reader([line], delimiter=self.delimiter, strict=True), [])
        except csv.Error:
            return None

    def _taking(self, taken: list[Line]) -> Iterator[str]:
        while (line := self._take()) is not None:
            taken.append(line)
            if isinstance(line, ReportkitError):
                raise line
            yield line

    def _take(self) -> Line | None:
        line = self.waiting.popleft() if self.waiting else next(self.lines, None)
        if line is not None:
            self.number += 1
        return line


class _Decoded:
    """The lines of a CSV file as text: UTF-16 (as Excel writes Unicode text), else UTF-8, else GB18030 where it reads as Chinese."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.encoding = "utf-8-sig"
        self.wide: Iterator[str] | None = None
        self.is_first = True

    def __iter__(self) -> _Decoded:
        return self

    def __next__(self) -> Line:
        if self.wide is not None:
            return next(self.wide)
        _, line = next(self.pieces)
        if isinstance(line, ReportkitError):
            return line
        encoding = _wide(line) if self.is_first else None
        self.is_first = False
        if encoding:
            self.wide = _wide_lines(line, self.pieces, encoding)
            return next(self.wide)
        try:
            return line.decode(self.encoding)
        except UnicodeDecodeError:
            if self.encoding == "utf-8-sig":
                text = line.decode("gb18030", "replace")
                if reads_as_chinese(text):
                    self.encoding = "gb18030"
                    return text
        return table_error("is in no encoding that gives Chinese text", "save the table as UTF-8")


def _wide(line: bytes) -> str | None:
    """UTF-16 by its mark, or by the zero byte that each sign of a header has in it."""
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if line[place:400:2].count(0) and not line[1 - place : 400 : 2].count(0):
            return encoding
    return None


def _wide_lines(first: bytes, pieces: Pieces, encoding: str) -> Iterator[str]:
    """The lines of UTF-16 whose bytes were cut at each 0A."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(first)
        for _, piece in pieces:
            if isinstance(piece, ReportkitError):
                raise piece
            text += decoder.decode(piece)
            *lines, text = text.split("\n")
            yield from (f"{line}\n" for line in lines)
        text += decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise table_error("is damaged UTF-16 from here on", "save the table as UTF-8") from None
    if text:
        yield text
