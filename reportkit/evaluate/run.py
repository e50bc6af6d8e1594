"""Many reports against a folder of gold documents."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.evaluate.interval import interval
from reportkit.evaluate.matching import Record
from reportkit.evaluate.score import Counts, Error, Match, score
from reportkit.io.jsonl import reports
from reportkit.io.load import load_file
from reportkit.models import RECORD_KINDS
from reportkit.models.enums import Confidence

CORE = (
    "figures",
    "figures_typed",
    "meetings",
    "named_meetings",
    "suggestions",
    "suggestions_action",
    "law_inspections",
    "tasks",
    "shortcomings",
    "meta",
)


@dataclass(slots=True)
class Evaluation:
    """Sums over all documents."""

    documents: int = 0
    totals: dict[str, Counts] = field(default_factory=dict)
    by_category: dict[str, Counts] = field(default_factory=dict)
    by_rule: dict[str, Counts] = field(default_factory=dict)
    levels: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    errors: list[tuple[str, Error]] = field(default_factory=list)
    silent: int = 0
    asked: int = 0
    problems: list[str] = field(default_factory=list)

    def rows(self) -> dict[str, dict[str, Any]]:
        """Precision, recall and F1 with counts, by kind."""
        return {name: row(counts) for name, counts in self.totals.items()}

    @property
    def mean(self) -> float:
        """Mean F1 of the core kinds."""
        rows = self.rows()
        present: list[float] = [rows[name]["f1"] for name in CORE if name in rows]
        return round(sum(present) / max(1, len(present)), 4)

    def as_dict(self) -> dict[str, Any]:
        """Everything but the errors, as JSON types."""
        return {
            **self.rows(),
            "MEAN": {"f1": self.mean},
            "silent": {"missed_and_unlisted": self.silent, "of": self.asked},
            "by_category": {name: row(counts) for name, counts in self.by_category.items()},
            "by_rule": {name: row(counts) for name, counts in self.by_rule.items()},
            "by_confidence": self.by_confidence(),
        }

    def by_confidence(self) -> list[dict[str, Any]]:
        """By record kind and confidence: how many records, how many of them right as a whole, with a 95 % interval."""
        return [
            {"kind": kind, "confidence": level, "right": right, "of": of, "share": round(right / of, 4)}
            | dict(zip(("low", "high"), interval(right, of), strict=True))
            for kind in dict.fromkeys(kind for kind, _ in self.levels)
            for level in (*(c.value for c in Confidence), "null")
            for right, of in [self.levels.get((kind, level), (0, 0))]
            if of
        ]


def row(counts: Counts) -> dict[str, Any]:
    """Precision, recall, F1; of nothing predicted and nothing asked, all is right."""
    found, predicted, gold = counts
    precision = found / predicted if predicted else float(not gold)
    recall = found / gold if gold else float(not predicted)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    shares = {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4)}
    return {**shares, "tp": found, "pred": predicted, "gold": gold}


def evaluate(pred_path: str, gold_dir: str, texts: list[str]) -> Evaluation:
    """Score the reports of ``pred_path``; a report meets its gold file by the stem of its source path."""
    by_stem: dict[str, list[Record]] = defaultdict(list)
    for report in reports(pred_path):
        by_stem[Path(report["source"]["path"] or "").stem].append(report)
    result = Evaluation()
    golds = sorted(Path(gold_dir).glob("*.json"))
    if not golds:
        raise ReportkitError(
            "holds no gold (*.json)", path=gold_dir, stage="read", hint="name the folder of labelled reports"
        )
    for path in golds:
        gold = _gold(path)
        found = by_stem.get(gold["id"], [])
        if len(found) != 1:
            result.problems.append(f"{gold['id']}: {len(found)} reports, one is wanted")
        _add(result, gold, found[0] if found else {}, texts)
    return result


def _gold(path: Path) -> Record:
    try:
        gold = json.loads(path.read_bytes())
        if isinstance(gold, dict) and {"id", "meta", "figures"} <= gold.keys():
            return gold
        reason = "it has no id, meta, figures"
    except (OSError, ValueError) as error:
        reason = str(error)
    raise ReportkitError(f"is no gold document ({reason})", path=str(path), stage="read")


def _add(result: Evaluation, gold: Record, pred: Record, texts: list[str]) -> None:
    text = _text(gold["id"], pred, texts)
    if text is not None:
        wrong = sum(_not_a_slice(text, record) for kind in RECORD_KINDS for record in pred.get(kind, []))
        if wrong:
            result.problems.append(
                f"{gold['id']}: {wrong} records whose evidence is not the slice of the text that it says"
            )
    outcome = score(pred, gold, text)
    result.documents += 1
    for name, counts in outcome.counts.items():
        for key in (name, "meta") if name.startswith("meta.") else (name,):
            _sum(result.totals, key, counts)
    result.silent += outcome.silent
    result.asked += outcome.asked
    for level, (right, of) in outcome.levels.items():
        before = result.levels.get(level, (0, 0))
        result.levels[level] = (before[0] + right, before[1] + of)
    result.errors += [(gold["id"], error) for error in outcome.errors]
    _break_down(result, outcome.matches)


def _sum(sums: dict[str, Counts], key: str, counts: Counts) -> None:
    old = sums.get(key, (0, 0, 0))
    sums[key] = (old[0] + counts[0], old[1] + counts[1], old[2] + counts[2])


def _break_down(result: Evaluation, matches: dict[str, Match]) -> None:
    """Figures by category; every kind by rule (a miss has no rule, so recall by rule says nothing)."""
    typed = matches["figures_typed"]
    for pred, gold in typed.pairs:
        _sum(result.by_category, gold["category"], (1, 1, 1))
        _sum(result.by_rule, _rule("figures", pred), (1, 1, 1))
    for gold in typed.missed:
        _sum(result.by_category, gold["category"], (0, 0, 1))
    for pred in typed.spurious:
        _sum(result.by_category, pred.get("category") or "(none)", (0, 1, 0))
        _sum(result.by_rule, _rule("figures", pred), (0, 1, 0))
    for kind, match in matches.items():
        if kind.startswith("figures") or kind in ("suggestions_action", "law_inspections_mode"):
            continue
        for pred, _ in match.pairs:
            _sum(result.by_rule, _rule(kind, pred), (1, 1, 1))
        for pred in match.spurious:
            _sum(result.by_rule, _rule(kind, pred), (0, 1, 0))


def _rule(kind: str, record: Record) -> str:
    return f"{kind}: {record.get('rule') or '(none)'}"


def _not_a_slice(text: str, record: Record) -> bool:
    evidence = record.get("evidence") or {}
    return bool(text[evidence.get("start", 0) : evidence.get("end", 0)] != evidence.get("text"))


def _text(stem: str, pred: Record, folders: list[str]) -> str | None:
    """Text of a document: in the folders named, else where the report says it came from."""
    candidates = [str(Path(folder) / f"{stem}.txt") for folder in folders]
    source = pred.get("source", {})
    if source.get("path"):
        candidates.append(source["path"])
    for path in candidates:
        if os.path.isfile(path):  # noqa: PTH113 (Path.is_file raises where stat fails)
            document = load_file(path)
            if path in candidates[: len(folders)] or document.source["sha256"] == source.get("sha256"):
                return document.text
    return None
