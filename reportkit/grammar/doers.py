"""Who is named: the noun phrase of a doer at a place, and whose act that makes it (行为主体短语)."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from reportkit.grammar.context import Context
from reportkit.lexicon.closedwords import ClosedWords
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.enums import Actor, Organ
from reportkit.text.marks import is_han
from reportkit.text.said import any_in, opened_by

ACTORS = {str(actor): actor for actor in Actor}
RANKS = {"国": 5, "省": 4, "市": 3, "州": 3, "县": 2, "区": 2, "旗": 2, "镇": 1, "乡": 1, "街": 1}
OWN_RANK = {Organ.NPC_PRESIDIUM: 1, Organ.NPC_STREET_COMMITTEE: 1}
REACH = 20  # from one word of a phrase to the next
LEVEL = "省市州县区旗镇乡"
BELOW = frozenset("市县区镇乡街")  # end the name of a town or county
JOINS = ("以及", "及其", "、", "和", "及", "与", "或")
NUMERAL = frozenset("0123456789.一二三四五六七八九十两百万近约超逾共多余")
PIECES = ("方面", *"名位家个所户支批大项件")
# Words that take any noun before them: 林毅书记, 农业农村局, 水利、规划部门.
OPEN_HEADS = ("承办单位", "局", "厅", "部门", "书记", "公司", "服务中心")
OPEN_ENDS = "长局委"
APPOINTS = ("任命", "任免", "免去", "接受")  # 任命局长: no bureau of this name
LEVELS = ("各级", "两级", "二级", "三级", "四级", "五级", "省市县", "市县乡", "县乡", "市镇", "区街", "上下")
ELECTED = ("代表", "委员")  # 红岗区代表 is a deputy from there; 区代表, 各镇代表 are deputies of that level
PARTY = ("党委", "省委", "市委", "县委", "区委", "州委", "地委")
NOT_PLACES = frozenset(
    ("城镇", "集镇", "城乡", "家乡", "回乡", "返乡", "下乡", "入乡", "城市", "超市", "上市", "门市", "都市")
)
AREAS = "社小园景地城灾校库片新老辖山"  # 社区, 园区 are no districts
BEHIND_LEVEL = frozenset("民场域的级")
COUNTED = ("共有", "共", "有", "达", "为", "约", "各")
OFFICES = ("组成部门", "部门", "班子", "机关")
MANY = ("主要",)
TITLES = ("负责人", "负责同志", "领导干部", "干部", "工作人员")
COUNTS_ON = ("各地", "外地", "实事", "项目")  # 各地51批: the number is of what they did
LEADERS = ("领导", "领导同志")
PERSONS = "名位"
LINKS = "为有"  # 县政府为8件实事拨付资金, 乡镇有4个建起平台
SYSTEMS = ("制度", "机制")

# The organ of the other house is another.
OTHER_HOUSE = {
    Organ.NPC_STANDING_COMMITTEE: ("政协",),
    Organ.CPPCC_STANDING_COMMITTEE: ("人大", "人民代表大会"),
}

Word = tuple[int, int, str]


class Phrase(NamedTuple):
    """A doer named at ``start:end``; ``place`` where a place as such (全县) is all that is named."""

    actor: Actor
    start: int
    end: int
    place: bool = False


class Doers:
    """Reads doers in the folded text of one paragraph; ``words`` are the words for doers, where asked for."""

    def __init__(self, text: str, context: Context, vocabulary: Vocabulary) -> None:
        self.text = text
        self.context = context
        self.words = vocabulary.subjects
        self.verbs = vocabulary.closed["verb"]
        self.before = vocabulary.closed["before_doer"]
        self.behind = vocabulary.closed["behind_doer"]
        self.others = OTHER_HOUSE.get(context.organ, ("\0",))
        self.rank = _own_rank(context.organ, context.region or "")

    def find(self, start: int, end: int) -> list[Word]:
        """The words for doers in ``start:end``."""
        return self.words.meant(self.text, start, end)

    def subject(self, at: int, end: int, words: list[Word]) -> Phrase | None:
        """The doer, or the place, with which a clause begins at ``at``."""
        if found := self.phrase(at, end, words):
            return found
        if self.text[at : at + 1] in ("全", "我", "本") and self.before.at(self.text, at, end)[1] == "determiner":
            return Phrase(Actor.ALL_LEVELS, at, at + 2, place=True)
        return self._below(at, end, words) or self._crowd(at, end)

    def phrase(self, at: int, end: int, words: list[Word]) -> Phrase | None:
        """The noun phrase of a doer at ``at``: its determiners, levels and places, then words for doers."""
        actors: list[Actor] = []
        stop = at
        for i in range(bisect_left(words, (at,)), len(words)):
            start, close, said = words[i]
            if close > end or start - stop > REACH or start - at > REACH * 2:
                break
            before = self.text[stop:start]
            if actors and said == Actor.OWN and _levelled(before):
                actors[-1], stop = Actor.ALL_LEVELS, close
                continue
            if actors:
                joined = _join(before, self.text, start)
                if joined is None:
                    break
                before = before[joined:]
            full = _determines(before, self.before, self.verbs)
            if not full and not self._open(start - len(before), start, close):
                if actors or close - start > 1:
                    break
                continue  # the 村 of 县农业农村局
            if said == "none":
                if not actors or stop == start:
                    return None
                break
            level = self._level(before, self.text[start:close], ACTORS[said], full)
            if actors and start == stop:
                first = actors.pop()
                working = self.text[start:close] == "工委" and not self.text.endswith("人大", at, start)
                level = (
                    level if working else self._compound(first, level, self.text[start:close])
                )  # 镇街工委 works for the upper body
            actors.append(level)
            stop = close
        among = self.text.startswith("中", stop) and self.text[at] in NUMERAL and actors == [Actor.OTHER]  # 36户企业中
        if not actors or (not among and self._of_thing(stop, end)):
            return None
        noted = Actor.GOVERNMENT not in actors or self.text.startswith("批示", stop)
        if actors[0] is Actor.OTHER and noted and self.text.endswith(LEADERS, at, stop):
            return Phrase(Actor.OTHER, at, stop)
        return Phrase(_joint(actors), at, stop)

    def _open(self, at: int, start: int, close: int) -> bool:
        """Whether the word ``start:close`` takes any noun before it, and only nouns stand in ``at:start``."""
        word = self.text[start:close]
        if word not in OPEN_HEADS and not (word[-1] in OPEN_ENDS and len(word) > 1 and word[0] in LEVEL):
            return False
        if self.text.startswith(APPOINTS, at):
            return False
        return start - at <= 12 and _nouns(self.text, at, start, self.verbs)

    def _of_thing(self, at: int, end: int) -> bool:
        """Whether what follows a phrase makes it one of a thing (政府工作) or what is counted (代表12名)."""
        if self.behind.at(self.text, at, end)[1] == "no_subject":
            invested = self.text.startswith("投资", at) and self.text[at + 2 : at + 3].isdigit()
            if not invested:
                return True
        if any_in(self.text[at : min(end, at + 8)], SYSTEMS):
            return True
        stop = at
        for words in (OFFICES, MANY, TITLES, COUNTED):
            stop += len(opened_by(self.text, words, stop))
        return self._counted(stop, end, at)

    def _counted(self, at: int, end: int, stop: int) -> bool:
        """Whether a number at ``at`` counts the doers themselves, and no act of theirs follows."""
        if not self.text[at : at + 1].isdigit() or self.text.endswith(COUNTS_ON, 0, stop):
            return False
        linked = self.text[at - 1] in LINKS
        while at < end and self.text[at] in NUMERAL:
            at += 1
        return not ((linked or self.text[at : at + 1] in PERSONS) and at + 4 < end)

    def _below(self, at: int, end: int, words: list[Word]) -> Phrase | None:
        """A town or county by its name (进化镇, 沂水县), below the report's own level."""
        if self.text[at : at + 1] in "全各本我该" or BELOW.isdisjoint(self.text[at + 1 : at + 4]):
            return None
        for stop in range(at + 1, min(at + 4, end)):
            if self.verbs.at(self.text, stop - 1)[1] == "verb" or not is_han(self.text[stop - 1]):
                return None
            level = "街道" if self.text.startswith("街道", stop) else self.text[stop]
            if (level not in RANKS and level != "街道") or level in "国省州旗街":
                continue
            close, name = stop + len(level), self.text[at:stop]
            behind = self.text[close : close + 3]
            listed = next((i for i, c in enumerate(behind) if c in "、和"), None)
            if behind[:1] in BEHIND_LEVEL or behind.startswith("代表") or listed is not None:
                return None
            if name[-1] + level in NOT_PLACES or (level == "区" and name[-1] in AREAS):
                return None
            following = bisect_left(words, (at + 1,))
            inside = following < len(words) and words[following][0] < close
            own = name in (self.context.region or "")
            if not inside and not own and RANKS[level[0]] < (self.rank or 2):
                return Phrase(Actor.LOWER, at, close)
            return None
        return None

    def _crowd(self, at: int, end: int) -> Phrase | None:
        """People who are many: 乡亲们, 孩子们."""
        stop = self.text.find("们", at + 1, min(end, at + 5))
        if stop < 0 or self.text.startswith(ELECTED, at) or not _nouns(self.text, at, stop, self.verbs):
            return None
        return Phrase(Actor.OTHER, at, stop + 1)

    def _level(self, before: str, word: str, actor: Actor, full: bool) -> Actor:
        """Shift of a doer by the levels named before it: 省人大 is higher than a county's report, 乡镇政府 lower."""
        own = self.rank
        if word.startswith(self.others):
            return Actor.OTHER
        if actor is Actor.HIGHER and word[0] == "省" and own is not None and own >= RANKS["省"]:
            return Actor.OTHER
        if not full or actor is Actor.HIGHER:
            return actor
        if word.startswith("领导") and own is not None and any(rank > own for rank in self._ranks(before)):
            return Actor.HIGHER
        if actor is Actor.OWN and any_in(before, LEVELS):
            return Actor.ALL_LEVELS
        if actor is Actor.OTHER and word not in PARTY and not word.startswith("领导"):
            return actor
        if "全国" in before:
            return Actor.HIGHER if own != 5 else actor
        ranks = self._ranks(before if actor is Actor.LOWER else before + word)
        if word in ELECTED and before[-1:] in "县区镇乡" and before[-3:-1].strip("各全省市县区乡镇"):
            return actor
        if actor is Actor.LOWER:
            return Actor.OWN if own == 1 else Actor.ALL_LEVELS if own in ranks else actor
        if not ranks:
            return actor
        if own is None:
            return Actor.HIGHER if min(ranks) >= 4 else Actor.LOWER if max(ranks) == 1 else actor
        if min(ranks) > own:
            return Actor.HIGHER if actor is not Actor.GOVERNMENT or min(ranks) >= 4 else actor
        if max(ranks) < own:
            return Actor.LOWER
        return Actor.ALL_LEVELS if min(ranks) < own and actor is Actor.OWN else actor

    def _ranks(self, phrase: str) -> set[int]:
        """Levels that a phrase names (省、市 before 人大代表), the report's own 市 being its own level."""
        bare = phrase
        for scope in "全我本":
            at = bare.find(scope)
            if at >= 0 and bare[at + 1 : at + 2] in tuple(RANKS):
                bare = bare[:at] + bare[at + 2 :]
        name = self.context.region or ""
        ranks = {RANKS[c] for c in bare if c in RANKS}
        if 3 in ranks and self.rank == 3 and name.endswith(("州", "盟")) and not {"州", "盟"} & set(bare):
            ranks = {2 if rank == 3 else rank for rank in ranks}  # the 市 of a 州 are counties
        if self.rank and name and name[-1] in bare:
            ranks.discard(RANKS.get(name[-1], 0))
            ranks.add(self.rank)
        return ranks

    def _compound(self, first: Actor, head: Actor, word: str) -> Actor:
        """Actor of two words for doers side by side: 乡镇人大 is lower, 常委会领导 own, 市委常委会 the party's."""
        if (first, head) == (Actor.OTHER, Actor.OWN) and word in ("委员", "政协委员", "人大代表"):
            return head  # 党员委员, 企业家委员
        if first is Actor.OWN and not word.startswith("领导"):
            return first if word == "企业" else head  # 委员企业
        return head if (first, head) == (Actor.OTHER, Actor.GOVERNMENT) else first


