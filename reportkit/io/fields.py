"""Which key or column of a table holds the text, and what is said where none does."""

from __future__ import annotations

from reportkit.errors import ReportkitError

FIELDS = ("text", "full_text", "正文", "全文", "正文内容", "content", "内容")
# The most that Excel keeps of a cell; what stands behind is gone without a word.
EXCEL_CELL = 32767


def field_of(names: list[str], field: str | None, what: str) -> str:
    """The one of ``names`` that holds the text: ``field``, else the first of ``FIELDS``; raises ReportkitError where there is none.

    ``what`` is what names are names of: key, column.
    """
    if field:
        if field in names:
            return field
    else:
        known: dict[str, str] = {}
        for name in names:
            known.setdefault(name.lower(), name)
        for name in FIELDS:
            if name in known:
                return known[name]
    wanted = field or " or ".join([", ".join(FIELDS[:-1]), FIELDS[-1]])
    there = ", ".join(name[:40] for name in names[:12]) or "none"
    raise table_error(f"has no {what} {wanted} (there are: {there})", "--text-field NAME")


def place_of(names: list[str], field: str | None) -> int:
    """The place of the column that holds the text; raises ReportkitError where there is none, or several are called so."""
    name = field_of(names, field, "column")
    if names.count(name) > 1:
        raise table_error(f"has {names.count(name)} columns called {name}", "give each column a name of its own")
    return names.index(name)


def has_field(names: list[str]) -> bool:
    """Whether one of ``names`` is what texts are usually called."""
    return any(name.strip().lower() in FIELDS for name in names)


def whole(text: str) -> str | ReportkitError:
    """``text``, or the error that Excel has cut it."""
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 != EXCEL_CELL:
        return text
    message = f"has a text of {EXCEL_CELL} characters, where Excel cuts"
    return table_error(message, "get the whole text, in a file of its own or as JSON Lines")


def table_error(message: str, hint: str) -> ReportkitError:
    """The error of a table or of a row in it."""
    return ReportkitError(message, stage="read", hint=hint)
