"""What a paragraph has been about up to a number: the last category, and whether it speaks of suggestions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.lexicon.wordlists import words_of
from reportkit.models.enums import Category
from reportkit.records.figures.denied import announces
from reportkit.records.figures.words import DEPUTIES, ENDS_SUGGESTIONS, SUPERVISES, Decision, Topic
from reportkit.text.marks import clause_start
from reportkit.text.said import any_in

# Activities of which a paragraph tells at a time, and what is done in their course.
TURNS = SUPERVISES | {Category.TRAINING, Category.PETITION, Category.PERSONNEL}
WHO = (*DEPUTIES, "代表团")  # those who make suggestions
FILES = ("制定机关", "备案", "报备", "审查", "清理", "废止", "纠正")
FRUITS = ("成果", "报告", "课题", "文章", "论文")  # what an activity left behind
CHECKING = ("检查", "检查组", "检查期间")  # of the law that was named before
IMPLEMENTS = ("贯彻", "实施", "执行", "落实")
IMPLEMENTING = 6  # characters from there to 情况
A_LAW = ("法律", "法规", "条例")
ENFORCED = "执法检查"
LAW_REACH = 14
WORKS = ("实事", "候选项目", "票决项目")
SPEAKS = re.compile(r"(?<!检察|司法|监察|审计)建议(?!权)|提案(?!人)|议案")


class Discourse:
    """Follows one paragraph from number to number."""

    def __init__(self, paragraph: Paragraph, *, suggestions: bool) -> None:
        self.paragraph = paragraph
        self.text = paragraph.joined.text
        self.topic = Topic(suggestions=suggestions)
        self.rule = ""
        self.heading = paragraph.sentences[0].heading or ""
        self.works = False  # 民生实事 were counted, and no suggestions since
        self._seen = 0
        self._units: list[tuple[int, str | None, Category]] = []
        self._heads: list[tuple[str, int, Category]] = []
        self._acts: list[tuple[int, Category]] | None = None
        self.before: Category | None = None  # what the paragraph before was about at its end

    def going_on(self, position: int) -> Category | None:
        """The activity that the paragraph last named before ``position``; an inspection of a law where a law is named by it."""
        if self._acts is None:
            self._acts = list(self._activities())
        found: Category | None = self.before
        for at, act in self._acts:
            if at >= position:
                break
            found = act
        return found

    def named_here(self, frame: Frame) -> bool:
        """Whether the paragraph itself names an activity before the number."""
        return bool(self._acts) and self._acts is not None and self._acts[0][0] < frame.numeral.start

    def _activities(self) -> Iterator[tuple[int, Category]]:
        """What was done, in order: means of an inspection (走访, 抽查) are none of their own."""
        laws = [law.start for law in self.paragraph.laws if not law.draft]
        checked = self.before == Category.LAW_INSPECTION
        for token in self.paragraph.tokens:
            features = token.features
            act = features.get("cue") or features.get("noun")
            if features.get("kind", "bare") not in ("bare", "advice"):
                yield token.start, Category.SUGGESTION
            if (
                act is None
                or act not in TURNS
                or token.word in words_of("field", "means")
                or token.word.endswith(FRUITS)
            ):
                continue
            category = Category(act)
            if category in (Category.INSPECTION_TOUR, Category.SURVEY) and "检查" in token.word:
                sentence = self.paragraph.sentence_at(token.start)
                here = sentence is not None and any(sentence.start <= at < sentence.end for at in laws)
                if here or (checked and token.word in CHECKING):
                    category = Category.LAW_INSPECTION
            checked = checked or category == Category.LAW_INSPECTION
            yield token.start, category

    def of_a_law(self, frame: Frame) -> bool:
        """对落实《X条例》的情况做了一次检查, 两项法规落实情况,各搞一次检查: whether a law is what is checked."""
        clause = frame.clause
        first = clause.before.start if clause.before is not None else clause.start
        if any(first <= law.start < frame.numeral.start and not law.draft for law in self.paragraph.laws):
            return True
        return _law_carried_out(self.paragraph.joined.text[first : frame.numeral.start])

    def checked(self, frame: Frame) -> bool:
        """拟检查《A法》、《B法》两部法律: whether the clause that names the laws begins with their inspection."""
        start, end = frame.sentence.start, frame.numeral.start
        first = next((law.start for law in self.paragraph.laws if start <= law.start < end), start)
        made = any(t.features.get("cue") == "legislation" for t in self.paragraph.within(first, end))
        return not made and self.text.endswith(("检查", "检查了", "检查《", "检查了《"), start, first)

    def of_files(self) -> bool:
        """Whether the paragraph or the heading speaks of papers that are filed or gone through: 出台文件13份 alone does not."""
        return any(word in self.text or word in self.heading for word in FILES)

    def watch(self, frame: Frame) -> None:
        """Words since the last figure may turn the paragraph to suggestions or away from them."""
        for token in self.paragraph.within(self._seen, frame.numeral.end):
            features = token.features
            kind = features.get("kind")
            if "plain" in features and SPEAKS.search(token.word):
                self.topic.suggestions = True
            if kind and kind not in ("bare", "advice", "legislative_comment") and not self.news(token):
                self.topic.suggestions, self.works = True, False
            elif features.get("noun") in ENDS_SUGGESTIONS and not token.word.endswith(WHO):
                self.topic.suggestions = False
        self._seen = max(self._seen, frame.numeral.end)

    def note(self, frame: Frame, decision: Decision) -> None:
        """Remember what was decided for the figures after it."""
        topic = self.topic
        self.rule = decision.rule
        label = frame.numeral.unit == "类" and decision.rule == "default"  # A、B|两类
        label = label or announces(frame)
        if decision.rule != "duration" and not label:
            topic.category, topic.unit, topic.sentence = decision.category, frame.numeral.unit, frame.sentence.start
        self._units.append((frame.sentence.start, frame.numeral.unit, decision.category))
        if frame.head is not None and decision.rule == "noun":
            self._heads.append((frame.head.word, frame.sentence.start, decision.category))
        if decision.category == Category.MEETING:
            decision.token = decision.token or topic.meeting
            topic.meeting = decision.token
        if decision.category == Category.SUGGESTION:
            topic.suggestions = True
        if decision.category == Category.LIVELIHOOD:
            named = frame.head is not None and any_in(frame.head.word, WORKS)
            self.works = self.works or named or decision.rule == "works"
        elif decision.category not in (Category.OTHER, Category.FINANCE):
            self.works = False

    def same_statement(self, frame: Frame) -> bool:
        """Whether no 。 stands between the last figure and this one."""
        return self.topic.sentence >= frame.statement

    def same_sentence(self, frame: Frame) -> bool:
        """Whether the last figure stands in the same sentence."""
        return self.topic.sentence == frame.sentence.start

    def news(self, token: Token) -> bool:
        """信息 alone are 社情民意信息 only where the paragraph speaks of those."""
        return token.word == "信息" and "社情民意" not in self.text

    def of_the_last(self, frame: Frame) -> bool:
        """Whether the statement is of parts of what the one before counted (其中)."""
        return self.text.startswith(("其中", "从", "按"), frame.statement)

    def goes_on_with(self, categories: set[Category], frame: Frame) -> bool:
        """Whether the last figure of the statement has one of ``categories``."""
        return self.topic.category in categories and self.same_statement(frame)

    def earlier(self, frame: Frame) -> list[Token]:
        """Words of the statement before the clause of the number."""
        return self.paragraph.within(frame.statement, frame.begin)

    def said(self, frame: Frame) -> str:
        """The sentence before the number."""
        return self.text[frame.sentence.start : frame.numeral.start]

    def clause(self, frame: Frame) -> tuple[str, str]:
        """What stands between the punctuation around the number, before and behind it, other numbers included."""
        start, end = frame.sentence.start, frame.sentence.end
        first = clause_start(self.text, frame.numeral.start, low=start)
        stops = (at for c in ",;。:" if (at := self.text.find(c, frame.numeral.end, end)) >= 0)
        return self.text[first : frame.numeral.start], self.text[frame.numeral.end : min(stops, default=end)]

    def named(self, head: Token | None, frame: Frame) -> Category | None:
        """The category of an earlier number of the statement whose noun ends in this one (民生实事项目 ... 1个项目)."""
        if head is None or len(head.word) < 2:
            return None
        start = frame.statement
        return next((c for word, at, c in reversed(self._heads) if at >= start and word.endswith(head.word)), None)

    def counted(self, frame: Frame) -> Category | None:
        """What papers (篇, 份) the statement counted before, when not suggestions: 调研报告11篇,…7篇获批示."""
        if frame.numeral.unit not in ("篇", "份"):
            return None
        start = frame.statement
        last = next((c for at, unit, c in reversed(self._units) if at >= start and unit == frame.numeral.unit), None)
        return last if last != Category.SUGGESTION else None

    def first_number(self, frame: Frame) -> bool:
        """Whether no other figure stands before this one in its sentence."""
        return not any(f.sentence is frame.sentence for f in self.paragraph.frames if f.numeral.end <= frame.begin)

    def spoke_of_suggestions(self, frame: Frame) -> bool:
        """Whether the statement spoke of suggestions; 建议 alone only where deputies or members make it, or as 建议分为A、B类."""
        for token in self.earlier(frame):
            kind = token.features.get("kind", "advice")
            made = token.word == "建议" and any_in(self.text[max(0, token.start - 14) : token.start], ("代表", "委员"))
            sorted_out = token.word == "建议" and self.text.startswith(("分为", "分成"), token.end)
            counted = token.word == "建议" and self.text.startswith("件", token.start - 1)  # 办好每一件建议
            if kind not in ("advice", "bare") or made or sorted_out or counted:
                return True
        return False


def checks_a_law(paragraph: Paragraph) -> bool:
    """Whether a sentence names a law beside a check of it."""
    text = paragraph.joined.text
    if not paragraph.laws or "检查" not in text:
        return False
    sentences = (paragraph.sentence_at(law.start) for law in paragraph.laws if not law.draft)
    return any(sentence is not None and "检查" in sentence.text for sentence in sentences)


def law_checked(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether ``start:end`` tells of the inspection of a law: 执法检查, or 检查 beside the name of one."""
    words = paragraph.joined.text[start:end]
    if "检查" not in words:
        return False
    named = any(start <= law.start < end and not law.draft for law in paragraph.laws)
    return ENFORCED in words or named


def of_implementation(text: str) -> bool:
    """Whether ``text`` says how something is carried out: 的实施情况, 贯彻执行情况."""
    at = text.find("情况")
    return at >= 0 and any_in(text[max(0, at - IMPLEMENTING) : at], IMPLEMENTS)


def _law_carried_out(text: str) -> bool:
    """两项法规落实情况: whether a law is named by what it is, and how it is carried out."""
    at = max(text.rfind(word) for word in A_LAW)
    return at >= 0 and of_implementation(text[at : at + LAW_REACH])
