"""Laws counted and laws named: 对A法、B法等5部法律法规; 检查了A法、B条例2部法规."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from reportkit.checks.items import Finding, Item
from reportkit.grammar.lawnames import Form, LawName
from reportkit.grammar.paragraph import Paragraph
from reportkit.models.enums import CheckKind
from reportkit.records.laws.names import groups_of

COUNTED = re.compile(r"^[^,;。、]{0,6}?(?:法律|法规|条例|草案|规定)")
BETWEEN = re.compile(r"^[》”’)]*(?P<others>等)?(?:(?:有关|相关|这|共)(?:的)?)?$")
LISTED_BEHIND = re.compile(r"^[^,;。:]{0,16}[:：](?:对)?$")
LONGEST = 10_000  # no paragraph of prose is longer
UNITS = ("部", "件", "项", "个")


def check_named_laws(paragraph: Paragraph, items: list[Item]) -> Iterator[Finding]:
    """Each number of laws with the names that stand before it, or behind it after a colon."""
    if not paragraph.laws:
        return
    counted = [x for x in items if x.unit in UNITS and x.exact and COUNTED.match(x.tail(12))]
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
            if before and (match := BETWEEN.match(text[group[-1].end : item.frame.numeral.num])):
                yield from _compared(item, group, others=match.group("others") is not None)
            elif group[0].start > item.end and LISTED_BEHIND.match(text[item.end : group[0].start][:30]):
                yield from _compared(item, group, others="等" in text[group[-1].end : group[-1].end + 2])


def _compared(item: Item, group: list[LawName], others: bool) -> Iterator[Finding]:
    named = len(group)
    names = "、".join(x.name for x in group)
    count = f"{named} law{'' if named == 1 else 's'} named (「{names}」)"
    if named > item.value:
        words = f"{count}, more than {item.quote}."
    elif named < item.value and not others:
        words = f"{count}, fewer than {item.quote}, and no 「等」 says that there are others."
    else:
        rest = f"and 「等」 leaves the others of {item.quote} open."
        words = f"{count}, " + (f"as {item.quote} says." if named == item.value else rest)
        yield Finding(CheckKind.NAMED_LAWS, True, words, (item,))
        return
    yield Finding(CheckKind.NAMED_LAWS, False, words, (item,))
