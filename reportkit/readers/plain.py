"""Plain text and Markdown: both are read as they stand, so that offsets are those of the file."""

from __future__ import annotations

from reportkit.readers.base import Reader, Text
from reportkit.text.decode import decode


def read(data: bytes) -> Text:
    """Text of ``data``, nothing added or taken away."""
    found = decode(data)
    warnings = []
    if found.guessed:
        message = f"The file is not UTF-8 and has no byte order mark; it was read as {found.encoding}."
        warnings.append(("guessed_encoding", message))
    if "\ufffd" in found.text:
        message = f"{found.text.count(chr(0xFFFD))} characters (U+FFFD) were lost before the file came here."
        warnings.append(("lost_characters", message))
    return Text(found.text, found.encoding, warnings)


PLAIN = Reader("text", "text/plain", (".txt", ".text"), read)
MARKDOWN = Reader("markdown", "text/markdown", (".md", ".markdown"), read)
