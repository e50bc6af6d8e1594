"""RTF files: striprtf gives their text; before it goes what Word does not print, and tables are set out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportkit.errors import ReportkitError
from reportkit.readers.base import Reader, Text, library, too_large
from reportkit.readers.zipped import empty
from reportkit.text.decode import reads_as_chinese

WHAT = "an RTF file"
MAX_BYTES = 64 * 1024 * 1024  # pictures stand in it as digits
OPENING = b"{\\rtf"
TOKEN = re.compile(
    r"\\bin(\d{1,10}) ?|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}]+)|\\"
)
# Destinations that hold no text of the document; what striprtf knows itself is left to it.
NO_TEXT = frozenset(
    ("fldinst", "pict", "object", "objdata", "footnote", "annotation", "datafield", "themedata", "datastore")
)
# Chinese programs keep characters of two bytes under fonts that are said to be Western.
CHINESE_PAGE, WESTERN = re.compile(r"\\ansicpg(?:936|54936)\b|\\deflangfe2052\b"), re.compile(r"\\fcharset[01](?!\d)")
CELLS = {"cell": "\\tab ", "nestcell": "\\tab ", "row": "\\par ", "nestrow": "\\par "}
NUMBERS = ("listtext", "pntext")  # printed before list items
EDGES = " \n\u3000\u00a0\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class _State:
    hidden: bool = False
    dropped: bool = False
    numbering: bool = False
    in_table: bool = False


def is_rtf(data: bytes) -> bool:
    """Whether the bytes open as RTF does."""
    return data.lstrip()[:5] == OPENING


def read(data: bytes) -> Text:
    """Text of the file, a paragraph a line with a blank line between, a table row on one line with tabs."""
    striprtf = library("striprtf.striprtf", "striprtf", WHAT)
    if len(data) > MAX_BYTES:
        raise too_large(WHAT, MAX_BYTES)
    source = data.lstrip().rstrip(b"\0").decode("latin-1")
    if CHINESE_PAGE.search(source[:4096]):
        source = WESTERN.sub(r"\\fcharset134", source)
    try:
        text = striprtf.rtf_to_text(_printed(source), encoding="cp936")
    except (UnicodeDecodeError, ValueError, TypeError, LookupError, OverflowError) as error:
        hint = "open it in Word or LibreOffice and save it again, as .docx"
        raise ReportkitError(f"is a damaged RTF file ({type(error).__name__})", stage="read", hint=hint) from error
    # A character beyond the first plane is written as two halves.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    lines = (_cells(line) for line in text.replace("\r", "\n").split("\n"))
    text = "\n\n".join(line for line in lines if line)
    if not text:
        raise empty(WHAT)
    if not text.isascii() and not reads_as_chinese(text):
        hint = "open it in Word or LibreOffice and save it again, as .docx"
        raise ReportkitError("is an RTF file in no encoding that gives Chinese text", stage="read", hint=hint)
    return Text(f"{text}\n", None)


def _cells(line: str) -> str:
    cells = [cell.strip(EDGES) for cell in line.strip(EDGES).split("\t")]
    return "\t".join(cells).rstrip("\t") if sum(map(bool, cells)) > 1 else "".join(cells)


def _printed(source: str) -> str:
    """The source without hidden and deleted words, codes of fields and pictures; cells end in tabs, rows in paragraphs."""
    pieces, stack, state = list[str](), list[_State](), _State()
    position = 0
    while match := TOKEN.match(source, position):
        position = match.end()
        binary, word, number, code, sign, brace, text = match.groups()
        if binary is not None:
            position += int(binary)
        elif brace == "{":
            stack.append(state)
            pieces.append(brace)
        elif brace == "}":
            state = stack.pop() if stack else state
            pieces.append(brace)
        elif word:
            state = _after(state, word, number)
            pieces += _word(state, word, number)
        elif not (state.hidden or state.dropped):
            pieces.append(f"\\'{code}" if code else f"\\{sign}" if sign else _bytes(text or ""))
    return "".join(pieces)


def _after(state: _State, word: str, number: str | None) -> _State:
    if word in ("v", "deleted"):
        return replace(state, hidden=number != "0")
    if word == "plain":
        return replace(state, hidden=False)
    if word in ("pard", "intbl"):
        return replace(state, in_table=word == "intbl")
    if word in NUMBERS:
        return replace(state, numbering=True)
    return replace(state, dropped=True) if word in NO_TEXT else state


def _word(state: _State, word: str, number: str | None) -> list[str]:
    """A control word as striprtf is to see it; of dropped words only those that end nothing are kept."""
    if word in ("field", "pntext", "nonesttables"):
        return []
    if state.hidden and word in (
        "u",
        "line",
        "tab",
        "emspace",
        "enspace",
        "lquote",
        "rquote",
        "ldblquote",
        "rdblquote",
    ):
        return []
    if state.dropped and word not in NO_TEXT:
        return []
    if state.numbering and word == "tab":
        return []
    if word in CELLS:
        return [CELLS[word]]
    if state.in_table and word in ("par", "line"):
        return [" "]
    return [f"\\{word}{number or ''} "]


def _bytes(text: str) -> str:
    """Text whose bytes above ASCII, which some programs leave as they are, are written as RTF has them."""
    if text.isascii():
        return text
    return "".join(char if char.isascii() else f"\\'{ord(char):02x}" for char in text)


RTF = Reader("rtf", "application/rtf", (".rtf",), read, known=is_rtf, package="striprtf")
