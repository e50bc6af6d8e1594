"""Blocks: title lines, headings and paragraphs, each made of one or more lines.

A page break, a photo caption or a related link inside a sentence does not cut it:
the paragraph is then a list of source segments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from reportkit.lexicon.columnwords import ColumnWords
from reportkit.outline.breaks import Laid
from reportkit.outline.furniture import Kind, is_year_heading
from reportkit.outline.lineforms import (
    NUMERALS,
    REPORTS,
    asks,
    breaks_number,
    ends_counting,
    has_mark,
    heads_review,
    is_lead_line,
    is_slogan,
    is_table_title,
    is_value,
    names_cell,
    names_delivery,
    names_report,
    places_delivery,
    tells_adoption,
)
from reportkit.outline.lines import Line, closed_up, lines_of, rows_of
from reportkit.outline.rows import Row, Table
from reportkit.outline.sentences import asks_for, begins_act, cut
from reportkit.outline.tables import find_tables
from reportkit.text.joined import Joined

BOLD = "**"
# 2 0 1 2年1 月, 1 4次, 7 次: a number of four digits before 年, of two before 月 and 日, one that begins with a single digit
# before a measure word, or the blank before that.
BLANKS = re.compile(
    r"[0-9](?:(?<!\d\d)(?<!\d \d)(?:(?<=[12]) ?\d ?\d ?\d ?(?=年)|(?: ?\d)? ?(?=[月日]))"
    r"|(?<!\d\d)(?<!\d \d)(?<![第表图]\d) \d(?: ?\d){0,5} ?(?=[余多]?[次件个份名人项条家场期部户篇处位批])"
    r"| (?=[次件个份名人项条家场期部户篇处位批]))"
)
HEADING_MAX = 45
PLAIN_HEADING_MAX = 30
PROSE_MIN = 40
TITLE_MAX = 200
# A numeral is put together over a blank line only where a page breaks between two halves of prose.
HALF_MIN = 20
ROW_MAX = 26


class Form(Enum):
    """Form of a block."""

    TITLE = auto()
    NAVIGATION = auto()
    SALUTATION = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    COLUMNS = auto()  # heads of a table's columns


@dataclass(slots=True, eq=False)
class Block:
    """Lines that belong together; ``broken`` when a sentence was joined over a page break, ``row`` when they are a table's."""

    form: Form
    lines: tuple[Line, ...]
    broken: bool = False
    row: Row | None = None

    @property
    def start(self) -> int:
        """Source offset of the first character."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Source offset one past the last character."""
        return self.lines[-1].end

    @property
    def style(self) -> str:
        """Marker style of the first line."""
        return self.lines[0].style

    def printed(self, source: str) -> str:
        """The characters of ``source`` on the first line."""
        return "".join(source[start:end] for start, end in self.lines[0].spans)

    @property
    def segments(self) -> list[tuple[int, int]]:
        """Source spans of the lines, without the marks of bold type and the blanks of a scanner in them."""
        return [span for line in self.lines for span in _spans(line)]

    def read(self, folded: str) -> tuple[Joined, list[tuple[int, int]]]:
        """The words of the block, or of a table's row, and the spans of its sentences."""
        joined = Joined.of(folded, self.segments) if self.row is None else self.row.joined(folded)
        return joined, cut(joined.text)


def _spans(line: Line) -> list[tuple[int, int]]:
    if BOLD in line.text:
        kept = _without_bold(line.text)
    elif " " in line.text:
        kept = _without_blanks(line.text)
    else:
        return list(line.spans)
    return [span for first, last in kept for span in line.within(first, last)] or list(line.spans)


def _without_bold(text: str) -> list[tuple[int, int]]:
    kept, start = [], 0
    for piece in text.split(BOLD):
        kept.append((start, start + len(piece)))
        start += len(piece) + len(BOLD)
    return kept


