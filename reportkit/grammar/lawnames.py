"""Law titles and bundles in a text: 《…条例》, 消防法 without marks, 公共文化服务保障“一法一条例”, 该条例."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from reportkit.lexicon.lawtable import LawTable
from reportkit.lexicon.lawwords import NAME_LENGTH, LawWords
from reportkit.text.said import any_in, has_digit, opened_by

TRIGGERS = ("法", "条例", "规定", "规则", "规程", "决定", "细则")
NAMED, WITHIN, DRAFTED = (2, 80), (2, 40), 20  # characters of a title, of a title in a title, of a bracket behind one
TITLES = ("法典", "条例", "规定", "办法", "决定", "细则", "规则", "规程")
NO_LAW_END = frozenset("做办方手看想说写打用疗书语兵章作")  # 做法, 看法
# Rules of the Party are no laws, and a decision on persons or dates makes none.
OF_PARTY = ("中国共产党", "中共", "党")
ABOUT = ("关于", "《关于")
ON_PERSONS = ("辞职", "辞去", "召开", "任命", "任免", "免职", "罢免", "许可", "名额")
PERSON_REACH = 14
# “一法一条例”, 两法三决定, “两法”.
BUNDLE = re.compile(
    r"[“‘]?(?:[一二两三四五](?:部?法律?|条例)(?:[、和及]?[一二两三四五][项部个]?(?:条例|办法|决定|规定|解释|细则|规划)){1,3}"
    r"|[一二两三](?:条例|决定)(?:[、和]?[一二两三](?:办法|决定|规定|条例|法))+|[一二两三四五]法(?=[”’]))[”’]?"
)
COUNTS = tuple(f"{number}{law}" for number in "一二两三四五" for law in ("法", "部法", "条例", "部条例", "决定"))
GENERIC = re.compile(r"(?:等)?(?:方面|领域)?(?:的)?(?:有关|相关)?(?:法律法规|法律、法规|法律和法规)")
AFTER_CONSTITUTION = ("日", "宣誓", "和法律委员会", "学", "惯例")
PRONOUN = re.compile(r"[该本](?<!应该)部?(?:条例|办法|规定|决定|法(?![律院官治制庭人规学定案]))")
# Each alternative begins with a character, so that the search skips to these.
PLAIN = re.compile(
    r"条例|法(?<![方办立司执宪普学考守违依合]法)(?![规律院官治制庭人定典检学则警务])|实施(?:办法|细则)|管理办法"
    r"|规定(?=的?(?:执法检查|贯彻|实施|执行|落实|、|和|等))|办法(?<=法办法)|决定(?=的?(?:贯彻|实施|执行)情况)"
)
ENDS = ("法", "条例", "规定", "办法", "细则")
COUNTED = re.compile(r"^[\d一二两三四五六七八九十]+[部个件项](?:法律|法规)")  # A法等3部法律、B条例
JOINTS = ("、", ",", "和", "及", "及其", "其", "与", "以及", "》《", "")
RENEWED = ("新修订的", "新修改的", "")
BETWEEN = frozenset(joint + new for joint in JOINTS for new in RENEWED)  # two laws of one list
AREAS = ("省", "市", "")
LISTED = tuple(end + joint for end in (*ENDS, "工作", "”") for joint in ("、", "和", "及", "与", "以及"))
# These make no name with 法, and these none at all.
NO_NAMES = frozenset(
    (
        *"方办立司执宪普学守违依合做看想说手书用无没非设两三一新各此该本其",
        *(
            "依法",
            "执法",
            "司法",
            "普法",
            "立法",
            "合法",
            "违法",
            "学法",
            "守法",
            "用法",
            "民法",
            "尊法",
            "知法",
            "懂法",
        ),
        *("工作方", "工作法", "步法"),
    )
)
NOT_IN_NAMES = ("草案", "制度", "单行", "以上", "地方性", "项规定")
UNNAMED = tuple(of + law for of in ("相关", "有关") for law in ("决定", "规定", "条例", "法"))
NOT_NAMES = frozenset(("关规定", "本条例", "该条例", "此条例", "法规条例", "实施条例", "实施办法", "实施细则"))
AFTER_NAME = frozenset("院官治制庭律规学典定人警务则")
LONGER = ("实施办法", "实施细则", "实施条例", "办法", "条例")
LAWLIKE = ("贯彻", "实施", "执行", "执法检查", "落实", "宣传")


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
    if not any_in(text, TRIGGERS):
        return []
    found: list[LawName] = []
    taken = bytearray(len(text))
    for start, end in _titles(text, "《", "》", NAMED):
        draft = _bracketed(text, end)
        _mark(taken, start, end + len(draft))
        found.extend(_marked(text, start, end, draft, table))
    if any_in(text, COUNTS):
        _take(found, taken, _bundles(text, words))
    if "宪法" in text:
        _take(found, taken, _constitution(text))
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


def _titles(text: str, opening: str, closing: str, length: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where marked titles stand, marks included; one may hold another."""
    shortest, longest = length
    at = text.find(opening)
    while at >= 0:
        end = text.find(closing, at + 1, at + longest + WITHIN[1] + 4)
        inner = text.find(opening, at + 1, max(at, end))
        if inner > at + shortest and length is NAMED and WITHIN[0] <= end - inner - 1 <= WITHIN[1]:
            outer = text.find(closing, end + 1, end + WITHIN[1] + 2)
            if outer >= 0 and opening not in text[end:outer]:
                inner, end = -1, outer
        if inner < 0 and shortest <= end - at - 1:
            yield at, end + 1
            at = end
        at = text.find(opening, at + 1)


