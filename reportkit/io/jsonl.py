"""JSON Lines: UTF-8, a value a line, lines end in \\n and nowhere else.

``str.splitlines`` would also split at U+2028 and form feeds, which stand unescaped in JSON strings.
"""

from __future__ import annotations

import sys
from codecs import BOM_UTF8 as BOM
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import Any

import orjson

from reportkit.errors import ReportkitError
from reportkit.io.item import STDIN, STDIN_NAME
from reportkit.io.packed import opened
from reportkit.models import RECORD_KINDS


def dump(value: Any) -> bytes:
    """One line, with its end; raises ReportkitError for what JSON cannot hold (an integer of more than 64 bits)."""
    try:
        return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError as error:
        source = value.get("source") or {}
        name = source.get("path") or value.get("path")
        raise ReportkitError(f"its report cannot be written as JSON ({error})", path=name, stage="write") from error


def is_report(value: Any) -> bool:
    """Whether ``value`` is a report, of whatever version, by its first keys."""
    return isinstance(value, dict) and "schema_version" in value and "generator" in value


def is_record(value: Any) -> bool:
    """Whether ``value`` is a line of ``extract --records``."""
    return isinstance(value, dict) and "document_id" in value and "schema_version" not in value


def record_error(place: str) -> ReportkitError:
    """The error for a file of records where whole reports are wanted."""
    message, hint = "is a record of extract --records; whole reports are wanted", "leave --records out"
    return ReportkitError(message, path=place, stage="read", hint=hint)


def parse(file: Iterable[bytes], name: str) -> Iterator[tuple[int, dict[str, Any] | ReportkitError]]:
    """Number and object of each line that is not blank; a line that is no JSON object gives an error instead. A byte order mark is passed over."""
    for number, line in enumerate(file, 1):
        if number == 1:
            line = line.removeprefix(BOM)  # noqa: PLW2901
        if not line.strip():
            continue
        try:
            value = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            hint = "one object a line: jq -c . FILE" if number == 1 else ""
            yield number, ReportkitError(f"is not JSON ({error})", path=f"{name}:{number}", stage="read", hint=hint)
            continue
        if isinstance(value, dict):
            yield number, value
        else:
            yield number, ReportkitError("is not a JSON object", path=f"{name}:{number}", stage="read")


def reports(path: str) -> list[dict[str, Any]]:
    """Every report of a file written by ``extract``, or of standard input (``-``).

    Raises ReportkitError at the first line that is none.
    """
    found = []
    name = STDIN_NAME if path == STDIN else path
    try:
        with nullcontext(sys.stdin.buffer) if path == STDIN else opened(path) as file:
            for number, value in parse(file, name):
                if isinstance(value, ReportkitError):
                    raise value
                if not _has_shape(value):
                    hint = f"reportkit validate {path}; it must be written by extract without --records"
                    raise ReportkitError("is no report", path=f"{name}:{number}", stage="read", hint=hint)
                found.append(value)
    except OSError as error:
        raise ReportkitError(
            f"cannot be read ({error.strerror})", path=path, stage="read", hint="check the path"
        ) from error
    return found


def _has_shape(value: dict[str, Any]) -> bool:
    """Enough of a report to be compared, of whatever version: the parts, and records with places."""
    if not all(isinstance(value.get(key), dict) for key in ("source", "meta")):
        return False
    source = value["source"]
    if "path" not in source or not isinstance(source["path"], str | None) or "id" not in value:
        return False
    lists = [value.get(kind) for kind in (*RECORD_KINDS, "unclaimed")]
    return all(isinstance(records, list) and all(map(_has_place, records)) for records in lists)


def _has_place(record: Any) -> bool:
    evidence = record.get("evidence") if isinstance(record, dict) else None
    return isinstance(evidence, dict) and all(isinstance(evidence.get(key), int) for key in ("start", "end"))
