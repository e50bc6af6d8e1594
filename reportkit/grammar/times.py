"""Period of a figure: what the words of its sentence say, the nearest time phrase before it; never assumed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from reportkit.grammar.context import Context
from reportkit.models.drafts import Period
from reportkit.models.enums import Basis, Role
from reportkit.outline.sentences import Sentence
from reportkit.text.marks import OPENED, STATEMENT, clause_start, statement_end

HAN = {c: i for i, c in enumerate("〇一二三四五六七八九十")} | {"两": 2}
YEAR = r"(?:(?P<{0}>(?:19|20)\d\d)年(?!度)|(?P<{0}r>去年|上年|今年|本年|当年))"
MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?!龄)(?:份|底|末|初|中旬|上旬|下旬|\d{1,2}日)?"
# What every phrase has in its first characters.
NEEDLE = re.compile(r"年|月|届|截|天|季度|任期内|会(?:议|闭|及|和|以来|期间)")
NEEDLE_WITHIN = 20
# What a phrase and the characters that it looks at behind it reach beyond the last of these.
PHRASE_BEHIND = 40
# First characters of all phrases, so that other places fail at once.
FIRST = r"(?=[0-9截到至连持一二三四五六七八九十两历届会次大人本闭第过任换全这年去上今当下前底初末])"
PHRASE = re.compile(
    f"{FIRST}(?:"
    + "|".join(
        (
            r"(?P<range>(?P<r1>(?:19|20)\d\d)年?(?:至|到|—|-)(?P<r2>(?:19|20)\d\d)年)",
            rf"(?P<as_of>截[至止](?!日期|时间|期)到?(?:{YEAR.format('a')})?(?:{MONTH}|年?[底末初]|目前|现在|今(?!年))?|(?<![\d年月日升高加长降少])(?:到|至)(?:{YEAR.format('b')}(?:{MONTH}|年?[底末])?|{MONTH}|年[底末])(?!以来|[至到]))",
            r"(?P<consecutive>(?:连续|持续)(?P<n>[一二三四五六七八九十两]|\d{1,2})(?:多|余)?(?P<u>年|届|天|个月)|(?P<some>[二三四六七八两])年(?:来|多来|间))",
            r"(?P<since>(?:(?:(?P<first>(?<=[届会大第])一|历)|(?P<nth>[一二三四五六七八九十]{1,3}))?次会议|次大会|大会|人代会|本次会议)(?:(?:及|和)闭会|(?:胜利)?(?:闭幕|召开|结束))?(?:以来|期间|闭会以后|(?<=[一二三四五六七八九十]次会议)上(?!的))|闭会期间|会议期间|第[一二三四五六七八九十]{1,2}次会议上)",
            r"(?P<term>五年[来间中]|过去的?[五四]年|(?P<bare>(?<![后来每第])五年(?![规计行内左以之的前后期]|立法))|四年来|本届[^,。;]{0,8}?(?:任期内|任期|以来)|任期内|换届以来|届内)",
            r"(?P<year>一年来|全年(?!龄)|过去的?一年|这一年|一年(?=共|召开|举行|举办|里|中|内|下来|间)|(?<![一二三四五六七八九十两])年内)",
            rf"(?P<part>(?:{YEAR.format('c')})?(?:(?:\d{{1,2}}月?(?:至|到|—|-)\d{{1,2}}月(?!龄)(?:份)?)|(?<![提此之以])前(?:\d{{1,2}}|十[一二]?|[二三四五六七八九两])个月|上半年|下半年|前三季度|[一二三四]季度|年[初中](?!二)|年底|(?<=年)[底初末]|(?<![至到\d]){MONTH}))",
            YEAR.format("y"),
        )
    )
    + ")"
)
# A time phrase that says of which year a thing is (征集2021年民生实事, 比上年增长) and not when it was done.
GOVERNED = re.compile(
    r"听取|审议|征集|对|就|围绕|关于|编制|制定|通过|批准|审查|落实|完成|推进|比|较|为|以|将|把|列入|列为|确定|初审|公布|和|及|与|的|《|“"
)
OF_A_THING = re.compile(
    r"度|过的|的(?!\d)|十[大件]|民生实事|部门预|预算|决算|财政(?!收入|支出)|国民经济|审计|工作(?:要点|计划|报告|安排)|地方政府|本级|省级|市级|[县区州旗镇乡]级(?:财政|[预决]算)|全[省市县区州镇](?:财政)?[预决]算|计划|规划|专项债|审议意见|结转|遗留|(?<![今去]年)以来|以前|以后|起|前"
)
# 聘任期至2023年, 承包期截止2028年, 每到年底: the end of something else, and what comes again.
UNTIL = re.compile(r"(?:期(?:[到至截]|(?:到|至|截[至止])[\d一二三四五六七八九十年])|每[年到至逢]?.)$")
# 由2003年的88%上升到2007年的96%: each year is that of its own number.
RISEN = re.compile(r"[升高加长降少][到至]$")
KINDS = ("range", "as_of", "consecutive", "since", "term", "year", "part")
OF_KIND = {
    "range": Basis.TERM,
    "as_of": Basis.AS_OF,
    "consecutive": Basis.CONSECUTIVE,
    "since": Basis.SINCE_SESSION,
    "term": Basis.TERM,
    "year": Basis.YEAR,
    "part": Basis.PART_YEAR,
    "calendar": Basis.YEAR,
}
# 全年监督主线, 全年的任务: of the whole year, not in it.
STANDING = re.compile(r"的?(?:(?:监督|工作)(?:主线|重点|计划|任务)|主线|重点|任务|目标|议题)")
# 县十五届人大三次会议, a session of the congress; the meetings of its standing committee are not numbered by years.
OF_CONGRESS = re.compile(r"(?:届(?:[\u4e00-\u9fff]{0,4}委员会)?|(?:人大|人民代表大会|政协))第?$")
TO_DATE = re.compile(r"累计|目前|至今")
DIGIT = re.compile(r"\d")
CUT = re.compile(f"[{re.escape(OPENED)}]")


class Mark(NamedTuple):
    """A time phrase at ``start:end``, its period (None for a 今年 that may be either year and for years that are no term), and the end of its reach."""

    start: int
    end: int
    reach: int
    period: Period | None


class Periods:
    """Time phrases of a report, read where asked for; each reaches, over ``;``, to the next or to the full stop."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._marks: dict[tuple[int, int], list[Mark]] = context.marks

    def at(self, sentence: Sentence, start: int, end: int) -> Period | None:
        """Period that holds at ``start:end`` of the paragraph; None when its sentence says none."""
        text = sentence.joined.text
        key = (id(sentence.joined), sentence.start)
        marks = self._marks.get(key)
        if marks is None:
            first = clause_start(text, sentence.start, STATEMENT)
            whole = (key[0], -1 - first)  # of all sentences up to the full stop; negative, to differ from a sentence's
            if whole not in self._marks:
                self._marks[whole] = self._read(text, first, statement_end(text, sentence.end - 1), sentence)
            marks = self._marks[whole]
            self._marks[key] = marks
        if not marks:
            return None
        for mark in marks[::-1]:
            if mark.start < end and start < mark.reach:
                period = mark.period
                if period is None or (mark.start < sentence.start and self._parted(sentence, period)):
                    return None
                return period
        if text[end - 1] not in "件项条":
            return None
        after = next((m for m in marks if m.start >= end and m.period and m.period.basis is Basis.AS_OF), None)
        if after is None or after.period is None or text[after.start] != "截":
            return None
        return None if DIGIT.search(text, end, after.start) else after.period

    def _parted(self, sentence: Sentence, period: Period) -> bool:
        """Whether a sentence behind ``;`` leaves the time that the one before it told."""
        if sentence.role is Role.PLAN or period.basis in (Basis.PART_YEAR, Basis.CONSECUTIVE):
            return True
        return TO_DATE.match(sentence.joined.text, sentence.start) is not None

    def _read(self, text: str, start: int, end: int, sentence: Sentence) -> list[Mark]:
        marks: list[Mark] = []
        needles = [match.start() for match in NEEDLE.finditer(text, start, end)]
        if not needles:
            return marks
        first, last = max(start, needles[0] - NEEDLE_WITHIN), min(end, needles[-1] + PHRASE_BEHIND)
        for match in PHRASE.finditer(text, first, last):
            # The last group to close is the alternative itself.
            kind = match.lastgroup or ""
            if kind not in KINDS:
                kind = "calendar"
            if kind == "year" and STANDING.match(text, match.end()):
                continue
            if kind in ("calendar", "part") and self._of_a_thing(text, start, match):
                continue
            if kind in ("calendar", "part", "as_of") and UNTIL.search(
                text, max(start, match.start() - 4), match.start() + 1
            ):
                continue
            period = self._period(kind, match, sentence.role is Role.PLAN)
            if period is not None and kind == "calendar" and self._from_the_first(text, match):
                period = replace(period, last=self.context.review_to, basis=Basis.TERM)
            if period is None and kind != "range" and not match.group().startswith(("今年", "本年")):
                continue
            # 五年来…136项, 其中2020年28项, 作出决议52项: one year's part ends with its clause.
            part = bool(marks) and text.endswith("其中", start, match.start())
            reach = end
            if part or (kind == "consecutive" and match["n"]):
                edge = CUT.search(text, match.end(), end)
                reach = edge.start() if edge else end
            marks.append(Mark(match.start(), match.end(), reach, period))
        return marks

    def _of_a_thing(self, text: str, low: int, match: re.Match[str]) -> bool:
        """Whether a year belongs to a thing named (2021年民生实事) or begins a longer time (2018年以来)."""
        if RISEN.search(text, max(low, match.start() - 3), match.start()):
            return False
        if self._from_the_first(text, match):
            return False
        if text.startswith("以来", match.end()) and match["y"] and int(match["y"]) == self.context.review_to:
            return False
        if OF_A_THING.match(text, match.end()):
            return True
        clause = clause_start(text, match.start(), OPENED, low)
        return GOVERNED.search(text, clause, match.start()) is not None

    def _from_the_first(self, text: str, match: re.Match[str]) -> bool:
        """2012年以来 in a report on 2012 to 2016: the whole term."""
        since = text.startswith("以来", match.end()) and match["y"] is not None
        return since and self._whole_term() and int(match["y"]) == self.context.review_from

    def _period(self, kind: str, match: re.Match[str], plan: bool) -> Period | None:
        context = self.context
        now = (context.plan_year or context.delivered) if plan else context.review_to
        first: int | None = now
        last: int | None = now
        basis = OF_KIND[kind]
        if kind == "range":
            first, last = int(match["r1"]), int(match["r2"])
            if (first, last) != (context.review_from, context.review_to):
                return None
        elif kind == "consecutive":
            n = _number(match["n"] or match["some"])
            if n == 0:
                return None
            if now and match["u"] in ("年", None):
                first = now - n + 1
        elif kind == "since":
            if match["first"] and self._whole_term():
                first = context.review_from
            elif year := self._session_year(match):
                first, last = year, now if match.group().endswith("以来") else year
        elif kind == "term":
            if match["bare"] and not self._whole_term():
                return None
            whole = self._whole_term() and not plan
            first = context.review_from if whole else None
            if match.group()[0] in "五四" and not self._whole_term() and now:
                first = now - _number(match.group()[0]) + 1
            last = None if plan else now
        elif kind != "year":
            said = self._said(match, plan)
            if said is None and kind == "calendar":
                return None
            first = last = said or now
        return Period(first, last, basis, match.group())

    def _whole_term(self) -> bool:
        return self.context.review_from is not None and self.context.review_from != self.context.review_to

    def _session_year(self, match: re.Match[str]) -> int | None:
        """The year of the third session of a term of five years that is reported: its third."""
        begin, end = self.context.review_from, self.context.review_to
        n = HAN.get(match["nth"] or "", 0)
        if not (begin and end and end - begin == 4 and 1 < n <= 5):
            return None
        before = match.string[max(0, match.start() - 10) : match.start()]
        return begin + n - 1 if OF_CONGRESS.search(before) else None

    def _said(self, match: re.Match[str], plan: bool) -> int | None:
        """The calendar year that a phrase names or points at (去年); None when it does neither."""
        named = next((match[k] for k in "abcy" if match[k]), None)
        if named:
            return int(named)
        word = next((match[f"{k}r"] for k in "abcy" if match[f"{k}r"]), None)
        context = self.context
        now = context.delivered or context.plan_year or (context.review_to + 1 if context.review_to else None)
        if word is None or now is None:
            return None
        if word in ("去年", "上年"):
            return now - 1
        if word == "当年":
            return None
        return now if plan or now == context.review_to else None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else HAN.get(text, 0)
