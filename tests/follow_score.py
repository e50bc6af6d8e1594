"""How well planned acts are followed to the next report: ``python -m tests.follow_score FOLDER`` (texts and links).

A folder holds ``NAME-YEAR.txt`` and ``NAME.json`` with links made by hand: {"links": [{"act": {report, start, end, text},
"status", "evidence": [...]}], "not_planned": [...]}. Each row of the program goes to the act whose words its planned words
overlap most, an act without a row before one that has some, and where one row is on several acts to each; rows on one act are
read together (one reported and one not: partly; one to look at: look).
An act on which there is no row, because the program saw none in the plan or did not find the next report, counts against recall (``unseen``). Acts that were
labelled ``vague`` are left out; a row that calls an act vague stands against recall as well.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportkit import extract_file
from reportkit.dataset.follow.pairs import Link, Pair, follow
from reportkit.dataset.source import Sourced


@dataclass
class Score:
    """Pairs (what was labelled, what was said) counted, and what went wrong, a line each."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    right_place: int = 0
    not_planned: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def share(self, labelled: str, said: str, of: str) -> float:
        """The share of ``of`` (labelled or said) that agrees."""
        column = 0 if of == "labelled" else 1
        total = sum(n for pair, n in self.counts.items() if pair[column] == (labelled, said)[column])
        return self.counts[labelled, said] / total if total else 1.0

    def total(self) -> int:
        """How many acts were labelled."""
        return sum(self.counts.values())

    def summary(self) -> dict[str, float]:
        """What is asked of the program."""
        look = sum(n for (_, said), n in self.counts.items() if said == "look")
        unseen = sum(n for (_, said), n in self.counts.items() if said in {"unseen", "vague"})
        listed = self.not_planned
        return {
            "links": self.total(),
            "reported_precision": self.share("reported", "reported", "said"),
            "reported_recall": self.share("reported", "reported", "labelled"),
            "partly_precision": self.share("partly", "partly", "said"),
            "partly_recall": self.share("partly", "partly", "labelled"),
            "not_mentioned_precision": self.share("not_mentioned", "not_mentioned", "said"),
            "not_mentioned_recall": self.share("not_mentioned", "not_mentioned", "labelled"),
            "look_share": look / max(self.total(), 1),
            "unseen_share": unseen / max(self.total(), 1),
            "right_place": self.right_place
            / max(self.counts["reported", "reported"] + self.counts["partly", "partly"], 1),
            "not_planned_recall": listed["met"] / max(listed["labelled"], 1),
            "not_planned_precision": listed["right"] / max(listed["said"], 1),
        }


def score(folder: Path) -> Score:
    """Follow the reports of ``folder`` and hold what is said against its links."""
    result = Score()
    for labels in sorted(folder.glob("*.json")):
        texts = sorted(folder.glob(f"{labels.stem}-*.txt"))
        _place(json.loads(labels.read_text(encoding="utf-8")), _pairs(texts), result)
    return result


def _pairs(texts: list[Path]) -> dict[str, Pair]:
    sources = []
    for path in texts:
        report = extract_file(path)
        sources.append(Sourced(report, report.text))
    names = {path.as_posix(): path.stem for path in texts}
    return {names[str(pair.plan.source.path)]: pair for pair in follow(sources)}


def _place(labels: dict[str, Any], pairs: dict[str, Pair], result: Score) -> None:
    plans = {link["act"]["report"] for link in labels["links"]}
    for name in sorted(plans):
        links = [link for link in labels["links"] if link["act"]["report"] == name]
        pair = pairs.get(name)
        followed = pair is not None and pair.following is not None
        for label, rows in _assigned(links, pair.links if pair is not None and followed else []):
            _count(label, rows, result)
        if pair is not None and pair.following is not None:
            following = Path(str(pair.following.source.path)).stem
            _not_planned([x for x in labels["not_planned"] if x["report"] == following], pair, result)


def _assigned(labels: list[dict[str, Any]], rows: list[Link]) -> list[tuple[dict[str, Any], list[Link]]]:
    """Each label with its rows."""
    closeness = []
    for r, row in enumerate(rows):
        for k, label in enumerate(labels):
            common = min(row.act.end, label["act"]["end"]) - max(row.act.start, label["act"]["start"])
            if common > 0:
                width = max(row.act.end, label["act"]["end"]) - min(row.act.start, label["act"]["start"])
                closeness.append((common / width, -r, -k))
    found: dict[int, list[Link]] = {k: [] for k in range(len(labels))}
    taken: set[int] = set()
    for lonely in (True, False):
        for _, r, k in sorted(closeness, reverse=True):
            if -r not in taken and not (lonely and found[-k]):
                taken.add(-r)
                found[-k].append(rows[-r])
    for _, r, k in sorted(closeness, reverse=True):
        if not found[-k]:  # one row on several acts, which the program did not tell apart
            found[-k].append(rows[-r])
    return [(label, found[k]) for k, label in enumerate(labels)]


def _said(rows: list[Link]) -> str:
    """What several rows say of one act."""
    said = {str(row.verdict.status) for row in rows}
    if len(said) > 1:
        said -= {"vague"}
    if len(said) <= 1:
        return next(iter(said), "unseen")
    if "look" in said:
        return "look"
    return "partly"


def _count(label: dict[str, Any], rows: list[Link], result: Score) -> None:
    if label["status"] == "vague":
        return
    said = _said(rows)
    result.counts[label["status"], said] += 1
    places = [(e["start"], e["end"]) for e in label["evidence"]]
    if said == label["status"] and said in {"reported", "partly"}:
        spans = [(row.verdict.start or 0, row.verdict.end or 0) for row in rows]
        result.right_place += any(s < b and a < e for s, e in spans for a, b in places)
    if said != label["status"]:
        told = " + ".join(e["text"] for e in label["evidence"])
        reasons = "; ".join(
            f"{row.act.kind} {row.act.name}: {row.verdict.status}, {row.verdict.reason}" for row in rows
        )
        result.lines.append(f"{label['status']} → {said}\t{label['act']['text']}\t{told}\t{reasons}")


def _not_planned(wanted: list[dict[str, Any]], pair: Pair, result: Score) -> None:
    said = [x.evidence for x in pair.not_planned]
    missed = [x for x in wanted if not any(y.start < x["end"] and x["start"] < y.end for y in said)]
    wrong = [x for x in said if not any(x.start < y["end"] and y["start"] < x.end for y in wanted)]
    result.not_planned.update(
        labelled=len(wanted), met=len(wanted) - len(missed), said=len(said), right=len(said) - len(wrong)
    )
    result.lines += [f"not planned, missed\t{x['text']}" for x in missed]
    result.lines += [f"not planned, too much\t{x.text}" for x in wrong]


def main() -> None:
    """Print the figures of a folder; with ``-v`` also what went wrong."""
    parser = argparse.ArgumentParser(description="How well planned acts are followed to the next report.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    asked = parser.parse_args()
    result = score(asked.folder)
    if asked.verbose:
        sys.stdout.write("".join(f"{line}\n" for line in sorted(result.lines)))
    for (labelled, said), n in sorted(result.counts.items()):
        sys.stdout.write(f"{labelled:>15} → {said:<15} {n}\n")
    for key, value in result.summary().items():
        sys.stdout.write(f"{key}: {value:.3f}\n" if value % 1 else f"{key}: {value:g}\n")


if __name__ == "__main__":
    main()
