"""Sentences of a paragraph, with leads and list items told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportkit.lexicon.wordlists import first_of, phrases, up_to
from reportkit.models.enums import Role
from reportkit.outline.lines import ITEM_ORDINAL, style_of
from reportkit.outline.rows import Row
from reportkit.text.joined import Joined
from reportkit.text.marks import is_han
from reportkit.text.said import any_in, opened_by

# At the end of a paragraph a bracket with the time or the place of the act belongs to it: ….(7月)
END = re.compile(r"[。!?;][。!?;]*(?:[”’\"')】]*\s*\([^()。;]{1,24}\)\s*\Z|[”’\"')】]*)")
# Rules look from a number back to the beginning of its sentence and of its paragraph. The longest sentence of a real
# report has some 400 characters, the longest paragraph some 1,000: what is longer is cut, so that time grows with the
# length of the text and not with its square.
SENTENCE_MAX = 600
PARAGRAPH_MAX = 3000
CUT = re.compile(r"[;:、)”》]|[,\s](?!\d)")
NUMERAL = "0123456789.,%零〇一二三四五六七八九十百千万亿两几余多"
BLANKS = " *-·"  # what may stand before a sentence
LEAD_MAX = 22
ITEM_LEAD_MAX = 60
ACT_FIRST = phrases(("", "重点", "继续", "适时", "专题", "首次"), ("检查", "听取", "审议", "视察", "召开", "组织开展"))
ACTED_ON = ("检查", "视察", "调研", "询问")
CHECKS = phrases(("进行", "开展"), ("", "执法"), ("检查。",))
# When an act takes place heads no lead: 第一季度听取…, 下半年视察….
SEASONS = (*phrases(("第",), tuple("一二三四"), ("季度",)), "上半年", "下半年", "年初", "年中", "年底", "年内")
WORK_ENDS = ("工作。", "安排。", "任务。", "重点。")
GOES_ON = ("继续", "同时", "还要", "还将", "并要", "并将", "并且要", "并且将")
MONTH_PARTS = ("底", "份", "中旬")
YEAR_WORK_ENDS = (*WORK_ENDS, "回顾。", "打算。")
ACTS = ("听取", "审议", "视察", "检查", "调研", "询问", "评议", "召开", "开展", "组织", "举办", "走访")
OVERSEES = ("听取", "视察", "检查", "调研", "询问", "评议")
MATTER_ENDS = ("情况", "情况的报告", "情况报告", "情况汇报", "方案")
DOES = (
    *ACTS,
    *"建办修配设查看督立用写选",
    *("完善", "健全", "制定", "落实", "联系", "培训", "学习", "邀请", "吸收", "参加", "参与"),
)
ACT_FIRST_ADVERBS = ("重点", "继续", "适时", "专题", "首次")
NUMBERS = frozenset("一二三四五六七八九十")
OBJECT_MAX, HOW_MAX = 14, 15
MODALS = ("要", "将", "拟", "继续", "计划", "争取", "力争")


@dataclass(slots=True, eq=False)  # not frozen, which would make each three times as dear
class Sentence:
    """A sentence: ``joined.text[start:end]`` is its folded ``text``.

    ``lead`` marks a heading within a paragraph ((一)…。, 一是…。); ``heading`` is what stands above the
    sentence; ``paragraph`` counts paragraphs; ``first`` is true of the first sentence in its paragraph; ``features``
    are what its words show of the part it stands in, ``cue`` is the strongest that speaks for its role. ``row`` is the row
    of a table that it is.
    """

    joined: Joined
    start: int
    end: int
    section: str
    role: Role
    heading: str | None
    paragraph: int
    first: bool
    lead: bool
    features: int
    cue: str
    row: Row | None = None

    @property
    def text(self) -> str:
        """The folded characters."""
        return self.joined.text[self.start : self.end]

    @property
    def span(self) -> tuple[int, int]:
        """Source offsets."""
        return self.joined.span(self.start, self.end)


def cut(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences in a paragraph; they end at 。！？； or at its end, never inside brackets or 《》.

    A sentence without end is cut at a comma, at the latest after ``SENTENCE_MAX`` characters.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    brackets = "(" in text or "《" in text
    ends = [match.end() for match in END.finditer(text)]
    for end in (*ends, len(text)):
        if brackets and end < len(text) and _open(text, start, end):
            continue
        while end - start > SENTENCE_MAX:
            start = _add(spans, text, start, _cut_at(text, start + SENTENCE_MAX))
        start = _add(spans, text, start, end)
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> int:
    """Add the sentence at ``start:end`` without the blanks around it, unless it is blank; returns ``end``."""
    piece = text[start:end]
    if piece[:1] not in BLANKS and piece[-1:] != " ":
        spans.append((start, end))
        return end
    lead = len(piece) - len(piece.lstrip(BLANKS))
    body = piece.rstrip(" ")
    if len(body) > lead:
        spans.append((start + lead, start + len(body)))
    return end


def _cut_at(text: str, limit: int) -> int:
    """Where a sentence that goes beyond ``limit`` is cut: behind the last comma not far before it, never in a number."""
    marks = [match.end() for match in CUT.finditer(text, limit - SENTENCE_MAX // 2, limit)]
    if marks:
        return marks[-1]
    before = text[limit - 40 : limit]
    return limit - 40 + (len(before.rstrip(NUMERAL)) or 40)


def shares(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences ``spans`` of a paragraph that are read together, each of ``PARAGRAPH_MAX`` at most."""
    first = 0
    for i, (_, end) in enumerate(spans):
        if i > first and end - spans[first][0] > PARAGRAPH_MAX:
            yield first, i
            first = i
    yield first, len(spans)


