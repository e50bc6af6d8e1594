"""Why a place of a text was read as it was: the words, numerals and frames there, who claimed it, what else was near."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.own import NOTHING, Own
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.lexicon.weights import load_weights
from reportkit.models import RECORD_KINDS
from reportkit.models.enums import Organ
from reportkit.numerals.scan import Numeral
from reportkit.numerals.uncounted import find_uncounted
from reportkit.outline.parts import spoken
from reportkit.outline.sentences import Sentence
from reportkit.pipeline import Reading, read
from reportkit.records.figures.category import Categorizer
from reportkit.records.figures.evidence import evidence_of
from reportkit.text.scanned import PRINTED, Scanned

# Fields of a record that say what it is, for one line.
TELLING = (
    "value",
    "value_max",
    "unit",
    "approx",
    "change",
    "per",
    "category",
    "confidence",
    "body",
    "kind",
    "action",
    "aspect",
    "count",
    "rate",
    "mode",
    "form",
    "role",
    "title",
    "topic",
    "venue",
    "target",
)


def explain(text: str, offset: int, own: Own = NOTHING, scanned: Scanned = PRINTED) -> Iterator[str]:
    """Lines that explain the place ``offset`` (code points) of ``text``, of which some was ``scanned``."""
    reading = read(text, own, scanned=scanned)
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    yield f"place      {offset} (line {line}, column {column}) {_here(text, offset)}"
    offset, text = reading.legible.position(offset), reading.legible.text
    yield from _sections(reading, offset)
    yield from _part(reading, offset)
    found = _sentence(reading, offset)
    if found is None:
        yield "sentence   none: this is a title, a heading, a salutation, a signature or a page's furniture"
        yield from _records(reading, offset, offset + 1)
        return
    paragraph, sentence = found
    first, last = sentence.span
    printed = "{}:{}".format(*reading.legible.span(first, last))
    yield f"sentence   {printed} {_flat(text[first:last])}"
    if sentence.lead:
        yield "           a lead: the sentences after it fill it"
    if paragraph.told is not None:
        paragraph, sentence = _told_at(paragraph.told, offset)
        yield f"row        read as {_flat(sentence.text)}"
    yield from _clauses(paragraph, sentence)
    yield from _words(paragraph, sentence)
    yield from _hidden(reading.vocabulary, paragraph, sentence)
    for word in reading.vocabulary.predicates.find(sentence.text):
        hides = "none: it hides a shorter word" if word.form == "none" else word.form
        yield f"oversight  {word.text} ({hides})"
    yield from _numerals(paragraph, sentence, reading.vocabulary)
    yield from _frames(reading, paragraph, sentence, offset)
    yield from _laws(reading, sentence)
    yield from _records(reading, first, last)


def considered(text: str, own: Own = NOTHING) -> Iterator[tuple[int, list[dict[str, str]]]]:
    """Of each number of ``text`` its place, and what else it might have been: category, rule and word of each such claim."""
    reading = read(text, own)
    cppcc = reading.context.organ is Organ.CPPCC_STANDING_COMMITTEE
    for paragraph in reading.collection.paragraphs:
        if not paragraph.frames:
            continue
        categorizer = Categorizer(paragraph, paragraph.sentences[0].heading, cppcc)
        for frame in paragraph.frames:
            decision = categorizer.weigh(frame)
            others = [
                {"category": str(c.category), "rule": f"figure.{c.rule}", "word": c.token.word if c.token else ""}
                for c in decision.claims
                if (c.category, c.rule) != (decision.category, decision.rule)
            ]
            if others:
                first, last = frame.sentence.joined.span(frame.numeral.start, frame.numeral.end)
                yield reading.legible.span(first, last)[0], others


def _here(text: str, offset: int) -> str:
    return f"{_flat(text[max(0, offset - 12) : offset])}⟦{_flat(text[offset : offset + 1])}⟧{_flat(text[offset + 1 : offset + 13])}"


def _flat(text: str) -> str:
    return "".join(c if c.isprintable() else "⏎" if c == "\n" else " " for c in text)


def _sections(reading: Reading, offset: int) -> Iterator[str]:
    inside = [n for n in reading.outline.sections if n.start <= offset < n.end]
    for node in inside:
        yield f"section    {node.id} {node.role.value}: {node.heading or '(no heading)'}"
    if not inside:
        yield "section    none"


def _part(reading: Reading, offset: int) -> Iterator[str]:
    """What spoke for the part of the heading or sentence at ``offset``, and what against."""
    for start, end, unit in reading.outline.units:
        if start <= offset < end:
            for cue, above in spoken(unit):
                side = "for" if cue.part is unit.part else "against"
                where = " (the heading above, or what opened the part)" if above else ""
                yield f"part       {unit.part.value}: {side} {cue.part.value} +{cue.weight} {cue.name}: {cue.says}{where}"


def _sentence(reading: Reading, offset: int) -> tuple[Paragraph, Sentence] | None:
    for paragraph in reading.collection.paragraphs:
        for sentence in paragraph.sentences:
            first, last = sentence.span
            if first <= offset < last:
                return paragraph, sentence
    return None


def _told_at(told: Paragraph, offset: int) -> tuple[Paragraph, Sentence]:
    """What the row of a table says of the place ``offset``."""
    here = (s for s in told.sentences if any(s.joined.offset(p) == offset for p in range(s.start, s.end)))
    return told, next(here, told.sentences[0])


def _clauses(paragraph: Paragraph, sentence: Sentence) -> Iterator[str]:
    """The clauses of the sentence: how each goes on, done or planned, what it denies."""
    for clause in paragraph.clauses:
        if clause.sentence is not sentence:
            continue
        yield f"clause     {_flat(clause.words)} | {clause.link}{', aside' if clause.aside else ''}"
        subject, time = paragraph.subject_of(clause), paragraph.time_of(clause)
        said = f" {_flat(clause.text[subject.start : subject.end])}" if subject.end > subject.start else ""
        yield f"subject    {subject.value} ({subject.how}{said} by {subject.rule})"
        if time is not None:
            told = f"{time.value.first} to {time.value.last}, {time.value.basis}"
            yield f"time       {told} ({time.how} {_flat(clause.text[time.start : time.end])} by {time.rule})"
        for at, mood in ((clause.start, clause.opening), *clause.turns):
            words = clause.text[mood.start : mood.end]
            where = f" from {_flat(clause.text[at : at + 4])}…" if at > clause.start else ""
            yield f"mood       {mood.value} ({mood.how}{' ' + words if words else ''}) by rule {mood.rule}{where}"
        for denial in clause.denials:
            denied = clause.text[denial.low : denial.high]
            yield f"denied     {_flat(denied)} ({denial.how} {clause.text[denial.start : denial.end]})"


def _words(paragraph: Paragraph, sentence: Sentence) -> Iterator[str]:
    for token in paragraph.within(sentence.start, sentence.end):
        meanings = ", ".join(f"{feature}={value}" for feature, value in token.features.items())
        yield f"word       {token.word} ({meanings})"


def _hidden(vocabulary: Vocabulary, paragraph: Paragraph, sentence: Sentence) -> Iterator[str]:
    """Words that stand inside a longer one, which was read instead."""
    for token in paragraph.within(sentence.start, sentence.end):
        inside = [w for w in vocabulary.features if len(w) < len(token.word) and w in token.word]
        if inside:
            yield f"considered {', '.join(inside)}: read as {token.word}, the longest word"


def _numerals(paragraph: Paragraph, sentence: Sentence, vocabulary: Vocabulary) -> Iterator[str]:
    text = paragraph.joined.text
    others = find_uncounted(text, vocabulary)
    for numeral in paragraph.numerals:
        if not sentence.start <= numeral.num < sentence.end:
            continue
        yield f"numeral    {text[numeral.start : numeral.end]}: {_told(numeral)}"
        for start, end, kind in (span for words in others for span in words.spans[:-1]):
            if start < numeral.num_end and numeral.num < end and kind != numeral.kind:
                yield f"considered {text[start:end]} as {kind}"


def _told(numeral: Numeral) -> str:
    if numeral.kind != "figure":
        return f"{numeral.kind} ({numeral.reason})"
    high = "" if numeral.value_max is None else f" to {numeral.value_max}"
    approx = f", {numeral.approx}" if numeral.approx else ""
    return f"figure {numeral.value}{high} {numeral.unit or '(no unit)'}{approx}, measures {numeral.measure}"


def _frames(reading: Reading, paragraph: Paragraph, sentence: Sentence, offset: int) -> Iterator[str]:
    """Frames of the sentence; for the one at ``offset`` also the readings that other rules would give."""
    cppcc = reading.context.organ is Organ.CPPCC_STANDING_COMMITTEE
    categorizer = Categorizer(paragraph, paragraph.sentences[0].heading, cppcc)
    text = paragraph.joined.text
    mine = [f for f in paragraph.frames if f.sentence is sentence]
    nearest = min(mine, key=lambda f: _distance(f, offset), default=None)
    for frame in paragraph.frames:
        decision = categorizer.weigh(frame)
        if frame not in mine:
            continue
        head = f"{frame.head.word} ({frame.side})" if frame.head is not None else f"none ({frame.side or 'no noun'})"
        pooled = f", pooled from {frame.first.word}" if frame.pooled and frame.first is not None else ""
        clause = f"{frame.left_text}⟦{text[frame.numeral.start : frame.numeral.end]}⟧{frame.right_text}"
        yield f"frame      {_flat(clause)} | head {head}{pooled}"
        by = f" by {decision.token.word}" if decision.token is not None else ""
        yield f"category   {decision.category} by rule figure.{decision.rule}{by}"
        if frame is nearest:
            for claim in decision.claims:
                word = f" by {claim.token.word}" if claim.token is not None else ""
                yield f"considered {claim.category} by rule figure.{claim.rule}{word}"
            at = paragraph.frames.index(frame)
            yield from _weighed(
                evidence_of(paragraph, frame, paragraph.frames[at - 1] if at else None), decision.category
            )


def _weighed(evidence: set[str], category: str) -> Iterator[str]:
    """How far the words around a figure speak for its category: the features that say most for and against."""
    table = load_weights().tables["category"]
    best, ahead = table.best(evidence)
    margin = table.margin(evidence, category)
    yield f"weighed    {category} {'never seen' if margin is None else f'{margin:+d}'}; best {best} {ahead:+d}"
    for said in table.spoke(evidence, category):
        yield f"weighed    {said.weight:+d} {said.feature}"


def _distance(frame: Frame, offset: int) -> int:
    first, last = frame.sentence.joined.span(frame.numeral.start, frame.numeral.end)
    return 0 if first <= offset < last else min(abs(offset - first), abs(offset - last + 1))


def _laws(reading: Reading, sentence: Sentence) -> Iterator[str]:
    for mention in reading.collection.mentions:
        law = mention.law
        if law is None or mention.paragraph != sentence.paragraph or not sentence.start <= law.start < sentence.end:
            continue
        form = "draft, no law yet" if law.draft else law.form.value
        title = mention.record.title
        yield f"law        {law.name} ({form}): {title or 'not linked'}"


def _records(reading: Reading, first: int, last: int) -> Iterator[str]:
    claimed = False
    for kind in RECORD_KINDS:
        for record in reading.records[kind]:
            evidence = record["evidence"]
            if evidence["start"] < last and first < evidence["end"]:
                claimed = True
                yield f"record     {kind} {record['id']} by {record['rule']}: {_summary(record)} {_flat(evidence['text'])}"
    for row in reading.context.unclaimed:
        if row.evidence.start < last and first < row.evidence.end:
            yield f"unclaimed  {_flat(row.evidence.text)}: {row.reason}"
    if not claimed:
        yield "record     none"


def _summary(record: dict[str, Any]) -> str:
    told = [f"{name}={record[name]}" for name in TELLING if record.get(name) is not None]
    if "law" in record:
        told.insert(0, f"law={record['law']['name']}")
    told += [f"status={record['status']}"] if "status" in record else []
    return f"[{', '.join(told)}]"
