"""Tasks of the plan part and shortcomings: records of whole sentences."""

from __future__ import annotations

import re

from reportkit.grammar.context import Context
from reportkit.grammar.paragraph import Paragraph
from reportkit.models.drafts import ShortcomingDraft, TaskDraft
from reportkit.models.enums import Role
from reportkit.outline.evidence import has
from reportkit.outline.lines import ITEM_ORDINAL, style_of
from reportkit.outline.sentences import Sentence, begins_act

BACKGROUND = re.compile(
    r"^(?:(?:19|20)\d\d|今|新的一|明|本)年[,、]?(?:既|也|正|适逢|又)?(?:是|将迎来|迎来|恰逢|适逢|处在|为)|^(?:今后|未来)[^。;]{0,10}(?:年|时期)[,、]?(?:是|也是|将是)|之年[。,;]?$|^(?:做好|搞好|完成)[^。]{0,30}(?:意义重大|责任重大|至关重要|十分重要)|提出了?(?:新的|更高)[^。]{0,6}要求。?$|^(?:当前|面对|站在|进入|新时代|踏上)[^。;]{0,80}(?:关键时期|关键阶段|新起点|新要求|新形势|新任务|新期待|机遇|光荣|重大)[^。;]{0,20}。?$|周年。?$"
)
GUIDING = re.compile(
    r"指导思想|总体(?:要求|思路|安排|目标|工作思路)|总的?(?:要求|思路|目标)|工作思路是|基本思路|为指导|以下(?:几个?方面|\S{0,4})?(?:的)?(?:工作|任务|方面)。?$|重点(?:做好|抓好)(?:以下|[一二三四五六七八九十]个)|主要安排[是:]|主要任务是?[::]$|着重(?:做好|抓好)以下"
)
CLAUSES = re.compile(r"[,;。:]")
INTENT = re.compile(r"将|拟|(?<![主重需必简摘])要(?![求点闻素])")
# What can be looked for when the year is over.
CONCRETE = re.compile(
    r"开展(?!.{0,6}工作$)|组织(?!领导|建设|生活)|听取|审议|检查|视察|调研|评议|询问|督办|督查|走访|走[进入]|举办|召开|票决|建立|建成|办好|推出|启动|全覆盖|做好(?!.{0,8}工作$)"
)
VAGUE = re.compile(
    r"坚持|贯彻|精神|围绕|高举|紧扣|聚焦|为(?:指导|统领|主线|目标|契机)|按照|牢固|努力|奋斗|不断|工作要求"
)
ANNOUNCES = re.compile(
    r"(?:如下|以下[^。;]{0,14}|几个方面|[一二三四五六七八九十](?:个方面(?:的)?工作?|件大?事))[。::;]?$|[::]$"
)
QUOTED = re.compile(r"^(?:习近平总书记|总书记|党的[^。,;]{1,12}(?:指出|提出|强调))[^。;]{0,30}(?:指出|强调|要求)")
HOPES = re.compile(r"^(?:我们(?:相信|坚信|深信)|让我们|相信)")
PLANS_ITSELF = re.compile(r"制[定订]本(?:计划|要点|方案|安排)")
PRESS = re.compile(r"[“\"].*(?:说|表示|介绍)[。,]|.*(?:记者|通讯员)")
BARE_MAX = 60  # characters of a sentence that says no more than that there are weaknesses
BARE = re.compile(
    r"(?:一些|不少|许多|很多|以下|诸多|若干|几[点处个])[^,。;:]{0,10}(?:不足|问题|差距|短板|薄弱环节|困难)(?:和[^,。;]{1,6})?[。;]?$"
    r"|(?:一定|不小|较大|不少)的?(?:差距|距离)[。;]?$|的(?:差距|不足|问题|短板)[。;]?$"
)
AIMS = re.compile(r".{0,30}(?:指导思想|总体要求|总体思路|总要求|总的要求|工作思路)")


def promises(text: str) -> bool:
    """Whether ``text`` says of a concrete act that it will be done: 将对就业开展专项监督. What opens with 将 governs the clauses behind it."""
    intent = INTENT.search(text)
    if intent is None:
        return False
    begin = max(text.rfind(mark, 0, intent.start()) for mark in ",;。:") + 1
    clauses = CLAUSES.split(text[begin:])
    return any(CONCRETE.search(clause) and not VAGUE.search(clause) for clause in clauses)


