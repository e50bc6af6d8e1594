"""Documents of office programs that hide, lose or add words, are damaged, or are made to harm."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from tests.clothes.forms import (
    ODF,
    _gbk,
    _zip,
    as_epub,
    as_flat_opc,
    as_mhtml,
    as_odt,
    as_ofd,
    as_rtf,
    as_word_2003,
)
from tests.hostile.report import LINES, TEXT, WHOLE, Case, html

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
CHUNK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
SURE_HIDDEN = "<w:rPr><w:vanish/></w:rPr>"


def word(body: str, styles: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    """A Word file of ``body``; ``parts`` are put in as other documents rId1, rId2 …"""
    from docx import Document

    out, parts = io.BytesIO(), parts or {}
    Document().save(out)
    made = io.BytesIO()
    with zipfile.ZipFile(out) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "word/document.xml":
                spaces = f'xmlns:w="{W}" xmlns:m="{M}" xmlns:r="{CHUNK.rpartition("/")[0]}"'
                data = f"<w:document {spaces}><w:body>{body}</w:body></w:document>".encode()
            elif name == "word/styles.xml":
                data = data.replace(b"</w:styles>", styles.encode() + b"</w:styles>")
            elif name == "word/_rels/document.xml.rels":
                rows = (f'<Relationship Id="c{i}" Type="{CHUNK}" Target="{part}"/>' for i, part in enumerate(parts, 1))
                data = data.replace(b"</Relationships>", "".join(rows).encode() + b"</Relationships>")
            elif name == "[Content_Types].xml":
                kinds = {part.rpartition(".")[2] for part in parts} - {"xml", "rels", "jpeg"}
                rows = (f'<Default Extension="{kind}" ContentType="application/x-{kind}"/>' for kind in sorted(kinds))
                data = data.replace(b"<Override", "".join(rows).encode() + b"<Override", 1)
            changed.writestr(name, data)
        for part, data in parts.items():
            changed.writestr(f"word/{part}", data)
    return made.getvalue()


def plain(lines: tuple[str, ...] = LINES, inside: Callable[[str], str] = escape) -> str:
    """Paragraphs of a Word file."""
    return "".join(f"<w:p><w:r><w:t xml:space='preserve'>{inside(line)}</w:t></w:r></w:p>" for line in lines)


def _between(put: str) -> Callable[[str], str]:
    """Puts something into a run after every 次 and 件, where a figure ends."""
    return lambda line: escape(line).replace("会议9次", f"会议9</w:t></w:r>{put}<w:r><w:t>次")


def _chunk(part: str, data: bytes) -> bytes:
    return word('<w:altChunk r:id="c1"/>', parts={part: data})


def _nested(depth: int) -> bytes:
    data = word(plain())
    for _ in range(depth):
        data = _chunk("inner.docx", data)
    return data


def _formula(inside: str) -> str:
    return f"<m:oMath>{inside}</m:oMath>"


def _digits(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def _changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The zip file with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as changed:
        for part in archive.namelist():
            content = archive.read(part)
            changed.writestr(part, change(content.decode()).encode() if part == name else content)
    return out.getvalue()


def _odt(body: str, head: str = "") -> bytes:
    content = f"<?xml version='1.0'?>{head}<office:document-content {ODF}>{body}</office:document-content>"
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _case(name: str, data: Callable[[], bytes], *gives: str) -> Case:
    return Case(name, data, gives)


def _package(change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """A Word file with every part named and written as ``change`` says."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(plain()))) as archive, zipfile.ZipFile(out, "w") as changed:
        for name in archive.namelist():
            changed.writestr(*change(name, archive.read(name)))
    return out.getvalue()