def _without_blanks(text: str) -> list[tuple[int, int]]:
    """Spans of ``text`` but for the blanks that a scanner put into dates and before measure words."""
    kept, start = [], 0
    for match in BLANKS.finditer(text):
        for at in range(*match.span()):
            if text[at] == " ":
                kept.append((start, at))
                start = at + 1
    return [*kept, (start, len(text))]


def _title_end(lines: list[Line]) -> int:
    """Index of the first line that is not part of the title block."""
    for i, line in enumerate(lines[:30]):
        words = closed_up(" ".join(line.text.split()))
        if line.kind is Kind.SALUTATION:
            return i
        if line.kind is not Kind.TEXT:
            continue
        if line.style.lstrip("#") in ("han", "part", "han_paren") and len(line.text) < PROSE_MIN * 2:
            return i
        delivery = line.style == "plain" and len(words) < 70 and words[-1] != "。" and names_delivery(words)
        titled = len(line.text) <= TITLE_MAX and names_report(line.text[-14:])
        if len(words) <= TITLE_MAX and tells_adoption(words):
            continue
        prose = len(words) >= PROSE_MIN and ("。" in line.text[:-1] or not (delivery or titled))
        ended = line.text[-1] in "。;" and len(line.text) > 12 and not delivery
        if (prose or ended) and not _title_below(lines, i):
            return _before_heading(lines, i)
    return min(len(lines), 30)


def _title_below(lines: list[Line], i: int) -> bool:
    """Line ``i`` is a note of the editor: the title, then the place of delivery or the salutation stand below it."""
    for k in range(i + 1, min(i + 4, len(lines))):
        if lines[k].kind is Kind.TEXT and len(lines[k].text) <= HEADING_MAX and lines[k].text.endswith(REPORTS):
            below = lines[k + 1 : k + 5]
            return any(x.kind is Kind.SALUTATION or places_delivery(x.text) for x in below)
    return False


def _before_heading(lines: list[Line], i: int) -> int:
    """Prose begins at ``i``: a heading just above it belongs to the body."""
    above = i - 1
    if above > 0 and heads_review(lines[above].text):
        return above
    return i


def _looks_heading(line: Line, following: Line | None) -> bool:
    """Whether a line stands as a heading over what follows."""
    marked = line.style[0] == "#"
    limit = 2 * HEADING_MAX if marked else HEADING_MAX
    if following is None:
        return False
    last = line.text[-1]
    if last == "?" and asks(line.text):
        return True
    if last == "。" and following.style == "plain" and is_lead_line(line.text):
        return not begins_act(line.title)
    if last in "。;!?,、:" or len(line.text) > limit or "。" in line.text:
        return False
    style = line.style.lstrip("#")
    if style == "plain":
        return marked or _looks_plain_heading(line, following)
    short = len(following.text) <= HEADING_MAX and following.text[-1] != "。"
    if following.style.lstrip("#") == style and (short or asks_for(line.title)):
        return False
    return not (style.startswith("arabic") and has_mark(line.text))


def _looks_plain_heading(line: Line, following: Line) -> bool:
    """A short line without marker; with a comma in it only when prose follows after a gap."""
    if len(line.text) > PLAIN_HEADING_MAX or line.text[:1] == "—" or ends_counting(line.text):
        return False
    if (is_year_heading(line.text) and following.style != "plain") or is_slogan(line.text):
        return True
    if not following.gap and len(following.text) < PROSE_MIN and following.text[-1] not in "。!?;":
        return False
    if not following.gap and breaks_number(line.text, following.text):
        return False
    return not has_mark(line.text) or (following.gap and len(following.text) >= PROSE_MIN)


def _between_prose(above: Line, line: Line, following: Line) -> bool:
    """A short unmarked line with a comma in it, where no blank line tells it from the paragraphs around it."""
    return (
        line.style == "plain"
        and len(line.text) <= PLAIN_HEADING_MAX
        and not following.gap
        and len(following.text) >= 2 * PROSE_MIN
        and above.kind is Kind.TEXT
        and above.text[-1] == "。"
        and line.text[0] != "—"
        and line.text[-1] not in "。;!?:、,"
        and not any(map(str.isdigit, line.text))
    )


