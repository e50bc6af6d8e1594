"""What every reader is and gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from reportkit.errors import ReportkitError


@dataclass(frozen=True, slots=True)
class Text:
    """Text of a file; offsets of records count in it.

    ``encoding`` is null where the format has none of its own. ``warnings`` are pairs of code (``models.enums.WarningCode``) and message.
    """

    text: str
    encoding: str | None
    warnings: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: how to know it and how to read it.

    ``known`` looks at all the bytes of a file and knows its own format whatever the file is called.
    """

    media_type: str
    extensions: tuple[str, ...]
    read: Callable[[bytes], Text]
    known: Callable[[bytes], bool] | None = None


def library(module: str, package: str, what: str) -> Any:
    """The module that reads ``what``; raises ReportkitError with what to install where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        missing = f"cannot be read: {what} needs {package}, which is not installed"
        raise ReportkitError(missing, stage="read", hint="pip install 'reportkit[docs]'") from error


def too_large(what: str, limit: int) -> ReportkitError:
    """The error for a file above a reader's own limit of ``limit`` bytes."""
    return ReportkitError(
        f"is {what} of more than {limit // 1024 // 1024} MB", stage="read", hint="one report a file, without pictures"
    )
