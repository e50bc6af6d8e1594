"""The title block: title, delivery line, speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportkit.lexicon.wordlists import first_before, first_of, phrases, up_to
from reportkit.outline.blocks import Block, Form
from reportkit.outline.lineforms import has_time
from reportkit.outline.lines import closed_up
from reportkit.outline.titles import choose_speaker, choose_title, is_office, person_in
from reportkit.text.marks import is_han
from reportkit.text.said import any_in, opened_by

# In a date written out, a zero is also typed as a circle, a digit or a letter: 一九九O年.
ZERO = "〇零○◯0OoОоΟο"
HAN_DIGIT = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"两": 2} | dict.fromkeys(ZERO, 0)
PAGE_ENDS = ("版", "日", "月", *"0123456789")  # of the date that a page prints
DATE = re.compile(
    r"((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})(?!\d)\s*日?|((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月"
)
HAN_DATE = re.compile(
    rf"([一二][{ZERO}一二三四五六七八九]{{3}})年(十[一二]?|[一二三四五六七八九])月(?:([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日)?"
)
# 第十二届…第二次会议; the body that meets, and how many times, where they are said in the clause.
SESSION = re.compile(
    r"第?(?P<congress>[一二三四五六七八九十百\d]{1,4})届(?:(?P<body>[^第。,;届]*?)第?(?P<session>[一二三四五六七八九十百\d]{1,4})次)?"
)
# 第八次主任会议, 常委会第八次会议: meetings of its organs, not of the congress.
ORGAN_MEETINGS = ("常务委员会", "常委", "主任会议", "主席会议", "主席团", "党组")
MEETINGS = ("会议", "大会", "全会")
BEFORE_DATE = "(— \t"
OF_A_DATE = f"{BEFORE_DATE}0123456789年月日.-{ZERO}一二三四五六七八九十"
PASSING = ("审议", "讨论", "研究", "表决", "原则", "一致")
SALUTED = ("代表", "委员", "常委", "同志", "副主任", "副主席", "议事代表")
SALUTATION_MAX = 17
ADOPTION_MAX, NEAR = 160, 6
CLAUSE_ENDS = frozenset(",、;。([)]")
LEAD = 1000


@dataclass(frozen=True, slots=True)
class Head:
    """What the title block says; ``delivery`` is the line that tells where and when.

    ``published`` is the date that the page itself bears, ``lead`` the first prose (some 1,000 characters), ``addressed`` whether
    the text speaks to deputies or members (各位代表), ``adopted`` the clause that says when and where it was passed (…会议通过),
    ``signed`` the date with which it is signed.
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
    signed: str | None = None
    addressed: bool = False

    @property
    def placed(self) -> bool:
        """Whether the title block itself says at which session the report was delivered."""
        return placed_end(self.delivery) > 0


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
    found = list(SESSION.finditer(text))
    match = next((m for m in found if m["session"]), found[0] if found else None)
    if match is None:
        return None, None
    congress = han_number(match["congress"])
    if match["session"] is None:
        return congress, None
    own = any_in(match.group(), ORGAN_MEETINGS) or text.startswith(ORGAN_MEETINGS, match.end())
    whole = text.startswith("全体会议", match.end())
    return congress, han_number(match["session"]) if any_meeting or whole or not own else None


def placed_end(line: str) -> int:
    """Where the words end that say at which session a report was delivered (在…第二次会议上); 0 where none do."""
    start = line.find("在")
    while start >= 0:
        phrase = up_to(line, "。;", start)
        numbered = first_of(phrase, ("届", "次"))
        if numbered and (met := first_of(phrase, phrases(MEETINGS, ("上",)), numbered[1])):
            return start + met[1]
        start = line.find("在", start + len(phrase))
    return 0


def _saluted_at(line: str) -> int:
    """Where hearers are addressed at the end of a line that says something else; its end where they are not.

    主任 王强各位代表:, …情况汇报主任、各位副主任:
    """
    start = line.find("各位")
    rest = line[start + 2 :]
    hearer = opened_by(rest, SALUTED)
    ended = line.endswith((":", "!", "：", "！")) and len(rest) - len(hearer) <= SALUTATION_MAX
    addressed = hearer and ended
    if start <= 0 or not addressed or "。" in rest or ";" in rest:
        return len(line)
    for chair in ("主任、", "主席、"):
        start -= len(chair) * line.endswith(chair, 0, start)
    start -= len("尊敬的") * line.endswith("尊敬的", 0, start)
    return start or len(line)


def _clean(line: str) -> str:
    plain = line.lstrip("#").lstrip().replace("**", "") if "#" in line or "*" in line else line
    plain = plain[: _saluted_at(plain)].strip()
    closed = closed_up(" ".join(plain.split()))  # 工  作  报  告
    return plain if " " in closed else closed


