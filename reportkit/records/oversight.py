"""What the organ looked into: one record a named matter, with form, venue and target as the sentence says them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from reportkit.grammar.context import Context
from reportkit.grammar.lawnames import LawName
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.times import Periods
from reportkit.lexicon.formwords import FormWord
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.drafts import ActDraft, LawInspectionDraft, OversightDraft, Period
from reportkit.models.enums import Form, Mode, Organ, Role, Status, Target, Venue
from reportkit.outline.sentences import Sentence
from reportkit.records.acts import read_acts
from reportkit.records.laws.inspectors import by_others
from reportkit.records.matters import Span, shade
from reportkit.records.place import Act, nothing
from reportkit.records.rows import LEAD, form_above, lead_of, matter_spans, may_be_row, read_row
from reportkit.text.marks import EDGES, clause_start

WORDED = re.compile("[\u4e00-\u9fff]")  # 视察1O2次 names no matter
READ = (Role.REVIEW, Role.PLAN)
OF_MODE = {
    Mode.INSPECTION: Form.LAW_INSPECTION,
    Mode.REPORT: Form.DELIBERATED_REPORT,
    Mode.FOLLOW_UP: Form.FOLLOW_UP,
    Mode.SURVEY: Form.SURVEY,
}
# 听取《A法》实施情况的汇报 is one hearing, whichever word says so.
HEARINGS = {Form.BRIEFING, Form.DELIBERATED_REPORT}
OF_LAWS = {
    Form.LAW_INSPECTION,
    Form.DELIBERATED_REPORT,
    Form.FOLLOW_UP,
    Form.SURVEY,
    Form.SUPERVISION,
    Form.INSPECTION_TOUR,
}
OTHERS_WORK = {Organ.GOVERNMENT, Organ.COURT, Organ.PROCURATORATE}
EVIDENCE = 190
# How far back the venue may have been said.
SAID = 160
TITLED = re.compile(r"《(?:关于(?:对)?)?(?P<topic>[^《》]{2,60}?)(?:情况)?的?(?:专题|专项)?调研报告》")
BRANDED = re.compile(r"^[“「](?:[^“”「」]{2,10}(?:——?|―|－|-|[:：·]))?(?P<topic>[^“”「」]{6,60})[”」]$")
FIRST = re.compile(r"首次|第一次|首度|首开")
CHAIRPERSONS = re.compile(r"(?:主任会议|主席会议|委员长会议|主席团会议)(?!成员|制度|纪要|室|议定|组成)")
JOINT_GROUP = re.compile(r"联组会|联组形式|联组方式|联组询问")
STANDING = re.compile(
    r"常委会(?<!议政性常委会)(?<!专题常委会)(?:第[^,;。]{1,6}次)?(?:全体)?会议|常委会议(?<!议政性常委会议)|常务委员会(?:第[^,;。]{1,6}次)?会议"
)
STANDING_SUBJECT = re.compile(
    r"常委会(?:还|也|又|先后|首次|专题|分别|及时|定期|连续|每年|多次|依法|重点|认真|专门|再次|共|,)*$"
)
OTHER_VENUE = re.compile(
    r"专委会|专门委员会|工委(?!会)|界别|[文法财农民环城提][\u4e00-\u9fff]{0,8}委(?:联合|会同|组织|开展)|委员会联合|人代会"
)
TARGETS = (
    (Target.SUPERVISORY_COMMISSION, re.compile(r"监察委员会|监委|监察工作")),
    (Target.OTHER, re.compile(r"司法机关|公检法|一府一?委?两院|法检两院|[“]?两院|街道工委|乡镇人大|民主党派")),
    (Target.PROCURATORATE, re.compile(r"检察")),
    (Target.COURT, re.compile(r"法院|法官|审判")),
    (
        Target.GOVERNMENT,
        re.compile(
            r"(?<!地方)(?<!法治)(?<!数字)政府(?!投资|债|采购)|[省市县区州镇][\u4e00-\u9fff]{2,10}?(?:局|厅)(?!部|面)"
        ),
    ),
)
# A character that each of them needs.
# What others do to a law as well, which is none of the organ's oversight.
CHECKING = (Form.LAW_INSPECTION, Form.INSPECTION_TOUR, Form.SURVEY)
ORGAN = re.compile("[监司公两街乡民检法审府局厅]")


class Told(NamedTuple):
    """What is the same of all matters of an act."""

    form: Form
    venue: Venue | None
    first_time: bool
    period: Period | None
    status: Status


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
    words = vocabulary.oversight.find(text)
    of_laws = [_of_law(record, context) for record in inspections]
    records: list[OversightDraft] = []
    clauses: list[ActDraft] = []
    if words or any(s.role is Role.PLAN for s in paragraph.sentences):
        shaded = shade(text, {(w.start, w.end) for w in words}, [(x.start, x.end) for x in laws])
        words = [_whole(w, text) for w in words if shaded[w.start] == text[w.start]]
        periods = Periods(context)
        for sentence, act in _acts(paragraph, vocabulary, shaded, words):
            named = next((x for x in laws if act.first <= x.start < act.last), None) if act.form in CHECKING else None
            if named and by_others(paragraph, named.start, act.word[0], max(act.word[1], named.end)):
                continue
            period = periods.at(sentence, *act.word) if act.word[0] < act.word[1] else None
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


def _acts(
    paragraph: Paragraph, vocabulary: Vocabulary, shaded: str, words: list[FormWord]
) -> Iterator[tuple[Sentence, Act]]:
    """The acts of a paragraph with their sentences; in a plan also the rows of a list."""
    empty = nothing(vocabulary.oversight.fillers)
    starts = [w.start for w in words]
    lead: Form | None = None
    for sentence in paragraph.sentences:
        if sentence.role not in READ:
            continue
        plan = sentence.role is Role.PLAN
        acts: list[Act] = []
        for start, end in matter_spans(sentence):
            mine = words[bisect_left(starts, start) : bisect_left(starts, end)]
            told = read_acts(shaded, mine, empty, start, end) if mine else []
            if not told and (colon := LEAD.match(sentence.text)):
                lead = lead_of(vocabulary, colon.group())
            if not told and (plan or lead or sentence.row) and may_be_row(shaded, start, end):
                row = read_row(shaded, (start, end), mine, lead or form_above(vocabulary, sentence), empty)
                told = [row] if row else []
            acts += told
        for act in acts:
            yield sentence, act


def _clause(sentence: Sentence, context: Context, act: Act, of_laws: list[OversightDraft]) -> ActDraft:
    """An act as a clause of a task; 检查 of a law has the form of the law's record."""
    first, last = min(m[0] for m in act.matters), max(m[1] for m in act.matters)
    start, end = min(act.word[0], first), max(act.word[1], last)
    evidence = context.evidence(sentence.joined, start, end)
    form = _form(act.form, context)
    if act.form in OF_LAWS:
        form = next((law.form for law in of_laws if law.evidence.overlaps(evidence)), form)
    return ActDraft(form, context.words(sentence.joined, first, last), evidence)


