"""What a page prints around a text: buttons, breadcrumbs, captions, headlines of other articles."""

from __future__ import annotations

import re
from enum import Enum, auto

from reportkit.lexicon.wordlists import words_of
from reportkit.outline.yearwords import year_end
from reportkit.text.marks import is_han
from reportkit.text.said import any_in, opened_by

# A date and a time of day that a page prints, and what may stand before a label.
STAMP = re.compile(
    r"(?:·\s*)?(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?P<gap>\s*))?(?P<time>\d{1,2}[:时]\d\d(?::\d\d)?\s*)?[(\[]?"
)
# 第3页 共9页, 3/9, — 3 —, the leader of a table of contents.
PAGE_NUMBER = re.compile(
    r"^(?:第?\s*\d{1,3}\s*页(?:[\s,/]*共?\s*\d{1,3}\s*页)?|\d{1,3}(?:\s*/\s*\d{1,3})?)$"
    r"|^[-—·]+\s*\d{1,3}\s*[-—·]+(?:\s|$)|\s[-—·]+\s*\d{1,3}\s*[-—·]+$|(?:…|\.{3}|·{3})\s*\(?\d{1,3}\)?$"
)
BORDERS = re.compile(r"[\s|/\[\]【】()<>»›《》:·×、—+-]+")
ADDRESS_MAX = 16  # characters before the address of a site
ELSEWHERE = ("【相关", "【推荐", "【更多")
ENTRY_NAME, ENTRY_MIN = range(2, 13), 40
BRACKETS = "【】[]()"
OPENERS = frozenset("【】[]()<>|×《》")
NO_STEP = frozenset(",;。%0123456789")
STEP_MAX = 12
VALUE_MAX = 20
RELATED = ("相关链接", "相关阅读", "相关新闻", "相关文章", "相关报道", "推荐阅读")
NO_NAME = frozenset("。,;:")
BULLETS = frozenset("·◆■●▪>»")
HEADED_BY_YEAR = ("工作", "回顾", "任务", "安排", "打算", "建议", "意见", "要点", "思路")
YEAR_HEADING_MAX, HEADLINE_MAX, COLLECTED_MAX = 23, 45, 36
PICTURES, PICTURE_MARKS = ("上图", "下图", "左图", "右图"), frozenset("▲△▼◆●")
PICTURE_NUMBERS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳0123456789一二三四五六七八九十")
TAKEN_BY = (" 摄", "\t摄", "摄报道", "摄影报道", "资料片", "资料图", "供图")
NEIGHBOURS = ("上一篇", "下一篇", "上一条", "下一条", "上一页", "下一页")
REPORTERS = ("记者", "通讯员")
PHOTOGRAPHED_MAX = 120
CHAIRS, MEETINGS = ("主任", "主席"), ("主任会议", "主席会议", "主席团会议")
CHAIR_WORDS_MAX, HEARER_MIN = 24, 5
HEARERS = ("常委会", "常务委员会", "主任会议", "主席会议")
COUNTED, COUNT_ENDS = frozenset("个项次件人名条份家处场期篇部批户"), ",、。;)"


class Kind(Enum):
    """What a line is by its own look."""

    TEXT = auto()
    NAVIGATION = auto()
    CAPTION = auto()
    SALUTATION = auto()


def kind_of(text: str) -> Kind:
    """Class of a folded line; only short lines can be page furniture."""
    if not text:
        return Kind.TEXT
    entry = _begins_entry(text)
    if len(text) <= 200 and "。" not in text and not entry and _is_furniture(text):
        return Kind.NAVIGATION
    if len(text) <= 60:
        told = text[-1:] == "。" and (len(text) > 24 or (":" not in text and _counts(text)))
        if not told and not entry and _is_navigation(text):
            return Kind.NAVIGATION
        if _is_caption(text):
            return Kind.CAPTION
    if len(text) <= PHOTOGRAPHED_MAX and _is_photographed(text):
        return Kind.CAPTION
    if len(text) <= 40 and not text.endswith("报告") and _is_salutation(text):
        return Kind.SALUTATION
    return Kind.TEXT


