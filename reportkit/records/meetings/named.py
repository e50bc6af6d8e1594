"""Named meetings: said to have been held, without a count."""

from __future__ import annotations

import re
from itertools import pairwise

from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.times import Periods
from reportkit.lexicon.vocabulary import Token
from reportkit.models.drafts import MeetingDraft
from reportkit.models.enums import Actor, Body, Role, Status
from reportkit.outline.sentences import Sentence
from reportkit.records.meetings.topics import REGULAR, topic_of
from reportkit.text.marks import OPENED, clause_start

HOLD = re.compile(r"组织召开|主持召开|联合召开|召开|举行|召集|举办|协办|承办(?!单位|部门)|开展|组织")
# What every named meeting needs in its paragraph.
HELD = re.compile("召开|举行|召集|举办|协办|承办|开展|组织|形式|方式")
HELD_AFTER = re.compile(
    r"^(?:也|还|先后|首次)?(?:在[^,;。]{1,16})?(?:顺利|成功|如期|胜利|隆重)?(?:召开|举行|举办)(?!后|时|以来|期间|之际|前|的)"
)
ATTENDED = re.compile(r"参加|出席|列席|应邀|参会|迎接|服务保障|开好|筹备(?!$)|做好|配合")
OTHERS = re.compile(r"(?:中共|党)?(?:中央|省委|市委|县委|区委|州委|镇党委|国务院|全国人大|省政府)(?!常委)[^,;。]{0,6}$")
LIST_JOIN = re.compile(r"^(?:、|和|及|与|以及|或)")
NEW_VERB = re.compile(r"听取|审议|研究|部署|推动|提出|开展|组织|讨论|学习|传达|交流|总结|审查")
LOOSE = re.compile(r"(?:召开|举行)(?P<name>[^,;。:!?“”《》]{2,40}?(?<![委社员协机商学大晚])会)(?=[,;。、)]|$)")
GENERAL = re.compile(
    r"(?:重要|有关|相关|各类|各种|法定|上级)会议$|(?<!届)(?<!委员会)第[一二三四五六七八九十]次全体会议$|^[^,;。]{0,8}届[^,;。]{0,14}次会议(?=举行|召开)"
)
GENERAL_HELD = re.compile(r"届[^,;。]{0,14}次会议$")
# 开展协商, 开展提案办理协商: how work is done, no meeting that was held.
AS_SUCH = re.compile(r"(?:民主|提案(?:办理)?)?协商(?:议政|议事)?")
AS_FORM = re.compile(r"^(?:的)?(?:形式|方式)")
BY_WAY_OF = re.compile(r"(?:以|采取|通过)[^,;。]{0,8}$")
NUMBERED = re.compile(r"第[^,。]{1,3}次")
# 第二十七次会议 with no other name is one of the standing committee whose report it is.
ITS_OWN = re.compile(r"(?:了|的)?第[一二三四五六七八九十百\d]{1,5}次(?:常委会)?会议")
# 党组召开扩大会议: a meeting without a name of its own is one of its subject's.
ITS_GROUP = re.compile(r"党组[^,;。]{0,6}(?:召开|举行)了?[^,;。]{0,2}(?:扩大|全体|专题)?会议$")
PUT_OFF = re.compile(r"^[^,;。]{0,8}(?:推迟|取消|延期|改期|改为)")
PUSHED = re.compile(r"(?:推动|督促|建议|促使|支持|指导)[^,;。]{0,12}$")
REFERRED = re.compile(
    r"^(?:以来|期间|精神|闭幕|确定|部署|要求|后|前|通过|审议意见|制度|纪要|议题|议程|规则|室|代表|成员|机制|主席团|决议|材料)"
)


def read_named_meetings(paragraph: Paragraph, context: Context) -> list[MeetingDraft]:
    """Named meetings of a paragraph of the reviewed period."""
    found: list[MeetingDraft] = []
    sentences = [s for s in paragraph.sentences if s.role in (Role.REVIEW, Role.SHORTCOMINGS)]
    if not sentences or not HELD.search(paragraph.joined.text):
        return found
    bodies = [t for t in paragraph.tokens if "body" in t.features]
    counted = _counted(paragraph, bodies) if bodies else set()
    for sentence in sentences:
        found.extend(_in_sentence(paragraph, sentence, context, bodies, counted))
    return found


