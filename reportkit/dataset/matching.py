"""Whether the next report tells that a planned act was done (计划与落实的比对).

In doubt ``look``: a link that is wrong would be published, a place to look at is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from os.path import commonprefix

from reportkit.dataset.acts import MADE, Act, Kind, clause_at, relation
from reportkit.dataset.told import Line, Told
from reportkit.dataset.topics import (
    ALIKE,
    WHOLE,
    coined,
    core,
    cover,
    differ,
    is_organ,
    is_short_for,
    likeness,
    of_other_kind,
    pieces,
    plain,
    words,
)
from reportkit.models.enums import Approx, Form, LawRole, Mode, Quantifier, Status, SuggestionKind
from reportkit.models.report import Figure, Suggestion
from reportkit.models.shared import Evidence, Number
from reportkit.text.fold import fold

NATION = "中华人民共和国"
HALF, MOST = 0.5, 0.75
ONCE = frozenset({Form.SPECIAL_INQUIRY, Form.SPECIAL_INVESTIGATION})  # held once a year, if at all
GENERAL = (Form.SUPERVISION, Form.DEMOCRATIC_SUPERVISION, Form.INQUIRY_OR_APPRAISAL, Form.INSPECTION_TOUR)  # 监督: by any of them
BOTH = frozenset({SuggestionKind.SUGGESTION, SuggestionKind.MOTION_AND_SUGGESTION})


class Followed(StrEnum):
    """What the next report tells of a planned act."""

    REPORTED = "reported"
    PARTLY = "partly"
    LOOK = "look"
    NOT_MENTIONED = "not_mentioned"
    NO_NEXT_REPORT = "no_next_report"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: ``start:end`` are the words of the next report, ``record`` the id of its record, ``score`` how alike."""

    status: Followed
    reason: str
    score: float = 0.0
    record: str | None = None
    start: int | None = None
    end: int | None = None
    value: Number | None = None


NOT_MENTIONED = Verdict(Followed.NOT_MENTIONED, "no law, no word of the matter and no number of its kind is shared")


def verdict(act: Act, told: Told, place: str, alone: bool) -> Verdict:
    """What ``told`` says of ``act``; ``alone``: no other act of its form is planned."""
    if not act.concrete:
        return Verdict(Followed.VAGUE, "names no act that can be looked for")
    match act.kind:
        case Kind.LAW:
            found = _law(act, told, place)
        case Kind.TOPIC:
            found = _topic(act, told, place, alone)
        case Kind.NUMBER:
            found = _number(act, told, place)
        case Kind.TASK:
            found = _task(act, told, place)
    if found.status is not Followed.NOT_MENTIONED:
        return found
    again = next((plan for plan in told.plans if _alike(act, plan, place)), None)
    if again is not None:
        found = replace(found, reason="not mentioned, but planned again")
    if not told.is_whole:
        return replace(found, status=Followed.LOOK, reason="not mentioned, but the next text is not the whole report")
    return found


def _alike(act: Act, plan: Act, place: str) -> bool:
    if act.kind is not plan.kind or act.kind is Kind.NUMBER:
        return False
    if act.kind is Kind.LAW:
        return _same_law(act.name, act.title, plan.name, plan.title)
    return relation(act.form, plan.form or "") != "other" and likeness(act.name, plan.name, place) >= ALIKE


def _law(act: Act, told: Told, place: str) -> Verdict:
    for record in told.inspections:
        if not _same_law(act.name, act.title, record.law.name, record.law.title):
            continue
        if told.puts_off(record.evidence.start):
            return _at(Followed.LOOK, "its sentence says that something was put off", record.evidence, record.id)
        if act.form in MADE:
            return _at(Followed.LOOK, "the law was inspected", record.evidence, record.id)
        if record.mode in (act.form, Mode.INSPECTION):
            return _at(Followed.REPORTED, "the law", record.evidence, record.id)
        return _at(Followed.LOOK, f"the law, in another form ({record.mode})", record.evidence, record.id)
    for law in told.laws:
        if not _same_law(act.name, act.title, law.name, law.title):
            continue
        if act.form in MADE and law.role in MADE and not told.puts_off(law.evidence.start):
            whole = law.role is LawRole.ENACTED or act.form == law.role
            reason = "the law" if whole else "reviewed, not passed"
            return _at(Followed.REPORTED if whole else Followed.PARTLY, reason, law.evidence, law.id)
        return _at(Followed.LOOK, f"the law is named ({law.role})", law.evidence, law.id)
    return _words(act, pieces(plain(act.name).removeprefix(NATION).removesuffix("法"), place), told)


