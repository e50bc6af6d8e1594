"""The units whose part is asked for: headings and sentences, each with its features and the border before it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.lexicon.wordlists import phrases
from reportkit.models.enums import Genre, Role
from reportkit.outline.blocks import Block, Form
from reportkit.outline.cues import PARTS
from reportkit.outline.evidence import (
    NOTHING,
    Setting,
    Weights,
    features_of,
    has,
    heading_features,
    sentence_features,
    strongest,
)
from reportkit.outline.lines import ITEM_ORDINAL, closed_up, style_of
from reportkit.outline.parts import Border, Unit, inherit, lend
from reportkit.outline.sentences import lead_of
from reportkit.text.joined import Joined

RANKS = {"part": 0, "han": 2, "han_paren": 3, "arabic": 4, "arabic_paren": 5, "plain": 6}
PLAIN_TOP = 1  # rank of a heading without a marker that stands above all marked ones
ORDINAL = 7  # rank of 一是…。 and 第一,…。 as leads
WITHIN = 8  # rank of a lead without a marker: it reaches to the end of its paragraph
SIGNATURE_MAX = 24
TAIL, TAIL_DATED = 3, 6  # blocks from the last prose to the end
SECTIONS = ("part", "han", "han_paren")  # markers of leads that head a section
PLAN_AT = PARTS.index(Role.PLAN)
FIRST_MARKS = (*phrases(("", "("), ("一", "1"), ("、", ".", ")", "是", "要")), "第一,", "第一、")  # of a list
LISTED = (";", ":", "；")
BARE_HEADING_MAX = 20
PLAIN_WEIGHT = 8  # of a line that names a part so plainly that it needs nothing to set it off
OPENING_WEIGHT = 4  # of a heading that opens a part
ANNEX = ("附:", "附表", "附件", "附录")
BODY_MIN = 3  # finished paragraphs that stand before an annex


@dataclass(slots=True)
class Piece:
    """A heading or a paragraph with its units: one for a heading, one for each sentence."""

    block: Block
    joined: Joined
    spans: list[tuple[int, int]]
    units: list[Unit]
    rank: int
    is_heading: bool = False
    leads: list[bool] = field(default_factory=list)  # which sentences are leads
    annexed: bool = False  # stands behind the report, in an annex of its own


class _Reader:
    def __init__(self, folded: str, setting: Setting, vocabulary: Vocabulary) -> None:
        self.folded, self.setting, self.vocabulary = folded, setting, vocabulary
        self.heads: list[tuple[float, Weights, int]] = []  # rank, what it lends, its features
        self.unfinished = False  # the paragraph before ends as an item does that others follow
        self.told = setting.genre is Genre.NEWS
        self.behind = False  # the plan was opened
        self.preface = setting.genre is Genre.WORK_PLAN  # before the first heading or item of a plan

    def annex(self, block: Block) -> bool:
        """Whether the annex that ``block`` opens is no plan; it stands below no heading of the report then."""
        part, weight = strongest(self._heading(closed_up(block.lines[0].title)))
        if part is Role.PLAN and weight:
            return False
        self.heads.clear()
        self.behind = False
        return True

    def heading(self, block: Block) -> Piece:
        """The piece of a heading."""
        self.preface = self.preface and block.style == "plain"
        joined = Joined.of(self.folded, block.segments)
        line = block.lines[0]
        words = closed_up(line.title)
        style = line.style.lstrip("#")
        features = self._heading(words)
        rank = self._rank(style, features)
        self._leave(rank, line.text.startswith(FIRST_MARKS))
        if self.heads:
            features |= features_of("nested")
        border = Border.TOP if rank <= RANKS["han"] else Border.HEADING
        unit = self._unit(features, border)
        self._lend(rank, features)
        self._turn(features)
        return Piece(block, joined, [(0, len(joined.text))], [unit], rank, is_heading=True)

    def _rank(self, style: str, features: int) -> int:
        """Rank of a heading; one without a marker stands at the top unless it stands below a marked one and opens no part."""
        if style != "plain":
            return RANKS[style]
        outer = self.heads[0][0] if self.heads else PLAIN_TOP
        part, weight = strongest(features)
        opens = weight >= OPENING_WEIGHT and (outer <= PLAIN_TOP or part is Role.PLAN)
        return PLAIN_TOP if opens else RANKS["plain"]

    def paragraph(self, block: Block, last: bool) -> Piece | None:
        """The piece of a paragraph, None where it is blank; ``last`` is true of the last prose of the text."""
        joined, spans = block.read(self.folded)
        text = joined.text
        if not spans:
            return None
        if block.row is None and self._heads_a_part(block, text):
            return self.heading(block)
        goes_on = (
            block.row is not None
            or block.style.lstrip("#") != "plain"
            or ITEM_ORDINAL.match(text) is not None
            or self.unfinished
        )
        self.unfinished = text.rstrip()[-1:] in LISTED
        if not goes_on:
            while self.heads and self.heads[-1][0] >= WITHIN:
                self.heads.pop()
        found = sentence_features(self.vocabulary, text, spans, self.setting)
        units = []
        leads = [lead_of(text, spans, i) for i in range(len(spans))]
        before = False  # told of the time before the plan
        for i, (start, end) in enumerate(spans):
            lead = leads[i]
            style, body = style_of(text[start:end]) if lead or not i else ("plain", 0)
            item = style.lstrip("#") != "plain" or ITEM_ORDINAL.match(text, start, end) is not None
            border = self._border(i, item or goes_on)
            features = self._heading(text[start + body : end].rstrip("。")) if lead else 0
            if lead and (style.lstrip("#") in SECTIONS or strongest(features)[1] >= OPENING_WEIGHT):
                rank = self._lead_rank(style, item, features)
                self._turn(features)
                self._leave(rank, text.startswith(FIRST_MARKS, start))
                units.append(self._unit(features, Border.HEADING if not i else border))
                self._lend(rank, features)
            else:
                self.preface = self.preface and not item
                border = Border.TOLD if before else border
                before = self.preface and self._tells_past(text[start:end], found[i], before)
                place = (("last", last), ("first", i == 0), ("behind", self.behind))
                features = found[i] | features_of(*[name for name, there in place if there])
                if before:  # told within a plan: neither the kind of the text nor 计划 makes it one
                    told = features & ~features_of("plan_genre", "intent")
                    units.append(Unit(told, Border.TOLD, lend(Role.REVIEW, OPENING_WEIGHT)))
                else:
                    units.append(self._unit(features, border))
                self._open(units[-1].features, first=i == 0)
                if i == 0 or (i == 1 and leads[0]):
                    self._begin(units[-1].features)
        return Piece(block, joined, spans, units, WITHIN, leads=leads)

    def _tells_past(self, sentence: str, features: int, before: bool) -> bool:
        """Whether a sentence begins with the time gone by or goes on with it: 2022年,常委会…; not 2022年度决算草案…."""
        gone = before or has(features, "back^") or sentence.startswith(f"{self.setting.review_year}年,")
        return gone and not has(features, "next^", "ahead^", "intent^")

    def _heads_a_part(self, block: Block, text: str) -> bool:
        """Whether a short line without a full stop plainly names a part, though nothing sets it off."""
        if len(block.lines) > 1 or len(text) > BARE_HEADING_MAX or block.lines[0].finished or text[-1] in ",、":
            return False
        if block.style.startswith("arabic"):  # an item of a list: 6.审查和批准2023年预算调整方案
            return False
        return strongest(self._heading(closed_up(block.lines[0].title)))[1] >= PLAIN_WEIGHT

    def _lead_rank(self, style: str, item: bool, features: int) -> int:
        """Rank of a lead; one that plainly names the plan reaches as far as it would on a line of its own."""
        part, weight = strongest(features)
        opens_plan = part is Role.PLAN and weight >= PLAIN_WEIGHT
        name = style.lstrip("#")
        if name == "plain" and not item and opens_plan:
            return PLAIN_TOP
        return RANKS[name] if name != "plain" else ORDINAL if item else WITHIN

    def _turn(self, features: int) -> None:
        """A heading that opens the review ends what stands behind the plan."""
        part, weight = strongest(features)
        if part is Role.REVIEW and weight >= OPENING_WEIGHT:
            self.behind = False

    def _begin(self, features: int) -> None:
        """A paragraph that begins with what opens the plan has the text behind it no longer review by default."""
        part, weight = strongest(features)
        if part is Role.PLAN and weight > OPENING_WEIGHT and has(features, "next^", "ahead^") and not self.told:
            self.behind = True

    def _border(self, i: int, item: bool) -> Border:
        if self.told:
            return Border.TOLD
        return Border.SENTENCE if i else Border.ITEM if item else Border.PARAGRAPH

    def _heading(self, words: str) -> int:
        return heading_features(self.vocabulary, words, self.setting)

    def _unit(self, features: int, border: Border) -> Unit:
        below, head = (self.heads[-1][1], self.heads[-1][2]) if self.heads else (NOTHING, 0)
        return Unit(features, border, below, head)

    def _open(self, features: int, first: bool) -> None:
        """A sentence that opens the plan, the weaknesses or the end speaks for the rest of its paragraph and the items below it."""
        part, weight = strongest(features)
        if part is Role.CLOSING and has(
            features, "submit"
        ):  # 以上报告,请予审议: what is annexed stands below no heading
            self.heads.clear()
        if self.told and part is Role.REVIEW and weight >= OPENING_WEIGHT:  # others speak: the part told before is over
            while self.heads and self.heads[-1][0] >= WITHIN:
                self.heads.pop()
        first = first or self.told or has(features, "colon") or (part is Role.SHORTCOMINGS and has(features, "owning"))
        if first and part in (Role.PLAN, Role.SHORTCOMINGS, Role.CLOSING) and weight >= OPENING_WEIGHT + 2:
            while self.heads and self.heads[-1][0] >= WITHIN:
                self.heads.pop()
            self.heads.append((WITHIN, lend(part, weight), features))

    def _leave(self, rank: float, begins: bool) -> None:
        """Leave the headings that one of ``rank`` ends; ``begins`` when it is the first of a list."""
        opener = self.heads[-1] if self.heads else None
        if begins and opener and opener[0] == WITHIN and opener[1][PLAN_AT]:  # 打算是:…。 announced the list: it stays
            self.heads[-1] = (rank - 0.5, *opener[1:])
        while self.heads and self.heads[-1][0] >= rank:
            self.heads.pop()

    def _lend(self, rank: float, features: int) -> None:
        """What stands below a heading of ``rank`` with these ``features`` takes up what it says."""
        outer, head = (self.heads[-1][1], self.heads[-1][2]) if self.heads else (NOTHING, 0)
        lent = inherit(outer, features)
        self.heads.append((rank, lent, features if lent != inherit(outer, 0) else head))


def read_pieces(folded: str, blocks: list[Block], setting: Setting, vocabulary: Vocabulary) -> list[Piece]:
    """Headings and paragraphs of a folded text in order, with their units; the signature at the end is none."""
    reader = _Reader(folded, setting, vocabulary)
    last_prose = max((i for i, b in enumerate(blocks) if _is_prose(b)), default=0)
    pieces = []
    finished, annexed = 0, False
    for i, block in enumerate(blocks):
        finished += block.form is Form.PARAGRAPH and block.lines[-1].finished
        if finished >= BODY_MIN and block.lines[0].text.startswith(ANNEX):
            annexed = reader.annex(block)
        if block.form is Form.HEADING:
            pieces.append(reader.heading(block))
            pieces[-1].annexed = annexed
        elif block.form is Form.PARAGRAPH and not (
            block.row is None and i > last_prose and _signs_off(block, len(blocks) - last_prose)
        ):
            piece = reader.paragraph(block, last=i >= last_prose and block.row is None)
            if piece is not None:
                piece.annexed = annexed
                pieces.append(piece)
    return pieces


def _is_prose(block: Block) -> bool:
    """Whether a paragraph ends as prose does; the name of an annex and a note in brackets (共印120份) are none."""
    text = block.lines[-1].text
    noted = block.lines[0].text.startswith(ANNEX) or (text[0] == "(" and text[-1] == ")")
    return block.form is Form.PARAGRAPH and block.lines[-1].finished and not noted


def _signs_off(block: Block, left: int) -> bool:
    """A short line among the ``left`` blocks after the last prose: a signature, a date, a publisher."""
    text = block.lines[0].text
    dated = "月" in text and "日" in text
    words = "".join(text.split()) if dated else text
    near = left <= (TAIL_DATED if dated else TAIL) and not text.startswith((*ANNEX, "("))
    return (
        near and len(words) <= SIGNATURE_MAX and len(block.lines) == 1 and block.style == "plain" and "。" not in text
    )
