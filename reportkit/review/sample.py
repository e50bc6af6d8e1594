"""Records drawn to be judged, of each kind and confidence alike, as a work list (抽样核查)."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import orjson

from reportkit.dataset.columns import SEPARATOR, Column, Table
from reportkit.dataset.source import Sourced
from reportkit.dataset.tables.definitions import Field, record_fields
from reportkit.dataset.tables.sentences import cite
from reportkit.dataset.write.base import Row
from reportkit.models import Report
from reportkit.models.corrections import Judgement, RecordKind
from reportkit.models.enums import Confidence
from reportkit.review.draft import Data, is_reviewed

NONE = "none"  # the stratum of records without confidence
LEVELS = (*reversed([str(level) for level in Confidence]), NONE)  # the doubtful first
UNTOLD = ("rule", "section", "confidence", "heading", "text")  # what does not help to judge, or stands beside
Stratum = tuple[str, str]


@dataclass(order=True)
class _Drawn:
    """A record with its lot; the greatest lot of those kept stands first in the heap."""

    minus_lot: int
    row: Data = field(compare=False)


@dataclass(slots=True)
class Sample:
    """The records with the lowest lots of every stratum; a lot depends on seed, text, kind, place and what is told apart.

    So the same records are drawn in whatever order the reports come, and of more reports mostly the same ones.
    """

    size: int
    kinds: Sequence[str]
    seed: int
    _kept: dict[Stratum, list[_Drawn]] = field(default_factory=dict)
    _sizes: dict[Stratum, int] = field(default_factory=dict)

    def add(self, sourced: Sourced) -> None:
        """Have the records of a report take part; those that a person has set do not."""
        digest = sourced.report.source.text_sha256
        for kind in self.kinds:
            for model, record in zip(getattr(sourced.report, kind), sourced.data[kind], strict=True):
                if is_reviewed(record):
                    continue
                stratum = kind, record.get("confidence") or NONE
                self._sizes[stratum] = self._sizes.get(stratum, 0) + 1
                evidence = record["evidence"]
                name = f"{self.seed} {digest} {kind} {evidence['start']} {evidence['end']} {record['id']}"
                lot = int.from_bytes(sha256(name.encode()).digest()[:8])
                heap = self._kept.setdefault(stratum, [])
                if len(heap) == self.size and -lot < heap[0].minus_lot:
                    continue
                drawn = _Drawn(-lot, _row(sourced.report, kind, record, sourced.report.sentence(model)))
                (heapq.heappush if len(heap) < self.size else heapq.heapreplace)(heap, drawn)

    def rows(self) -> list[Data]:
        """The work list: as many of each stratum, those that have fewer leaving room for others; mixed by lot within a kind."""
        shares = shared(self.size, self._sizes)
        rows = []
        for kind in self.kinds:
            drawn: list[_Drawn] = []
            whole = sum(size for (other, _), size in self._sizes.items() if other == kind)
            for stratum, kept in self._kept.items():
                if stratum[0] == kind:
                    best = sorted(kept, reverse=True)[: shares[stratum]]
                    for one in best:
                        one.row["of"], one.row["of_kind"] = self._sizes[stratum], whole
                    drawn += best
            rows += [one.row for one in sorted(drawn, reverse=True)]
        return rows


def shared(size: int, sizes: dict[Stratum, int]) -> dict[Stratum, int]:
    """How many are drawn of each stratum: alike, but no more than there are; what is over goes to the doubtful first."""
    shares = dict.fromkeys(sizes, 0)
    left = min(size, sum(sizes.values()))
    order = sorted(sizes, key=lambda stratum: (LEVELS.index(stratum[1]), stratum[0]))
    while left:
        for stratum in order:
            if left and shares[stratum] < sizes[stratum]:
                shares[stratum] += 1
                left -= 1
    return shares


def _row(report: Report, kind: str, record: Data, sentence: str | None) -> Data:
    evidence = record["evidence"]
    return {
        "text_sha256": report.source.text_sha256,
        "path": report.source.path,
        "kind": kind,
        "id": record["id"],
        "confidence": record.get("confidence"),
        "of": 0,
        "of_kind": 0,
        "start": evidence["start"],
        "end": evidence["end"],
        "evidence": evidence["text"],
        "sentence": sentence,
        "cite": cite(sentence or evidence["text"], report, evidence["start"]),
        "record": record,
        "verdict": None,
        "note": "",
    }


def told(kind: str, record: Data) -> str:
    """What a record says, to be judged: labels and values of the fields that say something."""
    parts = []
    for known in record_fields()[kind]:
        value = _value(record, known)
        if known.path[0] not in UNTOLD and value not in (None, False, "", []):
            parts.append(f"{known.column.zh or known.column.name} {_label(value, known)}")
    return f"{SEPARATOR} ".join(parts)


def _value(record: Data, known: Field) -> Any:
    value: Any = record
    for key in known.path:
        value = None if value is None else value.get(key)
    return value


def _label(value: Any, known: Field) -> str:
    labels = dict(known.column.labels)
    if isinstance(value, list):
        return "、".join(labels.get(one, str(one)) for one in value)
    if value is True:
        return "是"
    return f"{labels[value]} ({value})" if value in labels else str(value)


VERDICTS = tuple((str(verdict), verdict.label) for verdict in Judgement)
WORK_LIST = Table(
    "worklist",
    (),
    (
        Column("verdict", "string", "right | wrong | unsure, to be filled in", "判断", VERDICTS),
        Column("note", "string", "What is wrong, to be filled in", "说明"),
        Column("kind", "string", "Kind of the record", "类别", tuple((str(k), k.label) for k in RecordKind), True),
        Column("confidence", "string", "What the program thinks of it", "把握程度", tuple((str(c), c.label) for c in Confidence)),
        Column("says", "string", "What the record says", "记录内容", (), True),
        Column("evidence", "string", "The characters it came from", "原文", (), True),
        Column("sentence", "string", "The whole sentence", "完整原句"),
        Column("cite", "string", "To be pasted", "引用", (), True),
        Column("of", "integer", "How many such records there are, of kind and confidence", "同类同把握总数", (), True),
        Column("of_kind", "integer", "How many there are of the kind", "该类别总数", (), True),
        Column("path", "string", "File of the report", "文件"),
        Column("text_sha256", "string", "Digest of its text", "文本摘要", (), True),
        Column("id", "string", "Id of the record in the report", "编号", (), True),
        Column("start", "integer", "First character of the evidence", "起点", (), True),
        Column("end", "integer", "One past the last", "终点", (), True),
        Column("record", "string", "The record as JSON", "记录", (), True),
    ),
    "Records to be judged",
    "核查清单",
)  # fmt: skip


def table_rows(rows: Iterable[Data]) -> Iterator[Row]:
    """Rows of ``WORK_LIST``."""
    for row in rows:
        cells = row | {"says": told(row["kind"], row["record"]), "record": orjson.dumps(row["record"]).decode()}
        yield tuple(None if cells[name] == "" else cells[name] for name in WORK_LIST.names)
