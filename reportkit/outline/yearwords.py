"""Years as a text writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

# 2021年; a heading may begin with the bare number: 2022,再出发
YEAR = re.compile(r"((?:19|20)\d\d)(?=\s*年)|^((?:19|20)\d\d)(?=[,:\s])")
YEAR_MAX = 8  # characters of a year with blanks before 年
HAN_DIGITS = frozenset("〇零一二三四五六七八九")
HAN_YEAR = re.compile(r"([一二][〇零一二三四五六七八九]{3})\s*年")


def _han_year(digits: str) -> int:
    return int("".join(str("〇一二三四五六七八九".index(c)) for c in digits.replace("零", "〇")))


def placed_years(text: str) -> list[tuple[int, int]]:
    """Years named in folded ``text`` and where, in Arabic (2021年) or Han digits (二〇二一年, 二○○一年)."""
    arabic = "19" in text or "20" in text
    found = [(m.start(), int(m.group())) for m in YEAR.finditer(text)] if arabic else []
    return sorted(found + [(m.start(), _han_year(m.group(1))) for m in HAN_YEAR.finditer(text)])


def years_in(text: str) -> list[int]:
    """Years named in ``text``, in order."""
    return [year for _, year in placed_years(text)]


def year_end(text: str) -> int:
    """Where the year ends with which folded ``text`` begins, behind 年; 0 where it begins with none."""
    first, digits = text[:2], text[:4]
    arabic = first in ("19", "20") and digits.isdecimal()
    return 5 if text[4:5] == "年" and (arabic or (first[0] in "一二" and HAN_DIGITS.issuperset(digits))) else 0


def is_year(text: str) -> bool:
    """Whether folded ``text`` is a year and nothing else: 2021年."""
    return len(text) == 5 and year_end(text) == 5


def years_with_rest(text: str) -> Iterator[tuple[int, int, int]]:
    """Years named in ``text``: where each begins, the year, and where what follows its 年 (or 年度, 年的) begins."""
    for start, year in placed_years(text):
        if (end := text.find("年", start, start + YEAR_MAX) + 1) > 0:
            end += text.startswith("度", end)
            yield start, year, end + text.startswith("的", end)
