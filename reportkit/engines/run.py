"""A run of many machines, whatever engine shares it out: what is done already, batches of the rest, the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from itertools import count, islice
from typing import Any

import orjson

from reportkit.engines.part import Part, Plan, entry_name
from reportkit.engines.places import Place, Source
from reportkit.errors import ReportkitError
from reportkit.io import archives, tables
from reportkit.io.item import UNKNOWN, Item, extension_of
from reportkit.io.manifest import Manifest, Row
from reportkit.link.facts import NO_FACTS
from reportkit.models import SCHEMA_VERSION
from reportkit.pipeline import prepare
from reportkit.version import VERSION

MANIFEST = "manifest.json"
HOLDING = (*archives.EXTENSIONS, *tables.EXTENSIONS)  # of files that may hold several documents


@dataclass(frozen=True, slots=True)
class Task:
    """A batch that is to be read into the part of its ``number``; ``about``: what is known of its files."""

    number: int
    sources: tuple[Source, ...]
    about: Manifest | None


def digest_of(plan: Plan, about: Manifest | None) -> str:
    """Digest of everything but the files that decides what is written."""
    known = [
        VERSION,
        SCHEMA_VERSION,
        prepare(plan.job.own),
        repr(plan.job),
        asdict(plan.globs),
        plan.form,
        plan.text_field,
    ]
    rows = None if about is None else [sorted(about.rows.items()), about.folder, repr(about.names)]
    return sha256(orjson.dumps([*known, repr(rows)])).hexdigest()[:16]


@dataclass(slots=True)
class Run:
    """Batches of ``size`` files on their way into the folder of ``plan``.

    ``kept`` are the parts of an earlier run whose files are all as they were: what they hold is not read again. ``errors``
    are those met in listing.
    """

    plan: Plan
    sources: list[Source]
    errors: list[ReportkitError]
    size: int
    about: Manifest | None = None
    kept: list[Part] = field(default_factory=list)
    _place: Place = field(init=False)

    def __post_init__(self) -> None:
        self._place = Place(self.plan.place)

    def begin(self, *, resume: bool) -> list[Task]:
        """Take over what is done, clear away what is not whole or not so any more, and make batches of the rest."""
        sizes = self._place.sizes()
        if sizes and not resume:
            hint = "--resume goes on with it, or choose another place with -o"
            raise ReportkitError("is not empty", path=self.plan.place, stage="write", hint=hint)
        foreign = sorted(name for name in sizes if name != MANIFEST and "part-" not in name)
        if foreign:
            hint = "choose another place with -o"
            raise ReportkitError(
                f"holds {foreign[0]}, which no run has written", path=self.plan.place, stage="write", hint=hint
            )
        self._keep(sizes)
        done = {source for part in self.kept for source in part.sources}
        whole = {name for part in self.kept for name in (*part.files, entry_name(part.number))}
        rest = iter(source for source in self.sources if source not in done)
        numbers = (n for n in count() if n not in {part.number for part in self.kept})
        tasks = [
            Task(next(numbers), batch, self._known(batch)) for batch in iter(lambda: tuple(islice(rest, self.size)), ())
        ]
        for name in sorted(sizes):  # entries before parts: "parts/" stands behind "part-"
            if name not in whole and (tasks or name != MANIFEST):
                self._place.remove(name)
        return tasks

    def _keep(self, sizes: dict[str, int]) -> None:
        there = set(self.sources)
        for name in sorted(name for name in sizes if name.startswith("parts/")):
            part = Part.of(self._place.read(name))
            if part is None or part.told != self.plan.told or not there.issuperset(part.sources):
                continue
            if all(sizes.get(file) == size for file, (size, _) in part.files.items()):
                self.kept.append(part)

    def _known(self, batch: tuple[Source, ...]) -> Manifest | None:
        """What is known of the files of ``batch``: all, where one may hold several documents that are known by name."""
        if self.about is None:
            return None
        rows: dict[str, Row] = {}
        for source in batch:
            row = self.about.row(Item(source.name, source.name, ""))
            if row.about != UNKNOWN or row.facts != NO_FACTS:
                rows[source.name] = row
            elif extension_of(source.name) in HOLDING:
                return self.about
        return Manifest(rows, "", names=self.about.names)

    def finish(self, parts: Iterable[Part]) -> None:
        """Write the manifest: it tells that the run has ended, and of all its parts."""
        told = [
            {"number": part.number, "documents": len(part.documents), "files": part.files, "failed": failed_of(part)}
            for part in sorted(parts, key=lambda part: part.number)
        ]
        whole: dict[str, Any] = {
            "reportkit": VERSION,
            "schema_version": SCHEMA_VERSION,
            "rules": prepare(self.plan.job.own),
            "told": self.plan.told,
            "form": self.plan.form,
            "documents": sum(part["documents"] for part in told),
            "failed": sum(part["failed"] for part in told),
            "parts": told,
        }
        self._place.write(MANIFEST, orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def failed_of(part: Part) -> int:
    """How many documents of a part failed."""
    return sum(document.error is not None for document in part.documents)
