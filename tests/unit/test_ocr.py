"""What a recognizer says of a picture, put into lines, text and records; the recognizer is made up."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from reportkit.errors import ReportkitError
from reportkit.io.item import Item
from reportkit.io.load import Document, load
from reportkit.io.run import report_of
from reportkit.readers import extensions, ocr, pictures
from reportkit.readers.pdf_lines import Line
from reportkit.readers.pictures import read_pages

LINES = (
    "县人大常委会工作报告",
    "一年来，共召开常委会会议9次、主任会议14次，听取审",
    "议专项工作报告16项，代表提出的建议126件。",
)
DOUBTED = {"14": 0.5, "6件": 0.7}


def line(text: str, row: int, lean: float = 0.0) -> tuple[str, Any, Any]:
    left, top, right = 100.0, 100.0 + 40 * row, 100.0 + 24 * len(text)
    box = [
        [left, top],
        [right, top + lean * (right - left)],
        [right, top + 30 + lean * (right - left)],
        [left, top + 30],
    ]
    scores = [0.999] * len(text)
    for piece, score in DOUBTED.items():
        if piece in text:
            scores[text.index(piece)] = score
    return text, box, tuple((c, s, None) for c, s in zip(text, scores, strict=True))


def recognized(monkeypatch: pytest.MonkeyPatch, *lines: tuple[str, Any, Any]) -> None:
    def engine(_picture: Any, **_options: Any) -> Any:
        texts, boxes, words = zip(*lines, strict=True) if lines else ((), (), ())
        return SimpleNamespace(txts=texts, boxes=boxes, word_results=words)

    monkeypatch.setattr(ocr, "_engine", lambda _process: engine)
    monkeypatch.setattr(ocr, "name", lambda: "rapidocr 3")
    import PIL.Image

    monkeypatch.setattr(pictures, "library", lambda module, *_, **__: PIL.Image if module == "PIL.Image" else None)


def picture(pages: int = 1, form: str = "TIFF") -> bytes:
    out = io.BytesIO()
    images = [Image.new("L", (800, 1100), 255) for _ in range(pages)]
    images[0].save(out, form, **({"save_all": True, "append_images": images[1:]} if pages > 1 else {}))
    return out.getvalue()


def loaded(data: bytes, name: str = "a.tif") -> Document:
    return load(Item(name, name, ".tif", data))


def test_lines_doubts_and_where_they_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    recognized(monkeypatch, *(line(text, row) for row, text in enumerate(LINES)))
    document = loaded(picture())
    assert document.text == f"{LINES[0]}\n{LINES[1]}{LINES[2]}\n"
    assert [document.text[a:b] for a, b in document.scanned.doubted] == ["1", "6"]
    assert document.source["reader"] == "picture, rapidocr 3"
    assert [code.value for code, _ in document.warnings] == ["scanned"]
    assert (
        document.warnings[0][1]
        == "Pages that are pictures were read by a recognizer: 1; 2 of their digits were in doubt."
    )


def test_doubted_numbers_are_unclaimed_and_nothing_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    recognized(monkeypatch, *(line(text, row) for row, text in enumerate(LINES)))
    report = report_of(loaded(picture()))[0]
    assert [figure["value"] for figure in report["figures"]] == [9, 16]
    doubted = [u["evidence"]["text"] for u in report["unclaimed"] if "misread" in u["reason"]]
    assert doubted == ["14", "126"]
    assert "sure" not in [figure["confidence"] for figure in report["figures"]]


def test_lines_that_lean_and_come_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    text, box, words = line("一年来，常委会坚持党的领导，依法履行职责", 1, lean=0.03)
    more = [[x + 24 * len(text) + 5, y + 0.03 * 24 * len(text)] for x, y in line("8次。", 1, lean=0.03)[1]]
    recognized(monkeypatch, ("8次。", more, ()), (text, box, words), line("县人大常委会工作报告", 0, lean=0.03))
    assert loaded(picture()).text.replace("\n", "") == f"县人大常委会工作报告{text}8次。"


def test_pages_are_told_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    recognized(monkeypatch)
    words = ("听取和审议专项工作报告。", "任免国家机关工作人员。", "组织代表视察。")
    monkeypatch.setattr(ocr, "lines_of", lambda _, page: [Line(words[page], page, 80, 300, 100, 120, 20)])
    told = list[tuple[int, int]]()
    assert read_pages(picture(3), lambda *page: told.append(page)).text == "".join(words) + "\n"
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("data", "line_"),
    [
        (picture(), "is a picture without text; try: "),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "is a damaged picture ("),
        (b"II*\0" + bytes(50), "is a damaged picture ("),
        (picture(form="PNG")[:60], "is a damaged picture ("),
    ],
)
def test_refused(monkeypatch: pytest.MonkeyPatch, data: bytes, line_: str) -> None:
    recognized(monkeypatch)
    with pytest.raises(ReportkitError) as caught:
        read_pages(data, lambda *_: None)
    assert str(caught.value).startswith(line_)


def test_picture_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    recognized(monkeypatch)
    monkeypatch.setattr(pictures, "MAX_PIXELS", 1000)
    with pytest.raises(ReportkitError, match="is a picture of 800 by 1100 points; try: 200 dots per inch"):
        read_pages(picture(), lambda *_: None)


def test_without_the_extra() -> None:
    if ocr.available():
        pytest.skip("the extra is installed")
    with pytest.raises(ReportkitError, match=r"pip install 'reportkit\[ocr\]'"):
        loaded(picture())


def test_pictures_in_folders_are_not_looked_for() -> None:
    assert not {".png", ".jpg", ".tif"} & set(extensions())
