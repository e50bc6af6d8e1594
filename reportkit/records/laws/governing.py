"""What governs the laws of a list: whether, and how, they were inspected (执法检查的谓词).

Every way in which words around a list may say so makes a claim of its own; the best claim is taken. All positions are those
of the paragraph's folded text, half-open.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportkit.grammar.lawnames import LawName
from reportkit.models.enums import Mode
from reportkit.records.laws.names import closed
from reportkit.records.laws.scene import Scene, Span, Word
from reportkit.text.said import any_in

PREDICATES = {
    "inspect": Mode.INSPECTION,
    "look": Mode.INSPECTION,
    "check": Mode.INSPECTION,
    "follow": Mode.FOLLOW_UP,
    "survey": Mode.SURVEY,
}
NOUNS = {**PREDICATES, "group": Mode.INSPECTION}  # may stand behind the law they govern
GOVERN = ("inspect", "look", "check", "follow", "survey", "hear", "light", "upon", "other", "by", "wish", "force")
FOUND = ("opinions", "mend")
STATE = "情况"
PROBLEM, MENDED = "问题", "问题整改"
SUMMARIES = ("检查报告", "执法检查报告")  # of an inspection told of elsewhere
JOINERS = ("、", "和", "及", "与", "以及")
OF = "的"
ENDS = ",;:。!?()”、的等"  # behind a law, with which it is not part of another thing's name
HEAD = "。"  # ends what heads a list: 组织执法检查。一部是《A法》
LISTING = ("inspect", "look", "check", "follow", "survey")
ITEM = "一二三四五六两几另还"  # begin an item of a list: 一部是《A法》
ASKED = "?"
REACH = 300  # how far a clause is looked at on either side of a list


class Claim(NamedTuple):
    """That the laws of a list were looked into, as ``word`` says; ``end`` is where the words end that say so.

    Of several claims the one of the greatest ``weight`` is taken.
    """

    weight: int
    mode: Mode
    word: Word
    end: int
    rule: str


class Listed(NamedTuple):
    """A list of laws ``start:end``, with its quotation marks, in its ``span``; ``governor`` is the word that governs it."""

    start: int
    end: int
    number: int
    span: Span
    governor: Word | None


def claims_on(scene: Scene, group: list[LawName], taken: set[int]) -> list[Claim]:
    """The claims on the laws of ``group``, the best first; words of ``taken`` govern laws before them."""
    listed = _listed(scene, group, taken)
    if scene.wished(listed.span.start, listed.start):
        return []
    claims = [
        claim for read in (_before, _heard, _behind, _list_lead, _set_out) if (claim := read(scene, listed)) is not None
    ]
    return sorted(claims, key=lambda claim: -claim.weight)


def _listed(scene: Scene, group: list[LawName], taken: set[int]) -> Listed:
    text = scene.text
    start, end = group[0].start, closed(text, group[-1])
    if text[start - 1 : start] in ("“", "‘") and text[end : end + 1] in ("”", "’"):
        start, end = start - 1, end + 1
    number = scene.span_at(start)
    span = scene.spans[number]
    span = span._replace(start=max(span.start, start - REACH), end=min(span.end, end + REACH))
    governor = None
    for word in reversed(scene.within(span.start, start)):
        if word.end <= start and word.sense in GOVERN and word.start not in taken:
            governor = word
            break
    return Listed(start, end, number, span, governor)


def _after(scene: Scene, listed: Listed) -> list[Word]:
    """The words behind the laws in their clause that may tell of them: up to what begins another thing."""
    stop = min(listed.span.end, scene.next_group(listed.end))
    found = []
    for word in scene.within(listed.end, stop):
        if word.sense in ("upon", "by", "wish", "hear"):
            following = scene.within(word.end, word.end + 1)
            if word.sense != "upon" or not following or following[0].sense != "its":
                break
        found.append(word)
    return found


def _carried(words: list[Word], scene: Scene, stop: int) -> bool:
    """Whether the words before ``stop`` speak of how a law is carried out."""
    return any(w.start < stop and (w.sense == "carry" or scene.text[w.start : w.end] == STATE) for w in words)


def _law_itself(scene: Scene, listed: Listed, after: list[Word], stop: int) -> bool:
    """Whether the law itself stands there, and is not part of another thing's name (《监督法》配套制度)."""
    run = scene.run(listed.end, stop)
    if run >= stop or scene.text[run] in ENDS[:-2]:
        return True
    governor = listed.governor
    if run == listed.end and governor is not None and governor.sense == "upon" and STATE not in scene.text[run:stop]:
        return not any(w.sense == "other" and w.start < stop for w in after)  # 对《A法》|连续三年|进行检查
    first = next((w for w in after if w.start >= run), None)
    if first is not None and first.start == run:
        return first.sense != "other"
    return _carried(after, scene, stop) and not any(w.sense == "other" and w.start < run + 1 for w in after)