def _same_law(name: str, title: str | None, other: str, other_title: str | None) -> bool:
    if title and other_title:
        return title == other_title
    a, b = (plain(one).removeprefix(NATION) for one in (name, other))
    end = len(commonprefix([a[::-1], b[::-1]]))
    first, second = a[: len(a) - end], b[: len(b) - end]
    # 省物业管理条例 may be 湖南省物业管理条例, and 物业管理条例 either; 昌河市物业管理条例 is another
    return (end > 3 and (first == "" or second == "")) or is_short_for(*sorted((a, b), key=len))


def _topic(act: Act, told: Told, place: str, alone: bool) -> Verdict:
    matter, names = core(act.name, place), coined(act.name)
    best: Verdict | None = None
    near: Verdict | None = None
    organ = is_organ(act.name)
    for record in told.matters:
        topic = record.topic or ""
        alike = likeness(act.name, topic, place)
        shared = cover(matter, plain(topic, place))
        related = relation(act.form, record.form)
        share = shared.share if shared.telling and not organ and not differ(act.name, topic) else 0.0
        enough = {"same": HALF + 0.01, "near": 2 / 3, "other": 2.0}[related]
        score = max(alike, share)
        once = alone and act.form in ONCE and record.form == act.form and _only(told, record.form) and shared.found
        named = related != "other" and any(name in fold(topic) for name in names)
        if (alike >= ALIKE and related != "other") or share >= enough or once or named:
            late = record.period.to if record.period else None
            status = Followed.LOOK if told.puts_off(record.evidence.start, late) else Followed.REPORTED
            reason = "the matter" if status is Followed.REPORTED else "its sentence says that something was put off"
            best = _better(best, _at(status, reason, record.evidence, record.id, score))
        elif score >= HALF and shared.found:
            reason = f"a matter like it ({record.form})"
            near = _better(near, _at(Followed.LOOK, reason, record.evidence, record.id, score))
    if best is not None:
        return best
    for line in told.lines:
        shared = cover(matter, line.acts)
        enough = shared.telling and shared.share >= (1 if organ else 2 / 3) and not of_other_kind(act.name, line.text)
        if line.done and enough and _has_form(act, line, told):
            status = Followed.LOOK if told.puts_off(line.start) else Followed.REPORTED
            reason = "its words and its form in one sentence" if status is Followed.REPORTED else "put off"
            best = _better(best, Verdict(status, reason, shared.share, None, line.start, line.end))
    return best or near or _words(act, matter, told)


def _only(told: Told, form: Form) -> bool:
    return sum(record.form is form for record in told.matters) == 1


def _has_form(act: Act, line: Line, told: Told) -> bool:
    """Whether the sentence tells of an act of the same form."""
    records = (x.form for x in told.matters if line.start <= x.evidence.start < line.end)
    if any(relation(act.form, form) == "same" for form in records):
        return True
    forms = GENERAL if act.form == Form.SUPERVISION else (act.form or "",)
    return any(word in line.text for form in forms for word in words().lists.get(form, ()))


def _better(one: Verdict | None, other: Verdict) -> Verdict:
    """What is told as done before what was put off; of two alike the nearer one."""
    if one is None:
        return other
    rank = {Followed.REPORTED: 2, Followed.PARTLY: 1}
    return max((one, other), key=lambda found: (rank.get(found.status, 0), found.score))


def _number(act: Act, told: Told, place: str) -> Verdict:
    assert act.figure is not None
    matter = pieces(act.clause, place)
    if act.suggestion is not None and (every := _all(act, act.suggestion, told)) is not None:
        return every
    found: list[tuple[float, Figure]] = []
    like: Figure | None = None
    for figure in told.figures:
        if figure.measure is not act.figure.measure:
            continue
        same = figure.category is act.figure.category
        score = _counts_the_same(act, figure, told, matter, place)
        if score:
            found.append((score, figure))
        elif same and figure.unit == act.figure.unit and figure.category != "other":
            like = like or figure
    if found:
        return _compared(act.figure, *max(found, key=lambda pair: pair[0]), told)
    if like is not None:
        return _at(Followed.LOOK, f"a number of its kind ({like.category})", like.evidence, like.id)
    return _words(act, matter, told)


def _counts_the_same(act: Act, figure: Figure, told: Told, matter: tuple[str, ...], place: str) -> float:
    """How sure it is that ``figure`` counts what ``act`` planned, 0 where it is not."""
    assert act.figure is not None
    same = figure.category is act.figure.category
    first, last = clause_at(told.sentences.text, figure.evidence.start, figure.evidence.end)
    shared = cover(matter, plain(told.sentences.text[first:last], place))
    suggestion = told.suggestions.get(figure.id)
    if act.suggestion is not None:
        if suggestion is None or not _same_kind(act.suggestion, suggestion) or figure.unit != act.figure.unit:
            return 0.0
        return 1.0 + shared.share if _same_action(act.suggestion, suggestion) else 0.0
    if figure.unit != act.figure.unit or figure.per != act.figure.per:
        return 0.0
    if same and matter and (shared.share >= HALF or _line_tells(figure, told, matter)):
        return 1.0 + shared.share
    if same and not matter and plain(act.name, place) in plain(figure.subject or "", place):
        return 1.0
    return shared.share if shared.telling and shared.share >= MOST else 0.0


