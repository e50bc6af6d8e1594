"""Whether a Han numeral before a measure word counts: 两次 does; 三级, 一条龙 and 一份答卷 do not."""

from __future__ import annotations

import re

from reportkit.frames.values import MULTIPLIERS

# Measure words with which 一 counts one thing (举办一场), where no idiom says otherwise.
COUNTED = {"noun", "kind", "body"}  # features of things that are counted
ONE = set("部本次场名位期件篇份座家人处所户轮")
# With these 一 counts only beside the thing: 决议一项, 一条建议; 一项任务 and 一条路 count nothing.
BESIDE = set("条项")
NOT_ONE = re.compile(
    r"次性|次次|次(?:飞跃|深刻|机遇)|部分|份(?:子|力|心|情|爱|担当|责任|[^,。;]{0,14}答卷)|家(?:[人亲之子]|[老大][小少]|三口)|人[一多]|位一体|期一会"
    r"|件(?:大)?事(?![,。;])|场(?:硬仗|攻坚战|战役|战|大考|考试|革命)|名字|本(?:账|正经)|座里程碑|[部本次场名位期件篇份座家人处所户轮](?:接|又|连)"
)
NOT_ONE_BEFORE = re.compile(r"(?:[落漏跑又再每头着同这那哪任某进首新上下逐更换唯往如匪]|军民|每一|新的|不)$")
# 一次交办、一口对外; 检查一部、促进一片: pairs that a saying makes.
PAIRED = re.compile(r"[^,。;、]{0,6}[、,][^,。;、]{0,4}一(?P<unit>[^,。;、])")
# 抓一件成一件: the same measure word said again.
AGAIN = re.compile(r"一(?P<unit>[部本次场名位期件篇份座家人处所户轮])[^,。;、]{0,3}一(?P=unit)")
EACH_TERM = re.compile(r"每(?:季度?|月|周|年|半年|两年)[^,。;]{0,6}$")
CLAUSE_END = re.compile(r"[,。;!?、)]|$")
LONGEST_WORD = 8
NEVER = set("级线度步面把代字口分头里对回包袋双席盆")


def counts(text: str, start: int, end: int, unit: str, *, more: bool) -> bool:
    """Whether the Han numeral ``text[start:end]`` before ``unit`` counts; ``more`` when 余 or 多 stands with it."""
    word = text[start:end]
    if word == "一":
        return _one(text, start, end, unit)
    if word[0] in "零〇" or word == "二" or (word in MULTIPLIERS and word != "十" and not more):
        return False
    after = text[end + 1 : end + 3]
    if (unit == "项" and after == "规定") or (unit in ("个", "项") and after[:1] in ("“", "字")):
        return False
    # 四方, 八方 are all sides; 三万方 are cubic metres.
    return unit not in NEVER and not (unit == "方" and len(word) == 1)


def beside(text: str, start: int, stop: int, features: dict[str, dict[str, str]]) -> bool:
    """Whether ``text[start:stop]``, 一 with one of ``BESIDE``, counts: behind a thing at the end of its clause (决议一项。)
    or before a kind of suggestion (一条建议). ``features`` are those of the vocabulary's words.
    """
    lengths = range(2, LONGEST_WORD + 1)
    if CLAUSE_END.match(text, stop):
        return any(not COUNTED.isdisjoint(features.get(text[start - n : start], ())) for n in lengths if n <= start)
    return any("kind" in features.get(text[stop : stop + n], ()) for n in lengths)


def _one(text: str, start: int, end: int, unit: str) -> bool:
    if unit not in ONE or NOT_ONE_BEFORE.search(text, max(0, start - 2), start):
        return unit == "次" and EACH_TERM.search(text, max(0, start - 10), start) is not None
    if NOT_ONE.match(text, end) or AGAIN.match(text, start) or AGAIN.search(text, max(0, start - 5), end + 1):
        return False
    paired = PAIRED.match(text, end + len(unit))
    return paired is None or paired["unit"] in ONE
