"""Work reports of China's People's Congresses and CPPCC committees as validated data.

>>> import reportkit
>>> report = reportkit.extract("全年共召开常委会会议8次。")
>>> report.meetings[0].count
8
>>> report.sentence(report.meetings[0])
'全年共召开常委会会议8次。'

Closed lists are enums (``Category.MEETING``), so that a slip of the pen is found by a type checker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportkit.api import extract, extract_file, extract_json, extract_many, warm
    from reportkit.dataset.frames import Dataset, load
    from reportkit.errors import ReportkitError
    from reportkit.io.limits import Limits
    from reportkit.lexicon.own import Own
    from reportkit.models import Report
    from reportkit.models.enums import (
        Action,
        Actor,
        Approx,
        Aspect,
        Basis,
        Body,
        Category,
        Change,
        CheckKind,
        Completeness,
        Confidence,
        Form,
        Genre,
        Initiative,
        LawKind,
        LawRole,
        Level,
        Measure,
        Mode,
        Organ,
        Per,
        Quantifier,
        Role,
        Status,
        SuggestionKind,
        Target,
        Unread,
        Venue,
        WarningCode,
    )

__version__ = "0.1.0"
__all__ = [
    "Action",
    "Actor",
    "Approx",
    "Aspect",
    "Basis",
    "Body",
    "Category",
    "Change",
    "CheckKind",
    "Completeness",
    "Confidence",
    "Dataset",
    "Form",
    "Genre",
    "Initiative",
    "LawKind",
    "LawRole",
    "Level",
    "Limits",
    "Measure",
    "Mode",
    "Organ",
    "Own",
    "Per",
    "Quantifier",
    "Report",
    "ReportkitError",
    "Role",
    "Status",
    "SuggestionKind",
    "Target",
    "Unread",
    "Venue",
    "WarningCode",
    "__version__",
    "extract",
    "extract_file",
    "extract_json",
    "extract_many",
    "load",
    "warm",
]

_HOMES = {
    "Dataset": "reportkit.dataset.frames",
    "Limits": "reportkit.io.limits",
    "Own": "reportkit.lexicon.own",
    "Report": "reportkit.models",
    "ReportkitError": "reportkit.errors",
    "extract": "reportkit.api",
    "extract_file": "reportkit.api",
    "extract_json": "reportkit.api",
    "extract_many": "reportkit.api",
    "load": "reportkit.dataset.frames",
    "warm": "reportkit.api",
}
_CLOSED_LISTS = "reportkit.models.enums"  # home of all other names


def __getattr__(name: str) -> Any:
    """Import a public name on first use, so that ``reportkit --help`` does not pay for it."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'reportkit' has no attribute {name!r}")
    from reportkit.io.garbage import uncollected

    with uncollected():
        return getattr(import_module(_HOMES.get(name, _CLOSED_LISTS)), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