def _open(text: str, start: int, end: int) -> bool:
    """Whether a bracket opened in ``start:end`` is still open; an unclosed one is given up after 120 characters."""
    start = max(start, end - 2 * SENTENCE_MAX)
    for left, right in ("()", "《》"):
        last = text.rfind(left, start, end)
        if last >= 0 and end - last < 120 and text.count(left, start, end) > text.count(right, start, end):
            return True
    return False


def lead_of(text: str, spans: list[tuple[int, int]], i: int) -> bool:
    """Whether sentence ``i`` of a paragraph is a lead that the sentences after it fill."""
    start, end = spans[i]
    if i + 1 >= len(spans) or text[end - 1] != "。":
        return False
    ordinal = ITEM_ORDINAL.match(text, start, end)
    if i and not ordinal and not _nested_lead(text, spans, i):
        return False
    sentence, following = text[start:end], text[spans[i + 1][0] : spans[i + 1][1]]
    if ordinal:
        before = text[spans[i - 1][0] : spans[i - 1][1]] if i else ""
        if before[-1:] == ";" and ITEM_ORDINAL.search(before):
            return False  # 一是…;二是…;三是…。 is a list, whatever comes after it
        return len(sentence) <= ITEM_LEAD_MAX and not ITEM_ORDINAL.match(following)
    style, body = style_of(sentence)
    if style.lstrip("#") != "plain":
        return len(sentence) <= ITEM_LEAD_MAX and not (_dates_item(sentence) or asks_for(sentence[body:]))
    words = sentence[body:]
    if _names_aspect(words):
        return True
    if following.startswith(GOES_ON):
        return False
    if _is_couplet(words):
        return True
    if "," in words or begins_act(words) or _begins_time(words):
        return False
    if len(words) > LEAD_MAX or words.startswith(MODALS):
        return False
    return not _has_number(words) or (_heads_year(words) and not any_in(words, DOES))


def _nested_lead(text: str, spans: list[tuple[int, int]], i: int) -> bool:
    """A marked lead right below another: 2022年工作安排。(一)加强法律监督。检查…. Items of a list, and what shall be done, are none."""
    above, own, below = (text[start:end] for start, end in spans[i - 1 : i + 2])
    style, body = style_of(own)
    if style == "plain" or style_of(above)[0] == style or style_of(below)[0] != "plain":
        return False
    return i == 1 and not begins_act(own[body:]) and lead_of(text, spans, 0)


