"""What the records of one report share: the source, the years and the organ."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportkit.lexicon.lawtable import LawTable
from reportkit.models.drafts import Evidence, UnclaimedDraft
from reportkit.models.enums import Organ, Unread
from reportkit.text.joined import Joined
from reportkit.text.scanned import PRINTED, Scanned

if TYPE_CHECKING:
    from reportkit.grammar.paragraph import Paragraph


@dataclass(slots=True)
class Context:
    """The report being read: its years, the laws known by name, the name of its region, the year of its delivery.

    ``readable`` is the source with what its entities stand for, ``folded`` the text laid out; offsets are the same in all.
    ``on_suggestions`` says that the whole report is one on suggestions or proposals.
    ``scanned`` tells what of the source was read off pictures. ``unclaimed`` gathers what could not be placed;
    ``paragraphs`` are those read, by the identity of their text.
    """

    source: str
    readable: str
    folded: str
    organ: Organ
    review_from: int | None
    review_to: int | None
    plan_year: int | None
    laws: LawTable
    region: str | None
    delivered: int | None
    on_suggestions: bool
    scanned: Scanned = PRINTED
    paragraphs: dict[int, Paragraph] = field(default_factory=dict)
    unclaimed: list[UnclaimedDraft] = field(default_factory=list)

    def evidence(self, joined: Joined, start: int, end: int) -> Evidence:
        """Evidence for positions ``start:end`` of a paragraph: one contiguous slice of the source."""
        if len(joined.starts) == 1:  # as nearly all paragraphs
            first = start + joined.shifts[0]
            last = first + end - start
        else:
            first, last = joined.span(start, end)
        if self.source[last - 1 : last] == "&" and self.readable[last - 1] != "&":  # an entity is one character
            last = self.source.index(";", last) + 1
        return Evidence(first, last, self.source[first:last])

    def words(self, joined: Joined, start: int, end: int) -> str:
        """The words of a paragraph as the source writes them, page breaks left out and entities as what they stand for."""
        if len(joined.starts) == 1:
            return self.readable[start + joined.shifts[0] : end + joined.shifts[0]]
        first, last = joined.span(start, end)
        if last - first == end - start:
            return self.readable[first:last]
        return "".join(self.readable[joined.offset(p)] for p in range(start, end))

    def deny(self, joined: Joined, start: int, end: int) -> None:
        """Lists positions ``start:end`` of a paragraph as an act that did not take place; what is listed already is not again."""
        self._list(Unread.DENIED, "said not to have happened", joined, start, end)

    def of_others(self, joined: Joined, start: int, end: int) -> None:
        """Lists positions ``start:end`` of a paragraph as an act of somebody else, which gives no record."""
        self._list(Unread.ACT, "other_actor", joined, start, end)

    def unclear(self, joined: Joined, start: int, end: int) -> None:
        """Lists positions ``start:end`` of a paragraph as an act of which it is not clear what it was about."""
        self._list(Unread.ACT, "what it looked into is not clear", joined, start, end)

    def _list(self, kind: Unread, reason: str, joined: Joined, start: int, end: int) -> None:
        evidence = self.evidence(joined, start, end)
        if not any(row.kind is kind and row.evidence.overlaps(evidence) for row in self.unclaimed):
            self.unclaimed.append(UnclaimedDraft(kind, reason, evidence))
