"""Words in which numerals count nothing: dates, ordinals, list markers, names."""

from __future__ import annotations

import re
import sys
from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass

from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.text.said import any_in

H = "零〇一二三四五六七八九十百千万亿两"
N = "一二三四五六七八九十"
TO = "-—~至到"
# Patterns begin with a set of characters: so they are looked for several times as fast as by a choice or a lookaround.
FIRST = r"(?<!\d[\s\S])"  # no digit stands before the first character, which has been read
# 2018年3月5日, 2016—2018年, 2018.3.5, 2018, but not 2018件.
MONTH = rf"\s*\d{{1,2}}\s*(?:月份?(?:\s*\d{{1,2}}\s*日)?|[{TO}]\s*\d{{1,2}}\s*月份?)"
NO_YEAR = "个件次条份项人名位户家部篇场期批元公平亩米吨余多万亿%.,册套本张枚处所座栋幢间批只台辆棵株头宗起"
BY_YEAR = re.compile(
    rf"[12]{FIRST}(?:(?<=1)9|(?<=2)0)\d\d(?:\s*(?:年度?|[{TO}]+\s*(?:19|20)\d\d\s*年度?)(?:{MONTH})?"
    rf"|[-./]\d{{1,2}}[-./]\d{{1,2}}|(?=,(?:19|20)?\d\d)|(?!\d|[{NO_YEAR}]))"
)
# 3月底, 3月5日至7日, 3日, 8:30, 9时.
BY_DIGITS = re.compile(
    rf"[0-9]{FIRST}\d?(?:月(?:[份底初]|[中上下]旬)?(?:(?:\d{{1,2}}[{TO}])?\d{{1,2}}日)?(?:[{TO}]\d{{1,2}}(?:月(?:\d{{1,2}}日)?|日))?(?!\d)"
    rf"|[{TO}]\d{{1,2}}[月日]|日(?!元|本)|:\d\d(?!\d)|时(?:\d{{1,2}}分)?)"
)
# 90年代, 五年来, 十周年, 近三年, 过去五年.
BY_YEARS = re.compile(
    rf"[0-9{N}两百]{FIRST}(?:(?<!百)[{N}两\d]{{0,2}}[多余]?年(?:[来间前后中里]|任[期职]|以来|多来|的?工作|一度|之?际|期间|届期|过渡期)"
    rf"|(?:(?<=[近前后这每头几].)|(?<=(?:本届|过去|未来|任期).))[{N}两\d]{{0,2}}年[内多]?|0年代|[{N}两百\d]{{0,3}}周年)"
)
# 二〇一八年三月, 三月底, 三月五日, 三季度.
BY_HAN = re.compile(
    rf"[{N}]{FIRST}(?:(?<=[一二])[〇零Oo一二三四五六七八九]{{3}}年(?:十?[{N}]月(?:[一二三]?十?[{N}]日)?)?"
    rf"|[{N}]{{0,2}}月(?:[份底初]|[中上下]旬)|(?:(?<=十)[{N}])?月[一二三]?十?[{N}]日|(?<=[一二三四])(?:季度|月份))"
)
# 上午9点, 周三, 前三个季度.
BY_WORDS = re.compile(
    rf"[上下晚凌周前]{FIRST}(?:(?:(?<=[上下])午|(?<=晚)上|(?<=凌)晨)(?:\d{{1,2}}|[{N}]{{1,3}})点"
    rf"|(?<=周)[一二三四五六](?=[{TO},、。;)晚周]|[上下]午)|(?<=前)(?<![提此之以].)[{N}两\d]{{1,2}}个(?:月|季度))"
)
ORDINAL = re.compile(rf"[第首]\s?(?:[{H}]{{1,4}}|\d{{1,4}})(?:[至、-]第?(?:[{H}]{{1,4}}|\d{{1,4}}))?")
# 十届人大常委会第七次 is an ordinal; 十届人大常委会视察五次 counts.
NTH = re.compile(rf"(?:[{H}]{{1,3}}|\d{{1,2}})次(?:全体)?(?:会议|全会|全委会|大会)?(?:和[{H}]{{1,3}}次会议)?")
NTH_REACH = 14
ACTS = frozenset("共召举将。,;、")
# 二次会议以来, 六中全会, 三次党代会.
SESSION = re.compile(
    rf"[{H}](?:[{H}]{{0,2}}(?:中?全会|次(?:全国代表)?(?:党代会|代会|全会))"
    rf"|(?<![了共开行过计].)[{H}]{{0,2}}次(?:人民代表大会|人代会)?(?P<session>会议|大会))"
)
BEHIND_SESSION = frozenset("上的和、后前,")
NEXT_SESSION = 48
MARKS = rf"(?:(?<=[{N}])[{N}]{{0,2}}[是要、]|(?<=\()[{N}\d]{{1,3}}\)|(?<=\d)\d?(?:[.、](?!\d)|\))|(?<=[①-⑳]))"
MARKER = re.compile(rf"[{N}(0-9①-⑳其](?:(?<=其)[{N}](?=[,是、])|{MARKS})")
BEFORE_MARKER = frozenset("。;!?,:、")
FIRST_MARKER = re.compile(rf"(?:#{{1,6}}\s)?\s*[{N}(0-9①-⑳]{MARKS}")
# 3+2, 7·15, 2.0版, 12345号, a telephone number; 98·5% is a share.
SLOGAN = re.compile(
    r"[0-9](?!\d{0,5}·\d{1,4}\s?(?:%|[万亿]|个百分点|[元亩米吨倍]|公里|平方))\d*(?:(?:[+xX×·]\s*[\dA-Za-z]+)+|\.0版"
    r"|号(?:[文令线楼院]|公告)?|线|-\d{7,8}|(?:-\d+){2,})"
)
# A4, O2O, 5G, 2e5, 1O6: letters and digits in one word, but for the measures that are written so (12kV, 500m²).
LETTERS = r"A-Za-z\u0391-\u03c9"
METRIC = r"(?:[kcm]?m|k?g|mg|[kMG]W|kWh|kV)(?![A-Za-z\d])"
LETTER = re.compile(f"[{LETTERS}^]")
LETTERED = re.compile(
    rf"[0-9{LETTERS}](?!(?<=\d)\d*(?:\.\d+)? ?{METRIC})(?:(?<=[{LETTERS}])[{LETTERS}]{{0,19}}[-.]?\d|(?<=\d)\d*(?:\.\d+)?[{LETTERS}^])"
    rf"(?:[\d{LETTERS}^]|\.\d)*(?:(?<=[eE^])[-+^]+\d[\d.]*)?"
)
# 1O6, l2, 3S件: letters that a scanner reads for digits; 2e5, 1.1^23, 40k: powers; and what stands before a measure word.
LIKE_DIGITS = "OolISBZ\u0391-\u03c9"
MISREAD = re.compile(rf"[{LIKE_DIGITS}]*\d[\d.{LIKE_DIGITS}]*|\d[\d.]*(?:[eE^][\d.^+-]*|k)")
BETWEEN_DIGITS = re.compile(r"\d+(?:[Ool\u0391-\u03c9]+\d+)+")
# Marks of quotation, how much stands between them, and what does not.
QUOTES = (
    ("《", "》", 120, frozenset("《")),
    ("“", "”", 24, frozenset("“。!?")),
    ("‘", "’", 24, frozenset("‘")),
)
HAN_YEARS = re.compile(rf"[近前后]?[{N}两\d]{{1,3}}年")
# 公示期为7日, 历时3日, 7日内: days that something lasts.
WITHIN = ("内", "以内", "之内")
NEAR_MONTH = 16
NO_SPAN = ("近", "突破")
MORE_THAN = ("余", "多", "万", "亿")


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
    classes = (
        ("marker", _markers(text)),
        ("name", _quotes(text)),
        ("date", [span for span in _dates(text) if _is_date(text, span, vocabulary)]),
        ("ordinal", _ordinals(text, vocabulary)),
        ("name", _slogans(text)),
        ("name", [m.span() for m in LETTERED.finditer(text)] if LETTER.search(text) else ()),
    )
    found = [[(start, end, kind) for start, end in spans] for kind, spans in classes if spans]
    if names := vocabulary.names.meant(text):
        found.append(names)
    return [Uncounted([*spans, NO_MORE]) for spans in found]


