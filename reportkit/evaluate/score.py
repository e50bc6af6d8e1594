"""One report against one gold document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from reportkit.evaluate import agree
from reportkit.evaluate.agree import Span, span
from reportkit.evaluate.matching import Record, matching

META = ("genre", "organ", "region", "congress", "session", "date", "speaker", "review_from", "review_to", "plan_year")
Counts = tuple[int, int, int]  # found, predicted, gold
Near = Callable[[Span, Span], bool]
Same = Callable[[Record, Record], bool]


@dataclass(frozen=True, slots=True)
class Error:
    """Something missed, spurious or wrong."""

    kind: str
    what: str
    record: Record


@dataclass(slots=True)
class Match:
    """How the records of one kind met the gold."""

    pairs: list[tuple[Record, Record]]
    missed: list[Record]
    spurious: list[Record]

    @property
    def counts(self) -> Counts:
        """Found, predicted, gold."""
        found = len(self.pairs)
        return found, found + len(self.spurious), found + len(self.missed)


@dataclass(slots=True)
class Outcome:
    """Counts by name and every error of one document; ``matches`` serve the breakdowns."""

    counts: dict[str, Counts] = field(default_factory=dict)
    matches: dict[str, Match] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)
    silent: int = 0
    asked: int = 0
    levels: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)  # kind, confidence → right, all

    def judge(self, kind: str, match: Match, whole: Same) -> None:
        """Counts the records of a kind by their confidence, and those of them that are right as a whole."""
        judged = [(pred, whole(pred, gold)) for pred, gold in match.pairs] + [(pred, False) for pred in match.spurious]
        for pred, right in judged:
            key = kind, pred.get("confidence") or "null"
            old = self.levels.get(key, (0, 0))
            self.levels[key] = (old[0] + right, old[1] + 1)
            if not right and key[1] == "sure":
                self.errors.append(Error(f"sure.{kind}", "wrong", pred))

    def match(self, name: str, preds: list[Record], golds: list[Record], near: Near, same: Same) -> Match:
        """Match one kind; optional gold is not asked for and takes up one prediction of its own."""
        asked = [gold for gold in golds if not gold.get("optional")]
        met = matching(preds, asked, lambda p, g: near(span(p), span(g)) and same(p, g))
        taken = set(met.values())
        rest = [pred for j, pred in enumerate(preds) if j not in taken]
        optional = [gold for gold in golds if gold.get("optional")]
        free = set(matching(rest, optional, lambda p, g: agree.overlap(span(p), span(g))).values())
        match = Match(
            [(preds[j], asked[i]) for i, j in met.items()],
            [gold for i, gold in enumerate(asked) if i not in met],
            [pred for j, pred in enumerate(rest) if j not in free],
        )
        self.counts[name], self.matches[name] = match.counts, match
        self.errors += [Error(name, "missed", gold) for gold in match.missed]
        self.errors += [Error(name, "spurious", pred) for pred in match.spurious]
        return match

    def named(self, field_name: str, match: Match) -> None:
        """Precision and recall of a field that is mostly null, among the records found where the gold has it."""
        asked = [(pred.get(field_name), gold[field_name], gold) for pred, gold in match.pairs if field_name in gold]
        name = f"detail.{field_name}"
        if asked:
            right = sum(pred == want and want is not None for pred, want, _ in asked)
            given = sum(pred is not None for pred, _, _ in asked)
            self.counts[name] = (right, given, sum(want is not None for _, want, _ in asked))
        for pred, want, gold in asked:
            if pred != want:
                shown = {"start": gold["start"], "text": gold["text"], "gold": want, "pred": pred}
                self.errors.append(Error(name, "wrong", shown))

    def detail(self, field_name: str, match: Match, same: Callable[[Any, Any], bool] = lambda p, g: p == g) -> None:
        """Share right of a further field among the records found, where the gold has it."""
        asked = [(pred, gold) for pred, gold in match.pairs if field_name in gold]
        wrong = [(pred, gold) for pred, gold in asked if not same(pred.get(field_name), gold[field_name])]
        name = f"detail.{field_name}"
        if asked:
            self.counts[name] = (len(asked) - len(wrong), len(asked), len(asked))
        for pred, gold in wrong:
            shown = {"start": gold["start"], "text": gold["text"], "gold": gold[field_name]}
            self.errors.append(Error(name, "wrong", {**shown, "pred": pred.get(field_name)}))


def score(pred: Record, gold: Record, text: str | None) -> Outcome:
    """Match every kind of record, then the fields of ``meta``."""
    outcome = Outcome()
    _figures(outcome, pred, gold)
    _meetings(outcome, pred, gold)
    _suggestions(outcome, pred, gold)
    _laws(outcome, pred, gold)
    if "oversight" in gold:
        found = pred.get("oversight", [])
        outcome.match("oversight", found, gold["oversight"], agree.in_sentence, agree.same_oversight)
    for kind in ("tasks", "shortcomings"):
        outcome.match(kind, pred.get(kind, []), gold[kind], agree.overlap, lambda p, g: agree.shared(p, g, text))
    _meta(outcome, pred.get("meta", {}), gold["meta"])
    return outcome


def _figures(outcome: Outcome, pred: Record, gold: Record) -> None:
    preds, golds = pred.get("figures", []), gold["figures"]
    found = outcome.match("figures", preds, golds, agree.on_numeral, agree.same_figure)
    outcome.judge("figures", found, agree.whole_figure)
    for name in ("actor", "measure", "pooled"):
        outcome.detail(name, found)
    for name in ("change", "per"):
        outcome.named(name, found)
    outcome.detail("period", found, agree.same_period)
    outcome.match("figures_typed", preds, golds, agree.on_numeral, agree.same_type)
    outcome.match("figures_full", preds, golds, agree.on_numeral, agree.same_in_full)
    listed = [span(item) for item in pred.get("unclaimed", [])]
    outcome.silent = sum(not any(agree.overlap(u, span(g)) for u in listed) for g in found.missed)
    outcome.asked = sum(not g.get("optional") for g in golds)


def _meetings(outcome: Outcome, pred: Record, gold: Record) -> None:
    meetings = pred.get("meetings", [])
    counted = [m for m in meetings if m.get("count") is not None]
    named = [m for m in meetings if m.get("count") is None]
    golds = [g for g in gold["figures"] if g["category"] == "meeting" and not g.get("change")]
    outcome.match("meetings", counted, golds, agree.holds, agree.same_count)
    same_body: Same = lambda p, g: p.get("body") == g.get("body")  # noqa: E731 (a name for the rule)
    outcome.match("named_meetings", named, gold["named_meetings"], agree.in_sentence, same_body)


def _suggestions(outcome: Outcome, pred: Record, gold: Record) -> None:
    preds = [s for s in pred.get("suggestions", []) if agree.number(s) is not None]
    golds = [g for g in gold["figures"] if g["category"] == "suggestion" and not g.get("change")]
    found = outcome.match("suggestions", preds, golds, agree.holds, agree.same_kind)
    outcome.judge("suggestions", found, agree.whole_suggestion)
    outcome.named("aspect", found)
    with_action: Same = lambda p, g: agree.same_kind(p, g) and p.get("action") == g["action"]  # noqa: E731
    outcome.match("suggestions_action", preds, golds, agree.holds, with_action)


def _laws(outcome: Outcome, pred: Record, gold: Record) -> None:
    preds = [x for x in pred.get("law_inspections", []) if x.get("law")]
    golds = gold["law_inspections"]
    found = outcome.match("law_inspections", preds, golds, agree.in_sentence, agree.same_law)
    outcome.judge("law_inspections", found, agree.whole_law)
    outcome.detail("initiative", found)
    with_mode: Same = lambda p, g: agree.same_law(p, g) and p.get("mode") == g["mode"]  # noqa: E731
    outcome.match("law_inspections_mode", preds, golds, agree.in_sentence, with_mode)


def _meta(outcome: Outcome, pred: Record, gold: Record) -> None:
    for name in META:
        have, want = pred.get(name), gold.get(name)
        if name == "region" and have is not None and not (have if isinstance(have, str) else have.get("name")):
            have = None
        if have is None and want is None:
            continue
        right = agree.same_region(have, want) if name == "region" and have is not None else have == want
        outcome.counts[f"meta.{name}"] = (int(right), 1, 1)
        if not right:
            outcome.errors.append(Error(f"meta.{name}", "wrong", {"gold": want, "pred": have}))
