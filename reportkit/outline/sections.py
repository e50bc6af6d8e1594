"""Nested sections with roles, and the sentences that stand in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportkit.models.enums import Genre, Role
from reportkit.outline.blocks import Block, Form
from reportkit.outline.lines import ITEM_ORDINAL, closed_up, style_of
from reportkit.outline.roles import (
    BACKGROUND,
    CLOSING_CORE,
    CLOSING_CUE,
    GUIDING,
    heading_role,
    owns_up,
    promises,
    weakly_ahead,
)
from reportkit.outline.sentences import Sentence, cut, lead_of, shares
from reportkit.outline.telling import told_role
from reportkit.text.joined import Joined

RANKS = {"part": 0, "han": 2, "han_paren": 3, "arabic": 4, "arabic_paren": 5, "plain": 6}
TOP = 1
TOLD_RANK = 7
SPOKEN = re.compile(r"(?:说|表示|告诉|感慨)[^“]{0,8}[。,:]")
ADDRESSED = re.compile(r"(?:尊敬的)?(?:各位代表|各位委员|同志们|主任、[^。]{2,30}委员)[,!:]")
AHEAD = re.compile(r"(?:今后(?:一年|五年|的工作)?|下一?步|新的一年(?:里)?|下半年|来年|明年|下一年度?)[,、:是]?")
INTENDS = re.compile("将|要|拟|计划|安排|重点|着力|继续")
# 下半年 of a year that is over, or with what was done in it, sets out no plan.
TOLD_DONE = re.compile("了(?!解)|已|先后")
THIS_YEAR = re.compile(r"今年(?:是|,?[^。;,]{0,16}(?:将|(?<![主重需])要(?!求)|拟|计划))")
THIS_HEADING = re.compile(r"今年(?!以?来)的?[^,。]{0,6}(?:工作|重点|任务)")
# What follows 2021年 where a plan part begins without a heading.
SETS_OUT = re.compile(r"[^。;]{0,20}(?:将|(?<![主重需])要(?!求)|拟|计划|打算|指导思想|总体(?:要求|思路))")


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
    """Sections and sentences of one text; ``broken`` counts sentences joined over a page break."""

    sections: list[Node] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    headings: list[Joined] = field(default_factory=list)
    broken: int = 0

    def section(self, name: str) -> Node:
        """The section with this id."""
        return self.sections[int(name[1:]) - 1]


class _Builder:
    def __init__(self, folded: str, review_year: int | None, genre: Genre, delivered: int | None) -> None:
        self.folded = folded
        self.review_year = review_year
        self.default = Role.PLAN if genre is Genre.WORK_PLAN else Role.REVIEW
        self.told = genre is Genre.NEWS
        self.this_year_ahead = delivered is not None and review_year is not None and delivered > review_year
        self.outline = Outline()
        self.stack: list[Node] = []
        self.paragraphs = 0
        self.plan_seen = False

    def open(self, rank: int, heading: str | None, role: Role, start: int, end: int) -> Node:
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()
        parent = self.stack[-1] if self.stack else None
        node = Node(
            f"s{len(self.outline.sections) + 1}",
            parent.id if parent else None,
            len(self.stack) + 1,
            heading,
            role,
            start,
            end,
            rank,
        )
        self.outline.sections.append(node)
        self.stack.append(node)
        if role is Role.PLAN:
            self.plan_seen = True
        return node

    def grow(self, end: int) -> None:
        for node in self.stack:
            node.end = max(node.end, end)

    def heading(self, block: Block) -> None:
        line = block.lines[0]
        title = line.title
        self.outline.headings.append(Joined.of(self.folded, block.segments))
        words = closed_up(title)
        role = heading_role(words, self.review_year) if self.default is Role.REVIEW else None
        reviewed = self.this_year_ahead and any(n.role is Role.REVIEW for n in self.outline.sections)
        if reviewed and THIS_HEADING.fullmatch(words):
            role = Role.PLAN
        if self.stack and self.stack[0].role is Role.OPENING:
            self.stack.clear()
        style = line.style.lstrip("#")
        rank = RANKS[style]
        if style == "plain" and role is not None and (not self.stack or self.stack[0].rank <= TOP or role is Role.PLAN):
            rank = TOP
        if role is Role.PLAN and any(n.role is Role.PLAN and n.rank < rank for n in self.stack):
            role = None
        if role is Role.REVIEW and self.plan_seen and rank > 2:
            role = None
        if role is Role.PLAN and any(n.role is Role.REVIEW and n.heading and n.rank < rank for n in self.stack):
            role = None if weakly_ahead(words) else role
        node = self.open(rank, title, role or self._inherited(rank), block.start, block.end)
        node.heading_at = tuple(line.within(line.body, line.body + len(title)))
        self.grow(block.end)

    def _inherited(self, rank: int) -> Role:
        outer = [n for n in self.stack if n.rank < rank]
        if outer and outer[-1].role not in (Role.OPENING, Role.TITLE):
            return outer[-1].role
        return self.default

    def paragraph(self, block: Block, last: bool) -> None:
        joined = Joined.of(self.folded, block.segments)
        spans = cut(joined.text)
        if not spans:
            return
        if block.broken:
            self.outline.broken += 1
        if self.told:
            self._tell(joined, spans)
            return
        role = self._paragraph_role(joined.text, spans, last)
        if role is not None and not (self.stack and self.stack[-1].role is role):
            rank = TOLD_RANK if role is Role.SHORTCOMINGS else TOP
            self.open(rank, None, role, block.start, block.end)
        elif not self.stack:
            self.open(TOP, None, self.default, block.start, block.end)
        if (
            self.stack[-1].role is Role.SHORTCOMINGS
            and self.stack[-1].heading is None
            and role is not Role.SHORTCOMINGS
        ):
            self._leave_shortcomings(joined.text)
        self._sentences(joined, spans)
        self.grow(block.end)
        self.paragraphs += 1

    def _tell(self, joined: Joined, spans: list[tuple[int, int]]) -> None:
        """A paragraph of news: every sentence may turn to the weaknesses, to the work ahead or back."""
        if self.stack and self.stack[-1].rank == TOLD_RANK and self.stack[-1].role is Role.SHORTCOMINGS:
            self.stack.pop()
        first = 0
        quoted = joined.text.startswith("“") and SPOKEN.search(joined.text) is not None
        for i, (start, end) in enumerate(spans):
            inner = self.stack[-1] if self.stack else None
            headed = inner is not None and inner.heading is not None and inner.role is not Role.REVIEW
            role = Role.REVIEW if quoted else told_role(joined.text[start:end], self.review_year, headed)
            if i and role is not None and (inner is None or role is not inner.role):
                self._sentences(joined, spans[first:i])
                self.grow(joined.span(*spans[i - 1])[1])
                first = i
            self._turn(role, *joined.span(start, end))
        self._sentences(joined, spans[first:])
        self.grow(joined.span(*spans[-1])[1])
        self.paragraphs += 1

    def _turn(self, role: Role | None, start: int, end: int) -> None:
        """Open or leave a part that no heading opened."""
        if role is Role.REVIEW and self.stack and self.stack[-1].rank == TOLD_RANK:
            self.stack.pop()
        if not self.stack:
            self.open(TOP, None, self.default, start, end)
        if role in (Role.PLAN, Role.SHORTCOMINGS) and self.stack[-1].role is not role:
            self.open(TOLD_RANK, None, role, start, end)

    def _leave_shortcomings(self, text: str) -> None:
        if not ITEM_ORDINAL.match(text) and style_of(text)[0] == "plain":
            self.stack.pop()
        if not self.stack:
            self.open(TOP, None, Role.REVIEW, 0, 0)

    def _paragraph_role(self, text: str, spans: list[tuple[int, int]], last: bool) -> Role | None:
        current = self.stack[-1].role if self.stack else None
        if (
            CLOSING_CUE.search(text[:80])
            and (CLOSING_CORE.search(text) or (last and ADDRESSED.match(text) and not promises(text)))
            and current in (Role.PLAN, Role.CLOSING, Role.SHORTCOMINGS)
        ):
            return Role.CLOSING
        if current is Role.CLOSING:
            return None
        begun = current is not Role.OPENING or self.paragraphs > 0
        if current not in (Role.PLAN, Role.SHORTCOMINGS) and begun and _tells_shortcomings(text):
            return Role.SHORTCOMINGS
        if (
            current in (Role.OPENING, Role.REVIEW, Role.SHORTCOMINGS)
            and begun
            and not self.plan_seen
            and self._begins_plan(text[slice(*spans[0])], text)
        ):
            return Role.CLOSING if last and CLOSING_CORE.search(text) else Role.PLAN
        return None

    def _begins_plan(self, first: str, text: str) -> bool:
        """A plan part without a heading: it opens with next year or 今后 and speaks of what shall be done."""
        named = self.review_year and first.startswith(f"{self.review_year + 1}年")
        if named or (self.this_year_ahead and THIS_YEAR.match(first) and not re.search(r"已|了|明年", first)):
            if self.paragraphs > 2 and re.search(r"将|要|拟|计划|任务|安排|开局|之年|周年|怎么干", text):
                return True
            if SETS_OUT.match(first, 5 if named else 2):
                return True
        return bool(AHEAD.match(first) and INTENDS.search(text) and not self._half_over(first))

    def _half_over(self, first: str) -> bool:
        """Whether a sentence begins with the second half of the year reviewed, as it was."""
        return first.startswith("下半年") and (self.this_year_ahead or TOLD_DONE.search(first) is not None)

    def _sentences(self, joined: Joined, spans: list[tuple[int, int]]) -> None:
        text = joined.text
        node = self.stack[-1]
        above = node.heading or None
        for first, stop in shares(spans):
            low, high = (spans[first][0], spans[stop - 1][1]) if stop - first < len(spans) else (0, len(text))
            share = joined.part(low, high) if high - low < len(text) else joined
            self.paragraphs += first > 0
            for i in range(first, stop):
                start, end = spans[i]
                is_lead = lead_of(text, spans, i)
                place = (start - low, end - low, node.id, node.role, above, self.paragraphs, i == 0, is_lead)
                self.outline.sentences.append(Sentence(share, *place))
                if is_lead:
                    above = " / ".join(x for x in (node.heading, text[start:end].rstrip("。")) if x) or None


OTHERS_FAULT = re.compile(
    r"委员们?指出|审议(?:中|时)[^。]{0,10}(?:指出|认为)|(?:检查|调研|视察)(?:中)?(?:发现|指出|认为)|有关部门[^。]{0,10}不"
)
# Faults that an organ lays before others, or a gap of the place it speaks for, unless it says 我们.
OTHERS_GAP = re.compile(
    r"(?:审议意见书?|主任会议|主席会议|(?:检查|视察|调研|评议|督查)(?:组|报告))[^,。;]{0,8}(?:指出|列出|点出|反映|查出|发现|认为)"
    r"|(?:差距|不足|短板|问题|薄弱)[^,。;]{0,8},[^,。;]{0,14}(?:(?:建议|要求|督促|责成)[^,。;]{0,6}(?:政府|部门|单位|局)"
    r"|向[^,。;]{0,8}(?:政府|部门|单位|局)[^,。;]{0,4}(?:反馈|提出|移交|交办))"
    r"|[我全][省市县区州镇乡旗](?!人大|人民代表|政协|各级人大|常委会|委员会)[^,。;]{2,16}?(?:还|仍|尚|也)[^,。;]{0,4}有[^,。;]{0,8}(?:差距|距离|不足|短板)"
)
OWN_VOICE = re.compile(r"我们|清醒|自身|(?:人大|政协|常委会)(?:的?工作|履职)|(?:监督|代表|立法|提案)工作")


def _tells_shortcomings(text: str) -> bool:
    """Whether a paragraph of the review owns up to weaknesses."""
    if not owns_up(text) or BACKGROUND.match(text) or OTHERS_FAULT.search(text):
        return False
    return OWN_VOICE.search(text) is not None or not OTHERS_GAP.search(text)


def build_outline(
    folded: str, blocks: list[Block], review_year: int | None, genre: Genre, delivered: int | None = None
) -> Outline:
    """Sections with roles and the sentences of a folded text, in order; a work plan is all plan part.

    ``delivered`` is the year of delivery, which 今年 means.
    """
    builder = _Builder(folded, review_year, genre, delivered)
    titles = [b for b in blocks if b.form is Form.TITLE]
    if titles:
        builder.open(TOP, None, Role.TITLE, titles[0].start, titles[-1].end)
        builder.outline.headings.extend(Joined.of(folded, b.segments) for b in titles)
        builder.stack.clear()
    last_prose = max((i for i, b in enumerate(blocks) if b.form is Form.PARAGRAPH and b.lines[-1].finished), default=0)
    for i, block in enumerate(blocks):
        if block.form is Form.SALUTATION and not builder.outline.sentences and not builder.stack:
            builder.open(TOP, None, Role.OPENING, block.start, block.end)
        elif block.form is Form.HEADING:
            builder.heading(block)
        elif block.form is Form.PARAGRAPH and not (
            i > last_prose and len(blocks) - last_prose <= 3 and _signs_off(block)
        ):
            builder.paragraph(block, last=i == last_prose)
    return builder.outline


def _signs_off(block: Block) -> bool:
    """A short line after the last prose: a signature, a date, a publisher."""
    text = block.lines[0].text
    return len(text) <= 24 and len(block.lines) == 1 and block.style == "plain" and "。" not in text


__all__ = ["GUIDING", "Outline", "build_outline"]
