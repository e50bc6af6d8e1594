"""A text in the forms that offices hold beside Word files and PDFs."""

from __future__ import annotations

import base64
import html
import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from xml.sax.saxutils import escape

from tests.clothes.dress import _wrapped, as_docx, as_html, paragraphs


def as_xlsx(text: str) -> bytes:
    """A workbook with the text in a cell below 正文, beside numbers shown as per cent."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet, share = book.add_worksheet("报告"), book.add_format({"num_format": "0.0%"})
        sheet.write_row(0, 0, ["编号", "满意率", "正文"])
        sheet.write_number(1, 0, 1)
        sheet.write_number(1, 1, 0.984, share)
        sheet.write_string(1, 2, text)
    return out.getvalue()


def as_sheet(text: str) -> bytes:
    """A workbook with a paragraph a row."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for row, (level, words) in enumerate(paragraphs(text)):
            sheet.write_string(row, 0, f"{'#' * level} {words}" if level else words)
    return out.getvalue()


def as_json(text: str) -> bytes:
    """An array of objects over several lines."""
    return json.dumps([{"id": 7, "全文": text}], indent=1, ensure_ascii=False).encode("utf-8")


def as_unicode_text(text: str) -> bytes:
    """What Excel saves as Unicode text."""
    quoted = text.replace('"', '""')
    return f'编号\t内容\r\n1\t"{quoted}"\r\n'.encode("utf-16")


def as_rtf(text: str) -> bytes:
    """RTF as WPS writes it: bytes of GBK under a Chinese font, letters and digits under a Western one, hidden words between."""
    lines = []
    for _, words in paragraphs(text):
        half = len(words) // 2
        hidden = r"{\v " + _gbk("（删）") + "}"
        lines.append(rf"\pard\fi640\f1 {_gbk(words[:half])}{hidden}\loch\f0\hich\dbch\f1 {_gbk(words[half:])}\par")
    fonts = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset134 FangSong;}}"
    head = rf"{{\rtf1\ansi\ansicpg936\deff0{fonts}{{\info{{\title x}}}}{{\header {_gbk('共召开会议99次')}\par}}"
    return ("\n".join([head, *lines]) + "}").encode("ascii")


def _gbk(words: str) -> str:
    pieces = []
    for char in words:
        try:
            coded = char.encode("cp936")
        except UnicodeEncodeError:
            pieces.append(rf"\u{ord(char) - 0x10000 if ord(char) > 0x7FFF else ord(char)}?")
            continue
        pieces.append(
            f"\\{char}" if char in "\\{}" else char if char.isascii() else "".join(f"\\'{x:02x}" for x in coded)
        )
    return "".join(pieces)


def as_rtf_of_word(text: str) -> bytes:
    r"""RTF as Word writes it: characters as ``\u``, each with what old programs print in its place."""
    units = (
        "".join(char if char.isascii() else rf"\u{_signed(char)}\'3f" for char in words)
        for _, words in paragraphs(text)
    )
    body = "\\par\n".join(rf"{{\rtlch\fcs1 \af0 \ltrch\fcs0 {line}}}" for line in units)
    return rf"{{\rtf1\adeflang1025\ansi\ansicpg936\uc1\deff0{{\fonttbl{{\f0\fcharset0 Arial;}}}}{body}\par}}".encode(
        "ascii"
    )


def _signed(char: str) -> int:
    return ord(char) - 0x10000 if ord(char) > 0x7FFF else ord(char)


ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"))
)


def _odf_body(text: str) -> str:
    lines = []
    for level, words in paragraphs(text):
        half = len(words) // 2
        inside = f"{escape(words[:half])}<text:span text:style-name='T1'>{escape(words[half:])}</text:span>"
        if level:
            lines.append(f'<text:h text:outline-level="{level}">{inside}</text:h>')
        else:
            lines.append(
                f'<text:p><text:s text:c="4"/>{inside}<text:note><text:p>第99次会议</text:p></text:note></text:p>'
            )
    removed = (
        "<text:tracked-changes><text:deletion><text:p>召开会议99次。</text:p></text:deletion></text:tracked-changes>"
    )
    return f"<office:body><office:text>{removed}{''.join(lines)}</office:text></office:body>"


