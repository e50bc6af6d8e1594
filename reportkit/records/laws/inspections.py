"""Laws whose implementation was checked: one record a named law or bundle (执法检查)."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from typing import NamedTuple

from reportkit.grammar.clause import Clause, Denial
from reportkit.grammar.context import Context
from reportkit.grammar.lawnames import Form, LawName
from reportkit.grammar.paragraph import Paragraph
from reportkit.lexicon.weights import load_weights
from reportkit.models.drafts import LawInspectionDraft
from reportkit.models.enums import Confidence, Initiative, LawKind, Mode, Role, Status
from reportkit.outline.sentences import Sentence
from reportkit.records.confidence import level_of, of_print
from reportkit.records.laws.evidence import evidence_of
from reportkit.records.laws.governing import JOINERS, OF, Claim, claimed_instead, claims_on, item
from reportkit.records.laws.initiative import initiative_of, told_apart
from reportkit.records.laws.inspectors import by_government, by_others
from reportkit.records.laws.names import groups_of, named, written
from reportkit.records.laws.scene import Scene
from reportkit.records.laws.topics import topics_of
from reportkit.records.oversight.tables import led_laws

PARTS = (",", ";", "、")  # between the items of a list
LISTS = ("law.before", "law.listed")  # claims that the next items of a list share
# 《A法》执法检查组深入…: who went to inspect what was named before.
ITS_GROUP = ("检查组", "执法检查组", "的检查组")
# What others do too, and then it is none of the organ's.
BY_OTHERS = (Mode.INSPECTION, Mode.SURVEY)
ACTING = ("follow", "hear")  # senses of words whose subject may be the government
EVIDENCE = 90
FOLLOWING = 8  # clauses behind that may deny
REASONS = ("因", "由于", "受", "后")
AGAIN = "再"  # 今年不再安排 says nothing of what was inspected before


class Found(NamedTuple):
    """How laws were looked into, where the words end that say so, and whether what is listed behind them shares it."""

    mode: Mode
    end: int
    listed: bool = False


FOR_OTHERS = (Initiative.COMMISSIONED, Initiative.ASSISTING)


def read_inspections(paragraph: Paragraph, context: Context, names: frozenset[str]) -> list[LawInspectionDraft]:
    """Inspected laws of a paragraph; ``names`` are those of the laws that the whole text names."""
    laws = paragraph.laws
    text = paragraph.joined.text
    records: list[tuple[LawInspectionDraft, LawName]] = []
    seen: deque[tuple[int, str]] = deque(maxlen=40)
    listed: Found | None = None
    groups = groups_of(text, [*named(text, laws), *topics_of(paragraph, names)])
    if not groups:
        return []
    scene = Scene(paragraph, groups)
    taken: set[int] = set()
    for group in groups:
        sentence = paragraph.sentence_at(group[0].start)
        if sentence is None or sentence.role is Role.CLOSING:
            continue
        led = led_laws(paragraph, sentence, group) if sentence.row is not None else None
        found = Found(*led) if led else _claimed(scene, group, taken, paragraph, context)
        if (
            found is None
            and listed is not None
            and (_goes_on(scene, listed.end, group[0].start) or item(scene, group[0]))
        ):
            found = listed._replace(end=group[-1].end)
        if sentence.row is None and found is None:
            led = led_laws(paragraph, sentence, group)
            found = Found(*led, listed=True) if led else None
        listed = found if found is not None and found.listed else None
        if found is None:
            continue
        mode, stop = found.mode, found.end
        confidence = level_of(
            "law_inspections", load_weights().tables["law"].margin(evidence_of(scene, group), mode.value)
        )
        fresh = [x for x in group if not _repeats(x, sentence, seen, text.startswith(ITS_GROUP, x.end))]
        for i, law in enumerate(fresh):
            end = stop if i == len(fresh) - 1 and stop - law.start <= EVIDENCE else law.end
            records.append((_record(paragraph, context, sentence, law, mode, max(end, law.end), confidence), law))
    for draft, _ in records:
        if draft.confidence is not None:
            draft.confidence = of_print(draft.confidence, context, draft.evidence)
    return _told_apart(paragraph, records)


def _told_apart(paragraph: Paragraph, records: list[tuple[LawInspectionDraft, LawName]]) -> list[LawInspectionDraft]:
    """The records, with the initiative that a clause behind gives a law of a list: 其中A法受…委托进行, B法系配合…检查."""
    again: set[int] = set()
    for draft, law in records:
        for other in paragraph.laws:
            if other.start <= law.end or not (law.name.endswith(other.name) or other.name.endswith(law.name)):
                continue
            said = told_apart(paragraph, other.start, other.end)
            if said in FOR_OTHERS and draft.initiative is Initiative.OWN:
                draft.initiative = said
                again.add(other.start)
    return [draft for draft, law in records if law.start not in again]


def _goes_on(scene: Scene, end: int, start: int) -> bool:
    """Whether a list goes on between two laws: 检查:(1)《A法》;(2)《B法》, 一项是《A法》,一项是《B法》."""
    return scene.text[end : end + 1] in PARTS and scene.bare(end + 1, start)


def _claimed(
    scene: Scene, group: list[LawName], taken: set[int], paragraph: Paragraph, context: Context
) -> Found | None:
    """How the laws of a list were looked into by the best claim on them, and where the words end that say so."""
    claims = claims_on(scene, group, taken)
    if not claims:
        return None
    claim = claims[0]
    taken.add(claim.word.start)
    if _denied(paragraph, scene, claim):
        context.deny(paragraph.joined, group[0].start, max(claim.end, group[-1].end))
        instead = claimed_instead(scene, group)
        return Found(instead.mode, group[-1].end) if instead else None
    others = claim.mode in BY_OTHERS and by_others(paragraph, group[0].start, claim.word.start, claim.end)
    if others or (claim.word.sense in ACTING and by_government(paragraph, claim.word.start)):
        context.of_others(paragraph.joined, group[0].start, max(claim.end, group[-1].end))
        return None
    return Found(claim.mode, claim.end, claim.rule in LISTS)


def _denied(paragraph: Paragraph, scene: Scene, claim: Claim) -> bool:
    """Whether the inspection that ``claim`` tells of is said not to have taken place, in its clause or in one behind it."""
    word = claim.word
    first = paragraph.clause_at(word.start)
    if first.denied(word.start, word.end) or not paragraph.denies:
        return bool(first.denied(word.start, word.end))
    named = claim.rule == "law.behind" and not scene.has("light", first.start, word.start)
    named = named or (claim.rule == "law.before" and first.text.startswith(OF, word.end))
    joined = first.text.startswith(JOINERS, word.end)  # 《A法》执法检查和对B的视察因疫情未能开展
    if named and joined and any(d.start > word.end and d.low < d.start for d in first.denials):
        return True
    at = bisect_right(paragraph.clauses, word.start, key=lambda clause: clause.start)
    for clause in paragraph.clauses[at : at + FOLLOWING]:
        if clause.sentence is not first.sentence or scene.next_group(clause.start) < clause.end:
            return False
        for denial in clause.denials:
            fronted = denial.low <= word.start and word.end <= denial.high
            again = clause.text[denial.start : denial.end].endswith(AGAIN)
            if not again and (fronted or (named and _alone(scene, clause, denial))):
                return True
    return False


def _alone(scene: Scene, clause: Clause, denial: Denial) -> bool:
    """Whether a clause denies what was named before it: ,因疫情未能开展, ,没有按计划进行."""
    before = scene.bare(clause.start, denial.start) or clause.words.startswith(REASONS)
    own = [w for w in scene.within(denial.start, clause.end) if w.sense not in ("light", "carry", "fill", "list")]
    return before and denial.holds and not own


def _repeats(law: LawName, sentence: Sentence, seen: deque[tuple[int, str]], group: bool) -> bool:
    """A law already recorded in the same sentence, perhaps by its shorter name; a pronoun or its ``group`` also in one before."""
    far = group or law.form is Form.PRONOUN
    if any(
        (far or start == sentence.start) and (name.endswith(law.name) or law.name.endswith(name))
        for start, name in seen
    ):
        return True
    seen.append((sentence.start, law.name))
    return False


def _record(
    paragraph: Paragraph,
    context: Context,
    sentence: Sentence,
    law: LawName,
    mode: Mode,
    end: int,
    confidence: Confidence,
) -> LawInspectionDraft:
    name = written(context, sentence.joined, law)
    clause = paragraph.clause_at(law.start)
    ahead = paragraph.planned_at(clause.start) or paragraph.planned_at(end - 1)
    return LawInspectionDraft(
        name=name,
        title=None,
        kind=LawKind.BUNDLE if law.form is Form.BUNDLE else None,
        issuer=None,
        mode=mode,
        initiative=initiative_of(paragraph, law.start, end),
        status=Status.PLANNED if ahead else Status.DONE,
        period=time.value if (time := paragraph.time_at(law.start, law.end)) else None,
        section=sentence.section,
        rule=f"law.{mode.value}",
        evidence=context.evidence(sentence.joined, law.start, end),
        confidence=confidence,
    )
