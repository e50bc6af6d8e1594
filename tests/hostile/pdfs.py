"""PDF files written by hand: characters at places, in an order of one's own, with a font that is not embedded."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Iterator

WIDE, HIGH = 595.0, 842.0
SIZE = 14.0
Placed = tuple[str, float, float]  # words, and where the first character stands

LINES = (
    "清河县人民代表大会常务委员会工作报告",
    "一年来，常委会坚持党的领导，依法履行职责，共召开常委会会议",
    "9次、主任会议14次，听取和审议专项工作报告16项，代表提出的",
    "建议126件已经全部办理完毕，满意率达98.4%。任免国家机关工作",
    "人员37人次，组织代表视察3次。",
)


def width(char: str) -> float:
    """How far a character moves the next one on."""
    return SIZE / 2 if char < "\u2e80" and char not in "—·“”‘’" else SIZE


def placed(lines: Iterable[str] = LINES, left: float = 70.0, top: float = 780.0, step: float = 26.0) -> list[Placed]:
    """Lines below each other."""
    return [(line, left, top - step * i) for i, line in enumerate(lines)]


def apart(words: Placed) -> Iterator[Placed]:
    """Each character of a line at its own place."""
    text, x, y = words
    for char in text:
        yield char, x, y
        x += width(char)


def shown(words: Iterable[Placed], *, angle: float = 0.0, mode: int = 0) -> bytes:
    """Drawing operators that show ``words``; ."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    out = [b"BT /F1 %g Tf %d Tr" % (SIZE, mode)]
    for text, x, y in words:
        out.append(b"%.4f %.4f %.4f %.4f %.2f %.2f Tm" % (cos, sin, -sin, cos, x, y))
        out.append(b"<%s> Tj" % text.encode("utf-16-be").hex().encode())
    return b"\n".join([*out, b"ET\n"])


def turned(words: Iterable[Placed], by: int) -> bytes:
    """The same page turned by 90, 180 or 270 degrees against the clock."""
    places = {90: lambda x, y: (HIGH - y, x), 180: lambda x, y: (WIDE - x, HIGH - y), 270: lambda x, y: (y, WIDE - x)}
    return shown([(text, *places[by](x, y)) for text, x, y in words], angle=by)


def pdf(
    *pages: bytes, encoding: str = "UniGB-UCS2-H", rotate: int = 0, picture: bool = False, box: str = "0 0 595 842"
) -> bytes:
    """A PDF of pages with these contents; ``picture``: an image lies behind each."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/%s/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
        b"/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500]"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 752/Descent -271/CapHeight 737"
        b"/StemV 58/ItalicAngle 0/FontBBox[-25 -254 1000 880]>>>>]>>"
    ) % encoding.encode()
    objects.append(font)
    pixels = zlib.compress(b"\xff" * 64)
    objects.append(
        b"<</Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
        b"/Length %d>>stream\n%s\nendstream" % (len(pixels), pixels)
    )
    kids = []
    for content in pages:
        body = (b"q 595 0 0 842 0 0 cm /I1 Do Q\n" if picture else b"") + content
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(body), body))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Rotate %d/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>"
            b"/XObject<</I1 4 0 R>>>>>>" % (box.encode(), rotate, len(objects))
        )
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return assembled(objects)


def assembled(objects: list[bytes]) -> bytes:
    """A file of numbered objects, the first of which is the catalogue."""
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (len(objects) + 1, table, trailer)


def drawing_itself(depth: int = 30) -> bytes:
    """A page that shows a drawing that shows the next one twice, and so on: some 2 ** ``depth`` drawings."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>"]
    objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>")
    objects.append(b"<</Length 11>>stream\n/X Do /X Do\nendstream")
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 11/Resources<</XObject<</X %d 0 R>>>>>>stream\n"
        b"/X Do /X Do\nendstream"
    )
    last = 4 + depth
    objects += [form % (number + 1 if number < last else 5) for number in range(5, last + 1)]
    return assembled(objects)
