"""Laws named by their topic alone: 噪声污染防治等有关法律法规, 消防执法检查 where the text names the 消防法 (以主题代称的法规)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.grammar.clause import Clause
from reportkit.grammar.lawnames import GENERIC, Form, LawName
from reportkit.grammar.paragraph import Paragraph

LAWS = "法律"
ENFORCED = "执法检查"
OPENERS = ("light", "upon", "inspect", "list")
# Between an inspection and its topic: 上下联动开展|营商环境, 对|消防.
STOPS = (*OPENERS, "by", "other", "past", "hear", "follow", "fill")
ENDINGS = ("法", "条例", "规定", "办法", "保护法", "保护条例", "管理条例", "促进条例", "促进法")
JOINED = ("、", "和")
SHORTEST, LONGEST = 2, 16
AND_OTHERS = "等"


def topics_of(paragraph: Paragraph, names: frozenset[str]) -> list[LawName]:
    """Laws that a paragraph names by their topic; ``names`` are those of laws that the whole text names."""
    text = paragraph.joined.text
    found: list[LawName] = []
    if LAWS in text:
        found += _generic(paragraph)
    if ENFORCED in text and names:
        found += _enforced(paragraph, names)
    return found


def _generic(paragraph: Paragraph) -> Iterator[LawName]:
    """对噪声污染防治、出入境管理等有关法律法规…进行检查: one for each topic of the list."""
    text = paragraph.joined.text
    for match in GENERIC.finditer(text):
        clause = paragraph.clause_at(match.start())
        opened = [end for _, end, sense in _acts(paragraph, clause, match.start()) if sense in OPENERS]
        behind = paragraph.vocabulary.laws.acts.find(text[match.end() : clause.end])
        if not opened or not any(sense == "inspect" for _, _, sense in behind):
            continue
        start = opened[-1]
        topic = text[start : match.start()]
        if any(law.start < match.end() and start < law.end for law in paragraph.laws) or any(map(str.isdigit, topic)):
            continue
        for first, last in _items(text, start, match.start()):
            if last - first > SHORTEST and not text.endswith("部", first, last):
                yield LawName(first, last, text[first:last] + match.group().removeprefix(AND_OTHERS))


def _enforced(paragraph: Paragraph, names: frozenset[str]) -> Iterator[LawName]:
    """开展优化营商环境执法检查, where the text names an 优化营商环境条例."""
    text = paragraph.joined.text
    at = text.find(ENFORCED)
    while at >= 0:
        clause = paragraph.clause_at(at)
        stops = [end for _, end, sense in _acts(paragraph, clause, at) if sense in STOPS]
        start = stops[-1] if stops else clause.start
        taken = any(law.start < at and start < law.end for law in paragraph.laws)
        for first, last in [] if taken else _items(text, start, at):
            full = _full(text[first:last], names)
            if full is not None:
                yield LawName(first, last, full, form=Form.PRONOUN)
        at = text.find(ENFORCED, at + len(ENFORCED))


def _full(topic: str, names: frozenset[str]) -> str | None:
    """The one law of ``names`` whose topic this is."""
    if not SHORTEST <= len(topic) <= LONGEST:
        return None
    fitting = [name for name in names if name.endswith(tuple(topic + ending for ending in ENDINGS))]
    return fitting[0] if len(fitting) == 1 else None


def _acts(paragraph: Paragraph, clause: Clause, end: int) -> list[tuple[int, int, str]]:
    found = paragraph.vocabulary.laws.acts.find(paragraph.joined.text[clause.start : end])
    return [(clause.start + s, clause.start + e, sense) for s, e, sense in found]


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a list in ``start:end``, parted by 、 or 和."""
    first = start
    for at in range(start, end):
        if text[at] in JOINED:
            yield first, at
            first = at + 1
    yield first, end
