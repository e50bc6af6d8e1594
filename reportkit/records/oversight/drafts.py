"""Fields of a matter of oversight as its sentence says them: venue, target, the first time (监督事项的要素)."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.predicates import Span
from reportkit.models.drafts import LawInspectionDraft, OversightDraft, Period
from reportkit.models.enums import Form, Mode, Organ, Status, Target, Venue
from reportkit.outline.sentences import Sentence
from reportkit.records.oversight.introduced import Act
from reportkit.text.marks import EDGES, clause_start

OF_MODE = {
    Mode.INSPECTION: Form.LAW_INSPECTION,
    Mode.REPORT: Form.DELIBERATED_REPORT,
    Mode.FOLLOW_UP: Form.FOLLOW_UP,
    Mode.SURVEY: Form.SURVEY,
}
# 听取《A法》实施情况的汇报 is one hearing, whichever word says so.
HEARINGS = {Form.BRIEFING, Form.DELIBERATED_REPORT}
EVIDENCE = 190
# How far back the venue may have been said.
SAID = 160
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
ORGAN = re.compile("[监司公两街乡民检法审府局厅]")


class Common(NamedTuple):
    """What is the same of all matters of an act."""

    form: Form
    venue: Venue | None
    first_time: bool
    period: Period | None
    status: Status


def tell(paragraph: Paragraph, sentence: Sentence, context: Context, act: Act, period: Period | None) -> Common:
    text = sentence.joined.text
    status = Status.PLANNED if paragraph.planned_at(max(act.word[0], act.word[1] - 1)) else Status.DONE
    return Common(
        form_of(act.form, context), _venue(text, sentence, act), _first_time(text, sentence, act), period, status
    )


def draft(
    sentence: Sentence, context: Context, act: Act, matter: Span, common: Common, owner: str = ""
) -> OversightDraft:
    """The record of a matter; ``common`` are the fields that all matters of its act share."""
    joined = sentence.joined
    text = joined.text
    start, end = min(act.word[0], matter[0]), max(act.word[1], matter[1])
    if end - start > EVIDENCE:
        start, end = matter if matter[0] < act.word[0] else act.word
    return OversightDraft(
        form=common.form,
        venue=common.venue,
        target=_target(text[matter[0] : matter[1]], owner),
        topic=_topic(context.words(joined, *matter)),
        first_time=common.first_time,
        status=common.status,
        period=common.period,
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


def form_of(form: Form, context: Context) -> Form:
    """A form; supervision by a CPPCC committee is democratic supervision."""
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
    if any("法官" in words and "检察官" in words for words in named):
        return Target.OTHER
    return next((target for words in named for target, pattern in TARGETS if pattern.search(words)), None)


def of_law(inspection: LawInspectionDraft, context: Context) -> OversightDraft:
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
