"""One item to finished lines: what a worker process does with each document."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.io.item import Item
from reportkit.io.jsonl import dump
from reportkit.io.levels import at_least
from reportkit.io.limits import Limits
from reportkit.io.load import load
from reportkit.io.run import report_of
from reportkit.io.texts import save_text
from reportkit.lexicon.own import NOTHING, Own
from reportkit.models import RECORD_KINDS
from reportkit.models.enums import WarningCode
from reportkit.models.sentences import Sentences
from reportkit.readers.base import Tell, nobody

SEEN = (WarningCode.NO_REPORT,)  # warnings told on stderr too: little of the report is worth reading


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with every document of a run; without ``kinds`` whole reports are wanted.

    Records below ``level`` of confidence are left out of ``kinds``, never of whole reports.
    ``texts`` is the folder where the texts are kept, if any; ``with_text``: results bring theirs along.
    """

    kinds: tuple[str, ...] = ()
    own: Own = NOTHING
    limits: Limits = field(default_factory=Limits)
    texts: str | None = None
    with_text: bool = False
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one document: finished ``lines``, or an ``error``.

    ``text_sha256`` tells equal texts; ``notes`` are warnings that people should see at once; ``trace`` is the Python
    traceback of a failure inside, for ``-v``.
    """

    lines: bytes = b""
    records: int = 0
    unclaimed: int = 0
    text_sha256: str | None = None
    seconds: float = 0.0
    error: ReportkitError | None = None
    trace: str | None = None
    notes: tuple[str, ...] = ()
    text: str | None = None


def work(item: Item, number: int, job: Job, tell: Tell = nobody) -> Result:
    """Read ``item``, the ``number``-th of the run. Nothing is raised but what ends the process.

    ``tell(page, pages)`` is called before each page that takes seconds.
    """
    began = perf_counter()
    try:
        document = load(item, job.limits, tell)
        data = report_of(document, job.own)[0]
        if job.texts is not None:
            save_text(job.texts, item.name, document.text, data["source"]["text_sha256"])
        rows = rows_of(at_least(data, job.level), document.text, job.kinds, number) if job.kinds else [data]
        return Result(
            b"".join(map(dump, rows)),
            sum(len(data[kind]) for kind in RECORD_KINDS),
            len(data["unclaimed"]),
            data["source"]["text_sha256"],
            perf_counter() - began,
            notes=tuple(w["message"] for w in data["warnings"] if w["code"] in SEEN),
            text=document.text if job.with_text else None,
        )
    except ReportkitError as error:
        return failed(error.at(item.name), perf_counter() - began)
    except MemoryError:
        return failed(job.limits.too_much_memory().at(item.name), perf_counter() - began)


def failed(error: ReportkitError, seconds: float = 0.0) -> Result:
    """The result of a document that gave none."""
    cause = error.__cause__
    trace = "".join(traceback.format_exception(cause)) if cause is not None and error.stage == "extract" else None
    return Result(seconds=seconds, error=error, trace=trace)


def rows_of(data: dict[str, Any], text: str, kinds: tuple[str, ...], number: int) -> list[dict[str, Any]]:
    """Records of ``kinds``, each with what tells whose it is, and its sentence; key it by ``document`` and ``id``."""
    meta, source, region = data["meta"], data["source"], data["meta"]["region"]
    whose = {
        "path": source["path"],
        "url": source["url"],
        "key": meta["key"],
        "adcode": region["adcode"],
        "province": region["province"],
        "region": region["name"],
        **{key: meta[key] for key in ("organ", "genre", "completeness", "review_from", "review_to", "plan_year")},
    }
    sentences = Sentences(text)
    return [
        {"document": number, "document_id": data["id"], "record_kind": kind}
        | whose
        | record
        | {"sentence": sentences.of(record["evidence"]["start"], record["evidence"]["end"])}
        for kind in RECORD_KINDS
        if kind in kinds
        for record in data[kind]
    ]
