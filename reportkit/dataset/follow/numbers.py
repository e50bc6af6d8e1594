"""Whether a number of the next report is the one that was planned: of the same kind, of the same things (数字的比对)."""

from __future__ import annotations

from dataclasses import replace

from reportkit.dataset.follow.planned import Act, clause_at
from reportkit.dataset.follow.rarity import Matter
from reportkit.dataset.follow.reported import Counted, Told
from reportkit.dataset.follow.topics import words
from reportkit.dataset.follow.verdicts import PUT_OFF, Followed, Verdict
from reportkit.models.enums import Approx, Basis, Category, Measure, Per, Quantifier, Status, SuggestionKind
from reportkit.models.report import Figure, Suggestion

SURE, KIND = 1.0, 0.25  # what it adds that the kind and the action of suggestions agree, or the category
ENOUGH, SHORT, EXACT, LITTLE = 0.45, 0.6, 0.1, 0.1  # to say that it was not reached asks for more
GENERIC = "个"
A_YEAR = {Per.YEAR: 1, Per.HALF_YEAR: 2, Per.QUARTER: 4, Per.MONTH: 12}  # 每季度一次 is told as 4次
LONG = frozenset({Basis.TERM, Basis.CUMULATIVE, Basis.CONSECUTIVE})
PEOPLE = frozenset({Measure.PERSON, Measure.PERSON_TIME})
BOTH = frozenset({SuggestionKind.SUGGESTION, SuggestionKind.MOTION_AND_SUGGESTION})


def number(act: Act, planned: Figure, matter: Matter, told: Told) -> Verdict | None:
    """What ``told`` says of the number ``planned`` of ``matter``; None where it has no number of its kind."""
    if act.suggestion is not None and (every := _all(act.suggestion, told)) is not None:
        return every
    times = A_YEAR.get(planned.per) if planned.per is not None else None
    if times is not None:
        planned = planned.model_copy(update={"value": planned.value * times, "per": None})
    scores = [(_score(act, planned, counted, told, matter), counted.figure) for counted in told.counted]
    score, figure = max(scores, key=lambda pair: pair[0], default=(0.0, None))
    found = None if figure is None or score < ENOUGH else _compared(planned, figure, score, told)
    if found is not None and (found.status is not Followed.PARTLY or score >= SHORT):
        return found
    of_kind = (x.figure for x in told.counted if _same_category(planned, x.figure))
    like = figure if score >= KIND else next(of_kind, None)
    if like is not None:
        return Verdict.at(Followed.LOOK, f"a number of its kind ({like.category})", like.id, like.evidence, score)
    each = Verdict(Followed.LOOK, f"a number for each {planned.per}, which is rarely told as such")
    return each if planned.per is not None else None


def counted_too(planned: Figure, found: Verdict, told: Told) -> Verdict:
    """``found``, or partly where the same words tell a smaller number of what the name counts: 评议3名法官, 2名."""
    if found.status is not Followed.REPORTED or found.start is None or found.end is None:
        return found
    same = [
        x.figure
        for x in told.counted
        if found.start <= x.figure.evidence.start < found.end
        and (x.figure.measure, x.figure.unit) == (planned.measure, planned.unit)
    ]
    most = max(same, key=lambda figure: figure.value, default=None)
    if most is None or most.value >= planned.value:
        return found
    return replace(found, status=Followed.PARTLY, reason=_less(most, planned), value=most.value)


def _less(figure: Figure, planned: Figure) -> str:
    return f"{figure.value:g} of {planned.value:g}"


def _score(act: Act, planned: Figure, counted: Counted, told: Told, matter: Matter) -> float:
    """How sure it is that ``counted`` counts what was planned, by its words and by its kind; 0: it does not."""
    figure = counted.figure
    if figure.per != planned.per or not _same_things(planned, figure):
        return 0.0
    line = told.line_of(figure.evidence.start)
    named = (matter.share(counted.plain) + matter.share(line.plain if line else counted.plain)) / 2
    if act.suggestion is not None and counted.suggestion is not None:
        same = _same_kind(act.suggestion, counted.suggestion) and _same_action(act.suggestion, counted.suggestion)
        return SURE + named if same else 0.0
    if _is_other_count(act, counted) or _are_others(act, planned, counted):
        return 0.0
    kind = _same_category(planned, figure)
    named += EXACT if figure.value == planned.value else 0.0
    if matter.core:
        return named + (KIND if kind else 0.0) if named >= LITTLE else 0.0
    alone = sum(_same_things(planned, x.figure) and _same_category(planned, x.figure) for x in told.counted) == 1
    return named + (2 * KIND if alone else KIND) if kind else 0.0  # it names nothing that tells: the one of its kind


def _same_category(planned: Figure, figure: Figure) -> bool:
    return figure.category is planned.category is not Category.OTHER


def _same_things(planned: Figure, figure: Figure) -> bool:
    """Whether both are counted alike; 个 counts anything, people are 人 and 名."""
    units = {planned.unit, figure.unit}
    if figure.measure is planned.measure:
        return len(units) == 1 or GENERIC in units or figure.measure in PEOPLE
    return Measure.OTHER in {planned.measure, figure.measure} and len(units) == 1


def _are_others(act: Act, planned: Figure, counted: Counted) -> bool:
    """Whether other people are counted: 走访代表200人次, 走访选民2000人次."""
    if planned.measure not in PEOPLE or not planned.subject or not counted.figure.subject:
        return False
    return planned.subject not in counted.clause and counted.figure.subject not in act.clause


def _is_other_count(act: Act, counted: Counted) -> bool:
    """Whether one is of what was new and the other of all there is, or of several years: 新建6个, 总数达到20个."""
    lists, period = words().lists, counted.figure.period
    clauses = act.clause, counted.clause
    new, total = ([any(word in clause for word in lists[name]) for clause in clauses] for name in ("new", "total"))
    several = period is not None and period.basis in LONG
    return several or (new[0] and total[1] and not new[1]) or (new[1] and total[0] and not new[0])


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
    if told.puts_off(figure.evidence.start, rest=False):  # 10件办结9件，另1件结转今年 tells of ten
        return Verdict.at(Followed.LOOK, PUT_OFF, figure.id, figure.evidence, score)
    at_most = planned.approx is Approx.UNDER
    reached = figure.value <= planned.value if at_most else figure.value >= planned.value
    status = Followed.REPORTED if reached else Followed.PARTLY
    reason = "the number" if reached else _less(figure, planned)
    return replace(Verdict.at(status, reason, figure.id, figure.evidence, score), value=figure.value)
