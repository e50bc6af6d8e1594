"""``reportkit explain``: why was this place read as it was?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportkit.cli.inputs import Texts
from reportkit.cli.manners import usage, well_mannered
from reportkit.cli.packs import Laws, Packs, checked
from reportkit.cli.terminal import tell
from reportkit.errors import ReportkitError

if TYPE_CHECKING:
    from reportkit.io.batch import Outcome
    from reportkit.lexicon.own import Own


@well_mannered
def explain(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A report (.txt, .html, .docx, .pdf, …), what extract wrote (.jsonl), or - for stdin."
        ),
    ],
    at: Annotated[
        str | None, typer.Option("--at", metavar="OFFSET|TEXT", help="A character offset, or words that stand there.")
    ] = None,
    record: Annotated[
        str | None,
        typer.Option(
            "--record", metavar="ID", help="A record, by its id; of several reports: REPORT/ID, as in document_id."
        ),
    ] = None,
    texts: Texts = None,
    rules: Packs = None,
    laws: Laws = None,
) -> None:
    """\b
    reportkit explain seeds/004_c321c03a2d5498ab.txt --at 8次
    reportkit explain out.jsonl --record c663bb4398ac613b/m1

    The sentence at a place with its part and section, the words found in it, its numerals with class and reason, the
    frame of each figure (the clause, what is counted), the records that claim the place with their rules, and what else
    was considered: shorter words, other classes of a numeral, categories that other rules would have given.

    The place is that of a record, or the one told; the text is read anew, by the rules of now.
    """
    from reportkit.io.load import load_file
    from reportkit.text.scanned import PRINTED
    from reportkit.trace import explain as lines

    if (at is None) == (record is None):
        usage("name a place: --at OFFSET, --at TEXT or --record ID")
    own, scanned = checked(rules, laws), PRINTED
    if record is not None:
        text, offset = _of_record(file, record, texts, own)
    else:
        document = load_file(file)
        text, scanned = document.text, document.scanned
        offset = _offset(text, str(at), file)
    for line in lines(text, offset, own, scanned):
        tell(line)


def _offset(text: str, at: str, file: str) -> int:
    """The place that ``at`` tells of; ends with a usage error where there is none."""
    offset = int(at) if at.isascii() and at.isdigit() else text.find(at)
    if offset < 0:
        usage(f"{at} does not stand in {file}")
    if offset >= len(text):
        usage(f"--at {at} is behind the end of {file}, which has {len(text)} characters")
    return offset


def _of_record(file: str, name: str, texts: str | None, own: Own) -> tuple[str, int]:
    """Text and place of the record ``name`` of ``file``; ends with a usage error where it is none, or several."""
    from reportkit.dataset.source import Reading, Sources
    from reportkit.models import RECORD_KINDS

    whose, _, wanted = name.rpartition("/")
    found: list[tuple[str, str | None, int]] = []
    for sourced in Sources([file], Reading(own=own, texts=texts, copies=True), _raise):
        report = sourced.report
        if whose and report.id != whose:
            continue
        records = (record for kind in RECORD_KINDS for record in getattr(report, kind))
        found += [(report.id, sourced.text, record.evidence.start) for record in records if record.id == wanted]
        if len(found) > 1:
            usage(
                f"several reports of {file} have a record {name}: --record {found[0][0]}/{wanted}, or another report's"
            )
        if found and whose:
            break
    if not found:
        usage(f"no report of {file} has a record {name}")
    report_id, text, offset = found[0]
    if text is None:
        message = f"the text of report {report_id} was not found"
        raise ReportkitError(message, path=file, stage="read", hint="--texts DIR, or name the report itself")
    return text, offset


def _raise(outcome: Outcome) -> None:
    if outcome.result.error is not None:
        raise outcome.result.error
