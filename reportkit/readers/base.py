"""What every reader is and gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """Text of a file; offsets of records count in it.

    ``encoding`` is null where the format has none of its own. ``warnings`` are pairs of code and message.
    """

    text: str
    encoding: str | None
    warnings: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: how to know it and how to read it."""

    media_type: str
    extensions: tuple[str, ...]
    read: Callable[[bytes], Text]
    magic: tuple[bytes, ...] = ()
