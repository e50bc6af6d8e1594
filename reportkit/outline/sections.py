"""Nested sections with roles, and the sentences that stand in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.enums import Genre, Role
from reportkit.outline.blocks import Block, Form
from reportkit.outline.evidence import Setting
from reportkit.outline.parts import Unit, divide
from reportkit.outline.sentences import Sentence, shares
from reportkit.outline.units import RANKS, Piece, read_pieces
from reportkit.text.joined import Joined

TOP = 1
ASIDE_GAP = 4  # characters, line ends, between what is left out of a text together
INSERTED = 7  # rank of a part that no heading opened, within one that has a heading


@dataclass(slots=True)
class Node:
    """A section while it is being built; ``rank`` orders heading styles, low is outer."""

    id: str
    parent: str | None
    level: int
    heading: str | None
    role: Role
    start: int
    end: int
    rank: int
    heading_at: tuple[tuple[int, int], ...] = ()

    def as_record(self, source: str) -> dict[str, object]:
        """The section in the order of the contract; its heading as printed in ``source``."""
        heading = self.heading
        if heading is not None and self.heading_at:
            heading = "".join(source[start:end] for start, end in self.heading_at)
        return {
            "id": self.id,
            "parent": self.parent,
            "level": self.level,
            "heading": heading,
            "role": self.role.value,
            "start": self.start,
            "end": self.end,
        }


@dataclass(slots=True)
class Outline:
    """Sections and sentences of one text; ``broken`` counts sentences joined over a page break.

    ``units`` are the headings and sentences with what spoke for their parts, by source span.
    """

    sections: list[Node] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    headings: list[Joined] = field(default_factory=list)
    broken: int = 0
    units: list[tuple[int, int, Unit]] = field(default_factory=list)

    def section(self, name: str) -> Node:
        """The section with this id."""
        return self.sections[int(name[1:]) - 1]


class _Builder:
    """Makes sections and sentences of pieces whose parts are known."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.stack: list[Node] = []
        self.paragraphs = 0

    def open(self, rank: int, heading: str | None, role: Role, start: int, end: int) -> Node:
        """Open a section, closing those of its rank and below."""
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()
        parent = self.stack[-1] if self.stack else None
        name, level = f"s{len(self.outline.sections) + 1}", len(self.stack) + 1
        node = Node(name, parent.id if parent else None, level, heading, role, start, end, rank)
        self.outline.sections.append(node)
        self.stack.append(node)
        return node

    def grow(self, end: int) -> None:
        """The open sections reach to ``end``."""
        for node in self.stack:
            node.end = max(node.end, end)

    def heading(self, piece: Piece) -> None:
        """Open the section of a heading."""
        line, (unit,) = piece.block.lines[0], piece.units
        self.outline.headings.append(piece.joined)
        self.outline.units.append((piece.block.start, piece.block.end, unit))
        if self.stack and (self.stack[0].role is Role.OPENING or self.stack[0].heading is None):
            self.stack.clear()
        node = self.open(piece.rank, line.title, unit.part, piece.block.start, piece.block.end)
        node.heading_at = tuple(line.within(line.body, line.body + len(line.title)))
        self.grow(piece.block.end)

    def paragraph(self, piece: Piece) -> None:
        """The sentences of a paragraph, in sections of their own where their part is not that of the section they stand in."""
        self.outline.broken += piece.block.broken
        joined, spans, units = piece.joined, piece.spans, piece.units
        self.outline.units += [(*joined.span(*span), unit) for span, unit in zip(spans, units, strict=True)]
        first = 0
        for i in range(1, len(spans) + 1):
            if i == len(spans) or units[i].part is not units[first].part:
                self._turn(units[first].part, joined.span(*spans[first])[0], inside=first > 0)
                self._sentences(piece, first, i)
                self.grow(joined.span(*spans[i - 1])[1])
                first = i
        self.paragraphs += 1

    def _turn(self, part: Role, start: int, inside: bool) -> None:
        """Have a section of this part on top of the stack; ``inside`` when the part changes within a paragraph."""
        while self.stack and self.stack[-1].heading is None and self.stack[-1].role is not part:
            self.stack.pop()
        if self.stack and self.stack[-1].role is part:
            return
        within = self.stack and (inside or part is Role.SHORTCOMINGS)
        self.open(INSERTED if within else TOP, None, part, start, start)

    def leave_out(self, blocks: list[Block]) -> None:
        """A section for each run of blocks that nothing is read from: page furniture, signatures."""
        self.stack.clear()
        for block in blocks:
            last = self.stack[-1] if self.stack else None
            if last is None or block.start - last.end > ASIDE_GAP:
                self.stack.clear()
                self.open(TOP, None, Role.BOILERPLATE, block.start, block.end)
            else:
                last.end = max(last.end, block.end)

    def _sentences(self, piece: Piece, low: int, high: int) -> None:
        """Sentences ``low:high`` of a paragraph, in shares that are read together."""
        text, spans = piece.joined.text, piece.spans
        node = self.stack[-1]
        above = node.heading or None
        for begin, end in shares(spans[low:high]):
            first, stop = low + begin, low + end
            left, right = (spans[first][0], spans[stop - 1][1]) if stop - first < len(spans) else (0, len(text))
            share = piece.joined.part(left, right) if right - left < len(text) else piece.joined
            self.paragraphs += first > 0
            for i in range(first, stop):
                start, stop_at = spans[i]
                is_lead = piece.leads[i]
                place = (start - left, stop_at - left, node.id, node.role, above, self.paragraphs, i == 0, is_lead)
                self.outline.sentences.append(
                    Sentence(share, *place, piece.units[i].features, piece.units[i].strongest(), piece.block.row)
                )
                if is_lead:
                    above = " / ".join(x for x in (node.heading, text[start:stop_at].rstrip("。")) if x) or None