def read_head(blocks: list[Block], source: str) -> Head:
    """Title, delivery line and speaker of the title block; ``title_lines`` are as ``source`` prints them."""
    taken = [b for b in blocks if b.form is Form.TITLE]
    lines = tuple(_rejoined([_clean(b.lines[0].text) for b in taken]))
    delivery = next((x for x in lines if placed_end(x)), "") or next((x for x in lines if _is_delivery(x)), "")
    placed = lines.index(delivery) if delivery else None
    people = {i: person for i, x in enumerate(lines) if (person := person_in(_named_in(x, i == placed)))}
    aside = {i for i, x in enumerate(lines) if _stands_aside(x)}
    offices = {i - 1 for i, (office, _) in people.items() if i and office is None and is_office(lines[i - 1])}
    chosen = choose_title(lines, placed, set(people) | offices, aside)
    speaker = choose_speaker(lines, people, placed, chosen)
    title = " ".join(" ".join(lines[i] for i in chosen).split()) or None
    printed = {_clean(b.lines[0].text): _clean(b.printed(source)) for b in taken}
    dates = [
        (x, d)
        for i, x in enumerate(lines)
        if i != placed and _is_dated(x) and not _is_page_date(x) and (d := find_date(x))
    ]
    furniture = [b.lines[0].text for b in blocks if b.form is Form.NAVIGATION or _is_page_date(b.lines[0].text)]
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
        signed=_signed(blocks),
        addressed=any(b.form is Form.SALUTATION for b in blocks)
        or any(_saluted_at(b.lines[0].text) < len(b.lines[0].text) for b in taken)
        or any_in(lead, ("请审议", "请予审议"))
        or lead.startswith(("我代", "我受"))
        or first_before(lead, ("我受",), ("委托",)) >= 0,
    )


def _named_in(line: str, delivery: bool) -> str:
    """The part of a line in which a name may stand alone: of the line of delivery what follows the place."""
    placed = placed_end(line) if delivery else 0
    return line[placed:].strip(" —-,") if placed else line


def _adopted(blocks: list[Block]) -> str:
    """The clause above or below the text that tells of its adoption; of several acts (…讨论, …通过) the last."""
    near = [text for block in (*blocks[:NEAR], *blocks[-NEAR:]) if len(text := block.lines[0].text) < ADOPTION_MAX]
    for passed, lines in ((("通过",), near), (PASSING, [text for text in near if "印发" in text])):
        for line in lines:
            clauses = "".join("\n" if char in CLAUSE_ENDS else char for char in line).split("\n")
            if found := next((x for x in reversed(clauses) if _passes(x, passed)), ""):
                return found
    return ""


def _passes(clause: str, words: tuple[str, ...]) -> bool:
    """Whether a clause tells that a meeting did with the text what ``words`` say: …主任会议讨论通过."""
    word = next((word for word in words if clause.endswith(word)), "")
    met = clause.removesuffix(word)
    while met.endswith(PASSING):
        met = met[:-2]
    return bool(word) and met.endswith(MEETINGS)


def _signed(blocks: list[Block]) -> str | None:
    """The date that stands alone on a line at the end, or below the letter before a plan: 2020年12月18日."""
    lines = (block.lines[0].text for block in (*reversed(blocks[-NEAR:]), *blocks[NEAR // 2 : 2 * NEAR]))
    return next((find_date(x) for x in lines if "月" in x and _date_end(x) == len(x)), None)


def _rejoined(lines: list[str]) -> list[str]:
    """Lines with a delivery line that was broken (…第四次会⏎议上) as one."""
    joined: list[str] = []
    for line in lines:
        above = joined[-1] if joined else ""
        broken = above.lstrip(OF_A_DATE).startswith("在") and not placed_end(above) and not placed_end(line)
        if broken and len(above) + len(line) < 120 and placed_end(above + line):
            joined[-1] = above + line
        else:
            joined.append(line)
    return joined


def _is_delivery(line: str) -> bool:
    met = line.rstrip().removesuffix(")").rstrip().removesuffix("上").endswith(MEETINGS)
    told = met and any_in(line, tuple("在届次")) and not any_in(line, ("举行", "召开", "听取"))
    dated = line.strip(f"{BEFORE_DATE})")
    end = _date_end(dated)
    until = dated[end:]  # 2003年2月8日至12日
    whole = end > 0 and (not until or (len(until) <= 8 and until.endswith("日")))
    return told or (whole and not _is_page_date(line))


def _date_end(text: str) -> int:
    """Where the date ends with which ``text`` begins; 0 where it begins with none."""
    found = DATE.match(text) or HAN_DATE.match(text)
    return found.end() if found else 0


def _is_page_date(line: str) -> bool:
    """Whether a line is a date as a page or a newspaper prints its own: 2023-01-07, 《X日报》2023年1月7日第3版."""
    if line.rstrip(" ,()")[-1:] not in PAGE_ENDS or (found := DATE.search(line)) is None:
        return False
    paper, page = line[: found.start()].strip("《》 ,("), line[found.end() :].strip(" ,()")
    if not paper:
        return not page and line[4] in "-/"
    return is_han(paper) and paper.endswith(("报", "刊")) and (not page or (page.endswith("版") and len(page) <= 5))


def _is_dated(line: str) -> bool:
    """Whether a line begins with a date; one with the time of day or 通过, 印 tells of something else."""
    words = line.lstrip(BEFORE_DATE).removeprefix("时间:").lstrip()
    end = _date_end(words)
    return end > 0 and not any_in(words[end:], ("通过", "印")) and not has_time(words[end:], ":")


def _stands_aside(line: str) -> bool:
    """Whether a line names a day or a reporter."""
    return "日" in line.lstrip(BEFORE_DATE)[:7] or any_in(line, ("记者", "通讯员"))
