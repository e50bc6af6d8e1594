"""Which category a figure has: every claim in its order (类别)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportkit.grammar.change import SHARES
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame, counts, is_share
from reportkit.lexicon.vocabulary import Token
from reportkit.lexicon.weights import load_weights
from reportkit.lexicon.wordlists import words_of
from reportkit.models.enums import Category
from reportkit.records.figures.activities import Activities
from reportkit.records.figures.acts import Acts
from reportkit.records.figures.beside import by_word
from reportkit.records.figures.discourse import Discourse
from reportkit.records.figures.elided import goes_on, petition_goes_on, share
from reportkit.records.figures.evidence import evidence_of
from reportkit.records.figures.handled import Handled
from reportkit.records.figures.people import by_people
from reportkit.records.figures.things import Things
from reportkit.records.figures.words import (
    ACTS,
    ATTRACTED,
    CASES,
    CHANGED,
    DONATED,
    INSPECTING,
    LIVING,
    PRESENCE,
    RECOVERED,
    SUMMED,
    WORTH,
    Decision,
)
from reportkit.records.meetings.counting import meeting_counted
from reportkit.text.said import any_in, closed_by

TREASURY = ("政府投资", "财政", "预算", "决算")
GO_ON = (Category.LEGISLATION, Category.FILING_REVIEW)
CLEARLY = 100  # how far ahead of the next the best category is, in hundredths of the log odds
COUNTED = (Category.MEETING, Category.SUGGESTION)  # give records of their own: a word must name them
PROBLEMS = tuple(CASES)
ABOUT_SUGGESTIONS = ("议案", "建议办理", "提案", "代表建议")

POINTS = ("条", "项", "点", "款")
FOUND = ("检查时发现", "时发现", "检查中发现", "检查发现")
OWED = ("拖欠", "欠薪", "欠款", "追回", "罚款", "补发", "清欠", "兑现")

Claim = Callable[[Frame, "Token | None"], "Decision | None"]


class Categorizer:
    """Decides figure after figure of one paragraph."""

    def __init__(self, paragraph: Paragraph, heading: str | None, cppcc: bool, before: Category | None = None) -> None:
        self.paragraph = paragraph
        about = any_in(heading or "", ABOUT_SUGGESTIONS)
        self.discourse = Discourse(paragraph, suggestions=about)
        self.discourse.before = before
        self.topic = self.discourse.topic
        self.activities = Activities(self.discourse, cppcc=cppcc)
        self.acts = Acts(self.discourse, self.activities)
        self.things = Things(self.discourse, self.activities, cppcc=cppcc)
        self.handled = Handled(self.discourse, self.activities)
        self.previous: Frame | None = None
        self._weights = load_weights().tables["category"]
        # In the order of their strength; the first that says anything is right, and where none does, the nearest activity.
        self.claims: tuple[Claim, ...] = (
            self._changed,
            self._share,
            self._by_word,
            self._by_holding,
            self._list_of_laws,
            self.acts.claim,
            self._by_people,
            self._by_money,
            self._made_of,
            self._by_thing,
            self._papers,
            self.handled.claim,
            self._letters,
            self._goes_on,
            self._by_far_thing,
        )

    def decide(self, frame: Frame) -> Decision:
        """Category of ``frame``, remembering it for the figures after it."""
        self.discourse.watch(frame)
        head = frame.first if frame.first is not None else frame.head
        for claim in self.claims:
            if (decision := claim(frame, head)) is not None:
                break
        else:
            decision = self._last(frame, head)
        self._note(frame, decision)
        return decision

    def weigh(self, frame: Frame) -> Decision:
        """The same, with what every other rule says of the number in ``claims`` of the decision."""
        self.discourse.watch(frame)
        claims = self._claims(frame)
        decision = next(claims)
        spoken = self.topic.suggestions
        decision.claims = tuple(claims)
        self.topic.suggestions = spoken  # as those that lost would not have left it
        self._note(frame, decision)
        return decision

    def _note(self, frame: Frame, decision: Decision) -> None:
        self.discourse.note(frame, decision)
        self.previous = frame

    def _claims(self, frame: Frame) -> Iterator[Decision]:
        """What the rules say of a number, the strongest first; the last says something of every number."""
        head = frame.first if frame.first is not None else frame.head
        for claim in self.claims:
            if (decision := claim(frame, head)) is not None:
                yield decision
        yield self._last(frame, head)

    def _last(self, frame: Frame, head: Token | None) -> Decision:
        """The nearest activity; where none is told, what the words around the number speak for, if they speak clearly."""
        decision = self.activities.nearest(frame, head)
        problem = (head is not None and head.word in CASES) or closed_by(frame.left_text, PROBLEMS)
        if decision.rule != "default" or problem:
            return decision  # a problem is of the activity that the text says found it, else of none
        category, ahead = self._weights.best(evidence_of(self.paragraph, frame, self.previous))
        clear = ahead >= CLEARLY and category not in COUNTED
        return Decision(Category(category), "weighed") if clear else decision

    def _share(self, frame: Frame, _: Token | None) -> Decision | None:
        """A share has the category of what it is a share of; a rate of those present is told by its word."""
        if not is_share(frame.numeral) or PRESENCE.search(frame.left_text):
            return None
        return share(self.discourse, self.activities, frame)

    def _by_word(self, frame: Frame, _: Token | None) -> Decision | None:
        return by_word(self.discourse, frame)

    def _by_holding(self, frame: Frame, _: Token | None) -> Decision | None:
        return meeting_counted(self.paragraph, frame)

    def _list_of_laws(self, frame: Frame, _: Token | None) -> Decision | None:
        return self._carry() if self._listed_on(frame) else None

    def _carry(self) -> Decision:
        return Decision(self.topic.category or Category.OTHER, "carried")

    def _made_of(self, frame: Frame, _: Token | None) -> Decision | None:
        """转为建议3件, 2件所提问题, 涉及37件道路、25件水利: pieces that are suggestions by what became of them or what they are on."""
        made = any(t.features.get("action") == "converted" for t in frame.left) or frame.right_text.startswith("所提")
        made = made or frame.left_text.endswith("涉及")
        spoken = self.topic.suggestions or self.discourse.goes_on_with({Category.SUGGESTION}, frame)
        return Decision(Category.SUGGESTION, "handling") if made and spoken and frame.numeral.unit == "件" else None

    def _by_thing(self, frame: Frame, head: Token | None) -> Decision | None:
        return self.things.claim(frame, head) if frame.side in ("right", "left") and head is not None else None

    def _by_far_thing(self, frame: Frame, head: Token | None) -> Decision | None:
        told = frame.side == "far" and head is not None and head.features.get("noun") not in (None, "other")
        return self.things.claim(frame, head) if told and head is not None else None

    def _goes_on(self, frame: Frame, _: Token | None) -> Decision | None:
        """A number without a noun of its own: more of what was counted, a list of laws, a sum."""
        if frame.head is None and SUMMED.match(frame.left_text) and (summed := self._summed(frame)):
            return summed
        return self._carry() if self._apposed(frame) or goes_on(self.discourse, frame) else None

    def _apposed(self, frame: Frame) -> bool:
        """审议意见16件|63条: the same things, counted by their points."""
        beside = self.previous is not None and self.previous.numeral.end == frame.numeral.start
        return beside and frame.head is None and frame.numeral.unit in POINTS

    def _papers(self, frame: Frame, _: Token | None) -> Decision | None:
        known = self.discourse.counted(frame) if frame.head is None else None
        return Decision(known, "carried") if known else None

    def _letters(self, frame: Frame, _: Token | None) -> Decision | None:
        return Decision(Category.PETITION, "carried") if petition_goes_on(self.discourse, frame) else None

    def _changed(self, frame: Frame, _: Token | None) -> Decision | None:
        """满意率98.6%,比上年提高1.3个百分点: a difference is of what changed, which was counted before or is named."""
        if frame.change is None or frame.numeral.measure == "duration":
            return None
        clause = frame.clause
        named = [
            t for t in self.paragraph.within(clause.start, frame.numeral.start) if counts(t) or "action" in t.features
        ]
        if not named and self.topic.category is not None and self.discourse.same_statement(frame):
            return Decision(self.topic.category, "change")
        if frame.numeral.unit in SHARES and frame.numeral.unit != "倍":
            return share(self.discourse, self.activities, frame)
        return None

    def _listed_on(self, frame: Frame) -> bool:
        """制定法规21件、提请代表大会审议3件: a list of laws goes on where nothing else is counted."""
        plain = (frame.numeral.unit or "")[:1] == (self.topic.unit or "-")[:1]
        if not plain or self.topic.category not in GO_ON or not self.discourse.same_sentence(frame):
            return False
        if not frame.left_text.startswith("、"):
            return False
        own = frame.head if frame.side in ("left", "right") else None
        if own is None:
            return ACTS.isdisjoint(t.features.get("cue") for t in frame.left)
        return own.word.endswith("项目")

    def _by_people(self, frame: Frame, head: Token | None) -> Decision | None:
        return by_people(self.discourse, frame, head)

    def _by_money(self, frame: Frame, _: Token | None) -> Decision | None:
        if frame.numeral.measure != "money":
            return None
        clause = frame.clause
        worth = clause.before is not None and not frame.left and any_in(frame.left_text, WORTH)
        if any_in(clause.before.words if worth and clause.before is not None else frame.left_text, DONATED):
            given = Category.OTHER if any_in(frame.left_text, words_of("field", "donor")) else Category.DEPUTY_WORK
            return Decision(given, "money")
        living = LIVING.search(frame.left_text) or (
            self.topic.category == Category.LIVELIHOOD and CHANGED.match(frame.left_text)
        )
        if living:
            return Decision(Category.LIVELIHOOD, "money")
        if RECOVERED.search(frame.left_text) and any_in(self.discourse.said(frame), INSPECTING):
            return Decision(Category.LAW_INSPECTION, "money")
        if self._found(frame):
            return Decision(Category.LAW_INSPECTION, "money")
        private = any_in(frame.left_text, words_of("field", "private")) or any_in(self.discourse.said(frame), ATTRACTED)
        if private and not any_in(self.discourse.said(frame)[-30:], TREASURY):
            return Decision(Category.OTHER, "money")
        reach = frame.sentence.joined.text[frame.sentence.start : frame.stop]
        return Decision(Category.FINANCE if any_in(reach, words_of("field", "public")) else Category.OTHER, "money")

    def _found(self, frame: Frame) -> bool:
        """检查《X法》时发现拖欠工资87万元; 对检查中发现的欠薪,追回42万元: what the inspection of a law found or brought back."""
        said = self.discourse.said(frame)
        found = any(word in said for word in FOUND) and any(word in frame.left_text for word in OWED)
        return found and self.discourse.going_on(frame.numeral.start) is Category.LAW_INSPECTION

    def _summed(self, frame: Frame) -> Decision | None:
        """…听取了专题汇报,共9次: the sum of what the clause before names."""
        nouns = [
            t
            for t in self.paragraph.within(frame.sentence.start, frame.begin)
            if "noun" in t.features or "body" in t.features or "kind" in t.features
        ]
        if not nouns or not self.discourse.first_number(frame):
            return None
        return self.things.claim(frame, nouns[-1])
