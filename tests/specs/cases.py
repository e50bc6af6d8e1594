"""Specification cases: a sentence in a minimal report, and the records that it must give."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportkit.pipeline import build
from reportkit.specimen import wrapped
from reportkit.text.fold import fold

HERE = Path(__file__).parent
KNOWN = HERE / "known_failures.json"
FORMS = HERE / "forms.toml"
COMPARED = {
    "figures": (
        *(
            "value",
            "value_max",
            "unit",
            "approx",
            "change",
            "per",
            "category",
            "status",
            "measure",
            "pooled",
            "part_of",
        ),
        *("actor", "denied", "period"),
    ),
    "meetings": ("body", "count", "name", "per", "pooled", "status", "topic", "actor", "period"),
    "suggestions": (
        *("kind", "action", "also", "aspect", "count", "rate", "quantifier", "base", "per", "title", "actor", "status"),
        *("denied", "period"),
    ),
    "law_inspections": ("law", "mode", "status", "initiative", "period"),
    "laws": ("name", "role", "status", "title", "kind"),
    "tasks": ("text", "acts"),
    "shortcomings": ("text",),
    "oversight": ("form", "topic", "status", "venue", "target", "first_time", "period"),
    "unclaimed": ("kind",),
}
LOOSE = ("tasks", "shortcomings")
NULL_UNLESS_GIVEN = ("value_max", "count", "rate")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Case:
    """One case; ``expect`` maps a record kind (or ``meta``) to what the text must give, completely."""

    id: str
    form: str
    text: str
    part: str
    organ: str
    year: int
    expect: dict[str, Any]
    note: str = ""
    shows: tuple[str, ...] = ()  # forms of forms.toml that the text has
    near: tuple[str, ...] = ()  # forms that it only looks like


@dataclass
class Miss:
    """What a case expected of one kind and what it got instead."""

    kind: str
    expected: list[str] = field(default_factory=list)
    got: list[str] = field(default_factory=list)


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    """All cases, in the order of the files."""
    paths = sorted(p for p in HERE.glob("*.json") if p != KNOWN)
    return tuple(case for path in paths for case in read_cases(path))


def read_cases(path: Path) -> list[Case]:
    """The cases of one file."""
    return [Case(**row) for row in json.loads(path.read_text(encoding="utf-8"))]


def known_failures() -> dict[str, str]:
    """Ids of cases that fail today, with the reason."""
    loaded: dict[str, str] = json.loads(KNOWN.read_text(encoding="utf-8"))
    return loaded


def forms() -> dict[str, str]:
    """Forms of speech that the cases must show, as ``group.form``, and what each is."""
    groups: dict[str, dict[str, str]] = tomllib.loads(FORMS.read_text(encoding="utf-8"))
    return {f"{group}.{name}": says for group, named in groups.items() for name, says in named.items()}


def misses(case: Case) -> list[Miss]:
    """Kinds of ``case`` that came out wrong; empty when it holds."""
    return misses_in(case, build(wrapped_of(case)[0], {}))


def wrapped_of(case: Case) -> tuple[str, int]:
    """The minimal report of a case, and where its text begins in it."""
    return wrapped(case.text, case.part, case.organ, case.year)


def misses_in(case: Case, report: dict[str, Any]) -> list[Miss]:
    """The same of the ``report`` that its text gave."""
    start = wrapped_of(case)[1]
    found = []
    for kind, expected in case.expect.items():
        if kind == "meta":
            miss = _compare_meta(expected, report["meta"])
        else:
            inside = [
                _referring(r, report) for r in report[kind] if start <= r["evidence"]["start"] < start + len(case.text)
            ]
            if kind == "suggestions" and not any(row.get("quantifier") for row in expected):
                # The cases were written for numbers; what is said without one is compared where a case asks for it.
                inside = [r for r in inside if r["quantifier"] is None]
            wanted = [dict(row) for row in expected]
            miss = _compare(kind, case.text, start, wanted, inside)
        if miss.expected or miss.got:
            found.append(miss)
    return found


def _referring(record: dict[str, Any], report: dict[str, Any]) -> dict[str, Any]:
    """A record with the words of the figures that it refers to in place of their ids."""
    named = {key: record[key] for key in ("part_of", "base") if record.get(key) is not None}
    if not named:
        return record
    words = {figure["id"]: figure["evidence"]["text"] for figure in report["figures"]}
    return record | {key: words[name] for key, name in named.items()}


def _compare_meta(expected: dict[str, Any], meta: dict[str, Any]) -> Miss:
    got = dict(meta)
    got["region"] = (meta["region"] or {}).get("name")
    miss = Miss("meta")
    for name, value in expected.items():
        if got[name] != value:
            miss.expected.append(f"{name}={value}")
            miss.got.append(f"{name}={got[name]}")
    return miss


def _compare(kind: str, text: str, start: int, expected: list[dict[str, Any]], got: list[dict[str, Any]]) -> Miss:
    """Pair expected and found records one to one; what is left over or differs is a miss.

    Of ``unclaimed`` a case names what must be listed; of what else is listed only a denial is a miss.
    """
    rest = list(got)
    miss = Miss(kind)
    last = -1
    for row in expected:
        near = [r for r in rest if kind in LOOSE or _overlaps(row["text"], text, start, r)]
        if kind == "unclaimed":
            near = [r for r in near if r["kind"] == row["kind"]]
        best = min(near, key=lambda r: (len(_differences(kind, row, r)), r["evidence"]["start"]), default=None)
        if best is None or (kind in LOOSE and _differences(kind, row, best)):
            miss.expected.append(_line(row, row))
            continue
        rest.remove(best)
        wrong = _differences(kind, row, best)
        if kind == "figures" and best["evidence"]["start"] < last:
            wrong.append("order")
        last = best["evidence"]["start"]
        if wrong:
            miss.expected.append(_line(row, {k: row.get(k) for k in wrong}))
            miss.got.append(_line({"text": best["evidence"]["text"]}, {k: _field(k, best.get(k)) for k in wrong}))
    if kind == "unclaimed":
        rest = [r for r in rest if r["kind"] == "denied"]
    miss.got.extend(_line({"text": r["evidence"]["text"]}, _shown(kind, r)) for r in rest)
    return miss


def _overlaps(piece: str, text: str, start: int, record: dict[str, Any]) -> bool:
    """Whether a place where ``piece`` stands (as a whole numeral, if it is one) overlaps the evidence."""
    first, last = record["evidence"]["start"] - start, record["evidence"]["end"] - start
    edge = r"[\d零一二三四五六七八九十百千.]"
    pattern = re.escape(piece)
    if re.match(edge, piece):
        pattern = rf"(?<!{edge}){pattern}"
    return any(m.start() < last and first < m.end() for m in re.finditer(pattern, text))


def _differences(kind: str, row: dict[str, Any], record: dict[str, Any]) -> list[str]:
    wrong = []
    for name in COMPARED[kind]:
        given = name in row or (name in NULL_UNLESS_GIVEN and name in record)
        if given and _field(name, row.get(name)) != _field(name, record.get(name)):
            wrong.append(name)
    return wrong


def _field(name: str, value: Any) -> Any:
    if name == "law":
        title = value["name"] if isinstance(value, dict) else value
        return re.sub("[《》“”]|中华人民共和国", "", fold(title))
    if name == "acts" and value is not None:
        return [[act["form"], act["object"]] if isinstance(act, dict) else act for act in value]
    if name == "period" and isinstance(value, dict):
        return [value["from"], value["to"], value["basis"]]
    if name in ("text", "topic", "title") and value is not None:
        return SPACE.sub("", value)
    return value


def _shown(kind: str, record: dict[str, Any]) -> dict[str, Any]:
    names = [
        n
        for n in COMPARED[kind]
        if n not in ("text", "measure", "actor", "period", "topic", "pooled", "part_of", "base", "also", "denied")
    ]
    return {name: _field(name, record.get(name)) for name in names if record.get(name) is not None}


def _line(row: dict[str, Any], fields: dict[str, Any]) -> str:
    told = ", ".join(f"{k}={v}" for k, v in fields.items() if k != "text")
    text = row["text"] if len(row["text"]) <= 50 else f"{row['text'][:49]}…"
    return f"{text} ({told})" if told else str(text)
