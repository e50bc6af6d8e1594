"""Judged work lists and corrections counted: how many records are right, by kind and confidence (核查结果)."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from reportkit.dataset.source import Sourced
from reportkit.errors import ReportkitError
from reportkit.evaluate.interval import interval, weighted
from reportkit.io.jsonl import parse
from reportkit.io.userfiles import bytes_of
from reportkit.models import RECORD_KINDS
from reportkit.models.corrections import Correction, Deed, Judgement, RecordKind
from reportkit.review.corrections import said_of
from reportkit.review.draft import Data, is_reviewed
from reportkit.review.matching import found_for
from reportkit.review.sample import LEVELS, NONE, WORK_LIST
from reportkit.text.decode import decode

UNKNOWN = "unknown"
WORDS = {str(j): j for j in Judgement} | {j.label: j for j in Judgement}
ALL = "all"
VERDICTS = tuple(str(judgement) for judgement in Judgement)
Key = tuple[str, str, int, int, str]


@dataclass(slots=True)
class Count:
    """Records of one kind and confidence: judged right, wrong, unsure; how many there are, where the list says so."""

    right: int = 0
    wrong: int = 0
    unsure: int = 0
    of: int | None = None

    @property
    def judged(self) -> int:
        """Those that were found right or wrong."""
        return self.right + self.wrong


@dataclass(slots=True)
class Judged:
    """What was read of judged lists.

    ``kinds`` are how many records there are of each kind, ``missed`` how many people added, ``waiting`` corrections of records
    whose confidence is yet to be looked up, by text.
    """

    counts: dict[tuple[str, str], Count] = field(default_factory=lambda: defaultdict(Count))
    kinds: dict[str, int | None] = field(default_factory=dict)
    missed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    open: int = 0
    corrected: int = 0
    problems: list[str] = field(default_factory=list)
    waiting: dict[str, list[Correction]] = field(default_factory=lambda: defaultdict(list))
    _seen: dict[Key, Judgement] = field(default_factory=dict)

    def read(self, path: str) -> None:
        """Count a work list (.jsonl, .csv) or a file of corrections; raises ReportkitError where it cannot be read."""
        if path.lower().endswith(".xlsx"):
            raise ReportkitError("is a workbook", path=path, stage="read", hint="save the sheet as CSV (UTF-8)")
        data = bytes_of(path)
        rows = _table(data, path) if path.lower().endswith((".csv", ".tsv")) else parse(data.split(b"\n"), path)
        empty = True
        for number, row in rows:
            empty = False
            place = f"{path}:{number}"
            if isinstance(row, ReportkitError):
                self.problems.append(str(row))
            elif "action" in row:
                self._correction(row, place)
            else:
                self._verdict(row, place)
        if empty:
            raise ReportkitError("holds nothing judged", path=path, stage="read", hint="reportkit review IN --sample N")

    def look_up(self, sourced: Sourced) -> None:
        """Count the corrections that wait for this report by the confidence that its records have."""
        for correction in self.waiting.pop(sourced.report.source.text_sha256, ()):
            found = found_for(correction, sourced.data[correction.kind])
            known = found[0] if len(found) == 1 and not is_reviewed(found[0]) else None
            self._count(correction, UNKNOWN if known is None else known.get("confidence") or NONE)

    def finish(self) -> None:
        """Count what still waits, of unknown confidence."""
        for corrections in self.waiting.values():
            for correction in corrections:
                self._count(correction, UNKNOWN)
        self.waiting.clear()

    def _correction(self, row: Data, place: str) -> None:
        said = said_of(row, place)
        if isinstance(said, ReportkitError):
            self.problems.append(str(said))
            return
        correction = said.correction
        if correction.action is Deed.ADD:
            self.corrected += 1
            self.missed[str(correction.kind)] += 1
            return
        seen = correction.record
        if seen is not None and "rule" in seen and not is_reviewed(seen):
            self._count(correction, seen.get("confidence") or NONE)
        else:
            self.waiting[correction.text_sha256].append(correction)

    def _count(self, correction: Correction, level: str) -> None:
        """A record that was accepted is right; one that was rejected, or changed in whatever field, is wrong, once."""
        c = correction
        key = (c.text_sha256, str(c.kind), c.start, c.end, c.id or "")
        verdict = Judgement.RIGHT if c.action is Deed.ACCEPT else Judgement.WRONG
        before = self._seen.get(key)
        if before is Judgement.WRONG or before is verdict:
            return
        count = self.counts[str(c.kind), level]
        if before is None:
            self.corrected += 1
        else:
            count.right -= 1
        self._seen[key] = verdict
        _tally(count, verdict)

    def _verdict(self, row: Data, place: str) -> None:
        kind, level, word = row.get("kind"), row.get("confidence") or NONE, row.get("verdict")
        if kind not in RECORD_KINDS or level not in LEVELS or "verdict" not in row:
            hint = f"a list of review --sample, with columns {', '.join(WORK_LIST.names[:4])}"
            self.problems.append(str(ReportkitError("is no line of a work list", path=place, stage="read", hint=hint)))
            return
        count = self.counts[kind, level]
        count.of = _number(row.get("of")) or count.of
        self.kinds[kind] = _number(row.get("of_kind")) or self.kinds.get(kind)
        if word is None or not str(word).strip():
            self.open += 1
            return
        verdict = WORDS.get(str(word).strip().lower())
        if verdict is None:
            known = ", ".join(WORDS)
            self.problems.append(
                str(ReportkitError(f"verdict {word!r} is not known", path=place, stage="read", hint=known))
            )
            return
        _tally(count, verdict)

    def rows(self) -> Iterator[dict[str, Any]]:
        """By kind and confidence, and of a kind as a whole where it is known how many of each there are."""
        for kind in (str(kind) for kind in RecordKind):
            strata = {level: self.counts[kind, level] for level in (*LEVELS, UNKNOWN) if (kind, level) in self.counts}
            for level, count in strata.items():
                if count.judged or count.unsure:
                    yield _told(kind, level, count)
            known = [(c.right, c.judged, c.of) for c in strata.values() if c.judged and c.of is not None]
            if len(known) == len(strata) > 1 and sum(of or 0 for _, _, of in known) == self.kinds.get(kind):
                share, low, high = weighted([(right, judged, of or 0) for right, judged, of in known])
                right, wrong, unsure = (sum(getattr(c, name) for c in strata.values()) for name in VERDICTS)
                whole = Count(right, wrong, unsure, sum(of or 0 for _, _, of in known))
                yield _told(kind, ALL, whole) | {"share": share, "low": low, "high": high}


def _number(value: Any) -> int | None:
    return int(value) if isinstance(value, int | str) and str(value).isdecimal() else None


def _tally(count: Count, verdict: Judgement) -> None:
    setattr(count, verdict.value, getattr(count, verdict.value) + 1)


def _told(kind: str, level: str, count: Count) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": kind, "confidence": level, "share": None, "low": None, "high": None}
    if count.judged:
        told["share"] = round(count.right / count.judged, 4)
        told["low"], told["high"] = interval(count.right, count.judged)
    return told | {"right": count.right, "wrong": count.wrong, "unsure": count.unsure, "of": count.of}


def _table(data: bytes, path: str) -> Iterator[tuple[int, Data | ReportkitError]]:
    """Rows of a CSV file as a spreadsheet saves it, with their lines; heads in English or Chinese."""
    try:
        text = decode(data).text
    except ReportkitError as error:
        raise error.at(path) from None
    lines = text.splitlines(keepends=True)
    names = {column.zh: column.name for column in WORK_LIST.columns}
    reader = csv.DictReader(lines, delimiter=max(",\t;", key=lines[0].count) if lines else ",")
    try:
        for row in reader:
            told = {names.get(name, name): value for name, value in row.items() if name is not None}
            if any(value for value in told.values()):
                yield reader.line_num, told | _record(told)
    except csv.Error as error:
        raise ReportkitError(
            f"cannot be read as CSV ({error})", path=path, stage="read", hint="save it as CSV (UTF-8)"
        ) from error


def _record(row: Data) -> Data:
    try:
        return {"record": orjson.loads(row.get("record") or "null")}
    except orjson.JSONDecodeError:
        return {}
