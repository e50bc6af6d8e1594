"""Topic of a meeting and title of a proposal: what the clause or the name itself says it was about."""

from __future__ import annotations

import re

from reportkit.outline.sentences import Sentence
from reportkit.text.marks import CLAUSE, clause_start
from reportkit.text.said import any_in

HELD = r"(?:组织|联合|主持|分别|先后|专题|多次|首次|共|还|又|也|分层次?|分界别|集中)*(?:召开|举行|举办|开展|进行)"
OPENER = r"(?:围绕|就|针对|聚焦|紧扣|以(?=[^,;。]{2,30}为(?:主题|议题)))(?P<topic>[^,;。:]{2,40}?)"
# 围绕…召开, or in the clause before: 就…, 举行.
ABOUT = re.compile(rf"{OPENER}{HELD}[^,;。:]{{0,16}}$")
ABOUT_BEFORE = re.compile(rf"{OPENER}$")
ONLY_HELD = re.compile(rf"{HELD}[^,;。:]{{0,16}}")
TAIL = re.compile(r"(?:等)?(?:方面|内容|议题|主题|重点|有关)?(?:的)?(?:为(?:主题|议题))?$")
ABOUT_AFTER = re.compile(
    r"(?:围绕|就|专题(?:研究|协商|讨论))(?P<topic>[^,;。:]{2,40}?)(?:等)?(?:进行|开展|建言|协商|作|提出|深入|[,;。]|$)"
)
NEAR = 4  # how far behind a meeting what it was about begins
QUOTED = re.compile(r"[“‘](?P<name>[^”’]{2,30})[”’]")
BRAND = ("协商", "商量", "议事")
NO_TOPIC = frozenset(",;。“”‘’届")
LISTED = re.compile(r"、(?![^()]*\))")
DASHED = re.compile(r"(?:—|--|·|:)(?P<topic>[^”’—]{3,30})$")
# Last words of a name, and words before them that say who meets or how, not about what.
FORM = re.compile(
    r"(?:专题|对口|界别|双月|民主|联合|远程|网络|基层|主题|经验|情况|现场|动员|部署|总结)*"
    r"(?:汇报交流会|协商座谈会|协商议政会|协商会议|协商会|协商活动|协商议政|协商|座谈会|研讨会|研讨|推进会|交流会|现场会|听证会|论证会|汇报会|通报会"
    r"|交办会|面商会|恳谈会|谈心会|部署会|动员会|总结会|纪念会|论坛|联席会议|会议|例会|大会|会)$"
)
WHO = re.compile(
    r"^(?:了|的|一场|一次|全[国省市州县区镇乡]|[省市州县区镇乡](?=[人政委府])|第[一二三四五六七八九十]{1,3}次|党外(?:人士|委员)?|民族宗教界(?:人士|委员)?|各?界别"
    r"|[^,]{0,6}(?:委员|代表|人士)(?!会|建议)|镇街|乡镇|人大常委会|常委会|人大|政协|有关|相关|各类|系列|专题|双月|季度|年度|党组|区委|市委|县委|省委|委|政府|常务)+"
)
WHERE = re.compile(r"^(?:了|的|全[国省市州县区镇乡]|第[一二三四五六七八九十]{1,3}次|[省市州县区]委)+")
VAGUE = ("工作", "专题", "情况", "活动", "议政", "经验", "问题", "重要")
TITLE = re.compile(r"《(?P<title>[^《》]{4,60}(?:建议|议案|提案|案)?)》(?:的)?(?:重点)?(?:建议|议案|提案)?$")


def topic_of(sentence: Sentence, start: int, end: int, name: str | None) -> str | None:
    """Topic of the meeting named at ``start:end`` of the paragraph; None where nothing is said of it.

    ``name`` is the name of a single meeting with what stands before its kind (产业精准扶贫专题协商会).
    """
    text = sentence.joined.text
    if name is not None and (topic := _of_name(name)):
        return topic
    first = clause_start(text, start, low=sentence.start)
    match = ABOUT.search(text, first, start)
    if match is None and text[first - 1 : first] == "," and ONLY_HELD.fullmatch(text, first, start):
        match = ABOUT_BEFORE.search(text, clause_start(text, first - 1, low=sentence.start), first - 1)
    if match:
        topic = TAIL.sub("", match["topic"].strip("“”"))
        return topic if len(topic) >= 2 else None
    behind = range(end, min(end + NEAR + 1, sentence.end))
    stop = next((at for at in behind if text[at] in CLAUSE), None)
    places = behind if stop is None else [*range(end, stop), *([stop + 1] if text[stop] == "," else [])]
    about = (ABOUT_AFTER.match(text, at, sentence.end) for at in places)
    found = next((match for match in about if match), None)
    return TAIL.sub("", found["topic"]) or None if found else None


def _of_name(name: str) -> str | None:
    """What a name says before its last word, without who met: 镇街人大工作汇报交流会 is about 镇街人大工作."""
    if match := QUOTED.search(name):
        quoted = match["name"]
        if any_in(quoted, BRAND):
            dashed = DASHED.search(quoted)
            return dashed["topic"] if dashed else None
        return quoted if FORM.search(name[match.end() :]) else None
    stem = FORM.sub("", LISTED.split(name)[-1])
    if stem == name or not NO_TOPIC.isdisjoint(stem):
        return None
    rest = WHO.sub("", stem)
    if rest == "工作" or rest.startswith("("):
        rest = WHERE.sub("", stem)
    return rest if len(rest) >= 3 and rest not in VAGUE else None


def title_of(sentence: Sentence, start: int, value: object) -> str | None:
    """Title of the one proposal that a count of 1 at ``start`` stands for; a list that goes on with 等 has none."""
    if value != 1:
        return None
    match = TITLE.search(sentence.joined.text[max(sentence.start, start - 90) : start])
    return match["title"] if match else None
