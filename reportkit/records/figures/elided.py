"""Numbers without a noun of their own: shares, sums, and what goes on with what was counted before."""

from __future__ import annotations

import re

from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Category
from reportkit.records.figures.activities import Activities
from reportkit.records.figures.discourse import Discourse
from reportkit.records.figures.people import elected
from reportkit.records.figures.words import ACTS, AMONG, OTHER_ACT, ROSE, SHARE_OF, Decision
from reportkit.text.marks import statement_end
from reportkit.text.said import Opening, any_in

GOES_ON = Opening("其中", "当年已", "已")
# Where they went is not more of what was counted before.
GONE = re.compile(r"(?:深入|走进|分?赴)[^,;。]{0,6}$")
CASE_UNITS = {"件", "起", "批", "件次", "件(次)", "宗"}
HANDLED = ("办理", "答复", "建议", "提案")
OF_THEM = ("立案率", "见面率", "沟通率")
# What the organ's work brought about: 督办建议推动森林覆盖率达到41%.
BROUGHT = ("推动", "促进", "助推", "带动", "助力", "促使", "使", "让")
OF_DEPUTIES = re.compile(
    r"占(?:全体|全部|应到|现有|[省市县区镇乡]级?)?(?:人大)?(?:代表|委员)(?:的?总(?:人)?数|人数)?的?$"
)
# 污水处理率, 委员参与率: what is handled or who takes part.
OF_THINGS = re.compile(
    r"(?:污水|垃圾|废[水气物]|弃物|固废|粪污|污泥|秸秆|无害化|案件|纠纷|投诉|警情)[^,;。]{0,2}$"
    r"|(?:代表|委员|成员)[^,;。]{0,4}(?:提交|提出|参与|参加)$"
)

# The noun for suggestions may stand behind what was done with them: 全年办结156件,…,代表建议办理工作….
BEHIND = re.compile(r"[,;][^,;。]{0,8}?(?:代表|委员)?(?:议案|建议|提案)(?:的)?(?:办理|督办|落实|解决)")
OF_OTHERS = (
    *("信访", "来信", "来访", "诉求", "问题", "线索", "案", "审理"),
    *("审判", "审结", "检察", "公安", "法院", "复议", "项目"),
)
OF_WHOLE = re.compile(r"占(?:到|了|约|近|比|达|为|超|过)*$")
JUDGED = re.compile(r"(?:代表|委员|提案[人者])[^,;。]{0,14}(?:满意|认可)的?$")
CALLED = re.compile(
    r"(?:(?:均|都|全部)?(?:被?列?为|是|系)[^,;。]{0,10}|(?:涉及|关于|有关|反映|事关)[^,;。]{1,24}?的(?:代表|重点)?)(?:建议|提案|议案)"
)
# Those asked, before a share of them.
ASKED = re.compile(r"问卷[^。;]{0,8}(?:显示|表明|反映)|(?:的)?(?:受访|被调查|被访|被问者|调查对象)")
AMONG_BEFORE = re.compile(r"(?:^|[,;。])[^,;。]{2,30}(?:中|里),$")


def named_behind(discourse: Discourse, frame: Frame) -> bool:
    """Whether pieces (件) without a noun are suggestions by what deputies think of them or by a noun behind them."""
    if frame.head is not None:
        return False
    if JUDGED.search(frame.left_text) or CALLED.match(frame.right_text):
        return True
    text = discourse.text
    if not any("action" in t.features for t in frame.left):
        return False
    stop = statement_end(text, frame.stop)
    behind = BEHIND.search(text, frame.stop, stop)
    return behind is not None and not any_in(text[frame.statement : frame.numeral.start], OF_OTHERS)


def among_opinions(discourse: Discourse, frame: Frame) -> Decision | None:
    """提出的意见中,有38条被采纳: some of the opinions of the clause before."""
    text = discourse.text
    if frame.head is not None or text[frame.begin - 2 : frame.begin] not in ("中,", "里,"):
        return None
    if not any("action" in t.features for t in (*frame.left, *frame.right)):
        return None
    clause = AMONG_BEFORE.search(text, max(0, frame.begin - 36), frame.begin)
    named = discourse.paragraph.within(clause.start(), frame.begin - 2) if clause else []
    token = next((t for t in named[::-1] if t.end == frame.begin - 2 and "kind" in t.features), None)
    return Decision(Category.SUGGESTION, "among", token) if token else None