def _bracketed(text: str, at: int) -> str:
    """The bracket ``at`` that says that a law is a draft, empty where there is none: (草案), (修订草案)."""
    end = text.find(")", at + 1, at + DRAFTED) if text.startswith("(", at) else -1
    return text[at : end + 1] if "草案" in text[at:end] and "(" not in text[at + 1 : end] else ""


def _is_title(name: str) -> bool:
    """Whether a name ends like that of a law: 消防法, 河道管理条例(修订草案)."""
    at = name.rfind("(") if name.endswith(")") else -1
    if at >= 0 and ")" not in name[at:-1]:
        name = name[:at] if len(name) - at <= DRAFTED else ""
    return name.endswith(TITLES) or (name.endswith("法") and name[-2:-1] not in NO_LAW_END)


def _no_law(name: str) -> bool:
    if name.startswith(OF_PARTY) or name.endswith("项规定"):
        return True
    if name.startswith(ABOUT) and not (len(name) > 6 and name.endswith(("条例", "规定", "决定", "办法"))):
        return True
    decided = name[-PERSON_REACH - 4 : -2]
    return name.endswith("决定") and any_in(decided, ON_PERSONS)


def _is_draft(text: str, at: int) -> bool:
    """Whether what stands ``at``, behind a law's name, says that it is a draft: 草案, 修正案, (修订)."""
    at += text.startswith("》", at)
    bracket = text.startswith("(", at)
    at += bracket
    return text.startswith(("草案", "修订草案", "修正草案", "修改草案", "修正案"), at) or (
        bracket and text.startswith("修订", at)
    )


def _constitution(text: str) -> Iterator[LawName]:
    at = text.find("宪法")
    while at >= 0:
        end = at + 5 if text.startswith("宪法修正案", at) else at + 2
        numbered = text[at - 2 : at - 1] in tuple("五七八") and text[at - 1 : at] in tuple("四五八二")  # 八二宪法
        other = text.startswith(AFTER_CONSTITUTION, end) and not text.startswith("学习", end)
        if not (numbered or other):
            yield LawName(at, end, text[at:end], _is_draft(text, end))
        at = text.find("宪法", at + 1)


def _marked(text: str, start: int, end: int, bracket: str, table: LawTable) -> Iterator[LawName]:
    """The law of 《…》, or the laws inside a title that is none: 《关于落实〈工会法〉的提案》."""
    name, first = text[start + 1 : end - 1], start + 1
    if (_is_title(name) or table.bearers(name)) and not _no_law(name):
        behind = end + len(bracket)
        draft = "草案" in name or bool(bracket) or "草案" in text[behind : behind + 6]
        yield LawName(start, end, name, draft, Form.MARKED)
        return
    inner = [(at, to, name[at + 1 : to - 1]) for at, to in _titles(name, "《", "》", WITHIN)]
    inner = [title for title in inner if _is_title(title[2])]
    inner = inner or [(s, e, name[s:e]) for s, e in table.spans(name) if name[e : e + 1] not in AFTER_NAME]
    for at, to, title in inner:
        yield LawName(first + at, first + to, title, form=Form.INSIDE)


def _bundles(text: str, words: LawWords) -> Iterator[LawName]:
    """“一法一条例” with the topic before it."""
    for match in BUNDLE.finditer(text):
        topic = text[words.topic_begins(text, match.start()) : match.start()]
        if match[0].lstrip("“‘").startswith("一"):
            topic = topic[topic.rfind("、") + 1 :]
        earlier = max((at + len(end) for end in LISTED if (at := topic.rfind(end)) >= 0), default=0)
        topic = topic[earlier:].lstrip("、和及与了的—-")
        if topic == "以" or _is_title(topic):
            topic = ""
        start = match.start() - len(topic)
        yield LawName(start, match.end(), text[start : match.end()], form=Form.BUNDLE)


def _known(text: str, table: LawTable, words: LawWords) -> Iterator[LawName]:
    """Names of the table, and what implements one of them: 省实施体育法办法."""
    for start, end in table.spans(text):
        law = text[end - 1] in "法典"
        if law and text[end : end + 1] in AFTER_NAME:
            continue
        made = start - len("实施") - (text[start - 1 : start] == "《")
        tail = opened_by(text, LONGER, end)
        if tail and made >= 0 and text.startswith("实施", made):
            first = _begin(text, made, made, words)
            yield LawName(first, end + len(tail), text[first : end + len(tail)])
        elif not tail if law else _begin(text, end, end, words) >= start:
            yield LawName(start, end, text[start:end], _is_draft(text, end))


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
        if not known and _no_name(name):
            continue
        law = match[0] == "法"
        if law and (text.startswith(LONGER, match.end()) or (not known and not _lawlike(text, match.end(), name))):
            continue
        draft = _is_draft(text, match.end()) or text.startswith("立法", match.end())
        yield LawName(start, match.end(), name, draft)


def _no_name(name: str) -> bool:
    """Whether no law is called ``name``: 工作方法, 有关规定, 实施办法."""
    if len(name) < 3 or name[:-1] in NO_NAMES or name in NOT_NAMES or name.endswith((*UNNAMED, "自治条例")):
        return True
    return has_digit(name) or any_in(name, NOT_IN_NAMES)


def _lawlike(text: str, end: int, name: str) -> bool:
    """An unknown X法 is taken for a law only where its implementation is spoken of or a list goes on."""
    if len(name) <= 3:
        return False
    return text.startswith(("、", "和", "等", "及", "办法"), end) or text.startswith(
        LAWLIKE, end + text.startswith("的", end)
    )


def joined(text: str, left: LawName, right: LawName) -> bool:
    """Whether two laws stand in one list."""
    between = text[left.end : right.start]
    between = COUNTED.sub("", between[len(_bracketed(between, 0)) :])
    for area in AREAS:
        rest = between.removesuffix(area).removesuffix("《")
        if rest in BETWEEN:
            return True
    return False
