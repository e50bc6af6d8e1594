"""What a user adds to the package: words and laws of one's own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Own:
    """Paths of vocabularies (``packs``, TOML) and of a table of laws (``laws``, TSV or CSV).

    Paths and not what is in them, so that worker processes load each file once for themselves.
    """

    packs: tuple[str, ...] = ()
    laws: str | None = None


NOTHING = Own()