def _markers(text: str) -> list[tuple[int, int]]:
    first = FIRST_MARKER.match(text)
    found = [m.span() for m in MARKER.finditer(text, first.end() if first else 0)]
    spans = [span for span in found if text[span[0]] == "其" or _opens(text, span[0])]
    return [first.span(), *spans] if first else spans


def _opens(text: str, at: int) -> bool:
    """Whether what stands ``at`` opens a clause."""
    while at and text[at - 1].isspace():
        at -= 1
    return text[at - 1 : at] in BEFORE_MARKER


def _quotes(text: str) -> list[tuple[int, int]]:
    """Titles and words in quotes, those that begin first; a quotation over a full stop is none."""
    spans: list[tuple[int, int]] = []
    if not ("《" in text or "“" in text or "‘" in text):
        return spans
    for opening, closing, longest, ends in QUOTES:
        at = text.find(opening)
        while at >= 0:
            end = text.find(closing, at + 1, at + longest + 2)
            if end > at + 1 and ends.isdisjoint(text[at + 1 : end]):
                spans.append((at, end + 1))
            at = text.find(opening, at + 1)
    return _apart(spans)


def _slogans(text: str) -> list[tuple[int, int]]:
    if "号" in text or "线" in text or "-" in text or "·" in text or "+" in text or "版" in text:
        return [m.span() for m in SLOGAN.finditer(text)]
    return [m.span() for m in SLOGAN.finditer(text)] if "x" in text or "X" in text or "×" in text else []


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """``spans`` in order without those that begin within another."""
    if len(spans) < 2:
        return spans
    found: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


