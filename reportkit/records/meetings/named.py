"""Named meetings: said to have been held by or with the reporting organ, without a count (召开的会议)."""

from __future__ import annotations

from itertools import pairwise

from reportkit.grammar.clause import Clause, How
from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.lexicon.vocabulary import Token
from reportkit.models.drafts import MeetingDraft
from reportkit.models.enums import Actor, Body, Organ, Role, Status
from reportkit.records.meetings.bodies import REGULAR, body_of_name
from reportkit.records.meetings.holding import HOLDS, JOINS, VERBS, Held, Stretch, held_in, stretches
from reportkit.records.meetings.topics import topic_of
from reportkit.text.said import any_in, has_digit

REVIEWED = (Role.REVIEW, Role.SHORTCOMINGS)
OWN = (Actor.OWN, Actor.ALL_LEVELS)
ORDINAL = "第"
SISTERS = {
    Organ.NPC_STANDING_COMMITTEE: "政协",
    Organ.CPPCC_STANDING_COMMITTEE: "人大常委会",
    Organ.NPC_PRESIDIUM: "政协",
}
OWN_WORDS = {Organ.NPC_STANDING_COMMITTEE: ("人大",), Organ.CPPCC_STANDING_COMMITTEE: ("政协",)}
SUBJECT = 4  # a doer so near to the start of a clause is its subject
WITH = ("、", "和", "与", "同", "及", "联合", "协助", "配合")
ASKED = ("多少", "什么", "哪些")  # 开了多少会 names none
NATIONAL, NATION = ("全国", "中央", "全党"), "全国"
OF_THE_NATION = ("中央政治局", "中共中央", "国务院")
AT_LAST = ("才", "终于", "如期", "后")  # before the verb, what was put off was held


def read_named_meetings(paragraph: Paragraph, context: Context) -> list[MeetingDraft]:
    """Named meetings of a paragraph of the reviewed period; those denied or held by others are listed as unclaimed."""
    if not any(s.role in REVIEWED for s in paragraph.sentences):
        return []
    if not any(meaning in HOLDS for _, _, meaning in paragraph.meetings):
        return []
    bodies = [t for t in paragraph.tokens if "body" in t.features]
    counted = _counted(paragraph, bodies)
    counts = [n.end for n in paragraph.numerals if n.kind == "figure" and n.measure == "event"]
    found: list[MeetingDraft] = []
    before: Stretch | None = None
    for stretch in stretches(paragraph, bodies, REVIEWED):
        if stretch is None:
            before = None
            continue
        if before is not None and before.sentence is not stretch.sentence:
            before = None
        for held in held_in(stretch, before, counted, counts):
            alone = not _shares_number(paragraph, stretch, held)
            if alone and _belongs(paragraph, context, held):
                found.append(_record(paragraph, context, held))
        before = stretch
    return found


def _counted(paragraph: Paragraph, bodies: list[Token]) -> set[tuple[int, int]]:
    """Places of the words for meetings, ``bodies``, that have a number."""
    counted = {
        (t.start, t.end)
        for f in paragraph.frames
        if f.head is not None and f.first is not None and f.side in ("left", "right")
        for t in paragraph.within(min(f.first.start, f.head.start), max(f.first.end, f.head.end))
    }
    for frame in paragraph.frames:
        if frame.side == "verb" and (held := next((t for t in frame.right if "body" in t.features), None)):
            counted.add((held.start, held.end))
    for name, following in reversed(list(pairwise(bodies))):
        gap = paragraph.joined.text[name.end : following.start]
        # “有事好商量”协商议事会议1260场 is one name; 党组会议、主任会议各一次 share what stands behind the last.
        if (following.start, following.end) in counted and len(gap) <= 1 and gap not in ",;。":
            counted.add((name.start, name.end))
    ends = {n.end for n in paragraph.numerals if n.kind == "figure"}  # 第N次会议 is named; 8次会议 is counted
    return counted | {(t.start, t.end) for t in bodies if t.start in ends}


