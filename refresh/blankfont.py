"""Makes reportkit/readers/data/blank.ttf: a font in which every character is the same speck.

A PDF whose fonts are not embedded has its characters and their widths, but the library that reads it wants a glyph for
each. The system's fonts would make the text depend on the machine; this one gives every machine the same.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

TARGET = Path(__file__).parents[1] / "reportkit" / "readers" / "data" / "blank.ttf"


def speck() -> object:
    """A square too small to be seen, and to be wider than the character whose place it takes."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 8), (8, 8), (8, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def main() -> None:
    """Write the font; the same bytes every time."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "speck"])
    builder.setupCharacterMap({0x20: "speck"})
    table = CmapSubtable.newSubtable(13)  # many characters, one glyph
    table.platformID, table.platEncID, table.format, table.reserved, table.length, table.language = 3, 10, 13, 0, 0, 0
    table.cmap = dict.fromkeys((*range(0x20, 0xD800), *range(0xE000, 0x32000)), "speck")
    builder.font["cmap"].tables = [table]
    builder.setupGlyf({".notdef": speck(), "speck": speck()})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "speck": (1000, 0)})
    builder.setupHorizontalHeader(ascent=850, descent=-100)
    builder.setupNameTable({"familyName": "reportkit blank", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=850, sTypoDescender=-100, usWinAscent=850, usWinDescent=100)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    builder.save(TARGET)


if __name__ == "__main__":
    main()