def build_outline(folded: str, blocks: list[Block], setting: Setting, vocabulary: Vocabulary) -> Outline:
    """Sections with roles and the sentences of a folded text, in order."""
    builder = _Builder()
    titles = [b for b in blocks if b.form is Form.TITLE]
    if titles:
        builder.open(TOP, None, Role.TITLE, titles[0].start, titles[-1].end)
        builder.outline.headings.extend(Joined.of(folded, b.segments) for b in titles)
        builder.stack.clear()
    for block in blocks:
        if block.form is Form.COLUMNS:
            builder.outline.headings += _numbered(folded, block)
    pieces = read_pieces(folded, blocks, setting, vocabulary)
    for annexed in (False, True):  # an annex has parts of its own
        if units := [unit for piece in pieces if piece.annexed is annexed for unit in piece.units]:
            divide(units)
    salutation = next((b for b in blocks if b.form is Form.SALUTATION), None)
    if salutation is not None and (not pieces or salutation.start < pieces[0].block.start):
        builder.open(TOP, None, Role.OPENING, salutation.start, salutation.end)
    for piece in pieces:
        if piece.is_heading:
            builder.heading(piece)
        else:
            builder.paragraph(piece)
    read = {id(piece.block) for piece in pieces}
    builder.leave_out([b for b in blocks if b.form in (Form.NAVIGATION, Form.PARAGRAPH) and id(b) not in read])
    return builder.outline


def _numbered(folded: str, block: Block) -> list[Joined]:
    """The heads of columns that hold digits: 满分100 is listed, the 万 of 万元 is no number."""
    line = block.lines[0]
    heads, at = list[Joined](), line.start
    for piece in line.text.replace("|", " ").replace("\t", " ").split(" "):
        if any(map(str.isdecimal, piece)):
            heads.append(Joined.of(folded, [(at, at + len(piece))]))
        at += len(piece) + 1
    return heads


def setting_of(review_year: int | None, genre: Genre, delivered: str | None) -> Setting:
    """What all units of a text share; ``delivered`` is the date of delivery, whose year 今年 means."""
    this_year = None
    if delivered is not None and review_year is not None:
        this_year = "next" if int(delivered[:4]) > review_year else "reviewed"
    return Setting(review_year, this_year, genre)


__all__ = ["RANKS", "Node", "Outline", "build_outline", "setting_of"]