def _titled(paragraph: Paragraph, sentence: Sentence, context: Context, match: re.Match[str]) -> OversightDraft:
    """《关于做强肉牛全产业链的调研报告》: the survey that the title names."""
    act = Act(Form.SURVEY, match.span(), match.start(), match.end(), rule="oversight.title")
    period = Periods(context).at(sentence, *match.span())
    return _record(sentence, context, act, match.span("topic"), _told(paragraph, sentence, context, act, period))


def _whole(word: FormWord, text: str) -> FormWord:
    """A form word with the quotation marks around it: “回头看”."""
    if text[word.start - 1 : word.start] == "“" and text[word.end : word.end + 1] == "”":
        return word._replace(start=word.start - 1, end=word.end + 1)
    return word


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
    told = _told(paragraph, sentence, context, act, period)
    for i, matter in enumerate(act.matters):
        first, last = sentence.joined.span(*matter)
        record = _record(sentence, context, act, matter, told, act.owners[i] if act.owners else "")
        same = next((law for start, end, law in inspected if start < last and first < end), None)
        if same is None:
            records.append(record)
        elif same.form is record.form or {same.form, record.form} == HEARINGS:
            if context.folded.endswith("汇报", 0, same.evidence.end):
                same.form = Form.BRIEFING
            same.venue, same.target, same.first_time = record.venue, record.target, record.first_time
    return records


