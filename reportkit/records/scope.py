"""Period, actor and measure of a figure: said by the clause, never assumed."""

from __future__ import annotations

import re
from typing import Any

from reportkit.frames.clauses import Frame
from reportkit.records.context import Context

H = "一二三四五六七八九十两"
HAN = {c: i for i, c in enumerate("〇一二三四五六七八九十")} | {"两": 2}
CONSECUTIVE = re.compile(rf"(?:连续|持续)(?P<n>[{H}]|\d{{1,2}})(?:多|余)?(?P<u>年|届|天|个月)")
SINCE_SESSION = re.compile(
    r"(?:次会议|次大会|大会|人代会|本次会议)(?:及闭会|和闭会)?(?:以来|期间|闭会以后)|闭会期间|会议期间"
)
TERM = re.compile(
    r"(?:[五四三]年来|过去的?[五四三]年|[五四三]年间|本届以来|本届[^,。;]{0,8}(?:任期|以来)|任期内|换届以来|届内)"
)
AS_OF = re.compile(r"截[至止]")
PART_YEAR = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d)年)?(?:\d{1,2}月(?:份)?(?:至|到|—|-)\d{1,2}月|\d{1,2}(?:至|到|—|-)\d{1,2}月|上半年|下半年|前三季度|年初|年底|[一二三四]季度|\d{1,2}月(?:\d{1,2}日|份|底|初|[上中下]旬)?)"
)
YEAR = re.compile(
    r"(?:^|(?<=[,;。:(]))[^,;。:(]{0,6}?((?:19|20)\d\d)年(?!度|\d|上半年|下半年|[^,;。]{0,3}月|以来)|其中((?:19|20)\d\d)年"
)
WHOLE_YEAR = re.compile(r"一年来|全年|过去一年|这一年|过去的一年|一年(?=(?:共|召开|里|中|内))|年内")
LAST_YEAR = re.compile(r"去年|上年|上一年")
ACTORS = (
    (
        "all_levels",
        re.compile(
            r"(?:全[省市县区州]|我[省市县区])?(?:各级|市镇两级|市县两级|县乡两级|三级|两级|五级|四级)(?:人大)?(?:代表|人大|政协|委员)|全[省市县区州][^,;。]{0,6}(?:人大代表|各级代表)|全[省市县区州]各级|全[省市县区]有|省市县(?:区)?(?:三级)?人大"
        ),
    ),
    (
        "higher",
        re.compile(r"^(?:向|被)?(?:全国|省|中央|国务院)(?:人大|政协|委|政府)[^,;。]{0,10}(?:确定|决定|授予|要求|下达)"),
    ),
    (
        "government",
        re.compile(
            r"(?:推动|督促|促使|支持|要求|建议)?(?:国务院|[省市县区州]?(?:人民)?政府|“?一府[一两]|法院|检察院|公安|[省市县区]?(?:财政|教育|民政|人社|住建|交通|环保|水利|农业)(?:局|厅|部门)|有关部门|职能部门|承办单位)[^,;。]{0,22}$"
        ),
    ),
    (
        "lower",
        re.compile(
            r"(?:各|全[省市县区]\d*个?)?(?:镇街|乡镇|街道|镇\(街道|县\(市|各县|各乡镇|镇乡|村\(社区|村社|辖区内)[^,;。]{0,16}$"
        ),
    ),
)


def _n(text: str) -> int:
    return int(text) if text.isdigit() else HAN.get(text, 0)


def period_of(frame: Frame, context: Context) -> dict[str, Any] | None:
    """Period said by the words of the sentence up to the figure; None when it has none."""
    joined = frame.sentence.joined.text
    text = joined[frame.sentence.start : frame.numeral.end]
    clause = joined[frame.begin : frame.stop]
    year = context.review_to

    def made(first: int | None, last: int | None, basis: str, words: str) -> dict[str, Any]:
        return {"from": first, "to": last, "basis": basis, "text": words}

    tail = joined[max(frame.sentence.start, frame.begin - 30) : frame.stop]
    if match := CONSECUTIVE.search(joined, max(frame.sentence.start, frame.numeral.start - 14), frame.stop):
        n = _n(match.group("n"))
        first = year - n + 1 if year and match.group("u") == "年" else year
        return made(first, year, "consecutive", match.group())
    if match := SINCE_SESSION.search(text):
        return made(context.review_from, year, "since_session", match.group())
    if match := AS_OF.search(text):
        return made(None if not year else year, year, "as_of", match.group())
    if (found := list(YEAR.finditer(text))) and (said := int(found[-1].group(1) or found[-1].group(2))):
        return made(said, said, "year", f"{said}年")
    if match := TERM.search(text):
        return made(context.review_from, year, "term", match.group())
    if match := WHOLE_YEAR.search(text):
        return made(year, year, "year", match.group())
    if match := PART_YEAR.search(text):
        said = int(match.group("y")) if match.group("y") else year or 0
        return made(said or None, said or None, "part_year", match.group())
    if (match := LAST_YEAR.search(clause)) and year:
        base = context.plan_year if frame.sentence.role.value == "plan" and context.plan_year else year
        return made(base - 1, base - 1, "year", match.group())
    del tail
    return None


def actor_of(frame: Frame) -> str:
    """Whose act it is: the subject of the governing verb, own when the clause names no other."""
    text = frame.left_text
    for actor, pattern in ACTORS:
        if pattern.search(text):
            return actor
    return "own"


def measure_of(frame: Frame, category: str, suffixes: list[tuple[str, str]]) -> str:
    """What is measured: by the unit where it is special, else by the last characters of the noun."""
    measure, unit = frame.numeral.measure, frame.numeral.unit
    if measure in ("money", "share", "duration", "person_time", "length_area", "person"):
        return measure
    if category == "meeting" or measure == "event":
        return "event"
    word = frame.head.word if frame.head is not None and frame.side else ""
    if category == "petition" and measure in ("case", "document", "other"):
        return "case"
    if category == "suggestion":
        return "other" if unit in ("方面",) or frame.right_text.startswith("方面") else "document"
    for suffix, meaning in suffixes:
        if word.endswith(suffix):
            return meaning
    if measure in ("document", "case", "place"):
        return measure
    if unit is None and re.search(r"受众|粉丝|群众|人员|参训|人口", frame.left_text):
        return "person"
    return "other"
