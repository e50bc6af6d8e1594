"""Actor of a figure: the subject of its clause, carried along the sentence until another stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportkit.grammar.clause import How, Known
from reportkit.grammar.context import Context
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.enums import Actor, Category, Organ
from reportkit.outline.sentences import Sentence
from reportkit.text.marks import EDGE, EDGES, STATEMENT, clause_start, statement_end

if TYPE_CHECKING:
    from reportkit.grammar.paragraph import Paragraph

RANKS = {"国": 5, "省": 4, "市": 3, "州": 3, "县": 2, "区": 2, "旗": 2, "镇": 1, "乡": 1, "街": 1}
OWN_RANK = {Organ.NPC_PRESIDIUM: 1, Organ.NPC_STREET_COMMITTEE: 1}
HAN = "\u4e00-\u9fff"
NUMBER = r"(?:近|约|超|逾|共)?[\d.一二三四五六七八九十两百]{1,7}万?[多余]?(?:方面|[名位家个所户支批大项件])"
VERBAL = (
    r"听取|审议|视察|检查|办理|受理|督促|督办|推动|推进|组织|召开|走访|深入|围绕|联系|协助|配合|加强|开展|指导|邀请|征求|提请|落实|促进"
    r"|建立|建成|完善|帮助|助力|服务|保障|解决|提升|引导|鼓励|要求|建议|发动|动员|收到|接受|会同|提出|选举|支持|关于|通过|新建|成立|设立"
    r"|培训|表彰|慰问|举办|举行|创设|创建|制定|做好|抓好|搞好|察看|接待|参与|参加|出席|反映|认真|积极|切实|全面|充分|注重|坚持|连续|结对|帮扶|请|看|审查|备案|清理|纠正|批准|列席|出席|到会|迎接|走进|研究|讨论|学习|宣传|通报|委托|承办|主办|联合|印发|提交|下达|慰问|资助"
    r"|[对向与同在受由被把将为给从以就到经使让送赴转了于是得其加帮]|交(?!通)|报(?!社)|分(?!局)"
)
# What may stand between the start of a clause and its subject.
TIME = (
    r"(?:19|20)\d\d年(?:以来|来|度|初|底|末|内)?|\d{1,2}月(?:份|底|初|\d{1,2}日)?|[一二三四五六七八九十两]{1,2}月份?|[一二三四五六两]年(?:来|间|里|中)?"
    r"|全年|去年|今年|当年|上年|年[内初底中]|[上下]半年|近年来?|本届(?:以来|任期内)?|过去[一五]年|截至目前"
)
LEAD = re.compile(
    rf"(?:{TIME}|[一二三四五六七八九十]{{1,2}}[是要]|\([一二三四五六七八九十\d]{{1,3}}\)|[ *“‘\"'、]"
    r"|其中|同时|此外|另外|特别是|尤其是|首先|并且|并|还|也|又|共计|共|先后|累计|已经|已|均|都|全部|现|有|目前|据统计|期间|会后|为此|对此|如|其|首次"
    r"|(?:在|通过|按照|根据|经过)[^,;。:]{2,20}?(?:[下中后时]|期间|基础上))*+"
)
JOIN = r"、|以及|和|及其|及|与|或"
PLACE = rf"(?:(?!{VERBAL})[{HAN}]){{1,5}}?(?:自治[州县区]|[省市州县区旗镇乡]|街道)"
DETERMINER = (
    rf"[全我本][省市州县区旗镇乡国]|各级|各地|各|有关|相关|广大|部分|全体|所有|多个|多名|一些|许多|其他|其余|[驻在][{HAN}]{{1,2}}?(?=[省市全代委])|辖区内?"
    rf"|{NUMBER}|[上下两二三四五]级|上下|[省市县区镇街乡]{{2,4}}[两三四]级|[省市县区镇街乡]{{2,4}}|基层|中级|高级|专业|[{HAN}]{{1,3}}界|十?[一二三四五六七八九]届"
)
PREFIX = re.compile(rf"(?:{DETERMINER}|{JOIN}|全国|[省市州县区旗镇乡]级?|街道|苏木|{PLACE}|[“”‘’])*+")
# Words that take any noun before them: 林毅书记, 农业农村局, 水利、规划部门.
OPEN_HEADS = re.compile(r"承办单位|局|厅|部门|书记|[省市县区镇]长|公司|服务中心")
OPEN_PREFIX = re.compile(rf"(?:(?!{VERBAL})[{HAN}、]){{0,12}}")
LIST_SIGNS = ("、", "和", "及", "与", "或")
LINK = re.compile(rf"等?(?:{JOIN})|等?(?=(?:有关|相关)?部门)")
NO_SUBJECT = re.compile(
    r"(?:共|有|共有|达|为|约|各)?(?<!各地|外地|实事|项目)\d|(?:组成部门|部门|班子|机关)?(?:主要)?(?:负责人|负责同志|领导干部|干部|工作人员)(?:共|有)?\d|中|的|工作|建设|发展|管理|改革|治理|作用|职[能责]|制度|平台|报告|意见|建议|预算|决算|投资(?!\d)|债|资金|项目|议案|提案|性|化|主体|培训|满意|换届"
    r"|经费|票决制|反馈|反映|关[心注]|履职(?:平台|能力|档案|服务)|信息|事务|会议室|队伍|活动(?:室|阵地|经费)|[^,;。:]{0,6}(?:制度|机制)"
)
# 领导包案的9件, 省人大下发的5部: what another did is told of a thing, and is not what is counted.
RELATIVE = re.compile(r"[\u4e00-\u9fff]{1,6}的(?=[\d《“])")
LEVELS = re.compile(r"各级|[两二三四五]级|省市县|市县乡|县乡|市镇|区街|上下")
# 市县乡三级人大: 市县, which alone are those below, with what follows.
LEVELLED = re.compile(r"[县区乡镇街道村、]{0,4}[两三四五]级")
REGION = re.compile(r"[全我][省市州县区旗镇乡]|本[省市县区镇]")
BELOW = re.compile(
    rf"(?P<name>(?:(?!{VERBAL}|[全各本我该])[{HAN}]){{1,3}}?)(?P<level>镇|乡|街道|县|区|市)(?!民|场|域|的|级|代表|[{HAN}]{{0,2}}[、和])"
)
BELOW_SIGN = re.compile(r"[镇乡街县区市们]")
NO_PLACE = re.compile(r"[城集]镇|[城家回返下入]乡|[社小园景地城灾校库片新老辖山]区|[城超上门都]市")
PLACED = re.compile("[省市州县区旗镇乡国街们]")  # what every subject has that is no word for a doer
OTHERS = (Actor.GOVERNMENT, Actor.OTHER, Actor.HIGHER)
SCOPE = re.compile(r"[全我本][省市州县区旗镇乡国]")
PARTY = re.compile(r"[党省市县区州]委|领导")
# 红岗区代表 is a deputy from there; 区代表, 各镇代表 are deputies of that level.
ELECTED = ("代表", "委员")
NAMED = re.compile(r"(?<![各全省市县区乡镇])[\u4e00-\u9fff]{2,}[县区镇乡]$")
CROWD = re.compile(rf"(?!代表|委员)(?:(?!{VERBAL})[{HAN}]){{1,4}}?们")
PUSHES = dict.fromkeys(("推动", "督促", "促使", "促成", "要求", "敦促", "支持", "指导", "监督", "助推", "建议"), "push")
PUSHES |= dict.fromkeys(("发动", "动员", "组织", "引导", "号召"), "rouse") | dict.fromkeys("由被", "agent")
PUSHING = re.compile("|".join(PUSHES))
AGENT = re.compile(r"[由被](?<![交转移]由)")  # 交由县政府办理 is the act of who hands over
# 由人大任命的, 被省人大评为先进: the number is not the act of that body.
FORMED = re.compile(r"组成|构成|任命|选举|评[为选]|授予|表彰|命名")
CONTINUES = re.compile(r"并|新[建增]|[改扩]建|改造|拆除|清理|整治|投入|安排|发放|累计|共|[审执]结|执行到位")
# What only the reporting organ does, whoever was spoken of before.
OWN_ACTS = re.compile(r"\d+[件条篇项份](?:得到|获)|听取|审议|视察|评[选出]|表彰|交办|督办|票决|任免|召集|跟踪")
# Work that only the reporting organ does: a doer named in an earlier clause is not its doer.
OWN_WORK = (
    Category.REPORT_REVIEW,
    Category.LAW_INSPECTION,
    Category.INSPECTION_TOUR,
    Category.DEMOCRATIC_SUPERVISION,
    Category.INQUIRY,
    Category.FILING_REVIEW,
    Category.DEPUTY_WORK,
)

NOT_CARRIED = {(actor, work) for actor in (Actor.GOVERNMENT, Actor.OTHER) for work in OWN_WORK} | {
    (Actor.GOVERNMENT, Category.PERSONNEL)
}
INVESTED = re.compile(r"(?P<public>政府)?(?:总)?投资(?:额|总额)?[超近约达过]?$")
PEOPLE = re.compile(r"[省市州县区旗镇乡](?:共|已|现)?有?$")
PUBLIC_WORK = {Category.LIVELIHOOD, Category.FINANCE}
DEPUTIES = {Category.DEPUTY_WORK, Category.TRAINING}
ENACTED = re.compile(r"出台|实施|投入")
BUILT = re.compile(r"新[建增]|[改扩]建|改造|拆除|整治|发放|建成")
# 由林业局逐条研究,已经落实11条: what came of it is theirs too.
DONE_BY = re.compile(r",(?:现|目前)?(?:已经?|均已|全部|都已)(?:落实|解决|整改|办结|完成|答复|采纳)[^,;。]{0,12}")
WINDOW = 20
TOGETHER = re.compile(r"联合|会同|配合|协助")


class Doer(NamedTuple):
    """Whose act is told from ``start`` on; up to ``end`` only where it does not carry over."""

    start: int
    end: int | None
    actor: str


class Actors:
    """The doers of a paragraph, found sentence by sentence and only where a figure stands.

    ``of`` gives the actor of a figure: the annotation guide's field ``actor``.
    """

    def __init__(self, paragraph: Paragraph, context: Context, vocabulary: Vocabulary) -> None:
        self.paragraph = paragraph
        self.context = context
        self.words = vocabulary.subjects
        self.text = paragraph.joined.text
        self.rank = _own_rank(context.organ, context.region or "")
        self._units: dict[int, tuple[list[Doer], list[tuple[int, int, str]]]] = {}

    def of(self, frame: Frame, category: Category) -> Actor:
        """Actor of a figure of the given category."""
        return Actor(self._of(frame, category))

    def _of(self, frame: Frame, category: Category) -> str:
        doers, words = self._unit(frame.sentence)
        numeral = frame.numeral
        if actor := self._agent(frame, category, words):
            return self._settled(actor, frame, category, numeral.start)
        if frame.right_text.startswith("的") and (match := INVESTED.search(frame.left_text)):
            return Actor.GOVERNMENT if match["public"] else Actor.OTHER
        for doer in reversed(doers):
            if doer.start <= numeral.start and (doer.end is None or numeral.start < doer.end):
                if doer.actor == Actor.GOVERNMENT and category == Category.FILING_REVIEW:
                    return Actor.OWN
                carried = (doer.actor, category) not in NOT_CARRIED
                if not carried and doer.start < clause_start(self.text, numeral.start):
                    return Actor.OWN
                return self._settled(doer.actor, frame, category, doer.start)
        return Actor.OWN

    def at(self, position: int) -> Known[Actor]:
        """Whose act the verb at ``position`` tells of: the agent beside it, the one pushed, or the subject of its clause."""
        clause = self.paragraph.clause_at(position)
        statement = clause_start(self.text, position, STATEMENT)
        end = statement_end(self.text, position)
        words = self.words.find(self.text[statement:end], statement)
        first = clause_start(self.text, position, EDGES)
        edge = EDGE.search(self.text, position, end)
        last = edge.start() if edge else end
        if TOGETHER.search(self.text, first, last):
            return Known(Actor.OWN, How.SAID, first, last, "subject.joint")
        for match in AGENT.finditer(self.text, position, last):
            found = self._phrase(match.end(), last, words)
            passive = found and not FORMED.match(self.text, found[1]) and "的" not in self.text[found[1] : last]
            if found and passive and not re.search(r"\d", self.text[position : match.start()]):
                return Known(Actor(found[0]), How.SAID, match.start(), found[1], "subject.agent")
        for doer in reversed(self._doers(statement, end, words)):
            if doer.start <= position and (doer.end is None or position < doer.end):
                value = Actor.ALL_LEVELS if doer.actor == "region" else Actor(doer.actor)
                if value is Actor.GOVERNMENT and self.context.organ is Organ.GOVERNMENT:
                    value = Actor.OWN
                how = How.SAID if doer.start >= first else How.CARRIED
                return Known(value, how, doer.start, clause.end, "subject.named")
        return Known(Actor.OWN, How.DEFAULT, clause.start, clause.start, "subject.default")

    def subject(self, start: int, end: int) -> tuple[str | None, int]:
        """Actor of the subject of the clause ``start:end``, None where it names none, and where the subject would begin."""
        lead = LEAD.match(self.text, start, end)
        at = lead.end() if lead else start
        return self._subject(at, end, self.words.find(self.text[at:end], at)), at

    def _agent(self, frame: Frame, category: Category, words: list[tuple[int, int, str]]) -> str | None:
        """The doer that 由 or 被 names behind the number: in its clause, or at the start of the next.

        Suggestions taken up (十条建议被县政府采纳) stay a result of those who made them.
        """
        numeral, stop = frame.numeral, frame.stop
        match = AGENT.search(self.text, numeral.end, min(stop, numeral.end + WINDOW))
        if match is None and self.text.startswith(",被", stop):
            match = AGENT.match(self.text, stop + 1)
            stop = min(stop + WINDOW * 2, frame.sentence.end)
            if any(numeral.end < f.numeral.start < stop for f in self.paragraph.frames):
                return None
        if match is None or (match.group() == "被" and category in (Category.SUGGESTION, Category.PUBLICITY)):
            return None
        found = self._phrase(match.end(), stop, words)
        return found[0] if found and not FORMED.match(self.text, found[1]) else None

    def _settled(self, actor: str, frame: Frame, category: Category, start: int) -> str:
        """The actor where the subject is the whole place (全市, 我县): by what was done."""
        if actor == Actor.GOVERNMENT and self.context.organ is Organ.GOVERNMENT:
            return Actor.OWN
        if actor != "region":
            return actor
        clause = clause_start(self.text, frame.numeral.start)
        near = self.text[max(start, clause) : frame.numeral.start]
        if PEOPLE.search(near) and frame.numeral.measure == "person":
            return Actor.ALL_LEVELS if category == Category.DEPUTY_WORK else Actor.OTHER
        if (
            category in PUBLIC_WORK
            or ENACTED.search(self.text, start, frame.numeral.start)
            or (BUILT.search(near) and category not in DEPUTIES)
        ):
            return Actor.GOVERNMENT
        if self.rank == 1:
            return Actor.OTHER if category == Category.OTHER else Actor.OWN
        return Actor.OTHER if category == Category.OTHER else Actor.ALL_LEVELS

    def _unit(self, sentence: Sentence) -> tuple[list[Doer], list[tuple[int, int, str]]]:
        """Doers and subject words from the last full stop on: a subject reaches over ``;``."""
        cached = self._units.get(sentence.start)
        if cached is not None:
            return cached
        start = clause_start(self.text, sentence.start, STATEMENT)
        unit = self._units.get(
            -1 - start
        )  # of all sentences up to the full stop; negative, to differ from a sentence's
        if unit is None:
            end = statement_end(self.text, sentence.end - 1)
            words = self.words.find(self.text[start:end], start)
            last = next(f.numeral.start for f in reversed(self.paragraph.frames) if f.numeral.start < end)
            edge = EDGE.search(self.text, last, end)
            unit = self._units[-1 - start] = (self._doers(start, edge.start() if edge else end, words), words)
        self._units[sentence.start] = unit
        return unit

    def _doers(self, start: int, end: int, words: list[tuple[int, int, str]]) -> list[Doer]:
        doers: list[Doer] = []
        main = Doer(start, None, Actor.OWN)
        pushed = False
        for first, last in _clauses(self.text, start, end):
            following = bisect_left(words, (first,))
            named = following < len(words) and words[following][0] < last
            if not (named or pushed or main.actor in OTHERS or PLACED.search(self.text, first, last)):
                continue  # names nobody, and nobody was named who may have ended
            lead = LEAD.match(self.text, first, last)
            at = lead.end() if lead else first
            subject = self._subject(at, last, words)
            if subject == "region" and main.actor == Actor.LOWER:
                subject = None
            if subject is not None:
                main = Doer(first, None, subject)
                doers.append(main)
                pushed = False
            elif (pushed and not CONTINUES.match(self.text, at)) or (
                main.actor in OTHERS and OWN_ACTS.match(self.text, at)
            ):
                if not pushed:
                    main = Doer(first, None, Actor.OWN)
                doers.append(Doer(first, None, main.actor))
                pushed = False
            following = bisect_left(words, (at,))
            if following == len(words) or words[following][0] >= last:
                continue  # no doer who could be pushed
            for match in PUSHING.finditer(self.text, at, last):
                found = self._phrase(match.end(), last, words)
                if found is None or FORMED.match(self.text, found[1]):
                    continue
                actor, how = found[0], PUSHES[match.group()]
                if how == "agent":
                    done = DONE_BY.match(self.text, last, end)
                    doers.append(Doer(match.start(), done.end() if done else last, actor))
                elif how == "push" and actor != Actor.OWN and found[1] < last:
                    doers.append(Doer(match.start(), None, actor))
                    pushed = True
                elif how == "rouse" and actor in (Actor.ALL_LEVELS, Actor.LOWER, Actor.HIGHER):
                    doers.append(Doer(last, None, actor))
        return doers

    def _subject(self, at: int, end: int, words: list[tuple[int, int, str]]) -> str | None:
        """Actor of the noun phrase with which a clause begins, if it names a doer."""
        if found := self._phrase(at, end, words):
            aside = found[0] in OTHERS and RELATIVE.match(self.text, found[1], end)
            return None if aside else found[0]
        if REGION.match(self.text, at, end):
            return "region"
        if not BELOW_SIGN.search(self.text, at, min(at + 7, end)):
            return None
        if (match := BELOW.match(self.text, at, end)) and not NO_PLACE.search(match.group()):
            level = RANKS[match["level"][0]]
            following = bisect_left(words, (match.start() + 1,))
            inside = following < len(words) and words[following][0] < match.end()
            own = match["name"] in (self.context.region or "")
            if not inside and not own and level < (self.rank or 2):
                return Actor.LOWER
        if CROWD.match(self.text, at, end):
            return Actor.OTHER
        return None

    def _phrase(self, at: int, end: int, words: list[tuple[int, int, str]]) -> tuple[str, int] | None:
        """Actor and end of the noun phrase at a place: its determiners, levels and places, then words for doers."""
        actors: list[str] = []
        stop = at
        for i in range(bisect_left(words, (at,)), len(words)):
            start, close, actor = words[i]
            if close > end or start - stop > WINDOW or start - at > WINDOW * 2:
                break
            before = self.text[stop:start]
            if actors and actor == Actor.OWN and LEVELLED.fullmatch(before):
                actors[-1], stop = Actor.ALL_LEVELS, close
                continue
            if actors:
                joined = LINK.match(before)
                if before and not joined:
                    break
                before = before[joined.end() :] if joined else before
            full = _determines(before)
            if not full and not (OPEN_HEADS.fullmatch(self.text, start, close) and OPEN_PREFIX.fullmatch(before)):
                if actors or close - start > 1:
                    break
                continue  # the 村 of 县农业农村局
            if actor == "none":
                if not actors or stop == start:
                    return None
                break
            level = self._level(before, self.text[start:close], actor, full)
            if actors and start == stop:
                level = _compound(actors.pop(), level, self.text[start:close])
            actors.append(level)
            stop = close
        if not actors or NO_SUBJECT.match(self.text, stop):
            return None
        if actors[0] == Actor.OTHER and self.text.endswith("领导", at, stop):
            return Actor.OTHER, stop
        return _joint(actors), stop

    def _level(self, before: str, word: str, actor: str, full: bool) -> str:
        """Shift of a doer by the levels named before it: 省人大 is higher than a county's report, 乡镇政府 lower."""
        if not full or actor == Actor.HIGHER:
            return actor
        if actor == Actor.OWN and LEVELS.search(before):
            return Actor.ALL_LEVELS
        if actor == Actor.OTHER and not PARTY.search(word):
            return actor
        if "全国" in before:
            return Actor.HIGHER if self.rank != 5 else actor
        ranks = self._ranks(before if actor == Actor.LOWER else before + word)
        if word in ELECTED and NAMED.search(before):
            return actor
        own = self.rank
        if actor == Actor.LOWER:
            return Actor.OWN if own == 1 else Actor.ALL_LEVELS if own in ranks else actor
        if not ranks:
            return actor
        if own is None:
            return Actor.HIGHER if min(ranks) >= 4 else Actor.LOWER if max(ranks) == 1 else actor
        if min(ranks) > own:
            return Actor.HIGHER if actor != Actor.GOVERNMENT or min(ranks) >= 4 else actor
        if max(ranks) < own:
            return Actor.LOWER
        return Actor.ALL_LEVELS if min(ranks) < own and actor == Actor.OWN else actor

    def _ranks(self, phrase: str) -> set[int]:
        """Levels that a phrase names (省、市 before 人大代表), the report's own 市 being its own level."""
        bare = SCOPE.sub("", phrase)
        name = self.context.region or ""
        ranks = {RANKS[c] for c in bare if c in RANKS}
        if 3 in ranks and self.rank == 3 and name.endswith(("州", "盟")) and not {"州", "盟"} & set(bare):
            ranks = {2 if rank == 3 else rank for rank in ranks}  # the 市 of a 州 are counties
        if self.rank and name and name[-1] in bare:
            ranks.discard(RANKS.get(name[-1], 0))
            ranks.add(self.rank)
        return ranks


