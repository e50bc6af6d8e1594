"""What the organ looked into: one record a named matter, with form, venue and target as the sentence says them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.grammar.clause import Clause, How
from reportkit.grammar.context import Context
from reportkit.grammar.lawnames import LawName
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.predicates import Predicate, set_scene, wholes
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.drafts import ActDraft, LawInspectionDraft, OversightDraft, Period
from reportkit.models.enums import Actor, Form, Organ, Role
from reportkit.outline.sentences import Sentence
from reportkit.records.oversight.acts import Reader
from reportkit.records.oversight.drafts import HEARINGS, draft, form_of, of_law, tell
from reportkit.records.oversight.introduced import Act
from reportkit.records.oversight.tables import (
    LEAD,
    form_above,
    lead_of,
    matter_spans,
    may_be_row,
    read_row,
    told_beside,
)
from reportkit.text.said import any_in

WORDED = re.compile("[\u4e00-\u9fff]")  # 视察1O2次 names no matter
READ = (Role.REVIEW, Role.PLAN)
OF_LAWS = {
    *(Form.LAW_INSPECTION, Form.DELIBERATED_REPORT, Form.FOLLOW_UP),
    *(Form.SURVEY, Form.SUPERVISION, Form.INSPECTION_TOUR),
}
OTHERS_WORK = {Organ.GOVERNMENT, Organ.COURT, Organ.PROCURATORATE}
OTHERS = {Actor.GOVERNMENT, Actor.LOWER, Actor.HIGHER, Actor.OTHER}
TITLED = re.compile(r"《(?:关于(?:对)?)?(?P<topic>[^《》]{2,60}?)(?:情况)?的?(?:专题|专项)?调研报告》")
# What government and companies do as well, so that a subject of an earlier clause may still be theirs.
CHECKING = {Form.LAW_INSPECTION, Form.INSPECTION_TOUR, Form.SURVEY}
CARRIED = {Actor.GOVERNMENT, Actor.OTHER}
# The sister organ, whose acts are not those of the one that reports.
SISTER = {Organ.CPPCC_STANDING_COMMITTEE: "人大", Organ.NPC_STANDING_COMMITTEE: "政协", Organ.NPC_PRESIDIUM: "政协"}
JOINT = ("联动", "上下", "同步", "会同", "联合", "配合", "协助")
TOPICS, AGENDA = ("议题", "课题", "选题", "题目"), 12  # in so many characters before a colon they only announce
TOGETHER = ("代表", "委员", "常委会", "联合", "会同", "配合", "协助", "我们", "主席团")


def read_oversight(
    paragraph: Paragraph,
    context: Context,
    vocabulary: Vocabulary,
    laws: list[LawName],
    inspections: list[LawInspectionDraft],
) -> tuple[list[OversightDraft], list[ActDraft]]:
    """Matters of a paragraph, and its acts of oversight as tasks have them (form, object, evidence).

    Of its ``laws`` those in ``inspections``, already read there, are matters too.
    """
    if context.organ in OTHERS_WORK or not any(s.role in READ for s in paragraph.sentences):
        return [], []
    text = paragraph.joined.text
    of_laws = [of_law(record, context) for record in inspections]
    records: list[OversightDraft] = []
    clauses: list[ActDraft] = []
    if vocabulary.predicates.find(text) or paragraph.above or any(s.role is Role.PLAN for s in paragraph.sentences):
        scene = set_scene(text, [(x.start, x.end) for x in laws], vocabulary)
        reader = Reader(scene, wholes(paragraph.clauses))
        for sentence, predicate, act in _acts(paragraph, vocabulary, reader):
            if predicate is not None and not _own(paragraph, context, predicate, act):
                continue
            if not act.matters:
                continue
            time = paragraph.time_at(*act.word) if act.word[0] < act.word[1] else None
            period = time.value if time else None
            records += _of_act(paragraph, sentence, context, act, period, of_laws)
            if sentence.role is Role.PLAN:
                clauses.append(_clause(sentence, context, act, of_laws))
    if "调研报告》" in text:
        records += [
            _titled(paragraph, sentence, context, match)
            for sentence in paragraph.sentences
            if sentence.role in READ
            for match in TITLED.finditer(text, sentence.start, sentence.end)
        ]
    for law in of_laws:
        if not any(law.evidence.overlaps(clause.evidence) for clause in clauses):
            clauses.append(ActDraft(law.form, law.topic, law.evidence))
    return [r for r in records if WORDED.search(r.topic)] + of_laws, clauses


def _own(paragraph: Paragraph, context: Context, predicate: Predicate, act: Act) -> bool:
    """Whether an act took place and is the organ's; what is another's, or has no clear matter, is listed as unclaimed."""
    start, end = act.word
    if _denied(paragraph, start, end):
        return False
    first = predicate.light.start if predicate.light else start
    if not (act.matters or act.unclear):
        return True
    said = predicate.word.text.startswith("向") or act.rule == "oversight.fronted"
    if not said and _others(paragraph, context, predicate, act, first):
        context.of_others(paragraph.joined, min(act.first, first), max(act.last, end))
        return False
    if act.unclear and not act.matters:
        context.unclear(paragraph.joined, min(act.first, first), max(act.last, end))
    return True


def _denied(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether an act did not take place; the denial may stand in a clause behind it: 对A的检查,因疫情未能开展."""
    clause = paragraph.clause_at(start)
    at = paragraph.clauses.index(clause)
    behind = paragraph.clauses[at + 1 : at + 3]
    denial = clause.denied(start, end)
    return (denial is not None and denial.holds) or any(
        d.holds and d.low < clause.end for c in behind if c.before is not None for d in c.denials
    )


