"""The library: text or files in, ``Report`` out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.io.containers import items
from reportkit.io.find import find
from reportkit.io.garbage import uncollected
from reportkit.io.item import BYTES_NAME, STDIN, Item, extension_of, item_of
from reportkit.io.limits import Limits
from reportkit.io.manifest import described, known_of
from reportkit.io.pool import Pool
from reportkit.io.run import report_of_file, report_of_item, report_of_text
from reportkit.io.work import Job, Result, work
from reportkit.lexicon.own import NOTHING, Own
from reportkit.models import Report
from reportkit.readers.registry import load_libraries

WARMING = "一年来，共召开常委会会议8次，检查《中华人民共和国水法》实施情况，办理代表建议30件，办结率90%。"


def extract(text: str, *, own: Own = NOTHING) -> Report:
    """Report of ``text``; offsets count code points of the text as it is given.

    ``own`` are words and laws of your own: ``Own(packs=("pack.toml",), laws="laws.tsv")``.

    Raises ReportkitError when the text cannot be encoded as UTF-8, TypeError for what is no str.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"extract takes the text itself as str, not {type(text).__name__}: extract_file(path) reads a file"
        )
    return report_of_text(text, own)[1]


def extract_file(path: str | os.PathLike[str], *, own: Own = NOTHING) -> Report:
    """Report of one file, with words and laws of your ``own``.

    Raises ReportkitError, which names the file, what is wrong and what to try.
    """
    return report_of_file(_name(path, "extract_file"), own)[1]


def extract_many(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    jobs: int = 0,
    on_error: Callable[[ReportkitError], None] | None = None,
    text_field: str | None = None,
    manifest: str | os.PathLike[str] | None = None,
    name_pattern: str | None = None,
    own: Own = NOTHING,
) -> Iterator[Report]:
    """Reports of a file, a folder or several of them, and of what archives and tables hold, one at a time, in order.

    ``jobs`` processes read at the same time, each document within the limits of time and size that ``reportkit extract``
    has; 0 reads in this process, where only those of size hold. A file that cannot be read raises ReportkitError, or is
    passed to ``on_error`` and left out. ``text_field`` is the key or column of the text in tables, ``manifest`` a file
    that tells where the texts come from (``source.url`` and what follows), ``name_pattern`` what the files' names tell
    (docs/INPUTS.md); ``own`` are words and laws of your own.
    """
    named = _named(paths)  # what is wrong with the call is told at the call, not where the reports are asked for
    about = known_of(os.fspath(manifest) if manifest is not None else None, name_pattern)
    return _reports(described(items(find(named), text_field=text_field), about), jobs, on_error, own)


def extract_json(
    source: str | os.PathLike[str] | bytes,
    *,
    name: str | None = None,
    own: Own = NOTHING,
    limits: Limits | None = None,
) -> bytes | ReportkitError:
    """The report of one document as a finished line of JSON (UTF-8, with its newline), or the error; nothing is raised.

    ``source`` is the path of a file, or the content of one; ``name`` is what then stands in ``source.path``, and its extension
    says of what type content is that does not show it. Without ``limits`` it is read here, and only those of size hold; with them
    it is read by a process beside this one, begun at the first call of each thread, and all of them hold. This function,
    what it takes and what it gives can be pickled.
    """
    item = _item(source, name)
    if isinstance(item, ReportkitError):
        return item
    if limits is None:
        result = work(item, 1, Job(own=own))
    else:
        from reportkit.io.apart import within_limits

        result = within_limits(item, Job(own=own, limits=limits))
    return result.lines if result.error is None else result.error


def warm(own: Own = NOTHING) -> None:
    """Load everything that reading needs, so that the first call is quick and processes forked from this one share it.

    ``own`` are the words and laws that will be used. Raises ReportkitError where they cannot be read.
    """
    with uncollected():
        load_libraries()
        report_of_text(WARMING, own)


def _item(source: Any, name: Any) -> Item | ReportkitError:
    """What is to be read; an error for what cannot be."""
    if not isinstance(name, str | None):
        return ReportkitError(
            f"name is a str, not {type(name).__name__}", stage="usage", hint="extract_json(data, name='a.pdf')"
        )
    if isinstance(source, bytes | bytearray):
        return Item("", name or BYTES_NAME, extension_of(name or ""), bytes(source))
    try:
        path = _name(source, "extract_json")
    except TypeError as error:
        return ReportkitError(str(error), path=name, stage="usage", hint="a path, or the bytes of a file")
    if path == STDIN:
        return ReportkitError(
            "is standard input", path=path, stage="usage", hint="extract_json(sys.stdin.buffer.read())"
        )
    item = item_of(path)
    return item if name is None else replace(item, name=name, extension=extension_of(name) or item.extension)


def _named(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[str]:
    """Paths as strings; raises TypeError for what is none."""
    if isinstance(paths, str | os.PathLike):
        return [_name(paths, "extract_many")]
    if isinstance(paths, bytes | bytearray):  # which would be a list of numbers
        _name(paths, "extract_many")
    if not isinstance(paths, Iterable):
        _name(paths, "extract_many")
    return [_name(path, "extract_many") for path in paths]


def _name(path: Any, taker: str) -> str:
    name = os.fspath(path) if isinstance(path, os.PathLike) else path
    if not isinstance(name, str):
        raise TypeError(
            f"{taker} takes paths (str or pathlib.Path), not {type(name).__name__}; extract takes a text as str"
        )
    return name


def _reports(
    found: Iterable[Item | ReportkitError],
    jobs: int,
    on_error: Callable[[ReportkitError], None] | None,
    own: Own,
) -> Iterator[Report]:
    for report in _in_processes(found, jobs, own) if jobs else (_here(item, own) for item in found):
        if isinstance(report, Report):
            yield report
        elif on_error is None:
            raise report
        else:
            on_error(report)


def _here(item: Item | ReportkitError, own: Own) -> Report | ReportkitError:
    if isinstance(item, ReportkitError):
        return item
    try:
        return report_of_item(item, own)[1]
    except ReportkitError as error:
        return error


def _in_processes(found: Iterable[Item | ReportkitError], jobs: int, own: Own) -> Iterator[Report | ReportkitError]:
    with Pool(Job(own=own, with_text=True), jobs) as pool:
        for slot in pool.read(enumerate(found, 1)):
            result = slot.result or Result()
            yield result.error or _whole(result)


def _whole(result: Result) -> Report:
    report = Report.model_validate_json(result.lines)
    if result.text is not None:
        report.keep_text(result.text)
    return report
