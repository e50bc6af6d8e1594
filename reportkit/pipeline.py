"""From decoded text to a validated report."""

from __future__ import annotations

from typing import Any


def build(text: str, source: dict[str, Any]) -> dict[str, Any]:
    """Report of ``text`` as a plain dict in the order of the contract; ``source`` is put in as it stands."""
    raise NotImplementedError
