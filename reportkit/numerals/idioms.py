"""Whether a Han numeral before a measure word counts: 两次 does; 三级, 一条龙 and 一份答卷 do not."""

from __future__ import annotations

from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.numerals.values import HAN, MULTIPLIERS
from reportkit.text.marks import is_han

# Measure words with which 一 counts one thing (举办一场), where no idiom says otherwise.
COUNTED = {"noun", "kind", "body"}  # features of things that are counted
ONE = frozenset("部本次场名位期件篇份座家人处所户轮遍")
# With these 一 counts only beside the thing: 决议一项, 一条建议; 一项任务 and 一条路 count nothing.
BESIDE = frozenset("条项")
BORDERS = ",。;、"
# Before 一 these say which one, or how; behind a measure word, that it comes again: 一件又一件.
WHICH = frozenset("落漏跑又再每头着同这那哪任某进首新上下逐更换唯往如匪不无")
MORE = frozenset("又连遍")
RECEIVED = frozenset("待受访")  # 一次接待
NOT_ANY = ("没", "不", "未")
OFTEN_REACH, TRIAL_REACH, MOST_REACH, NONE_REACH, OTHER_REACH = 6, 14, 12, 6, 16
TESTED = frozenset("次份场")
CLAUSE_ENDS = frozenset(",。;!?、)")
LONGEST_WORD = 8
STEMS, JOINS = frozenset("ABCDEabcde甲乙丙丁戊"), frozenset("、和与及")
NEVER = frozenset("级线度步面把代字口分头里对回包袋双席盆")
# A measure is one whatever is measured: 一吨, 一美元, 一个月内; 一元化 and 一米阳光 are words.
MEASURED = frozenset(
    (
        *("个月", "小时", "个小时", "分钟", "个星期", "个季度", "个工作日", "学时", "课时"),
        *("吨", "公斤", "千克", "斤", "公里", "平方米", "公顷", "亩"),
    )
)
LIMITED = frozenset(("个月", "月", "年", "周", "天", "小时", "个小时", "工作日", "个工作日"))
WITHIN = ("内", "之内", "以内")
NO_WEEK = frozenset("每上下这本那前后近最第周")
NO_MEASURE = frozenset("每上下这那前后头第整又最")
AGAIN_SOON = ("一次", "二次", "两次", "三次", "四次", "几次", "又一", "以来", "来")
IN_ROW = frozenset("个家户名位所条件")
ROW_NUMBERS = frozenset("两二三四五六七八九十0123456789")
# Words that 一 makes with what looks like a measure word.
SPEECH = frozenset("层批起点种类片套体样些般致直旦边带路股盘道声手身心村站案企业组栋年日届")
QUALIFIED = frozenset("条项个")
NEIGHBOURS = frozenset("二两三四五六七八九十")
MAKES = ("makes", "verb")
STOREYS = ("以上", "以下", "楼", "高", "建", "住", "小楼")
SAMPLES = frozenset("本板品")


def counts(text: str, start: int, end: int, unit: str, measure: str, words: Vocabulary, *, more: bool) -> bool:
    """Whether the Han numeral ``text[start:end]`` before ``unit`` counts; ``more`` when 余 or 多 stands with it."""
    word = text[start:end]
    if word == "一":
        return _one(text, start, end, unit, measure, words)
    if word == "二":
        return unit in "人名位件条项份" and _clause_ends(text, end + 1)
    if word[0] in "零〇" or (all(c in MULTIPLIERS for c in word) and word != "十" and not more):
        return False
    after = text[end + 1 : end + 3]
    if (unit == "项" and after == "规定") or (unit in ("个", "项") and after[:1] in ("“", "字")):
        return False
    if unit == "类" and text[start - 1 : start] in STEMS and text[start - 2 : start - 1] in JOINS:
        return False  # A、B两类合计占83.3%
    sample = unit == "个" and after[:1] == "样" and after[1:] not in SAMPLES
    if sample or _twice(text, start) or _twice(text, max(0, start - 2)):
        return False
    if unit == "层":
        return text.startswith(STOREYS, end + 1)
    if unit == "字":
        return not MULTIPLIERS.keys().isdisjoint(word[1:])  # 八字方针; 四百字
    # 四方, 八方 are all sides; 三万方 are cubic metres.
    return unit not in NEVER and not (unit == "方" and len(word) == 1)


