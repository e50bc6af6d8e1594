"""Laws counted and laws named: 对A法、B法等5部法律法规; 检查了A法、B条例2部法规."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from reportkit.checks.items import Finding, Item
from reportkit.checks.messages import said
from reportkit.grammar.lawnames import Form, LawName
from reportkit.grammar.paragraph import Paragraph
from reportkit.models.enums import CheckKind
from reportkit.records.laws.names import groups_of
from reportkit.text.said import any_in

COUNTED, COUNTED_REACH = ("法律", "法规", "条例", "草案", "规定"), 8
FILLERS = ("", "有关的", "有关", "相关的", "相关", "这", "共")
LISTED_REACH = 18
LONGEST = 10_000  # no paragraph of prose is longer
UNITS = ("部", "件", "项", "个")


def check_named_laws(paragraph: Paragraph, items: list[Item]) -> Iterator[Finding]:
    """Each number of laws with the names that stand before it, or behind it after a colon."""
    if not paragraph.laws:
        return
    counted = [x for x in items if x.unit in UNITS and x.exact and _counts_laws(x.tail(12))]
    text = paragraph.joined.text
    if not counted or len(text) > LONGEST:
        return
    groups = groups_of(text, paragraph.laws)
    starts = [group[0].start for group in groups]
    for item in counted:
        at = bisect_left(starts, item.start)
        for group in groups[max(0, at - 1) : at + 1]:
            if any(x.form not in (Form.MARKED, Form.PLAIN) for x in group):
                continue
            before = group[-1].end <= item.frame.numeral.num
            between = text[group[-1].end : item.frame.numeral.num].lstrip("》”’)") if before else ""
            if before and between.removeprefix("等") in FILLERS:
                yield from _compared(item, group, others=between.startswith("等"))
            elif group[0].start > item.end and _lists(text[item.end : group[0].start]):
                yield from _compared(item, group, others="等" in text[group[-1].end : group[-1].end + 2])


def _counts_laws(words: str) -> bool:
    """Whether ``words``, those behind a number, say that it counts laws."""
    end = min((at for mark in ",;。、" if (at := words.find(mark)) >= 0), default=len(words))
    return any_in(words[: min(end, COUNTED_REACH)], COUNTED)


def _lists(words: str) -> bool:
    """Whether ``words``, between a number and the first law, end in a colon: 2部法规:A条例."""
    words = words.removesuffix("对")
    return words.endswith(":") and len(words) < LISTED_REACH and not set(words[:-1]) & set(",;。:")


def _compared(item: Item, group: list[LawName], others: bool) -> Iterator[Finding]:
    named = len(group)
    ok = named == item.value or (named < item.value and others)
    name = (
        "laws_fit"
        if named == item.value
        else "laws_more"
        if named > item.value
        else "laws_open"
        if others
        else "laws_fewer"
    )
    names = f"「{'、'.join(x.name for x in group)}」"
    words = said(name, count=named, s="" if named == 1 else "s", names=names, stated=item.quote)
    yield Finding(CheckKind.NAMED_LAWS, ok, words, (item,))
