"""Parts and wholes: 其中, A类B类C类, 其余, 共 and 合计, 按…分, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, combinations

from reportkit.checks.items import REACH, Finding, Item, agrees, clause_of, full_stops, plain, without_end
from reportkit.checks.messages import said
from reportkit.models.enums import CheckKind
from reportkit.text.said import any_in

LETTER = re.compile(r"([A-E甲乙丙丁])[类件]")
LETTERS = "ABCDE甲乙丙丁"
RESTS, REST_REACH = ("其余", "余下", "剩余", "剩下", "其他", "其它"), 9
TOTALS = ("共", "共计", "合计", "总计", "总数", "总共", "累计", "总量")
REACHED = ("为", "是", "达", "有", "收到", "提出", "交办")
THINGS = ("建议", "提案", "议案")
JOINING = ("连同", "加上", "另有", "另外", "闭会期间")
PARTED = ("其中", "其余", "余下", "剩余", "还有", "另有", "分别", *(f"{letter}类" for letter in "ABCDE甲乙丙丁"))
NO_WHOLE = ("其中", "立为", "列为", "将", "已", "转")
FATES = ("resolved", "planned", "explained")
RATINGS = ("satisfied", "basically_satisfied", "unsatisfied")
COMPLETE = (
    (("任命",), ("免",)),
    (("集体提案",), ("委员提案",)),
    (("制定",), ("修改", "修订", "修正"), ("废止",)),
)
NEAR = Decimal("0.15")
MANY = 20
ROWS = 3
TABLE = 60
CANDIDATES = 7


def check_parts(items: list[Item], elsewhere: list[Item]) -> Iterator[Finding]:
    """Sums within one paragraph; the total of classes may also stand ``elsewhere`` in the report."""
    counts = [x for x in items if not x.is_share and x.unit]
    if len(counts) < 2:
        return
    used: set[tuple[str, ...]] = set()
    text = counts[0].text
    sums = [_classes(items, counts, elsewhere), _runs(counts), _rests(counts)]
    if any_in(text, JOINING):
        sums.append(_totals(counts))
    if _parts_by(text):
        sums.append(_by(items, counts))
    if "中" in text:
        sums.append(_within(counts))
    if "其中" in text:
        sums.append(_of_which(counts))
    for found in chain.from_iterable(sums):
        parts = tuple(x.id for x in found.items[1:])
        if parts not in used:
            used.add(parts)
            yield found


def check_rows(paragraphs: list[list[Item]]) -> Iterator[Finding]:
    """A total that ends with a colon, and the rows of a table or list below it, one number each."""
    for i, items in enumerate(paragraphs):
        if not items or items[-1].is_share or not items[-1].text.rstrip().endswith(":"):
            continue
        total = items[-1]
        rows: list[Item] = []
        for below in paragraphs[i + 1 : i + 1 + TABLE]:
            if len(below) != 1 or below[0].unit != total.unit:
                break
            row = below[0].frame.sentence.row
            if len(below[0].text) > 30 if row is None else row.total:
                break
            rows.append(below[0])
        if len(rows) >= ROWS and all(x.exact for x in (total, *rows)):
            yield _sum(total, rows, sum(x.value for x in rows) == total.value)


def _sum(total: Item, parts: list[Item], ok: bool, wrong: str = "parts_differ") -> Finding:
    terms = " + ".join(x.quote for x in parts)
    amount = plain(sum((x.value for x in parts), Decimal()))
    words = said("parts_fit" if ok else wrong, terms=terms, amount=f"{amount}{total.unit}", whole=total.quote)
    return Finding(CheckKind.PART_WHOLE, ok, words, (total, *parts), whole=total)


def letter_of(item: Item) -> str | None:
    """The class (A类) that stands before the number, or directly behind it."""
    if ("类" in item.gap or "件" in item.gap) and (before := LETTER.findall(item.gap)):
        return str(before[-1])
    behind = item.tail(4).removeprefix("的").removeprefix("(")
    return behind[0] if behind[1:2] == "类" and behind[0] in LETTERS else None


def is_total(words: str) -> bool:
    """Whether ``words``, those before a number, end by saying that it is a total: 共收到建议."""
    return without_end(without_end(words, *THINGS), *REACHED).endswith(TOTALS)


def _is_rest(words: str) -> bool:
    """Whether the clause that ``words`` end with tells of the rest: 其余的."""
    if not any_in(words, RESTS):
        return False
    clause = clause_of(words, ",;。、")
    return any(at >= 0 and len(clause) - at - len(rest) <= REST_REACH for rest in RESTS for at in [clause.rfind(rest)])


def _parts_by(words: str) -> bool:
    """Whether ``words`` say by what a whole is parted: 按年度分, 按类别看."""
    at = words.find("按")
    while at >= 0:
        clause = words[at + 1 : at + 11]
        clause = clause[: min((i for mark in ",;。" if (i := clause.find(mark)) >= 0), default=len(clause))]
        if max(clause.find("分", 1), clause.find("看", 1)) >= 0:
            return True
        at = words.find("按", at + 1)
    return False


def _is_within(words: str) -> bool:
    """Whether ``words``, between two numbers, make the second a part of the first: 35件中,12件."""
    if "中" not in words:
        return False
    before, sign, behind = words.partition("中")
    behind = behind.removeprefix(",")
    apart = set(before) & set(",;。:、") or set(behind) & set(",;。")
    return bool(sign) and len(before) <= 8 and len(behind) <= 10 and not apart


def _classes(items: list[Item], counts: list[Item], elsewhere: list[Item]) -> Iterator[Finding]:
    """A类, B类, C类; 已解决, 列入计划, 解释说明; 满意, 基本满意, 不满意: each a whole in its parts."""
    for group, whole in (*_lettered(counts), *_by_action(counts, FATES), *_by_action(counts, RATINGS)):
        if len({x.unit for x in group}) > 1 or not all(x.exact for x in group):
            continue
        amount = sum((x.value for x in group), Decimal())
        first = group[0].start
        before = [x for x in counts if x.start < first and x.unit == group[0].unit and x.exact]
        equal = [x for x in before if x.value == amount]
        equal = equal or [x for x in elsewhere if x.value == amount and x.unit == group[0].unit and x not in group]
        if equal:
            yield _sum(equal[-1], group, ok=True)
        elif whole and (total := _meant(items, group, before, amount)):
            yield _sum(total, group, ok=False)


def _lettered(counts: list[Item]) -> Iterator[tuple[list[Item], bool]]:
    group: list[Item] = []
    if LETTER.search(counts[0].text) is None:
        return
    for item in counts:
        letter = letter_of(item)
        if letter is None:
            continue
        if group and LETTERS.index(letter) == LETTERS.index(letter_of(group[-1]) or "A") + 1:
            group.append(item)
        else:
            if len(group) > 1:
                yield group, len(group) > 2
            group = [item] if letter in "A甲" else []
    if len(group) > 1:
        yield group, len(group) > 2


def _by_action(counts: list[Item], actions: tuple[str, ...]) -> Iterator[tuple[list[Item], bool]]:
    for i, item in enumerate(counts):
        if item.action != actions[0]:
            continue
        group = counts[i : i + len(actions)]
        if any(letter_of(x) for x in group):
            continue
        names = [x.action for x in group]
        if names == list(actions):
            yield group, True
        elif names[:2] == list(actions[:2]):
            yield group[:2], False


def _by(items: list[Item], counts: list[Item]) -> Iterator[Finding]:
    """按年度分: 2017年113件, 2018年108件: a whole in parts of its own before."""
    for i, first in enumerate(counts):
        if not _parts_by(first.gap) or letter_of(first) is not None:
            continue
        group = [first]
        for item in counts[i + 1 :]:
            if item.frame.sentence is not first.frame.sentence or item.unit != first.unit:
                break
            group.append(item)
        before = [x for x in counts[:i] if x.unit == first.unit and x.exact]
        amount = sum((x.value for x in group), Decimal())
        if len(group) < ROWS or not all(x.exact for x in group) or first.action in FATES:
            continue
        equal = [x for x in before if x.value == amount]
        if equal:
            yield _sum(equal[-1], group, ok=True)
        elif total := _meant(items, group, before, amount):
            yield _sum(total, group, ok=False)


def _meant(items: list[Item], group: list[Item], before: list[Item], amount: Decimal) -> Item | None:
    """The total that parts which do not add up must mean: by a stated share, or the only or the closest one."""
    larger = [x for x in before if x.value >= max(p.value for p in group)]
    for part in group:
        share = next((x for x in items if x.start > part.start), None)
        if share is not None and share.is_share and "占" in share.gap:
            pinned = [x for x in larger if agrees(part.value, x.value, share)]
            if pinned:
                return pinned[-1]
    if not larger:
        return None
    closest = min(reversed(larger), key=lambda x: abs(x.value - amount))
    if abs(closest.value - amount) <= NEAR * closest.value:
        return closest
    return larger[0] if len(larger) == 1 else None


def _runs(counts: list[Item]) -> Iterator[Finding]:
    """A number and the parts that follow it, which add up to it and are said to be its parts."""
    for i, total in enumerate(counts):
        if not total.exact:
            continue
        amount = Decimal()
        parts: list[Item] = []
        for item in counts[i + 1 :]:
            if item.unit != total.unit:
                continue
            if not item.exact or amount + item.value > total.value:
                break
            amount += item.value
            parts.append(item)
            if amount == total.value and len(parts) > 1:
                if _said_parts(total, parts):
                    yield _sum(total, parts, ok=True)
                break


def _said_parts(total: Item, parts: list[Item]) -> bool:
    gaps = "".join(x.gap for x in parts)
    if any_in(gaps, PARTED) or _is_within(parts[0].gap) or _parts_by(parts[0].gap):
        return True
    return total.value >= MANY and (len(parts) > 2 or parts[-1].frame.sentence is total.frame.sentence)


def _rests(counts: list[Item]) -> Iterator[Finding]:
    """43个问题, 41个整改到位, 其余3个: a rest that is not what was left."""
    for i, rest in enumerate(counts):
        if not _is_rest(rest.gap) or not rest.exact:
            continue
        same = [x for x in counts[:i] if x.unit == rest.unit and _near(x, rest)]
        if len(same) < 2 or not all(x.exact for x in same) or _adds_up([*same, rest]):
            continue
        total = next((x for x in reversed(same) if _is_whole(x)), None)
        parts = same[same.index(total) + 1 :] if total else []
        if total and parts and not any(_own_noun(x, total) for x in (*parts, rest)):
            amount = sum((x.value for x in parts), rest.value)
            if abs(amount - total.value) <= total.value / 2:
                yield _sum(total, [*parts, rest], ok=False)


def _is_whole(item: Item) -> bool:
    """A number with its noun that is not itself said to be a part."""
    return item.frame.side in ("right", "left") and not any_in(item.gap, NO_WHOLE)


def _own_noun(part: Item, total: Item) -> bool:
    head, whole = part.frame.head, total.frame.head
    return part.frame.side == "right" and head is not None and (whole is None or head.word != whole.word)


def _adds_up(run: list[Item]) -> bool:
    """Whether the last numbers of a run are the parts of one before them."""
    sums = [sum(x.value for x in run[j:]) for j in range(1, len(run) - 1)]
    return any(run[i].value in sums[i:] for i in range(len(run) - 2))


def _near(first: Item, last: Item) -> bool:
    """In one sentence, or with one full stop between."""
    return last.start - first.end < REACH and full_stops(first.text, first.end, last.start) <= 1


def _totals(counts: list[Item]) -> Iterator[Finding]:
    """136件, 闭会期间收到7件, 共143件: parts first, then their total."""
    for i, total in enumerate(counts):
        if not is_total(total.gap) or not total.exact or not any_in(said := total.said, JOINING):
            continue
        before = [x for x in counts[:i] if x.unit == total.unit and x.exact][-CANDIDATES:]
        here = [x for x in before if total.with_(x)]
        if not here:
            continue
        found = _adding_up(before, here, total)
        if found:
            yield _sum(total, found, ok=True)
            continue
        parts = here if "连同" not in said else _carried(before, here, total.start - len(said) + said.rfind("连同"))
        amount = sum((x.value for x in parts), Decimal())
        if len(parts) > 1 and "其中" not in said and abs(amount - total.value) <= total.value / 4:
            yield _sum(total, parts, ok=False)


def _adding_up(before: list[Item], here: list[Item], total: Item) -> list[Item] | None:
    """Those before a total that add up to it: always the nearest one, the others in any choice."""
    last = here[-1]
    others = [x for x in before if x is not last]
    for size in range(1, min(3, len(others)) + 1):
        for chosen in combinations(reversed(others), size):
            if sum(x.value for x in chosen) + last.value == total.value:
                return [*sorted(chosen, key=lambda x: x.start), last]
    return None


def _carried(before: list[Item], here: list[Item], joined: int) -> list[Item]:
    """连同…: the rest named just before (其余10件转为建议) is carried on; empty when none is."""
    prior = [x for x in before if x.start < joined]
    return [prior[-1], *(x for x in here if x.start > joined)] if prior and _is_rest(prior[-1].gap) else []


def _within(counts: list[Item]) -> Iterator[Finding]:
    """未立案的35件中, 12件并案, 33件转为信息: more than there are."""
    for i, first in enumerate(counts):
        if not i or not _is_within(first.gap) or not counts[i - 1].exact:
            continue
        total = counts[i - 1]
        parts = [x for x in counts[i:] if x.frame.sentence is total.frame.sentence and x.unit == total.unit]
        if not parts or not all(x.exact for x in parts) or any(_own_noun(x, total) for x in parts):
            continue
        if sum(x.value for x in parts) > total.value:
            yield _sum(total, parts, ok=False, wrong="parts_exceed")


def _of_which(counts: list[Item]) -> Iterator[Finding]:
    """其中: parts listed side by side are together no more than the whole."""
    for i, first in enumerate(counts):
        if "其中" not in first.gap or not i:
            continue
        total = counts[i - 1]
        if total.unit != first.unit or total.frame.sentence is not first.frame.sentence:
            continue
        parts = [first]
        for item in counts[i + 1 :]:
            if item.frame.sentence is not first.frame.sentence or item.unit != first.unit or "," in item.gap:
                break
            parts.append(item)
        if not all(x.exact for x in (total, *parts)):
            continue
        if total.figure["period"] != first.figure["period"] and first.figure["period"] is not None:
            continue
        amount = sum((x.value for x in parts), Decimal())
        if amount > total.value or (amount < total.value and _complete(parts)):
            yield _sum(total, parts, ok=False, wrong="parts_exceed")
        elif len(parts) == 1:
            words = said("part_within", part=first.quote, whole=total.quote)
            yield Finding(CheckKind.PART_WHOLE, True, words, (total, first), weak=True, whole=total)


def _complete(parts: list[Item]) -> bool:
    """Parts that leave nothing out: 任命 and 免职, 集体提案 and 委员提案, 制定, 修改 and 废止."""
    gaps = [x.gap for x in parts]
    return any(
        len(kinds) == len(parts) and all(any_in(gap, kind) for kind, gap in zip(kinds, gaps, strict=True))
        for kinds in COMPLETE
    )
