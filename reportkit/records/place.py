"""An act of oversight and the place of its form word in a clause; matters borrowed from the clauses around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from reportkit.lexicon.formwords import FormWord
from reportkit.models.enums import Form
from reportkit.records.matters import Span, cut
from reportkit.text.marks import EDGES

PREP = re.compile(
    r"围绕|聚焦|针对|紧扣|紧盯|瞄准|聚力|关于|(?<![应针面相绝反核派校])对(?![口外接标象策应比手台])"
    r"|(?<![成造])就(?![业地近是此餐读]|学(?![前校生科])|医(?![疗药保养]))|以(?![及来上下后前])"
)
AROUND = re.compile(
    rf"{PREP.pattern}|结合|(?:切实|高度|密切|持续|继续)?关注|为了?(?:进一步|全面|深入)?(?:弄清|摸清|查清|掌握|了解)"
)
# 常委会把食品安全作为监督重点,先后开展….
CHOSEN = re.compile(r"[^,;。]{0,16}?[把将](?P<matter>[^,;。]{2,40}?)(?:作为|列为|列入|纳入|摆在|摆上)")
AIMLESS = re.compile(r"(?:形势|作用|职能|要求|优势|形式|方式|精神|部署|职责|能力|水平|质量|以来|实际)$")
# A form that takes up what the sentence spoke of before: …,并召开主席会议协商.
CARRIES = {Form.SPECIAL_INQUIRY, Form.INQUIRY_OR_APPRAISAL, Form.BRIEFING, Form.CONSULTATION, Form.DELIBERATED_REPORT}
# 督办 of suggestions is not oversight, a survey for making a law neither.
HANDLED = re.compile(r"(?<!意见)建议(?!落实)|议案|提案")
JOINS = re.compile("以及|和|及")
# How long a clause may be that sets out a matter.
FAR = 150
LAWMAKING = re.compile(r"(?:修改|修订|制定|起草|草案)$")
UNFIT: dict[str, re.Pattern[str]] = {Form.FOLLOW_UP: HANDLED, Form.SURVEY: LAWMAKING}


@lru_cache(maxsize=8)
def nothing(fillers: tuple[str, ...]) -> re.Pattern[str]:
    """What consists of ``fillers``, counts and the like and so names no matter: 3次专题视察, 经常性的."""
    words = "|".join(map(re.escape, sorted(fillers, key=lambda w: (-len(w), w))))
    count = r"(?:近|约)?(?:\d+|[一二三四五六七八九十两]+)[余多]?[项部个次场件条份名位期篇](?:以上)?"
    return re.compile(
        rf"(?:{words}|{count}|[^、,]{{1,3}}[性式]|[等、和的了地与及其前后中到村户入○镇街区县市省乡“”])*+$"
    )


@dataclass(slots=True)
class Act:
    """What was done (``form``) with which matters.

    ``word`` is the form word, ``first`` and ``last`` bound the whole act; spans are positions of the paragraph.
    ``owners`` says for each matter whose report it is, "" when unsaid; ``rule`` how the matters were found.
    """

    form: Form
    word: Span
    first: int
    last: int
    matters: list[Span] = field(default_factory=list)
    rule: str = ""
    owners: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Place:
    """A form word in its clause ``begin:end`` of the sentence that starts at ``sentence``.

    What stands before ``reach`` belongs to an earlier act, what stands behind ``limit`` to a later one. ``blank`` is the
    shaded text with all form words filled in as well, ``nothing`` what names no matter in it. ``region`` is what stands
    before the form word and belongs to it.
    """

    shaded: str
    blank: str
    nothing: re.Pattern[str]
    sentence: int
    word: FormWord
    begin: int
    end: int
    reach: int
    limit: int
    region: str = field(init=False)

    def __post_init__(self) -> None:
        self.region = self.shaded[self.reach : self.word.start]

    def act(self) -> Act:
        """The act of the form word, as yet without matters."""
        return Act(Form(self.word.form), (self.word.start, self.word.end), self.word.start, self.word.end)

    def empty(self, start: int, end: int) -> bool:
        """Whether nothing in ``start:end`` names a matter."""
        words = self.blank[start:end].strip()
        return len(words) < 2 or bool(self.nothing.match(words))

    def matters(self, start: int, end: int, *, titled: bool = False, heard: bool = False) -> list[Span]:
        """The matters named in ``start:end``; ``titled`` and ``heard`` as ``cut`` has them."""
        spans = cut(self.shaded, start, end, titled=titled, heard=heard)
        unfit = UNFIT.get(self.word.form)
        if unfit is not None:
            spans = [m for m in spans if not unfit.search(self.shaded, *m)]
        return [m for m in spans if not self.empty(*m)]


def borrow(place: Place, act: Act, acts: list[Act]) -> Act:
    """Gives ``act`` the matters of 围绕…, in the clauses before it, else those of the act before it."""
    shaded = place.shaded
    spans: list[Span] = []
    stop = place.begin - 1
    while stop > place.sentence and shaded[stop] == ",":
        low = max(place.sentence, stop - FAR)
        begin = max(low - 1, *(shaded.rfind(c, low, stop) for c in EDGES)) + 1
        opener = AROUND.match(shaded, begin, stop) or JOINS.match(shaded, begin, stop)
        if opener is None or AIMLESS.search(shaded, begin, stop) or (acts and acts[-1].last > begin):
            break
        spans.append((opener.end(), stop))
        stop = begin - 1
    if not spans and not acts:
        spans = _set_out(place)
    for start, end in reversed(spans):
        act.matters += place.matters(start, end)
    if act.matters:
        act.first, act.rule = act.matters[0][0], "oversight.around"
    elif acts and act.form in CARRIES:
        last_only = act.form is Form.INQUIRY_OR_APPRAISAL
        act.matters = acts[-1].matters[-1:] if last_only else list(acts[-1].matters)
        act.owners = acts[-1].owners[-len(act.matters) :]
        act.first, act.rule = acts[-1].first, "oversight.carried"
    return act


def _set_out(place: Place) -> list[Span]:
    """The matter with which a sentence sets out: 围绕大运河文化带建设,常委会连续三年跟进,去年又召开双月协商座谈会."""
    stop = place.shaded.find(",", place.sentence, min(place.begin, place.sentence + FAR))
    opener = AROUND.match(place.shaded, place.sentence, max(stop, place.sentence))
    if chosen := CHOSEN.match(place.shaded, place.sentence, max(stop, place.sentence)):
        return [chosen.span("matter")]
    if opener is None or AIMLESS.search(place.shaded, opener.end(), stop):
        return []
    return [(opener.end(), stop)]
