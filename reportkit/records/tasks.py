"""Tasks of the plan part and shortcomings: records of whole sentences."""

from __future__ import annotations

import re
from typing import Any

from reportkit.frames.clauses import Paragraph
from reportkit.models.enums import Role
from reportkit.outline.lines import ITEM_ORDINAL, style_of
from reportkit.outline.roles import BACKGROUND, GUIDING, PROMISE, owns_up, promises
from reportkit.outline.sentences import Sentence
from reportkit.outline.telling import ADMITS
from reportkit.records.context import Context

ANNOUNCES = re.compile(
    r"(?:如下|以下[^。;]{0,14}|几个方面|[一二三四五六七八九十](?:个方面(?:的)?工作?|件大?事))[。::;]?$|[::]$"
)
QUOTED = re.compile(r"^(?:习近平总书记|总书记|党的[^。,;]{1,12}(?:指出|提出|强调))[^。;]{0,30}(?:指出|强调|要求)")
HOPES = re.compile(r"^(?:我们(?:相信|坚信|深信)|让我们|相信)")
OWNED = re.compile(
    r"(?:不过|但是?|然而|当然)[^。;]{0,40}(?:我们|常委会)[^。;]{0,30}(?:不够|不足|有待|差距|薄弱|欠缺|尚需|仍需)"
)
LIFE = re.compile(
    r"有待|不足|不够|不高|不强|不深|不多|不大|不到位|不完善|不平衡|不适应|不完全|不全|不实|薄弱|欠缺|欠|缺乏|差距|距离|少|弱|短板|需要?[^。;]{0,14}(?:加强|提高|提升|改进|完善|深化|强化|增强|拓展|健全|加大|规范|探索|加快|进一步|改善)|仍然存在|还存在|问题|难|慢|低|滞后|现象|空间|不严|偏|未[^。;]{0,10}(?:充分|能|形成|落实|到位)|待[^。;]{0,4}(?:加强|提高|提升|改进|完善|深化|强化|增强|拓展|健全|加大|规范|加快|改善)|脱节|没有|浅|重[^。;]{1,8}轻|流于|不经常|不紧|不及时|不明显|了之|尚|还要|参差|不能|不适|不经常|不均|不规范|不主动|不紧密|不丰富"
)
ENTERS = re.compile(r"看到|认识到|意识到|清醒|深感|感到|存在|差距|不足|短板|弱项|问题|回避|距离|欠缺|表现")
PLANS_ITSELF = re.compile(r"制[定订]本(?:计划|要点|方案|安排)")
PRESS = re.compile(r"[“\"].*(?:说|表示|介绍)[。,]|.*(?:记者|通讯员)")
AIMS = re.compile(r".{0,30}(?:指导思想|总体要求|总体思路|总要求|总的要求|工作思路)")


def read_tasks(paragraph: Paragraph, context: Context, intro: bool) -> list[dict[str, Any]]:
    """Tasks of a paragraph; ``intro`` when it stands before the first item of the plan part."""
    sentences = [s for s in paragraph.sentences if s.role is Role.PLAN]
    if not sentences:
        return []
    whole = paragraph.joined.text[sentences[0].start : sentences[-1].end]
    if intro and GUIDING.search(whole[:400]) and not any(ITEM_ORDINAL.match(s.text) for s in sentences):
        return []
    if whole.lstrip()[:1] == "“" and re.search(r"说。|表示。|说道", whole):
        return []
    records = []
    for sentence in sentences:
        intro = intro and not ITEM_ORDINAL.match(sentence.text)
        if not sentence.lead and not (intro and _introduces(sentence)) and not _no_task(sentence):
            records.append(_record(sentence, context, "task.sentence", paragraph))
    return records


def _introduces(sentence: Sentence) -> bool:
    text = sentence.text
    announces = text.startswith(("今年", "新的一年", "做好今年")) and not re.search(
        r"拟|召开|听取|检查|安排.{0,8}\d|视察|调研|评议|监督|督办|换届|票决", text
    )
    return bool(GUIDING.search(text)) or (announces and not promises(text))


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


def read_shortcomings(paragraph: Paragraph, context: Context) -> list[dict[str, Any]]:
    """Sentences of a paragraph that name the organ's weaknesses; promises to mend them are left out."""
    sentences = [s for s in paragraph.sentences if s.role is Role.SHORTCOMINGS]
    if not sentences:
        text = paragraph.joined.text
        owned = [s for s in paragraph.sentences if s.role is Role.REVIEW and OWNED.match(text, s.start, s.end)]
        return [_record(s, context, "shortcoming.aside", None) for s in owned]
    inside = bool(_headed(sentences[0]))
    records: list[dict[str, Any]] = []
    goes_on = sentences[0].section == "" or (style_of(sentences[0].text)[0] != "plain" and len(sentences) == 1)
    for sentence in sentences:
        text = sentence.text
        if not inside and not goes_on:
            if not (owns_up(text) or ADMITS.search(text) or (ENTERS.search(text) and LIFE.search(text))):
                continue
            inside = True
        if (
            (sentence.lead and not LIFE.search(text))
            or PROMISE.match(re.sub(r"^[^一-鿿]+", "", text))
            or re.search(r"感谢|敬意", text)
        ):
            continue
        if text.rstrip()[-1:] in (":", ",") or _only_announces(text):
            continue
        if LIFE.search(text) or goes_on or ITEM_ORDINAL.match(text):
            records.append(_record(sentence, context, "shortcoming.sentence", None))
            goes_on = text.rstrip()[-1:] == ";"
    return records


def _headed(sentence: Sentence) -> bool:
    return bool(sentence.heading)


def _only_announces(text: str) -> bool:
    """我们也清醒地看到，工作中还存在一些不足。 names none."""
    return len(text) < 60 and bool(
        re.search(
            r"(?:一些|不少|许多|很多|以下|诸多|若干|这样几[点处个]|几(?:点|处|个方面)的?)[^,。;:]{0,10}(?:不足|问题|差距|短板|薄弱环节|困难)(?:和[^,。;]{1,6})?[。;]?$|(?:一定|不小|较大|不少)(?:的)?(?:差距|距离)[。;]?$|(?:工作中?|自身|自身工作)(?:存在)?的(?:差距|不足|问题|短板)[。;]?$",
            text,
        )
    )


def _record(sentence: Sentence, context: Context, rule: str, paragraph: Paragraph | None) -> dict[str, Any]:
    joined = sentence.joined
    data: dict[str, Any] = {"id": ""}
    words = context.words(joined, sentence.start, sentence.end)
    if paragraph is not None:
        data |= {"heading": sentence.heading, "text": words, "acts": [], "laws": [], "figures": []}
    else:
        data["text"] = words
    return data | {
        "section": sentence.section,
        "rule": rule,
        "evidence": context.evidence(joined, sentence.start, sentence.end),
    }
