"""Shares (占86.6%) and rates (办结率92.3%) against the numbers they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

from reportkit.checks.items import (
    CLAUSE,
    REACH,
    Finding,
    Item,
    agrees,
    full_stops,
    percent,
    without_end,
)
from reportkit.checks.messages import said
from reportkit.checks.parts import letter_of
from reportkit.models.enums import CheckKind
from reportkit.text.marks import is_han
from reportkit.text.said import any_in, opened_by

# 占总数的比例为, 占应办建议总数的, 占比.
REACHED = ("约为", "为", "达到", "达", "是")
OF_ALL = ("总数", "总件数", "总量", "总额", "全部")
PARTS = (
    *("建议", "提案", "议案", "承办", "交办", "办理", "立案", "答复", "应办", "反馈", "参评", "收到", "问题", "其"),
    "",
)
OF = ("占", *(f"占{part}{of}{whole}" for part in (*PARTS, "议案建议") for of in ("", "的") for whole in OF_ALL))
LIMITED = ("按期", "按时", "首次", "一次性", "如期", "初次", "及时", "平均")
ALL, ALL_REACH = ("全部", "全都", "均", "都"), 8
OTHERS = ("闭会", "另", "加上", "连同")
DONE_FOR_EACH = ("办结", "办成", "办复", "解决", "落实")
SATISFIED = ("satisfied", "satisfied_or_basically", "basically_satisfied", "unsatisfied")
FEW = 60
FAR = 10


def check_shares(items: list[Item], report: list[Item], wholes: dict[str, Item]) -> Iterator[Finding]:
    """Shares and rates of one paragraph; each percentage gives one check at most.

    ``report`` are the numbers of motions, suggestions and proposals that the whole report gives;
    ``wholes`` are the totals of parts that were found to add up, by the id of the part.
    """
    for i, share in enumerate(items):
        if not share.is_share or share.figure["value_max"] is not None:
            continue
        found = _share(items, i, report, wholes) if _is_share(share.gap) else _rate(items, i, report)
        if found is not None:
            yield found


def _is_share(words: str) -> bool:
    """Whether ``words``, those before a number, end by saying that it is a share: 占总数的比例为."""
    words = without_end(words, *REACHED)
    if words.endswith(("占比", "占比例", "占比重")):
        return True
    return without_end(words, "比例", "比重").removesuffix("的").endswith(OF)


def _rates(words: str) -> list[str]:
    """The names of the rates in ``words``: 办结 of 办结率."""
    ends = (at for at, char in enumerate(words) if char == "率" and at > 1)
    return [name for at in ends if all(map(is_han, name := words[at - 2 : at]))]


def _limited(words: str) -> bool:
    """Whether a rate in ``words`` is one of some: 按期办结率."""
    ends = (at for at, char in enumerate(words) if char == "率")
    return any(words.endswith(LIMITED, 0, end) for at in ends for end in range(max(0, at - 2), at + 1))


def _counts(items: list[Item], stop: int) -> list[Item]:
    return [x for x in items[:stop] if not x.is_share and x.unit]


def _share(items: list[Item], i: int, report: list[Item], wholes: dict[str, Item]) -> Finding | None:
    """97件, 占总数的86.6%; 占59.9%(197件)."""
    share = items[i]
    part = items[i - 1] if i else None
    if i + 1 < len(items) and share.text[share.end : items[i + 1].start].rstrip() == "(":
        part = items[i + 1]
    if part is None or part.is_share or not part.unit or part.frame.sentence is not share.frame.sentence:
        return None
    rated = "满意" in CLAUSE.split(share.gap)[-1] and part.action not in SATISFIED
    if not part.exact or rated:  # 作出解释的9件, 代表表示满意的占95.3%: of all of them, not of the 9
        return None
    earlier = _counts(items, items.index(part) if part.start < share.start else i)
    bases = [x for x in earlier if x.unit == part.unit and x.exact and x.value >= part.value]
    if part.id in wholes and share.figure["approx"] is None:
        return _told(CheckKind.SHARE, part, wholes[part.id], share, ok=agrees(part.value, wholes[part.id].value, share))
    return _pair(part, share, bases, earlier) or _compare(CheckKind.SHARE, part, share, bases, report)


def _compare(kind: CheckKind, part: Item, share: Item, bases: list[Item], report: list[Item]) -> Finding | None:
    fitting = _fitting(part, share, bases)
    if not fitting and part.kind is not None:
        # The total may have been given in another paragraph.
        fitting = _fitting(part, share, [x for x in report if x.kind == part.kind and x.unit == part.unit])
    if fitting:
        return _told(kind, part, fitting[-1], share, ok=True)
    accused = _accused(part, share, bases)
    return None if accused is None else _told(kind, part, accused, share, ok=False)


def _fitting(part: Item, share: Item, bases: list[Item]) -> list[Item]:
    return [x for x in bases if x is not part and x.value >= part.value and agrees(part.value, x.value, share)]


def _told(kind: CheckKind, part: Item, base: Item, share: Item, ok: bool) -> Finding:
    exact = percent(part.value, base.value, share.decimals)
    name = "share_fits" if ok else "share_differs"
    words = said(name, part=part.quote, whole=base.quote, share=exact, stated=share.quote)
    return Finding(kind, ok, words, (part, base, share), whole=base)


def _pair(part: Item, share: Item, bases: list[Item], earlier: list[Item]) -> Finding | None:
    """A total that is not printed: 会上187件, 闭会期间14件, …128件, 占63.7%."""
    if _fitting(part, share, bases):
        return None
    same = [x for x in earlier if x.unit == part.unit and x.exact]
    for first, second in pairwise(same):
        base = first.value + second.value
        between = first.text[first.end : second.end]
        if base >= part.value and agrees(part.value, base, share) and any_in(between, OTHERS):
            exact = percent(part.value, base, share.decimals)
            whole = f"{first.quote} + {second.quote}"
            words = said("share_fits", part=part.quote, whole=whole, share=exact, stated=share.quote)
            return Finding(CheckKind.SHARE, True, words, (part, first, second, share))
    return None


def _is_part(item: Item) -> bool:
    """A number that has a class or a share of its own is no whole for another's: A类79件; 52件,占37.7%; 占58.3%(179件)."""
    clause, share, _ = item.tail(12).partition(",占")
    parted = share != "" and len(clause) <= 6 and not set(clause) & set(",;。")
    return letter_of(item) is not None or item.gap == "(" or parted


