"""What governs what in a clause: acts of oversight, and the words before and behind them that say what was looked into (谓词与论元).

All positions are those of a paragraph's folded text, half-open. Titles, quotations and brackets are shaded: filled in
character by character, so that no word is found in them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reportkit.grammar.clause import Clause
from reportkit.grammar.counted import NUMERALS, TIMES, count_end, counts
from reportkit.lexicon.predicatewords import PredicateWord, PredicateWords
from reportkit.lexicon.signalwords import SignalWords
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.enums import Form
from reportkit.text.marks import clause_start
from reportkit.text.said import any_in

Span = tuple[int, int]
SHADES, ASIDE = "□■", "○"
QUOTED = {"《": ("》", 80), "“": ("”", 60), "(": (")", 40)}  # what closes each, and how long it may be
HEARD_NEAR = 42  # how far before a report's title 听取 stands
DURATIONS = ("年", "个月", "天", "周", "余年", "年多")
ASPECT = "了过好"  # 视察了, 搞好
JOINERS = "、和及与并"
AND = (  # stand between acts that a list joins: 视察、组织代表调研
    *("组织", "开展", "进行", "专题", "专项", "实地", "现场", "重点", "先后", "多次", "再次", "认真", "继续"),
    *("集中", "联合", "深入", "适时", "听取", "对", "代表", "委员", "了"),
)
NEAR_AND = 12
BARE = ("作", "做", "搞")  # hold an act only right before it: 作专题调研
CLOSE = 8
HOW = ("会议", "形式", "方式")  # before what they discussed
HOLDS = ("召开", "举行", "举办")  # 就A|召开会议1次进行询问
THEMES = ("为题", "为主题", "为重点", "为主要内容", "为内容", "为议题", "为课题", "为切入点", "为抓手")  # 以A为题
REACH = 300  # how far a clause is looked at on either side of a predicate
HELD = ("light", "weak", "push", "next")  # begin the next act behind a joiner


class Governor(NamedTuple):
    """A word at ``start:end`` before a predicate, and what it says of it."""

    start: int
    end: int
    meaning: str


@dataclass(slots=True)
class Predicate:
    """An act of oversight, ``word``, in the clause ``start:end`` (with what stands in brackets in it).

    ``low`` is where the words that may belong to it begin, behind the predicate before it; ``before`` are the governors
    between. ``light`` is the verb that holds it (开展), ``upon`` what 对 or 围绕 introduces, ``inner`` what stands between
    the verb and the word (from ``low`` on where there is none), ``object`` what stands behind a verb. ``named``: the word
    is a noun there (视察活动, 视察3次); ``halted``: what follows is told of it (检查发现); ``pushed``: others do it, or it is
    only a means or an aim (推动部门检查); ``described``: it is told of as done (围绕A开展的调研).
    """

    word: PredicateWord
    clause: Clause
    start: int
    end: int
    low: int
    high: int
    before: list[Governor]
    light: Governor | None = None
    upon: Span | None = None
    inner: Span = (0, 0)
    object: Span | None = None
    named: bool = False
    halted: bool = False
    pushed: bool = False
    described: bool = False

    @property
    def form(self) -> Form:
        """What kind of act it is."""
        return Form(self.word.form)

    @property
    def roles(self) -> list[Span]:
        """Where what it looks into may stand, the likeliest first."""
        return [span for span in (self.upon, self.inner, self.object) if span is not None and span[0] < span[1]]


@dataclass(slots=True)
class Scene:
    """A paragraph made ready: ``shaded``, ``blank`` (its predicates filled in too), its predicates' ``words`` in order."""

    text: str
    shaded: str
    blank: str
    words: list[PredicateWord]
    lexicon: PredicateWords
    subjects: SignalWords

    def within(self, start: int, end: int) -> list[PredicateWord]:
        """The words in ``start:end``."""
        first = bisect_left(self.words, (start,))
        return self.words[first : bisect_left(self.words, (end,), first)]


def shade(text: str, kept: set[Span], filled: list[Span]) -> str:
    """``text`` with its quotations, brackets and the spans of ``filled`` filled in.

    Those of ``kept``, and the titles of reports heard, stay as they are.
    """
    if filled:
        parts, position = [], 0
        for i, (start, end) in enumerate(filled):
            parts += [text[position:start], SHADES[i % 2] * (end - start)]
            position = end
        text = "".join((*parts, text[position:]))
    count = len(filled)
    parts, position = [], 0
    for start, end in _quoted(text):
        words = text[start:end]
        if "两院" in words or (start + 1, end - 1) in kept or (start, end) in kept or _heard(text, start, words):
            continue
        count += 1
        parts += [text[position:start], (ASIDE if words[0] == "(" else SHADES[count % 2]) * (end - start)]
        position = end
    return "".join((*parts, text[position:]))


