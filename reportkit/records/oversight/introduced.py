"""What the words around an act say that it looked into: 围绕A, in the clause before, A、B set before the sentence (议题的引出).

All positions are those of a paragraph's folded text, half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportkit.grammar.clause import Clause
from reportkit.grammar.counted import count_end, counts
from reportkit.grammar.predicates import THEMES, Predicate, Scene, Span, before_meeting, find_governors
from reportkit.lexicon.predicatewords import PredicateWords
from reportkit.models.enums import Form
from reportkit.records.oversight.matters import cut
from reportkit.text.said import any_in

# A form that takes up what the sentence spoke of before: …,并召开主席会议协商.
CARRIES = {Form.SPECIAL_INQUIRY, Form.INQUIRY_OR_APPRAISAL, Form.BRIEFING, Form.CONSULTATION, Form.DELIBERATED_REPORT}
# 督办 of suggestions is not oversight, a survey for making a law neither.
HANDLED = re.compile(r"(?<!意见)建议(?!落实)|议案|提案")
LAWMAKING = re.compile(r"(?:修改|修订|制定|起草|草案)$")
UNFIT: dict[str, re.Pattern[str]] = {Form.FOLLOW_UP: HANDLED, Form.SURVEY: LAWMAKING}
COUNTED = re.compile(r"\d[余多]?[家户处个所条名人对座口辆台间栋艘眼宗部篇册份项次件场期米亩]$|\d[余多]?公里$")
GONE_ON = ("以及", "和", "及")
FAR = 150  # how long a clause may be that sets out a matter
TOURS = {Form.INSPECTION_TOUR, Form.SURVEY, Form.LAW_INSPECTION, Form.FOLLOW_UP, Form.SUPERVISION}
BODIES = ("委员会", "人大", "政协", "常委会", "检查组")  # do it and are not looked into
DOES = ("做好", "开展", "进行", "召开", "实行", "列为", "列入")  # stand in what tells of an act
TOLD = ("的评价", "参加", "参与", "组成", "牵头", "负责", "提出")  # end what tells of something: 各部门参加的|调研组
GOES_ON_WITH = (
    "历时",
    "增加",
    "扩大",
    "邀请",
    "达到",
    "由",
    "就此",
    "各种",
)  # what is told of the act itself: 调研历时三个月
WHILE = ("时", "时发现", "以上", "不少于", "就此")  # 检查《教师法》时发现
NUMERALS, NOBODY = "0123456789一二两三四五六七八九十几", ("课题", "专题")  # 3到5个课题
PARTNERS, MATTER_ENDS = ("部门", "领导", "单位", "政府", "负责人"), ("问题", "事项", "工作", "情况", "议题", "课题")
MANY = 3
# In a clause that is but a noun phrase stands none of these, and with none of those it begins: 推进A, 服务A name an aim.
NAMES = ("own", "upon", "around", "by", "out", "leader", "take", "made", "light")
OPENS = ("push", "hone", "weak", "verb")
LOOSE = "等、和的了地与及其前后中到村户入○镇街区县市省乡“”"  # characters between words that name no matter
SHORT = 14  # how long a clause may be that stands between a matter and its act
HEARD = ("听了汇报", "听了一次汇报", "听一次汇报", "听了情况汇报", "听了专题汇报")
SUMS_UP = ("都是", "均是", "均为", "这些", "事关", "是事关")  # of what the clause before it lists


def _names_nothing(lexicon: PredicateWords, words: str) -> bool:
    """Whether ``words`` are fillers, counts and the like and so name no matter: 3次专题视察, 经常性的."""
    at, end = 0, len(words)
    while at < end:
        after = lexicon.filler(words, at)
        if after == at:
            after = count_end(words, at, end) or _kind_end(words, at)
        if after == at:
            if words[at] not in LOOSE:
                return False
            after += 1
        at = after + 2 if words.startswith("以上", after) else after
    return True


def _kind_end(words: str, at: int) -> int:
    """Behind 经常性 and its like, of up to four characters, at ``at``; ``at`` where none stands there."""
    for end in range(at + 4, at + 1, -1):
        kind = words[at:end]
        if len(kind) == end - at and kind[-1] in "性式" and "、" not in kind and "," not in kind:
            return end
    return at


@dataclass(slots=True)
class Act:
    """What was done (``form``) with which matters.

    ``word`` is the predicate, ``first`` and ``last`` bound the whole act. ``owners`` says for each matter whose report it
    is, "" when unsaid; ``rule`` how the matters were found. ``unclear``: something stands where the matter should, and is none.
    """

    form: Form
    word: Span
    first: int
    last: int
    matters: list[Span] = field(default_factory=list)
    rule: str = ""
    owners: list[str] = field(default_factory=list)
    unclear: bool = False


@dataclass(slots=True)
class Surroundings:
    """A paragraph in which the matters of acts are looked for; ``wholes`` are its clauses with what stands in brackets in them."""

    scene: Scene
    wholes: list[tuple[int, int, Clause]]
    acts: list[Act] = field(default_factory=list)  # of the sentence, so far

    def following(self, p: Predicate) -> Iterator[tuple[int, int, Clause]]:
        """The clauses behind that of a predicate in its sentence, as long as commas part them."""
        return self.behind_clause(p.end)

    def behind_clause(self, end: int, mark: str = ",") -> Iterator[tuple[int, int, Clause]]:
        """The clauses behind the one that ends at ``end``, as long as commas part them."""
        i = bisect_left(self.wholes, (end + 1,))
        text = self.scene.shaded
        while i < len(self.wholes) and text[end : end + 1] == mark and self.wholes[i][0] - end <= 2:
            yield self.wholes[i]
            end = self.wholes[i][1]
            mark = ","
            i += 1

    def act(self, predicate: Predicate, rule: str = "") -> Act:
        """The act of a predicate, as yet without matters."""
        word = predicate.word
        return Act(Form(word.form), (word.start, word.end), word.start, word.end, rule=rule)

    def empty(self, start: int, end: int) -> bool:
        """Whether nothing in ``start:end`` names a matter."""
        words = self.scene.blank[start:end].strip()
        return len(words) < 2 or _names_nothing(self.scene.lexicon, words)

    def matters(self, form: str, start: int, end: int, *, titled: bool = False, heard: bool = False) -> list[Span]:
        """The matters named in ``start:end``; ``titled`` and ``heard`` as ``cut`` has them."""
        spans = cut(self.scene.lexicon, self.scene.shaded, start, end, titled=titled, heard=heard)
        unfit = UNFIT.get(form)
        if unfit is not None:
            spans = [m for m in spans if not unfit.search(self.scene.shaded, *m)]
        return [m for m in spans if not self.empty(*m) and self._names(form, *m)]

    def _names(self, form: str, start: int, end: int) -> bool:
        """Whether ``start:end`` may name a matter: no act told as done, nothing merely counted."""
        words = self.scene.shaded[start:end]
        told = "了" in words.replace("了解", "") or words.endswith(TOLD) or any_in(words, DOES)
        told = told or (form in TOURS and words.endswith(BODIES)) or words.startswith(GOES_ON_WITH)
        told = told or words.endswith(WHILE) or (words[0] in NUMERALS and any_in(words, NOBODY))
        return not told and COUNTED.search(words.removesuffix("左右")) is None

    def unclear(self, act: Act, start: int, end: int) -> bool:
        """Whether something stands in ``start:end`` that is neither a matter nor what such an act is never about."""
        unfit = UNFIT.get(act.form)
        handled = unfit is not None and unfit.search(self.scene.shaded, start, end) is not None
        return not act.matters and not handled and not self.empty(start, end)

    def aims(self, start: int, end: int) -> bool:
        """Whether ``start:end`` is only an aim: 围绕发展大局; A、B等中心工作 lists matters."""
        text, aims = self.scene.shaded, self.scene.lexicon.aims
        aim = next((a for a in aims if text.endswith(a, start, end)), None)
        return aim is not None and not any(text.endswith(f"等{a}", start, end) for a in aims)

    def without_partners(self, start: int, end: int) -> int:
        """Where the matter ends before those with whom it was dealt: 就A等12个问题|与有关部门进行协商."""
        text = self.scene.shaded
        at = max(text.rfind(word, start + 2, end) for word in ("与", "同"))
        with_whom = at >= 0 and text.endswith(PARTNERS, at, end) and text.endswith(MATTER_ENDS, start, at)
        return at if with_whom else end

    def over_comma(self, p: Predicate) -> Act | None:
        """对A、B的工作,以及C的工作开展评议: the list begins in the clause before."""
        text, light = self.scene.shaded, p.light
        i = bisect_left(self.wholes, (p.start + 1,)) - 1
        if light is None or light.meaning != "light" or i <= 0 or not text.startswith("以及", p.start):
            return None
        start, end, _ = self.wholes[i - 1]
        upon = [g for g in find_governors(self.scene, start, end) if g.meaning == "upon" and text[g.start] in "对就"]
        if not upon or text[end : end + 1] != ",":
            return None
        act = self.act(p, "oversight.before")
        act.first = upon[0].end
        act.matters = self.matters(act.form, act.first, end) + self.matters(
            act.form, p.start + len("以及"), light.start
        )
        return act

    def fronted(self, p: Predicate) -> Act | None:
        """A、B|也|做了专题调研, A的情况|听了汇报: the matter opens the clause that says what was done with it."""
        light, first = p.light, p.word.start
        if p.low != p.start:
            return None
        if p.word.text not in HEARD:
            alike = next((g for g in p.before if g.meaning == "alike"), None)
            strong = light is not None and light.meaning == "light"
            if light is None or alike is None or not strong or not self.empty(alike.end, light.start):
                return None
            first = alike.start
        if not self._noun(p.start, first):
            return None
        act = self.act(p, "oversight.fronted")
        act.first, act.matters = p.start, self.matters(act.form, p.start, first)
        return act if act.matters else None

    def _noun(self, start: int, end: int) -> bool:
        """Whether ``start:end`` is a noun phrase that no verb governs and that names nobody who acts."""
        doers = self.scene.subjects.meant(self.scene.text[start:end])
        if any(last == end - start for _, last, _ in doers) or not 2 <= end - start <= FAR:
            return False
        if self.scene.shaded[start] == "为":
            return False
        governors = find_governors(self.scene, start, end)
        return not any(g.meaning in NAMES or (g.meaning in OPENS and self.empty(start, g.start + 1)) for g in governors)

    def listed(self, p: Predicate) -> Act | None:
        """开展专题调研:|A,B,C: the matters stand behind a colon."""
        text = self.scene.shaded
        if text[p.end : p.end + 1] != ":" or not p.light:
            return None
        act = self.act(p, "oversight.listed")
        for start, end, clause in self.behind_clause(p.end, ":"):
            if clause.sentence is not p.clause.sentence or not self._noun(start, end) or self.scene.within(start, end):
                break
            act.matters += self.matters(act.form, start, end)
            act.last = end
        return act if act.matters else None

    def borrow(self, p: Predicate, act: Act) -> Act:
        """Gives ``act`` the matters of the clauses before it, else those of the act before it."""
        if self.around(p, act) is not None:
            return act
        if self.acts and act.form in CARRIES and not self._counted(p):
            before = self.acts[-1]
            last_only = act.form is Form.INQUIRY_OR_APPRAISAL
            act.matters = before.matters[-1:] if last_only else list(before.matters)
            act.owners = before.owners[-len(act.matters) :]
            act.first, act.rule = before.first, "oversight.carried"
        return act

    def around(self, p: Predicate, act: Act) -> Act | None:
        """``act`` with the matters that the clauses before it introduce (围绕A,) or open the sentence with (A、B等,)."""
        text = self.scene.shaded
        i = bisect_left(self.wholes, (p.word.start + 1,)) - 1
        spans: list[Span] = []
        passed = 0
        while i > 0 and text[self.wholes[i - 1][1] : self.wholes[i][0]] == ",":
            i -= 1
            start, end, clause = self.wholes[i]
            if self.acts and self.acts[-1].last > start:
                break
            opened = self._opener(start, end)
            if opened is None and not spans and clause.before is None and self._opens(start, end):
                opened = start, end
            if opened is None:
                passed += 1
                if spans or passed > 1 or not self._idle(start, end):
                    break
                continue
            spans.append(opened)
        if not spans and not self.acts:
            spans = self._set_out(p)
        for start, end in reversed(spans):
            act.matters += self.matters(act.form, start, end)
        forms = {w.form for w in self.scene.within(p.start, p.end)} - {"none"}
        many = len(act.matters) >= MANY and len(forms) >= MANY
        if not act.matters or many:  # 围绕A、B、C等,开展听取报告、视察、询问: a list of means
            act.matters = []
            return None
        act.first, act.rule = act.matters[0][0], "oversight.around"
        return act

    def _opens(self, start: int, end: int) -> bool:
        """Whether a clause is but a noun phrase with the head of a matter, set before the sentence: A、B等工作,."""
        text = self.scene.shaded
        return self._noun(start, end) and text.endswith(("等", *self.scene.lexicon.heads), start, end)

    def _idle(self, start: int, end: int) -> bool:
        """Whether a clause between a matter and its act only sums up or says how: 都是大事, 也将选择若干课题."""
        return self.scene.shaded.startswith(SUMS_UP, start) or (
            end - start <= SHORT and not self.scene.within(start, end)
        )

    def _counted(self, p: Predicate) -> bool:
        """Whether the act was done several times, so that it was not about what one act before it was."""
        text, times = self.scene.shaded, len(self.acts[-1].matters)
        stop = count_end(text, p.word.end, p.end)
        found = next(counts(text, *p.inner), (p.word.end, stop) if stop else None)
        few = ("一", "1", str(times), "零一两三四五"[min(times, 5)])
        return found is not None and not text.startswith(few, found[0])

    def _opener(self, start: int, end: int) -> Span | None:
        """The matter in a clause that only introduces it: 围绕|A, 为摸清|A, 以|A|为题召开会议."""
        text = self.scene.shaded
        if end - start > FAR or self.aims(start, end):
            return None
        for g in find_governors(self.scene, start, min(end, start + 12)):
            if g.meaning in ("upon", "around") and (g.start == start or text[start] == "为"):
                themes = [at for theme in THEMES if (at := text.find(theme, g.end + 2, end)) > 0]
                stop = before_meeting(self.scene, find_governors(self.scene, g.end, end), g.end, end)
                return g.end, min([end, *themes]) if text[g.start] == "以" else stop
            break
        return next(((start + len(w), end) for w in GONE_ON if text.startswith(w, start)), None)

    def _set_out(self, p: Predicate) -> list[Span]:
        """The matter with which a sentence sets out: 围绕大运河文化带建设,常委会连续三年跟进,去年又召开双月协商座谈会."""
        text, first = self.scene.shaded, p.clause.sentence.start
        i = bisect_left(self.wholes, (first + 1,)) - 1
        start, end, _ = self.wholes[max(i, 0)]
        if start >= p.start or text[end : end + 1] != ",":
            return []
        governors = find_governors(self.scene, start, end)
        take = next((g for g in governors if g.meaning == "take"), None)
        made = next((g for g in governors if g.meaning == "made"), None)
        if take and made and take.end < made.start:
            return [(take.end, made.start)]
        opened = self._opener(start, end)
        return [opened] if opened else []