def goes_on(discourse: Discourse, frame: Frame) -> bool:
    """Whether a number without a noun of its own goes on with what the sentence counted before."""
    if not discourse.topic.category or not discourse.same_sentence(frame) or len(frame.left_text) > 12:
        return False
    head = frame.head
    subject = head is not None and frame.side == "left" and "weak" in head.features and frame.numeral.measure == "event"
    if (frame.side in ("right", "left") and not subject) or GONE.search(frame.left_text):
        return False
    done = any("action" in t.features for t in frame.left[:-1])
    if done and "plain" in frame.left[-1].features and frame.left[-1].end == frame.numeral.start:
        return False  # 办结行政复议案件329件, 完成文件合法性审查109件
    alike = _plain(frame.numeral.unit) == _plain(discourse.topic.unit)
    own = OTHER_ACT.search(frame.left_text) and not GOES_ON.match(frame.left_text)
    if not alike or own:
        return False
    return not any(t.features.get("cue") in ACTS for t in frame.left)


def petition_goes_on(discourse: Discourse, frame: Frame) -> bool:
    """受理来信312件,…转有关部门办理286件,办结264件: letters handled are letters still."""
    handled = any("action" in t.features for t in frame.left)
    case = frame.numeral.unit in CASE_UNITS and frame.head is None
    return handled and case and discourse.goes_on_with({Category.PETITION}, frame)


def share(discourse: Discourse, activities: Activities, frame: Frame) -> Decision:
    """A share has the category of what it is a share of."""
    decided = _share(discourse, activities, frame)
    if decided.category == Category.SUGGESTION and _of_others(frame, discourse.text):
        return _elsewhere(activities, frame)
    return decided


def _share(discourse: Discourse, activities: Activities, frame: Frame) -> Decision:
    topic, text = discourse.topic, discourse.text
    acts = [t for t in frame.left if "action" in t.features]
    if not acts and (frame.right_text.startswith("的") or not frame.left):  # 98.6%已经办复
        acts = [t for t in frame.right if "action" in t.features]
    earlier = discourse.paragraph.within(frame.sentence.start, frame.begin)
    petitioned = any("petition" in (t.features.get("noun"), t.features.get("cue")) for t in frame.left)
    answered = not petitioned and any(
        t.word.startswith(("办复", "面商", "面复")) or text[t.start : t.end + 1] in OF_THEM for t in acts
    )  # said of nothing else
    satisfied = any("satisfied" in t.features["action"] for t in acts) and any_in(frame.left_text, HANDLED)
    if (
        acts
        and (answered or satisfied or any("kind" in t.features and not discourse.news(t) for t in earlier))
        and topic.category != Category.PETITION
    ):
        topic.suggestions = True
    nouns = [
        t
        for t in frame.left
        if ("noun" in t.features or "kind" in t.features) and text[t.end : t.end + 1] != "率" and not discourse.news(t)
    ]
    kinds = [t for t in nouns if "kind" in t.features]
    letters = topic.category == Category.PETITION and discourse.same_sentence(frame)
    if ROSE.match(frame.left_text):
        acts = [t for t in earlier if "action" in t.features]
        kinds = [t for t in earlier if "kind" in t.features]
    if (judged := _judged(discourse, frame, acts)) is not None:
        return Decision(Category.INQUIRY, "rate", judged)
    if acts and (kinds or (topic.suggestions and not letters)):
        return Decision(Category.SUGGESTION, "rate", acts[-1])
    if _part_of_suggestions(discourse, frame, nouns):
        return Decision(Category.SUGGESTION, "rate")
    return _of_no_suggestions(discourse, activities, frame, acts, nouns)


def _of_no_suggestions(
    discourse: Discourse, activities: Activities, frame: Frame, acts: list[Token], nouns: list[Token]
) -> Decision:
    """The category of a share that is none of suggestions: of a noun beside it, of the whole, of what was counted."""
    topic = discourse.topic
    kinds = [t for t in nouns if "kind" in t.features]
    if elected(discourse, frame):
        return Decision(Category.PERSONNEL, "carried")
    if topic.category == Category.TRAINING and discourse.same_sentence(frame) and OF_DEPUTIES.search(frame.left_text):
        return Decision(Category.TRAINING, "carried")  # 参加学习的委员151人,占委员总数的近八成
    if ASKED.search(discourse.said(frame)) or ASKED.match(frame.right_text):
        return Decision(Category.SURVEY, "asked")
    if trained := next((t for t in frame.left if t.features.get("cue") == "training"), None):
        return Decision(Category.TRAINING, "cue", trained)
    if nouns and nouns[-1].features.get("noun"):
        return Decision(Category(nouns[-1].features["noun"]), "noun", nouns[-1])
    if acts and not kinds and discourse.goes_on_with({Category.PETITION}, frame):
        return Decision(Category.PETITION, "carried")
    if topic.category == Category.MEETING:
        return Decision(Category.OTHER, "default")
    if (whole := _among(discourse, frame)) is not None:
        return Decision(Category(whole.features["noun"]), "among", whole)
    if topic.category == Category.SUGGESTION and (own := _of_people(frame)):
        return Decision(Category(own.features["noun"]), "noun", own)
    if topic.category and discourse.same_sentence(frame):
        return Decision(topic.category, "carried")
    if behind := [t for t in frame.right if "noun" in t.features or "kind" in t.features]:
        first = behind[0]
        named = Category.SUGGESTION if "kind" in first.features else Category(first.features["noun"])
        return Decision(named, "noun", first)
    return activities.nearest(frame, None)


