"""LibreOffice opens the workbook and the CSV files, and every Chinese character is there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT, Run

SOFFICE = shutil.which("soffice")
CSV = "--infilter=CSV:44,34,76,1"  # comma, quotation mark, UTF-8: what its window proposes when it sees the byte order mark
pytestmark = [pytest.mark.slow, pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")]


@pytest.fixture(scope="module")
def made(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workbook, and one with CSV, of the seeds."""
    folder = tmp_path_factory.mktemp("office")
    for place in ("tables.xlsx", "csv/"):
        assert run("tables", "-q", "seeds", "-o", f"{folder}/{place}").returncode == 0
    assert run("panel", "-q", "seeds", "--lang", "zh", "-o", folder / "panel.xlsx").returncode == 0
    return folder


def converted(path: Path, form: str) -> Path:
    """``path`` opened and saved again by LibreOffice in a profile of its own."""
    folder = path.parent / "opened"
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = [
        str(SOFFICE),
        "--headless",
        profile,
        *([CSV] if path.suffix == ".csv" else []),
        "--convert-to",
        form,
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return folder / f"{path.stem}.{form}"


def cells(path: Path, sheet: str) -> list[list[Any]]:
    from openpyxl import load_workbook

    return [list(row) for row in load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True)]


@pytest.mark.parametrize(
    ("name", "sheet"), [("tables.xlsx", "figures"), ("tables.xlsx", "panel"), ("panel.xlsx", None)]
)
def test_it_opens_the_workbook(made: Path, name: str, sheet: str | None) -> None:
    from openpyxl import load_workbook

    path = made / name
    sheet = sheet or load_workbook(path).sheetnames[0]
    assert cells(converted(path, "xlsx"), sheet) == cells(path, sheet)


@pytest.mark.parametrize("name", ["figures", "suggestions", "panel", "labels"])
def test_it_opens_the_csv_as_it_is(made: Path, name: str) -> None:
    from openpyxl import load_workbook

    opened = load_workbook(converted(made / "csv" / f"{name}.csv", "xlsx")).active
    written = load_workbook(made / "tables.xlsx")[name]
    rows = [row for number, row in enumerate(written.iter_rows(values_only=True)) if number]
    found = list(opened.iter_rows(values_only=True))
    assert len(found) == len(rows)
    for row, other in zip(found, rows, strict=True):
        assert [str(cell) for cell in row if isinstance(cell, str)] == [
            cell for cell, now in zip(other, row, strict=True) if isinstance(now, str)
        ]


def test_its_pages_have_the_characters(made: Path) -> None:
    import pypdfium2

    pages = pypdfium2.PdfDocument(converted(made / "panel.xlsx", "pdf"))
    text = "".join(pages[number].get_textpage().get_text_bounded() for number in range(len(pages)))
    seed = (ROOT / "seeds" / "000_3dd7caa003c09858.txt").read_text(encoding="utf-8")
    assert "共举行常委会会议8次、交办审议意见、视察意见22份" in seed
    for words in ("行政区划代码", "常委会会议次数", "义乌市", "衢州市柯城区", "共举行常委会会议8次、交办审议意见"):
        assert words in text
