"""Numbers that count meetings though no noun beside them says so: 全年召开14次, 双月协商座谈会安排六次 (会议计数).

All positions are those of the paragraph's folded text.
"""

from __future__ import annotations

from typing import NamedTuple

from reportkit.grammar.clause import Clause
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Body, Category
from reportkit.records.figures.words import Decision
from reportkit.records.meetings.bodies import heading_token
from reportkit.records.meetings.holding import ENDINGS, JOINS, MEETING, NO_MEETING
from reportkit.text.spans import lying_in

EVENTS = ("次", "场", "场次", "回")
SESSIONS = (*EVENTS, "个", "项", "期")  # of consultations, which are also counted so
SIT = "开"
NOT_SIT = "展公离打敞避分盛拉揭掀放铺"  # 展开, 公开
# 展开, 公开, 打开: no meeting is held.
TALK = "座谈"
# What may stand between a meeting and its number beside times and adverbs: 安排六次, 由12次增加到15次, 开满6次.
BETWEEN = frozenset(
    "的了过满足共计约各每仍是一二两三四五六七八九十0123456789年月日季度半周个全上下均都为达至到第”’》】 "
)
BETWEEN_WORDS = ("安排", "坚持", "原则上", "一般", "增加", "减少", "定期", "计划", "力争", "不少于", "至少", "由", "从")
DEPUTIES = ("代表", "委员", "公民", "群众", "市民", "居民", "村民", "选民")


class _Said(NamedTuple):
    """The clause of a number with its words beside meetings, before the number and behind."""

    clause: Clause
    before: list[tuple[int, int, str]]
    behind: list[tuple[int, int, str]]


def meeting_counted(paragraph: Paragraph, frame: Frame) -> Decision | None:
    """Whether a number counts meetings by the verb that holds them, or the meetings that its clause tells of."""
    numeral = frame.numeral
    if numeral.unit not in SESSIONS or frame.sentence.row is not None:
        return None
    said = _said(paragraph, frame)
    if (came := _attended(paragraph, frame, said)) is not None:
        return came
    if numeral.unit not in EVENTS:
        return _consulted(paragraph, frame, said)
    if (first := _first_listed(frame, said)) is not None:
        return first
    if (organ := _organ(paragraph, frame, said)) is not None:
        return Decision(Category.MEETING, "held", organ)
    if frame.head is not None and frame.side in ("left", "right") and "body" in frame.head.features:
        return None  # the noun beside it says so
    token = _talked(paragraph, frame) or _held(paragraph, frame, said) or _sat(paragraph, frame, said)
    token = token or _goes_on(paragraph, frame, said)
    return Decision(Category.MEETING, "held", token) if token is not None else None


def names_matter(paragraph: Paragraph, token: Token) -> bool:
    """Whether a word for a meeting only says whereof something is: 协商题目, 会议议题."""
    text = paragraph.joined.text
    found = paragraph.vocabulary.meetings.find(text, token.end, token.end + 4)
    return any(start == token.end and meaning == "matter" for start, _, meaning in found)


def _said(paragraph: Paragraph, frame: Frame) -> _Said:
    clause = frame.clause
    before = lying_in(paragraph.meetings, clause.start, frame.numeral.start)
    return _Said(clause, before, lying_in(paragraph.meetings, frame.numeral.end, clause.end))


def _attended(paragraph: Paragraph, frame: Frame, said: _Said) -> Decision | None:
    """代表列席常委会会议不少于2次: how often deputies came, no meetings."""
    verb = next((w for w in reversed(said.before) if w[2] in ("hold", "carry", "attend")), None)
    if verb is None or verb[2] != "attend":
        return None
    came = any(word in paragraph.joined.text[said.clause.start : verb[0]] for word in DEPUTIES)
    meeting = any("body" in t.features for t in (*frame.left, *frame.right))
    return Decision(Category.DEPUTY_WORK, "attended") if came and meeting else None


def _consulted(paragraph: Paragraph, frame: Frame, said: _Said) -> Decision | None:
    """开展镇级专题协商7项: consultations held, counted by their matters."""
    head = frame.head
    if head is None or head.features.get("body") != Body.CONSULTATION or frame.side not in ("left", "right"):
        return None
    verb = next((w for w in reversed(said.before) if w[2] in ("hold", "carry")), None)
    if verb is None or names_matter(paragraph, head):
        return None
    return Decision(Category.MEETING, "held", head)


def _organ(paragraph: Paragraph, frame: Frame, said: _Said) -> Token | None:
    """An organ counted by 次 is its meetings: 常委会|7次, 开了|10次|常委会."""
    text, numeral = paragraph.joined.text, frame.numeral
    named = [w for w in (*said.before, *said.behind) if w[2].startswith("of_") and text[w[1] - 1] == MEETING]
    for start, end, meaning in named:
        token = Token(start, end, text[start:end], {"body": meaning.removeprefix("of_")})
        if end <= numeral.start:
            held = any(w[2] == "hold" and text[w[1] : start] in ("", "了") for w in said.before)
            alone = start == frame.begin or text.startswith(("、", "(", "中", "共", "了", SIT), start - 1)
            if (held or alone) and text[end : numeral.start] in ("", "共") and not frame.right_text.strip():
                return token
        closed = start == numeral.end and (end == frame.stop or text.startswith(JOINS, end))
        if closed and (_verb(text, frame, said) is not None or text.startswith(JOINS, numeral.start - 1)):
            return token
    return None


