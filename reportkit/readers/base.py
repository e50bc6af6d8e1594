"""What every reader is and gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module, metadata
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.text.scanned import PRINTED, Scanned

Tell = Callable[[int, int], None]  # the page that is begun, of so many


@dataclass(frozen=True, slots=True)
class Text:
    """Text of a file; offsets of records count in it.

    ``encoding`` is null where the format has none of its own. ``warnings`` are pairs of code (``models.enums.WarningCode``) and message.
    ``about`` is what the file tells of where it comes from: url, publisher, published.
    ``scanned`` tells what was read off pictures, ``by`` the recognizer that did so.
    """

    text: str
    encoding: str | None
    warnings: list[tuple[str, str]] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    scanned: Scanned = PRINTED
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: how to know it and how to read it.

    ``known`` looks at all the bytes of a file and knows its own format whatever the file is called; ``package`` is what
    reads it, None for reportkit itself; ``engine`` names a program that does. ``paged`` reads as ``read`` does and tells of each
    page that takes seconds. A format that is not ``sought`` is read where a file is named, not where a folder or an archive holds one.
    """

    name: str
    media_type: str
    extensions: tuple[str, ...]
    read: Callable[[bytes], Text]
    known: Callable[[bytes], bool] | None = None
    package: str | None = None
    engine: Callable[[], str] | None = None
    paged: Callable[[bytes, Tell], Text] | None = None
    sought: bool = True

    @property
    def version(self) -> str:
        """The name, with the package that reads the format and its version: "pdf pypdfium2 4.30.0"."""
        if self.engine is not None:
            return f"{self.name} {self.engine()}"
        return self.name if self.package is None else f"{self.name} {self.package} {installed(self.package)}"


@lru_cache(maxsize=8)
def installed(package: str) -> str:
    """The version of an installed package."""
    return metadata.version(package)


def nobody(_page: int, _pages: int) -> None:
    """Nobody is told of pages."""


def library(module: str, package: str, what: str, *, extra: str = "docs") -> Any:
    """The module that reads ``what``; raises ReportkitError with what to install where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        raise missing(package, what, extra) from error


def missing(package: str, what: str, extra: str = "docs") -> ReportkitError:
    """The error for a package that reads ``what`` and is not installed."""
    message = f"cannot be read: {what} needs {package}, which is not installed"
    return ReportkitError(message, stage="read", hint=f"pip install 'reportkit[{extra}]'")


def too_large(what: str, limit: int) -> ReportkitError:
    """The error for a file above a reader's own limit of ``limit`` bytes."""
    return ReportkitError(
        f"is {what} of more than {limit // 1024 // 1024} MB", stage="read", hint="one report a file, without pictures"
    )
