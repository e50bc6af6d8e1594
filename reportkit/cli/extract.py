"""``reportkit extract``: reports to JSON Lines."""

from __future__ import annotations

import os
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from reportkit.cli.kinds import Kind
from reportkit.cli.manners import FAILED, counted, say, usage, well_mannered
from reportkit.cli.packs import Packs, checked
from reportkit.errors import ReportkitError

if TYPE_CHECKING:
    from reportkit.io.find import Found


@dataclass(slots=True)
class Tally:
    """What the summary line says."""

    documents: int = 0
    records: int = 0
    failed: int = 0
    unclaimed: int = 0

    def line(self, seconds: float) -> str:
        """The summary."""
        return (
            f"{counted(self.documents, 'document')}, {counted(self.records, 'record')}, {self.unclaimed} left unclaimed, "
            f"{self.failed} failed, {seconds:.2f} s"
        )


@well_mannered
def extract(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", show_default=False, help="Files, folders (searched through), or - for stdin."),
    ] = None,
    *,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write here instead of stdout; whole or not at all."),
    ] = None,
    records: Annotated[
        Kind | None, typer.Option("--records", metavar="KIND", help=f"One record a line: {', '.join(Kind)}.")
    ] = None,
    rules: Packs = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Errors only.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="A line for each document.")] = False,
) -> int:
    """\b
    reportkit extract seeds/ | jq -c '[.meta.region.name, .meta.review_to, (.meetings | length)]'
    reportkit extract seeds/ --records suggestions | jq -r '[.region, .kind, .action, .count] | @tsv'
    reportkit extract - < report.txt

    Read reports (.txt, .md) and write one JSON object a line.

    A file that cannot be read gets a line on stderr; the others are written all the same, and the exit code is 1.
    """
    from reportkit.io.find import find
    from reportkit.io.item import STDIN
    from reportkit.io.output import output as opened

    if not paths:
        if sys.stdin.isatty():
            usage("extract needs a PATH: a file, a folder, or - for standard input")
        paths = [STDIN]
    packs = checked(rules)
    found = find(paths)
    _refuse_overwriting(found, output)
    start, tally = time.perf_counter(), Tally()
    with opened(output) as out:
        _run(found, out, tally, records=records, verbose=verbose, packs=packs)
        if output not in (None, "-") and not tally.documents:
            raise ReportkitError(f"nothing to write, {output} is left as it was", stage="write")
    if not quiet:
        for note in found.notes():
            say(note)
        if verbose or sys.stderr.isatty():
            say(tally.line(time.perf_counter() - start))
    return FAILED if tally.failed else 0


def _refuse_overwriting(found: Found, output: str | None) -> None:
    if output in (None, "-"):
        return
    target = Path(os.path.realpath(str(output)))
    if os.path.isdir(target):  # noqa: PTH112 (Path.is_dir raises where stat fails)
        usage(f"-o {output} is a folder; name a file in it")
    if not os.path.isdir(target.parent):  # noqa: PTH112
        usage(f"-o {output}: its folder does not exist")
    if os.path.isfile(target) and any(_reads(path, target) for path in found.paths):  # noqa: PTH113
        usage(f"-o {output} would overwrite a report that is to be read")


def _reads(path: str, target: Path) -> bool:
    """Whether ``target`` would be read when ``path`` is."""
    from reportkit.io.find import searched_for

    real = Path(os.path.realpath(path))
    if not os.path.isdir(real):  # noqa: PTH112
        return real == target
    return target.is_relative_to(real) and searched_for(target.name)


def _run(
    found: Found, out: BinaryIO, tally: Tally, *, records: Kind | None, verbose: bool, packs: tuple[str, ...]
) -> None:
    from reportkit.io.containers import items
    from reportkit.io.jsonl import dump
    from reportkit.io.run import report_of_item
    from reportkit.models import RECORD_KINDS

    for number, item in enumerate(items(found), 1):
        try:
            if isinstance(item, ReportkitError):
                raise item
            began = time.perf_counter()
            data = report_of_item(item, packs)[0]
            lines = [dump(row) for row in ([data] if records is None else rows(data, records, number))]
        except ReportkitError as error:
            tally.failed += 1
            say(str(error))
            if verbose and error.stage == "extract" and error.__cause__ is not None:
                traceback.print_exception(error.__cause__)
            continue
        count = sum(len(data[kind]) for kind in RECORD_KINDS)
        tally.documents += 1
        tally.records += count
        tally.unclaimed += len(data["unclaimed"])
        out.writelines(lines)
        if verbose:
            say(f"{data['source']['path'] or 'stdin'}: {counted(count, 'record')}, {time.perf_counter() - began:.3f} s")


def rows(data: dict[str, Any], kind: Kind, number: int) -> list[dict[str, Any]]:
    """Records of one kind, each with what tells whose it is; key it by ``document`` and ``id``."""
    meta = data["meta"]
    beside = {
        "document": number,
        "document_id": data["id"],
        "path": data["source"]["path"],
        "region": meta["region"]["name"],
        "organ": meta["organ"],
        "review_from": meta["review_from"],
        "review_to": meta["review_to"],
    }
    return [beside | record for record in data[kind]]
