"""A JSON Lines file, report by report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from reportkit.errors import ReportkitError
from reportkit.io.jsonl import is_record, parse, record_error
from reportkit.io.originals import Originals
from reportkit.models import SCHEMA_VERSION, Report
from reportkit.validation.rules import broken_rules
from reportkit.validation.source import Verdict, compare

# One wrong key may break every record: the first problems of a report tell enough.
SHOWN = 40


@dataclass(slots=True)
class Summary:
    """What was checked so far."""

    reports: int = 0
    problems: int = 0
    without_source: int = 0
    checks: int = 0
    findings: int = 0

    def line(self) -> str:
        """The closing line."""
        seen = f"{self.reports} report{'' if self.reports == 1 else 's'}"
        unseen = f" ({self.without_source} without the source file at hand)" if self.without_source else ""
        if self.problems:
            return f"{seen}, {self.problems} problem{'' if self.problems == 1 else 's'}{unseen}"
        return f"{seen}, all well{unseen}"


def check_stream(
    file: BinaryIO,
    name: str,
    folder: Path,
    summary: Summary,
    list_checks: bool = False,
    texts: dict[str, Path] | None = None,
) -> Iterator[str]:
    """Problems of each line as ``name:line: place: what``, counted in ``summary``.

    Source files are looked for from the working folder and from ``folder``; ``texts`` are saved texts by digest. With ``list_checks`` the checks of the
    report's own arithmetic follow, those that fail first; they are no problems of the file.
    """
    originals = Originals((folder,), texts or {})
    seen = summary.reports, summary.problems
    for number, value in parse(file, name):
        if isinstance(value, ReportkitError):
            summary.problems += 1
            yield str(value)
            continue
        if is_record(value):  # so are all the others
            summary.problems += 1
            yield str(record_error(f"{name}:{number}"))
            return
        summary.reports += 1
        problems = _problems(value, originals, summary)
        summary.problems += len(problems)
        yield from (f"{name}:{number}: {problem}" for problem in problems[:SHOWN])
        if len(problems) > SHOWN:
            yield f"{name}:{number}: and {len(problems) - SHOWN} more problems"
        if list_checks and not problems:
            yield from (f"{name}:{number}: {line}" for line in _checks(value, summary))
    if seen == (summary.reports, summary.problems):
        summary.problems += 1
        yield f"{name}: holds no report"


def _checks(data: dict[str, Any], summary: Summary) -> Iterator[str]:
    """``finding`` or ``confirmed``, the kind, the sentence."""
    summary.checks += len(data["checks"])
    for check in sorted(data["checks"], key=lambda c: bool(c["ok"])):
        summary.findings += not check["ok"]
        told = "confirmed" if check["ok"] else "finding"
        yield f"{told} {check['id']} {check['kind']}: {check['message']}"


def _problems(data: dict[str, Any], originals: Originals, summary: Summary) -> list[str]:
    version = data.get("schema_version", SCHEMA_VERSION)
    if version != SCHEMA_VERSION:
        hint = "run extract again, or validate with the reportkit that wrote it"
        return [f"schema_version: this reportkit validates {SCHEMA_VERSION}, the report is {version}: {hint}"]
    try:
        Report.model_validate(data)
    except ValidationError as error:
        return [f"{_place(e['loc'])}: {e['msg']}" for e in error.errors(include_url=False, include_input=False)]
    verdict, problems = compare(data, originals)
    summary.without_source += verdict is Verdict.NOT_FOUND
    return broken_rules(data) + problems


def _place(loc: tuple[int | str, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).lstrip(".")
