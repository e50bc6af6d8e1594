"""People counted: who they are, or what they did, decides the category."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.lexicon.wordlists import words_of
from reportkit.models.enums import Category
from reportkit.records.figures.discourse import Discourse
from reportkit.records.figures.words import DEPUTIES, OF_PEOPLE, Decision
from reportkit.text.said import Ending, any_in

STAFF = re.compile(r"(?:机关|驻村|党员|优秀|骨干|镇街|村)*干部(?:职工)?|工作人员")
SENT = re.compile(r"(?:机关|选派|抽调|派出|选调|下派|派驻)(?:了|党员|优秀|骨干|精干|驻村|干部|机关|后备|年轻)*$")
RECOMMENDED = Ending("推荐", "选派", "选聘", "安排", "委派", "聘请", "组织", fillers="了")
SERVED = re.compile(
    r"(?:服务(?=群众|居民|村民|老人|企业|学生)|惠及|诊治|义诊|救治|救助|资助|慰问|免费[^,;。]{0,6})[^,;。代委]{0,10}$"
)
OFFICIALS = ("负责人", "院长", "检察长", "局长", "法官", "检察官", "主任", "工作人员")
# 与180余名农户面对面交流; 举办讲座4次,参加人员500人次.
MET = re.compile(r"(?:并|还|先后|分别)?(?:与|同|和|跟|向)")
TALKED = ("交流", "交谈", "座谈", "面对面", "访谈", "谈心", "拉家常", "攀谈", "了解情况")
ATTENDED = re.compile(
    r"(?:参加|参与|参训|参学|听课|听讲|受教育)(?:的)?(?:人员|人数|群众|干部|代表|委员|职工)?(?:达|共)?$"
)
BORDERS = ",;。:()"

ASKING = ("提问", "发问", "应询", "作答", "质询")

OFFERED = (Category.PETITION, Category.TRAINING)


def by_people(discourse: Discourse, frame: Frame, head: Token | None) -> Decision | None:
    """The category of a number of people by the words beside it; None where these say nothing."""
    if frame.numeral.measure not in ("person", "person_time"):
        return None
    if (decided := _as_who(discourse, frame, head)) is not None:
        return decided
    if head is not None and frame.side == "right" and head.features.get("noun") not in (None, "deputy_work"):
        return None
    for token in (*frame.left, *frame.right):
        if "deputy_work" in _meanings(token):
            return Decision(Category.DEPUTY_WORK, "people", token)
    if head is not None and frame.side in ("left", "right") and frame.numeral.measure == "person":
        return None
    topic = discourse.topic
    if (
        frame.head is None
        and topic.category in (Category.TRAINING, Category.PETITION, Category.PERSONNEL)
        and discourse.same_sentence(frame)
    ):
        return Decision(topic.category, "carried")
    if SERVED.search(frame.left_text) or _beside(discourse, frame):
        return Decision(Category.LIVELIHOOD, "people")
    earlier = discourse.paragraph.within(frame.sentence.start, frame.begin)
    examined = frame.head is None and not any("inquiry" in _meanings(t) for t in earlier)
    for token in reversed(earlier):
        if token.word in DEPUTIES or token.features.get("cue") == "deputy_work":
            return Decision(Category.DEPUTY_WORK, "people", token)
        if examined and "personnel" in _meanings(token):
            return Decision(Category.PERSONNEL, "people", token)
    return None


def elected(discourse: Discourse, frame: Frame) -> bool:
    """选出代表70名,其中妇女代表22名,占31.4%,非党代表27名: who those are that were elected before."""
    chosen = discourse.goes_on_with({Category.PERSONNEL}, frame)
    return chosen and any_in(frame.left_text, words_of("field", "members"))


def _as_who(discourse: Discourse, frame: Frame, head: Token | None) -> Decision | None:
    """Staff sent out, officials who account for their work, people heard, taught, appointed."""
    near = [*frame.left, *frame.right]
    if head is not None and STAFF.fullmatch(head.word) and SENT.search(frame.left_text):
        trained = any("training" in _meanings(t) for t in near)
        return Decision(Category.TRAINING if trained else Category.OTHER, "people", head)
    category = discourse.topic.category
    if frame.left_text.startswith("、") and category in OF_PEOPLE and discourse.same_sentence(frame):
        return Decision(category, "carried")
    members = head is not None and frame.side == "right" and head.word in DEPUTIES
    if not members and MET.fullmatch(frame.left_text) and any_in(frame.right_text, TALKED):
        return Decision(Category.SURVEY, "people", head)
    if category == Category.TRAINING and discourse.same_sentence(frame) and ATTENDED.search(frame.left_text):
        return Decision(Category.TRAINING, "carried")
    if not frame.left_text and category in OF_PEOPLE and _follows(discourse, frame):
        return Decision(category, "carried")
    if elected(discourse, frame):
        return Decision(Category.PERSONNEL, "carried")
    if (asked := _asked(discourse, frame)) is not None:
        return asked
    official = head is not None and frame.side == "right" and any_in(head.word, OFFICIALS)
    for token in frame.right:
        appraised = token.features.get("noun") == "inquiry" and "对" in frame.left_text
        if appraised or (official and token.word.startswith("述职")):
            return Decision(Category.INQUIRY, "people", token)
    recommended = members and RECOMMENDED.search(frame.left_text)
    return next(_told(frame, OFFERED if recommended else (*OFFERED, Category.PERSONNEL)), None)


def _asked(discourse: Discourse, frame: Frame) -> Decision | None:
    """11名代表提问, 4名局长和1名副院长进行述职评议: those who ask, or are judged, in the clause."""
    members = any(t.word in DEPUTIES for t in frame.right[:2])
    clause = frame.clause
    behind = discourse.paragraph.within(frame.numeral.end, clause.end)
    official = any_in(frame.right_text, OFFICIALS)
    for token in behind:
        if (token.word in ASKING and not members) or (official and token.word.endswith("评议")):
            return Decision(Category.INQUIRY, "people", token)
    return None


def _told(frame: Frame, categories: tuple[Category, ...]) -> Iterator[Decision]:
    guests = frame.head is not None and frame.head.features.get("noun") == Category.OTHER  # 接待游客
    for category in categories:
        if guests and category == Category.PETITION:
            continue
        for token in frame.left if category == Category.PETITION else (*frame.left, *frame.right):
            if category in _meanings(token):
                yield Decision(category, "people", token)


def _beside(discourse: Discourse, frame: Frame) -> bool:
    """189家企业746人: people of the places counted just before them."""
    return discourse.topic.category == Category.LIVELIHOOD and len(frame.left_text) <= 4 and _follows(discourse, frame)


def _follows(discourse: Discourse, frame: Frame) -> bool:
    """Whether another number stands right before, with no mark between: 6批48人次."""
    return frame.begin > frame.sentence.start and discourse.text[frame.begin - 1] not in BORDERS


def _meanings(token: Token) -> tuple[str | None, str | None]:
    return token.features.get("cue"), token.features.get("noun")