def _dates(text: str) -> list[tuple[int, int]]:
    """What is written like a date, as if all patterns were one: of two that overlap the one that begins first.

    The other's pattern is looked for again behind it.
    """
    patterns = [BY_YEAR] if "19" in text or "20" in text else []
    if "年" in text:
        patterns.append(BY_YEARS)
    month = "月" in text
    if month or "日" in text or ":" in text or "时" in text:
        patterns.append(BY_DIGITS)
    if month or "季度" in text or "〇" in text or "零" in text or "一九" in text or "O" in text:
        patterns.append(BY_HAN)
    if "点" in text or "周" in text or "个月" in text or "个季度" in text:
        patterns.append(BY_WORDS)
    found = [(m.start(), m.end(), i) for i, pattern in enumerate(patterns) for m in pattern.finditer(text)]
    found.sort()
    spans: list[tuple[int, int]] = []
    last = 0
    while found:
        start, end, i = found.pop(0)
        if start >= last:
            spans.append((start, end))
            last = end
        elif (again := patterns[i].search(text, last)) and again.start() < end:
            insort(found, (again.start(), again.end(), i))
    return spans


def _ordinals(text: str, words: Vocabulary) -> list[tuple[int, int]]:
    """第三, 十届三次会议, 六中全会: numerals that say which one."""
    spans = [m.span() for m in ORDINAL.finditer(text)] if "第" in text or "首" in text else []
    at = text.find("届")
    while at >= 0:
        if begin := _numeral_before(text, at):
            spans.append((at - begin, _term(text, at + 1, words)))
        at = text.find("届", at + 1)
    if "次会" in text or "次大" in text or "次全" in text or "次人" in text or "代会" in text or "全会" in text:
        spans += [m.span() for m in SESSION.finditer(text) if not m["session"] or _names_session(text, m.end(), words)]
        first = text.find("一次会议")
        second = text.find("二次会议", first + 4, first + NEXT_SESSION)
        if 0 <= first < second and not any_in(text[first:second], "。;"):
            spans.append((first, first + 4))
    return _apart(spans)


def _numeral_before(text: str, stop: int) -> int:
    """How many characters the numeral that ends at ``stop`` has: two digits, three in Han at most."""
    digits = 2 if text[stop - 1 : stop].isdigit() else 3
    chars = "0123456789" if digits == 2 else H
    length = 0
    while length < min(digits, stop) and text[stop - length - 1] in chars:
        length += 1
    return length


def _term(text: str, at: int, words: Vocabulary) -> int:
    """Where the name of a session ends that goes on ``at``, behind 十届: 十届人大常委会第七次会议."""
    session = NTH.search(text, at)
    if session is None or session.start() > at + NTH_REACH:
        return at
    between = text[at : session.start()]
    acts = not ACTS.isdisjoint(between) or any(words.behind.behind(between, i)[0] == "act" for i in range(len(between)))
    return at if acts else session.end()


def _names_session(text: str, stop: int, words: Vocabulary) -> bool:
    """Whether what stands behind 二次会议 tells of one session, not of two."""
    return text[stop : stop + 1] in BEHIND_SESSION or words.behind.behind(text, stop)[0] in ("session", "span")


def may_last(text: str, start: int, end: int) -> bool:
    """Whether N日前 at ``start:end`` names no month: a day, or how long before something."""
    return text.startswith("前", end) and "月" not in text[max(0, start - NEAR_MONTH) : start]


def lasts_years(text: str, start: int, words: Vocabulary) -> bool:
    """Whether the words before N年 say that something lasted so long: 历时三年; 近三年 is a period."""
    at = start
    while at and text[at - 1].isspace():
        at -= 1
    said, begin = words.before.before(text, at)
    return said in ("lasts", "years") or (said in ("over", "under") and text[begin:at] not in NO_SPAN)


def lasts_days(text: str, start: int, stop: int, words: Vocabulary) -> bool:
    """Whether N日 at ``start:stop`` is how long something lasts: 公示期为7日, 7日内."""
    at = start - text.startswith(" ", start - 1) if start else 0
    said, begin = words.before.before(text, at)
    if said in ("lasts", "days") or (said in ("over", "under") and text[begin:at] not in NO_SPAN):
        return True
    return text.startswith(WITHIN, stop)


def _is_date(text: str, span: tuple[int, int], words: Vocabulary) -> bool:
    start, end = span
    if HAN_YEARS.match(text, start, end):
        return not lasts_years(text, start, words)
    if text[end - 1] == "日" and not any_in(text[start:end], "年月"):
        return not (lasts_days(text, start, end, words) or may_last(text, start, end))
    if end - start != len("2018") or not text[start:end].isdigit():
        return True
    return not text.startswith(MORE_THAN, end + text.startswith(" ", end))
