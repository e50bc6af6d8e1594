"""Pictures of pages (.png, .jpg, .tif): read by a recognizer, a page at a time."""

from __future__ import annotations

import io
import warnings
from typing import Any

from reportkit.errors import ReportkitError
from reportkit.readers import ocr
from reportkit.readers.base import Reader, Tell, Text, library, nobody
from reportkit.readers.pdf_lines import Line
from reportkit.readers.printed import printed

MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
MAX_PIXELS = 100_000_000
MAX_PAGES = 500


def read(data: bytes) -> Text:
    """Text of a picture; raises ReportkitError where there is none, or no recognizer."""
    return read_pages(data, nobody)


def read_pages(data: bytes, tell: Tell) -> Text:
    """The same, with ``tell(page, pages)`` before each page."""
    library("rapidocr", "rapidocr and onnxruntime", "a picture of a page", extra="ocr")
    image_of = library("PIL.Image", "pillow", "a picture of a page", extra="ocr")
    pages = list[list[Line]]()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = image_of.open(io.BytesIO(data))
            count = int(getattr(picture, "n_frames", 1))
            if count > MAX_PAGES:
                raise ReportkitError(f"has {count} pages", stage="read", hint=f"split it, {MAX_PAGES} pages at most")
            for number in range(count):
                tell(number + 1, count)
                picture.seek(number)
                pages.append(ocr.lines_of(_grey(picture), number))
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        message = f"is a damaged picture ({error})"
        raise ReportkitError(message, stage="read", hint="get the file again") from error
    return printed(pages, set(range(count)), "a picture", by=ocr.name())


def _grey(picture: Any) -> Any:
    import numpy as np

    if picture.width * picture.height > MAX_PIXELS:
        size = f"{picture.width} by {picture.height}"
        raise ReportkitError(f"is a picture of {size} points", stage="limit", hint="200 dots per inch are enough")
    longest = max(picture.width, picture.height)
    grey = picture.convert("L")
    if longest > ocr.LONGEST:
        grey = grey.resize(
            (max(1, picture.width * ocr.LONGEST // longest), max(1, picture.height * ocr.LONGEST // longest))
        )
    return np.asarray(grey)


def is_picture(data: bytes) -> bool:
    """Whether the bytes are a picture of a known kind."""
    return data.startswith(MAGIC)


PICTURE = Reader(
    "picture",
    "image/*",
    (".png", ".jpg", ".jpeg", ".tif", ".tiff"),
    read,
    known=is_picture,
    paged=read_pages,
    sought=False,
)
