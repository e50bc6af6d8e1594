"""Word documents in one XML file: the flat form of .docx (Flat OPC) and that of Word 2003."""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
from typing import Any

from reportkit.readers import docx
from reportkit.readers.base import Reader, Text, too_large
from reportkit.readers.docx_body import Styles, W, blocks
from reportkit.readers.zipped import MAX_XML, damaged, empty, xml

WHAT = "a Word document in XML"
PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
OLD = b"http://schemas.microsoft.com/office/word/2003/wordml"
NEW = W[1:-1].encode()
AUX = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
FLAT = re.compile(rb"<pkg:package\b[^>]*2006/xmlPackage")
WORD_2003 = re.compile(rb"<w:wordDocument\b[^>]*word/2003/wordml")


def is_flat(data: bytes) -> bool:
    """Whether the bytes are a .docx in one XML file."""
    return FLAT.search(data[:8192]) is not None


def is_word_2003(data: bytes) -> bool:
    """Whether the bytes are what Word 2003 saves as XML."""
    return WORD_2003.search(data[:8192]) is not None


def read_flat(data: bytes) -> Text:
    """As of a .docx, which is made of the parts."""
    from lxml import etree

    if len(data) > 4 * MAX_XML:
        raise too_large(WHAT, 4 * MAX_XML)
    out, types = io.BytesIO(), []
    with zipfile.ZipFile(out, "w") as archive:
        for part in xml(data, WHAT).iterchildren(f"{PKG}part"):
            name = part.get(f"{PKG}name") or ""
            types.append((name, part.get(f"{PKG}contentType") or ""))
            inside, packed = part.find(f"{PKG}xmlData"), part.find(f"{PKG}binaryData")
            if inside is not None and len(inside):
                archive.writestr(name.lstrip("/"), etree.tostring(inside[0]))
            elif packed is not None:
                archive.writestr(name.lstrip("/"), _bytes("".join(packed.itertext())))
        archive.writestr("[Content_Types].xml", _content_types(types))
    return docx.read(out.getvalue())


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise damaged(WHAT, str(error)) from error


def _content_types(types: list[tuple[str, str]]) -> bytes:
    from lxml import etree

    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    root = etree.Element(f"{{{space}}}Types", nsmap={None: space})
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    etree.SubElement(root, f"{{{space}}}Default", Extension="rels", ContentType=rels)
    for name, kind in types:
        if kind != rels:
            etree.SubElement(root, f"{{{space}}}Override", PartName=name, ContentType=kind)
    return bytes(etree.tostring(root))


def read_2003(data: bytes) -> Text:
    """Text of the document, a paragraph a line with a blank line between; headings are marked with ``#``."""
    if len(data) > 4 * MAX_XML:
        raise too_large(WHAT, 4 * MAX_XML)
    root = xml(data.replace(OLD, NEW), WHAT)
    body = root.find(f"{W}body")
    styles = Styles(root.find(f"{W}styles"), _number, lambda _: [])
    text = "" if body is None else "\n\n".join(blocks(body, styles))
    if not text:
        raise empty(WHAT)
    return Text(f"{text}\n", None)


def _number(paragraph: Any) -> str:
    """What Word printed before a list item, which it left in the file."""
    found = paragraph.find(f"{W}pPr/{W}listPr/{AUX}t")
    shown = "" if found is None else (found.get(f"{AUX}val") or "").strip()
    return "" if shown in ("·", "\uf0b7", "") or not shown.isprintable() else shown


FLAT_WORD = Reader("flat-opc", docx.MEDIA_TYPE, (), read_flat, known=is_flat, package="python-docx")
WORD_XML = Reader("word-2003-xml", "application/msword", (), read_2003, known=is_word_2003, package="lxml")
