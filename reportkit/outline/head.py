"""The title block: title, delivery line, speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportkit.outline.blocks import Block, Form
from reportkit.outline.lines import closed_up
from reportkit.outline.titles import OFFICE_LINE, choose_speaker, choose_title, person_in

# In a date written out, a zero is also typed as a circle, a digit or a letter: 一九九O年.
ZERO = "〇零○◯0OoОоΟο"
HAN_DIGIT = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"两": 2} | dict.fromkeys(ZERO, 0)
DATE = re.compile(
    r"((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})(?!\d)\s*日?|((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月"
)
HAN_DATE = re.compile(
    rf"([一二][{ZERO}一二三四五六七八九]{{3}})年(十[一二]?|[一二三四五六七八九])月(?:([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日)?"
)
SESSION = re.compile(
    r"(?:第([一二三四五六七八九十百\d]{1,4})届|([一二三四五六七八九十百\d]{1,4})届)"
    r"(?:[^第。,;]{0,24}?)第?([一二三四五六七八九十百\d]{1,4})次"
)
# 第八次主任会议, 常委会第八次会议: meetings of its organs, not of the congress.
ORGAN_MEETING = re.compile(r"常务委员会|常委|主任会议|主席会议|主席团|党组")
CONGRESS = re.compile(r"第?([一二三四五六七八九十百\d]{1,4})届")
# 在第十二届…第二次会议上: where the report was delivered.
PLACED = re.compile(r"在[^。;]{0,50}?[届次][^。;]{0,40}?(?:会议|大会|全会)(?:第[^。]{1,4}次(?:全体)?会议)?上")
SESSION_LINE = re.compile(r"(?:会议|大会|全会)(?:第.{1,3}次会议)?上?\s*\)?$")
DATE_LINE = re.compile(
    r"[(—\s]*(?:\d{4}\s*年.{0,8}日|\d{4}\s*年\s*\d{1,2}\s*月|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}|"
    rf"[一二][{ZERO}一二三四五六七八九]{{3}}年.{{0,8}}日)\s*\)?"
)
# As a page or a newspaper prints its own: 2023-01-07, 《X日报》2023年1月7日第3版.
PAGE_DATE = re.compile(
    r"(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}"
    r"|《?[\u4e00-\u9fff]{2,10}[报刊]》?[ ,(]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日[ ,)]*(?:\(?第?[\dA-Z]{1,3}版\)?)?"
)
# A line that begins with a date; one with the time of day or 通过, 印 tells of something else.
DATED = re.compile(rf"[(—\s]*(?:时间:\s*)?(?:{DATE.pattern}|{HAN_DATE.pattern})(?!.*(?:通过|印|\d:\d\d))")
OPEN_DELIVERY = re.compile(rf"[(—\s\d年月日.\-{ZERO}一二三四五六七八九十]*在")
ASIDE = re.compile(r"[(—\s]*.{0,6}日期?.*|.*(?:记者|通讯员).*")
# (…主任会议讨论, 2023年2月15日市十九届人大常委会第九次会议通过)
ADOPTED = re.compile(r"[^,;。(〔\[]{2,60}(?:会议|大会|全会)(?:审议|讨论|研究|表决|原则|一致)*通过(?=[)〕\]。]*$)")
ADOPTION_MAX, NEAR = 160, 6
LEAD = 1000


@dataclass(frozen=True, slots=True)
class Head:
    """What the title block says; ``delivery`` is the line that tells where and when.

    ``published`` is the date that the page itself bears, ``lead`` the first prose (some 1,000 characters), ``addressed`` whether
    the text speaks to deputies or members (各位代表), ``adopted`` the clause that says when and where it was passed (…会议通过).
    """

    lines: tuple[str, ...]
    title: str | None
    title_lines: tuple[str, ...]
    delivery: str
    date: str | None
    speaker: str | None
    speaker_title: str | None
    start: int
    end: int
    published: str | None = None
    lead: str = ""
    adopted: str = ""
    addressed: bool = False

    @property
    def placed(self) -> bool:
        """Whether the title block itself says at which session the report was delivered."""
        return PLACED.search(self.delivery) is not None


def han_number(digits: str) -> int | None:
    """Small ordinal written in Han or Arabic digits (十五 → 15, 12 → 12); None when it is neither."""
    if digits.isdigit():
        return int(digits)
    total, current = 0, 0
    for char in digits:
        if char == "百":
            total, current = total + (current or 1) * 100, 0
        elif char == "十":
            total, current = total + (current or 1) * 10, 0
        elif char in HAN_DIGIT:
            current = HAN_DIGIT[char]
        else:
            return None
    return total + current or None


def find_date(text: str) -> str | None:
    """First full date in ``text`` as ISO; "2021-01" where only the month stands."""
    best: tuple[int, str] | None = None
    if match := DATE.search(text):
        year, month, day = match.group(1) or match.group(4), match.group(2) or match.group(5), match.group(3)
        if 1 <= int(month) <= 12 and (day is None or 1 <= int(day) <= 31):
            best = match.start(), f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    if match := HAN_DATE.search(text):
        han_year = int("".join(str(HAN_DIGIT[c]) for c in match.group(1)))
        han_month, han_day = han_number(match.group(2)), match.group(3) and han_number(match.group(3))
        value = f"{han_year}-{han_month:02d}" + (f"-{han_day:02d}" if han_day else "")
        if best is None or match.start() < best[0]:
            best = match.start(), value
    return best[1] if best else None


def find_session(text: str, any_meeting: bool = False) -> tuple[int | None, int | None]:
    """Term (届) and session (次) that ``text`` names first; of the congress alone, unless of ``any_meeting`` of its organs."""
    match = SESSION.search(text)
    if match:
        congress = han_number(match.group(1) or match.group(2))
        own = ORGAN_MEETING.search(match.group()) or ORGAN_MEETING.match(text, match.end())
        whole = text.startswith("全体会议", match.end())
        return congress, han_number(match.group(3)) if any_meeting or whole or not own else None
    match = CONGRESS.search(text)
    return (han_number(match.group(1)), None) if match else (None, None)


# 主任 王强各位代表:, …情况汇报主任、各位副主任:
SALUTED = re.compile(
    r"(?<=.)(?:尊敬的)?(?:(?:主任|主席)、)?各位(?:代表|委员|常委|同志|副主任|副主席|议事代表)[^。;]{0,16}[:!：！]$"
)
BLANKS = re.compile(r"\s{2,}")
DECORATION = re.compile(r"^#+\s*|\*\*")


def _clean(line: str) -> str:
    plain = DECORATION.sub("", line) if "#" in line or "*" in line else line
    plain = (SALUTED.sub("", plain) if "各位" in plain else plain).strip()
    closed = closed_up(BLANKS.sub(" ", plain))  # 工  作  报  告
    return plain if " " in closed else closed


def read_head(blocks: list[Block], source: str) -> Head:
    """Title, delivery line and speaker of the title block; ``title_lines`` are as ``source`` prints them."""
    taken = [b for b in blocks if b.form is Form.TITLE]
    lines = tuple(_rejoined([_clean(b.lines[0].text) for b in taken]))
    delivery = next((x for x in lines if PLACED.search(x)), "") or next((x for x in lines if _is_delivery(x)), "")
    placed = lines.index(delivery) if delivery else None
    people = {i: person for i, x in enumerate(lines) if (person := person_in(_named_in(x, i == placed)))}
    aside = {i for i, x in enumerate(lines) if ASIDE.fullmatch(x)}
    offices = {
        i - 1 for i, (office, _) in people.items() if i and office is None and OFFICE_LINE.fullmatch(lines[i - 1])
    }
    chosen = choose_title(lines, placed, set(people) | offices, aside)
    speaker = choose_speaker(lines, people, placed, chosen)
    title = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", " ", " ".join(lines[i] for i in chosen)) or None
    printed = {_clean(b.lines[0].text): _clean(b.printed(source)) for b in taken}
    dates = [
        (x, d)
        for i, x in enumerate(lines)
        if i != placed and DATED.match(x) and not PAGE_DATE.fullmatch(x) and (d := find_date(x))
    ]
    furniture = [b.lines[0].text for b in blocks if b.form is Form.NAVIGATION or PAGE_DATE.fullmatch(b.lines[0].text)]
    lead = "\n".join(b.lines[0].text for b in blocks[:40] if b.form in (Form.PARAGRAPH, Form.HEADING))[:LEAD]
    return Head(
        lines=lines,
        title=title,
        title_lines=tuple(printed.get(lines[i], lines[i]) for i in chosen),
        delivery=delivery,
        date=find_date(delivery) or next((d for x, d in dates), None),
        speaker=speaker.name if speaker else None,
        speaker_title=speaker.office if speaker else None,
        start=taken[0].start if taken else 0,
        end=taken[-1].end if taken else 0,
        published=next((d for d in (find_date(x) for x in furniture) if d), None),
        lead=lead,
        adopted=_adopted(blocks),
        addressed=any(b.form is Form.SALUTATION for b in blocks)
        or any("各位" in b.lines[0].text and SALUTED.search(b.lines[0].text) for b in taken)
        or bool(re.search(r"请予?审议|^我[代受]|我受.{2,30}委托", lead)),
    )


def _named_in(line: str, delivery: bool) -> str:
    """The part of a line in which a name may stand alone: of the line of delivery what follows the place."""
    placed = PLACED.search(line) if delivery else None
    return line[placed.end() :].strip(" —-,") if placed else line


def _adopted(blocks: list[Block]) -> str:
    """The clause above or below the text that tells of its adoption; of several acts (…讨论, …通过) the last."""
    for block in (*blocks[:NEAR], *blocks[-NEAR:]):
        line = block.lines[0].text
        if "通过" in line and len(line) < ADOPTION_MAX and (told := ADOPTED.search(line)):
            return told.group()
    return ""


def _rejoined(lines: list[str]) -> list[str]:
    """Lines with a delivery line that was broken (…第四次会⏎议上) as one."""
    joined: list[str] = []
    for line in lines:
        above = joined[-1] if joined else ""
        broken = OPEN_DELIVERY.match(above) and not PLACED.search(above) and not PLACED.search(line)
        if broken and len(above) + len(line) < 120 and PLACED.search(above + line):
            joined[-1] = above + line
        else:
            joined.append(line)
    return joined


def _is_delivery(line: str) -> bool:
    told = SESSION_LINE.search(line) and re.search(r"在|届|次", line) and not re.search(r"举行|召开|听取", line)
    return bool(told or (DATE_LINE.fullmatch(line) and not PAGE_DATE.fullmatch(line)))
