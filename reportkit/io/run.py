"""From a file to its validated report."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from reportkit.errors import ReportkitError
from reportkit.io.garbage import uncollected
from reportkit.io.item import Item, item_of
from reportkit.io.limits import DEFAULT, Limits
from reportkit.io.load import Document, load, text_source
from reportkit.lexicon.own import NOTHING, Own
from reportkit.models import Report
from reportkit.pipeline import build


def report_of_item(item: Item, own: Own = NOTHING, limits: Limits = DEFAULT) -> tuple[dict[str, Any], Report]:
    """Report of one item, as the dict that is written and as the model that proved it.

    ``own`` are the user's words and laws.
    """
    return report_of(load(item, limits), own)


def report_of_file(path: str, own: Own = NOTHING) -> tuple[dict[str, Any], Report]:
    """Report of the file ``path`` (``-`` is standard input)."""
    return report_of_item(item_of(path), own)


def report_of_text(text: str, own: Own = NOTHING) -> tuple[dict[str, Any], Report]:
    """Report of text that comes from no file."""
    return report_of(Document(text, text_source(text), []), own)


def report_of(document: Document, own: Own = NOTHING) -> tuple[dict[str, Any], Report]:
    """Report of a document; raises ReportkitError, whatever went wrong inside."""
    name = document.source["path"] or "(text)"
    try:
        with uncollected():
            data = build(document.text, document.source, own, document.facts, document.scanned)
            data["warnings"][:0] = [{"code": code.value, "message": message} for code, message in document.warnings]
            report = Report.model_validate(data)
            report.keep_text(document.text)
            return data, report
    except ReportkitError as error:
        raise error.at(name) from error.__cause__
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        message = f"the report breaks the schema at {place} ({first['msg']})"
        raise ReportkitError(message, path=name, stage="validate", hint="report this file as a bug") from error
    except MemoryError:
        raise
    except Exception as error:  # a bug in a rule must not cost the other documents
        message = f"reportkit failed inside ({type(error).__name__}: {error})"
        raise ReportkitError(message, path=name, stage="extract", hint="run with -v and report it as a bug") from error
