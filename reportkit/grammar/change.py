"""What a number is beside the thing counted: a difference, or a quantity for each period or thing (增减、每)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportkit.grammar.clause import Clause, Link
from reportkit.grammar.quantities import LIST, Frame
from reportkit.models.enums import Change, Per
from reportkit.text.said import closed_by
from reportkit.text.spans import lying_in

if TYPE_CHECKING:
    from reportkit.grammar.paragraph import Paragraph

Word = tuple[int, int, str]
# Units of which a difference is said with the thing between: 压减一般性支出10%.
SHARES = ("%", "‰", "个百分点", "百分点", "倍", "番", "")
POINTS = ("个百分点", "百分点")
# What may stand between a word of change and its number.
FILLERS = (
    "了",
    "幅度",
    "又",
    "约",
    "各",
    "均",
    "过",
    "逾",
    "出",
    "近",
    "将近",
    "分别",
    "整整",
    "共",
    "超过",
    "高达",
    "达",
)
OF_NOUNS = ("达到", "达", "为", "是", "高达", "在", "近", "约", "超", "超过")
NOUNS = ("增幅", "增速", "涨幅", "增长率", "降幅", "跌幅")
LEVEL = ("到", "至", "为", "成", "达")
OF = "的"
COMPARED_OBJECT = 8  # characters of a thing between 比上年多 and the number
EACH, EACH_REACH = "各", 10  # 主席会议成员各领衔督办重点提案1件
WAYS = {
    "up": Change.UP,
    "more": Change.UP,
    "above": Change.UP,
    "down": Change.DOWN,
    "less": Change.DOWN,
    "below": Change.DOWN,
}
TIMES = ("前", "时", "后", "中", "期间")
ADJACENT = ("一", "半")  # 一年一次, but 一年共开会两次
DIGITS = frozenset("0123456789两三四五六七八九十几百千万")


def set_amounts(paragraph: Paragraph) -> None:
    """Sets ``change`` and ``per`` of the frames of a paragraph."""
    text, vocabulary = paragraph.joined.text, paragraph.vocabulary
    changes, pers = vocabulary.changes.find(text), vocabulary.pers.find(text)
    if not changes and not pers:
        return
    before: Frame | None = None
    for frame in paragraph.frames:
        if changes:
            frame.change = change_of(frame, changes, before)
        if pers:
            frame.per = per_of(frame, pers, before)
        before = frame


def change_of(frame: Frame, words: list[Word], before: Frame | None) -> Change | None:
    """Whether the number is a difference and no level: 比上年增加2件, 同比下降近两成, 高于全市平均2.1个百分点.

    ``words`` are those of change in the paragraph; ``before`` is the number before this one.
    """
    start, clause, text = frame.numeral.start, frame.clause, frame.clause.text
    low = _reach(frame, before)
    if before is not None and before.numeral.end == start and before.change is not None:
        return before.change  # 同比减少12批|34人次
    near = lying_in(words, low, start)
    told = next((word for word in reversed(near) if word[2] != "than"), None)
    if told is None:
        if (behind := _behind(frame, words)) is not None:
            return behind
        listed = low > clause.start and before is not None and before.change is not None
        return before.change if listed and before is not None and _listed(text, before.numeral.end, start) else None
    if told[2] == "new":
        return None
    compared = any(w[2] == "than" for w in lying_in(words, _opened(clause), told[0]))
    gap = text[told[1] : start]
    if text[told[0] : told[1]] in NOUNS:  # 增幅达12%
        return WAYS[told[2]] if _strip(gap, OF_NOUNS) == "" else None
    return WAYS[told[2]] if _differs(frame, told[2], gap, compared=compared) else None


def _differs(frame: Frame, meaning: str, gap: str, *, compared: bool) -> bool:
    """Whether a word of change with ``gap`` between it and the number makes it a difference."""
    numeral = frame.numeral
    thing = _strip(gap.removeprefix("了"), FILLERS)
    if thing == OF and compared:
        thing = ""  # 比上年增加的12件
    if gap.startswith(LEVEL) or gap.endswith(LEVEL) or OF in thing or "占" in thing or "达" in thing:
        return False
    direct, share = thing == "", numeral.unit in SHARES
    if meaning in ("above", "below"):
        return not direct or numeral.unit in POINTS or _benchmark(frame, gap)
    if meaning in ("more", "less"):
        return compared and (direct or len(thing) <= COMPARED_OBJECT)
    if share or compared:
        return True
    if numeral.measure == "money":
        return False  # 压减支出1.2亿元: a sum moved
    if meaning == "down":
        return direct or (numeral.measure != "event" and len(thing) <= COMPARED_OBJECT)
    made = frame.side == "right" and frame.head is not None and numeral.measure not in ("person", "duration")
    return direct and not made


def _benchmark(frame: Frame, gap: str) -> bool:
    """超过上年2件: the word itself names what it is compared with."""
    at = frame.numeral.start - len(gap)
    return frame.sentence.joined.text[at - 1 : at] in "年届划标"


def _behind(frame: Frame, words: list[Word]) -> Change | None:
    """以8%的速度增长, 12%的降幅: the word of change stands behind the number."""
    end = frame.numeral.end
    if not frame.sentence.joined.text.startswith(OF, end) or frame.numeral.unit not in SHARES:
        return None
    return next((WAYS[w[2]] for w in lying_in(words, end, min(end + 6, frame.stop)) if w[2] in ("up", "down")), None)


def per_of(frame: Frame, words: list[Word], before: Frame | None) -> Per | None:
    """The period or thing for each of which the number holds, so that it is no total: 每季度一次, 各领办2件, 人均三天.

    ``words`` are those of repetition in the paragraph; ``before`` is the number before this one.
    """
    start, text = frame.numeral.start, frame.clause.text
    low = _reach(frame, before)
    if before is not None and low == before.numeral.end and _each(text, before.numeral.num):
        low = frame.clause.start  # 每10名代表设1个小组
    found: list[Word] = []
    for word in lying_in(words, low, start):
        adjacent = text[word[0]] in ADJACENT
        if word[2] == "total":
            found.clear()
        elif (not adjacent or word[1] == start) and (text[word[0]] != EACH or start - word[1] <= EACH_REACH):
            found.append(word)
    if any(word[1] == frame.numeral.num and _counts_each(text, word) for word in found):
        return None  # 10名 of 每10名代表 is no number of its own
    if not found:
        return _carried(frame, words, before, low)
    plain = [word for word in found if text[word[0] : word[1]] != "平均"]
    if not plain and frame.change is not None:
        return None
    word = (plain or found)[0]
    if frame.numeral.unit in SHARES and (word[2] == "each" or frame.change is None):
        return None
    return Per.OTHER if _counts_each(text, word) else Per(word[2])


def _counts_each(text: str, word: Word) -> bool:
    """每两个月, 每10名: one number for several."""
    return word[2] == "each" and _each(text, word[1])


def _each(text: str, at: int) -> bool:
    return text[at - 1 : at] == "每" and text[at] in DIGITS


def _carried(frame: Frame, words: list[Word], before: Frame | None, low: int) -> Per | None:
    """What goes on from the number or the clause before: 每人联系一个乡镇、两家企业; 每部法律检查前,学法不少于半天."""
    clause, text, start = frame.clause, frame.clause.text, frame.numeral.start
    if any(w[2] == "total" for w in lying_in(words, low, start)):
        return None
    if before is not None and before.per is not None:
        between = text[before.numeral.end : start]
        if low > clause.start:
            listed = "、" in between or "和" in between or "到" in between
            return before.per if listed else None
        if clause.link is Link.PART and not clause.words.startswith("其余"):
            return before.per
    opened = clause.before
    if opened is None or not text[opened.start : opened.end].endswith(TIMES):
        return None
    each = [w for w in lying_in(words, opened.start, opened.end) if w[2] == "each" and text[w[0] : w[1]] == "每"]
    return Per.EACH if each and not _each(text, each[0][1]) else None


def _reach(frame: Frame, before: Frame | None) -> int:
    """Where the words of a number begin in its clause: behind the number before it."""
    if before is None or before.numeral.end > frame.numeral.start:
        return frame.clause.start
    return max(frame.clause.start, before.numeral.end)


def _opened(clause: Clause) -> int:
    """Where a comparison may stand: in the clause, or in those before it in its sentence (与上年相比,…)."""
    first = clause
    while first.before is not None and first.before.sentence is clause.sentence and first.before.border != ";":
        first = first.before
    return first.start


def _listed(text: str, start: int, end: int) -> bool:
    return LIST.match(text[start:end]) is not None and text[start:end] != ","


def _strip(gap: str, fillers: tuple[str, ...]) -> str:
    """The gap without the words that may stand before a number."""
    while end := closed_by(gap, fillers):
        gap = gap.removesuffix(end)
    return gap
