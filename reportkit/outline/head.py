"""The title block: title, delivery line, speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportkit.outline.blocks import Block, Form
from reportkit.outline.lines import closed_up
from reportkit.outline.names import SPACED, is_name
from reportkit.text.marks import without_pinyin

HAN_DIGIT = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
DATE = re.compile(
    r"((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})(?!\d)\s*日?|((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月"
)
HAN_DATE = re.compile(
    r"([一二][〇零○一二三四五六七八九]{3})年(十[一二]?|[一二三四五六七八九])月(?:([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日)?"
)
SESSION = re.compile(
    r"(?:第([一二三四五六七八九十百\d]{1,4})届|([一二三四五六七八九十百\d]{1,4})届)"
    r"(?:[^第。,;]{0,24}?)第?([一二三四五六七八九十百\d]{1,4})次"
)
CONGRESS = re.compile(r"第?([一二三四五六七八九十百\d]{1,4})届")
OFFICE = (
    r"(?:主任|副主任|主席|副主席|常务副主任|委员长|县长|区长|市长|省长|院长|检察长|秘书长|"
    r"主席团主席|局长|常务副[县市区]长|副[县市区]长|人大工委主任|党组书记)"
)
SPEAKER = re.compile(
    rf"^[\s—\-(]*(?:报告人:?\s*)?(?P<title>[^\s。,,;:]{{0,30}}?{OFFICE}(?:\([^)]*\))?(?:、[^\s]{{2,12}}?{OFFICE})?)?"
    rf"\s*[::]?\s*(?P<name>{SPACED})\s*(?:\((?:女|[\u4e00-\u9fff]{{1,3}}族)[^)]{{0,8}}\))?\s*\)?$"
)
NAME_FIRST = re.compile(rf"^[\s—\-(]*(?P<name>{SPACED})\s+(?P<title>[^\s。,;:]{{0,20}}{OFFICE})\s*\)?$")
OFFICE_LINE = re.compile(rf"^[^\s。,;:]{{0,30}}{OFFICE}$")
TITLE_WORD = re.compile(r"报告|综述|总结|要点|工作计划|纪实|扫描|工作|情况|公报|答卷|履职")
# 在第十二届…第二次会议上: where the report was delivered.
PLACED = re.compile(r"在[^。;]{0,50}?[届次][^。;]{0,40}?(?:会议|大会|全会)(?:第[^。]{1,4}次(?:全体)?会议)?上")
SESSION_LINE = re.compile(r"(?:会议|大会|全会)(?:第.{1,3}次会议)?上?\s*\)?$")
DATE_LINE = re.compile(
    r"[(—\s]*(?:\d{4}\s*年.{0,8}日|\d{4}\s*年\s*\d{1,2}\s*月|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}|[一二][〇零一二三四五六七八九]{3}年.{0,8}日)\s*\)?"
)
# A line that begins with a date; one with the time of day or 通过, 印 tells of something else.
DATED = re.compile(rf"[(—\s]*(?:时间:\s*)?(?:{DATE.pattern}|{HAN_DATE.pattern})(?!.*(?:通过|印|\d:\d\d))")
OPEN_DELIVERY = re.compile(r"[(—\s\d年月日.\-〇零一二三四五六七八九十]*在")
ASIDE = re.compile(r"[(—\s]*.{0,6}日期?.*|.*(?:记者|通讯员).*")
LEAD = 1000


@dataclass(frozen=True, slots=True)
class Head:
    """What the title block says; ``delivery`` is the line that tells where and when.

    ``published`` is the date that the page itself bears, ``lead`` the first prose (some 1,000 characters), ``addressed`` whether
    the text speaks to deputies or members (各位代表).
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


