"""A paragraph or an attribute of over 10 MB, where the parser of markup stops in silence: the file is named as that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportkit.errors import ReportkitError
from reportkit.readers import pick
from reportkit.readers.markup import most_attributes
from tests.clothes.forms import as_epub, as_word_2003
from tests.hostile.offices import _changed, _odt, plain, word
from tests.hostile.pages import page
from tests.hostile.report import TEXT, html

LONG = "这是一段话，" * 600_000  # 10.8 MB
VALUE = "x" * 11_000_000
SAID = "with a paragraph or an attribute of more than 10 MB, which its parser does not read"


def _deep_word() -> bytes:
    return word("<w:sdt><w:sdtContent>" * 300 + plain() + "</w:sdtContent></w:sdt>" * 300)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("paragraph.html", lambda: page(f"{html()}<p>{LONG}</p>"), SAID),
        ("picture.html", lambda: page(f'{html()}<img src="data:image/png;base64,{VALUE}">'), SAID),
        ("attribute.html", lambda: page(f'<p title="{VALUE}">{html()}'), SAID),
        (
            "paragraph.epub",
            lambda: _changed(as_epub(TEXT), "OPS/text/b.xhtml", lambda x: x.replace("</p>", f"{LONG}</p>", 1)),
            SAID,
        ),
        ("paragraph.docx", lambda: word(f"<w:p><w:r><w:t>{LONG}</w:t></w:r></w:p>"), SAID),
        ("deep.docx", _deep_word, "nested too deeply"),
        (
            "paragraph.odt",
            lambda: _odt(f"<office:body><office:text><text:p>{LONG}</text:p></office:text></office:body>"),
            SAID,
        ),
        ("paragraph.xml", lambda: as_word_2003(TEXT).replace(b"<w:t>", f"<w:t>{LONG}".encode(), 1), SAID),
    ],
)
def test_named_as_that(name: str, data: Callable[[], bytes], said: str) -> None:
    content = data()
    with pytest.raises(ReportkitError, match=said):
        pick(f".{name.rpartition('.')[2]}", content).read(content)


@pytest.mark.parametrize(
    ("source", "most"),
    [
        ("<p " + "a " * 2000 + ">", 2000),
        ("<p " + 'a = ">" ' * 2000 + ">", 2000),
        ("<p " + "a/" * 2000, 2000),
        ("<p>" + "a " * 5000, 0),
        ("<script>x <b " + "a " * 5000 + "</script><p>", 0),
        ("<!--" * 500_000, 0),
        ("<p a='" * 500_001, 500_001),
        ("<script " * 500_000, 499_999),
    ],
)
def test_attributes_are_counted_as_a_browser_does(source: str, most: int) -> None:
    assert most_attributes(source) == most
