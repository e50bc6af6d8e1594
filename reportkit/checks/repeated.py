"""The same count stated twice: in the opening and in a section, as a total and as what the rest builds on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from reportkit.checks.items import CLAUSE, Finding, Item, clause_of
from reportkit.checks.messages import said
from reportkit.checks.parts import FATES, LETTERS, is_total, letter_of
from reportkit.models.enums import CheckKind
from reportkit.text.said import any_in

Years = tuple[int | None, int | None]

WHOLE = (
    *("全年", "一年来", "两年来", "二年来", "三年来", "四年来", "五年来", "一年中"),
    *("本届以来", "任期内", "换届以来", "累计", "总计", "合计"),
)
TOGETHER = ("共同", "共和", "共产", "共建")
TOPICS = ("专题", "审议", "听取", "研究", "讨论", "就", "围绕")
LIMITED = (
    *(*TOPICS, "针对", "其中", "下半年", "上半年", "季度", "每", "首次", "分别", "重点"),
    *(f"{digit}月" for digit in "0123456789一二三四五六七八九十"),
)
SUGGESTIONS = ("建议", "提案", "议案")
ALL_OF_THEM = ("全部", "均已")
OTHERS, OTHERS_REACH = ("各", "镇", "乡", "街道"), 6
PARTIAL = ("去年", "上年", "往年", "以往", "以前", "历年", "遗留", "结转", "其中", "有", "再", "等", "新")
LARGE = 20
NAMED = 4
SHOWN = 5
WHOLE_STAGES = ("submitted", "filed", "assigned", "handled")


def check_repeated(paragraphs: list[list[Item]], meetings: list[dict[str, Any]], review: Years) -> Iterator[Finding]:
    """Equal counts of the same thing, and totals of the period that contradict each other.

    ``review`` are the first and last year reviewed, which a count covers that names no period.
    """
    bodies = {m["figure"]: m["body"] for m in meetings}
    items = [x for paragraph in paragraphs for x in paragraph if x.exact and not x.is_share and x.unit]
    done = [x for x in items if x.figure["status"] == "done" and x.figure["actor"] == "own"]
    told = [*_contradictions(done, bodies, review), *chain.from_iterable(map(_answered, paragraphs)), *_classes(items)]
    yield from told
    pairs = {frozenset(x.id for x in finding.items) for finding in told}
    yield from (x for x in _confirmed(items) if frozenset(item.id for item in x.items) not in pairs)


def _contradictions(items: list[Item], bodies: dict[str | None, str], review: Years) -> Iterator[Finding]:
    """A total of the opening and a count of the same meetings in a section that cannot both be right."""
    totals: dict[tuple[object, ...], Item] = {}
    for item in items:
        counted = _key(item, bodies)
        years = _span(item.figure["period"], review) if counted else None
        if counted is None or years is None:
            continue
        key = (*counted, years)
        if key not in totals:
            if _is_total(item):
                totals[key] = item
            continue
        total = totals[key]
        if item.frame.sentence is total.frame.sentence:
            continue
        if item.value > total.value or (item.value < total.value and _is_total(item) and not _restricted(item)):
            words = said("two_totals", first=total.quote, second=item.quote)
            yield Finding(CheckKind.REPEATED, False, words, (total, item))
        elif item.value == total.value:
            words = said("again", first=total.quote, others=item.quote)
            yield Finding(CheckKind.REPEATED, True, words, (total, item))


def _answered(items: list[Item]) -> Iterator[Finding]:
    """共147件, …157件建议已全部办复: all of them are another number than was just said."""
    counts = [x for x in items if x.kind is not None and x.unit == "件" and x.exact]
    for i, item in enumerate(counts):
        if not _all_of_them(item.tail(12)) or CLAUSE.split(item.gap)[-1]:
            continue
        earlier = [x for x in counts[max(0, i - LARGE) : i] if x.kind == item.kind]
        total = next((x for x in reversed(earlier) if "共" in x.gap or is_total(x.gap)), None)
        if total is not None and item.value not in {x.value for x in earlier}:
            words = said("two_of_all", first=total.quote, second=item.quote)
            yield Finding(CheckKind.REPEATED, False, words, (total, item))


def _classes(items: list[Item]) -> Iterator[Finding]:
    """B类44件, …对54件B类建议建立台账: of one class there is one number, but for what an earlier year left."""
    stated: dict[str, Item] = {}
    for item in items:
        behind = item.tail(4).removeprefix("属于").removeprefix("属").removeprefix("为")
        if behind[:1] not in LETTERS or behind[1:2] != "类":
            if item.action in FATES and (letter := letter_of(item)) is not None:
                stated.setdefault(letter, item)
        elif (first := stated.get(behind[:1])) is not None and item.unit == first.unit:
            same = item.value == first.value
            if same or not any_in(CLAUSE.split(item.gap)[-1], PARTIAL):
                again = said("again", first=first.quote, others=item.quote)
                words = again if same else said("two_of_a_class", first=first.quote, second=item.quote)
                yield Finding(CheckKind.REPEATED, same, words, (first, item))


def _key(item: Item, bodies: dict[str | None, str]) -> tuple[str, str] | None:
    """What is counted, where the period has one total of it."""
    key: tuple[str, str] | None = None
    category, subject = item.figure["category"], item.figure["subject"]
    if item.unit == "次":
        body = bodies.get(item.id)
        if body in ("standing_committee", "chairpersons", "party_group"):
            key = "meeting", str(body)
        elif (category, subject) in (("law_inspection", "执法检查"), ("inquiry", "专题询问")):
            key = category, subject
    elif item.kind and item.action == "filed" and item.unit == "件":
        key = item.kind, item.action
    return None if key is None or item.figure["pooled"] or _of_others(item.said) else key


def _is_total(item: Item) -> bool:
    """Said of the whole period: 全年, 一年来, 共; or in the opening list of what was done."""
    behind = item.tail(8)
    topical = any(behind.startswith((*TOPICS, "对"), i) for i in range(3) if not set(behind[:i]) & set(",;。"))
    said = item.said
    for word in TOGETHER:
        said = said.replace(word, "")
    return not topical and ("共" in said or any_in(said, WHOLE))


def _all_of_them(words: str) -> bool:
    """Whether ``words``, those behind a number, say that all suggestions are meant: 件建议已全部办复."""
    words = words.removeprefix("代表")
    reach = words[2:8]
    clause = reach[: min((at for mark in ",;。" if (at := reach.find(mark)) >= 0), default=len(reach))]
    return words.startswith(SUGGESTIONS) and any_in(clause, ALL_OF_THEM)


def _of_others(said: str) -> bool:
    """Whether other congresses are spoken of: 各级, 各镇人大."""
    if "各级" in said or "各专" in said:
        return True
    at = said.find("人大")
    while at >= 0:
        if any_in(clause_of(said[:at])[-OTHERS_REACH - 2 :], OTHERS):
            return True
        at = said.find("人大", at + 1)
    return False


def _restricted(item: Item) -> bool:
    """A count of some of them: those that dealt with a matter, of a part of the year."""
    clause = CLAUSE.split(item.gap)[-1] + CLAUSE.split(item.tail(10))[0]
    return any_in(clause, LIMITED) or "其中" in item.said


def _span(period: dict[str, Any] | None, review: Years) -> Years | None:
    """The years a count covers: those reviewed where it does not say; None for a part of a year or a date."""
    if period is None or period["basis"] == "since_session":
        return review
    return (period["from"], period["to"]) if period["basis"] in ("year", "term") else None


def _confirmed(items: list[Item]) -> Iterator[Finding]:
    """The same number of the same things in two sentences or more."""
    groups: dict[tuple[object, ...], list[Item]] = {}
    for item in items:
        if (what := _thing(item)) is not None and item.value > 1 and "每" not in item.gap[-12:]:
            groups.setdefault((item.figure["value"], item.unit, item.figure["category"], *what), []).append(item)
    for group in groups.values():
        told = [x for i, x in enumerate(group) if not i or x.frame.sentence is not group[i - 1].frame.sentence]
        if len(told) > 1:
            parts = {"first": told[0].quote, "others": " and ".join(x.quote for x in told[1:SHOWN])}
            more = len(told) - SHOWN
            words = said("again_more", count=more, **parts) if more > 0 else said("again", **parts)
            yield Finding(CheckKind.REPEATED, True, words, tuple(told))


def _thing(item: Item) -> tuple[str, ...] | None:
    """What a number counts, when it is told closely enough to say that another counts the same.

    Suggestions received, assigned and answered are the same ones; those resolved, planned or explained are not.
    """
    stage = "all" if item.action in WHOLE_STAGES else item.action or ""
    if item.kind is not None and item.value >= LARGE:
        return item.kind, stage
    subject = item.figure["subject"]
    if subject and (len(subject) >= NAMED or item.value >= LARGE):
        return subject, stage, item.figure["status"]
    return None
