"""Whose report it is and which years it covers."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.lexicon.wordlists import first_of, up_to
from reportkit.models.enums import Completeness, Genre, Organ, Role
from reportkit.outline.head import Head, find_date, find_session
from reportkit.outline.organs import find_organ
from reportkit.outline.places import Known, find_region
from reportkit.outline.sections import Outline
from reportkit.outline.told import find_day, find_speaker, find_told_session
from reportkit.outline.years import SINGLE_MATTER, TOLD, find_years
from reportkit.text.said import any_in


def find_meta(
    head: Head, outline: Outline, guess: int | None, folded: str, genre: Genre, known: Known
) -> dict[str, object]:
    """The meta block in the order of the contract; adcode and key are left to the linker, ``known`` knows names of places."""
    opening = "".join(s.text for s in outline.sentences if s.role is Role.OPENING) or "".join(
        s.text for s in outline.sentences[:2]
    )
    organ = find_organ(head, genre, opening, "".join(s.text for s in outline.sentences[:40]))
    years = find_years(head, outline, guess, genre)
    delivery = _delivery(head, genre, organ, opening, guess)
    name = find_region(head, opening, folded, known)
    title = " ".join(head.title_lines) or None
    completeness = Completeness.ABRIDGED if genre is Genre.ABRIDGED_REPORT else Completeness.FULL
    if any_in(title or "", ("选登", "片段", "摘段")):
        completeness = Completeness.EXCERPT
    return {
        "title": title,
        "genre": genre.value,
        "completeness": completeness.value,
        "key": None,
        "organ": organ.value,
        "organ_name": _organ_name(head, opening),
        "region": {"name": name, "adcode": None, "level": None, "province": None, "prefecture": None},
        "region_candidates": [],
        "congress": delivery.congress,
        "session": delivery.session,
        "date": delivery.date,
        "speaker": delivery.speaker,
        "speaker_title": delivery.office,
        "review_from": years.review_from,
        "review_to": years.review_to,
        "plan_year": years.plan,
    }


@dataclass(slots=True)
class Delivery:
    """When, where and by whom the report was delivered."""

    congress: int | None
    session: int | None
    date: str | None
    speaker: str | None
    office: str | None


def _delivery(head: Head, genre: Genre, organ: Organ, opening: str, guess: int | None) -> Delivery:
    """From the title block, from the opening, and where others tell of the delivery from their first paragraphs.

    A plan is delivered nowhere: the meeting that adopted it counts.
    """
    if genre is Genre.WORK_PLAN:
        passed = find_session(head.adopted, any_meeting=True)
        day = find_date(head.adopted) or head.date or head.signed
        return Delivery(*passed, day, head.speaker, head.speaker_title)
    found = Delivery(*find_session(head.delivery), head.date, head.speaker, head.speaker_title)
    if found.congress is None and (told := _session_told(opening)):
        found.congress, found.session = find_session(told)
    if genre is Genre.WORK_SUMMARY:
        found.date = found.date or head.signed
    if genre in TOLD and not head.placed:
        _complete(found, head, organ, guess)
    if found.congress is None and genre not in SINGLE_MATTER:
        found.congress, found.session = find_session(" ".join(head.lines))
    return found


def _complete(found: Delivery, head: Head, organ: Organ, guess: int | None) -> None:
    """What running text tells of the delivery; a date in the head of news is that of the page."""
    headline = "\n".join(head.lines)
    found.congress, found.session = find_told_session(f"{head.lead}\n{headline}", organ)
    found.date = find_day(head.lead, head.published or head.date, guess) or (head.date if head.delivery else None)
    if found.speaker is None:
        found.speaker, found.office = find_speaker(f"{headline}\n{head.lead}", organ)


def _session_told(opening: str) -> str:
    """The words for the session at which the speaker says to report: 向县第十六届人民代表大会第二次会议报告工作; or ""."""
    for clause in opening.replace(",", "。").replace(";", "。").split("。"):
        place = first_of(clause, ("向", "在"))
        end = clause.find(MEETING) + len(MEETING)
        if place and "届" in clause[place[1] : end] and clause.startswith(REPORTING, end):
            return clause[place[1] : end]
    return ""


MEETING, REPORTING = "次会议", ("上", "作", "报告", "的报告")
HEARING, NOT_NAMES = ("听取", "审议", "通过"), ("听取", "举行", "召开", "上作")
BODIES = ("常务委员会", "常委会", "主席团", "人民政府", "委员会")
ORGANS = (*BODIES, "人大工委", "工作委员会", "法院", "检察院")
CPPCC, KINDS, PLACE_MAX = ("中国人民政治协商会议", "政协"), "省市县区州盟旗镇乡", 11


def _organ_name(head: Head, opening: str) -> str | None:
    """The organ in its own words, from the title (which may have a slogan before it, or say who hears the report) or the opening."""
    pieces = (head.title or "").replace("—", " ").split()
    for number, piece in enumerate(pieces):
        name = _organ_at("".join(pieces[number:]))
        if name and (len(pieces) == 1 or _begins_organ(piece)):
            return name
    start = 0
    while (behalf := first_of(opening, ("受", "我代表"), start)) is not None:
        start = behalf[1]
        clause = up_to(opening, "。,;", start)
        if end := first_of(clause, BODIES, 2):
            return clause[: end[1]]
    return None


def _organ_at(words: str) -> str | None:
    """The organ with which the words of a title begin."""
    while words.startswith(HEARING):
        words = words[2:]
    end = first_of(words, ORGANS, 2)
    return words[: end[1]] if end and not any_in(words[: end[0]], NOT_NAMES) else None


def _begins_organ(piece: str) -> bool:
    placed = up_to(piece[:PLACE_MAX], "第")
    return (
        piece.startswith(CPPCC)
        or any_in(placed, KINDS)
        or first_of(piece, ("委员会", "常委会", "主席团"), 2) is not None
    )
