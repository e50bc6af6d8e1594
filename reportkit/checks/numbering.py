"""Numbering of headings and list items: a number left out or said twice is a sign of lost text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportkit.checks.items import JOINT, Finding
from reportkit.checks.messages import said
from reportkit.grammar.paragraph import Paragraph
from reportkit.models.enums import CheckKind
from reportkit.outline.head import han_number
from reportkit.outline.lines import DECORATION
from reportkit.outline.sections import Outline
from reportkit.text.joined import Joined

HAN = "[一二三四五六七八九十]{1,3}"
OPENER = re.compile(
    rf"\s*(?:(?P<part>第(?P<n0>{HAN})(?:部分|章|编))|(?P<han>(?P<n1>{HAN})、)|(?P<han_paren>\((?P<n2>{HAN})\))"
    rf"|(?P<arabic>(?P<n3>\d{{1,2}})(?:、|\.(?!\d)))|(?P<arabic_paren>\(?(?P<n4>\d{{1,2}})\)))"
)
ITEM = re.compile(
    rf"(?:^|(?<=[。;:!?,]))[\s*]*(?:(?P<item>(?P<n5>{HAN})(?:是(?!一|非)|要(?!素|件|点|领|义|务|害)))"
    rf"|(?P<ordinal>第(?P<n6>{HAN})[,:、](?!第|{HAN}[届次]))"
    rf"|(?P<han_paren>(?<![\u4e00-\u9fff,])\((?P<n2>{HAN})\)))"
)
# 以下五个方面的工作。 and (7项): just before a list.
ANNOUNCED = re.compile(
    rf"(?P<words>(?:以下|如下|下列)(?P<n>\d{{1,2}}|{HAN}|两)个?(?:方面|问题|特点|环节|要点|项|点|条)?[^,;。:\n]{{0,8}}|"
    rf"\((?P<m>\d{{1,2}}|{HAN})[项个件条]\))[。:]?[\s#*]*$"
)
REACH = 40
# The styles from the outermost in, with the groups of their numbers.
NUMBERS = {
    "part": "n0",
    "han": "n1",
    "han_paren": "n2",
    "arabic": "n3",
    "arabic_paren": "n4",
    "item": "n5",
    "ordinal": "n6",
}
RANKS = tuple(NUMBERS)
WORDS = 24
WORDS_END = "。;!?,"
LONG = 3
DEEP = 4  # lists within lists of one style


@dataclass(frozen=True, slots=True)
class Mark:
    """A number of a list at a source offset, with the words it opens."""

    style: str
    number: int
    place: int
    label: str
    words: str

    @property
    def quote(self) -> str:
        """The marker and the words behind it."""
        return f"「{self.label}{self.words}」"


@dataclass(slots=True)
class Run:
    """Numbers of one style that follow each other; ``broken`` when one was left out or said twice.

    ``aside`` when an outer heading came after them: only the next of their style may go on with it (1. to 20. through
    all parts of a plan).
    """

    marks: list[Mark] = field(default_factory=list)
    broken: bool = False
    aside: bool = False

    @property
    def last(self) -> Mark:
        """The latest."""
        return self.marks[-1]


def check_numbering(outline: Outline, paragraphs: list[Paragraph], folded: str) -> Iterator[Finding]:
    """Gaps and repetitions, lists of three or more in which there is none, and 以下五个方面 against what follows."""
    marks = sorted((*_of_headings(outline), *_of_paragraphs(paragraphs)), key=lambda m: m.place)
    runs: list[Run] = []
    open_runs: dict[str, list[Run]] = {style: [] for style in RANKS}
    for mark in marks:
        found = _place(mark, open_runs, runs)
        if found is not None:
            yield found
        for inner in RANKS[RANKS.index(mark.style) + 1 :]:
            for run in open_runs[inner]:
                run.aside = True
    for run in runs:
        if run.broken:
            continue
        first, count = run.marks[0], len(run.marks)
        parts = {"first": first.quote, "last": run.last.quote, "count": count}
        told = ANNOUNCED.search(folded[max(0, first.place - REACH) : first.place])
        if told is None or count == 1:
            if count >= LONG:
                yield Finding(CheckKind.NUMBERING, True, said("numbers_hold", **parts))
            continue
        ok = han_number(told["n"] or told["m"]) == count
        words = said("numbers_fit" if ok else "numbers_differ", said=f"「{told['words']}」", **parts)
        yield Finding(CheckKind.NUMBERING, ok, words)


def _place(mark: Mark, open_runs: dict[str, list[Run]], runs: list[Run]) -> Finding | None:
    """Put a mark into the run it continues; a finding where it continues none."""
    stack = open_runs[mark.style]
    if mark.number == 1:
        run = Run([mark])
        stack[:] = [*(x for x in stack[-DEEP:] if not x.aside), run]
        runs.append(run)
        return None
    for i in range(len(stack) - 1, -1, -1):
        if stack[i].last.number + 1 == mark.number:
            stack[i].marks.append(mark)
            stack[i].aside = False
            del stack[i + 1 :]
            return None
    if not stack or stack[-1].aside:
        # A text may begin in the middle: an excerpt lacks what it does not give.
        stack[:] = [Run([mark], broken=True)]
        return None
    run = stack[-1]
    last = run.last
    run.marks.append(mark)
    run.broken = True
    quotes = {"first": last.quote, "second": mark.quote}
    if mark.number == last.number:
        words = said("number_twice", label=last.label, **quotes)
    else:
        words = said("number_left_out" if mark.number > last.number else "number_out_of_order", **quotes)
    return Finding(CheckKind.NUMBERING, False, words)


def _of_headings(outline: Outline) -> Iterator[Mark]:
    for joined in outline.headings:
        if mark := _opening(joined):
            yield mark


def _of_paragraphs(paragraphs: list[Paragraph]) -> Iterator[Mark]:
    for paragraph in paragraphs:
        text = paragraph.joined.text
        if mark := _opening(paragraph.joined):
            yield mark
        if "第" not in text and not any(n.kind == "marker" for n in paragraph.numerals):
            continue
        for match in ITEM.finditer(text):
            if (match.lastgroup != "han_paren" or match.start() > 0) and (mark := _mark(paragraph.joined, match)):
                yield mark


def _opening(joined: Joined) -> Mark | None:
    position = 0
    while match := DECORATION.match(joined.text, position):
        position = match.end()
    match = OPENER.match(joined.text, position)
    return _mark(joined, match) if match else None


def _mark(joined: Joined, match: re.Match[str]) -> Mark | None:
    style = str(match.lastgroup)  # the group that closes last
    number = han_number(match.group(NUMBERS[style]))
    if number is None:
        return None
    words = joined.text[match.end() : match.end() + WORDS]
    short = words.lstrip()
    short = short[: min((at for mark in WORDS_END if (at := short.find(mark)) >= 0), default=len(short))]
    if len(short) == WORDS:
        short = f"{short[: max((m.end() for m in JOINT.finditer(short)), default=WORDS)].rstrip('、和及与')}…"
    return Mark(style, number, joined.offset(match.start(style)), match.group(style), short)