def _alone(line: Line) -> bool:
    """A number alone on its line that is text, no page number."""
    return line.kind is Kind.TEXT and len(line.text) <= 3 and line.text.isdigit()


def _continues(previous: Line, line: Line, over: bool = False) -> bool:
    """Whether ``line`` goes on with the sentence that ``previous`` left open; ``over`` a page's furniture, or not."""
    if line.text[0] in ",、" and not previous.finished:
        return True
    if previous.finished or line.style != "plain" or line.text[:1] in "—*":
        return False
    if line.gap and not over and previous.text[-1] in NUMERALS and line.text[0] in NUMERALS:
        return len(previous.text) >= PROSE_MIN and len(line.text) >= HALF_MIN
    if previous.text[-1].isdigit() and line.text[0].isdigit() and not line.gap:
        return True
    if _alone(line) or (_alone(previous) and not line.gap):
        return True
    if not line.gap and len(previous.text) < ROW_MAX and len(line.text) < PROSE_MIN and not has_mark(previous.text):
        return False
    if ends_counting(previous.text) or (ends_counting(line.text) and len(line.text) < PROSE_MIN):
        return len(previous.text) >= PROSE_MIN
    return True


def _body_blocks(lines: list[Line], start: int, tables: list[Table]) -> list[Block]:
    blocks: list[Block] = []
    followers = _followers(lines)
    i = start
    ahead = iter([*tables, Table(len(lines), len(lines))])
    table = next(ahead)
    while i < len(lines):
        line, following = lines[i], followers[i]
        if i == table.first:
            blocks += _table_blocks(lines, table)
            i, table = table.stop - 1, next(ahead)
        elif i + 1 == table.first < len(lines) and line.style == "plain" and is_table_title(line.text):
            blocks.append(Block(Form.COLUMNS, (line,)))
        elif line.kind in (Kind.NAVIGATION, Kind.CAPTION):
            blocks.append(Block(Form.NAVIGATION, (line,)))
        elif line.kind is Kind.SALUTATION:
            blocks.append(Block(Form.SALUTATION, (line,)))
        elif (
            _looks_heading(line, following)
            or (i and following is not None and _between_prose(lines[i - 1], line, following))
        ) and not (_ends_list(blocks, line) or _is_row(blocks, line, following) or _fills(blocks, line, following)):
            blocks.append(Block(Form.HEADING, (line,)))
        else:
            taken, aside = _paragraph(lines, i, table.first)
            blocks.append(Block(Form.PARAGRAPH, taken, broken=len(taken) > 1))
            blocks.extend(Block(Form.NAVIGATION, (x,)) for x in aside)
            i += len(taken) + len(aside) - 1
        i += 1
    return blocks


def _table_blocks(lines: list[Line], table: Table) -> list[Block]:
    """A paragraph for each row of ``table``; its other lines are heads."""
    blocks, i = list[Block](), table.first
    while i < table.stop:
        stop, row = table.rows.get(i, (i + 1, None))
        blocks.append(Block(Form.COLUMNS if row is None else Form.PARAGRAPH, tuple(lines[i:stop]), row=row))
        i = stop
    return blocks


def _followers(lines: list[Line]) -> list[Line | None]:
    """For each line the next one that is text."""
    followers: list[Line | None] = [None] * len(lines)
    following = None
    for i in range(len(lines) - 1, -1, -1):
        followers[i] = following
        if lines[i].kind is Kind.TEXT:
            following = lines[i]
    return followers


def _ends_list(blocks: list[Block], line: Line) -> bool:
    """The last of a row of short items with the same marker is an item as they are."""
    if not blocks or not line.style.lstrip("#").startswith("arabic"):
        return False
    before = blocks[-1]
    return before.form is Form.PARAGRAPH and before.style == line.style and len(before.lines[0].text) <= HEADING_MAX