def _before(scene: Scene, listed: Listed) -> Claim | None:
    """检查了《A法》…; 跟踪《A法》实施情况: the predicate stands before the laws and governs them."""
    word = listed.governor
    if word is None or word.sense not in PREDICATES:
        return None
    after = _after(scene, listed)
    told = _carried(after, scene, listed.span.end)
    gap = scene.text[word.end : listed.start]
    plain = scene.bare(word.end, listed.start)
    if gap.endswith(JOINERS) and scene.has("upon", listed.span.start, word.start):
        return None  # 就两项联动监督工作和|《A法》实施情况开展检查
    carried = scene.within(word.end, listed.start)
    if not plain and not (
        gap.endswith(JOINERS) or (carried and carried[-1].sense == "carry") or word.sense == "follow"
    ):
        return None
    if not plain and not told and not any(w.sense in FOUND or w.sense in NOUNS for w in after):
        return None
    counted = word.sense == "look" and any_in(gap, "部件")
    if word.sense in ("look", "survey") and not told and not counted:
        return None
    if not _law_itself(scene, listed, after, listed.span.end):
        return None
    mode = PREDICATES[word.sense]
    if mode is Mode.INSPECTION and _followed(scene, listed):
        mode = Mode.FOLLOW_UP
    return Claim(9, mode, word, listed.end, "law.before")


def _heard(scene: Scene, listed: Listed) -> Claim | None:
    """听取关于《A法》实施情况的报告: a report on how the law is carried out, or on what became of its inspection."""
    before = [w for w in scene.within(listed.span.start, listed.start) if w.end <= listed.start]
    hearing = None
    for word in reversed(before):
        if word.sense == "hear":
            hearing = word
            break
        if word.sense == "inspect" and scene.has("upon", listed.span.start, word.start):
            continue  # 听取关于检查《A法》实施情况的报告
        if word.sense in ("inspect", "follow", "survey", "light", "other", "by", "force"):
            return None
    if hearing is None:
        return None
    after = scene.within(listed.end, listed.span.end)
    paper = next((w for w in after if w.sense == "paper" and scene.text[w.start : w.end] not in SUMMARIES), None)
    if paper is None:
        return None
    about = [w for w in before if w.start > hearing.start] + [w for w in after if w.start < paper.start]
    told = _carried(about, scene, paper.start)
    if not told and any(w.sense == "other" for w in about):
        return None
    if any(w.sense in FOUND for w in about):
        return Claim(10, Mode.FOLLOW_UP, hearing, paper.end, "law.heard")
    if not told and not any(w.sense == "inspect" for w in about):
        return None
    first = next((w for w in after), paper)
    if first.sense == "other" and scene.bare(listed.end, first.start):
        return None
    return Claim(10, Mode.REPORT, hearing, paper.end, "law.heard")


