"""Chinese that another program read in a wrong encoding, or spelled out in escapes: it is characters, but not those of the text."""

from __future__ import annotations

from collections.abc import Callable

HEAD = 4000  # characters that are enough to tell
LEAST = 20
# What Windows shows for the bytes that Latin-1 leaves without a character; the five that it has none for stay as they are.
SHOWN = {ord(bytes([i]).decode("cp1252")): i for i in range(0x80, 0xA0) if i not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
WRONG = (("latin-1", "Latin-1"), ("gb18030", "GB18030"), ("big5hkscs", "Big5"))
RIGHT = (("utf-8", "UTF-8"), ("gb18030", "GB18030"))
ESCAPES = ("\\u", "%E", "=E")


def wrongly_read(text: str, reads_as_chinese: Callable[[str], bool]) -> str:
    """As what ``text`` was read wrongly (UTF-8 as Latin-1), or empty."""
    head = text[:HEAD]
    if head.isascii() or reads_as_chinese(head):
        return ""
    for codec, name in WRONG:
        data = (head.translate(SHOWN) if codec == "latin-1" else head).encode(codec, "ignore")
        for other, right in RIGHT:
            found = data.decode(other, "ignore")
            kept = len(found.encode(other)) * 2 >= len(data) > len(head) // 2  # what was lost on the way is gone
            if other != codec and kept and _han(found) >= LEAST and reads_as_chinese(found):
                return f"{right} as {name}"
    return ""


def spelled_out(text: str) -> str:
    r"""The first escape of a text without Han characters that spells them out (\u5e74, %E5%B9%B4, =E5=B9=B4), or empty."""
    head = text[:HEAD]
    sign = max(ESCAPES, key=head.count)
    if head.count(sign) < LEAST or head.count(sign) * 6 * 3 < len(head) or _han(head) * 10 > head.count(sign):
        return ""
    at = head.index(sign)
    return head[at : at + (6 if sign == "\\u" else 9)]


def _han(text: str) -> int:
    return sum("\u4e00" <= char <= "\u9fff" for char in text)
