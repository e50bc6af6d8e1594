"""JSON Schema 2020-12 of the report and of each record kind."""

from __future__ import annotations

from typing import Any

from reportkit.models.corrections import Correction
from reportkit.models.enums import Labelled
from reportkit.models.report import RECORD_KINDS, SCHEMA_VERSION, Report
from reportkit.models.shared import Closed

BASE = "https://reportkit.dev/schemas"
KINDS: dict[str, type[Closed]] = {"report": Report, **RECORD_KINDS}
CORRECTIONS = "corrections"  # a line of a file that people write


def json_schema(kind: str = "report") -> dict[str, Any]:
    """Schema of ``kind``, a key of ``KINDS`` or ``CORRECTIONS``; raises KeyError for another name.

    Closed lists carry their Chinese labels under ``x-labels``.
    """
    model = Correction if kind == CORRECTIONS else KINDS[kind]
    body = model.model_json_schema(mode="serialization", by_alias=True)
    labels = {cls.__name__: {m.value: m.label for m in cls} for cls in Labelled.__subclasses__()}
    for name, definition in body.get("$defs", {}).items():
        if name in labels:
            definition["x-labels"] = labels[name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{BASE}/{SCHEMA_VERSION}/{kind}.json",
        **body,
    }
