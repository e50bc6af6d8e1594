"""Whether a Han numeral before a measure word counts: 两次 does; 三级, 一条龙 and 一份答卷 do not."""

from __future__ import annotations

import re

from reportkit.numerals.values import MULTIPLIERS

# Measure words with which 一 counts one thing (举办一场), where no idiom says otherwise.
COUNTED = {"noun", "kind", "body"}  # features of things that are counted
ONE = set("部本次场名位期件篇份座家人处所户轮遍")
# With these 一 counts only beside the thing: 决议一项, 一条建议; 一项任务 and 一条路 count nothing.
BESIDE = set("条项")
NOT_ONE = re.compile(
    r"次性|次次|次(?:飞跃|深刻|机遇|[^,。;]{0,10}(?:洗礼|考验|检验))|部分|份(?:子|力|心|情|爱|担当|责任|怎样|[^,。;]{0,14}(?:答卷|成绩单))"
    r"|家(?:[人亲之子]|[老大][小少]|三口)|人[一多]|位一体|期一会|件(?:大|好|大好)事|件事(?![,。;])|场(?:硬仗|攻坚战|战役|战|大考|考试|革命)|名字|本(?:台?账|正经)"
    r"|座里程碑|[部本次场名位期件篇份座家人处所户轮遍](?:接(?![待受访])|又|连|遍)|.[^,。;、]{0,6}[也都][没不未]"
)
NOT_ONE_BEFORE = re.compile(
    r"(?:[落漏跑又再每头着同这那哪任某进首新上下逐更换唯往如匪无]|军民|每一|新的|不|最[^,。;、]{1,12}的|(?:没有?|未(?![成检来]))[^,。;、的后就]{0,6})$"
)
# 一次交办、一口对外; 检查一部、促进一片: pairs that a saying makes.
PAIRED = re.compile(r"[^,。;、]{0,6}[、,][^,。;、]{0,4}一(?P<unit>[^,。;、])")
# 抓一件成一件: the same measure word said again.
AGAIN = re.compile(r"一(?P<unit>[部本次场名位期件篇份座家人处所户轮])[^,。;、]{0,3}一(?P=unit)")
EACH_TERM = re.compile(r"每(?:季度?|月|周|年|半年|两年)[^,。;]{0,6}$")
CLAUSE_END = re.compile(r"[,。;!?、)]|$")
LONGEST_WORD = 8
NEVER = set("级线度步面把代字口分头里对回包袋双席盆")
# A measure is one whatever is measured: 一吨, 一美元, 一个月内; 一元化 and 一米阳光 are words.
MEASURED = frozenset(
    (
        "个月",
        "小时",
        "个小时",
        "分钟",
        "个星期",
        "个季度",
        "个工作日",
        "学时",
        "课时",
        "吨",
        "公斤",
        "千克",
        "斤",
        "公里",
        "平方米",
        "公顷",
        "亩",
    )
)
A_WEEK = re.compile(r"周(?:时间|之?内|以内|左右|[,。;!?、)]|$)")
NO_WEEK = re.compile(r"[每上下这本那前后近最第周]$")
NO_MEASURE = re.compile(r"(?:[每上下这那前后头第整又最]|最[先后])$")
NOT_MEASURED = re.compile(r"公里[”’]|亩三分|[^,。;]{1,2}(?:[一二两三四几]次|又一|以?来)")
# 每人联系一个乡镇, 各联系一个市: so many each; 一个乡镇、两家企业: a row of counts.
EACH_ONE = re.compile(r"(?:各|每[人户名位村镇]|每个[^,。;、]{1,4})[^,。;、一]{1,6}$")
IN_ROW = re.compile(r"个[^,。;、]{1,8}、[两二三四五六七八九十\d]{1,3}[个家户名位所条件]")
# 建一个“议事角”; 另有一项报告; 余下两条,一条待办.
QUOTED = re.compile(r"个“")
MADE = re.compile(r"(?:[^一统合创共]|^)(?:[建办设开]|设立|建立|开办|开设|建成|创办)[了好]?$")
OTHER = re.compile(r"另有$|[余剩]下[^。;]{1,16}[,;]$")
# Words that 一 makes with what looks like a measure word, and those before 一 with which it says which, or how.
SPEECH = re.compile(
    r"[层批起点种类片套体样些般致直旦边带路股盘道声手身心村站案企业组栋]|户[一多]|件件|个个|条条|项项|步步|天天|年|日|届|系列|[条项个](?:[新大好]|重[要大]|全新|基[本础]|具有|系统)"
)
BETWEEN = re.compile(r"(?P<x>一.)(?:又|接着?|连)?(?P=x)|(?P<y>一.)[^,。;、]{0,4}(?P=y)")
# 两院制, 三立三问: the same number twice is a slogan.
TWICE = re.compile(r"(?P<n>[二两三四五六七八九十])[^零〇一二两三四五六七八九十百千万亿\W\d](?P=n)[\u4e00-\u9fff]")
STOREYS = re.compile(r"层(?:以[上下]|楼|高|[建住]|小楼)")
WITHIN = re.compile(r"(?:个?月|年|周|天|个?小时|个?工作日)(?:时间)?[之以]?内")
PERIOD = re.compile(r"每(?:隔)?$")
SAMPLE = re.compile(r".样(?![本板品])")


