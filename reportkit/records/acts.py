"""Acts of oversight in a sentence: a form word (听取, 视察, 开展…评议) and the matters it governs."""

from __future__ import annotations

import re
from bisect import bisect_right

from reportkit.lexicon.formwords import FormWord
from reportkit.models.enums import Form
from reportkit.records.hearings import NO_REPORT, hear
from reportkit.records.matters import SHADES, Span, trim
from reportkit.records.place import AIMLESS, PREP, Act, Place, borrow
from reportkit.text.marks import EDGE

# Verbs that hold an activity (开展…调研); the weaker ones only where none of the stronger stands.
STRONG = re.compile(
    "".join(f"{verb}[了好过]?|" for verb in ("组织开展", "开展", "举办", "举行", "召开", "进行"))
    + r"作(?<![工协合运制]作)了?(?=[^,]{0,4}$)"
)
WEAK = re.compile(
    r"(?:组织|组成(?!人?员|部[分门])|组建|成立|实施|完成|形成|加强|深化|强化|抓好|做好|搞好|推进|参与|参加|协助|优化|启动|实行|安排|撰写|写出|提交)[了好]?"
)
# Verbs before 审议意见落实.
TRACKING = re.compile(r"督促|督办|跟踪|监督|检查|推动")
OUT = re.compile(r"深入|前往|赴|走进|到(?!位|期|达|底)")
# Pushed, planned in general or used as a means: no act.
PUSHED = re.compile(
    r"(?:推动|督促|促进|促使|支持|要求|建议|指导|引导|鼓励|助力|完善|健全|创新|探索(?!对)|提高|提升|规范|坚持|改进|发挥|利用|用好|通过|"
    r"运用|根据|按照)[^,;。]{0,14}$"
)
DENIED = re.compile(r"(?:未|没有|不再)[^,;。]{0,4}$")
NOUN = re.compile(
    r"(?:活动|工作|会|研讨|指导|督导|座谈|建言|议政|视频|直播|形式|方式|点评|协商|交流|反馈|分析|论证|攻坚|执法|监督|问效|检查)*+了?"
    r"(?:$|(?:近|约|共|达|累计|等|各)?\d+[余多]?(?:[次场项轮期件个人批份篇条家处部位名]|余|多)|[一二三四五六七八九十两多]+[余多]?(?:次|场|项|轮|期|件|个)|[、和及与并等]|"
    r"的?(?:基础上|过程中|形式|方式|同时)|后|前|时|中(?!医|小|心|央|国|药|等|级|期|欧|原|部|型|卫|山|职|学|草|林|老)|之|期间|以来|制度|机制|意见|报告|组|力度|实效|质量|"
    r"成果|结果|方案|计划|办法|职能|职责|权|票|表(?![决彰演])|问卷|课题|议题|体系|全过程|全覆盖|常态|范围|内容|对象|重点(?=[,。]|$)|的)"
)
MEANS = re.compile(r"[^,;。]{0,12}?等?(?:多种)?(?:形式|方式|途径|手段|方法|制度|机制)")
NO_OBJECT = re.compile(
    r"^(?:的|出来|出的|[则也仍却]|列[为入]|纳入|不少于|不低于|至少|人均|平均|每人|[都均还](?=[已经是要能有将被由得给予进开组提取实完对就向为作做深到形请让派邀按]|\d)|[^,]{0,8}讲话|中(?!医|小|心|药|央|欧|原|部|等|型|卫|山|职|学|草|林|老)|后(?!山|勤|续|备|湾|海)|前(?!海|沿|期|山)|时|以|为(?!民|老|农)|是|到(?!户|村)|在(?!建|线|校|职|押|外)|从|由|与|团|员|权|力|性|小组|点|室|基地|委|各方|有|来|,|其|表|率|未|情况|结果|满意|合格|优秀|得分|对象|引起|被|"
    r"工作|活动|形成|采取|获|得|继续|发现|显示|表明|覆盖|涉及|作为|成为|已|均|共|达|取得|反映|贯穿|结合|深化|反馈|结束|期间|全覆盖|规范化)"
)
# 以联组会议形式就A开展专题询问: how, then about what.
WAY = re.compile(r"以[^,;。就对围]{2,12}?(?:形式|方式)(?=[就对围针聚])")
# 对A专题询问的审议意见开展跟踪检查: what came of the inquiry is the matter of another act.
FOLLOWED_UP = re.compile(r"跟踪|回头看|督办")
LED = re.compile(r"(?:带队|率队|牵头|分组|分头|分路|组队)[^,;。]{0,8}$")
# Forms whose word takes no object behind it.
NOUNS = {Form.CONSULTATION, Form.LAW_INSPECTION, Form.SPECIAL_INVESTIGATION, Form.DEMOCRATIC_SUPERVISION}
NEXT_VERB = re.compile(
    r"(?:、|和|并|并且|,)(?:组织|开展|召开|举行|举办|进行|推动|督促|促进|提出|形成|指导|帮助|助推|参与|参加|走访|研究|交办|提交)"
)
COUNT = re.compile(r"(?:共|累计|达|近|约|等)?(?:\d+[余多]?|[一二三四五六七八九十两]+)(?:次|场次|场|人次|批次|轮|期)")
# Places counted and not named: 检查企业、工地268家.
COUNTED = re.compile(r"\d[余多]?[家户处个所条名人对座口辆台间栋艘眼宗]$")
JOINER = re.compile(
    r"[、和并及与](?:组织|开展|进行|代表|委员|专题|专项|实地|现场|重点|先后|多次|再次|认真|继续|集中|联合|深入|适时|听取了?|对){0,3}$"
)
OTHERS = re.compile(
    r"(?:总书记|书记|[省市县区州]长|习近平|国务院|中央|政府常务会议)(?:多次|先后|亲自|专门|专题|来|到|在|率队|带队)?[^,;。]{0,4}$"
)
OTHERS_LENGTH = 12
SPEECH = re.compile(r"重要讲话|重要指示|重要思想|讲话精神")
LOWER = re.compile(
    r"^(?!深入|走进|围绕|聚焦|组织|前往|针对|关注|各|全|我|本|赴|到|对|就)[\u4e00-\u9fff]{2,3}(?:镇|乡(?!村)|街道)(?!人大主席团)[^,;。]{0,24}$"
)
SUBJECT = (
    r"(?:代表|委员|组成人员|成员|领导(?:同志)?|专家|人员|界别|专委会|工委|机关|部门|人大(?:常委会)?|政协|主席团|党派|干部|"
    r"主任会议|主席会议|常委会)们?"
)
AGENT = re.compile(
    rf"(?:[^、,]{{0,8}}[国省市州县区旗镇乡街]、){{0,3}}[^、,]{{0,16}}?{SUBJECT}(?:(?P<out>{OUT.pattern})|对|就|围绕|参加)"
)
ALONE = re.compile(rf"[^、,]{{0,12}}?{SUBJECT}|[^,]{{2,16}}?(?:代表|委员)")
# 把A列为年度视察内容: A is the matter of what it is made a subject of.
MADE = re.compile(r"[把将](?P<matter>[^,;。]{2,40}?)(?:作为|列为|列入|确定为|定为|选为|纳入)[^,;。]{0,10}$")
SUBJECTED = re.compile(r"的?(?:重点)?(?:内容|课题|议题|项目|题目|选题|主题)")
CONCRETE = {
    Form.SURVEY,
    Form.INSPECTION_TOUR,
    Form.CONSULTATION,
    Form.SPECIAL_INQUIRY,
    Form.INQUIRY_OR_APPRAISAL,
    Form.DEMOCRATIC_SUPERVISION,
}
# Who is pushed to do it: one matter, however long the list of what they do.
DOER = re.compile(r"[^、,]{0,10}(?:机关|政府|部门|单位|法院|检察院)(?!债|投资|采购|性)")
LONGEST = 120
# Meetings counted before the form in one list: 召开主席会议12次、专题协商会6次.
MEETINGS = re.compile(
    r"(?:[^、,\d]{0,14}?(?:会议?|协商|议政)[近约共]?(?:\d+|[一二三四五六七八九十百两]+)[余多]?[次场期个][、和及与]){1,12}"
)
# How far a clause is looked at on either side of its form word, and how many form words behind it.
REACH = 300
NEAR = 12