def _strict(name: str, data: bytes) -> tuple[str, bytes]:
    return name, re.sub(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/", rb"http://purl.oclc.org/ooxml/\1/", data)


def _second(name: str, data: bytes) -> tuple[str, bytes]:
    return name.replace("document.xml", "document2.xml"), data.replace(b"word/document.xml", b"word/document2.xml")


def _typed(kind: str) -> bytes:
    return _package(lambda name, data: (name, re.sub(rb"application/[\w.-]+document\.main\+xml", kind.encode(), data)))


MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
SQUARED = f"<m:sSup><m:e>{_digits('10')}</m:e><m:sup>{_digits('2')}</m:sup></m:sSup>"
GONE_WORDS = "<text:p><text:hidden-text>召开会议99次。</text:hidden-text></text:p>"
PAGE = "Doc_0/Pages/Page_0/Content.xml"
BOMB = (
    "<!DOCTYPE x [<!ENTITY a '999'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12))
    + "]>"
)
HIDDEN_STYLE = '<w:style w:type="{}" w:styleId="gone"><w:name w:val="gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
GONE: dict[str, Any] = {
    "vanish.docx": word(plain(inside=_between(f"<w:r>{SURE_HIDDEN}<w:t>9</w:t></w:r>"))),
    "vanish-off.docx": word(plain().replace("<w:r>", '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr>')),
    "vanish-style.docx": word(
        plain(inside=_between('<w:r><w:rPr><w:rStyle w:val="gone"/></w:rPr><w:t>9</w:t></w:r>')),
        HIDDEN_STYLE.format("character"),
    ),
    "vanish-paragraph.docx": word(
        plain() + '<w:p><w:pPr><w:pStyle w:val="gone"/></w:pPr><w:r><w:t>召开会议99次。</w:t></w:r></w:p>',
        HIDDEN_STYLE.format("paragraph"),
    ),
}

OFFICES = (
    *(Case(name, lambda data=data: data, (WHOLE,)) for name, data in GONE.items()),  # type: ignore[misc]
    _case(
        "struck.docx",
        lambda: word(plain(inside=_between("<w:r><w:rPr><w:strike/></w:rPr><w:t>9</w:t></w:r>"))),
        WHOLE,
    ),
    _case(
        "power.docx",
        lambda: word(
            plain(inside=_between('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'))
        ),
        r" \[14, 16, 126, 98.4, 83, 37, 3\] ",
    ),
    _case("macros.docm", lambda: _typed(MACROS), WHOLE),
    _case("template.dotx", lambda: _typed(TEMPLATE), WHOLE),
    _case("strict.docx", lambda: _package(_strict), WHOLE),
    _case("second.docx", lambda: _package(_second), WHOLE),
    _case("by-windows.docx", lambda: _package(lambda name, data: (name.replace("/", "\\"), data)), WHOLE),
    _case("chunk-page.docx", lambda: _chunk("a.htm", f"<html><body>{html(LINES)}</body></html>".encode()), WHOLE),
    _case("chunk-text.docx", lambda: _chunk("a.txt", TEXT.encode()), WHOLE),
    _case("chunk-rtf.docx", lambda: _chunk("a.rtf", as_rtf(TEXT)), WHOLE),
    _case("chunk-word.docx", lambda: _chunk("a.docx", word(plain())), WHOLE),
    _case("chunk-deep.docx", lambda: _nested(6), r"holds another document \(altChunk\).*too deeply"),
    _case("chunk-gone.docx", lambda: word('<w:altChunk r:id="c9"/>'), "is a damaged Word file"),
    _case("chunk-binary.docx", lambda: _chunk("a.bin", bytes(range(256))), r"holds another document \(altChunk\)"),
    _case(
        "formula.docx",
        lambda: word(plain().replace("98.4%", f"</w:t></w:r>{_formula(_digits('98.4%'))}<w:r><w:t>")),
        WHOLE,
    ),
    _case(
        "formula-power.docx",
        lambda: word(
            plain().replace(
                "37人次",
                f"</w:t></w:r>{_formula(SQUARED)}<w:r><w:t>人次",
            )
        ),
        r"\[9, 14, 16, 126, 98.4, 83, (?!102\b)",
    ),
    _case(
        "odt-bomb.odt",
        lambda: _odt(f"<office:body><office:text><text:p>&m;{TEXT}</text:p></office:text></office:body>", BOMB),
        "damaged",
    ),
    _case(
        "no-content.odt",
        lambda: _zip({"mimetype": "application/vnd.oasis.opendocument.text"}),
        "has no part content.xml",
    ),
    _case("no-text.odt", lambda: _odt("<office:body><office:text/></office:body>"), "OpenDocument text without text"),
    _case("half.odt", lambda: as_odt(TEXT)[:-200], "; try: "),
    _case(
        "hidden.odt",
        lambda: _changed(
            as_odt(TEXT),
            "content.xml",
            lambda x: x.replace("</office:text>", GONE_WORDS + "</office:text>"),
        ),
        WHOLE,
    ),
    _case("plain.odt", TEXT.encode, "is not an .odt file, whatever its name says"),
    _case(
        "turned.ofd",
        lambda: _changed(as_ofd(TEXT), PAGE, lambda x: x.replace('Size="', 'CTM="0 1 -1 0 0 0" Size="', 3)),
        "turned text",
    ),
    _case(
        "vertical.ofd", lambda: _changed(as_ofd(TEXT), PAGE, lambda x: x.replace("DeltaX", "DeltaY")), "vertical text"
    ),
    _case(
        "placeless.ofd",
        lambda: _changed(as_ofd(TEXT), PAGE, lambda x: x.replace('Boundary="', 'Boundary="x ')),
        "a place on the page is not told",
    ),
    _case(
        "pageless.ofd",
        lambda: _changed(as_ofd(TEXT), "Doc_0/Document.xml", lambda x: x.replace("ofd:Page ", "ofd:P ")),
        "names no pages",
    ),
    _case(
        "lost-page.ofd",
        lambda: _changed(as_ofd(TEXT), "Doc_0/Document.xml", lambda x: x.replace("Page_0", "Page_9")),
        "has no part",
    ),
    _case(
        "climbing.ofd",
        lambda: _changed(as_ofd(TEXT), "OFD.xml", lambda x: x.replace("Doc_0/", "../../etc/")),
        "has no part",
    ),
    _case(
        "repeated.ofd",
        lambda: _changed(as_ofd(TEXT), PAGE, lambda x: x.replace('DeltaX="', 'DeltaX="g 99999 5.644 ')),
        WHOLE,
    ),
    _case("turned-mark.ofd", lambda: as_ofd(TEXT), WHOLE),
    _case(
        "spineless.epub",
        lambda: _changed(as_epub(TEXT), "OPS/p.opf", lambda x: x.replace("itemref", "item-ref")),
        "EPUB book without text",
    ),
    _case(
        "lost.epub",
        lambda: _changed(as_epub(TEXT), "OPS/p.opf", lambda x: x.replace("text/a", "../../../a")),
        "has no part",
    ),
    _case(
        "pageless.mhtml",
        lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\ntext\n--x--\n",
        "without a page in it",
    ),
    _case("cut.mhtml", lambda: as_mhtml(TEXT)[:300], "; try: "),
    _case(
        "hidden.rtf",
        lambda: as_rtf(TEXT).replace(_gbk("会议9").encode(), rf"{_gbk('会议')}{{\v 9}}{{\deleted 9}}9".encode()),
        WHOLE,
    ),
    _case(
        "field.rtf",
        lambda: as_rtf(TEXT).replace(rb"\pard", rb'{\field{\*\fldinst HYPERLINK "http://a.b/99"}{\fldrslt }}\pard', 3),
        WHOLE,
    ),
    _case("binary.rtf", lambda: as_rtf(TEXT).replace(rb"\pard", rb"{\pict\bin12 }}}{{{99\par }\pard", 1), WHOLE),
    _case("raw.rtf", lambda: rb"{\rtf1\ansi\ansicpg936 " + TEXT.replace("\n", "\\par\n").encode("gbk") + b"}", WHOLE),
    _case(
        "listed.rtf",
        lambda: rb"{\rtf1\ansi\ansicpg936 " + "\\par\n".join(_listed(x) for x in LINES).encode() + b"}",
        WHOLE,
    ),
    _case("open.rtf", lambda: b"{\\rtf1" + b"{" * 50000, "RTF file without text"),
    _case("closed.rtf", lambda: b"{\\rtf1" + b"}" * 50000, "RTF file without text"),
    _case(
        "wrong-page.rtf",
        lambda: as_rtf(TEXT).replace(b"cpg936", b"cpg1251").replace(b"charset134", b"charset204"),
        "in no encoding that gives Chinese",
    ),
    _case("flat.xml", lambda: as_flat_opc(TEXT), WHOLE),
    _case(
        "flat-broken.xml",
        lambda: as_flat_opc(TEXT).replace(b"<pkg:binaryData>", b"<pkg:binaryData>!"),
        "is a damaged file",
    ),
    _case("flat-half.xml", lambda: as_flat_opc(TEXT)[:20000], "is a damaged file"),
    _case(
        "word-2003-bomb.doc",
        lambda: as_word_2003(TEXT).replace(b'"1.0"?>', b'"1.0"?>' + BOMB.encode()).replace(b"<w:t>", b"<w:t>&m;", 1),
        "entities of its own",
    ),
    _case("encrypted.doc", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "is an encrypted Office file"),
    _case("old.xls", lambda: OLE + "Workbook".encode("utf-16-le"), r"is an old Excel file \(.xls\)"),
    _case("old.ppt", lambda: OLE + "PowerPoint Document".encode("utf-16-le"), "is an old PowerPoint file"),
)


def _listed(line: str) -> str:
    """The number of a heading as Word prints it before a list item."""
    if line[1:2] != "、":
        return _gbk(line)
    return rf"{{\listtext\pard\plain {_gbk(line[:2])}\tab}}{_gbk(line[2:])}"
