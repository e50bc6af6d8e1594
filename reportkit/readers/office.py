"""Old Word and WPS files (.doc, .wps): LibreOffice, where it is installed, makes a Word file of them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

from reportkit.errors import ReportkitError
from reportkit.readers import docx
from reportkit.readers.base import Reader, Text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECONDS = 50  # below the usual time for a document
PROGRAMS = ("soffice", "libreoffice")
KINDS = (
    ("EncryptedPackage", "an encrypted Office file", "save it without a password"),
    ("Workbook", "an old Excel file (.xls)", "save it as .xlsx"),
    ("PowerPoint Document", "an old PowerPoint file (.ppt)", "save its text as .txt"),
)
INSTALL = "install LibreOffice (soffice on the PATH), or save it as .docx: soffice --headless --convert-to docx FILE"


def is_old(data: bytes) -> bool:
    """Whether the bytes are an old Office file of whatever kind."""
    return data.startswith(OLE)


def read(data: bytes) -> Text:
    """Text of the Word file that LibreOffice makes, in a profile of its own and within a time limit.

    Raises ReportkitError for what is no text document, where LibreOffice is missing, and where it fails.
    """
    for stream, kind, hint in KINDS:
        if stream.encode("utf-16-le") in data:
            raise ReportkitError(f"is {kind}: this is not read", stage="read", hint=hint)
    program = _program()
    if program is None:
        message = "is an old Word or WPS file, which LibreOffice reads, and LibreOffice is not installed"
        raise ReportkitError(message, stage="read", hint=INSTALL)
    with tempfile.TemporaryDirectory(prefix="reportkit-") as folder:
        return docx.read(_converted(program, data, Path(folder)))


def _program() -> str | None:
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def _converted(program: str, data: bytes, folder: Path) -> bytes:
    source, target = folder / "report.doc", folder / "out" / "report.docx"
    source.write_bytes(data)
    command = [
        *_within(SECONDS),
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *(
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "docx",
            "--outdir",
            str(target.parent),
            str(source),
        ),
    ]
    try:
        subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS + 5, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        pass
    except OSError as error:
        raise ReportkitError(f"LibreOffice cannot be run ({error.strerror})", stage="read", hint=INSTALL) from error
    if not target.is_file():
        message = f"LibreOffice made no Word file of it within {SECONDS} s"
        raise ReportkitError(message, stage="read", hint="open it in Word or WPS and save it as .docx")
    return target.read_bytes()


def _within(seconds: int) -> list[str]:
    """What ends LibreOffice even where this process is ended first."""
    timeout = shutil.which("timeout")
    return [timeout, "-k", "1", str(seconds)] if timeout else []


@lru_cache(maxsize=1)
def version() -> str:
    """Name and version of the LibreOffice that reads."""
    program = _program()
    if program is None:
        return "LibreOffice"
    try:
        done = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return "LibreOffice"
    return " ".join(done.stdout.split()[:2]) or "LibreOffice"


OLD = Reader("doc", "application/msword", (".doc", ".wps", ".wpt", ".dot"), read, known=is_old, engine=version)
