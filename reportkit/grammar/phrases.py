"""Time phrases: numerals of years and months with the words beside them, read from left to right (时间短语)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.text.said import opened_by

HAN = {c: i for i, c in enumerate("〇一二三四五六七八九十")} | {"零": 0, "两": 2}
NUMERAL = r"([0-9]{1,4}|[〇零一二三四五六七八九十两]{1,4})"
COUNTED = re.compile(rf"{NUMERAL}(?:[年月]?[至到—-]{NUMERAL})?(个月|[多余]?[年月届天])")
UNITS = frozenset("年月届天")  # what COUNTED ends with
DAY = re.compile(r"份|.旬|[底末初]|[0-9一二三四五六七八九十]{1,3}日")
HINTS = frozenset("年月届截累今目会季期续")  # every phrase has one of these
YEAR_WORDS = ("last", "previous", "this", "same", "before_last", "next")
UNTIL = "到至"
RISEN = "升高加长降少"  # 上升到2007年: the year of a level
OF_SPANS = "年月日旬底初末份期做持延"  # 工期至, 做到, 5月下旬至: the end of something else
EDGES = {"底": "edge", "末": "edge", "初": "part", "中": "part"}


class Said(StrEnum):
    """What a time phrase says (时间短语的类别)."""

    RANGE = "range"
    YEAR = "year"  # a calendar year
    SINCE = "since"  # 2019年以来
    WHOLE = "whole"
    COMING = "coming"
    TERM = "term"
    RUNNING = "running"  # 三年来, 连续三年
    PART = "part"
    EDGE = "edge"  # 年底, which may be a date or a time
    DATE = "date"  # 截至11月底, 到年底
    NOW = "now"
    TOTAL = "total"
    LONG = "long"  # 一年多来
    SESSION = "session"


class Phrase(NamedTuple):
    """A time phrase at ``start:end`` of folded text; ``year`` is named, ``word`` points at one (去年), ``number`` counts."""

    said: Said
    start: int
    end: int
    year: int | None = None
    word: str = ""
    number: int = 0
    last: int = 0  # of a range
    month: int = 0
    repeated: bool = False  # 连续


class Atom(NamedTuple):
    """A numeral with its unit, or a word, at ``start:end``."""

    start: int
    end: int
    kind: str
    first: int = 0
    last: int = 0


def number_of(digits: str) -> int:
    """The value of a small numeral, of a year also digit by digit (二〇二一); 0 where it is none."""
    if digits.isdigit() and digits.isascii():
        return int(digits)
    if len(digits) > 2 and "十" not in digits:
        return int("".join(str(HAN[c]) for c in digits)) if all(HAN[c] < 10 for c in digits) else 0
    tens, ten, ones = digits.partition("十")
    if not ten:
        return HAN.get(digits, 0)
    return HAN.get(tens, 1) * 10 + HAN.get(ones, 0)


def phrases_of(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Phrase]:
    """Time phrases in ``start:end`` of folded ``text``, in order."""
    if HINTS.isdisjoint(text[start:end]):
        return []
    atoms = _atoms(text, start, end, vocabulary)
    found: list[Phrase] = []
    at = 0
    while at < len(atoms):
        following = atoms[at + 1] if at + 1 < len(atoms) else None
        phrase, used = _phrase(text, atoms[at], following)
        if phrase is not None:
            found.append(phrase)
        at += used
    return found


def _atoms(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Atom]:
    atoms = [Atom(*word) for word in vocabulary.closed["when"].all.meant(text, start, end)]
    words = len(atoms)
    for match in () if UNITS.isdisjoint(text[start:end]) else COUNTED.finditer(text, start, end):
        first, last, unit = match.groups()
        atoms.append(Atom(match.start(), match.end(), unit, number_of(first), number_of(last) if last else 0))
    if words < len(atoms):
        atoms.sort(key=lambda atom: (atom.start, -atom.end))
    kept: list[Atom] = []
    stop = start
    for atom in atoms:
        if atom.start >= stop:
            stop = atom.end
            if atom.kind != "none":
                kept.append(atom)
    return kept


def _phrase(text: str, atom: Atom, following: Atom | None) -> tuple[Phrase | None, int]:
    """The phrase that an atom begins, and how many atoms it takes."""
    if atom.kind == "年" and (atom.first > 1900 or atom.last > 1900):
        if atom.last:
            return Phrase(Said.RANGE, atom.start, atom.end, year=atom.first, last=atom.last), 1
        return _dated(text, atom, following)
    if atom.kind in YEAR_WORDS:
        return _dated(text, atom, following)
    if atom.kind in ("年", "届") or atom.kind.endswith("天"):
        return _years(text, atom), 1
    if atom.kind == "个月":
        ahead = text.endswith("前", 0, atom.start) and not text.endswith(
            ("提前", "此前", "之前", "以前"), 0, atom.start
        )
        return (Phrase(Said.PART, atom.start - 1, atom.end) if ahead else None), 1
    if atom.kind in ("月", "part", "edge", "now"):
        return _of_year(text, atom, atom.start, None, ""), 1
    kinds = {"total": Said.TOTAL, "since": Said.LONG, "session": Said.SESSION}
    if atom.kind == "session":
        return _session(text, atom), 1
    if atom.kind in kinds or atom.kind in ("whole", "coming", "term"):
        return Phrase(
            kinds.get(atom.kind) or Said(atom.kind), atom.start, atom.end, word=text[atom.start : atom.end]
        ), 1
    return None, 1


def _dated(text: str, atom: Atom, following: Atom | None) -> tuple[Phrase | None, int]:
    """A year by its number or by a word, with what follows of it: 2021年, 去年底, 今年3月, 2019年以来."""
    year, word = atom.first or None, "" if atom.first else atom.kind
    if following is not None and following.start == atom.end and following.kind in ("月", "part", "edge"):
        return _of_year(text, following, atom.start, year, word), 2
    behind = text[atom.end : atom.end + 1]
    if behind in ("底", "末", "初") or (behind == "中" and text[atom.end + 1 : atom.end + 2] in ",;。"):
        edge = Atom(atom.end, atom.end + 1, EDGES[behind])
        return _of_year(text, edge, atom.start, year, word), 1
    for since in ("以来", "至今"):
        if text.startswith(since, atom.end):
            return Phrase(Said.SINCE, atom.start, atom.end + len(since), year, word), 1
    until = _until(text, atom.start)
    if until is None:
        return None, 1
    said = Said.DATE if until < atom.start and year else Said.YEAR
    return Phrase(said, until, atom.end, year, word), 1


def _of_year(text: str, atom: Atom, start: int, year: int | None, word: str) -> Phrase | None:
    """A part of a year, or a date where 截至 or 到 stands before it; ``start`` is where the year begins."""
    end = atom.end
    if atom.kind == "月":
        if text.startswith("龄", end) or not 0 < atom.first < 13:
            return None
        if not atom.last and (day := DAY.match(text, end)):
            end = day.end()
    if (year or word) and text.startswith("以来", end):
        return Phrase(Said.SINCE, start, end + 2, year, word)
    until = _until(text, start)
    if until is None or text.endswith(("每", "每年", "每逢"), 0, start):
        return None
    if until < start:
        return Phrase(Said.DATE, until, end, year, word, month=atom.first)
    if atom.kind == "now":
        return Phrase(Said.NOW, start, end)
    edge = (atom.kind == "edge" and text[end - 1] in "底末终") or text[end - 1] in "底末"
    return Phrase(Said.EDGE if edge else Said.PART, start, end, year, word, month=atom.first)


def _until(text: str, start: int) -> int | None:
    """Where 截至, 到 or 至 begins before a date, ``start`` where none does; None where it ends something else."""
    for word in ("截至到", "截止到", "截至", "截止"):
        if text.startswith(word, start - len(word)):
            return None if text[start - len(word) - 1 : start - len(word)] == "期" else start - len(word)
    if start and text[start - 1] in UNTIL:
        before = text[start - 2 : start - 1]
        if before and before in RISEN:
            return start
        return None if before and before in OF_SPANS + "每" else start - 1
    return start


def _years(text: str, atom: Atom) -> Phrase | None:
    """Years counted: 三年来, 连续三年, 五年来, 一年 before an act."""
    number = atom.last or atom.first
    for word in ("连续", "持续"):
        if text.startswith(word, atom.start - 2):
            return Phrase(Said.RUNNING, atom.start - 2, atom.end, number=number, word=atom.kind, repeated=True)
    if atom.kind != "年" or text[max(0, atom.start - 1) : atom.start] in tuple("每第后来近任前年"):
        return None
    tail = opened_by(text, ("多来", "来", "间", "中"), atom.end)
    if tail == "多来":
        return Phrase(Said.LONG, atom.start, atom.end + 2)
    if number == 1:
        return Phrase(Said.WHOLE, atom.start, atom.end, word="一年") if not tail else None
    if tail and tail != "中" and number not in (4, 5):
        return Phrase(Said.RUNNING, atom.start, atom.end + 1, number=number, word="年") if number < 10 else None
    if number in (4, 5) and (tail or number == 5):
        return Phrase(Said.TERM, atom.start, atom.end + len(tail), number=number, word="" if tail else "bare")
    return None


def _session(text: str, atom: Atom) -> Phrase | None:
    """期间, 以来 or 上 of a session, with its number where 次 stands before it."""
    start = atom.start
    if text[start - 1 : start] != "次":
        ends = text.startswith(("闭会", "休会", "会议期间", "大会", "人代会"), start)
        return Phrase(Said.SESSION, start, atom.end) if ends else None
    first = start - 1
    while first and (text[first - 1] in HAN or (text[first - 1].isdigit() and text[first - 1].isascii())):
        first -= 1
    number = number_of(text[first : start - 1]) if first < start - 1 else 0
    if text.startswith("历次", start - 2):
        return Phrase(Said.SESSION, start - 2, atom.end, number=1, repeated=True)
    if text[start - 2 : start - 1] in "上前" or (not number and not text.startswith("本次", start - 2)):
        return None
    if text.startswith("的", atom.end):
        return None
    return Phrase(Said.SESSION, first, atom.end, number=number)
