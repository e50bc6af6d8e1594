"""Outputs kept apart from what a command reads."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from reportkit.cli.manners import usage

Named = tuple[str, str | Iterable[str] | None]  # an option and the path or paths given to it


def keep_apart(outputs: Iterable[tuple[str, str | None]], paths: Iterable[str], *read: Named) -> None:
    """End with a usage error where an output would overwrite a report of ``paths``, a file ``read``, or another output."""
    from reportkit.io.find import would_read

    written = [
        (option, path, Path(os.path.realpath(path))) for option, path in outputs if path not in (None, "-") and path
    ]
    sources = list(paths)
    for option, path, real in written:
        if not os.path.isfile(real):  # noqa: PTH113 (Path.is_file raises where stat fails)
            continue
        for other, given in read:
            for name in [given] if isinstance(given, str) else given or ():
                if _is_same(real, name):
                    usage(f"{option} {path} would overwrite the file of {other}")
        if any(would_read(source, real) or _is_same(real, source) for source in sources):
            usage(f"{option} {path} would overwrite a report that is to be read")
    for i, (option, _, real) in enumerate(written):
        if any(real == other for _, _, other in written[:i]):
            usage(f"{written[0][0]} and {option} name the same file")


def _is_same(real: Path, name: str) -> bool:
    try:
        return os.path.samefile(real, name)  # noqa: PTH121
    except (OSError, ValueError):
        return False