def _others(paragraph: Paragraph, context: Context, predicate: Predicate, act: Act, first: int) -> bool:
    """Whether another body did it: the subject of its clause, or the sister organ named before the act."""
    text = paragraph.joined.text
    if any_in(text[predicate.start : predicate.end], JOINT):
        return False
    sister = SISTER.get(context.organ)
    head = text[predicate.start : predicate.upon[0] if predicate.upon else first]
    if sister and sister in head and not any_in(head, TOGETHER):
        return True
    if not text[predicate.start : first].strip():
        known = paragraph.subject_at(predicate.start)  # the act opens its clause: its subject stands before it
        return known.how is How.CARRIED and known.value in CARRIED and predicate.word.form in CHECKING
    known = paragraph.subject_at(first)
    if known.how is How.SAID:
        over = [m for m in act.matters if act.rule == "oversight.before" and m[1] <= first]
        spans = [*([predicate.upon] if predicate.upon else []), *over]
        looked_at = any(start < known.end and known.start < end for start, end in spans)  # 对|A局|开展评议
        return known.value in OTHERS and not looked_at
    return known.value in CARRIED and predicate.word.form in CHECKING


def _acts(
    paragraph: Paragraph, vocabulary: Vocabulary, reader: Reader
) -> Iterator[tuple[Sentence, Predicate | None, Act]]:
    """The acts of a paragraph with their sentences; in a plan also the rows of a list, which have no predicate."""
    text, shaded = reader.scene.text, reader.scene.shaded
    agenda = any_in(paragraph.above[-AGENDA:], TOPICS)  # 重点协商议题(7项): none is yet consulted on
    lead = None if agenda else lead_of(vocabulary, paragraph.above)
    going_on = False
    for sentence in paragraph.sentences:
        if sentence.role not in READ:
            continue
        plan = sentence.role is Role.PLAN
        for start, end in matter_spans(sentence):
            found = reader.read(start, end)
            yield from ((sentence, predicate, act) for predicate, act in found)
            told = any(act.matters for _, act in found)
            if not told and (colon := LEAD.match(text, sentence.start, sentence.end)):
                lead = lead_of(vocabulary, colon.group())
            listed = (plan or lead or sentence.row or going_on) and paragraph.clauses  # marks alone make none
            if not told and listed and may_be_row(shaded, start, end):
                clause: Clause = paragraph.clause_at(start)
                row = read_row(reader, (start, end), clause, lead or form_above(vocabulary, sentence))
                if row and row.matters:
                    yield sentence, None, row
                    yield from ((sentence, None, beside) for beside in told_beside(reader, row, end))
            # 听取了关于A的报告;关于B的报告: what ; parts is heard too.
            going_on = text.endswith(";", sentence.start, sentence.end) and any(
                a.rule == "oversight.heard" and a.matters for _, a in found
            )


def _clause(sentence: Sentence, context: Context, act: Act, of_laws: list[OversightDraft]) -> ActDraft:
    """An act as a clause of a task; 检查 of a law has the form of the law's record."""
    first, last = min(m[0] for m in act.matters), max(m[1] for m in act.matters)
    start, end = min(act.word[0], first), max(act.word[1], last)
    evidence = context.evidence(sentence.joined, start, end)
    form = form_of(act.form, context)
    if act.form in OF_LAWS:
        form = next((law.form for law in of_laws if law.evidence.overlaps(evidence)), form)
    return ActDraft(form, context.words(sentence.joined, first, last), evidence)


def _of_act(
    paragraph: Paragraph,
    sentence: Sentence,
    context: Context,
    act: Act,
    period: Period | None,
    of_laws: list[OversightDraft],
) -> list[OversightDraft]:
    """The matters of an act but for inspected laws: their records (``of_laws``) are told where and whose, and no more."""
    records: list[OversightDraft] = []
    inspected = [
        (law.evidence.start, law.evidence.start + len(law.topic) + 1, law)
        for law in of_laws
        if act.form in OF_LAWS or act.form == law.form or {act.form, law.form} == HEARINGS
    ]
    common = tell(paragraph, sentence, context, act, period)
    for i, matter in enumerate(act.matters):
        first, last = sentence.joined.span(*matter)
        record = draft(sentence, context, act, matter, common, act.owners[i] if act.owners else "")
        same = next((law for start, end, law in inspected if start < last and first < end), None)
        if same is None:
            records.append(record)
        elif same.form is record.form or {same.form, record.form} == HEARINGS:
            if context.folded.endswith("汇报", 0, same.evidence.end):
                same.form = Form.BRIEFING
            same.venue, same.target, same.first_time = record.venue, record.target, record.first_time
    return records


def _titled(paragraph: Paragraph, sentence: Sentence, context: Context, match: re.Match[str]) -> OversightDraft:
    """《关于做强肉牛全产业链的调研报告》: the survey that the title names."""
    act = Act(Form.SURVEY, match.span(), match.start(), match.end(), rule="oversight.title")
    time = paragraph.time_at(*match.span())
    period = time.value if time else None
    return draft(sentence, context, act, match.span("topic"), tell(paragraph, sentence, context, act, period))
