"""Rules within one report. All take a report that keeps the schema and give ``place: what`` for each breach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from reportkit.models import RECORD_KINDS
from reportkit.validation.source import evidences

Data = dict[str, Any]
CODES = {
    "national": "100000",
    "province": r"(?!10)\d{2}0000",
    "prefecture": r"\d{2}(?!00)\d{2}00",
    "county": r"\d{4}(?!00)\d{2}",
    "township": r"\d{2}(?!0000)\d{4}",  # of the county, or of the city without counties
}


def broken_rules(data: Data) -> list[str]:
    """Every breach, in the order of the rules below."""
    rules = (_ids, _sections, _spans, _references, _values, _region, _wholes, _meetings, _suggestions)
    return list(chain.from_iterable(rule(data) for rule in rules))


def _records(data: Data) -> Iterator[tuple[str, Data]]:
    for kind in RECORD_KINDS:
        for index, record in enumerate(data[kind]):
            yield f"{kind}[{index}]", record


def _ids(data: Data) -> Iterator[str]:
    seen: set[str] = set()
    others = ((f"{key}[{i}]", item) for key in ("sections", "checks") for i, item in enumerate(data[key]))
    for place, item in chain(others, _records(data)):
        if item["id"] in seen:
            yield f"{place}.id: {item['id']!r} is used twice"
        seen.add(item["id"])


def _sections(data: Data) -> Iterator[str]:
    by_id = {section["id"]: section for section in data["sections"]}
    for index, section in enumerate(data["sections"]):
        place = f"sections[{index}]"
        if not section["start"] < section["end"] <= data["source"]["chars"]:
            yield f"{place}: start {section['start']}, end {section['end']} are no span of the text"
        if section["parent"] is None:
            continue
        parent = by_id.get(section["parent"])
        if parent is None:
            yield f"{place}.parent: there is no section {section['parent']!r}"
        elif not parent["start"] <= section["start"] <= section["end"] <= parent["end"]:
            yield f"{place}: lies outside its parent {parent['id']!r}"
        elif section["level"] <= parent["level"]:
            yield f"{place}.level: {section['level']} is not below its parent's {parent['level']}"


def _spans(data: Data) -> Iterator[str]:
    for place, evidence in evidences(data):
        start, end = evidence["start"], evidence["end"]
        if not start < end <= data["source"]["chars"]:
            yield f"{place}: start {start}, end {end} are no span of the text"
        elif len(evidence["text"]) != end - start:
            yield f"{place}: text has {len(evidence['text'])} characters, start and end say {end - start}"


def _references(data: Data) -> Iterator[str]:
    figures = {figure["id"] for figure in data["figures"]}
    sections = {section["id"]: section for section in data["sections"]}
    for place, record in _records(data):
        section = sections.get(record["section"])
        if section is None:
            yield f"{place}.section: there is no section {record['section']!r}"
        elif not section["start"] <= record["evidence"]["start"] < section["end"]:
            yield f"{place}.section: the evidence lies outside section {record['section']!r}"
        for key in ("figure", "base", "part_of"):
            if record.get(key) is not None and record[key] not in figures:
                yield f"{place}.{key}: there is no figure {record[key]!r}"
    for kind in ("tasks", "checks"):
        for index, item in enumerate(data[kind]):
            for name in item["figures"]:
                if name not in figures:
                    yield f"{kind}[{index}].figures: there is no figure {name!r}"
    for index, check in enumerate(data["checks"]):
        if check["whole"] is not None and check["whole"] not in check["figures"]:
            yield f"checks[{index}].whole: {check['whole']!r} is none of its figures"


def _wholes(data: Data) -> Iterator[str]:
    """``part_of`` leads up and never round; a part's ``base`` and what a check calls its whole say the same."""
    above = {figure["id"]: figure["part_of"] for figure in data["figures"]}
    chains: dict[str, list[str]] = {}
    for index, figure in enumerate(data["figures"]):
        chain, at = [figure["id"]], above.get(figure["id"])
        while at is not None and at not in chain:
            chain.append(at)
            at = above.get(at)
        if at is not None:
            yield f"figures[{index}].part_of: {figure['id']!r} is part of itself"
        chains[figure["id"]] = chain
    for index, record in enumerate(data["suggestions"]):
        whole = above.get(record["figure"])
        if whole is not None and record["base"] != whole:
            yield f"suggestions[{index}].base: {record['base']!r}, its figure is part of {whole!r}"
    for index, check in enumerate(data["checks"]):
        for name in check["figures"] if check["whole"] is not None else ():
            if above.get(name) is not None and name != check["whole"] and check["whole"] not in chains[name]:
                yield f"checks[{index}].whole: {check['whole']!r}, its figure {name!r} is part of {above[name]!r}"


def _values(data: Data) -> Iterator[str]:
    for index, figure in enumerate(data["figures"]):
        if figure["value_max"] is not None and figure["value"] > figure["value_max"]:
            yield f"figures[{index}]: value {figure['value']} is above value_max {figure['value_max']}"
    for place, record in _records(data):
        period = record.get("period")
        if period and period["from"] is not None and period["to"] is not None and period["from"] > period["to"]:
            yield f"{place}.period: from {period['from']} is after to {period['to']}"
    meta = data["meta"]
    if meta["review_from"] is not None and meta["review_to"] is not None and meta["review_from"] > meta["review_to"]:
        yield f"meta.review_from: {meta['review_from']} is after review_to {meta['review_to']}"


def _region(data: Data) -> Iterator[str]:
    meta = data["meta"]
    code, level, key = meta["region"]["adcode"], meta["region"]["level"], meta["key"]
    if code is not None:
        if meta["region_candidates"]:
            yield f"meta.region_candidates: given, though adcode is {code!r}"
        if level is not None and not re.fullmatch(CODES[level], code):
            yield f"meta.region.adcode: {code!r} is no code of level {level}"
    if key is not None and (code is None or not key.startswith(code) or f"/{meta['organ']}/" not in key):
        yield f"meta.key: {key!r} is not that of {meta['organ']} in {code}"


def _figure_agrees(place: str, record: Data, value: float | None, figures: dict[str, Data]) -> Iterator[str]:
    if value is None:
        return
    if record["figure"] is None:
        yield f"{place}.figure: a number without its figure"
        return
    figure = figures.get(record["figure"])
    if figure is None:
        return  # told by _references
    if figure["value"] != value:
        yield f"{place}: says {value}, its figure {figure['id']!r} says {figure['value']}"
    inner, outer = figure["evidence"], record["evidence"]
    if not (outer["start"] < inner["end"] and inner["start"] < outer["end"]):
        yield f"{place}.evidence: does not hold the numeral of figure {figure['id']!r}"


def _meetings(data: Data) -> Iterator[str]:
    figures = {figure["id"]: figure for figure in data["figures"]}
    for index, meeting in enumerate(data["meetings"]):
        yield from _figure_agrees(f"meetings[{index}]", meeting, meeting["count"], figures)


def _suggestions(data: Data) -> Iterator[str]:
    figures = {figure["id"]: figure for figure in data["figures"]}
    for index, record in enumerate(data["suggestions"]):
        place = f"suggestions[{index}]"
        given = [key for key in ("count", "rate", "quantifier") if record[key] is not None]
        if len(given) != 1:
            yield f"{place}: exactly one of count, rate, quantifier is wanted, {' and '.join(given) or 'none'} is given"
        value = record["count"] if record["count"] is not None else record["rate"]
        yield from _figure_agrees(place, record, value, figures)