def each_period(text: str, start: int) -> bool:
    """Whether the stretch of time at ``start`` is one after which something comes again: 每两个月."""
    return text.endswith(("每", "每隔"), max(0, start - 2), start)


def beside(text: str, start: int, stop: int, features: dict[str, dict[str, str]]) -> bool:
    """Whether ``text[start:stop]``, 一 with one of ``BESIDE``, counts: behind a thing at the end of its clause (决议一项。)
    or before a kind of suggestion (一条建议). ``features`` are those of the vocabulary's words.
    """
    if text.endswith("无", 0, start):
        return False  # 无一条建议
    lengths = range(2, LONGEST_WORD + 1)
    if _clause_ends(text, stop):
        return any(not COUNTED.isdisjoint(features.get(text[start - n : start], ())) for n in lengths if n <= start)
    return any("kind" in features.get(text[stop : stop + n], ()) for n in lengths)


def of_speech(text: str, start: int, end: int, unit: str, words: Vocabulary) -> bool:
    """Whether 一 at ``start:end``, which counts nothing, is known to: 一批, 一起, 每一件, 一件接着一件.

    Of any other (一个中心, 其中一条) that may be doubted.
    """
    if _within(text, end, unit):
        return False
    if _no_measure(text, start, end):
        return True
    said = words.behind.behind(text, end)[0]
    quality = text[end : end + 1] in QUALIFIED and words.behind.behind(text, end + 1)[0] == "quality"
    if unit in NEVER or text[end : end + 1] in SPEECH or said == "speech" or quality or _which(text, start, words):
        return True
    return _idiom(text, end, said, words) or _again(text, start, 4)


def _one(text: str, start: int, end: int, unit: str, measure: str, words: Vocabulary) -> bool:
    if _within(text, end, unit):
        return True  # 会后一个月内, where 后一个 is no pair of words
    if unit in MEASURED or (measure == "money" and unit != "元"):
        return not _no_measure(text, start, end)
    if unit == "周":
        limited = _clause_ends(text, end + 1) or text.startswith((*WITHIN, "时间", "左右"), end + 1)
        return limited and text[start - 1 : start] not in NO_WEEK
    if unit == "个":
        return _made(text, start, end, words) or _in_row(text, end) or _each_one(text, start, words)
    if unit in "条项件名位" and _other(text, start, words):
        return True
    if unit not in ONE or _which(text, start, words):
        return unit == "次" and words.before.within(text, start, OFTEN_REACH, "often", ",。;") >= 0
    if _idiom(text, end, words.behind.behind(text, end)[0], words) or _again(text, start, 3):
        return False
    paired = _paired(text, end + len(unit))
    return not paired or paired in ONE


def _clause_ends(text: str, at: int) -> bool:
    return at >= len(text) or text[at] in CLAUSE_ENDS


def _twice(text: str, at: int) -> bool:
    """两院制, 三立三问: the same number twice is a slogan."""
    told = text[at : at + 4]
    same = len(told) == 4 and told[0] in NEIGHBOURS and told[0] == told[2]
    return same and told[1].isalpha() and told[1] not in HAN and is_han(told[3])


def _within(text: str, end: int, unit: str) -> bool:
    """Whether 一 before ``unit`` is the time within which something is done: 一个月内, 一周时间内."""
    at = end + len(unit)
    return unit in LIMITED and text.startswith(WITHIN, at + 2 * text.startswith("时间", at))


def _no_measure(text: str, start: int, end: int) -> bool:
    """每一公里, 最先一公里; 一亩三分地, 一年一次, 一年又一年, 一年来: no measure."""
    if text[start - 1 : start] in NO_MEASURE or text.endswith("最先", 0, start):
        return True
    if text.startswith(("公里”", "公里’", "亩三分"), end):
        return True
    unit = text[end : end + 2]
    return any(text.startswith(AGAIN_SOON, end + n) for n in (1, 2) if not set(unit[:n]) & set(",。;"))


