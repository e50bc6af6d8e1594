"""Quantities: what is counted, by which verb, in which part of a sentence (数量)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportkit.grammar.clause import Clause
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Change, Per
from reportkit.numerals.scan import Numeral
from reportkit.outline.sentences import Sentence
from reportkit.text.marks import STATEMENT, clause_start

if TYPE_CHECKING:
    from reportkit.grammar.paragraph import Paragraph

EDGE = re.compile(r"[,;。:!?()—](?:(?<=\()[^()\d]{1,10}\)(?P<aside>)|(?<!—)|(?<=—)—)")
GLUE_VERB = re.compile(
    r"^[”’》)】\s]*(?:共|先后|也|还|一共|(?:一|全|每)年|年内|原则上|(?:一般|坚持|平均|至少)?每(?:两|二)?个?(?:月|周|季度?|半年))*"
    r"(?:(?:召?开|举行|举办|开展|进行|安排)[了过满好]?(?:共)?)?$"
)
LIST = re.compile(r"^(?:、|和|及|与|以及|或|或者|、?并|,)$")
# 联络站发展到12个, 浓度降至28微克: what grew or fell is what is counted.
GREW = "(?:增加?|提高|提升|扩大|下?降|减少?|上?升|发展|拓展|压减|控制|保持|稳定)(?:到了?|至|在|为)"
FROM = ("由", "从", "由原来的", "从原来的")
GROWS = ("增加", "增长", "增至", "提高", "提升", "扩大", "上升", "减少", "减至", "压减", "下降", "发展", "改为", "调整")
GLUE = re.compile(
    rf"^[”’》)\s]*(?:等|活动|工作|的|共计?|总计|合计|累计|总数|总量|达到?|约|为|是|有|了|已|先后|分别|各|均|:|件数|次数|人数|共有|超|计|进行|金额|数量|总额|已有|多达|高达|就有|总共|一共|、|{GREW})*[“(\s]*$"
)


# 召开一次乡镇人大主席座谈会: what is held is the meeting, whoever meets.
HELD = re.compile(r"(?:召?开|举行|召集)[了过好]?(?:共|先后)?$")
NEXT = re.compile("、|和|及|与|以及")
VERB_NEXT = re.compile(
    r"(?:向|对|就|为|实地|现场|听取|组织|审议|审查|深入|到|赴|召开|开展|视察|专题|带队|研究|修改|提出|邀请|走访|前往|主持|参加|督办|检查|调研|征求|专门|集中|上|进|无故|缺席|未)"
)
VERB_BETWEEN = re.compile(
    r"已经?|均|都|由|被|得到|转[为作]|进行|开展|召开|举[行办]|听取|提出|参加|参与|深入|列入|完成|实现|组织|获|为|是|涉及|有|到|占|纳入|交付|写进|报|送|作|向|要求|关于|属于|通过|采取"
)
PHRASE_BREAK = re.compile(
    r"[的、和及与等,]|已|均|都|全部|由|被|得|转|进行|开展|听取|提出|参[加与]|深入|列入|完成|实现|组织|获|为|是|有|到(?!位)|占|给予|予以|先后|现场|实行|加大|向|作|就|对|通过|一|经|审议|讨论|研究|共|驻|担任|争取|引进|筹集|募集"
)
# What a measure word cannot count: 农村38件 are no villages, 代表两件 no deputies.
CLASHES: dict[str, set[str]] = {
    "件": {"person", "place", "event"},
    "项": {"person"},
    "document": {"person", "place"},
    "case": {"person", "place"},
    "person": {"document", "case", "project", "event"},
    "person_time": {"document", "case", "project"},
}
PAPERS = {"motion", "suggestion", "motion_and_suggestion", "proposal"}  # 件 counts them; 个, 家 those who make them
ACTIVITIES = {"inspection_tour", "survey", "law_inspection", "democratic_supervision", "training", "inquiry"}


@dataclass(slots=True, eq=False)
class Frame:
    """A figure within its sentence, the ``clause`` it stands in, and the statement, which begins behind the last 。.

    ``left``/``right`` are the words of its clause before and behind the numeral; ``head`` is the thing
    counted with ``side`` "right" (12个项目), "left" (项目12个) or "" when the clause names none;
    ``first`` is the first of a mixed list (视察、调研12次) and ``pooled`` says that it is one. ``change`` is "up" or
    "down" where the number is a difference, ``per`` the period or thing for each of which it holds, ``whole`` the number
    of which it is said to be a part.
    """

    numeral: Numeral
    sentence: Sentence
    statement: int
    begin: int
    stop: int
    left: list[Token]
    right: list[Token]
    left_text: str
    right_text: str
    head: Token | None = None
    side: str = ""
    first: Token | None = None
    pooled: bool = False
    change: Change | None = None
    per: Per | None = None
    whole: Frame | None = None
    clause: Clause = field(init=False)  # read when all numbers of the paragraph are known


def is_share(numeral: Numeral) -> bool:
    """Whether a number is a part of a whole (86.6%, 四分之一), and no count."""
    return numeral.unit in ("%", "") and numeral.measure != "duration"


def counts(token: Token) -> bool:
    """Whether a word can be the thing that is counted."""
    features = token.features
    return "noun" in features or "kind" in features or "weak" in features or "body" in features


def read_frames(paragraph: Paragraph, figures: list[Numeral]) -> None:
    """Sets the frames of a paragraph, one for each of its ``figures``."""
    text = paragraph.joined.text
    edges = [m.span() for m in EDGE.finditer(text) if m.lastgroup != "aside"]
    sentences, at = paragraph.sentences, 0
    for i, numeral in enumerate(figures):
        while at < len(sentences) - 1 and sentences[at].end <= numeral.num:
            at += 1
        sentence = sentences[at]
        if not sentence.start <= numeral.num < sentence.end:
            continue
        before = figures[i - 1] if i else None
        after = figures[i + 1] if i + 1 < len(figures) else None
        frame = _frame(paragraph, numeral, sentence, before, after, edges)
        _find_head(frame, text, paragraph.vocabulary.natures, paragraph.frames[-1] if paragraph.frames else None)
        paragraph.frames.append(frame)
    for frame in paragraph.frames:
        frame.clause = paragraph.clause_at(frame.numeral.start)


def _frame(
    paragraph: Paragraph,
    numeral: Numeral,
    sentence: Sentence,
    before: Numeral | None,
    after: Numeral | None,
    edges: list[tuple[int, int]],
) -> Frame:
    text = paragraph.joined.text
    i = bisect_right(edges, (numeral.start, 0)) - 1  # an edge ends where it starts, or one character on
    while i >= 0 and edges[i][1] > numeral.start:
        i -= 1
    begin = max(sentence.start, edges[i][1] if i >= 0 else 0)
    if before is not None and before.end > begin:
        begin = before.end
    j = bisect_left(edges, (numeral.end, 0))
    stop = min(sentence.end, edges[j][0] if j < len(edges) else sentence.end)
    behind = numeral.end
    if after is not None and after.start - numeral.end <= 1 and after.end < stop:
        behind = after.end
    elif after is not None and after.start < stop:
        stop = _split(paragraph, numeral.end, after.start)
    return Frame(
        numeral,
        sentence,
        clause_start(text, sentence.start, STATEMENT),
        begin,
        stop,
        paragraph.within(begin, numeral.start),
        paragraph.within(behind, stop),
        text[begin : numeral.start],
        text[behind:stop],
    )


def _split(paragraph: Paragraph, start: int, stop: int) -> int:
    """Where the words of one figure end when another stands in the same clause.

    At the last 、 between them when what follows it belongs to the other figure (、主任会议19次; 、46家驿站).
    """
    text = paragraph.joined.text
    between = text.rfind("、", start, stop)
    if between < 0:
        return stop
    if stop - between <= 3:
        return between
    nouns = [t for t in paragraph.within(between, stop) if counts(t) or "action" in t.features]
    return between if nouns and GLUE.match(text[nouns[-1].end : stop]) else stop


def _find_head(frame: Frame, text: str, natures: dict[str, str], previous: Frame | None) -> None:
    """Sets head, side, first and pooled; ``previous`` is the frame before."""
    numeral = frame.numeral
    clash = CLASHES.get(numeral.unit or "") or CLASHES.get(numeral.measure) or set()
    behind = [
        t for t in frame.right if counts(t) and natures[t.word] not in clash and not _is_by_makers(frame, t, text)
    ]
    ahead = [t for t in frame.left if counts(t) and natures[t.word] not in clash]
    # 已列入立法规划的5件: with 的 before the number, the noun belongs to what describes the thing, which is left out.
    described = text[numeral.start - 1 : numeral.start] == "的"
    near = ahead[-1] if ahead and not described and _beside(frame, text[ahead[-1].end : numeral.start]) else None
    if (
        near is not None
        and near.word in ("活动", "工作")
        and len(ahead) > 1
        and text[ahead[-2].end : near.start] in ("", "等", "等各类")
    ):
        ahead.pop()
        near = ahead[-1]
    counted = previous.head if previous is not None and previous.side == "right" else None
    listed = counted is not None and NEXT.fullmatch(text, counted.end, numeral.start) is not None
    if listed and near is counted:
        near, ahead = None, ahead[:-1]  # 四次主席团会议、两次代表大会
    behind_at = frame.stop - len(frame.right_text)
    if numeral.unit in ("次", "场") and (
        HELD.search(frame.left_text) or (listed and counted and "body" in counted.features)
    ):
        meeting = next((t for t in behind if "body" in t.features), None)
        plain = meeting is None or (meeting is behind[0] and _reaches(text, behind_at, meeting.start, near))
        beside = meeting is not None and meeting.start == behind_at
        if meeting is not None and (beside or not plain):
            frame.head, frame.side, frame.first = meeting, "right", meeting
            return
    if numeral.unit == "次" and _modifies_verb(frame, behind):
        frame.side = "verb"
        return
    if behind and frame.right_text[0] not in "、和及与 " and _reaches(text, behind_at, behind[0].start, near):
        i = _phrase_end(frame, behind, text)
        frame.head, frame.side, frame.first = behind[i], "right", behind[i]
        frame.pooled = i + 1 < len(behind) and bool(LIST.match(text[behind[i].end : behind[i + 1].start]))
    elif near is not None:
        frame.head, frame.side, frame.first = near, "left", near
        i = len(ahead) - 1
        while i > 0 and _listed(text, ahead[i - 1], ahead[i]):
            i -= 1
            frame.pooled = True
        frame.first = ahead[i]
    elif ahead:
        frame.head, frame.side, frame.first = ahead[-1], "far", ahead[-1]


def _is_by_makers(frame: Frame, token: Token, text: str) -> bool:
    """八个民主党派|提案, 6个党派团体提交|提案: the number counts those who made the papers, which are counted in 件."""
    made = frame.numeral.unit in ("个", "家") and token.features.get("kind") in PAPERS
    gap = text[frame.numeral.end : token.start]
    return made and gap != "" and "的" not in gap


def _beside(frame: Frame, gap: str) -> bool:
    """Whether a noun with ``gap`` behind it is what is counted, also where the number grew: 主任会议由12次增加到15次."""
    return _adjacent(gap) or (gap in FROM and frame.right_text.startswith(GROWS))


def _adjacent(gap: str) -> bool:
    """Whether what stands between a noun and its number keeps them together: 会议共8次, 协商会举行6次."""
    return bool(GLUE.match(gap) or GLUE_VERB.match(gap))


def _modifies_verb(frame: Frame, behind: list[Token]) -> bool:
    """三次听取汇报, 两次组织视察: the number of times stands before its verb."""
    return bool(VERB_NEXT.match(frame.right_text)) and not (
        behind
        and frame.right[:1]
        and frame.right[0] is behind[0]
        and frame.right[0].start == frame.numeral.end
        and not VERB_NEXT.match(behind[0].word)
    )


def _phrase_end(frame: Frame, behind: list[Token], text: str) -> int:
    """Index of the head of the phrase behind the numeral: its last noun before a verb, 的 or a list."""
    i = 0
    while i + 1 < len(behind):
        left, right = behind[i], behind[i + 1]
        gap = text[left.end : right.start]
        if len(gap) > 6 or PHRASE_BREAK.search(gap) or ("body" in right.features and gap):
            break
        if any(
            t.start >= left.end and t.end <= right.start and ("action" in t.features or "cue" in t.features)
            for t in frame.right
        ):
            break
        if ("kind" in right.features and "kind" not in left.features) or (
            "action" in left.features and "kind" in left.features
        ):
            break
        i += 1
    return i


def _listed(text: str, left: Token, right: Token) -> bool:
    """Whether two nouns before a number share it: 视察、调研; 视察协商活动."""
    gap = text[left.end : right.start]
    if LIST.match(gap):
        return "plain" not in left.features
    return (
        gap == "" and _activity(left) and _activity(right) and left.features.get("noun") != right.features.get("noun")
    )


def _activity(token: Token) -> bool:
    return (token.features.get("noun") in ACTIVITIES and token.word != "法律法规") or token.features.get(
        "body"
    ) == "consultation"


def _reaches(text: str, start: int, stop: int, near: Token | None) -> bool:
    """Whether the first noun behind the numeral is what it counts, and not the object of a verb between."""
    gap = text[start:stop]
    if near is not None and (len(gap) > 3 or gap.startswith((",", "。"))):
        return False
    if len(gap) > 16:
        return False
    return not VERB_BETWEEN.search(gap)
