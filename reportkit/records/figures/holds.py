"""What a figure holds for: whose act, when, what kind of quantity, one thing or several."""

from __future__ import annotations

from typing import NamedTuple

from reportkit.grammar.clause import How, Known
from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.drafts import Period
from reportkit.models.enums import Actor, Category, Measure, Organ
from reportkit.records.figures.measure import Measures
from reportkit.records.figures.pooled import is_pooled
from reportkit.records.figures.words import Decision
from reportkit.records.oversight.tables import row_actor
from reportkit.text.marks import clause_start
from reportkit.text.said import Ending, closed_by

# Work that only the reporting organ does: a doer named in an earlier clause is not its doer.
OWN_WORK = (
    Category.REPORT_REVIEW,
    Category.LAW_INSPECTION,
    Category.INSPECTION_TOUR,
    Category.DEMOCRATIC_SUPERVISION,
    Category.INQUIRY,
    Category.FILING_REVIEW,
    Category.DEPUTY_WORK,
)
NOT_CARRIED = {(actor, work) for actor in (Actor.GOVERNMENT, Actor.OTHER) for work in OWN_WORK} | {
    (Actor.GOVERNMENT, Category.PERSONNEL)
}
OF_THE_ORGAN = (Category.PERSONNEL, Category.SUGGESTION, Category.LAW_INSPECTION, Category.INSPECTION_TOUR)
PUBLIC_WORK = (Category.LIVELIHOOD, Category.FINANCE)
DEPUTIES = (Category.DEPUTY_WORK, Category.TRAINING)
MENDS = Ending("完成", "整改", "落实", "解决", "办结", "剩下", fillers="了的有")
LAWMAKING = ("立法", "基层立法")  # contact points for making laws are the organ's
PLACES = "省市州县区旗镇乡"
HAVE = ("共有", "已有", "现有", "有", "共", "已", "现")
INVESTED = ("总投资", "投资", "投资额", "总投资额", "投资总额")
OVER = "超近约达过"


class Scope(NamedTuple):
    """The fields of a figure that its clause gives beside the category."""

    pooled: bool
    measure: Measure
    actor: Actor
    who: Known[Actor]  # how the actor is known
    period: Period | None


def scopes(paragraph: Paragraph, decisions: list[Decision], context: Context, vocabulary: Vocabulary) -> list[Scope]:
    """What every figure of a paragraph, as decided, holds for."""
    measures = Measures(vocabulary)
    found: list[Scope] = []
    for frame, decision in zip(paragraph.frames, decisions, strict=True):
        category = decision.category
        who = actor_of(paragraph, frame, category)
        actor = who.value
        if context.organ is not Organ.GOVERNMENT:
            actor = row_actor(frame, category, actor)
        elif actor is Actor.GOVERNMENT:
            actor = Actor.OWN
        time = paragraph.time_at(frame.numeral.start, frame.numeral.end)
        pooled = is_pooled(frame, category, vocabulary.measures)
        found.append(Scope(pooled, measures.of(frame, category), actor, who, time.value if time else None))
    return found


def actor_of(paragraph: Paragraph, frame: Frame, category: Category) -> Known[Actor]:
    """Whose act a figure of a category measures: the agent behind it, or the subject of its clause.

    Suggestions taken up (十条建议被县政府采纳) stay a result of those who made them.
    """
    start, end = frame.numeral.start, frame.numeral.end
    passive = category is not Category.SUGGESTION
    agent = paragraph.over.agent(start, end, frame.stop, passive=passive)
    if agent and (category is not Category.PUBLICITY or agent.value is Actor.OTHER):
        return agent  # 被省级以上媒体采用7篇, but what a higher congress prints stays a result
    if frame.right_text.startswith("的") and frame.left_text.rstrip(OVER).endswith(INVESTED):
        public = "政府" in frame.left_text[-8:]
        return Known(Actor.GOVERNMENT if public else Actor.OTHER, How.SAID, start, end, "subject.investor")
    subject = paragraph.over.subject(start)
    if subject.value is Actor.GOVERNMENT and category is Category.FILING_REVIEW:
        return Known(Actor.OWN, How.DEFAULT, start, start, "subject.default")
    own_work = (subject.value, category) in NOT_CARRIED
    if not own_work and subject.rule != "subject.place":
        return subject
    clause = clause_start(paragraph.joined.text, start)
    mended = own_work and MENDS.search(frame.left_text)  # 列出清单29项,到年底完成24项
    if own_work and subject.start < clause and not mended:
        return Known(Actor.OWN, How.DEFAULT, start, start, "subject.default")
    if subject.rule != "subject.place":
        return subject
    actor = _of_place(paragraph, frame, category, subject, max(subject.start, clause))
    return Known(actor, subject.how, subject.start, subject.end, subject.rule)


def _of_place(paragraph: Paragraph, frame: Frame, category: Category, subject: Known[Actor], near: int) -> Actor:
    """Whose act it is where the subject is the whole place (全市, 我县): by what was done."""
    text, at = paragraph.joined.text, frame.numeral.start
    beside = text[near:at]
    have = closed_by(beside, HAVE)
    if frame.head is not None and frame.head.word.startswith(LAWMAKING):
        return Actor.OWN
    if beside.removesuffix(have)[-1:] in tuple(PLACES) and frame.numeral.measure == "person":
        if frame.right_text.startswith((f"{beside[-1]}人大代表", "委员", "政协委员")):
            return Actor.OWN  # 全市347名市人大代表
        return Actor.ALL_LEVELS if category is Category.DEPUTY_WORK else Actor.OTHER
    public = paragraph.vocabulary.closed["public"]
    verbs = {public.at(text, i, at)[1]: i for i in range(subject.start, at)}
    enacted, built = "enacted" in verbs, verbs.get("public", -1) >= near
    if "act" in verbs and category not in PUBLIC_WORK:
        return Actor.ALL_LEVELS
    if category in PUBLIC_WORK or enacted or (built and category not in DEPUTIES):
        return Actor.GOVERNMENT
    if "event" in verbs or category in OF_THE_ORGAN:
        return Actor.OWN
    if paragraph.over.rank == 1:
        return Actor.OTHER if category is Category.OTHER else Actor.OWN
    return Actor.OTHER if category is Category.OTHER else Actor.ALL_LEVELS
