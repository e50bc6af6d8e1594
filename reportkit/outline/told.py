"""What running text tells of the delivery: who gave the report, at which session, on which day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportkit.models.enums import Organ
from reportkit.outline.head import han_number
from reportkit.outline.names import DOTTED, SURNAMES, is_name
from reportkit.outline.titles import OFFICE

ORDINAL = r"([一二三四五六七八九十百\d]{1,4})"
SESSIONS = {
    False: (
        re.compile(rf"第{ORDINAL}届人民代表大会第{ORDINAL}次(?:全体)?会议"),
        re.compile(rf"{ORDINAL}届(?:[\u4e00-\u9fff]{{0,6}}人大|人民代表大会){ORDINAL}次(?:全体)?会议"),
    ),
    True: (
        re.compile(rf"第{ORDINAL}届(?:[\u4e00-\u9fff]{{0,12}}委员会)?第{ORDINAL}次(?:全体)?会议"),
        re.compile(rf"政协[^。,;第常]{{0,12}}?{ORDINAL}届{ORDINAL}次(?:全体)?会议"),
    ),
}
# 三届一次会议以来: a session that is only spoken of.
MENTIONED = re.compile(
    r"以来|期间|上?(?:代表|委员)?(?:所?提出|确定|通过|交办)|(?:之后|后|闭幕以)|精神|决议|(?:有关|的)?(?:提案|建议|议案)"
)
GIVES = re.compile(
    r"[作做](?![为出好了])[^。;,]{0,24}?报告(?!会)|报告(?:了)?(?:[^。;,]{0,12}主要)?工作|报告[^。;,]{2,14}工作"
)
SPOKE = re.compile(r"(?:在|代表)[^。,;]{0,12}(?:报告|提出)[^。,;]{0,6}[说指提出调示,]")
FOLLOWS = re.compile(
    r"\s*(?:同志|委员长|主任|主席|副主任|副主席)?(?:\d{1,2}月\d{1,2}日)?(?:受|代表|向|作|做|在|所作|就|说|[,、(]|报告)"
)
OFFICE_BEFORE = re.compile(rf"[^\s,。;、“”]{{0,14}}?{OFFICE}$")
OTHERS = re.compile(r"政府|法院|检察|计划|预算|财政|主持")
PROPOSALS = "提案工作"
# A day, and whether it is the one of the dateline; 9月30日前 is a deadline, 截至12月31日 a state.
DAY = re.compile(
    r"(?<![\d年])(?:(?P<year>(?:19|20)\d\d)\s?年\s?)?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日(?P<line>[讯电])?(?!之?前|以前|起|止)"
)
UNTIL = re.compile(r"(?:截[至止到]|自|从)$")
NEAR_DAY = re.compile(r"[昨今][天日](?=[上下,举召]|[\u4e00-\u9fff]{2,12}(?:市|县|区|州|省))")
HAN = re.compile(r"[\u4e00-\u9fff·]+")
REACH = 70


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
            if (asked and OTHERS.search(told.group())) or not (found := _nearest(text, begin, told.start())):
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
            office = OFFICE_BEFORE.search(text[max(begin, i - 24) : i])
            opens = i == begin or text[i - 1] in ",:、。 ”\n)"
            if (office or opens) and not OTHERS.search(text[stop:end]):
                best = name, office.group() if office else None
                i = stop
                continue
        i += 1
    return best


def _name_at(text: str, i: int) -> tuple[str, int] | None:
    """A name that begins at ``i`` and what goes on behind it as behind a name."""
    dotted = DOTTED.match(text, i)
    lengths = [dotted.end() - i] if dotted else [2, 3, 4]
    for length in lengths:
        name = text[i : i + length]
        if HAN.fullmatch(name) and is_name(name, titled=False) and FOLLOWS.match(text, i + length):
            return name, i + length
    return None


def find_told_session(text: str, organ: Organ) -> tuple[int | None, int | None]:
    """Term and session that ``text`` names for ``organ``, in full before in short."""
    for pattern in SESSIONS[organ is Organ.CPPCC_STANDING_COMMITTEE]:
        if match := next((m for m in pattern.finditer(text) if not MENTIONED.match(text, m.end())), None):
            return han_number(match.group(1)), han_number(match.group(2))
    return None, None


def find_day(text: str, published: str | None, guess: int | None) -> str | None:
    """Day of the delivery: the first one told that is no deadline; the dateline's own (…20日讯) only where no other is.

    The year is the day's own, or that of the dateline or of the page, else the one after ``guess``.
    """
    days = [m for m in DAY.finditer(text) if not UNTIL.search(text[max(0, m.start() - 2) : m.start()])]
    line = next((m for m in days if m["line"]), None)
    page = _iso(line, published, guess) if line else published
    told = next((m for m in days if not m["line"]), None)
    near = NEAR_DAY.search(text)
    if near and page and len(page) == len("2021-01-09") and (told is None or near.start() < told.start()):
        return _day_before(page) if near.group() in ("昨天", "昨日") else page
    day = told or line
    return _iso(day, page, guess) if day else None


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
