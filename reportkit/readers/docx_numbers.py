"""Numbers that Word prints before paragraphs and that stand nowhere in their text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HAN = "〇一二三四五六七八九"
CHINESE = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting")
)
LEVEL = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is printed."""

    start: int
    form: str
    text: str


class Numbers:
    """Counts the numbered paragraphs of one document; ask for each paragraph once and in order."""

    def __init__(self, document: Any) -> None:
        self.lists = _lists(document)
        self.styles = _styles(document)
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)

    def before(self, paragraph: Any) -> str:
        """What is printed before the paragraph (``一、``, ``（二）``, ``3.``); empty without a number or with a bullet."""
        place = self._place(paragraph)
        if place is None:
            return ""
        name, depth = place
        levels = self.lists.get(name)
        if levels is None or depth not in levels:
            return ""
        counts = self.counts[name]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        level = levels[depth]
        if level.form in ("bullet", "none"):
            return ""
        return LEVEL.sub(lambda match: _printed(levels, counts, int(match.group(1)) - 1), level.text)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        style = properties.find(f"{W}pStyle")
        inherited = self.styles.get(style.get(f"{W}val")) if style is not None else None
        own = _numbering(properties)
        if own is None:
            return inherited
        return own if own[0] != "0" else None


def _printed(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    number = counts.get(depth, level.start)
    if level.form in CHINESE:
        return han(number)
    if level.form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if level.form == "upperLetter" else letter
    if level.form == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x245F + number)
    return str(number)


def han(number: int) -> str:
    """一 to 九十九, larger numbers in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{HAN[tens]}十"
    return head + (HAN[ones] if ones else "")


def _numbering(properties: Any) -> tuple[str, int] | None:
    found = properties.find(f"{W}numPr")
    if found is None:
        return None
    name, level = found.find(f"{W}numId"), found.find(f"{W}ilvl")
    depth = level.get(f"{W}val") if level is not None else "0"
    return (name.get(f"{W}val"), int(depth)) if name is not None else None


def _styles(document: Any) -> dict[str, tuple[str, int]]:
    found = {}
    for style in document.styles.element.iterchildren(f"{W}style"):
        properties = style.find(f"{W}pPr")
        numbering = _numbering(properties) if properties is not None else None
        if numbering is not None:
            found[style.get(f"{W}styleId")] = numbering
    return found


def _lists(document: Any) -> dict[str, dict[int, Level]]:
    """Levels of each list by its number; empty where the document has no list."""
    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    if part is None:
        return {}
    root = part.element
    kinds = {}
    for kind in root.iterchildren(f"{W}abstractNum"):
        kinds[kind.get(f"{W}abstractNumId")] = {
            int(level.get(f"{W}ilvl")): Level(
                int(_value(level, "start") or 1), _value(level, "numFmt") or "decimal", _value(level, "lvlText") or ""
            )
            for level in kind.iterchildren(f"{W}lvl")
        }
    return {
        number.get(f"{W}numId"): kinds.get(_value(number, "abstractNumId"), {})
        for number in root.iterchildren(f"{W}num")
    }


def _value(element: Any, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")
