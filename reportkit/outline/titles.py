"""Which lines of a title block are the title, and which one names the speaker: weighed, line against line.

Lines are folded and stand in the order of the page; everything here is told by their indexes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportkit.lexicon.wordlists import words_of
from reportkit.outline.lineforms import has_time, without_bracket
from reportkit.outline.names import is_name, name_alone
from reportkit.text.said import any_in

OFFICE_MAX = 34
NO_OFFICE = frozenset(" \t。,;:")
BEFORE_NAME = " \t—-("
GOES_ON = frozenset("的和及与、")
COMPLETING = ("report", "summary", "plan", "outlook", "notice", "feature", "extract")
ORGANS = ("人大", "人民代表大会", "政协", "政治协商会议", "常委会", "常务委员会", "主席团", "人民政府")
TRAILS = (*">»|◆•", "》 ", "首页")
LABELS = ("来源", "发布", "浏览", "时间", "字号", "字体", "作者", "索引")
MASTHEADS = ("网", "报", "网站", "频道", "客户端", "信息港", "办公室", "委办")
PLACES = tuple("省市县区州旗盟镇乡")
LONGEST = 4


def is_office(line: str) -> bool:
    """Whether a line is an office and nothing else: 县人大常委会主任."""
    return len(line) <= OFFICE_MAX and line.endswith(words_of("office")) and NO_OFFICE.isdisjoint(line)


def names_work(line: str) -> bool:
    """Whether a line has a word of titles of reports on work."""
    return any_in(line, words_of("title", "report", "summary", "work")) or any_in(line, TITLE_WORDS)


TITLE_WORDS = ("要点", "纪实", "扫描", "情况", "公报", "答卷")


def _is_complete(line: str) -> bool:
    words = without_bracket(line)
    return line.endswith(words_of("title", "paper")) or words.removesuffix("》").removesuffix("”").endswith(
        words_of("title", *COMPLETING)
    )


def _is_label(line: str) -> bool:
    words = line if line[:1].isalnum() else line[1:]
    return line.endswith(":") or words.startswith(LABELS) or has_time(line) or not line.strip("【】[](")


def _is_masthead(line: str) -> bool:
    """Whether a line names a newspaper, a site, an office that prints, or numbers the papers of a meeting: 会议文件(3)."""
    _, paper, number = line.rpartition("文件")
    numbered = bool(paper) and len(number) <= 6 and number[:1] in ("", "之", "(", ")")
    return numbered or "年鉴" in line or any(word.endswith(MASTHEADS) for word in line.split())


def _is_button(line: str) -> bool:
    return (
        len(line) <= 4 and len(line.split()) == 1 and not any_in(line, ("报告", "主席团")) and not line.endswith(PLACES)
    )


# What speaks for a line as the title, and what against it.
COMPLETE, BELOW_DELIVERY, BELOW_SPEAKER = 4, 3, 2
TITLE_CUES: tuple[tuple[str, int, Callable[[str], bool]], ...] = (
    ("complete", COMPLETE, _is_complete),
    ("word", 2, names_work),
    ("organ", 2, lambda line: any_in(line, ORGANS)),
    ("trail", -6, lambda line: any_in(line, TRAILS)),
    ("label", -6, _is_label),
    ("masthead", -8, _is_masthead),
    ("button", -4, _is_button),
    ("prose", -6, lambda line: "。" in line or (len(line) >= 36 and any_in(line, (",", ";")))),
)


@dataclass(frozen=True, slots=True)
class Person:
    """The speaker in line ``at``: the name, and the office where one stands beside or above it."""

    at: int
    name: str
    office: str | None


def person_in(line: str) -> tuple[str | None, str] | None:
    """Office and name of a line that consists of them."""
    words = line.strip().lstrip(BEFORE_NAME).removeprefix("报告人").lstrip(": ").removesuffix(")").rstrip()
    name, bracket, native = words.rpartition("(")
    of_whom = bracket and (native.startswith("女") or "族" in native[1:4])  # 王强(女,藏族)
    known = name if of_whom else words
    for office, name in (*_office_first(known.rstrip()), *_office_last(words)):
        if is_name(name, titled=office is not None):
            return office, name
    return None


def _office_first(words: str) -> Iterator[tuple[str | None, str]]:
    """Office and name of 县人大常委会主任 王强, or the name alone."""
    stretch = min((at for at, char in enumerate(words) if char in NO_OFFICE), default=len(words))
    ends = sorted({m + len(o) for o in words_of("office") for m in _places(words[:stretch], o)})
    for end in ends:
        closed = words.find(")", end) + 1 if words[end : end + 1] == "(" else 0
        office = words[: closed or end]
        rest = words[len(office) :].lstrip().removeprefix(":")
        long = len(rest) > 4 and words[len(office) : len(office) + 1] not in (" ", ":")
        if end <= OFFICE_MAX and not long and (name := name_alone(rest)) is not None:
            yield office, name
            return
    if (name := name_alone(words)) is not None:
        yield None, name


def _office_last(words: str) -> Iterator[tuple[str, str]]:
    """Office and name of 王强 县人大常委会主任."""
    name, blank, office = words.rpartition(" ")
    if blank and is_office(office) and (found := name_alone(name)) is not None:
        yield office, found


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def choose_title(lines: Sequence[str], delivery: int | None, people: set[int], aside: set[int]) -> list[int]:
    """Indexes of the lines that make up the title; [] when no line can be one.

    ``delivery``, ``people`` and ``aside`` are the lines that say where, by whom, and what stands beside the title.
    """
    cues = [_cues(line) for line in lines]
    rows = [i for i in range(len(lines)) if i not in people | aside and (i != delivery or "complete" in cues[i])]
    weights, below = dict[int, int](), None
    for i in reversed(range(len(lines))):
        weights[i] = sum(cues[i].values()) + BELOW_DELIVERY * (below is not None and below == delivery)
        weights[i] += BELOW_SPEAKER * (below in people)
        if i not in aside and min(cues[i].values(), default=0) >= 0:
            below = i
    fitting = [i for i in rows if weights[i] >= 0]
    if not fitting:
        return []
    best = max(weights[i] for i in rows)
    core = next(i for i in rows if weights[i] == best) if best >= COMPLETE else fitting[0]
    taken = [core]
    for i in reversed([i for i in rows if i < core]):
        if len(taken) == LONGEST or weights[i] < 0 or "complete" in cues[i] or lines[i] == lines[core]:
            break
        taken.insert(0, i)
    return _downwards(lines, taken, [i for i in fitting if i > core], cues)


def _downwards(lines: Sequence[str], taken: list[int], below: list[int], cues: list[dict[str, int]]) -> list[int]:
    """``taken`` with the lines below that go on with it, until the words of a title are complete."""
    for i in below:
        line, above = lines[i], lines[taken[-1]]
        if line.startswith("——") and names_work("".join(lines[k] for k in taken)):
            return [*taken, i]
        ended = "complete" in cues[taken[-1]] or (names_work(above) and not names_work(line))
        if len(taken) == LONGEST or (ended and line[:1] not in GOES_ON):
            break
        taken.append(i)
    return taken


def _cues(line: str) -> dict[str, int]:
    """Names and weights of what speaks for and against ``line`` by its own words."""
    return {name: weight for name, weight, speaks in TITLE_CUES if speaks(line)}


# What speaks for a line that can be a name as the one of the speaker.
OFFICE_BESIDE, BESIDE_DELIVERY, LAST, BELOW_TITLE, ABOVE_TITLE, WANTED = 3, 2, 2, 1, -6, 2


def choose_speaker(
    lines: Sequence[str], found: dict[int, tuple[str | None, str]], delivery: int | None, title: Sequence[int]
) -> Person | None:
    """The speaker among the lines ``found`` to be a name; the line ``delivery`` may end in one."""
    best: tuple[int, Person] | None = None
    for i, (office, name) in found.items():
        above = lines[i - 1] if i else ""
        stands_above = is_office(above)
        weight = OFFICE_BESIDE * (office is not None or stands_above or i == delivery)
        weight += BESIDE_DELIVERY * (delivery is not None and abs(i - delivery) <= 2)
        weight += LAST * (i == len(lines) - 1)
        weight += BELOW_TITLE if not title or i > title[-1] else ABOVE_TITLE
        if weight >= WANTED and (best is None or weight > best[0]):
            best = weight, Person(i, name, office or (above if stands_above else None))
    return best[1] if best else None