def _counted(paragraph: Paragraph, bodies: list[Token]) -> set[tuple[int, int]]:
    """Places of the words for meetings, ``bodies``, that have a number."""
    counted = {
        (t.start, t.end)
        for f in paragraph.frames
        if f.head is not None and f.first is not None and f.side in ("left", "right")
        for t in paragraph.within(min(f.first.start, f.head.start), max(f.first.end, f.head.end))
    }
    for frame in paragraph.frames:
        if frame.side == "verb" and (held := next((t for t in frame.right if "body" in t.features), None)):
            counted.add((held.start, held.end))
    for name, following in pairwise(bodies):  # “有事好商量”协商议事会议1260场 is one name
        if (following.start, following.end) in counted and following.start - name.end <= 1:
            counted.add((name.start, name.end))
    ends = {n.end for n in paragraph.numerals if n.kind == "figure"}  # 第N次会议 is named; 8次会议 is counted
    return counted | {(t.start, t.end) for t in bodies if t.start in ends}


def _in_sentence(
    paragraph: Paragraph, sentence: Sentence, context: Context, bodies: list[Token], counted: set[tuple[int, int]]
) -> list[MeetingDraft]:
    text = paragraph.joined.text
    records: list[MeetingDraft] = []
    last_end = chain_start = -1
    replaceable = False
    for token in bodies:
        if token.start < sentence.start or token.end > sentence.end or (token.start, token.end) in counted:
            continue
        clause = _clause(text, token.start, sentence.start)
        if _in_form(text, clause, token):
            records.append(_record(context, sentence, token.start, token.end, token.start, token))
            last_end = token.end
            continue
        verb = _verb(text, clause, token)
        joined_on = last_end >= clause and _goes_on(text[last_end : token.start])
        passive = HELD_AFTER.match(text[token.end : token.end + 26])
        if verb is None and not joined_on and not passive:
            continue
        if verb is not None and verb == chain_start and not joined_on:
            if token.word in ("协商", "协商活动", "研讨") and token.start == last_end:
                continue
            if replaceable:
                records.pop()
            replaceable = False
        start = last_end + 1 if joined_on else clause
        if verb is not None:
            start = _behind_counts(paragraph, verb, token.start)
        if REFERRED.match(text[token.end :]) or paragraph.planned_at(start):
            continue
        before = text[clause : chain_start if joined_on else start]
        if _not_held(before, text[clause : token.end], text[token.end : token.end + 12], passive is not None):
            continue
        if verb is not None:
            if token.features["body"] == Body.CONGRESS and not NUMBERED.search(text, verb, token.end):
                continue
            chain_start = verb
        end = token.end + (passive.end() if passive and verb is None else 0)
        records.append(_record(context, sentence, start, end, token.start if verb is None else start, token))
        last_end = token.end
        replaceable = True
    return records or _loose(paragraph, sentence, context)


def _clause(text: str, at: int, low: int) -> int:
    """Where the clause of a meeting's name begins; a bracket within the name (县(市、区)政协) is no border."""
    clause = clause_start(text, at, OPENED, low)
    while clause > low and text[clause - 1] == "(" and text.find(")", clause, at) >= 0:
        at = clause - 1
        clause = clause_start(text, at, OPENED, low)
    return clause


def _behind_counts(paragraph: Paragraph, verb: int, stop: int) -> int:
    """Where a meeting's name begins whose verb holds counted meetings before it: 召开协商会4次、座谈会."""
    counts = [n.end for n in paragraph.numerals if verb < n.num < stop and n.kind == "figure" and n.measure == "event"]
    join = LIST_JOIN.match(paragraph.joined.text[counts[-1] : stop]) if counts else None
    return counts[-1] + join.end() if join else verb


def _in_form(text: str, clause: int, token: Token) -> bool:
    """以联组会议形式: a meeting named as the form of another act."""
    return (
        token.features["body"] == Body.JOINT_GROUP
        and AS_FORM.match(text[token.end : token.end + 4]) is not None
        and BY_WAY_OF.search(text[clause : token.start]) is not None
    )


def _goes_on(gap: str) -> bool:
    """Whether the words between two meetings make them one list."""
    return LIST_JOIN.match(gap) is not None and NEW_VERB.search(gap) is None