def read_tasks(paragraph: Paragraph, context: Context, intro: bool, preface: bool = False) -> list[TaskDraft]:
    """Tasks of a paragraph; ``intro`` when it stands before the first item of the plan part, ``preface`` before all headings."""
    sentences = [s for s in paragraph.sentences if s.role is Role.PLAN]
    if not sentences:
        return []
    whole = paragraph.joined.text[sentences[0].start : sentences[-1].end]
    if intro and GUIDING.search(whole[:400]) and not any(ITEM_ORDINAL.match(s.text) for s in sentences):
        return []
    if whole.lstrip()[:1] == "“" and re.search(r"说。|表示。|说道", whole):
        return []
    records: list[TaskDraft] = []
    for sentence in sentences:
        intro = intro and not ITEM_ORDINAL.match(sentence.text)
        if preface and sentence.cue == "plan.genre" and not (promises(sentence.text) or begins_act(sentence.text)):
            continue  # a work plan begins with what led to it
        if not sentence.lead and not (intro and _introduces(sentence)) and not _no_task(sentence):
            records.append(_task(sentence, context))
    return records


def _introduces(sentence: Sentence) -> bool:
    """The thought that guides the work, without an act of its own."""
    return bool(GUIDING.search(sentence.text)) or (
        has(sentence.features, "guiding") and has(sentence.features, "intent") and not promises(sentence.text)
    )


def _no_task(sentence: Sentence) -> bool:
    text = sentence.text.strip()
    words = text[style_of(text)[1] :]
    if PLANS_ITSELF.search(words):
        return True
    if (
        len(words) < 5
        or words[-1] == "?"
        or (sentence.row is not None and sentence.row.total)
        or (ANNOUNCES.search(words) and not re.search(r"听取|检查|视察|调研", words))
    ):
        return True
    if (words[0] in '“"' or "记者" in words or "通讯员" in words) and PRESS.match(words):
        return True
    return bool(
        (BACKGROUND.search(words) and not promises(words))
        or QUOTED.match(words)
        or HOPES.match(words)
        or (GUIDING.search(words) and AIMS.match(words))
    )


def read_shortcomings(paragraph: Paragraph, context: Context) -> list[ShortcomingDraft]:
    """Sentences of a paragraph that name the organ's weaknesses; promises to mend them are left out."""
    sentences = [s for s in paragraph.sentences if s.role is Role.SHORTCOMINGS]
    named = [
        s
        for s in sentences
        if not ((s.lead and not has(s.features, "weak")) or _promises(s) or has(s.features, "thanks"))
    ]
    return [_shortcoming(s, context) for s in named if not _only_announces(s, s is named[0] and len(named) > 1)]


def _promises(sentence: Sentence) -> bool:
    """These need to be mended: what shall be done about it, without a weakness of its own."""
    features = sentence.features
    if has(features, "promise^"):  # 这些问题,有待今后解决
        return True
    if has(features, "weak"):
        return has(features, "promise") and has(features, "intent") and not has(features, "fault", "colon")
    return has(features, "promise", "ahead", "intent")


def _only_announces(sentence: Sentence, followed: bool) -> bool:
    """我们也清醒地看到，工作中还存在一些不足。 names none; ``followed`` by sentences that name some."""
    features, text = sentence.features, sentence.text.rstrip()
    if text[-1:] in ":,":
        return True
    if not has(features, "lack", "problem") or has(features, "fault", "colon"):
        return False
    return followed or (len(text) < BARE_MAX and BARE.search(text) is not None)


def _task(sentence: Sentence, context: Context) -> TaskDraft:
    joined, start, end = sentence.joined, sentence.start, sentence.end
    return TaskDraft(
        heading=sentence.heading,
        text=context.words(joined, start, end),
        section=sentence.section,
        rule=sentence.cue,
        evidence=context.evidence(joined, start, end),
    )


def _shortcoming(sentence: Sentence, context: Context) -> ShortcomingDraft:
    joined, start, end = sentence.joined, sentence.start, sentence.end
    return ShortcomingDraft(
        text=context.words(joined, start, end),
        section=sentence.section,
        rule=sentence.cue,
        evidence=context.evidence(joined, start, end),
    )
