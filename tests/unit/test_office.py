"""Old Word and WPS files: LibreOffice where it is installed, else a line that says how; in folders they are never passed over."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from reportkit.errors import ReportkitError
from reportkit.readers import office, pick
from tests.clothes.dress import as_docx
from tests.support import Run

OLE = office.OLE + bytes(504) + "WordDocument".encode("utf-16-le")
TEXT = "义乌市人大常委会工作报告\n\n一年来，共召开常委会会议8次、主任会议12次。\n"
# Stands for LibreOffice: puts what lies beside it where the result is wanted, if it was called as it must be.
SCRIPT = """#!/bin/sh
test "$1" = --version && {{ echo LibreOffice 7.4.7.2 40; exit 0; }}
case "$1" in -env:UserInstallation=file:///*) ;; *) exit 1 ;; esac
while test "$1" != --outdir; do test "$#" -gt 1 || exit 1; shift; done
mkdir -p "$2" && {act}
"""


def program(folder: Path, act: str) -> None:
    """A soffice in ``folder`` that does ``act``."""
    (folder / "report.docx").write_bytes(as_docx(TEXT))
    script = folder / "soffice"
    script.write_text(SCRIPT.format(act=act), encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)


@pytest.fixture(autouse=True)
def forgotten() -> None:
    office.version.cache_clear()


def test_it_is_read_where_libreoffice_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, f'cp {tmp_path}/report.docx "$2/report.docx"')
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    reader = pick(".wps", OLE)
    assert "主任会议12次" in reader.read(OLE).text
    assert reader.version == "doc LibreOffice 7.4.7.2"


@pytest.mark.parametrize("act", ["true", "exit 3", 'echo broken > "$2/report.docx"', "sleep 30"])
def test_it_fails_in_one_line(act: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, act)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(office, "SECONDS", 1)
    with pytest.raises(ReportkitError, match=r"LibreOffice made no Word file|damaged Word file"):
        office.read(OLE)


def test_without_libreoffice_every_such_file_is_an_error(run: Run, tmp_path: Path) -> None:
    for name in ("a.doc", "b.wps"):
        (tmp_path / name).write_bytes(OLE)
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    errors = tmp_path / "errors.out"
    bare = tmp_path / ".bin"
    bare.mkdir()
    done = run("extract", tmp_path, "--errors", errors, PATH=str(bare))
    assert done.returncode == 1
    assert done.stdout.count("\n") == 1
    failed = [json.loads(line) for line in errors.read_text(encoding="utf-8").splitlines()]
    assert [Path(row["path"]).name for row in failed] == ["a.doc", "b.wps"]
    assert all("install LibreOffice" in row["hint"] for row in failed)
