"""Law titles and bundles in a text: 《…条例》, 消防法 without marks, 公共文化服务保障“一法一条例”, 该条例."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from reportkit.lexicon.lawtable import LawTable
from reportkit.lexicon.lawwords import NAME_LENGTH, LawWords

TRIGGER = re.compile("法|条例|规定|规则|规程|决定|细则")
MARKED = re.compile(
    r"《(?P<name>[^《》]{2,80}(?:《[^《》]{2,40}》[^《》]{0,40})?)》(?P<draft>\([^()]{0,12}草案[^()]{0,6}\))?"
)
INNER = re.compile(r"《([^《》]{2,40})》")
LAW_END = re.compile(
    r"(?:(?<![做办方手看想说写打用疗书语兵章作])法|法典|条例|规定|办法|决定|细则|规则|规程)"
    r"(?:\((?:修订|修正|试行)?(?:草案)?(?:[^()]{0,8})\))?$"
)
# Rules of the Party are no laws, and a decision on persons or dates makes none.
NO_LAW = re.compile(
    r"^(?:中国共产党|中共|党|《?关于(?!.{2,40}(?:条例|规定|决定|办法)$))|项规定$|(?:辞职|辞去|召开|任命|任免|免职|罢免|许可|名额).{0,14}决定$"
)
BUNDLE = re.compile(
    r"[“‘]?(?:[一二两三四五](?:部)?法(?:律)?(?:[、和及]?(?:[一二两三四五](?:项|部|个)?(?:条例|办法|决定|规定|解释|细则|规划))){1,3}"
    r"|[一二两三](?:条例|决定)(?:[、和]?[一二两三](?:办法|决定|规定|条例|法))+|[一二两三四五]法(?=[”’]))[”’]?"
)
BUNDLE_CUE = re.compile(r"[一二两三四五]部?(?:法|条例)")
GENERIC = re.compile(r"(?:等)?(?:方面|领域)?(?:的)?(?:有关|相关)?(?:法律法规|法律、法规|法律和法规)")
CONSTITUTION = re.compile(r"(?<![五七八][四五八二])宪法(?:修正案)?(?!日|宣誓|和法律委员会|学(?!习)|惯例)")
PRONOUN = re.compile(r"[该本](?<!应该)部?(?:条例|办法|规定|决定|法(?![律院官治制庭人规学定案]))")
# Each alternative begins with a character, so that the search skips to these.
PLAIN = re.compile(
    r"条例|法(?<![方办立司执宪普学考守违依合]法)(?![规律院官治制庭人定典检学则警务])|实施(?:办法|细则)|管理办法"
    r"|规定(?=的?(?:执法检查|贯彻|实施|执行|落实|、|和|等))|办法(?<=法办法)|决定(?=的?(?:贯彻|实施|执行)情况)"
)
ENDS = ("法", "条例", "规定", "办法", "细则")
IMPLEMENTING = ("实施", "实施《")
JOIN = re.compile(
    r"(?:\([^()]{0,12}草案[^()]{0,6}\)|[\d一二两三四五六七八九十]+[部个件项](?:法律|法规))?(?:、|,|和|及其?|与|以及|》《)?(?:新修[订改]的|《?省|市)?"
)
NOT_LAW = re.compile(
    r"^(?:方|办|立|司|执|宪|普|学|守|违|依|合|做|看|想|说|手|书|用|无|没|非|设|依法|执法|司法|普法|立法|合法|违法|学法|守法|用法|民法|尊法|知法|懂法|工作方|工作法|步法|两|三|一|新|各|此|该|本|其)$"
)
NOT_NAME = re.compile(
    r"草案|\d|制度|单行|自治条例$|以上|地方性|项规定$|(?:相关|有关)(?:决定|规定|条例|法)$|^(?:关规定|[本该此]条例|法规条例|实施(?:条例|办法|细则))$"
)
AFTER_NAME = re.compile(r"[院官治制庭律规学典定人警务则]")
AFTER_LONGER = re.compile(r"实施(?:办法|细则|条例)|办法|条例")
DRAFT = re.compile(r"》?\(?(?:修[订正改])?草案|\(?修正案|》?\(?修[订正]草案|\(修订")
LAWLIKE = re.compile(r"(?:的)?(?:贯彻|实施|执行|执法检查|落实|宣传)|、|和|等|及|办法")


class Form(Enum):
    """How a law is named: in 《》, without, as a bundle, by a pronoun (《条例》 counts as marked), inside another title."""

    MARKED = "marked"
    PLAIN = "plain"
    BUNDLE = "bundle"
    PRONOUN = "pronoun"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class LawName:
    """A law mentioned at ``start:end`` (with 《》 or quotes); ``name`` is without 《》; ``draft`` when it is no law yet."""

    start: int
    end: int
    name: str
    draft: bool = False
    form: Form = Form.PLAIN


def find_laws(text: str, table: LawTable, words: LawWords) -> list[LawName]:
    """Laws named in a folded text, in order, none overlapping.

    ``table`` knows names by heart, ``words`` where other names begin.
    """
    if not TRIGGER.search(text):
        return []
    found: list[LawName] = []
    taken = bytearray(len(text))
    if "《" in text:
        for match in MARKED.finditer(text):
            _mark(taken, *match.span())
            found.extend(_marked(text, match, table))
    if BUNDLE_CUE.search(text):
        _take(found, taken, _bundles(text, words))
    if "宪法" in text:
        matches = CONSTITUTION.finditer(text)
        _take(found, taken, (LawName(m.start(), m.end(), m.group(), bool(DRAFT.match(text, m.end()))) for m in matches))
    _take(found, taken, _known(text, table, words))
    _take(found, taken, (LawName(m.start(), m.end(), m.group(), form=Form.PRONOUN) for m in PRONOUN.finditer(text)))
    _take(found, taken, _plain(text, table, words, lambda start, end: _free(taken, start, end)))
    return sorted(found, key=lambda law: law.start)


def _free(taken: bytearray, start: int, end: int) -> bool:
    """Whether no character of ``start:end`` belongs to a law found before."""
    return taken.find(1, start, end) < 0


def _mark(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\1" * (end - start)


def _take(found: list[LawName], taken: bytearray, laws: Iterator[LawName]) -> None:
    """Add the laws that overlap none found before."""
    for law in laws:
        if _free(taken, law.start, law.end):
            found.append(law)
            _mark(taken, law.start, law.end)


def _marked(text: str, match: re.Match[str], table: LawTable) -> Iterator[LawName]:
    """The law of 《…》, or the laws inside a title that is none: 《关于落实〈工会法〉的提案》."""
    name = match["name"]
    if (LAW_END.search(name) or table.bearers(name)) and not NO_LAW.search(name):
        draft = "草案" in name or bool(match["draft"]) or "草案" in text[match.end() : match.end() + 6]
        yield LawName(match.start(), match.end("name") + 1, name, draft, Form.MARKED)
        return
    first = match.start("name")
    inner = [(m.start(), m.end(), m[1]) for m in INNER.finditer(name) if LAW_END.search(m[1])]
    inner = inner or [(s, e, name[s:e]) for s, e in table.spans(name) if not AFTER_NAME.match(name, e)]
    for start, end, title in inner:
        yield LawName(first + start, first + end, title, form=Form.INSIDE)


def _bundles(text: str, words: LawWords) -> Iterator[LawName]:
    """“一法一条例” with the topic before it."""
    for match in BUNDLE.finditer(text):
        topic = text[words.topic_begins(text, match.start()) : match.start()]
        if match[0].lstrip("“‘").startswith("一"):
            topic = topic[topic.rfind("、") + 1 :]
        earlier = [m.end() for m in re.finditer(r"(?:法|条例|规定|办法|工作|”)(?:、|和|及|与|以及)", topic)]
        topic = topic[max(earlier) :] if earlier else topic
        topic = topic.lstrip("、和及与了的")
        if topic == "以" or LAW_END.search(topic):
            topic = ""
        start = match.start() - len(topic)
        yield LawName(start, match.end(), text[start : match.end()], form=Form.BUNDLE)


def _known(text: str, table: LawTable, words: LawWords) -> Iterator[LawName]:
    """Names of the table, and what implements one of them: 省实施体育法办法."""
    for start, end in table.spans(text):
        law = text[end - 1] in "法典"
        if law and AFTER_NAME.match(text, end):
            continue
        made = text.endswith(IMPLEMENTING, 0, start)
        tail = AFTER_LONGER.match(text, end)
        if made and tail:
            stop = text.rindex("实施", 0, start)
            first = _begin(text, stop, stop, words)
            yield LawName(first, tail.end(), text[first : tail.end()])
        elif tail is None if law else _begin(text, end, end, words) >= start:
            yield LawName(start, end, text[start:end], bool(DRAFT.match(text, end)))


def _begin(text: str, stop: int, end: int, words: LawWords) -> int:
    """Where the name begins whose last word is ``stop:end``; 浙江省保障“最多跑一次”改革规定 begins before its quotes."""
    start = words.name_begins(text, stop, end)
    quote = text.rfind("”", start, stop)
    opened = text.rfind("“", max(0, stop - NAME_LENGTH), quote) if quote >= 0 else -1
    if opened >= 0:
        start = words.name_begins(text, opened, opened)
    while text[start : start + 1] in ("的", "“", "”", "》", "《"):
        start += 1
    return start


def _item(text: str, start: int) -> int:
    """Where a name begins that 和 seemed to cut, as an item of a list of laws: A法、农民承担费用和劳务管理条例."""
    if text[start - 1 : start] not in ("和", "与", "及"):
        return start
    comma = text.rfind("、", max(0, start - NAME_LENGTH), start)
    cut = comma < 0 or not text.endswith(ENDS, 0, comma) or text.endswith(ENDS, comma, start - 1)
    return start if cut or not text[comma + 1 : start].isalpha() else comma + 1


def _plain(text: str, table: LawTable, words: LawWords, free: Callable[[int, int], bool]) -> Iterator[LawName]:
    """Names without marks that the table does not have: local regulations, and laws named in a list."""
    for match in PLAIN.finditer(text):
        if not free(*match.span()):
            continue
        start = _item(text, _begin(text, match.start(), match.end(), words))
        name = text[start : match.end()]
        known = bool(table.bearers(name))
        if not known and (len(name) < 3 or NOT_LAW.match(name[:-1]) or NOT_NAME.search(name)):
            continue
        law = match[0] == "法"
        if law and (AFTER_LONGER.match(text, match.end()) or (not known and not _lawlike(text, match.end(), name))):
            continue
        draft = bool(DRAFT.match(text, match.end())) or text.startswith("立法", match.end())
        yield LawName(start, match.end(), name, draft)


def _lawlike(text: str, end: int, name: str) -> bool:
    """An unknown X法 is taken for a law only where its implementation is spoken of or a list goes on."""
    return len(name) > 3 and bool(LAWLIKE.match(text, end))


def joined(text: str, left: LawName, right: LawName) -> bool:
    """Whether two laws stand in one list."""
    return bool(JOIN.fullmatch(text, left.end, right.start))
