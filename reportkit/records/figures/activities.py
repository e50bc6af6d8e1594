"""What was going on around a number: the activity that gives a category where the thing counted gives none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.lexicon.wordlists import words_of
from reportkit.models.enums import Category
from reportkit.records.figures.discourse import FRUITS, Discourse, law_checked
from reportkit.records.figures.words import (
    ACTS,
    CASE_WORK,
    CASES,
    FAULTS,
    INTO,
    MATTERS,
    MENDED,
    NO_CASES,
    OF_GROUPS,
    OWN_SURVEY,
    RECEIVERS,
    STATION,
    SUPERVISES,
    WORKED,
    Decision,
)
from reportkit.text.said import any_in

SILENT = (Category.SUGGESTION, Category.OTHER, Category.REPORT_REVIEW)
BUILT = re.compile("(?:目前|现|已经?|共|先后|全部|累计|新)*(?:建成|建立|设立|创建|打造|建|达|有)?(?:了|起|到)?")


class Activities:
    """Finds the activity that a figure belongs to."""

    def __init__(self, discourse: Discourse, *, cppcc: bool) -> None:
        self.discourse = discourse
        self.cppcc = cppcc
        self.paragraph = discourse.paragraph
        self.topic = discourse.topic

    def nearest(self, frame: Frame, head: Token | None) -> Decision:
        """The nearest activity before the number in its clause, then behind it, then in the sentence; else other."""
        gone = any("reach" in t.features or t.features.get("cue") in SUPERVISES for t in frame.left[-1:])
        receives = head is not None and head.word in RECEIVERS and frame.numeral.measure != "event" and not gone
        if self.topic.suggestions and receives:
            return Decision(Category.OTHER, "default", head)
        word = head.word if head is not None else ""
        said = self.paragraph.within(frame.sentence.start, frame.numeral.start)
        if word == "报告" and any(t.features.get("cue") == "report_review" for t in said):
            return Decision(Category.REPORT_REVIEW, "cue", head)
        if head is not None and "weak" in head.features and (known := self.discourse.named(head, frame)):
            return Decision(known, "carried", head)
        case = word in CASES or (head is None and MENDED.match(frame.right_text))
        found = self._in_clause(frame, case=case)
        if found and found.category == Category.LIVELIHOOD and head is None and (station := self._station(frame)):
            return Decision(Category.DEPUTY_WORK, "carried", station)
        went = found is None or found.category == Category.DEPUTY_WORK
        went = went and frame.side != "left" and INTO.search(self.discourse.said(frame)) is not None
        if went and (act := self.later(frame)):
            return act
        if found and not (case and found.category == Category.DEPUTY_WORK):
            return found
        here = self.topic.sentence == frame.sentence.start
        if case and here and self.topic.category in CASE_WORK and not found:
            return Decision(self.topic.category, "carried")
        if earlier := self._earlier(frame, word, case=case) or found:
            return earlier
        if case and word not in MATTERS:
            if (told := self._sentence_before(frame)) is not None:
                return told
            if self.topic.category in CASE_WORK:
                return Decision(self.topic.category, "carried")
        if head is not None and head.features.get("noun"):
            return Decision(Category(head.features["noun"]), "noun", head)
        if word == "活动" and any_in(self.discourse.said(frame), OF_GROUPS):
            return Decision(Category.DEPUTY_WORK, "cue", head)
        if INTO.search(self.discourse.said(frame)) and (act := self.later(frame)):
            return act
        return self._reached(frame) or self._budget_of(frame, word) or Decision(Category.OTHER, "default")

    def _reached(self, frame: Frame) -> Decision | None:
        """走进9个乡镇, 查出问题点63处: what those who inspect reached and found is of what is going on."""
        act = self.discourse.going_on(frame.numeral.start)
        if frame.numeral.measure in ("place", "case", "other") and (supervised := self._supervised(frame)):
            return Decision(Category.DEMOCRATIC_SUPERVISION, "reached", supervised)
        if act not in SUPERVISES or frame.numeral.measure == "money":
            return None
        clause = frame.clause
        if frame.numeral.measure == "place" and act == Category.LAW_INSPECTION and self.discourse.named_here(frame):
            return Decision(Category(act), "reached")
        near = self.paragraph.within(clause.start, min(frame.stop + 6, clause.end))
        return Decision(Category(act), "reached") if any("reach" in t.features for t in near) else None

    def _station(self, frame: Frame) -> Token | None:
        """“代表之家”已建成49个: the stations of deputies that an earlier clause names are what was built."""
        if BUILT.fullmatch(frame.left_text) is None:
            return None
        said = self.paragraph.within(frame.sentence.start, frame.numeral.start)
        nouns = [t for t in said if "noun" in t.features]
        last = nouns[-1] if nouns else None
        station = last is not None and last.features["noun"] == "deputy_work" and STATION.search(last.word)
        return last if station else None

    def _sentence_before(self, frame: Frame) -> Decision | None:
        """专题询问会气氛热烈。17个问题一问到底: the activity of the sentence before, which a problem belongs to."""
        sentences = self.paragraph.sentences
        at = next((i for i, s in enumerate(sentences) if s is frame.sentence), 0)
        if not at:
            return None
        before = sentences[at - 1]
        for token in reversed(self.paragraph.within(before.start, before.end)):
            act = token.features.get("cue") or token.features.get("noun")
            if act in CASE_WORK and act not in (Category.DEPUTY_WORK, Category.FINANCE):
                return self.inspected(frame, act, token)
        return None

    def later(self, frame: Frame) -> Decision | None:
        """深入12个乡镇,就…开展调研: the act that took them there may be named after the place."""
        for token in self.paragraph.within(frame.stop, frame.sentence.end):
            act = token.features.get("cue") or token.features.get("noun")
            if act in ACTS or act == Category.LAW_INSPECTION:
                law = law_checked(self.paragraph, frame.stop, token.end)
                return Decision(Category.LAW_INSPECTION, "cue", token) if law else self.inspected(frame, act, token)
        return None

    def inspected(self, frame: Frame, cue: str, token: Token) -> Decision:
        """The activity itself, but what an inspection of a law or a democratic supervision reached counts to that."""
        text = self.paragraph.joined.text
        means = token.word in words_of("field", "means")
        if means and frame.numeral.measure != "document" and (act := self._supervised(frame)):
            return Decision(Category.DEMOCRATIC_SUPERVISION, "cue", act)
        own = not means and "检查" not in token.word  # an activity of its own, whatever the sentence before tells
        first = frame.sentence.start if own else max(0, frame.sentence.start - 60)
        if cue in (Category.INSPECTION_TOUR, Category.SURVEY):
            said = text[frame.sentence.start : frame.numeral.start]
            earlier = text[max(0, frame.sentence.start - 100) : frame.numeral.start]
            if "民主监督" in (earlier if cue == Category.INSPECTION_TOUR else said):
                return Decision(Category.DEMOCRATIC_SUPERVISION, "cue", token)
            if OWN_SURVEY.search(said):
                return Decision(Category.SURVEY, "cue", token)
            if means and self.discourse.going_on(token.start) == Category.LAW_INSPECTION:
                return Decision(Category.LAW_INSPECTION, "cue", token)
            reach = text[first : frame.numeral.start]
            if law_checked(self.paragraph, first, frame.numeral.start) and "民主监督" not in reach:
                return Decision(Category.LAW_INSPECTION, "cue", token)
        return Decision(Category(cue), "cue", token)

    def _budget_of(self, frame: Frame, word: str) -> Decision | None:
        """对12个部门、总额9.7亿元的预算草案进行初审: what is gone through is the money of those counted."""
        clause = frame.clause
        if word not in RECEIVERS or "审" not in clause.text[frame.numeral.end : clause.end]:
            return None
        behind = self.paragraph.within(frame.numeral.end, clause.end)
        money = next((t for t in behind if "finance" in (t.features.get("cue"), t.features.get("noun"))), None)
        return Decision(Category.FINANCE, "cue", money) if money else None

    def _supervised(self, frame: Frame) -> Token | None:
        """围绕营商环境开展协商式监督,明察暗访窗口420个: the democratic supervision that the sentence names before the number."""
        for token in reversed(self.paragraph.within(frame.sentence.start, frame.numeral.start)):
            acts = (token.features.get("cue"), token.features.get("noun"))
            own = self.cppcc and Category.INSPECTION_TOUR in acts
            if token.word.endswith("监督") and (own or Category.DEMOCRATIC_SUPERVISION in acts):
                return token
        return None

    def _in_clause(self, frame: Frame, *, case: bool) -> Decision | None:
        described = FAULTS.search(frame.left_text) if case else None
        last = frame.begin + described.start() if described else frame.numeral.start
        left = (t for t in reversed(frame.left) if t.end <= last)
        found = [(t, t.features.get("cue") or t.features.get("noun")) for t in (*left, *frame.right)]
        if frame.numeral.measure == "length_area" and WORKED.search(frame.left_text):
            return Decision(Category.LIVELIHOOD, "cue")
        first = self._first(frame, found, case=case)
        with_deputies = first is not None and first.category == Category.DEPUTY_WORK
        if with_deputies and frame.numeral.measure in ("place", "other") and (act := self._supervised(frame)):
            return Decision(Category.DEMOCRATIC_SUPERVISION, "cue", act)
        return first

    def _earlier(self, frame: Frame, word: str, *, case: bool) -> Decision | None:
        """An activity in an earlier clause; a draft law or an amount of money there says little of other things."""
        thing = frame.numeral.measure in ("length_area", "place", "project", "other") and not case
        drafts = frame.numeral.unit == "件" and word == "项目"
        hidden = {c for c, hides in (("legislation", not drafts), ("finance", thing)) if hides}
        tokens = reversed(self.paragraph.within(frame.sentence.start, frame.begin))
        return self._first(frame, ((t, c) for t in tokens if (c := _named_act(t)) not in hidden), case=case)

    def _first(self, frame: Frame, found: Iterable[tuple[Token, str | None]], *, case: bool) -> Decision | None:
        """The first activity that can govern the number; deputies taking part only where there is no other."""
        usable = list(_usable(frame, found, case=case))
        if frame.numeral.measure == "event" and any(cue in ACTS for _, cue in usable):
            usable = [x for x in usable if x[1] in ACTS]  # 视察老城更新等项目14次
        told = next((x for x in usable if x[1] != "deputy_work"), usable[0] if usable else None)
        return self.inspected(frame, told[1], told[0]) if told else None


def _named_act(token: Token) -> str | None:
    """The activity that a word names: a cue, or the noun of a form of supervision (开展“回头看”)."""
    noun = token.features.get("noun")
    act = noun in SUPERVISES and not token.word.endswith((*FRUITS, "监督"))
    return token.features.get("cue") or (noun if act else None)


def _usable(frame: Frame, found: Iterable[tuple[Token, str | None]], *, case: bool) -> Iterator[tuple[Token, str]]:
    for token, cue in found:
        walked = frame.numeral.measure == "length_area" and cue in ACTS
        if cue and cue not in SILENT and not walked and not (case and cue in NO_CASES):
            yield token, cue