def _accused(part: Item, share: Item, bases: list[Item]) -> Item | None:
    """The base that a share which fits none must mean; None where a reader could not say."""
    if share.figure["approx"] is not None or part.figure["pooled"]:
        return None
    wholes = [x for x in bases if not _is_part(x) and x.value > part.value]
    here = [x for x in wholes if x.frame.sentence is part.frame.sentence]
    # 收到提案326件, 立案298件, …: of several wholes the one that comes closest is meant.
    near = here or [x for x in wholes if _gap(x, part) <= 1][-1:]
    if len(near) == 1:
        return near[0] if _plausible(part, near[0]) else None
    if not near:
        near = wholes
    if not near:
        return None
    closest = min(reversed(near), key=lambda x: abs(part.value * 100 / x.value - share.value))
    return closest if abs(part.value * 100 / closest.value - share.value) < FAR else None


def _plausible(part: Item, base: Item) -> bool:
    return base.kind == part.kind or base.figure["category"] == part.figure["category"]


def _gap(first: Item, last: Item) -> int:
    return FAR if last.start - first.end > REACH else full_stops(first.text, first.end, last.start)


def _rate(items: list[Item], i: int, report: list[Item]) -> Finding | None:
    """A rate (立案率85.5%) has the words of its part (立案206件) in its name."""
    share = items[i]
    behind = share.tail(4)
    names = _rates(share.gap) or (_rates(behind) if behind.startswith("的") else [])
    if not names or _limited(share.gap):
        return None
    if found := _all_done(share, names):
        return found
    if "基本满意" in share.gap or "满意" in names:
        return _satisfied(items, i)
    sentence = share.frame.sentence
    for part in reversed(_counts(items, i)):
        if part.frame.sentence is not sentence:
            break
        words = CLAUSE.split(part.gap[-REACH:])[-1][-16:] + CLAUSE.split(part.tail(8))[0]
        for rate in _rates(words):
            words = words.replace(f"{rate}率", "")
        if part.exact and any_in(words, names):
            here = _counts(items, items.index(part))
            told = [x for x in report if "立案" in names and x.action == "submitted" and x.kind == part.kind]
            earlier = [*(x for x in told if x not in here and x is not part), *here]
            bases = [x for x in earlier if x.unit == part.unit and x.exact and x.value >= part.value]
            return _compare(CheckKind.RATE, part, share, bases, report)
    return _whole_number(items, i, names)