def _shares_number(paragraph: Paragraph, stretch: Stretch, held: Held) -> bool:
    """Whether a number behind a list counts this meeting too: 召开交办会、推进会各一次."""
    end = held.token.end
    if held.passive or held.form or not stretch.text.startswith(JOINS, end):
        return False
    frame = next((f for f in paragraph.frames if f.numeral.start > end), None)
    if frame is None or frame.numeral.end > stretch.end or frame.numeral.measure != "event" or frame.side == "right":
        return False
    return frame.numeral.start > end + 2 and not stretch.has(end, frame.numeral.start, *VERBS)


def _belongs(paragraph: Paragraph, context: Context, held: Held) -> bool:
    """Whether a meeting was held, by or with the reporting organ, in the time reviewed."""
    start, end = held.verb[0], held.verb[1]
    clause = paragraph.clause_at(start)
    if held.attended or paragraph.planned_at(start):
        return False
    if _denied(clause, held):
        context.deny(paragraph.joined, min(held.start, start), max(held.end, end))
        return False
    body = body_of_name(paragraph, context, held.name, held.token)
    name = paragraph.joined.text[held.name : held.token.end]
    if _of_session(paragraph, held, name, body) or any_in(name, ASKED):
        return False
    national = name.startswith(NATIONAL if held.passive else OF_THE_NATION)
    if national and context.region != NATION:
        context.of_others(paragraph.joined, min(held.start, start), max(held.end, end))
        return False
    subject = paragraph.subject_at(start)
    if _of_sister(clause, start, context.organ):
        context.of_others(paragraph.joined, min(held.start, start), max(held.end, end))
        return False
    if held.described and subject.how is not How.SAID and (body not in REGULAR or body is Body.CONGRESS):
        return False
    if subject.value not in OWN and context.organ is not Organ.GOVERNMENT:
        if subject.value is Actor.LOWER and (held.passive or name.startswith("全") or "次全" in name):
            return True  # 全县…座谈会 is held by the whole county
        if subject.value in (Actor.GOVERNMENT, Actor.OTHER) and _with_own(clause, start, context.organ):
            return True
        context.of_others(paragraph.joined, min(held.start, start), max(held.end, end))
        return False
    return True


def _denied(clause: Clause, held: Held) -> bool:
    """Whether the clause says that the meeting was not held; one put off that was held at last was."""
    start, end = held.verb[0], held.verb[1]
    denial = clause.denied(start, end)
    if denial is None:
        return False
    return not clause.text.endswith(AT_LAST, clause.start, start) and not clause.text.startswith("才", start)


def _of_sister(clause: Clause, verb: int, organ: Organ) -> bool:
    """Whether the clause begins with the other of congress and CPPCC committee, alone: 县政协召开的协商会."""
    said = clause.text[clause.start : verb]
    at = said.find(SISTERS.get(organ, "-"))
    return 0 <= at <= SUBJECT and not any_in(said, WITH)


def _with_own(clause: Clause, verb: int, organ: Organ) -> bool:
    """Whether the reporting organ stands among those who hold a meeting: 县委办、县政府办、县政协办联合召开."""
    said = clause.text[clause.start : verb]
    own = (*OWN_WORDS.get(organ, ()), "我们")
    return any_in(said, WITH) and any_in(said, own)


def _of_session(paragraph: Paragraph, held: Held, name: str, body: Body) -> bool:
    """Whether it is a session of the congress only spoken of, or one of the meetings within it."""
    if ORDINAL in name[:1] and name.endswith("全体会议") and "委员会" not in name:
        return True
    if body is not Body.CONGRESS and not (name.endswith("次会议") and "届" in name and "委会" not in name):
        return False
    if held.passive:
        between = paragraph.joined.text[held.token.end : held.verb[0]]
        return not has_digit(between)
    return "次" not in name


def _record(paragraph: Paragraph, context: Context, held: Held) -> MeetingDraft:
    joined, sentence, token = paragraph.joined, held.sentence, held.token
    body = body_of_name(paragraph, context, held.name, token)
    name = context.words(joined, held.name, token.end)
    about = None if body in REGULAR else joined.text[held.name : token.end]
    return MeetingDraft(
        body=body,
        name=name,
        count=None,
        approx=None,
        topic=topic_of(sentence, held.start, token.end, about),
        actor=Actor.OWN,
        status=Status.DONE,
        period=time.value if (time := paragraph.time_at(held.start, held.end)) else None,
        figure=None,
        section=sentence.section,
        rule="meeting.named",
        evidence=context.evidence(joined, held.start, held.end),
    )
