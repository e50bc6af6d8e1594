"""What a report plans, act by act: laws to be inspected or made, matters to be looked into, numbers to be reached, other clauses (计划事项)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportkit.dataset.follow.topics import words
from reportkit.dataset.overlaps import Overlaps
from reportkit.models.enums import Form, Labelled, LawRole, Measure, Status
from reportkit.models.report import Figure, Report, Suggestion
from reportkit.models.sentences import Sentences
from reportkit.models.shared import Evidence
from reportkit.text.fold import fold

BORDER = re.compile(r"[,，;；:：。！？!?\n]")
CLAUSE = re.compile(r"[^,，;；:：。！？!?\s]+")
NO_NUMBER = frozenset({Measure.DURATION, Measure.MONEY})  # 五年内, 3万元: how long or how much, not what will be done
MADE = frozenset({LawRole.ENACTED, LawRole.REVIEWED})
LIST_MARK = re.compile(r"^(?:[—\-·•●■◆]+|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是|要)+")
LIST_END = re.compile(r"等(?:[0-9一二两三四五六七八九十]+[个项家]\w*)?$")
QUOTES = "“”‘’「」《》（）()"
COMMAS = ("，", ",")
Span = tuple[int, int]


class Kind(Labelled):
    """What of an act is looked for in the next report (比对依据)."""

    LAW = "law", "法规"
    TOPIC = "topic", "议题"
    NUMBER = "number", "数字"
    TASK = "task", "任务"


@dataclass(frozen=True, slots=True)
class Act:
    """One planned act. ``name`` is the law, the matter, what is counted, or the clause; ``start:end`` are its words.

    ``record`` is the id of its record, of a clause its task's. ``task`` is the sentence it stands in, ``clause`` that of a
    number or a task, ``asked`` the words of a task that name a form of oversight. ``figure`` is the number that is planned, or
    that the name of a matter holds (评议3名法官).
    """

    kind: Kind
    record: str | None
    form: str | None
    name: str
    start: int
    end: int
    task: Span
    clause: str = ""
    title: str | None = None
    figure: Figure | None = None
    suggestion: Suggestion | None = None
    concrete: bool = True
    asked: tuple[str, ...] = ()


def planned_acts(report: Report, sentences: Sentences) -> list[Act]:
    """What ``report`` plans, in the order of its text."""
    found = [*_laws(report, sentences), *_topics(report, sentences)]
    found += _numbers(report, sentences, found)
    found += _clauses(report, sentences, found)
    return sorted(found, key=lambda act: (act.start, act.end, act.kind))


def clause_at(sentences: Sentences, start: int, end: int) -> Span:
    """The clause, or the clauses, in which ``start:end`` stands: from comma to comma."""
    first, last = sentences.around(start, end)
    before = [match.end() for match in BORDER.finditer(sentences.text, first, start)]
    behind = BORDER.search(sentences.text, end, last)
    return before[-1] if before else first, behind.start() if behind else last


def counted_in(act: Act) -> str:
    """The words around a planned number, without it: of 优秀委员30名、优秀提案10件 what is counted by one of them."""
    if act.figure is None:
        return act.clause
    before, _, behind = act.clause.partition(act.figure.evidence.text)
    return before.rpartition("、")[2] + behind.partition("、")[0]


def _laws(report: Report, sentences: Sentences) -> Iterator[Act]:
    inspected: list[Span] = []
    for record in report.law_inspections:
        if record.status is Status.PLANNED:
            span = _named(record.evidence, record.law.name)
            inspected.append(span)
            yield Act(
                Kind.LAW,
                record.id,
                str(record.mode),
                record.law.name,
                *span,
                sentences.around(*span),
                title=record.law.title,
            )
    for law in report.laws:
        span = law.evidence.start, law.evidence.end
        if law.status is Status.PLANNED and law.role in MADE and not any(_overlap(span, other) for other in inspected):
            yield Act(Kind.LAW, law.id, str(law.role), law.name, *span, sentences.around(*span), title=law.title)


def _topics(report: Report, sentences: Sentences) -> Iterator[Act]:
    laws = {
        (x.law.name, *sentences.around(x.evidence.start, x.evidence.end))
        for x in report.law_inspections
        if x.status is Status.PLANNED
    }
    before: set[tuple[str, int, int]] = set()
    counts = [x for x in report.figures if x.status is Status.PLANNED and x.measure not in NO_NUMBER]
    places = Overlaps((x.evidence.start, x.evidence.end) for x in counts)
    for record in report.oversight:
        if record.status is not Status.PLANNED or record.topic is None or _is_told(record.evidence, sentences):
            continue
        task = sentences.around(record.evidence.start, record.evidence.end)
        if (record.topic, *task) in laws:
            continue  # a law that is to be inspected is one act, whatever records tell of it
        again = (record.topic, *task) in before
        before.add((record.topic, *task))
        for name in _listed(record.topic):
            start, end = _named(record.evidence, name, again)
            near = (counts[number] for number in places.at(start, start + len(name)))
            inside = [x for x in near if start <= x.evidence.start and x.evidence.end <= start + len(name)]
            figure = inside[0] if len(inside) == 1 else None
            yield Act(Kind.TOPIC, record.id, str(record.form), name, start, end, task, figure=figure)


def _listed(topic: str) -> list[str]:
    """The matters of a list that stands as one: 甲局、乙局等3个单位 are two."""
    parts = [LIST_END.sub("", part) for part in topic.split("、")]
    whole = len(parts) == 1 or any(mark in topic for mark in QUOTES) or min(map(len, parts)) < 3
    return [topic] if whole else parts


def _is_told(evidence: Evidence, sentences: Sentences) -> bool:
    """Whether a plan of the year before is spoken of: 原计划召开的会议推迟到今年."""
    sentence = fold(sentences.of(evidence.start, evidence.end))
    return any(word in sentence for word in words().lists["put_off"])


def _named(evidence: Evidence, name: str, again: bool = False) -> Span:
    """Where ``name`` stands in the words of its record to their end; all of them where it is put together from pieces.

    ``again``: another act on it stands before; the words are those of the last clause (听取A报告，并开展测评).
    """
    at = max(map(evidence.text.rfind, COMMAS)) + 1 if again else evidence.text.rfind(name)
    end = evidence.end if again or at < 0 or name == evidence.text[at:] else _end(evidence, at, name)
    return (evidence.start + max(at, 0), end)


def _end(evidence: Evidence, at: int, name: str) -> int:
    """Where the words of ``name`` end: at the next one of a list, else with the record."""
    end = at + len(name)
    return evidence.start + end if evidence.text[end] == "、" else evidence.end


def _numbers(report: Report, sentences: Sentences, named: list[Act]) -> Iterator[Act]:
    suggestions = {x.figure: x for x in report.suggestions if x.figure}
    places = Overlaps((act.start, act.end) for act in named)
    for record in report.figures:
        if record.status is not Status.PLANNED or record.denied or record.change or record.measure in NO_NUMBER:
            continue
        evidence = record.evidence
        first, last = clause_at(sentences, evidence.start, evidence.end)
        told = [named[number] for number in places.at(first, last)]
        inside = any(act.start <= evidence.start and evidence.end <= act.end for act in told)
        if told and (inside or record.value <= len(told)):
            continue  # 对A、B、C等3个部门开展评议, 召开一次会议协商A: it counts acts that stand here by name, or is of a name
        yield Act(
            Kind.NUMBER,
            record.id,
            str(record.category),
            record.subject or sentences.text[first:last],
            evidence.start,
            evidence.end,
            sentences.around(evidence.start, evidence.end),
            clause=sentences.text[first:last].strip(),
            figure=record,
            suggestion=suggestions.get(record.id),
        )


def _clauses(report: Report, sentences: Sentences, told: list[Act]) -> Iterator[Act]:
    """Clauses of tasks in which no record stands; one that only opens an act stands with it: 围绕A，组织代表视察."""
    taken = Overlaps(clause_at(sentences, act.start, act.end) for act in told)
    openers = words().lists["openers"]
    for task in report.tasks:
        whole = task.evidence.start, task.evidence.end
        opened: int | None = None
        for match in CLAUSE.finditer(sentences.text, *whole):
            if len(match[0]) < 5 or taken.at(*match.span()):
                opened = None
                continue
            bare = LIST_MARK.sub("", match[0])
            end, start = match.end(), match.end() - len(bare)
            if fold(bare).startswith(openers) and not is_concrete(bare) and sentences.text[end : end + 1] in COMMAS:
                opened = start
                continue
            name = sentences.text[start if opened is None else opened : end]
            yield Act(
                Kind.TASK, task.id, None, name, end - len(name), end, whole, clause=name,
                concrete=is_concrete(bare), asked=_forms(name)
            )  # fmt: skip
            opened = None


def is_concrete(clause: str) -> bool:
    """Whether a clause names an act that can be looked for later: 举办书画展, not 提升服务效能."""
    lists, folded = words().lists, fold(clause)
    return not folded.startswith(lists["aims"]) and any(word in folded for word in lists["concrete"])


def _forms(clause: str) -> tuple[str, ...]:
    folded, lists = fold(clause), words().lists
    return tuple(word for word in lists["asked"] if word in folded)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


Relation = Literal["same", "near", "other"]
_NEAR = (
    {Form.DELIBERATED_REPORT, Form.BRIEFING},
    {Form.INSPECTION_TOUR, Form.SURVEY, Form.CONSULTATION},
    {Form.FOLLOW_UP, Form.SUPERVISION, Form.DEMOCRATIC_SUPERVISION},
    {Form.SPECIAL_INQUIRY, Form.INQUIRY_OR_APPRAISAL},
)


def relation(form: str | None, other: str | None) -> Relation:
    """How near one form of oversight is to another: hearing a report is as good as hearing a briefing."""
    if form == other or {form, other} == {Form.DELIBERATED_REPORT, Form.BRIEFING}:
        return "same"
    return "near" if any({form, other} <= group for group in _NEAR) else "other"