def find_session(text: str) -> tuple[int | None, int | None]:
    """Term (届) and session (次) in ``text``; the session of a standing committee meeting is not one of the congress."""
    match = SESSION.search(text)
    if match:
        congress = han_number(match.group(1) or match.group(2))
        between = text[match.start() : match.end()]
        tail = text[match.end() : match.end() + 8]
        standing = re.search(r"常务委员会|常委会", between) and not tail.startswith("全体会议")
        return congress, None if standing else han_number(match.group(3))
    match = CONGRESS.search(text)
    return (han_number(match.group(1)), None) if match else (None, None)


DECORATION = re.compile(r"^#+\s*|\*\*")


def _clean(line: str) -> str:
    plain = DECORATION.sub("", line) if "#" in line or "*" in line else line
    return closed_up(plain.strip())


def read_head(blocks: list[Block], source: str) -> Head:
    """Title, delivery line and speaker of the title block; ``title_lines`` are as ``source`` prints them."""
    taken = [b for b in blocks if b.form is Form.TITLE]
    lines = tuple(_rejoined([_clean(b.lines[0].text) for b in taken]))
    delivery = next((x for x in lines if PLACED.search(x)), "") or next((x for x in lines if _is_delivery(x)), "")
    speaker, office, rest = _find_speaker(lines, delivery)
    chosen = _title_lines([x for x in rest if x != delivery and not ASIDE.fullmatch(x)])
    title = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", " ", " ".join(chosen)) if chosen else None
    printed = {_clean(b.lines[0].text): _clean(b.printed(source)) for b in taken}
    date = find_date(delivery) or next((d for d in (find_date(x) for x in rest if DATED.match(x)) if d), None)
    start, end = (taken[0].start, taken[-1].end) if taken else (0, 0)
    furniture = [b.lines[0].text for b in blocks if b.form is Form.NAVIGATION]
    published = next((d for d in (find_date(x) for x in furniture) if d), None)
    lead = "\n".join(b.lines[0].text for b in blocks[:40] if b.form in (Form.PARAGRAPH, Form.HEADING))[:LEAD]
    addressed = any(b.form is Form.SALUTATION for b in blocks) or bool(
        re.search(r"请予?审议|^我[代受]|我受.{2,30}委托", lead)
    )
    return Head(
        lines,
        title,
        tuple(printed.get(x, x) for x in chosen),
        delivery,
        date,
        speaker,
        office,
        start,
        end,
        published,
        lead,
        addressed,
    )


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
    return bool(told or DATE_LINE.fullmatch(line))


def _find_speaker(lines: tuple[str, ...], delivery: str) -> tuple[str | None, str | None, list[str]]:
    """Speaker, office and the lines that name neither; the name may end the delivery line or stand below the office."""
    speaker, office, rest = None, None, list[str]()
    for i, line in enumerate(lines):
        found = _speaker(line) if i and speaker is None else None
        if found is None and line == delivery and speaker is None and (placed := PLACED.search(line)):
            found = _speaker(line[placed.end() :].strip(" —-,"))
            rest.append(line)
        elif found is None:
            rest.append(line)
        if found:
            office, speaker = found
            if office is None and rest and OFFICE_LINE.fullmatch(rest[-1]):
                office = rest.pop()
    return speaker, office, rest


def _speaker(line: str) -> tuple[str | None, str] | None:
    line = without_pinyin(line)
    for pattern in (SPEAKER, NAME_FIRST):
        if match := pattern.match(line):
            name = re.sub(r"\s", "", match.group("name"))
            office = match.group("title")
            if is_name(name, titled=office is not None):
                return office, name
    return None


def _title_lines(lines: list[str]) -> list[str]:
    """The lines of the title; they end where the words of a report title are complete."""
    taken: list[str] = []
    for line in lines:
        if line.startswith("——") and taken and TITLE_WORD.search("".join(taken)):
            taken.append(line)
            break
        if taken and TITLE_WORD.search(taken[-1]) and not TITLE_WORD.search(line):
            break
        taken.append(line)
        if len(taken) == 4:
            break
    return taken
