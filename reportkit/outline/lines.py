"""Lines of the text and what each is by its own look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
TERMINAL = "。!?;:…”)》】"
DAY = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
# A short line with one of these anywhere, or wholly of this form, is page furniture.
NAVIGATION = re.compile(
    r"当前位置|您的位置|首页\s*[->»]|^(?:首页|打印|关闭|收藏|分享|返回顶部|扫一扫|字号|视力保护|无障碍)"
    r"|发布(?:时间|日期)|发文时间|来源:|来源\s|信息来源|作者:|编辑:|责任编辑|责编|审核:|校对:|浏览(?:次数|量)|阅读(?:次数|量|数)|点击(?:数|量|次数)|访问量"
    r"|上一篇|下一篇|上一条|下一条|相关(?:链接|阅读|新闻|文章|报道)|推荐阅读|更多>>|附件下载|分享到|分享至|微信扫|Copyright|版权所有|ICP备"
    r"|^\[?字体|【(?:打印|关闭|大 ?中 ?小|字体).*】|点赞|^政策法规$"
    r"|^第?\s*\d{1,3}\s*页(?:[\s,/]*共?\s*\d{1,3}\s*页)?$|^[-—·]+\s*\d{1,3}\s*[-—·]+$|^\d{1,3}$|^\d{1,3}\s*/\s*\d{1,3}$"
    r"|^\(?(?:下转|上接).{0,8}版\)?$|^目\s*录$|(?:…|\.{3,}|·{3,})\s*\(?\d{1,3}\)?$"
)
# A line without a full stop that begins so, perhaps behind a date with the time of day, is page furniture.
FURNITURE = re.compile(
    rf"{DAY}\s+\d{{1,2}}:\d\d|(?:·\s*)?(?:时间:\s*\d{{4}}[-/.]\d|(?:阅读|文字):$)|(?:·\s*)?(?:{DAY}\s*)?(?:\d\d:\d\d(?::\d\d)?\s*)?[(\[]?(?:来源|发布(?:时间|日期|人|机构)|信息来源|作者|编辑|字体|字号|索引号|发文字号|主题分类|稿源|供稿|点击|浏览)[::]"
    r"|上一篇|下一篇|上一条|下一条|分享到|分享至|相关(?:链接|阅读|新闻)|主办|承办单位:|版权所有|首页|网站首页|当前位置|您(?:当前|现在)?的?位置|.{0,6}ICP备|地址:|联系电话|【(?!(?!相关|推荐|更多)[^】]{1,6}】[^。【】]{4,50}工作报告$)"
)
# Headlines of other articles stand below such a line, until prose, a marked heading or a heading with a year begins.
RELATED = re.compile(
    r"[【\[(]?(?:相关(?:链接|阅读|新闻|文章|报道|专题|稿件|推荐)|推荐阅读|延伸阅读|热点推荐|猜你喜欢|更多(?:新闻|阅读)|热门(?:文章|新闻|推荐))[】\])]?:?(?:更多>*)?"
)
BULLET = re.compile(r"[·◆■●▪>»]\s*")
YEAR_HEADING = re.compile(
    r"(?:(?:19|20)\d\d|[一二][〇零一二三四五六七八九]{3})年[^,。]{0,16}(?:工作|回顾|任务|安排|打算|建议|意见|要点|思路)$"
)
HEADLINE_MAX = 45
CAPTION = re.compile(
    r"^(?:图[①-⑳\d一二三四五六七八九十]|[▲△▼◆●]\s*图?|(?:上|下|左|右)图)|(?:\s摄|摄影?报道|资料片|资料图|供图)[。)]*$|\s摄$"
)
SALUTATION = re.compile(
    r"^(?:尊敬的)?(?:各位[^。]{0,30}|同志们|(?:主任|主席)(?!团?会议$|\s+(?!各位)[\u4e00-\u9fff])[^。\d]{0,24}|主席团(?!会议$)[^。]{0,20})[:!,]?$"
    r"|^[^。,;]{2,20}(?:常委会|常务委员会|主任会议|主席会议):$"
)
MARKERS = (
    ("part", re.compile(r"第[一二三四五六七八九十]{1,3}(?:部分|章|编)[、,:\s]*")),
    ("han", re.compile(r"[一二三四五六七八九十]{1,3}[、.]\s*")),
    ("han_paren", re.compile(r"\([一二三四五六七八九十]{1,3}\)[、.]?\s*")),
    ("arabic", re.compile(r"\d{1,2}(?:[、]|[.](?!\d))\s*")),
    ("arabic_paren", re.compile(r"\(?\d{1,2}\)\s*|[①-⑳]\s*")),
)
# What they begin with, but for digits: most sentences begin with none of it.
MARKS = frozenset("第一二三四五六七八九十(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
DECORATION = re.compile(r"#{1,6}\s*|\*\*\s*|>\s+")
DECORATED = frozenset("#*>")
ITEM_ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}(?:是|要)|第[一二三四五六七八九十]{1,2}[,、:]|其[一二三四五六七八九十][,、:是])"
)


NUMERAL_END = "0123456789零一二三四五六七八九十百千第"
MEASURED = re.compile(r"(?:人次|场次|[个项次件人名条份家处场期篇部批户])(?:[,、。;)]|$)")


class Kind(Enum):
    """What a line is by its own look."""

    TEXT = auto()
    NAVIGATION = auto()
    CAPTION = auto()
    SALUTATION = auto()


@dataclass(slots=True, eq=False)
class Line:
    """A line without its surrounding blanks: source span ``start:end`` and folded ``text``.

    ``body`` is the position in ``text`` after decoration (#, **) and marker;
    ``style`` names the marker, "plain" when there is none, prefixed by "#" for Markdown.
    """

    start: int
    end: int
    text: str
    kind: Kind
    style: str
    body: int
    gap: bool

    @property
    def finished(self) -> bool:
        """Whether the line ends as a sentence ends."""
        return self.text.rstrip("* ")[-1:] in TERMINAL

    @property
    def title(self) -> str:
        """The text after decoration and marker."""
        return self.text[self.body :].rstrip("* 。")


def closed_up(text: str) -> str:
    """``text`` without the blanks that set each of its characters apart (工 作 报 告)."""
    pieces = text.split()
    short = sum(len(piece) <= 2 for piece in pieces)
    apart = short >= 0.8 * len(pieces) if len(pieces) > 4 else len(pieces) == len(text) // 2 + 1 == 4
    return "".join(pieces) if apart else text


def style_of(text: str) -> tuple[str, int]:
    """Marker style of a folded line and the position where its own words begin."""
    position = 0
    decorated = ""
    while text[position : position + 1] in DECORATED and (match := DECORATION.match(text, position)):
        if match.group()[0] == "#":
            decorated = "#"
        position = match.end()
    first = text[position : position + 1]
    if first in MARKS or first.isdecimal():
        for name, pattern in MARKERS:
            if match := pattern.match(text, position):
                return decorated + name, match.end()
    return decorated + "plain", position


def kind_of(text: str) -> Kind:
    """Class of a folded line; only short lines can be page furniture."""
    if len(text) <= 200 and "。" not in text and FURNITURE.match(text):
        return Kind.NAVIGATION
    if len(text) <= 60:
        told = text[-1:] == "。" and (len(text) > 24 or (":" not in text and MEASURED.search(text)))
        if not told and NAVIGATION.search(text):
            return Kind.NAVIGATION
        if CAPTION.search(text):
            return Kind.CAPTION
    if len(text) <= 40 and not text.endswith("报告") and SALUTATION.match(text):
        return Kind.SALUTATION
    return Kind.TEXT


class _Box:
    """Follows the headlines below 相关阅读 and the like, line by line."""

    def __init__(self) -> None:
        self.open = False
        self.bulleted = False

    def kind(self, text: str, style: str, own: Kind) -> Kind:
        """Class of a line, given its class by its own look."""
        if RELATED.fullmatch(text):
            self.open, self.bulleted = True, False
            return Kind.NAVIGATION
        if self.open and BULLET.match(text):
            self.bulleted = True
            return Kind.NAVIGATION
        if self.open and own is Kind.TEXT:
            body = "。" in text or len(text) > HEADLINE_MAX or style != "plain" or YEAR_HEADING.match(text)
            self.open = not (self.bulleted or body)
            return Kind.NAVIGATION if self.open else own
        self.open = self.open and own is not Kind.SALUTATION
        return own


def split_lines(folded: str) -> list[Line]:
    """The non-blank lines of a folded text; ``gap`` says that a blank line stands before."""
    lines: list[Line] = []
    newlines = 2
    last = 0
    box = _Box()
    for match in LINE.finditer(folded):
        newlines += folded.count("\n", last, match.start()) or 1
        last = match.end()
        raw = match.group()
        text = raw.strip()
        if not text:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        style, body = style_of(text)
        lines.append(
            Line(
                start,
                start + len(text),
                text,
                box.kind(text, style, kind_of(text[body:] if style == "#plain" else text)),
                style,
                body,
                newlines > 1,
            )
        )
        newlines = 0
    for i in range(1, len(lines) - 1):
        if lines[i].kind is Kind.NAVIGATION and lines[i].text.isdigit() and _counts(lines[i - 1], lines[i + 1]):
            lines[i].kind = Kind.TEXT
    return lines


def _counts(above: Line, below: Line) -> bool:
    """Whether a number alone on its line stands between what is counted and its measure word."""
    if below.gap or above.kind is not Kind.TEXT or above.finished or above.text[-1] in NUMERAL_END:
        return False
    return MEASURED.match(below.text) is not None
