"""Lines of the text and what each is by its own look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
TERMINAL = "。!?;:…”)》】"
NAVIGATION = re.compile(
    r"当前位置|您的位置|首页\s*[->»]|^(?:首页|打印|关闭|收藏|分享|返回顶部|扫一扫|字号|视力保护|无障碍)"
    r"|发布(?:时间|日期)|发文时间|来源:|来源\s|信息来源|作者:|编辑:|责任编辑|责编|审核:|校对:|浏览(?:次数|量)|阅读(?:次数|量|数)|点击(?:数|量|次数)|访问量"
    r"|上一篇|下一篇|上一条|下一条|相关(?:链接|阅读|新闻|文章|报道)|推荐阅读|更多>>|附件下载|分享到|分享至|微信扫|Copyright|版权所有|ICP备"
    r"|^\[?字体|【(?:打印|关闭|大 ?中 ?小|字体).*】|^第?\s*\d{1,3}\s*页$|^-\s*\d{1,3}\s*-$|^\d{1,3}$|^\d{1,3}\s*/\s*\d{1,3}$|点赞|^政策法规$"
)
FURNITURE = re.compile(
    r"(?:来源|发布(?:时间|日期|人|机构)|信息来源|作者|编辑|字体|字号|索引号|发文字号|主题分类|稿源|供稿)[::]|上一篇|下一篇|上一条|下一条|分享到|分享至|相关(?:链接|阅读|新闻)|主办|承办单位:|版权所有|首页|网站首页|当前位置|您(?:当前|现在)?的?位置|.{0,6}ICP备|地址:|联系电话|【"
)
CAPTION = re.compile(
    r"^(?:图[①-⑳\d一二三四五六七八九十]|[▲△▼◆●]\s*图?|(?:上|下|左|右)图)|(?:\s摄|摄影?报道|资料片|资料图|供图)[。)]*$|\s摄$"
)
SALUTATION = re.compile(
    r"^(?:尊敬的)?(?:各位[^。]{0,30}|同志们|主任[^。]{0,24}|主席[^。]{0,24}|主席团[^。]{0,20})[:!,]?$"
)
MARKERS = (
    ("part", re.compile(r"第[一二三四五六七八九十]{1,3}(?:部分|章|编)[、,:\s]*")),
    ("han", re.compile(r"[一二三四五六七八九十]{1,3}[、.]\s*")),
    ("han_paren", re.compile(r"\([一二三四五六七八九十]{1,3}\)[、.]?\s*")),
    ("arabic", re.compile(r"\d{1,2}(?:[、]|[.](?!\d))\s*")),
    ("arabic_paren", re.compile(r"\(?\d{1,2}\)\s*|[①-⑳]\s*")),
)
DECORATION = re.compile(r"#{1,6}\s*|\*\*\s*|>\s+")
ITEM_ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}(?:是|要)|第[一二三四五六七八九十]{1,2}[,、:]|其[一二三四五六七八九十][,、:是])"
)


class Kind(Enum):
    """What a line is by its own look."""

    TEXT = auto()
    NAVIGATION = auto()
    CAPTION = auto()
    SALUTATION = auto()


@dataclass(frozen=True, slots=True)
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
        return self.text[self.body :].rstrip("* ")


def style_of(text: str) -> tuple[str, int]:
    """Marker style of a folded line and the position where its own words begin."""
    position = 0
    decorated = ""
    while match := DECORATION.match(text, position):
        if match.group()[0] == "#":
            decorated = "#"
        position = match.end()
    for name, pattern in MARKERS:
        if match := pattern.match(text, position):
            return decorated + name, match.end()
    return decorated + "plain", position


def kind_of(text: str) -> Kind:
    """Class of a folded line; only short lines can be page furniture."""
    if len(text) <= 200 and "。" not in text and FURNITURE.match(text):
        return Kind.NAVIGATION
    if len(text) <= 60:
        if not (text[-1:] == "。" and len(text) > 24) and NAVIGATION.search(text):
            return Kind.NAVIGATION
        if CAPTION.search(text):
            return Kind.CAPTION
    if len(text) <= 40 and SALUTATION.match(text):
        return Kind.SALUTATION
    return Kind.TEXT


def split_lines(folded: str) -> list[Line]:
    """The non-blank lines of a folded text; ``gap`` says that a blank line stands before."""
    lines: list[Line] = []
    newlines = 2
    last = 0
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
                kind_of(text[body:] if style == "#plain" else text),
                style,
                body,
                newlines > 1,
            )
        )
        newlines = 0
    return lines
