"""The data of one report's page: its text in blocks, its records with their places, checks, what is left, what became of its plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from reportkit.checks.messages import in_chinese
from reportkit.dataset.follow.pairs import Pair
from reportkit.dataset.follow.rows import FOLLOW, NOT_PLANNED, follow_rows, not_planned_rows
from reportkit.dataset.overlaps import Overlaps
from reportkit.dataset.source import Sourced
from reportkit.dataset.tables.definitions import REPORTS, record_fields
from reportkit.dataset.tables.rows import ReportRows
from reportkit.dataset.tables.usable import Known, why_not
from reportkit.dataset.tables.years import year_of
from reportkit.models import RECORD_KINDS
from reportkit.models.sentences import Sentences
from reportkit.page.embed import plain

Data = dict[str, Any]
Considered = Callable[[str], Iterable[tuple[int, list[dict[str, str]]]]]
LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
MARKER = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[、）)．.]\s*|第[一二三四五六七八九十]{1,3}部分\s*")
TOLD = ("status", "reason", "kind", "form", "planned", "planned_value", "told_value", "start", "end", "record")
DONE = ("report", "id", "form", "topic", "sentence", "quote")
NEXT = ("next_report", "next_sentence", "next_start", "next_end", "next_record")


def report_data(sourced: Sourced, considered: Considered | None = None) -> Data:
    """All that the page of a report shows, in plain JSON types; what is null or empty is left out of the records.

    Offsets are code points of ``text``, which is null where it was not found. ``considered`` says of a text what else its
    numbers might have been, by their places.
    """
    data, text = sourced.data, sourced.text
    sentences = None if text is None else Sentences(text)
    meta = dict(zip(REPORTS.names, ReportRows(sourced).of_report(), strict=False))
    title = meta["title"]
    known = Known(data)
    records = [_record(kind, record, known, sentences) for kind in RECORD_KINDS for record in data[kind]]
    if considered is not None and text is not None:
        _tell(records, considered(text))
    return {
        "id": data["id"],
        "meta": {name: value for name, value in meta.items() if value is not None},
        "generator": f"{data['generator']['version']} · {data['generator']['rules']}",
        "named": f"《{title}》" if title else meta["path"],
        "text": None if text is None else plain(text),
        "blocks": [] if text is None else blocks(text, data["sections"]),
        "sections": [{k: v for k, v in section.items() if v is not None} for section in data["sections"]],
        "records": records,
        "checks": [check | {"message": [check["message"], in_chinese(check["message"])]} for check in data["checks"]],
        "unclaimed": [_placed(x, sentences) | {"kind": x["kind"], "reason": x["reason"]} for x in data["unclaimed"]],
        "warnings": data["warnings"],
        "numerals": data["numerals"],
    }  # fmt: skip


def _tell(records: list[Data], considered: Iterable[tuple[int, list[dict[str, str]]]]) -> None:
    """Have the figures know what else they might have been."""
    figures = [record for record in records if record["kind"] == "figures"]
    places = Overlaps((figure["start"], figure["end"]) for figure in figures)
    for at, others in considered:
        for number in places.at(at, at + 1):
            figures[number]["considered"] = others


def followed(pair: Pair) -> Data:
    """What became of a plan: its acts as in the table ``follow``, and what the next report tells besides, as in ``not_planned``."""
    acts = (dict(zip(FOLLOW.names, row, strict=True)) for row in follow_rows(pair))
    done = (dict(zip(NOT_PLANNED.names, row, strict=True)) for row in not_planned_rows(pair))
    return {
        "plan": [{name: act[name] for name in (*TOLD, *NEXT) if act[name] is not None} for act in acts],
        "not_planned": [{name: act[name] for name in DONE if act[name] is not None} for act in done],
    }


def blocks(text: str, sections: list[Data]) -> list[list[int]]:
    """The lines of ``text`` that hold something: start, end, level of the heading (0: none), and where a heading ends.

    A heading that runs into its paragraph ends within the line.
    """
    headings = sorted((s for s in sections if s["heading"]), key=lambda s: (s["start"], s["level"]))
    title = next((s for s in sections if s["role"] == "title"), None)
    found: list[list[int]] = []
    at = 0
    for line in LINE.finditer(text):
        if not line[0].strip("\ufeff \t\u00a0\u3000"):
            continue
        start, end = line.span()
        level, until = 0, start
        while at < len(headings) and headings[at]["start"] < end:
            heading = headings[at]
            at += 1
            if heading["start"] >= start:
                level, until = heading["level"] + 1, _end_of(text, heading, end)
        if title is not None and title["start"] <= start < title["end"]:
            level, until = 1, end
        found.append([start, end, level, until])
    return found


def _end_of(text: str, heading: Data, end: int) -> int:
    """Where the words of a heading end in the line that it begins, behind its number."""
    start = heading["start"]
    marker = MARKER.match(text, start, end)
    words = text.find(heading["heading"], start, end)
    if words < 0:
        return end
    last = words + len(heading["heading"])
    rest = text[last:end].strip("\u3000 。.：:*#")
    return last if rest and (marker is None or words <= marker.end()) else end


def _record(kind: str, record: Data, known: Known, sentences: Sentences | None) -> Data:
    year = year_of(kind, record, known.report["meta"])
    told = {"kind": kind, "id": record["id"], **_placed(record, sentences)}
    if year.year is not None:
        told["year"] = year.year
    told["basis"] = year.basis.value
    if reasons := [str(reason) for reason in why_not(kind, record, known)]:
        told["why_not"] = reasons
    told["values"] = values = {}
    for field in record_fields()[kind]:
        value: Any = record
        for key in field.path:
            value = None if value is None else value[key]
        if value not in (None, [], "") and value is not False:
            values[".".join(field.path)] = value
    if kind == "tasks":
        told["acts"] = [_placed(act, None) | {"form": act["form"]} for act in record["acts"]]
    return told


def _placed(record: Data, sentences: Sentences | None) -> Data:
    """Where something stands and in which sentence; without the text, its words."""
    evidence = record["evidence"]
    start, end = evidence["start"], evidence["end"]
    if sentences is None:
        return {"start": start, "end": end, "quote": evidence["text"]}
    return {"start": start, "end": end, "sentence": list(sentences.around(start, end))}
