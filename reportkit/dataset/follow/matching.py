"""Whether the next report tells that a planned act was done (计划与落实的比对).

In doubt ``look``: a link that is wrong would be published, a place to look at is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reportkit.dataset.follow.numbers import counted_too, number
from reportkit.dataset.follow.planned import MADE, Act, Kind, counted_in, relation
from reportkit.dataset.follow.reported import Line, Part, Told
from reportkit.dataset.follow.topics import (
    ALIKE,
    WHOLE,
    Cover,
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
    shares_a_character,
)
from reportkit.dataset.follow.verdicts import DONE, NOT_MENTIONED, PUT_OFF, Followed, Verdict
from reportkit.models.enums import Form, LawRole, Mode
from reportkit.models.report import Law, LawInspection, Oversight
from reportkit.text.fold import fold

NATION = "中华人民共和国"
ISSUER = re.compile(f"^{NATION}|^.{{1,5}}?[省市州县区]")
SOME, HALF, TWO_THIRDS, MOST, TASK = 0.3, 0.5, 2 / 3, 0.75, 0.8
# What share of a matter's name must stand in a topic that was looked into, by how near the forms are.
ENOUGH = {"same": HALF + 0.01, "near": TWO_THIRDS}
MATTER = "the matter"
ONCE = frozenset({Form.SPECIAL_INQUIRY, Form.SPECIAL_INVESTIGATION})  # held once a year, if at all


def verdict(act: Act, told: Told, place: str, alone: bool) -> Verdict:
    """What ``told`` says of ``act``, whose report is of ``place``; ``alone``: no other act of its form is planned."""
    if not act.concrete:
        return Verdict(Followed.VAGUE, "names no act that can be looked for")
    found = _found(act, told, place, alone)
    if found.status in DONE and not told.is_of_the_year(found.record):
        return replace(found, status=Followed.LOOK, reason=f"{found.reason}, in a report on several years")
    if found.status is not Followed.NOT_MENTIONED:
        return found
    if not told.is_whole:
        return replace(found, status=Followed.LOOK, reason="not mentioned, but the next text is not the whole report")
    if any(_alike(act, plan, place) for plan in told.plans):
        return replace(found, reason="not mentioned, but planned again")
    return found


def unused(told: Told, verdicts: Iterable[Verdict]) -> list[Oversight | LawInspection]:
    """Matters and laws that the next report tells as done and no planned act leads to."""
    found = [v for v in verdicts if v.status in DONE or v.score >= ALIKE]
    spans = [(v.start, v.end) for v in found if v.start is not None and v.end is not None]
    left = [x for x in told.acts if not any(s < x.evidence.end and x.evidence.start < e for s, e in spans)]
    return [x for x in left if not told.puts_off(x.evidence.start)]


def _found(act: Act, told: Told, place: str, alone: bool) -> Verdict:
    if act.kind is Kind.LAW:
        matter = pieces(ISSUER.sub("", plain(act.name)).removesuffix("法"), place)
        return _law(act, told) or _words(act, matter, told)
    if act.kind is Kind.TOPIC:
        matter = core(act.name, place)
        found = _topic(act, matter, told, place, alone) or _words(act, matter, told)
        return found if act.figure is None else counted_too(act.figure, found, told)
    if act.kind is Kind.NUMBER and act.figure is not None:
        matter = pieces(counted_in(act), place)
        return number(act, act.figure, matter, told, place) or _words(act, matter, told)
    matter = pieces(act.clause, place)
    if not matter and not coined(act.clause):
        return Verdict(Followed.LOOK, "names no matter of its own")
    return _task(act, matter, told, place) or _words(act, matter, told)


def _alike(act: Act, plan: Act, place: str) -> bool:
    if act.kind is not plan.kind or act.kind is Kind.NUMBER:
        return False
    if act.kind is Kind.LAW:
        return _same_law(act.name, act.title, plan.name, plan.title)
    return relation(act.form, plan.form) != "other" and likeness(act.name, plan.name, place) >= ALIKE


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
    return best


def _inspected(act: Act, record: LawInspection, told: Told) -> Verdict:
    if told.puts_off(record.evidence.start):
        return Verdict.at(Followed.LOOK, PUT_OFF, record.id, record.evidence)
    if act.form not in MADE and record.mode in {act.form, Mode.INSPECTION}:
        return Verdict.at(Followed.REPORTED, "the law", record.id, record.evidence)
    return Verdict.at(Followed.LOOK, f"the law, in another form ({record.mode})", record.id, record.evidence)


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


def _topic(act: Act, matter: tuple[str, ...], told: Told, place: str, alone: bool) -> Verdict | None:
    best: Verdict | None = None
    for record in told.matters:
        if (found := _looked_into(act, matter, record, told, place, alone)) is not None:
            best = found.better(best)
    if best is not None and best.reason in {MATTER, PUT_OFF}:
        return best
    least = 1 if is_organ(act.name) else TWO_THIRDS
    for line in told.lines:
        share = max((_share(act, part, matter, least, told) for part in line.acts), default=0.0) if line.done else 0.0
        if share and not of_other_kind(act.name, line.text):
            put_off = told.puts_off(line.start)
            status, reason = (Followed.LOOK, PUT_OFF) if put_off else (Followed.REPORTED, "its words and its form")
            best = Verdict(status, reason, share, None, line.start, line.end).better(best)
    return best


def _share(act: Act, part: Part, matter: tuple[str, ...], least: float, told: Told) -> float:
    """What share of a matter a clause names that tells of an act of its form, 0 for less than ``least``."""
    shared = cover(matter, part.plain)
    return shared.share if shared.is_enough(least) and told.has_form(act.form, part.start, part.end) else 0.0


def _looked_into(
    act: Act, matter: tuple[str, ...], record: Oversight, told: Told, place: str, alone: bool
) -> Verdict | None:
    """What a matter that was looked into says of ``act``: the same, one to look at, or nothing."""
    topic = record.topic or ""
    near = relation(act.form, record.form)
    shared = cover(matter, plain(topic, place))
    alike = likeness(act.name, topic, place)
    share = shared.share if shared.telling and not is_organ(act.name) and not differ(act.name, topic) else 0.0
    only = alone and act.form in ONCE and sum(x.form == act.form for x in told.matters) == 1
    same = (
        alike >= ALIKE
        or (share > 0 and shared.is_enough(ENOUGH.get(near, 2)))
        or any(name in fold(topic) for name in coined(act.name))
        or (only and record.form == act.form and shared.telling)
    )
    score = max(alike, share)
    if same and near != "other":
        late = record.period.to if record.period else None
        if told.puts_off(record.evidence.start, late):
            return Verdict.at(Followed.LOOK, PUT_OFF, record.id, record.evidence, score)
        return Verdict.at(Followed.REPORTED, MATTER, record.id, record.evidence, score)
    # Of its form, and the only one, or with a word or (of the rarer forms) a character in common: by another name?
    of_its_form = record.form == act.form and (only or shared.share >= SOME or _by_another_name(act, matter, topic))
    if of_its_form or (score >= HALF and shared.found and (near != "other" or shared.telling)):
        return Verdict.at(Followed.LOOK, f"a matter like it ({record.form})", record.id, record.evidence, score)
    return None


def _by_another_name(act: Act, matter: tuple[str, ...], topic: str) -> bool:
    rare = act.form not in {Form.DELIBERATED_REPORT, Form.BRIEFING} and not is_organ(act.name)
    return rare and shares_a_character(matter, plain(topic))


def _task(act: Act, matter: tuple[str, ...], told: Told, place: str) -> Verdict | None:
    names, whole = coined(act.clause), (plain(act.clause, place),)
    best: Verdict | None = None
    for line in told.lines:
        score = _told_by(line, matter, names, whole) if line.done else 0.0
        if score and not differ(act.clause, line.text):
            put_off = told.puts_off(line.start)
            status, reason = (Followed.LOOK, PUT_OFF) if put_off else (Followed.REPORTED, "its words")
            best = Verdict(status, reason, score, None, line.start, line.end).better(best)
    return best


def _told_by(line: Line, matter: tuple[str, ...], names: tuple[str, ...], whole: tuple[str, ...]) -> float:
    """How much of a clause a sentence tells, 0 for too little: a title or a coined name in it is enough, of several half."""
    if names and sum(name in line.text for name in names) >= len(names) / 2:
        return 1.0
    shared, every = cover(matter, line.plain), cover(whole, line.plain).share
    enough = sum(map(len, shared.found)) >= WHOLE or every >= TWO_THIRDS
    least = HALF if every >= TASK else TASK
    return shared.share if shared.telling and enough and shared.share >= least else 0.0


def _words(act: Act, matter: tuple[str, ...], told: Told) -> Verdict:
    """Look, where a sentence shares a telling word of the matter, or much of it; else it is not mentioned."""
    best: Verdict | None = None
    whole = (plain(act.clause),) if act.clause else ()
    for line in told.lines:
        shared = cover(matter, line.plain)
        if shared.telling or _much(act, shared, line, told) or cover(whole, line.plain).share >= TWO_THIRDS:
            best = Verdict(Followed.LOOK, "words of the matter", shared.share, None, line.start, line.end).better(best)
    return best or NOT_MENTIONED


def _much(act: Act, shared: Cover, line: Line, told: Told) -> bool:
    """Whether a sentence shares so much of a matter that it must be looked at, though no word of it tells alone."""
    if shared.share >= MOST:
        return True
    several = len(set(shared.found)) > 1
    return shared.share >= HALF and (several or told.has_form(act.form, line.start, line.end))