def _told(paragraph: Paragraph, sentence: Sentence, context: Context, act: Act, period: Period | None) -> Told:
    text = sentence.joined.text
    status = Status.PLANNED if paragraph.planned_at(max(act.word[0], act.word[1] - 1)) else Status.DONE
    return Told(_form(act.form, context), _venue(text, sentence, act), _first_time(text, sentence, act), period, status)


def _record(
    sentence: Sentence, context: Context, act: Act, matter: Span, told: Told, owner: str = ""
) -> OversightDraft:
    """The record of a matter; ``told`` are the fields that all matters of its act share."""
    joined = sentence.joined
    text = joined.text
    start, end = min(act.word[0], matter[0]), max(act.word[1], matter[1])
    if end - start > EVIDENCE:
        start, end = matter if matter[0] < act.word[0] else act.word
    return OversightDraft(
        form=told.form,
        venue=told.venue,
        target=_target(text[matter[0] : matter[1]], owner),
        topic=_topic(context.words(joined, *matter)),
        first_time=told.first_time,
        status=told.status,
        period=told.period,
        section=sentence.section,
        rule=act.rule,
        evidence=context.evidence(joined, start, end),
    )


def _first_time(text: str, sentence: Sentence, act: Act) -> bool:
    """Whether the clause that the act begins in says so before the form word."""
    own = act.rule in ("oversight.carried", "oversight.shared")
    begin = act.word[0] if own else min(act.first, act.word[0])
    low = max(sentence.start, begin - SAID)
    if FIRST.search(text, low, act.word[0]) is None:
        return False
    clause = clause_start(text, begin, EDGES, low)
    return FIRST.search(text, clause, act.word[0]) is not None


def _topic(words: str) -> str:
    """The name of an event without its quotation marks and its brand: “请你来协商—走进工业”."""
    if match := BRANDED.match(words):
        return match["topic"]
    return words


def _form(form: Form, context: Context) -> Form:
    """Supervision by a CPPCC committee is democratic supervision."""
    if form is Form.SUPERVISION and context.organ is Organ.CPPCC_STANDING_COMMITTEE:
        return Form.DEMOCRATIC_SUPERVISION
    return form


def _venue(text: str, sentence: Sentence, act: Act) -> Venue | None:
    before = text[max(sentence.start, act.word[0] - SAID) : act.word[0]]
    if act.form is Form.SPECIAL_INQUIRY:
        reach = text[max(sentence.start, act.first - 60) : act.word[1] + 12]
        if JOINT_GROUP.search(reach):
            return Venue.JOINT_GROUP
    if CHAIRPERSONS.search(before):
        return Venue.CHAIRPERSONS
    if "常委会" in text[act.word[0] : act.word[1]] or STANDING.search(before) or text[act.word[0]] == "向":
        return Venue.STANDING_COMMITTEE
    clause = before[max(before.rfind(c) for c in ",;:") + 1 :]
    if act.form in HEARINGS and STANDING_SUBJECT.search(clause):
        return Venue.STANDING_COMMITTEE
    return Venue.OTHER if OTHER_VENUE.search(clause) else None


def _target(*said: str) -> Target | None:
    """Whose work it is by the first of ``said`` that names an organ."""
    named = [words for words in said if ORGAN.search(words)]
    return next((target for words in named for target, pattern in TARGETS if pattern.search(words)), None)


def _of_law(inspection: LawInspectionDraft, context: Context) -> OversightDraft:
    """An inspected law as a matter."""
    evidence = inspection.evidence
    form = OF_MODE[inspection.mode]
    words = context.folded[evidence.start : evidence.end]
    if context.organ is Organ.CPPCC_STANDING_COMMITTEE and "民主监督" in words:
        form = Form.DEMOCRATIC_SUPERVISION
    lead = context.folded[max(0, evidence.start - 30) : evidence.start]
    clause = lead[max(lead.rfind(c) for c in ",;。\n") + 1 :]
    return OversightDraft(
        form=form,
        venue=None,
        target=None,
        topic=inspection.name,
        first_time=bool(FIRST.search(clause)),
        status=inspection.status,
        period=inspection.period,
        section=inspection.section,
        rule="oversight.law",
        evidence=evidence,
    )
