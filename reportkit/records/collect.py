"""All records of a report, paragraph by paragraph, with the references between them; ids come later (``plain.py``)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from reportkit.grammar.context import Context
from reportkit.grammar.lawnames import Form, LawName, find_laws
from reportkit.grammar.paragraph import Paragraph, read_paragraphs
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.drafts import (
    ActDraft,
    FigureDraft,
    LawInspectionDraft,
    MeetingDraft,
    OversightDraft,
    Period,
    ShortcomingDraft,
    SuggestionDraft,
    TaskDraft,
    UnclaimedDraft,
)
from reportkit.models.enums import Mode, Role, Status, Unread
from reportkit.numerals.scan import Numeral, Scanner
from reportkit.outline.sections import Outline
from reportkit.outline.sentences import Sentence
from reportkit.records.denied_acts import list_denied
from reportkit.records.figures.read import Counted, read_figures
from reportkit.records.laws.inspections import read_inspections
from reportkit.records.laws.mentions import Mention, read_mentions
from reportkit.records.meetings.named import read_named_meetings
from reportkit.records.oversight.read import read_oversight
from reportkit.records.suggestions.quantifiers import read_quantifiers
from reportkit.records.tasks import read_shortcomings, read_tasks
from reportkit.text.joined import Joined

INSPECTING = re.compile("检查|(?:实施|执行)情况")
CLASSES = ("figure", "date", "ordinal", "name", "marker", "indefinite", "unclaimed")


@dataclass(slots=True)
class Collection:
    """Records by kind as they were read, the paragraphs they came from, and how many numerals fell to each class."""

    figures: list[FigureDraft] = field(default_factory=list)
    meetings: list[MeetingDraft] = field(default_factory=list)
    law_inspections: list[LawInspectionDraft] = field(default_factory=list)
    suggestions: list[SuggestionDraft] = field(default_factory=list)
    tasks: list[TaskDraft] = field(default_factory=list)
    shortcomings: list[ShortcomingDraft] = field(default_factory=list)
    oversight: list[OversightDraft] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    numerals: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CLASSES, 0))


def collect(outline: Outline, context: Context, vocabulary: Vocabulary, scanner: Scanner) -> Collection:
    """Read every paragraph of ``outline`` once."""
    collection = Collection()
    items_seen, begun = False, ""  # the section whose introduction is over
    headed = any(node.heading for node in outline.sections)
    groups = groupby(outline.sentences, key=attrgetter("paragraph"))
    collection.paragraphs = read_paragraphs((list(group) for _, group in groups), vocabulary, scanner, context)
    for paragraph in collection.paragraphs:
        paragraph.laws = find_laws(paragraph.joined.text, context.laws, vocabulary.laws)
    read = collection.paragraphs
    counted = _count(collection, context, vocabulary)
    names = frozenset(law.name for paragraph in read for law in paragraph.laws if not law.draft)
    inspected = [read_inspections(paragraph, context, names) for paragraph in read]
    again = _told_again(inspected)
    for paragraph, inspections in zip(read, inspected, strict=True):
        collection.law_inspections += [row for row in inspections if id(row.evidence) not in again]
        if paragraph.laws or inspections:
            collection.mentions += read_mentions(paragraph, context, vocabulary.laws, paragraph.laws, inspections)
    overseen = [
        read_oversight(paragraph, context, vocabulary, paragraph.laws, inspections)
        for paragraph, inspections in zip(read, inspected, strict=True)
    ]
    for paragraph, found, inspections, (oversight, acts) in zip(read, counted, inspected, overseen, strict=True):
        first = paragraph.sentences[0]
        laws = paragraph.laws
        collection.oversight += [x for x in oversight if x.rule != "oversight.law" or id(x.evidence) not in again]
        intro = not items_seen and first.section != begun
        tasks = read_tasks(paragraph, context, intro, preface=headed and intro and first.heading is None)
        _refer(tasks, found.figures, laws, acts, paragraph.joined)
        collection.tasks += tasks
        items_seen = items_seen or (first.role is Role.PLAN and (first.lead or _nested(outline, first)))
        begun = first.section if _all_tasks(tasks, paragraph) else begun
        collection.shortcomings += read_shortcomings(paragraph, context)
        _account(collection, paragraph.counting.numerals, paragraph.counting.joined, context)
        list_denied(paragraph, context)
        _doubtful_laws(paragraph, laws, inspections, context)
    inspected_names = {row.name for row in collection.law_inspections}
    for joined in outline.headings:
        _account(collection, scanner.scan(joined.text, joined.breaks), joined, context, counted=False)
        if INSPECTING.search(joined.text):
            named = find_laws(joined.text, context.laws, vocabulary.laws)
            for law in named:
                if not law.draft and law.name not in inspected_names:
                    _unclaimed_law(joined, law, context)
    return collection


def _told_again(inspected: list[list[LawInspectionDraft]]) -> set[int]:
    """The evidence (by ``id``) of inspections that the text told of before: …五部法律进行了检查。检查《教师法》,发现….

    One with a year of its own is another.
    """
    told: dict[tuple[str, Mode], list[Period | None]] = {}
    again = set[int]()
    for row in (row for rows in inspected for row in rows if row.status is Status.DONE):
        before = told.setdefault((row.name, row.mode), [])
        if before and (row.period is None or row.period in before or None in before):
            again.add(id(row.evidence))
        before.append(row.period)
    return again


def _count(collection: Collection, context: Context, vocabulary: Vocabulary) -> list[Counted]:
    """Figures, meetings and suggestions of all paragraphs, counted, named or told of all; returns what each paragraph counts."""
    counted = read_figures([paragraph.counting for paragraph in collection.paragraphs], context, vocabulary)
    for found in counted:
        collection.figures += found.figures
        collection.meetings += found.meetings
        collection.suggestions += found.suggestions
    for paragraph, found in zip(collection.paragraphs, counted, strict=True):
        collection.meetings += read_named_meetings(paragraph, context)
        collection.suggestions += read_quantifiers(paragraph, context, found.kind)
    return counted


def _all_tasks(tasks: list[TaskDraft], paragraph: Paragraph) -> bool:
    """A paragraph of which every sentence is a task: what introduces its section is over, though no heading says so."""
    return len(tasks) == len(paragraph.sentences) > 1


def _refer(
    tasks: list[TaskDraft],
    figures: list[FigureDraft],
    laws: list[LawName],
    acts: list[ActDraft],
    joined: Joined,
) -> None:
    """The figures, laws and acts of oversight that stand in a task."""
    for task in tasks:
        start, end = task.evidence.place
        task.figures = [f for f in figures if start <= f.evidence.start < end]
        task.laws = [
            law.name for law in laws if law.form is not Form.PRONOUN and start <= joined.offset(law.start) < end
        ]
        task.acts = sorted((a for a in acts if start <= a.evidence.start < end), key=lambda a: a.evidence.place)


def _nested(outline: Outline, sentence: Sentence) -> bool:
    """Whether a sentence stands in a section below the top of its part."""
    node = outline.section(sentence.section)
    return sentence.heading is not None and node.level > 1


def _account(
    collection: Collection, numerals: list[Numeral], joined: Joined, context: Context, counted: bool = True
) -> None:
    """Every numeral falls to a class; what is unclaimed or indefinite is listed.

    ``counted`` is false for titles and headings, where a number that would count gives no record but is listed.
    """
    for numeral in numerals:
        kind, reason = numeral.kind, numeral.reason
        if kind == "figure" and not counted:
            kind, reason = "unclaimed", "a number in a title or heading"
        collection.numerals[kind] += 1
        if kind in ("unclaimed", "indefinite"):
            evidence = context.evidence(joined, numeral.num, numeral.num_end)
            context.unclaimed.append(UnclaimedDraft(Unread.NUMERAL, reason, evidence))


def _doubtful_laws(
    paragraph: Paragraph, laws: list[LawName], inspections: list[LawInspectionDraft], context: Context
) -> None:
    """A title in a sentence that speaks of inspecting, and that no inspection claimed, is for people to look at."""
    if not laws or not INSPECTING.search(paragraph.joined.text):
        return
    claimed = [r.evidence.place for r in inspections]
    claimed += [r.evidence.place for r in context.unclaimed if r.kind in (Unread.ACT, Unread.DENIED)]
    for law in laws:
        start, end = paragraph.joined.span(law.start, law.end)
        if law.draft or law.form in (Form.PRONOUN, Form.INSIDE) or any(s < end and start < e for s, e in claimed):
            continue
        sentence = paragraph.sentence_at(law.start)
        if sentence is not None and INSPECTING.search(sentence.text):
            _unclaimed_law(paragraph.joined, law, context)


def _unclaimed_law(joined: Joined, law: LawName, context: Context) -> None:
    reason = "a law named beside an inspection, not clearly inspected"
    evidence = context.evidence(joined, law.start, law.end)
    context.unclaimed.append(UnclaimedDraft(Unread.LAW, reason, evidence))