def read_acts(shaded: str, words: list[FormWord], nothing: re.Pattern[str], start: int, end: int) -> list[Act]:
    """The acts of the sentence ``start:end`` of a shaded paragraph, in order.

    ``words`` are its form words; ``nothing`` matches what names no matter.
    """
    acts: list[Act] = []
    edges = [start, *(m.end() for m in EDGE.finditer(shaded, start, end)), end + 1]
    blank = _blank(shaded, words, start, end)
    for i, word in enumerate(words):
        earlier = acts[-1].last if acts else start
        if word.form == "none" or word.start < earlier:
            continue
        at = bisect_right(edges, word.start)
        begin, stop = max(edges[at - 1], word.start - REACH), min(edges[at] - 1, end, word.end + REACH)
        limit = _limit(shaded, words, i, stop)
        place = Place(shaded, blank, nothing, start, word, begin, stop, max(begin, earlier), limit)
        if _passed(place, words[i + 1 : i + 2]):
            continue
        act = _read(place, edges, acts)
        if act is not None and act.matters and not _again(act, acts):
            acts.append(act)
    return acts


def _again(act: Act, acts: list[Act]) -> bool:
    """Whether an act only says once more what the one before it did: 对A进行评议,召开评议会3次."""
    borrowed = act.rule in ("oversight.carried", "oversight.around", "oversight.shared")
    return borrowed and bool(acts) and (acts[-1].form, acts[-1].matters) == (act.form, act.matters)


