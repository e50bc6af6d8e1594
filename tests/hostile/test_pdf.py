"""PDFs that store, draw or turn their text in ways of their own: read as a person reads them, or refused with a line."""

from __future__ import annotations

import random

import pytest

from reportkit.errors import ReportkitError
from reportkit.io.item import Item
from reportkit.io.load import load
from reportkit.readers import ocr
from reportkit.readers.pdf import read
from tests.hostile.pdfs import LINES, SIZE, apart, pdf, placed, shown, turned

PLACED = placed()
CHARACTERS = [char for line in PLACED for char in apart(line)]
WATERMARK = [("内部资料注意保存", 150.0, 300.0)]
TITLE, PROSE = LINES[0], "".join(LINES[1:])
WHOLE = f"{TITLE}\n{PROSE}\n"
FOLDED = str.maketrans("人大工一月日面", "⼈⼤⼯⼀⽉⽇⾯")
COLUMNS = (
    placed([f"{i}{LINES[1][:16]}" for i in range(8)], 50),
    placed([f"{i}{LINES[2][:16]}" for i in range(8)], 320),
)
IN_COLUMNS = "".join(f"{i}{LINES[1][:16]}" for i in range(8)) + "".join(f"{i}{LINES[2][:16]}" for i in range(8))


def shuffled() -> bytes:
    mixed = list(CHARACTERS)
    random.Random(1).shuffle(mixed)
    return shown(mixed)


def late(wanted: str) -> bytes:
    return shown([c for c in CHARACTERS if c[0] not in wanted]) + shown([c for c in CHARACTERS if c[0] in wanted])


def downwards(step: float) -> list[tuple[str, float, float]]:
    return [(c, 500 - 26.0 * i, 780 - step * j) for i, line in enumerate(LINES) for j, c in enumerate(line)]


READ = {
    "as it should be": pdf(shown(PLACED)),
    "lines from the bottom up": pdf(shown(PLACED[::-1])),
    "characters in any order": pdf(shuffled()),
    "digits last": pdf(late("0123456789")),
    "digits and their point last": pdf(late("0123456789.%")),
    "punctuation last": pdf(late("，。、.%")),
    "bold by printing twice": pdf(shown([(t, x + d, y) for t, x, y in PLACED for d in (0, 0.4)])),
    "bold by printing four times": pdf(shown([(t, x + d, y + d) for t, x, y in PLACED for d in (0, 0.3, 0.6, 0.9)])),
    "a shadow drawn first": pdf(shown([(t, x + 1.2, y - 1.2) for t, x, y in PLACED]) + shown(PLACED)),
    "turned by 90 degrees": pdf(turned(PLACED, 90)),
    "turned by 180 degrees": pdf(turned(PLACED, 180)),
    "turned by 270 degrees": pdf(turned(PLACED, 270)),
    "turned and turned back by the page": pdf(turned(PLACED, 90), rotate=90),
    "upright on a page that is turned": pdf(shown(PLACED), rotate=270),
    "leaning by two degrees": pdf(shown(PLACED, angle=2)),
    "a page that does not begin at zero": pdf(shown(PLACED), box="-50 -50 700 900"),
    "spaces under digits that come later": pdf(
        shown([(" " if c.isdigit() else c, x, y) for c, x, y in CHARACTERS])
        + shown([c for c in CHARACTERS if c[0].isdigit()])
    ),
}


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_read_as_a_person_reads_it(data: bytes) -> None:
    found = read(data)
    assert (found.text, found.warnings) == (WHOLE, [])


@pytest.mark.parametrize(
    "data", [pdf(shown(downwards(SIZE))), pdf(shown(downwards(1.4 * SIZE)))], ids=["close", "wide"]
)
def test_vertical_writing(data: bytes) -> None:
    assert read(data).text.replace("\n", "") == WHOLE.replace("\n", "")


