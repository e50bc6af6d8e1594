"""Makes font.ttf: the characters of the seeds and of the tests' pages out of WenQuanYi Micro Hei (Apache-2.0).

apt-get download fonts-wqy-microhei && dpkg -x fonts-wqy-microhei*.deb wqy
python tests/clothes/make_font.py wqy/usr/share/fonts/truetype/wqy/wqy-microhei.ttc
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ASCII = "".join(map(chr, range(32, 127)))


def characters() -> str:
    """Every character that a test prints into a PDF."""
    files = [*(ROOT / "seeds").glob("*.txt"), HERE / "dress.py", ROOT / "tests" / "unit" / "test_reader_pdf.py"]
    found = set(ASCII) | set("\u3000\u00a0第页共—·")
    for file in files:
        found.update(file.read_text(encoding="utf-8"))
    return "".join(sorted(found - {"\n"}))


def main(source: str) -> None:
    """Write the subset of ``source`` beside this file."""
    options = subset.Options(layout_features=[], hinting=False, glyph_names=False, name_IDs=[0, 1, 2, 13, 14])
    font = TTFont(source, fontNumber=0, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters())
    subsetter.subset(font)
    font.save(HERE / "font.ttf")


if __name__ == "__main__":
    main(sys.argv[1])
