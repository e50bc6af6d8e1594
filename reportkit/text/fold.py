"""Folding of width, script and punctuation, one character to one character.

Rules match on the folded text; because no character is added or dropped,
an offset into the folded text is an offset into the source.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from itertools import compress
from operator import not_

_PUNCTUATION = {
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "〝": "“",
    "〞": "”",
    "＂": "“",
    "﹪": "%",
    "〈": "《",
    "〉": "》",
    "﹙": "(",
    "﹚": ")",
    "〔": "(",
    "〕": ")",
    "\u3000": " ",
    "\u00a0": " ",
    "\u202f": " ",
    "\u205f": " ",
    "○": "〇",
    "O": "O",
    "－": "-",
    "−": "-",
    "–": "—",
    "―": "—",
    "─": "—",
    "～": "~",
    "﹣": "-",
    "∶": ":",
    "︰": ":",
    "．": ".",
    "｡": "。",
    "､": "、",
    "·": "·",
    "•": "·",
    "‧": "·",
    "・": "·",
    "Ⅹ": "X",
    "ⅹ": "X",
}

# Characters without width, all read as the first: they are stepped over (``joined.py``).
ZERO = "\u200b"
_WITHOUT_WIDTH = (
    (0x00, 0x08),
    (0x0E, 0x1B),
    (0x7F, 0x84),
    (0x86, 0x9F),
    (0xAD, 0xAD),  # soft hyphen
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),  # word joiner
    (0xFE00, 0xFE0F),  # variants of a character
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFF9, 0xFFFB),
    (0xFFFE, 0xFFFE),  # what pdfium gives for a soft hyphen
    (0xE0000, 0xE01EF),  # variants of a character, tags
)
# Characters written for another in some words only: 答覆, but 覆盖. Each with what it then folds to, the characters before
# it and behind it in such words, and those beside it that tell of another word (分批覆盖, 设计画面).
_BY_WORD = (
    ("覆", "复", "答批回函申反", "议查核函审文电", "盖"),
    ("画", "划", "计规", "", "面像册家展"),
    ("瞭", "了", "", "解", ""),
    ("夥", "伙", "合", "伴", ""),
    ("乾", "干", "包烘晒", "净旱燥", ""),
    ("藉", "借", "", "助由此机", "慰狼枕"),
    ("著", "着", "随围绕沿带连接有领帮照循志存", "力眼手重落", "显卓原编专名作述称"),
)
_FIRST_LINES = 2000  # characters in which a name is looked for that is not printed in one piece
_MANY = 48  # characters replaced one after the other before the whole table is quicker
_FORM = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_FAR = re.compile("[\U00010000-\U0010ffff]")


@cache
def _table() -> dict[str, str]:
    table = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    rows = (resources.files("reportkit.text") / "characters.tsv").read_text(encoding="utf-8").splitlines()
    table.update((char, row[0]) for row in rows for char in row[2:])
    table.update(_PUNCTUATION)
    table.update(dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "))  # blanks of every width
    table.update((chr(code), ZERO) for first, last in _WITHOUT_WIDTH for code in range(first, last + 1))
    # Digits of other scripts (of mathematical letters: ``_far``): rules look for those of ASCII alone. Unicode has them in
    # tens, the first in column 0 or 6.
    zeros = (code for first in (0, 6) for code in range(first, 0x10000, 16) if unicodedata.decimal(chr(code), 1) == 0)
    table.update((chr(zero + digit), str(digit)) for zero in zeros if zero != ord("0") for digit in range(10))
    return {a: b for a, b in table.items() if a != b}


@cache
def _codes() -> dict[int, str]:
    return {ord(char): folded for char, folded in _table().items()}


@cache
def _foldable() -> frozenset[str]:
    return frozenset(_table())


def fold(text: str) -> str:
    """Half-width, simplified form of ``text`` with the same length.

    A report holds a dozen of the characters that fold: each is replaced everywhere, which is faster than
    ``str.translate``; a text in Traditional script holds too many for that. No character is folded to one that folds again.
    """
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):  # it has characters beyond the BMP
        text = _FAR.sub(_far, text)
    found = _foldable().intersection(text)
    if len(found) > _MANY:
        text = text.translate(_codes())
    else:
        table = _table()
        for char in found:
            text = text.replace(char, table[char])
    return _by_word(text)


def _far(match: re.Match[str]) -> str:
    char = match.group()
    return _table().get(char) or str(unicodedata.decimal(char, char))


def _by_word(text: str) -> str:
    """``text``, folded one by one, with each of ``_BY_WORD`` folded where the word around it asks for it."""
    changed: dict[int, str] = {}
    for char, folded, before, behind, other in _BY_WORD:
        at = text.find(char)
        while at >= 0:
            left, right = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
            if (left in before or right in behind) and not (left in other or right in other):
                changed[at] = folded
            at = text.find(char, at + 1)
    return "".join(changed.get(at, char) for at, char in enumerate(text)) if changed else text


def plain(text: str) -> str:
    """``text`` with the characters that its radicals and compatibility forms stand for, in its own script and length.

    Those are no spelling: the font of a PDF has one picture for ⼈ and 人.
    """
    return _FORM.sub(_formed, text)


def _formed(match: re.Match[str]) -> str:
    char = match.group()
    formed = unicodedata.normalize("NFKC", char)
    return _table().get(char, char) if formed == char else formed


def as_written(name: str, folded: str, source: str) -> str:
    """``name``, found in the ``folded`` text, in the script of its ``source``: 雲海縣.

    One with blanks or other words between its characters is looked for piece by piece in the first lines.
    """
    if name in folded:
        return _in_script(name, folded, source)
    return by_pieces(name, *closed_up(folded[:_FIRST_LINES], source))


def closed_up(folded: str, source: str) -> tuple[str, str]:
    """Both texts without the blanks of the first."""
    return "".join(folded.split()), "".join(compress(source, map(not_, map(str.isspace, folded))))


def by_pieces(name: str, folded: str, source: str) -> str:
    """``name`` as ``source`` writes the longest pieces of it that the ``folded`` text has."""
    pieces, start = list[str](), 0
    while start < len(name):
        ends = (end for end in range(len(name), start, -1) if name[start:end] in folded)
        end = next(ends, start + 1)
        pieces.append(_in_script(name[start:end], folded, source))
        start = end
    return "".join(pieces)


def _in_script(name: str, folded: str, source: str) -> str:
    """``name`` as ``source`` first writes it, but for width and punctuation."""
    at = folded.find(name)
    written = source[at : at + len(name)] if at >= 0 else name
    return "".join(char if "\u3400" <= char < "\ua000" else own for char, own in zip(written, name, strict=True))
