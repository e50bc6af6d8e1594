"""Acts of oversight in a sentence: what each predicate (听取, 视察, 开展…评议) looked into (监督活动).

All positions are those of a paragraph's folded text, half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from reportkit.grammar.clause import Clause
from reportkit.grammar.predicates import COUNT, JOINERS, Predicate, Scene, Span, find_governors, govern
from reportkit.models.enums import Form
from reportkit.records.oversight.hearings import hear
from reportkit.records.oversight.matters import WHOLE, cut, trim

# A form that takes up what the sentence spoke of before: …,并召开主席会议协商.
CARRIES = {Form.SPECIAL_INQUIRY, Form.INQUIRY_OR_APPRAISAL, Form.BRIEFING, Form.CONSULTATION, Form.DELIBERATED_REPORT}
# 督办 of suggestions is not oversight, a survey for making a law neither.
HANDLED = re.compile(r"(?<!意见)建议(?!落实)|议案|提案")
LAWMAKING = re.compile(r"(?:修改|修订|制定|起草|草案)$")
UNFIT: dict[str, re.Pattern[str]] = {Form.FOLLOW_UP: HANDLED, Form.SURVEY: LAWMAKING}
# Forms that 把A作为视察的重点 may name.
CONCRETE = {
    *(Form.SURVEY, Form.INSPECTION_TOUR, Form.CONSULTATION),
    *(Form.SPECIAL_INQUIRY, Form.INQUIRY_OR_APPRAISAL, Form.DEMOCRATIC_SUPERVISION),
}
# A list of things counted ends there: 召开主席会议12次、|专题协商会6次.
COUNTED_BEFORE = re.compile(rf"{COUNT.pattern}(?:、|和|及|与|并)")
COUNTED = re.compile(r"\d[余多]?[家户处个所条名人对座口辆台间栋艘眼宗部篇册份项次件场期米亩]$|\d[余多]?公里$")
# Who is pushed to do it: one matter, however long the list of what they do.
DOER = re.compile(r"[^、,]{0,10}(?:机关|政府|部门|单位|法院|检察院)(?!债|投资|采购|性)")
GONE_ON = ("以及", "和", "及")
NEAR = 12  # how near before an act a leader stands who did it
MEANS = 14  # how far behind it 形式 makes it one of several means
LONGEST = 120
FAR = 150  # how long a clause may be that sets out a matter
TOURS = {Form.INSPECTION_TOUR, Form.SURVEY, Form.LAW_INSPECTION, Form.FOLLOW_UP, Form.SUPERVISION}
BODIES = ("委员会", "人大", "政协", "常委会", "检查组")  # do it and are not looked into
DOES = ("做好", "开展", "进行", "召开", "实行", "列为", "列入")  # stand in what tells of an act
TOLD = (
    "参加",
    "参与",
    "组成",
    "牵头",
    "负责",
    "提出",
    "委员会",
    "人大",
    "政协",
    "常委会",
    "检查组",
)  # end what tells of something: 各部门参加的|调研组
BARE = ("监督", "评估", "跟踪")  # acts only where they are carried out upon something: 对A进行跟踪
AGENTS = 16
LED = 8  # how near before an act 带队 stands
BORROWED = ("oversight.carried", "oversight.around", "oversight.shared")
MANY = 3
SHORT = 14  # how long a clause may be that stands between a matter and its act
HEARD = ("听了汇报", "听了一次汇报", "听一次汇报", "听了情况汇报", "听了专题汇报")
SUMS_UP = ("都是", "均是", "均为", "这些", "事关", "是事关")  # of what the clause before it lists


@lru_cache(maxsize=8)
def nothing(fillers: tuple[str, ...]) -> re.Pattern[str]:
    """What consists of ``fillers``, counts and the like and so names no matter: 3次专题视察, 经常性的."""
    words = "|".join(map(re.escape, sorted(fillers, key=lambda w: (-len(w), w))))
    count = r"(?:近|约)?(?:\d+|[一二三四五六七八九十两多]+)[余多]?[项部个次件场条份名位期篇批轮](?:以上)?"
    return re.compile(
        rf"(?:{words}|{count}|[^、,]{{1,3}}[性式]|[等、和的了地与及其前后中到村户入○镇街区县市省乡“”])*+$"
    )


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
class Reader:
    """The acts of a paragraph, found sentence by sentence; ``wholes`` are its clauses with what stands in brackets in them."""

    scene: Scene
    wholes: list[tuple[int, int, Clause]]
    nothing: re.Pattern[str]
    acts: list[Act] = field(default_factory=list)  # of the sentence, so far

    def read(self, start: int, end: int) -> list[tuple[Predicate, Act]]:
        """The predicates of ``start:end`` with their acts, in order; an act without matters names none."""
        self.acts = []
        found: list[tuple[Predicate, Act]] = []
        words = self.scene.within(start, end)
        at = -1
        for i, word in enumerate(words):
            earlier = self.acts[-1].last if self.acts else start
            if word.form == "none" or word.start < earlier:
                continue
            if i + 1 < len(words) and words[i + 1].start == word.end and words[i + 1].form != "none":
                continue  # 执法检查“回头看” is one act, the last
            if at < 0 or word.start >= self.wholes[at][1]:
                at = bisect_right(self.wholes, word.start, key=lambda whole: whole[0]) - 1
                first, last, clause = self.wholes[at]
                first, last = max(first, start), min(last, end)
                governors = find_governors(self.scene, max(first, word.start - 300), min(last, word.end + 600))
            predicate = govern(self.scene, word, (first, last), clause, max(first, earlier), governors)
            if self._passed(predicate):
                continue
            act = hear(self, predicate) if word.form == Form.DELIBERATED_REPORT else self.look(predicate)
            if act is None or self._again(act):
                continue
            found.append((predicate, act))
            if act.matters:
                self.acts.append(act)
        return found

    def following(self, p: Predicate) -> Iterator[tuple[int, int, Clause]]:
        """The clauses behind that of a predicate in its sentence, as long as commas part them."""
        return self.behind_clause(p.end)

    def behind_clause(self, end: int, mark: str = ",") -> Iterator[tuple[int, int, Clause]]:
        """The clauses behind the one that ends at ``end``, as long as commas part them."""
        i = bisect_right(self.wholes, end, key=lambda whole: whole[0])
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
        return len(words) < 2 or bool(self.nothing.match(words))

    def matters(self, form: str, start: int, end: int, *, titled: bool = False, heard: bool = False) -> list[Span]:
        """The matters named in ``start:end``; ``titled`` and ``heard`` as ``cut`` has them."""
        spans = cut(self.scene.shaded, start, end, titled=titled, heard=heard)
        unfit = UNFIT.get(form)
        if unfit is not None:
            spans = [m for m in spans if not unfit.search(self.scene.shaded, *m)]
        return [m for m in spans if not self.empty(*m) and self._names(form, *m)]

    def _names(self, form: str, start: int, end: int) -> bool:
        """Whether ``start:end`` may name a matter: no act told as done, nothing merely counted."""
        words = self.scene.shaded[start:end]
        told = "了" in words.replace("了解", "") or words.endswith(TOLD) or any(verb in words for verb in DOES)
        told = told or (form in TOURS and words.endswith(BODIES))
        return not told and COUNTED.search(words) is None

    def _aims(self, start: int, end: int) -> bool:
        """Whether ``start:end`` is only an aim: 围绕发展大局; A、B等中心工作 lists matters."""
        text, aims = self.scene.shaded, self.scene.lexicon.aims
        aim = next((a for a in aims if text.endswith(a, start, end)), None)
        return aim is not None and not any(text.endswith(f"等{a}", start, end) for a in aims)

    def _again(self, act: Act) -> bool:
        """Whether an act only says once more what the one before it did: 对A进行评议,召开评议会3次."""
        borrowed = act.rule in BORROWED and bool(self.acts)
        return borrowed and (self.acts[-1].form, self.acts[-1].matters) == (act.form, act.matters)

    def _passed(self, p: Predicate) -> bool:
        """Whether a predicate is no act of its own: what came of one, a speech, what a leader did."""
        text, word = self.scene.shaded, p.word
        if text.startswith("的审议意见", word.end) and any(
            w.form == Form.FOLLOW_UP for w in self.scene.within(word.end, p.end)
        ):
            return True
        if word.text.startswith("审议意见") and any(
            w.form == Form.FOLLOW_UP and w.start > word.end for w in self.scene.within(word.end + 1, p.end)
        ):
            return True  # 对A审议意见落实情况|进行跟踪督办: the matter of the other act
        if word.text == "询问" and text.endswith("提出", p.low, word.start):
            return True  # what was asked at the inquiry that the sentence tells of
        behind = find_governors(self.scene, word.end, min(p.end, word.end + 8))
        if any(g.meaning == "speech" for g in (*p.before, *behind)):
            return True
        led = [g for g in p.before if g.meaning == "leader" and word.start - g.end <= NEAR]
        if led and p.upon is None:
            return True
        honed = any(g.meaning == "hone" for g in p.before) and p.upon is None
        return (p.pushed or honed) and word.form == Form.DELIBERATED_REPORT

    def look(self, p: Predicate) -> Act | None:
        """The matter of a predicate stands before it (开展A、B专题调研, 对A进行视察) or behind it (视察A、B)."""
        text, word = self.scene.shaded, p.word
        if (chosen := self._chosen(p)) is not None:
            return chosen
        if p.described:
            return self.borrow(p, self.act(p)) if word.text.endswith("报告") and not self.acts else None
        noun = word.text.startswith("审议意见") or word.text.endswith("报告")
        if p.object is None and (p.named or noun):
            behind = text[word.end : min(p.end, word.end + MEANS)]
            means = any(w in behind for w in ("形式", "方式", "途径", "手段", "方法", "制度", "机制"))
            return None if means else self.before(p)
        strong = p.light is not None and p.light.meaning == "light"
        if strong and text[word.start - 1] not in "、," and (found := self.before(p, alone=True)) and found.matters:
            return found
        return self.behind(p, *p.object) if p.object else None

    def _chosen(self, p: Predicate) -> Act | None:
        """把A列为年度视察内容: A is the matter of what it is made a subject of."""
        if p.word.form not in CONCRETE:
            return None
        at = p.word.end + self.scene.shaded.startswith("的", p.word.end)
        told, meaning = self.scene.lexicon.follower(self.scene.shaded, at, p.end)
        made = next((g for g in p.before if g.meaning == "made"), None)
        take = next((g for g in p.before if g.meaning == "take"), None)
        if meaning != "subject" or made is None or take is None or take.end >= made.start:
            return None
        act = self.act(p, "oversight.chosen")
        act.matters = self.matters(p.word.form, take.end, made.start)
        act.first, act.last = take.end, at + len(told)
        return act

    def before(self, p: Predicate, *, alone: bool = False) -> Act | None:
        """The matter stands before the predicate: held by a verb, introduced by 对, shared with the act before; else around it.

        ``alone``: only what stands in the clause.
        """
        text, word, act = self.scene.shaded, p.word, self.act(p, "oversight.before")
        acts = [] if alone else self.acts
        if p.pushed:
            return None
        start, end = p.inner if p.light else (word.start, word.start)
        counted = [m.end() for m in COUNTED_BEFORE.finditer(text, start, end)]
        start = counted[-1] if counted else start
        bare = word.text in BARE
        light = p.light is not None and p.light.meaning == "light"
        upon = p.upon is not None and text[p.upon[0] - 1] == "对"
        if (bare and not (light or (upon and word.text == "跟踪"))) or (bare and p.upon and not upon):
            return None
        if end > start and text[end - 1] in JOINERS:
            end = start  # what stands there is done as well: 旁听庭审、|案件评查
        agents = self._agents(p, start, end)
        if not self.empty(start, end) and (act.form is Form.INQUIRY_OR_APPRAISAL or not agents) and not bare:
            return self._inner(p, act, start, end)
        if p.upon and not self._aims(*p.upon):
            return self._filled(act, *p.upon)
        chained = acts[-1] if acts and acts[-1].last == p.low and p.low > p.start else None
        if chained is not None and text[p.low] in JOINERS:
            if self.empty(p.low, word.start):
                if chained.form == act.form:
                    return None
                act.matters, act.first, act.rule = list(chained.matters), chained.first, "oversight.shared"
                return act
            if chained.rule in ("oversight.before", "oversight.shared") and p.light is None:
                return self._filled(act, p.low + 1, word.start)
        if alone:
            return None
        if (fronted := self._fronted(p)) is not None:
            return fronted
        if (listed := self._listed(p)) is not None:
            return listed
        near = [g for g in p.before if g.meaning == "led" and word.start - g.end <= LED]
        led = p.light or text.endswith("会议", p.low, word.start) or near or word.text in HEARD
        follows = act.form is Form.FOLLOW_UP and p.low == word.start
        if bare:
            found = self._around(p, act)
            return found if found and text[found.first - 1] in "对就" else None
        if led or follows:
            return self.borrow(p, act)
        gone = any(g.meaning == "out" for g in p.before)  # 代表|走进A园区|视察
        return self._around(p, act) if gone or self.empty(p.low, word.start) else None

    def _agents(self, p: Predicate, start: int, end: int) -> bool:
        """Whether ``start:end`` names only those who act: 组织代表视察."""
        first, last = trim(self.scene.shaded, start, end)
        own = any(g.meaning == "own" and g.end == last for g in p.before)
        words = self.scene.shaded[first:last]
        return own and len(words) <= AGENTS and ("、" not in words or words.endswith(("代表", "委员")))

    def _inner(self, p: Predicate, act: Act, start: int, end: int) -> Act | None:
        """The matter between the verb and the predicate; 组织代表|围绕A|视察 has it behind 围绕, 组织代表|深入A|视察 names places."""
        inside = [g for g in p.before if start <= g.start]
        for i, g in enumerate(inside):
            by = i > 0 and inside[i - 1].meaning == "own" and inside[i - 1].end == g.start
            if by and g.meaning == "upon":
                return self._filled(act, g.end, end)
            if g.meaning == "out" and (by or (g.start == start and p.light is not None and p.light.meaning == "weak")):
                return self.borrow(p, act)
        return self._filled(act, start, end)

    def _filled(self, act: Act, start: int, end: int) -> Act | None:
        """``act`` with the matters of ``start:end``."""
        if not 2 <= end - start <= LONGEST:
            return None
        act.matters, act.first = self.matters(act.form, start, end), min(act.first, start)
        act.unclear = not act.matters and not self.empty(start, end)
        return act

    def _fronted(self, p: Predicate) -> Act | None:
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
        doers = self.scene.subjects.find(self.scene.text[start:end])
        if any(last == end - start for _, last, _ in doers) or not 2 <= end - start <= FAR:
            return False
        if self.scene.shaded[start] == "为":
            return False
        told = ("own", "upon", "around", "push", "hone", "by", "out", "leader", "take", "made", "weak", "light", "verb")
        return not any(g.meaning in told for g in find_governors(self.scene, start, end))

    def _listed(self, p: Predicate) -> Act | None:
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

    def behind(self, p: Predicate, start: int, end: int) -> Act | None:
        """视察A、B: the object runs to the end of the clause or to the next verb."""
        text, act = self.scene.shaded, self.act(p, "oversight.behind")
        region = text[p.low : p.word.start]
        if (
            p.pushed
            or any(g.meaning == "hone" for g in p.before)
            or region.endswith(("的", "被", "受", "接受", "供", "提请"))
        ):
            return None
        if act.form is Form.SUPERVISION and not p.word.text.startswith("监督"):
            return None
        if (
            COUNTED.search(text, start, end)
            or end - start > LONGEST
            or (region.endswith("在") and "时" in text[start:end])
        ):
            return None
        pushed = act.form is Form.SUPERVISION and DOER.match(text, start, end)
        act.matters = [trim(text, start, end)] if pushed else self.matters(act.form, start, end)
        act.last = end
        act.unclear = not act.matters and not self.empty(start, end)
        return act

    def borrow(self, p: Predicate, act: Act) -> Act:
        """Gives ``act`` the matters of the clauses before it, else those of the act before it."""
        if self._around(p, act) is not None:
            return act
        if self.acts and act.form in CARRIES and not self._counted(p):
            before = self.acts[-1]
            last_only = act.form is Form.INQUIRY_OR_APPRAISAL
            act.matters = before.matters[-1:] if last_only else list(before.matters)
            act.owners = before.owners[-len(act.matters) :]
            act.first, act.rule = before.first, "oversight.carried"
        return act

    def _around(self, p: Predicate, act: Act) -> Act | None:
        """``act`` with the matters that the clauses before it introduce (围绕A,) or open the sentence with (A、B等,)."""
        text = self.scene.shaded
        i = bisect_right(self.wholes, p.word.start, key=lambda whole: whole[0]) - 1
        spans: list[Span] = []
        passed = 0
        while i > 0 and text[self.wholes[i - 1][1] : self.wholes[i][0]] == ",":
            i -= 1
            start, end, clause = self.wholes[i]
            if self.acts and self.acts[-1].last > start:
                break
            opened = self._opener(start, end)
            if opened is None and not spans and clause.before is None and self._opens(start, end):
                opened = start
            if opened is None:
                passed += 1
                if spans or passed > 1 or not self._idle(start, end):
                    break
                continue
            spans.append((opened, end))
        if not spans and not self.acts:
            spans = self._set_out(p)
        for start, end in reversed(spans):
            act.matters += self.matters(act.form, start, end)
        many = len(act.matters) >= MANY and sum(w.form != "none" for w in self.scene.within(p.start, p.end)) >= MANY
        if not act.matters or many:  # 围绕A、B、C等,开展听取报告、视察、询问: a list of means
            act.matters = []
            return None
        act.first, act.rule = act.matters[0][0], "oversight.around"
        return act

    def _opens(self, start: int, end: int) -> bool:
        """Whether a clause is but a noun phrase with the head of a matter, set before the sentence: A、B等工作,."""
        text = self.scene.shaded
        return self._noun(start, end) and (
            text.endswith("等", start, end) or WHOLE.search(text, start, end) is not None
        )

    def _idle(self, start: int, end: int) -> bool:
        """Whether a clause between a matter and its act only sums up or says how: 都是大事, 也将选择若干课题."""
        return self.scene.shaded.startswith(SUMS_UP, start) or (
            end - start <= SHORT and not self.scene.within(start, end)
        )

    def _counted(self, p: Predicate) -> bool:
        """Whether the act was done several times, so that it was not about what one act before it was."""
        found = COUNT.search(self.scene.shaded, *p.inner) or COUNT.match(self.scene.shaded, p.word.end, p.end)
        times = len(self.acts[-1].matters)
        return found is not None and not found.group().startswith(
            ("一", "1", str(times), "零一两三四五"[min(times, 5)])
        )

    def _opener(self, start: int, end: int) -> int | None:
        """Where the matter begins in a clause that only introduces it: 围绕…, 为摸清…."""
        if end - start > FAR or self._aims(start, end):
            return None
        for g in find_governors(self.scene, start, min(end, start + 12)):
            if g.meaning in ("upon", "around") and (g.start == start or self.scene.shaded[start] == "为"):
                return g.end
            break
        return next((start + len(w) for w in GONE_ON if self.scene.shaded.startswith(w, start)), None)

    def _set_out(self, p: Predicate) -> list[Span]:
        """The matter with which a sentence sets out: 围绕大运河文化带建设,常委会连续三年跟进,去年又召开双月协商座谈会."""
        text, first = self.scene.shaded, p.clause.sentence.start
        i = bisect_right(self.wholes, first, key=lambda whole: whole[0]) - 1
        start, end, _ = self.wholes[max(i, 0)]
        if start >= p.start or text[end : end + 1] != ",":
            return []
        governors = find_governors(self.scene, start, end)
        take = next((g for g in governors if g.meaning == "take"), None)
        made = next((g for g in governors if g.meaning == "made"), None)
        if take and made and take.end < made.start:
            return [(take.end, made.start)]
        opened = self._opener(start, end)
        return [(opened, end)] if opened else []
