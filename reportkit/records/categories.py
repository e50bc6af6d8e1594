"""Which category a figure has: by the thing counted, then by what was going on."""

from __future__ import annotations

import re

from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Category
from reportkit.records.activities import Activities
from reportkit.records.carried import among_opinions, goes_on, held, named_behind, petition_goes_on, sat, share
from reportkit.records.cues import (
    ACTS,
    ATTRACTED,
    CARRIED_OUT,
    CASES,
    CHANGED,
    CONCERNED,
    DEPUTIES,
    DEPUTY,
    DONATED,
    HOLDS,
    INSPECTING,
    INTO,
    JUDICIAL,
    LAW_LIST,
    LAW_TALK,
    LIST_ITEM,
    LISTS,
    LIVING,
    OF_STRANGERS,
    OF_SUGGESTIONS,
    OWN_KIND,
    PERSON_UNITS,
    PRESENCE,
    PRIVATE,
    PUBLIC,
    REACHABLE,
    RECEIVERS,
    RECOVERED,
    SUGGESTION_UNITS,
    SUMMED,
    SUPERVISES,
    TOOK_PART,
    UPON,
    VISITED,
    Decision,
)
from reportkit.records.discourse import Discourse
from reportkit.records.marked import by_word
from reportkit.records.meetings.counting import meeting_counted, names_matter
from reportkit.records.people import by_people

# Measure words of what an inspection reached or left behind, not of inspections.
PLACE_UNITS = ("家", "所", "处", "个", "户")
REACHED = ("批", "批次", "份", "件", "个", "对", "座", "口", "台", "艘", "宗")


# What is itself the fruit of a survey, and not a place that it reached.
PAPERS = ("课题", "报告", "文章", "论文", "材料", "成果")
LAWS = (Category.LEGISLATION, Category.LAW_INSPECTION)
LAW_UNITS = ("部", "件", "项", "个")
PAPER_UNITS = ("个", "项", "份", "件", "次")
HEARD = ("报告", "汇报", "通报")
IMPLEMENTED = re.compile(r"[\u4e00-\u9fff]{0,8}?的?(?:贯彻|实施|执行|落实)[\u4e00-\u9fff]{0,4}情况")
# Lists that go on with one kind of thing: 制定法规21件、提请审议3件、修改14件次.
GO_ON = (Category.LEGISLATION, Category.FILING_REVIEW)
ABOUT_SUGGESTIONS = re.compile("议案|建议办理|提案|代表建议")


