"""PDF files: printed lines to paragraphs, page furniture, scans, and what is refused."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import fpdf
import pytest
from PIL import Image

from reportkit.errors import ReportkitError
from reportkit.readers import ocr
from reportkit.readers import printed as printed_text
from reportkit.readers.pdf import read
from reportkit.readers.pdf_lines import Line, paragraphs, without_furniture

FONT = Path(__file__).parents[1] / "clothes" / "font.ttf"
PROSE = "一年来常委会共召开会议八次，听取和审议专项工作报告二十二个，作出决议决定八项。" * 6


def blank(**options: Any) -> Any:
    pdf = fpdf.FPDF(unit="pt", format="A4")
    pdf.add_font("f", fname=FONT)
    pdf.set_font("f", size=12)
    if options:
        pdf.set_encryption(**options)
    pdf.add_page()
    return pdf


def printed(*texts: str, gap: float = 0, indent: str = "", **options: Any) -> bytes:
    """Each text as a paragraph wrapped by the library (no justification, wraps anywhere)."""
    pdf = blank(**options)
    for text in texts:
        pdf.multi_cell(w=0, h=18, text=indent + text, new_x="LMARGIN", new_y="NEXT", align="L", wrapmode="CHAR")
        pdf.ln(gap)
    return bytes(pdf.output())


@pytest.mark.parametrize(("gap", "indent"), [(12, ""), (0, "　　"), (12, "　　")])
def test_lines_are_joined_into_paragraphs(gap: float, indent: str) -> None:
    texts = (PROSE, "二是加强监督。" + PROSE, PROSE[:40], PROSE)
    assert read(printed(*texts, gap=gap, indent=indent)).text.split() == list(texts)


def test_paragraph_runs_on_over_pages() -> None:
    text = PROSE * 12
    assert read(printed(text, PROSE, indent="　　")).text.split() == [text, PROSE]


def line(text: str, page: int, top: float, left: float = 80, right: float = 520) -> Line:
    return Line(text, page, left, right, top, top + 16, 16)


def test_running_heads_and_page_numbers_are_left_out() -> None:
    numbers = ("— 1 —", "第 2 页 共 4 页", "3/4", "4")
    pages = [
        [
            line(f"某市人大会议文件（{n + 7}）", n, 30, 200, 300),
            line(f"{name}页的正文在这里", n, 80),
            line("2020年1月", n, 110),
            line("12", n, 140, 300, 320),
            line(f"{name}页末行", n, 700),
            line(numbers[n], n, 800, 290, 310),
        ]
        for n, name in enumerate("甲乙丙丁")
    ]
    kept = [x.text for x in without_furniture(pages)]
    assert kept == [t for name in "甲乙丙丁" for t in (f"{name}页的正文在这里", "2020年1月", "12", f"{name}页末行")]


def test_short_lines_stay_lines() -> None:
    lines = [line("三月 审议报告", 0, 80, right=200), line("四月 视察", 0, 100, right=160)] + [
        line("这是一行排满的正文文字没有标点", 0, 120 + 20 * n) for n in range(5)
    ]
    assert paragraphs(lines)[0].startswith("三月 审议报告\n四月 视察\n这是一行排满的正文文字没有标点这是")


def test_words_of_letters_keep_their_space() -> None:
    lines = [
        line("meetings of the Standing", 0, 80),
        line("Committee were 1", 0, 100),
        line("2 in all", 0, 120, right=200),
    ]
    assert paragraphs(lines)[0] == "meetings of the Standing Committee were 12 in all\n"


def picture() -> io.BytesIO:
    out = io.BytesIO()
    Image.new("L", (300, 400), 200).save(out, "PNG")
    out.seek(0)
    return out


def scan(pages: int, *, text: str = "") -> bytes:
    pdf = blank()
    if text:
        pdf.multi_cell(w=0, h=18, text=text)
        pdf.add_page()
    for number in range(pages):
        if number:
            pdf.add_page()
        pdf.image(picture(), x=0, y=0, w=500)
        pdf.text(280, 800, f"- {number + 1} -")
    return bytes(pdf.output())


@pytest.fixture
def no_recognizer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)


@pytest.mark.usefixtures("no_recognizer")
def test_scan_is_told() -> None:
    with pytest.raises(ReportkitError, match=r"is a scan: its 3 pages are pictures without text; try: .*OCR"):
        read(scan(3))


@pytest.mark.usefixtures("no_recognizer")
def test_pages_without_text_are_told() -> None:
    found = read(scan(2, text=PROSE))
    assert found.warnings == [("pictures", "Pages that are pictures without text were not read: 2, 3.")]
    assert "会议八次" in found.text


def test_unreadable_text_layer_is_refused() -> None:
    private = "".join(chr(0xE000 + i) for i in range(200))
    pdf = blank()
    font = Path(FONT)
    assert font.exists()
    pdf.multi_cell(w=0, h=18, text=PROSE)
    data = bytes(pdf.output())
    with pytest.raises(ReportkitError, match="no readable characters"):
        printed_text.check(private)
    printed_text.check(read(data).text)


WHOLE = printed(PROSE)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (WHOLE[:100], "damaged PDF"),
        (WHOLE[: len(WHOLE) // 2], "damaged PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged PDF"),
        (bytes(blank().output()), "without text"),
        (printed(PROSE, owner_password="a", user_password="b"), "encrypted PDF"),  # noqa: S106
    ],
)
def test_refuse(data: bytes, what: str) -> None:
    with pytest.raises(ReportkitError, match=r"; try: ") as caught:
        read(data)
    assert what in caught.value.message
    assert "\n" not in str(caught.value)


def test_file_locked_against_printing_only_is_read() -> None:
    assert "会议八次" in read(printed(PROSE, owner_password="a")).text  # noqa: S106