def _not_held(before: str, name: str, after: str, passive: bool) -> bool:
    """Whether a meeting was attended, put off, asked for, held by others or only spoken of.

    ``before`` are the words of its clause before the verb, ``name`` those up to the end of its name, ``after`` what follows.
    """
    return bool(
        ATTENDED.search(before)
        or PUT_OFF.match(after)
        or PUSHED.search(before)
        or (OTHERS.search(before) and "协助" not in before)
        or GENERAL.search(name)
        or (passive and GENERAL_HELD.search(name))
    )


def _verb(text: str, clause: int, token: Token) -> int | None:
    """Position of the verb that holds the meeting, if one governs it."""
    verbs = list(HOLD.finditer(text, clause, token.start))
    if not verbs:
        return None
    verb = verbs[-1]
    body, word = Body(token.features["body"]), token.word
    gap = text[verb.end() : token.start]
    if len(gap) > 44 or (NEW_VERB.search(re.sub(r"“[^”]*”|研究(?:会|院)", "", gap)) and body is Body.OTHER):
        return None
    if verb.group() in ("开展", "组织"):
        if body not in (Body.CONSULTATION, Body.SYMPOSIUM) or (
            AS_SUCH.fullmatch(word) and not text.startswith(("活动", "会"), token.end)
        ):
            return None
        if verb.group() == "组织" and body is not Body.CONSULTATION:
            return None
    elif word in ("协商", "会议", "例会", "大会") and not gap:
        return None
    return verb.start()


def _loose(paragraph: Paragraph, sentence: Sentence, context: Context) -> list[MeetingDraft]:
    """A meeting whose kind the vocabulary does not know: 召开…会."""
    text = paragraph.joined.text
    match = LOOSE.search(text, sentence.start, sentence.end)
    if not match or paragraph.planned_at(match.start()):
        return []
    clause = clause_start(text, match.start(), OPENED, sentence.start)
    before = text[clause : match.start()]
    name = match.group("name")
    if (
        ATTENDED.search(before)
        or OTHERS.search(before)
        or re.search(r"\d", name)
        or any(n.kind == "figure" and match.start() <= n.num < match.end() for n in paragraph.numerals)
    ):
        return []
    token = Token(match.start("name"), match.end("name"), name, {})
    if any(t.start < match.end() and t.end > match.start("name") and "body" in t.features for t in paragraph.tokens):
        return []
    return [_record(context, sentence, match.start(), match.end(), match.start(), token)]


def _record(context: Context, sentence: Sentence, start: int, end: int, name_start: int, token: Token) -> MeetingDraft:
    joined, body = sentence.joined, Body(token.features.get("body", Body.OTHER))
    verb = HOLD.match(joined.text, name_start)
    begin = verb.end() if verb else name_start
    name = context.words(joined, begin, token.end).lstrip("了的")
    return MeetingDraft(
        body=_body(joined.text[max(sentence.start, begin - 24) : token.end], joined.text[begin : token.end], body),
        name=name,
        count=None,
        approx=None,
        topic=topic_of(sentence, start, token.end, None if body in REGULAR else joined.text[begin : token.end]),
        actor=Actor.OWN,
        status=Status.DONE,
        period=Periods(context).at(sentence, start, end),
        figure=None,
        section=sentence.section,
        rule="meeting.named",
        evidence=context.evidence(joined, start, end),
    )


def _body(reach: str, name: str, body: Body) -> Body:
    """第十七次会议 of the standing committee is one of its meetings; other names keep the body of their last word."""
    if body is Body.OTHER and name.endswith("会议"):
        if ITS_OWN.fullmatch(name):
            return Body.STANDING_COMMITTEE
        if "党组" in name or ITS_GROUP.search(reach):
            return Body.PARTY_GROUP
        if re.search(r"常委会(?:举行|召开)?(?:了)?(?:第[^。]{1,4}次)(?:会议|全体会议)$", reach):
            return Body.STANDING_COMMITTEE
        if re.search(r"主任会议|主席会议", name):
            return Body.CHAIRPERSONS
        if re.search(r"(?:人民代表大会|人大|政协[^,。]{0,12}(?:委员会|届))第?[^。]{1,4}次(?:全体)?会议$", name):
            return Body.CONGRESS
    return body