@lru_cache(maxsize=1024)
def _determines(before: str) -> bool:
    """Whether nothing but determiners, levels and places stands before a word for a doer."""
    return not before or (before[0] not in LIST_SIGNS and PREFIX.fullmatch(before) is not None)


def _compound(first: str, head: str, word: str) -> str:
    """Actor of two words for doers side by side: 乡镇人大 is lower, 常委会领导 own, 市委常委会 the party's.

    A 街道工委 is a working organ of the upper body.
    """
    if (first, head) == (Actor.OTHER, Actor.OWN) and word in ("委员", "政协委员", "人大代表"):
        return head  # 党员委员, 企业家委员
    if word == "工委" or (first == Actor.OWN and not word.startswith("领导")):
        return head
    return head if (first, head) == (Actor.OTHER, Actor.GOVERNMENT) else first


def _joint(actors: list[str]) -> str:
    """One actor of a list of doers: the first, but a government beside the party; own and lower are all levels."""
    if actors[0] == Actor.OTHER and Actor.GOVERNMENT in actors:
        return Actor.GOVERNMENT
    if actors[0] == Actor.LOWER:
        return Actor.LOWER
    return Actor.ALL_LEVELS if Actor.OWN in actors and Actor.LOWER in actors else actors[0]


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    clauses = []
    for edge in EDGE.finditer(text, start, end):
        stop = edge.start()
        if stop > start:
            clauses.append((start, stop))
        start = stop + 1
    return [*clauses, (start, end)] if end > start else clauses


@lru_cache(maxsize=64)
def _own_rank(reporting: Organ, name: str) -> int | None:
    """Level of the reporting organ by the name of its region: 5 the nation, 1 a township; None where no name says."""
    organ = OWN_RANK.get(reporting)
    if organ is not None:
        return organ
    return RANKS.get("省" if name.endswith("自治区") else "州" if name.endswith("盟") else name[-1:])