class Categorizer:
    """Decides figure after figure of one paragraph."""

    def __init__(self, paragraph: Paragraph, heading: str | None, cppcc: bool) -> None:
        self.paragraph = paragraph
        self.cppcc = cppcc
        about = ABOUT_SUGGESTIONS.search(heading or "")
        self.discourse = Discourse(paragraph, suggestions=about is not None)
        self.topic = self.discourse.topic
        self.activities = Activities(self.discourse)

    def decide(self, frame: Frame) -> Decision:
        """Category of ``frame``, remembering it for the figures after it."""
        self.discourse.watch(frame)
        decision = self._decide(frame)
        self.discourse.note(frame, decision)
        return decision

    def _decide(self, frame: Frame) -> Decision:
        numeral = frame.numeral
        if numeral.unit in ("%", "") and numeral.measure != "duration" and not PRESENCE.search(frame.left_text):
            return share(self.discourse, self.activities, frame)
        if special := by_word(self.discourse, frame) or sat(frame) or meeting_counted(self.paragraph, frame):
            return special
        head = frame.first if frame.first is not None else frame.head
        if self._listed_on(frame):
            return Decision(self.topic.category or Category.OTHER, "carried")
        for attempt in (self._by_act, self._by_people, self._by_money):
            if decided := attempt(frame, head):
                return decided
        made = any(t.features.get("action") == "converted" for t in frame.left) or frame.right_text.startswith("所提")
        if (
            made
            and (self.topic.suggestions or self.discourse.goes_on_with({Category.SUGGESTION}, frame))
            and frame.numeral.unit == "件"
        ):
            return Decision(Category.SUGGESTION, "handling")
        if frame.side in ("right", "left") and head is not None and (decided := self._by_noun(frame, head)):
            return decided
        if frame.head is None and (known := self.discourse.counted(frame)):
            return Decision(known, "carried")
        if decided := self._by_handling(frame):
            return decided
        if petition_goes_on(self.discourse, frame):
            return Decision(Category.PETITION, "carried")
        if LAW_LIST.search(frame.left_text) and numeral.unit in ("件", "部", "项"):
            return Decision(Category.SUGGESTION if self.topic.suggestions else Category.LEGISLATION, "laws")
        if frame.head is None and SUMMED.match(frame.left_text) and (summed := self._summed(frame)):
            return summed
        if meeting := held(self.discourse, frame):
            return meeting
        if goes_on(self.discourse, frame):
            return Decision(self.topic.category or Category.OTHER, "carried")
        if (
            frame.side == "far"
            and head is not None
            and head.features.get("noun") not in (None, "other")
            and (decided := self._by_noun(frame, head))
        ):
            return decided
        return self._by_cue(frame, head)

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

    def _upon(self, frame: Frame, head: Token | None) -> Decision | None:
        """对21个承办单位进行督查: what is done to the things counted decides, where it is a form of supervision."""
        if frame.side not in ("right", "") or (head and "kind" in head.features):
            return None
        if head is not None and head.features.get("noun") == Category.FINANCE:
            return None  # 对23个部门决算草案进行审查
        if frame.numeral.measure not in ("place", "person", "other") and frame.numeral.unit not in ("项", "条"):
            return None
        if "对" not in self.discourse.said(frame) or OWN_KIND.match(frame.right_text):
            return None
        before, after = self.discourse.clause(frame)
        match = CARRIED_OUT.search(after) if UPON.search(before) else None
        return self._act_in(frame, match.group(1)) if match else None

    def _act_in(self, frame: Frame, words: str) -> Decision | None:
        """The activity that ``words`` of the sentence behind the number name."""
        for token in self.paragraph.within(frame.numeral.end, frame.sentence.end):
            act = token.features.get("cue") or token.features.get("noun")
            if token.word in words and act in SUPERVISES:
                return self.activities.inspected(frame, act, token)
        return None

    def _by_act(self, frame: Frame, head: Token | None) -> Decision | None:
        """走访幼儿园31所, 督查民生实事35次: the act decides where its object is a place, a person or a matter."""
        if frame.side == "verb":
            return self._by_verb(frame)
        if (done := self._upon(frame, head)) is not None:
            return done
        receiver = head is not None and head.word in RECEIVERS and frame.side == "right"
        receiver = receiver and any(t.features.get("cue") == "report_review" for t in frame.left)
        if receiver and INSPECTING.search(self.discourse.said(frame)):
            return Decision(Category.LAW_INSPECTION, "act")
        if receiver and (heard := [t for t in frame.right if t.features.get("noun") == "report_review"]):
            return Decision(Category.REPORT_REVIEW, "noun", heard[0])
        if (listed := self._listed(frame, head)) is not None:
            return listed
        if (
            head is None
            or frame.side not in ("left", "far")
            or (frame.side == "far" and not VISITED.match(frame.left_text))
        ):
            return None
        soft = "weak" in head.features or head.features.get("noun") in ("livelihood", "deputy_work", "other")
        if not soft or "kind" in head.features or head.word == "问题":
            return None
        text = self.paragraph.joined.text
        people = frame.numeral.measure in ("person", "person_time")
        for token in reversed(frame.left):
            act = token.features.get("cue") or token.features.get("noun")
            if people and (act not in ("petition", "survey") or TOOK_PART.search(frame.left_text)):
                continue
            between = text[token.end : head.start]
            reached = VISITED.match(frame.left_text) or (len(between) <= 12 and not re.search("[、等]", between))
            guests = act == Category.PETITION and head.features.get("noun") == "other"
            if token.end <= head.start and act in ACTS and reached and not guests:
                return self.activities.inspected(frame, act, token)
        return self._next_place(frame, head)

    def _by_verb(self, frame: Frame) -> Decision:
        """三次听取汇报, 两次组织视察: the verb behind the number of times."""
        if re.match(r"(?:专题)?听取", frame.right_text):
            return Decision(Category.REPORT_REVIEW, "act")
        held = next((t for t in frame.right if "body" in t.features), None)
        if held is not None and HOLDS.match(frame.right_text):
            return Decision(Category.MEETING, "noun", held)
        if re.match(r"审议", frame.right_text):
            return Decision(
                Category.LEGISLATION if LAW_TALK.search(frame.sentence.text) else Category.REPORT_REVIEW, "act"
            )
        nouns = [t for t in frame.right if t.features.get("noun") not in (None, "deputy_work") or "body" in t.features]
        first = next((t for t in frame.right if t.features.get("cue") in ACTS), None)
        upon = (
            first is not None
            and re.match(r"[^,;。]*?[对就]", frame.right_text)
            and CARRIED_OUT.search(frame.right_text)
        )
        if not upon and nouns and nouns[0].features.get("noun") and not (first and first.start < nouns[0].start):
            return Decision(Category(nouns[0].features["noun"]), "noun", nouns[0])
        return Decision(Category(first.features["cue"]), "cue", first) if first else self._by_cue(frame, None)

    def _next_place(self, frame: Frame, head: Token) -> Decision | None:
        """视察走进企业18家、学校7所: a place named next in the list was reached as the one before."""
        listed = frame.numeral.measure == "place" and frame.left_text == f"、{head.word}"
        reached = listed and self.topic.unit in PLACE_UNITS and self.discourse.same_sentence(frame)
        return Decision(self.topic.category, "carried") if reached and self.topic.category in SUPERVISES else None

    def _listed(self, frame: Frame, head: Token | None) -> Decision | None:
        """视察了A、B等8个项目; 走访企业18家、学校7所: what an act lists is of its kind."""
        soft = head is not None and ("weak" in head.features or head.features.get("noun") in ("livelihood", "other"))
        if not soft or frame.numeral.measure not in ("place", "project", "other"):
            return None
        if frame.side == "right" and LISTS.match(frame.left_text):
            for token in frame.left:
                act = token.features.get("cue") or token.features.get("noun")
                if act in ACTS:
                    return self.activities.inspected(frame, act, token)
        visited = self.discourse.rule in ("cue", "listed") and self.topic.category in SUPERVISES
        next_one = LIST_ITEM.fullmatch(frame.left_text) and self.discourse.same_sentence(frame)
        reached = frame.numeral.measure == "place" or (head is not None and REACHABLE.search(head.word))
        if visited and next_one and reached:
            return Decision(self.topic.category or Category.OTHER, "listed")
        return None

    def _by_people(self, frame: Frame, head: Token | None) -> Decision | None:
        return by_people(self.discourse, frame, head)

    def _by_money(self, frame: Frame, _: Token | None) -> Decision | None:
        if frame.numeral.measure != "money":
            return None
        if DONATED.search(frame.left_text):
            given = Category.OTHER if OF_STRANGERS.search(frame.left_text) else Category.DEPUTY_WORK
            return Decision(given, "money")
        living = LIVING.search(frame.left_text) or (
            self.topic.category == Category.LIVELIHOOD and CHANGED.match(frame.left_text)
        )
        if living:
            return Decision(Category.LIVELIHOOD, "money")
        if RECOVERED.search(frame.left_text) and INSPECTING.search(self.discourse.said(frame)):
            return Decision(Category.LAW_INSPECTION, "money")
        if (PRIVATE.search(frame.left_text) or ATTRACTED.search(self.discourse.said(frame))) and not re.search(
            r"政府投资|财政|预算|决算", self.discourse.said(frame)[-30:]
        ):
            return Decision(Category.OTHER, "money")
        reach = frame.sentence.joined.text[frame.sentence.start : frame.stop]
        return Decision(Category.FINANCE if PUBLIC.search(reach) else Category.OTHER, "money")

    def _by_noun(self, frame: Frame, head: Token) -> Decision | None:
        """The thing counted decides; None where it stands too far off, or is of no category by itself."""
        if self._too_far(frame, head):
            return None
        if (checked := self._implementation(frame, head)) is not None:
            return checked
        if head.word == "信息" and "社情民意" not in self.paragraph.joined.text:
            return Decision(Category.PUBLICITY, "noun", head)
        served = head.features.get("noun") == "livelihood" and frame.side == "right" and INTO.search(frame.left_text)
        if served and (act := self.activities.later(frame)):
            return act
        return self._of_a_kind(frame, head) or self._of_a_category(frame, head)

    def _too_far(self, frame: Frame, head: Token) -> bool:
        """Whether a suggestion or a deputy in an earlier part of the clause is not what is counted."""
        if frame.side != "far":
            return False
        unit = frame.numeral.unit
        acted = any(t.start >= head.end and t.features.get("cue") in ACTS for t in frame.left)
        if head.word in DEPUTIES and (unit == "次" or acted or INTO.search(frame.left_text)):
            return True
        gap = self.paragraph.joined.text[head.end : frame.numeral.start]
        return "kind" in head.features and (len(gap) > 8 or "后" in gap or unit in ("个", "方面", "次"))

    def _of_a_kind(self, frame: Frame, head: Token) -> Decision | None:
        """Suggestions and meetings, which have records of their own."""
        features, unit = head.features, frame.numeral.unit or ""
        if unit in ("期", "场", "次") and frame.side == "right" and "kind" in features:
            held = next(
                (t for t in reversed(frame.right) if t.features.get("noun") == "training" or "body" in t.features), None
            )
            if held is not None:
                return Decision(Category.MEETING if "body" in held.features else Category.TRAINING, "noun", held)
        if unit in SUGGESTION_UNITS and unit != "次":
            if "kind" in features:
                return Decision(Category.SUGGESTION, "noun", head)
            if frame.head is not None and "kind" in frame.head.features and frame.side == "right":
                return Decision(Category.SUGGESTION, "noun", frame.head)
        happens = unit not in PERSON_UNITS and frame.numeral.measure in ("event", "other")
        happens = happens and not frame.right_text.startswith("方面")
        if "body" in features and happens and not names_matter(self.paragraph, head):
            return Decision(Category.MEETING, "noun", head)
        return None

    def _of_a_category(self, frame: Frame, head: Token) -> Decision | None:
        """The category of the word, where the measure word does not speak against it or give it another."""
        category, unit = head.features.get("noun"), frame.numeral.unit or ""
        last = frame.head.features if frame.head is not None else head.features
        if category == Category.LEGISLATION and frame.pooled and last.get("noun") == Category.FILING_REVIEW:
            category = Category.FILING_REVIEW
        if (
            category == Category.DEPUTY_WORK
            and head.word in DEPUTIES
            and frame.side == "left"
            and unit in ("件", "条", "项")
        ):
            return None
        if (
            category == Category.DEPUTY_WORK
            and unit in ("期", "班", "次")
            and any(t.features.get("cue") == "training" for t in frame.left)
        ):
            category = Category.TRAINING
        if category == Category.PERSONNEL and frame.side == "right":
            answered = next((t for t in frame.right if t.features.get("cue") == "inquiry"), None)
            category = Category.INQUIRY if answered is not None and answered.start >= head.end else category
        told = [t.features.get("cue") for t in frame.left]
        if category == Category.LEGISLATION and "filing_review" in told and "草案" not in head.word:
            return Decision(Category.FILING_REVIEW, "filing", head)
        laws = category in (Category.LEGISLATION, Category.LAW_INSPECTION) and unit == "部" and "草案" not in head.word
        if laws and "legislation" not in told and "检查" in frame.sentence.text:
            return Decision(Category.LAW_INSPECTION, "noun", head)
        papers = category == Category.SURVEY and head.word.endswith(PAPERS)
        reached = not papers and (
            frame.numeral.measure in ("place", "person", "person_time", "length_area") or unit in REACHED
        )
        if category in (Category.INSPECTION_TOUR, Category.SURVEY) and reached:
            return self.activities.inspected(frame, category, head)
        if category == Category.INSPECTION_TOUR and unit == "部" and head.word.endswith("检查"):
            return Decision(Category.LAW_INSPECTION, "noun", head)
        if category == Category.INSPECTION_TOUR and "监督" in head.word and self.cppcc:
            return Decision(Category.DEMOCRATIC_SUPERVISION, "noun", head)
        if category and not (category == Category.REPORT_REVIEW and unit in PERSON_UNITS):
            return Decision(Category(category), "noun", head)
        return None

    def _implementation(self, frame: Frame, head: Token) -> Decision | None:
        """检查27件法律的实施情况; 听取审议15个监督方面的报告: what stands behind 的 is what was looked into, or heard."""
        if frame.side != "right" or frame.numeral.measure == "person":
            return None
        last = frame.head if frame.head is not None else head
        behind = self.paragraph.joined.text[last.end : frame.stop].partition("、")[0]
        told = {t.features.get("cue") for t in frame.left}
        if head.features.get("noun") in LAWS and (
            IMPLEMENTED.match(behind) or (frame.left_text.endswith("检查") and frame.numeral.unit in LAW_UNITS)
        ):
            return Decision(Category.LAW_INSPECTION, "noun", head)
        if "report_review" in told and behind.rstrip("”").endswith(HEARD) and frame.numeral.unit in PAPER_UNITS:
            return Decision(Category.REPORT_REVIEW, "noun", head)
        return None

    def _by_handling(self, frame: Frame) -> Decision | None:
        """A件 and N份 without a noun, in a paragraph about suggestions, with a word of handling."""
        unit = frame.numeral.unit or ""
        other = self.discourse.goes_on_with({Category.FILING_REVIEW, Category.LEGISLATION, Category.PETITION}, frame)
        if unit == "件" and not other:
            stages = {t.features.get("action") for t in (*frame.left, *frame.right)}
            if stages & OF_SUGGESTIONS and self._of_courts(frame):
                return None
            spoken = stages & OF_SUGGESTIONS or self.discourse.spoke_of_suggestions(frame)
            if spoken or (not self.topic.suggestions and named_behind(self.discourse, frame)):
                self.topic.suggestions = True
        if (some := among_opinions(self.discourse, frame)) is not None:
            return some
        case = frame.head is None or frame.head.word in CASES
        if unit == "件" and (named := _handled_kind(frame)):
            return Decision(Category.SUGGESTION, "handling", named)
        if (unit == "件" and OWN_KIND.match(frame.right_text)) or (case and CONCERNED.search(frame.left_text)):
            return Decision(Category.SUGGESTION, "handling")
        if unit == "件" and frame.right_text.startswith("涉及") and self.discourse.spoke_of_suggestions(frame):
            return Decision(Category.SUGGESTION, "handling")  # 议案中,18件涉及的2部条例
        if other and unit == "件":
            return None
        if frame.left and "plain" in frame.left[-1].features and frame.left[-1].end == frame.numeral.start:
            return None
        if (
            not self.topic.suggestions
            or unit not in SUGGESTION_UNITS
            or unit in ("次", "%", "")
            or LAW_LIST.search(frame.left_text)
        ):
            return None
        if frame.head is None and self.topic.unit == unit and self._published(frame):
            return None
        acts = [t for t in (*frame.left, *frame.right) if "action" in t.features]
        noun = frame.head is not None and frame.side in ("left", "right")
        if noun and frame.head is not None and frame.head.word not in ("建议", "意见", "问题"):
            return None
        if unit in ("件", "件(项)") or (acts and unit in ("条", "项", "份", "篇") and not (noun and unit == "个")):
            return Decision(Category.SUGGESTION, "handling", acts[-1] if acts else None)
        return None

    def _of_courts(self, frame: Frame) -> bool:
        """Whether cases are counted, which courts, procurators and the police file and try, not suggestions."""
        said = self.discourse.said(frame)
        if not JUDICIAL.search(said):
            return False
        made = DEPUTY.search(said) is not None  # 建议 alone is what a procurator does too
        kinds = (t.features.get("kind") for t in self.paragraph.within(frame.sentence.start, frame.stop))
        return not any(kind and (made or kind != "bare") for kind in kinds)

    def _published(self, frame: Frame) -> bool:
        """刊发信息89条,被省人大采用31条: what was published is taken up."""
        return self.topic.category == Category.PUBLICITY and self.discourse.same_sentence(frame)

    def _summed(self, frame: Frame) -> Decision | None:
        """…听取了专题汇报,共9次: the sum of what the clause before names."""
        nouns = [
            t
            for t in self.paragraph.within(frame.sentence.start, frame.begin)
            if "noun" in t.features or "body" in t.features or "kind" in t.features
        ]
        if not nouns or not self.discourse.first_number(frame):
            return None
        return self._by_noun(frame, nouns[-1])

    def _by_cue(self, frame: Frame, head: Token | None) -> Decision:
        return self.activities.nearest(frame, head)


def _handled_kind(frame: Frame) -> Token | None:
    """The act in 建议办结203件: a kind of suggestions and what was done with them, side by side before the number."""
    if len(frame.left) < 2 or "kind" not in frame.left[-2].features:
        return None
    act = frame.left[-1]
    joined = "action" in act.features and frame.left[-2].end == act.start and act.end == frame.numeral.start
    return act if joined else None
