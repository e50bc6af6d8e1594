"""Laws whose implementation was checked: one record a named law or bundle."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace

from reportkit.grammar.context import Context
from reportkit.grammar.lawnames import GENERIC, Form, LawName, joined
from reportkit.grammar.paragraph import Paragraph
from reportkit.grammar.subjects import Actors
from reportkit.grammar.times import Periods
from reportkit.lexicon.vocabulary import Vocabulary
from reportkit.models.drafts import LawInspectionDraft
from reportkit.models.enums import LawKind, Mode, Role, Status
from reportkit.outline.sentences import Sentence
from reportkit.records.initiative import initiative_of
from reportkit.records.inspectors import checked_by_others
from reportkit.records.oversight.tables import led_laws
from reportkit.text.joined import Joined
from reportkit.text.marks import clause_start

REST = (
    r"(?:中[^,;。]{2,24}?(?:条款|规定|内容))?"
    r"(?:等(?:有关|相关)?(?:方面的?)?(?:\d+|[一二三四五六七八九十两]+)?(?:部|件|项)?"
    r"(?:法律法规|法律、法规|法律|地方性法规|法规|条例|单行条例|法律和法规)?)?"
    r"(?:在我[省市县区州]|在全[省市县区州])?(?:(?:和|及)[^,;。、]{2,12}?(?:决定|决议))?(?:有关规定|相关规定)?"
)
IMPLEMENTED = (
    r"(?:的)?(?:在[^,;。]{1,10})?(?:的)?(?:贯彻(?:落实)?(?:、)?(?:实施|执行)?|实施|执行|落实|遵守|施行)"
    r"(?:和[^,;。]{2,6})?(?:以来的?)?(?:的)?(?:情况)?"
)
CHECKED = (
    r"(?:执法检查|专项检查|跟踪检查|再次检查|联动检查|联合检查|检查|自查|督查|专项民主监督|民主监督|专项监督"
    r"|联动监督|监督性?检查|(?<=进行了)视察|(?<=情况)视察|(?<=进行)视察)(?!报告)"
)
FOLLOWED = r"(?:跟踪监督|跟踪督办|跟踪督查|跟踪问效|跟踪检查|回头看|[“‘]回头看[”’]|跟踪问效|继续跟踪|持续跟踪|跟踪推进|跟踪督导)"
VERBAL = r"(?:(?:情况)?(?:进行|开展|实施|组织|作|作了|组织开展|进行了|开展了)(?:了)?(?:一次|专项|全面|三级联动|联动|重点|专题|集中|上下联动)?(?:的)?)?"
AFTER_CHECK = re.compile(rf"^{REST}(?:的)?(?:{IMPLEMENTED})?{VERBAL}[^,;。]{{0,12}}?{CHECKED}")
AFTER_FOLLOW = re.compile(
    rf"^{REST}(?:{IMPLEMENTED})?[^;。]{{0,30}}?(?:{FOLLOWED}|审议意见(?:的)?(?:落实|整改|办理)|审议意见[^,;。]{{0,8}}(?:落实|整改|办理|处理)|整改(?:情况|落实|清单|台账|问题)|审议意见,[^,;。]{{0,16}}(?:听取|督促|跟踪|督办|了解)[^,;。]{{0,10}}(?:整改|落实|办理))"
)
AFTER_SURVEY = re.compile(rf"^{REST}(?:{IMPLEMENTED})?{VERBAL}[^,;。]{{0,8}}?(?:执法调研|调研)")
AFTER_REPORT = re.compile(rf"^{REST}{IMPLEMENTED}[^,;。]{{0,14}}?(?:报告|汇报|专题汇报)")
AFTER_LINE = re.compile(rf"^{REST}[,……—]{{1,6}}[^。;]{{0,24}}?(?:{CHECKED})")
# The law set out first: 去年施行的《X条例》,今年首次开展执法检查; 《X条例》施行一年,常委会对其落实情况进行检查.
SET_OUT = re.compile(r"[^,;。]{0,14}?(?:施行|实施|颁布|出台|修订|修改|通过|公布)(?:施行|实施)?的$")
AFTER_SET_OUT = re.compile(rf",[^,;。]{{0,12}}?(?:开展|进行|组织)[^,;。]{{0,6}}?{CHECKED}(?=[,;。]|$)")
AFTER_ITS = re.compile(
    rf"[^,;。]{{0,16}},[^,;。]{{0,10}}?对其(?:贯彻)?(?:落实|实施|执行|施行)?(?:情况)?[^,;。]{{0,10}}?(?:{CHECKED}|“体检”)"
)
AFTER_AIM = re.compile(rf"^{REST}{IMPLEMENTED},[^;。]{{0,24}}?(?:执法检查|(?<!督)检查)")
# 《A法》施行后,常委会随即开展执法检查: what has just come into force is what is checked.
AFTER_FORCE = re.compile(
    rf"^{REST}(?:正式)?(?:颁布|公布|出台|修订|修正|施行|实施|生效|执行)[^,;。《》]{{0,10}}?(?:后|以来|不久|之际|伊始|[一二三两半\d]个?(?:周?年|月))之?,"
    r"[^;。《》对]{0,20}(?:对其[^,;。《》]{0,10})?(?:开展|进行|组织)了?(?:一次|首次|专项|专题|全面|集中)*(?:执法)?检查(?![组报站])"
)
BEFORE_AIM = re.compile(r"(?:围绕|针对|聚焦|紧扣)[^,;。]{0,6}$")
# 对《A法》执行情况,常委会组织了检查: the comma parts what is checked from who checks it.
BEFORE_UPON = re.compile(r"(?:对|就)[^,;。]{0,6}$")
UPON_CHECKED = re.compile(r",[^,;。]{0,16}?(?:执法检查|(?:组织|开展|进行)了?[^,;。]{0,4}检查)$")
AFTER_FOCUS = re.compile(rf"^{REST}为(?:重点|主题|主要内容)[,]?[^,;。]{{0,10}}{CHECKED}")
BEFORE_DIRECT = re.compile(
    r"(?:执法检查|(?<!察)检查)(?:了|过的|过|的(?:法律法规|法律|法规)(?:有|是|为|包括)?[::]?|[:：])?(?:新修[订改]的)?(?:\(1\)|①)?$"
)
# 检查了我市贯彻执行《A法》的情况: the verb stands before the name.
BEFORE_CARRYING = re.compile(
    r"(?<![察自督])检查(?:了|过)?(?:[我全本][省市县区州旗镇])?(?:贯彻(?:执行|实施|落实)?|实施|执行|落实)$"
)
AFTER_CARRYING = re.compile(rf"^{REST}的?情况(?![^,;。]{{0,6}}(?:报告|汇报))")
# 检查《宪法》宣誓制度, 《监督法》配套制度: what a law is about or asks for is not the law.
OTHER_THING = re.compile("宣誓|配套")
# 执法检查:(1)《A法》;(2)《B法》: the laws of a numbered list are inspected like the first.
NUMBERED = re.compile(r"[,;、](?:\(\d{1,2}\)|[②-⑳])")
BEFORE_FOLLOW = re.compile(rf"(?:{FOLLOWED}|跟踪|督促|推动)[^,;。]{{0,24}}$")
BEFORE_REPORT = re.compile(r"(?:听取|审议)[^,;。]{0,30}$")
# A report heard may have its title in marks: 听取《关于〈消防法〉实施情况的报告》.
IN_TITLE = re.compile(r"(?:听取|审议)[^,;。《》]{0,30}《关于[^,;。《》]{0,16}$")
OF_TITLE = re.compile(
    rf"{REST}(?:{IMPLEMENTED}|情况|[^,;。《》]{{0,12}}审议意见[^,;。《》]{{0,10}})[^,;。《》]{{0,14}}?(?:报告|汇报)》"
)
OPINIONS = re.compile(r"(?:报告)?的?审议意见[^,;。]{0,14}(?:报告|汇报)")  # what became of an earlier inspection
HEARD = re.compile(r"(?:听取|审议)[^,;。]*(?:贯彻实施|贯彻执行|贯彻|实施|落实|执行)$")
LAST_YEAR = re.compile(
    r"(?:对|就|针对|围绕)?(?:去年|上年|上一年|前年|(?:19|20)\d\d年)(?:度)?[^,;。]{0,8}(?:检查过的?|开展的?|进行的?|执法检查)?[^,;。]{0,6}$"
)
EARLIER = re.compile(r"去年|上年|上一年|前年|过的|上[届次]|此前|前次")
MADE = re.compile(
    r"(?:制定|修订|修改|起草|初审|初次审议|通过|出台|颁布|废止|批准|草拟|审次|学习|宣传|宣讲|培训|解读|编制|论证)[^,;。、]{0,14}$"
)
TAUGHT = re.compile(r"学习|宣传|宣讲|培训|[把将]")
NOT_CHECKED = re.compile(
    r"(?:(?!执法检查|[,;。]).){0,8}(?:调研报告|修改|修订|立法(?!调研[和、及](?:贯彻)?实施情况)|起草|制定|草案|颁布|出台"
    r"|》?的(?:\d+件)?(?:建议|提案|议案))"
)

# 《A法》执法检查组深入…: who went to inspect what was named before.
ITS_GROUP = re.compile(r"的?(?:执法)?检查组(?![织建成])")
BRACKET = re.compile(r"\((?:以下)?简称[^()]{1,30}\)|\((?:即|指)?《[^()]{2,100}》\)")
REACH = 200
# How a law was looked into, a word that saying so takes, and how it is said.
CHECKS = (
    (Mode.FOLLOW_UP, re.compile(r"跟踪|回头看|审议意见|整改"), AFTER_FOLLOW),
    (Mode.INSPECTION, re.compile(r"[查督视]"), AFTER_CHECK),
    (Mode.SURVEY, re.compile(r"调研"), AFTER_SURVEY),
)
# What others do too, and then it is none of the organ's.
BY_OTHERS = (Mode.INSPECTION, Mode.SURVEY)
NO_INSPECTION = re.compile("未作|没有|宣讲|学习|宣传活动|培训|征求")
OTHER_CLAUSE = re.compile(",.*(?:、|听取|视察|组织|推动|对[^的]{2,}|学习)")
BY_LAW = re.compile("根据|依据|依照|按照|违反")


def defines(text: str, law: LawName) -> bool:
    """Whether ``law`` is the short name of （以下简称《条例》）."""
    return text.endswith("简称", max(0, law.start - 2), law.start)


def expands(text: str, bundle: LawName, law: LawName) -> bool:
    """Whether ``law`` is the first member that brackets name behind a bundle: “一法一条例”（《…法》《…条例》）."""
    return bundle.form is Form.BUNDLE and text[bundle.end : law.start] in ("(", "(即", "(指")


def _closed(text: str, law: LawName) -> int:
    """Where ``law`` ends with the brackets that define its short name or name its members."""
    match = BRACKET.match(text, law.end)
    return match.end() if match else law.end


def read_inspections(paragraph: Paragraph, context: Context, vocabulary: Vocabulary) -> list[LawInspectionDraft]:
    """Inspected laws of a paragraph."""
    laws = paragraph.laws
    text = paragraph.joined.text
    records: list[LawInspectionDraft] = []
    if not laws and "法律" not in text:
        return records
    seen: deque[tuple[int, str]] = deque(maxlen=40)
    listed: tuple[Mode, int] | None = None
    actors: Actors | None = None
    groups = groups_of(text, [*_named(text, laws), *_topics(text, laws)])
    for group in groups:
        sentence = paragraph.sentence_at(group[0].start)
        if sentence is None or sentence.role in (Role.CLOSING, Role.OPENING):
            continue
        found = led_laws(text, sentence, group, vocabulary) if sentence.row is not None else None
        found = found or _mode(text, sentence, group)
        if found is not None and found[0] in BY_OTHERS:
            actors = actors or Actors(paragraph, context, vocabulary)
            if checked_by_others(actors, context.organ, group[0].start, found[1]):
                found = None
        if found is None and listed is not None and NUMBERED.fullmatch(text, listed[1], group[0].start):
            found = listed[0], group[-1].end
        if sentence.row is None:
            found = found or led_laws(text, sentence, group, vocabulary)
        listed = found
        if found is None:
            continue
        mode, stop = found
        fresh = [x for x in group if not _repeats(x, sentence, seen, ITS_GROUP.match(text, x.end) is not None)]
        for i, law in enumerate(fresh):
            end = stop if i == len(fresh) - 1 and stop - law.start <= 90 else law.end
            records.append(_record(paragraph, context, sentence, law, mode, max(end, law.end)))
    return records


def _repeats(law: LawName, sentence: Sentence, seen: deque[tuple[int, str]], group: bool) -> bool:
    """A law already recorded in the same sentence, perhaps by its shorter name; a pronoun or its ``group`` also in one before."""
    far = group or law.form is Form.PRONOUN
    if any(
        (far or start == sentence.start) and (name.endswith(law.name) or law.name.endswith(name))
        for start, name in seen
    ):
        return True
    seen.append((sentence.start, law.name))
    return False


def _named(text: str, laws: list[LawName]) -> list[LawName]:
    """Laws that an inspection can name: no drafts, no members that a bundle stands for; 该条例 by the name it stands for."""
    named: list[LawName] = []
    stop = 0
    for i, law in enumerate(laws):
        if law.form is Form.PRONOUN:
            if full := _stands_for(text, laws[max(0, i - 8) : i], law.name.lstrip("该本此上述部")):
                named.append(replace(law, name=full.name))
            continue
        whole = law.form is Form.BUNDLE and bool(named) and named[-1].end == law.start
        titled = law.form is Form.INSIDE and not _heard(text, law)
        if law.start >= stop and not (law.draft or whole or titled):
            named.append(law)
            stop = _closed(text, law)
    return named


def _heard(text: str, law: LawName) -> bool:
    """Whether ``law`` stands in the title of a report on its implementation that was heard."""
    return bool(OF_TITLE.match(text, law.end) and IN_TITLE.search(text, max(0, law.start - 60), law.start))


def _stands_for(text: str, before: list[LawName], kind: str) -> LawName | None:
    """The last law of a ``kind`` (条例), unless it is a draft or stands in a list with another."""
    fitting = [law for law in before if law.name.endswith(kind)]
    if not fitting or fitting[-1].draft or fitting[-1].form not in (Form.MARKED, Form.PLAIN):
        return None
    listed = len(fitting) > 1 and joined(text, fitting[-2], fitting[-1])
    return None if listed else fitting[-1]


def groups_of(text: str, laws: list[LawName]) -> list[list[LawName]]:
    """Laws by the list in which they stand."""
    groups: list[list[LawName]] = []
    for law in sorted(laws, key=lambda x: x.start):
        if groups and joined(text, groups[-1][-1], law):
            groups[-1].append(law)
        else:
            groups.append([law])
    return groups


def _topics(text: str, laws: list[LawName]) -> list[LawName]:
    """噪声污染防治、出入境管理等有关法律法规: laws named by their topic alone."""
    found: list[LawName] = []
    if "法律" not in text:
        return found
    for match in GENERIC.finditer(text):
        low = clause_start(text, match.start())
        window = text[low : match.start()]
        opener = list(re.finditer(r"(?:对|开展了?|检查了?|做好|就|围绕|抓好|组织|进行)", window))
        if not opener or not re.match(r"[^,;。]{0,20}?检查", text[match.end() :]) or re.search(r"\d", window):
            continue
        start = low + opener[-1].end()
        if any(x.start < match.end() and start < x.end for x in laws) or match.start() - start < 2:
            continue
        position = start
        for part in re.split(r"、|和", text[start : match.start()]):
            if len(part) >= 3 and not re.search(r"\d|部$", part):
                tail = re.sub(r"^等", "", match.group())
                found.append(LawName(position, position + len(part), part + tail))
            position += len(part) + 1
    return found


def _mode(text: str, sentence: Sentence, group: list[LawName]) -> tuple[Mode, int] | None:
    """How the laws of a list were checked and where the words that say so end; None when they were not."""
    begin, last = group[0].start, _closed(text, group[-1])
    quoted = text[begin - 1 : begin] == "“" and text[last : last + 1] == "”"  # 检查「湿地保护法」实施情况
    begin, edge = begin - quoted, last + quoted
    low = max(sentence.start, begin - REACH)
    clause = clause_start(text, begin, ",;。", low)
    before = text[clause:begin]
    reach = text[low:begin]
    after = text[edge : min(sentence.end, edge + REACH)]
    if (match := _set_out(before, after)) is not None:
        return Mode.INSPECTION, edge + match.end()
    if NOT_CHECKED.match(after):
        return None
    made = MADE.search(before)
    for kind, hint, pattern in CHECKS:
        match = pattern.match(after) if hint.search(after) else None
        if match and kind is Mode.FOLLOW_UP and _checked_first(match, before, after):
            continue
        if match and not made and _plausible(kind, match.group(), before):
            tracked = (
                kind is Mode.INSPECTION
                and ((LAST_YEAR.search(before) and re.search(FOLLOWED, after)) or BEFORE_FOLLOW.search(before))
                and re.search("跟踪|回头看", before + after)
                and not re.search(r"检查之?后,", after)
            )
            tracked = tracked or (kind is Mode.INSPECTION and OPINIONS.match(after, match.end()) is not None)
            return Mode.FOLLOW_UP if tracked else kind, edge + match.end()
    return _told_around(before, reach, after, (edge, last), made=made is not None)


def _told_around(before: str, reach: str, after: str, ends: tuple[int, int], *, made: bool) -> tuple[Mode, int] | None:
    """The mode where the words around the laws say it together: 以检查A为重点, 听取A实施情况的报告, 检查了A.

    ``before`` is the clause before the laws, ``reach`` the sentence before them, ``after`` what follows; ``ends`` is where they
    end with their quotation marks and without; ``made`` when the clause speaks of making them.
    """
    edge, last = ends
    if (match := AFTER_AIM.match(after)) and (
        BEFORE_AIM.search(before) or (BEFORE_UPON.search(before) and UPON_CHECKED.search(match.group()))
    ):
        return Mode.INSPECTION, edge + match.end()
    if (match := AFTER_REPORT.match(after)) and BEFORE_REPORT.search(before) and not made:
        return Mode.REPORT, edge + match.end()
    if HEARD.search(before) and (match := re.match(r"^[^,;。]{0,10}?情况[^,;。]{0,8}?(?:报告|汇报)", after)):
        return Mode.REPORT, edge + match.end()
    if BEFORE_CARRYING.search(before) and (match := AFTER_CARRYING.match(after)):
        return Mode.INSPECTION, edge + match.end()
    if (match := BEFORE_DIRECT.search(before)) and not OTHER_THING.match(after):
        if re.search(FOLLOWED, after[:40]) and re.search(r"去年|上年|过的", reach):
            return Mode.FOLLOW_UP, last
        return (Mode.FOLLOW_UP if re.search(r"跟踪检查", before) else Mode.INSPECTION), last
    if (
        re.search(r"检查了?$|检查[了过][^。;]{0,80}$", reach)
        and re.search(r"[、和,]$", before + reach[-1:])
        and not made
        and re.search(r"检查了[^。;]{0,80}$", reach)
    ):
        return Mode.INSPECTION, edge
    if (match := AFTER_FOCUS.match(after)) and re.search(r"以$", before):
        return Mode.INSPECTION, edge + match.end()
    if len(before) <= 6 and not made and (match := AFTER_LINE.match(after)):
        return Mode.INSPECTION, edge + match.end()
    if BEFORE_FOLLOW.search(before) and re.match(rf"^{REST}(?:{IMPLEMENTED})", after) and re.search(r"跟踪", before):
        match = re.match(rf"^{REST}(?:{IMPLEMENTED})?", after)
        return Mode.FOLLOW_UP, edge + (match.end() if match else 0)
    return None


def _set_out(before: str, after: str) -> re.Match[str] | None:
    """The words of the next clause that check a law set out first."""
    if "对其" in after and len(before) <= 6 and (its := AFTER_ITS.match(after)):
        return its
    if "检查" in after and not TAUGHT.search(before) and (in_force := AFTER_FORCE.match(after)):
        return in_force
    return AFTER_SET_OUT.match(after) if SET_OUT.fullmatch(before) else None


def _checked_first(match: re.Match[str], before: str, after: str) -> bool:
    """Whether the clause itself says 检查, and what follows it up stands in the next: 检查X情况,跟踪督促Y."""
    comma = match[0].find(",")
    if comma < 0 or EARLIER.search(before) or after.endswith("审议意见", 0, comma):
        return False
    return bool(BEFORE_DIRECT.search(before) or AFTER_CHECK.match(after[:comma]))


def _plausible(mode: Mode, words: str, before: str) -> bool:
    """检查 that belongs to another clause, or 审议意见 of something else, does not count."""
    if NO_INSPECTION.search(words):
        return False
    if mode is Mode.FOLLOW_UP and "的审议意见," in words:
        return True
    if mode is Mode.FOLLOW_UP:
        inspected = re.search(r"检查了?$", before) or re.search(r"检查(?:之?后)?,", words)
        return not re.search(r"[,;].*(?:对|听取|开展(?!“?回头看)|审议(?!意见))", words) and not (
            inspected and "," in words
        )
    if OTHER_CLAUSE.search(words):
        return False
    return BY_LAW.match(before) is None


def written(context: Context, joined: Joined, law: LawName) -> str:
    """The name of ``law`` as the source writes it; a law named by its topic has a name of its own."""
    if law.form is Form.PRONOUN:
        return law.name
    name = context.words(joined, law.start, law.end)
    if law.form in (Form.MARKED, Form.INSIDE):
        return name.strip("《》〈〉")
    return name if len(name) == len(law.name) else law.name


def _record(
    paragraph: Paragraph, context: Context, sentence: Sentence, law: LawName, mode: Mode, end: int
) -> LawInspectionDraft:
    name = written(context, sentence.joined, law)
    clause = paragraph.clause_at(law.start)
    ahead = paragraph.planned_at(clause.start) or paragraph.planned_at(end - 1)
    return LawInspectionDraft(
        name=name,
        title=None,
        kind=LawKind.BUNDLE if law.form is Form.BUNDLE else None,
        issuer=None,
        mode=mode,
        initiative=initiative_of(sentence, law.start, end),
        status=Status.PLANNED if ahead else Status.DONE,
        period=Periods(context).at(sentence, law.start, law.end),
        section=sentence.section,
        rule=f"law.{mode.value}",
        evidence=context.evidence(sentence.joined, law.start, end),
    )
