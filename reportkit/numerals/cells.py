"""What a row of a table says of its numbers, in the order of a sentence: 教育局收到23,办结21,满意率98%。

The words are slices of the source (caption, column heads, the row's name, cells), put together for reading alone: a position
within a slice leads back to where it stands. Of a number nothing but its own cell is evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from reportkit.numerals.scan import Numeral, Scanner
from reportkit.outline.rows import BARE, YEAR, Cell, Column, Row
from reportkit.outline.sentences import Sentence
from reportkit.text.joined import Joined
from reportkit.text.said import any_in, closed_by

# Numbers below such heads count nothing.
UNCOUNTED = {"serial": "marker", "rank": "ordinal", "code": "name", "time": "date"}
# 建议件数, 参加人次, 户数: the measure word stands in the head. 干部数, 乡镇数 count what they name.
TIMED = ("人次", "场次", "件次", "批次", "户次")
IN_HEAD = (*TIMED, *"件人次户场条项份")
ALONE = tuple("个家名位部期篇起宗处所批")
UNIT_MAX = 6  # characters of a unit in brackets without 单位
NUMBER_MAX = 12  # characters of a cell that begins with a number and says no more than its unit
CLASS_LETTERS = tuple("ABCD")
SCALE = "百千万亿"
# What a caption says of time.
TIMES = re.compile(
    r"(?:19|20)\d\d年度?|[今去上本]年度?|全年|[上下]半年|[一五两三四]年来|截至\S{0,9}[日底]|\d{1,2}月份?"
)
SPEAKS = ("建议", "提案", "议案")  # 代表建议办理
COUNTED = ("数", "数量")
TOTALS = ("合计", "总计", "小计", "共计")
SHARES = ("率", "比例", "比重", "占比")
RATES = ("率", "比", "分", "比例", "比重", "分数", "分值")


@dataclass(slots=True)
class _Telling:
    """A text being put together of slices of the source, with the numerals found in them."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    shifts: list[int] = field(default_factory=list)
    numerals: list[Numeral] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    begun: int = 0  # where the sentence being told begins
    end: int = 0  # where the last slice ends in the source

    @property
    def open(self) -> bool:
        """Whether a sentence has been begun."""
        return len(self.text) > self.begun

    def close(self) -> None:
        """End the sentence, if one has been begun."""
        if self.open:
            self.mark("。")
            self.sentences.append((self.begun, len(self.text)))
            self.begun = len(self.text)

    def say(self, words: str, start: int) -> None:
        """Go on with ``words``, which stand in the source from ``start`` on."""
        if words:
            self.starts.append(len(self.text))
            self.shifts.append(start - len(self.text))
            self.text += words
            self.end = start + len(words)

    def mark(self, mark: str) -> None:
        """Go on with a mark or word that the source does not print."""
        self.say(mark, self.end)

    def count(self, numerals: list[Numeral]) -> None:
        """Take in the numerals of what is said next."""
        at = len(self.text)
        for n in numerals:
            self.numerals.append(replace(n, start=n.start + at, end=n.end + at, num=n.num + at, num_end=n.num_end + at))


def tell_row(sentence: Sentence, row: Row, scanner: Scanner) -> tuple[list[Sentence], list[Numeral]]:
    """The row as sentences about its numbers, and all numerals of its cells.

    The numbers under their heads make one sentence with the caption and the row's name; other cells with numerals speak for
    themselves.
    """
    telling = _Telling(end=sentence.span[0])
    named, aside = False, list[tuple[Cell, Column]]()
    for cell, column in row.filled():
        if BARE.fullmatch(cell.text) and column.kind not in UNCOUNTED and cell is not row.label:
            named = _tell_number(telling, cell, column, row, scanner, named=named)
            continue
        numerals = scanner.scan(cell.text)
        counts = any(n.kind == "figure" for n in numerals)
        if column.kind in UNCOUNTED and not counts:
            aside.append((cell, column))
        elif cell is not row.label and cell.text[0].isdigit() and len(cell.text) <= NUMBER_MAX:
            named = _tell_number(telling, cell, column, row, scanner, named=named)
        elif counts or (numerals and cell is not row.label):
            telling.close()
            telling.count(numerals)
            telling.say(cell.text, cell.start)
            telling.close()
            named = named or cell is row.label
        elif telling.open and cell is not row.label:
            telling.mark(",")
            telling.say(cell.text, cell.start)
    if not named and row.label is not None and row.label in row.cells:
        telling.close()
        telling.count(scanner.scan(row.label.text))
        telling.say(row.label.text, row.label.start)
    for cell, column in aside:
        telling.close()
        telling.count(_uncounted(cell, UNCOUNTED[column.kind or ""], scanner))
        telling.say(cell.text, cell.start)
    telling.close()
    joined = Joined(telling.text, tuple(telling.starts), tuple(telling.shifts))
    return [
        replace(sentence, joined=joined, start=start, end=end) for start, end in telling.sentences
    ], telling.numerals