def begins_act(words: str) -> bool:
    """Whether a sentence begins with an act of oversight: 重点检查…, 对…视察, …开展执法检查。"""
    if words.startswith(ACT_FIRST):
        return True
    on = words[1:] if words[:1] == "对" else words[3:] if words[2:3] == "对" and words[:2] in ACT_FIRST_ADVERBS else ""
    acted = first_of(on, ACTED_ON, 2)
    checks = first_of(words, CHECKS)
    return (acted is not None and acted[0] <= OBJECT_MAX) or (checks is not None and checks[0] <= OBJECT_MAX)


def asks_for(words: str) -> bool:
    """Whether an item names what is looked into: 听取…情况的报告, 检查《X法》, 对A局开展工作评议. 听取和审议专项工作报告 names none."""
    clause = up_to(words, ",。")
    if words[:1] == "对" and any_in(clause, ("开展", "进行")) and any_in(clause, OVERSEES):
        return True
    titled = any_in(words, ("《", "关于")) and not words.startswith("关于")  # 关于评议工作。 is a heading
    named = titled or words.rstrip("。").endswith(MATTER_ENDS)
    return named and (words.startswith((*ACTS, "审查", "批准")) or any_in(words, OVERSEES))


def _names_aspect(words: str) -> bool:
    """监督上,少而精。 代表工作方面,要活起来。: of which work, then how, without what shall be done."""
    where, _, how = words.removesuffix("。").partition(",")
    if not how or not where.endswith(("上", "中", "方面")):
        return False
    where = where.removeprefix("在")
    named = 3 <= len(where) <= 10 and is_han(where)
    plain = how.replace("“", "").replace("”", "")
    said = is_han(plain) and 2 <= len(how.partition("“")[0]) <= 8 and len(plain) <= HOW_MAX
    return words.endswith("。") and named and said and not any_in(how, DOES)


def _begins_time(words: str) -> bool:
    """Whether a sentence begins with the season or month of what it tells: 第一季度听取…; 下半年工作安排。 heads one."""
    season = opened_by(words, SEASONS)
    number = words[: words.find("月")]
    month = "月" in words and 1 <= len(number) <= 2 and (number.isdecimal() or NUMBERS.issuperset(number))
    rest = words[len(season) :] if season else words[len(number) + 1 :].removeprefix("份")
    return bool(season or month) and not (len(rest) <= 15 and rest.endswith(WORK_ENDS))


def _dates_item(sentence: str) -> bool:
    """(一)对…进行跟踪,6月,社会委。 is an item of a calendar."""
    at = sentence.find("月")
    while at >= 0:
        behind = sentence[at + 1 : at + 4]
        part = opened_by(behind, MONTH_PARTS)
        if sentence[at - 1 : at].isdecimal() and behind.startswith(",", len(part)):
            return True
        at = sentence.find("月", at + 1)
    return False


def _has_number(words: str) -> bool:
    """Whether a number stands in ``words``; a single digit before 年 is none."""
    return any(char.isdecimal() and words[at + 1 : at + 2] not in ("", "年") for at, char in enumerate(words))


def _heads_year(words: str) -> bool:
    """2022年工作任务。 heads as it would on a line of its own; 2022年是换届之年。 and 2022年检查3部法律。 tell something."""
    return words[:4].isdecimal() and words[4:5] == "年" and len(words) <= 16 and words.endswith(YEAR_WORK_ENDS)


def _is_couplet(words: str) -> bool:
    """——立足主责主业,增强监督刚性。 is a motto, two clauses of one length."""
    first, _, second = words[2:-1].partition(",")
    motto = words.startswith("——") and words.endswith("。") and 4 <= len(first) == len(second) <= 10
    return motto and is_han(first + second) and not any_in(words, ACTS)
