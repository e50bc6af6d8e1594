"""What a page prints around a text: buttons, breadcrumbs, captions, headlines of other articles."""

from __future__ import annotations

import re
from enum import Enum, auto

DAY = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
# A short line with one of these anywhere, or wholly of this form, is page furniture.
NAVIGATION = re.compile(
    r"当前位置|您的位置|首页\s*[->»]|^(?:首页|打印|关闭|收藏|分享|返回顶部|扫一扫|字号|视力保护|无障碍)"
    r"|发布(?:时间|日期)|发文时间|来源:|来源\s|信息来源|作者:|编辑:|责任编辑|责编|审核:|校对:|浏览(?:次数|量)|阅读(?:次数|量|数)|点击(?:数|量|次数)|访问量"
    r"|上一篇|下一篇|上一条|下一条|相关(?:链接|阅读|新闻|文章|报道)|推荐阅读|更多>>|附件下载|分享到|分享至|微信扫|Copyright|版权所有|ICP备"
    r"|^\[?字体|【(?:打印|关闭|大 ?中 ?小|字体).*】|点赞|^政策法规$"
    r"|^第?\s*\d{1,3}\s*页(?:[\s,/]*共?\s*\d{1,3}\s*页)?$|^[-—·]+\s*\d{1,3}\s*[-—·]+(?:\s|$)|\s[-—·]+\s*\d{1,3}\s*[-—·]+$|^\d{1,3}$|^\d{1,3}\s*/\s*\d{1,3}$"
    r"|^\(?(?:下转|上接).{0,8}版\)?$|^目\s*录$|(?:…|\.{3,}|·{3,})\s*\(?\d{1,3}\)?$"
)
# A line without a full stop that begins so, perhaps behind a date with the time of day, is page furniture.
FURNITURE = re.compile(
    rf"{DAY}\s+\d{{1,2}}[:时]\d\d|(?:·\s*)?(?:时间:\s*\d{{4}}[-/.]\d|(?:阅读|文字):$)|(?:·\s*)?(?:{DAY}\s*)?(?:\d\d:\d\d(?::\d\d)?\s*)?[(\[]?(?:来源|发布(?:时间|日期|人|机构)|信息来源|作者|编辑|字体|字号|索引号|发文字号|主题分类|稿源|供稿|点击|浏览)[::]"
    r"|上一篇|下一篇|上一条|下一条|分享到|分享至|相关(?:链接|阅读|新闻)|主办|承办单位:|版权所有|首页|网站首页|当前位置|您(?:当前|现在)?的?位置|.{0,6}ICP备|地址:|联系电话|【(?!(?!相关|推荐|更多)[^】]{1,6}】[^。【】]{4,50}工作报告$)"
    r"|[^。,]{0,16}https?://[\x21-\x7e]+$"
)
# Words of which alone a line of buttons is made.
_BUTTONS = """
下载 打印 打印本页 本页打印 打印正文 全屏 收藏 字号 字体 字体大小 加大 设为首页 加入收藏 保护视力色 星期一 星期二 星期三 星期四 星期五 星期六 星期日
还原 减小 放大 缩小 增大 默认 大 中 小
特大 较大 朗读 语音播报 听新闻 播放 暂停 无障碍 无障碍浏览 关怀版 适老版 适老化 长者版 长者模式 老年模式 进入关怀版
分享 分享到 分享至 分享到微信 微信 微博 新浪微博 QQ QQ空间 朋友圈 复制 复制链接 关闭 关闭窗口 关闭本页 返回
返回顶部 返回首页 返回列表 回到顶部 顶部 首页 网站首页 正文 评论 点赞 转发 举报 纠错 我要纠错 扫一扫
扫一扫在手机打开当前页 手机版 手机阅读 简体 简体版 繁体 繁体版 保存 另存为 上一页 下一页 尾页 末页 展开 收起 展开全文
阅读全文 查看全文
"""
BUTTONS = frozenset(_BUTTONS.split())
LONGEST = max(map(len, BUTTONS))
BORDERS = re.compile(r"[\s|/\[\]【】()<>»›《》:·×、—+-]+")
# A line that is nothing but the label of the next one.
LABEL = re.compile(
    r"[【\[(]?(?:来源|稿源|信息来源|文章来源|(?:发布|发表|更新|成文|发文)?(?:时间|日期)|作者|编辑|责任编辑|发布机构|索引号|文号)\s?:"
)
VALUE_MAX = 20
# 【执法检查】 3月至10月,先后…: how an entry of a yearbook begins.
ENTRY = re.compile(r"【[^】]{2,12}】(?:[^,;]*[,;].|.{40})")
CRUMB = re.compile(r"[>»›]")
NO_STEP = re.compile(r"[,;。%\d]")
STEP_MAX = 12
# Headlines of other articles stand below such a line, until prose, a marked heading or a heading with a year begins.
RELATED = re.compile(
    r"[【\[(]?(?:相关(?:链接|阅读|新闻|文章|报道|专题|稿件|推荐)|推荐阅读|延伸阅读|热点推荐|猜你喜欢|更多(?:新闻|阅读)|热门(?:文章|新闻|推荐))[】\])]?:?(?:更多>*)?"
)
# The same below prose, with the name of what is reported on before it.
COLLECTED = re.compile(
    r"[^。,;:]{0,30}(?:(?:新闻|报道)(?:精选|集锦|回顾|链接|专题|汇总)|(?:专题|系列|连续)报道|往期(?:回顾|精选))[】\])]?:?"
)
BULLET = re.compile(r"[·◆■●▪>»]\s*")
YEAR_HEADING = re.compile(
    r"(?:(?:19|20)\d\d|[一二][〇零一二三四五六七八九]{3})年[^,。]{0,16}(?:工作|回顾|任务|安排|打算|建议|意见|要点|思路)$"
)
HEADLINE_MAX = 45
CAPTION = re.compile(
    r"^(?:图[①-⑳\d一二三四五六七八九十]|[▲△▼◆●]\s*图?|(?:上|下|左|右)图)|(?:\s摄|摄影?报道|资料片|资料图|供图)[。)]*$|\s摄$"
)
PHOTOGRAPHED = re.compile(
    r"(?:记者|通讯员)[\s\u4e00-\u9fff]{2,10}摄[。)]*$|。\s?[^。]{2,20}(?:记者|通讯员)\s?[\u4e00-\u9fff]{2,4}$"
)
PHOTOGRAPHED_MAX = 120
SALUTATION = re.compile(
    r"^(?:尊敬的)?(?:各位[^。]{0,30}|同志们|(?:主任|主席)(?!团?会议$|\s+(?!各位)[\u4e00-\u9fff])[^。\d]{0,24}|主席团(?!会议$)[^。]{0,20})[:!,]?$"
    r"|^[^。,;]{2,20}(?:常委会|常务委员会|主任会议|主席会议):$"
)
MEASURED = re.compile(r"(?:人次|场次|[个项次件人名条份家处场期篇部批户])(?:[,、。;)]|$)")