@lru_cache(maxsize=1024)
def _determines(before: str, words: ClosedWords, verbs: ClosedWords) -> bool:
    """Whether nothing but determiners, levels and places stands before a word for a doer."""
    if not before:
        return True
    if before[0] in "、和及与或":
        return False
    reached = {0}
    for at in range(len(before)):
        if at in reached:
            reached.update(_steps(before, at, words, verbs))
    return len(before) in reached


def _steps(text: str, at: int, words: ClosedWords, verbs: ClosedWords) -> list[int]:
    """Where one determiner, level, place, number or link at ``at`` may end."""
    ends = [at + len(join) for join in JOINS if text.startswith(join, at)]
    length, meaning = words.at(text, at)
    if meaning == "determiner":
        ends.append(at + length)
    if text[at] in "“”‘’":
        ends.append(at + 1)
    if text[at] in LEVEL:
        ends += [at + 1, at + 2] if text[at + 1 : at + 2] == "级" else [at + 1]
    ends += [at + 2] if text.startswith(("街道", "苏木"), at) else []
    if text[at] in "驻在":
        ends += [at + n for n in (2, 3) if text[at + n : at + n + 1] in tuple("省市全代委")]
    stop = at
    while stop < len(text) and text[stop] in NUMERAL:
        stop += 1
    ends += [stop + len(p) for p in PIECES if stop > at and text.startswith(p, stop)]
    for stop in range(at + 1, min(at + 6, len(text))):
        if verbs.at(text, stop - 1)[1] == "verb" or not "\u4e00" <= text[stop - 1] <= "\u9fff":
            break
        if text[stop] in LEVEL:
            ends.append(stop + 1)
        elif text.startswith(("自治", "街道"), stop):
            ends.append(stop + (3 if text[stop] == "自" else 2))
    return ends


