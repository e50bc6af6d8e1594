"""Which lines of a title block are the title, and which one names the speaker: weighed, line against line.

Lines are folded and stand in the order of the page; everything here is told by their indexes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportkit.outline.names import SPACED, is_name

OFFICE = (
    r"(?:主任|副主任|主席|副主席|常务副主任|委员长|县长|区长|市长|省长|院长|检察长|秘书长|"
    r"主席团主席|局长|常务副[县市区]长|副[县市区]长|人大工委主任|党组书记)"
)
SPEAKER = re.compile(
    rf"^[\s—\-(]*(?:报告人:?\s*)?(?P<title>[^\s。,,;:]{{0,30}}?{OFFICE}(?:\([^)]*\))?(?:、[^\s]{{2,12}}?{OFFICE})?)?"
    rf"\s*[::]?\s*(?P<name>{SPACED})\s*(?:\((?:女|[\u4e00-\u9fff]{{1,3}}族)[^)]{{0,8}}\))?\s*\)?$"
)
NAME_FIRST = re.compile(rf"^[\s—\-(]*(?P<name>{SPACED})\s+(?P<title>[^\s。,;:]{{0,20}}{OFFICE})\s*\)?$")
OFFICE_LINE = re.compile(rf"^[^\s。,;:]{{0,30}}{OFFICE}$")
# Titles that end so name no report on work.
OTHER_END = re.compile(
    r"(?:讲话|致辞|开幕词|闭幕词|主持词|决议|决定|通知|公告|议程|日程|条例|办法|规定|细则|规则|守则|制度|说明|名单|批复|倡议书|公约|审议意见|意见书)$"
)
TITLE_WORD = re.compile(r"报告|综述|总结|要点|工作计划|纪实|扫描|工作|情况|公报|答卷|履职")
GOES_ON = re.compile(r"[的和及与、]")
LONGEST = 4

# What speaks for a line as the title, and what against it.
COMPLETE, BELOW_DELIVERY, BELOW_SPEAKER = 4, 3, 2
TITLE_CUES = (
    (
        "complete",
        COMPLETE,
        re.compile(
            r"(?:报告|总结|综述|要点|计划|安排|方案|打算|思路|纪实|侧记|扫描|回眸|巡礼|通报|汇报|公报|摘要|摘登|摘编|节选)[》”]?(?:\([^()]*\))?$"
        ),
    ),
    ("complete", COMPLETE, OTHER_END),
    ("word", 2, TITLE_WORD),
    ("organ", 2, re.compile(r"人大|人民代表大会|政协|政治协商会议|常委会|常务委员会|主席团|人民政府")),
    ("trail", -6, re.compile(r"[>»|◆•]|》\s|首页")),
    ("label", -6, re.compile(r":$|^\W?(?:来源|发布|浏览|时间|字[号体]|作者|索引)|\d\d:\d\d|\d时\d\d分|^[【\]】\[(]*$")),
    (
        "masthead",
        -8,
        re.compile(r"(?:网|报|网站|频道|客户端|信息港|办公室|委办)(?:\s|$)|年鉴|文件(?:之.{1,2}|\(.{1,3}\))?\)?$"),
    ),
    ("button", -4, re.compile(r"^(?!.{0,2}(?:报告|主席团))[^\s]{1,4}$(?<![省市县区州旗盟镇乡])")),
    ("prose", -6, re.compile(r"。|^(?=.*[,;]).{36}")),
)


@dataclass(frozen=True, slots=True)
class Person:
    """The speaker in line ``at``: the name, and the office where one stands beside or above it."""

    at: int
    name: str
    office: str | None


def person_in(line: str) -> tuple[str | None, str] | None:
    """Office and name of a line that consists of them."""
    for pattern in (SPEAKER, NAME_FIRST):
        if match := pattern.match(line):
            name = re.sub(r"\s", "", match.group("name"))
            office = match.group("title")
            if is_name(name, titled=office is not None):
                return office, name
    return None


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
        if line.startswith("——") and TITLE_WORD.search("".join(lines[k] for k in taken)):
            return [*taken, i]
        ended = "complete" in cues[taken[-1]] or (TITLE_WORD.search(above) and not TITLE_WORD.search(line))
        if len(taken) == LONGEST or (ended and not GOES_ON.match(line)):
            break
        taken.append(i)
    return taken


def _cues(line: str) -> dict[str, int]:
    """Names and weights of what speaks for and against ``line`` by its own words."""
    return {name: weight for name, weight, pattern in TITLE_CUES if pattern.search(line)}


# What speaks for a line that can be a name as the one of the speaker.
OFFICE_BESIDE, BESIDE_DELIVERY, LAST, BELOW_TITLE, ABOVE_TITLE, WANTED = 3, 2, 2, 1, -6, 2


def choose_speaker(
    lines: Sequence[str], found: dict[int, tuple[str | None, str]], delivery: int | None, title: Sequence[int]
) -> Person | None:
    """The speaker among the lines ``found`` to be a name; the line ``delivery`` may end in one."""
    best: tuple[int, Person] | None = None
    for i, (office, name) in found.items():
        above = lines[i - 1] if i else ""
        stands_above = OFFICE_LINE.fullmatch(above) is not None
        weight = OFFICE_BESIDE * (office is not None or stands_above or i == delivery)
        weight += BESIDE_DELIVERY * (delivery is not None and abs(i - delivery) <= 2)
        weight += LAST * (i == len(lines) - 1)
        weight += BELOW_TITLE if not title or i > title[-1] else ABOVE_TITLE
        if weight >= WANTED and (best is None or weight > best[0]):
            best = weight, Person(i, name, office or (above if stands_above else None))
    return best[1] if best else None