def _tell_number(telling: _Telling, cell: Cell, column: Column, row: Row, scanner: Scanner, *, named: bool) -> bool:
    """Say a number with its heads: the year first, the row's name where it has not been said, then what is counted.

    Returns whether the name has been said, in this sentence or (``named``) before.
    """
    label, begins = row.label, not telling.open
    if begins:
        _tell_caption(telling, row)
        for doer, under in row.filled():  # who acts, where the row is named by something else
            if under.kind == "doer" and doer is not label and doer.start < cell.start and not BARE.fullmatch(doer.text):
                telling.say(doer.text, doer.start)
                telling.mark(",")
    else:
        telling.mark(",")
    years = [head for head in column.heads if YEAR.fullmatch(head.text)]
    if begins and not years:  # a row of a year: 2021年 below 年度
        years = [c for c, under in row.filled() if under.kind == "time" and YEAR.fullmatch(c.text)]
    for year in years:
        telling.say(year.text[:4], year.start)
        telling.mark("年")
    if label is not None and label.start < cell.start and (years or begins):
        _tell_name(telling, label, row, scanner, named=named)
        named = True
    heads = [(words, head.start) for head in column.heads if head not in years and (words := _own_words(head.text))]
    for words, start in heads or [(" ", telling.end)]:
        telling.say(words, start)
    telling.count(_number(cell, column, row, scanner))
    telling.say(cell.text, cell.start)
    return named


def _tell_name(telling: _Telling, label: Cell, row: Row, scanner: Scanner, *, named: bool) -> None:
    """Say the row's name; its numerals count once, and in its own row."""
    if not named and label in row.cells:
        telling.count(scanner.scan(label.text))
    telling.say(_own_words(label.text) if _unit_in(label.text, scanner) else label.text, label.start)
    if label.text in CLASS_LETTERS:
        telling.mark("类")
    if row.named_by == "doer" and not row.total:
        telling.mark(",")  # its words say who acts, not what is counted


def _tell_caption(telling: _Telling, row: Row) -> None:
    """The words above the table without times: those of a heading say of no row when it was."""
    if row.caption is None:
        return
    at, start = 0, row.caption.start
    for time in (*TIMES.finditer(row.caption.text), None):
        end = len(row.caption.text) if time is None else time.start()
        telling.say(row.caption.text[at:end], start + at)
        at = end if time is None else time.end()
    if telling.open:
        telling.mark("。")


def _own_words(head: str) -> str:
    """A head without its bracket and the measure word in it: 建议件数（件） → 建议."""
    words = _without_aside(head)
    unit = _unit_within(words)
    return words[: words.rindex(unit)] if unit else words


def _bracket(words: str) -> int:
    """Where the bracket begins with which ``words`` end, -1 where they do not."""
    at = words.rfind("(") if words.endswith(")") else -1
    return -1 if at < 0 or ")" in words[at:-1] else at


def _without_aside(head: str) -> str:
    at = _bracket(head)
    return (head if at < 0 else head[:at]).rstrip()


def _unit_within(words: str) -> str:
    """The measure word that a head without its bracket ends with: 件数, 人次."""
    counting = words.removesuffix("数")
    if counting == words:
        return words[-2:] if words.endswith(TIMED) else ""
    if counting in ALONE:
        return counting
    return closed_by(counting, IN_HEAD)


