"""Whose report it is and which years it covers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportkit.models.enums import Completeness, Genre, Organ, Role
from reportkit.outline.head import Head, find_date, find_session, han_number
from reportkit.outline.places import find_region
from reportkit.outline.roles import years_in
from reportkit.outline.sections import Outline

TERM_YEARS = re.compile(r"(?:过去的?五年|五年来|本届(?:常委会)?(?:任期|以来)|任期(?:内|的)?五年|届满|五年任期)")
YEARS_SPAN = re.compile(r"((?:19|20)\d\d)\s*(?:年)?\s*(?:至|到|—+|-|~)\s*((?:19|20)\d\d)\s*年")
YEAR_IS = re.compile(r"((?:19|20)\d\d)年[,、]?(?:既|也)?是")
YEAR = re.compile(r"((?:19|20)\d\d)年")
FILLER = re.compile(r"\s")


@dataclass(slots=True)
class Years:
    """Years reviewed and planned; ``term`` when the report covers a whole term."""

    review_from: int | None = None
    review_to: int | None = None
    plan: int | None = None
    term: bool = False


def organ_of(text: str) -> Organ | None:
    """Organ that a title or a phrase names, the most special first."""
    if re.search(r"提案|政协|政治协商会议", text):
        return Organ.CPPCC_STANDING_COMMITTEE
    if re.search(r"主席团", text):
        return Organ.NPC_PRESIDIUM
    if re.search(
        r"街道[^。]{0,12}(?:人大工委|人大工作委员会|工作委员会|人大)|人大街道工(?:作)?委|人大(?:常委会|常务委员会)?[\u4e00-\u9fff]{0,8}街道工委|人大工委",
        text,
    ):
        return Organ.NPC_STREET_COMMITTEE
    if re.search(r"(?:镇|乡)人大(?!常委会|代表)", text):
        return Organ.NPC_PRESIDIUM
    if re.search(r"检察院", text):
        return Organ.PROCURATORATE
    if re.search(r"法院", text):
        return Organ.COURT
    if re.search(r"常务委员会(?!第|.{0,6}次会议)|人大常委会|常委会(?!第)", text):
        return Organ.NPC_STANDING_COMMITTEE
    if re.search(r"政府", text):
        return Organ.GOVERNMENT
    return None


def find_organ(head: Head, outline: Outline, opening: str) -> Organ:
    """The organ whose work it is, from the title, then from who speaks for whom."""
    title = FILLER.sub("", head.title or "")
    base = re.sub(r"——.*", "", title) or title
    handled = re.search(r"(?:建议|议案|提案|意见)[^。]{0,14}(?:办理|落实|处理)", title)
    if handled and re.search(r"政府", title + opening[:60]):
        return Organ.GOVERNMENT
    behalf = re.search(r"(?:我?受|我?代表|我谨代表)([^。,;]{2,40}?)(?:的?委托|,|向)", opening)
    for text in (base, title, behalf.group(1) if behalf else "", head.delivery, head.speaker_title or ""):
        found = organ_of(text)
        if found is Organ.NPC_STANDING_COMMITTEE and "人" not in text and re.search(r"政协", "".join(head.lines)):
            return Organ.CPPCC_STANDING_COMMITTEE  # 常务委员会工作报告 below 政协…会议
        if found:
            return found
    sample = "".join(s.text for s in outline.sentences[:40])
    if sample.count("政协") > sample.count("人大"):
        return Organ.CPPCC_STANDING_COMMITTEE
    return Organ.NPC_STANDING_COMMITTEE if sample.count("常委会") + sample.count("人大") > 3 else Organ.OTHER


def is_work_plan(head: Head) -> bool:
    """Whether the title is that of a plan of work, in which every item is a task."""
    return bool(
        re.search(
            r"工作要点|工作计划|工作安排|监督计划|年度计划|工作方案|履职计划|协商计划", FILLER.sub("", head.title or "")
        )
    )


def genre_of(head: Head, organ: Organ, outline: Outline, text: str) -> Genre:
    """Kind of text, by its title first."""
    title = FILLER.sub("", head.title or "")
    if re.search(r"(?:会议|大会|全会)(?:隆重)?(?:举行|召开|开幕|闭幕)|作[^。]{0,12}工作报告$", title):
        return Genre.NEWS
    journalist = re.search(r"记者|通讯员", "".join(head.lines))
    if journalist and not re.search(r"工作报告$", title):
        return Genre.NEWS
    if is_work_plan(head):
        return Genre.WORK_PLAN
    if re.search(
        r"执法检查[^。]{0,12}(?:情况)?(?:的)?报告|实施情况(?:的)?(?:执法)?检查(?:情况)?的?报告|关于检查[^。]{2,60}情况的?报告",
        title,
    ):
        return Genre.INSPECTION_REPORT
    if re.search(r"提案", title) and re.search(r"报告|情况", title):
        return Genre.PROPOSALS_REPORT
    if re.search(r"(?:建议|议案|批评和意见)[^。]{0,24}(?:办理|处理|落实|督办|交办)", title):
        return Genre.SUGGESTIONS_REPORT
    if re.search(r"工作(?:情况)?报告|工作的?报告|履职报告", title):
        abridged = re.search(r"摘要|摘登|节选|摘编|要点|\(摘", title)
        return Genre.ABRIDGED_REPORT if abridged else Genre.WORK_REPORT
    if re.search(r"综述|总结|回眸|纪实|工作情况|盘点|巡礼|回顾", title):
        return Genre.WORK_SUMMARY
    if re.search(r"扫描|答卷|报道|侧记|见闻|观察", title) or re.search(r"记者|通讯员|本报讯|讯\)", text[:400]):
        return Genre.NEWS
    if outline.sentences and organ is not Organ.OTHER and re.search(r"(?:报告工作|请予审议)", text[:2000]):
        return Genre.WORK_REPORT
    return Genre.OTHER


def guess_review_year(head: Head, folded: str) -> int | None:
    """Year reviewed, guessed before the outline is known: the date first, then headings and openings."""
    if head.date:
        year, month = int(head.date[:4]), int(head.date[5:7])
        return year - 1 if month <= 8 else year
    title = "".join(head.lines)
    if match := re.search(r"((?:19|20)\d\d)\s*年(?:度)?(?:的)?(?:工作(?:综述|总结|回顾|扫描|情况)|履职)", title):
        return int(match.group(1))
    if match := re.search(r"((?:19|20)\d\d)\s*年(?:度)?(?:的)?(?:工作)?(?:要点|计划|安排|打算)", title):
        return int(match.group(1)) - 1
    if match := re.search(
        r"(?:^|\n)\W{0,6}(?:[一二三四]、)?((?:19|20)\d\d)年(?:度)?(?:的|主要)*工作(?:回顾|情况)?", folded
    ):
        return int(match.group(1))
    if match := re.search(r"((?:19|20)\d\d)年(?:度)?(?:的)?(?:工作|主要)?(?:任务|安排|设想|打算|展望)", folded):
        return int(match.group(1)) - 1
    if match := re.search(r"发布(?:日期|时间)[::]?\s*((?:19|20)\d\d)[年-](\d{1,2})", folded[:400]):
        return int(match.group(1)) - (1 if int(match.group(2)) <= 8 else 0)
    if match := YEAR_IS.search(folded[:3000]):
        return int(match.group(1))
    match = YEAR.search(folded[:1500])
    return int(match.group(1)) if match else None


def find_years(head: Head, outline: Outline, guess: int | None, genre: Genre) -> Years:
    """Years reviewed and planned. A term-end report covers five years unless it says which."""
    years = Years(review_to=guess)
    review = [s for s in outline.sentences if s.role in (Role.OPENING, Role.REVIEW)]
    text = "".join(s.text for s in review[:12])
    headings = " ".join(n.heading or "" for n in outline.sections if n.role is Role.REVIEW)
    if genre is not Genre.WORK_PLAN and guess and TERM_YEARS.search(headings + text[:900]):
        term = TERM_YEARS.search(headings + text[:400])
        span = YEARS_SPAN.search(text)
        if term or re.search(r"五年来", text[:900]):
            years.term = True
            years.review_from, years.review_to = guess - 4, guess
            if span and 2 <= int(span.group(2)) - int(span.group(1)) <= 5 and abs(int(span.group(2)) - guess) <= 1:
                years.review_from, years.review_to = int(span.group(1)), int(span.group(2))
    if not years.term:
        years.review_from = years.review_to
    years.plan = _plan_year(outline, years.review_to, years.term)
    if genre is Genre.OTHER:
        return Years()
    if genre is Genre.WORK_PLAN:
        match = re.search(r"((?:19|20)\d\d)年", head.title or "")
        years = replace(years, review_from=None, review_to=None, plan=int(match.group(1)) if match else years.plan)
    if genre is Genre.SUGGESTIONS_REPORT and years.plan and not _states_plan_year(outline, years.plan):
        years.plan = None
    return years


def _states_plan_year(outline: Outline, year: int) -> bool:
    plan = [n.heading or "" for n in outline.sections if n.role is Role.PLAN]
    return str(year) in " ".join(plan)


def _plan_year(outline: Outline, review_to: int | None, term: bool) -> int | None:
    nodes = [n for n in outline.sections if n.role is Role.PLAN]
    sentences = [s for s in outline.sentences if s.role is Role.PLAN]
    if not nodes or not sentences:
        return None
    for text in [n.heading or "" for n in nodes] + [s.text for s in sentences[:6]]:
        for year in years_in(text):
            if review_to is None or year == review_to + 1:
                return year
    if review_to is None or (term and re.search(r"今后五年|未来五年", " ".join(n.heading or "" for n in nodes))):
        return None
    said = " ".join([n.heading or "" for n in nodes] + [s.text for s in sentences[:4]])
    return review_to + 1 if re.search(r"今后一年|今年|新的?一年|来年|下一年|明年|一年", said) else None


def find_meta(head: Head, outline: Outline, guess: int | None, folded: str) -> dict[str, object]:
    """The meta block in the order of the contract; adcode and key are left to the linker."""
    opening = "".join(s.text for s in outline.sentences if s.role is Role.OPENING) or "".join(
        s.text for s in outline.sentences[:2]
    )
    organ = find_organ(head, outline, opening)
    genre = genre_of(head, organ, outline, folded)
    if genre is Genre.NEWS and organ is Organ.GOVERNMENT:
        organ = organ_of(folded[:800]) or organ
    years = find_years(head, outline, guess, genre)
    congress, session, date, speaker, office = _delivery(head, genre, opening, folded, guess)
    name = find_region(head, opening, folded)
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
        "congress": congress,
        "session": session,
        "date": date,
        "speaker": speaker,
        "speaker_title": office,
        "review_from": years.review_from,
        "review_to": years.review_to,
        "plan_year": years.plan,
    }


def _delivery(
    head: Head, genre: Genre, opening: str, folded: str, guess: int | None
) -> tuple[int | None, int | None, str | None, str | None, str | None]:
    """Term, session, date, speaker and office, from the head or, in news, from the first paragraphs."""
    congress, session = find_session(head.delivery or "")
    if congress is None and (
        told := re.search(r"(?:向|在)([^。,;]{2,30}届[^。,;]{0,16}次会议)(?:上|作|报告|的?报告)", opening)
    ):
        congress, session = find_session(told.group(1))
    date, speaker, office = head.date, head.speaker, head.speaker_title
    if congress is None and not head.delivery:
        congress, session = find_session(" ".join(head.lines))
    if genre in (Genre.NEWS, Genre.ABRIDGED_REPORT):
        lead = folded[head.end : head.end + 700]
        match = re.search(
            r"([一二三四五六七八九十]{1,4})届(?:人大|人民代表大会|政协|委员会)?[^。,;]{0,6}?([一二三四五六七八九十]{1,3})次会议",
            lead,
        )
        if match and congress is None:
            congress, session = han_number(match.group(1)), han_number(match.group(2))
        if date is None and guess:
            full = find_date(lead[:300])
            day = re.search(r"(?<!\d)(\d{1,2})月(\d{1,2})日", lead[:200])
            if full and len(full) > 7:
                date = full
            elif day:
                date = (
                    f"{guess + 1 if int(day.group(1)) <= 4 else guess}-{int(day.group(1)):02d}-{int(day.group(2)):02d}"
                )
        who = re.search(
            r"((?:[\u4e00-\u9fff]{0,12}?)(?:主任|副主任|主席|副主席))([\u4e00-\u9fff]{2,3})(?:(?:代表|在)[^。,]{2,30})?(?:作|向大会作|所作|受)[^。]{0,16}(?:工作)?报告",
            lead,
        )
        if who and speaker is None:
            office, speaker = who.group(1), who.group(2)
    return congress, session, date, speaker, office


def _organ_name(head: Head, opening: str) -> str | None:
    clean = FILLER.sub("", head.title or "")
    match = re.match(r"^(.{2,40}?(?:常务委员会|常委会|主席团|人民政府|人大工委|工作委员会|法院|检察院|委员会))", clean)
    if match:
        return match.group(1)
    behalf = re.search(r"(?:我?受|我代表)([^。,;]{2,30}?(?:常务委员会|常委会|主席团|人民政府|委员会))", opening)
    return behalf.group(1) if behalf else None