def _begins_entry(text: str) -> bool:
    """Whether an entry of a yearbook begins: 【执法检查】 3月至10月,先后…."""
    if text[:1] != "【":
        return False
    name, closed, rest = text[1:].partition("】")
    return bool(closed) and len(name) in ENTRY_NAME and (len(rest) >= ENTRY_MIN or "," in rest[:-1] or ";" in rest[:-1])


def _is_navigation(text: str) -> bool:
    """Whether a short line holds a word that only pages have, or is a number of a page or the like."""
    if (
        any_in(text, words_of("page"))
        or "来源 " in text
        or text.lstrip("[").startswith(words_of("page_line", "begins"))
    ):
        return True
    if (text[-1] in "0123456789页)-—·" or text[0] in "-—·") and PAGE_NUMBER.search(text):
        return True
    bare = text.strip("()")
    turned = bare.startswith(("下转", "上接")) and bare.endswith("版") and len(bare) <= STEP_MAX
    return turned or text == "政策法规" or "".join(text.split()) == "目录"


def _is_furniture(text: str) -> bool:
    """Whether a line without a full stop is what a page prints around a text."""
    words = ("当前位置", "版权所有", "相关链接", "相关阅读", "相关新闻", *NEIGHBOURS, "分享到", "分享至", "首页")
    if text.startswith((*words, *words_of("page_line", "opens"))) or 0 <= text.find("ICP备") <= 6:
        return True
    if text[0] == "【" and (text.startswith(ELSEWHERE) or not _is_marked_title(text)):
        return True
    stamp = STAMP.match(text)
    rest = text[stamp.end() :] if stamp else text
    if (stamp and stamp["gap"] and stamp["time"]) or rest.startswith(words_of("page_label", "label")):
        return True
    if rest.startswith("时间:") and rest[3:].lstrip()[:4].isdecimal() and rest[3:].lstrip()[4:5] in "-/.":
        return True
    return (
        rest in ("阅读:", "文字:") or _is_address(text) or (len(text) <= 60 and (is_buttons(text) or is_crumbs(text)))
    )


def _is_marked_title(text: str) -> bool:
    """Whether a mark in brackets stands before a title: 【两会】县人大常委会工作报告."""
    mark, _, title = text[1:].partition("】")
    return len(mark) <= 6 and title.endswith("工作报告") and "【" not in title and "】" not in title


def _is_address(text: str) -> bool:
    """Whether a line ends with the address of a site, and has little before it."""
    at = text.find("http")
    if not 0 <= at <= ADDRESS_MAX or "," in text[:at]:
        return False
    address = text[at:]
    return address.startswith(("http://", "https://")) and address.isascii() and not any(map(str.isspace, address))


def _is_caption(text: str) -> bool:
    if text[0] in PICTURE_MARKS or text.startswith(PICTURES) or (text[0] == "图" and text[1:2] in PICTURE_NUMBERS):
        return True
    return text.endswith(" 摄") or text.rstrip("。)").endswith(TAKEN_BY)


def _is_photographed(text: str) -> bool:
    """Whether a caption ends with the photographer or the reporter: …。记者王强摄, …。通讯员 王强."""
    reporter = max((at + len(word) for word in REPORTERS if (at := text.rfind(word)) >= 0), default=0)
    if not reporter:
        return False
    name = "".join(text[reporter:].rstrip("。)").split())
    if name[-1:] == "摄" and 2 <= len(name) - 1 <= 10 and is_han(name):
        return True
    before, stop, last = text.rpartition("。")
    told = len(last.lstrip()) - len(text[reporter:])
    return bool(stop) and len(before) < reporter and 4 <= told <= 23 and 2 <= len(name) <= 4 and is_han(name)


def _is_salutation(text: str) -> bool:
    words = text.removeprefix("尊敬的")
    if "。" in words:
        return False
    if words.startswith("各位") or words.rstrip(":!,") == "同志们":
        return True
    if words.startswith(CHAIRS) and words not in MEETINGS:
        rest = words[2:]
        named = rest[:1].isspace() and is_han(rest.lstrip()[:1]) and not rest.lstrip().startswith("各位")  # 主任 王强
        return not named and len(rest.rstrip(":!,")) <= CHAIR_WORDS_MAX and not any(map(str.isdigit, rest))
    hearer = text[:-1]
    placed = len(hearer) >= HEARER_MIN and hearer.endswith(HEARERS)
    return text[-1] == ":" and placed and "," not in hearer and ";" not in hearer


