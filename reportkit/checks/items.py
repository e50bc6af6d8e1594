"""What the checks look at: the figures of a report in their paragraphs, and how a check is written down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Any

from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.models.enums import CheckKind
from reportkit.text.said import any_in, closed_by

# Characters quoted on either side of a number; words are not cut where it can be helped.
QUOTED = 14
BEHIND = 6
SLACK = 4
JOINT = re.compile(r"[、和及与的了对将把被]")  # a word ends with it
# How far back the words that govern a number are looked for.
REACH = 400
CLAUSE = re.compile(r"[,;。:!?()]")
DIGITS = "0123456789零〇一二三四五六七八九"


@dataclass(slots=True, eq=False)
class Item:
    """A figure within its paragraph; ``start:end`` are positions in the paragraph's folded text.

    ``action`` and ``kind`` are those of its suggestion record, None when it has none; ``decimals`` is how many
    places were printed, -1 for 成 (tens of per cent).
    """

    id: str
    figure: dict[str, Any]
    frame: Frame
    text: str
    start: int
    end: int
    gap: str
    value: Decimal
    unit: str
    exact: bool
    decimals: int
    action: str | None
    kind: str | None

    @property
    def quote(self) -> str:
        """The number with the words before it, as printed."""
        clause = CLAUSE.split(self.gap[-REACH:])[-1].lstrip("、和及与 )）")
        words = self.figure["evidence"]["text"].replace("\n", "")
        before = clause if len(clause) <= QUOTED + SLACK else f"…{self.text[self._cut() : self.start]}"
        return f"「{before}{words}{self._behind() if len(clause) < BEHIND else ''}」"

    def _cut(self) -> int:
        """Where the quoted words before the number begin."""
        low, last = self.start - QUOTED - SLACK, self.start - BEHIND
        starts = [t.start for t in self.frame.left if low <= t.start <= last]
        starts += [m.end() for m in JOINT.finditer(self.text, low, last)]
        inside = [p for p in starts if not any(t.start < p < t.end for t in self.frame.left)]
        return min(inside, default=self.start - QUOTED)

    def _behind(self) -> str:
        """The words behind the number: the thing counted, or what the clause says."""
        rest = CLAUSE.split(self.tail(QUOTED).split("、")[0])[0]
        head = self.frame.head
        if head is not None and self.frame.side == "right" and head.end - self.end <= len(rest):
            return rest[: head.end - self.end]
        if len(rest) <= BEHIND + SLACK:
            return rest
        ends = [t.end - self.end for t in self.frame.right]
        return f"{rest[: max((e for e in ends if e <= BEHIND + SLACK), default=BEHIND)]}…"

    @property
    def is_share(self) -> bool:
        """A percentage."""
        return self.unit == "%"

    @property
    def said(self) -> str:
        """What stands before the number since the last full stop; a semicolon does not end it."""
        low = max(0, self.start - REACH)
        return self.text[max(low - 1, *(self.text.rfind(c, low, self.start) for c in "。!?")) + 1 : self.start]

    def with_(self, other: Item) -> bool:
        """Whether another number stands before this one with no full stop between."""
        return self.start - len(self.said) <= other.start < self.start

    def tail(self, length: int) -> str:
        """The characters behind the number, within the sentence."""
        return self.text[self.end : min(self.end + length, self.frame.sentence.end)]


@dataclass(frozen=True, slots=True)
class Finding:
    """A check before it has its id; ``weak`` when a sum or share of the same figures says more."""

    kind: CheckKind
    ok: bool
    message: str
    items: tuple[Item, ...] = ()
    weak: bool = False
    whole: Item | None = None


def read_items(
    paragraphs: list[Paragraph], figures: list[dict[str, Any]], suggestions: list[dict[str, Any]]
) -> list[list[Item]]:
    """The figures of each paragraph in order; ``figures`` are the records, one a frame, in the same order."""
    handled = {s["figure"]: s for s in suggestions if s["figure"] is not None}
    records = iter(figures)
    return [list(_items(paragraph, records, handled)) for paragraph in paragraphs]


def _items(
    paragraph: Paragraph, records: Iterator[dict[str, Any]], handled: dict[str, dict[str, Any]]
) -> Iterator[Item]:
    text = paragraph.joined.text
    before = 0
    for frame in paragraph.frames:
        figure = next(records)
        numeral = frame.numeral
        suggestion = handled.get(figure["id"], {})
        gap = text[max(before, frame.sentence.start) : numeral.start]
        yield Item(
            figure["id"],
            figure,
            frame,
            text,
            numeral.start,
            numeral.end,
            gap,
            Decimal(value) if isinstance(value := figure["value"], int) else Decimal(str(value)),
            numeral.unit or "",
            figure["approx"] is None and figure["value_max"] is None,
            _decimals(text[numeral.num : numeral.num_end + 1]),
            suggestion.get("action"),
            suggestion.get("kind"),
        )
        before = numeral.end


def _decimals(printed: str) -> int:
    if printed.endswith("成"):
        return -1
    if not any_in(printed, ".点"):
        return 0
    _, _, decimals = printed.replace("点", ".").partition(".")
    return len(decimals) - len(decimals.lstrip(DIGITS))


def clause_of(text: str, borders: str = ",;。") -> str:
    """What stands in ``text`` behind the last of ``borders``."""
    return text[max(map(text.rfind, borders)) + 1 :]


def without_end(text: str, *ends: str) -> str:
    """``text`` without the first of ``ends`` that it ends with."""
    return text.removesuffix(closed_by(text, ends))


def full_stops(text: str, start: int, end: int) -> int:
    """How many statements end in ``text[start:end]``."""
    return sum(text.count(mark, start, end) for mark in "。!?")


def agrees(part: Decimal, base: Decimal, share: Item) -> bool:
    """Whether ``part`` of ``base`` is the stated share: rounded or cut to the places printed, or as its 近 or 超 says."""
    if not base:
        return False
    exact = part * 100 / base
    if share.figure["approx"] == "over":
        return share.value <= exact < share.value + 10
    if share.figure["approx"] == "under":
        return share.value - 10 < exact <= share.value
    unit = Decimal(1).scaleb(-share.decimals)
    if share.figure["approx"] == "about":
        return abs(exact - share.value) <= 2 * max(unit, Decimal(1))
    return share.value in {exact.quantize(unit, r) for r in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)}


def percent(part: Decimal, base: Decimal, places: int) -> str:
    """``part`` of ``base`` in per cent with one place more than printed, so that the reader sees the rounding."""
    value = (part * 100 / base).quantize(Decimal(1).scaleb(-max(places, 0) - 1), ROUND_HALF_UP)
    return f"{value.normalize():f} %"


def plain(value: Decimal) -> str:
    """A sum as a reader writes it."""
    return f"{value.normalize():f}"
