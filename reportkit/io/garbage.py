"""When cyclic garbage is not looked for."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cyclic garbage while a report is made, or the program is loaded: neither makes any.

    The search costs a twentieth of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not _frozen(os.getpid()):  # what was made counts as old, and is not searched at once
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@lru_cache(maxsize=1)
def _frozen(_process: int) -> bool:
    """Whether this process keeps frozen objects, asked once: the answer walks all of them, milliseconds in a worker."""
    return gc.get_freeze_count() > 0