def _behind(scene: Scene, listed: Listed) -> Claim | None:
    """对《A法》实施情况开展检查, 开展《A法》执法检查: the predicate stands behind the laws in their clause."""
    governor = listed.governor
    if governor is not None and governor.sense in ("other", "by", "wish", "force", "hear"):
        return None
    after = _after(scene, listed)
    other = next((w.start for w in after if w.sense == "other"), listed.span.end)
    told_by = (w for w in after if w.sense in NOUNS and w.sense != "look" and w.start < other)
    word = next((w for w in told_by if w.sense != "check" or _checked(scene, listed, w)), None)
    found = next((w for w in after if w.sense in FOUND and w.start < other), None)
    told = word or found
    if told is None or told.sense == "mend":
        return None
    past = any(w.sense == "past" for w in scene.within(listed.span.start, listed.start))
    topic = governor is None and scene.bare(listed.span.start, listed.start)
    if not (topic or (past and told.sense == "follow") or _law_itself(scene, listed, after, told.start)):
        return None
    if word is None or _found_by(scene, listed, after, word):
        last = [w for w in after if w.sense in FOUND or w.sense == "follow"][-1]
        return Claim(10, Mode.FOLLOW_UP, last if last.sense == "follow" else told, last.end, "law.follow_up")
    if word.sense == "group" and not scene.bare(listed.end, word.start):
        return None
    follow = next((w for w in after if w.sense == "follow"), None)
    held = any(w.sense == "light" and w.start < word.start for w in after)
    if word.sense == "inspect" and not held and (follow or _followed(scene, listed)):
        return Claim(8, Mode.FOLLOW_UP, word, (follow or word).end, "law.follow_up")
    return Claim(7, NOUNS[word.sense], word, word.end, "law.behind")


def _checked(scene: Scene, listed: Listed, word: Word) -> bool:
    """Whether a clause says of laws that open it no more than that they were inspected: 《A法》也查了, A法是替市人大查的."""
    span, governor = listed.span, listed.governor
    opens = governor.sense == "upon" if governor is not None else scene.bare(span.start, listed.start)
    return opens and scene.doer(listed.end, word.start) and scene.bare(word.end, span.end)


def _found_by(scene: Scene, listed: Listed, after: list[Word], word: Word) -> bool:
    """Whether the clause speaks of what the inspection told by ``word`` found: 对《A法》检查发现的问题开展“回头看”."""
    if word.sense not in ("inspect", "group"):
        return False
    behind = [w for w in after if w.sense in FOUND and w.start >= word.end]
    if not behind:
        return False
    gap = scene.text[word.end : behind[0].start]
    mended = scene.text[behind[0].start : behind[0].end] == MENDED
    described = mended or OF in gap or gap == "报告" or scene.bare(word.end, behind[0].start)
    held = any(w.sense == "light" and w.end <= word.start and not scene.text.startswith(OF, w.end) for w in after)
    governor = listed.governor
    if not described or held or (governor is not None and governor.sense == "light" and behind[0].sense != "opinions"):
        return False
    return mended or behind[0].sense == "opinions" or governor is not None


def _followed(scene: Scene, listed: Listed) -> bool:
    """Whether an earlier inspection is told of, and what became of it: 去年检查过的《A法》,今年开展“回头看”."""
    if not scene.has("past", listed.span.start, listed.start):
        return False
    stop = min(_statement(scene, listed.number), scene.next_group(listed.end))
    behind = scene.within(listed.end, stop)
    return any(w.sense == "follow" or (w.sense == "mend" and scene.text[w.start : w.end] != PROBLEM) for w in behind)


def _statement(scene: Scene, number: int) -> int:
    """Where the statement ends in which the span stands: at ; or 。."""
    for span in scene.spans[number:]:
        if span.border in ("。", "!", "?", ";", ""):
            return span.end
    return len(scene.text)


def _list_lead(scene: Scene, listed: Listed) -> Claim | None:
    """列入检查的有:《A法》; 开展两次执法检查,分别是《A法》; 组织执法检查。一部是《A法》: what stands before opens the list."""
    if listed.number == 0 or listed.governor is not None or not scene.bare(listed.span.start, listed.start):
        return None
    lead = scene.spans[listed.number - 1]
    if lead.border not in (",", ":", HEAD):
        return None
    if lead.border != ":" and not scene.has("list", listed.span.start, listed.start):
        return None
    words = [w for w in scene.within(lead.start, lead.end) if w.sense in LISTING]
    if not words or not scene.bare(words[-1].end, lead.end):
        return None
    if lead.border == HEAD and not scene.bare(lead.start, words[-1].start):
        return None
    if scene.next_group(lead.start) < lead.end:
        return None
    return Claim(6, PREDICATES[words[-1].sense], words[-1], listed.end, "law.listed")


