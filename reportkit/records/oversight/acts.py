"""Acts of oversight in a sentence: what each predicate (听取, 视察, 开展…评议) looked into (监督活动).

All positions are those of a paragraph's folded text, half-open.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from reportkit.grammar.counted import count_end, counts
from reportkit.grammar.predicates import JOINERS, Predicate, find_governors, govern
from reportkit.lexicon.predicatewords import PredicateWord
from reportkit.models.enums import Form
from reportkit.records.oversight.hearings import hear
from reportkit.records.oversight.introduced import COUNTED, HEARD, Act, Surroundings
from reportkit.records.oversight.matters import trim
from reportkit.text.said import any_in

# Forms that 把A作为视察的重点 may name.
CONCRETE = {
    *(Form.SURVEY, Form.INSPECTION_TOUR, Form.CONSULTATION),
    *(Form.SPECIAL_INQUIRY, Form.INQUIRY_OR_APPRAISAL, Form.DEMOCRATIC_SUPERVISION),
}
NEAR = 12  # how near before an act a leader stands who did it
MEANS = 14  # how far behind it 形式 makes it one of several means
LONGEST = 120
BARE = ("监督", "评估", "跟踪")  # acts only where they are carried out upon something: 对A进行跟踪
AGENTS = 16
SEEN = ("看了", "察看了", "查看了", "先后看了", "重点看了", "实地看了", "实地察看了", "实地查看了", "分别看了")
YEAR = 5  # characters of 2021年
FOLLOWED = ("跟踪", "督办", "督促", "监督", "紧盯", "推动")
SPEAKER = ("我", "现", "现在")  # who delivers this report
LED = 8  # how near before an act 带队 stands
BORROWED = ("oversight.carried", "oversight.around", "oversight.shared")


@dataclass(slots=True)
class Reader(Surroundings):
    """The acts of a paragraph, found sentence by sentence."""

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
                at = bisect_left(self.wholes, (word.start + 1,)) - 1
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
        if word.text.startswith("向") and text.endswith(SPEAKER, p.low, word.start):
            return True  # 我向常委会报告…,请予审议
        if word.text == "询问" and text.endswith("提出", p.low, word.start):
            return True  # what was asked at the inquiry that the sentence tells of
        if any(g.meaning == "speech" for g in p.before) or self._spoken(word.end, min(p.end, word.end + 8)):
            return True
        led = [g for g in p.before if g.meaning == "leader" and word.start - g.end <= NEAR]
        if led and p.upon is None:
            return True
        honed = any(g.meaning == "hone" for g in p.before) and p.upon is None
        return (p.pushed or honed) and word.form == Form.DELIBERATED_REPORT

    def _spoken(self, start: int, end: int) -> bool:
        """Whether ``start:end`` says that something was told, not done: 视察时强调."""
        scene = self.scene
        if not any_in(scene.blank[start:end], scene.lexicon.speech):
            return False
        return any(g.meaning == "speech" for g in find_governors(scene, start, end))

    def look(self, p: Predicate) -> Act | None:
        """The matter of a predicate stands before it (开展A、B专题调研, 对A进行视察) or behind it (视察A、B)."""
        text, word = self.scene.shaded, p.word
        if (chosen := self._chosen(p)) is not None:
            return chosen
        if text[word.start - 1] == "(" and self.acts and self.acts[-1].last >= word.start - 1:
            return self.borrow(p, self.act(p))  # …的报告(满意度测评)
        if p.described:
            return self.borrow(p, self.act(p)) if word.text.endswith("报告") and not self.acts else None
        noun = word.text.startswith("审议意见") or word.text.endswith("报告")
        if p.object is None and (p.named or noun):
            behind = text[word.end : min(p.end, word.end + MEANS)]
            means = any_in(behind, ("形式", "方式", "途径", "手段", "方法", "制度", "机制"))
            found = None if means else self.before(p)
            return found if found is not None and found.matters else self._seen(p) or found
        strong = p.light is not None and p.light.meaning == "light"
        if strong and text[word.start - 1] not in "、," and (found := self.before(p, alone=True)) and found.matters:
            return found
        if p.object is None:
            return None
        if COUNTED.search(text, *p.object):  # 围绕A,视察医院、药店36家
            return self.around(p, self.act(p))
        return self.behind(p, *p.object)

    def _seen(self, p: Predicate) -> Act | None:
        """视察三次,看了A、B: the matters stand behind what was seen, in the next clause."""
        text = self.scene.shaded
        for start, end, _ in self.following(p):
            seen = next((word for word in SEEN if text.startswith(word, start, end)), None)
            counted = seen is not None and count_end(text, start + len(seen), end)
            told = seen is not None and "了" in text[start + len(seen) : end]
            if seen is not None and not (counted or told) and p.form in (Form.INSPECTION_TOUR, Form.SURVEY):
                act = self.act(p, "oversight.behind")
                act.matters, act.last = self.matters(act.form, start + len(seen), end), end
                return act
            break
        return None

    def _chosen(self, p: Predicate) -> Act | None:
        """把A列为年度视察内容: A is the matter of what it is made a subject of."""
        if p.word.form not in CONCRETE:
            return None
        at = p.word.end + self.scene.shaded.startswith("的", p.word.end)
        told, meaning = self.scene.lexicon.follower(self.scene.shaded, at, p.end)
        made = next((g for g in p.before if g.meaning == "made"), None)
        take = next((g for g in p.before if g.meaning == "take"), None)
        if made is None or take is None or take.end >= made.start or count_end(self.scene.shaded, take.end, made.start):
            return None
        if meaning != "subject" and not (made.end == p.word.start and p.named and at >= p.high):  # 把A纳入|协商
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
        if self._of_a_year(word):
            act.first = word.start - YEAR
            act.matters = [(act.first, word.end)]
            return act
        start, end = p.inner if p.light else (word.start, word.start)
        start = self._behind_counts(start, end)
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
        if p.upon and not self.aims(*p.upon):
            return self._filled(act, p.upon[0], self.without_partners(*p.upon))
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
        if (told := self.over_comma(p) or self.fronted(p) or self.listed(p)) is not None:
            return told
        near = [g for g in p.before if g.meaning == "led" and word.start - g.end <= LED]
        led = p.light or text.endswith("会议", p.low, word.start) or near or word.text in HEARD
        follows = act.form is Form.FOLLOW_UP and p.low == word.start
        if bare:
            found = self.around(p, act)
            return found if found and text[found.first - 1] in "对就" else None
        if led or follows:
            return self.borrow(p, act)
        gone = any(g.meaning == "out" for g in p.before)  # 代表|走进A园区|视察
        return self.around(p, act) if gone or self.empty(p.low, word.start) else None

    def _behind_counts(self, start: int, end: int) -> int:
        """Where a list of things counted ends in ``start:end``: 召开主席会议12次、|专题协商会6次."""
        text = self.scene.shaded
        stops = [stop + 1 for _, stop in counts(text, start, end) if stop < end and text[stop] in JOINERS]
        return max([start, *stops])

    def _of_a_year(self, word: PredicateWord) -> bool:
        """跟踪|2021年审议意见落实: the year belongs to the matter."""
        text, year = self.scene.shaded, word.start - YEAR
        dated = word.text.startswith("审议意见") and text[year : year + 4].isdigit()
        return dated and text.endswith(FOLLOWED, 0, year)

    def _agents(self, p: Predicate, start: int, end: int) -> bool:
        """Whether ``start:end`` names only those who act: 组织代表视察."""
        first, last = trim(self.scene.lexicon, self.scene.shaded, start, end)
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
        act.unclear = self.unclear(act, start, end)
        return act

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
        act.matters = self.matters(act.form, start, end)
        act.last = end
        act.unclear = self.unclear(act, start, end)
        return act