def as_odt(text: str) -> bytes:
    """An OpenDocument text with styles in mid-sentence, notes and a deletion that is tracked."""
    content = f'<?xml version="1.0"?><office:document-content {ODF}>{_odf_body(text)}</office:document-content>'
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def as_fodt(text: str) -> bytes:
    """The same in one file."""
    return f'<?xml version="1.0"?><office:document {ODF}>{_odf_body(text)}</office:document>'.encode()


def _zip(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content.encode("utf-8"), packing)
    return out.getvalue()


def as_epub(text: str) -> bytes:
    """A book of two pages with a table of contents."""
    lines = [
        f"<h{level}>{html.escape(words)}</h{level}>" if level else f"<p>　　{html.escape(words)}</p>"
        for level, words in paragraphs(text)
    ]
    half = len(lines) // 2
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{}</body></html>'
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"{more}/>'
        for name, more in (("nav", ' properties="nav"'), ("b", ""), ("a", ""))
    )
    spine = '<itemref idref="nav"/><itemref idref="a"/><itemref idref="b"/>'
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/p.opf"/>'
        "</rootfiles></container>"
    )
    return _zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/p.opf": package,
            "OPS/text/nav.xhtml": page.format("<ol><li>召开会议99次。</li></ol>"),
            "OPS/text/a.xhtml": page.format("".join(lines[:half])),
            "OPS/text/b.xhtml": page.format("".join(lines[half:])),
        }
    )