def counts(text: str, start: int, end: int, unit: str, measure: str, *, more: bool) -> bool:
    """Whether the Han numeral ``text[start:end]`` before ``unit`` counts; ``more`` when 余 or 多 stands with it."""
    word = text[start:end]
    if word == "一":
        return _one(text, start, end, unit, measure)
    if word == "二":
        return unit in "人名位件条项份" and CLAUSE_END.match(text, end + 1) is not None
    if word[0] in "零〇" or (all(c in MULTIPLIERS for c in word) and word != "十" and not more):
        return False
    after = text[end + 1 : end + 3]
    if (unit == "项" and after == "规定") or (unit in ("个", "项") and after[:1] in ("“", "字")):
        return False
    if (unit == "个" and SAMPLE.match(text, end)) or TWICE.match(text, start) or TWICE.match(text, max(0, start - 2)):
        return False
    if unit == "层":
        return STOREYS.match(text, end) is not None
    if unit == "字":
        return not MULTIPLIERS.keys().isdisjoint(word[1:])  # 八字方针; 四百字
    # 四方, 八方 are all sides; 三万方 are cubic metres.
    return unit not in NEVER and not (unit == "方" and len(word) == 1)


def each_period(text: str, start: int) -> bool:
    """Whether the stretch of time at ``start`` is one after which something comes again: 每两个月."""
    return PERIOD.search(text, max(0, start - 2), start) is not None


def beside(text: str, start: int, stop: int, features: dict[str, dict[str, str]]) -> bool:
    """Whether ``text[start:stop]``, 一 with one of ``BESIDE``, counts: behind a thing at the end of its clause (决议一项。)
    or before a kind of suggestion (一条建议). ``features`` are those of the vocabulary's words.
    """
    if NOT_ONE_BEFORE.search(text, max(0, start - 16), start):
        return False  # 没提过一条建议
    lengths = range(2, LONGEST_WORD + 1)
    if CLAUSE_END.match(text, stop):
        return any(not COUNTED.isdisjoint(features.get(text[start - n : start], ())) for n in lengths if n <= start)
    return any("kind" in features.get(text[stop : stop + n], ()) for n in lengths)


def of_speech(text: str, start: int, end: int, unit: str) -> bool:
    """Whether 一 at ``start:end``, which counts nothing, is known to: 一批, 一起, 每一件, 一件接着一件.

    Of any other (一个中心, 其中一条) that may be doubted.
    """
    if WITHIN.match(text, end):
        return False
    if NO_MEASURE.search(text, max(0, start - 3), start) or NOT_MEASURED.match(text, end):
        return True
    if unit in NEVER or SPEECH.match(text, end) or NOT_ONE_BEFORE.search(text, max(0, start - 16), start):
        return True
    around = text[max(0, start - 7) : end + 8]
    return NOT_ONE.match(text, end) is not None or any(
        match.start() <= start - max(0, start - 7) < match.end() for match in BETWEEN.finditer(around)
    )


def _one(text: str, start: int, end: int, unit: str, measure: str) -> bool:
    low = max(0, start - 16)
    if WITHIN.match(text, end):
        return True  # 会后一个月内, where 后一个 is no pair of words
    if unit in MEASURED or (measure == "money" and unit != "元"):
        return not (NO_MEASURE.search(text, low, start) or NOT_MEASURED.match(text, end))
    if unit == "周":
        return A_WEEK.match(text, end) is not None and not NO_WEEK.search(text, low, start)
    if unit == "个":
        made = QUOTED.match(text, end) and MADE.search(text, low, start)
        return bool(made or IN_ROW.match(text, end) or EACH_ONE.search(text, low, start))
    if unit in "条项件名位" and OTHER.search(text, max(0, start - 24), start):
        return True
    if unit not in ONE or NOT_ONE_BEFORE.search(text, low, start):
        return unit == "次" and EACH_TERM.search(text, max(0, start - 10), start) is not None
    if NOT_ONE.match(text, end) or AGAIN.match(text, start) or AGAIN.search(text, max(0, start - 5), end + 1):
        return False
    paired = PAIRED.match(text, end + len(unit))
    return paired is None or paired["unit"] in ONE
