"""JSON Lines and CSV files with a text a row, read row by row."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from reportkit.errors import ReportkitError
from reportkit.io.item import Item
from reportkit.io.limits import Limits
from reportkit.text.decode import reads_as_chinese

JSON_LINES, CSV = (".jsonl", ".ndjson"), (".csv", ".tsv")
EXTENSIONS = (*JSON_LINES, *CSV)
FIELDS = ("text", "content", "正文")
DELIMITERS = ",\t;|"
HEAD = 65536

Found = Item | ReportkitError


def rows(item: Item, file: BinaryIO, extension: str, limits: Limits, field: str | None) -> Iterator[Found]:
    """The texts of a table: ``name:N`` is the text of line N; ``field`` is its key or column, else one of ``FIELDS``."""
    read = _objects if extension in JSON_LINES else _records
    for number, value in read(file, extension, limits, field):
        name = f"{item.name}:{number}"
        if isinstance(value, ReportkitError):
            yield value.at(name)
        elif len(data := value.encode("utf-8", "replace")) > limits.max_bytes:
            yield limits.too_many_bytes().at(name)
        else:
            yield Item(item.path, name, ".txt", data)


def looks_like(data: bytes) -> str:
    """``.jsonl`` or ``.csv`` for content that is such a table by its first line, else empty."""
    head = data[:HEAD].removeprefix(codecs.BOM_UTF8)
    line = head.split(b"\n", 1)[0].strip()
    if line.startswith(b"{"):
        try:
            return ".jsonl" if _key(orjson.loads(line), None) else ""
        except (orjson.JSONDecodeError, ReportkitError):
            return ""
    header = line.decode("utf-8", "replace")
    cells = [cell.strip(' "').lower() for cell in header.split(_delimiter(header, ".csv"))]
    return ".csv" if len(cells) > 1 and any(name in cells for name in FIELDS) else ""


def _lines(file: BinaryIO, limits: Limits) -> Iterator[tuple[int, bytes | ReportkitError]]:
    """Number and bytes of each line; a line longer than a text may be is passed over and gives an error."""
    most = 6 * limits.max_bytes + HEAD  # JSON may write a character of three bytes as twelve
    number = 0
    while line := file.readline(most):
        number += 1
        if len(line) == most and not line.endswith(b"\n"):
            while (rest := file.readline(HEAD)) and not rest.endswith(b"\n"):
                pass
            yield number, limits.too_many_bytes()
        else:
            yield number, line


def _objects(
    file: BinaryIO, _extension: str, limits: Limits, field: str | None
) -> Iterator[tuple[int, str | ReportkitError]]:
    for number, line in _lines(file, limits):
        if isinstance(line, ReportkitError):
            yield number, line
            continue
        content = line.removeprefix(codecs.BOM_UTF8).strip() if number == 1 else line.strip()
        if content:
            yield number, _text(content, field)


def _text(line: bytes, field: str | None) -> str | ReportkitError:
    try:
        value = orjson.loads(line)
        text = value[_key(value, field)]
    except orjson.JSONDecodeError as error:
        return _error(f"is not JSON ({error})", "one object a line: jq -c . FILE")
    except ReportkitError as error:
        return error
    return text if isinstance(text, str) else _error("has a text that is no string", "--text-field NAME")


def _key(value: Any, field: str | None) -> str:
    """The key of the text; raises ReportkitError where there is none."""
    if not isinstance(value, dict):
        raise _error("is not a JSON object", "one object a line: jq -c '.[]' FILE")
    if "schema_version" in value and "generator" in value:
        raise _error("is a report that reportkit has written", "reportkit validate FILE")
    for name in (field,) if field else FIELDS:
        if name in value:
            return str(name)
    raise _no_field("key", field, list(value))


def _no_field(what: str, field: str | None, names: list[str]) -> ReportkitError:
    wanted = field or " or ".join([", ".join(FIELDS[:-1]), FIELDS[-1]])
    there = ", ".join(name[:40] for name in names[:12]) or "none"
    return _error(f"has no {what} {wanted} (there are: {there})", "--text-field NAME")


def _error(message: str, hint: str) -> ReportkitError:
    return ReportkitError(message, stage="read", hint=hint)


def _records(
    file: BinaryIO, extension: str, limits: Limits, field: str | None
) -> Iterator[tuple[int, str | ReportkitError]]:
    """Texts of a CSV file with the line each record begins at."""
    lines = _Decoded(file, limits)
    first = lines.first()
    reader = csv.reader(lines, delimiter=_delimiter(first, extension))
    before = csv.field_size_limit(limits.max_bytes)
    try:
        names = [name.strip() for name in next(reader, [])]
        column = _column(names, field)
        start = reader.line_num + 1
        for record in reader:
            if column < len(record):
                yield start, record[column]
            elif record:
                yield start, _error(f"has {len(record)} columns, the first line has {len(names)}", "mend the table")
            start = reader.line_num + 1
    except ReportkitError as error:
        yield max(reader.line_num, 1), error
    except csv.Error as error:
        yield reader.line_num, _error(f"cannot be read as CSV ({error})", "mend the quotation marks of the table")
    finally:
        csv.field_size_limit(before)


def _column(names: list[str], field: str | None) -> int:
    if field:
        if field in names:
            return names.index(field)
    else:
        lower = [name.lower() for name in names]
        for name in FIELDS:
            if name in lower:
                return lower.index(name)
    raise _no_field("column", field, names)


def _delimiter(header: str, extension: str) -> str:
    return "\t" if extension == ".tsv" else max(DELIMITERS, key=header.count)


class _Decoded:
    """The lines of a CSV file as text: UTF-16 behind its mark (as Excel writes Unicode text), else UTF-8, else GB18030 where it reads as Chinese."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self.lines = _lines(file, limits)
        self.waiting: list[str] = []
        self.encoding = "utf-8-sig"
        self.wide: Iterator[str] | None = None

    def __iter__(self) -> _Decoded:
        return self

    def __next__(self) -> str:
        return self.waiting.pop() if self.waiting else self._next()

    def first(self) -> str:
        """The first line, which is given again."""
        line = next(self, "")
        self.waiting.append(line)
        return line

    def _next(self) -> str:
        if self.wide is not None:
            return next(self.wide)
        _, line = next(self.lines)
        if isinstance(line, ReportkitError):
            raise line
        if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            self.wide = _wide_lines(line, self.lines)
            return next(self.wide)
        try:
            return line.decode(self.encoding)
        except UnicodeDecodeError:
            if self.encoding == "utf-8-sig":
                text = line.decode("gb18030", "replace")
                if reads_as_chinese(text):
                    self.encoding = "gb18030"
                    return text
        raise _error("is in no encoding that gives Chinese text", "save the table as UTF-8")


def _wide_lines(first: bytes, pieces: Iterator[tuple[int, bytes | ReportkitError]]) -> Iterator[str]:
    """The lines of UTF-16 whose bytes were cut at each 0A."""
    decoder = codecs.getincrementaldecoder("utf-16")()
    text = decoder.decode(first)
    try:
        for _, piece in pieces:
            if isinstance(piece, ReportkitError):
                raise piece
            text += decoder.decode(piece)
            *lines, text = text.split("\n")
            yield from (f"{line}\n" for line in lines)
        text += decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise _error("is damaged UTF-16", "save the table as UTF-8") from None
    if text:
        yield text
