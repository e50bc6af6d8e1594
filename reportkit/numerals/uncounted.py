"""Words in which numerals count nothing: dates, ordinals, list markers, names."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from reportkit.lexicon.vocabulary import Vocabulary

H = "零〇一二三四五六七八九十百千万亿两"
N = "一二三四五六七八九十"


def begun(*groups: tuple[str, str]) -> str:
    """A pattern of ``groups``: characters with which it begins, and what may follow the first of them.

    A pattern that begins with a set of characters is looked for several times as fast as one that begins with a choice.
    """
    first = "".join(chars for chars, _ in groups)
    return f"[{first}](?:{'|'.join(f'(?<=[{chars}])(?:{rest})' for chars, rest in groups)})"


YEAR = r"(?:(?<=1)9|(?<=2)0)\d\d"  # its first digit has been read
MONTH = r"月(?:份|底|初|中旬|上旬|下旬)"
YEARS = (
    rf"[{N}两\d]{{0,2}}(?:多|余)?年(?:来|间|以来|多来|前|后|中|的工作|工作|里|一度|之?际|期间|任期|任职|届期|过渡期)"
    rf"|[{N}两百\d]{{0,3}}周年"
)
DATE_OF_DIGITS = (
    rf"{YEAR}\s*(?:年度?|[-—~至到]+\s*(?:19|20)\d\d\s*年(?:度)?)(?:\s*\d{{1,2}}\s*(?:月(?:份)?(?:\s*\d{{1,2}}\s*日)?|[-—~至到]\s*\d{{1,2}}\s*月(?:份)?))?"
    rf"|{YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d?{MONTH}?(?:(?:\d{{1,2}}[-—~至到])?\d{{1,2}}日)?(?:[-—~至到]\d{{1,2}}(?:月(?:\d{{1,2}}日)?|日))?(?!\d)"
    rf"|\d?[-—~至到]\d{{1,2}}(?:月(?:份)?|日)|\d?日(?!元|本)|\d?[::]\d{{2}}(?!\d)|\d?时(?:\d{{1,2}}分)?"
    rf"|{YEAR}(?=[,、/—-](?:19|20)?\d\d)|(?<=[-—~至到、,/].){YEAR}(?=年)|(?<![\d.].){YEAR}(?=[届版级])|0年代|{YEARS}"
    rf"|{YEAR}(?!\d|[个件次条份项人名位户家部篇场期批元公平亩米吨余多万亿%.,册套本张枚处所座栋幢间户批只台辆棵株头宗起])"
)
DATE_OF_HAN = (
    rf"(?<=[一二])[〇零Oo一二三四五六七八九]{{3}}年(?:十?[{N}]月(?:[一二三]?十?[{N}]日)?)?"
    rf"|(?<=[{N}])[{N}]{{0,2}}{MONTH}|(?:(?<=十)[{N}]|(?<=[{N}]))月[一二三]?十?[{N}]日|(?<=[一二三四])(?:季度|月份)"
    rf"|(?<!百){YEARS}"
)
DATE_OF_WORDS = (
    rf"(?:(?<=[上下])午|(?<=晚)上|(?<=凌)晨)(?:\d{{1,2}}|[{N}]{{1,3}})点|(?<=周)[一二三四五六](?=[,、。;)至到—~-]|[上下]午|晚|周)"
    rf"|(?:(?<=[近前后这每头几])|(?<=本)届|(?<=过)去|(?<=未)来|(?<=今)后|(?<=任)期)[{N}两\d]{{1,3}}年(?:[来内间多]|以来)?"
    rf"|(?<=前)(?<![提此之以].)[{N}两\d]{{1,2}}个(?:月|季度)"
)
DATE = re.compile(
    begun(
        ("0-9", DATE_OF_DIGITS), (f"{N}两百", DATE_OF_HAN), ("上下晚凌周近前后这每头本过未今任几", DATE_OF_WORDS)
    ).replace("](?:", r"](?<!\d[\s\S])(?:", 1)  # no digit stands before it
)
# 十届人大常委会第七次 is an ordinal; 十届人大常委会视察五次 counts.
VERBS = "[共召举将]|组织|视察|检查|调研|听取|审议|开[展了]|先后|进行|执法|走访|接待|督办|作出"
TERM = rf"届(?:(?:(?!{VERBS})[^。,;、]){{0,14}}?(?:[{H}]{{1,3}}|\d{{1,2}})次(?:全体)?(?:会议|全会|全委会|大会)?(?:和[{H}]{{1,3}}次会议)?)?"
SESSION = (
    rf"(?<![了共开行过计].)[{H}]{{0,2}}次(?:人民代表大会|人代会)?(?:会议|大会|全会)(?=(?:以来|期间|上|闭幕|确定"
    r"|召开以来|精神|主席团|通过|审议|交付|部署|提出|的|和|、|决议|后|前|闭会|批准|依法|,))"
    rf"|[{H}]{{0,2}}(?:全会|中全会)|[{H}]{{0,2}}次(?:全国代表)?(?:党代会|代会|全会)"
)
ORDINAL = re.compile(
    begun(
        ("第首", rf"\s?(?:[{H}]{{1,4}}|\d{{1,4}})(?:[至、-]第?(?:[{H}]{{1,4}}|\d{{1,4}}))?"),
        ("0-9", rf"\d?{TERM}"),
        (H, rf"[{H}]{{0,2}}{TERM}|{SESSION}|(?<=一)次会议(?=[^。;]{{0,40}}二次会议)"),
    )
)
MARKER = re.compile(
    r"(?=[#\s一二三四五六七八九十(0-9①-⑳其])(?:(?:^(?:#{1,6}\s)?|(?<=[。;!?,:、]))\s*(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|\([一二三四五六七八九十\d]{1,3}\)"
    r"|\d{1,2}[.、](?!\d)|\d{1,2}\)|[①-⑳])|其[一二三四五六七八九十](?=[,是、]))"
)
SLOGAN = re.compile(
    r"(?=[0-9])(?!\d{1,6}·\d{1,4}\s?(?:%|[万亿]|个百分点|[元亩米吨倍]|公里|平方))(?:\d+(?:[+＋xX×·]\s*(?:[\dA-Za-zNX]+))+"
    r"|\d+(?:·\d+)+|\d+\.0版|\d+号(?:文|令|线|楼|院|公告)?|\d{1,4}线|\d{7,}(?![\d\u4e00-\u9fff])|\d{3,4}-\d{7,8}|\d+(?:-\d+){2,})"
)
# A4, O2O, 5G, 2e5, 1O6: letters and digits in one word, but for the measures that are written so (12kV, 500m²).
METRIC = r"(?:[kcm]?m|k?g|mg|[kMG]W|kWh|kV)(?![A-Za-z\d])"
LETTERED = re.compile(
    rf"(?=[0-9A-Za-z\u0391-\u03c9])(?!\d+(?:\.\d+)? ?{METRIC})(?:[A-Za-z\u0391-\u03c9]{{1,20}}[-.]?\d|\d+(?:\.\d+)?[A-Za-z\u0391-\u03c9^])"
    r"(?:[\dA-Za-z\u0391-\u03c9^]|\.\d)*(?:(?<=[eE^])[-+^]+\d[\d.]*)?"
)
# 1O6, l2, 3S件: letters that a scanner reads for digits; 2e5, 1.1^23, 40k: powers; and what stands before a measure word.
LIKE_DIGITS = "OolISBZ\u0391-\u03c9"
MISREAD = re.compile(rf"[{LIKE_DIGITS}]*\d[\d.{LIKE_DIGITS}]*|\d[\d.]*(?:[eE^][\d.^+-]*|k)|\d{{7,}}")
BETWEEN_DIGITS = re.compile(r"\d+(?:[Ool\u0391-\u03c9]+\d+)+")
QUOTE = re.compile(r"《[^《》]{1,120}》|“[^“”。!?]{1,24}”|‘[^‘’]{1,24}’")
# Spans in which numerals count nothing, the earlier class first: the kind, what each of its spans holds, and the pattern.
# Most paragraphs hold nothing of most classes, which the second tells at a fraction of the cost of the third.
CLASSES = (
    ("marker", re.compile(r"[一二三四五六七八九十0-9①-⑳](?:(?<=[①-⑳])|[是要、,)]|\.(?!\d))"), MARKER),
    ("name", re.compile(r"[《“‘]"), QUOTE),
    ("date", re.compile(r"[年月日季午周0-9](?:(?<=\D)|[:时点]|(?<=1)9\d\d|(?<=2)0\d\d)"), DATE),
    ("ordinal", re.compile(r"第|首|届|次[人会大全党代]|全会"), ORDINAL),
    ("name", re.compile(r"[0-9](?:[+＋xX×·号线-]|\.0版|\d{6})"), SLOGAN),
    ("name", re.compile(r"[A-Za-z\u0391-\u03c9^](?:\d|(?<=\d.)|[-.]\d)"), LETTERED),
)
DURATION_YEAR = re.compile(
    r"(?:连续|持续|历时|长达|为期|用|了|已有|坚持了?|历经|达|不到|满|超过|督办|跟踪|试点|运行|任职)\s*$"
)
HAN_YEARS = re.compile(r"[近前后]?[一二三四五六七八九十两\d]{1,3}年")
BARE_YEAR = re.compile(r"(?:19|20)\d\d")
DAYS = re.compile(r"(?:\d{1,2}[-—~至到])?\d{1,2}日")
# 公示期为7日, 历时3日, 7日内: days that something lasts.
WITHIN = ("内", "以内", "之内")
DURATION_DAYS = re.compile(r"(?:期限?[为是]?|历时|为期|长达|公示|不少于|至少|满|(?:召开|举行|开始|届满)的?)\s?$")
NEAR_MONTH = 16
MORE_THAN = re.compile(r"\s?(?:余|多|万|亿)")


# Start, end and class of words in which numerals count nothing.
Span = tuple[int, int, str]


# Words of these classes end a numeral.
BOUNDS = ("date", "ordinal", "marker")
NO_MORE: Span = (sys.maxsize, sys.maxsize, "")


@dataclass(slots=True)
class Uncounted:
    """Words of one class in which numerals count nothing: in order, none overlapping, behind them ``NO_MORE``.

    Numerals are asked for in their order; ``at`` is the first span that does not lie before the last one.
    """

    spans: list[Span]
    at: int = 0

    def overlapping(self, start: int, end: int) -> Sequence[Span]:
        """Those that share a character with the numeral ``start:end``."""
        spans, first = self.spans, self.at
        while spans[first][1] <= start:
            first += 1
        self.at = last = first
        while spans[last][0] < end:
            last += 1
        return spans[first:last] if last > first else ()

    def next(self, position: int) -> int:
        """Where the first date, ordinal or marker behind ``position`` begins: a numeral does not go on into it."""
        i = self.at if self.spans[0][2] in BOUNDS else -1
        while self.spans[i][0] < position:
            i += 1
        return self.spans[i][0]


def find_uncounted(text: str, vocabulary: Vocabulary) -> list[Uncounted]:
    """Spans of ``text`` in which numerals count nothing, class by class; the earlier class wins."""
    classes = []
    for kind, hint, pattern in CLASSES:
        if hint.search(text):
            spans = [(m.start(), m.end(), kind) for m in pattern.finditer(text)]
            classes.append([s for s in spans if _is_date(text, s)] if kind == "date" else spans)
    classes.append(vocabulary.find_names(text))
    return [Uncounted([*spans, NO_MORE]) for spans in classes if spans]


def may_last(text: str, start: int, end: int) -> bool:
    """Whether N日前 at ``start:end`` names no month: a day, or how long before something."""
    return text.startswith("前", end) and "月" not in text[max(0, start - NEAR_MONTH) : start]


def _is_date(text: str, span: Span) -> bool:
    start, end, _ = span
    if HAN_YEARS.match(text, start, end):
        return not DURATION_YEAR.search(text, max(0, start - 4), start)
    if DAYS.fullmatch(text, start, end):
        return (
            not DURATION_DAYS.search(text, max(0, start - 8), start)
            and not text.startswith(WITHIN, end)
            and not may_last(text, start, end)
        )
    return not BARE_YEAR.fullmatch(text, start, end) or not MORE_THAN.match(text, end, end + 2)