def _read(place: Place, edges: list[int], acts: list[Act]) -> Act | None:
    """A report heard; 对…进行审议 is read as the other forms are."""
    if place.word.form != Form.DELIBERATED_REPORT:
        return _look(place, acts)
    act = hear(place, edges, acts)
    if act is None and place.word.text == "审议" and PREP.search(place.region) and STRONG.search(place.region):
        act = _before(place, [])
        if act is not None and any(NO_REPORT.search(place.shaded, *m) for m in act.matters):
            return None
    return act


def _blank(shaded: str, words: list[FormWord], start: int, end: int) -> str:
    """The shaded text up to ``end`` with the form words of the sentence filled in too."""
    parts = [shaded[:start]]
    for word in words:
        parts += [shaded[start : word.start], "○" * (word.end - word.start)]
        start = word.end
    return "".join((*parts, shaded[start:end]))


def _passed(place: Place, following: list[FormWord]) -> bool:
    """Whether a form word is no act of its own: a part of 执法检查“回头看”, or done by someone else."""
    if following and following[0].start == place.word.end:
        return True
    if place.shaded.startswith("的审议意见", place.word.end) and FOLLOWED_UP.search(
        place.shaded, place.word.end, place.end
    ):
        return True
    before = place.shaded[place.begin : place.word.start]
    if place.word.text == "询问" and place.region.endswith("提出"):
        return True  # what was asked at the inquiry that the sentence tells of
    if SPEECH.search(place.shaded, max(place.begin, place.word.start - 50), place.word.end + 8):
        return True
    hearing = place.word.form == Form.DELIBERATED_REPORT
    others = OTHERS.search(before, max(0, len(before) - OTHERS_LENGTH))
    return bool(
        (others and not PREP.search(before, 0, others.start()))
        or LOWER.match(before)
        or (hearing and PUSHED.search(place.region))
        or DENIED.search(before)
    )


def _limit(shaded: str, words: list[FormWord], i: int, stop: int) -> int:
    """Where the words of act ``i`` end at the latest: at the next form word that a list goes on with."""
    end = words[i].end
    for other in words[i + 1 : i + 1 + NEAR]:
        if other.start >= stop:
            break
        if other.form != "none" and (match := JOINER.search(shaded, max(end, other.start - 20), other.start)):
            return match.start()
    return stop


def _look(place: Place, acts: list[Act]) -> Act | None:
    """The object of a form word stands before it (开展A、B专题调研, 对A进行视察) or behind it (视察A、B)."""
    after = place.shaded[place.word.end : place.end]
    if place.word.form in CONCRETE and (subject := SUBJECTED.match(after)) and (match := MADE.search(place.region)):
        act, start = place.act(), place.reach + match.start("matter")
        act.matters = place.matters(start, place.reach + match.end("matter"))
        act.first, act.last, act.rule = start, place.word.end + subject.end(), "oversight.chosen"
        return act
    if not after or NOUN.match(after) or place.word.text.startswith("审议意见") or place.word.text.endswith("报告"):
        return None if MEANS.match(after) else _before(place, acts)
    listed = place.region.endswith(("、", ","))
    if not listed and STRONG.search(place.region) and (found := _before(place, [])) and found.matters:
        return found
    return _behind(place)


