"""Figures, counted meetings and suggestions: views of the frames of one paragraph."""

from __future__ import annotations

import re
from typing import Any

from reportkit.frames.clauses import Frame, Paragraph
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.enums import Organ
from reportkit.records.bases import set_bases
from reportkit.records.categories import Categorizer
from reportkit.records.context import Context
from reportkit.records.cues import Decision
from reportkit.records.scope import Scope
from reportkit.records.status import is_planned
from reportkit.records.suggestions import Handling, SuggestionReader
from reportkit.records.topics import REGULAR, title_of, topic_of

BODY_BEFORE = (
    ("party_group", re.compile(r"党组")),
    ("chairpersons", re.compile(r"主任会议|主席会议|主席团")),
    ("joint_group", re.compile(r"联组")),
    ("standing_committee", re.compile(r"常委会[^,;。]{0,14}(?:举行|召开|共|会议)")),
)
# Words for a meeting that leave open whose it is.
GENERAL = {"会议", "例会", "专题会议", "全体会议", "会"}
VERB = re.compile(
    r"(听取和审议|听取并审议|听取审议|审议通过|审查批准|审查备案|备案审查|讨论决定|组织召开|组织开展|组织|召开|举行|举办|开展|听取|审议|视察|检查|调研|走访|接待|受理|办理|督办|提出|收到|收集|征集|交办|任免|任命|制定|修改|修订|废止|作出|完成|解决|培训|刊发|发表|通过|新建|建成|形成|报送|立案|邀请|参加)[了的]?[^,;。]*$"
)


def read_figures(
    paragraph: Paragraph, context: Context, vocabulary: Vocabulary, start_kind: str | None, row: bool = False
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]], str | None]:
    """Figures of a paragraph with their meetings and suggestions; ids are given later.

    ``figure`` of a meeting or suggestion is the index of its figure in the list returned.
    """
    figures: list[dict[str, Any]] = []
    meetings: list[dict[str, Any]] = []
    suggestions: list[dict[str, Any]] = []
    if not paragraph.frames:
        return figures, meetings, suggestions, start_kind
    heading = paragraph.sentences[0].heading
    categorizer = Categorizer(paragraph, heading, context.organ is Organ.CPPCC_STANDING_COMMITTEE)
    if context.organ is Organ.GOVERNMENT or (row and start_kind is not None):
        categorizer.topic.suggestions = True
    scope = Scope(paragraph, context, vocabulary)
    reader = SuggestionReader(paragraph, context.organ, start_kind)
    for frame in paragraph.frames:
        decision = categorizer.decide(frame)
        figure = _figure(frame, decision, context, scope)
        if decision.category == "meeting":
            meetings.append(_meeting(frame, decision, figure, len(figures), context))
        elif decision.category == "suggestion":
            suggestions.append(_suggestion(frame, reader.read(frame), figure, len(figures)))
        figures.append(figure)
    set_bases(paragraph, suggestions)
    return figures, meetings, suggestions, reader.kind


def _figure(frame: Frame, decision: Decision, context: Context, scope: Scope) -> dict[str, Any]:
    numeral = frame.numeral
    joined = frame.sentence.joined
    planned = is_planned(frame.sentence, numeral.start, context.plan_year)
    verb = VERB.search(frame.left_text)
    told = scope.of(frame, decision.category)
    evidence = context.evidence(joined, numeral.start, numeral.end)
    return {
        "id": "",
        "value": numeral.value,
        "value_max": numeral.value_max,
        "unit": _unit(frame, context, evidence["text"]),
        "approx": numeral.approx,
        "measure": told["measure"],
        "subject": _subject(frame, context),
        "verb": verb.group(1) if verb else None,
        "category": decision.category,
        "pooled": told["pooled"],
        "actor": told["actor"],
        "status": "planned" if planned else "done",
        "period": told["period"],
        "section": frame.sentence.section,
        "rule": f"figure.{decision.rule}",
        "evidence": evidence,
    }


def _unit(frame: Frame, context: Context, printed: str) -> str | None:
    """The unit as the source writes it (冊 stays 冊); signs are half-width, 成 and 百分之 are %.

    ``printed`` is the number with its unit.
    """
    numeral, joined = frame.numeral, frame.sentence.joined
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


def _meeting(frame: Frame, decision: Decision, figure: dict[str, Any], index: int, context: Context) -> dict[str, Any]:
    token = decision.token
    body = token.features.get("body", "other") if token else "other"
    if body == "other":
        if token is not None and token.word in ("全体会议", "全会") and context.organ is Organ.CPPCC_STANDING_COMMITTEE:
            body = "congress"
        general = token is None or token.word in GENERAL
        reach = frame.sentence.joined.text[frame.sentence.start : frame.numeral.start]
        for name, pattern in BODY_BEFORE if general and body != "congress" else ():
            if pattern.search(frame.left_text) or pattern.search(reach):
                body = name
                break
    joined = frame.sentence.joined
    own = token is not None and token is frame.head
    start = min(token.start, frame.numeral.start) if token and own else frame.numeral.start
    end = max(token.end, frame.numeral.end) if token and own else frame.numeral.end
    return {
        "id": "",
        "body": body,
        "name": context.words(joined, token.start, token.end) if token else None,
        "count": figure["value"],
        "approx": figure["approx"],
        "topic": topic_of(frame.sentence, start, end, None) if body not in REGULAR else None,
        "actor": figure["actor"],
        "status": figure["status"],
        "period": figure["period"],
        "figure": index,
        "section": figure["section"],
        "rule": "meeting.counted",
        "evidence": context.evidence(joined, start, end),
    }


def _suggestion(frame: Frame, handling: Handling, figure: dict[str, Any], index: int) -> dict[str, Any]:
    is_rate = figure["unit"] in ("%", "")
    return {
        "id": "",
        "kind": handling.kind,
        "action": handling.action,
        "count": None if is_rate else figure["value"],
        "rate": figure["value"] if is_rate else None,
        "quantifier": None,
        "base": None,
        "approx": figure["approx"],
        "title": title_of(frame.sentence, frame.numeral.start, figure["value"]),
        "actor": figure["actor"],
        "status": figure["status"],
        "period": figure["period"],
        "figure": index,
        "section": figure["section"],
        "rule": "suggestion.counted",
        "evidence": figure["evidence"],
    }
