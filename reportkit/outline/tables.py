"""Tables inside a text: rows with their cells, column heads and caption.

A table comes as lines with tabs, bars or wide blanks between the cells, or with each cell on a line of its own. Offsets are those of
the source (code points, half-open), which the folded text shares.
"""

from __future__ import annotations

import re

from reportkit.lexicon.columnwords import ColumnWords
from reportkit.outline.cellforms import is_apart, is_serial, marks_item, may_head, names_row, notes_unit
from reportkit.outline.furniture import Kind
from reportkit.outline.lines import Line
from reportkit.outline.rows import BARE, MEASURED, YEAR, Cell, Column, Row, Table, is_total
from reportkit.text.marks import is_han

# What parts cells: blanks; a tab, a bar.
BLANKS = re.compile(r" +")
STOPS = frozenset("。;!?")
ENDS = "。;!?,、:"
CELL_LINE = 60
HEAD_CELL = 24
LINE_MAX = 120
MOST_COLUMNS, MOST_ROWS = 20, 1000
MOST_TRIES = 8
CELLED = (Kind.TEXT, Kind.CAPTION)
CAPTION_MAX = 60


Cells = list[Cell | None]


def find_tables(lines: list[Line], folded: str, words: ColumnWords) -> list[Table]:
    """Tables among the ``lines`` of a text, in order, none overlapping."""
    finder = _Finder(lines, folded, words)
    i = 0
    while i < len(lines):
        table = finder.at(i)
        if table is not None:
            finder.tables.append(table)
        i = table.stop if table is not None else i + 1
    return finder.tables


