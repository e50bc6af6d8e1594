"""Quantities said without a numeral: 全部办复, 没有收到议案, 没有一件不满意 (无数字的量)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportkit.grammar.clause import Clause, Link, Negation
from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.lexicon.vocabulary import Token
from reportkit.models.drafts import SuggestionDraft
from reportkit.models.enums import Action, Actor, Organ, Quantifier, Role, Status, SuggestionKind
from reportkit.text.said import any_in

ALL = ("全部", "均已", "都已", "均", "都", "悉数", "全")
# Characters without which nothing is said of all, or of none.
WHOLE, NOTHING = ("全", "均", "都", "悉数"), ("没", "未", "无")
# Between 全部 and what was done may stand how.
HOW = ("按期", "按时", "如期", "按规定", "时限", "得到", "有效", "已", "书面", "高质量")
DONE_TO_ALL = {Action.HANDLED, Action.CONSULTED, Action.RESOLVED, Action.ASSIGNED}
# Much is handed over: the clause itself must speak of suggestions, or of nothing.
PASSED = ("转交", "移交", "转送", "批转")
RECEIVED = ("收到", "接到", "提出", "提交")
# Of some only, and so of no whole: 个别代表没有提过一件建议.
SOME = ("个别", "少数", "部分", "一些", "有的", "有些", "不少", "极少")
ONE = ("一件", "一条", "一份", "一篇")
PLAIN = (SuggestionKind.ADVICE, SuggestionKind.LEGISLATIVE_COMMENT)


class Said(NamedTuple):
    """What is said of all or of none at ``start:end``; ``kind`` where the words themselves name it."""

    quantifier: Quantifier
    action: Action
    start: int
    end: int
    kind: str | None


def read_quantifiers(paragraph: Paragraph, context: Context, kind: SuggestionKind | None) -> list[SuggestionDraft]:
    """Suggestions with ``quantifier`` all or none and neither count nor rate.

    ``kind`` is the kind last spoken of; a sentence that names none and follows none gives no record.
    """
    whole = any_in(paragraph.joined.text, WHOLE)
    if not whole and not any_in(paragraph.joined.text, NOTHING):
        return []
    found: list[SuggestionDraft] = []
    for clause in paragraph.clauses:
        if clause.sentence.role not in (Role.REVIEW, Role.SHORTCOMINGS):
            continue
        told = [*_of_all(paragraph, clause)] if whole and any_in(clause.words, WHOLE) else []
        if clause.denials:
            told += _of_none(paragraph, clause)
        found += [
            _record(paragraph, context, clause, said, named)
            for said in told
            if (named := _kind(paragraph, clause, said, kind, context.organ)) is not None
        ]
    return found


def _of_all(paragraph: Paragraph, clause: Clause) -> Iterator[Said]:
    """全部办复, 均已答复, 悉数答复: said of what was named before, with no number of its own in the clause."""
    text = clause.text
    if any(clause.start <= f.numeral.start < clause.end for f in paragraph.frames) or _goes_on(paragraph, clause):
        return
    for token in paragraph.within(clause.start, clause.end):
        action = token.features.get("action")
        if action not in DONE_TO_ALL or clause.denied(token.start, token.end):
            continue
        before = text[clause.start : token.start]
        while before.endswith(HOW):
            before = before[: -len(next(how for how in HOW if before.endswith(how)))]
        whole = next((word for word in ALL if before.endswith(word)), None)
        if whole is None or (whole == "全" and before != whole):
            continue
        start = clause.start + len(before) - len(whole)
        if token.word.startswith(PASSED) and not _own_clause(paragraph, clause, start):
            continue
        yield Said(Quantifier.ALL, Action(action), start, token.end, None)
        return


def _goes_on(paragraph: Paragraph, clause: Clause) -> bool:
    """28件(附后)|均已办结: whether a clause goes on behind brackets that stand by a number."""
    text = paragraph.joined.text
    opened = text.rfind("(", 0, clause.start) if text[clause.start - 1 : clause.start] == ")" else -1
    return opened >= 0 and any(f.numeral.end <= opened <= f.stop for f in paragraph.frames)


def _own_clause(paragraph: Paragraph, clause: Clause, start: int) -> bool:
    """Whether the clause of 全部移交 names suggestions, or leaves what it speaks of to the one before."""
    before = clause.text[clause.start : start].strip("已也均都现并")
    return not before or any("kind" in t.features for t in paragraph.within(clause.start, start))


def _of_none(paragraph: Paragraph, clause: Clause) -> Iterator[Said]:
    """没有收到议案, 无一件议案提出, 没有一件不满意, 无一件逾期."""
    head = clause.text[clause.start : clause.end]
    if any_in(head, SOME):
        return
    for denial in clause.denials:
        if denial.how is not Negation.NOT or _of_people(paragraph, clause, denial.start):
            continue
        one = next(
            (w for w in ONE if clause.text.startswith(w, denial.end) or clause.text.startswith(w, denial.end - 1)), None
        )
        tokens = paragraph.within(denial.start, clause.end)
        late = next((d for d in clause.denials if d.start > denial.start), None)
        first = next((t for t in tokens if t.features.get("action") or t.features.get("kind")), None)
        if first is None or first.start - denial.end > (4 if one else 1):
            if one and late is not None and late.start - denial.end <= len(one):
                yield Said(Quantifier.NONE, Action.NOT_HANDLED, denial.start, late.end, None)
                return
            continue
        if first.features.get("action") == Action.UNSATISFIED:
            yield Said(Quantifier.NONE, Action.UNSATISFIED, denial.start, first.end, None)
            return
        counted = _counted(first, tokens) if first.word.startswith(RECEIVED) else (first if one else None)
        if counted is not None and "kind" in counted.features:
            if late is not None and late.how is Negation.LATE:
                yield Said(Quantifier.NONE, Action.NOT_HANDLED, denial.start, late.end, counted.features["kind"])
                return
            yield Said(Quantifier.NONE, Action.SUBMITTED, denial.start, counted.end, counted.features["kind"])
            return


def _counted(verb: Token, tokens: list[Token]) -> Token | None:
    """What was not received: the first kind of suggestion behind the verb."""
    return next((t for t in tokens if t.start >= verb.end and "kind" in t.features), None)


def _of_people(paragraph: Paragraph, clause: Clause, at: int) -> bool:
    """13名代表没提过一条建议: said of them alone."""
    people = ("person", "person_time")
    return any(clause.start <= f.numeral.start < at and f.numeral.measure in people for f in paragraph.frames)


def _kind(
    paragraph: Paragraph, clause: Clause, said: Said, kind: SuggestionKind | None, organ: Organ
) -> SuggestionKind | None:
    """The kind named in the words, else the last named in the sentence before them; else the one last spoken of."""
    if said.kind is not None:
        return _usual(organ) if said.kind == "bare" else SuggestionKind(said.kind)
    named = [
        t
        for t in paragraph.within(clause.sentence.start, said.start)
        if "kind" in t.features and not _of_part(paragraph.clause_at(t.start))
    ]
    if named:
        last = named[-1].features["kind"]
        return _usual(organ) if last == "bare" else SuggestionKind(last)
    if said.quantifier is Quantifier.ALL:
        return None
    return kind if kind is not None and kind not in PLAIN else _usual(organ)


def _of_part(clause: Clause) -> bool:
    """其中建议70件, (提案63件): parts of what all is said of."""
    return clause.aside or clause.link is Link.PART


def _usual(organ: Organ) -> SuggestionKind:
    cppcc = organ is Organ.CPPCC_STANDING_COMMITTEE
    return SuggestionKind.PROPOSAL if cppcc else SuggestionKind.SUGGESTION


def _record(
    paragraph: Paragraph, context: Context, clause: Clause, said: Said, kind: SuggestionKind
) -> SuggestionDraft:
    return SuggestionDraft(
        kind=kind,
        action=said.action,
        count=None,
        rate=None,
        quantifier=said.quantifier,
        base=None,
        approx=None,
        title=None,
        actor=Actor.OWN,
        status=Status.DONE,
        period=time.value if (time := paragraph.time_at(said.start, said.end)) else None,
        figure=None,
        section=clause.sentence.section,
        rule=f"suggestion.{said.quantifier.value}",
        evidence=context.evidence(paragraph.joined, said.start, said.end),
    )