def _quoted(text: str) -> Iterator[Span]:
    """Quotations, titles and brackets, from left to right; the outermost of those that lie in each other."""
    start = 0
    while True:
        found = [at for opening in QUOTED if (at := text.find(opening, start)) >= 0]
        if not found:
            return
        start = min(found)
        closing, most = QUOTED[text[start]]
        end = text.find(closing, start + 2, start + most + 2)
        again = text.rfind(text[start], start + 1, end if end > 0 else start + 1)
        if end > 0 and again < 0 and closing != text[start + 1]:
            yield start, end + 1
            start = end
        start += 1


def _heard(text: str, start: int, words: str) -> bool:
    """Whether ``words`` at ``start`` are the title of a report that is said to be heard."""
    if not words.endswith(("报告》", "汇报》")):
        return False
    before = text[clause_start(text, start, low=max(0, start - HEARD_NEAR)) : start]
    return "听取" in before or "审议" in before


def set_scene(text: str, laws: list[Span], vocabulary: Vocabulary) -> Scene:
    """The scene of a paragraph's folded ``text``; the names of its ``laws`` are shaded as titles are."""
    lexicon = vocabulary.predicates
    words = lexicon.find(text)
    shaded = shade(text, {(w.start, w.end) for w in words}, laws)
    words = [_whole(w, text) for w in words if shaded[w.start] == text[w.start]]
    parts, at = [], 0
    for word in words:
        parts += [shaded[at : word.start], ASIDE * (word.end - word.start)]
        at = word.end
    return Scene(text, shaded, "".join((*parts, shaded[at:])), words, lexicon, vocabulary.subjects)


def _whole(word: PredicateWord, text: str) -> PredicateWord:
    """A word with the quotation marks around it: “回头看”."""
    if text[word.start - 1 : word.start] == "“" and text[word.end : word.end + 1] == "”":
        return word._replace(start=word.start - 1, end=word.end + 1)
    return word


def wholes(clauses: list[Clause]) -> list[tuple[int, int, Clause]]:
    """Clauses with what stands in brackets in them: where each begins and ends, and its first part."""
    found: list[tuple[int, int, Clause]] = []
    before: Clause | None = None
    for clause in clauses:
        if before is not None and clause.sentence is before.sentence and _within(before, clause):
            found[-1] = (found[-1][0], clause.end, found[-1][2])
        else:
            found.append((clause.start, clause.end, clause))
        before = clause
    return found


def _within(before: Clause, clause: Clause) -> bool:
    """Whether only a bracket parts two clauses, or both stand in one."""
    return (before.border != "" and before.border in "()") or (before.aside and clause.aside)


def find_governors(scene: Scene, start: int, end: int) -> list[Governor]:
    """The governors in ``start:end``."""
    found = []
    for first, last, meaning in scene.lexicon.governors.find(scene.blank, start, end):
        short = meaning == "upon" and scene.blank[first] == "就"  # 就|学前教育
        found.append(Governor(first, first + 1 if short else last, meaning))
    return found


def govern(
    scene: Scene, word: PredicateWord, whole: Span, clause: Clause, low: int, governors: list[Governor]
) -> Predicate:
    """The predicate that ``word`` is in the clause ``whole``, with what it governs from ``low`` on."""
    start, end = whole
    low = max(low, word.start - REACH)
    high = _limit(scene, word, min(end, word.end + REACH))
    first = bisect_left(governors, (low,))
    before = governors[first : bisect_left(governors, (word.start,), first)]
    predicate = Predicate(word, clause, start, end, low, high, before)
    light = predicate.light = _light(predicate, scene.shaded)
    opened = light.start if light else word.start
    upon = _upon(before, opened, scene.shaded)
    if upon is not None:
        out = next((g.start for g in before if g.meaning == "out" and upon.end + 2 <= g.start < opened), opened)
        out = min(out, before_meeting(scene, before, upon.end, opened))
        themes = [at for theme in THEMES if (at := scene.shaded.find(theme, upon.end + 2, out)) > 0]
        predicate.upon = upon.end, min([out, *themes]) if scene.shaded[upon.start] == "以" else out
    predicate.inner = (light.end if light else low), word.start
    predicate.described = light is not None and scene.shaded[light.end : word.start] == "的"
    predicate.pushed = _pushed(before, upon.start if upon else opened)
    _look_behind(scene, predicate, governors)
    return predicate


def before_meeting(scene: Scene, governors: list[Governor], start: int, end: int) -> int:
    """Where in ``start:end`` a verb holds but a meeting, perhaps counted: 就A|召开联组会议1次; ``end`` where none does."""
    text = scene.shaded
    for g in governors:
        if start + 2 <= g.start < end and text[g.start : g.end] in HOLDS:
            words = text[g.end : end]
            at = words.rfind("会")
            behind = words[at + 1 :].removeprefix("议").lstrip(",并")
            if at >= 0 and "的" not in words and (not behind or count_end(behind, 0, len(behind)) == len(behind)):
                return g.start
    return end