class Kind(Enum):
    """What a line is by its own look."""

    TEXT = auto()
    NAVIGATION = auto()
    CAPTION = auto()
    SALUTATION = auto()


def kind_of(text: str) -> Kind:
    """Class of a folded line; only short lines can be page furniture."""
    entry = ENTRY.match(text)
    if len(text) <= 200 and "。" not in text and not entry and _is_furniture(text):
        return Kind.NAVIGATION
    if len(text) <= 60:
        told = text[-1:] == "。" and (len(text) > 24 or (":" not in text and MEASURED.search(text)))
        if not told and not entry and NAVIGATION.search(text):
            return Kind.NAVIGATION
        if CAPTION.search(text):
            return Kind.CAPTION
    if len(text) <= PHOTOGRAPHED_MAX and PHOTOGRAPHED.search(text):
        return Kind.CAPTION
    if len(text) <= 40 and not text.endswith("报告") and SALUTATION.match(text):
        return Kind.SALUTATION
    return Kind.TEXT


def _is_furniture(text: str) -> bool:
    return bool(FURNITURE.match(text)) or (len(text) <= 60 and (is_buttons(text) or is_crumbs(text)))


def is_buttons(text: str) -> bool:
    """Whether a line holds nothing but words of buttons, or nothing but the brackets and strokes around them."""
    if text[:1] not in FIRST or "--" in text:  # | --- | --- | rules a table
        return False
    return all(_made_of_buttons(piece) for piece in BORDERS.split(text) if piece)


FIRST = frozenset(word[0] for word in BUTTONS) | frozenset("【】[]()<>|×《》")


def is_crumbs(text: str) -> bool:
    """Whether a line is a breadcrumb or the rest of one: 首页 > 政务公开 > 人大."""
    steps = [step.strip() for step in CRUMB.split(text)]
    if len(steps) < 2 + (steps[0] != "") or NO_STEP.search(text):
        return False
    return all(len(step) <= STEP_MAX for step in steps) and not steps[-1].endswith(("报告", "要点"))


def _made_of_buttons(piece: str) -> bool:
    at = 0
    while at < len(piece):
        length = next((n for n in range(min(LONGEST, len(piece) - at), 0, -1) if piece[at : at + n] in BUTTONS), 0)
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
        length = next((n for n in range(LONGEST, 0, -1) if text[at : at + n] in BUTTONS), 0)
        if not length or (length == 1 and not BORDERS.match(text, at + 1)):
            break
        at = last = at + length
    return last if last > 1 else 0


class Box:
    """Follows the headlines below 相关阅读 and the like, line by line."""

    def __init__(self) -> None:
        self.open = False
        self.bulleted = False
        self.prose = False

    def kind(self, text: str, plain: bool, own: Kind) -> Kind:
        """Class of a line, given its class by its own look and whether it has no marker."""
        self.prose = self.prose or "。" in text
        if RELATED.fullmatch(text) or (self.prose and COLLECTED.fullmatch(text)):
            self.open, self.bulleted = True, False
            return Kind.NAVIGATION
        if self.open and BULLET.match(text):
            self.bulleted = True
            return Kind.NAVIGATION
        if self.open and own is Kind.TEXT:
            body = "。" in text or len(text) > HEADLINE_MAX or not plain or YEAR_HEADING.match(text)
            self.open = not (self.bulleted or body)
            return Kind.NAVIGATION if self.open else own
        self.open = self.open and own is not Kind.SALUTATION
        return own
