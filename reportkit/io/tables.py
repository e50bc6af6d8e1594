"""JSON Lines, JSON, CSV and Excel files with a text a row, read row by row."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

import orjson

from reportkit.errors import ReportkitError
from reportkit.io import csvs, sheets
from reportkit.io.fields import field_of, has_field, table_error
from reportkit.io.item import Item
from reportkit.io.limits import Limits

JSON_LINES, JSON, CSV = (".jsonl", ".ndjson"), (".json",), (".csv", ".tsv")
EXTENSIONS = (*JSON_LINES, *JSON, *CSV, *sheets.EXTENSIONS)
HEAD = 65536
# A JSON array is held in memory whole.
MAX_ARRAY = 256 * 1024 * 1024

Found = Item | ReportkitError


def rows(item: Item, file: BinaryIO, extension: str, limits: Limits, field: str | None) -> Iterator[Found]:
    """The texts of a table: ``name:N`` is the text of line N (of a JSON array: element N, of a sheet: row N).

    ``field`` is its key or column, else one of ``FIELDS``.
    """
    nothing = True
    for place, value in _read(file, extension, limits, field):
        nothing = False
        name = f"{item.name}{place}" if isinstance(place, str) else f"{item.name}:{place}"
        if isinstance(value, ReportkitError):
            yield value.at(name)
        elif len(data := value.encode("utf-8", "replace")) > limits.max_bytes:
            yield limits.too_many_bytes().at(name)
        else:
            yield Item(item.path, name, ".txt", data)
    if nothing:
        yield table_error("is a table without rows", "get the file again").at(item.name)


def looks_like(data: bytes) -> str:
    """``.jsonl``, ``.json`` or ``.csv`` for content that is such a table by its first line, else empty."""
    head = data[:HEAD].removeprefix(codecs.BOM_UTF8)
    if is_wide_table(data):
        return ".csv"
    line = head.split(b"\n", 1)[0].strip()
    if line.startswith(b"{"):
        try:
            return ".jsonl" if _key(orjson.loads(line), None) else ""
        except (orjson.JSONDecodeError, ReportkitError):
            return ""
    if opens_array(head):
        return ".json"
    return ".csv" if _is_header(line.decode("utf-8", "replace")) else ""


def is_wide_table(data: bytes) -> bool:
    """Whether it is what Excel saves as Unicode text (a .txt file): UTF-16 with columns, one of them the text's."""
    if not data.startswith(codecs.BOM_UTF16_LE):
        return False
    header = data[:4096].decode("utf-16", "replace").split("\n", 1)[0]
    return "\t" in header and _is_header(header)


def _is_header(line: str) -> bool:
    cells = [cell.strip(' "\r') for cell in line.split(csvs.delimiter_of(line, ".csv"))]
    return len(cells) > 1 and has_field(cells)


def opens_array(head: bytes) -> bool:
    """Whether the bytes open as a JSON array of objects or strings."""
    opening = head.removeprefix(codecs.BOM_UTF8).lstrip()
    return opening[:1] == b"[" and opening[1:].lstrip()[:1] in (b"{", b'"')


def _read(
    file: BinaryIO, extension: str, limits: Limits, field: str | None
) -> Iterator[tuple[int | str, str | ReportkitError]]:
    if extension in sheets.EXTENSIONS:
        yield from sheets.texts(file, field)
    elif extension in CSV:
        yield from csvs.records(_lines(file, limits), extension, limits.max_bytes, field)
    elif extension in JSON:
        yield from _values(file, field)
    else:
        yield from _objects(file, limits, field)


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


def _objects(file: BinaryIO, limits: Limits, field: str | None) -> Iterator[tuple[int, str | ReportkitError]]:
    for number, line in _lines(file, limits):
        if isinstance(line, ReportkitError):
            yield number, line
            continue
        content = line.removeprefix(codecs.BOM_UTF8).strip() if number == 1 else line.strip()
        if content:
            yield number, _text(content, field)


def _values(file: BinaryIO, field: str | None) -> Iterator[tuple[int | str, str | ReportkitError]]:
    """The texts of a JSON file: an array of objects or strings, an object that holds one such array, or one object."""
    data = file.read(MAX_ARRAY + 1)
    if len(data) > MAX_ARRAY:
        yield "", table_error(f"is JSON of more than {MAX_ARRAY >> 20} MB", "one object a line: jq -c '.[]' FILE")
        return
    try:
        value = orjson.loads(data.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError as error:
        yield "", _no_json(data, error, "name it .jsonl" if b"}\n{" in data else "get the file again")
        return
    if isinstance(value, dict) and not _has_key(value, field):
        arrays = [inner for inner in value.values() if isinstance(inner, list) and inner]
        value = arrays[0] if len(arrays) == 1 else value
    if not isinstance(value, list):
        yield "", _text_of(value, field)
        return
    if not value:
        yield "", table_error("is an empty array", "get the file again")
    for number, element in enumerate(value, 1):
        yield number, element if isinstance(element, str) and not field else _text_of(element, field)


def _text(line: bytes, field: str | None) -> str | ReportkitError:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        array = "; an array over several lines is read from a file named .json" if line.startswith(b"[") else ""
        return _no_json(line, error, f"one object a line: jq -c . FILE{array}")
    return _text_of(value, field)


def _no_json(data: bytes, error: ValueError, hint: str) -> ReportkitError:
    """The error for what is not JSON, which is UTF-8 by its standard."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with suppress(UnicodeDecodeError):
            data.decode("utf-8")
            return table_error(f"is not JSON ({error})", hint)
    return table_error("is not JSON (it is not in UTF-8)", "save it as UTF-8 (iconv -f ENCODING -t UTF-8)")


def _text_of(value: Any, field: str | None) -> str | ReportkitError:
    try:
        text = value[_key(value, field)]
    except ReportkitError as error:
        return error
    return text if isinstance(text, str) else table_error("has a text that is no string", "--text-field NAME")


def _has_key(value: dict[str, Any], field: str | None) -> bool:
    return field in value if field else has_field(list(value))


def _key(value: Any, field: str | None) -> str:
    """The key of the text; raises ReportkitError where there is none."""
    if not isinstance(value, dict):
        raise table_error("is not a JSON object", "one object a line: jq -c '.[]' FILE")
    if "schema_version" in value and "generator" in value:
        raise table_error("is a report that reportkit has written", "reportkit validate FILE")
    return field_of(list(value), field, "key")
