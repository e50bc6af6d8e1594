"""What running text tells of the delivery: who gave the report, at which session, on which day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportkit.lexicon.wordlists import first_of, phrases, words_of
from reportkit.models.enums import Organ
from reportkit.outline.head import SESSION, han_number
from reportkit.outline.names import SURNAMES, dotted_end, is_name
from reportkit.text.marks import is_han
from reportkit.text.said import any_in, opened_by

# 三届一次会议以来: a session that is only spoken of.
ONLY_NAMED = (
    *("以来", "期间", "之后", "后", "闭幕以", "精神", "决议"),
    *phrases(("", "有关", "的"), ("提案", "建议", "议案")),
    *phrases(("", "上"), ("", "代表", "委员"), ("提出", "所提出", "确定", "通过", "交办")),
)
SESSION_ENDS = ("会议", "全体会议")
GIVES = re.compile(r"[作做](?![为出好了])[^。;,]{0,24}?报告(?!会)|报告[^。;,]{0,14}?工作")
SPOKE = re.compile(r"(?:在|代表)[^。,;]{0,12}?(?:报告|提出)[^。,;]{0,6}[说指提出调示,]")
OFFICES = ("同志", "委员长", "主任", "主席", "副主任", "副主席")
GOES_ON = ("受", "代表", "向", "作", "做", "在", "所作", "就", "说", "报告", ",", "、", "(")
OTHERS = ("政府", "法院", "检察", "计划", "预算", "财政", "主持")
PROPOSALS = "提案工作"
CPPCC_PLACE_MAX = 12
OFFICE_MAX, NO_OFFICE = 24, " \t\n,。;、“”"
# A day, and whether it is the one of the dateline; 9月30日前 is a deadline, 截至12月31日 a state.
DAY = re.compile(
    r"(?<![\d年])(?:(?P<year>(?:19|20)\d\d)\s?年\s?)?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日(?P<line>[讯电])?(?!之?前|以前|起|止)"
)
UNTIL = ("截至", "截止", "截到", "自", "从")
NEAR_DAYS = phrases(("昨", "今"), ("天", "日"))
REACH, PLACE_REACH = 70, 13


def gives_report(text: str) -> bool:
    """Whether ``text`` tells in the third person of somebody who gives a report."""
    return find_speaker(text, Organ.OTHER)[0] is not None


def find_speaker(text: str, organ: Organ) -> tuple[str | None, str | None]:
    """Who gives the report of ``organ`` in running ``text``, and the office before the name: (name, office)."""
    asked = organ not in (Organ.OTHER, Organ.GOVERNMENT, Organ.COURT, Organ.PROCURATORATE)
    second: tuple[str, str | None] | None = None  # who reports on proposals comes behind who reports on the work
    for pattern in (GIVES, SPOKE):
        for told in pattern.finditer(text):
            begin = max(text.rfind("。", 0, told.start()), text.rfind("\n", 0, told.start()), told.start() - REACH) + 1
            if (asked and any_in(told.group(), OTHERS)) or not (found := _nearest(text, begin, told.start())):
                continue
            if not (asked and PROPOSALS in told.group()):
                return found
            second = second or found
    return second or (None, None)


def _nearest(text: str, begin: int, end: int) -> tuple[str, str | None] | None:
    """The name that stands nearest before ``end``: behind an office, or at the beginning of a clause."""
    best: tuple[str, str | None] | None = None
    i = begin
    while i < end:
        if text[i] in SURNAMES and (found := _name_at(text, i)):
            name, stop = found
            office = _office_before(text[max(begin, i - OFFICE_MAX) : i])
            opens = i == begin or text[i - 1] in ",:、。 ”\n)"
            if (office or opens) and not any_in(text[stop:end], OTHERS):
                best = name, office
                i = stop
                continue
        i += 1
    return best


def _office_before(text: str) -> str | None:
    """The office at the end of ``text``; None where none stands there."""
    if not text.endswith(words_of("office")):
        return None
    return text[max(text.rfind(mark) for mark in NO_OFFICE) + 1 :]


def _name_at(text: str, i: int) -> tuple[str, int] | None:
    """A name that begins at ``i`` and what goes on behind it as behind a name."""
    dotted = dotted_end(text, i)
    for end in (dotted,) if dotted > i else (i + 2, i + 3, i + 4):
        name = text[i:end]
        if is_han(name.replace("·", "")) and is_name(name, titled=False) and _goes_on(text[end : end + REACH]):
            return name, end
    return None


def _goes_on(text: str) -> bool:
    """Whether ``text`` goes on as behind the name of who gives a report: 同志1月9日代表…, 作…."""
    words = text.lstrip()
    office = opened_by(words, OFFICES)
    words = words.removeprefix(office)
    return (words.lstrip("0123456789月日") if words[:1].isdecimal() else words).startswith(GOES_ON)


def find_told_session(text: str, organ: Organ) -> tuple[int | None, int | None]:
    """Term and session that ``text`` names for ``organ``, in full before in short."""
    of_cppcc = organ is Organ.CPPCC_STANDING_COMMITTEE
    for in_full in (True, False):
        for met in SESSION.finditer(text):
            end = next((met.end() + len(words) for words in SESSION_ENDS if text.startswith(words, met.end())), 0)
            named = _names_cppcc(text, met, in_full) if of_cppcc else _names_congress(met, in_full)
            if met["session"] and end and named and not text.startswith(ONLY_NAMED, end):
                return han_number(met["congress"]), han_number(met["session"])
    return None, None


def _numbered(met: re.Match[str]) -> bool:
    """Whether 第 stands before both numbers of a session."""
    return met.group()[0] == "第" and met.string[met.end("body")] == "第"


def _names_congress(met: re.Match[str], in_full: bool) -> bool:
    """第十六届人民代表大会第二次会议 or, in short, 十六届人大二次会议."""
    body = met["body"] or ""
    if in_full:
        return body == "人民代表大会" and _numbered(met)
    return body.endswith("人大") or body == "人民代表大会"


def _names_cppcc(text: str, met: re.Match[str], in_full: bool) -> bool:
    """第十六届委员会第二次会议 or, in short, 政协青岚县十六届二次会议."""
    body = met["body"] or ""
    if in_full:
        return met["body"] is not None and (not body or body.endswith("委员会")) and _numbered(met)
    before = text[: met.start()].rpartition("政协")
    return (
        not body and bool(before[1]) and len(before[2]) <= CPPCC_PLACE_MAX and not any_in(before[2], tuple("。,;第常"))
    )


def find_day(text: str, published: str | None, guess: int | None) -> str | None:
    """Day of the delivery: the first one told that is no deadline; the dateline's own (…20日讯) only where no other is.

    The year is the day's own, or that of the dateline or of the page, else the one after ``guess``.
    """
    days = [m for m in DAY.finditer(text) if not text.endswith(UNTIL, 0, m.start())]
    line = next((m for m in days if m["line"]), None)
    page = _iso(line, published, guess) if line else published
    told = next((m for m in days if not m["line"]), None)
    near = _near_day(text)
    if near >= 0 and page and len(page) == len("2021-01-09") and (told is None or near < told.start()):
        return _day_before(page) if text[near] == "昨" else page
    day = told or line
    return _iso(day, page, guess) if day else None


def _near_day(text: str) -> int:
    """Where yesterday or today is named as the day of what is told (昨天上午, 今天青岚县…); -1 where neither is."""
    at = -2
    while (found := first_of(text, NEAR_DAYS, at + 2)) is not None:
        at = found[0]
        behind = text[found[1] : found[1] + PLACE_REACH]
        unit = first_of(behind, tuple("市县区州省"), 2)
        if behind[:1] in ("上", "下", ",", "举", "召") or (unit and is_han(behind[: unit[0]])):
            return at
    return -1


def _iso(day: re.Match[str], page: str | None, guess: int | None) -> str | None:
    """``day`` with its year; one later in the year than the ``page`` was of the year before."""
    month = int(day["month"])
    if day["year"]:
        year = int(day["year"])
    elif page:
        year = int(page[:4]) - (month > int(page[5:7]))
    elif guess:
        year = guess + (month <= 6)
    else:
        return None
    return f"{year}-{month:02d}-{int(day['day']):02d}" if 1 <= month <= 12 else None


def _day_before(page: str) -> str | None:
    try:
        return (date.fromisoformat(page) - timedelta(days=1)).isoformat()
    except ValueError:  # 2021-02-30 on a page
        return None
