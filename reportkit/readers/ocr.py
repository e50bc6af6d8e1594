"""Pictures of pages to printed lines, by rapidocr (extra ``[ocr]``): offline, its models come with it."""

from __future__ import annotations

import math
import os
from dataclasses import replace
from functools import lru_cache
from importlib.util import find_spec
from statistics import median
from typing import Any

from reportkit.readers.base import installed, library
from reportkit.readers.pdf_lines import Line
from reportkit.readers.pdf_order import in_order

PACKAGE = "rapidocr"
WIDTH = 595.0  # points: every page is taken to be as wide as A4, whatever its resolution
LONGEST = 2000  # pixels of a page's longer side: more is no better, and is slow
CERTAIN = 0.9  # below it a character of a numeral is doubted
NUMERIC = frozenset("0123456789.,%/〇零一二三四五六七八九十百千万亿两几多余半")


def available() -> bool:
    """Whether pictures can be read; nothing is imported."""
    return find_spec(PACKAGE) is not None and find_spec("onnxruntime") is not None


def name() -> str:
    """The recognizer with its version, for ``source.reader``."""
    return f"{PACKAGE} {installed(PACKAGE)}"


@lru_cache(maxsize=1)
def _engine(_process: int) -> Any:
    """The recognizer of this process: its threads do not survive a fork."""
    rapidocr = library(PACKAGE, "rapidocr and onnxruntime", "a scan", extra="ocr")
    return rapidocr.RapidOCR(params={"Global.use_cls": False, "Global.log_level": "critical"})


def lines_of(picture: Any, page: int) -> list[Line]:
    """The lines of ``picture`` (an array of rows of grey pixels) in reading order, places in points."""
    found = _engine(os.getpid())(picture, use_cls=False, return_word_box=True, return_single_char_box=True)
    if not found.txts:
        return []
    scale = WIDTH / picture.shape[1]
    boxes = [[(float(x) * scale, float(y) * scale) for x, y in box] for box in found.boxes]
    lean = median(_lean(box) for box in boxes)
    lines = []
    for text, box, words in zip(found.txts, boxes, found.word_results, strict=True):
        kept = text.strip()
        if kept:
            lines.append(_line(kept, [_turned(point, lean) for point in box], page, _doubted(kept, words)))
    return in_order(_joined(_same_size(lines)))


def _lean(box: list[tuple[float, float]]) -> float:
    (x, y), (right, lower) = box[0], box[1]
    return math.atan2(lower - y, right - x)


def _turned(point: tuple[float, float], lean: float) -> tuple[float, float]:
    x, y = point
    return x * math.cos(lean) + y * math.sin(lean), y * math.cos(lean) - x * math.sin(lean)


def _line(text: str, box: list[tuple[float, float]], page: int, doubted: tuple[int, ...]) -> Line:
    left, right = (box[0][0] + box[3][0]) / 2, (box[1][0] + box[2][0]) / 2
    top, bottom = (box[0][1] + box[1][1]) / 2, (box[2][1] + box[3][1]) / 2
    return Line(text, page, left, right, top, bottom, max(bottom - top, 1.0), doubted)


def _doubted(text: str, words: Any) -> tuple[int, ...]:
    """Places in ``text`` of numerals' characters that the recognizer was not certain of.

    Where its characters are not those of the text, all numerals of the line are doubted if any is.
    """
    told = [(char, score) for word, score, _ in words for char in word if not char.isspace()]
    places = [i for i, char in enumerate(text) if not char.isspace()]
    uncertain = [i for i, (char, score) in enumerate(told) if char in NUMERIC and score < CERTAIN]
    if [char for char, _ in told] == [text[i] for i in places]:
        return tuple(places[i] for i in uncertain)
    return tuple(i for i in places if text[i] in NUMERIC) if uncertain else ()


def _same_size(lines: list[Line]) -> list[Line]:
    """Lines of one print have boxes of slightly different heights: nearly the usual height is the usual height."""
    usual = median(line.size for line in lines)
    return [replace(line, size=usual) if 0.75 * usual < line.size < 1.3 * usual else line for line in lines]


def _joined(lines: list[Line]) -> list[Line]:
    """Pieces on one height with less than a character between them, as one line."""
    rows = list[Line]()
    for line in sorted(lines, key=lambda line: (line.top + line.bottom, line.left)):
        last = next((i for i in range(len(rows) - 1, max(-1, len(rows) - 4), -1) if _adjoin(rows[i], line)), None)
        if last is None:
            rows.append(line)
            continue
        a, b = sorted((rows[last], line), key=lambda line: line.left)
        rows[last] = replace(
            a,
            text=a.text + b.text,
            right=b.right,
            top=min(a.top, b.top),
            bottom=max(a.bottom, b.bottom),
            doubted=(*a.doubted, *(len(a.text) + place for place in b.doubted)),
        )
    return rows


def _adjoin(a: Line, b: Line) -> bool:
    size = min(a.size, b.size)
    level = abs(a.top + a.bottom - b.top - b.bottom) < 0.8 * size
    return level and -0.5 * size < max(a.left, b.left) - min(a.right, b.right) < size
