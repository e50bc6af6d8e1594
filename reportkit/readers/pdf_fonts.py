"""The font that stands in for those that a PDF names and does not bring: the same on every machine.

The library would ask the system for one, and characters that this one lacks would be lost: the text would depend on the
machine. ``data/blank.ttf`` has a speck for every character (``refresh/blankfont.py``); characters and widths are the PDF's.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import resources
from typing import Any

HANDLE = 1  # of the only font there is; no address, and never followed
NAME = b"reportkit blank\0"


@lru_cache(maxsize=1)
def _font() -> bytes:
    return resources.files("reportkit.readers").joinpath("data", "blank.ttf").read_bytes()


@contextmanager
def own_fonts(raw: Any) -> Iterator[None]:
    """Have the library (``pypdfium2.raw``) ask for no font of the system while the context lasts."""
    info = raw.FPDF_SYSFONTINFO()
    info.version = 1
    kinds = dict(raw.FPDF_SYSFONTINFO._fields_)

    def copied(data: bytes, buffer: Any, size: int) -> int:
        if size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    def font_data(_info: Any, _font_handle: Any, table: int, buffer: Any, size: int) -> int:
        return copied(_font(), buffer, size) if table == 0 else 0

    answers: dict[str, Callable[..., int | None]] = {
        "EnumFonts": lambda *_: None,
        "MapFont": lambda *_: HANDLE,
        "GetFont": lambda *_: HANDLE,
        "GetFontData": font_data,
        "GetFaceName": lambda _info, _font_handle, buffer, size: copied(NAME, buffer, size),
        "GetFontCharset": lambda *_: 0,
        "DeleteFont": lambda *_: None,
        "Release": lambda *_: None,
    }
    kept = {name: kinds[name](answer) for name, answer in answers.items()}
    for name, callback in kept.items():
        setattr(info, name, callback)
    raw.FPDF_SetSystemFontInfo(info)
    try:
        yield
    finally:
        raw.FPDF_SetSystemFontInfo(raw.FPDF_GetDefaultSystemFontInfo())
