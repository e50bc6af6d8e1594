"""Sentences of a paragraph, with leads and list items told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportkit.models.enums import Role
from reportkit.outline.lines import ITEM_ORDINAL, style_of
from reportkit.text.joined import Joined

END = re.compile(r"[。!?;]+[”’\"')】]*|\Z")
LEAD_MAX = 22
ITEM_LEAD_MAX = 60
ACT_START = re.compile(
    r"(?:重点|继续|适时|专题|首次)?(?:检查|听取|审议|视察|召开|组织开展|对.{2,14}(?:检查|视察|调研|询问))|.{0,14}(?:进行|开展)(?:执法)?检查。"
)
MODAL_START = re.compile(r"^(?:要|将|拟|继续|计划|争取|力争)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: ``joined.text[start:end]`` is its folded ``text``.

    ``lead`` marks a heading within a paragraph ((一)…。, 一是…。); ``heading`` is what stands above the
    sentence; ``paragraph`` counts paragraphs; ``first`` is true of the first sentence in its paragraph.
    """

    joined: Joined
    start: int
    end: int
    section: str
    role: Role
    heading: str | None
    paragraph: int
    first: bool
    lead: bool

    @property
    def text(self) -> str:
        """The folded characters."""
        return self.joined.text[self.start : self.end]

    @property
    def span(self) -> tuple[int, int]:
        """Source offsets."""
        return self.joined.span(self.start, self.end)


def cut(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences in a paragraph; they end at 。！？； or at its end, never inside brackets or 《》."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in END.finditer(text):
        end = match.end()
        piece = text[start:end]
        if end < len(text) and _open(piece):
            continue
        lead = len(piece) - len(piece.lstrip(" *"))
        body = piece.rstrip(" ")
        if len(body) > lead:
            spans.append((start + lead, start + len(body)))
        start = end
    return spans


def _open(piece: str) -> bool:
    """Whether a bracket opened in ``piece`` is still open; an unclosed one is given up after 120 characters."""
    return any(
        piece.count(left) > piece.count(right) and len(piece) - piece.rfind(left) < 120
        for left, right in ("()", "《》")
    )


def lead_of(text: str, spans: list[tuple[int, int]], i: int) -> bool:
    """Whether sentence ``i`` of a paragraph is a lead that the sentences after it fill."""
    start, end = spans[i]
    sentence = text[start:end]
    if sentence[-1] != "。" or i + 1 >= len(spans):
        return False
    following = text[spans[i + 1][0] : spans[i + 1][1]]
    ordinal = ITEM_ORDINAL.match(sentence)
    if ordinal:
        return len(sentence) <= ITEM_LEAD_MAX and not ITEM_ORDINAL.match(following)
    if i:
        return False
    style, body = style_of(sentence)
    if style.lstrip("#") != "plain":
        return len(sentence) <= ITEM_LEAD_MAX
    words = sentence[body:]
    if "," in words or ACT_START.match(words):
        return False
    return len(words) <= LEAD_MAX and not MODAL_START.match(words) and not re.search(r"\d+[^年]", words)