def _which(text: str, start: int, words: Vocabulary) -> bool:
    """Whether the words before 一 say which one, the best one or none: 这一件, 最大的一项, 没有放过一件."""
    if text[start - 1 : start] in WHICH or words.before.before(text, start)[0] == "which":
        return True
    if text[start - 1 : start] == "的":
        most = words.before.within(text, start - 1, MOST_REACH, "most", BORDERS)
        if most > 0:
            return True
    return words.before.within(text, start, NONE_REACH, "lacks", BORDERS + "的后就") >= 0


def _idiom(text: str, end: int, said: str, words: Vocabulary) -> bool:
    """Whether 一 makes a saying with what begins at ``end``: 一次性, 一场硬仗, 一件接一件, 一份满意答卷, 一件也没有."""
    unit, following, further = text[end : end + 1], text[end + 1 : end + 2], text[end + 2 : end + 3]
    if said == "idiom" or (unit == "件" and following == "事" and further not in frozenset(",。;")):
        return True
    if unit in ONE and (following in MORE or (following == "接" and further not in RECEIVED)):
        return True
    for at in range(end + 1, min(end + TRIAL_REACH + 2, len(text))):
        char = text[at]
        if char in ",。;":
            return False
        if unit in TESTED and words.behind.behind(text, at)[0] == "trial":
            return True
        if char in "也都" and at <= end + 7 and text.startswith(NOT_ANY, at + 1) and "、" not in text[end:at]:
            return True
    return False


def _again(text: str, start: int, reach: int) -> bool:
    """抓一件成一件, 一件又一件: 一 with the same character within ``reach`` characters behind or before."""
    pair = text[start : start + 2]
    later = text.find(pair, start + 2, start + 4 + reach)
    earlier = text.rfind(pair, max(0, start - 2 - reach), start)
    between = [text[start + 2 : later]] if later >= 0 else []
    between += [text[earlier + 2 : start]] if earlier >= 0 else []
    return len(pair) == 2 and any(not set(part) & set(BORDERS) for part in between)


def _paired(text: str, at: int) -> str:
    """What 一 stands with in the other half of a pair, empty where there is none: 一次交办、一口对外."""
    half = next((i for i in range(at, min(at + 7, len(text))) if text[i] in BORDERS), len(text))
    other = text.rfind("一", half + 1, half + 6)
    if text[half : half + 1] not in ("、", ",") or other < 0 or set(text[half + 1 : other]) & set(BORDERS):
        return ""
    return text[other + 1 : other + 2].strip(BORDERS)


def _made(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """建一个“议事角”."""
    at = start - (text[start - 1 : start] in ("了", "好"))
    return text.startswith("个“", end) and words.before.before(text, at)[0] in MAKES


def _in_row(text: str, end: int) -> bool:
    """一个乡镇、两家企业: a row of counts."""
    comma = text.find("、", end + 2, end + 10)
    if comma < 0 or set(text[end + 1 : comma]) & set(",。;"):
        return False
    at = comma + 1
    while at < comma + 4 and text[at : at + 1] in ROW_NUMBERS:
        at += 1
    return at > comma + 1 and text[at : at + 1] in IN_ROW


def _each_one(text: str, start: int, words: Vocabulary) -> bool:
    """每人联系一个乡镇, 各联系一个市: so many each."""
    distance = words.before.within(text, start, 10, "each", BORDERS + "一")
    return 1 <= distance <= 6 or (distance > 1 and text.endswith("每个", 0, start - distance))


def _other(text: str, start: int, words: Vocabulary) -> bool:
    """另有一项报告; 余下两条,一条待办."""
    if words.before.before(text, start)[0] == "other":
        return True
    behind = text[start - 1 : start] in (",", ";")
    return behind and words.before.within(text, start - 1, OTHER_REACH, "other", "。;") > 0
