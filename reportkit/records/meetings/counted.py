"""Counted meetings: every figure of category meeting that is no difference gives one record (会议次数)."""

from __future__ import annotations

from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.models.drafts import FigureDraft, MeetingDraft
from reportkit.models.enums import Body
from reportkit.records.figures.words import Decision
from reportkit.records.meetings.bodies import REGULAR, body_of_count
from reportkit.records.meetings.holding import JOINS
from reportkit.records.meetings.topics import topic_of
from reportkit.text.marks import EDGES
from reportkit.text.said import any_in

RESPECTIVELY = "分别"
LISTED = 6  # characters between two meetings of a list
Row = tuple[Frame, Decision, FigureDraft]


def counted_meetings(paragraph: Paragraph, rows: list[Row], context: Context) -> list[MeetingDraft]:
    """The meetings that the figures of a paragraph count: one record each, in their order."""
    bodies = [
        body_of_count(paragraph, context, frame, _first(paragraph, frame, decision.token))
        for frame, decision, _ in rows
    ]
    _respectively(rows, bodies)
    by_figure = {figure: i for i, (_, _, figure) in enumerate(rows)}
    for i, (_, decision, figure) in enumerate(rows):
        whole = by_figure.get(figure.part_of) if figure.part_of is not None else None
        if whole is not None and bodies[i] is Body.OTHER and _general(decision):
            bodies[i] = bodies[whole]  # 主任会议14次,其中扩大会议3次
    return [_meeting(row, body, context) for row, body in zip(rows, bodies, strict=True)]


def _first(paragraph: Paragraph, frame: Frame, token: Token | None) -> Token | None:
    """Of a list under one number the first-named decides: 召开座谈会、茶话会、联谊会共|7次."""
    text = frame.sentence.joined.text
    for before in reversed([t for t in frame.left if "body" in t.features] if token is not None else []):
        if token is None or before.end > token.start:
            continue
        between = text[before.end : token.start]
        if any(f.numeral.end == before.start for f in paragraph.frames):
            break  # 8次常委会会议、|22次主任会议
        if between[:1] not in tuple(JOINS) or len(between) > LISTED or any_in(between, EDGES):
            break
        token = before
    return token


def _general(decision: Decision) -> bool:
    """Whether the word counted leaves open whose meetings they are."""
    return decision.token is None or decision.token.word.endswith("会议")


def _respectively(rows: list[Row], bodies: list[Body]) -> None:
    """会议5次、主席会议61次,其中2017年分别为1次和13次: each has the body of its like in the clause before."""
    for i, (frame, _, _) in enumerate(rows):
        clause = frame.clause
        if clause.before is None or not frame.left_text.rstrip("为是有达").endswith(RESPECTIVELY):
            continue
        own = [j for j, row in enumerate(rows) if clause.start <= row[0].numeral.start < clause.end]
        past = [j for j, row in enumerate(rows) if clause.before.start <= row[0].numeral.start < clause.before.end]
        if own and own[0] == i and len(own) == len(past):
            for j, other in zip(own, past, strict=True):
                bodies[j] = bodies[other]


def _meeting(row: Row, body: Body, context: Context) -> MeetingDraft:
    frame, decision, figure = row
    token = decision.token
    joined = frame.sentence.joined
    own = token is not None and frame.sentence.row is None
    near = own and token is not None and (token is frame.head or frame.begin <= token.start < frame.stop)
    start = min(token.start, frame.numeral.start) if token and near else frame.numeral.start
    end = max(token.end, frame.numeral.end) if token and near else frame.numeral.end
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
