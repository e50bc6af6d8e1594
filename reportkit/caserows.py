"""Records as a specification case states them (tests/specs): the fields that tell, and of these what is not the usual."""

from __future__ import annotations

from typing import Any

FIELDS = {
    "figures": (
        *("value", "value_max", "unit", "approx", "change", "per", "category", "status", "measure", "pooled", "actor"),
        *("denied", "period"),
    ),
    "meetings": ("body", "count", "per", "pooled"),
    "law_inspections": ("law", "mode", "status", "initiative"),
    "suggestions": ("kind", "action", "also", "aspect", "count", "rate", "per", "denied"),
    "tasks": (),
    "shortcomings": (),
    "oversight": ("form", "topic", "status"),
    "laws": ("name", "role", "status", "title", "kind"),
}
# What a case says only when it is not the usual.
USUAL: dict[str, Any] = {
    "value_max": None,
    "change": None,
    "per": None,
    "pooled": False,
    "denied": False,
    "also": [],
    "aspect": None,
    "actor": "own",
    "period": None,
    "rate": None,
}
WRITTEN_AS_SENTENCE = ("tasks", "shortcomings")


def case_row(kind: str, record: dict[str, Any]) -> dict[str, Any]:
    """What a case expects of a record of ``kind`` that comes out as it should."""
    row = {"text": record["text"] if kind in WRITTEN_AS_SENTENCE else record["evidence"]["text"]}
    for name in FIELDS[kind]:
        value = record.get(name)
        if name == "law" and value is not None:
            value = value["name"]
        elif name == "period" and value is not None:
            value = [value["from"], value["to"], value["basis"]]
        if name in USUAL and value == USUAL[name]:
            continue
        if name == "count" and value is None and kind == "suggestions":
            continue
        row[name] = value
    return row
