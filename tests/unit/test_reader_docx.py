"""Word files: order of what stands in them, numbers that Word prints, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from reportkit.errors import ReportkitError
from reportkit.readers import pick
from reportkit.readers.docx import read

BODY = "word/document.xml"


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def body(xml: str) -> bytes:
    """A file whose body is ``xml``."""
    return changed(
        word("*"), BODY, lambda old: old.split(b"<w:body>")[0] + f"<w:body>{xml}</w:body></w:document>".encode()
    )


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_headings_and_tables_in_order() -> None:
    document = docx.Document()
    document.add_heading("某县人大工作报告", 0)
    document.add_heading("一、回顾", 1)
    document.add_paragraph("一年来，共召开会议8次。")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("三月", "审议报告", "四月", "视察"), strict=True
    ):
        cell.text = text
    document.add_paragraph("全文完。")
    document.sections[0].header.paragraphs[0].text = "页眉8次"
    assert read(saved(document)).text == (
        "# 某县人大工作报告\n\n# 一、回顾\n\n一年来，共召开会议8次。\n\n三月\t审议报告\n\n四月\t视察\n\n全文完。\n"
    )


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (paragraph("会议") + "<w:sdt><w:sdtContent>" + paragraph("控件") + "</w:sdtContent></w:sdt>", "会议\n\n控件\n"),
        (
            "<w:p><w:ins><w:r><w:t>共8次</w:t></w:r></w:ins><w:del><w:r><w:delText>9次</w:delText></w:r></w:del></w:p>",
            "共8次\n",
        ),
        ("<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/><w:t>右</w:t></w:r></w:p>", "上\n下\t右\n"),
        (
            "<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>8次</w:t></w:r></w:smartTag></w:p>",
            "链接8次\n",
        ),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>正文</w:t></w:r></w:p>", "正文\n"),
        (
            f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('框中')}</w:txbxContent></w:pict><w:t>正文</w:t></w:r></w:p>",
            "正文\n\n框中\n",
        ),
        (
            "<w:tbl><w:tr><w:tc>"
            + paragraph("一")
            + paragraph("二")
            + "</w:tc><w:tc>"
            + paragraph("三")
            + "</w:tc></w:tr></w:tbl>",
            "一 二\t三\n",
        ),
        (
            "<w:tbl><w:tr><w:tc>"
            + paragraph("一。")
            + paragraph("二。")
            + "</w:tc><w:tc>"
            + paragraph("三")
            + "</w:tc></w:tr></w:tbl>",
            "一。\n\n二。\n\n三\n",
        ),
        (
            "<w:tbl><w:tr><w:tc>"
            + paragraph("")
            + '</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
            + paragraph("一")
            + "</w:tc><w:tc>"
            + paragraph("二")
            + "</w:tc><w:tc>"
            + paragraph("")
            + "</w:tc></w:tr></w:tbl>",
            "\t一\t\t二\n",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>" + paragraph("内") + "</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
            "内\n",
        ),
    ],
)
def test_what_stands_in_a_paragraph(xml: str, text: str) -> None:
    assert read(body(xml)).text == text


def level(depth: int, form: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def numbered(text: str, depth: int, name: int = 7) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>')


def test_numbers_that_word_prints() -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="70">'
        + level(0, "chineseCountingThousand", "%1、")
        + level(1, "chineseCounting", "（%2）")
        + level(2, "decimal", "%3.")
        + level(3, "bullet", "·")
        + '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="70"/></w:num>'
    )
    xml = "".join(
        numbered(text, depth)
        for text, depth in (("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1), ("庚", 3), ("辛", 2))
    )
    data = changed(
        body(xml), "word/numbering.xml", lambda old: old.replace(b"</w:numbering>", f"{lists}</w:numbering>".encode())
    )
    assert read(data).text.split() == ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己", "庚", "1.辛"]


GOOD = word("一年来，共召开常委会会议8次。")
NESTED = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 9))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (GOOD[:5000], "damaged Word file"),
        (GOOD[:-30], "damaged Word file"),
        (changed(GOOD, BODY, lambda _: b""), "damaged Word file"),
        (changed(GOOD, BODY, lambda _: b"no xml"), "damaged Word file"),
        (changed(GOOD, "[Content_Types].xml", lambda _: b"<x/>"), "damaged Word file"),
        (changed(GOOD, "_rels/.rels", lambda _: b"<x/>"), "damaged Word file"),
        (
            changed(
                GOOD,
                BODY,
                lambda old: (
                    f'<!DOCTYPE x [<!ENTITY e0 "会议99次">{NESTED}]>'.encode()
                    + old.split(b"?>", 1)[1].replace(b"8", b"&e8;")
                ),
            ),
            "damaged Word file",
        ),
        (
            body("<w:sdt><w:sdtContent>" * 5000 + paragraph("一") + "</w:sdtContent></w:sdt>" * 5000),
            "nested too deeply",
        ),
        (body("<w:p/>" * 4_000_000), "more than 16 MB"),
        (changed(GOOD, "docProps/thumbnail.jpeg", lambda _: bytes(257 * 1024 * 1024)), "more than 256 MB"),
        (word(""), "without text"),
    ],
)
def test_refuse(data: bytes, what: str) -> None:
    with pytest.raises(ReportkitError, match=r"; try: ") as caught:
        read(data)
    assert what in caught.value.message
    assert "\n" not in str(caught.value)


def test_outside_files_are_not_read() -> None:
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{__file__}">]>'.encode()
    data = changed(GOOD, BODY, lambda old: entity + old.split(b"?>", 1)[1].replace(b"8", b"&e;"))
    try:
        text = read(data).text
    except ReportkitError:
        return
    assert "entity" not in text


@pytest.mark.parametrize("extension", [".docx", ".txt", "", ".doc"])
def test_known_by_content(extension: str) -> None:
    assert pick(extension, GOOD).extensions[0] == ".docx"