def _set_out(scene: Scene, listed: Listed) -> Claim | None:
    """《A法》施行后,常委会开展检查; 围绕《A法》,…进行检查; 《A法》实施得怎样?: what a clause sets out the next looks into."""
    governor, span = listed.governor, listed.span
    after = scene.within(listed.end, span.end)
    if scene.next_group(listed.end) < span.end or any(
        w.sense in ("inspect", "survey", "hear", "other", "by", "wish") for w in after
    ):
        return None
    before = scene.text[span.start : listed.start]
    if governor is not None and governor.sense == "upon":
        pass
    elif governor is None or governor.sense in ("look", "check"):
        if not (scene.bare(span.start, listed.start) or before.endswith(OF)):
            return None
        if not scene.bare(listed.end, span.end):
            return None
    else:
        return None
    return _next(scene, listed, followed=scene.has("past", span.start, listed.start))


def item(scene: Scene, law: LawName) -> bool:
    """Whether ``law`` is an item by itself of a list that an earlier clause opened: 一部是《A法》,…;|一部是《B法》."""
    span = scene.spans[scene.span_at(law.start)]
    begun = scene.text[span.start] in ITEM and scene.has("list", span.start, law.start)
    return begun and scene.bare(span.start, law.start)


def claimed_instead(scene: Scene, group: list[LawName]) -> Claim | None:
    """What was done instead of an inspection that did not take place: 没有检查《A法》,改为听取实施情况的报告."""
    claim = _next(scene, _listed(scene, group, set()))
    return claim if claim is not None and claim.mode is Mode.REPORT else None


def _next(scene: Scene, listed: Listed, *, followed: bool = False) -> Claim | None:
    """The claim of the first clause behind that names nothing of its own; ``followed``: the laws were inspected before."""
    for following in _following(scene, listed.number):
        if scene.next_group(following.start) < following.end:
            return None
        follow = next((w for w in scene.within(following.start, following.end) if w.sense == "follow"), None)
        if followed and follow is not None and scene.bare(follow.end, following.end):
            return Claim(5, Mode.FOLLOW_UP, follow, follow.end, "law.set_out")
        claim, halt = _objectless(scene, following)
        if claim is not None or halt:
            return claim
    return None


def _following(scene: Scene, number: int) -> Iterator[Span]:
    """The spans behind a span in its statement, and behind the question that it ends."""
    border = scene.spans[number].border
    for span in scene.spans[number + 1 :]:
        if border in ("。", "!", ";", ""):
            return
        yield span
        border = span.border if border != ASKED or span.border == "," else "。"


def _objectless(scene: Scene, span: Span) -> tuple[Claim | None, bool]:
    """What a clause looks into that names nothing of its own, and whether it names something else."""
    words = scene.within(span.start, span.end)
    for i, word in enumerate(words):
        if word.sense == "upon":
            behind = words[i + 1] if i + 1 < len(words) else None
            if behind is None or behind.sense != "its":
                return None, True
        elif word.sense == "wish":
            return None, True
        elif word.sense == "hear":
            paper = next((w for w in words[i:] if w.sense == "paper"), None)
            if paper is None or paper.start == word.end:  # 听取汇报、查阅台账
                continue
            told = any(w.sense == "carry" and w.start < paper.start for w in words[i + 1 :])
            if told or scene.doer(word.end, paper.start):
                return Claim(4, Mode.REPORT, word, paper.end, "law.set_out"), True
            return None, True
        elif word.sense in ("inspect", "survey"):
            if span.first.denied(word.start, word.end):
                continue
            light = [w for w in words[:i] if w.sense == "light"]
            its = [w for w in words[:i] if w.sense == "its"]
            left = light[-1].end if light else its[-1].end if its else None
            adjacent = i > 0 and words[i - 1].end == word.start
            free = scene.bare(left, word.start) if left is not None else adjacent or scene.bare(span.start, word.start)
            stop = next((w.start for w in words[i + 1 :] if w.sense in NOUNS), span.end)
            tail = scene.bare(word.end, stop) or any(w.sense == "its" and w.start == word.end for w in words)
            if free and tail:
                return Claim(5, PREDICATES[word.sense], word, word.end, "law.set_out"), True
            if not tail:
                continue
            return None, True
    return None, False
