"""Several paragraphs in one line: parted by blanks, or, where nothing parts them, by headings and the forms of a title block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.lexicon.wordlists import phrases, up_to
from reportkit.outline.furniture import buttons_before
from reportkit.outline.lines import MARKED
from reportkit.outline.yearwords import year_end
from reportkit.text.marks import SKIP
from reportkit.text.said import opened_by

BLANK_RUN = re.compile(rf"(?: |(?<!{SKIP}){SKIP})[ {SKIP}]*")
ENDED = "。!?;:"
HEAD_MAX = 400
HEADING_MAX = 45
HAN = "一二三四五六七八九十"
# When and where a report was delivered, or a plan adopted in brackets; looked for at the beginning of a text.
DELIVERED = re.compile(
    r"[(—\- ]*(?:(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?|[一二][〇零一二三四五六七八九]{3}年[一二三四五六七八九十]+月(?:[一二三四五六七八九十]+日)?) ?"
    r"在[^。;,]+?(?:会议|大会)上 ?\)?|\((?:19|20)\d\d年[^()。;]+\)"
)
ADDRESSED = re.compile(r"(?:尊敬的)?(?:各位[^。,;:!]+|(?:主任|主席)、[^。;:]+|同志们)[:!]")
SPOKEN_TO = ("各位代表", "各位委员", "同志们")
MARK = re.compile(rf"第([{HAN}]{{1,3}})部分|(?<![{HAN}百第零〇])([{HAN}]{{1,3}})、|\(([{HAN}]{{1,3}})\)")
NUMBERS = {c: i for i, c in enumerate(HAN, 1)}
HEAD_WORDS = (
    "工作",
    "情况",
    "回顾",
    "任务",
    "安排",
    "打算",
    "意见",
    "建议",
    "要点",
    "重点",
    "总结",
    "问题",
    "不足",
    "思路",
    "成效",
    "成绩",
    "体会",
)
# 一、过去一年的主要工作2020年是…: where the words of a heading end and a sentence begins.
OPENING = (
    *phrases(tuple("一二两三四五"), ("年来",)),
    *("过去", "今年", "去年", "新的一年", "在", "我们", "各位", "常委会", "(一)"),
    *("按照", "根据", "围绕", "坚持", "面对", "刚刚"),
)
PLANNED = ("任务", "安排", "打算", "建议", "回顾", "重点", "思路", "要点")
DOING = ("听取", "审议", "组织", "开展", "检查", "加强", "深入", "继续", "全面", "做好", "认真", "推动", "依法")
WORDS_MIN, WORDS_MAX, YEAR_WORDS_MAX = 2, 28, 12
NO_HEADING = "。,;:!? "
YEARLY = ("过去一年", "过去五年", "今后一年", "今后五年", "新的一年")
TITLED = re.compile(
    r"工作(?:报告|总结|综述|要点|计划|回眸)(?:\([^()]+\))?(?![的和是、,。)》]|\d+[项个件次篇份条]|[一二三四五六七八九十百]+[项个件次篇份])"
)
# Where the page had it from, and when, between the place of delivery and the speaker.
PRINTED = re.compile(
    r" ?(?:来源:[^ 0-9]+?)?(?:(?:发布|发表)?时间: ?)?(?:19|20)\d\d-\d\d?-\d\d?(?: ?\d\d:\d\d(?::\d\d)?)? ?"
)
TITLE_MAX = 120
SEVERAL = 5  # sentences that are more than one paragraph


def part_run(text: str, main: bool, first: bool) -> tuple[list[int], bool]:
    """Positions of ``text`` at which a paragraph begins, and whether they had to be guessed.

    ``main`` is the line that holds most of a document, ``first`` the one that may hold its title.
    """
    cuts = _by_blanks(text, 2)
    guessed = False
    if not cuts and main:
        cuts = _by_blanks(text, 1)
        marks = [*_by_marks(text), *_behind_sentences(text)]
        guessed = bool(cuts or marks) or (first and text.count("。") >= SEVERAL)
        cuts = sorted({*cuts, *marks})
    if first:
        head = min([len(text), HEAD_MAX, *(at for at in cuts if at >= HEAD_MAX)])
        cuts = sorted({*cuts, *_head(text[:head])} - {0})
    return cuts, guessed


def _by_blanks(text: str, least: int) -> list[int]:
    """Where a paragraph begins behind ``least`` blanks, if most of them stand between paragraphs."""
    gaps = [m for m in BLANK_RUN.finditer(text) if m.group().count(" ") >= least]
    good = [m for m in gaps if _parts(text, m)]
    if least == 1:
        if len(good) < 3:
            return []
        clear = {m.start() for m in good}
        gaps = [m for m in gaps if m.start() in clear or _ends_heading(text, m)]
    if 2 * len(good) < len(gaps):
        return []
    ends = [m.end() for m in gaps]
    return [end for i, end in enumerate(ends) if not _in_name(text, gaps, i)]


def _parts(text: str, gap: re.Match[str]) -> bool:
    """Whether a paragraph clearly ends before ``gap`` or begins behind it."""
    after = text[gap.end() : gap.end() + 8]
    return text[gap.start() - 1] in ENDED or after.startswith(("——", "各位", "(20", "(19")) or bool(MARKED.match(after))


def _ends_heading(text: str, gap: re.Match[str]) -> bool:
    """Whether what stands before a single blank is a marked heading."""
    low = max(0, gap.start() - HEADING_MAX - 1)
    start = max(text.rfind(c, low, gap.start()) for c in " 。!?;:") + 1
    return start > 0 and gap.start() - start <= HEADING_MAX and MARKED.match(text, start) is not None


def _in_name(text: str, gaps: list[re.Match[str]], i: int) -> bool:
    """Whether gap ``i`` sets the characters of a name apart: 王  强."""
    before = gaps[i - 1].end() if i else 0
    after = gaps[i + 1].start() if i + 1 < len(gaps) else len(text)
    return gaps[i].start() - before == 1 or after - gaps[i].end() == 1


def _by_marks(text: str) -> Iterator[int]:
    """Where headings stand whose numbers go up by one, and where the words of such a heading end."""
    last = [0, 0, 0]
    after_heading = -1
    stop = text.find("。")
    for match in MARK.finditer(text):
        level = match.lastindex or 1
        number = _number(match[level])
        if number not in (last[level - 1] + 1, 1):
            continue
        before = text[max(0, match.start() - 12) : match.start()].rstrip(f" {SKIP}")
        ended = not before or before[-1] in ENDED or match.start() == after_heading
        ended = ended or before.endswith(HEAD_WORDS)
        ended = ended or (number == 1 and level < 3 and match.start() < stop)
        if not ended or (level == 2 and number == 1 and last[1] and not last[0]):
            continue
        last[level - 1 :] = [number] + [0] * (3 - level)
        yield match.start()
        if level < 3 and (end := _heading_end(text, match.end(), WORDS_MIN, WORDS_MAX)):
            after_heading = end
            yield end


def _behind_sentences(text: str) -> Iterator[int]:
    """Where hearers are addressed behind a sentence that is over, and where headings without a mark begin and end: 2021年工作建议."""
    done = 0
    for at, char in enumerate(text):
        if char not in ENDED or char == ";" or at + 1 < done:
            continue
        start = at + 1
        hearer = char != ":" and opened_by(text, SPOKEN_TO, start)
        if hearer and text[start + len(hearer) : start + len(hearer) + 1] in tuple(",!:、"):
            yield start
        year = year_end(text[start : start + 5]) if text[start : start + 1].isdecimal() else 0
        year = year or len(opened_by(text, YEARLY, start))
        if year and (end := _heading_end(text, start + year, 0, YEAR_WORDS_MAX)):
            done = end
            yield from (start, end)


def _heading_end(text: str, start: int, least: int, most: int) -> int:
    """Where the words of a heading end that begins at ``start``, and the words of a sentence begin; 0 where none do."""
    words = up_to(text[start : start + most + 2], NO_HEADING)
    for at in range(least, len(words) - 1):
        end = start + at + 2
        if not words.startswith(HEAD_WORDS, at):
            continue
        goes_on = words.startswith(PLANNED, at) and text.startswith(DOING, end)
        if (
            goes_on
            or text.startswith(OPENING, end)
            or (text[end : end + 1].isdecimal() and year_end(text[end : end + 5]))
        ):
            return end
    return 0


def _number(han: str) -> int:
    """一 to 九十九 as a number."""
    tens, ten, ones = han.rpartition("十")
    return (NUMBERS.get(tens, 1) * 10 if ten else 0) + NUMBERS.get(ones, 0)


def _head(text: str) -> Iterator[int]:
    """Where the lines of a title block begin that stands in one line with what follows."""
    at = buttons_before(text)
    yield at
    delivered = DELIVERED.search(text, 4)
    if titled := TITLED.search(text, 0, min(TITLE_MAX, delivered.start() if delivered else len(text))):
        yield text.rfind(" ", 0, titled.start()) + 1
        yield titled.end()
    if delivered:
        yield delivered.start()
        at = delivered.end()
        yield at
        if printed := PRINTED.match(text, at):
            at = printed.end()
            yield at
    if addressed := ADDRESSED.search(text, at):
        yield addressed.start()
        yield addressed.end()
