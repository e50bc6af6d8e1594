"""The title block: title, delivery line, speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reportkit.outline.blocks import Block, Form

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
    rf"^[\s—\-(]*(?:报告人:?\s*)?(?P<title>[^\s。,,;:]{{0,30}}?{OFFICE}(?:\([^)]*\))?(?:、[^\s]{{2,12}}?{OFFICE})?)?\s*[::]?\s*(?P<name>[\u4e00-\u9fff·]{{2,4}}(?:\s[\u4e00-\u9fff])?"
    rf"|[\u4e00-\u9fff]\s+[\u4e00-\u9fff])\s*\)?$"
)
DELIVERY_START = re.compile(r"[(—\s]*(?:\d{4}|[一二][〇零○一二三四五六七八九]{3})\s*年.{2,8}日\s*在?.{0,40}[届次]")
NOT_NAME = re.compile(r"[省市县区镇乡会院部委局处组报告稿案年月日是的]|政府|人大|政协|常委|大会")
TITLE_WORD = re.compile(r"报告|综述|总结|要点|工作计划|纪实|扫描|工作|情况|公报|答卷|履职")


@dataclass(frozen=True, slots=True)
class Head:
    """What the title block says; ``delivery`` is the line that tells where and when."""

    lines: tuple[str, ...]
    title: str | None
    title_lines: tuple[str, ...]
    delivery: str
    date: str | None
    speaker: str | None
    speaker_title: str | None
    start: int
    end: int


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


def _clean(line: str) -> str:
    return re.sub(r"^#+\s*|\*\*", "", line).strip()


def read_head(blocks: list[Block], source: str) -> Head:
    """Title, delivery line and speaker of the title block; ``title_lines`` are as ``source`` prints them."""
    taken = [b for b in blocks if b.form is Form.TITLE]
    lines = tuple(_rejoined([_clean(b.lines[0].text) for b in taken]))
    speaker, office, rest = None, None, []
    for i, line in enumerate(lines):
        found = _speaker(line) if i else None
        if found and speaker is None:
            office, speaker = found
        else:
            rest.append(line)
    delivery = next((x for x in rest if _is_delivery(x)), "")
    titles = [
        x for x in rest if x != delivery and not re.fullmatch(r"[(—\s]*.{0,6}日期?.*|本报记者.*|.*(?:记者|通讯员).*", x)
    ]
    chosen = _title_lines(titles)
    title = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", " ", " ".join(chosen)) if chosen else None
    printed = {_clean(b.lines[0].text): _clean(source[b.start : b.end]) for b in taken}
    date = find_date(delivery) or next((d for d in (find_date(x) for x in rest) if d), None)
    start, end = (taken[0].start, taken[-1].end) if taken else (0, 0)
    return Head(lines, title, tuple(printed.get(x, x) for x in chosen), delivery, date, speaker, office, start, end)


def _rejoined(lines: list[str]) -> list[str]:
    """Title lines with a delivery line that was broken in two (在某县第九届人民⏎代表大会第四次会议上) as one."""
    for i, (line, following) in enumerate(pairwise(lines)):
        started = DELIVERY_START.match(line) and not line.endswith("报告") and not _is_delivery(line)
        if started and len(following) < 40 and _is_delivery(line + following):
            return [*lines[:i], line + following, *lines[i + 2 :]]
    return lines


def _is_delivery(line: str) -> bool:
    return bool(
        (re.search(r"(?:会议|大会|全会)(?:第.{1,3}次会议)?上?\s*\)?$", line) and re.search(r"在|届|次", line))
        or re.fullmatch(r"[(—\s]*(?:\d{4}\s*年.{0,8}日|[一二][〇零一二三四五六七八九]{3}年.{0,8}日)\s*\)?", line)
    )


def _speaker(line: str) -> tuple[str | None, str] | None:
    match = SPEAKER.match(line)
    if not match:
        return None
    name = re.sub(r"\s", "", match.group("name"))
    office = match.group("title")
    if office is None and (len(name) > 3 or NOT_NAME.search(name)):
        return None
    if NOT_NAME.search(name) and office is None:
        return None
    if (
        office
        and len(name) == 4
        and not re.match(r"欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯", name)
        and "·" not in name
    ):
        return None
    return office, name


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
