"""Where the paragraphs of a text begin and end, whatever parts them.

A tidy text has a line a paragraph. Others are wrapped by hand, run together in one line with blanks or nothing between,
or spell their line breaks out. All are laid out as a tidy text of the same length: a line break where a paragraph
ends, ``SKIP`` where nothing is to be read, so that offsets stay those of the source and no other module need know.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from string import ascii_letters, digits

from reportkit.models.enums import WarningCode
from reportkit.outline.furniture import Kind, kind_of
from reportkit.outline.lines import MARKED, Row, rows_of
from reportkit.outline.markup import ENTITY, has_marks, without_marks
from reportkit.outline.repeats import without_repeats
from reportkit.outline.runs import part_run
from reportkit.outline.yearwords import year_end
from reportkit.text.marks import SKIP
from reportkit.text.said import any_in

ENDS = "。!?;:"
WIDE = 64  # no one wraps by hand at more
LEAST = 12  # nor at less
RUN_MIN = 300  # a line so long may hold several paragraphs
SLACK = 3  # a line may be shorter than the width: a mark may not begin the next one, a number is kept whole
RAGGED = 0.7  # what of the width a line has at least that ends in mid-sentence
MOST = 0.66
NARROW = frozenset(f"{ascii_letters}{digits}.%")
HEAD_ENDS = ("上", "报告", "要点", "计划", ")", "》")  # as lines of a title block end
PLACES = ("会议上", "大会上", "全会上")
GUESSED = "nothing parts the paragraphs of this text; headings were told by their marks and words"
UNWRAPPED = "the lines of this text break at a fixed width; they were put together into paragraphs"


@dataclass(frozen=True, slots=True)
class Laid:
    """A folded text laid out: ``text`` is as long as the source; a paragraph begins at each of ``cuts`` too.

    ``rows`` are its lines where they are known already.
    """

    text: str
    cuts: tuple[int, ...] = ()
    rows: list[Row] | None = None
    warnings: list[tuple[WarningCode, str]] = field(default_factory=list)

    @property
    def running(self) -> str:
        """The text with a line a paragraph and nothing to step over; its offsets are its own."""
        if self.cuts:
            ends = (0, *self.cuts, len(self.text))
            text = "\n".join(self.text[a:b] for a, b in pairwise(ends))
        else:
            text = self.text
        return text.replace(SKIP, "") if SKIP in text else text


def readable(source: str, folded: str, laid: Laid) -> str:
    """``source`` with the characters that its entities stand for, offset for offset, for words that are quoted from it."""
    if "&" not in source:
        return source
    pieces, last = [], 0
    for match in ENTITY.finditer(source):
        at = match.start()
        if laid.text[at] != folded[at]:
            pieces += [source[last:at], laid.text[at]]
            last = at + 1
    return "".join([*pieces, source[last:]])


def lay_out(folded: str) -> Laid:
    """``folded`` with a line for each paragraph; the same string when it is tidy."""
    text = without_marks(folded) if has_marks(folded) else folded
    rows = rows_of(text)
    cleaned = without_repeats(text, rows)
    if cleaned is not text:
        text, rows = cleaned, rows_of(cleaned)
    if not rows:
        return Laid(text, (), rows)
    if sum(r.width for r in rows if r.width > WIDE) * 20 < sum(r.width for r in rows):
        unwrapped = _unwrapped(text, rows)
        return Laid(text) if unwrapped is text else Laid(unwrapped, (), None, [(WarningCode.JOINED, UNWRAPPED)])
    return _parted(text, rows)


def _parted(text: str, rows: list[Row]) -> Laid:
    """Lines that hold several paragraphs, parted."""
    total = sum(r.width for r in rows)
    cuts, guessed = list[int](), False
    for row in rows:
        main = 2 * row.width > total
        if row.width >= RUN_MIN or main:
            found, by_guess = part_run(row.text, main, row is rows[0])
            cuts += [row.start + at for at in found]
            guessed = guessed or by_guess
    warnings = [(WarningCode.GUESSED_PARAGRAPHS, GUESSED)] if guessed else []
    return Laid(text, tuple(cuts), None if cuts else rows, warnings)


def _unwrapped(text: str, rows: list[Row]) -> str:
    """``text`` without the line breaks inside its paragraphs, if it is wrapped at a fixed width; else ``text`` itself."""
    if sum(r.gap for r in rows) * 10 > 9 * len(rows):  # a blank line behind every line says nothing
        for row in rows:
            row.gap = False
    _measure_indents(rows)
    width = _width(rows)
    if width is None:
        return text
    pieces, last = [], 0
    for above, row in pairwise(rows):
        if _goes_on(above, row, width) and not _heads(above, row, width):
            pieces += [text[last : above.end], SKIP * (row.start - above.end)]
        elif row.start - above.end > 1:
            pieces += [text[last : above.end], "\n\n".ljust(row.start - above.end)]
        else:
            continue
        last = row.start
    return "".join([*pieces, text[last:]])


def _measure_indents(rows: list[Row]) -> None:
    """Count indents from the margin of the text, if it has one: where all lines are set in alike, each begins a paragraph."""
    margin = min(r.indent for r in rows)
    if margin and any(r.indent > margin for r in rows):
        for row in rows:
            row.indent -= margin


def _width(rows: list[Row]) -> float | None:
    """The width at which a text is wrapped, in characters or, where digits are set narrow, in Han characters; or None.

    Of the lines that end in mid-sentence, above one that is not set in, most have it, and in some of them a sentence ends.
    """
    open_rows = [
        above
        for above, row in pairwise(rows)
        if above.text[-1] not in ENDS and not row.gap and not row.indent and not MARKED.match(row.text)
    ]
    stops = sum(any_in(r.text[:-1], "。;!?") for r in open_rows)
    if len(open_rows) < 2 or stops * 6 < len(open_rows):
        return None
    wide = _common_width(rows, open_rows)
    if wide[1] < 1:
        for row in rows:
            row.width -= sum(map(NARROW.__contains__, row.text)) / 2
        narrow = _common_width(rows, open_rows)
        if narrow[1] > wide[1]:
            return narrow[0]
        for row in rows:
            row.width = float(len(row.text))
    return wide[0] or None


def _common_width(rows: list[Row], open_rows: list[Row]) -> tuple[float, float]:
    """The width that most of ``open_rows`` have, and how many of them; zeros where there is none."""
    widths = sorted(r.width for r in open_rows)
    width = widths[-1 - len(widths) // 8]
    longer = sum(r.width > width + SLACK for r in rows)
    share = sum(r.width + r.indent >= width * RAGGED for r in open_rows) / len(open_rows)
    return (width, share) if width >= LEAST and longer * 12 <= len(rows) and share > MOST else (0, 0)


def _goes_on(above: Row, row: Row, width: float) -> bool:
    """Whether ``row`` goes on with the paragraph of ``above``."""
    ended = above.text[-1] in ENDS
    if row.gap or row.indent or (ended and MARKED.match(row.text)):
        return False
    if above.text.removesuffix(")").endswith(PLACES) or _is_dated(row.text):
        return False
    if above.width + above.indent < _least(above, ended, width):
        return False
    return not _is_furniture(above) and (row.width > width / 2 or not _is_furniture(row))


def _least(above: Row, ended: bool, width: float) -> float:
    """How wide ``above`` must be for the next row to go on with it: what may be a heading or a last line, nearly full."""
    if MARKED.match(above.text) and not ended:
        return width - 1
    return width - SLACK if ended or above.text.endswith(HEAD_ENDS) else width * RAGGED


def _is_furniture(row: Row) -> bool:
    return kind_of(row.text.replace(SKIP, "")) in (Kind.NAVIGATION, Kind.CAPTION)


def _heads(above: Row, row: Row, width: float) -> bool:
    """Whether ``row`` stands as a heading behind a paragraph: short, without an end, behind a sentence that is over."""
    return above.text[-1] in ENDS and row.text[-1] not in ENDS and row.width < width / 2


def _is_dated(text: str) -> bool:
    """Whether a line begins with a bracket or a dash and a year."""
    date = text.lstrip("(—")
    return date != text and date[:1].isdecimal() and year_end(date) > 0
