"""Law titles and bundles in a text: 《…条例》, 消防法 without marks, 公共文化服务保障“一法一条例”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from reportkit.lexicon.lawtable import known_laws

MARKED = re.compile(
    r"《(?P<name>[^《》]{2,80}(?:《[^《》]{2,40}》[^《》]{0,40})?)》(?P<draft>\([^()]{0,12}草案[^()]{0,6}\))?"
)
LAW_END = re.compile(
    r"(?:法|法典|条例|规定|办法|决定|细则|规则|规程|宪法)(?:\((?:修订|修正|试行)?(?:草案)?(?:[^()]{0,8})\))?$"
)
SPEECH = re.compile(
    r"讲话|意见|报告|方案|公报|日报|通知|纲要|规划|杂志|之窗|文集|选编|读本|手册|汇编|制度|议事规则|工作规则"
)
BUNDLE = re.compile(
    r"[“‘]?(?:[一二两三四五](?:部)?法(?:律)?(?:[、和及]?(?:[一二两三四五](?:项|部|个)?(?:条例|办法|决定|规定|解释|细则|规划))){1,3}|[一二两三](?:条例)(?:[、和]?[一二两三](?:办法|决定|规定|条例))+|[一二两三四五]法(?=[”’]))[”’]?"
)
GENERIC = re.compile(r"(?:等)?(?:方面|领域)?(?:的)?(?:有关|相关)?(?:法律法规|法律、法规|法律和法规)")
SUFFIX = re.compile(
    r"条例|(?<![方办立司执宪普学守违依合])法(?![规律院官治制庭人定典检治制学则警务])|实施办法|管理办法|规定(?=的?(?:执法检查|贯彻|实施|执行|落实|、|和|等))|(?<=法)办法|决定(?=(?:的)?(?:贯彻|实施|执行)情况)"
)
STOP = re.compile(
    r"[,;。:!?()、\s]|其中|对(?!外|口|接|标)|检查了?|开展了?|和(?!谐|美)|及其?|与|以及|组织|抓好|听取了?|审议|推动|贯彻|(?<!组织)实施(?!体育|办法)|执行了?|落实|修改的|修订的|关于|围绕|新的|进行|督促|配合|参与|就(?!业)|将|本法|重点|完成|启动|联动|联合|市县|先后|深化|认真|做好|持续|深入|同步|常委会|委托|协助|下发|一部|依据|按照|根据|依照|违反|宣传|学习|制定|出台|通过|起草|颁布|部分|等(?!级)|跟踪|监督|了(?!解)|全面|以(?!案)|过的|新修[订改]的|我[省市县区]|遵守|专题|调研|视察|结合|聚焦|分别|完善|加强|促进(?=《)|继续|还|也|再次|受|向|为(?!人民)|在(?!校|职)|把|从|是|有(?!机|线|毒|害)|年"
)
BUNDLE_STOP = re.compile(
    r"[,;。:!?()\s]|对(?!外|口|接|标)|检查了?|开展了?|组织(?!法)|抓好|听取了?|推动|贯彻|实施|执行|落实|围绕|进行|督促|配合|参与|将|完成|启动|联动|先后|深化|认真|做好|持续|深入|常委会|委托|协助|跟踪推进|跟踪(?:检查|监督)?|推进(?!法)|建设、|监督|聚焦|分别|就(?!业)|关于|全国|全省|省市|市县|级|展"
)
IMPLEMENTING = re.compile(r"(?:省|市|自治区)?实施《?$")
JOIN = re.compile(r"^(?:、|和|及|与|以及|及其|,(?=《)|》?《?)?(?:新修[订改]的)?$")
NOT_LAW = re.compile(
    r"^(?:方|办|立|司|执|宪|普|学|守|违|依|合|做|看|想|说|手|书|用|无|没|非|设|依法|执法|司法|普法|立法|合法|违法|学法|守法|用法|民法|尊法|知法|懂法|工作方|工作法|步法|两|三|一|新|各|此|该|本|其)$"
)


@dataclass(frozen=True, slots=True)
class LawName:
    """A law mentioned at ``start:end`` (with 《》 or quotes); ``name`` is without 《》; ``draft`` when it is no law yet."""

    start: int
    end: int
    name: str
    draft: bool
    bundle: bool
    marked: bool


@lru_cache(maxsize=1)
def _known() -> tuple[AhoCorasick, tuple[str, ...]]:
    names = tuple(n for n in known_laws() if n.endswith(("法", "法典", "条例", "决定")) and 2 < len(n) < 20)
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names


def find_laws(text: str) -> list[LawName]:
    """Laws named in a folded text, in order, none overlapping."""
    if "法" not in text and "条例" not in text and "规定" not in text and "办法" not in text and "决定" not in text:
        return []
    found = _marked(text)
    taken = [(m.start(), m.end()) for m in MARKED.finditer(text)]
    for name in (*_bundles(text), *_table_names(text), *_unmarked(text)):
        if not any(s < name.end and name.start < e for s, e in taken):
            found.append(name)
            taken.append((name.start, name.end))
    return sorted(found, key=lambda n: n.start)


def _marked(text: str) -> list[LawName]:
    names = []
    for match in MARKED.finditer(text):
        name = match.group("name")
        if LAW_END.search(name) and not re.search(r"^关于(?!.{2,40}(?:条例|规定|决定|办法)$)", name):
            draft = (
                "草案" in name or bool(match.group("draft")) or text[match.end() : match.end() + 6].find("草案") >= 0
            )
            names.append(LawName(match.start(), match.end(), name, draft, False, True))
    return names


def _bundles(text: str) -> list[LawName]:
    names = []
    for match in BUNDLE.finditer(text):
        window = text[max(0, match.start() - 30) : match.start()]
        stops = [m.end() for m in BUNDLE_STOP.finditer(window)]
        topic = window[max(stops) :] if stops else window
        earlier = [m.end() for m in re.finditer(r"(?:法|条例|规定|办法|》|”)(?:、|和|及|与|以及)", topic)]
        topic = topic[max(earlier) :] if earlier else topic
        topic = re.sub(r"^(?:、|和|及|与|了|的)+", "", topic)
        start = match.start() - len(topic)
        names.append(LawName(start, match.end(), text[start : match.end()], False, True, False))
    return names


def _table_names(text: str) -> list[LawName]:
    automaton, names = _known()
    found = []
    for i, start, end in automaton.find_matches_as_indexes(text):
        after = text[end : end + 6]
        if re.match(r"(?:院|官|治|制|庭|律|规|学|典)", after) and not names[i].endswith("典"):
            continue
        if re.match(r"实施(?:办法|细则|条例)|办法|条例", after) and not IMPLEMENTING.search(
            text[max(0, start - 4) : start]
        ):
            continue
        draft = bool(re.match(r"\(?(?:修[订正改])?草案|\(?修正案|修[订正]草案", after))
        if (made := IMPLEMENTING.search(text[max(0, start - 4) : start])) and (
            tail := re.match(r"》?(?:实施)?办法", after)
        ):
            first, last = max(0, start - 4) + made.start(), end + tail.end()
        else:
            first, last = start, end
        found.append(LawName(first, last, text[first:last], draft, False, False))
    return found


def _unmarked(text: str) -> list[LawName]:
    found = []
    for match in SUFFIX.finditer(text):
        low = max(0, match.start() - 26)
        window = text[low : match.start()]
        stops = [m.end() for m in STOP.finditer(window)]
        start = low + (max(stops) if stops else 0)
        quote = window.rfind("”")
        if quote >= start - low and low + window.rfind("“", 0, quote) >= 0:
            opened = low + window.rfind("“", 0, quote)
            outer = [m.end() for m in STOP.finditer(text[low:opened])]
            start = low + (max(outer) if outer else 0)
        while text[start : start + 1] in ("的", "“", "”", "》", "《"):
            start += 1
        name = text[start : match.end()]
        if (
            (len(name) < 3 and name not in known_laws())
            or NOT_LAW.match(name[:-1])
            or re.search(r"(?:相关|有关)(?:决定|规定|条例|法)$", name)
            or name
            in ("关规定", "本条例", "该条例", "单行条例", "自治条例", "法规条例", "有关法", "有关规定", "相关规定")
        ):
            continue
        if match.group() == "法" and (
            (len(name) < 4 and name not in known_laws())
            or (name not in known_laws() and not _lawlike(text, match.end()))
        ):
            continue
        if re.search(r"草案|[\d]|制度|单行|自治条例$|以上|地方性", name):
            continue
        draft = bool(re.match(r"\(?(?:修[订正改])?草案|\(修订|立法", text[match.end() : match.end() + 6]))
        found.append(LawName(start, match.end(), name, draft, False, False))
    return found


def _lawlike(text: str, end: int) -> bool:
    """An unknown X法 is taken for a law only where its implementation is spoken of or a list goes on."""
    return bool(re.match(r"(?:的)?(?:贯彻|实施|执行|执法检查|落实|宣传)|、|和|等|及|办法", text[end:]))


def joined(text: str, left: LawName, right: LawName) -> bool:
    """Whether two laws stand in one list."""
    gap = text[left.end : right.start]
    return (
        bool(JOIN.match(gap))
        or gap in (",", "、", "和", "及", "与", "以及", "》《", "")
        or bool(re.fullmatch(r"(?:[、和及与]|以及)?(?:新修[订改]的|《?省|市)?", gap))
    )
