"""Whose a meeting is: by its word, by the body that its clause or heading names (会议主体)."""

from __future__ import annotations

from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Body, Organ

# Bodies that meet regularly: their meetings are about many things.
REGULAR = (Body.STANDING_COMMITTEE, Body.CHAIRPERSONS, Body.PARTY_GROUP, Body.CONGRESS)
PLENARY = ("全体会议", "全会", "全委会", "全委会议")
CONGRESS = ("人民代表大会", "人大", "委员会")
ORDINAL = "第"
LEVELS = ("全国", "省", "市", "县", "区", "州", "旗", "盟", "镇", "乡")


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


def body_of_count(paragraph: Paragraph, context: Context, begin: int, token: Token | None, position: int) -> Body:
    """Body of counted meetings: by the word counted, else by the body named before the number at ``position``."""
    return Body.OTHER


def _told(paragraph: Paragraph, start: int, end: int) -> Body | None:
    """The last body that the words in ``start:end`` name."""
    words = paragraph.vocabulary.meetings.all.find(paragraph.joined.text[start:end])
    bodies = [meaning.removeprefix("of_") for _, _, meaning in words if meaning.startswith("of_")]
    return Body(bodies[-1]) if bodies else None


def _headed(paragraph: Paragraph, position: int) -> Body | None:
    """The body that a heading run in before ``position`` names: 【主任会议】."""
    text = paragraph.joined.text
    end = text.rfind("】", 0, position)
    start = text.rfind("【", 0, end) if end >= 0 else -1
    if start < 0:
        return None
    bodies = [Body(t.features["body"]) for t in paragraph.within(start, end) if "body" in t.features]
    named = [body for body in bodies if body is not Body.OTHER]
    return named[-1] if named else _told(paragraph, start, end)
