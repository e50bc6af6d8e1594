"""Whose report it is and which years it covers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportkit.models.enums import Completeness, Genre, Organ, Role
from reportkit.outline.head import Head, find_date, find_session
from reportkit.outline.organs import find_organ
from reportkit.outline.places import Known, find_region
from reportkit.outline.sections import Outline
from reportkit.outline.told import find_day, find_speaker, find_told_session
from reportkit.outline.years import SINGLE_MATTER, TOLD, find_years


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
    if re.search(r"选登|片段|摘段", title or ""):
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
        return Delivery(*passed, find_date(head.adopted) or head.date, head.speaker, head.speaker_title)
    found = Delivery(*find_session(head.delivery), head.date, head.speaker, head.speaker_title)
    if found.congress is None and (
        told := re.search(r"(?:向|在)([^。,;]{2,30}届[^。,;]{0,16}次会议)(?:上|作|报告|的?报告)", opening)
    ):
        found.congress, found.session = find_session(told.group(1))
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


# A title may have a slogan before it, or say who hears the report.
TITLE_PIECE = re.compile(r"\s+|—+")
ORGAN_NAME = re.compile(
    r"(?:听取|审议|通过)*(?P<name>(?:(?!听取|举行|召开|上作).){2,40}?(?:常务委员会|常委会|主席团|人民政府|人大工委|工作委员会|法院|检察院|委员会))"
)
ORGAN_FIRST = re.compile(r"中国人民政治协商会议|政协|[^第]{0,10}?[省市县区州盟旗镇乡]|.{2,20}(?:委员会|常委会|主席团)")


def _organ_name(head: Head, opening: str) -> str | None:
    pieces = TITLE_PIECE.split(head.title or "")
    for number, piece in enumerate(pieces):
        match = ORGAN_NAME.match("".join(pieces[number:]))
        if match and (len(pieces) == 1 or ORGAN_FIRST.match(piece)):
            return match["name"]
    behalf = re.search(r"(?:我?受|我代表)([^。,;]{2,30}?(?:常务委员会|常委会|主席团|人民政府|委员会))", opening)
    return behalf.group(1) if behalf else None