class _Finder:
    def __init__(self, lines: list[Line], folded: str, words: ColumnWords) -> None:
        self.lines, self.folded, self.words = lines, folded, words
        self.tables: list[Table] = []
        # Up to this line no table of cells on lines of their own is looked for, once so many beginnings were tried in vain.
        self.given_up, self.tries = 0, 0
        self.failed = [0, 0, 0, 0]  # up to which line each way of parting cells gave no table

    def at(self, i: int) -> Table | None:
        """The table that begins at line ``i``."""
        if self.lines[i].kind not in CELLED:
            return None
        for n, (split, sure, single) in enumerate(
            (
                (self._tabs, True, False),
                (self._bars, True, False),
                (self._wide, False, False),
                (self._blanks, False, True),
            )
        ):
            if i < self.failed[n]:
                continue
            stop, run = i, list[Cells]()
            while stop < len(self.lines) and self.lines[stop].kind in CELLED:
                cells = split(self.lines[stop])
                if cells is None or (not sure and run and len(cells) != len(run[0])) or len(run) == MOST_ROWS:
                    break
                run.append(cells)
                stop += 1
            if not run or (sure and self._begins_below(run)):
                continue
            if (table := self._table(i, run, sure=sure, single=single)) is not None:
                return table
            self.failed[n] = stop
        return self._upright(i)

    def _begins_below(self, run: list[Cells]) -> bool:
        """Whether the first line has nothing of a head, and one of the next is all heads: a signature, a date above them."""
        known = [[self._is_head(c) for c in cells if c is not None] for cells in run[:3]]
        return len(run) > 2 and not any(known[0]) and any(len(k) > 1 and all(k) for k in known[1:])

    def _is_head(self, cell: Cell) -> bool:
        return self.words.kind(cell.text) is not None or YEAR.fullmatch(cell.text) is not None

    def _cells(self, borders: list[tuple[int, int]], text: str, start: int) -> Cells:
        """The cells of ``text``, which begins at the source offset ``start``, between ``borders``."""
        cells: Cells = []
        at = 0
        for end, following in [*borders, (len(text), len(text))]:
            piece = self.folded[start + at : start + end]
            words = piece.strip()
            first = start + at + len(piece) - len(piece.lstrip())
            cells.append(Cell(first, first + len(words), words) if words else None)
            at = following
        return cells

    def _tabs(self, line: Line) -> Cells | None:
        """A line with tabs; those before its first word stand for empty cells."""
        if "\t" not in line.text:
            return None
        begin = line.start
        while begin > 0 and self.folded[begin - 1] == "\t":
            begin -= 1
        text = self.folded[begin : line.end]
        return self._cells(_each(text, "\t"), text, begin)

    def _bars(self, line: Line) -> Cells | None:
        """A line of Markdown: bars between the cells, and perhaps on both sides."""
        text = line.text
        if "|" not in text:
            return None
        first, last = (1 if text[0] == "|" else 0), len(text) - (text[-1] == "|" and len(text) > 1)
        if first >= last or (text.count("|") < 2 and first == 1):
            return None
        text = text[first:last]
        return self._cells(_each(text, "|"), text, line.start + first)

    def _wide(self, line: Line) -> Cells | None:
        """A line with two blanks or more between its cells."""
        if " " not in line.text or not STOPS.isdisjoint(line.text) or len(line.text) > LINE_MAX:
            return None
        cells = _closed_up(self._cells(_blanks(line.text, 2), line.text, line.start))
        return cells if len(cells) > 2 or (len(cells) == 2 and self._row(cells)) else None

    def _blanks(self, line: Line) -> Cells | None:
        """A name and its numbers with single blanks between: 教育局 14件 13件 98%; or heads of columns."""
        if " " not in line.text or not STOPS.isdisjoint(line.text) or len(line.text) > LINE_MAX:
            return None
        cells = self._cells(_blanks(line.text, 1), line.text, line.start)
        known = any(c is not None and self.words.kind(c.text) for c in cells)
        heads = known and all(c is not None and may_head(c.text) for c in cells)
        return cells if len(cells) > 2 and (heads or self._row(cells)) else None

    def _row(self, cells: Cells) -> bool:
        """Whether a line without doubt is a row: a name, then nothing but numbers."""
        first, *rest = cells
        named = first is not None and names_row(first.text)
        return bool(named) and all(c is not None and _is_value(c) for c in rest)

    def _table(self, first: int, run: list[Cells], *, sure: bool, single: bool) -> Table | None:
        """The table of the lines from ``first`` on; None where they are a list, a signature or prose."""
        ruled = {n for n, cells in enumerate(run) if all(c is None or not c.text.strip(":+=—- \t") for c in cells)}
        places = [first + n for n in range(len(run)) if n not in ruled]
        kept = [[_filled(c) for c in cells] for n, cells in enumerate(run) if n not in ruled]
        most = max(map(len, kept), default=0)
        if not 2 <= most <= MOST_COLUMNS or sum(len(cells) < most - 1 for cells in kept) * 2 > len(kept):
            return None
        kept = [cells + [None] * (most - len(cells)) for cells in kept]
        heads = self._heads(kept)
        if sure and len(kept) == 1 and self._heads_alone(first, kept[0]):
            heads = 1
        elif not self._holds(kept, heads, sure=sure or bool(ruled), single=single) and not (
            sure and self._goes_on(first, most)
        ):
            return None
        return self._made(first, first + len(run), kept, [[place] for place in places], heads)

    def _goes_on(self, first: int, width: int) -> bool:
        """Whether a table of as many columns ended just above, with no more than the name of a group of rows between."""
        before = self.tables[-1] if self.tables else None
        return before is not None and first - before.stop <= 1 and len(before.columns) == width

    def _heads_alone(self, first: int, cells: Cells) -> bool:
        """Whether a line is all heads, and rows stand below the line that names the first group of them."""
        known = all(c is not None and self.words.kind(c.text) is not None for c in cells)
        return known and first + 2 < len(self.lines) and len(self.lines[first + 1].text) <= HEAD_CELL

    def _made(self, first: int, stop: int, run: list[Cells], places: list[list[int]], heads: int) -> Table:
        """The table of ``run``, of which each row stands on the lines of its place and the first ``heads`` are heads."""
        columns = self._columns(run[:heads], run[heads:])
        if not heads and self._goes_on(first, len(columns)):
            columns = self.tables[-1].columns
        caption, unit, begin = self._above(first)
        table = Table(begin, stop, columns=columns)
        label, named = None, -1
        for cells, lines in zip(run[heads:], places[heads:], strict=True):
            if any(cells):
                found = _label(cells, columns)
                if found is not None and (named < 0 or cells[named] is not None or is_total(found.text)):
                    label, named = found, cells.index(found)  # else the name above reaches down
                table.rows[lines[0]] = (lines[-1] + 1, Row(tuple(cells), columns, caption, unit, label))
        return table

    def _heads(self, run: list[Cells]) -> int:
        """How many rows at the top are column heads: no numbers in them, and numbers or other words below."""
        count = 0
        while count < min(3, len(run) - 1):
            cells = [c for c in run[count] if c is not None]
            if any(len(c.text) > HEAD_CELL or (_is_value(c) and not YEAR.fullmatch(c.text)) for c in cells):
                break
            known = sum(map(self._is_head, cells))
            below = run[count + 1 :]
            numbers = 2 * sum(map(_has_value, below)) >= len(below) or all(map(_is_numbered, below))
            if count == 0 and not (numbers or known >= max(2, len(cells) - 1)):
                break
            if count > 0 and not (run[count][0] is None and numbers and len(cells) > 1):
                break
            count += 1
        return count

    def _holds(self, run: list[Cells], heads: int, *, sure: bool, single: bool) -> bool:
        """Whether lines with the same parting are a table; ``single`` where no more than a blank parts their cells."""
        body, width = run[heads:], len(run[0])
        if all(cells[0] is not None and marks_item(cells[0].text) for cells in body) and width == 2:
            return False
        rows = all(self._row([c for c in cells if c is not None]) for cells in body)
        rows = rows and (len(body) > 1 or width > 2 or (sure and not BARE.fullmatch(_last(body[0]))))
        numbered = width > 2 and all(map(_is_numbered, body))
        if not sure:
            plain = rows and not (single and _may_be_digits(body))
            return plain or (heads > 0 and (numbered or all(map(_has_value, body))))
        return heads > 0 or numbered or rows

    def _columns(self, heads: list[Cells], body: list[Cells]) -> tuple[Column, ...]:
        """Columns by their heads; a head above several columns stands above the first and reaches to the next."""
        columns = []
        for j in range(len((body or heads)[0])):
            above = [cell for n in range(len(heads)) if (cell := _reaching(heads, n, j)) is not None]
            kind = self.words.kind(above[-1].text) if above else None
            if kind is None and not above and j == 0 and all(map(_is_numbered, body)):
                kind = "serial"
            columns.append(Column(tuple(above), kind))
        return tuple(columns)

    def _above(self, first: int) -> tuple[Cell | None, Cell | None, int]:
        """Caption of a table at line ``first``, the line that names its unit, and where the table begins with that.

        The caption is what announces the table, perhaps with the sentence before it, or stands as its title: where the line
        above ends a sentence it says something else.
        """
        unit, i = None, first - 1
        if i >= 0 and notes_unit(self.lines[i].text):
            unit, i = _whole(self.lines[i]), i - 1
        begin = i + 1
        if i < 0 or (self.tables and i < self.tables[-1].stop):
            return None, unit, begin
        line = self.lines[i]
        start = line.text.rfind("。") + 1
        if start and len(line.text) - start <= CAPTION_MAX:  # with the sentence before it, which says what was found
            start = max(line.text.rfind("。", 0, start - 1) + 1, len(line.text) - 3 * CAPTION_MAX)
        start, end = max(start, line.body), len(line.text.rstrip(" :,*"))
        if line.kind is not Kind.TEXT or line.text[-1] in "。;!?" or not 1 < end - start <= 3 * CAPTION_MAX:
            return None, unit, begin
        return Cell(line.start + start, line.start + end, line.text[start:end]), unit, begin

    def _upright(self, i: int) -> Table | None:
        """A table whose cells stand on lines of their own: heads, then rows of as many lines."""
        lines = self.lines
        if i < self.given_up and self.tries >= MOST_TRIES:
            return None
        if not _one_cell(lines[i]) or lines[i].style != "plain" or self.words.kind(lines[i].text) is None:
            return None
        stop = i
        while stop < len(lines) and _one_cell(lines[stop]):
            stop += 1
        for width in range(2, min(MOST_COLUMNS, (stop - i) // 2) + 1):
            last = lines[i + width - 1].text
            if _is_number(last) or is_serial(last) or len(last) > HEAD_CELL:
                break
            if count := self._groups(i, stop, width):
                places = [list(range(at, at + width)) for at in range(i, i + (count + 1) * width, width)]
                run = [[_filled(_whole(lines[k])) for k in place] for place in places]
                return self._made(i, places[-1][-1] + 1, run, places, 1)
        self.tries = self.tries + 1 if stop == self.given_up else 1
        self.given_up = stop
        return None

    def _groups(self, i: int, stop: int, width: int) -> int:
        """How many rows of ``width`` lines stand below as many heads at line ``i``; 0 where they do not fit."""
        lines, low = self.lines, i + width
        known = sum(self._is_head(_whole(line)) for line in lines[i:low])
        like = [_is_number(line.text) for line in lines[low : low + width]]
        numbered = self.words.kind(lines[i].text) == "serial"
        apart = [line.gap for line in lines[i + 1 : low]]
        grouped = lines[low].gap and not any(apart)  # else blank lines stand between all cells, or between none
        if known < 2 or any(apart) != all(apart) or not (numbered or (any(like) and not like[0])):
            return 0
        at = low
        while at + width <= stop:
            row = lines[at : at + width]
            parted = grouped and (not row[0].gap or any(line.gap for line in row[1:]))
            if numbered:
                fits = is_serial(row[0].text) or is_total(row[0].text)
            else:
                fits = not any(_is_number(x.text) and not p for x, p in zip(row, like, strict=True))
            if parted or not fits:
                break
            at += width
        return 0 if at < stop and not numbered and _is_number(lines[at].text) else (at - low) // width


def _each(text: str, border: str) -> list[tuple[int, int]]:
    return [(at, at + 1) for at, char in enumerate(text) if char == border]


def _blanks(text: str, least: int) -> list[tuple[int, int]]:
    """Runs of ``least`` blanks or more."""
    return [run.span() for run in BLANKS.finditer(text) if run.end() - run.start() >= least]


def _is_number(text: str) -> bool:
    return MEASURED.fullmatch(text) is not None and not YEAR.fullmatch(text)


def _is_value(cell: Cell) -> bool:
    """Whether a cell holds a number, with its unit or without, and nothing else."""
    return MEASURED.fullmatch(cell.text) is not None


def _has_value(cells: Cells) -> bool:
    return any(cell is not None and _is_value(cell) for cell in cells[1:])


def _is_numbered(cells: Cells) -> bool:
    return cells[0] is not None and is_serial(cells[0].text)


def _closed_up(cells: Cells) -> Cells:
    """``cells`` with characters set apart in one: 议  题."""
    closed: Cells = []
    for cell in cells:
        before = closed[-1] if closed else None
        if cell is None or before is None or not (is_apart(before.text) and len(cell.text) == 1 and is_han(cell.text)):
            closed.append(cell)
        else:
            text = before.text + " " * (cell.start - before.end) + cell.text
            closed[-1] = Cell(before.start, cell.end, text)
    return closed


def _filled(cell: Cell | None) -> Cell | None:
    """A cell, None where it holds nothing but a dash."""
    return None if cell is None or cell.text == "无" or not cell.text.strip("-—–/\\*· ") else cell


def _whole(line: Line) -> Cell:
    return Cell(line.start, line.end, line.text)


def _one_cell(line: Line) -> bool:
    """Whether a line may be a cell; there a number alone is no page number, and 主任会议(次) addresses nobody."""
    if line.kind is Kind.CAPTION or (line.kind is Kind.NAVIGATION and not is_serial(line.text)):
        return False
    return len(line.text) <= CELL_LINE and line.text[-1] not in ENDS


def _reaching(heads: list[Cells], n: int, j: int) -> Cell | None:
    """The head of row ``n`` above column ``j``, which may begin further to the left where another row parts it."""
    k = j
    while k > 0 and heads[n][k] is None and n + 1 < len(heads) and heads[n + 1][k] is not None:
        k -= 1
    parted = k == j or (n + 1 < len(heads) and heads[n + 1][k] is not None)
    return heads[n][k] if parted else None


def _label(cells: Cells, columns: tuple[Column, ...]) -> Cell | None:
    """What a row tells of: its first words that are neither a number nor a date."""
    for cell, column in zip(cells, columns, strict=True):
        if cell is not None and column.kind not in ("serial", "rank", "code", "time") and not _is_value(cell):
            return cell
        if cell is not None and is_total(cell.text):
            return cell
    return None


def _last(cells: Cells) -> str:
    return next((c.text for c in reversed(cells) if c is not None), "")


def _may_be_digits(body: list[Cells]) -> bool:
    """Whether single blanks may stand between the digits of one number: 1 4次."""
    values = [[c.text for c in cells[1:] if c is not None] for cells in body]
    whole = all(not BARE.fullmatch(text) or text.endswith("%") for texts in values for text in texts)
    long = len(body) > 1 and all(any(len(text) > 1 and text.isdigit() for text in texts) for texts in values)
    return not (whole or long)