def test_vertical_writing_by_its_font() -> None:
    data = pdf(shown([(line, 500 - 26.0 * i, 780) for i, line in enumerate(LINES)]), encoding="UniGB-UCS2-V")
    assert read(data).text.replace("\n", "") == WHOLE.replace("\n", "")


@pytest.mark.parametrize(
    "words",
    [
        [line for column in COLUMNS for line in column],
        [line for row in zip(*COLUMNS, strict=True) for line in row],
        [line for column in COLUMNS for line in column][::-1],
    ],
    ids=["column by column", "row by row", "backwards"],
)
def test_columns(words: list[tuple[str, float, float]]) -> None:
    assert read(pdf(shown(words))).text == f"{IN_COLUMNS}\n"


def test_rows_of_a_table_stay_rows() -> None:
    cells = [[("教育局", 80.0, y), (str(y), 250.0, y), ("95%", 420.0, y)] for y in (700, 670, 640, 610, 580, 550, 520)]
    text = read(pdf(shown(PLACED[:2]) + shown([cell for row in cells for cell in row]))).text
    assert "教育局 700 95%\n" in text.replace("\n\n", "\n")


def test_radicals_and_compatibility_ideographs_are_text() -> None:
    found = read(pdf(shown([(t.translate(FOLDED), x, y) for t, x, y in PLACED])))
    assert found.text.count("⼈") >= 3 or TITLE in found.text


@pytest.mark.parametrize("angle", [20, 45, 60, 315])
@pytest.mark.parametrize("first", [True, False])
def test_watermark_is_left_out_and_told(angle: int, first: bool) -> None:
    mark = shown(WATERMARK, angle=angle)
    found = read(pdf(mark + shown(PLACED) if first else shown(PLACED) + mark))
    assert found.text == WHOLE
    assert found.warnings == [("watermark", "8 characters at a slant over the text were left out as a watermark.")]


def test_unseen_text_under_a_picture_is_a_scan() -> None:
    found = read(pdf(shown(PLACED, mode=3), picture=True))
    assert found.text == WHOLE
    assert found.scanned.spans == ((0, len(WHOLE) - 1),)
    assert [code for code, _ in found.warnings] == ["scanned"]


def test_nothing_of_a_scan_is_sure() -> None:
    """The same words are `sure` where they are printed."""
    from reportkit.io.run import report_of

    seen, unseen = (
        report_of(load(Item("a.pdf", "a.pdf", ".pdf", pdf(shown(PLACED, mode=mode), picture=True))))[0]
        for mode in (0, 3)
    )
    assert "sure" in [figure["confidence"] for figure in seen["figures"]]
    assert [f["value"] for f in seen["figures"]] == [f["value"] for f in unseen["figures"]]
    assert "sure" not in [r["confidence"] for kind in ("figures", "suggestions") for r in unseen[kind]]


REFUSED = {
    "a text at a slant": (pdf(shown(PLACED, angle=45)), "has a text that stands at a slant; try: "),
    "pictures": (
        pdf(b"", b"", picture=True),
        "is a scan: its 2 pages are pictures without text; try: pip install 'rep",
    ),
    "a page without anything": (pdf(b""), "is a PDF without text; try: "),
    "no page": (b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>", "is a damaged PDF ("),
    "not even a header's rest": (b"%PDF-", "is a damaged PDF ("),
}


@pytest.mark.parametrize(("data", "line"), REFUSED.values(), ids=REFUSED)
def test_refused_with_a_line(data: bytes, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(ReportkitError) as caught:
        read(data)
    assert str(caught.value).startswith(line)


def test_cut_anywhere_it_is_read_or_refused() -> None:
    data = pdf(shown(PLACED))
    told = [read_or_refused(data[:end]) for end in range(0, len(data), 97)]
    assert [line for line in told if "\n" in line.removesuffix("\n").replace(TITLE, "").replace("\n", "", 2)] == []
    assert sum("; try: " in line for line in told) > len(told) // 2


def read_or_refused(data: bytes) -> str:
    try:
        return read(data).text
    except ReportkitError as error:
        return str(error)
