"""Whether the next report tells that a planned act was done (计划与落实的比对).

Each act is looked for in every sentence by one score: how much of what tells its matter from the rest of the report stands
there (``rarity``). In doubt ``look``: a link that is wrong would be published, a place to look at is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reportkit.dataset.follow.numbers import counted_too, number
from reportkit.dataset.follow.planned import MADE, Act, Kind, Span, counted_in, relation
from reportkit.dataset.follow.rarity import Matter, tells
from reportkit.dataset.follow.reported import Line, Told
from reportkit.dataset.follow.topics import WHOLE, differ, is_organ, is_short_for, of_other_kind, plain, short_in
from reportkit.dataset.follow.verdicts import DONE, NOT_MENTIONED, PUT_OFF, Followed, Verdict
from reportkit.models.enums import Form, LawRole, Mode
from reportkit.models.report import Law, LawInspection, Oversight

NATION = "中华人民共和国"
ISSUER = re.compile(f"^{NATION}|^.{{1,5}}?[省市州县区]")
# What share of what tells a matter stands in a sentence that speaks of it; that does where no other planned act is told in
# it; that is asked for of broad words, of an organ, of another form; and that is worth a look.
TOLD, LIKELY, NAMED, HINT = 0.38, 0.25, 0.6, 0.12
MATTER, LIKE, WEAK = "its words and its form", "words of the matter", "words that many matters have"
FAMILY, MENTIONED = "a matter of its family", "words of the matter, and no act of its form"
RENAMED = "the only act of its form that no plan is told of"
ELSEWISE = "its words, in another form"
OFTEN = frozenset({Form.DELIBERATED_REPORT, Form.BRIEFING, Form.SUPERVISION})


def verdicts(acts: list[Act], told: Told, place: str) -> list[Verdict]:
    """What ``told`` says of each of ``acts``, whose report is of ``place``."""
    found = [_found(act, told, place) for act in acts]
    found = [_left(act, verdict, found) for act, verdict in zip(acts, found, strict=True)]
    pairs = list(zip(acts, found, strict=True))
    return [_final(act, _renamed(act, verdict, pairs, told), told, place) for act, verdict in pairs]


def unused(told: Told, found: Iterable[Verdict]) -> list[Oversight | LawInspection]:
    """Matters and laws that the next report tells as done and no planned act leads to, each once."""
    led = (v for v in found if v.status in DONE or (v.score >= LIKELY and v.reason in {LIKE, WEAK, ELSEWISE}))
    spans = [(v.start, v.end) for v in led if v.start is not None and v.end is not None]
    left: list[Oversight | LawInspection] = []
    for record in told.acts:
        start, end = record.evidence.start, record.evidence.end
        if any(s < end and start < e for s, e in spans) or told.puts_off(start):
            continue
        spans.append((start, end))
        if isinstance(record, LawInspection) or tells(record.topic or ""):
            left.append(record)
    return left


def _left(act: Act, verdict: Verdict, found: list[Verdict]) -> Verdict:
    """A told act of the form of ``act`` that shares something with it, and that no other planned act explains, is it."""
    like = verdict.reason in {LIKE, ELSEWISE} or (verdict.reason == WEAK and act.form not in OFTEN)
    if not like or verdict.score < LIKELY or act.kind is not Kind.TOPIC or is_organ(act.name):
        return verdict
    start, end = verdict.start or 0, verdict.end or 0
    if any(x is not verdict and x.status in DONE and (x.start or 0) < end and start < (x.end or 0) for x in found):
        return verdict
    return replace(verdict, status=Followed.REPORTED, reason=f"{verdict.reason}, told of no other plan")


def _renamed(act: Act, verdict: Verdict, others: list[tuple[Act, Verdict]], told: Told) -> Verdict:
    """To be looked at where one planned and one told act of a rarer form are left over: it may be told by another name."""
    if (
        verdict.status is not Followed.NOT_MENTIONED
        or act.kind is not Kind.TOPIC
        or act.form in OFTEN
        or is_organ(act.name)
    ):
        return verdict
    mates = [v for other, v in others if other.form == act.form and v.status not in DONE]
    left = [x for x in unused(told, (v for _, v in others)) if isinstance(x, Oversight) and x.form == act.form]
    if len(left) != 1 or len(mates) != 1:
        return verdict
    return Verdict.at(Followed.LOOK, RENAMED, left[0].id, left[0].evidence, 0.0)


def _final(act: Act, found: Verdict, told: Told, place: str) -> Verdict:
    if not act.concrete and (found.status not in DONE or found.score < NAMED):
        return Verdict(Followed.VAGUE, "names no act that can be looked for")
    if found.status in DONE and not told.is_of_the_year(found.record):
        return replace(found, status=Followed.LOOK, reason=f"{found.reason}, in a report on several years")
    if found.status is not Followed.NOT_MENTIONED:
        return found
    if not told.is_whole:
        return replace(found, status=Followed.LOOK, reason="not mentioned, but the next text is not the whole report")
    if any(_alike(act, plan, told, place) for plan in told.plans):
        return replace(found, reason="not mentioned, but planned again")
    return found


def _found(act: Act, told: Told, place: str) -> Verdict:
    if act.kind is Kind.LAW:
        name = ISSUER.sub("", plain(act.name)).removesuffix("法")
        return _law(act, told) or _words(act, told.rarity.matter(name), told)
    if act.kind is Kind.TOPIC:
        found = _words(act, told.rarity.matter(act.name, place), told)
        return found if act.figure is None else counted_too(act.figure, found, told)
    if act.kind is Kind.NUMBER and act.figure is not None:
        matter = told.rarity.matter(counted_in(act), place)
        return number(act, act.figure, matter, told) or _words(act, matter, told)
    if not tells(act.clause):
        return Verdict(Followed.LOOK, "names no matter of its own")
    return _words(act, told.rarity.matter(act.clause, place), told)


def _alike(act: Act, plan: Act, told: Told, place: str) -> bool:
    """Whether ``plan`` is ``act`` planned again."""
    if act.kind is not plan.kind or act.kind is Kind.NUMBER:
        return False
    if act.kind is Kind.LAW:
        return _same_law(act.name, act.title, plan.name, plan.title)
    same = relation(act.form, plan.form) != "other" and not differ(act.name, plan.name)
    return same and told.rarity.matter(act.name, place).sure(plain(plan.name, place)) >= NAMED


def _law(act: Act, told: Told) -> Verdict | None:
    best: Verdict | None = None
    for record in told.inspections:
        if _same_law(act.name, act.title, record.law.name, record.law.title):
            best = _inspected(act, record, told).better(best)
    if best is not None:
        return best
    for law in told.laws:
        if _same_law(act.name, act.title, law.name, law.title):
            best = _named(act, law, told).better(best)
    return best or _by_short_name(act, told)


def _by_short_name(act: Act, told: Told) -> Verdict | None:
    """A sentence that names the law in short and says that something was looked into: 开展噪声法调研."""
    name = plain(act.name).removeprefix(NATION)
    for line in told.lines:
        if act.form not in MADE and line.done and told.any_form(line) and (short := short_in(name, line.plain)):
            part = next((part for part in line.parts if short in part.plain), None)
            if part is not None and not told.puts_off(part.start):
                return Verdict(Followed.REPORTED, f"the law in short ({short})", 1.0, None, part.start, part.end)
    return None


def _inspected(act: Act, record: LawInspection, told: Told) -> Verdict:
    if told.puts_off(record.evidence.start):
        return Verdict.at(Followed.LOOK, PUT_OFF, record.id, record.evidence)
    if act.form not in MADE and record.mode in {act.form, Mode.INSPECTION}:
        return Verdict.at(Followed.REPORTED, "the law", record.id, record.evidence)
    status = Followed.LOOK if act.form in MADE else Followed.REPORTED
    return Verdict.at(status, f"the law, in another form ({record.mode})", record.id, record.evidence)


def _named(act: Act, law: Law, told: Told) -> Verdict:
    if act.form in MADE and law.role in MADE and not told.puts_off(law.evidence.start):
        if law.role in {act.form, LawRole.ENACTED}:
            return Verdict.at(Followed.REPORTED, "the law", law.id, law.evidence)
        return Verdict.at(Followed.PARTLY, "reviewed, not passed", law.id, law.evidence)
    return Verdict.at(Followed.LOOK, f"the law is named ({law.role})", law.id, law.evidence)


def _same_law(name: str, title: str | None, other: str, other_title: str | None) -> bool:
    """By title; else by name: 省物业管理条例 may be 湖南省物业管理条例, and 物业管理条例 either, but not 昌河市物业管理条例."""
    if title and other_title:
        return title == other_title
    short, long = sorted((plain(one).removeprefix(NATION) for one in (name, other)), key=len)
    return (len(short) >= WHOLE and long.endswith(short)) or is_short_for(short, long)


def _words(act: Act, matter: Matter, told: Told) -> Verdict:
    """What the sentences say that share something with ``matter``; not mentioned where none has anything that tells."""
    numbers, name = told.rarity.sentences(matter), plain(act.name)
    short = {n for n in numbers if is_organ(name) and short_in(name, told.lines[n].plain)}
    best: Verdict | None = None
    for n in sorted(numbers):
        line = told.lines[n]
        whole = 1.0 if n in short else None
        if (found := _judged(act, matter, line, told, whole)) is not None:
            best = found.better(best)
    return best or NOT_MENTIONED


def _judged(act: Act, matter: Matter, line: Line, told: Told, whole: float | None) -> Verdict | None:
    """What one sentence says; ``whole``: it names the matter in short."""
    record = told.matter_at(act, matter, line)
    form = told.form_at(act, line) if record is None else (record.evidence.start, record.evidence.end)
    share, sure = whole or matter.share(line.plain), whole or matter.sure(line.plain)
    if share < (HINT if form else 2 * HINT) and not any(pair in line.plain for pair in matter.core):
        return None
    start, end = form if record and form else _place(matter, line, form)
    least = NAMED if is_organ(act.name) or not matter.core else TOLD
    status, reason = Followed.LOOK, MENTIONED if form is None or not line.done else LIKE if matter.core else WEAK
    if line.done and form is not None and sure >= least and act.kind in {Kind.TOPIC, Kind.TASK}:
        status, reason = Followed.REPORTED, MATTER
    elif line.done and form is None and sure >= NAMED and len(matter.core) > 1 and told.any_form(line):
        reason, start, end = ELSEWISE, line.start, line.end
    topic = (record.topic if record else None) or ""
    if of_other_kind(act.clause or act.name, topic if matter.sure(plain(topic)) >= LIKELY else line.text):
        status, reason = Followed.LOOK, FAMILY
    if told.puts_off(start):
        status, reason = Followed.LOOK, PUT_OFF
    return Verdict(status, reason, sure, record.id if record else None, start, end)


def _place(matter: Matter, line: Line, form: Span | None) -> Span:
    """The clauses of a sentence that tell most of the matter, to the one that tells of the act."""
    weights = [matter.share(part.plain) for part in line.parts]
    if not any(weights):
        return line.start, line.end
    spans = [(p.start, p.end) for p, weight in zip(line.parts, weights, strict=True) if weight == max(weights)]
    spans += [form] if form and form != (line.start, line.end) else []
    return min(span[0] for span in spans), max(span[1] for span in spans)
