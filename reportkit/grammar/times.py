"""When something was done: what the time phrases of a statement say of its numbers and acts, never assumed (时间)."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reportkit.grammar.borders import MARK
from reportkit.grammar.phrases import RISEN, UNTIL, Phrase, Said
from reportkit.models.drafts import Period
from reportkit.models.enums import Basis
from reportkit.text.marks import OPENED, clause_start

if TYPE_CHECKING:
    from reportkit.grammar.paragraph import Paragraph

OF_KIND = {
    Said.RANGE: Basis.TERM,
    Said.YEAR: Basis.YEAR,
    Said.WHOLE: Basis.YEAR,
    Said.COMING: Basis.YEAR,
    Said.TERM: Basis.TERM,
    Said.RUNNING: Basis.CONSECUTIVE,
    Said.PART: Basis.PART_YEAR,
    Said.DATE: Basis.AS_OF,
    Said.NOW: Basis.AS_OF,
    Said.SESSION: Basis.SINCE_SESSION,
}
# 县十五届人大三次会议, a session of the congress; the meetings of its standing committee are not numbered by years.
OF_CONGRESS = ("届", "人大", "人民代表大会", "政协", "委员会")
SPRING = 4  # a report of early 今年 speaks of its first months
ENUMERATED = "和及与同"
MEETING = "会议"
LEVELS = ("达到", "共有", "实有", "现有", "已有", "拥有")  # tell what holds at a date
REASONS = ("因", "由于")
SORTS = ("各级", "各类")
COMPARED = ("比", "较", "同比")


class Mark(NamedTuple):
    """A time phrase at ``start:end``, its period (None where it may be either of two years), and the end of its reach.

    ``only`` is where the one number begins that it holds for: 2017年转来的2件.
    """

    start: int
    end: int
    reach: int
    period: Period | None
    only: int | None = None


class Times:
    """Reads the time phrases of a paragraph's statements."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.context = paragraph.context
        self.text = paragraph.joined.text
        self.closed = paragraph.vocabulary.closed
        self._numbers = sorted(n.start for n in paragraph.numerals if n.kind == "figure")

    def read(self, phrases: list[Phrase], start: int, end: int) -> list[Mark]:
        """The marks of the statement ``start:end`` with its phrases, in order."""
        marks: list[Mark] = []
        for i, phrase in enumerate(phrases):
            mark = self._mark(phrase, phrases[i - 1] if i else None, marks, start, end)
            if mark is not None:
                marks.append(mark)
        return marks

    def _mark(self, phrase: Phrase, before: Phrase | None, marks: list[Mark], low: int, end: int) -> Mark | None:
        clause = clause_start(self.text, phrase.start, OPENED, low)
        stop = self._stop(phrase.end, end)
        governed = self._governed(phrase, clause)
        if phrase.said is Said.SINCE and phrase.year is None:  # 今年以来, 去年3月以来
            pointed = self._pointed(phrase, plan=False) if phrase.word != "this" else None
            phrase = phrase._replace(said=Said.SINCE if pointed else Said.YEAR, year=pointed)
            governed = False
        if phrase.said in (Said.YEAR, Said.PART, Said.EDGE) and (governed or self._of_thing(phrase)):
            return self._of_number(phrase, stop) if phrase.said is Said.YEAR else None
        if phrase.said is Said.WHOLE and not self._holds(phrase):
            return None
        if phrase.said is Said.EDGE:
            phrase = self._edge(phrase, stop)
        plan = self.paragraph.planned_at(phrase.start)
        covered = bool(marks) and marks[-1].reach > phrase.start and marks[-1].only is None
        if phrase.said is Said.TOTAL and ((covered and not self._parted(marks[-1], phrase.start)) or self._sum(phrase)):
            return None
        if phrase.said is Said.NOW and not (covered or marks):
            return None
        period = self._period(phrase, before, plan=plan)
        said_not = phrase.said is Said.RANGE or phrase.word == "this"
        if period is None and not said_not:
            return None
        reach = end
        if phrase.said is Said.TOTAL or self.text.endswith("其中", low, phrase.start):
            reach = stop if marks or phrase.said is Said.TOTAL else end
            if self.text.startswith(COMPARED, stop + 1):
                reach = self._stop(stop + 1, end)
        elif phrase.said is Said.SESSION and phrase.start > clause and self.text[phrase.start - 1] in ENUMERATED:
            reach = stop
        elif phrase.repeated and self.closed["before_time"].at(self.text, phrase.start - 1, phrase.start)[0]:
            reach = stop  # 对连续两年缺席的11名委员
            if not self._of_next(phrase, stop):
                return None
        if self.text.startswith(REASONS, clause):
            reach = stop
        only = phrase.end + 1 if self._level(phrase) else None
        return Mark(phrase.start, phrase.end, reach, period, only)

    def _stop(self, at: int, end: int) -> int:
        border = MARK.search(self.text, at, end)
        return border.start() if border else end

    def _governed(self, phrase: Phrase, clause: int) -> bool:
        """Whether a word before a year in its clause makes it that of a thing named: 征集2021年民生实事."""
        if phrase.start and self.text[phrase.start - 1] in UNTIL and self.text[phrase.start - 2] in RISEN:
            return False
        if self.text[phrase.start - 1 : phrase.start] in ("于", "在"):
            return False
        words = self.closed["before_time"]
        return any(words.at(self.text, i, phrase.start)[0] for i in range(clause, phrase.start))

    def _level(self, phrase: Phrase) -> bool:
        """由上年的71%升到…: the year of the number behind it alone."""
        return self.text[phrase.start - 1 : phrase.start] in ("由", "从") and phrase.end + 1 in self._numbers

    def _of_thing(self, phrase: Phrase) -> bool:
        """Whether what follows a time makes it that of a thing named: 2021年部门预算, 去年的12件."""
        length, meaning = self.closed["behind_time"].at(self.text, phrase.end)
        if length == 1 and self.text[phrase.end] == "的":
            if phrase.said is Said.PART and phrase.month and MEETING in self.text[phrase.end : phrase.end + 12]:
                return False  # 七月的常委会会议
            return not self.text[phrase.end + 1 : phrase.end + 2].isdigit()
        return meaning == "thing" and not (phrase.said is Said.EDGE and self.text[phrase.end] == "前")

    def _holds(self, phrase: Phrase) -> bool:
        """Whether 全年 and 一年 say when: 全年监督主线 and 一年一度 do not."""
        if self.closed["behind_time"].at(self.text, phrase.end)[1] == "standing":
            return False
        if phrase.word != "一年":
            return True
        behind = self.paragraph.vocabulary.tenses.find(self.text, phrase.end, phrase.end + 4)
        return (bool(behind) and behind[0][0] == phrase.end) or self.text[phrase.end : phrase.end + 1] in (
            "开",
            "破",
            "没",
            "共",
        )

    def _edge(self, phrase: Phrase, stop: int) -> Phrase:
        """年底 as a date, where it tells what holds or is reached by it, else as a time: 年底有20名, 年底表彰20名."""
        at = phrase.end
        by = self.text.startswith("前", at)
        at += by
        if by:
            reached = any(self.closed["behind_time"].at(self.text, i, stop)[1] == "attains" for i in range(at, stop))
        else:
            mark = self.text[at : at + 1]
            reached = self.closed["behind_time"].at(self.text, at)[1] == "state" or mark == ":" or at in self._numbers
            if mark == ",":
                stop = self._stop(at + 1, len(self.text))
                reached = any(self.text.find(word, at, stop) >= 0 for word in LEVELS)
        return phrase._replace(said=Said.DATE if reached else Said.PART, end=at)

    def _of_number(self, phrase: Phrase, stop: int) -> Mark | None:
        """The mark of a year said of what the next number counts: 去年审计指出的问题93个, 对2017年转来的2件."""
        i = bisect_left(self._numbers, phrase.end)
        if i == len(self._numbers) or self._numbers[i] >= stop:
            return None
        number = self._numbers[i]
        of = self.text.rfind("的", phrase.end, number)
        if of < 0 or self.text.endswith("涉及", 0, of):
            return None
        verbs = self.paragraph.vocabulary.closed["verb"]
        ends = [
            at + length
            for at in range(phrase.end, of)
            for length, meaning in (verbs.at(self.text, at, of),)
            if length and meaning == "verb"
        ]
        near = of in ends and number - of <= 5
        if not (near or (ends and number - of <= 2)):
            return None
        period = self._period(phrase, None, plan=False)
        return Mark(phrase.start, phrase.end, stop, period, number) if period is not None else None

    def _of_next(self, phrase: Phrase, stop: int) -> bool:
        """Whether the next number stands right behind a 的 in the clause."""
        i = bisect_left(self._numbers, phrase.end)
        return i < len(self._numbers) and self._numbers[i] < stop and self.text[self._numbers[i] - 1] == "的"

    def _sum(self, phrase: Phrase) -> bool:
        """Whether 累计 adds up levels or kinds and not years: 各级代表累计参与, 累计举办各类培训班."""
        clause = clause_start(self.text, phrase.start, OPENED)
        return any(word in self.text[clause : self._stop(phrase.end, len(self.text))] for word in SORTS)

    def _parted(self, mark: Mark, at: int) -> bool:
        return ";" in self.text[mark.end : at]

    def _period(self, phrase: Phrase, before: Phrase | None, *, plan: bool) -> Period | None:
        context = self.context
        now = (context.plan_year or context.delivered) if plan else self._reviewed()
        said, text = phrase.said, self.text[phrase.start : phrase.end]
        if said in (Said.TOTAL, Said.LONG):
            return Period(None, None, Basis.CUMULATIVE, text)
        if said is Said.SINCE:
            return self._since(phrase, text)
        first, last = now, now
        if said is Said.RANGE:
            if (phrase.year, phrase.last) != (context.review_from, context.review_to):
                return None
            first, last = phrase.year, phrase.last
        elif said is Said.RUNNING:
            begins = before is not None and before.said is Said.YEAR and self.text.startswith("起", before.end)
            if begins and before is not None and before.year:
                first, last = before.year, before.year + phrase.number - 1
            elif now and phrase.word == "年":
                first = now - phrase.number + 1
        elif said is Said.SESSION:
            first, last = self._of_session(phrase, now)
        elif said is Said.TERM:
            if phrase.word == "bare" and not self._whole_term():
                return None
            first = context.review_from if self._whole_term() and not plan else None
            if phrase.number and not self._whole_term() and now:
                first = now - phrase.number + 1
            last = None if plan else now
        elif said is Said.COMING:
            first = last = context.plan_year or context.delivered
        elif said is Said.NOW or self.text.endswith(("目前", "现在"), phrase.start, phrase.end):
            first = last = context.delivered or context.plan_year or now
        elif said is not Said.WHOLE:
            year = phrase.year or self._pointed(phrase, plan=plan)
            if year is None and (said is Said.YEAR or phrase.word == "this"):
                return None
            first = last = year or now
        return Period(first, last, OF_KIND[said], text)

    def _since(self, phrase: Phrase, text: str) -> Period:
        """2019年以来: up to now; of the year reviewed itself, that year."""
        year = phrase.year
        if year == self.context.review_to:
            return Period(year, year, Basis.YEAR, text)
        return Period(year, None, Basis.CUMULATIVE, text)

    def _reviewed(self) -> int | None:
        """The last year reviewed: of a mere plan the one before it."""
        context = self.context
        if context.review_to:
            return context.review_to
        return context.plan_year - 1 if context.plan_year else None

    def _whole_term(self) -> bool:
        return self.context.review_from is not None and self.context.review_from != self.context.review_to

    def _of_session(self, phrase: Phrase, now: int | None) -> tuple[int | None, int | None]:
        """The years of a session: of a term that is reported, its third is of its third year."""
        begin, end = self.context.review_from, self.context.review_to
        before = self.text[max(0, phrase.start - 10) : phrase.start].removesuffix("第")
        first = phrase.number == 1 and (phrase.repeated or before.endswith(("届", "会", "大")))
        if first and self._whole_term():
            return begin, now
        if begin and end and end - begin == 4 and 1 < phrase.number <= 5 and before.endswith(OF_CONGRESS):
            year = begin + phrase.number - 1
            return year, now if self.text.endswith("以来", phrase.start, phrase.end) else year
        return now, now

    def _pointed(self, phrase: Phrase, *, plan: bool) -> int | None:
        """The year that 去年 and its like point at; None where they do not, or may point at either of two."""
        context = self.context
        now = context.delivered or context.plan_year or (context.review_to + 1 if context.review_to else None)
        if now is None or phrase.word in ("", "same"):
            return None
        if phrase.word == "this":
            early = phrase.said is Said.DATE and 0 < phrase.month <= SPRING
            return now if plan or early or now == context.review_to else context.review_to if phrase.month else None
        if phrase.word == "previous" and not plan and context.review_to:
            return context.review_to - 1
        return now + {"last": -1, "previous": -1, "before_last": -2, "next": 1}[phrase.word]