def unit_of(row: Row, column: Column, scanner: Scanner) -> str:
    """The unit that a column's heads or the line above the table give its numbers, empty where none does."""
    for head in reversed(column.heads):
        if unit := _unit_in(head.text, scanner):
            return unit
        if _without_aside(head.text).endswith(RATES):
            return ""
    for cell in (row.label, row.unit):
        if cell is not None and (unit := _unit_in(cell.text, scanner)):
            return unit
    if row.caption is None or _bracket(row.caption.text) < 0:
        return ""
    unit = _noted(row.caption.text[_bracket(row.caption.text) + 1 : -1])
    return unit if _is_unit(unit, scanner) else ""


def _unit_in(words: str, scanner: Scanner) -> str:
    """The unit that a head names: 金额（万元）, 件数, 人次; empty where it names none."""
    at = _bracket(words)
    noted = _noted(words.removeprefix("(").rstrip(")")) or _noted(words[at + 1 : -1] if at >= 0 else "")
    if not noted and at >= 0 and len(words) - at - 2 <= UNIT_MAX:
        noted = words[at + 1 : -1].removeprefix("单位").strip()
    if noted and _is_unit(noted, scanner):
        return noted
    words = _without_aside(words)
    if unit := _unit_within(words):
        return unit
    return words if _is_unit(words, scanner) else ""


def _noted(words: str) -> str:
    """The unit behind 单位: or 计量单位为, empty where no such words begin ``words``."""
    told = words.removeprefix("计量").replace("单 位", "单位", 1)
    if not told.startswith(("单位:", "单位为")):
        return ""
    return told[3:].strip().partition("(")[0].partition(")")[0]


def _is_unit(word: str, scanner: Scanner) -> bool:
    return word in ("%", "‰") or (len(word.lstrip(SCALE)) > 0 and word.lstrip(SCALE) in scanner.vocabulary.units)


def _number(cell: Cell, column: Column, row: Row, scanner: Scanner) -> list[Numeral]:
    """The numeral of a cell with the unit that it has or that its column gives; one below a head may have none."""
    text = cell.text
    found = scanner.scan(text)
    if not BARE.fullmatch(text) or text.endswith("%") or not column.heads:
        return found
    unit = unit_of(row, column, scanner)
    read = scanner.scan(text + (unit or "元"))
    if len(read) != 1 or read[0].kind != "figure":
        return [_unplaced(n) for n in found]
    figure = read[0]
    if not unit:
        implied = _implied(column, row, scanner)
        figure.unit, figure.implied = implied, implied is not None
        figure.measure = "share" if implied == "%" else scanner.vocabulary.units.get(implied or "", "other")
    figure.end = min(figure.end, len(text))
    return [figure]


def _implied(column: Column, row: Row, scanner: Scanner) -> str | None:
    """The unit that a number has though none is printed: of rates, of meetings, of suggestions and what is done with them.

    A head that names something else (得分, 议题) gives its numbers none.
    """
    head = column.heads[-1].text
    words = _without_aside(head)
    if words.endswith(SHARES):
        return "%"
    counted = words.endswith(COUNTED) or words in TOTALS or YEAR.fullmatch(head) is not None
    label = row.label.text if row.label is not None else ""
    if _has(words, "body", scanner) or (counted and _has(label, "body", scanner)):
        return "次"
    acted = _has(words, "action", scanner)
    told = " ".join((row.caption.text if row.caption is not None else "", label, words))
    return "件" if acted or ((counted or _has(words, "kind", scanner)) and _has(told, "kind", scanner)) else None


def _has(words: str, feature: str, scanner: Scanner) -> bool:
    """Whether ``words`` name a meeting, an action, a kind of suggestions (also in 代表建议办理)."""
    found = scanner.vocabulary.find(words)
    if any(t.features.get(feature, "bare") not in ("bare", "advice") for t in found):
        return True
    return feature == "kind" and any("plain" in t.features and any_in(t.word, SPEAKS) for t in found)


def _unplaced(numeral: Numeral) -> Numeral:
    """A number alone in its cell is listed where it cannot be read, whatever it looks like."""
    reason = numeral.reason or "a number in a table"
    return replace(numeral, kind="unclaimed", value=None, value_max=None, unit=None, reason=reason)


def _uncounted(cell: Cell, kind: str, scanner: Scanner) -> list[Numeral]:
    """Numerals of a cell below 序号, 排名 or 月份: the head says that those alone in their cell count nothing."""
    found = scanner.scan(cell.text)
    return [replace(n, kind=kind, reason=f"{kind} by the column's head") if n.kind == "unclaimed" else n for n in found]
