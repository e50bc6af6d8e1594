"""Counted meetings: every figure of category meeting gives one (会议次数)."""

from __future__ import annotations

import re

from reportkit.grammar.context import Context
from reportkit.grammar.quantities import Frame
from reportkit.models.drafts import FigureDraft, MeetingDraft
from reportkit.models.enums import Body, Organ
from reportkit.records.figures.words import Decision
from reportkit.records.meetings.topics import REGULAR, topic_of

BODY_BEFORE = (
    (Body.PARTY_GROUP, re.compile(r"党组")),
    (Body.CHAIRPERSONS, re.compile(r"主任会议|主席会议|主席团")),
    (Body.JOINT_GROUP, re.compile(r"联组")),
    (Body.STANDING_COMMITTEE, re.compile(r"常委会[^,;。]{0,14}(?:举行|召开|共|会议)")),
)
# 界别召集人会议: a name of its own, whatever met before.
OF_OTHERS = re.compile(r"(?:人|(?<!委员)长|委|组|站|团|代表|委员|部门|单位|乡镇|干部)$")
# Words for a meeting that leave open whose it is.
GENERAL = {"会议", "例会", "专题会议", "全体会议", "会"}


def counted_meetings(counted: list[tuple[Frame, Decision, FigureDraft]], context: Context) -> list[MeetingDraft]:
    """The meetings that the figures of a paragraph count: one record each; a difference (比上年增加2次) counts none."""
    return [_meeting(frame, decision, figure, context) for frame, decision, figure in counted if figure.change is None]


def _meeting(frame: Frame, decision: Decision, figure: FigureDraft, context: Context) -> MeetingDraft:
    token = decision.token
    body = Body(token.features.get("body", Body.OTHER)) if token else Body.OTHER
    if body is Body.OTHER:
        if (
            token is not None
            and token.word in ("全体会议", "全会", "全委会", "全委会议")
            and context.organ is Organ.CPPCC_STANDING_COMMITTEE
        ):
            body = Body.CONGRESS
        general = token is None or token.word in GENERAL
        reach = frame.sentence.joined.text[frame.sentence.start : frame.numeral.start]
        named = token is not None and OF_OTHERS.search(frame.sentence.joined.text, frame.begin, token.start)
        for name, pattern in BODY_BEFORE if general and body is not Body.CONGRESS else ():
            if pattern.search(frame.left_text) or (not named and pattern.search(reach)):
                body = name
                break
    joined = frame.sentence.joined
    own = token is not None and token is frame.head and frame.sentence.row is None
    start = min(token.start, frame.numeral.start) if token and own else frame.numeral.start
    end = max(token.end, frame.numeral.end) if token and own else frame.numeral.end
    return MeetingDraft(
        body=body,
        name=context.words(joined, token.start, token.end) if token else None,
        count=figure.value,
        approx=figure.approx,
        topic=topic_of(frame.sentence, start, end, None) if body not in REGULAR else None,
        actor=figure.actor,
        status=figure.status,
        period=figure.period,
        figure=figure,
        section=figure.section,
        rule="meeting.counted",
        evidence=context.evidence(joined, start, end),
        per=figure.per,
        pooled=figure.pooled,
    )
