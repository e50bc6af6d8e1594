"""The subject of a clause, and whom it pushes or names as agent (主语、施事)."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reportkit.grammar.clause import How, Known
from reportkit.grammar.doers import LEVEL, NUMERAL, Doers, Phrase, Word
from reportkit.grammar.phrases import Phrase as When
from reportkit.models.enums import Actor
from reportkit.text.marks import EDGE
from reportkit.text.said import has_digit, opened_by

if TYPE_CHECKING:
    from reportkit.grammar.context import Context
    from reportkit.grammar.paragraph import Paragraph
    from reportkit.lexicon.vocabulary import Vocabulary

OTHERS = (Actor.GOVERNMENT, Actor.OTHER, Actor.HIGHER)
QUOTES = " *“‘\"'、"
OPENING_QUOTES = ("“", "‘", '"')
CLOSING_QUOTES = ("”", "’", '"')
ITEM = frozenset("一二三四五六七八九十0123456789")
SETTINGS = ("在", "通过", "按照", "根据", "经过")
SETTING_ENDS = ("下", "中", "后", "时", "期间", "基础上")
AGENTS = frozenset("由被")
HANDS = "交转移"  # 交由县政府办理 is the act of who hands over
TOGETHER = ("联合", "会同", "配合", "协助", "共同")
PLACED = frozenset(LEVEL + "国街们")  # what every subject has that is no word for a doer
RESULTS = ("得到", "获")
PIECES = "件条篇项份"
DONE = ("已", "均已", "全部", "都已")  # 由林业局研究,已落实11条: what came of it is theirs too
WISHES = ("建议", "要求", "责成")  # what is asked for goes on over the clauses that follow
RELATIVE = 10  # from a doer to the 的 of its clause
HANDLES = ("承办", "主办", "办理")  # 部门承办的|18件: what became of them is theirs
SESSIONS = ("期间", "以来", "上", "闭会")


class Turn(NamedTuple):
    """Whose act is told from ``start`` on; up to ``end`` only where it does not carry over."""

    start: int
    end: int | None
    known: Known[Actor]


def said(phrase: Phrase, rule: str) -> Known[Actor]:
    """The doer of a phrase as a clause says it."""
    return Known(phrase.actor, How.SAID, phrase.start, phrase.end, "subject.place" if phrase.place else rule)


class Subjects:
    """Reads the subjects of one paragraph, stretch by stretch: what stands between two of , ; : 。 with its brackets."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.text = paragraph.joined.text
        self.doers = Doers(self.text, paragraph.context, paragraph.vocabulary)
        closed = paragraph.vocabulary.closed
        self.leads, self.pushes, self.opens = closed["before_doer"], closed["push"].all, closed["opens"]
        self.stations = closed["station"].all
        self.verbs, self.behind = closed["verb"], closed["behind_doer"]

    def stretches(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of a statement, empty ones left out."""
        found = []
        for edge in EDGE.finditer(self.text, start, end):
            if edge.start() > start:
                found.append((start, edge.start()))
            start = edge.end()
        return [*found, (start, end)] if end > start else found

    def lead(self, first: int, last: int, times: list[When]) -> int:
        """Where the subject of a stretch would begin: behind numbers of items, times, 其中, 在…下 and their like."""
        text, at = self.text, first
        while at < last:
            length, meaning = self.leads.at(text, at, last)
            timed = next((t.end for t in times if t.start == at and t.end <= last), 0)
            if timed:
                at = timed
                at += len(opened_by(text, ("度", "以来", "来"), at))
            elif text[at] in QUOTES:
                at += 1
            elif meaning == "lead":
                at += length
            elif text[at] == "(" and (close := text.find(")", at, at + 5)) > 0 and set(text[at + 1 : close]) <= ITEM:
                at = close + 1
            elif text[at] in ITEM and text[at + 1 : at + 2] in ("是", "要"):
                at += 2
            elif text.startswith(SETTINGS, at) and (stop := self._setting(at, last)):
                at = stop
            else:
                break
        return at

    def _setting(self, at: int, last: int) -> int:
        """Where 在…下 and its like end; 0 where they do not."""
        for stop in range(at + 3, min(at + 24, last)):
            for word in SETTING_ENDS:
                if self.text.startswith(word, stop):
                    return stop + len(word)
        return 0

    def named(self, at: int, last: int, words: list[Word], times: list[When], first: int) -> Phrase | None:
        """The doer with which the stretch ``first:last`` begins at ``at``."""
        found = self.doers.subject(at, last, words)
        if found is None:
            return self._counted(at, last, words)
        if self.text.startswith("联动", found.end) and self.text[first - 1 : first] == ",":
            return None  # 开展监督,市县两级政协联动,组建小组: how the organ did it
        if any(t.start - found.end in (0, 1) and self.text.endswith(SESSIONS, t.start, t.end) for t in times):
            return None  # 区十九届人大|三次会议期间
        if found.actor in OTHERS and self._aside(found.end, last):
            return None
        for word in TOGETHER:
            if self.text.startswith(word, found.end):
                other = self.doers.phrase(found.end + len(word), last, words)
                joint = other is not None and other.actor is Actor.OWN
                beside = any(w[2] == Actor.OWN and found.start <= w[0] < found.end for w in words)
                if joint or beside:
                    return found._replace(actor=Actor.OWN)
        return found

    def _aside(self, at: int, last: int) -> bool:
        """Whether what another did is told of a thing counted behind it: 领导包案的|9件, but not 县政府办理的|9件中."""
        of = self.text.find("的", at + 1, min(at + 7, last))
        if of >= 0 and (
            self.text.startswith("中", at) or (self.text.startswith(HANDLES, at) and self._bare(of + 1, last))
        ):
            return False
        behind = self.text[of + 1 : of + 2] if of >= 0 else ""
        return of >= 0 and (behind in ("《", "“") or (behind.isdigit() and not self._among(of + 1, last)))

    def _bare(self, at: int, last: int) -> bool:
        """Whether a stretch ends with a number at ``at`` and its measure word."""
        while at < last and self.text[at] in NUMERAL:
            at += 1
        return self.text[at : at + 1] in PIECES and at + 1 == last

    def _among(self, at: int, last: int) -> bool:
        """Whether 中 follows a number at ``at``."""
        while at < last and self.text[at] in NUMERAL:
            at += 1
        return "中" in self.text[at : min(at + 4, last)]

    def _counted(self, at: int, last: int, words: list[Word]) -> Phrase | None:
        """Doers counted behind what describes them: 得分末尾的|3个部门作了说明, 两个得分末尾的|部门."""
        of = self.text.rfind("的", at, last)
        if of < 0 or not (self.text[of + 1 : of + 2].isdigit() or self.text[at] in NUMERAL):
            return None
        if any(self.verbs.at(self.text, i)[0] > 1 for i in range(at, of)):
            return None
        found = self.doers.phrase(of + 1, last, words)
        return found if found and self.text.startswith(("作", "均", "都", "已", "全部", "在"), found.end) else None

    def describes(self, at: int, last: int) -> bool:
        """Whether what the doer that ends at ``at`` did only describes a thing, of which the clauses behind are told.

        群众提出的|意见730条, 审计查出的|36个问题; what is counted at once (县政府采纳的|11条) they handle on.
        """
        if self.text.startswith("批示", at):
            return True
        of = self.text.find("的", at + 1, min(at + RELATIVE, last))
        told = self.text[at:of]
        if of < 0 or "了" in told or has_digit(told):
            return False
        counted = (
            self.text[of + 1 : of + 2] in NUMERAL and self.text[at - 2 : at] != "审计"
        )  # which finds, and handles nothing
        return not counted and any(self.verbs.at(told, i)[1] == "verb" for i in range(len(told)))

    def own_act(self, at: int, last: int) -> bool:
        """Whether a clause without a subject opens with what only the reporting organ does: 听取, 8条得到采纳."""
        if self.opens.at(self.text, at, last)[1] == "own_act":
            return True
        stop = at
        while stop < last and self.text[stop].isdigit():
            stop += 1
        return stop > at and self.text[stop : stop + 1] in PIECES and self.text.startswith(RESULTS, stop + 1)

    def continues(self, at: int, last: int) -> bool:
        """Whether a clause without a subject goes on with what those did who were pushed: 并新建, 投入."""
        return self.opens.at(self.text, at, last)[1] == "continues"

    def receives(self, at: int, last: int, start: int) -> bool:
        """Whether a clause without a subject tells whom stations named before it received: 建成联络站12个,接待选民900人次."""
        received = self.opens.at(self.text, at, last)[1] == "receives"
        return received and self.doers.rank != 1 and bool(self.stations.find(self.text, start, at))

    def turns(self, span: tuple[int, int, int], words: list[Word], pushes: list[Word]) -> list[tuple[Turn, str]]:
        """Where in a stretch others act than its subject, each with the kind of word that brings them in.

        ``span``: where the subject begins, where the stretch ends and its statement; ``pushes`` are its words of pushing.
        """
        at, last, end = span
        found: list[tuple[Turn, str]] = []
        following = bisect_left(words, (at,))
        if following == len(words) or words[following][0] >= last:
            return found
        found += self._listed(at, last, words)
        for start, stop, how in pushes[bisect_left(pushes, (at,)) :]:
            if start >= last:
                break
            if how == "agent" and self.text[start - 1 : start] in tuple(HANDS):
                continue
            phrase = self.doers.phrase(stop, last, words)
            if phrase is None or self.formed(phrase.end):
                continue
            if how == "agent":
                found.append((Turn(start, self._goes_on(last, end), said(phrase, "subject.agent")), how))
            elif self.text[phrase.end : phrase.end + 1].isdigit() and "的" in self.text[phrase.end : last]:
                continue  # 推动企业|1846名员工补贴款的发放
            elif how == "push" and phrase.actor is not Actor.OWN and phrase.end < last:
                wished = "wish" if self.text[start:stop] in WISHES else how
                found.append((Turn(start, None, said(phrase, "subject.pushed")), wished))
            elif how == "rouse" and phrase.actor in (Actor.ALL_LEVELS, Actor.LOWER, Actor.HIGHER):
                found.append((Turn(last, None, said(phrase, "subject.roused")), how))
        return found

    def _listed(self, at: int, last: int, words: list[Word]) -> list[tuple[Turn, str]]:
        """Each doer of a list of acts: 代表提出41条、|“一府两院”提出18条、|社会各界提出28条."""
        found: list[tuple[Turn, str]] = []
        comma = self.text.find("、", at, last)
        while comma >= 0:
            behind = self.text.find("、", comma + 1, last)
            start = comma + 1 + self.text.startswith(OPENING_QUOTES, comma + 1)
            if self.text[comma - 1] in PIECES and (phrase := self.doers.phrase(start, last, words)) is not None:
                stop = phrase.end + self.text.startswith(CLOSING_QUOTES, phrase.end)
                if self.verbs.at(self.text, stop, last)[1] == "verb":
                    found.append(
                        (Turn(comma + 1, behind if behind >= 0 else last, said(phrase, "subject.named")), "listed")
                    )
            comma = behind
        return found

    def _goes_on(self, last: int, end: int) -> int:
        """Where an agent's act ends: with its stretch, or with the next one that tells what came of it."""
        at = last + 1
        if self.text[last : last + 1] != "," or at >= end:
            return last
        at += len(opened_by(self.text, ("现", "目前"), at))
        if not self.text.startswith(DONE, at):
            return last
        edge = EDGE.search(self.text, at, end)
        return edge.start() if edge else end

    def formed(self, at: int) -> bool:
        """由人大任命的, 被省人大评为先进: the act is not that body's own."""
        return self.behind.at(self.text, at)[1] == "formed"

    def agent(self, at: int, last: int, words: list[Word]) -> Known[Actor] | None:
        """The first doer that 由 or 被 names in ``at:last``."""
        if AGENTS.isdisjoint(self.text[at:last]):
            return None
        for position in sorted(self.text.find(word, at, last) for word in AGENTS):
            if position >= 0 and self.text[position - 1 : position] not in tuple(HANDS):
                phrase = self.doers.phrase(position + 1, last, words)
                if phrase is None or self.formed(phrase.end):
                    return None
                return Known(phrase.actor, How.SAID, position, phrase.end, "subject.agent")
        return None

    def described(self, at: int, first: int, last: int, words: list[Word]) -> Known[Actor] | None:
        """The doer of an act at ``at`` in a relative clause: 审议了县政府|提请的草案."""
        i = bisect_left(words, (at,)) - 1
        if i < 0 or words[i][1] < max(first, at - 4) or words[i][1] > at:
            return None
        of = self.text.find("的", at, min(at + 7, last))
        if of < 0 or any(c.isdigit() or c == "了" for c in self.text[at:of]):
            return None
        for start in range(max(first, words[i][0] - 8), words[i][0] + 1):
            phrase = self.doers.phrase(start, at, words)
            if phrase is not None and phrase.end == words[i][1] and not self._verbal(start, phrase.end):
                return Known(phrase.actor, How.SAID, start, phrase.end, "subject.relative")
        return None

    def _verbal(self, start: int, end: int) -> bool:
        return self.verbs.at(self.text, start, end)[1] == "verb" or self.text[start] in "了着过"


class Actors:
    """The subject of any words of a paragraph, where they are not read as a clause."""

    def __init__(self, paragraph: Paragraph, context: Context, vocabulary: Vocabulary) -> None:  # noqa: ARG002
        self.text = paragraph.joined.text
        self.read = Subjects(paragraph)

    def subject(self, start: int, end: int) -> tuple[str | None, int]:
        """Actor of the doer that the words ``start:end`` begin with, None where they name none, and where it would begin."""
        words = self.read.doers.find(start, end)
        at = self.read.lead(start, end, [])
        found = self.read.named(at, end, words, [], start)
        return (found.actor.value if found else None), at