def _line_tells(figure: Figure, told: Told, matter: tuple[str, ...]) -> bool:
    line = told.line_of(figure.evidence.start)
    if line is None:
        return False
    shared = cover(matter, line.plain)
    return shared.telling and shared.share >= MOST


def _same_kind(one: Suggestion, other: Suggestion) -> bool:
    return one.kind is other.kind or {one.kind, other.kind} <= BOTH


def _same_action(one: Suggestion, other: Suggestion) -> bool:
    return bool({one.action, *one.also} & {other.action, *other.also})


def _all(act: Act, planned: Suggestion, told: Told) -> Verdict | None:
    """全部办复, where a rate of handling was planned."""
    if planned.rate is None:
        return None
    for record in told.report.suggestions:
        if record.status is not Status.DONE or not (_same_kind(planned, record) and _same_action(planned, record)):
            continue
        evidence = record.evidence
        first, last = clause_at(told.sentences.text, evidence.start, evidence.end)
        every = any(word in told.sentences.text[first:last] for word in words().lists["every"])
        if record.quantifier is Quantifier.ALL or (every and record.rate is None and record.count):
            return _at(Followed.REPORTED, "all of them", record.evidence, record.id)
    return None


def _compared(planned: Figure, score: float, figure: Figure, told: Told) -> Verdict:
    if told.puts_off(figure.evidence.start):
        return _at(Followed.LOOK, "its sentence says that something was put off", figure.evidence, figure.id, score)
    low = figure.value if planned.approx is Approx.UNDER else planned.value
    high = planned.value if planned.approx is Approx.UNDER else figure.value
    if low <= high:
        return replace(_at(Followed.REPORTED, "the number", figure.evidence, figure.id, score), value=figure.value)
    reason = f"{figure.value:g} of {planned.value:g}"
    return replace(_at(Followed.PARTLY, reason, figure.evidence, figure.id, score), value=figure.value)


def _task(act: Act, told: Told, place: str) -> Verdict:
    matter, names, whole = pieces(act.clause, place), coined(act.clause), plain(act.clause, place)
    if not matter:
        return Verdict(Followed.LOOK, "names no matter of its own")
    best: tuple[float, Line] | None = None
    for line in told.lines:
        shared = cover(matter, line.plain)
        enough = sum(map(len, shared.found)) >= WHOLE or cover((whole,), line.plain).share >= 2 / 3
        score = 1.0 if any(name in fold(line.text) for name in names) else shared.share if shared.telling and enough else 0.0
        if line.done and score >= MOST and not differ(act.clause, line.text) and (best is None or score > best[0]):
            best = score, line
    if best is None:
        return _words(act, matter, told)
    score, line = best
    if told.puts_off(line.start):
        return Verdict(Followed.LOOK, "its sentence says that something was put off", score, None, line.start, line.end)
    return Verdict(Followed.REPORTED, "its words", score, None, line.start, line.end)


def _words(act: Act, matter: tuple[str, ...], told: Told) -> Verdict:
    """Look, where a sentence shares a telling word of the matter or most of it; else it is not mentioned."""
    best, at = 0.0, None
    for line in told.lines:
        shared = cover(matter, line.plain)
        several = len(set(shared.found)) > 1 or _has_form(act, line, told)
        least = 0.0 if shared.telling else HALF if several else MOST
        if shared.share >= least and shared.share > best:
            best, at = shared.share, line
    if at is None:
        return NOT_MENTIONED
    return Verdict(Followed.LOOK, "words of the matter", best, None, at.start, at.end)


def _at(status: Followed, reason: str, evidence: Evidence, record: str, score: float = 1.0) -> Verdict:
    return Verdict(status, reason, score, record, evidence.start, evidence.end)


def unused(told: Told, verdicts: Iterable[Verdict]) -> list[str]:
    """Ids of the matters and laws that the next report tells and no planned act leads to."""
    found = [v for v in verdicts if v.status in (Followed.REPORTED, Followed.PARTLY) or v.score >= ALIKE]
    spans = [(v.start, v.end) for v in found if v.start is not None and v.end is not None]
    used = {v.record for v in found}
    return [
        record.id
        for record in (*told.matters, *told.inspections)
        if record.id not in used and not any(s < record.evidence.end and record.evidence.start < e for s, e in spans)
    ]