def _judged(discourse: Discourse, frame: Frame, acts: list[Token]) -> Token | None:
    """评议5个派出所,满意度均达到85%: the appraisal of which a satisfaction tells, where no suggestions stand between."""
    judged = any("satisfied" in t.features["action"] or t.features["action"] == "commended" for t in acts)
    if not judged or "办理" in frame.left_text:
        return None
    for token in reversed(discourse.paragraph.within(frame.statement, frame.numeral.start)):
        if token.features.get("kind", "advice") not in ("advice", "bare"):
            return None
        if "inquiry" in (token.features.get("cue"), token.features.get("noun")):
            return token
    return None


def _among(discourse: Discourse, frame: Frame) -> Token | None:
    """听取的专项工作报告中,涉及民生的占四成: the noun of the clause that says of what a share is one."""
    text, start = discourse.text, frame.statement
    if not OF_WHOLE.search(frame.left_text) or text[frame.begin - 2 : frame.begin] != "中,":
        return None
    named = discourse.paragraph.within(max(start, frame.begin - 36), frame.begin - 2)
    return next((t for t in named[::-1] if t.end == frame.begin - 2 and "noun" in t.features), None)


def _of_people(frame: Frame) -> Token | None:
    """八成以上的代表参加了评议: the share of a group that is named behind it, in a clause of its own."""
    if frame.left_text.strip() or frame.side != "right" or frame.head is None:
        return None
    judged = any("action" in t.features or "kind" in t.features for t in frame.right)
    return None if judged or frame.head.features.get("noun") is None else frame.head


def _of_others(frame: Frame, text: str) -> bool:
    """A rate with a noun of its own (森林覆盖率, 贫困发生率) or a share of deputies is none of suggestions."""
    if OF_DEPUTIES.search(frame.left_text):
        return True
    at = text.rfind("率", frame.begin, frame.numeral.start)
    if at < 0:
        return False
    handled = [t for t in frame.left if "action" in t.features or "kind" in t.features]
    ends = (at, *(t.start for t in handled if t.end == at))
    if not handled or any(OF_THINGS.search(text, frame.begin, end) for end in ends):
        return True
    return handled[-1].end < at and any_in(text[handled[-1].end : at], BROUGHT)


def _elsewhere(activities: Activities, frame: Frame) -> Decision:
    """The category of a share that is none of suggestions, by the words of its clause."""
    if told := next((t for t in reversed(frame.left) if "noun" in t.features and "kind" not in t.features), None):
        return Decision(Category(told.features["noun"]), "noun", told)
    return activities.nearest(frame, None)


def _part_of_suggestions(discourse: Discourse, frame: Frame, nouns: list[Token]) -> bool:
    """占总数的76%; 立案的418件中,有调研支撑的逾七成; 代表建议中,民生类的超过1/2."""
    if any(t.features.get("noun") == "petition" for t in nouns):
        return False
    among = AMONG.search(discourse.text[frame.statement : frame.begin]) is not None
    said = SHARE_OF.match(frame.left_text) is not None
    if discourse.goes_on_with({Category.SUGGESTION}, frame) and (said or among):
        return True
    if discourse.of_the_last(frame) and OF_WHOLE.search(frame.left_text):
        return discourse.topic.category == Category.SUGGESTION  # 其中,涉及城乡建设的占比41.2%
    earlier = discourse.earlier(frame)
    kinds = any(t.features.get("kind", "advice") != "advice" for t in earlier)
    acts = any("action" in t.features for t in earlier)
    return kinds and (among or (said and acts and discourse.first_number(frame)))


def _plain(unit: str | None) -> str:
    """件次 and 件(次) count on what 件 counts."""
    whole = unit or ""
    return whole.removesuffix(")").removesuffix("次").removesuffix("(") or whole