def _nouns(text: str, start: int, end: int, verbs: ClosedWords) -> bool:
    """Whether no verb and no sign but 、 stands in ``start:end``."""
    signs = all(c == "、" or "\u4e00" <= c <= "\u9fff" for c in text[start:end])
    return signs and not any(verbs.at(text, i)[1] == "verb" for i in range(start, end))


def _levelled(before: str) -> bool:
    """市县乡三级人大: 市县, which alone are those below, with what follows."""
    return (
        2 <= len(before) <= 6
        and before[-1] == "级"
        and before[-2] in "两三四五"
        and not before[:-2].strip("县区乡镇街道村、")
    )


def _join(before: str, text: str, at: int) -> int | None:
    """Length of what links the next doer to the one before it; None where nothing does."""
    if not before:
        return 0
    length = before.startswith("等")
    for join in JOINS:
        if before.startswith(join, length):
            return length + len(join)
    return int(length) if text.startswith(("部门", "有关部门", "相关部门"), at - len(before) + length) else None


def _joint(actors: list[Actor]) -> Actor:
    """One actor of a list of doers: the first, but a government beside the party; own and lower are all levels."""
    if actors[0] is Actor.OTHER and Actor.GOVERNMENT in actors:
        return Actor.GOVERNMENT
    if actors[0] is Actor.LOWER:
        return Actor.LOWER
    return Actor.ALL_LEVELS if Actor.OWN in actors and Actor.LOWER in actors else actors[0]


@lru_cache(maxsize=64)
def _own_rank(reporting: Organ, name: str) -> int | None:
    """Level of the reporting organ by the name of its region: 5 the nation, 1 a township; None where no name says."""
    organ = OWN_RANK.get(reporting)
    if organ is not None:
        return organ
    return RANKS.get("省" if name.endswith("自治区") else "州" if name.endswith("盟") else name[-1:])
