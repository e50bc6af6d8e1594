"""What a line of text looks like by its own words: a question, a slogan, a quantity, the title of a table."""

from __future__ import annotations

import re

from reportkit.lexicon.wordlists import first_before, phrases, words_of
from reportkit.outline.lines import style_of
from reportkit.outline.yearwords import years_in
from reportkit.text.marks import is_han
from reportkit.text.said import any_in, closed_by

REPORTS = phrases(("工作",), ("", "情况"), ("", "的"), ("报告",))
TITLES = ("要点", "计划", "纪实", "扫描", "回眸", "公报")
ADOPTED = ("通过", "批准", "修改", "修订", "修正")
QUESTION_MAX = 21
WITHOUT_QUOTES = {ord("“"): None, ord("”"): None}
YEARS_NAMED = ("去年", "今年", "明年", "过去一年", "新的一年")
UNITS = ("人次", "场次", "件次", "万元", "亿元", *"件个项次名人条份家场期篇部批户%")
CLASSES = frozenset("件项个次条份部人名位场期家户篇处批")
# 工作报告1⏎8项: a number broken over lines, unless it numbers a table or an annex (附表2).
NUMBERS_BEFORE = ("附件", *"表图栏例之第号页卷期章节.—-")
DIGITS, NUMERALS = "0123456789", frozenset("0123456789一二三四五六七八九十百千万亿点")
TABLES = ("表", "安排", "计划", "情况", "一览", "统计", "汇总", "明细", "分类", "对比", "清单")
SENTENCE_MARKS = frozenset("。;!?,")
HEADS_REVIEW = (
    *("一年来", "工作回顾", "主要工作", "年工作", "年的工作", "工作情况", "基本情况"),
    *phrases(("过去",), tuple("一二两三四五12345"), ("年",)),
)
DELIVERY = re.compile(r"\d{4}年\d{1,2}月|[〇零一二三四五六七八九]{4}年|(?:会议|大会)上\)?$")


def names_report(text: str) -> bool:
    return any_in(text, words_of("title", "report", "summary")) or any_in(text, TITLES)


def tells_adoption(words: str) -> bool:
    """(2021年11月27日第68次主任会议通过 2022年4月16日第71次主任会议修改) below a title."""
    inner = words[1:-1]
    told = words[0] == "(" and words[-1] == ")" and inner.endswith(ADOPTED)
    return told and bool(years_in(inner)) and not any_in(inner, ("(", ")", "。"))


def asks(text: str) -> bool:
    """Whether a line asks what was or will be done in a year: 新的一年怎么干?"""
    named = text.startswith(YEARS_NAMED) or (text[:4].isdecimal() and text[4:5] == "年")
    return (
        named
        and text[-1] == "?"
        and len(text) <= QUESTION_MAX
        and any_in(text, tuple("干做办"))
        and not any_in(text[:-1], tuple(",。;?"))
    )


def is_slogan(text: str) -> bool:
    """2022,再出发: a year before a few words."""
    words = text[5:]
    parted = text[:2] in ("19", "20") and text[:4].isdecimal() and text[4:5] in (",", ":", " ")
    return (
        parted
        and len(words) - (words[:1] == " ") >= 2
        and len(words) <= 15
        and not any_in(words, tuple("。;,0123456789"))
    )


def is_lead_line(text: str) -> bool:
    """(四)加强自身建设。 on a line of its own, above what fills it."""
    style, body = style_of(text)
    words = text[body:-1]
    return (
        style in ("han", "han_paren")
        and text[-1] == "。"
        and 4 <= len(words) <= 22
        and not any_in(words, tuple("。,;:!?"))
    )


def quantity(text: str) -> str:
    """``text`` before the measure word at its end; "" where no digit stands before one."""
    unit = closed_by(text, UNITS)
    number = text.removesuffix(unit).rstrip() if unit else ""
    return number if number[-1:].isdecimal() else ""


def ends_counting(text: str) -> bool:
    return quantity(text.removesuffix(")")) != ""


def has_mark(text: str) -> bool:
    return not SENTENCE_MARKS.isdisjoint(text)


def is_value(text: str) -> bool:
    """Whether a line is a number with its measure word: 1,250件."""
    number = quantity(text)
    return bool(number) and number[0].isdecimal() and not number.strip("0123456789,.")


def names_cell(text: str) -> bool:
    return 2 <= len(text) <= 14 and is_han(text.translate(WITHOUT_QUOTES))


def is_table_title(text: str) -> bool:
    what = closed_by(text, TABLES)
    return what != "" and len(what) + 2 <= len(text) <= 32 and not any_in(text, tuple(",。;:"))


def breaks_number(above: str, below: str) -> bool:
    """Whether a number with its measure word was broken over two lines: 工作报告1⏎8项."""
    head, tail = above.rstrip(DIGITS), below.lstrip(DIGITS)
    if not (1 <= len(above) - len(head) <= 3 and 1 <= len(below) - len(tail) <= 3) or head.endswith(NUMBERS_BEFORE):
        return False
    return tail[tail[:1] in ("余", "多", "万") :][:1] in CLASSES


def names_delivery(words: str) -> bool:
    """Whether a line says when or where a report was delivered."""
    return DELIVERY.search(words) is not None


def places_delivery(text: str) -> bool:
    """Whether a line says at which meeting a report was delivered: 在…第二次会议上."""
    return first_before(text, ("在",), ("会议上", "大会上")) >= 0


def heads_review(text: str) -> bool:
    return any_in(text, HEADS_REVIEW) and not names_report(text)


def without_bracket(title: str) -> str:
    """``title`` without a bracket at its end."""
    start = title.rfind("(")
    return title[:start] if start >= 0 and title.find(")", start) == len(title) - 1 else title


def has_time(text: str, marks: str = ":时") -> bool:
    """Whether ``text`` names a time of day: 9:30, 9时30分."""
    return any(
        char in marks and at and text[at - 1].isdecimal() and text[at + 1 : at + 3].isdecimal() and len(text) > at + 2
        for at, char in enumerate(text)
    )
