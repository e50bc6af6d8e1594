"""Which years a text reviews and for which year it plans."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportkit.lexicon.wordlists import first_of, phrases
from reportkit.models.enums import Genre, Role
from reportkit.outline.head import Head, find_session
from reportkit.outline.lines import closed_up
from reportkit.outline.sections import Outline
from reportkit.outline.told import find_day
from reportkit.outline.yearwords import years_in, years_with_rest
from reportkit.text.said import any_in

COUNT = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5} | {str(n): n for n in range(2, 6)}
# A report on a whole term: five years unless it says how many.
TERM_YEARS = re.compile(
    # The lookahead lists the first characters of the alternatives, so that other places fail at once.
    r"(?=[过届二两三四五2-5任本])(?:(?:过去|届)的?([二两三四五2-5])年(?!级)|(?<![〇○零一二三四五六七八九\d])([两三四五2-5])年多?(?:来|间|工作)"
    r"|任期(?:内|的)?([三五35])年|([三五35])年任期|本届(?:人大|政协)?(?:常委会)?(?:任期|以来)|届满|任满)"
)
NO_TERM_BEFORE = tuple("〇○零一二三四五六七八九0123456789每第")
ONE_YEAR = ("过去一年", "过去的一年", "一年来")
SPAN = re.compile(
    r"(?<!\()((?:19|20)\d\d)\s*(?:年)?\s*(?:至|到|—+|-|~)\s*((?:19|20)\d\d)\s*年(?![^。,;]{0,8}(?:规划|纲要))"
)
IS = phrases(("", ",", "、"), ("", "既", "也"), ("是",))
ACCOUNTS = (*phrases(("工作",), ("综述", "总结", "回顾", "扫描", "情况")), "履职")
PLANS = ("要点", "计划", "安排", "打算")
TASKS = phrases(("", "工作", "主要"), ("任务", "安排", "设想", "打算", "展望"))
HEADED_BY = 8  # characters before the year of a heading: its marker
OWN_BODIES = ("常务委员会", "常委会", "主席团")
# 站在2023年的起点, 2021年至2025年规划: years that are named and not reviewed.
NOT_REVIEWED = re.compile(
    r"(?:19|20)\d\d年?(?:至|到|—+|-|~)(?:19|20)\d\d年|(?:19|20)\d\d年(?:的)?(?:新?起点|开端|门槛|新春|开局|春天|钟声)"
)
SPRING = 6  # congresses up to June review the year before
SINGLE_MATTER = (Genre.SUGGESTIONS_REPORT, Genre.PROPOSALS_REPORT, Genre.INSPECTION_REPORT)
TOLD = (Genre.NEWS, Genre.ABRIDGED_REPORT)


@dataclass(slots=True)
class Years:
    """Years reviewed and planned; ``term`` when the report covers a whole term."""

    review_from: int | None = None
    review_to: int | None = None
    plan: int | None = None
    term: bool = False


def guess_review_year(head: Head, folded: str, genre: Genre) -> int | None:
    """Year reviewed, guessed before the outline is known: the date first, then headings and openings."""
    date = head.date
    if genre in TOLD and not head.placed:
        page = head.published or head.date
        date = find_day(head.lead, page, None) or page
    if date:
        year, month = int(date[:4]), int(date[5:7])
        return year - (month <= (4 if genre in SINGLE_MATTER else SPRING))
    title = "".join(head.lines)
    named = list(years_with_rest(title))
    if told := [year for _, year, end in named if title.startswith(ACCOUNTS, end)]:
        return told[0]
    if told := [year for _, year, end in named if title.startswith(PLANS, _behind_work(title, end))]:
        return told[0] - 1
    if (match := SPAN.search(folded[:800])) and 1 < int(match.group(2)) - int(match.group(1)) <= 5:
        return int(match.group(2))
    return _guess_from_words(folded) or _guess_from_page(head, genre)


def _behind_work(title: str, start: int) -> int:
    """Where what follows 工作 begins, if that stands within some characters of ``start``; else ``start``."""
    end = title.find("工作", start, start + len("代表工作工作"))
    return start if end < 0 else end + len("工作")


def _guess_from_words(folded: str) -> int | None:
    named = list(years_with_rest(folded))
    for start, year, end in named:
        if _heads_line(folded, start) and folded[end : end + 4].removeprefix("主要").removeprefix("的").startswith(
            "工作"
        ):
            return year
    for _, year, end in named:
        if folded.startswith(TASKS, end):
            return year - 1
    opening = folded[:3000]
    if told := [year for _, year, end in years_with_rest(opening) if opening.startswith(IS, end)]:
        return told[0]
    return next(iter(years_in(NOT_REVIEWED.sub("", folded[:1500]))), None)


def _heads_line(folded: str, start: int) -> bool:
    """Whether nothing but a marker stands before ``start`` on its line."""
    before = folded[max(0, start - HEADED_BY) : start].rpartition("\n")
    marked = before[2].removesuffix("、")
    marker = marked[:-1] if marked != before[2] and marked[-1:] in tuple("一二三四") else before[2]
    return (bool(before[1]) or start < HEADED_BY) and not any(map(str.isalnum, marker))


def _guess_from_page(head: Head, genre: Genre) -> int | None:
    if head.published is None or genre is Genre.OTHER:
        return None
    return int(head.published[:4]) - (int(head.published[5:7]) <= SPRING)


def find_years(head: Head, outline: Outline, guess: int | None, genre: Genre) -> Years:
    """Years reviewed and planned. A term-end report covers five years unless it says which."""
    if genre is Genre.OTHER:
        return Years()
    years = Years(guess, guess)
    if genre is not Genre.WORK_PLAN and guess:
        _set_term(years, guess, head, outline)
    years.plan = _plan_year(outline, years.review_to, years.term)
    if genre is Genre.WORK_PLAN:
        told = years_in("".join((head.title or "".join(head.lines)).split()))
        years = replace(years, review_from=None, review_to=None, plan=told[0] if told else years.plan)
    if (
        genre in (Genre.SUGGESTIONS_REPORT, Genre.INSPECTION_REPORT)
        and years.plan
        and not _states_plan_year(outline, years.plan)
    ):
        years.plan = None
    return years


def _set_term(years: Years, guess: int, head: Head, outline: Outline) -> None:
    """Make ``years`` those of a whole term when headings or the opening speak of one.

    At the first session of a congress any word of five years or of the term will do; where the headings speak of one
    year none does.
    """
    text = "".join(s.text for s in [s for s in outline.sentences if s.role in (Role.OPENING, Role.REVIEW)][:12])
    headings = " ".join(n.heading or "" for n in outline.sections if n.role is Role.REVIEW)
    congress, session = find_session(head.delivery)
    first = session == 1
    told = TERM_YEARS.search(headings + text[:400]) or TERM_YEARS.search(text[:900])
    closing_term = first and (_names_term(headings + text) or (congress or 0) - 1 in _congresses_spoken_for(text[:400]))
    if told is None and not closing_term:
        return
    if not first and _heads_year(headings):
        return
    counted = [COUNT[x] for x in told.groups() if x] if told else []
    count = counted[0] if counted else 5
    spanned = SPAN.search(head.title or "")
    if count != 5 and not (first or spanned):
        return
    years.term = True
    years.review_from = guess - count + 1
    for span in SPAN.finditer((head.title or "") + headings + text):
        begin, end = int(span.group(1)), int(span.group(2))
        length = end - begin + 1
        if abs(end - guess) <= 1 and (length == count if counted else 3 <= length <= 5):
            years.review_from, years.review_to = begin, end
            break


def _names_term(text: str) -> bool:
    """Whether ``text`` speaks of five years or of the term: 五年来, 本届; not of 第五年, 五年级."""
    for five in ("五年", "5年"):
        at = text.find(five)
        while at >= 0:
            if not text.endswith(NO_TERM_BEFORE, 0, at) and not text.startswith("级", at + 2):
                return True
            at = text.find(five, at + 1)
    return any_in(text, ("任期", "本届"))


def _congresses_spoken_for(text: str) -> set[int | None]:
    """受县第十五届人大常委会委托, said at the first session of the sixteenth: the old committee reports on its term."""
    found = set[int | None]()
    for clause in text.replace(",", "。").replace(";", "。").split("。"):
        asked = first_of(clause, ("受", "代表"))
        if asked and "届" in clause[asked[1] :] and any_in(clause[clause.index("届", asked[1]) :], OWN_BODIES):
            found.add(find_session(clause[asked[1] :])[0])
    return found


def _heads_year(headings: str) -> bool:
    """Whether headings speak of the work of one year."""
    if any_in(headings, ONE_YEAR):
        return True
    told = ((start, headings[end:].removeprefix("主要")) for start, _, end in years_with_rest(headings))
    return any(rest.startswith("工作") and not headings.endswith(tuple("至到—~-"), 0, start) for start, rest in told)


def _states_plan_year(outline: Outline, year: int) -> bool:
    plan = [n.heading or "" for n in outline.sections if n.role is Role.PLAN]
    return str(year) in " ".join(plan)


def _plan_year(outline: Outline, review_to: int | None, term: bool) -> int | None:
    nodes = [n for n in outline.sections if n.role is Role.PLAN]
    sentences = [s for s in outline.sentences if s.role is Role.PLAN]
    if not nodes or not sentences:
        return None
    headings = [closed_up(n.heading or "") for n in nodes]
    for text in headings + [s.text for s in sentences[:6]]:
        for year in years_in(text):
            if review_to is None or year == review_to + 1:
                return year
    if review_to is None or (term and any_in(" ".join(headings), ("今后五年", "未来五年"))):
        return None
    said = " ".join(headings + [s.text for s in sentences[:4]])
    return review_to + 1 if any_in(said, ("今年", "来年", "下一年", "明年", "一年")) else None
