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
SOME_YEARS = re.compile(r"(?P<n>[二三四五六两])年来")
BARE_TERM = re.compile(r"(?:^|[,;。])(?:五年|任期)(?!规划|计划|来)")
TERM = re.compile(
    r"(?:[五四三]年来|过去的?[五四三]年|[五四三]年间|本届以来|本届[^,。;]{0,8}(?:任期|以来)|任期内|换届以来|届内)"
)
AS_OF = re.compile(r"截[至止]")
PART_YEAR = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d)年)?(?:\d{1,2}月(?:份)?(?:至|到|—|-)\d{1,2}月|\d{1,2}(?:至|到|—|-)\d{1,2}月|上半年"
    r"|下半年|前三季度|年初|年底|[一二三四]季度|\d{1,2}月(?:\d{1,2}日|份|底|初|[上中下]旬)?)"
)
YEAR = re.compile(
    r"(?:^|(?<=[,;。:(]))[^,;。:(]{0,6}?((?:19|20)\d\d)年(?!度|\d|上半年|下半年|[^,;。]{0,3}月|以来)|其中((?:19|20)\d\d)年"
)
WHOLE_YEAR = re.compile(
    r"一年来|全年|过去一年|这一年|过去的一年|一年(?=(?:共|召开|里|中|内))|(?<![一二三四五两三])年内"
)
LAST_YEAR = re.compile(r"去年|上年|上一年")
TIME_LEAD = (
    r"(?:(?:一年来|全年|五年来|目前|其中|同时|此外|据统计|截至[^,]{1,12}|(?:19|20)\d\d年[^,]{0,6}?|"
    r"年内|当年|近年来|[一二三四五六七八九十]是|并|已)[,:]?)?"
)
OWN_SUBJECT = (
    r"(?:本届)?(?:[省市县区州镇乡]|[\u4e00-\u9fff]{1,4}[市县区])?(?:十?[一二三四五六七八九]届)?(?:人大|政协)?"
    r"(?:常委会|常务委员会|主任会议|主席会议|主席团|党组|机关|专委会|各专委会|各工委|委员们|代表们|我们|"
    r"市政协|区政协|县政协|市人大|区人大|县人大|委员|代表)"
)
SUBJECTS = (
    (
        "all_levels",
        re.compile(
            rf"^{TIME_LEAD}(?:全[省市县区州国]|我[省市县区])?(?:共有|现有|有)?(?:\d[\d.]*万?[余多]?名)?(?:各级|各地|五级"
            rf"|四级|三级|两级|市镇两级|市县两级|县乡两级|省市县)[^,;。]{{0,8}}(?:代表|人大|政协|委员)|^{TIME_LEAD}(?:全[省市县区州])(?:建成"
            rf"|建立|共有|建起|有|新建)[^,;。]{{0,8}}(?:代表|委员|人大)|^{TIME_LEAD}全[省市县区州]有"
        ),
    ),
    (
        "lower",
        re.compile(
            rf"^{TIME_LEAD}(?:全[省市县区州](?:\d+个)?|各)(?:乡镇|镇街|街道|乡|镇|县|区|村|县区|县市区)(?![^,;。]{{0,2}}(?:工委"
            rf"|界别|联络))|^{TIME_LEAD}[\u4e00-\u9fff]{{1,3}}(?:镇|乡|街道)(?!人大常委)|^{TIME_LEAD}(?:乡镇|镇街|街道"
            rf"|指导镇)"
        ),
    ),
    (
        "government",
        re.compile(
            rf"^{TIME_LEAD}(?:推动|督促|促使|建议|支持|助推)?(?:[省市县区州]|[\u4e00-\u9fff]{{1,4}}[省市县区州])?(?:人民)?(?:政府(?!投资"
            rf"|债|工作报告|专项|重大)|有关部门|相关部门|职能部门|承办单位|[\u4e00-\u9fff]{{1,4}}(?:局|厅)(?!长)|(?:中级)?(?:人民)?(?:法院"
            rf"|检察院))(?:[^,;。]{{0,3}}(?!报告))"
        ),
    ),
    (
        "higher",
        re.compile(rf"^{TIME_LEAD}(?:全国人大|全国政协|省人大|省政协|省委|中央)[^,;。]{{0,6}}(?:确定|决定|授予)"),
    ),
    (
        "other",
        re.compile(
            rf"^{TIME_LEAD}(?:广大|辖区)?(?:(?:企业|主播|群众|选民|市民|居民|村民|农民)们?(?!代表|反映|意见|来信|来访)"
            rf"|我[省市县区州]|地区生产总值|全[省市县区州][^,;。]{{0,6}}(?:产值|面积|人口|选民|倒塌|经济))"
        ),
    ),
    ("own", re.compile(rf"^{TIME_LEAD}{OWN_SUBJECT}")),
)
BEHIND = (
    (
        "government",
        re.compile(
            r"(?:由|被|经)(?:[省市县区州])?(?:人民)?(?:政府|有关部门|相关部门)[^,;。]{0,6}(?:领办|办理|领导|采纳|承办)|(?:快速落地|落实到位)"
        ),
    ),
    ("higher", re.compile(r"^[^,;。]{0,10}(?:入选|被(?:全国|省))")),
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

    if match := CONSECUTIVE.search(joined, max(frame.sentence.start, frame.numeral.start - 14), frame.stop):
        n = _n(match.group("n"))
        first = year - n + 1 if year and match.group("u") == "年" else year
        return made(first, year, "consecutive", match.group())
    if match := SINCE_SESSION.search(text):
        return made(year, year, "since_session", match.group())
    if match := AS_OF.search(text):
        return made(year, year, "as_of", match.group())
    if (found := list(YEAR.finditer(text))) and (said := int(found[-1].group(1) or found[-1].group(2))):
        return made(said, said, "year", f"{said}年")
    term = context.review_from is not None and context.review_from != year
    if year and (match := SOME_YEARS.search(text)) and (n := _n(match.group("n"))) and (not term or n != 5):
        return made(year - n + 1, year, "consecutive", match.group())
    if match := TERM.search(text) or (BARE_TERM.search(text) if term else None):
        return made(context.review_from, year, "term", match.group())
    if match := WHOLE_YEAR.search(text):
        return made(year, year, "year", match.group())
    if match := PART_YEAR.search(text):
        said = int(match.group("y")) if match.group("y") else year or 0
        return made(said or None, said or None, "part_year", match.group())
    if (match := LAST_YEAR.search(clause)) and year:
        base = context.plan_year if frame.sentence.role.value == "plan" and context.plan_year else year
        return made(base - 1, base - 1, "year", match.group())
    return None


def actor_of(frame: Frame) -> str:
    """Whose act it is: the subject of its clause or of the nearest clause before it; own when none is named.

    Definition: the annotation guide of the gold texts, field ``actor``.
    """
    for actor, pattern in BEHIND:
        if pattern.search(frame.right_text):
            return actor
    text = frame.sentence.joined.text[frame.sentence.start : frame.numeral.start]
    for clause in reversed(re.split(r"[,;。:]", text)):
        for actor, pattern in SUBJECTS:
            if pattern.search(clause.lstrip(" *“")):
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
        return "other" if unit == "方面" or frame.right_text.startswith("方面") else "document"
    for suffix, meaning in suffixes:
        if word.endswith(suffix):
            return meaning
    if measure in ("document", "case", "place"):
        return measure
    if unit is None and re.search(r"受众|粉丝|群众|人员|参训|人口", frame.left_text):
        return "person"
    return "other"
