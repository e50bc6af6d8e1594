"""What a check says, in English and Chinese: the sentences are data, ``message`` of the output is the English one (核对说明)."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from string import Formatter

SEVERAL = "」 and 「", "」、「"


def said(name: str, **parts: object) -> str:
    """The English sentence ``name`` with its parts put in."""
    return sentences()[name][0].format(**parts)


def in_chinese(message: str) -> str:
    """The Chinese of a sentence that ``said`` gave; ``message`` as it is where another program wrote it."""
    for english, chinese in sentences().values():
        parts = parts_of(english, message)
        if parts is not None:
            return chinese.format(**{name: part.replace(*SEVERAL) for name, part in parts.items()})
    return message


@lru_cache(maxsize=1)
def sentences() -> dict[str, list[str]]:
    """All of them by name: English, Chinese."""
    source = (resources.files("reportkit.checks") / "data" / "messages.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def parts_of(sentence: str, message: str) -> dict[str, str] | None:
    """What was put into ``sentence`` to give ``message``; None where it did not."""
    parts: dict[str, str] = {}
    at, open_part = 0, ""
    pieces = list(Formatter().parse(sentence))
    for number, (words, name, _, _) in enumerate(pieces):
        last = number == len(pieces) - 1 and name is None
        found = len(message) - len(words) if last else message.find(words, at)
        if found < at or not message.startswith(words, found) or (not open_part and found > at):
            return None
        if open_part:
            parts[open_part] = message[at:found]
        at, open_part = found + len(words), name or ""
    counted = parts.get("count", "1").isdecimal() and parts.get("s", "") in ("", "s")
    return parts if counted else None