def _talked(paragraph: Paragraph, frame: Frame) -> Token | None:
    """与港澳委员座谈不少于两次: talks that are held, not the talks of a survey."""
    text, end = paragraph.joined.text, frame.numeral.start
    while end > frame.begin and text[end - 1] in "了过共计":
        end -= 1
    if not text.endswith(TALK, frame.begin, end):
        return None
    return Token(end - len(TALK), end, TALK, {"body": Body.SYMPOSIUM})


def _held(paragraph: Paragraph, frame: Frame, said: _Said) -> Token | None:
    """The meetings that a verb right before the number holds: 各开了|一次|专题协商会; 全年召开|14次."""
    text, numeral = paragraph.joined.text, frame.numeral
    verb = _verb(text, frame, said)
    if verb is None and not (text.startswith("、", numeral.start - 1) and _opened(paragraph, frame, said)):
        return None
    token = _behind(paragraph, frame, said)
    if token is not None or verb is None:
        return token
    if frame.right_text.strip("”’ ") and not frame.right_text.startswith(("(", "以上", "左右")):
        return None
    nouns = [t for t in frame.left if t.end <= verb and ("noun" in t.features or "kind" in t.features)]
    earlier = [t for t in paragraph.within(0, verb) if "body" in t.features and not names_matter(paragraph, t)]
    own = [t for t in earlier if t.start >= said.clause.start]
    if own:
        return own[-1]
    if nouns:
        return None
    statement = paragraph.statement(numeral.start)
    near = [t for t in earlier if t.start >= statement]
    return near[-1] if near else heading_token(paragraph, numeral.start)


def _verb(text: str, frame: Frame, said: _Said) -> int | None:
    """Where a verb begins that holds what the number right behind it counts."""
    end = frame.numeral.start
    while end > frame.begin and text[end - 1] in "了过满足共起":
        end -= 1
    word = next((w for w in said.before if w[1] in (end, frame.numeral.start) and w[2] == "hold"), None)
    if word is not None:
        return word[0]
    sits = text.endswith(SIT, frame.begin, end) and text[end - 2 : end - 1] not in NOT_SIT
    return end - 1 if sits else None


def _opened(paragraph: Paragraph, frame: Frame, said: _Said) -> bool:
    """Whether the list in which a number stands begins with a verb that holds: 拟开一次常委会会议、|两次协商会."""
    text, start = paragraph.joined.text, said.clause.start
    earlier = [f.numeral.start for f in paragraph.frames if start <= f.numeral.start < frame.numeral.start]
    return any(w[2] == "hold" for w in said.before) or any(text[at - 1] == SIT for at in earlier)


def _first_listed(frame: Frame, said: _Said) -> Decision | None:
    """党组会议和中心组学习会21次: of a list under one number the first-named decides."""
    head = frame.head
    if head is None or frame.side != "left" or head.features.get("noun") != Category.TRAINING:
        return None
    first = next((t for t in frame.left if "body" in t.features), None)
    verb = next((w for w in reversed(said.before) if w[2] in ("hold", "carry", "attend")), None)
    if first is None or verb is None or verb[1] > first.start:
        return None
    if not frame.sentence.joined.text.startswith(JOINS, first.end):
        return None
    frame.first, frame.pooled = first, True
    return Decision(Category.MEETING, "held", first)


def _behind(paragraph: Paragraph, frame: Frame, said: _Said) -> Token | None:
    """The meeting that a number stands before; one that the vocabulary does not know ends with 会."""
    text, end = paragraph.joined.text, frame.numeral.end
    stop = next((w[0] for w in said.behind if w[2] in ("study", "hold", "attend")), frame.stop)
    stop = min(stop, frame.stop)
    of = text.rfind("的", end, stop)
    bodies = [t for t in frame.right if "body" in t.features and (t.end <= stop or t.start > of > 0)]
    if bodies:
        return bodies[-1]
    named = text[end:stop].partition("、")[0]
    if 2 <= len(named) <= 20 and named.endswith(MEETING) and named[-2] not in NO_MEETING:
        return Token(end, end + len(named), named, {"body": Body.OTHER})
    return None


def _sat(paragraph: Paragraph, frame: Frame, said: _Said) -> Token | None:
    """The meeting that stands before its number, with nothing but times and adverbs between: 交流会一年一次."""
    if frame.side == "verb":
        return None  # 常务会议两次听取汇报
    token = next((t for t in reversed(frame.left) if "body" in t.features), None)
    if token is None or not token.word.endswith(ENDINGS):
        return None
    text, at, end = paragraph.joined.text, token.end, frame.numeral.start
    words = {w[0]: w[1] for w in said.before if w[2] in ("adverb", "hold", "carry")}
    while at < end:
        if at in words:
            at = words[at]
        elif word := next((w for w in BETWEEN_WORDS if text.startswith(w, at)), None):
            at += len(word)
        elif text[at] in BETWEEN or text[at] == SIT:
            at += 1
        else:
            return None
    return token


def _goes_on(paragraph: Paragraph, frame: Frame, said: _Said) -> Token | None:
    """The meeting of the clause before, or of which the number is a part: 平时开小会,每季度不少于|1次; 其中上半年|四次."""
    if frame.left or frame.right_text.strip("”’ "):
        return None
    if frame.whole is not None and frame.whole.head is not None and "body" in frame.whole.head.features:
        return frame.whole.head
    before = said.clause.before
    if before is None or not all(c in BETWEEN or c in "其中" for c in frame.left_text):
        return None
    token = next(
        (t for t in paragraph.within(before.start, before.end) if "body" in t.features and t.end == before.end), None
    )
    if token is None:
        return None
    held = any(m == "hold" for _, _, m in lying_in(paragraph.meetings, before.start, before.end))
    return token if held or paragraph.joined.text[token.start - 1] == SIT else None
