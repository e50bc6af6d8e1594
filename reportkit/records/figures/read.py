"""Figures, counted meetings and suggestions: views of the frames of one paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.drafts import FigureDraft, MeetingDraft, SuggestionDraft
from reportkit.models.enums import Action, Approx, Category, Organ, Status, SuggestionKind
from reportkit.records.confidence import Confidences
from reportkit.records.figures.category import Categorizer
from reportkit.records.figures.denied import counts_nothing, denied_act, undone
from reportkit.records.figures.discourse import checks_a_law
from reportkit.records.figures.holds import Scope, scopes
from reportkit.records.figures.words import Decision
from reportkit.records.meetings.counted import counted_meetings
from reportkit.records.suggestions.bases import set_bases
from reportkit.records.suggestions.classes import classes_of
from reportkit.records.suggestions.counted import count_suggestions
from reportkit.records.suggestions.kinds import Handling, Spoken, SuggestionReader
from reportkit.records.suggestions.statement import Statements
from reportkit.text.said import any_in

# A paragraph as short as this is a row of a list, which goes on with the suggestions of the row before.
ROW_LENGTH = 30
# 至少向选民述职一次: the approximation stands before the verb.
LEAST = ("至少", "起码")
AT_LEAST = re.compile(rf"(?:{'|'.join(LEAST)})[^,;。\d]{{1,14}}$")
VERB = re.compile(
    r"(听取和审议|听取并审议|听取审议|审议通过|审查批准|审查备案|备案审查|讨论决定|组织召开|组织开展|组织|召开|举行|举办|开展|听取|审议|视察|检查|调研|走访|接待|受理|办理|督办|提出|收到|收集|征集|交办|任免|任命|制定|修改|修订|废止|作出|完成|解决|培训|刊发|发表|通过|新建|建成|形成|报送|立案|邀请|参加)"
)


@dataclass(slots=True)
class Counted:
    """What the numbers of one paragraph gave; ``kind`` is the kind of suggestions it last spoke of."""

    figures: list[FigureDraft] = field(default_factory=list)
    meetings: list[MeetingDraft] = field(default_factory=list)
    suggestions: list[SuggestionDraft] = field(default_factory=list)
    kind: SuggestionKind | None = None


def read_figures(paragraphs: list[Paragraph], context: Context, vocabulary: Vocabulary) -> list[Counted]:
    """Figures of each paragraph with their meetings and suggestions; ids are given later."""
    counted: list[Counted] = []
    decided: list[list[Decision]] = []
    handled: list[list[Handling]] = []
    spoken = Spoken()
    act: Category | None = None  # what the paragraphs before last told of
    classes = classes_of(paragraphs)
    for paragraph in paragraphs:
        decisions, handlings, spoken, act = _decide(paragraph, context, (spoken, act), classes)
        decided.append(decisions)
        handled.append(handlings)
        counted.append(Counted(kind=spoken.kind))
    told = [
        scopes(paragraph, decisions, context, vocabulary) if decisions else []
        for paragraph, decisions in zip(paragraphs, decided, strict=True)
    ]
    for paragraph, decisions, handlings, fields, found in zip(paragraphs, decided, handled, told, counted, strict=True):
        if decisions:
            _write(paragraph, decisions, handlings, fields, context, found)
    return counted


def _decide(
    paragraph: Paragraph, context: Context, before: tuple[Spoken, Category | None], classes: dict[str, Action]
) -> tuple[list[Decision], list[Handling], Spoken, Category | None]:
    """The category of every number of a paragraph, what was done with the suggestions, their last kind, the last activity."""
    decisions: list[Decision] = []
    handlings: list[Handling] = []
    spoken, act = before
    if not paragraph.frames:
        return decisions, handlings, spoken, Category.LAW_INSPECTION if checks_a_law(paragraph) else act
    categorizer = Categorizer(
        paragraph, paragraph.sentences[0].heading, context.organ is Organ.CPPCC_STANDING_COMMITTEE, act
    )
    cells = paragraph.sentences[0].row
    short = len(paragraph.joined.text) < ROW_LENGTH and not paragraph.joined.text.endswith("。")
    row = short or (cells is not None and not any(c.heads for c in cells.columns))
    topic, statements = categorizer.topic, Statements(paragraph)
    topic.suggestions = topic.suggestions or context.on_suggestions or (row and spoken.kind is not None)
    reader = SuggestionReader(paragraph, context.organ, spoken, classes)
    statement = -1
    for frame in paragraph.frames:
        if frame.statement != statement:
            statement = frame.statement
            topic.suggestions = topic.suggestions or context.on_suggestions
        silent = topic.suggestions and not (row or statements.speak(frame))
        topic.suggestions = topic.suggestions and not silent
        decision = categorizer.decide(frame)
        topic.suggestions = topic.suggestions or silent
        decisions.append(decision)
        if decision.category is Category.SUGGESTION and frame.change is None:
            handlings.append(reader.read(frame))
    return decisions, handlings, reader.spoken, categorizer.discourse.going_on(len(paragraph.joined.text))


def _write(
    paragraph: Paragraph,
    decisions: list[Decision],
    handlings: list[Handling],
    fields: list[Scope],
    context: Context,
    found: Counted,
) -> None:
    """Puts the records of a paragraph into ``found``."""
    handling = iter(handlings)
    suggestions: list[tuple[Frame, SuggestionDraft]] = []
    meetings: list[tuple[Frame, Decision, FigureDraft]] = []
    drafts: list[tuple[Frame, FigureDraft]] = []
    confidences = Confidences(paragraph)
    for frame, decision, told in zip(paragraph.frames, decisions, fields, strict=True):
        if counts_nothing(frame):
            if decision.category is Category.SUGGESTION and frame.change is None:
                next(handling)
            frame.numeral.kind = "name"
            if (denial := denied_act(frame)) is not None:
                context.deny(frame.sentence.joined, denial.start, frame.numeral.end)
            continue
        denied = undone(frame)
        if denied and decision.category is Category.MEETING:
            denied = not _met(frame)
            decision.category = Category.OTHER if denied else Category.MEETING  # 未参加会议3次: lapses
        figure = _figure(frame, decision, context, told)
        figure.denied = denied
        drafts.append((frame, figure))
        suggestion: SuggestionDraft | None = None
        if frame.change is not None:
            pass  # a difference is no meeting and no suggestion
        elif decision.category is Category.MEETING:
            meetings.append((frame, decision, figure))
        elif decision.category is Category.SUGGESTION:
            suggestion = count_suggestions(paragraph, frame, next(handling), figure)
            suggestions.append((frame, suggestion))
        confidences.tell(frame, figure, suggestion, told.who)
        found.figures.append(figure)
    set_bases(paragraph, suggestions)
    _set_parts(drafts)
    paragraph.frames = [frame for frame, _ in drafts]
    found.suggestions += [suggestion for _, suggestion in suggestions]
    found.meetings += counted_meetings(paragraph, meetings, context)


def _met(frame: Frame) -> bool:
    """Whether the meetings counted took place, though something in them did not: 两次人代会都没有收到议案."""
    denial = frame.clause.undone(frame.numeral.start, frame.numeral.end)
    return denial is not None and not denial.relative and frame.numeral.end <= denial.start


def _set_parts(drafts: list[tuple[Frame, FigureDraft]]) -> None:
    """Of which figure each is said to be a part."""
    by_frame = dict(drafts)
    for frame, figure in drafts:
        if frame.whole is not None:
            figure.part_of = by_frame.get(frame.whole)


def _figure(frame: Frame, decision: Decision, context: Context, told: Scope) -> FigureDraft:
    numeral = frame.numeral
    joined = frame.sentence.joined
    verb = VERB.search(frame.left_text)
    evidence = context.evidence(joined, numeral.start, numeral.end)
    at_least = any_in(frame.left_text, LEAST) and AT_LEAST.search(frame.left_text)
    approx = numeral.approx or ("over" if at_least else None)
    return FigureDraft(
        value=cast("int | float", numeral.value),  # what counts has a value
        value_max=numeral.value_max,
        unit=_unit(frame, context, evidence.text),
        approx=Approx(approx) if approx else None,
        measure=told.measure,
        subject=_subject(frame, context),
        verb=verb.group(1) if verb else None,
        category=decision.category,
        pooled=told.pooled,
        actor=told.actor,
        status=Status.PLANNED if frame.clause.planned(numeral.start) else Status.DONE,
        period=told.period,
        section=frame.sentence.section,
        rule=f"figure.{decision.rule}",
        evidence=evidence,
        change=frame.change,
        per=frame.per,
    )


def _unit(frame: Frame, context: Context, printed: str) -> str | None:
    """The unit as the source writes it (冊 stays 冊); signs are half-width, 成 and 百分之 are %.

    ``printed`` is the number with its unit.
    """
    numeral, joined = frame.numeral, frame.sentence.joined
    if numeral.implied:
        return None
    if not numeral.unit or printed.endswith(numeral.unit) or not numeral.unit[0].isalpha():
        return numeral.unit
    at = joined.text.find(numeral.unit, numeral.num_end, numeral.end)
    if at < 0:
        return numeral.unit
    return context.words(joined, at, at + len(numeral.unit)).replace("（", "(").replace("）", ")")


def _subject(frame: Frame, context: Context) -> str | None:
    """The shortest noun phrase that says what is counted, in the words of the source."""
    if frame.head is None:
        return None
    first = frame.first if frame.first is not None and frame.first.start <= frame.head.start else frame.head
    return context.words(frame.sentence.joined, first.start, frame.head.end) or None