def _before(place: Place, acts: list[Act]) -> Act | None:
    reach, region, act = place.reach, place.region, place.act()
    chained = acts[-1] if acts and acts[-1].last == reach and reach > place.begin else None
    verb = _governor(region, TRACKING if place.word.text.startswith("审议意见") else WEAK)
    opened = verb[0] if verb else len(region)
    way = WAY.search(region, 0, opened)
    prep = PREP.search(region, way.end() if way else 0, opened)
    if PUSHED.search(region[: min(prep.end() if prep else opened, opened)]):
        return None
    inner = (reach + verb[1], place.word.start) if verb else (reach, reach)
    if meetings := MEETINGS.match(place.shaded, *inner):
        inner = meetings.end(), inner[1]
    if not place.empty(*inner) and (act.form is Form.INQUIRY_OR_APPRAISAL or not _alone(place, *inner)):
        return _filled(place, act, *inner) or (borrow(place, act, acts) if _out(place, *inner) else None)
    if prep and not AIMLESS.search(region, prep.end(), opened):
        out = OUT.search(region, prep.end(), opened)
        return _filled(place, act, reach + prep.end(), reach + (out.start() if out else opened))
    if chained is not None and re.match(r"[、和及与]", region):
        if place.empty(reach, place.word.start):
            if chained.form == act.form:
                return None
            act.matters, act.first, act.rule = list(chained.matters), chained.first, "oversight.shared"
            return act
        if chained.rule in ("oversight.before", "oversight.shared") and verb is None:
            return _filled(place, act, reach + 1, place.word.start)
    led = verb or region.endswith("会议") or LED.search(region) or (act.form is Form.FOLLOW_UP and not region)
    return borrow(place, act, acts) if led else None


def _alone(place: Place, start: int, end: int) -> bool:
    """Whether ``start:end`` names only those who act: 组织代表视察."""
    return ALONE.fullmatch(place.shaded, *trim(place.shaded, start, end)) is not None


def _governor(region: str, weaker: re.Pattern[str]) -> Span | None:
    """The verb that holds the activity: the last 开展 and its like, else the first of the weaker ones."""
    strong = list(STRONG.finditer(region))
    if strong:
        return strong[-1].span()
    weak = weaker.search(region)
    prep = PREP.search(region)
    if weak and prep and prep.start() < weak.start() and weak.group() not in ("组织", "安排"):
        return None
    return weak.span() if weak else None


def _out(place: Place, start: int, end: int) -> bool:
    """Whether ``start:end`` are those who act and the places that they went to: 组织代表深入A、B视察."""
    agent = AGENT.match(place.shaded, start, end)
    return agent is not None and agent.group("out") is not None


def _filled(place: Place, act: Act, start: int, end: int) -> Act | None:
    """``act`` with the matters of ``start:end``; None when these are the places that its agents went to."""
    agent = AGENT.match(place.shaded, start, end)
    if agent:
        start = agent.end()
    if (agent and agent.group("out")) or not 2 <= end - start <= LONGEST:
        return None
    act.matters, act.first, act.rule = place.matters(start, end), min(act.first, start), "oversight.before"
    return act


def _behind(place: Place) -> Act | None:
    """视察A、B: the object runs to the end of the clause or to the next verb."""
    word, shaded, region, act = place.word, place.shaded, place.region, place.act()
    titled = shaded[word.end] in SHADES and region.endswith("会议")
    if (word.form in NOUNS and not titled and not shaded.startswith("了", word.end)) or (
        word.form == Form.SUPERVISION and not word.text.startswith("监督")
    ):
        return None
    if PUSHED.search(region) or region.endswith(("的", "被", "受", "接受", "供", "提请")):
        return None
    start, end = word.end, place.limit
    for pattern in (NEXT_VERB, COUNT):
        if match := pattern.search(shaded, start, end):
            end = match.start()
    if shaded[start] in "了过:":
        start += 2 if shaded.startswith("了解", start) else 1
    if (
        COUNTED.search(shaded, start, end)
        or NO_OBJECT.match(shaded[start:end])
        or end - start > LONGEST
        or (region.endswith("在") and "时" in shaded[start:end])
    ):
        return None
    pushed = act.form is Form.SUPERVISION and DOER.match(shaded, start, end)
    act.matters = [trim(shaded, start, end)] if pushed else place.matters(start, end)
    act.last, act.rule = end, "oversight.behind"
    return act
