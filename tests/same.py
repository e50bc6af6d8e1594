"""What a change of the rules does to the records of all labelled texts and specification cases.

    python -m tests.same [--base HEAD] [--show 40] [--write]

Everything is extracted anew and compared with the digests in tests/gold/digests.json. Texts and files of cases that
differ are read again with the package as it is in the commit ``--base``, and the differences are shown record by record.
``--write`` writes the digests. Held-back texts are counted and never shown. This is a tool to look with, no test: a
change of the rules is meant to change records, and its author writes the digests when every difference is meant.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reportkit.cli.diff import SIGNS, _line
from reportkit.evaluate import Change, compare
from reportkit.models import RECORD_KINDS
from reportkit.specimen import wrapped
from tests.specs.cases import HERE as SPECS
from tests.specs.cases import KNOWN, read_cases
from tests.support import ROOT

GOLD = ROOT / "tests" / "gold"
DIGESTS = GOLD / "digests.json"
FOLDERS = {
    name: GOLD / f"{name}-texts" for name in ("made", "varied", "held", "late", "learnt", "thresholds", "reported")
} | {
    "seeds": ROOT / "seeds",
    "dev": GOLD / "texts",
}
NOT_SHOWN = ("held/", "thresholds/", "reported/", *(f"late/v-{n}" for n in ("01", "04", "05", "07")))
NOT_OF_THE_TEXT = ("schema_version", "id", "generator", "source")

Report = dict[str, Any]
Units = dict[str, dict[str, str]]  # name of a text or of a file of cases → name of each of its documents → text

# Run in a folder with some version of the package: texts by name in, reports by name out.
WORKER = """
import json, sys, reportkit
for name, text in json.load(sys.stdin).items():
    print(json.dumps([name, reportkit.extract(text).model_dump(mode="json", by_alias=True)]))
"""


def main(arguments: list[str]) -> int:
    """Say what changed; 1 when something did."""
    parser = argparse.ArgumentParser(prog="python -m tests.same", description=__doc__, add_help=True)
    parser.add_argument("--base", default="HEAD", metavar="COMMIT", help="whose records are shown as the old ones")
    parser.add_argument("--show", type=int, default=40, metavar="N", help="how many records to show")
    parser.add_argument("--write", action="store_true", help="write the digests anew")
    options = parser.parse_args(arguments)
    units = read_units()
    new = extract(ROOT, units)
    digests = {unit: digest([new[name] for name in texts]) for unit, texts in units.items()}
    written: dict[str, str] = json.loads(DIGESTS.read_text(encoding="utf-8")) if DIGESTS.exists() else {}
    changed = {unit: texts for unit, texts in units.items() if digests[unit] != written.get(unit)}
    gone = sorted(set(written) - set(digests))
    if options.write:
        DIGESTS.write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")
        sys.stdout.write(f"{DIGESTS.relative_to(ROOT)}: {len(changed)} written anew, {len(gone)} taken off\n")
        return 0
    if not changed and not gone:
        sys.stdout.write(f"all records of {len(new)} texts and cases are the same\n")
        return 0
    sys.stdout.writelines(f"{unit}: no longer there\n" for unit in gone)
    if changed:
        with tree_of(options.base) as folder:
            old = extract(folder, changed)
        sys.stdout.writelines(told(changed, old, new, options.base, options.show))
    return 1


def read_units() -> Units:
    """All labelled texts, and the specification cases by file, each case in its minimal report."""
    units: Units = {}
    for folder, path in sorted(FOLDERS.items()):
        for file in sorted(path.glob("*.txt")):
            name = f"{folder}/{file.stem}"
            units[name] = {name: file.read_bytes().decode("utf-8")}
    for file in sorted(SPECS.glob("*.json")):
        if file != KNOWN:
            documents = {c.id: wrapped(c.text, c.part, c.organ, c.year)[0] for c in read_cases(file)}
            units[f"specs/{file.stem}"] = {f"specs/{file.stem} {name}": text for name, text in documents.items()}
    return units


def extract(folder: Path, units: Units) -> dict[str, Report]:
    """Reports by name of document, made by the package that lies in ``folder``; the name is also the path in them."""
    texts = {name: text for documents in units.values() for name, text in documents.items()}
    done = subprocess.run(
        [sys.executable, "-c", WORKER],
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        text=True,
        check=True,
    )
    reports: dict[str, Report] = dict(map(json.loads, done.stdout.splitlines()))
    for name, report in reports.items():
        report["source"]["path"] = name
    return reports


def digest(reports: list[Report]) -> str:
    """Twelve digits that stand for all that the reports say of their texts."""
    told = json.dumps([_of_the_text(report) for report in reports], sort_keys=True)
    return sha256(told.encode("utf-8")).hexdigest()[:12]


def _of_the_text(report: Report) -> Report:
    return {key: value for key, value in report.items() if key not in NOT_OF_THE_TEXT}


@contextmanager
def tree_of(commit: str) -> Iterator[Path]:
    """A folder with the package as it is in ``commit``."""
    packed = subprocess.run(["git", "archive", commit, "reportkit"], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    with TemporaryDirectory(prefix="reportkit-base-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)


def told(units: Units, old: dict[str, Report], new: dict[str, Report], base: str, show: int) -> Iterator[str]:
    """Lines: for each unit what changed from ``old`` to ``new`` reports by kind and field, in all, the first records."""
    every: list[Change] = []
    shown: list[Change] = []
    for unit, texts in units.items():
        changes = list(compare([_whole(old[name]) for name in texts], [_whole(new[name]) for name in texts]))
        every += changes
        shown += changes if not unit.startswith(NOT_SHOWN) else []
        yield f"{unit}: {'; '.join(_counts(changes)) or _unseen(texts, old, new, base)}\n"
    if every:
        yield f"\nin all, against {base}:\n"
        yield from (f"  {line}\n" for line in _counts(every))
        yield f"\nthe first {show} of {len(shown)} records:\n" if len(shown) > show else "\n"
        yield from (f"{_line(change)}\n" for change in shown[:show])


def _whole(report: Report) -> Report:
    """A report that has all kinds of record that there are today."""
    return {kind: [] for kind in (*RECORD_KINDS, "checks", "unclaimed")} | report


def _counts(changes: list[Change]) -> list[str]:
    """By kind of record how many were gained, lost and changed, and in which fields."""
    lines = []
    for kind in dict.fromkeys(change.kind for change in changes):
        mine = [change for change in changes if change.kind == kind]
        number: Counter[str] = Counter(change.what for change in mine)
        fields = Counter(name for change in mine for name, _, _ in change.fields)
        by_field = ", ".join(f"{name} {n}" for name, n in fields.most_common())
        signs = " ".join(f"{sign}{number[what]}" for what, sign in SIGNS.items() if number[what])
        lines.append(f"{kind} {signs}{f' ({by_field})' if by_field else ''}")
    return lines


def _unseen(texts: dict[str, str], old: dict[str, Report], new: dict[str, Report], base: str) -> str:
    """What differs where no record was gained, lost or changed."""
    pairs = [(_of_the_text(old[name]), _of_the_text(new[name])) for name in texts]
    keys = sorted({key for a, b in pairs for key in {*a, *b} if a.get(key) != b.get(key)})
    if keys:
        return f"only places, ids or order in {', '.join(keys)}"
    return f"as in {base}: the digest is older, or texts and cases were changed"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
