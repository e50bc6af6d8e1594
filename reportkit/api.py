"""The library: text or files in, ``Report`` out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from reportkit.errors import ReportkitError
from reportkit.io.containers import items
from reportkit.io.find import find
from reportkit.io.run import report_of_file, report_of_item, report_of_text
from reportkit.models import Report


def extract(text: str) -> Report:
    """Report of ``text``; offsets count code points of the text as it is given.

    Raises ReportkitError when the text cannot be encoded as UTF-8.
    """
    return report_of_text(text)[1]


def extract_file(path: str | os.PathLike[str]) -> Report:
    """Report of one file.

    Raises ReportkitError, which names the file, what is wrong and what to try.
    """
    return report_of_file(os.fspath(path))[1]


def extract_many(
    paths: Iterable[str | os.PathLike[str]], *, on_error: Callable[[ReportkitError], None] | None = None
) -> Iterator[Report]:
    """Reports of files and folders, one at a time, in the order of the run.

    A file that cannot be read raises ReportkitError, or is passed to ``on_error`` and left out.
    """
    for item in items(find([os.fspath(path) for path in paths])):
        try:
            if isinstance(item, ReportkitError):
                raise item
            report = report_of_item(item)[1]
        except ReportkitError as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            yield report
