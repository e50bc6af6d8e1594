"""Peers side by side on the seeds: what each finds of the hand-labelled records, and its time.

    python benchmarks/peers.py [PEER]...

Each peer gets an environment of its own in build/peers, with the versions of ``peers.toml`` (network, minutes, 2 GB).

- numbers: labelled figures that a hit covers, together with no other labelled figure, and gives the value of; "spans" where a peer
  gives no values: then the hit alone counts
- with unit: of those, hits that reach over the unit
- day: reports whose day of delivery a hit gives; region: reports whose region a place is called by, alone or with what lies above
- laws: labelled names of laws (of the table, and of inspections) that a hit covers

What a peer gives where nothing is labelled is not held against it here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "peers"
TEXTS = sorted((ROOT / "seeds").glob("*.txt"))
GOLD = ROOT / "tests" / "gold"
HEAD = "| peer | numbers | with unit | day | region | laws | characters a second | loads, and reads a first text, in |"


def environment(peer: str, needs: list[str]) -> Path:
    """The Python of a peer's environment, made where it is not there."""
    python = BUILD / peer / "bin" / "python"
    if not (BUILD / peer / "installed").exists():
        venv.create(BUILD / peer, with_pip=True, clear=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *needs], check=True, stdout=sys.stderr)
        (BUILD / peer / "installed").touch()
    return python


def asked(python: Path, peer: str, texts: list[str]) -> list[dict[str, Any]]:
    """What a peer answers for each of its ways."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if peer == "reportkit":
        env["PYTHONPATH"] = str(ROOT)
    command = [str(python), str(ROOT / "benchmarks" / "peer.py"), peer]
    done = subprocess.run(command, input=json.dumps(texts).encode(), env=env, capture_output=True, check=False)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no word"]
        return [{"name": peer, "failed": reason[0][:150]}]
    return list(json.loads(done.stdout))


def scored(told: dict[str, Any], texts: list[str]) -> str:
    """The row of one way of a peer."""
    if "failed" in told:
        return f"| {told['name']} | does not run here: {told['failed'].replace('|', '/')} | | | | | | |"
    hits: list[list[Any]] = told["hits"]
    kinds = {hit[0] for hit in hits}
    gold = [json.loads((GOLD / "seeds" / f"{file.stem}.json").read_text(encoding="utf-8")) for file in TEXTS]
    laws = _laws(gold, texts)
    cells = ["–"] * 5
    if "number" in kinds:
        figures = [(i, figure) for i, report in enumerate(gold) for figure in report["figures"]]
        found = [(i, f, e) for i, f in figures if (e := _reach(hits, i, f, gold[i]["figures"])) is not None]
        with_unit = sum(bool(f.get("unit")) and f["unit"] in texts[i][f["start"] : end] for i, f, end in found)
        spans = "" if any(hit[4] is not None for hit in hits if hit[0] == "number") else " (spans)"
        cells[:2] = f"{len(found)} of {len(figures)}{spans}", str(with_unit)
    for cell, kind, wanted in (
        (2, "date", [g["meta"]["date"] for g in gold]),
        (3, "place", [g["meta"]["region"] for g in gold]),
    ):
        if kind in kinds:
            given = [[str(h[4]) for h in hits if h[0] == kind and h[1] == i] for i in range(len(gold))]
            right = sum(_says(kind, w, values) for w, values in zip(wanted, given, strict=True) if w)
            cells[cell] = f"{right} of {sum(map(bool, wanted))}"
    if "law" in kinds:
        cells[4] = f"{sum(_names(hits, *law) for law in laws)} of {len(laws)}"
    speed = sum(map(len, texts)) / told["seconds"]
    return f"| {told['name']} | {' | '.join(cells)} | {speed:,.0f} | {told['loaded']:.1f} s |"


def _reach(hits: list[list[Any]], i: int, figure: dict[str, Any], others: list[dict[str, Any]]) -> int | None:
    """Where a hit ends that gives this figure and no other of the text."""
    start, end = figure["start"], figure["end"]
    for what, number, first, last, value in hits:
        if what != "number" or number != i or not (first <= start and end <= last):
            continue
        alone = sum(first <= other["start"] < last for other in others) == 1
        if alone and (value is None or _number(value) == figure["value"]):
            return int(last)
    return None


def _laws(gold: list[dict[str, Any]], texts: list[str]) -> list[tuple[int, int, int]]:
    """Where labelled names of laws stand: those listed by eye, and those of inspections; without 《》."""
    rows = json.loads((GOLD / "laws.json").read_text(encoding="utf-8"))
    names = [file.name for file in TEXTS]
    found = {
        (names.index(name), row["start"], row["start"] + len(row["text"]))
        for row in rows
        if row["mention"] and (name := Path(row["file"]).name) in names
    }
    for i, report in enumerate(gold):
        for row in report["law_inspections"]:
            start = texts[i].find(row["law"], row["start"], row["end"])
            found |= {(i, start, start + len(row["law"]))} if start >= 0 else set()
    return sorted(found)


def _names(hits: list[list[Any]], text: int, start: int, end: int) -> bool:
    """Whether a hit is the name that stands there, with what belongs to it before and behind."""
    return any(what == "law" and i == text and first <= start and end <= last for what, i, first, last, _ in hits)


def _number(value: object) -> float | None:
    try:
        return float(str(value).replace(",", "").rstrip("%"))
    except ValueError:
        return None


def _says(kind: str, wanted: str, given: list[str]) -> bool:
    return any(value.startswith(wanted) if kind == "date" else value.endswith(wanted) for value in given)


def main() -> int:
    """Print the table in Markdown."""
    pinned: dict[str, list[str]] = tomllib.loads((ROOT / "benchmarks" / "peers.toml").read_text(encoding="utf-8"))
    texts = [file.read_text(encoding="utf-8") for file in TEXTS]
    print(HEAD + "\n" + "|---" * HEAD.count(" | ") + "|---|")
    for peer in sys.argv[1:] or ("reportkit", *pinned):
        try:
            python = Path(sys.executable) if peer == "reportkit" else environment(peer, pinned[peer])
        except subprocess.CalledProcessError as error:
            print(f"| {peer} | cannot be installed here (pip ended with {error.returncode}) | | | | | | |", flush=True)
            continue
        for told in asked(python, peer, texts):
            print(scored(told, texts), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