def _light(predicate: Predicate, text: str) -> Governor | None:
    """The verb that holds the act: the last 开展 and its like, else the first of the weaker ones."""
    word, before = predicate.word, predicate.before
    strong = [
        g for g in before if g.meaning == "light" and (text[g.start : g.end] not in BARE or word.start - g.end < CLOSE)
    ]
    weaker = "track" if word.text.startswith("审议意见") else "weak"
    found = strong[-1] if strong else next((g for g in before if g.meaning == weaker), None)
    if found is None:
        return None
    if not strong and text[found.start : found.end] not in ("组织", "安排"):
        upon = next((g for g in before if g.meaning == "upon"), None)
        if upon is not None and upon.start < found.start:
            return None  # 对完成整改情况视察: part of the matter
    return found._replace(end=found.end + (text[found.end] in ASPECT and found.end < word.start))


def _upon(before: list[Governor], opened: int, text: str) -> Governor | None:
    """The word that introduces the matter: the first, but not 以 that says how: 以联组会议形式|就A开展询问."""
    found = [g for g in before if g.meaning == "upon" and g.start < opened]
    for i, upon in enumerate(found):
        if text[upon.start] == "以" and any_in(text[upon.end : opened], THEMES):
            return upon
        behind = text[upon.end : found[i + 1].start if i + 1 < len(found) else opened]
        if text[upon.start] != "以" or not behind.rstrip(",").endswith(("形式", "方式", "会议")):
            return upon
    return None


def _pushed(before: list[Governor], until: int) -> bool:
    """Whether others are pushed to the act before ``until``; 按照…要求 pushes nobody."""
    found = [g for g in before if g.meaning in ("push", "by") and g.start < until]
    return any(g.meaning == "push" and not any(b.meaning == "by" and b.start < g.start for b in found) for g in found)


def _limit(scene: Scene, word: PredicateWord, stop: int) -> int:
    """Where the words of ``word`` end at the latest: at the next act that a list goes on with."""
    end = word.end
    words = scene.words
    i = bisect_left(words, (word.end,))
    for other in words[i : i + NEAR_AND]:
        if other.start >= stop:
            break
        if other.form == "none":
            continue
        for at in range(other.start - 1, max(end, other.start - NEAR_AND) - 1, -1):
            if scene.shaded[at] in JOINERS and _only(scene.shaded[at + 1 : other.start]):
                return at
    return stop


def _only(words: str) -> bool:
    """Whether ``words`` are nothing but those that may stand between acts of a list."""
    while words:
        word = next((w for w in AND if words.startswith(w)), None)
        if word is None:
            return False
        words = words[len(word) :]
    return True


def _look_behind(scene: Scene, predicate: Predicate, governors: list[Governor]) -> None:
    """Sets what stands behind the word: its object, or that it is a noun there."""
    word, text, end = predicate.word, scene.shaded, predicate.high
    at = word.end
    told, meaning = scene.lexicon.follower(text, at, end)
    while meaning == "name":
        at += len(told)
        told, meaning = scene.lexicon.follower(text, at, end)
    named = at
    learnt = text.startswith("了解", at)
    aspect = at < end and text[at] in ASPECT and not learnt
    if aspect and text.startswith("的", at + 1):  # 去年检查过|的《A法》
        predicate.halted = True
        return
    if aspect or learnt:
        at += 1 + learnt
        told, meaning = scene.lexicon.follower(text, at, end)
    if (
        at >= end
        or text[at] in JOINERS
        or meaning in ("noun", "means")
        or count_end(text, at, end)
        or _lasts(text, at, end)
    ):
        predicate.named = True
    elif meaning == "halt" or named > word.end:
        predicate.halted = True
    elif (
        meaning != "next"
        and _opens(text[at])
        and (word.text not in scene.lexicon.events or aspect or _titled(scene, predicate, at))
    ):
        predicate.object = at, _object_end(scene, at, end, governors)


def _lasts(text: str, at: int, end: int) -> bool:
    """Whether a clause ends with how long it was done: 跟踪督办|三年."""
    words = text[at:end].lstrip(NUMERALS)
    return len(words) < end - at and words in DURATIONS


def _opens(character: str) -> bool:
    """Whether an object may begin so: with no mark or blank."""
    return character.isalnum() or character in SHADES or character in "○“《"


def _titled(scene: Scene, predicate: Predicate, at: int) -> bool:
    """Whether a meeting is said to have discussed what stands in quotation marks: 常委会议协商“A”, 以会议形式协商“A”."""
    return scene.shaded[at] in SHADES and scene.shaded.endswith(HOW, predicate.low, predicate.word.start)


def _object_end(scene: Scene, at: int, end: int, governors: list[Governor]) -> int:
    """Where an object ends that begins at ``at``: before the next act, or before how often it was done."""
    text = scene.shaded
    begins = {g.start for g in governors[bisect_left(governors, (at,)) :] if g.meaning in HELD}
    for i in range(at + 1, end - 1):
        if text[i] in JOINERS and (i + 1 in begins or scene.lexicon.follower(text, i + 1, end)[1] == "next"):
            end = i
            break
    times = (start for start, stop in counts(text, at + 1, end) if text.endswith(TIMES, start, stop))
    return next(times, end)
