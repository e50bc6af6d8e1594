"""Work reports of China's People's Congresses and CPPCC committees as validated data.

>>> import reportkit
>>> report = reportkit.extract("全年共召开常委会会议8次。")
>>> report.meetings[0].count
8
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportkit.api import extract, extract_file, extract_many
    from reportkit.errors import ReportkitError
    from reportkit.lexicon.own import Own
    from reportkit.models import Report

__version__ = "0.1.0"
__all__ = ["Own", "Report", "ReportkitError", "__version__", "extract", "extract_file", "extract_many"]

_HOMES = {
    "Own": "reportkit.lexicon.own",
    "Report": "reportkit.models",
    "ReportkitError": "reportkit.errors",
    "extract": "reportkit.api",
    "extract_file": "reportkit.api",
    "extract_many": "reportkit.api",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use, so that ``reportkit --help`` does not pay for it."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'reportkit' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
