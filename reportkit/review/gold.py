"""A corrected report as a labelled text, as ``evaluate`` reads it (人工标注文本)."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from reportkit.evaluate.score import META
from reportkit.review.draft import Data, is_reviewed

NUMERAL = re.compile(
    r"百分之百|[0-9０-９零〇一二三四五六七八九十百千万亿两半][0-9０-９零〇一二三四五六七八九十百千万亿两半.．点,，]*"
)
FIGURE = ("value", "value_max", "unit", "category", "subject", "approx", "change", "per", "pooled", "measure", "actor")
KEPT = ("status", "denied", "period")
SUGGESTION = ("kind", "action", "aspect", "also")


def stem_of(data: Data) -> str:
    """The name of the labelled text: that of the report's file without its extension, by which evaluate finds it."""
    path = data["source"]["path"]
    return PurePosixPath(path).stem if path else str(data["id"])


def gold_of(data: Data) -> Data:
    """``data`` as a labelled text. What no person has set is ``optional``: not asked for, and not wrong where it is found.

    What a person rejected is not in it, so it is wrong where it is found again.
    """
    meta = {name: data["meta"][name] for name in META if name != "region"}
    return {
        "id": stem_of(data),
        "meta": {"region": data["meta"]["region"]["name"], **meta},
        "figures": _figures(data),
        "named_meetings": [_at(m) | {"body": m["body"]} for m in data["meetings"] if m["count"] is None],
        "law_inspections": [
            _at(x) | {"law": x["law"]["name"]} | {key: x[key] for key in ("mode", "status", "initiative")}
            for x in data["law_inspections"]
        ],
        "tasks": [_at(x) for x in data["tasks"]],
        "shortcomings": [_at(x) for x in data["shortcomings"]],
        "oversight": [
            _at(x) | {key: x[key] for key in ("form", "venue", "target", "topic", "status")} for x in data["oversight"]
        ],
        "quantifiers": [
            _at(x) | {key: x[key] for key in ("kind", "action", "quantifier", "status", "actor")}
            for x in data["suggestions"]
            if x["quantifier"] is not None
        ],
    }


def unseen(gold: Data) -> int:
    """How many records of a labelled text no person has set."""
    return sum(bool(row.get("optional")) for rows in gold.values() if isinstance(rows, list) for row in rows)


def _figures(data: Data) -> list[Data]:
    """Figures with what their meeting or suggestion says of them; seen where each of these was."""
    meetings = {m["figure"]: m for m in data["meetings"] if m["figure"] is not None}
    suggestions = {s["figure"]: s for s in data["suggestions"] if s["figure"] is not None}
    rows = []
    for figure in data["figures"]:
        meeting, suggestion = meetings.get(figure["id"]), suggestions.get(figure["id"])
        seen = all(is_reviewed(record) for record in (figure, meeting, suggestion) if record is not None)
        row = _at(figure, seen=seen, numeral=True) | {key: figure[key] for key in (*FIGURE, *KEPT)}
        if (period := figure["period"]) is not None:
            row["period"] = [period["from"], period["to"], period["basis"]]
        if meeting is not None:
            row["body"] = meeting["body"]
        if suggestion is not None:
            row |= {key: suggestion[key] for key in SUGGESTION}
        rows.append(row)
    return rows


def _at(record: Data, *, seen: bool | None = None, numeral: bool = False) -> dict[str, Any]:
    """Where a record stands; of a figure the numeral alone, without 约 and 件."""
    start, end, text = (record["evidence"][key] for key in ("start", "end", "text"))
    if numeral and (match := NUMERAL.search(text)):
        start, end, text = start + match.start(), start + match.end(), match[0]
    seen = is_reviewed(record) if seen is None else seen
    return {"start": start, "end": end, "text": text} | ({} if seen else {"optional": True})
