"""Whether a number of the next report is the one that was planned: of the same kind, of the same things (数字的比对)."""

from __future__ import annotations

from dataclasses import replace

from reportkit.dataset.follow.planned import Act, clause_at
from reportkit.dataset.follow.reported import Counted, Told
from reportkit.dataset.follow.topics import cover, plain, words
from reportkit.dataset.follow.verdicts import PUT_OFF, Followed, Verdict
from reportkit.models.enums import Approx, Basis, Category, Measure, Quantifier, Status, SuggestionKind
from reportkit.models.report import Figure, Suggestion

HALF, MOST = 0.5, 0.75
SURE = 1.0  # added where the kind agrees too, so that words alone never come first
LONG = frozenset({Basis.TERM, Basis.CUMULATIVE, Basis.CONSECUTIVE})
PEOPLE = frozenset({Measure.PERSON, Measure.PERSON_TIME})
BOTH = frozenset({SuggestionKind.SUGGESTION, SuggestionKind.MOTION_AND_SUGGESTION})


def number(act: Act, planned: Figure, matter: tuple[str, ...], told: Told, place: str) -> Verdict | None:
    """What ``told`` says of the number ``planned`` of ``matter``; None where it has no number of its kind."""
    if act.suggestion is not None and (every := _all(act.suggestion, told)) is not None:
        return every
    alike = [x for x in told.counted if (x.figure.measure, x.figure.unit) == (planned.measure, planned.unit)]
    of_kind = [x for x in alike if x.figure.category is planned.category is not Category.OTHER]
    scores = [(_score(act, planned, counted, told, matter, place), counted.figure) for counted in alike]
    score, figure = max(scores, key=lambda pair: pair[0], default=(0.0, None))
    if figure is not None and score:
        return _compared(planned, figure, score, told)
    if act.suggestion is None and not matter and len(of_kind) == 1 and not _is_other_count(act, of_kind[0]):
        return _compared(planned, of_kind[0].figure, HALF, told)  # it names nothing, and there is one of its kind
    like = next(iter((*of_kind, *(x for x in alike if cover(matter, x.plain).found))), None)
    if like is None:
        each = Verdict(Followed.LOOK, f"a number for each {planned.per}, which is rarely told as such")
        return each if planned.per is not None else None
    reason = f"a number of its kind ({like.figure.category})"
    return Verdict.at(Followed.LOOK, reason, like.figure.id, like.figure.evidence, HALF)


def counted_too(planned: Figure, found: Verdict, told: Told) -> Verdict:
    """``found``, or partly where the same sentence tells a smaller number of what the name counts: 评议3名法官, 2名."""
    line = told.line_of(found.start) if found.status is Followed.REPORTED and found.start is not None else None
    if line is None:
        return found
    same = [
        x.figure
        for x in told.counted
        if line.start <= x.figure.evidence.start < line.end
        and (x.figure.measure, x.figure.unit) == (planned.measure, planned.unit)
    ]
    most = max(same, key=lambda figure: figure.value, default=None)
    if most is None or most.value >= planned.value:
        return found
    return replace(found, status=Followed.PARTLY, reason=_less(most, planned), value=most.value)


def _less(figure: Figure, planned: Figure) -> str:
    return f"{figure.value:g} of {planned.value:g}"


def _score(act: Act, planned: Figure, counted: Counted, told: Told, matter: tuple[str, ...], place: str) -> float:
    """How sure it is that ``counted`` counts what was planned; 0: it does not."""
    shared = cover(matter, counted.plain)
    if act.suggestion is not None:
        other = counted.suggestion
        same = other is not None and _same_kind(act.suggestion, other) and _same_action(act.suggestion, other)
        return SURE + shared.share if same else 0.0
    figure = counted.figure
    if figure.per != planned.per or _is_other_count(act, counted) or _are_others(planned, figure):
        return 0.0
    if figure.category is planned.category:
        if matter and (shared.share >= HALF or _sentence_tells(figure, told, matter)):
            return SURE + shared.share
        if not matter and plain(act.name, place) in plain(figure.subject or "", place):
            return SURE
    return shared.share if shared.telling and shared.share >= MOST else 0.0


def _are_others(planned: Figure, figure: Figure) -> bool:
    """Whether other people are counted: 走访代表200人次, 走访选民2000人次."""
    if planned.measure not in PEOPLE or not planned.subject or not figure.subject:
        return False
    one, other = plain(planned.subject), plain(figure.subject)
    return one not in other and other not in one


def _is_other_count(act: Act, counted: Counted) -> bool:
    """Whether one is of what was new and the other of all there is, or of several years: 新建6个, 总数达到20个."""
    lists, period = words().lists, counted.figure.period
    clauses = act.clause, counted.clause
    new, total = ([any(word in clause for word in lists[name]) for clause in clauses] for name in ("new", "total"))
    several = period is not None and period.basis in LONG
    return several or (new[0] and total[1] and not new[1]) or (new[1] and total[0] and not new[0])


def _sentence_tells(figure: Figure, told: Told, matter: tuple[str, ...]) -> bool:
    line = told.line_of(figure.evidence.start)
    shared = cover(matter, line.plain) if line else None
    return shared is not None and shared.telling and shared.share >= MOST


def _same_kind(one: Suggestion, other: Suggestion) -> bool:
    return one.kind is other.kind or {one.kind, other.kind} <= BOTH


def _same_action(one: Suggestion, other: Suggestion) -> bool:
    return bool({one.action, *one.also} & {other.action, *other.also})


def _all(planned: Suggestion, told: Told) -> Verdict | None:
    """全部办复, where a rate of handling was planned."""
    if planned.rate is None:
        return None
    for record in told.report.suggestions:
        if record.status is not Status.DONE or not (_same_kind(planned, record) and _same_action(planned, record)):
            continue
        first, last = clause_at(told.sentences, record.evidence.start, record.evidence.end)
        every = any(word in told.folded[first:last] for word in words().lists["every"])
        if record.quantifier is Quantifier.ALL or (every and record.count is not None):
            return Verdict.at(Followed.REPORTED, "all of them", record.id, record.evidence)
    return None


def _compared(planned: Figure, figure: Figure, score: float, told: Told) -> Verdict:
    if told.puts_off(figure.evidence.start):
        return Verdict.at(Followed.LOOK, PUT_OFF, figure.id, figure.evidence, score)
    at_most = planned.approx is Approx.UNDER
    reached = figure.value <= planned.value if at_most else figure.value >= planned.value
    status = Followed.REPORTED if reached else Followed.PARTLY
    reason = "the number" if reached else _less(figure, planned)
    return replace(Verdict.at(status, reason, figure.id, figure.evidence, score), value=figure.value)
