"""Twenty pages as scanners give them, made from the seeds: their text is known, so what is read can be counted."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parents[2]
FONT = ROOT / "tests" / "clothes" / "font.ttf"
INCHES = (8.27, 11.69)
LINE, LINES, MARGIN = 28, 30, 1.1  # characters a line, lines a page, inches
NOT_FIRST = "，。、；：？！）》”’%"
MANNERS = ("150 dpi", "150 dpi skewed", "150 dpi speckled", "150 dpi stamped", "100 dpi", "100 dpi skewed and speckled")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: what is printed on it, how it was scanned, and its picture."""

    text: str
    manner: str
    picture: Any


def pages(number: int = 20) -> Iterator[Page]:
    """The same pages every time: prose of the seeds, four pages a seed, in turn in each manner."""
    for i in range(number):
        seed = sorted((ROOT / "seeds").glob("0*.txt"))[i % 5]
        paragraphs = [line.strip() for line in seed.read_text(encoding="utf-8").splitlines() if len(line) > 40]
        paragraphs = [p for p in paragraphs if any(c.isdigit() for c in p)]
        first = i // 5 * 5 % max(1, len(paragraphs) - 5)
        paragraphs = paragraphs[first : first + 5]
        manner = MANNERS[i % len(MANNERS)]
        lines = [line for p in paragraphs for line in wrapped(p)][:LINES]
        text = "\n".join(lines) + "\n"
        yield Page(text, manner, picture(lines, manner, random.Random(i)))


def wrapped(paragraph: str) -> Iterator[str]:
    """Lines of a paragraph, the first of them indented; digits count half."""
    line, wide = "\u3000\u3000", 2.0
    for char in paragraph.replace("\u3000", ""):
        if wide >= LINE and char not in NOT_FIRST and not (char.isascii() and line[-1].isascii()):
            yield line
            line, wide = "", 0.0
        line += char
        wide += 0.5 if char.isascii() else 1
    yield line


def picture(lines: list[str], manner: str, chance: random.Random) -> Any:
    """The page in grey."""
    dots = int(manner.split(maxsplit=1)[0])
    size = int(dots * (INCHES[0] - 2 * MARGIN) / LINE)
    page = Image.new("L", (int(INCHES[0] * dots), int(INCHES[1] * dots)), 250)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(FONT), size)
    for i, line in enumerate(lines):
        draw.text((MARGIN * dots, MARGIN * dots + i * size * 1.65), line, font=font, fill=30)
    if "stamped" in manner:
        _stamp(draw, dots)
    if "skewed" in manner:
        page = page.rotate(
            chance.uniform(0.6, 1.8) * chance.choice((-1, 1)), resample=Image.Resampling.BICUBIC, fillcolor=250
        )
    if "speckled" in manner:
        for _ in range(page.width * page.height // 400):
            page.putpixel((chance.randrange(page.width), chance.randrange(page.height)), chance.choice((0, 255)))
    return page


def _stamp(draw: Any, dots: int) -> None:
    """A round seal over the text, in the grey that red becomes."""
    x, y, r = 5.4 * dots, 5.5 * dots, 0.8 * dots
    draw.ellipse((x - r, y - r, x + r, y + r), outline=140, width=max(2, dots // 30))
    draw.regular_polygon((x, y, r / 3), 5, fill=140)
