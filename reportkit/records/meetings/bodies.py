"""Whose a meeting is: by its word, by the body that its clause or heading names (会议主体)."""

from __future__ import annotations

from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Body, Organ

# Bodies that meet regularly: their meetings are about many things.
REGULAR = (Body.STANDING_COMMITTEE, Body.CHAIRPERSONS, Body.PARTY_GROUP, Body.CONGRESS)
PLENARY = ("全体会议", "全会", "全委会", "全委会议")
CONGRESS = ("人民代表大会", "人大", "委员会")
ORDINAL = "第"
# Words for a meeting that leave open whose it is.
GENERAL = ("会议", "例会", "专题会议", "全体会议", "会", "扩大会议", "临时会议", "全体会")
# Ends of the words for those who meet: 界别召集人会议 is a name of its own, whatever met before.
OF_OTHERS = ("人", "长", "委", "组", "站", "团", "代表", "委员", "部门", "单位", "乡镇", "干部")


def body_of_name(paragraph: Paragraph, context: Context, start: int, token: Token) -> Body:
    """Body of a named meeting whose name begins at ``start``: 第十七次会议 of the standing committee is one of its meetings."""
    body = Body(token.features.get("body", Body.OTHER))
    text = paragraph.joined.text
    name = text[start : token.end]
    if body is not Body.OTHER or not name.endswith("会议"):
        return body
    told = _told(paragraph, start, token.start)
    if told is not None:
        return told
    if name.endswith("次会议") or (context.organ is Organ.CPPCC_STANDING_COMMITTEE and token.word in PLENARY):
        if any(text.endswith(word, start, text.rfind(ORDINAL, start, token.end)) for word in CONGRESS):
            return Body.CONGRESS
        if "届" in name and "委会" not in name:
            return Body.CONGRESS
    numbered = name.endswith("次会议")
    own = name.startswith(ORDINAL) or numbered
    if own or token.word in ("扩大会议", "会议"):
        said = _told(paragraph, paragraph.clause_at(start).start, start) or (_headed(paragraph, start) if own else None)
        if said is not None:
            return said
    return Body.STANDING_COMMITTEE if own else body


def body_of_count(paragraph: Paragraph, context: Context, frame: Frame, token: Token | None) -> Body:
    """Body of counted meetings: by the word counted, ``token``, else by the body that the clause or the heading names."""
    body = Body(token.features.get("body", Body.OTHER)) if token is not None else Body.OTHER
    if body is not Body.OTHER:
        return body
    cppcc = context.organ is Organ.CPPCC_STANDING_COMMITTEE
    if token is not None and token.word in PLENARY and cppcc:
        return Body.CONGRESS
    if token is not None and token.word not in GENERAL:
        return body
    text = paragraph.joined.text
    position = frame.numeral.start
    named = token is not None and _named(text, frame.begin, token.start)
    start = frame.begin if named else frame.sentence.start
    low = min(token.start, position) if token is not None else position
    told = _told(paragraph, start, low)
    if told is None and token is None:
        told = _headed(paragraph, position)
    if told is None and token is not None and token.word == "会议" and token.start == frame.numeral.end:
        heard = paragraph.vocabulary.meetings.find(text, token.end, frame.stop)
        if any(meaning == "study" for _, _, meaning in heard):
            return Body.STANDING_COMMITTEE  # 一次会议就听取了三个报告
    return told or body


def _named(text: str, begin: int, end: int) -> bool:
    """Whether those who meet are named right before the word: 界别召集人会议."""
    return text.endswith(OF_OTHERS, begin, end) and not text.endswith(("委员长", "常委"), begin, end)


def heading_token(paragraph: Paragraph, position: int) -> Token | None:
    """The word for a meeting in the heading run in before ``position``: 【主任会议】."""
    start, end = _heading(paragraph.joined.text, position)
    return next((t for t in reversed(paragraph.within(start, end)) if "body" in t.features), None)


def _told(paragraph: Paragraph, start: int, end: int) -> Body | None:
    """The last body that the words in ``start:end`` name."""
    words = paragraph.vocabulary.meetings.find(paragraph.joined.text, start, end)
    bodies = [meaning.removeprefix("of_") for _, _, meaning in words if meaning.startswith("of_")]
    return Body(bodies[-1]) if bodies else None


def _headed(paragraph: Paragraph, position: int) -> Body | None:
    """The body that a heading run in before ``position`` names: 【主任会议】."""
    start, end = _heading(paragraph.joined.text, position)
    bodies = [Body(t.features["body"]) for t in paragraph.within(start, end) if "body" in t.features]
    named = [body for body in bodies if body is not Body.OTHER]
    return named[-1] if named else _told(paragraph, start, end)


def _heading(text: str, position: int) -> tuple[int, int]:
    """Where the last heading in 【】 before ``position`` stands; an empty span where there is none."""
    end = text.rfind("】", 0, position)
    start = text.rfind("【", 0, end) if end >= 0 else -1
    return (start, end) if start >= 0 else (0, 0)
