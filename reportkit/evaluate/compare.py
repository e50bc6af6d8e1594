"""What changed between two runs, whatever moved in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from reportkit.evaluate.agree import overlap, span
from reportkit.evaluate.matching import Record
from reportkit.models import RECORD_KINDS

_DIGITS = re.compile(r"[\d零〇一二三四五六七八九十百千万亿两.,]+")
_PLACES = ("id", "section", "start", "end")


@dataclass(frozen=True, slots=True)
class Change:
    """A record (or document, or meta) gained, lost or changed."""

    document: str
    kind: str
    what: Literal["gained", "lost", "changed"]
    text: str
    fields: tuple[tuple[str, Any, Any], ...] = ()


def compare(old: list[Record], new: list[Record]) -> Iterator[Change]:
    """Changes from ``old`` to ``new`` reports, by document and kind of record.

    Documents are the same by their text (``id``), else by the report's key and genre, else by their path, which names them, too.
    """
    before, after = _named(old), _named(new)
    pairs = _paired(old, new)
    kept = set(pairs.values())
    for place, (name, report) in enumerate(zip(before, old, strict=True)):
        if place not in kept:
            yield Change(name, "document", "lost", report["meta"].get("title") or "")
    for place, (name, report) in enumerate(zip(after, new, strict=True)):
        if place in pairs:
            yield from _reports(name, old[pairs[place]], report)
        else:
            yield Change(name, "document", "gained", report["meta"].get("title") or "")


def _named(reports: list[Record]) -> list[str]:
    """A name for each report: its path, else its id; the second of one name has #2."""
    seen: Counter[str] = Counter()
    names = []
    for report in reports:
        name = report["source"]["path"] or report["id"]
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return names


def _paired(old: list[Record], new: list[Record]) -> dict[int, int]:
    """The places of reports in ``new`` with those of the same document in ``old``; of several alike the one with its path first."""
    pairs: dict[int, int] = {}
    for same in (("id", "path"), ("id",), ("key", "genre", "path"), ("key", "genre"), ("path",)):
        waiting: dict[tuple[str, ...], list[int]] = {}
        for place in sorted(set(range(len(old))) - set(pairs.values()), reverse=True):
            waiting.setdefault(_told(old[place], same), []).append(place)
        for place in range(len(new)):
            told = _told(new[place], same)
            if place not in pairs and all(told) and waiting.get(told):
                pairs[place] = waiting[told].pop()
    return pairs


def _told(report: Record, names: tuple[str, ...]) -> tuple[str, ...]:
    """What tells which document a report is of; empty where it is not known."""
    told = {
        "id": report["id"],
        "path": report["source"]["path"],
        **{x: report["meta"].get(x) for x in ("key", "genre")},
    }
    return tuple(told[name] or "" for name in names)


def _reports(name: str, old: Record, new: Record) -> Iterator[Change]:
    fields = _differences(old["meta"], new["meta"])
    if fields:
        yield Change(name, "meta", "changed", new["meta"].get("title") or "", fields)
    same_text = old["source"]["text_sha256"] == new["source"]["text_sha256"]
    for kind in (*RECORD_KINDS, "checks", "unclaimed"):
        yield from _records(name, kind, _content(old, kind), _content(new, kind), same_text)


@dataclass(frozen=True, slots=True)
class _Item:
    """A record with its content: no offsets, and the text of a figure in place of its id."""

    record: Record
    content: Record
    text: str


def _content(report: Record, kind: str) -> list[_Item]:
    figures = {figure["id"]: figure["evidence"]["text"] for figure in report["figures"]}
    return [_Item(r, _strip(r, figures), r.get("evidence", {}).get("text", r.get("message", ""))) for r in report[kind]]


def _strip(value: Any, figures: dict[str, str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {k: _strip(v, figures, k) for k, v in value.items() if k not in _PLACES}
    if isinstance(value, list):
        return [_strip(item, figures, key) for item in value]
    if key in ("figure", "base", "part_of", "whole", "figures"):
        return figures.get(value, value)
    return value


def _records(name: str, kind: str, old: list[_Item], new: list[_Item], same_text: bool) -> Iterator[Change]:
    """Pair what is equal, then what is most likely the same record; the rest is lost or gained."""
    passes: list[Callable[[_Item, _Item], bool]] = [
        lambda a, b: a.content == b.content,
        lambda a, b: bool(a.text) and a.text == b.text,
        lambda a, b: same_text and "evidence" in a.record and overlap(span(a.record), span(b.record)),
        lambda a, b: _masked(a) == _masked(b),
    ]
    pairs: list[tuple[_Item, _Item]] = []
    for alike in passes:
        for item in list(old):
            partner = next((other for other in new if alike(item, other)), None)
            if partner is not None:
                pairs.append((item, partner))
                old = [i for i in old if i is not item]
                new = [i for i in new if i is not partner]
    for before, after in pairs:
        fields = _differences(before.content, after.content)
        if fields:
            yield Change(name, kind, "changed", after.text, fields)
    yield from (Change(name, kind, "lost", item.text) for item in old)
    yield from (Change(name, kind, "gained", item.text) for item in new)


def _masked(item: _Item) -> tuple[str, ...]:
    """What stays when a number changes: 常委会会议8次 and 常委会会议9次 are one record."""
    keys = ("subject", "body", "kind", "action", "form", "topic")
    return (_DIGITS.sub("#", item.text), *(str(item.content.get(key)) for key in keys))


def _differences(old: Record, new: Record, prefix: str = "") -> tuple[tuple[str, Any, Any], ...]:
    found: list[tuple[str, Any, Any]] = []
    for key in dict.fromkeys((*old, *new)):
        a, b = old.get(key), new.get(key)
        if isinstance(a, dict) and isinstance(b, dict):
            found += _differences(a, b, f"{prefix}{key}.")
        elif a != b:
            found.append((f"{prefix}{key}", a, b))
    return tuple(found)
