"""What a cell of a table looks like by its own words: a serial number, the marker of a list, a head, a name."""

from __future__ import annotations

from reportkit.outline.lineforms import without_bracket
from reportkit.outline.lines import style_of
from reportkit.outline.rows import YEAR
from reportkit.text.marks import is_han

NUMERALS = frozenset("一二三四五六七八九十")
LIST_SIGNS = "●◆■·*#—-①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
LABEL_SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ“”()、")


def is_serial(text: str) -> bool:
    """Whether a cell numbers its row: 12, 十二."""
    return 1 <= len(text) <= 3 and (text.isdecimal() or NUMERALS.issuperset(text))


def marks_item(text: str) -> bool:
    """Whether a cell is the marker of a list: 1., (二), 三、, ●."""
    style, end = style_of(text)
    return (
        not text.strip(LIST_SIGNS)
        or (style != "plain" and end == len(text))
        or (text[-1] in ".、)" and is_serial(text[:-1].lstrip("(")))
    )


def may_head(text: str) -> bool:
    """Whether a cell may stand as the head of a column: 办理情况(件), 2021年."""
    words = without_bracket(text)
    named = 1 <= len(words) <= 10 and len(text) <= len(words) + 10 and is_han(words)
    return named or YEAR.fullmatch(text) is not None


def names_row(text: str) -> bool:
    """Whether a cell names a row: no date, nothing but words."""
    named = 2 <= len(text) <= 16 and is_han("".join(char for char in text if char not in LABEL_SIGNS))
    month = text.find("月")
    return named and not (month > 0 and text[month - 1] in NUMERALS)


def notes_unit(text: str) -> bool:
    """Whether a line names the unit of a table: (单位:万元)."""
    words = "".join(text.split()).strip("()").removeprefix("计量")
    return words.startswith(("单位:", "单位为")) and 1 <= len(words) - 3 <= 8 and is_han(words[3:].strip("%‰/、"))


def is_apart(text: str) -> bool:
    """Whether ``text`` is one character, or several set apart by blanks."""
    return all(len(piece) == 1 and is_han(piece) for piece in text.split(" ") if piece)