def _fills(blocks: list[Block], line: Line, following: Line | None) -> bool:
    """What stands alone between two headings of one style is what the first is about, however short: 二、代表视察⏎组织代表视察⏎三、…."""
    if not blocks or following is None or blocks[-1].form is not Form.HEADING:
        return False
    above = blocks[-1].style
    return above not in ("plain", line.style) and following.style == above and not line.style.startswith("#")


def _is_row(blocks: list[Block], line: Line, following: Line | None) -> bool:
    """A short line in a list that a colon announced, with blank lines between its rows."""
    if line.style != "plain" or following is None or following.style != "plain" or len(following.text) >= PROSE_MIN:
        return False
    for block in reversed(blocks):
        above = block.lines[-1].text
        if block.form is not Form.PARAGRAPH or above[-1] in "。!?;":
            return False
        if above[-1] == ":":
            return True
        if block.style != "plain" or len(above) >= PROSE_MIN:
            return False
    return False


def _is_cell(lines: list[Line], i: int) -> bool:
    """Whether line ``i`` names what the number on the next line counts: cells of a table on lines of their own.

    Of several names in a row, or several numbers, none is known to belong to the other.
    """
    if (
        i + 1 >= len(lines)
        or not lines[i + 1].text[0].isdigit()
        or not is_value(lines[i + 1].text)
        or not names_cell(lines[i].text)
    ):
        return False
    above, below = (lines[i - 1].text if i else ""), (lines[i + 2].text if i + 2 < len(lines) else "")
    return not (lines[i + 1].gap or names_cell(above) or is_value(below))


def _paragraph(lines: list[Line], i: int, stop: int) -> tuple[tuple[Line, ...], list[Line]]:
    """Lines of the paragraph that begins at ``i``, up to line ``stop``, and the captions that stood inside it."""
    if _is_cell(lines, i):
        return (lines[i], lines[i + 1]), []
    taken, aside = [lines[i]], list[Line]()
    j = i + 1
    while j < stop and not taken[-1].finished:
        k = j
        while k < stop and (lines[k].kind in (Kind.CAPTION, Kind.NAVIGATION) or _inserted(lines, k, taken[-1])):
            k += 1
        if k >= stop or lines[k].kind is not Kind.TEXT or not _continues(taken[-1], lines[k], over=k > j):
            break
        aside.extend(lines[j:k])
        taken.append(lines[k])
        j = k + 1
    return tuple(taken), aside


def _inserted(lines: list[Line], k: int, previous: Line) -> bool:
    """A short line between the halves of a long broken paragraph is a caption."""
    line = lines[k]
    if len(previous.text) < PROSE_MIN or len(line.text) > PLAIN_HEADING_MAX or line.kind is not Kind.TEXT:
        return False
    if not line.gap or line.text[-1] in "。;!?,、" or k + 1 >= len(lines) or not lines[k + 1].gap:
        return False
    after = lines[k + 1]
    return after.kind is Kind.TEXT and len(after.text) >= 20 and _continues(previous, after)


def _beside_title(line: Line) -> bool:
    """Page furniture or a note of the editor among the lines of the title."""
    return line.kind in (Kind.NAVIGATION, Kind.CAPTION) or line.text[-1] == "。"


def split_blocks(laid: Laid, words: ColumnWords) -> list[Block]:
    """Blocks of a text laid out, in order; ``words`` are those of column heads."""
    lines = lines_of(rows_of(laid.text, laid.cuts) if laid.rows is None else laid.rows)
    tables = find_tables(lines, laid.text, words)
    head = min([_title_end(lines), *(table.first for table in tables[:1] if table.first)])
    blocks = [Block(Form.NAVIGATION if _beside_title(x) else Form.TITLE, (x,)) for x in lines[:head]]
    return blocks + _body_blocks(lines, head, [table for table in tables if table.first >= head])