def as_mhtml(text: str) -> bytes:
    """The web page with its pictures in one file, as a browser saves it."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://www.example.com/bg/1.html"
    message.set_content(as_html(text).decode(), subtype="html", cte="quoted-printable")
    message.add_related(b"GIF89a", "image", "gif", cid="<logo>")
    return message.as_bytes()


def as_flat_opc(text: str) -> bytes:
    """The Word file in one XML file."""
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    parts = []
    with zipfile.ZipFile(io.BytesIO(as_docx(text))) as archive:
        types = archive.read("[Content_Types].xml").decode()
        for name in archive.namelist():
            data = archive.read(name)
            if name == "[Content_Types].xml":
                continue
            kind = _content_type(types, name)
            if name.endswith((".xml", ".rels")):
                inside = data.decode().partition("?>")[2] if data.startswith(b"<?xml") else data.decode()
                content = f"<pkg:xmlData>{inside}</pkg:xmlData>"
            else:
                content = f"<pkg:binaryData>{base64.encodebytes(data).decode()}</pkg:binaryData>"
            parts.append(f'<pkg:part pkg:name="/{name}" pkg:contentType="{kind}">{content}</pkg:part>')
    head = '<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?>'
    return f'{head}<pkg:package xmlns:pkg="{space}">{"".join(parts)}</pkg:package>'.encode()


def _content_type(types: str, name: str) -> str:
    if name.endswith(".rels"):
        return "application/vnd.openxmlformats-package.relationships+xml"
    before, mark, _ = types.partition(f'PartName="/{name}"')
    if not mark:
        return "image/jpeg" if name.endswith(".jpeg") else "application/xml"
    rest = types[len(before) :]
    return rest.partition('ContentType="')[2].partition('"')[0]


def as_word_2003(text: str) -> bytes:
    """What Word 2003 saves as XML: printed numbers of lists are kept beside their paragraphs."""
    space = (
        'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
    )
    styles = "".join(f'<w:style w:styleId="{n}"><w:name w:val="heading {n}"/></w:style>' for n in range(1, 7))
    lines = []
    for level, words in paragraphs(text):
        style = f'<w:pStyle w:val="{level}"/>' if level else ""
        number, rest = (words[:2], words[2:]) if words[1:2] == "、" else ("", words)
        listed = f'<w:listPr><w:ilvl w:val="0"/><wx:t wx:val="{number}"/></w:listPr>' if number else ""
        lines.append(f"<w:p><w:pPr>{style}{listed}</w:pPr><w:r><w:t>{escape(rest)}</w:t></w:r></w:p>")
    body = f"<w:body><wx:sect>{''.join(lines)}</wx:sect></w:body>"
    return f'<?xml version="1.0"?><w:wordDocument {space}><w:styles>{styles}</w:styles>{body}</w:wordDocument>'.encode()


class _Measured:
    """Widths of characters as fpdf tells them, so that lines are wrapped as in the PDF."""

    epw = 432.0  # 27 characters

    def __init__(self, size: float) -> None:
        self.size = size

    def get_string_width(self, text: str) -> float:
        return sum(self.size / 2 if char.isascii() else self.size for char in text)


def as_ofd(text: str) -> bytes:
    """An OFD as an office prints it: a text object a line, page numbers, a watermark across each page."""
    pages, page, top = list[str](), list[str](), 30.0
    in_title = True
    for place, (level, words) in enumerate(paragraphs(text)):
        in_title = in_title and (level > 0 or len(words) < 45) and not words.startswith(("各位", "一、"))
        size = POINT * (22 if place == 0 else 16)
        for number, line in enumerate(_wrapped(words, _Measured(size / POINT), 0 if in_title else 32)):
            if top > 260:
                pages.append(_ofd_page(page, len(pages) + 1))
                page, top = [], 30.0
            wide = sum(0.5 if char.isascii() else 1.0 for char in line) * size
            left = 27.4 + (432 * POINT - wide) / 2 if in_title else 27.4 + (2 * size if number == 0 else 0)
            page.append(_ofd_line(line, left, top, size))
            top += 10
    pages.append(_ofd_page(page, len(pages) + 1))
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    parts = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    return _zip(parts | {f"Doc_0/Pages/Page_{n}/Content.xml": page for n, page in enumerate(pages)})


POINT = 25.4 / 72


def _ofd_line(line: str, left: float, top: float, size: float = 16 * POINT, more: str = "") -> str:
    steps = " ".join(f"{size / 2 if char.isascii() else size:.3f}" for char in line[:-1])
    delta = f' DeltaX="{steps}"' if steps else ""
    code = f'<ofd:TextCode X="0" Y="{size:.3f}"{delta}>{escape(line)}</ofd:TextCode>'
    place = f"{left:.3f} {top:.3f} {len(line) * size:.3f} {size:.3f}"
    return f'<ofd:TextObject ID="9" Boundary="{place}" Font="1" Size="{size:.3f}"{more}>{code}</ofd:TextObject>'


def _ofd_page(lines: list[str], number: int) -> str:
    mark = _ofd_line("内部资料", 60, 120, more=' CTM="0.707 -0.707 0.707 0.707 0 0"')
    foot = _ofd_line(f"— {number} —", 98, 280)
    shuffled = [foot, *lines[::-1], mark]  # the order in the file says nothing
    layer = f'<ofd:Layer ID="1">{"".join(shuffled)}</ofd:Layer>'
    return f'<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content>{layer}</ofd:Content></ofd:Page>'


FORMS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "Excel, a row": ("report.xlsx", as_xlsx),
    "Excel, a sheet": ("report.xlsx", as_sheet),
    "Excel's Unicode text": ("report.txt", as_unicode_text),
    "JSON array": ("report.json", as_json),
    "RTF, of WPS": ("report.rtf", as_rtf),
    "RTF, of Word, named .doc": ("report.doc", as_rtf_of_word),
    "OpenDocument": ("report.odt", as_odt),
    "OpenDocument, flat": ("report.fodt", as_fodt),
    "OFD": ("report.ofd", as_ofd),
    "EPUB": ("report.epub", as_epub),
    "MHTML": ("report.mhtml", as_mhtml),
    "Word, flat OPC": ("report.xml", as_flat_opc),
    "Word 2003 XML": ("report.doc", as_word_2003),
}