def _counts(text: str) -> bool:
    """Whether a measure word stands in ``text`` before a mark or at the end."""
    return any(char in COUNTED and text[at + 1 : at + 2] in COUNT_ENDS for at, char in enumerate(text))


def begins_measured(text: str) -> bool:
    """Whether ``text`` begins with a measure word before a mark, or is one."""
    at = text.startswith(("人次", "场次"))
    return text[at] in COUNTED and text[at + 1 : at + 2] in COUNT_ENDS


def is_label(text: str) -> bool:
    """Whether a line is nothing but the label of the next one."""
    return text.lstrip("【[(").replace(" ", "") in words_of("page_label", "label", "alone")


def is_year_heading(text: str) -> bool:
    """Whether a line begins with a year and ends as a heading of work does: 2022年工作安排."""
    end = year_end(text)
    return (
        end > 0
        and len(text) <= YEAR_HEADING_MAX
        and text.endswith(HEADED_BY_YEAR)
        and "," not in text
        and "。" not in text
    )


def is_buttons(text: str) -> bool:
    """Whether a line holds nothing but words of buttons, or nothing but the brackets and strokes around them."""
    if "--" in text or not (text[0] in OPENERS or text.startswith(words_of("button"))):  # | --- | --- | rules a table
        return False
    return all(_made_of_buttons(piece) for piece in BORDERS.split(text) if piece)


def is_crumbs(text: str) -> bool:
    """Whether a line is a breadcrumb or the rest of one: 首页 > 政务公开 > 人大."""
    steps = [step.strip() for step in text.replace("»", ">").replace("›", ">").split(">")]
    if len(steps) < 2 + (steps[0] != "") or not NO_STEP.isdisjoint(text):
        return False
    return all(len(step) <= STEP_MAX for step in steps) and not steps[-1].endswith(("报告", "要点"))


def _button_at(text: str, at: int) -> int:
    """How long the longest word of a button is that stands at ``at``; 0 for none."""
    return len(opened_by(text, words_of("button"), at))


def _made_of_buttons(piece: str) -> bool:
    at = 0
    while at < len(piece):
        length = _button_at(piece, at)
        if not length:
            return False
        at += length
    return True


def buttons_before(text: str) -> int:
    """Where the buttons end with which a line begins that also holds a title; 0 when it begins with none."""
    at, last = 0, 0
    while at < len(text):
        if border := BORDERS.match(text, at):
            at = last = border.end()
            continue
        length = _button_at(text, at)
        if not length or (length == 1 and not BORDERS.match(text, at + 1)):
            break
        at = last = at + length
    return last if last > 1 else 0


def _heads_others(text: str) -> bool:
    """Whether headlines of other articles stand below a line: 【相关阅读】."""
    words = text.rstrip(">").removesuffix("更多").strip(f"{BRACKETS}:")
    return words in words_of("page_line", "heads_others") or words in RELATED


def _heads_collected(text: str) -> bool:
    """The same below prose, with the name of what is reported on before it: 两会专题报道."""
    words = text.removesuffix(":").rstrip(BRACKETS)
    return (
        words.endswith(words_of("page_label", "collected"))
        and len(words) <= COLLECTED_MAX
        and NO_NAME.isdisjoint(words)
    )


class Box:
    """Follows the headlines below 相关阅读 and the like, line by line."""

    def __init__(self) -> None:
        self.open = False
        self.bulleted = False
        self.prose = False

    def kind(self, text: str, plain: bool, own: Kind) -> Kind:
        """Class of a line, given its class by its own look and whether it has no marker."""
        self.prose = self.prose or "。" in text
        if _heads_others(text) or (self.prose and _heads_collected(text)):
            self.open, self.bulleted = True, False
            return Kind.NAVIGATION
        if self.open and text[0] in BULLETS:
            self.bulleted = True
            return Kind.NAVIGATION
        if self.open and own is Kind.TEXT:
            body = "。" in text or len(text) > HEADLINE_MAX or not plain or is_year_heading(text)
            self.open = not (self.bulleted or body)
            return Kind.NAVIGATION if self.open else own
        self.open = self.open and own is not Kind.SALUTATION
        return own