def _bare(share: Item, name: str) -> bool:
    """Whether the rate is said of what stands before it, with no subject of its own (办结率, 其办结率; not 建议办结率)."""
    before, rate, _ = CLAUSE.split(share.gap)[-1].partition(f"{name}率")
    others = before.replace("和", "、").replace("的", "、").replace("其", "、").split("、")
    return rate != "" and all(not other or (other.endswith("率") and len(other) in (3, 4, 6, 8)) for other in others)


def _all_done(share: Item, names: list[str]) -> Finding | None:
    """全部办复, 办复率100%."""
    before = share.text[max(share.frame.sentence.start, share.start - REACH) : share.start]
    for name in names[:4]:
        if words := _said_of_all(before, name):
            ok = share.value == 100
            sure = words in (f"全部{name}", f"全都{name}") and _bare(share, name)
            if not ok and (share.value > 100 or not sure):
                return None
            told = said("all_fits" if ok else "all_differs", said=f"「{words}」", stated=share.quote)
            return Finding(CheckKind.RATE, ok, told, (share,))
    return None


def _said_of_all(words: str, name: str) -> str:
    """The words that say that all were done, empty where none do: 全部办复."""
    starts = sorted(at for word in ALL for at in _places(words, word))
    for start in starts:
        first = start + len(opened_by(words, ALL, start))
        for at in _places(words[: first + ALL_REACH + len(name)], name, first):
            if not set(words[first:at]) & set(",;。") and not words.startswith("率", at + len(name)):
                return words[start : at + len(name)]
    return ""


def _places(words: str, word: str, start: int = 0) -> Iterator[int]:
    at = words.find(word, start)
    while at >= 0:
        yield at
        at = words.find(word, at + 1)


def _satisfied(items: list[Item], i: int) -> Finding | None:
    """满意113件, 基本满意22件, 不满意3件: 满意和基本满意率97.8%."""
    share = items[i]
    rated = {x.action: x for x in _counts(items, i) if x.action in ("satisfied", "basically_satisfied", "unsatisfied")}
    if len(rated) < 2 or "satisfied" not in rated or not all(x.exact for x in rated.values()):
        return None
    both = "基本满意" in share.gap
    parts = [x for name, x in rated.items() if name == "satisfied" or (both and name == "basically_satisfied")]
    amount = sum((x.value for x in parts), Decimal())
    whole = sum((x.value for x in rated.values()), Decimal())
    bases = [x.value for x in _counts(items, i) if x.unit == parts[0].unit and x.exact and x.value >= whole]
    base = next((b for b in reversed(bases) if agrees(amount, b, share)), None)
    if base is None and len(rated) == 3 and not agrees(amount, whole, share):
        base, ok = whole, False
    else:
        base, ok = base or whole, base is not None or agrees(amount, whole, share)
        if not ok:
            return None
    terms = " + ".join(x.quote for x in parts)
    name, exact = "share_fits" if ok else "share_differs", percent(amount, base, share.decimals)
    words = said(name, part=terms, whole=base, share=exact, stated=share.quote)
    return Finding(CheckKind.RATE, ok, words, (*parts, share))


def _whole_number(items: list[Item], i: int, names: list[str]) -> Finding | None:
    """11件重点建议, 办成率为90.9%: is there a whole number of them that gives the rate?"""
    share = items[i]
    if not i or share.figure["approx"] is not None or share.value >= 100 or not set(names) & set(DONE_FOR_EACH):
        return None
    base = items[i - 1]
    if base.is_share or not base.exact or base.action is None or base.value > FEW or len(share.gap) > 24:
        return None
    if base.frame.sentence is not share.frame.sentence or base.value < 2 or not any(_bare(share, x) for x in names):
        return None
    below = (share.value * base.value / 100).to_integral_value(ROUND_FLOOR)
    count = next((n for n in (below, below + 1) if agrees(n, base.value, share)), below)
    ok = agrees(count, base.value, share)
    name, exact = "share_fits" if ok else "share_of_none", percent(count, base.value, share.decimals)
    words = said(name, part=count, whole=base.quote, share=exact, stated=share.quote)
    return Finding(CheckKind.RATE, ok, words, (base, share), whole=base)
